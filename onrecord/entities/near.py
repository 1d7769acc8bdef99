"""Entities that are nearly one: what linking did not join, and a person may.

In: entities of all reports, each with all of its spellings. Out: pairs with a score in [0, 1] and the reason. Linking
abstains where a name does not tell; here it shows between whom. Invariant: a function of the set of entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from onrecord.entities.spellings import Person, consonants, full_names, normalised
from onrecord.model import Entity, EntityKind

NAMES_NEAR = 0.85
"""Jaro-Winkler similarity in [0, 1] of two skeletons of names from which a person is asked; linking joins from 0.92.
Set on our own tests: Maria and Marta (0.91) are asked about, Anna and Boris not."""

BODIES_NEAR = 0.9
"""The same of normalised names of organisations, places, facilities and groups, by edits: Sea Council, Sea Counsil."""

INITIAL, ABBREVIATION = 0.8, 0.7
"""Scores of an initial that the other's first name has, and of letters that begin the other's words."""

MANY = 60
"""People of one surname and first initial from which pairs say nothing: every second one would be near."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two entities that may be one, a score in [0, 1] and the reason."""

    one: Entity
    other: Entity
    score: float
    reason: str


def near(entities: Iterable[Entity]) -> tuple[Near, ...]:
    """Pairs of entities of one kind that nearly fit, best first.

    >>> names = ("Maria Verel", "Marta Verel", "Boris Verel", "M. Verel")
    >>> for pair in near(Entity(name, name, EntityKind.PERSON) for name in names):
    ...     print(pair.one.name, "/", pair.other.name, "/", pair.reason)
    Maria Verel / Marta Verel / the same surname, and first names that nearly fit
    M. Verel / Maria Verel / the same surname, and an initial that fits
    M. Verel / Marta Verel / the same surname, and an initial that fits
    """
    ordered = sorted(set(entities), key=lambda it: it.id)
    people = [it for it in ordered if it.kind is EntityKind.PERSON]
    others = [it for it in ordered if it.kind is not EntityKind.PERSON]
    found = [*_people(people), *_others(others)]
    return tuple(sorted(found, key=lambda it: (-it.score, it.one.name, it.other.name, it.one.id, it.other.id)))


def _people(people: list[Entity]) -> Iterator[Near]:
    blocks: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for index, entity in enumerate(people):
        for person in full_names(entity):
            blocks[consonants(person.last), person.first[0][0]].add(index)
    pairs = {pair for block in blocks.values() if len(block) <= MANY for pair in combinations(sorted(block), 2)}
    for one, other in sorted(pairs):
        told = [
            compared
            for a in full_names(people[one])
            for b in full_names(people[other])
            if (compared := _compared(a, b)) is not None
        ]
        if told:
            yield Near(people[one], people[other], *max(told))


def _compared(one: Person, other: Person) -> tuple[float, str] | None:
    """How near two names of people are, and why; None where they are against each other."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    last = 1.0 if one.last == other.last else JaroWinkler.similarity(one.last, other.last)
    first, how = _first_names(one.first[0], other.first[0])
    if last < NAMES_NEAR or not first or (last < 1 and first < 1):
        return None
    if any(a[0] != b[0] for a, b in zip(one.first[1:], other.first[1:], strict=False)):
        return None
    surname = "the same surname" if last == 1 else "surnames that nearly fit"
    return round(first * last, 4), f"{surname}, and {how}"


def _first_names(one: str, other: str) -> tuple[float, str]:
    if one == other:
        return 1.0, "the same first name"
    if 1 in (len(one), len(other)):
        return (INITIAL if one[0] == other[0] else 0.0), "an initial that fits"
    alike = JaroWinkler.similarity(one, other) if one[0] == other[0] else 0.0
    return (alike if alike >= NAMES_NEAR else 0.0), "first names that nearly fit"


def _others(others: list[Entity]) -> Iterator[Near]:
    """Names that differ in a letter or two, and letters that begin the words of another."""
    begun: defaultdict[tuple[EntityKind, str], list[Entity]] = defaultdict(list)
    initials: defaultdict[tuple[EntityKind, str], list[Entity]] = defaultdict(list)
    for entity in others:
        own = normalised(entity.name)
        begun[entity.kind, own[:3]].append(entity)
        if " " in own:
            initials[entity.kind, "".join(word[0] for word in own.split())].append(entity)
    for block in begun.values():
        for one, other in combinations(block if len(block) <= MANY else (), 2):
            alike = ratio(normalised(one.name), normalised(other.name)) / 100
            if alike >= BODIES_NEAR:
                yield Near(one, other, round(alike, 4), "names that differ in a letter or two")
    for entity in others:
        own = normalised(entity.name)
        for longer in initials.get((entity.kind, own), ()) if " " not in own else ():
            yield Near(entity, longer, ABBREVIATION, "letters that begin the other's words")
