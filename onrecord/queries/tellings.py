"""The tellings of events and facts on a page of results, where they differ, and what came of plans.

In: the items of a page. Out: the same items with all tellings of each that the query's `known_by` allows; of several
that fit a query, the first one with a date, by date, report and text, is shown, and the others with it.

Invariant: what is shown depends on the set of reports alone. Candidates are those that share a party with an item of
the page; whether they are the same is decided by `onrecord.tellings`, in pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, false, func, or_, select, true

from onrecord.dates import Edtf
from onrecord.language import pack_for
from onrecord.ledger import encode, tables
from onrecord.ledger.reading import StoredReport
from onrecord.model import Relation, Status
from onrecord.queries import selection
from onrecord.queries.results import FoundEvent, FoundFact, Telling
from onrecord.queries.selection import Ask, Place
from onrecord.tellings import ToldEvent, ToldFact, course, differences, meeting_points, same_event, same_fact

_WINDOW = timedelta(days=10)
"""Days around a page's dates in which other tellings of its events lie: as many as two dates of one event may span."""

_AT_ONCE = 5_000
"""Values in one IN list: SQLite takes 32,766 parameters, and a large ledger has more candidates than that."""

_T = TypeVar("_T", FoundEvent, FoundFact)
_Told = TypeVar("_Told", ToldEvent, ToldFact)


@dataclass(frozen=True, slots=True)
class _Row:
    """A candidate: its place in the order of results, its words, its date, and whether it fits the query itself."""

    place: Place
    words: str
    when: str | None
    fits: bool


def events_with_tellings(
    connection: Connection,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    found: Sequence[FoundEvent],
    keys: Sequence[int],
) -> tuple[FoundEvent, ...]:
    """The events of a page with tellings and courses, without those that stand with an earlier one."""
    if not found:
        return ()
    own, parts = tables.events, tables.event_participants
    names = _names_in(connection, parts, parts.c.event_key.in_(keys), "entity")
    sharing = select(parts.c.event_key).where(selection.named(parts, "entity", names))
    days = [one.day for one in found if one.item.when.date is not None]
    near: list[ColumnElement[bool]] = [own.c.key.in_(keys)]
    planned = any(one.item.status is Status.PLANNED for one in found)
    if days:
        first, last = (min(days) - _WINDOW).isoformat(), (max(days) + _WINDOW).isoformat()
        near.append(own.c.day.between(first, last))
        if not planned:  # nothing else of theirs is looked at, and these days stand beside their names, too
            sharing = sharing.where(parts.c.day.between(first, last))
    elif not planned:
        sharing = sharing.where(false())
    if planned:
        near.append(own.c.status.in_([Status.DENIED, Status.PLANNED]))
    chosen = (own.c.key.in_(sharing), own.c.type.in_({one.item.type for one in found}), or_(*near))
    columns = (own.c.type, own.c.mode, own.c.status, own.c.trigger_text, own.c.event_text, own.c.when)
    rows = _candidates(connection, own, ask, fits, or_(own.c.key.in_(keys), *[_all(chosen)]), columns)
    parties = _parties_of(connection, [row["key"] for row, _ in rows])
    told = {
        row["key"]: ToldEvent(
            row["id"],
            row["type"],
            row["mode"],
            row["trigger_text"],
            Status(row["status"]),
            Edtf.parse(row["when"]) if row["when"] else None,
            frozenset(parties[row["key"], encode.ACTOR]),
            frozenset(parties[row["key"], encode.RECIPIENT]),
            frozenset(parties[row["key"], encode.PLACE]),
            told_on=date.fromisoformat(row["known_on"]),
            words=row["event_text"],
        )
        for row, _ in rows
    }
    known = {row["key"]: _Row(_place(row, own), row["event_text"], row["when"], fit) for row, fit in rows}
    shown = _folded(connection, own, found, keys, told, known, same_event)
    day = _today(connection, ask)
    by_id = {one.id: one for one in told.values()}
    return tuple(
        replace(one, course=course(by_id[one.item.id], told.values(), day, _moving(one.report)))
        if one.item.status is Status.PLANNED
        else one
        for one in shown
    )


