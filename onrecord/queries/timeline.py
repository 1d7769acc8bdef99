"""Statements, events and facts together, in the order of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.ledger import Ledger, encode, tables
from onrecord.queries import selection
from onrecord.queries.events import event_conditions
from onrecord.queries.events import load_told as load_events
from onrecord.queries.facts import fact_conditions
from onrecord.queries.facts import load_told as load_facts
from onrecord.queries.loading import load_told as load_statements
from onrecord.queries.meaning import Meaning
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import Found, LeftOut, Results
from onrecord.queries.selection import LIMIT, Ask
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
        meaning = Meaning(connection, by, about)
        asked = (
            (tables.statements, statement_conditions(meaning), load_statements),
            (tables.events, event_conditions(meaning, parts), load_events),
            (tables.facts, fact_conditions(meaning), load_facts),
        )
        found = [selection.find(connection, own, ask, conditions) for own, conditions, _ in asked]
        places = sorted((place for places, _ in found for place in places), key=lambda place: place.order)
        shown = places[: ask.limit]
        items: list[tuple[str, Found]] = []
        for own, conditions, load in asked:
            if of_kind := [place for place in shown if place.kind == own.name]:
                loaded: Sequence[Found] = load(connection, ask, selection.fits(own, ask, conditions), of_kind)
                items += ((own.name, one) for one in loaded)
    # Each kind stands in its order already; among items of one report and day, the kinds follow one another.
    items.sort(key=lambda it: (it[1].day, it[1].report.known_on, it[1].report.id, it[0]))
    return Results(
        tuple(one for _, one in items),
        selection.cursor(shown[-1]) if len(places) > len(shown) else None,
        LeftOut(sum(left.undated for _, left in found), sum(left.uncertain for _, left in found)),
        tuple(own.name for own, _, _ in asked),
    )
