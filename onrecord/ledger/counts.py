"""How many items there are of each speaker, outlet, act, month and so on: kept, so that no one need count a million.

Invariant: of every report that is `current` (live, and of its address the newest version), and of no other, each shown
item is counted once in the whole (`WHOLE`), and once under each name that it is of: its speaker's, its actors', either
side's of a fact. A count of none is not kept. What is kept here can be made anew from the items alone (`recount`).

A count is of a kind of items, by a facet and a value of it; `ALL` counts them by nothing, and what is not known, and
what is empty, has the value "".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Label,
    Select,
    Table,
    and_,
    case,
    cast,
    delete,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.ledger import encode, tables
from onrecord.ledger.among import among, slices
from onrecord.model import SHOWN

WHOLE = 0
"""In the place of a name's key: of all names, and of none."""

ALL = "all"
TAKING_PART = "taking part"
"""Events by every name that takes part in them; by all other facets, events are counted by their actors."""

BANDS = (0.0, SHOWN, 0.7, 0.8, 0.9, 0.95)
"""Where bands of confidence begin. A band reaches up to the next."""

ITEMS = (tables.statements, tables.events, tables.facts)


@cache
def values(own: Table) -> Mapping[str, ColumnElement[Any]]:
    """The facets of a kind of items and what an item's value is, of items joined with their reports."""
    reports = tables.reports
    first, last = _days(own)
    year = case((_same(first, last, 4), func.substr(first, 1, 4)))
    month = case((_same(first, last, 7), func.substr(first, 1, 7)), else_=year)
    band = case(*((own.c.confidence >= least, literal_column(f"'{least:g}'")) for least in reversed(BANDS)))
    of_all = {"outlet": reports.c.outlet, "language": reports.c.language, "year": year, "month": month}
    of_kind: dict[str, ColumnElement[Any]] = {name: own.c[column] for name, column in _OF_KIND[own.name].items()}
    told = of_kind | of_all | {"confidence": band}
    return MappingProxyType({name: func.coalesce(column, "") for name, column in told.items()})


_OF_KIND = {
    "statements": {"office": "speaker_role", "act": "act", "form": "form", "speaker_kind": "speaker_kind"},
    "events": {"type": "type", "status": "status"},
    "facts": {"relation": "relation"},
}


def _days(own: Table) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The first and the last day that an item's date can mean: of a fact, of its start, or where it is attested."""
    if own is tables.facts:
        begun = own.c.valid_from.is_not(None)
        return (
            case((begun, own.c.valid_from_first), else_=own.c.held_on_first),
            case((begun, own.c.valid_from_last), else_=own.c.held_on_last),
        )
    name = "said_on" if own is tables.statements else "when"
    columns: tuple[Column[Any], Column[Any]] = (own.c[f"{name}_first"], own.c[f"{name}_last"])
    return columns


def _same(first: ColumnElement[Any], last: ColumnElement[Any], length: int) -> ColumnElement[bool]:
    return and_(first.is_not(None), func.substr(first, 1, length) == func.substr(last, 1, length))


def current() -> ColumnElement[bool]:
    """Whether a report is to be counted, from what that follows from: `reports.is_current` keeps it."""
    own, versions = tables.reports, tables.versions
    newer = select(versions.c.report_key).where(versions.c.report_key == own.c.key, versions.c.until.is_not(None))
    return and_(own.c.retracted_at.is_(None), ~newer.exists())


def settle(connection: Connection, report_keys: Collection[int]) -> None:
    """See which of these reports are current now, and count what came to be so, no more what ceased to be."""
    own = tables.reports
    for some in slices(report_keys):
        query = select(own.c.key, own.c.is_current, current().label("now")).where(own.c.key.in_(some))
        rows = connection.execute(query).all()
        gone = [row.key for row in rows if row.is_current and not row.now]
        come = [row.key for row in rows if row.now and not row.is_current]
        _change(connection, gone, -1)
        for keys, now in ((gone, False), (come, True)):
            if keys:
                connection.execute(update(own).where(own.c.key.in_(keys)).values(is_current=now))
        _change(connection, come, 1)


