"""Direct speech: each quotation to the cue that introduces, interrupts or follows it, or to the one before it.

Invariant: the content of direct speech is exactly what stands between the marks, a comma before the closing mark aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.page.quotation import Quotation
from onrecord.statements.attribution import Attribution, Neighbours, covers, mark_before, overlap
from onrecord.statements.clauses import ClauseReader
from onrecord.statements.inset import FINITE, stands_in_clause
from onrecord.syntax import Token

CUED, CONTINUED, VERB, BARE = 0.95, 0.85, 0.6, 0.3
"""Confidence (a share of right ones) of a quotation with a cue of saying beside it, going on from one that has, beside
some other verb with a subject, and with nothing. By hand on the development reports."""

BESIDE = "a verb beside it"
"""The rule of a quotation beside a verb that is none of saying: the weakest that gives a source."""

_SPEECH_WORDS = 5
"""Words from which a quotation without a cue counts as speech: in PolNeAR's training part nearly all of five words or
more touch an attribution; shorter ones are titles, nicknames and scare quotes as often as not."""

_VERB_WITHIN = 6
"""Words behind a dash among which the verb stands that parts a quotation from who says it. By hand."""


class QuotationReader:
    """Finds who speaks in each quotation of one report."""

    def __init__(self, clauses: ClauseReader) -> None:
        self.clauses, self.phrases = clauses, clauses.phrases
        self.report, self.syntax = self.phrases.report, self.phrases.syntax
        self.quotations, self.lexicon = self.phrases.quotations, self.phrases.lexicon
        self.order = {quotation: place for place, quotation in enumerate(self.quotations)}

    def attributions(self, reported: list[Attribution]) -> list[Attribution]:
        """What the clauses gave, with direct speech in its place.

        A quotation inside reported speech stays there (mixed form), unless it is all of it.
        """
        out = Neighbours(reported)
        cued: defaultdict[int, list[int]] = defaultdict(list)  # places in `out`, by the block of the cue
        of_cue = dict[tuple[int, int] | None, int]()
        for place, each in enumerate(reported):
            if each.cue:
                cued[self.report.block_at(each.cue[0])].append(place)
            if not each.continues:
                of_cue.setdefault(each.cue, place)
        before: tuple[Quotation, Attribution] | None = None
        for quotation in self.quotations:
            words = (quotation.start, quotation.end)
            place, held = next(
                ((at, a) for at, a in out.near([words]) if any(covers(c, words) for c in a.content)), (-1, None)
            )
            if held:
                whole = self._whole(held, quotation)
                if whole:
                    out.put(place, whole)
                    before = (quotation, whole)
                elif self._ends_with(held, quotation):
                    before = (quotation, held)
                continue
            beside = (out.attributions[at] for at in (cued[before[0].block] if before else ()))
            found = self._attribute(quotation, self._spoke_last(quotation, before, beside))
            if found is None:
                continue
            place = of_cue.get(found.cue, -1)
            whole = self._one_with(found, quotation, out.attributions[place] if place >= 0 else None)
            if whole:
                found = whole.with_content([*whole.content, *found.content])
                out.put(place, found)
            else:
                if found.cue:
                    cued[self.report.block_at(found.cue[0])].append(len(out.attributions))
                if not found.continues:
                    of_cue.setdefault(found.cue, len(out.attributions))
                out.add(found)
            before = (quotation, found)
        return out.attributions

    def _spoke_last(
        self, quotation: Quotation, before: tuple[Quotation, Attribution] | None, found: Iterable[Attribution]
    ) -> tuple[Quotation, Attribution] | None:
        """The quotation before, and who said it, or whose words were told since in its paragraph.

        `found` are the attributions whose cues stand in that paragraph. Where since then another did something there,
        nobody is: "“We will win,” Oren said. Velik laughed".
        """
        if before is None or quotation.block != before[0].block + 1:
            return before
        earlier, end = before[0].outer_end, self.report.blocks[before[0].block].end
        cues = [(a.cue[0], a) for a in found if a.cue and a.source and earlier < a.cue[0] < end and a != before[1]]
        since, last = max(cues, key=lambda it: it[0], default=(earlier, before[1]))
        if last.cue != before[1].cue and not self._is_pronoun(last.source):
            before = (before[0], last)
        beyond = [t for t in self.syntax.within(since, end) if t.dep in ("nsubj", "nsubjpass")]
        others = [t for t in beyond if self._is_named_in_full(t) and not self.phrases.quoted(t)]
        spoke = before[1].source
        stranger = any(spoke is None or not spoke[0] <= t.start < spoke[1] for t in others if t.start > since)
        return None if stranger else before

    def _is_named_in_full(self, token: Token) -> bool:
        """Whether a word is of a person's name, or of one of several words without an article, which may be one."""
        whole = any(t.pos == "PROPN" for t in self.syntax.children(token, "compound", "flat"))
        bare = token.pos == "PROPN" and whole and not self.syntax.children(token, "det")
        return bare or self.syntax.labels.get(token.index) == "PERSON"

    def _is_pronoun(self, source: tuple[int, int] | None) -> bool:
        """Whether words for a speaker are a pronoun."""
        tokens = self.syntax.within(*source) if source else ()
        return len(tokens) == 1 and tokens[0].pos == "PRON"

    def _whole(self, held: Attribution, quotation: Quotation) -> Attribution | None:
        """The attribution as direct speech, where all its content is this quotation, or this and others."""
        if self._is_told_behind(quotation, held):
            touched = [q for q in self.phrases.touching((held.start, held.end)) if self._holds_of(held, q)]
            return held.with_content([self.phrases.between_marks(q) for q in touched])
        if self.lexicon.dashes_part_speech and len(held.content) > 1:
            pieces = [self.phrases.around(piece[0]) for piece in held.content]
            if all(
                q and q.outer_start <= p[0] and p[1] <= q.outer_end for q, p in zip(pieces, held.content, strict=True)
            ):
                return held.with_content([self.phrases.between_marks(q) for q in pieces if q])
        words = sum(len(self.report.text[s:e].split()) for s, e in held.content)
        if len(held.content) == 1 and len(self.report.text[quotation.start : quotation.end].split()) >= 0.9 * words:
            return held.with_content([self.phrases.between_marks(quotation)])
        return None

    def _is_told_behind(self, quotation: Quotation, held: Attribution) -> bool:
        """Whether a dash parts a quotation from the cue behind it: what no mark holds behind it is told, and not said.

        In "«It will open, — said Oren on the radio, — in May»" the parser may hang "on the radio" on "open".
        """
        if not self.lexicon.dashes_part_speech or held.cue is None or held.start < quotation.outer_start:
            return False  # of a clause with a piece in marks, what stands before them is said as well
        start, end = self._window(quotation, before=False)
        return start <= held.cue[0] < end and self._dashed(self.syntax.within(start, end))

    def _holds_of(self, held: Attribution, quotation: Quotation) -> bool:
        """Whether an attribution has words of a quotation."""
        return any(overlap(piece, (quotation.start, quotation.end)) for piece in held.content)

    def _ends_with(self, held: Attribution, quotation: Quotation) -> bool:
        return held.end >= quotation.end

    def _one_with(self, found: Attribution, quotation: Quotation, earlier: Attribution | None) -> Attribution | None:
        """The attribution of the same cue, if its words and this quotation make one sentence around it."""
        if found.continues or found.cue is None or earlier is None:
            return None
        if any(overlap(piece, found.content[0]) for piece in earlier.content):
            return None
        first, second = sorted([(earlier.start, earlier.end), found.content[0]])
        between = self.report.text[first[1] - 1 : second[0]]
        ends = any(mark in between for mark in (". ", ".\n", "? ", "! ", ".”", '."', "?”", '?"'))
        return None if ends or self.report.block_at(first[0]) != quotation.block else earlier

    def _attribute(self, quotation: Quotation, before: tuple[Quotation, Attribution] | None) -> Attribution | None:
        content = (self.phrases.between_marks(quotation),)
        words = len(self.report.text[quotation.start : quotation.end].split())
        fragment = self._is_fragment(quotation)
        after, ahead = (None, None) if fragment else (self._cue_after(quotation), self._cue_before(quotation))
        ends = self.report.text[quotation.end - 1]
        opened = ends in ".…" or mark_before(self.report.text, quotation.outer_start) == ":"
        cue = ahead if opened and ahead and not self._lower_after(quotation) else after or ahead
        if cue is not None and (words > 1 or ends in ",.?!" or self.lexicon.marks_names):
            source = self.clauses.subjects.source(cue) or self._subject_beside(cue)
            if source is None and cue is after and ahead is not None:
                cue, source = ahead, self.clauses.subjects.source(ahead)
            return Attribution(
                source,
                self.phrases.cue_span(cue),
                content,
                CUED if source else CUED - 0.3,
                "a cue beside it",
                relayed=cue.dep == "pcomp",
            )
        if before and not fragment and self._goes_on(quotation, before[0]):
            was = before[1]
            return Attribution(
                was.source, self._main_cue(was), content, CONTINUED, "the quotation goes on", continues=True
            )
        if words < _SPEECH_WORDS:
            return None
        verb = self._any_verb(quotation)
        if verb is not None:
            source = self.clauses.subjects.source(verb)
            if source:
                return Attribution(source, self.phrases.cue_span(verb), content, VERB, BESIDE)
        return Attribution(None, None, content, BARE, "a quotation that nobody is named for")

    def _is_fragment(self, quotation: Quotation) -> bool:
        """Whether quoted words are a piece of a clause of the report's, where names are quoted so, too."""
        begins = self.report.text[quotation.start]
        return self.lexicon.marks_names and begins.islower() and stands_in_clause(quotation, self.report)

    def _main_cue(self, attribution: Attribution) -> tuple[int, int] | None:
        """The cue that a quotation goes on from: of "Claiming …, said Oren" it is "said"."""
        token = (
            next((t for t in self.syntax.within(*attribution.cue) if t.tag == "VBG"), None) if attribution.cue else None
        )
        above = self.syntax.head(token) if token else None
        if token and above and token.dep == "advcl" and self.phrases.is_saying(above):
            return self.phrases.cue_span(above)
        return attribution.cue

    def _lower_after(self, quotation: Quotation) -> bool:
        return self.report.text[quotation.outer_end : quotation.outer_end + 2].strip()[:1].islower()

    def _goes_on(self, quotation: Quotation, earlier: Quotation) -> bool:
        """Further on in the same paragraph, or at the beginning of the next one."""
        text, block = self.report.text, self.report.blocks[quotation.block]
        if self._dashed(self.syntax.within(*self._window(quotation, before=False))):
            return False
        if quotation.block == earlier.block:
            apart = text[quotation.outer_start - 1 : quotation.outer_start].isspace()
            # "The opposition had called for his “immediate resignation”": a piece of a clause of the report's
            piece = text[quotation.start].islower() and stands_in_clause(quotation, self.report)
            goes_on = apart and quotation.start > earlier.end and not piece
        else:
            goes_on = quotation.block - earlier.block == 1 and not text[block.start : quotation.outer_start].strip()
        return goes_on and mark_before(text, quotation.outer_start) != ":"

    def _window(self, quotation: Quotation, before: bool) -> tuple[int, int]:
        """The text beside a quotation in its block, up to the next quotation."""
        block = self.report.blocks[quotation.block]
        at = self.order[quotation]
        if before:
            earlier = self.quotations[at - 1] if at else None
            inside = earlier is not None and earlier.block == quotation.block
            return (earlier.outer_end if earlier and inside else block.start), quotation.outer_start
        later = self.quotations[at + 1] if at + 1 < len(self.quotations) else None
        inside = later is not None and later.block == quotation.block
        return quotation.outer_end, (later.outer_start if later and inside else block.end)

    def _cues(self, tokens: tuple[Token, ...]) -> list[Token]:
        lexicon = self.lexicon
        return [
            t
            for t in tokens
            if (
                t.pos in ("VERB", "AUX")
                and t.dep not in ("aux", "auxpass", "amod")
                and (self.phrases.is_saying(t) or t.lemma in lexicon.quoting)
            )
            or self._is_sure(t)
        ]

    def _is_sure(self, token: Token) -> bool:
        """Whether it is "certain" of a subject that is, where an adjective needs no copula: "— certain is Oren"."""
        told = token.pos == "ADJ" and token.lemma in self.lexicon.holding and self.lexicon.drops_copula
        return told and bool(self.syntax.children(token, "nsubj"))

    def _cue_after(self, quotation: Quotation) -> Token | None:
        """The first cue of saying behind the quotation, in the same sentence or in one that begins in lower case."""
        start, end = self._window(quotation, before=False)
        tokens = self.syntax.within(start, end)
        if not tokens:
            return None
        beside = self.report.text[start:end].lstrip()[:1]
        if self.lexicon.dashes_part_speech and not (
            beside in self.lexicon.inset_dashes or beside == "," or beside.islower()
        ):
            return None
        sentence = tokens[0].sentence
        words = [t for t in tokens if t.sentence == sentence]
        opening = self.report.text[quotation.end - 1]
        if opening == "." and words[0].text[:1].isupper() and not self._inverted(words):
            return None
        cues = self._cues(tuple(words[:14])) or self._told_by_dash(words)
        if not cues:
            return None
        as_saying = [c for c in cues if c.dep == "pcomp" and self.syntax.head(c).lemma in self.lexicon.as_words]
        return as_saying[0] if as_saying else cues[0]

    def _told_by_dash(self, words: list[Token]) -> list[Token]:
        """The verb behind a dash that parts a quotation from who says it, whatever the verb: "— sighs Oren"."""
        worded = [t for t in words if t.pos != "PUNCT"][:_VERB_WITHIN]
        verbs = [t for t in worded if t.pos == "VERB" and t.tag in FINITE]
        return [t for t in verbs if self.clauses.subjects.source(t) is not None][:1] if self._dashed(words) else []

    def _dashed(self, words: Sequence[Token]) -> bool:
        """Whether a dash and words in lower case stand right behind a quotation, which tell whose it is."""
        dashed = any(t.text in self.lexicon.inset_dashes for t in words[:2])
        first = next((t for t in words if t.pos != "PUNCT"), None)
        return dashed and first is not None and first.text[:1].islower()

    def _inverted(self, words: list[Token]) -> bool:
        """A tag such as "Oren said." alone behind a quotation that ends in a full stop."""
        cues = self._cues(tuple(words[:6]))
        return bool(cues) and not self.syntax.children(cues[0], "ccomp", "dobj") and len(words) <= 8

    def _cue_before(self, quotation: Quotation) -> Token | None:
        """The last cue of saying before the quotation, in its sentence or in one that ends with a colon."""
        start, end = self._window(quotation, before=True)
        text = self.report.text[start:end].rstrip()
        tokens = self.syntax.within(start, end)
        if not tokens and quotation.block and not text:
            above = self.report.blocks[quotation.block - 1]
            text = self.report.text[above.start : above.end].rstrip()
            tokens = self.syntax.within(above.start, above.end) if text[-1:] == ":" else ()
        if not tokens:
            return None
        sentence = tokens[-1].sentence
        if text[-1:] in ".?!":
            return None
        words = tuple(t for t in tokens if t.sentence == sentence)
        cues = [c for c in self._cues(words) if c.dep != "pcomp"]
        return cues[-1] if cues else None

    def _any_verb(self, quotation: Quotation) -> Token | None:
        """The main verb of the sentence around the quotation, where it stands outside of the marks."""
        token = next(iter(self.syntax.within(quotation.start, quotation.end)), None)
        if token is None:
            return None
        for above in (token, *self.syntax.ancestors(token)):
            if above.pos == "VERB" and not quotation.covers(above.start) and not self.phrases.quoted(above):
                return above
        return None

    def _subject_beside(self, cue: Token) -> tuple[int, int] | None:
        """Where the tree gives no subject: the capitalised words or pronoun right beside the cue."""
        tokens = self.syntax.tokens_of(self.syntax.sentence_of(cue))
        place = cue.index - tokens[0].index
        if self.lexicon.free_order:
            behind = [t for t in tokens[place + 1 :] if not self.phrases.quoted(t)]
            subject = next((t for t in behind if t.dep == "nsubj" or t.pos == "VERB"), None)
            if subject is not None and subject.pos in ("NOUN", "PROPN", "PRON"):
                return self.phrases.noun_phrase(subject)
        for step in (-1, 1):
            words: list[Token] = []
            at = place + step
            while 0 <= at < len(tokens) and tokens[at].pos in ("PROPN", "PRON") and not self.phrases.quoted(tokens[at]):
                if tokens[at].text.lower() not in self.lexicon.oblique:
                    words.append(tokens[at])
                at += step
            if words:
                return min(w.start for w in words), max(w.end for w in words)
        return None


def without_overlaps(attributions: list[Attribution]) -> list[Attribution]:
    """Attributions whose contents do not cross: of two that do, the surer keeps its words; one inside another stays.

    Contents that are equal are one attribution, the surer.
    """
    kept: list[Attribution] = []
    neighbours = Neighbours()
    for found in sorted(attributions, key=lambda a: (-a.confidence, a.start, -a.end)):
        near = [k for _, k in neighbours.near(found.content)]
        clash = [k for k in near if any(overlap(a, b) for a in k.content for b in found.content)]
        nested = all(_inside(k, found) or _inside(found, k) for k in clash)
        same = any(k.content == found.content or (k.cue == found.cue and k.cue) for k in clash)
        if not clash or (nested and not same):
            kept.append(found)
            neighbours.add(found)
    return sorted(kept, key=lambda a: (a.start, a.end))


def _inside(inner: Attribution, outer: Attribution) -> bool:
    return all(any(covers(piece, part) for piece in outer.content) for part in inner.content)
