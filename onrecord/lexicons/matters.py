"""The words by which a language takes a stance: what becomes of a predicate, what is under way, who is to decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from onrecord.model import Stance


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A turn of phrase (a pattern over words in lower case), the stance that it tells, and how surely, in [0, 1].

    `of_talks`: it speaks of talking about the matter, not of the matter itself. `of_theme`: it is an attitude to
    whatever the clause speaks of, so that "we need the pipeline" opposes its closing. `has_negation`: a negation
    within its words is part of it ("no way around"). `of_itself`: it is to the matter, whatever else its sentence
    names. `of_past`: it tells that there was talk of the matter, not that there is. `of_wanting`: it has a subject
    that wants, who may be another. `name` says what it is, in the reason that a reader is given.
    """

    name: str
    stance: Stance
    weight: float
    pattern: re.Pattern[str]
    of_talks: bool = False
    of_theme: bool = False
    of_past: bool = False
    of_wanting: bool = False
    has_negation: bool = False
    of_itself: bool = False


Telling = Literal["ahead", "going on", "ours"]
"""What a form of a verb tells by itself: that it is to come, that it goes on, that who speaks does it."""


OPPOSITES: tuple[tuple[str, str], ...] = (
    ("opening", "closing"),
    ("raising", "lowering"),
    ("ratifying", "rejecting"),
    ("resigning", "staying"),
    ("withdrawing", "staying"),
    ("expelling", "tolerating"),
    ("appointing", "dismissing"),
    ("exchanging", "holding on"),
    ("handing over", "sheltering"),
    ("joining", "leaving"),
    ("resuming", "suspending"),
    ("filling", "emptying"),
    ("banning", "allowing"),
    ("sending", "withholding"),
    ("buying", "selling"),
    ("merging", "splitting"),
    ("holding", "postponing"),
)
"""Families of predicates that undo each other, by the names that they have in every language."""

ENDING = frozenset(
    {
        "closing",
        "lowering",
        "rejecting",
        "resigning",
        "dismissing",
        "banning",
        "withholding",
        "splitting",
        "postponing",
        "selling",
        "attacking",
        "leaving",
        "withdrawing",
        "expelling",
        "suspending",
    }
)
"""Families that put an end to something."""


