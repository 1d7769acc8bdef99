"""A matter drawn: nothing surer than what is told, no mark on another, lanes and scale that stay where they are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import Edtf
from onrecord.model import ActorKind, Cited, Dating, DatingMethod, Position, Span, Stance, Status
from onrecord.web.lanes import ROW, Dated, Drawing, Term, drawing

WORDS = "the quay is not for sale"


def position(actor: str, day: str, stance: Stance = Stance.OPPOSES) -> Position:
    when = Dating(Edtf.parse(day), "told", DatingMethod.TEXT)
    cited = Cited(f"st-{actor}-{day}", "re-1", (Span(0, len(WORDS), WORDS),), when, actor)
    return Position(
        actor, f"en-{actor}", ActorKind.PERSON, actor, "mayor", when, stance, 0.9, (cited,), cited.words, "it says so"
    )


def drawn(positions: list[Position], **asked: object) -> Drawing:
    made = drawing(positions, asked.pop("events", ()), asked.pop("terms", ()), asked.pop("asked", None), **asked)  # type: ignore[arg-type]
    assert made is not None
    return made


@given(st.lists(st.dates(date(2001, 1, 1), date(2024, 12, 31)), min_size=1, max_size=40))
def test_no_mark_stands_on_another(days: list[date]) -> None:
    (lane,) = drawn([position("Ada Oren", it.isoformat()) for it in days]).lanes
    rows: dict[int, list[float]] = {}
    for mark in lane.marks:
        assert 0 <= mark.y <= lane.line
        assert 0 <= mark.left <= mark.x <= mark.left + mark.width + 0.011 <= 100.03  # hundredths are rounded
        rows.setdefault(mark.y, []).append(mark.x)
    for xs in rows.values():
        assert all(after - before >= 3.19 for before, after in pairwise(xs))
    assert len(lane.marks) == len(days)
    assert all((lane.line - it.y) % ROW == 0 for it in lane.marks)


@pytest.mark.parametrize(
    ("day", "left", "width"),
    [
        ("2023-01-01", 0.0, 0.27),  # a day is as narrow as a day
        ("2023-01", 0.0, 8.49),
        ("2023-07/2023-12", 49.59, 50.41),
        ("2023", 0.0, 100.0),
    ],
)
def test_a_date_is_as_wide_as_it_may_be(day: str, left: float, width: float) -> None:
    bounds = [position("Ada Oren", "2023-01-01"), position("Ada Oren", "2023-12-31")]
    (lane,) = drawn([*bounds, position("Ada Oren", day, Stance.SUPPORTS)]).lanes
    (mark,) = [it for it in lane.marks if it.shape.label == "supports"]
    assert mark.left == pytest.approx(left, abs=0.02)
    assert mark.width == pytest.approx(width, abs=0.02)


def test_another_day_leaves_lanes_and_scale_where_they_were() -> None:
    whole = [
        position("Ada Oren", "2022-03-05"),
        position("Jon Kell", "2023-06-01"),
        position("Ida Verel", "2024-01-09"),
    ]
    now = drawn(whole)
    then = drawn(whole[:2], asked=date(2023, 7, 31), whole=whole)
    assert [(it.name, bool(it.marks)) for it in then.lanes] == [
        ("Ada Oren", True), ("Jon Kell", True), ("Ida Verel", False),
    ]  # fmt: skip
    assert [it.marks[0].x for it in now.lanes[:2]] == [it.marks[0].x for it in then.lanes[:2]]
    assert (then.ticks, then.months) == (now.ticks, now.months)
    assert now.asked is None
    assert then.asked is not None
    # The slider's handle stands where the line does: its steps are the months' ends, the first one before the scale.
    share = then.months.index("2023-07") / (len(then.months) - 1) * 100
    assert then.asked == pytest.approx(share, abs=0.5)


def test_what_was_known_by_a_day_keeps_the_scale_and_not_the_lanes() -> None:
    days = {"Ada Oren": "2022-03-05", "Jon Kell": "2023-06-01", "Ida Verel": "2024-01-09"}
    whole = [position(actor, day) for actor, day in days.items()]
    known = drawn(whole[:2], asked=date(2023, 7, 31), whole=whole[:2], reach=whole)
    assert [it.name for it in known.lanes] == ["Ada Oren", "Jon Kell"]
    assert known.months == drawn(whole).months


def test_what_was_planned_is_hollow_and_what_lies_outside_is_counted() -> None:
    events = [
        Dated("ev-1", "the quay was shut", Edtf.parse("2023-02"), Status.HAPPENED),
        Dated("ev-2", "the quay is to open", Edtf.parse("2023-03-01"), Status.PLANNED),
        Dated("ev-3", "the quay was built", Edtf.parse("1950"), Status.HAPPENED),
    ]
    made = drawn([position("Ada Oren", "2023-01-10"), position("Ada Oren", "2023-04-10")], events=events)
    assert [(it.label[:8], "outlined" in it.shape.classes) for it in made.lanes[0].marks] == [
        ("Feb 2023", False), ("1 Mar 20", True),
    ]  # fmt: skip
    assert made.outside == 1


@pytest.mark.parametrize(
    ("since", "until", "opens", "closes"),
    [
        (date(2023, 2, 1), None, True, False),
        (None, date(2023, 3, 1), False, True),
        (date(2000, 1, 1), date(2023, 3, 1), False, True),
        (date(2023, 2, 1), date(2023, 3, 1), True, True),
    ],
)
def test_an_end_that_is_not_told_or_not_there_fades(
    since: date | None, until: date | None, opens: bool, closes: bool
) -> None:
    whole = [position("Ada Oren", "2023-01-10"), position("Ada Oren", "2023-04-10")]
    made = drawn(whole, terms=[Term("Ada Oren", "mayor of Velm", since, until)])
    (span,) = made.lanes[0].spans
    assert (span.opens, span.closes) == (opens, closes)


@given(st.dates(date(1950, 1, 1), date(2020, 1, 1)), st.integers(0, 30_000))
def test_the_scale_has_room_for_its_names(first: date, days: int) -> None:
    made = drawn([position("Ada Oren", first.isoformat()), position("Ada Oren", (first + timedelta(days)).isoformat())])
    assert len(made.ticks) <= 12
    assert sum(not it.minor for it in made.ticks) <= 7
    assert all(0 <= it.x <= 100 for it in made.ticks)


def test_without_a_date_there_is_nothing_to_draw() -> None:
    assert drawing([position("Ada Oren", "../2023")], (), (), None) is None
