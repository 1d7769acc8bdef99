"""What several reports tell of one event or fact: laws of the pure functions, and answers of a ledger."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import Edtf
from onrecord.intake import add_page
from onrecord.ledger import Ledger
from onrecord.model import Outcome, Page, Relation, Status
from onrecord.queries import Only, events, facts, timeline
from onrecord.tellings import ToldEvent, ToldFact, course, differences, meeting_points, same_event, same_fact

DAY = date(2023, 5, 10)
DATES = st.sampled_from([None, "2023-05-10", "2023-05-09/2023-05-12", "2023-05", "2023", "../2023-05-01"])


@st.composite
def told_events(draw: st.DrawFn) -> ToldEvent:
    when = draw(DATES)
    who = st.frozensets(st.sampled_from(["Oren", "Solen", "Velmora"]), max_size=2)
    return ToldEvent(
        f"e{draw(st.integers(0, 99))}",
        "CONSULT",
        "visit",
        "visited",
        draw(st.sampled_from(list(Status))),
        Edtf.parse(when) if when else None,
        draw(who),
        draw(who),
        draw(who),
        DAY + timedelta(days=draw(st.integers(-5, 9))),
        draw(st.sampled_from(["", "the visit was postponed to June"])),
    )


@given(told_events(), told_events())
def test_to_be_the_same_event_is_symmetric(one: ToldEvent, other: ToldEvent) -> None:
    assert same_event(one, other) == same_event(other, one)


@given(told_events(), told_events())
def test_what_is_the_same_event_meets_in_a_point(one: ToldEvent, other: ToldEvent) -> None:
    assert not same_event(one, other) or meeting_points(one) & meeting_points(other)


@given(told_events(), st.lists(told_events(), max_size=6), st.randoms())
def test_a_course_does_not_depend_on_order(plan: ToldEvent, others: list[ToldEvent], chance: object) -> None:
    unique = list({one.id: one for one in others}.values())
    moving = frozenset({"postpon"})
    assert course(plan, unique, DAY, moving) == course(plan, unique[::-1], DAY, moving)


def fact(name: str, start: str | None, end: str | None) -> ToldFact:
    dates = [Edtf.parse(value) if value else None for value in (start, end)]
    return ToldFact(name, "Kardovia", Relation.OPERATES_BASE_AT, "Hald", *dates)


YEARS = st.sampled_from([None, "1999", "2001", "2001-03", "2004", "2010"])


@given(st.lists(st.tuples(YEARS, YEARS), max_size=5))
def test_differences_do_not_depend_on_order_and_name_two_items(ends: list[tuple[str | None, str | None]]) -> None:
    tellings = [fact(f"f{number}", start, end) for number, (start, end) in enumerate(ends)]
    found = differences(tellings)
    assert found == differences(tellings[::-1])
    assert all(len(one.items) > 1 and len(one.values) > 1 for one in found)


def test_an_office_held_twice_is_two_facts_and_no_difference() -> None:
    first, second = fact("a", "2001", "2004"), fact("b", "2010", None)
    assert not same_fact(first, second)
    assert differences([first, second]) == ()


@pytest.mark.parametrize(
    ("status", "when", "words", "outcome"),
    [
        (Status.HAPPENED, "2023-05-10", "visited", Outcome.HAPPENED),
        (Status.HAPPENED, "2023-03-01", "visited", Outcome.OVERDUE),
        (Status.HAPPENED, None, "visited", Outcome.OVERDUE),
        (Status.DENIED, None, "the visit was called off", Outcome.CANCELLED),
        (Status.PLANNED, "2023-06-01", "the visit was postponed to June", Outcome.MOVED),
        (Status.PLANNED, "2023-06-01", "will visit", Outcome.OVERDUE),
    ],
)
def test_what_came_of_a_plan(status: Status, when: str | None, words: str, outcome: Outcome) -> None:
    who = frozenset({"Oren"})

    def told(name: str, of: Status, at: str | None, on: date, text: str) -> ToldEvent:
        return ToldEvent(name, "CONSULT", "visit", "visit", of, Edtf.parse(at) if at else None, who, who, who, on, text)

    plan = told("a", Status.PLANNED, "2023-05-10", date(2023, 5, 2), "is to visit")
    other = told("b", status, when, date(2023, 5, 11), words)
    found = course(plan, [plan, other], date(2023, 5, 20), frozenset({"postpon"}))
    assert found.outcome is outcome


WORLD = " Ships call at Tarvona, in Kardovia, and at Hald."

REPORTS = {
    "a": (
        "2023-05-02",
        "Marit Solen of Velmeria is to visit Oskania on May 10. Oskania leases the port of Hald until 2032." + WORLD,
    ),
    "b": (
        "2023-05-11",
        "Marit Solen of Velmeria visited Oskania on May 10. Oskania leases the port of Hald until 2058." + WORLD,
    ),
    "c": ("2023-05-12", "Marit Solen of Velmeria visited Oskania on May 10, 2023." + WORLD),
}


def asked(ledger: Ledger) -> object:
    return (
        [(e.quote, e.course, [t.item for t in e.tellings]) for e in events(ledger, by="Solen").items],
        [(f.quote, f.differences, [t.item for t in f.tellings]) for f in facts(ledger, by="Oskania").items],
        [item.quote for item in timeline(ledger, by="Solen").items],
    )


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same reports, added in two orders."""
    made = []
    for name, order in (("one", "abc"), ("other", "cba")):
        path = tmp_path_factory.mktemp(name) / "onrecord.db"
        with Ledger.open(path) as ledger:
            for report in order:
                day, text = REPORTS[report]
                page = Page(text.encode(), f"{report}.txt", outlet=f"Outlet {report}", published=Edtf.parse(day))
                add_page(ledger, page)
        made.append(path)
    return made


def test_an_event_told_twice_is_one_and_a_plan_has_its_course(ledgers: list[Path]) -> None:
    with Ledger.open(ledgers[0]) as ledger:
        visits = events(ledger, by="Solen", only=Only(status=Status.HAPPENED)).items
        assert [[t.report.outlet for t in one.tellings] for one in visits] == [["Outlet b", "Outlet c"]]
        (plan,) = events(ledger, by="Solen", only=Only(status=Status.PLANNED)).items
        assert plan.course is not None
        assert plan.course.outcome is Outcome.HAPPENED
        (plan,) = events(ledger, by="Solen", only=Only(status=Status.PLANNED), as_of=date(2023, 5, 10)).items
        assert plan.course is not None
        assert plan.course.outcome is Outcome.DUE


def test_dates_that_differ_all_stand_and_are_told(ledgers: list[Path]) -> None:
    with Ledger.open(ledgers[0]) as ledger:
        found = [one for one in facts(ledger, by="Oskania").items if one.item.relation is Relation.LEASES]
        assert [[t.when for t in one.tellings] for one in found] == [["2032", "2058"]]
        assert [d.sentence for one in found for d in one.differences] == ["tellings differ on when it ends: 2032, 2058"]


def test_the_order_of_adding_changes_no_answer(ledgers: list[Path]) -> None:
    answers = []
    for path in ledgers:
        with Ledger.open(path) as ledger:
            answers.append(asked(ledger))
    assert answers[0] == answers[1]


def test_events_between_two_days(ledgers: list[Path]) -> None:
    with Ledger.open(ledgers[0]) as ledger:
        inside = events(ledger, only=Only(since=date(2023, 5, 1), until=date(2023, 5, 31))).items
        assert {one.item.when.value for one in inside} == {"2023-05-10"}
        assert events(ledger, by="Solen", only=Only(since=date(2024, 1, 1))).items == ()
