"""Interviews whose paragraphs a dash opens and nobody's name: asked and answered in turn.

Invariant: such turns are read only where the report is one conversation from the first of them to the last: each second
one asks, no words of saying stand in any, and who is asked is addressed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Report
from onrecord.page.quotation import Quotation
from onrecord.statements.inset import dashed_lines

_LEAST = 2
"""Questions that must end in a question mark for an interview."""

_ASKING = 0.6
"""Share of the turns in a question's place that end in a question mark, at least; the others are remarks. By hand."""

_ANSWERING = 0.4
"""Share of the turns in an answer's place that end in one, at most. By hand."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn: whether it asks, the dash before it, and the stretches of what is said, in text order."""

    asks: bool
    dash: tuple[int, int]
    words: tuple[tuple[int, int], ...]


def read_exchange(
    report: Report, lexicon: AttributionLexicon, quotations: Sequence[Quotation] = ()
) -> tuple[Exchange, ...]:
    """The turns of an interview without labels; none where the report is none. `quotations`: all of the report's."""
    if not lexicon.dashes_part_speech:
        return ()
    turns: list[Exchange] = []
    between: list[tuple[int, int]] = []
    for start, end, dash in dashed_lines(report, lexicon):
        if dash is not None:
            if between and (not turns or turns[-1].asks):
                return ()  # told between question and answer: no interview, but a story
            if turns:
                turns[-1] = replace(turns[-1], words=(*turns[-1].words, *between))
            turns.append(Exchange(len(turns) % 2 == 0, dash, ((start, end),)))
            between = []
        elif turns:
            between.append((start, end))
    spoken = {q.outer_start for q in quotations}
    inset = any(turn.dash[0] in spoken for turn in turns)
    return () if inset or not _is_interview(report, turns, lexicon) else tuple(turns)


def _is_interview(report: Report, turns: Sequence[Exchange], lexicon: AttributionLexicon) -> bool:
    asked = [report.text[turn.words[0][0] : turn.words[-1][1]] for turn in turns if turn.asks]
    answers = [report.text[turn.words[0][0] : turn.words[-1][1]] for turn in turns if not turn.asks]
    questions, counter = (sum(words.endswith("?") for words in each) for each in (asked, answers))
    if not answers or not asked[0].endswith("?") or questions < max(_LEAST, _ASKING * len(asked)):
        return False
    addressed = {word.lower() for words in asked for word in re.findall(r"\w+", words)} & lexicon.addressing
    return bool(addressed) and counter <= _ANSWERING * len(answers)
