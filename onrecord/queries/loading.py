"""Statements read from the ledger with their reports and entities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from onrecord.ledger import decode, reading, tables
from onrecord.ledger.among import among
from onrecord.queries import selection
from onrecord.queries.results import FoundStatement
from onrecord.queries.selection import Ask, Place

_own, _links, _meant = tables.statements, tables.links, tables.entities
_SPEAKERS = (
    select(_own.c.key.label("statement_key"), _meant)
    .join(_links, _links.c.name_key == _own.c.speaker_key)
    .join(_meant, _meant.c.id == _links.c.entity_id)
    .where(among(_own.c.key, "keys"))
)
"""Whom the names of speakers mean; of names that are linked to nobody, nothing."""


def load_statements(connection: Connection, places: Sequence[Place]) -> list[FoundStatement]:
    """Statements with their reports and entities, in the order of their places."""
    keys = [place.key for place in places]
    items = reading.statements(connection, keys)
    reports = selection.reports_of(connection, places)
    rows = connection.execute(_SPEAKERS, {"keys": keys}).mappings().all()
    entities = {row["statement_key"]: decode.entity(row) for row in rows}
    return [
        FoundStatement(items[p.key], reports[p.report_key], entities.get(p.key), date.fromisoformat(p.day))
        for p in places
    ]


def load_told(
    connection: Connection, _ask: Ask, _fits: Sequence[ColumnElement[bool]], places: Sequence[Place]
) -> list[FoundStatement]:
    """The same, as `selection.answer` asks for it: each statement is told by one report."""
    return load_statements(connection, places)