def facts_with_tellings(
    connection: Connection,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    found: Sequence[FoundFact],
    keys: Sequence[int],
) -> tuple[FoundFact, ...]:
    """The facts of a page, each with its tellings and where they differ; those told by an earlier one left out."""
    if not found:
        return ()
    own = tables.facts
    names = _names_in(connection, own, own.c.key.in_(keys), "subject_entity")
    relations = {one.item.relation for one in found}
    sharing = _all((selection.named(own, "subject_entity", names), own.c.relation.in_(relations)))
    columns = (
        *(own.c[name] for name in ("subject", "subject_entity", "relation", "object", "object_entity")),
        *(own.c[name] for name in ("fact_text", "valid_from", "valid_to")),
    )
    rows = _candidates(connection, own, ask, fits, or_(own.c.key.in_(keys), sharing), columns)
    meant = _entities_of(connection, [row["key"] for row, _ in rows])
    told = {
        row["key"]: ToldFact(
            row["id"],
            meant.get((row["report_key"], row["subject_entity"])) or row["subject"].casefold(),
            Relation(row["relation"]),
            meant.get((row["report_key"], row["object_entity"])) or row["object"].casefold(),
            Edtf.parse(row["valid_from"]) if row["valid_from"] else None,
            Edtf.parse(row["valid_to"]) if row["valid_to"] else None,
        )
        for row, _ in rows
    }
    known = {
        row["key"]: _Row(_place(row, own), row["fact_text"], row["valid_from"] or row["valid_to"], fit)
        for row, fit in rows
    }
    by_id = {one.id: one for one in told.values()}
    return tuple(
        replace(one, differences=differences(by_id[t.item] for t in one.tellings))
        for one in _folded(connection, own, found, keys, told, known, same_fact)
    )


def _folded(
    connection: Connection,
    own: Table,
    found: Sequence[_T],
    keys: Sequence[int],
    told: Mapping[int, _Told],
    known: Mapping[int, _Row],
    same: Callable[[_Told, _Told], bool],
) -> list[_T]:
    """Each item with its tellings, itself among them; without those that stand with another."""
    groups = _groups(told, keys, same)
    wanted = {key for own_key in keys for key in groups[own_key]}
    reports: dict[int, StoredReport] = {}
    voices: dict[int, str] = {}
    for some in _slices(wanted):
        reports |= selection.reports_of(connection, [known[key].place for key in some])
        voices |= selection.voices(connection, own, own.c.key.in_(some))
    shown = []
    for one, key in zip(found, keys, strict=True):
        group = sorted(groups[key], key=lambda other: (known[other].when is None, known[other].place.order))
        if next(other for other in group if known[other].fits) != key:
            continue
        tellings = tuple(
            Telling(
                told[other].id,
                reports[known[other].place.report_key],
                voices.get(other),
                known[other].words,
                known[other].when,
            )
            for other in group
        )
        shown.append(replace(one, tellings=tellings))
    return shown


def _groups(
    told: Mapping[int, _Told], keys: Iterable[int], same: Callable[[_Told, _Told], bool]
) -> dict[int, frozenset[int]]:
    """By each of these keys, all that are linked to it by pairs that are the same; only what can be is compared."""
    points = {key: meeting_points(one) for key, one in told.items()}
    at: defaultdict[object, list[int]] = defaultdict(list)
    for key, its in points.items():
        for point in its:
            at[point].append(key)
    groups: dict[int, frozenset[int]] = {}
    for start in keys:
        if start in groups:
            continue
        group, reached = {start}, [start]
        while reached:
            key = reached.pop()
            near = {other for point in points[key] for other in at[point]} - group
            more = [other for other in near if same(told[key], told[other])]
            group.update(more)
            reached += more
        groups.update(dict.fromkeys(group, frozenset(group)))
    return groups


