"""Where it happened.

Invariant: a place is a name or a noun of a place that a preposition of place ties to the trigger, or where one goes.
"""

from __future__ import annotations

from onrecord.events.parties import is_thing, objects
from onrecord.events.reading import Reading
from onrecord.lexicons.events import Sense
from onrecord.model import EntityKind
from onrecord.syntax import Token

_MOVING = frozenset({"MOBILIZE", "RETREAT", "OTHER"})
"""Types whose "to" brings a place."""

_BODILY = _MOVING | {"ASSAULT", "COERCE", "AID", "COOPERATE", "SANCTION"}
"""Types that happen where the thing is to which they are done; a topic is somewhere else."""


def place(token: Token, sense: Sense, reading: Reading) -> str | None:
    """Where: the name of a place or facility tied by a preposition of place, or the object of a verb of going."""
    lexicon, syntax = reading.pack.events, reading.syntax
    moving = sense.mode == "visit" or sense.type in _MOVING
    prepositions = lexicon.places | lexicon.goal if moving else lexicon.places
    candidates = [
        n
        for n in reading.obliques(token, prepositions)
        if (syntax.head(n).lemma not in sense.recipients or sense.mode == "visit")
        and not _result(n, sense, reading)
        and not _behind_role(token, n, reading)
    ]
    things = objects(token, reading)
    visited = things if sense.mode == "visit" else []
    told_of = [n for n in things if sense.type in _BODILY or not is_thing(n, reading)]
    for noun in candidates + visited + [one for thing in told_of for one in reading.obliques(thing, lexicon.places)]:
        if noun.index in reading.timed:
            continue
        kind = reading.kind(noun)
        if noun in visited and noun.pos == "PROPN" and kind is not EntityKind.PERSON:
            return reading.entity_name(noun) or reading.name(noun)
        if kind in (EntityKind.PLACE, EntityKind.FACILITY):
            return reading.entity_name(noun)
        if noun in candidates and noun.lemma in reading.pack.entities.places | reading.pack.entities.facilities:
            inner = syntax.children(noun, "appos") + reading.obliques(noun, lexicon.possessing | lexicon.places)
            inner = [n for n in inner if reading.kind(n) is EntityKind.PLACE]
            return reading.entity_name(inner[0]) if inner else reading.name(noun)
        if (
            noun in candidates
            and reading.kind(noun) is EntityKind.ORGANIZATION
            and syntax.head(noun).lemma in lexicon.places
        ):
            return reading.entity_name(noun)
    return None


def _result(noun: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a noun is what something becomes ("combined into a single base"), which is no place."""
    return not sense.placed and reading.syntax.head(noun).lemma in sense.obliques


def _behind_role(token: Token, noun: Token, reading: Reading) -> bool:
    """Whether a phrase "as …" stands between: "hosted troops as part of the campaign in Velmora" was not in Velmora."""
    start = reading.syntax.head(noun).index
    return any(
        child.lemma in reading.pack.events.asides and token.index < child.index < start
        for child in reading.syntax.children(token, "prep")
    )
