"""What is cut off the words of a statement because it is not said, and which words are no statement by themselves.

Invariant: content only becomes shorter, but for an "if" or a subject taken in again; no quotation is cut inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.statements.attribution import Attribution, Neighbours, covers, overlap, subtract
from onrecord.statements.marked import IN_TURN
from onrecord.statements.phrases import Phrases
from onrecord.statements.quoted import BARE
from onrecord.statements.speaker import head_of
from onrecord.syntax import Token

Span = tuple[int, int]

_EMPTY = ("ADV", "ADP", "PART", "DET", "PUNCT", "CCONJ", "SCONJ", "SPACE")
"""Parts of speech of words that tell nothing alone: "out", "again"."""


_NEAR = 20
"""Code points before a piece in which its "if" stands."""


class Cutter:
    """Cuts the contents of one report's attributions, which it knows all."""

    def __init__(self, phrases: Phrases, attributions: list[Attribution]) -> None:
        self.phrases, self.syntax, self.report = phrases, phrases.syntax, phrases.report
        self.neighbours = Neighbours([a for a in attributions if a.cue and a.rule != IN_TURN])

    def cut(self, found: Attribution) -> Attribution:
        """The attribution with what is said alone; not to be shown where that is nothing that anybody says."""
        if found.rule == IN_TURN:
            return found
        cue = head_of(self.syntax, self.report.span(*found.cue)) if found.cue else None
        if cue is not None and (self._asks_itself(cue) or self._is_of_nobody(found, cue)):
            return replace(found, confidence=min(found.confidence, BARE))
        pieces = list(found.content)
        if cue is not None and not self._is_quoted(found):
            for strange in self._strange(found, cue):
                pieces = self._without(pieces, strange) or pieces
            if self._is_teller_alone(pieces, found):
                return replace(found, confidence=min(found.confidence, BARE))
            pieces = [self._dated(piece, found) for piece in pieces]
            pieces = [self._with_subject(piece, cue, found.source) for piece in pieces]
        pieces = [self._with_condition(piece) for piece in pieces]
        told = any(self._tells(piece, cue) for piece in pieces) and not self._is_across(found, cue)
        sure = found.confidence if told else min(found.confidence, BARE)
        return replace(found, content=tuple(pieces), confidence=sure)

    def _without(self, pieces: list[Span], strange: Span) -> list[Span]:
        """Pieces without what is strange in them; the others stay as they are."""
        out = []
        for piece in pieces:
            parts = [self.phrases.trimmed(p) for p in subtract(piece, strange)] if overlap(piece, strange) else [piece]
            out += [p for p in parts if any(c.isalnum() for c in self.report.text[p[0] : p[1]])]
        return out

    def _is_quoted(self, found: Attribution) -> bool:
        """Whether all of the content stands between quotation marks."""
        return all(
            any(covers((q.outer_start, q.outer_end), c) for q in self.phrases.touching(c)) for c in found.content
        )

    def _strange(self, found: Attribution, cue: Token) -> Iterator[Span]:
        """The stretches of a sentence that are not what its cue tells."""
        yield from self._across_semicolons(found, cue)
        for subject in self.syntax.children(cue, "nsubjpass"):
            yield self.phrases.span(subject)
        yield from self._of_other_cues(found, cue)
        yield from self._goes_on(cue)
        yield from self._told_of_it(cue)

    def _across_semicolons(self, found: Attribution, cue: Token) -> Iterator[Span]:
        """What a semicolon parts from the words of saying, as in "The roof leaks; the mayor says he knows it".

        So does a colon before them. Behind them it does only where they close their own part: in "Oren said the roof
        leaks; it will be mended" it goes on.
        """
        sentence = self.syntax.sentence_of(cue)
        marks = [t for t in self.syntax.tokens_of(sentence) if t.text == ";" and not self.phrases.quoted(t)]
        colons = [t for t in self.syntax.tokens_of(sentence) if t.text == ":" and not self.phrases.quoted(t)]
        first = max((t.end for t in (*marks, *colons) if t.start < cue.start), default=sentence.start)
        last = min((t.start for t in marks if t.start > cue.start), default=sentence.end)
        own_before = any(overlap(piece, (first, cue.start)) for piece in found.content)
        own_behind = any(overlap(piece, (cue.end, last)) for piece in found.content)
        if own_behind and not own_before:
            yield sentence.start, first
        if own_before and not own_behind and not self._opens_quotation(last):
            yield last, sentence.end

    def _is_across(self, found: Attribution, cue: Token | None) -> bool:
        """Whether a semicolon parts all of what is said from words of saying that have a clause of their own."""
        if cue is None or self._is_quoted(found):
            return False
        own = self.syntax.tokens_of(self.syntax.sentence_of(cue))
        for mark in (t for t in own if t.text == ";" and not self.phrases.quoted(t)):
            if found.end <= mark.start < cue.start or cue.end <= mark.start < found.start:
                return bool(self.syntax.children(cue, "nsubj", "nsubjpass"))
        return False

    def _opens_quotation(self, mark: int) -> bool:
        """Whether a quotation stands right behind a mark."""
        behind = mark + 1
        while behind < len(self.report.text) and self.report.text[behind].isspace():
            behind += 1
        return self.phrases.around(behind) is not None

    def _of_other_cues(self, found: Attribution, cue: Token) -> Iterator[Span]:
        """What another's words of saying open whose source stands outside: "Oren, asked if it leaked, said that …"."""
        sentence = self.syntax.sentence_of(cue)
        for _, other in self.neighbours.near([(sentence.start, sentence.end)]):
            if other.cue is None or other.source is None or other.cue == found.cue or other.content == found.content:
                continue
            held = next((piece for piece in found.content if covers(piece, other.cue)), None)
            if held is None or self.phrases.around(other.cue[0]):
                continue
            if other.source[1] <= found.start and other.source[1] <= cue.start and other.start >= other.cue[1]:
                yield self._with_conjunction(other.cue[0]), held[1]
            elif (begins := self._of_another_beside(held, other, cue)) is not None:
                yield begins, held[1]
            elif self._only_says(held, other):
                yield held

    def _of_another_beside(self, held: Span, other: Attribution, cue: Token) -> int | None:
        """Where another's words begin that a comma and "while" or "and" set beside: "…, while Oren called it unfair".

        Both are told in the plain past; what the first says of the other's words would be in the past perfect.
        """
        verb = head_of(self.syntax, self.report.span(*other.cue)) if other.cue else None
        source = self.syntax.at(other.source[0]) if other.source else None
        if verb is None or source is None or not (held[0] < source.start < verb.start):
            return None
        if not verb.tag == cue.tag == "VBD" or source.pos == "PRON" or not self.phrases.is_saying(cue):
            return None
        before = self.syntax.tokens[max(0, source.index - 2) : source.index]
        joins = len(before) == 2 and before[0].text == "," and before[1].text.lower() in self.phrases.lexicon.contrasts
        return before[0].start if joins else None

    def _is_teller_alone(self, pieces: list[Span], found: Attribution) -> bool:
        """Whether pieces are nothing but who tells the whole, words of saying included: "…, Oren said"."""
        if found.cue is None:
            return not pieces
        for _, other in self.neighbours.near([found.cue]):
            if other.source is None or other.cue is None or other.cue == found.cue:
                continue
            surer = other.confidence > found.confidence
            if surer and any(covers(piece, found.cue) for piece in other.content):
                for piece in [p for p in pieces if covers(p, other.source) and covers(p, other.cue)]:
                    pieces = self._without(pieces, (min(other.source[0], other.cue[0]), piece[1]))
        return not pieces

    def _only_says(self, piece: Span, other: Attribution) -> bool:
        """Whether a piece is nothing but who says something and the saying: "…, the agency reports"."""
        own = [span for span in (other.source, other.cue) if span]
        left = [part for part in subtract(piece, own[0]) for part in subtract(part, own[-1])]
        return not any(c.isalnum() for start, end in left for c in self.report.text[start:end])

    def _goes_on(self, cue: Token) -> Iterator[Span]:
        """What the report tells next behind a comma and "and": "said that the figs were good, and took the lift"."""
        for clause in self.syntax.children(cue, "ccomp"):
            if clause.index < cue.index:
                continue
            joined = [t for t in self.syntax.children(clause, "conj") if t.tag == "VBD" and t.pos == "VERB"]
            for verb in joined:
                own = [t for word in (clause, verb) for t in self.syntax.children(word, "cc")]
                before = [t for t in own if t.index < verb.index]
                if (
                    self._may_go_on(clause, verb, cue)
                    or not before
                    or self.syntax.tokens[before[-1].index - 1].text != ","
                ):
                    continue
                if not self.syntax.children(verb, "nsubj", "nsubjpass", "expl", "aux", "auxpass"):
                    yield before[-1].start, self.phrases.span(verb)[1]

    def _may_go_on(self, clause: Token, verb: Token, cue: Token) -> bool:
        """Whether a verb may share its subject with the reported clause, and not with the words of saying.

        So where a language needs no subject: another number than the cue's, or a past with no subject to join.
        """
        lexicon = self.phrases.lexicon
        many = lexicon.of_many.search(verb.text) and not lexicon.of_many.search(cue.text)
        bare = clause.tag == "VBD" and not self.syntax.children(clause, "nsubj", "nsubjpass", "expl")
        return bool(many) or (bare and lexicon.drops_subjects)

    def _told_of_it(self, cue: Token) -> Iterator[Span]:
        """What the report says of the saying itself: "said that it would stay open, reversing a pledge of May"."""
        for clause in self.syntax.children(cue, "ccomp"):
            for verb in self.syntax.subtree(clause):
                before = self.syntax.tokens[verb.index - 1]
                turns = verb.tag == "VBG" and verb.lemma in self.phrases.lexicon.turning and before.text == ","
                if turns and verb.index > clause.index > cue.index and verb.dep in ("advcl", "acl"):
                    yield before.start, self.phrases.span(verb)[1]

    def _dated(self, piece: Span, found: Attribution) -> Span:
        """A piece without the day of saying before it: "said on Monday the quay would open"."""
        if found.cue is None or self.report.text[found.cue[1] : piece[0]].strip() or piece[0] < found.cue[1]:
            return piece
        tokens = list(self.syntax.within(*piece))
        at = 1 if tokens and tokens[0].pos == "ADP" else 0
        day = at
        while day < len(tokens) and self.syntax.labels.get(tokens[day].index) in ("DATE", "TIME"):
            day += 1
        subject = any(t.dep in ("nsubj", "nsubjpass", "poss") for t in tokens[at:day])
        if day == at or subject or day >= len(tokens) or tokens[day].pos in ("VERB", "AUX", "ADP", "CCONJ"):
            return piece
        return self.phrases.trimmed((tokens[day].start, piece[1]))

    def _with_condition(self, piece: Span) -> Span:
        """A piece with the "if" or "whether" before it, without which it would be a claim."""
        before = self.report.text[max(0, piece[0] - _NEAR) : piece[0]]
        words = before.rstrip()
        word = next((w for w in self.phrases.lexicon.whether if words.lower().endswith(f" {w}")), None)
        return (piece[0] - len(before) + len(words) - len(word), piece[1]) if word else piece

    def _with_conjunction(self, start: int) -> int:
        """Where the "and" before a word begins, else the word."""
        at = self.syntax.at(start)
        before = self.syntax.tokens[at.index - 1] if at is not None and at.index else None
        return before.start if before is not None and before.pos == "CCONJ" else start

    def _with_subject(self, piece: Span, cue: Token, source: Span | None) -> Span:
        """A piece that begins behind its own subject, with it: "that was her own view", of which "that" was cut off.

        The subject stands between the words of saying and the piece, in the same sentence, and is not who says it.
        """
        verb = next((t for t in self.syntax.within(*piece) if t.pos in ("VERB", "AUX")), None)
        if verb is None or self.phrases.around(piece[0]) or verb.sentence != cue.sentence:
            return piece
        clause = verb if verb.dep not in ("aux", "auxpass") else self.syntax.head(verb)
        subject = next(iter(self.syntax.children(clause, "nsubj", "nsubjpass")), None)
        if subject is None or subject.start >= piece[0]:
            return piece
        start = self.phrases.span(subject)[0]
        between = self.syntax.within(start, piece[0])
        strange = any(t.text == "," or self.phrases.quoted(t) or self.phrases.is_saying(t) for t in between)
        strange |= source is not None and overlap(source, (start, piece[0]))
        return (start, piece[1]) if start >= cue.end and not strange else piece

    def _tells(self, piece: Span, cue: Token | None) -> bool:
        """Whether words without quotation marks are more than particles, or a pronoun: "said it", not "denied it"."""
        if any(overlap(piece, (q.outer_start, q.outer_end)) for q in self.phrases.touching(piece)):
            return True
        words = [t for t in self.syntax.within(*piece) if t.pos not in _EMPTY]
        lexicon = self.phrases.lexicon
        bare = cue is not None and cue.lemma in lexicon.saying and cue.lemma not in lexicon.cue_acts
        return any(t.pos != "PRON" for t in words) or bool(words and words[0].start == piece[0] and not bare)

    def _asks_itself(self, cue: Token) -> bool:
        """Whether the words of saying stand in a question of the report's: "Would she be asking him to go?"."""
        last = self.syntax.tokens_of(self.syntax.sentence_of(cue))[-1]
        subject = next(iter(self.syntax.children(cue, "nsubj")), None)
        inverted = subject is not None and any(t.index < subject.index for t in self.syntax.children(cue, "aux"))
        return last.text == "?" and inverted and not self.phrases.quoted(cue) and cue.dep == "ROOT"

    def _is_of_nobody(self, found: Attribution, cue: Token) -> bool:
        """Whether nobody says it: what is heard or not named, is known by none that is named, would have to be said."""
        if self.phrases.quoted(cue):
            return False
        lexicon = self.phrases.lexicon
        if cue.lemma in lexicon.hearing or (cue.lemma in lexicon.naming and self.phrases.negated(cue)):
            return True
        source = self.report.text[slice(*found.source)].lower() if found.source else None
        if source is not None and source not in lexicon.expletive:
            return False
        said = self.phrases.is_saying(cue)
        unsaid = any(t.text.lower() == "to" for t in self.syntax.children(cue, "aux")) and cue.tag == "VB"
        held = not said and cue.lemma in lexicon.holding and cue.dep != "ccomp"  # "let it be known"
        return unsaid or held
