"""The words that two reports share: the evidence of a copy.

Invariant: a passage is cut from the report's text; it is verbatim.
"""

from __future__ import annotations

import re

from onrecord.lineage.sketch import SHINGLE
from onrecord.model import Report, Role, Span

_WORD = re.compile(r"\w+")


def longest_shared(report: Report, other: Report) -> Span | None:
    """The longest passage of a report's body all of whose shingles the other's body has, case and punctuation apart.

    None where they share no eight words in a row. Of equally long passages the first.
    """
    theirs = [word for _, _, word in _words(other)]
    shingles = {tuple(theirs[at : at + SHINGLE]) for at in range(len(theirs) - SHINGLE + 1)}
    own = _words(report)
    best: tuple[int, int] | None = None
    start: int | None = None
    for at in range(len(own) - SHINGLE + 2):
        shared = tuple(word for _, _, word in own[at : at + SHINGLE]) in shingles
        if shared and start is None:
            start = at
        if not shared and start is not None:
            if best is None or at - start > best[1] - best[0]:
                best = (start, at)
            start = None
    if best is None:
        return None
    return report.span(own[best[0]][0], own[best[1] + SHINGLE - 2][1])


def _words(report: Report) -> list[tuple[int, int, str]]:
    """Start, end and word of each word of the body."""
    return [
        (found.start(), found.end(), found[0].casefold())
        for block in report.blocks
        if block.role is Role.BODY
        for found in _WORD.finditer(report.text, block.start, block.end)
    ]
