"""Kept counts are those that counting gives, whatever was added, read again, retracted and judged."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from onrecord import intake, judging
from onrecord.ledger import Ledger, counts, tables
from onrecord.model import Act, Decision, EntityKind, NameJudgement, Page, PageRef, Record, Relation, Spelling
from onrecord.queries import Facets, entity, everything, facets, statements
from onrecord.queries.facets import Kind
from tests.databases import Places
from tests.ledger.records import Draft, moment

SPEAKERS = ("Anna Verel", "Sergei Orlan", "Sergey Orlan", "Boris Verel")
ADDRESSES = (None, "https://courier.example/a", "https://courier.example/b")
PAGES = 6
KINDS: tuple[Kind, ...] = ("statements", "events", "facts")


def reading(number: int, seed: int) -> tuple[Page, Record]:
    """One of several readings of a page, by a version of its own."""
    chance = random.Random(seed)
    draft = Draft(
        f"{number}.txt",
        outlet=("Courier", "Herald", None)[number % 3],
        published=f"2024-03-{number + 1:02}",
        url=ADDRESSES[number % 3],
        version=f"{seed}",
    )
    draft.prose(f"page {number}")
    who, other = chance.sample(SPEAKERS, 2)
    draft.statement(
        who,
        "it is open",
        chance.choice(["2024-03-01", "2024-02", "2023", None]),
        role=chance.choice(["minister", None]),
    )
    draft.statement(other, "it is shut", None, act=Act.DENY, confidence=chance.choice([0.4, 0.6, 0.97]))
    draft.statement(None, "it was so", "2020/2021")
    draft.event("they came", chance.choice(["2024", None]), actor=(who, who), recipient=(other,), place="Sarn")
    draft.event("they went", "2024-01-01", actor=(other,))
    draft.entity("Sarn", kind=EntityKind.PLACE)
    draft.fact("Sarn", Relation.BORDERS, chance.choice(["Sarn", "Velm"]), chance.choice(["2003", None]), held="2024")
    page, record = draft.done()
    page = replace(page, content=f"page {number}".encode())
    return page, replace(record, report=replace(record.report, page_id=page.id))


def step(ledger: Ledger, chance: random.Random) -> None:
    """Something that people and programs do to a ledger."""
    live = ledger.reports()
    match chance.choice([*["add"] * 6, "retract", "merge", "split", "undo", "rebuild"]):
        case "add":
            intake.add_record(ledger, *reading(chance.randrange(PAGES), chance.randrange(5)))
        case "retract" if live:
            intake.retract(ledger, chance.choice(live).id)
        case "merge" | "split" as decided if live:
            names = tuple(Spelling(EntityKind.PERSON, name) for name in chance.sample(SPEAKERS, 2))
            pages = tuple(PageRef(ledger.page(it.page_id).sha256) for it in chance.sample(live, 1))
            made = moment() + timedelta(chance.randrange(100))
            if decided == "merge":
                judgement = NameJudgement(Decision.MERGE, names, "A. Reader", made, "they are one")
            else:
                judgement = NameJudgement(Decision.SPLIT, names[:1], "A. Reader", made, "another", pages=pages)
            judging.judge(ledger, judgement)
        case "undo" if standing := ledger.name_judgements():
            judging.undo(ledger, chance.choice(standing).id)
        case "rebuild":
            intake.rebuild(ledger)
        case _:
            pass


def steps(ledger: Ledger, seed: int, number: int = 25) -> None:
    chance = random.Random(seed)
    for _ in range(number):
        step(ledger, chance)


def differing(ledger: Ledger) -> int:
    with ledger.snapshot() as connection:
        return counts.differing(connection)


@pytest.mark.parametrize("seed", range(6))
def test_kept_counts_are_counted_ones_after_each_of_many_steps(at: Places, seed: int) -> None:
    chance = random.Random(seed)
    with Ledger.open(at("a.db"), now=moment) as ledger:
        for _ in range(25):
            step(ledger, chance)
            assert differing(ledger) == 0
        before = rows(ledger)
        assert before
        intake.rebuild(ledger)
        assert rows(ledger) == before


def rows(ledger: Ledger) -> set[tuple[Any, ...]]:
    with ledger.snapshot() as connection:
        return {tuple(row) for row in connection.execute(select(tables.counts))}


def agree(counted: Facets, outlets: list[str | None]) -> None:
    assert counted.complete
    assert counted.total == len(outlets)
    assert {it.value: it.count for it in counted.facet("outlet").values} == Counter(outlets)


@pytest.mark.parametrize("seed", range(6, 9))
def test_what_is_counted_is_what_is_found(at: Places, seed: int) -> None:
    """Facets, in all and by a speaker, and an entity's counts, against the items themselves."""
    with Ledger.open(at("a.db"), now=moment) as ledger:
        steps(ledger, seed)
        said = list(everything(statements, ledger))
        for by in (None, *{it.entity.id for it in said if it.entity}):
            spoken = list(everything(statements, ledger, by=by))
            agree(facets(ledger, "statements", by=by), [it.report.outlet for it in spoken])
            for kind in KINDS:  # what is counted when it is asked for is counted otherwise
                assert facets(ledger, kind, by=by) == facets(ledger, kind, by=by, known_by=date(2100, 1, 1))
            if by is not None:
                its = entity(ledger, by)
                assert its == entity(ledger, by, known_by=date(2100, 1, 1))
                assert its.statements == len([it for it in said if it.entity and it.entity.id == by])


