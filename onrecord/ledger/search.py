"""Words in statements, events, facts and reports: written with each record, asked by `matching`.

Invariant: the index holds words only; what is found is read from the rows, so a fault of the index can hide an item and
never change one. Words are folded (case, accents) and stemmed by Porter's algorithm, so that "bases" finds "base"; in
PostgreSQL by the same tokenizer as in SQLite (`onrecord.ledger.tokens`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Float,
    Select,
    Text,
    TypeDecorator,
    bindparam,
    column,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import NullType, TypeEngine

from onrecord.ledger import tokens
from onrecord.ledger.tables import item_key
from onrecord.ledger.wanted import Part, Wanted, for_fts5, wanted
from onrecord.ledger.wanted import for_tsquery as as_tsquery
from onrecord.model import Event, Record, Role, Statement

STATEMENTS, EVENTS, FACTS, REPORTS = "statement_words", "event_words", "fact_words", "report_words"
"""What can be searched in; the last by the report's key, the others by the item's."""

SPEAKER, PARTICIPANTS, PARTIES = "speaker", "participants", "parties"
"""The columns beside the words themselves: who said it, took part in it, or is said to stand in the relation."""

WORDS = "words"

ARTICLE = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})
"""The roles of blocks whose words are searched in."""


def matching(source: str, words: str | Wanted, *, within: str | None = None) -> Select[tuple[int]]:
    """The keys of the items that have what is wanted, as a subquery: see `onrecord.ledger.wanted` for what can be.

    `within` names the column to look in, otherwise all are. Raises UsageError where nothing is left to look for.
    """
    index = table(source, column("rowid", BigInteger))
    return index.select().where(_Matches(source, _parsed(words), within))


def has(source: str, key: ColumnElement[int], words: str | Wanted, *, within: str | None = None) -> ColumnElement[bool]:
    """Whether the item of this key has what is wanted: the same, asked of one item."""
    index = table(source, column("rowid", BigInteger))
    return select(index.c.rowid).where(_Matches(source, _parsed(words), within), index.c.rowid == key).exists()


def ranked(source: str, words: str | Wanted) -> Select[tuple[int, float]]:
    """The same with how well each fits, the smaller the better: `key` and `rank`.

    By BM25 in SQLite, without the length of what was found; by `ts_rank` in PostgreSQL.
    """
    asked = _parsed(words)
    index = table(source, column("rowid", BigInteger))
    rank = _Rank(source, asked).label("rank")
    return select(index.c.rowid.label("key"), rank).where(_Matches(source, asked, None))


def _parsed(words: str | Wanted) -> Wanted:
    return wanted(words) if isinstance(words, str) else words


def for_tsquery(asked: Wanted, within: str | None = None) -> str:
    """As PostgreSQL's `tsquery`.

    >>> for_tsquery(wanted('naval "Port Sorrel" har* -drill'), "words")
    "((('naval':A))) & ((('port':A <-> 'sorrel':A))) & ((('har':*A))) & (!('drill':A))"
    """
    weight = "" if within is None else "A" if within == WORDS else "B"
    return as_tsquery(asked, lambda part: tokens.phrase(part.words, prefix=part.prefix, weight=weight))


class _Asked(TypeDecorator[Any]):
    """What is wanted, and in which column, as the database at hand asks it: so, the SQL is compiled once for all."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok: bool | None = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """In FTS5's words, or as a `tsquery`."""
        asked, within = value
        return for_fts5(asked, within) if dialect.name == "sqlite" else for_tsquery(asked, within)


class _Matches(ColumnElement[Any]):
    """Whether a row of an index has all that was asked, in whichever database it is."""

    inherit_cache: bool | None = True
    _traverse_internals = [  # noqa: RUF012  # as SQLAlchemy has it
        ("source", InternalTraversal.dp_string),
        ("asked", InternalTraversal.dp_clauseelement),
    ]
    type: TypeEngine[Any] = NullType()  # as a boolean, SQLite would compare it with 1, and FTS5 not know it again

    def __init__(self, source: str, asked: Wanted, within: str | None) -> None:
        self.source = source
        self.asked: BindParameter[Any] = bindparam(None, (asked, within), _Asked(), unique=True)


