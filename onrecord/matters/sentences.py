"""The sentences of a report's article, by its punctuation: what stands around a statement, without a parse.

Invariant: sentences are in text order, do not overlap, and none crosses a block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.model import Report, Role

_END = re.compile(r"""(?<=[.!?…])["'”’»)\]]*\s+(?=["'“‘«(\[]*[^\W\d_a-zа-я])|\n\s*\n""")
_SHORT = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Mr|Mrs|Ms|Dr|Gen|Adm|Sen|Rep|St|No)\.$")
_ARTICLE = (Role.TITLE, Role.BODY)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report: `[start, end)` of its text, and whether it stands in the title or at the opening."""

    start: int
    end: int
    text: str
    opens: bool


def passages(report: Report) -> tuple[Passage, ...]:
    """The sentences of title and body; the title and the body's first two sentences open the report."""
    found: list[Passage] = []
    bodies = 0
    for block in report.blocks:
        if block.role not in _ARTICLE:
            continue
        for start, end in sentences_in(report.text, block.start, block.end):
            opens = block.role is Role.TITLE or bodies < 2
            bodies += block.role is Role.BODY
            found.append(Passage(start, end, report.text[start:end], opens))
    return tuple(found)


def place_of(found: tuple[Passage, ...], offset: int) -> int | None:
    """The number of the sentence that holds an offset, or of the last before it; None before the first."""
    at = bisect_right([passage.start for passage in found], offset) - 1
    return at if at >= 0 else None


def sentences_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a stretch of text, `[start, end)` each, without the white space around them.

    >>> sentences_in("It costs 3.5 million. Mr. Oren will pay.", 0, 40)
    [(0, 21), (22, 40)]
    """
    cuts: list[tuple[int, int]] = []
    at = start
    for border in _END.finditer(text, start, end):
        if not _SHORT.search(text[max(at, border.start() - 6) : border.start()]):
            cuts.append((at, border.end()))
            at = border.end()
    cuts.append((at, end))
    stripped = []
    for first, last in cuts:
        piece = text[first:last]
        if piece.strip():
            first += len(piece) - len(piece.lstrip())
            stripped.append((first, first + len(piece.strip())))
    return stripped
