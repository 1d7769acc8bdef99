"""The days that a ledger's two time axes ask for, worked out from EDTF dates: pure functions.

Invariant: `stands_from` is never earlier than the truth allows: on that day, and after, the item stands for certain.
A date that is not told gives no day; a bound is only ever tightened by what is known for certain (a report cannot give
words that were spoken after it came out).

`as_of` D asks the first axis, what had been said, had happened or held by D:

- a **statement** stands from the last day that its date can mean, or from the day its report was known where that is
  earlier; a statement of unknown date stands on no day;
- an **event** told as happened or ongoing likewise; one that is planned, denied or hypothetical stands from the day it
  was told, for by then the plan existed, and not the event;
- a **fact** stands from the last day on which it can have begun, or from the day its report attests it, up to the first
  day on which it can have ended; with no told end, from then on; with no told start, only from where it is attested.

`known_by` D asks the second: `known_on`, the day by which the report was out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.dates import Edtf
from onrecord.model import OUTLET, Dating, Event, Fact, Report, Statement, Status

UNDATED = date.max
"""Where items without any date stand in a timeline: after all others."""


@dataclass(frozen=True, slots=True)
class Days:
    """Where an item stands: `day` in a timeline, the others in time.

    It stands certainly from `stands_from` to `stands_to`, possibly from `may_from` to `may_to`. None is not told, or
    no end.
    """

    day: date
    may_from: date | None = None
    stands_from: date | None = None
    stands_to: date | None = None
    may_to: date | None = None


def known_on(published: Dating, had: date) -> date:
    """The day by which a report could be known.

    It is the last on which it can have come out, or the day `had` on which the page was received where that is earlier
    and the date allows it.

    >>> from onrecord.model import DatingMethod
    >>> march = Dating(Edtf.parse("2023-03"), "told", DatingMethod.TEXT)
    >>> known_on(march, date(2023, 3, 9)).isoformat(), known_on(march, date(2024, 1, 1)).isoformat()
    ('2023-03-09', '2023-03-31')
    >>> known_on(Dating(None, "no date line"), date(2024, 1, 1)).isoformat()
    '2024-01-01'
    """
    return _by(published.date, had) or had


def of_statement(statement: Statement, known: date) -> Days:
    """The days of a statement whose report was known on a day."""
    said = statement.said_on.date
    return Days(_day(said), said.first if said else None, _by(said, known))


def of_event(event: Event, report: Report, statements: dict[str, Statement], known: date) -> Days:
    """The days of an event; `statements` are the report's, by id, for those in whose voice it stands."""
    when = event.when.date
    if event.status in {Status.HAPPENED, Status.ONGOING}:
        return Days(_day(when), when.first if when else None, _by(when, known))
    told = report.published.date if event.voice == OUTLET else statements[event.voice].said_on.date
    return Days(_day(when), told.first if told else None, _by(told, known))


def of_fact(fact: Fact, known: date) -> Days:
    """The days of a fact whose report was known on a day."""
    begun, ended, held = fact.valid_from.date, fact.valid_to.date, fact.held_on.date
    attested = _by(held, known)
    to = ended.first if ended else None
    if ended and (to is None or (attested and to < attested)):
        attested = None  # over when the report attests it: only a told start says when it held
    if begun:
        reached = attested if attested and (begun.first is None or begun.first <= attested) else None
        since = min(filter(None, (begun.last, reached)), default=None)
    else:
        since = attested
    if since and ended and (to is None or to < since):
        since = None
    return Days(
        _day(begun) if begun else _day(held),
        begun.first if begun else None,
        since,
        to,
        ended.last if ended else None,
    )


def _by(told: Edtf | None, known: date) -> date | None:
    """The day by which what has this date was there for certain, when it was known of on another; None: undated."""
    if told is None:
        return None
    if told.first is not None and told.first > known:
        return told.last or told.first
    return min(told.last, known) if told.last else known


def _day(told: Edtf | None) -> date:
    return (told.first or told.last or UNDATED) if told else UNDATED
