"""Names of many reports: who is one and who is not, whatever the order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities.linking import can_mean, keys, link, normalised, skeleton
from onrecord.model import Entity, EntityKind

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE


def named(*spellings: str, kind: EntityKind = PERSON) -> Entity:
    """A name whose id tells its spellings."""
    return Entity(f"{kind}:{'|'.join(spellings)}", spellings[0], kind, spellings[1:])


def groups(*names: Entity) -> set[frozenset[str]]:
    """The names that are linked to one entity, by their own spelling; unlinked ones are left out."""
    found: dict[str, set[str]] = {}
    by_id = {name.id: name.name for name in names}
    for made in link(names):
        if made.entity:
            found.setdefault(made.entity.id, set()).add(by_id[made.name])
    return {frozenset(group) for group in found.values()}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sergei", "Sergey", "Serguei", "Сергей"),
        ("Sooronbay", "Sooronbai", "Сооронбай"),
        ("Japarov", "Zhaparov", "Dzhaparov", "Жапаров"),
        ("Tarambaev", "Tarambayev", "Тарамбаев"),
        ("Yevgeny", "Evgeny", "Evgenii", "Евгений"),
        ("Dmitry", "Dmitri", "Dmitriy", "Дмитрий"),
        ("Yuri", "Yuriy", "Iurii", "Юрий"),
        ("Zelinsky", "Zelinskiy", "Zelinskii", "Зелинский"),
        ("Mikhail", "Mihail", "Михаил"),
        ("Alexei", "Aleksey", "Алексей"),
        ("Shcherbin", "Scherbin", "Щербин"),
        ("Yeltsov", "Eltsov", "Ельцов"),
        ("Smirnoff", "Smirnov", "Смирнов"),
        ("Müllerová", "Mullerova"),
    ],
)
def test_transliterations_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ivan", "Ivana"), ("Orlov", "Orlova"), ("Marta", "Maria"), ("Boris", "Borys Orlan"), ("Anna", "Ana Lee")],
)
def test_other_names_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # spellings and scripts
        ([("Sergei Orlan",), ("Sergey Orlan",), ("Сергей Орлан",)], [{"Sergei Orlan", "Sergey Orlan", "Сергей Орлан"}]),
        ([("Aleksandr Tovin",), ("Alexander Tovin",)], [{"Aleksandr Tovin", "Alexander Tovin"}]),
        ([("Ruslan Kasambaev",), ("Ruslan Kasamabayev",)], [{"Ruslan Kasambaev", "Ruslan Kasamabayev"}]),
        ([("Ruslan Kasambaev",), ("Timur Kasamabayev",)], [{"Ruslan Kasambaev"}, {"Timur Kasamabayev"}]),
        ([("Sergei Ivanovich Orlan",), ("Sergey Orlan",)], [{"Sergei Ivanovich Orlan", "Sergey Orlan"}]),
        ([("Anna Smith-Jones",), ("Anna Smith Jones",)], [{"Anna Smith-Jones"}, {"Anna Smith Jones"}]),
        # different people of one surname
        ([("Anna Smith",), ("Boris Smith",)], [{"Anna Smith"}, {"Boris Smith"}]),
        ([("Maria Verel",), ("Marta Verel",)], [{"Maria Verel"}, {"Marta Verel"}]),
        ([("Ivan Orlan",), ("Ivana Orlan",)], [{"Ivan Orlan"}, {"Ivana Orlan"}]),
        ([("Anna Orlov",), ("Anna Orlova",)], [{"Anna Orlov"}, {"Anna Orlova"}]),
        ([("Anna Marin",), ("Anna Moran",)], [{"Anna Marin"}, {"Anna Moran"}]),
        # father and son
        ([("John Verel Jr.",), ("John Verel Sr.",)], [{"John Verel Jr."}, {"John Verel Sr."}]),
        ([("John Verel Jr.",), ("John Verel",)], [{"John Verel Jr."}, {"John Verel"}]),
        # middle names that tell people apart leave the one without apart too
        (
            [("John A. Verel",), ("John B. Verel",), ("John Verel",)],
            [{"John A. Verel"}, {"John B. Verel"}, {"John Verel"}],
        ),
        # surnames alone
        ([("Anna Verel", "Verel"), ("Verel",)], [{"Anna Verel", "Verel"}]),
        ([("Anna Verel",), ("Boris Verel",), ("Verel",)], [{"Anna Verel"}, {"Boris Verel"}]),
        ([("Verel",)], []),
        ([("Сергей Орлан",), ("Orlan",)], [{"Сергей Орлан", "Orlan"}]),
        # initials
        ([("A. Verel",), ("Anna Verel",)], [{"A. Verel", "Anna Verel"}]),
        ([("A. Verel",), ("Anna Verel",), ("Ada Verel",)], [{"A. Verel"}, {"Anna Verel"}, {"Ada Verel"}]),
        (
            [("S. Orlan",), ("Sergei Orlan",), ("Sergey Orlan",), ("Sara Orlan",)],
            [{"S. Orlan"}, {"Sergei Orlan", "Sergey Orlan"}, {"Sara Orlan"}],
        ),
    ],
)
def test_people(names: list[tuple[str, ...]], expected: list[set[str]]) -> None:
    assert groups(*(named(*spellings) for spellings in names)) == {frozenset(group) for group in expected}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            [("Sea Council",), ("the Sea Council",), ("SEA COUNCIL",)],
            [{"Sea Council", "the Sea Council", "SEA COUNCIL"}],
        ),
        ([("Sea Council", "SC"), ("SC",)], [{"Sea Council", "SC"}]),
        ([("Sea Council", "SC"), ("SC",), ("Sea Council",)], [{"Sea Council", "SC"}]),
        ([("Sea Council", "SC"), ("Southern Congress", "SC"), ("SC",)], [{"Sea Council"}, {"Southern Congress"}]),
        ([("SC",)], [{"SC"}]),
        ([("Sea Council",), ("Southern Council",)], [{"Sea Council"}, {"Southern Council"}]),
        ([("U.V.",), ("UV",)], [{"U.V.", "UV"}]),
    ],
)
def test_organizations(names: list[tuple[str, ...]], expected: list[set[str]]) -> None:
    made = [named(*spellings, kind=BODY) for spellings in names]
    assert groups(*made) == {frozenset(group) for group in expected}


def test_kinds_stay_apart() -> None:
    made = link([named("Verel", kind=BODY), named("Verel", kind=PLACE)])
    assert len({found.entity.id for found in made if found.entity}) == 2


def test_every_link_has_a_reason_and_a_score() -> None:
    made = {
        found.name: found for found in link([named("Anna Verel"), named("Ana Verel"), named("Verel"), named("Tovin")])
    }
    assert {found.reason for found in made.values()} == {
        "the same name",
        "the same name in another spelling",
        "a surname alone, and one person has it",
        "a surname alone, and no report gives it with a first name",
    }
    assert all(0 <= found.score <= 1 for found in made.values())


def test_the_name_shown_is_latin_and_common() -> None:
    made = link(
        [
            named("Сергей Орлан"),
            named("Sergey Orlan", "SERGEY ORLAN"),
            named("Sergei Orlan"),
            named("Sergei Orlan", "Orlan"),
        ]
    )
    assert {found.entity and found.entity.name for found in made} == {"Sergei Orlan"}
    assert made[0].entity is not None
    assert {"Сергей Орлан", "Sergey Orlan", "Orlan"} <= set(made[0].entity.variants)


@pytest.mark.parametrize(
    ("words", "spellings", "kind", "expected"),
    [
        ("Orlan", ("Sergei Orlan",), PERSON, True),
        ("орлан", ("Sergei Orlan",), PERSON, True),
        ("Sergey Orlan", ("Sergei Orlan",), PERSON, True),
        ("Boris Orlan", ("Sergei Orlan", "Orlan"), PERSON, False),
        ("Sergei Orlan", ("Orlan",), PERSON, False),
        ("the SC", ("Sea Council", "SC"), BODY, True),
        ("Sea", ("Sea Council", "SC"), BODY, False),
    ],
)
def test_what_a_person_types(words: str, spellings: tuple[str, ...], kind: EntityKind, *, expected: bool) -> None:
    assert can_mean(words, named(*spellings, kind=kind)) is expected


def test_normalised() -> None:
    assert normalised("The  Council of São Velmo's") == "council of sao velmo"


FIRST = st.sampled_from(
    ["Sergei ", "Sergey ", "Сергей ", "S. ", "Sara ", "Anna ", "Ana ", "A. ", "", "A. B. ", "Ivan ", "Ivana "]
)
LAST = st.sampled_from(
    ["Orlan", "Орлан", "Orlen", "Verel", "Verell", "Varel", "Orlan Jr.", "Orlan Sr.", "van der Orlan", "Orlan-Verel"]
)
PEOPLE = st.builds(lambda first, last: first + last, FIRST, LAST)
BODIES = st.sampled_from(
    [
        "Sea Council",
        "the Sea Council",
        "SC",
        "Southern Congress",
        "S.C.",
        "Sea Council of Velm",
        "Sea Council of Ostrany",
    ]
)
NAMES = st.builds(
    lambda head, others: named(head, *others), PEOPLE, st.lists(PEOPLE, max_size=2, unique=True)
) | st.builds(lambda head, others: named(head, *others, kind=BODY), BODIES, st.lists(BODIES, max_size=2, unique=True))


@given(st.lists(NAMES, max_size=12, unique_by=lambda name: name.id), st.randoms(use_true_random=False))
def test_links_are_a_function_of_the_set(names: list[Entity], chance: random.Random) -> None:
    shuffled = list(names)
    chance.shuffle(shuffled)
    assert link(names) == link(shuffled)
    assert [found.name for found in link(names)] == sorted(name.id for name in names)


@given(st.lists(NAMES, max_size=12, unique_by=lambda name: name.id))
def test_names_that_share_no_key_do_not_touch(names: list[Entity]) -> None:
    """Each block of names, linked on its own, has the links that it has among all."""
    together = {found.name: found for found in link(names)}
    left = {name.id: name for name in names}
    while left:
        start = min(left)
        block, wanted = {start: left[start]}, set(keys(left[start]))
        while fresh := {i: n for i, n in left.items() if i not in block and wanted & set(keys(n))}:
            block |= fresh
            wanted |= {key for name in fresh.values() for key in keys(name)}
        for found in link(block.values()):
            assert found == together[found.name]
        left = {i: n for i, n in left.items() if i not in block}
