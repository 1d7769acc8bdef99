"""What held, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_

from onrecord.ledger import Ledger, reading, search, tables
from onrecord.ledger.wanted import wanted
from onrecord.model import OUTLET
from onrecord.queries import selection
from onrecord.queries.fact_tellings import facts_with_tellings
from onrecord.queries.meaning import Meaning
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import FoundFact, Results
from onrecord.queries.selection import LIMIT, Ask, Place
from onrecord.queries.tellings import MOST
from onrecord.queries.ways import Having


def facts(  # noqa: PLR0913  # each is one thing that a person asks
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
) -> Results[FoundFact]:
    """Facts with `by` on either side, about words, held on a day, known by a day.

    A fact that several reports tell is one item with its `tellings`, ten at most, and the `differences` of all, so
    that a page may hold fewer than `limit`. Raises UsageError, LedgerError.
    """
    ask = Ask(by, about, as_of, known_by, minimum_confidence, limit, after, only)
    return selection.answer(ledger, tables.facts, ask, fact_conditions, load_told)


def fact_conditions(meaning: Meaning) -> list[ColumnElement[bool]]:
    """What `by` and `about` ask of facts."""
    own = tables.facts
    asked: list[ColumnElement[bool]] = []
    if meaning.names:
        asked.append(or_(own.c.subject_key.in_(meaning.names), own.c.object_key.in_(meaning.names)))
    elif meaning.by:
        asked.append(Having(own, search.FACTS, (wanted(meaning.by), search.PARTIES)))
    if meaning.words is not None:
        asked.append(Having(own, search.FACTS, (meaning.words, None)))
    return asked


def load_told(
    connection: Connection,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    places: Sequence[Place],
    most: int = MOST,
) -> tuple[FoundFact, ...]:
    """Facts with their tellings, each fact once."""
    found = load_facts(connection, places)
    return facts_with_tellings(connection, ask, fits, found, [place.key for place in places], most)


def load_facts(connection: Connection, places: Sequence[Place]) -> list[FoundFact]:
    """Facts with their reports, in the order of their places."""
    keys = [place.key for place in places]
    items = reading.facts(connection, keys)
    reports = selection.reports_of(connection, places)
    voices = selection.voices(connection, tables.facts, [key for key in keys if items[key].voice != OUTLET])
    return [
        FoundFact(items[p.key], reports[p.report_key], voices.get(p.key), date.fromisoformat(p.day)) for p in places
    ]