@compiles(_Matches, "sqlite")
def _in_fts5(element: _Matches, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{element.source} MATCH {compiler.process(element.asked, **kw)}"


@compiles(_Matches, "postgresql")
def _in_tsvector(element: _Matches, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{element.source}.words @@ CAST({compiler.process(element.asked, **kw)} AS tsquery)"


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


def write(connection: Connection, record: Record, key: int) -> None:
    """Index a record under its report's key."""
    write_all(connection, [(record, key)])


def write_all(connection: Connection, records: Iterable[tuple[Record, int]]) -> None:
    """Index records, each under its report's key."""
    statements: list[_Entry] = []
    events: list[_Entry] = []
    facts: list[_Entry] = []
    reports: list[_Entry] = []
    for record, key in records:
        statements += ((place, _content(s), _speaker(s)) for place, s in _keyed(key, record.statements))
        events += ((place, e.span.quote, _names(e)) for place, e in _keyed(key, record.events))
        facts += (
            (place, f.span.quote, f"{f.subject} {f.relation} {f.object}") for place, f in _keyed(key, record.facts)
        )
        report = record.report
        article = "\n".join(report.text[b.start : b.end] for b in report.blocks if b.role in ARTICLE)
        reports.append((key, article, report.title or ""))
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


def missing(connection: Connection, record: Record, key: int) -> list[int]:
    """The keys of a record's items that the index does not find by their first words."""
    lost = []
    for source, entries in (
        (STATEMENTS, [(place, _content(it)) for place, it in _keyed(key, record.statements)]),
        (EVENTS, [(place, it.span.quote) for place, it in _keyed(key, record.events)]),
        (FACTS, [(place, it.span.quote) for place, it in _keyed(key, record.facts)]),
    ):
        for place, words in entries:
            first = re.findall(r"\w+", words)[:_FIRST]
            if not first or not tokens.terms([" ".join(first)])[0]:
                continue
            asked = _Matches(source, Wanted((((Part(" ".join(first)),),),)), WORDS)
            index = table(source, column("rowid", BigInteger))
            if connection.execute(select(index.c.rowid).where(asked, index.c.rowid == place)).first() is None:
                lost.append(place)
    return lost


_FIRST = 8
"""Words that tell one item from another well enough."""

_Entry = tuple[int, str, str]
"""A key, the words, and those of the column beside them."""


def _keyed(key: int, items: Iterable[Any]) -> Iterable[tuple[int, Any]]:
    return ((item_key(key, place), item) for place, item in enumerate(items))


def _content(statement: Statement) -> str:
    return "\n".join(span.quote for span in statement.content)


def _speaker(statement: Statement) -> str:
    speaker = statement.speaker
    return " ".join(filter(None, (speaker.name, speaker.role, speaker.span.quote if speaker.span else None)))


def _names(event: Event) -> str:
    return " ".join((*event.actor, *event.recipient, event.place or ""))


def _insert(connection: Connection, source: str, beside: str, rows: Iterable[_Entry]) -> None:
    values: list[dict[str, Any]] = [{"key": key, "words": words, "beside": other} for key, words, other in rows]
    if not values:
        return
    if connection.dialect.name == "sqlite":
        sql = f"INSERT INTO {source} (rowid, words, {beside}) VALUES (:key, :words, :beside)"  # noqa: S608  # our own names
    else:
        sql = f"INSERT INTO {source} (rowid, words) VALUES (:key, CAST(:vector AS tsvector))"  # noqa: S608
        found = iter(tokens.terms([text for row in values for text in (row["words"], row["beside"])]))
        values = [{"key": row["key"], "vector": tokens.vector(next(found), next(found))} for row in values]
    connection.execute(text(sql), values)
