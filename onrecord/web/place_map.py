"""Where places lie: a window on a map of the world's land and borders, drawn as SVG with marks and names.

Invariant: a place is on the map only where the reference data leave one place of its name; nothing is guessed. All is
in tenths of a degree, east of 180 W and south of the pole; no name stands on another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Entity, EntityKind
from onrecord.queries import Coordinates, coordinates, largest_cities
from onrecord.queries.overview import Listed

_WIDE, _HIGH = 500, 320
"""The least window: fifty degrees by thirty-two, which shows a place among its neighbours."""

_FLAT = 2.2
"""How much wider than high the map of many places is at least."""

_WORLD, _SOUTH = 3600, 1500
"""The map: all round, and down to sixty degrees south."""

_OF_ONE, _OF_MANY = 26, 70
"""Letters' height is the window's width by this: some 14 pixels where the map is as wide as its column."""

_GLYPH = 0.56
"""Width of a letter by its height, on average."""

_NEAR = 12
"""Cities that are named around a place at most."""

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_PLACES = (EntityKind.PLACE, EntityKind.FACILITY)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place at `x`, `y`: its name, what it leads to (None: it is there for orientation), the mark's radius.

    `before` puts the name at the mark's left; without a `label` there was no room for it.
    """

    x: int
    y: int
    name: str
    entity: str | None = None
    radius: float = 0
    reports: int = 0
    label: bool = True
    before: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A window whose corner is `left`, `top`, with marks; letters are `size` high. `found` is where the place is."""

    left: int
    top: int
    width: int
    height: int
    size: float
    marks: tuple[Mark, ...]
    found: Coordinates | None = None


def place_map(entity: Entity) -> PlaceMap | None:
    """The map of a place; None for what is no place, and where the data do not tell which it is."""
    found = _lies(entity)
    if found is None:
        return None
    own = Mark(*_point(found), entity.name, entity.id)
    left, top, width, height = window = _window([own], _WIDE / _HIGH)
    size = width / _OF_ONE
    near = largest_cities(
        (90 - (top + height) / 10, left / 10 - 180), (90 - top / 10, (left + width) / 10 - 180), 3 * _NEAR
    )
    others = [Mark(*_point(it), it.name, radius=size / 7) for it in near if it.name != found.name]
    others = [it for it in others if abs(it.x - own.x) + abs(it.y - own.y) > size]
    marks = tuple(_labelled([own, *others], size, window)[: _NEAR + 1])
    return PlaceMap(left, top, width, height, size, marks, found)


def atlas(listed: Iterable[Listed]) -> PlaceMap | None:
    """The map of the places in a list, the larger the more reports name them; None where none can be placed.

    What lies at one point, as a country and its capital do, is one mark, of the one that more reports name.
    """
    at: dict[tuple[int, int], Listed] = {}
    for it in listed:
        found = _lies(it.entity)
        if found is not None and (_point(found) not in at or at[_point(found)].reports < it.reports):
            at[_point(found)] = it
    if not at:
        return None
    most = max(it.reports for it in at.values())
    left, top, width, height = window = _window([Mark(*point, "") for point in at], _FLAT)
    size = width / _OF_MANY
    marks = [
        Mark(*point, it.entity.name, it.entity.id, size * (0.3 + 0.7 * (it.reports / most) ** 0.5), it.reports)
        for point, it in sorted(at.items(), key=lambda told: (-told[1].reports, told[1].entity.name))
    ]
    return PlaceMap(left, top, width, height, size, tuple(_labelled(marks, size, window)))


def _lies(entity: Entity) -> Coordinates | None:
    if entity.kind not in _PLACES:
        return None
    return next((it for name in (entity.name, *entity.variants) if (it := coordinates(name))), None)


def _point(found: Coordinates) -> tuple[int, int]:
    return round((found.longitude + 180) * 10), round((90 - found.latitude) * 10)


def _window(marks: Sequence[Mark], shape: float) -> tuple[int, int, int, int]:
    """Left, top, width and height of a window around marks, of a shape, within the map."""
    xs, ys = [it.x for it in marks], [it.y for it in marks]
    pad = 0.12 * max(max(xs) - min(xs), max(ys) - min(ys))
    width = max(_WIDE, max(xs) - min(xs) + 2 * pad, (max(ys) - min(ys) + 2 * pad) * shape)
    height = width / shape
    if width > _WORLD or height > _SOUTH:
        width = min(_WORLD, _SOUTH * shape)
        height = width / shape
    left = min(max(0, (min(xs) + max(xs) - width) / 2), _WORLD - width)
    top = min(max(0, (min(ys) + max(ys) - height) / 2), _SOUTH - height)
    return round(left), round(top), round(width), round(height)


def _labelled(marks: Sequence[Mark], size: float, window: tuple[int, int, int, int]) -> list[Mark]:
    """Marks in their order, each with its name at its right or left where that stands on nothing.

    What is there for orientation alone, and has no room, is left out.
    """
    inside = (window[0], window[1], window[0] + window[2], window[1] + window[3])
    taken = [_round(it, size) for it in marks if it.entity]
    out = []
    for it in marks:
        if not it.entity and any(_meet(_round(it, size), other) for other in taken):
            continue
        gap, wide = it.radius + size * 0.35, len(it.name) * size * _GLYPH
        found = None
        for before, left in ((False, it.x + gap), (True, it.x - gap - wide)):
            box = (left, it.y - size * 0.55, left + wide, it.y + size * 0.55)
            if _within(box, inside) and not any(_meet(box, other) for other in taken):
                taken += [box, _round(it, size)]
                found = before
                break
        if it.entity or found is not None:
            out.append(replace(it, label=found is not None, before=bool(found)))
    return out


def _round(mark: Mark, size: float) -> _Box:
    reach = max(mark.radius, size / 3)
    return (mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach)


def _within(box: _Box, outer: _Box) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3]


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
