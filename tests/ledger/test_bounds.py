"""The days on which items stand: tables for both time axes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from onrecord.ledger.bounds import Days, known_on, of_event, of_fact, of_statement
from onrecord.model import Dating, Relation, Status
from tests.ledger.records import Draft, datings, told

KNOWN = date(2024, 6, 15)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, "2024-06-15"),  # unknown: the day that it was had
        ("2024-03-01", "2024-03-01"),
        ("2024-03", "2024-03-31"),
        ("2024-06", "2024-06-15"),  # it was had before the month was over
        ("2024", "2024-06-15"),
        ("2024-07", "2024-07-31"),  # the clock or the date is wrong: the date is the report's own
        ("2024-03-01~", "2024-03-01"),
        ("../2024-03", "2024-03-31"),
        ("2024-03/..", "2024-06-15"),
    ],
)
def test_known_on(published: str | None, expected: str) -> None:
    assert iso(known_on(told(published), KNOWN)) == expected


@pytest.mark.parametrize(
    ("said", "day", "may", "stands"),
    [
        (None, "9999-12-31", None, None),
        ("2024-03-01", "2024-03-01", "2024-03-01", "2024-03-01"),
        ("2023", "2023-01-01", "2023-01-01", "2023-12-31"),
        ("2024", "2024-01-01", "2024-01-01", "2024-06-15"),  # it cannot have been said after its report
        ("../2023", "2023-12-31", None, "2023-12-31"),
        ("2024-03/..", "2024-03-01", "2024-03-01", "2024-06-15"),
        ("2024-08", "2024-08-01", "2024-08-01", "2024-08-31"),
    ],
)
def test_statements(said: str | None, day: str, may: str | None, stands: str | None) -> None:
    draft = Draft()
    draft.statement("Anna Verel", "the port is open", said)
    found = of_statement(draft.statements[0], KNOWN)
    assert (iso(found.day), iso(found.may_from), iso(found.stands_from)) == (day, may, stands)


@pytest.mark.parametrize(
    ("status", "when", "published", "expected"),
    [
        (Status.HAPPENED, "2024-03", "2024-06-15", ("2024-03-01", "2024-03-01", "2024-03-31")),
        (Status.HAPPENED, None, "2024-06-15", ("9999-12-31", None, None)),
        (Status.PLANNED, "2024-09-01", "2024-06-15", ("2024-09-01", "2024-06-15", "2024-06-15")),
        (Status.PLANNED, None, "2024-06-15", ("9999-12-31", "2024-06-15", "2024-06-15")),
        (Status.PLANNED, "2024-09-01", None, ("2024-09-01", None, None)),
        (Status.DENIED, "2023", "2024-06-15", ("2023-01-01", "2024-06-15", "2024-06-15")),
    ],
)
def test_events(status: Status, when: str | None, published: str | None, expected: tuple[str | None, ...]) -> None:
    draft = Draft(published=published)
    draft.event("a visit", when, status=status)
    _, record = draft.done()
    found = of_event(record.events[0], record.report, {}, KNOWN)
    assert (iso(found.day), iso(found.may_from), iso(found.stands_from)) == expected


def test_a_plan_in_a_statement_counts_from_the_statement() -> None:
    draft = Draft(published="2024-06-15")
    said = draft.statement("Anna Verel", "we shall visit", "2024-05-02")
    draft.event("visit", "2024-09", status=Status.PLANNED, voice=said)
    _, record = draft.done()
    found = of_event(record.events[0], record.report, {s.id: s for s in record.statements}, KNOWN)
    assert iso(found.stands_from) == "2024-05-02"


@pytest.mark.parametrize(
    ("since", "until", "held", "expected"),
    [
        # day, may_from, stands_from, stands_to, may_to
        ("2003", None, "2024-06-15", ("2003-01-01", "2003-01-01", "2003-12-31", None, None)),
        ("2001", "2014", "2024-06-15", ("2001-01-01", "2001-01-01", "2001-12-31", "2014-01-01", "2014-12-31")),
        (None, None, "2024-06-15", ("2024-06-15", None, "2024-06-15", None, None)),
        (None, "2058", "2024-06-15", ("2024-06-15", None, "2024-06-15", "2058-01-01", "2058-12-31")),
        (None, "2014", "2024-06-15", ("2024-06-15", None, None, "2014-01-01", "2014-12-31")),
        (None, "../2024-06-15", "2024-06-15", ("2024-06-15", None, None, None, "2024-06-15")),
        ("2024", None, "2024-06-15", ("2024-01-01", "2024-01-01", "2024-06-15", None, None)),
        ("2025", None, "2024-06-15", ("2025-01-01", "2025-01-01", "2025-12-31", None, None)),
        ("2014", "2014", "2024-06-15", ("2014-01-01", "2014-01-01", None, "2014-01-01", "2014-12-31")),
        ("../2003", None, "2024-06-15", ("2003-12-31", None, "2003-12-31", None, None)),
        (None, None, None, ("9999-12-31", None, None, None, None)),
    ],
)
def test_facts(since: str | None, until: str | None, held: str | None, expected: tuple[str | None, ...]) -> None:
    draft = Draft()
    draft.fact("Velm", Relation.HOSTS, "a base", since, until, held)
    found = of_fact(draft.facts[0], KNOWN)
    days = (found.day, found.may_from, found.stands_from, found.stands_to, found.may_to)
    assert tuple(map(iso, days)) == expected


@given(datings(), datings(), datings())
def test_what_stands_for_certain_may_stand(since: Dating, until: Dating, held: Dating) -> None:
    draft = Draft()
    draft.fact("Velm", Relation.HOSTS, "a base")
    found: Days = of_fact(replace(draft.facts[0], valid_from=since, valid_to=until, held_on=held), KNOWN)
    if found.stands_from is None:
        return
    assert found.may_from is None or found.may_from <= found.stands_from
    assert found.stands_to is None or found.stands_from <= found.stands_to
    assert found.may_to is None or found.stands_to is None or found.stands_to <= found.may_to
