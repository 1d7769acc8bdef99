"""Maps of one place and of many: what is on them, and that no name stands on another."""

from __future__ import annotations

import itertools

import pytest

from onrecord.model import Entity, EntityKind
from onrecord.queries.overview import Listed
from onrecord.web.place_map import Mark, PlaceMap, atlas, place_map


def place(name: str, kind: EntityKind = EntityKind.PLACE) -> Entity:
    return Entity(f"en-{name}", name, kind)


def box(mark: Mark, size: float) -> tuple[float, float, float, float]:
    """Where a name is written, somewhat within what it takes."""
    wide, gap = len(mark.name) * size * 0.5, mark.radius + size * 0.35
    left = mark.x - gap - wide if mark.before else mark.x + gap
    return (left, mark.y - size * 0.5, left + wide, mark.y + size * 0.5)


def apart(told: PlaceMap) -> None:
    """No name on another, and all within the window."""
    boxes = [box(it, told.size) for it in told.marks if it.label]
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for it in boxes:
        assert told.left <= it[0]
        assert it[2] <= told.left + told.width
        assert told.top <= it[1]
        assert it[3] <= told.top + told.height


@pytest.mark.parametrize("name", ["Oslo", "Bishkek", "Fiji", "Reykjavík", "Chad", "Ushuaia", "Singapore", "Anadyr"])
def test_a_place_stands_among_its_neighbours(name: str) -> None:
    told = place_map(place(name))
    assert told
    own = told.marks[0]
    assert own.entity == f"en-{name}"
    assert told.left <= own.x <= told.left + told.width
    assert told.top <= own.y <= told.top + told.height
    assert all(it.entity is None for it in told.marks[1:])
    apart(told)


@pytest.mark.parametrize(
    "entity", [place("Kardovia"), place("San Jose"), place("Oslo", EntityKind.PERSON), place("Oslo", EntityKind.GROUP)]
)
def test_what_is_no_place_or_may_be_several_is_on_no_map(entity: Entity) -> None:
    assert place_map(entity) is None


def test_many_places_are_marks_by_how_many_reports_name_them() -> None:
    names = [("Oslo", 1), ("Norway", 9), ("Tromsø", 4), ("Kardovia", 8), ("Anchorage", 2), ("Fiji", 1)]
    told = atlas([Listed(place(name), 0, reports) for name, reports in names])
    assert told
    marks = {it.name: it for it in told.marks}
    assert set(marks) == {"Norway", "Tromsø", "Anchorage", "Fiji"}, "a country stands at its capital, once"
    assert marks["Norway"].radius > marks["Tromsø"].radius > marks["Fiji"].radius
    assert told.width <= 3600
    apart(told)


def test_places_that_nobody_can_place_make_no_map() -> None:
    assert atlas([Listed(place("Kardovia"), 0, 8)]) is None
    assert atlas([]) is None
