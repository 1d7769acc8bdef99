"""Entities that a person is asked about: near enough, and not joined by linking."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities.near import near
from onrecord.model import Entity, EntityKind

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE


def entity(name: str, kind: EntityKind = PERSON) -> Entity:
    return Entity(f"{kind}:{name}", name, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind", "expected"),
    [
        ("Maria Verel", "Marta Verel", PERSON, "the same surname, and first names that nearly fit"),
        ("A. Verel", "Anna Verel", PERSON, "the same surname, and an initial that fits"),
        ("Ruslan Kasambaev", "Ruslan Kasamabayev", PERSON, "surnames that nearly fit, and the same first name"),
        ("John Verel Jr.", "John Verel", PERSON, "the same surname, and the same first name"),
        ("John Verel Jr.", "John Verel Sr.", PERSON, None),
        ("John A. Verel", "John B. Verel", PERSON, None),
        ("Anna Verel", "Boris Verel", PERSON, None),
        ("B. Verel", "Anna Verel", PERSON, None),
        ("Anna Orlan", "Anna Tovin", PERSON, None),
        ("Verel", "Anna Verel", PERSON, None),
        ("Sea Council", "Sea Counsil", BODY, "names that differ in a letter or two"),
        ("SC", "Sea Council", BODY, "letters that begin the other's words"),
        ("Sea Council", "Southern Council", BODY, None),
        ("Velm", "Sarn", PLACE, None),
    ],
)
def test_near(one: str, other: str, kind: EntityKind, expected: str | None) -> None:
    found = near([entity(one, kind), entity(other, kind)])
    assert [pair.reason for pair in found] == ([expected] if expected else [])
    assert all(0 < pair.score <= 1 for pair in found)


def test_kinds_are_not_compared() -> None:
    assert near([entity("Sea Council", BODY), entity("Sea Counsil", PLACE)]) == ()


NAMES = st.builds(
    lambda first, last: entity(f"{first} {last}"),
    st.sampled_from(["Anna", "Ana", "A.", "Maria", "Marta", "M."]),
    st.sampled_from(["Verel", "Varel", "Verell", "Orlan Jr."]),
) | st.sampled_from([entity(name, BODY) for name in ("SC", "Sea Council", "Sea Counsil", "S.C.")])


@given(st.lists(NAMES, max_size=8), st.randoms(use_true_random=False))
def test_pairs_are_a_function_of_the_set(names: list[Entity], chance: random.Random) -> None:
    shuffled = [*names, *names[:1]]
    chance.shuffle(shuffled)
    found = near(names)
    assert found == near(shuffled)
    assert len({frozenset((pair.one.id, pair.other.id)) for pair in found}) == len(found)