def _candidates(
    connection: Connection,
    own: Table,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    chosen: ColumnElement[bool],
    columns: Sequence[ColumnElement[Any]],
) -> list[tuple[Mapping[str, Any], bool]]:
    """Live items that were known by the day asked, with whether each fits the query itself."""
    reports = tables.reports
    known = Ask(known_by=ask.known_by, minimum_confidence=ask.minimum_confidence)
    query = (
        select(
            own.c.key, own.c.id, own.c.report_key, own.c.position, own.c.day, reports.c.known_on,
            reports.c.id.label("report_id"), _all(fits).label("fits"), *columns,
        )
        .select_from(own.join(reports, reports.c.key == own.c.report_key))
        .where(chosen, *selection.fitting(own, known))
    )  # fmt: skip
    found = connection.execute(query).mappings()
    return [(dict(row), bool(row["fits"])) for row in found]


def _all(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    return func.coalesce(and_(true(), *conditions), false())


def _place(row: Mapping[str, Any], own: Table) -> Place:
    return Place(
        row["day"], row["known_on"], row["report_id"], own.name, row["position"], row["key"], row["report_key"]
    )


def _names_in(connection: Connection, own: Table, chosen: ColumnElement[bool], column: str) -> list[int]:
    """The row keys of all names of the entities that items name in a column."""
    used, links = tables.report_entities, tables.links
    here = (
        select(links.c.entity_id)
        .join(used, used.c.name_key == links.c.name_key)
        .join(own, (own.c.report_key == used.c.report_key) & (own.c[column] == used.c.position))
        .where(chosen)
    )
    return list(connection.scalars(select(links.c.name_key).where(links.c.entity_id.in_(here))))


def _slices(keys: Iterable[int]) -> Iterator[list[int]]:
    """Keys in their order, so many at once as one query takes."""
    ordered = sorted(keys)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def _entities_of(connection: Connection, keys: Iterable[int]) -> dict[tuple[int, int], str]:
    """By report and place in it: the entities that facts have on either side."""
    own, used, links = tables.facts, tables.report_entities, tables.links
    found: dict[tuple[int, int], str] = {}
    for some in _slices(keys):
        for side in (own.c.subject_entity, own.c.object_entity):
            query = (
                select(used.c.report_key, used.c.position, links.c.entity_id)
                .join(links, links.c.name_key == used.c.name_key)
                .join(own, (own.c.report_key == used.c.report_key) & (side == used.c.position))
                .where(own.c.key.in_(some))
            )
            found |= {(row.report_key, row.position): row.entity_id for row in connection.execute(query)}
    return found


def _parties_of(connection: Connection, keys: Sequence[int]) -> defaultdict[tuple[int, str], set[str]]:
    """By event and part: the entities, or the names where nothing links them."""
    parts, used, links = tables.event_participants, tables.report_entities, tables.links
    found: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for some in _slices(keys):
        query = (
            select(parts.c.event_key, parts.c.part, parts.c.name, links.c.entity_id)
            .outerjoin(used, (used.c.report_key == parts.c.report_key) & (used.c.position == parts.c.entity))
            .outerjoin(links, links.c.name_key == used.c.name_key)
            .where(parts.c.event_key.in_(some))
        )
        for row in connection.execute(query):
            found[row.event_key, row.part].add(row.entity_id or row.name.casefold())
    return found


def _today(connection: Connection, ask: Ask) -> date:
    """The day as of which plans are looked at: the one asked, or the newest on which a report came out."""
    asked = ask.as_of or ask.known_by
    if asked is not None:
        return asked
    newest = connection.scalar(
        select(func.max(tables.reports.c.published_last)).where(tables.reports.c.retracted_at.is_(None))
    )
    return date.fromisoformat(newest) if newest else date.min


def _moving(report: StoredReport) -> frozenset[str]:
    pack = pack_for(report.language)
    return pack.events.moving if pack else frozenset()
