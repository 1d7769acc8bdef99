"""Names of many reports: who is one and who is not, whatever the order."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities.linking import can_mean, keys, link
from onrecord.entities.spellings import normalised, skeleton
from onrecord.model import Decision, Entity, EntityKind, NameJudgement, Spelling

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


def judge(decision: Decision, *names: Entity, day: int = 1, shown: str | None = None) -> NameJudgement:
    """A judgement of names, made on a day of January."""
    spellings = tuple(Spelling(name.kind, name.name) for name in names)
    return NameJudgement(decision, spellings, "A. Reader", datetime(2025, 1, day, tzinfo=UTC), "known", shown)


def judged_groups(names: list[Entity], *judgements: NameJudgement) -> list[set[str]]:
    """The names that are linked to one entity, by their own spelling, as `groups`; in order."""
    found: dict[str, set[str]] = {}
    for made in link(names, judgements):
        if made.entity:
            found.setdefault(made.entity.id, set()).add(made.name.partition(":")[2])
    return sorted(found.values(), key=min)


SERGEI, SERGEY, DANA, ORLAN = named("Sergei Orlan"), named("Sergey Orlan"), named("Dana Orlan"), named("Orlan")
TOVIN, COUNCIL, CONGRESS, SC = named("Dana Tovin"), *(named(n, kind=BODY) for n in ("Sea Council", "Congress", "SC"))
MERGE, SPLIT, RENAME, REJECT = Decision


@pytest.mark.parametrize(
    ("names", "judgements", "expected"),
    [
        # a merge joins what the rules do not, over surnames too; then one person has the surname
        ([DANA, TOVIN], [judge(MERGE, DANA, TOVIN)], [{"Dana Orlan", "Dana Tovin"}]),
        ([SERGEI, DANA, ORLAN], [judge(MERGE, SERGEI, DANA)], [{"Sergei Orlan", "Dana Orlan", "Orlan"}]),
        ([SERGEI, DANA, ORLAN], [judge(MERGE, ORLAN, DANA)], [{"Dana Orlan", "Orlan"}, {"Sergei Orlan"}]),
        ([COUNCIL, CONGRESS], [judge(MERGE, CONGRESS, COUNCIL)], [{"Sea Council", "Congress"}]),
        # whole entities are merged, also where one of the names is not there
        ([SERGEI, SERGEY, TOVIN], [judge(MERGE, SERGEY, TOVIN)], [{"Sergei Orlan", "Sergey Orlan", "Dana Tovin"}]),
        ([SERGEI, TOVIN], [judge(MERGE, SERGEI, DANA, TOVIN)], [{"Sergei Orlan", "Dana Tovin"}]),
        ([SERGEI, TOVIN], [judge(MERGE, SERGEI, DANA)], [{"Dana Tovin"}, {"Sergei Orlan"}]),
        # a split beats the rules; then two people have the surname
        ([SERGEI, SERGEY], [judge(SPLIT, SERGEI, SERGEY)], [{"Sergei Orlan"}, {"Sergey Orlan"}]),
        ([SERGEI, SERGEY, ORLAN], [judge(SPLIT, SERGEI)], [{"Sergei Orlan"}, {"Sergey Orlan"}]),
        ([SERGEI, ORLAN], [judge(SPLIT, ORLAN, SERGEI)], [{"Sergei Orlan"}]),
        ([SERGEI, ORLAN], [judge(SPLIT, SERGEI, ORLAN)], [{"Sergei Orlan"}]),
        ([SERGEI, DANA], [judge(SPLIT, SERGEI, DANA)], [{"Dana Orlan"}, {"Sergei Orlan"}]),
        # the newest holds
        (
            [SERGEI, DANA],
            [judge(MERGE, SERGEI, DANA), judge(SPLIT, DANA, SERGEI, day=2)],
            [{"Dana Orlan"}, {"Sergei Orlan"}],
        ),
        (
            [SERGEI, DANA],
            [judge(SPLIT, DANA, SERGEI), judge(MERGE, SERGEI, DANA, day=2)],
            [{"Sergei Orlan", "Dana Orlan"}],
        ),
        ([DANA, ORLAN], [judge(MERGE, DANA, ORLAN), judge(SPLIT, ORLAN, day=2)], [{"Dana Orlan"}]),
        # a rejected name is linked to nothing, and nobody's surname, until it is merged
        ([SERGEI, DANA, ORLAN], [judge(REJECT, DANA)], [{"Sergei Orlan", "Orlan"}]),
        ([DANA, TOVIN], [judge(REJECT, DANA), judge(MERGE, DANA, TOVIN, day=2)], [{"Dana Orlan", "Dana Tovin"}]),
        ([DANA, TOVIN], [judge(MERGE, DANA, TOVIN), judge(REJECT, DANA, day=2)], [{"Dana Tovin"}]),
    ],
)
def test_judgements_go_before_the_rules(
    names: list[Entity], judgements: list[NameJudgement], expected: list[set[str]]
) -> None:
    assert judged_groups(names, *judgements) == sorted(expected, key=min)


def test_a_rename_is_shown_and_follows_its_name() -> None:
    shown = judge(RENAME, SERGEY, shown="S. Orlan the Elder")
    (one, other) = link([SERGEI, SERGEY], [shown])
    assert one.entity == other.entity
    assert one.entity is not None
    assert one.entity.name == "S. Orlan the Elder"
    assert {"Sergei Orlan", "Sergey Orlan"} <= set(one.entity.variants)
    (one, other) = link([SERGEI, SERGEY], [shown, judge(SPLIT, SERGEY, SERGEI)])
    assert [it.entity and it.entity.name for it in (one, other)] == ["Sergei Orlan", "S. Orlan the Elder"]


@pytest.mark.parametrize("leaving", [SERGEI, SERGEY, named("S. Orlan")], ids=lambda name: name.name)
def test_an_entity_keeps_its_id_when_a_name_leaves(leaving: Entity) -> None:
    names = [SERGEI, SERGEY, named("S. Orlan")]
    before = {it.name: it.entity and it.entity.id for it in link(names)}
    after = {it.name: it.entity and it.entity.id for it in link(names, [judge(SPLIT, leaving)])}
    assert [name for name in before if before[name] != after[name]] == [leaving.id]


def test_a_name_read_as_one_of_another_kind_is_merged_too() -> None:
    place, person, full = named("Velm", kind=PLACE), named("Velm"), named("Ada Velm")
    found = link([place, person], [judge(MERGE, place, person)])
    assert [(it.entity and it.entity.kind, it.entity and it.entity.name) for it in found] == [(PLACE, "Velm")] * 2
    assert [it.entity and it.entity.kind for it in link([place, person, full])] == [PERSON, PERSON, PLACE]


def test_a_judged_link_names_the_judgement() -> None:
    found = {
        it.name.partition(":")[2]: it
        for it in link([SERGEI, TOVIN, DANA], [judge(MERGE, SERGEI, TOVIN), judge(REJECT, DANA)])
    }
    assert {name: (it.score, it.reason) for name, it in found.items()} == {
        "Dana Tovin": (1.0, "the same name"),
        "Sergei Orlan": (1.0, "one, by the judgement of A. Reader on 2025-01-01 (known)"),
        "Dana Orlan": (0.0, "no name, by the judgement of A. Reader on 2025-01-01 (known)"),
    }


KNOWN = [
    Spelling(PERSON, first + last)
    for first in ("Sergei ", "Sergey ", "S. ", "Anna ", "")
    for last in ("Orlan", "Verel")
]
KNOWN += [Spelling(BODY, name) for name in ("Sea Council", "SC", "Council")]
JUDGEMENTS = st.builds(
    lambda decision, names, day, shown: NameJudgement(
        decision,
        tuple(names[: {MERGE: 3, SPLIT: 2}.get(decision, 1)]),
        "A. Reader",
        datetime(2025, 1, day, tzinfo=UTC),
        "known",
        shown if decision is RENAME else None,
    ),
    st.sampled_from(Decision),
    st.lists(st.sampled_from(KNOWN), min_size=2, max_size=3, unique=True),
    st.integers(1, 5),
    st.sampled_from(["Orlan the Elder", "Anna"]),
)


@given(
    st.lists(NAMES, max_size=10, unique_by=lambda name: name.id),
    st.lists(JUDGEMENTS, max_size=6),
    st.randoms(use_true_random=False),
)
def test_judged_links_are_a_function_of_the_sets(
    names: list[Entity], judgements: list[NameJudgement], chance: random.Random
) -> None:
    shuffled, in_any_order = list(names), [*judgements, *judgements[:1]]
    chance.shuffle(shuffled)
    chance.shuffle(in_any_order)
    made = link(names, judgements)
    assert made == link(shuffled, in_any_order)
    entities = {it.entity.id: it.entity for it in made if it.entity}
    assert all(it.entity is None or it.entity == entities[it.entity.id] for it in made), "one id, one entity"


@given(st.lists(NAMES, max_size=10, unique_by=lambda name: name.id), st.lists(JUDGEMENTS, max_size=5), JUDGEMENTS)
def test_the_newest_judgement_holds(
    names: list[Entity], judgements: list[NameJudgement], newest: NameJudgement
) -> None:
    newest = replace(newest, made_at=datetime(2026, 1, 1, tzinfo=UTC))
    meant = {it.name: it.entity and it.entity.id for it in link(names, [*judgements, newest])}
    of = [{meant[n.id] for n in names if (n.kind, n.name) == (s.kind, s.name)} for s in newest.names]
    there = [ids for ids in of if ids]
    if newest.decision is MERGE and len(there) > 1:
        assert len(set.union(*there)) == 1
        assert None not in there[0]
    elif newest.decision is SPLIT and len(there) > 1:
        assert not (there[0] & there[1]) - {None}
    elif newest.decision is REJECT:
        assert set().union(*there) <= {None}
