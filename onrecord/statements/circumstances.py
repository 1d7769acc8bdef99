"""Where, to whom and through whom something was said, from the cue's own clause and from the scene before it.

Invariant: each circumstance is a span of the report; a scene ("Speaking to students at …") reaches no further than its
speaker's statements in its own block and the next.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.entities import Entities
from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import EntityKind, Report, Span
from onrecord.page.quotation import OPENING
from onrecord.syntax import Syntax, Token

_NAME_TOKENS = 6
"""Tokens of a name in quotation marks, at most, its marks aside. By hand."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Venue, addressee, and the outlet or medium through which it came; `scene` is the verb that sets the scene."""

    venue: Span | None = None
    addressee: Span | None = None
    via: Span | None = None
    scene: Token | None = None

    def or_else(self, other: Circumstances) -> Circumstances:
        """These, and another's where these tell nothing."""
        return Circumstances(
            self.venue or other.venue,
            self.addressee or other.addressee,
            self.via or other.via,
            self.scene or other.scene,
        )


def addressed(told: Circumstances, entities: Entities) -> str | None:
    """The entity that is spoken to: a person sooner than the country of an office."""
    if told.addressee is None:
        return None
    mentions = entities.at(told.addressee.start, told.addressee.end)
    named = [m.entity for m in mentions if m.entity is not None]
    people = [each for each in named if entities.entity(each).kind is EntityKind.PERSON]
    return next(iter([*people, *named]), None)


