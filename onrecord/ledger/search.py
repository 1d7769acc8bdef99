"""Words in statements, events, facts and reports: written with each record, asked by `matching`.

Invariant: the index holds words only; what is found is read from the rows, so a fault of the index can hide an item and
never change one. Words are folded (case, accents) and stemmed by Porter's algorithm, so that "bases" finds "base"; in
PostgreSQL by the same tokenizer as in SQLite (`onrecord.ledger.tokens`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, bindparam, column, table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType

from onrecord.errors import UsageError
from onrecord.ledger import tokens
from onrecord.ledger.tables import item_key
from onrecord.model import Event, Record, Role, Statement

STATEMENTS, EVENTS, FACTS, REPORTS = "statement_words", "event_words", "fact_words", "report_words"
"""What can be searched in; the last by the report's key, the others by the item's."""

SPEAKER, PARTICIPANTS, PARTIES = "speaker", "participants", "parties"
"""The columns beside the words themselves: who said it, took part in it, or is said to stand in the relation."""

WORDS = "words"

_ARTICLE = {Role.TITLE, Role.BODY, Role.CAPTION}


def matching(source: str, words: str, *, within: str | None = None) -> Select[tuple[int]]:
    """The keys of the items in which all of the words occur, in any order, as a subquery.

    A word that ends in `*` stands for all words that begin so, and words in double quotes stand together. `within`
    names the column to look in, otherwise all are. Raises UsageError where nothing is left to look for.
    """
    asked = parts(words)
    index = table(source, column("rowid", BigInteger))
    return index.select().where(_Matches(source, asked, within))


@dataclass(frozen=True, slots=True)
class Part:
    """Words that must stand together; with `prefix`, the last is the beginning of one."""

    words: str
    prefix: bool


def parts(words: str) -> tuple[Part, ...]:
    """What a person types; operators of a query language are words like any other. Raises UsageError for no word.

    >>> [(part.words, part.prefix) for part in parts('naval near "Port Sorrel" OR har*')]
    [('naval', False), ('near', False), ('Port Sorrel', False), ('OR', False), ('har', True)]
    """
    found = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words):
        letters = re.findall(r"\w+", phrase or word)
        if letters:
            found.append(Part(" ".join(letters), word.endswith("*")))
    if not found:
        raise UsageError("no word to look for", repr(words), "give words of the statements, such as: naval base")
    return tuple(found)


def for_fts5(asked: Iterable[Part], within: str | None = None) -> str:
    """In FTS5's query language.

    >>> for_fts5(parts('naval "Port Sorrel" har*'), "words")
    '{words} : ("naval" AND "Port Sorrel" AND "har"*)'
    """
    told = " AND ".join(f'"{part.words}"' + ("*" if part.prefix else "") for part in asked)
    return f"{{{within}}} : ({told})" if within else told


def for_tsquery(asked: Iterable[Part], within: str | None = None) -> str:
    """As PostgreSQL's `tsquery`.

    >>> for_tsquery(parts('naval "Port Sorrel" har*'), "words")
    "('naval':A) & ('port':A <-> 'sorrel':A) & ('har':*A)"
    """
    weight = "" if within is None else "A" if within == WORDS else "B"
    phrases = (tokens.phrase(part.words, prefix=part.prefix, weight=weight) for part in asked)
    return " & ".join(f"({phrase})" for phrase in phrases if phrase)


class _Matches(ColumnElement[Any]):
    """Whether a row of an index has all that was asked, in whichever database it is."""

    inherit_cache = False
    type = NullType()  # as a boolean, SQLite would compare it with 1, and FTS5 not know it again

    def __init__(self, source: str, asked: tuple[Part, ...], within: str | None) -> None:
        self.source, self.asked, self.within = source, asked, within


@compiles(_Matches, "sqlite")
def _in_fts5(element: _Matches, compiler: SQLCompiler, **kw: Any) -> str:
    asked = bindparam(None, for_fts5(element.asked, element.within), unique=True)
    return f"{element.source} MATCH {compiler.process(asked, **kw)}"


@compiles(_Matches, "postgresql")
def _in_tsvector(element: _Matches, compiler: SQLCompiler, **kw: Any) -> str:
    asked = bindparam(None, for_tsquery(element.asked, element.within), unique=True)
    return f"{element.source}.words @@ CAST({compiler.process(asked, **kw)} AS tsquery)"


def write(connection: Connection, record: Record, key: int) -> None:
    """Index a record under its report's key."""
    _insert(connection, STATEMENTS, SPEAKER, ((i, _content(s), _speaker(s)) for i, s in _keyed(key, record.statements)))
    _insert(connection, EVENTS, PARTICIPANTS, ((i, e.span.quote, _names(e)) for i, e in _keyed(key, record.events)))
    _insert(
        connection,
        FACTS,
        PARTIES,
        ((i, f.span.quote, f"{f.subject} {f.relation} {f.object}") for i, f in _keyed(key, record.facts)),
    )
    report = record.report
    article = "\n".join(report.text[b.start : b.end] for b in report.blocks if b.role in _ARTICLE)
    _insert(connection, REPORTS, "title", [(key, article, report.title or "")])


def _keyed(key: int, items: Iterable[Any]) -> Iterable[tuple[int, Any]]:
    return ((item_key(key, place), item) for place, item in enumerate(items))


def _content(statement: Statement) -> str:
    return "\n".join(span.quote for span in statement.content)


def _speaker(statement: Statement) -> str:
    speaker = statement.speaker
    return " ".join(filter(None, (speaker.name, speaker.role, speaker.span.quote if speaker.span else None)))


def _names(event: Event) -> str:
    return " ".join((*event.actor, *event.recipient, event.place or ""))


def _insert(connection: Connection, source: str, beside: str, rows: Iterable[tuple[int, str, str]]) -> None:
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
