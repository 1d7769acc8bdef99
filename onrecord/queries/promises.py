"""What was promised or forecast, when it is due, and what became of it by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from onrecord.ledger import Ledger, StoredReport, decode, encode, reading, tables
from onrecord.ledger.among import slices
from onrecord.ledger.columns import to_the_letter
from onrecord.matters.promises import ACTS, AHEAD, LATE, Due, Promised, Told, became, due, said_by
from onrecord.model import Event, Promise, Status
from onrecord.queries import selection
from onrecord.queries.loading import load_statements
from onrecord.queries.meaning import Meaning
from onrecord.queries.results import FoundStatement, LeftOut, Results
from onrecord.queries.sayings import Sayings, group_of
from onrecord.queries.selection import LIMIT, Ask, Place
from onrecord.queries.statements import statement_conditions


@dataclass(frozen=True, slots=True)
class FoundPromise:
    """A promise, the statement that makes it, and the reports of what became of it, in the order of `item.outcome`.

    `also` are the other reports that render the same utterance.
    """

    item: Promise
    statement: FoundStatement
    outcome: tuple[StoredReport, ...]
    also: tuple[StoredReport, ...]


def promises(
    ledger: Ledger,
    *,
    as_of: date,
    by: str | None = None,
    about: str | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
    limit: int = LIMIT,
    after: str | None = None,
) -> Results[FoundPromise]:
    """Promises, threats and forecasts with a day in them, that had been made by `as_of`, as they stood on that day.

    Each utterance once, by the first of its renderings that fits. Also what a speaker tells as planned. In the order of
    their saying; one of unknown date counts as made when its report was out. With `known_by`, of the reports that were
    out by then. Raises UsageError, EvidenceError.
    """
    own = tables.statements
    ask = Ask(by, about, None, known_by, minimum_confidence, limit, after)
    found: list[FoundPromise] = []
    last: Place | None = None
    more, cursor = False, after
    with ledger.snapshot() as connection:
        made = or_(own.c.stands_from <= as_of.isoformat(), and_(own.c.said_on.is_(None), _out_by(as_of)))
        conditions = [*statement_conditions(Meaning(connection, by, about)), made, _with_a_day()]
        sayings = Sayings(connection, Ask(known_by=known_by, minimum_confidence=minimum_confidence))
        while not more:
            places, _ = selection.find(connection, own, replace(ask, after=cursor), conditions)
            for place, statement in zip(places, load_statements(connection, places), strict=True):
                promised = _promised(connection, place, statement)
                if promised is None:
                    continue
                also = _once(connection, ask, conditions, sayings, place)
                if also is None:
                    continue
                if len(found) == limit:
                    more = True
                    break
                found.append(_judged(connection, ask, promised, statement, also, as_of))
                last = place
            if len(places) <= limit:
                break
            cursor = selection.cursor(places[-1])
    return Results(tuple(found), selection.cursor(last) if more and last else None, LeftOut())


def _out_by(day: date) -> ColumnElement[bool]:
    return tables.statements.c.report_key.in_(
        select(tables.reports.c.key).where(tables.reports.c.known_on <= day.isoformat())
    )


def _with_a_day() -> ColumnElement[bool]:
    """Whether a statement can be a promise: by its act and a date in its words, or by an event ahead that it tells."""
    own, parts, timexes, events = tables.statements, tables.statement_contents, tables.timexes, tables.events
    dated = exists(
        select(timexes.c.report_key).where(
            parts.c.statement_key == own.c.key,
            timexes.c.report_key == own.c.report_key,
            timexes.c.date_last.is_not(None),
            timexes.c.timex_start >= parts.c.start,
            timexes.c.timex_end <= parts.c.end,
        )
    )
    ahead = exists(
        select(events.c.key).where(
            events.c.report_key == own.c.report_key,
            events.c.voice == own.c.key,
            events.c.status.in_([status.value for status in AHEAD]),
            events.c.when_last.is_not(None),
        )
    )
    telling = to_the_letter(tables.TELLS_DAY)  # it follows from the others, and has an index
    return and_(telling, or_(and_(own.c.act.in_([act.value for act in ACTS]), dated), ahead))


def _once(
    connection: Connection, ask: Ask, conditions: Sequence[ColumnElement[bool]], sayings: Sayings, place: Place
) -> tuple[StoredReport, ...] | None:
    """The other reports that render the statement's utterance; None where an earlier one of them is the promise."""
    (start,) = sayings.of_keys([place.key])
    members = group_of(sayings, start).sayings
    keys = [sayings.keys[it.statement.id] for it in members]
    if len(keys) > 1:
        own = tables.statements
        only = replace(ask, after=None, limit=len(keys))
        places, _ = selection.find(connection, own, only, [*conditions, own.c.key.in_(keys)])
        earlier = [it for it in places if it.order < place.order]
        for it, found in zip(earlier, load_statements(connection, earlier), strict=True):
            if _promised(connection, it, found) is not None:
                return None
    others = {it.report for it in members} - {start.report}
    return tuple(it for it in sayings.reports.values() if it.id in others)


