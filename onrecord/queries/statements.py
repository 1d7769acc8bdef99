"""Who said what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from onrecord.ledger import Ledger, decode, reading, search, tables
from onrecord.model import Entity
from onrecord.queries import selection
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import FoundStatement, Results
from onrecord.queries.selection import LIMIT, Ask, Place


def statements(  # noqa: PLR0913  # each is one thing that a person asks
    ledger: Ledger,
    *,
    by: str | None = None,
    about: str | None = None,
    as_of: date | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
    only: Only = ANYTHING,
    limit: int = LIMIT,
    after: str | None = None,
) -> Results[FoundStatement]:
    """Statements by a speaker, about words, said by a day, known by a day. Raises UsageError, LedgerError."""
    ask = Ask(by, about, as_of, known_by, minimum_confidence, limit, after, only)
    return selection.answer(ledger, tables.statements, ask, statement_conditions, load_statements)


def statement_conditions(connection: Connection, ask: Ask) -> list[ColumnElement[bool]]:
    """What `by` and `about` ask of statements."""
    own = tables.statements
    asked: list[ColumnElement[bool]] = []
    if ask.by:
        names = selection.name_keys(connection, ask.by)
        if names:
            asked.append(selection.named(own, "speaker_entity", names))
        else:
            asked.append(own.c.key.in_(search.matching(search.STATEMENTS, ask.by, within=search.SPEAKER)))
    if ask.about:
        asked.append(
            own.c.key.in_(
                search.matching(search.STATEMENTS, selection.wanted(connection, ask.about), within=search.WORDS)
            )
        )
    return asked


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
