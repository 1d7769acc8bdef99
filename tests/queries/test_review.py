"""What needs a person's judgement, and that it goes once it is judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from onrecord import intake, judging
from onrecord.ledger import Ledger
from onrecord.model import Aspect, Decision, EntityKind, NameJudgement, Relation, SpeakerKind
from onrecord.queries import (
    ProposedMerge,
    ProposedSplit,
    UndatedReport,
    UndatedStatement,
    UnlinkedName,
    UnresolvedSpeaker,
    review,
)
from tests.databases import Places
from tests.ledger.records import Draft, moment


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    """Maria and Marta Verel, who nearly fit; a surname that both have; an office without a name; a report undated."""
    with Ledger.open(at("a.db"), now=moment) as made:
        for number, name in enumerate(
            ("Maria Verel", "Maria Verel", "Marta Verel", "Marta Verel", "Verel", "Boris Tovin")
        ):
            draft = Draft(f"{number}.txt", published="2024-03-01")
            draft.statement(name, f"the port is open, {number}", "2024-03-01")
            intake.add_record(made, *draft.done())
        draft = Draft("undated.txt")
        draft.statement("the minister", "the port is shut", kind=SpeakerKind.GROUP)
        draft.statement("Boris Tovin", "the port is shut")
        draft.statement("Boris Tovin", "it stays so")
        intake.add_record(made, *draft.done())
        yield made


def judge(ledger: Ledger, decision: Decision, *names: str) -> None:
    spellings = tuple(judging.find_name(ledger, name) for name in names)
    judging.judge(ledger, NameJudgement(decision, spellings, "A. Reader", datetime(2025, 1, 1, tzinfo=UTC), "known"))


def test_best_first(ledger: Ledger) -> None:
    found = review(ledger)
    assert [type(it) for it in found] == [UndatedReport, ProposedMerge, UnlinkedName]
    undated, pair, unlinked = found
    assert isinstance(undated, UndatedReport)
    assert isinstance(pair, ProposedMerge)
    assert isinstance(unlinked, UnlinkedName)
    assert (undated.report.name, undated.statements) == ("undated.txt", 3)
    assert ({pair.one.name, pair.other.name}, pair.statements) == ({"Maria Verel", "Marta Verel"}, 2)
    assert (unlinked.name.name, unlinked.reason) == ("Verel", "a surname alone, and 2 people have it")
    assert [it.name for it in unlinked.candidates] == ["Maria Verel", "Marta Verel"]
    assert [it.weight for it in found] == sorted((it.weight for it in found), reverse=True)
    assert review(ledger, limit=1) == found[:1]


def test_what_was_judged_is_asked_no_more(ledger: Ledger) -> None:
    pair = next(it for it in review(ledger) if isinstance(it, ProposedMerge))
    judge(ledger, Decision.SPLIT, pair.one_name, pair.other_name)
    assert not [it for it in review(ledger) if isinstance(it, ProposedMerge)]
    judge(ledger, Decision.REJECT, "Verel")
    assert [type(it) for it in review(ledger)] == [UndatedReport]


def test_a_merge_settles_the_surname_too(ledger: Ledger) -> None:
    pair = next(it for it in review(ledger) if isinstance(it, ProposedMerge))
    judge(ledger, Decision.MERGE, pair.one_name, pair.other_name)
    assert [type(it) for it in review(ledger)] == [UndatedReport]


def test_an_office_without_a_name_is_asked_about(ledger: Ledger) -> None:
    from onrecord.model import Page

    page = Page(b'March 6, 2023\n\nVELM -- "We have not asked anybody," the minister said.', "minister.txt")
    intake.add_page(ledger, page)
    (found,) = [it for it in review(ledger) if isinstance(it, UnresolvedSpeaker)]
    assert found.report.name == "minister.txt"
    assert found.statement.speaker.name == "the minister"


def test_who_and_when_are_asked_until_a_person_says_so(at: Places) -> None:
    from onrecord.model import Page

    text = b'March 6, 2023\n\nVELM -- "We have not asked anybody," the minister said.\n\nAda Oren has denied a plan.\n'
    with Ledger.open(at("who.db"), now=moment) as ledger:
        intake.add_page(ledger, Page(text, "minister.txt"))
        for asks, aspect in ((UnresolvedSpeaker, Aspect.SPEAKER), (UndatedStatement, Aspect.SAID_ON)):
            (found,) = [it for it in review(ledger) if isinstance(it, asks)]
            _, of = judging.about(ledger, found.statement.id)
            now = datetime(2025, 1, 1, tzinfo=UTC)
            judging.judge_statement(ledger, judging.decided(of, aspect, "A. Reader", now, "nobody knows"))
            assert not [it for it in review(ledger) if isinstance(it, asks)]


def test_nothing_needs_a_judgement(at: Places) -> None:
    with Ledger.open(at("b.db"), now=moment) as empty:
        assert review(empty) == ()


OF = Relation.HOLDS_OFFICE
HERE, THERE = ("a", "president of Velmeria"), ("b", "governor of Ostrany")


@pytest.mark.parametrize(
    ("offices", "said", "expected"),
    [
        # (report, office, held on), which reports may mean another
        ([(*HERE, "2024-03-01"), (*THERE, "2024-04-01"), ("c", HERE[1], "2024-05-01")], {}, {"b"}),
        ([(*HERE, "2024-03-01"), (*THERE, "2024-04-01"), ("c", HERE[1], "2024-03-05")], {}, None),
        ([(*HERE, "2024-03-01"), (*THERE, "2024-04-01"), ("b", HERE[1], "2024-05-01")], {}, None),
        ([(*HERE, "2024-03-01"), ("b", "minister of Velmeria", "2024-03-01")], {}, None),
        ([(*HERE, "2024-03-01"), ("b", "head of the Central Bank of Velmeria", "2024-03-01")], {}, None),
        ([("a", "head of Northern Maritime Compact", "2024-03-01"), ("b", "head of NMC", "2024-03-01")], {}, None),
        ([(*HERE, None), (*THERE, "2024-04-01")], {}, None),
        ([], {"a": "1931-05-02", "b": "2024-03-01", "c": "2023-03-01"}, {"a"}),
        ([], {"a": "1961-05-02", "b": "2024-03-01"}, None),
        ([], {"a": None, "b": "2024-03-01"}, None),
    ],
)
def test_one_name_that_may_be_two_people(
    at: Places, offices: list[tuple[str, str, str | None]], said: dict[str, str | None], expected: set[str] | None
) -> None:
    with Ledger.open(at("two.db"), now=moment) as ledger:
        for name in "abc":
            draft = Draft(name)
            draft.statement("Ada Oren", f"the port is open, {name}", said.get(name))
            draft.entity("Northern Maritime Compact", "NMC", kind=EntityKind.ORGANIZATION)
            for report, office, held in offices:
                if report == name:
                    draft.fact("Ada Oren", OF, office, held=held, rule="title beside the name")
            intake.add_record(ledger, *draft.done())
        found = [it for it in review(ledger) if isinstance(it, ProposedSplit)]
        assert [{report.name for report in it.reports} for it in found] == ([expected] if expected else [])
        for it in found:
            assert it.statements == len(it.reports)
            spelling = judging.find_name(ledger, it.name)
            names, pages = judging.names_in(ledger, spelling, [report.id for report in it.reports])
            made = datetime(2025, 1, 1, tzinfo=UTC)
            done = NameJudgement(Decision.SPLIT, names, "A. Reader", made, "her daughter", None, pages)
            assert judging.judge(ledger, done).statements == it.statements
            assert not [it for it in review(ledger) if isinstance(it, (ProposedSplit, ProposedMerge))]
