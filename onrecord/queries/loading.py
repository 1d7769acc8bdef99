"""Statements read from the ledger with their reports and entities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from onrecord.ledger import decode, reading, tables
from onrecord.model import Entity
from onrecord.queries import selection
from onrecord.queries.results import FoundStatement
from onrecord.queries.selection import Ask, Place


def load_statements(connection: Connection, places: Sequence[Place]) -> list[FoundStatement]:
    """Statements with their reports and entities, in the order of their places."""
    own, used, links, meant = tables.statements, tables.report_entities, tables.links, tables.entities
    chosen = own.c.key.in_([place.key for place in places])
    items = reading.statements(connection, chosen)
    reports = selection.reports_of(connection, places)
    speaks = (
        select(own.c.key.label("statement_key"), meant)
        .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.speaker_entity))
        .join(links, links.c.name_key == used.c.name_key)
        .join(meant, meant.c.id == links.c.entity_id)
        .where(chosen)
    )
    entities: dict[int, Entity] = {
        row["statement_key"]: decode.entity(row) for row in connection.execute(speaks).mappings()
    }
    return [
        FoundStatement(items[p.key], reports[p.report_key], entities.get(p.key), date.fromisoformat(p.day))
        for p in places
    ]


def load_told(
    connection: Connection, _ask: Ask, _fits: Sequence[ColumnElement[bool]], places: Sequence[Place]
) -> list[FoundStatement]:
    """The same, as `selection.answer` asks for it: each statement is told by one report."""
    return load_statements(connection, places)
