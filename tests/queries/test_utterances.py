"""Utterances and promises asked of a ledger: what a statement alone gives is what all together give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.matters.likeness import Saying
from onrecord.matters.utterances import groups
from onrecord.model import Act, PromiseState, SpeakerKind, Status
from onrecord.queries import promises, statements, utterance_of, utterances
from tests.ledger.records import Draft, moment

SHORE = "I will sign nothing that brings a second flag to our shore"
RENDERED = "she would sign nothing that brings a second flag to our shore"


def drafts() -> list[Draft]:
    first = Draft("first.txt", outlet="Courier", published="2024-05-15")
    first.statement("Anna Verel", SHORE, "2024-05-14", act=Act.PROMISE)
    first.statement("Anna Verel", "The lease of the old docks runs for ten more years", "2024-05-14")
    first.statement("two officials", "a lease is being prepared", None, kind=SpeakerKind.UNNAMED)
    visit = first.statement("Sergei Orlan", "Anna Verel will visit Lusk on June 2", "2024-05-14", act=Act.FORECAST)
    first.event(
        "Anna Verel will visit Lusk",
        "2024-06-02",
        actor=("Anna Verel",),
        place="Lusk",
        status=Status.PLANNED,
        voice=visit,
    )

    second = Draft("second.txt", outlet="Herald", published="2024-06-03")
    second.statement("Anna Verel", RENDERED, "2024-05", act=Act.PROMISE)
    second.entity("Lusk")
    second.event("Anna Verel visited Lusk", "2024-06-02", actor=("Anna Verel",), place="Lusk")
    second.statement("Sergei Orlan", SHORE, "2024-05-14")

    third = Draft("third.txt", outlet="Courier", published="2026-05-15")
    third.statement("Anna Verel", SHORE, "2026-05-14", act=Act.PROMISE)
    third.statement("Anna Verel", "the lease of the old docks ran for ten more years", None)

    fourth = Draft("fourth.txt", outlet="Post", published="2024-05-16")
    fourth.statement("Verel", SHORE, None, variants=("Anna Verel",))
    fourth.statement("Anna Verel", "we have not seen the lease of the docks", None, confidence=0.3)
    return [first, second, third, fourth]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("utterances") / "onrecord.db", now=moment) as opened:
        for draft in drafts():
            add_record(opened, *draft.done())
        yield opened


def said(ledger: Ledger, words: str, by: str = "Verel") -> str:
    return next(it.item.id for it in statements(ledger, by=by).items if it.quote == words)


def test_a_statement_gives_its_utterance_with_all_renderings(ledger: Ledger) -> None:
    found = utterance_of(ledger, said(ledger, RENDERED))
    assert [report.name for report in found.reports] == ["first.txt", "fourth.txt", "second.txt"] or len(
        found.reports
    ) == 3
    assert found.entity is not None
    assert found.entity.name == "Anna Verel"
    assert (found.item.said_on.value, found.item.outlets, len(found.item.sources)) == ("2024-05-14", 3, 3)
    assert {r.cited.words[0].quote for r in found.item.renderings} == {SHORE, RENDERED}


def test_days_choose_the_renderings(ledger: Ledger) -> None:
    found = utterance_of(ledger, said(ledger, SHORE), known_by=date(2024, 5, 15))
    assert [report.name for report in found.reports] == ["first.txt"]
    with pytest.raises(UsageError, match="no such statement"):
        utterance_of(ledger, said(ledger, RENDERED), known_by=date(2024, 5, 15))
    with pytest.raises(UsageError, match="no such statement"):
        utterance_of(ledger, "st-nothing")


def test_what_is_asked_of_one_is_what_all_together_give(ledger: Ledger) -> None:
    found = statements(ledger).items
    sayings = [
        Saying(
            it.item, it.report.id, "en", it.report.outlet or it.report.name, it.entity.id if it.entity else None,
            it.report.published.date,
        )
        for it in found
    ]  # fmt: skip
    whole = {frozenset(it.statement.id for it in group.sayings) for group in groups(sayings)}
    asked = [utterance_of(ledger, it.item.id).item for it in found]
    assert {frozenset(r.cited.item for r in it.renderings) for it in asked} == whole
    assert len({it.id for it in asked}) == len(whole)


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_pages_give_each_utterance_once(ledger: Ledger, limit: int) -> None:
    found: list[str] = []
    members: list[str] = []
    after = None
    while True:
        page = utterances(ledger, limit=limit, after=after)
        found += [it.item.id for it in page.items]
        members += [r.cited.item for it in page.items for r in it.item.renderings]
        after = page.next
        if after is None:
            break
    assert len(found) == len(set(found))
    assert sorted(members) == sorted(it.item.id for it in statements(ledger).items)
    assert found == [it.item.id for it in utterances(ledger).items]


def test_utterances_are_asked_like_statements(ledger: Ledger) -> None:
    assert [len(it.reports) for it in utterances(ledger, by="Verel", about="flag").items] == [3, 1]
    assert len(utterances(ledger, by="Verel", about="flag", as_of=date(2025, 1, 1)).items) == 1
    assert [it.speaker.name for it in utterances(ledger, by="Orlan", about="flag").items] == ["Sergei Orlan"]
    assert utterances(ledger, about="whales").items == ()


def test_the_order_of_adding_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db", now=moment) as other:
        for draft in reversed(drafts()):
            add_record(other, *draft.done())
        assert [it.item for it in utterances(other).items] == [it.item for it in utterances(ledger).items]


def test_a_promise_is_met_by_a_later_event(ledger: Ledger) -> None:
    (found,) = promises(ledger, as_of=date(2024, 12, 31)).items
    assert (found.item.state, found.item.due.value) == (PromiseState.MET, "2024-06-02")
    assert [it.words[0].quote for it in found.item.outcome] == ["Anna Verel visited Lusk"]
    assert [report.name for report in found.outcome] == ["second.txt"]


@pytest.mark.parametrize(
    ("as_of", "known_by", "expected"),
    [
        (date(2024, 5, 20), None, PromiseState.NOT_DUE),
        (date(2024, 6, 2), None, PromiseState.DUE),
        (date(2024, 12, 31), date(2024, 5, 31), PromiseState.NOTHING_FOUND),
    ],
)
def test_a_promise_as_of_a_day(ledger: Ledger, as_of: date, known_by: date | None, expected: PromiseState) -> None:
    (found,) = promises(ledger, as_of=as_of, known_by=known_by).items
    assert found.item.state is expected


def test_a_promise_that_was_not_made_yet_is_not_there(ledger: Ledger) -> None:
    assert promises(ledger, as_of=date(2024, 5, 1)).items == ()
    assert promises(ledger, as_of=date(2024, 12, 31), by="Verel").items == ()
