"""The turns of a conversation: paragraphs that open with who speaks, and a colon.

Invariant: a turn begins at the beginning of its block, and its words reach to the end of that block, or of the
paragraphs behind it that nobody else opens, where labels name question and answer. One colon may
open anything: what follows is speech only in a report that does so three times, or that labels a question and an
answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Block, Report, Role
from onrecord.syntax import Syntax

_LEAST = 3
"""Paragraphs that must open with a name and a colon for a report to hold a conversation."""

_WORDS = 6
"""Words of a label, at most: a name with its title, and an outlet in brackets."""

INITIALS = 3
"""Letters of a label of one word, at most, that are somebody's initials; more are a surname."""

LABEL = re.compile(r"[“\"«]?(?P<source>[^\W\d_][^\n:,;!?“”\"«»]*)(?P<cue>:)\s+")
"""What may be a label, at the beginning of a block."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks `[start, end)`, the colon behind it, and the stretches of what is said."""

    label: tuple[int, int]
    colon: tuple[int, int]
    words: tuple[tuple[int, int], ...]


def read_turns(report: Report, syntax: Syntax, unnamed: frozenset[str]) -> tuple[Turn, ...]:
    """The turns of a report; none where it holds no conversation. `unnamed`: labels that name nobody, lower case."""
    found = dict(_turns(report, syntax, unnamed))
    asked = len({label for turn in found.values() if (label := report.text[slice(*turn.label)].lower()) in unnamed}) > 1
    if len(found) < _LEAST and not asked:
        return ()
    if asked:
        _go_on(found, report)
    return tuple(found[block] for block in sorted(found))


def may_name(words: str) -> bool:
    """Whether these words may be a name with its title: few, and the last of them with a capital.

    >>> may_name("LISA MARRON (PBC)"), may_name("What it costs")
    (True, False)
    """
    last = words.split()[-1:]
    return 0 < len(words.split()) <= _WORDS and last[0].lstrip("(")[:1].isupper()


def without_brackets(label: str) -> str:
    """A label without the outlet or place in brackets behind a name.

    >>> without_brackets("LISA MARRON (PBC)")
    'LISA MARRON'
    """
    return label.partition("(")[0].strip()


def _turns(report: Report, syntax: Syntax, unnamed: frozenset[str]) -> Iterator[tuple[int, Turn]]:
    """Each paragraph that opens so, by the number of its block. What is a name in one place is one in the others."""
    opened = {number: found for number, block in enumerate(report.blocks) if (found := _label(report, block))}
    names = {
        found["source"]
        for found in opened.values()
        if found["source"].isupper() or any(t.pos == "PROPN" for t in syntax.within(*found.span("source")))
    }
    for number, found in opened.items():
        label = found["source"]
        if label.lower() not in unnamed and not (may_name(label) and label in names):
            continue
        words = report.stripped(found.end(), report.blocks[number].end)
        if words:
            yield number, Turn(found.span("source"), found.span("cue"), ((words.start, words.end),))


def _label(report: Report, block: Block) -> re.Match[str] | None:
    """What stands before a colon at the beginning of a paragraph."""
    if block.role is not Role.BODY:
        return None
    start = block.start
    while start < block.end and report.text[start].isspace():
        start += 1
    return LABEL.match(report.text, start, block.end)


def _go_on(found: dict[int, Turn], report: Report) -> None:
    """Give each turn the paragraphs behind it that nobody opens, up to the last turn; none that is in brackets."""
    opened = sorted(found)
    for first, after in pairwise(opened):
        more = []
        for block in report.blocks[first + 1 : after]:
            words = report.stripped(block.start, block.end)
            goes_on = block.role is Role.BODY and _label(report, block) is None
            if goes_on and words and words.quote[0] not in "([":
                more.append((words.start, words.end))
        turn = found[first]
        found[first] = Turn(turn.label, turn.colon, (*turn.words, *more))