@contextmanager
def changing(connection: Connection, report_keys: Collection[int]) -> Iterator[None]:
    """Count the items of these reports anew, by what they are when this ends."""
    own = tables.reports
    counted: list[int] = []
    for some in slices(report_keys):
        counted += connection.scalars(select(own.c.key).where(own.c.key.in_(some), own.c.is_current))
    _change(connection, counted, -1)
    yield
    _change(connection, counted, 1)


def recount(connection: Connection) -> None:
    """Count everything anew."""
    own = tables.reports
    connection.execute(update(own).where(own.c.is_current != current()).values(is_current=current()))
    connection.execute(delete(tables.counts))
    for _, query in _queries(own.c.is_current):
        connection.execute(tables.counts.insert().from_select(_COLUMNS, query))


def differing(connection: Connection) -> int:
    """How many counts are not those of the items, or are not kept, and reports that are current and are not said to."""
    own, kept = tables.reports, tables.counts
    number = connection.scalar(select(func.count()).select_from(own).where(own.c.is_current != current())) or 0
    known = or_(false())
    for (kind, facet, whole), query in _queries(own.c.is_current):
        its = and_(kept.c.kind == kind, kept.c.facet == facet, (kept.c.name_key == WHOLE) == whole)
        known = or_(known, its)
        there = select(*(kept.c[name] for name in _COLUMNS)).where(its)
        for one, other in ((query, there), (there, query)):
            number += connection.scalar(select(func.count()).select_from(one.except_(other).subquery())) or 0
    return number + (connection.scalar(select(func.count()).select_from(kept).where(~known)) or 0)


_COLUMNS = ["kind", "facet", "name_key", "value", "number"]


def _change(connection: Connection, report_keys: Sequence[int], by: int) -> None:
    """Add what these reports hold to the counts, or take it away."""
    for first, last in _runs(report_keys):
        for sql in _additions(connection.dialect.name):
            connection.execute(text(sql), {"first": first, "last": last, "by": by})
    if by < 0:
        kept, used = tables.counts, tables.report_entities
        facets = sorted(set().union(*_FACETS.values()))
        of_reports = select(used.c.name_key).where(among(used.c.report_key, "keys")).distinct()
        names = [WHOLE, *connection.scalars(of_reports, {"keys": sorted(report_keys)})]
        touched = (kept.c.kind.in_(_FACETS), kept.c.facet.in_(facets), among(kept.c.name_key, "names"))
        connection.execute(delete(kept).where(*touched, kept.c.number == 0), {"names": names})


