"""The ways in which a database is asked for items in their order, so that no more are read than are shown.

Invariant: whichever way is chosen, the same items are found. A way is chosen by what the ledger holds: a word or a name
that a million items have is read in the order of results, one that few have whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BinaryExpression,
    BindParameter,
    ClauseElement,
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BooleanClauseList
from sqlalchemy.sql.operators import in_op
from sqlalchemy.sql.operators import or_ as or_op
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import NullType, TypeEngine

from onrecord.ledger import search, tables
from onrecord.ledger.among import one_of
from onrecord.ledger.columns import to_the_letter
from onrecord.ledger.search import Asked

_APART = 40
"""Names that are asked each for itself: in its index, a name's items stand in the order of their days, and no more are
read than are shown; of several names together, all would be read and sorted. Of more names, each says little."""


class Unindexed(ColumnElement[int]):
    """A column by whose index no rows are to be found; in PostgreSQL it is the column as it is, whose planner knows."""

    inherit_cache: bool | None = True
    _traverse_internals = [("column", InternalTraversal.dp_clauseelement)]  # noqa: RUF012  # as SQLAlchemy has it
    type: TypeEngine[Any] = tables.Key

    def __init__(self, column: ColumnElement[int]) -> None:
        self.column = column


@compiles(Unindexed, "sqlite")
def _unindexed(element: Unindexed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"+{compiler.process(element.column, **kw)}"


@compiles(Unindexed)
def _as_it_is(element: Unindexed, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.column, **kw)


class _Known(ColumnElement[bool]):
    """A condition that can be asked otherwise; wherever it stands as it is, it is the plain one.

    `probe` is the same asked of each item by itself.
    """

    inherit_cache: bool | None = True
    _traverse_internals = [("plain", InternalTraversal.dp_clauseelement)]  # noqa: RUF012  # as SQLAlchemy has it
    type: TypeEngine[Any] = NullType()  # as a boolean, SQLite would compare it with 1, and use no index
    plain: ColumnElement[bool]
    probe: ColumnElement[bool]


@compiles(_Known)
def _plainly(element: _Known, compiler: SQLCompiler, **kw: Any) -> str:
    return f"({compiler.process(element.plain, **kw)})"


def uncertain(own: Table, day: str) -> tuple[list[ColumnElement[bool]], ...]:
    """What items are of which it is uncertain whether they stand on a day: as stretches of their index, none twice."""
    apart = to_the_letter(tables.APART)  # it follows from the others, and the index is of these
    may, not_yet = own.c.may_from <= day, own.c.stands_from > day
    return [apart, may, not_yet], [apart, own.c.may_from.is_(None), not_yet], [apart, may, own.c.stands_from.is_(None)]


class TakingPart(_Known):
    """Whether one of these names takes part in an event, in one of these parts."""

    inherit_cache: bool | None = True

    def __init__(self, names: Sequence[int], parts: Sequence[str]) -> None:
        own, events = tables.event_participants, tables.events
        self.names, self.parts = names, parts
        self.among = (own.c.name_key.in_(names), own.c.part.in_(parts))
        self.plain = events.c.key.in_(select(own.c.event_key).where(*self.among))
        # With an OFFSET, PostgreSQL does ask each event; it would read all that the names take part in, to look it up.
        self.probe = select(own.c.event_key).where(own.c.event_key == events.c.key, *self.among).offset(0).exists()

    def undated(self) -> ColumnElement[bool]:
        """The same, of those that stand on no day: they have an index of their own."""
        own = tables.event_participants
        none = to_the_letter(tables.UNDATED_EVENT)
        # Each once, so that PostgreSQL reads no more of them than are counted: those of one name stand in their order.
        return tables.events.c.key.in_(select(own.c.event_key).distinct().where(*self.among, none))

    def uncertain(self, day: str) -> ColumnElement[bool]:
        """The same, of those of which it is uncertain whether they stand on a day: they have an index of their own."""
        own = tables.event_participants
        apart, possible = to_the_letter(tables.APART), or_(own.c.may_from.is_(None), own.c.may_from <= day)
        later = or_(own.c.stands_from.is_(None), own.c.stands_from > day)
        return tables.events.c.key.in_(select(own.c.event_key).where(*self.among, apart, possible, later))


class Having(_Known):
    """Whether an item has all of these words: each wanted, and in which column of the index.

    `beside` are words that it has as well, by what else is asked of it: where an index of words is read in its order,
    it is read for both in step.
    """

    inherit_cache: bool | None = True

    def __init__(self, own: Table, source: str, *asked: Asked, beside: Asked | None = None) -> None:
        self.own, self.source, self.asked, self.beside = own, source, asked, beside
        self.plain = own.c.key.in_(search.all_of(source, asked))
        self.probe = search.has(source, own, asked)

    def among(self, rest: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
        """Whether an item fits the rest and has the words, by two indexes alone: no row is read that has not both."""
        key = self.own.c.key
        words = Unindexed(key).in_(search.all_of(self.source, self.asked))
        return key.in_(select(key).where(*rest, words).correlate(None))

    def and_(self, other: Having) -> Having:
        """Whether it has the words of both."""
        return Having(self.own, self.source, *self.asked, *other.asked, beside=self.beside or other.beside)


@dataclass(frozen=True, slots=True)
class Way:
    """What items are asked, and, where they are read in the order of an index of words, the words."""

    conditions: Sequence[ColumnElement[bool]]
    words: Having | None = None


_COUNTED = 20_000
"""How many are counted, at most, before a way is chosen."""

_FEW = 2_000
"""Items with a word of which PostgreSQL reads all. Left to its planner, some searches for a rare word went through the
reports in their order: 470 ms of processor time at 125,000 reports, where the others took 30."""

_COMMON = 20
"""Of PostgreSQL's sample, items with a word that is common for certain: of a million, two in a hundred have it. To
count two thousand of such a word took 4 to 13 ms, a tenth to a third of a list of a speaker's statements with it."""

