"""Words in statements, events, facts and reports: written with each record, asked by `matching`.

Invariant: the index holds words only; what is found is read from the rows, so a fault of the index can hide an item and
never change one. Words are folded (case, accents) and stemmed by Porter's algorithm, so that "bases" finds "base"; in
PostgreSQL by the same tokenizer as in SQLite (`onrecord.ledger.tokens`).

In SQLite the rows of an index stand in the order in which results are shown (`row_of`), so that of a word that many
items have, no more are read than are shown; in PostgreSQL a row has its item's key, and the planner decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Float,
    FromClause,
    Select,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
    tablesample,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import NullType, TypeEngine

from onrecord.ledger import bounds, tokens
from onrecord.ledger.bounds import UNDATED
from onrecord.ledger.tables import ITEMS, item_key
from onrecord.ledger.wanted import Part, Wanted, for_fts5, wanted
from onrecord.ledger.wanted import for_tsquery as as_tsquery
from onrecord.model import Event, Fact, Record, Role, Statement

STATEMENTS, EVENTS, FACTS, REPORTS = "statement_words", "event_words", "fact_words", "report_words"
"""What can be searched in; the last by the report's key, the others by the item's."""

SPEAKER, PARTICIPANTS, PARTIES = "speaker", "participants", "parties"
"""The columns beside the words themselves: who said it, took part in it, or is said to stand in the relation."""

WORDS = "words"

ARTICLE = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})
"""The roles of blocks whose words are searched in."""


_REPORT_BITS, _PLACE_BITS = 24, 16
"""Of a row's number in SQLite: below the day, the report's key and the item's place in it."""


def row_of(day: date, known: date, report_key: int, position: int = 0) -> int:
    """The number of an item's row in SQLite: by its day, or, of one without a day, by when its report was out.

    >>> row_of(date(2024, 3, 1), date(2024, 3, 9), 12, 3) < row_of(date(2024, 3, 2), date(2023, 1, 1), 4)
    True
    >>> row_of(date.max, date(2024, 3, 9), 1) < row_of(date.max, date(2024, 3, 10), 1)
    True
    """
    return (first_row(day, known) + (report_key << _PLACE_BITS)) | position


def first_row(day: date, known: date, *, after: bool = False) -> int:
    """The first number of the rows that stand where an item of this day does; or the first after those."""
    ordinal = UNDATED.toordinal() + known.toordinal() if day == UNDATED else day.toordinal()
    return (ordinal + after) << (_REPORT_BITS + _PLACE_BITS)


def matching(source: str, words: str | Wanted, *, within: str | None = None) -> Select[int]:
    """The keys of the items that have what is wanted, as a subquery: see `onrecord.ledger.wanted` for what can be.

    `within` names the column to look in, otherwise all are. Raises UsageError where nothing is left to look for.
    """
    return all_of(source, [(_parsed(words), within)])


def all_of(source: str, asked: Sequence[Asked]) -> Select[int]:
    """The keys of the items that have all of these, each within its column."""
    return select(key_of(source).label("key")).select_from(_INDEXES[source]).where(_Matches(source, asked))


_SAMPLED = 0.1
"""Per cent of an index's rows in PostgreSQL that are looked at to tell a common word."""


def in_sample(source: str, asked: Sequence[Asked]) -> Select[int]:
    """A row for each item that has all of these in whichever column, of a sample that is always the same.

    PostgreSQL's alone.
    """
    anywhere = [(it, None) for it, _ in asked]
    some = tablesample(_INDEXES[source], func.system(_SAMPLED), name=source, seed=literal_column("1"))
    return select(literal_column("1").label("one")).select_from(some).where(_Matches(source, anywhere))


def key_of(source: str) -> ColumnElement[int]:
    """The key of the item or report that a row of an index is of."""
    return _KeyOf(source)


def row(source: str) -> ColumnElement[int]:
    """The number of a row of an index."""
    return _INDEXES[source].c.rowid


