"""What happened, was planned, or was denied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection

from onrecord.ledger import Ledger, encode, reading, search, tables
from onrecord.ledger.wanted import wanted
from onrecord.model import OUTLET
from onrecord.queries import selection
from onrecord.queries.event_tellings import events_with_tellings
from onrecord.queries.meaning import Meaning
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import FoundEvent, Results
from onrecord.queries.selection import LIMIT, Ask, Place
from onrecord.queries.tellings import MOST
from onrecord.queries.ways import Having, TakingPart


def events(  # noqa: PLR0913  # each is one thing that a person asks
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
) -> Results[FoundEvent]:
    """Events by an actor, about words, as of a day, known by a day.

    An event that several reports tell is one item with its `tellings`, ten at most, so that a page may hold fewer than
    `limit`. A planned one has its `course`: what came of it by `as_of`, else by `known_by`, else by the day of the
    newest report. Raises UsageError, LedgerError.
    """
    ask = Ask(by, about, as_of, known_by, minimum_confidence, limit, after, only)
    return selection.answer(ledger, tables.events, ask, by_actor, load_told)


def by_actor(meaning: Meaning) -> list[ColumnElement[bool]]:
    """What `by`, as an actor, and `about` ask of events."""
    return event_conditions(meaning, (encode.ACTOR,))


def event_conditions(meaning: Meaning, parts: Sequence[str]) -> list[ColumnElement[bool]]:
    """What `by`, in one of these parts, and `about` ask of events."""
    own = tables.events
    asked: list[ColumnElement[bool]] = []
    if meaning.names:
        asked.append(TakingPart(meaning.names, parts))
    elif meaning.by:
        asked.append(Having(own, search.EVENTS, (wanted(meaning.by), search.PARTICIPANTS)))
    if meaning.words is not None:
        asked.append(Having(own, search.EVENTS, (meaning.words, None)))
    return asked


def load_told(
    connection: Connection,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    places: Sequence[Place],
    most: int = MOST,
) -> tuple[FoundEvent, ...]:
    """Events with their tellings, each event once."""
    found = load_events(connection, places)
    return events_with_tellings(connection, ask, fits, found, [place.key for place in places], most)


def load_events(connection: Connection, places: Sequence[Place]) -> list[FoundEvent]:
    """Events with their reports, in the order of their places."""
    keys = [place.key for place in places]
    items = reading.events(connection, keys)
    reports = selection.reports_of(connection, places)
    voices = selection.voices(connection, tables.events, [key for key in keys if items[key].voice != OUTLET])
    return [
        FoundEvent(items[p.key], reports[p.report_key], voices.get(p.key), date.fromisoformat(p.day)) for p in places
    ]
