"""Reports to be read whole, with what their names mean in the ledger; and the texts around items, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from onrecord.ledger import Ledger, StoredReport, decode, reading, tables
from onrecord.model import Entity, Record, Report


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
    reports, kept, blocks = tables.reports, tables.report_texts, tables.blocks
    chosen = reports.c.id.in_(sorted(set(report_ids))) & reports.c.retracted_at.is_(None)
    with ledger.snapshot() as connection:
        rows = connection.execute(
            select(reports, kept.c.text).join(kept, kept.c.report_key == reports.c.key).where(chosen)
        ).mappings()
        of: defaultdict[int, list[decode.Row]] = defaultdict(list)
        keys = select(reports.c.key).where(chosen)
        query = select(blocks).where(blocks.c.report_key.in_(keys)).order_by(blocks.c.report_key, blocks.c.position)
        for block in connection.execute(query).mappings():
            of[block["report_key"]].append(block)
        return {row["id"]: decode.report(row, row["text"], of[row["key"]], (), (), ()) for row in rows}
