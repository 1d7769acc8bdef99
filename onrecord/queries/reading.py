"""Reports to be read whole, with what the ledger tells of their items; and the texts around items, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, select

from onrecord.ledger import Ledger, StoredReport, decode, reading, tables
from onrecord.model import Entity, Record, Report
from onrecord.queries import selection
from onrecord.queries.events import load_told as load_events
from onrecord.queries.facts import load_told as load_facts
from onrecord.queries.only import Only
from onrecord.queries.results import FoundEvent, FoundFact
from onrecord.queries.selection import Ask
from onrecord.queries.tellings import MOST_OF_ONE

_MOST = 10_000
"""Items of one report: more than a page of the largest size that is read can have."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report's whole record, and what its names mean: entities of the ledger by the ids of the record's own.

    A name that the ledger does not link is not there.
    """

    stored: StoredReport
    record: Record
    meant: Mapping[str, Entity]


def read_report(ledger: Ledger, report_id: str) -> ReadReport:
    """The report with this id. Raises UsageError where no live one has it, EvidenceError."""
    own, links, entities, reports = tables.report_entities, tables.links, tables.entities, tables.reports
    query = (
        select(own.c.id.label("own_id"), entities)
        .join(reports, reports.c.key == own.c.report_key)
        .join(links, links.c.name_key == own.c.name_key)
        .join(entities, entities.c.id == links.c.entity_id)
        .where(reports.c.id == report_id, reports.c.retracted_at.is_(None))
    )
    with ledger.snapshot() as connection:
        record = reading.record(connection, report_id)
        stored = reading.stored_report(connection, report_id)
        meant = {row["own_id"]: decode.entity(row) for row in connection.execute(query).mappings()}
    return ReadReport(stored, record, meant)


def texts(ledger: Ledger, report_ids: Iterable[str]) -> dict[str, Report]:
    """Live reports by id, with their texts and blocks alone: no notices, credits or entries.

    What is not there is left out. Raises EvidenceError.
    """
    with ledger.snapshot() as connection:
        return texts_of(connection, report_ids)


def texts_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, Report]:
    """The same, at the moment of a connection."""
    reports, kept, blocks = tables.reports, tables.report_texts, tables.blocks
    chosen = reports.c.id.in_(sorted(set(report_ids))) & reports.c.retracted_at.is_(None)
    rows = connection.execute(
        select(reports, kept.c.text).join(kept, kept.c.report_key == reports.c.key).where(chosen)
    ).mappings()
    of: defaultdict[int, list[decode.Row]] = defaultdict(list)
    keys = select(reports.c.key).where(chosen)
    query = select(blocks).where(blocks.c.report_key.in_(keys)).order_by(blocks.c.report_key, blocks.c.position)
    for block in connection.execute(query).mappings():
        of[block["report_key"]].append(block)
    return {row["id"]: decode.report(row, row["text"], of[row["key"]], (), (), ()) for row in rows}


def told_of_report(ledger: Ledger, report_id: str) -> dict[str, FoundEvent | FoundFact]:
    """The events and facts of a current report, by their ids, with all tellings, differences and courses.

    Of several tellings in the one report, each id leads to the first. Of a version that is not the newest, nothing.
    Raises EvidenceError, LedgerError.
    """
    ask = Ask(limit=_MOST, only=Only(report=report_id))
    happened = selection.answer(ledger, tables.events, ask, lambda _: [], load_events)
    held = selection.answer(ledger, tables.facts, ask, lambda _: [], load_facts)
    found: dict[str, FoundEvent | FoundFact] = {}
    told: tuple[FoundEvent | FoundFact, ...] = (*happened.items, *held.items)
    for it in told:
        found |= {one.item: it for one in it.tellings if one.report.id == report_id}
    return found


def told_of_item(ledger: Ledger, found: FoundEvent | FoundFact) -> FoundEvent | FoundFact:
    """An event or a fact with its tellings, a thousand at most; as it is where it does not stand in a current report.

    Raises EvidenceError, LedgerError.
    """
    ask = Ask(minimum_confidence=0.0, limit=1)
    told_events, told_facts = partial(load_events, most=MOST_OF_ONE), partial(load_facts, most=MOST_OF_ONE)
    if isinstance(found, FoundEvent):
        own = tables.events.c.id == found.item.id
        return next(iter(selection.answer(ledger, tables.events, ask, lambda _: [own], told_events).items), found)
    own = tables.facts.c.id == found.item.id
    return next(iter(selection.answer(ledger, tables.facts, ask, lambda _: [own], told_facts).items), found)
