"""Items of the ledger as pages show them: each with its report, who speaks in which colour, and the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.dates import Edtf
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, StoredReport
from onrecord.model import Entity, Event, Fact, Statement
from onrecord.queries import FoundEvent, FoundFact, FoundStatement
from onrecord.queries.reading import texts
from onrecord.web.colours import speaker_classes
from onrecord.wording.passages import Piece, passage


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in its sentences."""

    item: Statement
    report: StoredReport
    entity: Entity | None
    speaker: str | None
    colour: str
    pieces: tuple[Piece, ...]
    kind: Literal["statement"] = "statement"


@dataclass(frozen=True, slots=True)
class Happened:
    """An event; `told_by` is the speaker who vouches for it, None: the outlet."""

    item: Event
    report: StoredReport
    told_by: str | None
    quote: str
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class Held:
    """A fact; `told_by` likewise."""

    item: Fact
    report: StoredReport
    told_by: str | None
    quote: str
    kind: Literal["fact"] = "fact"


Shown = Said | Happened | Held


def shown(ledger: Ledger, items: Iterable[FoundStatement | FoundEvent | FoundFact]) -> tuple[Shown, ...]:
    """Items as pages show them, in their order. Raises EvidenceError, LedgerError."""
    found = tuple(items)
    read = texts(ledger, (it.report.id for it in found if isinstance(it, FoundStatement)))
    made: list[Shown] = []
    for it in found:
        if isinstance(it, FoundStatement):
            colour = speaker_classes(it.entity.id if it.entity else None)
            pieces = passage(read[it.report.id], it.item)
            made.append(Said(it.item, it.report, it.entity, it.speaker, colour, pieces))
        elif isinstance(it, FoundEvent):
            made.append(Happened(it.item, it.report, it.told_by, it.quote))
        else:
            made.append(Held(it.item, it.report, it.told_by, it.quote))
    return tuple(made)


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