def matches(source: str, asked: Sequence[Asked]) -> ColumnElement[Any]:
    """Whether a row of an index has all of these."""
    return _Matches(source, asked)


def has(source: str, own: Table, asked: Sequence[Asked]) -> ColumnElement[bool]:
    """Whether an item has all of these: the same, asked of each item of a table."""
    index = _INDEXES[source]
    return select(index.c.rowid).where(_Matches(source, asked), index.c.rowid == _RowOf(own)).exists()


def ranked(source: str, words: str | Wanted) -> Select[int, float]:
    """The same with how well each fits, the smaller the better: `key` and `rank`.

    By BM25 in SQLite, without the length of what was found; by `ts_rank` in PostgreSQL.
    """
    asked = _parsed(words)
    rank = _Rank(source, asked).label("rank")
    query = select(key_of(source).label("key"), rank).select_from(_INDEXES[source])
    return query.where(_Matches(source, [(asked, None)]))


Asked = tuple[Wanted, str | None]
"""What is wanted, and in which column (None: in any)."""


def _parsed(words: str | Wanted) -> Wanted:
    return wanted(words) if isinstance(words, str) else words


_INDEXES = {source: table(source, column("rowid", BigInteger)) for source in (STATEMENTS, EVENTS, FACTS, REPORTS)}


def for_tsquery(asked: Wanted, within: str | None = None) -> str:
    """As PostgreSQL's `tsquery`.

    >>> for_tsquery(wanted('naval "Port Sorrel" har* -drill'), "words")
    "((('naval':A))) & ((('port':A <-> 'sorrel':A))) & ((('har':*A))) & (!('drill':A))"
    """
    weight = "" if within is None else "A" if within == WORDS else "B"
    return as_tsquery(asked, lambda part: tokens.phrase(part.words, prefix=part.prefix, weight=weight))


class _AskedFor(TypeDecorator[Any]):
    """All that is wanted, and in which columns, as the database at hand asks it: so, SQL is compiled once for all."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok: bool | None = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """In FTS5's words, or as a `tsquery`."""
        if dialect.name == "sqlite":
            return " AND ".join(f"({for_fts5(asked, within)})" for asked, within in value)
        return " & ".join(f"({told})" for asked, within in value if (told := for_tsquery(asked, within)))


class _Matches(ColumnElement[Any]):
    """Whether a row of an index has all that was asked, in whichever database it is."""

    inherit_cache: bool | None = True
    _traverse_internals = [  # noqa: RUF012  # as SQLAlchemy has it
        ("source", InternalTraversal.dp_string),
        ("asked", InternalTraversal.dp_clauseelement),
    ]
    type: TypeEngine[Any] = NullType()  # as a boolean, SQLite would compare it with 1, and FTS5 not know it again

    def __init__(self, source: str, asked: Sequence[Asked]) -> None:
        self.source = source
        self.asked: BindParameter[Any] = bindparam(None, tuple(asked), _AskedFor(), unique=True)