def test_two_ledgers_merged_count_as_one(at: Places) -> None:
    with Ledger.open(at("a.db"), now=moment) as one, Ledger.open(at("b.db"), now=lambda: moment(2)) as other:
        steps(one, 20, 12)
        steps(other, 21, 12)
        intake.take_in(one, list(other.bundle()), "b.jsonl")
        assert differing(one) == 0


def test_doctor_finds_counts_that_are_not_those_of_the_items(at: Places) -> None:
    kept = tables.counts
    row = {"kind": "statements", "facet": "act", "name_key": 0, "value": "no such act", "number": 1}
    wrong = (
        update(kept).where(kept.c.facet == "act").values(number=kept.c.number + 1),
        insert(kept).values(row),
        insert(kept).values({**row, "facet": "no such facet"}),
        update(tables.reports).values(is_current=False),
    )
    for each in wrong:
        with Ledger.open(at("a.db"), now=moment) as ledger:
            intake.add_record(ledger, *reading(0, 1))
            assert list(ledger.problems()) == []
            with ledger.transaction() as connection:
                connection.execute(each)
            (told,) = ledger.problems()
            assert told.where == "counts"
            intake.rebuild(ledger)
            assert list(ledger.problems()) == []


def test_where_more_fit_than_are_counted_it_is_said(at: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are counted, and no more: which these are does not depend on the order in which they came."""
    monkeypatch.setattr(import_module("onrecord.queries.facets"), "COUNTED", 3)
    found = []
    for order in (range(4), reversed(range(4))):
        with Ledger.open(at(f"{type(order).__name__}.db"), now=moment) as ledger:
            for number in order:
                intake.add_record(ledger, *reading(number, 1))
            known = facets(ledger, "statements", known_by=date(2024, 12, 31))
            first = list(everything(statements, ledger, known_by=date(2024, 12, 31)))[:3]
            assert (known.total, known.complete) == (3, False)
            assert sum(it.count for it in known.facet("act").values) == 3
            acts = {it.value: it.count for it in known.facet("act").values}
            assert acts == Counter(it.item.act.value for it in first)
            found.append([(it.name, it.values) for it in known.facets if it.name != "speaker"])
            assert facets(ledger, "statements").complete
            assert facets(ledger, "statements").total > 3
    assert found[0] == found[1]
