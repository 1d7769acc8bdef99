"""Whom a source's words mean: capitals and seats of government, people behind a place, offices before the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.intake import add_page
from onrecord.ledger import Ledger
from onrecord.model import Page
from onrecord.queries import statements

LED = "The head of Velmeria's security service said that no ship was lost.\n\n"
"""An office before the name of who holds it."""


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Oslo said on Monday that it would not ask. Norway has one base.", "Oslo", "government of Norway"),
        ("Oslo said on Monday that it would not ask. Norwegian ships left.", "Oslo", "government of Norway"),
        ("Oslo said on Monday that it would not ask. Swedish ships left.", "Oslo", None),
        ("Bergen said on Monday that it would not ask. Norway has one base.", "Bergen", None),
        ("The Kremlin said on Monday that it would not ask.", "Kremlin", "government of Russia"),
        ("Norway said on Monday that it would not ask.", "Norway", None),
    ],
)
def test_capitals_and_seats(text: str, name: str, role: str | None) -> None:
    said = pipeline.read(Page(f"SARN -- {text}".encode(), "a.txt")).statements[0]
    assert (said.speaker.name, said.speaker.role) == (name, role)
    assert ("as metonym" in said.speaker.reason) == bool(role)


def test_a_country_is_asked_for_and_its_capital_answers(tmp_path: Path) -> None:
    text = b"SARN -- Oslo said on Monday that it would not ask. Norway said on Tuesday that it would wait."
    with Ledger.open(tmp_path / "a.db") as ledger:
        add_page(ledger, Page(text, "a.txt"))
        assert [it.speaker for it in statements(ledger, by="Norway").items] == ["Oslo", "Norway"]
        assert [it.speaker for it in statements(ledger, by="Oslo").items] == ["Oslo"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In the port, Dalny, Andrei Temkov told reporters that he had asked for a new quay.", ["Andrei Temkov"]),
        ("Dalny and Andrei Temkov said that they had asked for a new quay.", None),
        (
            LED + "Security Director Ada Oren told reporters in Velmeria that the service was calm.",
            ["Ada Oren", "Ada Oren"],
        ),
        (  # two who hold such an office
            LED + "Security Director Ada Oren met Security Director Boris Tamm in Velmeria on Monday.",
            ["The head of Velmeria's security service"],
        ),
        (  # one of another country
            LED + "Kardovian Security Director Ada Oren met reporters in Kardovia on Monday.",
            ["The head of Velmeria's security service"],
        ),
        (  # a spokesman is not whom he speaks for
            "A spokesman for Security Director Ada Oren said that no ship was lost.",
            ["A spokesman for Security Director Ada Oren"],
        ),
        (  # an office that was held before is not that of who holds it now
            "Security Director Ada Oren said that no ship was lost. “It is calm,” the former director said.",
            ["Ada Oren", "the former director"],
        ),
        (  # nothing but the noun tells
            "The head said that no ship was lost.\n\nSecurity Director Ada Oren met reporters in Velmeria on Monday.",
            ["The head"],
        ),
    ],
)
def test_people(text: str, names: list[str] | None) -> None:
    found = [said.speaker.name for said in pipeline.read(Page(f"SARN -- {text}".encode(), "a.txt")).statements]
    assert found == names if names is not None else "Andrei Temkov" not in found


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # who speaks for somebody named is named behind
        ("A spokesman for Mayor Ada Stenn, Ilo Marnik, said that the quay was full.", "quay was full", "Ilo Marnik"),
        (
            "A spokesman for Mayor Ada Stenn said that the quay was full.",
            "quay was full",
            "A spokesman for Mayor Ada Stenn",
        ),
        # a former office without a name, of the one person of whom the paragraph speaks; no other office is
        ("Joran Lund gave up. “The quay is full,” the former mayor said.", "quay is full", "Joran Lund"),
        ("Joran Lund met Ada Stenn. “The quay is full,” the former mayor said.", "quay is full", "the former mayor"),
        ("Pilot Joran Lund gave up. “The quay is full,” the envoy said.", "quay is full", "the envoy"),
        # what nothing tells to be a person is no rival of who has a name and an office
        (
            "Mayor Joran Lund has told Halse that the port is open. “The quay is full,” he told a meeting.",
            "quay is full",
            "Joran Lund",
        ),
        # "per" names a source, a rate or a man
        ("The port's chief pilot, Per Lindh, said that the quay was full.", "quay was full", "Per Lindh"),
        ("The quay takes 40 ships per week, Mayor Joran Lund said.", "40 ships", "Joran Lund"),
        (
            "In 1991 the then chief of the port, Captain Joran Lund, called it “a cork in a bottle”.",
            "cork",
            "Joran Lund",
        ),
    ],
)
def test_who_is_meant(text: str, words: str, name: str | None) -> None:
    page = Page(f"VELM -- The council of Velm met on Monday.\n\n{text}".encode(), "a.txt")
    found = [s for s in pipeline.read(page).statements if words in " ".join(c.quote for c in s.content)]
    assert [s.speaker.name for s in found] == [name]


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Ada Stenn, who was sworn in as mayor of Velm on Monday,", "mayor of Velm"),
        ("Joran Lund, sworn in as prime minister this morning,", "prime minister"),
        ("Joran Lund, who was appointed transport minister in May,", "transport minister"),
        ("Joran Lund, who became harbour master in 2012,", None),  # no office that the lexicon knows
        ("Joran Lund, who was elected mayor last year,", "mayor"),
        ("Joran Lund, elected president of Tarnova in March,", "president of Tarnova"),
        ("Joran Lund, who was mayor until 2014,", None),
        ("Joran Lund, who was never elected mayor,", None),
        ("President-elect Joran Lund", "president-elect"),
        ("The envoy to Tarnova, Joran Lund, on Monday", "envoy to Tarnova"),
    ],
)
def test_an_office_is_told_beside_the_name(told: str, role: str | None) -> None:
    page = Page(f"VELM -- The council of Velm met on Monday.\n\n{told} said that the quay was full.".encode(), "a.txt")
    (found,) = [s for s in pipeline.read(page).statements if "quay was full" in s.content[0].quote]
    assert found.speaker.role == role
