"""The words in which two renderings differ, as spans.

Invariant: every span is cut from the content's own spans, so that it is verbatim; a difference of case or of quotation
marks alone is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from onrecord.matters.likeness import Word, words
from onrecord.model import Span


def differences(first: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of the other that the first has not, and those of the first that the other has not.

    >>> first, other = "the port is open today", "the port will be open"
    >>> theirs, ours = differences((Span(0, 22, first),), (Span(7, 28, other),))
    >>> theirs, [span.quote for span in ours]
    ((Span(start=16, end=23, quote='will be'),), ['is', 'today'])
    """
    one, two = words(first), words(other)
    matcher = SequenceMatcher(None, [word.folded for word in one], [word.folded for word in two], autojunk=False)
    ours: list[Span] = []
    theirs: list[Span] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            ours += cut(first, one[a:b])
            theirs += cut(other, two[c:d])
    return tuple(theirs), tuple(ours)


def cut(content: Sequence[Span], run: Sequence[Word]) -> list[Span]:
    """A run of a content's words as spans, one for each of the content's spans that it touches."""
    made = []
    for number, part in groupby(run, key=lambda word: _holder(content, word)):
        inside = list(part)
        span, start, end = content[number], inside[0].start, inside[-1].end
        made.append(Span(start, end, span.quote[start - span.start : end - span.start]))
    return made


def _holder(content: Sequence[Span], word: Word) -> int:
    return next(n for n, span in enumerate(content) if span.start <= word.start and word.end <= span.end)
