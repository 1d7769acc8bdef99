"""Statements, events and facts together, in the order of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Table, select

from onrecord.ledger import Ledger, encode, tables
from onrecord.queries import selection
from onrecord.queries.events import event_conditions
from onrecord.queries.events import load_told as load_events
from onrecord.queries.facts import fact_conditions
from onrecord.queries.facts import load_told as load_facts
from onrecord.queries.loading import load_told as load_statements
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import Found, LeftOut, Results
from onrecord.queries.selection import LIMIT, Ask, Place
from onrecord.queries.statements import statement_conditions


def timeline(  # noqa: PLR0913  # each is one thing that a person asks
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
) -> Results[Found]:
    """All that a name said, took part in or is related to, or all about words.

    Events and facts that several reports tell stand once, with their tellings. Raises UsageError, LedgerError.
    """
    ask = Ask(by, about, as_of, known_by, minimum_confidence, limit, after, only)
    parts = (encode.ACTOR, encode.RECIPIENT, encode.PLACE)
    with ledger.snapshot() as connection:
        asked = (
            (tables.statements, statement_conditions(connection, ask), load_statements),
            (tables.events, event_conditions(connection, ask, parts), load_events),
            (tables.facts, fact_conditions(connection, ask), load_facts),
        )
        found = [selection.find(connection, own, ask, conditions) for own, conditions, _ in asked]
        places = sorted((place for places, _ in found for place in places), key=lambda place: place.order)
        shown = places[: ask.limit]
        ids: dict[Place, tuple[str, str]] = {}
        items: dict[tuple[str, str], Found] = {}
        for own, conditions, load in asked:
            of_kind = [place for place in shown if place.kind == own.name]
            loaded: Sequence[Found] = load(connection, ask, selection.fits(own, ask, conditions), of_kind)
            items.update({(one.report.id, one.item.id): one for one in loaded})
            ids.update(_ids(connection, own, of_kind))
    return Results(
        tuple(items[ids[place]] for place in shown if ids[place] in items),
        selection.cursor(shown[-1]) if len(places) > len(shown) else None,
        LeftOut(sum(left.undated for _, left in found), sum(left.uncertain for _, left in found)),
        tuple(own.name for own, _, _ in asked),
    )


def _ids(connection: Connection, own: Table, places: Sequence[Place]) -> dict[Place, tuple[str, str]]:
    """Each place's report and item, by their ids."""
    query = select(own.c.key, own.c.id).where(own.c.key.in_([place.key for place in places]))
    items = {row.key: row.id for row in connection.execute(query)}
    return {place: (place.report_id, items[place.key]) for place in places}
