"""Who held an office on a day, by what several reports tell; and whom "the president said" meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.intake import add_page
from onrecord.ledger import Ledger, dump
from onrecord.model import Page
from onrecord.queries import Holding, OfficeHolder, office_holders, speaker_by_office, statements
from tests.databases import Places

SWORN_IN = """\
Vosken Sworn In

March 5, 2024

TARVONA -- Irena Vosken was sworn in as president of Velmeria on Tuesday, March 5, 2024. Former President Andrei Temkov
did not attend, and the crowd sang for an hour in the rain.
"""
IN_OFFICE = """\
Temkov Opens Quay

June 12, 2023

TARVONA -- Velmerian President Andrei Temkov opened the quay of Velmeria's capital on Monday.

Velmerian Foreign Minister Irena Vosken said that the captains would come back.
"""
STILL = """\
Temkov In Sarn

January 9, 2024

SARN -- Velmerian President Andrei Temkov said on Tuesday that Velmeria's harbours were open.
"""
ABROAD = """\
Ostrany Votes

May 2, 2024

OSTR -- Ostranian President Dana Kolb said on Thursday that Ostrany would vote again.
"""
UNNAMED = """\
Harbours Stay Open

{day}

TARVONA -- The harbours of Velmeria will stay open, the president said. {more}
The town has had one quay since it was founded, and the captains want another one.
"""

VELMERIA = (SWORN_IN, IN_OFFICE, STILL, ABROAD)


@pytest.fixture(scope="module")
def ledger(at_module: Places) -> Iterator[Ledger]:
    with Ledger.open(at_module("a.db")) as opened:
        for number, text in enumerate(VELMERIA):
            add_page(opened, Page(text.encode(), f"{number}.txt", outlet="Courier"))
        yield opened


def held(found: tuple[OfficeHolder, ...]) -> list[tuple[str, str | None]]:
    return [(it.name, it.holding.value if it.holding else None) for it in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 1, 1), []),
        (date(2023, 6, 12), [("Andrei Temkov", "told")]),
        (date(2023, 9, 1), [("Andrei Temkov", "told")]),
        (date(2024, 2, 1), [("Andrei Temkov", "uncertain")]),
        (date(2024, 3, 5), [("Irena Vosken", "told")]),
        (date(2025, 1, 1), [("Irena Vosken", "since")]),
        (None, [("Andrei Temkov", None), ("Irena Vosken", None)]),
    ],
)
def test_who_was_president(ledger: Ledger, day: date | None, expected: list[tuple[str, str | None]]) -> None:
    assert held(office_holders(ledger, "president of Velmeria", as_of=day).holders) == expected


@pytest.mark.parametrize(
    ("office", "polity"),
    [
        ("president", "Velmeria"),
        ("president of Velmeria", None),
        ("President of velmeria", None),
        ("Velmerian president", None),
        ("Velmeria's president", None),
    ],
)
def test_ways_to_ask(ledger: Ledger, office: str, polity: str | None) -> None:
    found = office_holders(ledger, office, polity, as_of=date(2024, 6, 1))
    assert held(found.holders) == [("Irena Vosken", "since")]
    assert found.holders[0].title == "president of Velmeria"


def test_without_a_polity_all_of_that_office(ledger: Ledger) -> None:
    found = office_holders(ledger, "president", as_of=date(2024, 6, 1)).holders
    assert [it.title for it in found] == ["president of Velmeria", "president of Ostrany"]


def test_another_office_is_not_found(ledger: Ledger) -> None:
    assert office_holders(ledger, "vice president of Velmeria").holders == ()
    assert office_holders(ledger, "minister of Velmeria").holders == ()


def test_a_minister_who_became_president_stays_one_person(ledger: Ledger) -> None:
    (minister,) = office_holders(ledger, "foreign minister of Velmeria", as_of=date(2023, 6, 12)).holders
    (president,) = office_holders(ledger, "president of Velmeria", as_of=date(2024, 6, 1)).holders
    assert minister.entity
    assert minister.entity == president.entity


def test_the_evidence_is_there_with_its_words(ledger: Ledger) -> None:
    (holder,) = office_holders(ledger, "president of Velmeria", as_of=date(2024, 6, 1)).holders
    assert [(it.quote, it.report.name) for it in holder.evidence] == [
        ("Vosken was sworn in as president of Velmeria on Tuesday", "0.txt")
    ]
    assert [it.value for it in holder.since] == ["2024-03-05"]
    assert holder.sentence == "Irena Vosken, president of Velmeria: took office on 2024-03-05; no end is told."


def test_known_by(ledger: Ledger) -> None:
    found = office_holders(ledger, "president of Velmeria", as_of=date(2024, 6, 1), known_by=date(2024, 1, 31))
    assert held(found.holders) == [("Andrei Temkov", "since")]


def test_reports_that_contradict_each_other_are_all_returned(at: Places) -> None:
    with Ledger.open(at("a.db")) as opened:
        add_page(opened, Page(SWORN_IN.encode(), "one.txt"))
        add_page(opened, Page(SWORN_IN.replace("March 5", "March 12").encode(), "two.txt"))
        other = (
            "Kolb Speaks\n\nApril 2, 2024\n\nTARVONA -- Velmerian President Dana Kolb said that Velmeria was calm.\n"
        )
        between = date(2024, 3, 8)
        (vosken,) = office_holders(opened, "president of Velmeria", as_of=between).holders
        assert [it.value for it in vosken.since] == ["2024-03-05", "2024-03-12"]
        assert vosken.holding is Holding.UNCERTAIN
        assert "two beginnings" in vosken.sentence
        add_page(opened, Page(other.encode(), "three.txt"))
        both = office_holders(opened, "president of Velmeria", as_of=date(2024, 5, 1)).holders
        assert held(both) == [("Irena Vosken", "uncertain"), ("Dana Kolb", "since")]
        assert "Dana Kolb is told in the office after that" in both[0].sentence


def test_two_terms(at: Places) -> None:
    told = (
        ("March 5, 2014", "was sworn in as president of Velmeria on Wednesday, March 5, 2014"),
        ("June 3, 2018", "resigned as president of Velmeria on June 2, 2018"),
        ("March 5, 2024", "was sworn in as president of Velmeria on Tuesday, March 5, 2024"),
    )
    with Ledger.open(at("a.db")) as opened:
        for number, (day, words) in enumerate(told):
            text = f"Vosken\n\n{day}\n\nTARVONA -- Irena Vosken {words}. The crowd sang for an hour in the rain.\n"
            add_page(opened, Page(text.encode(), f"{number}.txt"))
        standing = {
            year: held(office_holders(opened, "president of Velmeria", as_of=date(year, 7, 1)).holders)
            for year in (2013, 2015, 2019, 2024)
        }
        assert standing == {
            2013: [],
            2015: [("Irena Vosken", "told")],
            2019: [],
            2024: [("Irena Vosken", "since")],
        }


def test_one_name_in_one_office_of_two_countries(at: Places) -> None:
    """A father and a son, perhaps: the offices stay apart, and a report that says of none counts for neither."""
    texts = (
        "Verel\n\nMay 4, 2010\n\nTARVONA -- Velmerian President John Verel said in Velmeria that it was late.\n",
        "Verel\n\nMay 4, 2020\n\nOSTR -- Ostranian President John Verel said in Ostrany that it was early.\n",
        "Verel\n\nMay 4, 2021\n\nSARN -- President John Verel said on Tuesday that it was time.\n",
    )
    with Ledger.open(at("a.db")) as opened:
        for number, text in enumerate(texts):
            add_page(opened, Page(text.encode(), f"{number}.txt"))
        found = office_holders(opened, "president of Velmeria")
        assert [[it.report.name for it in holder.evidence] for holder in found.holders] == [["0.txt"]]
        assert [[it.report.name for it in holder.evidence] for holder in found.polity_not_told] == [["2.txt"]]


def test_no_office_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no office is named"):
        office_holders(ledger, " of Velmeria")


@pytest.mark.parametrize(
    ("texts", "day", "words", "name", "reason"),
    [
        (VELMERIA, "June 12, 2024", "the president", "Irena Vosken", "took office on 2024-03-05"),
        (VELMERIA, "September 4, 2023", "the president", "Andrei Temkov", "in office in reports of"),
        (VELMERIA, "September 4, 2023", "the president of Velmeria", "Andrei Temkov", "in office in reports of"),
        (VELMERIA, "September 4, 2023", "the Velmerian president", "Andrei Temkov", "in office in reports of"),
        (VELMERIA, "May 4, 2019", "the president", None, "no holder known"),
        (VELMERIA, "February 1, 2024", "the president", None, "not certain"),
        (VELMERIA, "June 12, 2034", "the president", None, "was last told to be president of Velmeria"),
        (VELMERIA, "", "the president", None, "no date"),
        (VELMERIA, "June 12, 2024", "the prime minister", None, "no holder known"),
        (VELMERIA, "June 12, 2024", "a harbour worker", None, "not told by an office"),
        (VELMERIA, "June 12, 2024", "Dana Kolb", None, "the report itself names Dana Kolb"),
        (
            (*VELMERIA, STILL.replace("Andrei Temkov", "Boris Temkov")),
            "January 9, 2024",
            "the president",
            None,
            "2 holders known for 2024-01-09: Andrei Temkov, Boris Temkov",
        ),
    ],
)
def test_who_spoke(at: Places, texts: tuple[str, ...], day: str, words: str, name: str | None, reason: str) -> None:
    with Ledger.open(at("a.db")) as opened:
        for number, text in enumerate(texts):
            add_page(opened, Page(text.encode(), f"{number}.txt"))
        unnamed = UNNAMED.format(day=day, more="").replace("the president", words)
        report = add_page(opened, Page(unnamed.encode(), "unnamed.txt")).report_id
        before = list(dump(opened))
        (said,) = [it for it in statements(opened).items if it.report.id == report and "harbours" in it.quote]
        found = speaker_by_office(opened, said.item.id)
        assert (found.holder.name if found.holder else None) == name
        assert reason in found.reason
        for asked in ("Temkov", "Irena Vosken"):
            derived = [it for it in statements(opened, by=asked).items if it.derived]
            assert [it.item.id for it in derived] == ([said.item.id] if name and name.endswith(asked) else [])
            assert all(it.speaker == name and reason in (it.derived or "") for it in derived)
        assert before == list(dump(opened))


def test_two_countries_are_no_polity(at: Places) -> None:
    with Ledger.open(at("a.db")) as opened:
        for number, text in enumerate(VELMERIA):
            add_page(opened, Page(text.encode(), f"{number}.txt"))
        unnamed = UNNAMED.format(day="June 12, 2024", more="Ships of Ostrany lie in Ostrany.")
        report = add_page(opened, Page(unnamed.encode(), "unnamed.txt")).report_id
        (said,) = [it for it in statements(opened).items if it.report.id == report and "harbours" in it.quote]
        found = speaker_by_office(opened, said.item.id)
        assert found.holder is None
        assert found.reason.startswith("no polity")


def test_a_statement_that_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no such statement"):
        speaker_by_office(ledger, "st-none")
