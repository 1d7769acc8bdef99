"""Words in statements, events, facts and reports: written with each record, asked by `matching`.

Invariant: the index holds words only; what is found is read from the rows, so a fault of the index can hide an item and
never change one. Words are folded (case, accents) and stemmed by Porter's algorithm, so that "bases" finds "base".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Integer, Select, column, table, text

from onrecord.errors import UsageError
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
    index = table(source, column("rowid", Integer))
    asked = expression(words)
    if within:
        asked = f"{{{within}}} : ({asked})"
    return index.select().where(text(f"{source} MATCH :asked").bindparams(asked=asked))


def expression(words: str) -> str:
    """What a person types, in FTS5's query language; its operators are words like any other.

    >>> expression('naval bases near "Port Sorrel" OR har*')
    '"naval" AND "bases" AND "near" AND "Port Sorrel" AND "OR" AND "har"*'
    """
    parts = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words):
        found = re.findall(r"\w+", phrase or word)
        if found:
            parts.append(f'"{" ".join(found)}"' + ("*" if word.endswith("*") else ""))
    if not parts:
        raise UsageError("no word to look for", repr(words), "give words of the statements, such as: naval base")
    return " AND ".join(parts)


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
    values = [{"key": key, "words": words, "beside": other} for key, words, other in rows]
    if values:
        connection.execute(
            text(f"INSERT INTO {source} (rowid, words, {beside}) VALUES (:key, :words, :beside)"),  # noqa: S608  # our own names
            values,
        )