def _judged(
    connection: Connection,
    ask: Ask,
    promised: Promised,
    statement: FoundStatement,
    also: tuple[StoredReport, ...],
    as_of: date,
) -> FoundPromise:
    later = _later(connection, ask, promised, as_of)
    item = became(promised, [told for told, _ in later], as_of)
    reports = {told.event.id: report for told, report in later}
    return FoundPromise(item, statement, tuple(reports[cited.item] for cited in item.outcome), also)


def _promised(connection: Connection, place: Place, found: FoundStatement) -> Promised | None:
    statement, report = found.item, found.report
    timexes = select(tables.timexes).where(tables.timexes.c.report_key == place.report_key)
    told = [decode.timex(row) for row in connection.execute(timexes.order_by(tables.timexes.c.position)).mappings()]
    of_statement = select(tables.events.c.key).where(tables.events.c.voice == place.key)
    voiced = reading.events(connection, connection.scalars(of_statement).all())
    when = due(statement, report.published.date, told, voiced.values(), report.language)
    said = said_by(statement, report.published.date)
    if when is None or said is None:
        return None
    actors, others = _taking_part(connection, voiced, when)
    speaker = found.entity.id if found.entity else None
    actors = actors or (frozenset({speaker}) if speaker and when.event is None else frozenset())
    return Promised(statement, report.id, report.language, when, said, actors, others)


def _taking_part(connection: Connection, voiced: dict[int, Event], when: Due) -> tuple[frozenset[str], frozenset[str]]:
    key = next((key for key, event in voiced.items() if event == when.event), None)
    if key is None:
        return frozenset(), frozenset()
    return _participants(connection, [key]).get(key, (frozenset(), frozenset()))


def _participants(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
    """Actors, and recipients and places, of events: the ids of entities where they are known, else folded names."""
    own, used, links = tables.event_participants, tables.report_entities, tables.links
    actors: defaultdict[int, set[str]] = defaultdict(set)
    others: defaultdict[int, set[str]] = defaultdict(set)
    for some in slices(keys):
        query = (
            select(own.c.event_key, own.c.part, own.c.name, links.c.entity_id)
            .outerjoin(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.entity))
            .outerjoin(links, links.c.name_key == used.c.name_key)
            .where(own.c.event_key.in_(some))
        )
        for row in connection.execute(query):
            side = actors if row.part == encode.ACTOR else others
            side[row.event_key].add(row.entity_id or " ".join(row.name.casefold().split()))
    return {key: (frozenset(actors[key]), frozenset(others[key])) for key in {*actors, *others}}


def _later(connection: Connection, ask: Ask, promised: Promised, as_of: date) -> list[tuple[Told, StoredReport]]:
    """Later events in which somebody of the promise takes part: that can have met it, moved it or called it off."""
    own, reports = tables.events, tables.reports
    when = promised.due.when.date
    first, last = promised.said.first or promised.said.last, when.last if when else None
    if not promised.actors or first is None or last is None:
        return []
    until = _days_later(last, LATE)
    dated = and_(own.c.when_first >= first.isoformat(), own.c.when_last <= until.isoformat())
    told = and_(own.c.status == Status.DENIED.value, own.c.when.is_(None))
    confident = [own.c.confidence >= ask.minimum_confidence] if ask.minimum_confidence else []
    query = (
        select(own.c.key, own.c.report_key)
        .join(reports, reports.c.key == own.c.report_key)
        .where(
            selection.current(ask.known_by),
            reports.c.known_on <= min(as_of, ask.known_by or date.max).isoformat(),
            *confident,
            or_(dated, told),
            own.c.key.in_(_with_any(promised.actors)),
        )
    )
    at = {row.key: row.report_key for row in connection.execute(query)}
    keys = list(at)
    events = reading.events(connection, keys)
    taking = _participants(connection, keys)
    voices = selection.voices(connection, own, keys)
    stored = reading.reports_at(connection, at.values())
    found = []
    for key, event in events.items():
        report = stored[at[key]]
        actors, others = taking.get(key, (frozenset(), frozenset()))
        told_as = Told(event, report.id, report.language, actors, others, report.published.date, voices.get(key))
        found.append((told_as, report))
    return found


def _with_any(participants: Iterable[str]) -> Select[tuple[int]]:
    """The keys of events in which one of these takes part."""
    own, used, links = tables.event_participants, tables.report_entities, tables.links
    return (
        select(own.c.event_key)
        .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.entity))
        .join(links, links.c.name_key == used.c.name_key)
        .where(links.c.entity_id.in_(sorted(participants)))
    )


def _days_later(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max
