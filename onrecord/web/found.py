"""Items of the ledger as pages show them: each with its report, who speaks in which colour, and the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.dates import Edtf
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, StoredReport
from onrecord.model import Cited, Course, Difference, Entity, Event, Fact, Promise, Role, Statement
from onrecord.queries import FoundEvent, FoundFact, FoundPromise, FoundStatement, Telling
from onrecord.queries.reading import texts
from onrecord.web.colours import speaker_classes
from onrecord.wording.passages import Piece, around, passage
from onrecord.wording.words import shortened

_LEAD = 90
"""Code points of an article's beginning that stand for a title that it has not."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in its sentences; `derived` says how the speaker was found where the report names nobody."""

    item: Statement
    report: StoredReport
    entity: Entity | None
    speaker: str | None
    colour: str
    pieces: tuple[Piece, ...]
    derived: str | None = None
    kind: Literal["statement"] = "statement"


@dataclass(frozen=True, slots=True)
class Happened:
    """An event in its sentence; `told_by` is the speaker who vouches for it, None: the outlet.

    `others` are the further tellings of it, `course` is what came of it where it was planned.
    """

    item: Event
    report: StoredReport
    told_by: str | None
    quote: str
    pieces: tuple[Piece, ...]
    others: tuple[Telling, ...] = ()
    course: Course | None = None
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class Held:
    """A fact; `told_by` and `others` likewise, `differences` say where the tellings exclude each other."""

    item: Fact
    report: StoredReport
    told_by: str | None
    quote: str
    others: tuple[Telling, ...] = ()
    differences: tuple[Difference, ...] = ()
    kind: Literal["fact"] = "fact"


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise or forecast: the statement that makes it, what became of it, and the reports that tell so.

    `also` are reports that render the same words.
    """

    item: Promise
    said: Said
    report: StoredReport
    outcome: tuple[tuple[Cited, StoredReport], ...]
    also: tuple[StoredReport, ...]
    kind: Literal["promise"] = "promise"


Shown = Said | Happened | Held | Promised


def shown(ledger: Ledger, items: Iterable[FoundStatement | FoundEvent | FoundFact]) -> tuple[Shown, ...]:
    """Items as pages show them, in their order. Raises EvidenceError, LedgerError."""
    found = tuple(items)
    read = texts(ledger, (it.report.id for it in found if not isinstance(it, FoundFact)))
    made: list[Shown] = []
    for it in found:
        if isinstance(it, FoundStatement):
            colour = speaker_classes(it.entity.id if it.entity else None)
            pieces = passage(read[it.report.id], it.item)
            made.append(Said(it.item, it.report, it.entity, it.speaker, colour, pieces, it.derived))
        elif isinstance(it, FoundEvent):
            pieces = around(read[it.report.id], it.item.span)
            made.append(Happened(it.item, it.report, it.told_by, it.quote, pieces, others(it), it.course))
        else:
            made.append(Held(it.item, it.report, it.told_by, it.quote, others(it), it.differences))
    return tuple(made)


def shown_promises(ledger: Ledger, items: Iterable[FoundPromise]) -> tuple[Promised, ...]:
    """Promises as pages show them, in their order. Raises EvidenceError, LedgerError."""
    found = tuple(items)
    said = shown(ledger, (it.statement for it in found))
    return tuple(
        Promised(it.item, one, one.report, tuple(zip(it.item.outcome, it.outcome, strict=True)), it.also)
        for it, one in zip(found, said, strict=True)
        if isinstance(one, Said)
    )


def others(found: FoundEvent | FoundFact) -> tuple[Telling, ...]:
    """The tellings of an event or a fact but for the one that is shown, in their order."""
    return tuple(it for it in found.tellings if it.item != found.item.id)


def leads(ledger: Ledger, reports: Iterable[StoredReport]) -> dict[str, str]:
    """How the article of each report without a title begins, by the report's id. Raises EvidenceError, LedgerError."""
    read = texts(ledger, [it.id for it in reports if not it.title])
    found = {}
    for report_id, report in read.items():
        body = next((it for it in report.blocks if it.role is Role.BODY), None)
        if body is not None:
            found[report_id] = shortened(report.text[body.start : body.end], _LEAD)
    return found


def last_day(value: str | None, name: str) -> date | None:
    """The day that a field means: of a month or a year, the last. Raises UsageError.

    >>> last_day("2023-02", "as_of"), last_day(" ", "as_of")
    (datetime.date(2023, 2, 28), None)
    """
    told = (value or "").strip()
    if not told:
        return None
    day = Edtf.parse(told).last
    if day is None:
        raise UsageError("a date without an end", f"{name} {told}", "give a day such as 2019-02-04")
    return day


def shown_one(ledger: Ledger, item: Statement, report: StoredReport) -> Said:
    """A statement whose speaker is not known, in its sentences. Raises EvidenceError, LedgerError."""
    read = texts(ledger, [report.id])[report.id]
    return Said(item, report, None, item.speaker.name, speaker_classes(None), passage(read, item))
