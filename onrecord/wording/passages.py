"""The passage in which a statement stands: its sentences, cut at every border of its evidence.

Invariant: the words of the evidence are shown whole and in the report's order; only what stands around them is ever
shortened, with a mark where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Report, Span, Statement

GAP = "[…]"
"""What stands where words are left out."""

_SENTENCE_END = re.compile(r"""[.!?…](["'”’»)\]]*\s+)(?=["'“‘«(\[]*[^\W\d_a-zа-я])""")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"“])(?:[^\W\d_]\.?){1,3}\.$")
_BEFORE, _BETWEEN = 110, 160
"""Characters around the evidence that are shown at most: a line and a half, two lines."""


class Part(StrEnum):
    """What a piece of a passage is."""

    WORDS = "words"
    CUE = "cue"
    SPEAKER = "speaker"
    AROUND = "around"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, verbatim (but for `GAP`)."""

    part: Part
    text: str


def passage(report: Report, statement: Statement) -> tuple[Piece, ...]:
    """A statement's sentences in pieces: its words, cue and speaker, and what stands around them."""
    marked = [(span, Part.WORDS) for span in statement.content]
    if statement.cue:
        marked.append((statement.cue, Part.CUE))
    if statement.speaker.span:
        marked.append((statement.speaker.span, Part.SPEAKER))
    return _passage(report, marked)


def around(report: Report, span: Span) -> tuple[Piece, ...]:
    """The words of an event or a fact, and what stands around them in their sentence."""
    return _passage(report, [(span, Part.WORDS)])


def _passage(report: Report, marked: list[tuple[Span, Part]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for start, end in _stretches(report, [span for span, _ in marked]):
        if pieces:
            pieces.append(Piece(Part.GAP, f" {GAP} "))
        pieces += _cut(report.text, start, end, sorted(marked, key=lambda mark: (mark[0].start, mark[0].end)))
    return tuple(piece for piece in pieces if piece.text)


def _stretches(report: Report, spans: list[Span]) -> list[tuple[int, int]]:
    """The sentences of the spans, those that touch as one."""
    joined: list[tuple[int, int]] = []
    borders: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in sorted(_sentences(report, span, borders) for span in spans):
        if joined and not report.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _sentences(report: Report, span: Span, known: dict[tuple[int, int], list[tuple[int, int]]]) -> tuple[int, int]:
    """From the start of the sentence in which a span starts to the end of the one in which it ends.

    `known` are the borders of sentences in stretches of the text: what is looked for is kept there.
    """
    start, end = report.blocks[report.block_at(span.start)].start, report.blocks[report.block_at(span.end - 1)].end
    borders = known.get((start, end))
    if borders is None:
        borders = known[start, end] = _borders(report.text, start, end)
    for border in borders:
        if border[1] <= span.start:
            start = border[1]
        elif border[0] >= span.end:
            end = border[0]
            break
    text = report.text[start:end]
    return min(span.start, start + len(text) - len(text.lstrip())), max(span.end, start + len(text.rstrip()))


def _borders(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where one sentence ends and the next begins; an initial or a short abbreviation ends none."""
    found = []
    for match in _SENTENCE_END.finditer(text, start, end):
        before = text[max(start, match.start(1) - 8) : match.start(1)]
        if not _ABBREVIATION.search(before):
            stop = match.start(1) + len(match[1].rstrip())
            found.append((stop, match.end()))
    return found


def _cut(text: str, start: int, end: int, marked: list[tuple[Span, Part]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for span, part in marked:
        if span.end <= at or span.start < start or span.start >= end:
            continue
        pieces += _around(text[at : span.start], opens=not pieces)
        pieces.append(Piece(part, text[max(at, span.start) : span.end]))
        at = span.end
    return [*pieces, *_around(text[at:end], closes=True)]


def _around(text: str, *, opens: bool = False, closes: bool = False) -> list[Piece]:
    """Words around the evidence, shortened at blanks where they are long."""
    if opens and len(text) > _BEFORE:
        return [Piece(Part.GAP, GAP + " "), Piece(Part.AROUND, text[text.find(" ", len(text) - _BEFORE) + 1 :])]
    if closes and len(text) > _BEFORE:
        return [Piece(Part.AROUND, text[: text.rfind(" ", 0, _BEFORE)]), Piece(Part.GAP, " " + GAP)]
    if len(text) > _BETWEEN:
        half = _BETWEEN // 2
        return [
            Piece(Part.AROUND, text[: text.rfind(" ", 0, half)]),
            Piece(Part.GAP, f" {GAP} "),
            Piece(Part.AROUND, text[text.find(" ", len(text) - half) + 1 :]),
        ]
    return [Piece(Part.AROUND, text)]
