"""Speech marked by layout alone: a name and a colon before it, or a dash and a name behind it.

Invariant: no verb of saying is needed; the cue is the colon or the dash. What a colon opens without quotation marks is
speech only in a report that does so again: one colon may open anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.entities.turns import LABEL, may_name, read_turns
from onrecord.model import Role
from onrecord.page.quotation import Quotation
from onrecord.statements.attribution import Attribution, overlap
from onrecord.statements.exchange import read_exchange
from onrecord.statements.inset import FINITE
from onrecord.statements.phrases import Phrases

SIGNED, OPENED, TURN = 0.85, 0.85, 0.8
"""Confidence of a quotation with a name behind a dash, of one behind a name and a colon, of a turn of a transcript."""

IN_TURN = "a turn of a transcript"
"""The rule of what somebody says in a turn of a conversation."""

_DASH = re.compile(r"\s*(?P<cue>[―—–]|--?)\s*(?P<source>[^\W\d_][^\n―—–:;!?]*)")


class MarkedReader:
    """Finds such speech in one report."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.report = phrases, phrases.report

    def attributions(self) -> list[Attribution]:
        """All of it, in the order of the words."""
        turns = list(self._turns())
        found = [a for q in self.phrases.quotations if (a := self._opened(q) or self._signed(q))]
        found += [t for t in turns if not any(overlap(t.content[0], a.content[0]) for a in found)]
        return sorted(found, key=lambda a: a.start)

    def _opened(self, quotation: Quotation) -> Attribution | None:
        """`Oren: "We have not asked."`, the name at the beginning of its block."""
        block = self.report.blocks[quotation.block]
        found = LABEL.match(self.report.text, self._first(block.start), quotation.outer_start)
        if found is None or found.end() != quotation.outer_start or not self._capital(*found.span("source")):
            return None
        if self._tells(*found.span("source")):
            return None
        content = (self.phrases.between_marks(quotation),)
        return Attribution(
            found.span("source"), found.span("cue"), content, OPENED, "a name and a colon before it", marked=True
        )

    def _signed(self, quotation: Quotation) -> Attribution | None:
        """`"We have not asked." — Ada Oren`, the name last in its block or alone in the next one."""
        block = self.report.blocks[quotation.block]
        end = block.end
        if not self.report.text[quotation.outer_end : end].strip():
            end = self._next_end(quotation.block)
        found = _DASH.match(self.report.text, quotation.outer_end, end)
        if found is None or self.report.text[found.end() : end].strip():
            return None
        start, stop = found.span("source")
        stop = start + len(self.report.text[start:stop].partition(",")[0].rstrip(" ."))
        if not self._capital(start, stop) or self._tells(start, stop):
            return None
        content = (self.phrases.between_marks(quotation),)
        return Attribution(
            (start, stop), found.span("cue"), content, SIGNED, "a dash and a name behind it", marked=True
        )

    def _tells(self, start: int, end: int) -> bool:
        """Whether words of saying stand in what might be a name, where a dash parts such from a quotation, too."""
        lexicon, words = self.phrases.lexicon, self.phrases.syntax.within(start, end)
        sure = any(t.pos == "ADJ" and t.lemma in lexicon.holding for t in words)
        return lexicon.dashes_part_speech and (sure or any(t.pos == "VERB" and t.tag in FINITE for t in words))

    def _turns(self) -> Iterator[Attribution]:
        """`OREN: We have not asked.`, a paragraph to its end; `— We have not asked.`, in an interview of such ones."""
        unnamed = self.phrases.lexicon.question_labels | self.phrases.lexicon.answer_labels
        turns = read_turns(self.report, self.phrases.syntax, unnamed)
        for turn in turns:
            yield Attribution(turn.label, turn.colon, turn.words, TURN, IN_TURN, marked=True)
        exchange = () if turns else read_exchange(self.report, self.phrases.lexicon, self.phrases.quotations)
        for said in exchange:
            yield Attribution(None, said.dash, said.words, TURN, IN_TURN, marked=True)

    def _first(self, start: int) -> int:
        """The first character of a block that is not white space."""
        while start < len(self.report.text) and self.report.text[start].isspace():
            start += 1
        return start

    def _next_end(self, block: int) -> int:
        """The end of the next body block."""
        for later in self.report.blocks[block + 1 :]:
            if later.role is Role.BODY:
                return later.end
        return self.report.blocks[block].end

    def _capital(self, start: int, end: int) -> bool:
        return may_name(self.report.text[start:end])
