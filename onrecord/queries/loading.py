"""Statements read from the ledger with their reports and entities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from onrecord.ledger import decode, reading, tables
from onrecord.ledger.among import among
from onrecord.model import Entity
from onrecord.queries import selection
from onrecord.queries.results import FoundStatement
from onrecord.queries.selection import Ask, Place

_own = tables.statements
_SPEAKERS = select(_own.c.key, _own.c.speaker_key).where(among(_own.c.key, "keys"), _own.c.speaker_key.is_not(None))
_MEANT = (
    select(tables.links.c.name_key, tables.entities)
    .join(tables.entities, tables.entities.c.id == tables.links.c.entity_id)
    .where(among(tables.links.c.name_key, "names"))
)


def load_statements(connection: Connection, places: Sequence[Place]) -> list[FoundStatement]:
    """Statements with their reports and entities, in the order of their places."""
    keys = [place.key for place in places]
    items = reading.statements(connection, keys)
    reports = selection.reports_of(connection, places)
    names = {row.key: row.speaker_key for row in connection.execute(_SPEAKERS, {"keys": keys}).all()}
    meant = connection.execute(_MEANT, {"names": sorted(set(names.values()))}).mappings().all()
    entities: dict[int, Entity] = {row["name_key"]: decode.entity(row) for row in meant}
    return [
        FoundStatement(
            items[p.key], reports[p.report_key], entities.get(names.get(p.key, 0)), date.fromisoformat(p.day)
        )
        for p in places
    ]


def load_told(
    connection: Connection, _ask: Ask, _fits: Sequence[ColumnElement[bool]], places: Sequence[Place]
) -> list[FoundStatement]:
    """The same, as `selection.answer` asks for it: each statement is told by one report."""
    return load_statements(connection, places)
