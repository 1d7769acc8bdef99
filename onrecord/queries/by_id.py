"""One thing by its id: a statement, an event, a fact, a report with all that was read from it.

Invariant: only what stands is given: of readings that were retracted, nothing is. A version of a report that is not
the newest is given when it is asked for by id.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, select

from onrecord.errors import UnknownId
from onrecord.ledger import Ledger, StoredReport, reading, tables
from onrecord.model import Record
from onrecord.queries import selection
from onrecord.queries.events import load_told as load_events_told
from onrecord.queries.facts import load_told as load_facts_told
from onrecord.queries.loading import load_statements
from onrecord.queries.results import FoundEvent, FoundFact, FoundStatement
from onrecord.queries.selection import Ask, Place
from onrecord.queries.tellings import MOST_OF_ONE

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report as the ledger keeps it, and the whole record that was read from it."""

    report: StoredReport
    record: Record


def statement(ledger: Ledger, statement_id: str) -> FoundStatement:
    """The statement with this id. Raises UnknownId where no report has it, EvidenceError, LedgerError."""
    return _one(ledger, tables.statements, statement_id, load_statements)


def event(ledger: Ledger, event_id: str) -> FoundEvent:
    """The event with this id. Raises UnknownId where no report has it, EvidenceError, LedgerError."""
    load = partial(load_events_told, most=MOST_OF_ONE)
    return _one(ledger, tables.events, event_id, partial(_with_tellings, tables.events, load))


def fact(ledger: Ledger, fact_id: str) -> FoundFact:
    """The fact with this id. Raises UnknownId where no report has it, EvidenceError, LedgerError."""
    return _one(
        ledger, tables.facts, fact_id, partial(_with_tellings, tables.facts, partial(load_facts_told, most=MOST_OF_ONE))
    )


def report_record(ledger: Ledger, report_id: str) -> ReportRecord:
    """The report with this id, and its whole record. Raises UnknownId, EvidenceError, LedgerError."""
    with ledger.snapshot() as connection:
        return ReportRecord(reading.stored_report(connection, report_id), reading.record(connection, report_id))


def _with_tellings(
    own: Table,
    load: Callable[[Connection, Ask, Sequence[ColumnElement[bool]], Sequence[Place]], Sequence[T]],
    connection: Connection,
    places: Sequence[Place],
) -> list[T]:
    """The item with its tellings, five hundred at most, however sure; of several, it is this one that is shown."""
    ask = Ask(minimum_confidence=0.0)
    fits = [*selection.fitting(own, ask), own.c.key == places[0].key]
    return list(load(connection, ask, fits, places))


def _one(ledger: Ledger, own: Table, item_id: str, load: Callable[[Connection, Sequence[Place]], list[T]]) -> T:
    reports = tables.reports
    query = (
        select(own.c.day, reports.c.known_on, reports.c.id, own.c.position, own.c.key, own.c.report_key)
        .join(reports, reports.c.key == own.c.report_key)
        .where(own.c.id == item_id, reports.c.retracted_at.is_(None))
        .order_by(own.c.key)
    )
    with ledger.snapshot() as connection:
        row = connection.execute(query).first()
        if row is None:
            raise UnknownId(f"no such {own.name[:-1]} in the ledger", item_id, f"list {own.name} to see their ids")
        place = Place(row.day, row.known_on, row.id, own.name, row.position, row.key, row.report_key)
        (found,) = load(connection, [place])
    return found