@dataclass(frozen=True)
class MatterLexicon:
    """Words in lower case; those of `families`, `talking`, `under_way` and `intending` are beginnings.

    `families`: what one predicate becomes in other words, by the family's name; `particles`: words of families that
    count behind some verbs alone ("go up", and not "set up"); `opposites`: families that undo each other; `ending`:
    families that put an end to something. `additional`: words for one more of a kind ("second"); `standing_in`:
    words for a noun named before ("one"); `indefinite`: what marks a thing as not there yet ("a base"); `definite`:
    articles that point back. `negations`: words that negate a clause; `clause_ends`: words and signs at which a
    negation's reach ends. `pointing`: pronouns that point back, `pointing_at_people` to people,
    `pointing_at_several` to several things or people; `pointing_that`: those that do so only at the beginning of a
    clause, before one of `pointing_before`; `topics`: nouns for a matter spoken of before ("the idea"); `talking`:
    words for talking and deciding about it; `turning`: words that turn to something else ("also"). `cues`: turns of
    phrase, with their stances. `under_way`: words for work on a matter, whose negation denies it, but for `asides`
    ("asked for his opinion"); `contrasts`: a figure of speech that denies one name of a thing to give it another
    ("we are not opening a base, we are closing an argument"); `intending`: words for wanting it. `hedges`: words
    that make a reading less sure. `spokesmen`: words for whoever speaks for another, whether named or not;
    `modals`: those of `intending` that stand right before what is meant; `obliging`: verbs that do so with the
    infinitive ("have to"); `being` and `having`: auxiliaries of what is going on, and of what is done; `vague`:
    words that tell nothing of what an attitude is to ("today"); `narrowing`: what makes less of a thing ("provided
    that"); `asking_when`: a question after a time. `past_claims`: what somebody says never to have happened or been
    heard, by the claim's name. `roles`: patterns over a role and the institution that it speaks for; `divided`:
    those of them whose members speak each for themselves; `principals`: offices whose holders others speak for;
    `leading`: the end of a role that heads a body which stands before it ("union chairwoman"). `stop`: words that
    tell nothing of what a sentence is about; `unmoved`: what somebody says whose position is what it was;
    `joining`: words that join two who speak as one; `once`: beginnings of words for what happens to a thing once;
    `one_thing`: nouns that reports use for one thing. `infinitive`: what stands before a plain verb; `ourselves`:
    pronouns of who speaks; `doing`: verbs behind a country's name by which its own say what it does.

    Of a language that inflects: `plain` gives the dictionary form by which a word is compared (all words above that are
    not patterns are such forms, but `hedges`), `telling` what a form of a verb tells by itself, `looked_for` what finds
    all forms of a word in an index ("баз*"). `whether` are words that make a question of their clause;
    `held_in` words before a country in which, and not for which, an office is held; `phrases` the pairs of dictionary
    forms that are one word. `glossary` has the words of propositions in other languages, by language and dictionary
    form, in this one.
    """

    families: Mapping[str, tuple[str, ...]]
    particles: Mapping[str, frozenset[str]]
    opposites: tuple[tuple[str, str], ...]
    ending: frozenset[str]
    additional: frozenset[str]
    standing_in: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    negations: frozenset[str]
    clause_ends: frozenset[str]
    pointing: frozenset[str]
    pointing_at_people: frozenset[str]
    pointing_at_several: frozenset[str]
    pointing_that: frozenset[str]
    pointing_before: frozenset[str]
    topics: frozenset[str]
    talking: tuple[str, ...]
    turning: frozenset[str]
    cues: tuple[StanceCue, ...]
    under_way: tuple[str, ...]
    asides: re.Pattern[str]
    contrasts: re.Pattern[str]
    intending: tuple[str, ...]
    modals: frozenset[str]
    obliging: frozenset[str]
    being: frozenset[str]
    having: frozenset[str]
    vague: frozenset[str]
    hedges: frozenset[str]
    spokesmen: re.Pattern[str]
    narrowing: re.Pattern[str]
    asking_when: re.Pattern[str]
    past_claims: tuple[tuple[str, re.Pattern[str]], ...]
    roles: tuple[tuple[re.Pattern[str], str], ...]
    divided: frozenset[str]
    principals: re.Pattern[str]
    leading: re.Pattern[str]
    stop: frozenset[str]
    unmoved: re.Pattern[str]
    joining: frozenset[str]
    once: tuple[str, ...]
    one_thing: tuple[frozenset[str], ...]
    infinitive: str
    ourselves: frozenset[str]
    doing: frozenset[str]
    plain: Callable[[str], str] | None = None
    telling: Callable[[str], frozenset[Telling]] | None = None
    looked_for: Callable[[str], frozenset[str]] | None = None
    whether: frozenset[str] = frozenset()
    held_in: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, str]] = frozenset()
    glossary: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def family_of(self, word: str) -> str | None:
        """The family of a word, if any: the one with the longest beginning that fits."""
        found = [(len(start), name) for name, starts in self.families.items() for start in starts if fits(start, word)]
        return max(found)[1] if found else None

    def opposite(self, family: str) -> str | None:
        """The family that undoes one, if any."""
        return next((b if a == family else a for a, b in self.opposites if family in (a, b)), None)

    def becoming(self, family: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The beginnings of a family's words, and of those of the one that undoes it; none of no family."""
        if family is None:
            return (), ()
        return self.families.get(family, ()), self.families.get(self.opposite(family) or "", ())


@lru_cache(maxsize=300_000)
def fits_one(starts: tuple[str, ...], word: str) -> bool:
    """Whether a word fits one of these beginnings."""
    return any(fits(start, word) for start in starts)


def fits(start: str, word: str) -> bool:
    """Whether a word begins so and goes on for no more than an ending does; a beginning with a full stop is whole.

    >>> fits("open", "opening"), fits("open", "opencast-mining"), fits("end.", "ends"), fits("end.", "end")
    (True, False, False, True)
    """
    if start.endswith("."):
        return word == start[:-1]
    return word.startswith(start) and len(word) <= len(start) + 5
