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


@dataclass(frozen=True, eq=False)
class MatterLexicon:
    """Words in lower case by which a language tells what is said of a matter; some are beginnings of words.

    In a language that inflects all that are not patterns are dictionary forms, but `hedges`.
    """

    families: Mapping[str, tuple[str, ...]]
    """What one predicate becomes in other words, by the family's name; beginnings."""
    particles: Mapping[str, frozenset[str]]
    """Words of families that count behind some verbs alone: "go up", and not "set up"."""
    additional: frozenset[str]
    """Words for one more of a kind: "second"."""
    standing_in: frozenset[str]
    """Words for a noun named before: "one"."""
    indefinite: frozenset[str]
    """What marks a thing as not there yet: "a base"."""
    definite: frozenset[str]
    """Articles that point back."""
    negations: frozenset[str]
    """Words that negate a clause."""
    none: frozenset[str]
    """Those that stand for a thing, or before one: "needs no help"."""
    undoing: tuple[str, ...]
    """Words that put an end to whatever is planned, behind a word of wanting: "wants to drop it"; beginnings."""
    clause_ends: frozenset[str]
    """Words and signs at which a negation's reach ends."""
    pointing: frozenset[str]
    """Pronouns that point back."""
    pointing_at_people: frozenset[str]
    """Those that point back to people."""
    pointing_at_several: frozenset[str]
    """Those that point back to several things or people."""
    pointing_that: frozenset[str]
    """Those that do so only at the beginning of a clause, before one of `pointing_before`."""
    pointing_before: frozenset[str]
    """What stands behind one of `pointing_that`."""
    topics: frozenset[str]
    """Nouns for a matter spoken of before: "the idea"."""
    talking: tuple[str, ...]
    """Words for talking and deciding about it; beginnings."""
    turning: frozenset[str]
    """Words that turn to something else: "also"."""
    cues: tuple[StanceCue, ...]
    """Turns of phrase, with their stances."""
    under_way: tuple[str, ...]
    """Words for work on a matter, whose negation denies it; beginnings."""
    asides: re.Pattern[str]
    """What has one of `under_way` and is no work on a matter: "asked for his opinion"."""
    contrasts: re.Pattern[str]
    """A figure of speech that denies one name of a thing to give it another: "we are closing an argument"."""
    intending: tuple[str, ...]
    """Words for wanting it; beginnings."""
    modals: frozenset[str]
    """Those of `intending` that stand right before what is meant."""
    obliging: frozenset[str]
    """Verbs that mean what stands behind them with the infinitive: "have to"."""
    being: frozenset[str]
    """Auxiliaries of what is going on."""
    having: frozenset[str]
    """Auxiliaries of what is done."""
    vague: frozenset[str]
    """Words that tell nothing of what an attitude is to: "today"."""
    hedges: frozenset[str]
    """Words that make a reading less sure."""
    spokesmen: re.Pattern[str]
    """Words for whoever speaks for another, whether named or not."""
    narrowing: re.Pattern[str]
    """What makes less of a thing: "provided that"."""
    asking_when: re.Pattern[str]
    """A question after a time."""
    planning: tuple[str, ...]
    """Words for making plans of it; beginnings."""
    conditioned: re.Pattern[str] | None
    """What makes a side taken right before it last for a time, or on a condition: "no base while they hide it"."""
    formerly: re.Pattern[str] | None
    """A side that somebody says to have taken, and to take no more: "I was against it. I am for it now"."""
    past_claims: tuple[tuple[str, re.Pattern[str]], ...]
    """What somebody says never to have happened or been heard, by the claim's name."""
    roles: tuple[tuple[re.Pattern[str], str], ...]
    """Patterns over a role, and the institution that who has it speaks for."""
    divided: frozenset[str]
    """Institutions of `roles` whose members speak each for themselves."""
    principals: re.Pattern[str]
    """Offices whose holders others speak for."""
    leading: re.Pattern[str]
    """The end of a role that heads a body which stands before it: "union chairwoman"."""
    stop: frozenset[str]
    """Words that tell nothing of what a sentence is about."""
    unmoved: re.Pattern[str]
    """What somebody says whose position is what it was."""
    joining: frozenset[str]
    """Words that join two who speak as one."""
    once: tuple[str, ...]
    """Words for what happens to a thing once; beginnings."""
    one_thing: tuple[frozenset[str], ...]
    """Nouns that reports use for one thing."""
    infinitive: str
    """What stands before a plain verb."""
    ourselves: frozenset[str]
    """Pronouns of who speaks."""
    doing: frozenset[str]
    """Verbs behind a country's name by which its own say what it does."""
    plain: Callable[[str], str] | None = None
    """Of a language that inflects: the dictionary form by which a word is compared."""
    telling: Callable[[str], frozenset[Telling]] | None = None
    """Of a language that inflects: what a form of a verb tells by itself."""
    looked_for: Callable[[str], frozenset[str]] | None = None
    """Of a language that inflects: what finds all forms of a word in an index ("баз*")."""
    whether: frozenset[str] = frozenset()
    """Words that make a question of their clause."""
    held_in: frozenset[str] = frozenset()
    """Words before a country in which, and not for which, an office is held."""
    phrases: frozenset[tuple[str, str]] = frozenset()
    """Pairs of dictionary forms that are one word."""
    glossary: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """The words of propositions in other languages, by language and dictionary form, in this one."""

    def family_of(self, word: str) -> str | None:
        """The family of a word, if any: the one with the longest beginning that fits."""
        return _family_of(self, word)

    def becoming(self, family: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The beginnings of a family's words, and of those of the one that undoes it; none of no family."""
        if family is None:
            return (), ()
        return self.families.get(family, ()), self.families.get(_opposite(family) or "", ())


@lru_cache(maxsize=100_000)
def _family_of(lexicon: MatterLexicon, word: str) -> str | None:
    starts = ((start, name) for name, its in lexicon.families.items() for start in its)
    found = [(len(start), name) for start, name in starts if fits(start, word)]
    return max(found)[1] if found else None


def _opposite(family: str) -> str | None:
    """The family that undoes one, if any."""
    return next((b if a == family else a for a, b in OPPOSITES if family in (a, b)), None)


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
