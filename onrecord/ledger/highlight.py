"""Where in a text the words stand that were found: by SQLite's own tokenizer, whichever database keeps the ledger.

Invariant: ranges are `[start, end)` in code points of the text as it is given, in order, and do not overlap.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

from onrecord.ledger import tokens
from onrecord.ledger.wanted import Wanted, any_for_fts5

Range = tuple[int, int]


def matched(texts: Sequence[str], asked: Wanted) -> list[list[Range]]:
    """The ranges of each text in which one of the parts stands that were asked for.

    >>> from onrecord.ledger.wanted import wanted
    >>> matched(["No naval bases, no base.", "Nothing."], wanted('base "naval bases"'))
    [[(3, 14), (19, 23)], []]
    """
    start, end = _marks(texts)
    found: list[list[Range]] = [[] for _ in texts]
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(f"CREATE VIRTUAL TABLE texts USING fts5(words, tokenize='{tokens.TOKENIZER}')")
        index.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", enumerate(texts))
        rows = index.execute(
            "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?",
            (start, end, any_for_fts5(asked.parts)),
        )
        for place, marked in rows:
            found[place] = list(_ranges(marked, start, end))
    return found


def _marks(texts: Iterable[str]) -> tuple[str, str]:
    """Two characters that no text has, so that nothing in it can be taken for a mark."""
    used = set().union(*map(set, texts))
    free = (chr(code) for code in range(0xE000, 0x110000) if chr(code) not in used)
    return next(free), next(free)


def _ranges(marked: str, start: str, end: str) -> Iterable[Range]:
    at = 0  # in the text without marks
    for part in marked.split(start):
        inside, ends, outside = part.partition(end)
        if ends:
            yield at, at + len(inside)
        at += len(inside) + len(outside)
