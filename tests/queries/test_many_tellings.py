"""What is told by more reports than a list shows, and in two orders of results."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord import queries
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.model import Relation, Status
from onrecord.queries import FoundEvent, FoundFact, Only, fact_tellings, ways
from tests.databases import Places
from tests.ledger.records import Draft, moment

DAY = date(2024, 3, 1)
OFTEN = 25
"""More than `tellings.MOST`."""


@pytest.fixture
def told_often(at: Places) -> Ledger:
    ledger = Ledger.open(at("often.db"), now=moment)
    for number in range(OFTEN):
        day = (DAY + timedelta(number)).isoformat()
        draft = Draft(f"{number}.txt", outlet=f"Courier {number % 3}", published=day)
        draft.statement("Anna Verel", f"the port is open, {number}", day if number % 2 else None)
        draft.statement("Sergei Orlan", f"we shall see, {number}", day)
        since = "2003" if number in (4, 20) else None
        draft.fact("Anna Verel", Relation.ALLIED_WITH, "Sergei Orlan", since, held=day)
        draft.fact("Anna Verel", Relation.LEADS, "the port", since, held=day)
        draft.event("she came", "2024-03-01", actor=("Anna Verel",), place="Sarn", status=Status.HAPPENED)
        add_record(ledger, *draft.done())
    return ledger


def test_a_list_shows_some_tellings_and_says_that_there_are_more(told_often: Ledger) -> None:
    with told_often as ledger:
        facts, events = queries.facts(ledger).items, queries.events(ledger).items
        assert (len(facts), len(events)) == (2, 1)
        found: tuple[FoundEvent | FoundFact, ...] = (*facts, *events)
        for it in found:
            assert it.more_tellings
            assert it.item.id in {told.item for told in it.tellings}
        for fact in facts:
            assert [it.when for it in fact.tellings[:3]] == ["2003", "2003", None]
            whole = queries.fact(ledger, fact.item.id)
            assert not whole.more_tellings
            assert len(whole.tellings) == OFTEN
        assert len(queries.event(ledger, queries.events(ledger).items[0].item.id).tellings) == OFTEN


def test_tellings_are_the_same_asked_together_and_one_triple_at_a_time(
    at: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of names with several spellings, one of them in two scripts, and of an object that is linked to nobody."""
    with Ledger.open(at("spelled.db"), now=moment) as ledger:
        for number in range(OFTEN):
            day = (DAY + timedelta(number % 5)).isoformat()
            draft = Draft(f"{number}.txt", published=day)
            who = ("Sergei Orlan", "Sergey Orlan", "Сергей Орлан")[number % 3]
            draft.entity(who)
            draft.entity("Anna Verel", *(("Anya Verel",) if number % 2 else ()))
            draft.fact(who, Relation.ALLIED_WITH, ("Anna Verel", "Anya Verel")[number % 2], held=day)
            draft.fact(who, Relation.LEADS, "the port", held=day)
            add_record(ledger, *draft.done())
        found = []
        for most in (0, 10**9):
            monkeypatch.setattr(fact_tellings, "_TOGETHER", most)
            found.append(queries.facts(ledger).items)
        assert found[0] == found[1]
        assert [len(it.tellings) for it in found[0]] == [10, 10]


@pytest.mark.parametrize("limit", [1, 3, 7, 50])
def test_what_is_told_often_stands_once_however_it_is_paged(told_often: Ledger, limit: int) -> None:
    """Also where the telling that stands for the others is beyond those that a list shows."""
    with told_often as ledger:
        for only in (Only(), Only(outlet="Courier 2"), Only(since=DAY + timedelta(15))):
            for query in (queries.facts, queries.events):
                shown: list[FoundEvent | FoundFact] = []
                after = None
                while True:
                    page = query(ledger, only=only, limit=limit, after=after)
                    shown += page.items
                    if (after := page.next) is None:
                        break
                assert len(shown) == len(query(ledger, only=only).items), (only, query)


@pytest.mark.parametrize("about", ["port", "open 3", "port -3"])
def test_pages_of_words_follow_each_other_with_and_without_dates(
    told_often: Ledger, about: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with told_often as ledger:
        whole = [it.item.id for it in queries.statements(ledger, about=about).items]
        for looked_up in (0, 10**9):
            monkeypatch.setattr(ways, "_LOOKED_UP", looked_up)
            for by in (None, "Anna Verel"):
                paged: list[str] = []
                after = None
                while True:
                    page = queries.statements(ledger, about=about, by=by, limit=2, after=after)
                    paged += [it.item.id for it in page.items]
                    if (after := page.next) is None:
                        break
                assert paged == whole


@pytest.mark.parametrize("often", [9, 10, 11, 15])
def test_a_fact_that_many_tell_without_a_day_stands_where_one_tells_its_day(at: Places, often: int) -> None:
    with Ledger.open(at("late.db"), now=moment) as ledger:
        for number in range(often + 1):
            draft = Draft(f"{number}.txt", published="2010-03-01" if number < often else "2021-03-01")
            draft.statement("Anna Verel", f"the port is open, {number}", None)
            draft.statement("Sergei Orlan", f"we shall see, {number}", None)
            since = None if number < often else "2020"
            draft.fact("Anna Verel", Relation.ALLIED_WITH, "Sergei Orlan", since, held="2010-03-01")
            add_record(ledger, *draft.done())
        assert [it.item.valid_from.value for it in queries.facts(ledger).items] == ["2020"]


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_whoever_is_linked_to_nobody_joins_nothing_however_it_is_paged(at: Places, limit: int) -> None:
    with Ledger.open(at("verels.db"), now=moment) as ledger:
        for number, who in enumerate(("Anna Verel", "Boris Verel", "Verel", "Verel", "Verel")):
            draft = Draft(f"{number}.txt", published="2024-03-02")
            draft.statement(who, f"the port is open, {number}", "2024-03-01")
            draft.fact(who, Relation.ALLIED_WITH, "Sergei Orlan", "2003", held="2024-03-01")
            add_record(ledger, *draft.done())
        shown, after = 0, None
        while True:
            page = queries.facts(ledger, limit=limit, after=after)
            shown, after = shown + len(page.items), page.next
            if after is None:
                break
        assert shown == 5


def test_what_is_left_out_is_of_the_words_that_were_asked_for(at: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(at("left.db"), now=moment) as ledger:
        for number in range(12):
            draft = Draft(f"{number}.txt", published=None)
            draft.statement("Anna Verel", "the port is open" if number == 3 else f"the quay is shut, {number}", None)
            add_record(ledger, *draft.done())
        for looked_up in (0, 10**9):
            monkeypatch.setattr(ways, "_LOOKED_UP", looked_up)
            assert queries.statements(ledger, about="port", as_of=date(2024, 1, 1)).left_out.undated == 1
