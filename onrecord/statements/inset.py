"""What of a report is spoken: quotations, those that words of saying stand inside of, and speech that a dash opens.

«The port is shut, — said Oren. — We wait» is two quotations, with "said Oren" between them; so is a paragraph of the
same words with a dash instead of the marks. A name in quotation marks is no quotation.

Invariant: quotations lie inside one block, in text order, and none overlaps another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Report, Role
from onrecord.page.quotation import Quotation, find_quotations
from onrecord.statements.attribution import mark_before
from onrecord.syntax import Syntax

_VERB_WITHIN = 3
"""Words behind a dash among which the verb of saying stands: "— the minister's aide said". By hand."""

_NAME_WORDS = 6
"""Words that a name in quotation marks has at most. By hand."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn tags of finite verbs."""

_SENTENCE_ENDS = ".!?…"
_STOP = re.compile(r"(?<!\b\w)[.!?…]\s+(?=[^\W\d_])|\n")
"""Where a sentence may end inside words of saying, initials aside: what goes on in lower case is the same one."""


class ByPlace:
    """Quotations of one report in text order, none over another, looked up by where they stand."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self.quotations = tuple(quotations)
        self._starts = [quotation.outer_start for quotation in self.quotations]

    def around(self, offset: int) -> Quotation | None:
        """The one that covers a code point, marks counted, if any."""
        at = bisect_right(self._starts, offset) - 1
        return self.quotations[at] if at >= 0 and self.quotations[at].covers(offset) else None

    def touching(self, span: tuple[int, int]) -> tuple[Quotation, ...]:
        """Those that share a code point with a span, marks counted, those right beside it, and the one before."""
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        return self.quotations[first : bisect_right(self._starts, span[1])]


def read_marks(report: Report, syntax: Syntax, lexicon: AttributionLexicon) -> tuple[ByPlace, ByPlace]:
    """The stretches of a report that are spoken, as the language marks them, and the names between its marks."""
    found, names = find_quotations(report), list[Quotation]()
    if lexicon.marks_names:
        worded = [q for q in found if any(map(str.isalnum, report.text[q.start : q.end]))]
        names = [q for q in worded if is_name(q, report, syntax)]
        found = tuple(sorted(set(worded).difference(names), key=lambda q: q.start))
    if lexicon.dashes_part_speech:
        reader = _Insets(report, syntax, lexicon)
        opened = ByPlace(reader.opened_by_dash())
        apart = (q for q in found if not any(_cross(q, o) for o in opened.touching((q.outer_start, q.outer_end))))
        parts = (part for q in apart for part in reader.parts(q))
        found = tuple(sorted([*opened.quotations, *parts], key=lambda q: q.start))
    return ByPlace(found), ByPlace(names)


def _cross(one: Quotation, other: Quotation) -> bool:
    return one.outer_start < other.outer_end and other.outer_start < one.outer_end


def is_name(quotation: Quotation, report: Report, syntax: Syntax) -> bool:
    """Whether marks hold a name: few words, a capital, no verb, and a place in a sentence of the report's.

    «Прогресс» of "the plant «Прогресс» is shut" is one; what a colon or a new sentence opens and a mark, or a comma
    and a dash, ends is speech.
    """
    text = report.text
    inner = text[quotation.start : quotation.end]
    words = inner.split()
    if not quotation.closed or len(words) > _NAME_WORDS or not (inner[0].isupper() or inner[0].isdigit()):
        return False
    if inner[-1] in ".,!?…;":
        return False
    if any(t.tag in FINITE and t.pos in ("VERB", "AUX") for t in syntax.within(quotation.start, quotation.end)):
        return False
    behind = text[quotation.outer_end : report.blocks[quotation.block].end].strip()
    if stands_in_clause(quotation, report):
        return True
    if mark_before(text, quotation.outer_start) == ":":
        return False
    return bool(behind) and behind[0] not in ".!?…" and re.match(r",\s*[—–―-]", behind) is None


def stands_in_clause(quotation: Quotation, report: Report) -> bool:
    """Whether words of the same sentence go right before it, without a colon or a dash between."""
    before = report.text[report.blocks[quotation.block].start : quotation.outer_start].rstrip()
    return bool(before) and before[-1] not in _SENTENCE_ENDS + ':—–―-»”"(/'


class Line(NamedTuple):
    """A line of the body, from behind the dash that opens it, where one does; without white space at its ends."""

    start: int
    end: int
    dash: tuple[int, int] | None


def dashed_lines(report: Report, lexicon: AttributionLexicon) -> Iterator[Line]:
    """The lines of the body, in text order."""
    opening = re.compile(rf"(?P<dash>{_dash(lexicon)})\s+")
    for block in report.blocks:
        if block.role is not Role.BODY:
            continue
        for line in re.finditer(r"[^\n]+", report.text[block.start : block.end]):
            words = report.stripped(block.start + line.start(), block.start + line.end())
            if words is None:
                continue
            opened = opening.match(report.text, words.start, words.end)
            yield Line(opened.end() if opened else words.start, words.end, opened.span("dash") if opened else None)


def _dash(lexicon: AttributionLexicon) -> str:
    """The pattern of a dash."""
    return "[" + "".join(map(re.escape, sorted(lexicon.inset_dashes))) + "]{1,2}"


class _Insets:
    """Finds words of saying between dashes in one report."""

    def __init__(self, report: Report, syntax: Syntax, lexicon: AttributionLexicon) -> None:
        self.report, self.syntax, self.lexicon = report, syntax, lexicon
        dash = _dash(lexicon)
        self.away = re.compile(rf"[,!?…»”\"](?P<dash>\s*{dash}\s*)(?=[^\W\d_])")
        self.back = re.compile(rf"[,.:!?…](?P<dash>\s*{dash}\s+)")
        self.worded = re.compile(r"[^\w\s]*[^\W\d_]")

    def parts(self, quotation: Quotation) -> Iterator[Quotation]:
        """A quotation without the words of saying inside of it."""
        spoken, _ = self._spoken(quotation.start, quotation.end)
        if len(spoken) < 2 and not (spoken and spoken[0][1] < quotation.end):
            yield quotation
            return
        yield from self._quotations(spoken, quotation.outer_start, quotation.outer_end, quotation)

    def opened_by_dash(self) -> Iterator[Quotation]:
        """Speech of paragraphs that a dash opens and whose words of saying stand between dashes."""
        for line in dashed_lines(self.report, self.lexicon):
            if line.dash is None or not self.worded.match(self.report.text, line.start, line.end):
                continue
            spoken, told = self._spoken(line.start, line.end)
            if told and spoken:
                block = self.report.block_at(line.start)
                whole = Quotation(line.start, line.end, line.dash[0], line.end, block, closed=True)
                yield from self._quotations(spoken, whole.outer_start, spoken[-1][1], whole)

    def _quotations(
        self, spoken: list[tuple[int, int]], outer_start: int, outer_end: int, whole: Quotation
    ) -> Iterator[Quotation]:
        for place, (start, end) in enumerate(spoken):
            first, last = place == 0, place == len(spoken) - 1
            reaches = last and end == whole.end
            behind = end + (self.report.text[end : end + 1] == ",")
            outer = outer_start if first else start
            yield Quotation(start, end, outer, outer_end if reaches else behind, whole.block, whole.closed)

    def _spoken(self, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
        """The stretches of speech in one that words of saying interrupt or end, and whether any do."""
        text, out, told = self.report.text, list[tuple[int, int]](), False
        at = start
        while True:
            gone = next((m for m in self.away.finditer(text, at, end) if self._says(m.end(), end)), None)
            if gone is None:
                out.append((start, end))
                break
            told = True
            said = gone.start("dash")
            out.append((start, said - (text[said - 1] == ",")))
            back = self.back.search(text, gone.end(), end)
            if back is None or self._stops(gone.end(), back.start()):
                break
            start = at = back.end()
        stripped = [(s, s + len(text[s:e].rstrip())) for s, e in out]
        return [(s, e) for s, e in stripped if any(map(str.isalnum, text[s:e]))], told

    def _says(self, start: int, end: int) -> bool:
        """Whether words of saying begin here: in lower case, with a verb of saying among the first."""
        if not self.report.text[start].islower():
            return False
        words = self.syntax.within(start, end)[:_VERB_WITHIN]
        saying = self.lexicon.saying | self.lexicon.asking | self.lexicon.quoting | self.lexicon.holding
        if any(t.pos == "VERB" and t.lemma in saying and t.tag in FINITE for t in words):
            return True
        if words and words[0].pos == "ADJ" and words[0].lemma in self.lexicon.holding:  # "— certain is Oren"
            return True
        back = self.back.search(self.report.text, start, end)
        first = words[0] if words else None  # "— sighs Oren. —": any verb, where the speech goes on behind it
        told = (
            first is not None and first.pos == "VERB" and first.tag in FINITE and self.syntax.children(first, "nsubj")
        )
        return bool(told) and back is not None and not self._stops(start, back.start())

    def _stops(self, start: int, end: int) -> bool:
        """Whether a sentence ends in a stretch."""
        text = self.report.text
        return any(m.group() == "\n" or not text[m.end()].islower() for m in _STOP.finditer(text, start, end))
