"""Makes `onrecord/web/static/world.svg`: Natural Earth's land at 1:110m, and the borders on it.

Run `python -m training.world.make FOLDER` with the folder of the npm package world-atlas 2.0.2 unpacked; the same
version gives the same bytes. Natural Earth is in the public domain. Coordinates are tenths of a degree east of 180 W
and south of the pole.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[2] / "onrecord" / "web" / "static" / "world.svg"
ABOUT = (
    "Natural Earth, land and borders at 1:110m (public domain), by way of world-atlas 2.0.2. "
    "Tenths of a degree east of 180 W and south of the pole."
)

Point = tuple[int, int]
Arc = tuple[Point, ...]


def main() -> None:
    """Write the map."""
    told = json.loads((Path(sys.argv[1]) / "countries-110m.json").read_text(encoding="utf-8"))
    arcs = [*map(tuple, _arcs(told))]
    rings = [_joined(ring, arcs) for ring in _rings(told["objects"]["land"]["geometries"][0])]
    land = "".join(f"{_path(ring)}z" for ring in rings if len(ring) > 2)
    borders = "".join(_path(arcs[number]) for number in _shared(told["objects"]["countries"]["geometries"]))
    OUT.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3600 1500"><!-- {ABOUT} -->'
        f'<path id="land" d="{land}"/><path id="borders" d="{borders}"/></svg>\n',
        encoding="utf-8",
    )


def _arcs(told: dict[str, Any]) -> Iterator[list[Point]]:
    """The arcs of a quantized topology (TopoJSON), each point where it differs from the one before."""
    (kx, ky), (dx, dy) = told["transform"]["scale"], told["transform"]["translate"]
    for arc in told["arcs"]:
        x = y = 0
        points: list[Point] = []
        for right, up in arc:
            x, y = x + right, y + up
            point = (round((x * kx + dx + 180) * 10), round((90 - (y * ky + dy)) * 10))
            if not points or points[-1] != point:
                points.append(point)
        yield points


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield from polygon


def _shared(countries: Iterable[dict[str, Any]]) -> list[int]:
    """The arcs that two countries have, and no coast."""
    times: dict[int, int] = {}
    for country in countries:
        if "arcs" in country:
            for ring in _rings(country):
                for number in ring:
                    own = number if number >= 0 else ~number
                    times[own] = times.get(own, 0) + 1
    return sorted(number for number, count in times.items() if count > 1)


def _joined(ring: Iterable[int], arcs: list[Arc]) -> list[Point]:
    out: list[Point] = []
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        out += points[1:] if out and out[-1] == points[0] else points
    return out


def _path(points: Iterable[Point]) -> str:
    first, *rest = points
    out, at = f"M{first[0]} {first[1]}l", first
    steps = []
    for point in rest:
        steps.append(f"{point[0] - at[0]} {point[1] - at[1]}")
        at = point
    return out + " ".join(steps).replace(" -", "-")


if __name__ == "__main__":
    main()