@compiles(_Matches, "sqlite")
def _in_fts5(element: _Matches, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{element.source} MATCH {compiler.process(element.asked, **kw)}"


@compiles(_Matches, "postgresql")
def _in_tsvector(element: _Matches, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{element.source}.words @@ CAST({compiler.process(element.asked, **kw)} AS tsquery)"


class _KeyOf(ColumnElement[int]):
    """The key of what a row of an index is of: its number is made of it in SQLite, and is it in PostgreSQL."""

    inherit_cache: bool | None = True
    _traverse_internals = [("source", InternalTraversal.dp_string)]  # noqa: RUF012  # as SQLAlchemy has it
    type: TypeEngine[Any] = BigInteger()

    def __init__(self, source: str) -> None:
        self.source = source

    @property
    def _from_objects(self) -> list[FromClause]:
        return [_INDEXES[self.source]]


@compiles(_KeyOf, "sqlite")
def _from_row(element: _KeyOf, _compiler: SQLCompiler, **_: Any) -> str:
    at = f"{element.source}.rowid"
    report = f"(({at} >> {_PLACE_BITS}) & {(1 << _REPORT_BITS) - 1})"
    return report if element.source == REPORTS else f"({report} * {ITEMS} + ({at} & {(1 << _PLACE_BITS) - 1}))"


@compiles(_KeyOf, "postgresql")
def _is_row(element: _KeyOf, _compiler: SQLCompiler, **_: Any) -> str:
    return f"{element.source}.rowid"


class _RowOf(ColumnElement[int]):
    """The row of an index that an item of a table has: `row_of`, in the database."""

    inherit_cache: bool | None = True
    _traverse_internals = [("own", InternalTraversal.dp_clauseelement)]  # noqa: RUF012  # as SQLAlchemy has it
    type: TypeEngine[Any] = BigInteger()

    def __init__(self, own: Table) -> None:
        self.own = own

    @property
    def _from_objects(self) -> list[FromClause]:
        return [self.own]


@compiles(_RowOf, "sqlite")
def _to_row(element: _RowOf, _compiler: SQLCompiler, **_: Any) -> str:
    own, none = element.own.name, UNDATED.isoformat()

    def ordinal(name: str) -> str:
        return f"CAST(julianday({own}.{name}) - 1721424.5 AS INTEGER)"

    day = f"CASE {own}.day WHEN '{none}' THEN {UNDATED.toordinal()} + {ordinal('known_on')} ELSE {ordinal('day')} END"
    return f"((({day}) << {_REPORT_BITS + _PLACE_BITS}) + ({own}.report_key << {_PLACE_BITS}) + {own}.position)"


@compiles(_RowOf, "postgresql")
def _is_key(element: _RowOf, _compiler: SQLCompiler, **_: Any) -> str:
    return f"{element.own.name}.key"


class _Rank(ColumnElement[float]):
    """How well a row of an index fits what was asked: the smaller the better, in whichever database it is."""

    inherit_cache: bool | None = False
    type: TypeEngine[Any] = Float()

    def __init__(self, source: str, asked: Wanted) -> None:
        self.source, self.asked = source, asked


@compiles(_Rank, "sqlite")
def _bm25(element: _Rank, _compiler: SQLCompiler, **_: Any) -> str:
    return f"{element.source}.rank"


@compiles(_Rank, "postgresql")
def _ts_rank(element: _Rank, compiler: SQLCompiler, **kw: Any) -> str:
    asked: BindParameter[str] = bindparam(None, for_tsquery(element.asked), unique=True)
    return f"-ts_rank({element.source}.words, CAST({compiler.process(asked, **kw)} AS tsquery))"


def write(connection: Connection, record: Record, key: int, known: date) -> None:
    """Index a record under its report's key; it was known by a day."""
    write_all(connection, [(record, key, known)])


def write_all(connection: Connection, records: Iterable[tuple[Record, int, date]]) -> None:
    """Index records, each under its report's key, and by the day by which it was known."""
    statements: list[_Entry] = []
    events: list[_Entry] = []
    facts: list[_Entry] = []
    reports: list[_Entry] = []
    for record, key, known in records:
        its = _Rows(connection, record, key, known)
        statements += ((its.of(place, s), _content(s), _speaker(s)) for place, s in enumerate(record.statements))
        events += ((its.of(place, e), e.span.quote, _names(e)) for place, e in enumerate(record.events))
        facts += (
            (its.of(place, f), f.span.quote, f"{f.subject} {f.relation} {f.object}")
            for place, f in enumerate(record.facts)
        )
        report = record.report
        article = "\n".join(report.text[b.start : b.end] for b in report.blocks if b.role in ARTICLE)
        reports.append((its.of_report(), article, report.title or ""))
    for source, beside, rows in (
        (STATEMENTS, SPEAKER, statements),
        (EVENTS, PARTICIPANTS, events),
        (FACTS, PARTIES, facts),
        (REPORTS, "title", reports),
    ):
        _insert(connection, source, beside, rows)


def clear(connection: Connection) -> None:
    """Drop all words; the records are to be written anew."""
    for source in (STATEMENTS, EVENTS, FACTS, REPORTS):
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"INSERT INTO {source} ({source}) VALUES ('delete-all')"))  # noqa: S608  # our own names
        else:
            connection.execute(text(f"DELETE FROM {source}"))  # noqa: S608