class CircumstanceReader:
    """Reads the circumstances of cues in one report."""

    def __init__(self, report: Report, syntax: Syntax, entities: Entities, lexicon: AttributionLexicon) -> None:
        self.report, self.syntax, self.entities, self.lexicon = report, syntax, entities, lexicon

    def read(self, cue: Token) -> Circumstances:
        """What the cue's own clause tells."""
        return self._of_verb(cue) if cue.pos in ("VERB", "AUX", "ADJ") else Circumstances()

    def scene(self, cue: Token) -> Circumstances | None:
        """What a participle clause beside the cue tells ("Speaking to students at …"), None where there is none."""
        scenes = self._scenes(cue)
        if not scenes:
            return None
        found = self._of_verb(scenes[0])
        return Circumstances(found.venue, found.addressee, found.via, scenes[0])

    def _scenes(self, cue: Token) -> list[Token]:
        governors = [cue, self.syntax.head(cue)] if cue.dep in ("ccomp", "advcl", "conj", "xcomp") else [cue]
        return [
            clause
            for governor in governors
            for clause in self.syntax.children(governor, "advcl")
            if clause.tag == "VBG" and clause.lemma in self.lexicon.speaking
        ]

    def _of_verb(self, verb: Token) -> Circumstances:
        """The first word for each of the three, those spoken to before prepositions."""
        found: dict[str, Span] = {}
        for noun in self._told(verb):
            found.setdefault("via" if self._medium(noun) else "addressee", self._phrase(noun))
        for prep in self._preps(verb):
            for noun in self.syntax.children(prep, "pobj"):
                for partner in self._partners(noun):
                    found.setdefault("via" if self._medium(partner) else "addressee", self._phrase(partner))
                what = self._of_prep(prep, noun)
                if what:
                    found.setdefault(what, self._phrase(noun))
        return Circumstances(found.get("venue"), found.get("addressee"), found.get("via"))

    def _told(self, verb: Token) -> list[Token]:
        """Those whom the verb's own object, or a passive's subject, names as spoken to."""
        passive = self.syntax.children(verb, "nsubjpass")
        if passive:
            return passive if verb.lemma in self.lexicon.telling | self.lexicon.asking else []
        told = verb.lemma in self.lexicon.telling | self.lexicon.speaking
        if verb.lemma in self.lexicon.telling_to:
            return self.syntax.children(verb, "dative")
        return self.syntax.children(verb, "dobj", "dative") if told else []

    def _of_prep(self, prep: Token, noun: Token) -> str | None:
        """What a preposition and its noun tell of the saying."""
        if prep.lemma in self.lexicon.channels and noun.lemma in self.lexicon.channel_nouns:
            return "via"
        if prep.lemma in self.lexicon.audience and noun.pos != "NUM":
            return "via" if self._medium(noun) else "addressee"
        return "venue" if prep.lemma in self.lexicon.venue and self._place(noun) else None

    def _partners(self, noun: Token) -> list[Token]:
        """With whom a conversation is: "in a talk with TASS", "in an interview to TASS" where a case tells it."""
        if not self.lexicon.partners:
            return []
        if noun.lemma not in self.lexicon.conversations:
            outlets = self.syntax.children(noun, "nmod") if noun.lemma in self.lexicon.spoken_nouns else []
            return [outlet for outlet in outlets if self._medium(outlet)]
        preps = [p for p in self.syntax.children(noun, "prep") if p.lemma in self.lexicon.partners]
        told = [p for prep in preps for p in self.syntax.children(prep, "pobj")]
        told += self.syntax.children(noun, "dative")
        return told or self._marked_behind(noun)

    def _marked_behind(self, noun: Token) -> list[Token]:
        """The head of a name in quotation marks right behind a noun, which parsers hang anywhere."""
        behind = self.syntax.tokens[noun.index + 1 : noun.index + 2 + _NAME_TOKENS]
        if not behind or behind[0].text not in OPENING or not self.lexicon.marks_names:
            return []
        close = next((at for at, t in enumerate(behind) if t.text in OPENING[behind[0].text]), 0)
        inside = behind[1:close]
        return [t for t in inside if t.head not in {i.index for i in inside}][:1]

    def _preps(self, verb: Token) -> list[Token]:
        """The verb's prepositions, and those that hang on its addressee ("to students at the university")."""
        preps = self.syntax.children(verb, "prep")
        nested = [
            p
            for prep in preps
            for noun in self.syntax.children(prep, "pobj")
            for p in self.syntax.children(noun, "prep")
        ]
        told = [p for noun in self.syntax.children(verb, "dobj", "dative") for p in self.syntax.children(noun, "prep")]
        return preps + [p for p in nested + told if p.lemma in self.lexicon.venue]

    def _phrase(self, noun: Token) -> Span:
        """The noun with what stands before it, a name right behind it and its "of", up to another clause."""
        kept, stack = [noun], [noun]
        behind = self.syntax.tokens[noun.index + 1] if noun.index + 1 < len(self.syntax.tokens) else None
        if noun.pos == "NOUN" and behind and behind.pos == "PROPN" and behind.head in (noun.index, noun.head):
            kept.append(behind)
            stack.append(behind)
        while stack:
            for child in self.syntax.children(stack.pop()):
                outer = child.dep in ("relcl", "acl", "advcl", "appos", "punct", "cc", "conj")
                outer = outer and not (child.dep == "appos" and self._is_name_of(noun, child))
                if outer or (child.dep == "prep" and child.lemma not in self.lexicon.belonging):
                    continue
                kept.append(child)
                stack.append(child)
        return self.report.span(min(t.start for t in kept), max(t.end for t in kept))

    def _is_name_of(self, noun: Token, child: Token) -> bool:
        """Whether two words are of one name, as the recogniser finds them, or the second names an outlet."""
        names = self.syntax.names
        if noun.lemma in self.lexicon.outlet_nouns and self.lexicon.marks_names:
            return True
        return any(n.first <= min(noun.index, child.index) and max(noun.index, child.index) < n.last for n in names)

    def _medium(self, noun: Token) -> bool:
        if noun.lemma in self.lexicon.outlet_nouns:
            return noun.tag != "NNS"
        before = self._phrase(noun).start - 1 if self.lexicon.marks_names else -1
        if before >= 0 and self.report.text[before] in OPENING:
            return True
        kinds = [
            self.entities.entity(m.entity).kind for m in self.entities.at(noun.start, noun.end) if m.entity is not None
        ]
        return EntityKind.ORGANIZATION in kinds

    def _place(self, noun: Token) -> bool:
        if noun.lemma in self.lexicon.venue_nouns:
            return True
        kinds = {
            self.entities.entity(m.entity).kind for m in self.entities.at(noun.start, noun.end) if m.entity is not None
        }
        return bool(kinds & {EntityKind.PLACE, EntityKind.FACILITY})