_READ, _LOOKED_UP, _BOTH = 3, 100, 0.5
"""Microseconds to read an item that has the words, to look up in the index of words whether one has them, and to go by
one in two indexes that are read whole: on the bench's ledger of a million statements, by what whole queries took. Only
their ratios count."""


def chosen(connection: Connection, own: Table, conditions: Sequence[ColumnElement[bool]], most: int) -> Way:
    """How to ask for the first so many items that fit all of these."""
    having = [it for it in conditions if isinstance(it, Having)]
    if not having:
        return Way(conditions)
    words = having[0]
    for other in having[1:]:
        words = words.and_(other)
    rest = [it for it in conditions if not isinstance(it, Having)]
    if connection.dialect.name != "sqlite":
        if _number(connection, search.in_sample(words.source, words.asked)) < _COMMON:
            keys = connection.scalars(search.all_of(words.source, words.asked).limit(_FEW)).all()
            if len(keys) < _FEW:
                return Way([one_of(own.c.key, keys), *rest])
        return Way([words, *rest])
    if rest and words.beside is None:
        fitting = _number(connection, _asking(own, rest))
        with_words = _number(connection, search.all_of(words.source, words.asked))
        whole = max(1, connection.scalar(select(func.max(tables.reports.c.key))) or 0) * _EACH
        read = min(with_words, most * whole / max(1, fitting)) * _READ
        looked_up = min(fitting, most * whole / max(1, with_words)) * _LOOKED_UP
        both = (fitting + with_words) * _BOTH
        if max(fitting, with_words) < _COUNTED and both < min(read, looked_up):
            return Way([words.among(rest)])
        if looked_up < read:
            return Way([words.probe, *rest])
    return Way([probed(it) for it in rest], words)


