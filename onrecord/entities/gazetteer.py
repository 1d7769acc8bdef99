"""Where places lie, by packaged reference data: GeoNames' cities of 15,000 people and more, and all capitals.

"The one place of that name" is so of these: smaller places are not there.

Invariant: a place has coordinates only where its name, with the country where one is told, leaves one place; a name
that several bear has none, unless one of them is the place that nearly everybody means. A country has its capital's.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.entities.reference import city_name, place_code
from onrecord.entities.spellings import normalised

OUTWEIGHS = 10
"""How many times as many people one of several places of a name must have than the next for the name to mean it. Set by
hand on capitals: it leaves Paris to France (its next has a hundredth), and San Jose (California's has three times the
people of Costa Rica's) to nobody."""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Where a place lies, in degrees north and east (WGS 84), the reference data's name for it, and how it was found.

    `country` is the ISO 3166 code, `source` the data with its version and GeoNames' id.
    """

    latitude: float
    longitude: float
    name: str
    country: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class _City:
    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    people: int
    capital: bool


def coordinates(name: str, country: str | None = None) -> Coordinates | None:
    """Where a place of that name lies, in a country where one is told; None where the data do not tell.

    >>> found = coordinates("Oslo")
    >>> found.latitude, found.longitude, found.basis
    (59.9127, 10.7461, 'the one place of that name')
    >>> coordinates("Норвегия").basis, coordinates("San Jose"), coordinates("San Jose", "Costa Rica").country
    ('the capital of the country, Oslo', None, 'CR')
    """
    code = place_code(country) if country else None
    if country and code is None:
        return None
    land = place_code(name)
    if land and not land.startswith("zone "):
        found = [city for city in _by_country().get(land, ()) if city.capital]
        return _located(found[0], f"the capital of the country, {found[0].name}") if len(found) == 1 else None
    bearing = [city for city in _named(name) if code in (None, city.country)]
    bearing.sort(key=lambda city: (-city.people, city.id))
    if not bearing:
        return None
    first, *others = bearing
    if not others:
        return _located(first, "the one place of that name" + (" in the country" if code else ""))
    if first.people >= OUTWEIGHS * max(1, others[0].people):
        return _located(first, f"of {len(bearing)} places of that name the one with {OUTWEIGHS} times as many people")
    return None


def _named(name: str) -> list[_City]:
    cities = _cities()[1]
    return cities.get(normalised(name)) or cities.get(normalised(city_name(name) or ""), [])


def largest_cities(south_west: tuple[float, float], north_east: tuple[float, float], most: int) -> list[Coordinates]:
    """The largest cities, capitals first, in a window whose corners are latitude and longitude.

    >>> [it.name for it in largest_cities((40.0, 70.0), (44.0, 78.0), 2)]
    ['Bishkek', 'Almaty']
    """
    (south, west), (north, east) = south_west, north_east
    inside = [
        city
        for its in _by_country().values()
        for city in its
        if south <= city.latitude <= north and west <= city.longitude <= east
    ]
    inside.sort(key=lambda city: (not city.capital, -city.people, city.id))
    return [_located(city, "one of the largest cities around") for city in inside[:most]]


def _located(city: _City, basis: str) -> Coordinates:
    source = f"{_cities()[0]}, id {city.id}"
    return Coordinates(city.latitude, city.longitude, city.name, city.country, basis, source)


@cache
def _cities() -> tuple[str, dict[str, list[_City]]]:
    """What the data are, with their version; the cities by normalised name. Read once (about 0.15 seconds)."""
    raw = (files("onrecord.entities") / "data" / "cities.tsv.gz").read_bytes()
    first, *lines = gzip.decompress(raw).decode().splitlines()
    found: dict[str, list[_City]] = {}
    for line in lines:
        key, folded, name, country, latitude, longitude, people, capital = line.split("\t")
        city = _City(key, name, country, float(latitude), float(longitude), int(people), bool(capital))
        found.setdefault(folded, []).append(city)
    return first.removeprefix("# "), found


@cache
def _by_country() -> dict[str, list[_City]]:
    found: dict[str, list[_City]] = {}
    for its in _cities()[1].values():
        for city in its:
            found.setdefault(city.country, []).append(city)
    return found