def _runs(report_keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Keys that follow each other, as the first and the last of them.

    >>> list(_runs([4, 1, 2, 6, 5]))
    [(1, 2), (4, 6)]
    """
    for _, run in groupby(enumerate(sorted(report_keys)), key=lambda it: it[1] - it[0]):
        keys = [key for _, key in run]
        yield keys[0], keys[-1]


@cache
def _additions(dialect: str) -> tuple[str, ...]:
    """What adds the items of reports from `:first` to `:last` to the counts, `:by` times, a kind at a time.

    As text: to put sixty queries together anew takes longer than to ask them.
    """
    kept = tables.counts
    which = tables.reports.c.key.between(literal_column(":first"), literal_column(":last"))
    database, insert = (sqlite, sqlite.insert) if dialect == "sqlite" else (postgresql, postgresql.insert)
    made = []
    for kind in _FACETS:
        rows = union_all(*(query for (of, _, _), query in _queries(which) if of == kind)).subquery()
        told = [*(rows.c[name] for name in _COLUMNS[:-1]), rows.c.number * literal_column(":by")]
        adding = insert(kept).from_select(_COLUMNS, select(*told).where(rows.c.number > 0))
        whole = adding.on_conflict_do_update(
            index_elements=_COLUMNS[:-1], set_={"number": kept.c.number + adding.excluded.number}
        )
        made.append(str(whole.compile(dialect=database.dialect(), compile_kwargs={"literal_binds": True})))
    return tuple(made)


_FACETS = {own.name: (ALL, TAKING_PART, *values(own)) for own in ITEMS} | {tables.reports.name: (ALL,)}
"""All facets by which something is kept, by kind."""

_Query = Select[*tuple[Any, ...]]


def _queries(which: ColumnElement[bool]) -> Iterator[tuple[tuple[str, str, bool], _Query]]:
    """The counts of each kind, by each facet, in the whole and by name, of the items of some reports."""
    for own in ITEMS:
        for facet, value in {ALL: _NONE, **values(own)}.items():
            yield (own.name, facet, True), _counting(own, facet, which, value)
            yield (own.name, facet, False), _by_name(own, facet, which, value)
    parts = tables.event_participants
    taking_part = _of_events(TAKING_PART, which, _NONE)
    yield (tables.events.name, TAKING_PART, False), taking_part.group_by(parts.c.name_key)
    own, used = tables.reports, tables.report_entities
    whole = select(*_labels(own, ALL, literal_column(f"{WHOLE}"), _NONE), func.count().label("number")).where(which)
    yield (own.name, ALL, True), whole.having(func.count() > 0)
    number = func.count(own.c.key.distinct()).label("number")
    named = select(*_labels(own, ALL, used.c.name_key, _NONE), number).join(used, used.c.report_key == own.c.key)
    yield (own.name, ALL, False), named.where(which).group_by(used.c.name_key)


_NONE: ColumnElement[Any] = literal_column("''")
"""The one value by which `ALL` counts."""


def _labels(own: Table, facet: str, name: ColumnElement[Any], value: ColumnElement[Any]) -> list[Label[Any]]:
    kind: ColumnElement[Any] = literal_column(f"'{own.name}'")
    of: ColumnElement[Any] = literal_column(f"'{facet}'")
    return [kind.label("kind"), of.label("facet"), name.label("name_key"), value.label("value")]


def _counting(
    own: Table,
    facet: str,
    which: ColumnElement[bool],
    value: ColumnElement[Any],
    name: ColumnElement[Any] | None = None,
) -> _Query:
    """Counts of a kind of items; by their names where a column of them is given."""
    reports = tables.reports
    query = (
        select(*_labels(own, facet, literal_column(f"{WHOLE}") if name is None else name, value))
        .add_columns(func.count().label("number"))
        .select_from(own)
        .join(reports, reports.c.key == own.c.report_key)
        .where(which, shown(own))
    )
    by = [it for it in (name, None if value is _NONE else value) if it is not None]
    if name is not None:
        query = query.where(name.is_not(None))
    return query.group_by(*by) if by else query.having(func.count() > 0)


def _by_name(own: Table, facet: str, which: ColumnElement[bool], value: ColumnElement[Any]) -> _Query:
    if own is tables.statements:
        return _counting(own, facet, which, value, own.c.speaker_key)
    if own is tables.events:
        parts = tables.event_participants
        by = [parts.c.name_key] if value is _NONE else [parts.c.name_key, value]
        return _of_events(facet, which, value).where(parts.c.part == encode.ACTOR).group_by(*by)
    subject, other = own.c.subject_key, own.c.object_key
    objects = _counting(own, facet, which, value, other).where(or_(subject.is_(None), subject != other))
    sides = union_all(_counting(own, facet, which, value, subject), objects).subquery()
    told = [sides.c[name] for name in _COLUMNS[:-1]]
    return select(*told, cast(func.sum(sides.c.number), tables.Key).label("number")).group_by(*told)


def _of_events(facet: str, which: ColumnElement[bool], value: ColumnElement[Any]) -> _Query:
    """Events by the names that take part in them, to be grouped by those."""
    own, parts, reports = tables.events, tables.event_participants, tables.reports
    return (
        select(*_labels(own, facet, parts.c.name_key, value), func.count(own.c.key.distinct()).label("number"))
        .select_from(parts)
        .join(own, own.c.key == parts.c.event_key)
        .join(reports, reports.c.key == own.c.report_key)
        .where(which, parts.c.name_key.is_not(None))
    )


def shown(own: Table) -> ColumnElement[bool]:
    """Whether an item is shown unless all are asked for."""
    return own.c.confidence >= SHOWN if own is tables.statements else true()
