"""People whose names no recogniser knows, told by what they stand beside; and what is no person beside it."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.model import EntityKind, Page

FRAME = "VELM -- The council of Velm met on Monday.\n\n{}\n"


def kinds(text: str) -> dict[str, EntityKind]:
    record = pipeline.read(Page(FRAME.format(text).encode(), "a.txt"))
    return {entity.name: entity.kind for entity in record.entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoy to Tarnova, Dravit Oskell, said that it was late.", "Dravit Oskell"),
        ("Its transport minister, Per Lindh, said that it was late.", "Per Lindh"),
        ("His successor, Maritte Lundqvar, told the council that it was late.", "Maritte Lundqvar"),
        ("Dravit Oskell, who was mayor until 2014, wrote that it was late.", "Dravit Oskell"),
        ("Dravit Oskell, 61, told the council that it was late.", "Dravit Oskell"),
        ("Dravit Oskell, a retired judge, told the council that it was late.", "Dravit Oskell"),
        ("“It is late,” Brannoc Thewe told the council.", "Brannoc Thewe"),
        ("Brannoc Thewe, now in opposition, left. Mr Thewe said that it was late.", "Brannoc Thewe"),
        ("Joran Vane-Oroy, the mayor, spoke first. “It is late,” Vane-Oroy said.", "Joran Vane-Oroy"),
        ("Countess Amelie de Raye told the council that it was late. She left.", "Amelie de Raye"),
        ("Nilsa Voss is the treasurer. As recently as May Voss had said that it was late.", "Nilsa Voss"),
        ("Dorn resigned two hours later. “It is late,” she said.", "Dorn"),
    ],
)
def test_a_person_is_told_by_the_construction(text: str, name: str) -> None:
    found = kinds(text)
    assert found.get(name) is EntityKind.PERSON, found
    assert not [other for other in found if other != name and other.split()[-1] == name.rsplit(maxsplit=1)[-1]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lestoria's prime minister, Ada Oren, said that it was late. Lestoria has one port.", "Lestoria"),
        ("The capital of Lestoria is small. Lestoria said that it was late.", "Lestoria"),
        ("The spokesman for the Harbour Union, Velm Rail Company, said that it was late.", "Velm Rail Company"),
        ("The council spoke of the Tarn Pass. The Tarn Pass is shut.", "Tarn Pass"),
        ("The mayor, Monday Morning, said that it was late.", "Monday Morning"),
    ],
)
def test_what_is_no_person(text: str, name: str) -> None:
    assert kinds(text).get(name) is not EntityKind.PERSON


def test_a_government_of_somebodys_makes_nobody_a_state() -> None:
    found = kinds("President Dravit Orlo left. Orlo's government said that it was late.")
    assert found["Dravit Orlo"] is EntityKind.PERSON
    assert "Orlo" not in found
