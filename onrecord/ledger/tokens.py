"""Text as the terms that words are searched by: SQLite's own tokenizer, whichever database keeps the ledger.

Invariant: what FTS5 indexes in a SQLite ledger is, term by term and place by place, what stands in PostgreSQL's
`tsvector`s, so that a query finds the same in both.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""Folded (case, accents), stemmed by Porter's algorithm; see https://sqlite.org/fts5.html#tokenizers."""

_LONGEST = 500
"""Characters of a term that are kept: a lexeme in PostgreSQL has 2,046 bytes at most."""

_LAST = 16_383
"""The last place that a `tsvector` tells; what comes later stands there, and is found as a word, not in a phrase."""

_FULL = 900_000
"""Bytes of terms that one `tsvector` is given; it holds a megabyte, with their places."""

_GAP = 10
"""Places between two columns of a `tsvector`, so that no phrase reaches from one into the other."""

_own = threading.local()


def terms(texts: Sequence[str]) -> list[list[str]]:
    """The terms of each text in the order of their places.

    >>> terms(["Naval bases, near Port Søren", ""])
    [['naval', 'base', 'near', 'port', 'søren'], []]
    """
    index = _index()
    index.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", enumerate(texts))
    found: list[list[str]] = [[] for _ in texts]
    for place, term in index.execute("SELECT doc, term FROM places ORDER BY doc, offset"):
        found[place].append(term[:_LONGEST])
    index.execute("INSERT INTO texts (texts) VALUES ('delete-all')")
    return found


def vector(words: Iterable[str], beside: Iterable[str]) -> str:
    """A `tsvector` of terms: those of the words themselves with weight A, those of the column beside them with B.

    >>> vector(["port", "open"], ["verel"])
    "'port':1A 'open':2A 'verel':13B"
    """
    places: dict[str, list[str]] = {}
    place = 0
    for weight, column in (("A", words), ("B", beside)):
        for term in column:
            place += 1
            places.setdefault(term, []).append(f"{min(place, _LAST)}{weight}")
        place += _GAP
    parts, size = [], 0
    for term, its in places.items():
        # What stands at the last place stands there once.
        parts.append(f"{_quoted(term)}:{','.join(dict.fromkeys(its))}")
        size += len(term.encode()) + 2 * len(its) + 8
        if size > _FULL:
            break
    return " ".join(parts)


def phrase(words: str, *, prefix: bool, weight: str = "") -> str:
    """Words that stand together, as a `tsquery`; empty where they hold no term.

    >>> phrase("Port Sorrels", prefix=True, weight="A")
    "'port':A <-> 'sorrel':*A"
    """
    (found,) = terms([words])
    if not found:
        return ""
    *first, last = found
    ends = f":{'*' if prefix else ''}{weight}".rstrip(":")
    own = f":{weight}".rstrip(":")
    return " <-> ".join([*(_quoted(term) + own for term in first), _quoted(last) + ends])


def _quoted(term: str) -> str:
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _index() -> sqlite3.Connection:
    """This thread's index, which holds a text no longer than it takes to read its terms."""
    index: sqlite3.Connection | None = getattr(_own, "index", None)
    if index is None:
        index = _own.index = sqlite3.connect(":memory:", isolation_level=None)
        index.execute(f"CREATE VIRTUAL TABLE texts USING fts5(words, content='', columnsize=0, tokenize='{TOKENIZER}')")
        index.execute("CREATE VIRTUAL TABLE places USING fts5vocab(texts, 'instance')")
    return index