class _Rows:
    """The numbers of the rows that a record's items have in the indexes."""

    def __init__(self, connection: Connection, record: Record, key: int, known: date) -> None:
        self.ordered = connection.dialect.name == "sqlite"
        self.record, self.key, self.known = record, key, known
        self.by_id = {it.id: it for it in record.statements}

    def of(self, place: int, item: Statement | Event | Fact) -> int:
        """That of an item at its place among those of its kind."""
        if not self.ordered:
            return item_key(self.key, place)
        if isinstance(item, Statement):
            days = bounds.of_statement(item, self.known)
        elif isinstance(item, Event):
            days = bounds.of_event(item, self.record.report, self.by_id, self.known)
        else:
            days = bounds.of_fact(item, self.known)
        return row_of(days.day, self.known, self.key, place)

    def of_report(self) -> int:
        """That of the report itself."""
        return row_of(self.known, self.known, self.key) if self.ordered else self.key


def missing(connection: Connection, record: Record, key: int, known: date) -> list[int]:
    """The rows of a record's items that the index does not find by their first words."""
    lost = []
    rows = _Rows(connection, record, key, known)
    for source, entries in (
        (STATEMENTS, [(rows.of(place, it), _content(it)) for place, it in enumerate(record.statements)]),
        (EVENTS, [(rows.of(place, it), it.span.quote) for place, it in enumerate(record.events)]),
        (FACTS, [(rows.of(place, it), it.span.quote) for place, it in enumerate(record.facts)]),
    ):
        for place, words in entries:
            first = re.findall(r"\w+", words)[:_FIRST]
            if not first or not tokens.terms([" ".join(first)])[0]:
                continue
            asked = _Matches(source, [(Wanted((((Part(" ".join(first)),),),)), WORDS)])
            index = _INDEXES[source]
            if connection.execute(select(index.c.rowid).where(asked, index.c.rowid == place)).first() is None:
                lost.append(place)
    return lost


_FIRST = 8
"""Words that tell one item from another well enough."""

_Entry = tuple[int, str, str]
"""A row's number, the words, and those of the column beside them."""


def _content(statement: Statement) -> str:
    return "\n".join(span.quote for span in statement.content)


def _speaker(statement: Statement) -> str:
    speaker = statement.speaker
    return " ".join(filter(None, (speaker.name, speaker.role, speaker.span.quote if speaker.span else None)))


def _names(event: Event) -> str:
    return " ".join((*event.actor, *event.recipient, event.place or ""))


def _insert(connection: Connection, source: str, beside: str, rows: Iterable[_Entry]) -> None:
    # In their order: FTS5 writes what it holds to disk whenever a row comes that stands before the last one.
    values: list[dict[str, Any]] = [{"key": key, "words": words, "beside": other} for key, words, other in sorted(rows)]
    if not values:
        return
    if connection.dialect.name == "sqlite":
        sql = f"INSERT INTO {source} (rowid, words, {beside}) VALUES (:key, :words, :beside)"  # noqa: S608  # our own names
    else:
        sql = f"INSERT INTO {source} (rowid, words) VALUES (:key, CAST(:vector AS tsvector))"  # noqa: S608
        found = iter(tokens.terms([text for row in values for text in (row["words"], row["beside"])]))
        values = [{"key": row["key"], "vector": tokens.vector(next(found), next(found))} for row in values]
    connection.execute(text(sql), values)
