"""Speech marked by layout alone: a name and a colon before it, or a dash and a name behind it.

Invariant: no verb of saying is needed; the cue is the colon or the dash. What a colon opens without quotation marks is
speech only in a report that does so again: one colon may open anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Role
from onrecord.statements.attribution import Attribution, overlap
from onrecord.statements.phrases import Phrases
from onrecord.statements.quotation import Quotation

SIGNED, OPENED, TURN = 0.85, 0.85, 0.8
"""Confidence of a quotation with a name behind a dash, of one behind a name and a colon, of a turn of a transcript."""

_TURNS = 3
"""Paragraphs that must open with a name and a colon for a report to hold a transcript."""

_WORDS = 6
"""Words of a name with its title, at most."""

_DASH = re.compile(r"\s*(?P<cue>[―—–]|--?)\s*(?P<source>[^\W\d_][^\n―—–:;!?]*)")
_COLON = re.compile(r"[“\"«]?(?P<source>[^\W\d_][^\n:,;!?“”\"«»]*)(?P<cue>:)\s+")


class MarkedReader:
    """Finds such speech in one report."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.report = phrases, phrases.report

    def attributions(self) -> list[Attribution]:
        """All of it, in the order of the words."""
        turns = list(self._turns())
        found = [a for q in self.phrases.quotations if (a := self._opened(q) or self._signed(q))]
        if len(turns) >= _TURNS:
            found += [t for t in turns if not any(overlap(t.content[0], a.content[0]) for a in found)]
        return sorted(found, key=lambda a: a.start)

    def _opened(self, quotation: Quotation) -> Attribution | None:
        """`Oren: "We have not asked."`, the name at the beginning of its block."""
        block = self.report.blocks[quotation.block]
        found = _COLON.match(self.report.text, self._first(block.start), quotation.outer_start)
        if found is None or found.end() != quotation.outer_start or not self._capital(*found.span("source")):
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
        if not self._capital(start, stop):
            return None
        content = (self.phrases.between_marks(quotation),)
        return Attribution(
            (start, stop), found.span("cue"), content, SIGNED, "a dash and a name behind it", marked=True
        )

    def _turns(self) -> Iterator[Attribution]:
        """`OREN: We have not asked.`, a paragraph to its end."""
        for block in self.report.blocks:
            if block.role is not Role.BODY:
                continue
            found = _COLON.match(self.report.text, self._first(block.start), block.end)
            if found and self._named(*found.span("source")):
                content = self.report.stripped(found.end(), block.end)
                if content:
                    span = (content.start, content.end)
                    source, cue = found.span("source"), found.span("cue")
                    yield Attribution(source, cue, (span,), TURN, "a turn of a transcript", marked=True)

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
        """Whether these words may be a name with its title: few, and the last of them with a capital."""
        words = self.report.text[start:end].split()
        return 0 < len(words) <= _WORDS and words[-1][:1].isupper()

    def _named(self, start: int, end: int) -> bool:
        """Whether they surely are one: in capitals, or taken for a name by the parser."""
        tokens = self.phrases.syntax.within(start, end)
        return self._capital(start, end) and (
            self.report.text[start:end].isupper() or any(token.pos == "PROPN" for token in tokens)
        )
