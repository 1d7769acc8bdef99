"""What a version changed: every statement in one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.changes import Changes, Edit, changes, edits
from onrecord.model import Record
from tests.ledger.records import Draft

Said = list[tuple[str, str]]


def record(said: Said, name: str = "a.txt", confidence: float = 0.9) -> Record:
    draft = Draft(name)
    for speaker, words in said:
        draft.statement(speaker, words, confidence=confidence)
    return draft.done()[1]


def words(told: Changes) -> tuple[list[str], list[str], list[tuple[str, str]], int]:
    return (
        [it.content[0].quote for it in told.appeared],
        [it.content[0].quote for it in told.vanished],
        [(it.before.content[0].quote, it.after.content[0].quote) for it in told.changed],
        told.standing,
    )


PORT, QUAY = "the port of Velm will stay open", "nobody has asked for a second quay"


@pytest.mark.parametrize(
    ("what", "older", "newer", "appeared", "vanished", "changed", "standing"),
    [
        ("nothing", [("Oren", PORT)], [("Oren", PORT)], [], [], [], 1),
        ("marks and case", [("Oren", PORT)], [("Oren", f"{PORT.upper()}.")], [], [], [], 1),
        ("one more", [("Oren", PORT)], [("Kell", QUAY), ("Oren", PORT)], [QUAY], [], [], 1),
        ("one less", [("Oren", PORT), ("Kell", QUAY)], [("Oren", PORT)], [], [QUAY], [], 1),
        (
            "a word",
            [("Oren", PORT)],
            [("Oren", PORT.replace("will", "may"))],
            [],
            [],
            [(PORT, PORT.replace("will", "may"))],
            0,
        ),
        ("another speaker", [("Oren", PORT)], [("Kell", PORT)], [], [], [(PORT, PORT)], 0),
        (
            "another speaker, near words",
            [("Oren", PORT)],
            [("Kell", f"{PORT} today")],
            [f"{PORT} today"],
            [PORT],
            [],
            0,
        ),
        ("other words", [("Oren", PORT)], [("Oren", QUAY)], [QUAY], [PORT], [], 0),
        (
            "the nearest of two",
            [("Oren", PORT), ("Oren", f"{PORT} all winter long")],
            [("Oren", f"{PORT} all winter")],
            [],
            [PORT],
            [(f"{PORT} all winter long", f"{PORT} all winter")],
            0,
        ),
        ("said twice", [("Oren", PORT)], [("Oren", PORT), ("Oren", PORT)], [PORT], [], [], 1),
    ],
)
def test_what_changed(
    what: str,
    older: Said,
    newer: Said,
    appeared: list[str],
    vanished: list[str],
    changed: list[tuple[str, str]],
    standing: int,
) -> None:
    assert words(changes(record(older), record(newer))) == (appeared, vanished, changed, standing), what


def test_what_is_not_shown_neither_appears_nor_vanishes() -> None:
    weak = record([("Oren", PORT)], confidence=0.5)
    assert changes(weak, record([])) == changes(record([]), weak)
    assert words(changes(weak, record([("Oren", PORT)])))[3] == 1


def test_the_title() -> None:
    assert changes(record([], "a.txt"), record([], "b.txt")).title == ("Title of a.txt", "Title of b.txt")


def test_edits_are_words() -> None:
    assert edits(PORT, PORT.replace("will", "would not")) == (Edit("will", "would not"),)
    assert edits(PORT, PORT) == ()


_SAID = st.lists(
    st.tuples(st.sampled_from(("Oren", "Kell")), st.sampled_from((PORT, QUAY, f"{PORT} today"))), max_size=5
)


@given(_SAID, _SAID)
def test_every_statement_is_in_one_place(older: Said, newer: Said) -> None:
    told = changes(record(older), record(newer))
    both = told.standing + len(told.changed)
    assert both + len(told.vanished) == len(older)
    assert both + len(told.appeared) == len(newer)
    back = changes(record(newer), record(older))
    assert (back.standing, len(back.appeared)) == (told.standing, len(told.vanished))