def probed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition as it is best asked of each of some items."""
    return condition.probe if isinstance(condition, _Known) else condition


_EACH = 8
"""Items of a kind that a report has, about, to say how often one has both of two things that are common."""


def _asking(own: Table, conditions: Sequence[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    parts = next((it for it in conditions if isinstance(it, TakingPart)), None)
    if parts is not None:
        return select(literal(1)).select_from(tables.event_participants).where(*parts.among)
    return select(literal(1)).select_from(own).where(*conditions)


def _number(connection: Connection, query: Select[*tuple[Any, ...]], most: int = _COUNTED) -> int:
    some = query.limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def in_order_of_words(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    words: Having,
    after: Sequence[str | int] | None,
    most: int,
) -> list[Row[*tuple[Any, ...]]]:
    """The first so many that have the words, of a query without them, by SQLite's index; and those beside the last."""
    number, key = search.row(words.source), search.key_of(words.source)
    asked = (*words.asked, words.beside) if words.beside else words.asked
    of_words = query.where(search.matches(words.source, asked), words.own.c.key == key)
    begun = search.first_row(*(date.fromisoformat(str(part)) for part in after[:2])) if after else 0
    first = of_words.where(number >= begun).add_columns(number.label("number")).order_by(number).limit(most)
    found = list(connection.execute(first))
    if len(found) < most:
        return found
    last = found[-1]
    day, known = date.fromisoformat(last[0]), date.fromisoformat(last[1])
    # Within one day, the index has them in the order of their coming.
    beside = of_words.where(number > last.number, number < search.first_row(day, known, after=True))
    return [*found, *connection.execute(beside)]


def by_part(
    query: Select[*tuple[Any, ...]],
    own: Table,
    after: Sequence[str | int] | None,
    conditions: Sequence[ColumnElement[bool]],
) -> Select[*tuple[Any, ...]]:
    """The query with its conditions; what one name takes part in is read from the name's index, in the days' order.

    Then an item comes once for each part that the name has in it.
    """
    parts = tables.event_participants
    for at, it in enumerate(conditions):
        if isinstance(it, TakingPart) and len(it.names) == 1:
            rest = [*conditions[:at], *conditions[at + 1 :]]
            of_name = [*it.among, own.c.key == parts.c.event_key]
            if after:
                of_name.append(tuple_(parts.c.day, parts.c.known_on) >= tuple_(*(literal(part) for part in after[:2])))
            order = (parts.c.day, parts.c.known_on, tables.reports.c.id, own.c.position)
            return query.where(*rest, *of_name).order_by(None).order_by(*order)
    return query.where(*conditions)


def first(connection: Connection, query: Select[*tuple[Any, ...]], most: int) -> list[Row[*tuple[Any, ...]]]:
    """The first so many items of a query in their order, each once: one that a name takes part in twice comes twice."""
    limit = most
    while True:
        rows = connection.execute(query.limit(limit)).all()
        found = list({row.key: row for row in rows}.values())
        if len(found) >= most or len(rows) < limit:
            return found[:most]
        limit *= 4


def apart(conditions: Sequence[ColumnElement[bool]]) -> list[list[ColumnElement[bool]]]:
    """The same conditions for each name apart, where one of them asks for any of a few names."""
    for at, condition in enumerate(conditions):
        rest = [*conditions[:at], *conditions[at + 1 :]]
        if isinstance(condition, TakingPart) and 0 < len(condition.names) <= _APART:
            return [[*rest, TakingPart([name], condition.parts)] for name in condition.names]
        either = _is(condition, or_op) and isinstance(condition, BooleanClauseList)
        sides = list(condition.get_children()) if either else [condition]
        if all(_is(side, in_op) and isinstance(side, BinaryExpression) for side in sides):
            pairs = [(side.left, side.right) for side in sides if isinstance(side, BinaryExpression)]
            if all(isinstance(left, Column) and isinstance(right, BindParameter) for left, right in pairs):
                each = [
                    [*rest, left == key]
                    for left, right in pairs
                    if isinstance(right, BindParameter)
                    for key in right.value or ()
                ]
                if 0 < len(each) <= _APART:
                    return each
    return [list(conditions)]


def _is(condition: ClauseElement, operator: object) -> bool:
    return getattr(condition, "operator", None) is operator
