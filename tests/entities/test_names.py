"""Names put together within a report, and the offices that stand beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord.entities import Entities, read_entities
from onrecord.entities.reference import country_names, demonym_of, is_demonym, places_of_demonym, polity
from onrecord.entities.spans import alike, fold
from onrecord.language import pack_for
from onrecord.language.packs.en.entities import ENTITIES
from onrecord.model import Dating, EntityKind, MentionKind
from onrecord.syntax import Name


def entities_of(text: str) -> Entities:
    pack = pack_for("en")
    assert pack is not None
    report = plain_report("r", text, Dating(None, "untold"))
    return read_entities(report, pack.parse(report), pack.entities)


def resolved(text: str, words: str, nth: int = 0) -> str | None:
    """The name of the entity that the nth mention with these words means."""
    entities = entities_of(text)
    mention = [m for m in entities.mentions if m.span.quote == words][nth]
    return entities.entity(mention.entity).name if mention.entity else None


def test_spellings_of_one_person_join() -> None:
    text = (
        "President Sooron Temrin met guests. Later Mr. Temrin left. Sooronn Temrin returned on Monday, officials said."
    )
    people = [e for e in entities_of(text).entities if e.kind is EntityKind.PERSON]
    assert [(p.name, set(p.variants)) for p in people] == [("Sooron Temrin", {"Temrin", "Sooronn Temrin"})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Governor John Verel Jr. met captains on Monday. Verel said that it was late. Verel Jr. went home.",
            {"John Verel Jr.": {"Verel", "Verel Jr."}},
        ),
        (
            "Governor John Verel Jr. met his father, former Governor John Verel Sr., on Monday. Verel said no.",
            {"John Verel Jr.": set(), "John Verel Sr.": set(), "Verel": set()},
        ),
        (
            "Governor John Verel, Jr., met captains on Monday. Later John Verel left.",
            {"John Verel, Jr.": set(), "John Verel": set()},
        ),
        ("Ada Oren, senior adviser to the mayor, left. Oren said no.", {"Ada Oren": {"Oren"}}),
        ("John Verel Jr. said on Monday that it was late. Verel Jr. left.", {"John Verel Jr.": {"Verel Jr."}}),
        ("“We will wait,” John Verel Jr. told reporters.", {"John Verel Jr.": set()}),
    ],
)
def test_father_and_son(text: str, expected: dict[str, set[str]]) -> None:
    people = {e.name: set(e.variants) for e in entities_of(text).entities if e.kind is EntityKind.PERSON}
    assert people == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Omar al-Maren met envoys on Monday. Al-Maren said no. “We wait,” al-Maren said.",
            {"Omar al-Maren": {"Al-Maren", "al-Maren"}},
        ),
        (
            "Omar al-Maren said on Monday that it was late. Mr. al-Maren left. Maren, he said, was home.",
            {"Omar al-Maren": {"al-Maren", "Maren"}},
        ),
        (
            "The foreign minister, Omar al-Maren, denied it. Omar Al Maren said no.",
            {"Omar Al Maren": {"Omar al-Maren"}},
        ),
        (
            "Anna van der Velm said no on Monday. Van der Velm told us that it was late. “No,” van der Velm said.",
            {"Anna van der Velm": {"Van der Velm", "van der Velm"}},
        ),
        (
            "Trade Minister Pieter de Vries said no on Monday. De Vries said that it was late.",
            {"Pieter de Vries": {"De Vries"}},
        ),
        (
            "Anna van der Velm met Boris van der Velm. Van der Velm said that it was late.",
            {"Anna van der Velm": set(), "Boris van der Velm": set(), "Van der Velm": set()},
        ),
        (
            "Sarah O'Dell-Vane said on Monday that it was late. O'Dell-Vane left.",
            {"Sarah O'Dell-Vane": {"O'Dell-Vane"}},
        ),
        ("Ada Mari Oren told reporters that it was late. Oren left.", {"Ada Mari Oren": {"Oren"}}),
        ("Vice President-elect Ilo Tamm met President-elect Ada Vane.", {"Ilo Tamm": set(), "Ada Vane": set()}),
    ],
)
def test_a_name_in_full_stays_whole(text: str, expected: dict[str, set[str]]) -> None:
    people = {e.name: set(e.variants) for e in entities_of(text).entities if e.kind is EntityKind.PERSON}
    assert people == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Oren told reporters that it was late. Mr. Oren said no.", [0, 1]),
        ("Ms. Oren told reporters that it was late. Ms Oren said no.", [0, 0]),
        ("Ms. Ada Oren met captains. Mr. Oren said no. Ms. Oren said yes.", [0, 1, 0]),
        ("Ada Oren met captains. Mr. Oren said no. Ms. Oren said yes.", [0, 1, 2]),
    ],
)
def test_titles_of_a_man_and_of_a_woman_are_two_people(text: str, expected: list[int]) -> None:
    meant = [m.entity for m in entities_of(text).mentions if m.kind is MentionKind.NAME]
    people = list(dict.fromkeys(meant))
    assert [people.index(it) for it in meant] == expected


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Minister Anna Velk met Minister Boris Velk in Oslo. Velk said nothing."
    people = {e.name: e.variants for e in entities_of(text).entities if e.kind is EntityKind.PERSON}
    assert {"Anna Velk", "Boris Velk"} <= set(people)
    assert "Velk" not in people["Anna Velk"]
    assert "Velk" not in people["Boris Velk"]


@pytest.mark.parametrize(
    ("text", "role", "polity_", "former"),
    [
        ("Norwegian Foreign Minister Ada Oren said no.", "foreign minister", "Norway", False),
        ("Then-President Ada Oren said no.", "president", None, True),
        ("Ada Oren, Norway's ambassador to Sweden, said no.", "ambassador to Sweden", "Norway", False),
        (
            "It was denied by Norwegian Ambassador to Sweden Ada Oren on Monday.",
            "ambassador to Sweden",
            "Norway",
            False,
        ),
        ("President Ada Oren of Norway said no.", "president", "Norway", False),
        ("Velmerian President Ada Oren flew home to Velmeria.", "president", "Velmeria", False),
        ("Ada Oren, president of Velmorans, said that it was late in Velmora.", "president", "Velmora", False),
        ("Ada Oren, the prime minister of the Norwegians, said no.", "prime minister", "Norway", False),
        ("He met President-elect Ada Vane in Oslo.", "president-elect", None, False),
        ("Prime Minister-designate Ilo Tamm left.", "prime minister-designate", None, False),
    ],
)
def test_offices(text: str, role: str, polity_: str | None, former: bool) -> None:
    offices = entities_of(text).offices
    assert [(o.role, o.polity, o.former) for o in offices] == [(role, polity_, former)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ada Oren spoke on Monday. She said that the port would stay shut.", "She", "Ada Oren"),
        ("Minister Ivan Oren said no. He added that it was late.", "He", "Ivan Oren"),
        ("Foreign Minister Ivan Oren came first. The minister said no.", "The minister", "Ivan Oren"),
        ("It rained all day. He said that it was late.", "He", None),
        ("Nobody came. The minister said no.", "The minister", None),
    ],
)
def test_pronouns_and_nominals(text: str, words: str, name: str | None) -> None:
    assert resolved(text, words) == name


def test_a_pronoun_of_another_class_is_not_taken() -> None:
    text = "Mrs. Ada Oren met Mr. Ivan Velk. She said that he was late."
    assert resolved(text, "She") == "Ada Oren"
    assert resolved(text, "he") == "Ivan Velk"


@pytest.mark.parametrize(
    ("word", "places", "country"),
    [
        ("Velmerian", {"Velmeria"}, "Velmeria"),
        ("Kardovian", {"Kardovia", "Velmeria"}, "Kardovia"),
        ("Dutch", set(), "Netherlands"),
        ("U.S.", set(), "United States"),
        ("Nigerian", set(), "Nigeria"),
        ("Green", set(), None),
        ("Thursday", set(), None),
        ("Oren", {"Orenburg"}, None),
    ],
)
def test_polity(word: str, places: set[str], country: str | None) -> None:
    assert polity(word, frozenset(places), ENTITIES) == country


@given(
    st.sampled_from(("Velmoran", "velmorite", "Kardish", "Sellistani", "Velmora", "Ostran", "")),
    st.frozensets(st.sampled_from(("Velmora", "Velmoria", "Kardland", "Sellistan", "Ostrany", "Velm", "Ost", ""))),
)
def test_places_of_a_demonym_are_those_that_it_is_made_of(word: str, places: frozenset[str]) -> None:
    endings = ENTITIES.demonym_endings
    assert places_of_demonym(word, places, endings) == sorted(p for p in places if demonym_of(word, p, endings))


def test_a_name_is_not_a_demonym() -> None:
    assert is_demonym("Norwegian", ENTITIES)
    assert not is_demonym("Norway", ENTITIES)
    made_like_one = ("Green", "Roman", "Cameron", "Dominic", "Georg", "Chin")
    assert [word for word in made_like_one if is_demonym(word, ENTITIES)] == []
    assert {name for name in ENTITIES.demonyms.values() if name not in country_names()} == {
        "England", "Scotland", "Wales"
    }  # fmt: skip


@given(st.text(max_size=30))
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_alike_is_symmetric(a: str, b: str) -> None:
    assert alike(a, b) == alike(b, a)


@pytest.mark.parametrize(
    ("text", "taken_for", "kinds"),
    [
        (  # a person in most places
            "Andrei Temkov spoke on Monday. Later Andrei Temkov left. Nobody saw Andrei Temkov there.",
            {"Andrei Temkov": ["PERSON", "PERSON", "ORG"]},
            {"Andrei Temkov": EntityKind.PERSON},
        ),
        (  # a person named in full once, and a body wherever the surname stands alone
            "Andrei Temkov spoke on Monday. Ships left with Temkov. Nobody saw Temkov there.",
            {"Andrei Temkov": ["PERSON"], "Temkov": ["ORG", "ORG"]},
            {"Andrei Temkov": EntityKind.PERSON},
        ),
        (  # a base is called by it, and soldiers are at it
            "Ships left the Tarn base on Monday. Soldiers at Tarn were calm.",
            {"Tarn": ["ORG", "ORG"]},
            {"Tarn": EntityKind.PLACE},
        ),
        (  # a base is there, and nothing is called by it
            "The base at Tarn was shut on Monday. Soldiers at Tarn were calm.",
            {"Tarn": ["ORG", "ORG"]},
            {"Tarn": EntityKind.PLACE},
        ),
        (  # the town of it
            "Ships left the town of Tarn on Monday. Soldiers at Tarn were calm.",
            {"Tarn": ["PERSON", "PERSON"]},
            {"Tarn": EntityKind.PLACE},
        ),
        (  # whose the base is does not belong to its name
            "Ships left the Norwegian Tarn base on Monday. Soldiers at Tarn were calm.",
            {"Norwegian Tarn": ["PERSON"], "Tarn": ["PERSON", "PERSON"]},
            {"Tarn": EntityKind.PLACE},
        ),
        (  # a body can be at something, too
            "Reporters at Tarnpress asked. An editor at Tarnpress said no.",
            {"Tarnpress": ["ORG", "ORG"]},
            {"Tarnpress": EntityKind.ORGANIZATION},
        ),
        (  # what it does shows that it is none
            "Ships left the Tarn base on Monday. Tarn denied it.",
            {"Tarn": ["ORG", "ORG"]},
            {"Tarn": EntityKind.ORGANIZATION},
        ),
        (  # reference data
            "Ships left Norway on Monday. Norway denied it.",
            {"Norway": ["PERSON", "ORG"]},
            {"Norway": EntityKind.PLACE},
        ),
    ],
)
def test_a_report_mends_what_its_names_are_taken_for(
    text: str, taken_for: dict[str, list[str]], kinds: dict[str, EntityKind]
) -> None:
    pack = pack_for("en")
    assert pack is not None
    report = plain_report("r", text, Dating(None, "untold"))
    syntax = pack.parse(report)
    names = []
    for words, labels in taken_for.items():
        length = len(words.split())
        firsts = [
            t.index
            for t in syntax.tokens
            if [each.text for each in syntax.tokens[t.index : t.index + length]] == words.split()
            and (length > 1 or t.index == 0 or syntax.tokens[t.index - 1].text != "Andrei")
        ]
        names += [Name(first, first + length, label) for first, label in zip(firsts, labels, strict=True)]
    labelled = replace(syntax, names=tuple(sorted(names, key=lambda name: name.first)))
    found = {entity.name: entity.kind for entity in read_entities(report, labelled, pack.entities).entities}
    assert found == kinds
