"""What words of saying take for their object: a comment that is declined, a thing asked for, a name that is called.

Invariant: each case gives stretches of the cue's own sentence, a confidence, and the rule in words; or None.
"""

from __future__ import annotations

from onrecord.statements.phrases import Phrases
from onrecord.syntax import Token

Case = tuple[list[tuple[int, int]], float, str]
"""What a case of the ladder finds: stretches of content, a confidence, and the rule in words."""

CLAUSE, PROPOSAL = 0.85, 0.7
"""Confidence of a clause and of an object (a share of right ones, 0 to 1): by hand, after the development reports."""

_CALLED = ("dobj", "oprd", "ccomp", "prep", "xcomp")
"""The dependents of "called" that hold what is called and what it is called."""


class ObjectReader:
    """Reads what cues of one report take for their object."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.syntax, self.lexicon = phrases, phrases.syntax, phrases.lexicon

    def declined(self, cue: Token) -> Case | None:
        """What is declined: "declined to comment"."""
        if cue.lemma not in self.lexicon.declining:
            return None
        refused = [c for c in self.syntax.children(cue, "xcomp", "advcl") if c.lemma in self.lexicon.comment]
        for prep in self.syntax.children(cue, "prep"):
            noun = next((n for n in self.syntax.children(prep, "pobj") if n.lemma in self.lexicon.comment), None)
            if noun is not None and noun.pos == "NOUN":
                return [self.phrases.span(prep)], CLAUSE, "what the cue declines"
        if not refused or self.syntax.children(refused[0], "ccomp"):
            return None
        return [self.phrases.span(refused[0])], CLAUSE, "what the cue declines"

    def proposed(self, cue: Token) -> Case | None:
        """An infinitive: "proposed to move the base"."""
        if cue.lemma not in self.lexicon.proposing:
            return None
        for verb in self.syntax.children(cue, "xcomp", "advcl"):
            if verb.lemma in self.lexicon.naming:
                return None
            says = self.phrases.is_saying(verb) or verb.lemma in self.lexicon.cue_acts
            if cue.lemma in self.lexicon.declining and says and self.syntax.children(verb, "ccomp"):
                return None  # "refused to say whether": the words of saying are both
            bare = self.lexicon.bare_infinitive and verb.tag == "VB"
            if bare or any(word.tag == "TO" for word in self.syntax.children(verb)):
                return [self.phrases.span(verb)], PROPOSAL, "an infinitive that the cue governs"
        return None

    def wanted(self, cue: Token) -> Case | None:
        """A thing asked for: "demanded a referendum"."""
        if cue.lemma not in self.lexicon.wanting:
            return None
        by_case = self.lexicon.declines_nouns and cue.lemma in self.lexicon.warning  # "threatened them with a fine"
        objects = self.syntax.children(cue, "npadvmod" if by_case else "dobj")
        things = [t for t in objects if t.pos in ("NOUN", "PROPN")]
        return ([self.phrases.span(things[0])], PROPOSAL, "a thing that the cue asks for") if things else None

    def called(self, cue: Token) -> Case | None:
        """What is called, and what it is called: "called the idea 'news to us'", with quotation marks in it."""
        if cue.lemma not in self.lexicon.calling:
            return None
        held = [c for c in self.syntax.children(cue, *_CALLED) if c.dep != "prep" or not self.lexicon.declines_nouns]
        below = [t for c in held for t in self.syntax.subtree(c)]
        for what in self.syntax.children(cue, "npadvmod"):  # a case of its own: "called it an «error»"
            words = self.syntax.subtree(what)
            below += words if any(self.phrases.quoted(t) for t in words) else []
        below = sorted({t.index: t for t in [*below, *self._fragment_behind(cue)]}.values(), key=lambda t: t.index)
        quoted = any(self.phrases.quoted(t) for t in below)
        objects = self.syntax.children(cue, "dobj", "ccomp")
        pair = self.lexicon.marks_names and len(self.syntax.children(cue, "xcomp")) > 1
        if not quoted or not (objects or pair):
            return None
        return [(below[0].start, max(t.end for t in below))], PROPOSAL, "what the cue calls it, in quotation marks"

    def _fragment_behind(self, cue: Token) -> tuple[Token, ...]:
        """The quoted words right behind a cue's object, which the parser may hang elsewhere."""
        for thing in self.syntax.children(cue, "dobj") if self.lexicon.marks_names else ():
            end = self.phrases.noun_phrase(thing)[1]
            quotation = self.phrases.around(end + 1)
            if quotation is not None and quotation.outer_start == end + 1:
                return self.syntax.within(quotation.start, quotation.end)
        return ()

    def cited(self, cue: Token) -> Case | None:
        """What is cited: "citing 'a lack of funds'", with quotation marks behind the preposition."""
        if cue.lemma not in self.lexicon.citing:
            return None
        for prep in self.syntax.children(cue, "prep"):
            words = [t for noun in self.syntax.children(prep, "pobj") for t in self.syntax.subtree(noun)]
            if words and any(self.phrases.quoted(t) for t in words):
                return [(words[0].start, words[-1].end)], PROPOSAL, "what the cue cites, in quotation marks"
        return None

    def reports_of(self, cue: Token) -> Case | None:
        """What is reported of: "announced about the closure", where the cue's "about" holds what is said."""
        if cue.lemma not in self.lexicon.reporting:
            return None
        for prep in self.syntax.children(cue, "prep"):
            nouns = [n for n in self.syntax.children(prep, "pobj") if n.pos == "NOUN"]
            if prep.lemma in self.lexicon.about and nouns and prep.index > cue.index:
                return [self.phrases.span(prep)], PROPOSAL, "what the cue reports of"
        return None
