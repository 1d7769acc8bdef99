"""What came of a planned event, by what is told of it up to a day.

Invariant: a course is a function of the plan, of the set of other events, and of the day; only a telling that came out
by that day, and not before the plan's, speaks to it. Without such a telling a plan is ahead, due or overdue by its own
date, and without a date nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.model import Course, Outcome, Status
from onrecord.tellings.same import ToldEvent, alike, overlap

LATEST = timedelta(days=180)
"""How long after a plan's last day it may still be told as cancelled or moved; later, another plan is likelier."""


def course(plan: ToldEvent, others: Iterable[ToldEvent], day: date, moving: frozenset[str] = frozenset()) -> Course:
    """What came of a plan as of a day. `moving` are beginnings of words that put an event off ("postpon").

    Of several outcomes that are told, what happened goes before what was cancelled, and that before what was moved; of
    several tellings, the latest counts, then the one with the smaller id.

    >>> from onrecord.dates import Edtf
    >>> def told(id: str, status: Status, when: str | None, told_on: date) -> ToldEvent:
    ...     who = frozenset({"Oren"})
    ...     return ToldEvent(id, "CONSULT", "visit", "visit", status, when and Edtf.parse(when), who, who, who, told_on)
    >>> plan = told("a", Status.PLANNED, "2023-05-10", date(2023, 5, 2))
    >>> [course(plan, [], date(2023, 5, day)).outcome.value for day in (9, 10, 11)]
    ['ahead', 'due', 'overdue']
    >>> visit = told("b", Status.HAPPENED, "2023-05-10", date(2023, 5, 11))
    >>> course(plan, [visit], date(2023, 5, 12)).outcome.value, course(plan, [visit], date(2023, 5, 10)).outcome.value
    ('happened', 'due')
    """
    later = [
        one
        for one in others
        if one.id != plan.id and plan.told_on <= one.told_on <= day and alike(plan, one) and _within(plan, one)
    ]
    happened = [one for one in later if one.status in (Status.HAPPENED, Status.ONGOING) and _on_its_day(plan, one)]
    if happened:
        return _told(Outcome.HAPPENED, happened, "told as having taken place")
    denied = [one for one in later if one.status is Status.DENIED and _may_be(plan, one)]
    if denied:
        return _told(Outcome.CANCELLED, denied, "told as not taking place")
    moved = [one for one in later if one.status is Status.PLANNED and _moved(one, moving)]
    if moved:
        return _told(Outcome.MOVED, moved, "told as put off")
    return _by_its_date(plan, day)


def _told(outcome: Outcome, tellings: list[ToldEvent], words: str) -> Course:
    last = min(tellings, key=lambda one: (-one.told_on.toordinal(), one.id))
    to = f", to {last.when}" if outcome is Outcome.MOVED and last.when else ""
    return Course(outcome, last.id, f"{words}{to} by a report out on {last.told_on.isoformat()}")


def _by_its_date(plan: ToldEvent, day: date) -> Course:
    when = plan.when
    if when is None or (when.first is None and when.last is None):
        return Course(Outcome.UNDATED, None, "no date is told, and nothing more is found of it")
    if when.first is not None and day < when.first:
        return Course(Outcome.AHEAD, None, f"{when} lies ahead of {day.isoformat()}")
    if when.last is not None and day > when.last:
        return Course(Outcome.OVERDUE, None, f"{when} is over, and nothing more is found of it by {day.isoformat()}")
    return Course(Outcome.DUE, None, f"{day.isoformat()} can be the day ({when})")


def _within(plan: ToldEvent, one: ToldEvent) -> bool:
    last = plan.when.last if plan.when else None
    return last is None or one.told_on <= last + LATEST


def _on_its_day(plan: ToldEvent, one: ToldEvent) -> bool:
    """Whether what happened is dated so that it is what was planned; neither may lack its date."""
    return plan.when is not None and one.when is not None and bool(one.when.first) and overlap(plan.when, one.when)


def _may_be(plan: ToldEvent, one: ToldEvent) -> bool:
    return plan.when is None or one.when is None or overlap(plan.when, one.when)


def _moved(one: ToldEvent, moving: frozenset[str]) -> bool:
    return any(word.startswith(tuple(moving)) for word in one.words.lower().split()) if moving else False
