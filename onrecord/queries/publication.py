"""What other reports tell of when a report was published: who held which office by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.dates import Edtf
from onrecord.ledger import Ledger
from onrecord.model import Fact, Record, Relation
from onrecord.queries.facts import facts
from onrecord.queries.results import FoundFact


@dataclass(frozen=True, slots=True)
class OfficeEvidence:
    """An office that the report says is held, and another report's fact of when it was taken or left."""

    told: Fact
    elsewhere: FoundFact
    not_before: date | None
    not_after: date | None

    @property
    def sentence(self) -> str:
        """As a person would write it."""
        name, office = self.told.subject, self.told.object
        source = self.elsewhere.report.outlet or self.elsewhere.report.name
        if self.not_before is not None:
            return f"{name} is {office} in it, and took office on {self.not_before} ({source}): so then or later."
        return f"{name} is {office} in it, and was in office no longer than {self.not_after} ({source}): so by then."


@dataclass(frozen=True, slots=True)
class PublicationEvidence:
    """What is known elsewhere: each piece, and the range that they leave (None: nothing, or they contradict)."""

    pieces: tuple[OfficeEvidence, ...]
    range: Edtf | None


def publication_evidence(ledger: Ledger, report_id: str) -> PublicationEvidence:
    """When a report can have been published by the offices that it and other reports tell of.

    Nothing is written: a person who agrees corrects the date (`onrecord.judging`). Raises UsageError, LedgerError.
    """
    record = ledger.record(report_id)
    pieces = tuple(piece for told in _in_office(record) for piece in _elsewhere(ledger, told, report_id))
    first = max((piece.not_before for piece in pieces if piece.not_before), default=None)
    last = min((piece.not_after for piece in pieces if piece.not_after), default=None)
    if (first is None and last is None) or (first is not None and last is not None and first > last):
        return PublicationEvidence(pieces, None)
    return PublicationEvidence(pieces, Edtf.between(first, last))


_HELD = "title beside the name"
"""The rule of an office that is held as the report is told: no "former", no taking or leaving of it."""


def _in_office(record: Record) -> list[Fact]:
    """Offices that are held as the report is told, each once."""
    held = {(f.subject, f.object): f for f in record.facts if f.relation is Relation.HOLDS_OFFICE and f.rule == _HELD}
    return list(held.values())


def _elsewhere(ledger: Ledger, told: Fact, report_id: str) -> list[OfficeEvidence]:
    """Of all that other reports say of the same person in the same office, what bounds it most closely."""
    starts: list[tuple[date, FoundFact]] = []
    ends: list[tuple[date, FoundFact]] = []
    for found in facts(ledger, by=told.subject, limit=1000).items:
        fact = found.item
        if found.report.id == report_id or fact.relation is not Relation.HOLDS_OFFICE:
            continue
        if _office(fact) != _office(told):
            continue
        if fact.valid_from.date is not None and fact.valid_from.date.first is not None:
            starts.append((fact.valid_from.date.first, found))
        if fact.valid_to.date is not None and fact.valid_to.date.last is not None:
            ends.append((fact.valid_to.date.last, found))
    out = []
    if starts:
        day, found = min(starts, key=lambda start: start[0])
        out.append(OfficeEvidence(told, found, day, None))
    if ends:
        day, found = min(ends, key=lambda end: end[0])
        out.append(OfficeEvidence(told, found, None, day))
    return out


def _office(fact: Fact) -> str:
    """An office without what it is of: one person is seldom president of two countries."""
    return fact.object.casefold().split(" of ")[0].split(" to ")[0]
