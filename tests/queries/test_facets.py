"""Counts beside results: each agrees with what the query of the same asking gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.model import Act, SpeakerKind
from onrecord.queries import Only, events, everything, facets, facts, most_said, statements
from onrecord.queries.facets import Kind
from tests.databases import Places
from tests.ledger.records import Draft, moment
from tests.queries.test_queries import of_the_port


@pytest.fixture(scope="module")
def ledger(at_module: Places) -> Iterator[Ledger]:
    with Ledger.open(at_module("facets.db"), now=moment) as opened:
        for draft in of_the_port():
            add_record(opened, *draft.done())
        yield opened


QUERIES: dict[Kind, Callable[..., Any]] = {"statements": statements, "events": events, "facts": facts}
ASKED: list[dict[str, Any]] = [
    {},
    {"by": "Orlan"},
    {"about": "base"},
    {"as_of": date(2023, 12, 31)},
    {"known_by": date(2023, 12, 31)},
    {"minimum_confidence": 0.85},
    {"only": Only(outlet="Courier")},
    {"only": Only(since=date(2023, 1, 1), until=date(2023, 12, 31))},
    {"only": Only(language="xx")},
]


@pytest.mark.parametrize("kind", QUERIES)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_counts_are_those_of_the_items_that_are_found(ledger: Ledger, kind: Kind, asked: dict[str, Any]) -> None:
    found = list(everything(QUERIES[kind], ledger, **asked))
    counted = facets(ledger, kind, **asked)
    assert counted.total == len(found)
    outlets = Counter(item.report.outlet for item in found)
    assert {it.value: it.count for it in counted.facet("outlet").values} == outlets
    for facet in counted.facets:
        assert sum(it.count for it in facet.values) + facet.more == len(found), facet.name
        assert len({it.value for it in facet.values}) == len(facet.values), facet.name


def test_speakers_are_entities_whatever_their_spelling(ledger: Ledger) -> None:
    speakers = facets(ledger, "statements").facet("speaker")
    assert [(it.label, it.count) for it in speakers.values[:1]] == [("Sergei Orlan", 3)]
    assert (speakers.values[-1].value, speakers.values[-1].label, speakers.values[-1].count) == (None, None, 2)
    value = speakers.values[0].value
    assert value is not None
    assert len(statements(ledger, by=value).items) == 3


def test_who_said_most_is_told_exactly_from_a_few_names(at: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    spelled = (("Sergei Orlan", 2), ("Sergey Orlan", 2), ("Сергей Орлан", 2), ("Anna Verel", 5), ("Ivo Marn", 4))
    alone = (("Ada Oren", 3), ("Jon Kell", 3), ("Mira Tamm", 3), ("Ilo Brekk", 1), ("Lena Sund", 1), ("the clerk", 2))
    with Ledger.open(at("most.db"), now=moment) as opened:
        for number, (name, times) in enumerate((*spelled, *alone)):
            draft = Draft(f"{number}.txt")
            for each in range(times):
                kind = SpeakerKind.UNNAMED if name == "the clerk" else SpeakerKind.PERSON
                draft.statement(name, f"line {each} of {number}", "2023-03-01", kind=kind)
            add_record(opened, *draft.done())
        said = Counter(it.entity.id if it.entity else None for it in everything(statements, opened))
        nobody = said.pop(None)
        ordered = sorted(said.items(), key=lambda it: (-it[1], it[0] or ""))
        assert ordered[0][1] == 6  # under three spellings, each of which has fewer than others' only one
        for first, most in product((1, 2, 3, 100), (1, 2, 4, 20)):
            monkeypatch.setattr(most_said, "_FIRST", first)
            facet = facets(opened, "statements", names=["speaker"], most=most).facet("speaker")
            assert [(it.value, it.count) for it in facet.values] == [*ordered[:most], (None, nobody)]
            assert facet.more == sum(count for _, count in ordered[most:])


def test_dates_count_only_where_all_that_they_can_mean_lies(ledger: Ledger) -> None:
    counted = facets(ledger, "statements", names=["year", "month"])
    assert [(it.value, it.count) for it in counted.facet("year").values] == [("2023", 3), ("2024", 2), (None, 2)]
    assert [(it.value, it.count) for it in counted.facet("month").values] == [
        ("2023-03", 2),
        ("2023-06", 1),
        ("2024", 1),  # known to the year alone
        ("2024-01", 1),
        (None, 2),
    ]


def test_bands_of_confidence(ledger: Ledger) -> None:
    bands = facets(ledger, "statements", names=["confidence"]).facet("confidence")
    assert [(it.value, it.count) for it in bands.values] == [("0.55", 1), ("0.9", 5), ("0.95", 1)]


def test_what_is_not_shown_is_counted_as_more(ledger: Ledger) -> None:
    office = facets(ledger, "statements", names=["office"], most=1).facet("office")
    assert [(it.value, it.count) for it in office.values] == [("foreign minister of Sarn", 1), (None, 4)]
    assert office.more == 2


@pytest.mark.parametrize("wrong", [{"names": ["shoe"]}, {"most": 0}, {"only": Only(relation="hosts")}])  # type: ignore[arg-type]
def test_what_cannot_be_counted_is_refused(ledger: Ledger, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        facets(ledger, "statements", **wrong)
    with pytest.raises(UsageError):
        facets(ledger, "shoes")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("only", "number"),
    [
        (Only(), 7),
        (Only(act=Act.DENY), 1),
        (Only(act=Act.ASSERT), 6),
        (Only(outlet="Herald"), 3),
        (Only(office="foreign minister of Sarn"), 1),
        (Only(office="minister"), 0),
        (Only(since=date(2023, 3, 2)), 4),  # "March 2023" stands on its first day
        (Only(until=date(2023, 3, 9)), 2),
        (Only(since=date(2023, 3, 1), until=date(2023, 3, 1)), 1),
    ],
)
def test_statements_can_be_narrowed_down(tmp_path: Any, only: Only, number: int) -> None:
    drafts = of_the_port()
    first = drafts[0].statements[0]
    object.__setattr__(first, "act", Act.DENY)
    with Ledger.open(tmp_path / "a.db", now=moment) as ledger:
        for draft in drafts:
            add_record(ledger, *draft.done())
        assert len(statements(ledger, only=only).items) == number


def test_all_pages_are_of_one_moment(tmp_path: Any) -> None:
    with Ledger.open(tmp_path / "a.db", now=moment) as ledger:
        one, other = Draft("a.txt", outlet="Courier", published="2024-03-02"), Draft("b.txt", published="2024-03-03")
        for number in range(3):
            one.statement("Anna Verel", f"word {number}", "2024-03-01")
        other.statement("Anna Verel", "later", "2024-03-01")
        add_record(ledger, *one.done())
        found = everything(statements, ledger)
        quotes = [next(found).quote]
        add_record(ledger, *other.done())
        assert quotes + [it.quote for it in found] == ["word 0", "word 1", "word 2"]
        assert len(list(everything(statements, ledger))) == 4
