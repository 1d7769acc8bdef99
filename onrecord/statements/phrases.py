"""Stretches of text from the tree: a noun phrase, a cue, a clause trimmed to what is said.

Invariant: a stretch of content ends neither inside a quotation nor on outer punctuation; a cue's words are no content.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Act, Report
from onrecord.page.quotation import Quotation
from onrecord.statements.attribution import covers, disjoint, overlap, subtract
from onrecord.statements.inset import read_marks
from onrecord.syntax import Syntax, Token


class Phrases:
    """Cuts phrases out of one report."""

    def __init__(self, report: Report, syntax: Syntax, lexicon: AttributionLexicon) -> None:
        self.report, self.syntax, self.lexicon = report, syntax, lexicon
        self._spoken, self._names = read_marks(report, syntax, lexicon)
        self.quotations = self._spoken.quotations

    def around(self, offset: int) -> Quotation | None:
        """The quotation that covers a code point, if any."""
        return self._spoken.around(offset)

    def touching(self, span: tuple[int, int]) -> tuple[Quotation, ...]:
        """The quotations that share a code point with a span, those right beside it, and the one before."""
        return self._spoken.touching(span)

    def names(self, token: Token) -> bool:
        """Whether a token stands in a name between quotation marks."""
        return self._names.around(token.start) is not None

    def quoted(self, token: Token) -> bool:
        """Whether a token stands between quotation marks."""
        return self.around(token.start) is not None

    def is_saying(self, token: Token) -> bool:
        """Whether a verb is one of saying."""
        return token.lemma in self.lexicon.saying or token.lemma in self.lexicon.asking

    def negated(self, token: Token) -> bool:
        """Whether a word negates it."""
        return any(
            child.dep == "neg" or (child.lemma in self.lexicon.negations and not self._is_clause(child))
            for child in self.syntax.children(token)
        )

    def _is_clause(self, child: Token) -> bool:
        """Whether a word makes a clause of its own: "said that there is no port", where one word is "there is no"."""
        return child.dep in ("ccomp", "parataxis") and child.pos == "VERB"

    def noun_phrase(self, noun: Token, without: Token | None = None) -> tuple[int, int]:
        """A noun with its modifiers and appositions, without relative clauses."""
        kept, stack = [noun], [noun]
        while stack:
            for child in self.syntax.children(stack.pop()):
                clause = child.dep in ("relcl", "acl", "advcl", "ccomp", "parataxis")
                if clause or child.dep == "punct" or (without and child.index == without.index) or self.quoted(child):
                    continue
                kept.append(child)
                stack.append(child)
        first, last = min(kept, key=lambda t: t.start), max(kept, key=lambda t: t.end)
        return self._with_names((first.start, last.end))

    def cue_span(self, cue: Token) -> tuple[int, int]:
        """The verb with its auxiliaries and negation right before it, and a particle behind."""
        first = last = cue
        held = [c for c in self.syntax.children(cue, "aux", "auxpass", "neg", "prt") if not self.quoted(c)]
        above = self.syntax.head(cue)
        refused = above.lemma in self.lexicon.declining or self.lexicon.cue_acts.get(above.lemma) is Act.DENY
        if cue.dep == "acomp" or (cue.dep in ("xcomp", "pcomp") and refused and not self.quoted(above)):
            held.append(above)
        for child in sorted(held, key=lambda t: -t.index):
            if child.index == first.index - 1 or (
                child.dep != "prt" and first.index - child.index <= 2 and child.index < first.index
            ):
                first = child
        for child in sorted(held, key=lambda t: t.index):
            if child.index == last.index + 1:
                last = child
        return first.start, last.end

    def span(self, token: Token, without: Token | None = None) -> tuple[int, int]:
        """From the first to the last token of a subtree, another's subtree and outer punctuation aside."""
        inside = self.syntax.subtree(token)
        if without is not None and without in inside and without is not token:
            cut = self.syntax.subtree(without)
            inside = [t for t in inside if t not in cut]
        return inside[0].start, inside[-1].end

    def trimmed(self, span: tuple[int, int]) -> tuple[int, int]:
        """Cut white space, outer punctuation and complementizers off; a question or exclamation mark stays."""
        text = self.report.text
        start, end = span
        changed = True
        while changed and start < end:
            changed = False
            if text[start].isspace() or text[start] in ",;:.–—-)":
                start, changed = start + 1, True
            elif (
                text[end - 1].isspace()
                or text[end - 1] in ",;:–—-("
                or (text[end - 1] == "." and not _abbreviates(text, end))
            ):
                end, changed = end - 1, True
            elif not self._asks(start):
                for word in self.lexicon.complementizers:
                    following = text[start : start + len(word) + 1]
                    if following[:-1].lower() == word and following[-1:].isspace():
                        start, changed = start + len(word), True
        return start, end

    def content(
        self, spans: Iterable[tuple[int, int]], without: Iterable[tuple[int, int]] = ()
    ) -> tuple[tuple[int, int], ...]:
        """What is said in some stretches: trimmed, squared with quotation marks, other words (a cue's) cut out."""
        out: list[tuple[int, int]] = []
        for span in spans:
            pieces = [self.trimmed(span)]
            for words in without:
                pieces = [p for piece in pieces for p in subtract(piece, words)]
            for piece in pieces:
                start, end = self.trimmed(self._square(self._with_names(self.trimmed(piece))))
                end = self._with_apostrophe(start, self._without_conjunction(start, end))
                if end - start > 1 and any(c.isalnum() for c in self.report.text[start:end]):
                    out.append((start, end))
        return disjoint(out)

    def _without_conjunction(self, start: int, end: int) -> int:
        """Where a stretch ends but for a comma and "and", of which what it joins was cut off."""
        last = self.syntax.within(start, end)[-2:]
        joins = len(last) == 2 and last[0].text == "," and last[1].pos == "CCONJ" and last[1].end == end
        return self.trimmed((start, last[0].start))[1] if joins and not self.quoted(last[1]) else end

    def _with_apostrophe(self, start: int, end: int) -> int:
        """Where a stretch ends with the ’s of its last word, which parsers take for a mark: "it was the driver’s"."""
        text = self.report.text
        owns = text[end : end + 2] in ("’s", "'s") and not text[end + 2 : end + 3].isalnum()
        if owns and text[end - 1].isalnum():
            return end + 2
        closes = text[end : end + 1] == "’" and text.count("‘", start, end) > text.count("’", start, end)
        return end + closes

    def _asks(self, start: int) -> bool:
        """Whether the word here is "what", which looks like what opens a reported clause."""
        token = self.syntax.at(start)
        if token is None:
            return False
        return token.tag == "WP" or (self.lexicon.that_is_what and token.dep in ("nsubj", "dobj"))

    def _with_names(self, span: tuple[int, int]) -> tuple[int, int]:
        """A stretch that takes in a name in quotation marks, with the marks."""
        start, end = span
        for name in self._names.touching(span):
            if overlap(span, (name.start, name.end)):
                start, end = min(start, name.outer_start), max(end, name.outer_end)
        text = self.report.text
        closes = self.lexicon.marks_names and text[start:end].count("(") > text[start:end].count(")")
        return start, end + (closes and text[end : end + 1] == ")")

    def between_marks(self, quotation: Quotation) -> tuple[int, int]:
        """The words between the marks, without a comma before the closing mark."""
        end = quotation.end
        while (end > quotation.start + 1 and self.report.text[end - 1] in ",;") or self.report.text[end - 1].isspace():
            end -= 1
        return quotation.start, end

    def _square(self, span: tuple[int, int]) -> tuple[int, int]:
        """Take in the whole of a quotation that the span cuts through or whose mark it leaves outside."""
        start, end = span
        for quotation in self.touching(span):
            outer = (quotation.outer_start, quotation.outer_end)
            if covers((start, end), (quotation.start, quotation.end)) or overlap((start, end), outer):
                start, end = min(start, outer[0]), max(end, outer[1])
        return start, end


def _abbreviates(text: str, end: int) -> bool:
    """Whether the full stop at `end - 1` belongs to a word such as "U.S."."""
    return end >= 4 and text[end - 3] == "." and text[end - 2].isupper()
