"""Statements, events and facts together, in the order of their dates."""

from __future__ import annotations

from datetime import date

from onrecord.ledger import Ledger, encode, tables
from onrecord.queries import selection
from onrecord.queries.events import event_conditions, load_events
from onrecord.queries.facts import fact_conditions, load_facts
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import Found, LeftOut, Results
from onrecord.queries.selection import LIMIT, Ask, Place
from onrecord.queries.statements import load_statements, statement_conditions


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
    """All that a name said, took part in or is related to, or all about words. Raises UsageError, LedgerError."""
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
        items: dict[Place, Found] = {}
        for own, _, load in asked:
            of_kind = [place for place in shown if place.kind == own.name]
            items.update(zip(of_kind, load(connection, of_kind), strict=True))
    return Results(
        tuple(items[place] for place in shown),
        selection.cursor(shown[-1]) if len(places) > len(shown) else None,
        LeftOut(sum(left.undated for _, left in found), sum(left.uncertain for _, left in found)),
        tuple(own.name for own, _, _ in asked),
    )
