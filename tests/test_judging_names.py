"""Judgements of names in a ledger: what they change, in any order, undone, read again, and from another desk."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import intake, judging
from onrecord.errors import Damaged, UsageError
from onrecord.ledger import Ledger, dump
from onrecord.model import Decision, EntityKind, NameJudgement, Page, Record, Spelling
from onrecord.queries import statements
from tests.databases import Places
from tests.ledger.records import Draft, moment

MERGE, SPLIT, RENAME, REJECT = Decision
SPEAKERS = (
    ("Anna Verel", "Verel"), ("Ana Verel",), ("Verel",), ("Boris Verel", "Verel"), ("Sergei Orlan",), ("Sergey Orlan",),
    ("Orlan",), ("Dana Tovin",), ("Anna Verel",),
)  # fmt: skip


def spelled(name: str, kind: EntityKind = EntityKind.PERSON) -> Spelling:
    return Spelling(kind, name)


def judgement(
    decision: Decision, *names: str, day: int = 1, author: str = "A. Reader", shown: str | None = None
) -> NameJudgement:
    made = datetime(2025, 1, day, tzinfo=UTC)
    return NameJudgement(decision, tuple(map(spelled, names)), author, made, "known", shown)


def report(number: int) -> tuple[Page, Record]:
    """A report of two speakers."""
    draft = Draft(f"{number}.txt")
    for name, *variants in (SPEAKERS[number % len(SPEAKERS)], SPEAKERS[(number * 4 + 1) % len(SPEAKERS)]):
        draft.statement(name, f"the port is open, {name} of {number}", "2024-03-01", variants=tuple(variants))
    return draft.done()


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    """Each speaker in a report of one statement."""
    with Ledger.open(at("a.db"), now=moment) as made:
        for number, (name, *variants) in enumerate(SPEAKERS):
            draft = Draft(f"{number}.txt")
            draft.statement(name, f"the port is open, {number}", "2024-03-01", variants=tuple(variants))
            intake.add_record(made, *draft.done())
        yield made


def derived(ledger: Ledger) -> list[str]:
    """The ledger but for its judgements."""
    return [line for line in dump(ledger) if not line.startswith('{"name judgement"')]


def test_a_merge_says_what_is_one_now(ledger: Ledger) -> None:
    done = judging.judge(ledger, judgement(MERGE, "Sergei Orlan", "Dana Tovin"))
    (found,) = done.entities
    assert found.names == ("Dana Tovin", "Orlan", "Sergei Orlan", "Sergey Orlan")
    assert (done.statements, done.unlinked, done.overruled) == (1, (), ())
    assert len(statements(ledger, by="Tovin").items) == 4
    assert len(statements(ledger, by=found.entity.id).items) == 4


def test_a_split_says_what_is_apart_now(ledger: Ledger) -> None:
    done = judging.judge(ledger, judgement(SPLIT, "Sergey Orlan", "Sergei Orlan"))
    assert [it.names for it in done.entities] == [("Sergei Orlan",), ("Sergey Orlan",)]
    assert done.unlinked == ("Orlan",)
    assert done.statements == 2  # Sergey's, and the one of the surname that two have now


def test_a_rejected_name_is_linked_to_nothing(ledger: Ledger) -> None:
    done = judging.judge(ledger, judgement(REJECT, "Boris Verel"))
    assert "Boris Verel" in done.unlinked
    assert [found.entity for found in statements(ledger, by="Boris Verel").items] == [None]


def test_a_renamed_entity_is_found_by_its_new_name(ledger: Ledger) -> None:
    done = judging.judge(ledger, judgement(RENAME, "Dana Tovin", shown="The Captain"))
    assert (done.entities[0].entity.name, done.statements) == ("The Captain", 0)
    assert len(statements(ledger, by="the captain").items) == 1
    assert len(statements(ledger, by="Tovin").items) == 1


@pytest.mark.parametrize(
    "made",
    [
        judgement(MERGE, "Sergei Orlan", "Dana Tovin", "Anna Verel"),
        judgement(SPLIT, "Sergey Orlan", "Sergei Orlan"),
        judgement(SPLIT, "Orlan"),
        judgement(RENAME, "Dana Tovin", shown="The Captain"),
        judgement(REJECT, "Sergei Orlan"),
    ],
    ids=lambda made: made.id,
)
def test_undone_it_leaves_no_trace(ledger: Ledger, made: NameJudgement) -> None:
    before = list(dump(ledger))
    done = judging.judge(ledger, made)
    assert derived(ledger) != before
    undone = judging.undo(ledger, made.id[:8])
    assert list(dump(ledger)) == before
    assert undone.statements == done.statements
    with pytest.raises(UsageError, match="no judgement with this id stands"):
        judging.undo(ledger, made.id)
    with pytest.raises(UsageError, match="was withdrawn"):
        judging.judge(ledger, made)


def test_the_newest_holds_and_the_overruled_comes_back(ledger: Ledger) -> None:
    merge, split = judgement(MERGE, "Anna Verel", "Boris Verel"), judgement(SPLIT, "Boris Verel", "Anna Verel", day=2)
    judging.judge(ledger, merge)
    merged = derived(ledger)
    assert judging.judge(ledger, split).overruled == (merge,)
    assert judging.undo(ledger, split.id).restored == (merge,)
    assert derived(ledger) == merged


def test_judged_again_changes_nothing(ledger: Ledger) -> None:
    made = judgement(MERGE, "Anna Verel", "Boris Verel")
    judging.judge(ledger, made)
    before = list(dump(ledger))
    assert judging.judge(ledger, made).statements == 0
    assert list(dump(ledger)) == before


def test_a_judgement_outlives_its_reports_and_later_readings(ledger: Ledger) -> None:
    """Also where the later reading gives the name other spellings, so that its id is another."""
    judging.judge(ledger, judgement(MERGE, "Dana Tovin", "Boris Verel"))
    old = next(it for it in ledger.reports() if it.name == "7.txt")
    intake.retract(ledger, old.id)
    draft = Draft("7.txt", version="2")
    draft.statement("Dana Tovin", "the port is open, 7", "2024-03-01", variants=("Tovin", "Captain Tovin"))
    intake.add_record(ledger, *draft.done())
    assert {it.report.name for it in statements(ledger, by="Boris Verel").items} >= {"3.txt", "7.txt"}
    kept = list(dump(ledger))
    intake.rebuild(ledger)
    assert list(dump(ledger)) == kept


def made_judgements() -> st.SearchStrategy[NameJudgement]:
    names = st.lists(st.sampled_from(sorted({it[0] for it in SPEAKERS})), min_size=2, max_size=3, unique=True)
    return st.builds(
        lambda decision, named, day: judgement(
            decision,
            *named[: {MERGE: 3, SPLIT: 2}.get(decision, 1)],
            day=day,
            shown="The Captain" if decision is RENAME else None,
        ),
        st.sampled_from(Decision),
        names,
        st.integers(1, 9),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sets(st.integers(0, 11), min_size=1, max_size=6),
    st.lists(made_judgements(), max_size=4, unique_by=lambda made: made.id),
    st.lists(made_judgements(), max_size=2, unique_by=lambda made: made.id),
    st.randoms(use_true_random=False),
)
def test_the_order_of_adding_and_judging_does_not_matter(
    at: Places,
    empty: Path,
    numbers: set[int],
    made: list[NameJudgement],
    undone: list[NameJudgement],
    chance: random.Random,
) -> None:
    """Reports and judgements in any order, some undone and some retracted on the way: one ledger, and rebuilt too."""
    with Ledger.open(at.fresh("a.db", empty), now=moment) as ledger:
        for number in sorted(numbers):
            intake.add_record(ledger, *report(number))
        for it in made:
            judging.judge(ledger, it)
        expected = list(dump(ledger))
        intake.rebuild(ledger)
        assert list(dump(ledger)) == expected
    steps: list[int | NameJudgement] = [*numbers, *made]
    chance.shuffle(steps)
    with Ledger.open(at.fresh("b.db", empty), now=moment) as ledger:
        intake.add_record(ledger, *report(12))
        others = [it for it in undone if it not in made]
        for it in others:
            judging.judge(ledger, it)
        for place, step in enumerate(steps):
            if isinstance(step, NameJudgement):
                judging.judge(ledger, step)
            else:
                intake.add_record(ledger, *report(step))
            if place == len(steps) // 2:
                for it in others:
                    judging.undo(ledger, it.id)
        intake.retract(ledger, report(12)[1].report.id)
        lines = [line for line in dump(ledger) if '"12.txt"' not in line]
        assert lines == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Anna Verel", "Anna Verel"),
        ("anna verel", "Anna Verel"),
        ("person:Sergei Orlan", "Sergei Orlan"),
        ("Verel", "Verel"),
        ("Tovin", "Dana Tovin"),
        ("Captain", UsageError),
        ("Boris Orlan", UsageError),
        ("place:Verel", UsageError),
        ("", UsageError),
    ],
)
def test_a_name_is_found(ledger: Ledger, words: str, expected: str | type[UsageError]) -> None:
    if isinstance(expected, str):
        assert judging.find_name(ledger, words) == spelled(expected)
    else:
        with pytest.raises(expected):
            judging.find_name(ledger, words)


def test_a_name_is_found_by_ids(ledger: Ledger) -> None:
    for name in ledger.names():
        assert judging.find_name(ledger, name.id) == spelled(name.name)
    (entity,) = {it.id: it for it in ledger.meanings(n.id for n in ledger.names()).values() if it.name == "Dana Tovin"}
    assert judging.find_name(ledger, entity) == spelled("Dana Tovin")


OURS = [
    judgement(MERGE, "Anna Verel", "Ana Verel"),
    judgement(SPLIT, "Sergey Orlan", "Sergei Orlan"),
    judgement(RENAME, "Dana Tovin", shown="The Captain"),
    judgement(REJECT, "Boris Verel"),
]


@pytest.mark.parametrize(
    ("theirs", "against"),
    [
        (("merge", "Sergei Orlan", "Sergey Orlan"), [1]),
        (("merge", "Sergei Orlan", "Dana Tovin"), []),
        (("merge", "Anna Verel", "Boris Verel"), [3]),
        (("split", "Ana Verel", "Anna Verel"), [0]),
        (("split", "Ana Verel", "Dana Tovin"), []),
        (("split", "Ana Verel"), [0]),
        (("split", "Sergei Orlan", "Sergey Orlan"), []),
        (("rename", "Dana Tovin"), [2]),
        (("rename", "Anna Verel"), []),
        (("reject", "Dana Tovin"), [2]),
        (("reject", "Ana Verel"), [0]),
        (("reject", "Boris Verel"), []),
    ],
)
def test_what_contradicts_ours(ledger: Ledger, theirs: tuple[str, ...], against: list[int]) -> None:
    decision, *names = theirs
    shown = "Tovin the Elder" if decision == "rename" else None
    coming = judgement(Decision(decision), *names, day=3, author="B. Reader", shown=shown)
    for it in OURS:
        judging.judge(ledger, it)
    expected = tuple(OURS[it] for it in against)
    assert set(judging.contradicted(coming, OURS)) == set(expected)
    before = list(dump(ledger))
    done = judging.take_in(ledger, [coming])
    assert done.new == (() if against else (coming,))
    assert (list(dump(ledger)) == before) is bool(against)
    forced = judging.take_in(ledger, [coming], theirs=True)
    standing = set(ledger.name_judgements())
    assert coming in standing
    assert not standing & set(expected)
    assert [it.theirs for it in forced.disagreements] == ([coming] if against else [])
    kept = list(dump(ledger))
    assert judging.take_in(ledger, [coming], theirs=True).known == 1
    assert list(dump(ledger)) == kept


def test_another_desks_judgements_are_theirs_and_come_once(ledger: Ledger, at: Places) -> None:
    for it in OURS:
        judging.judge(ledger, it)
    lines = [json.dumps(form) for form in judging.export(ledger)]
    coming = judging.from_lines([*lines, ""], "ours.jsonl")
    assert set(coming) == set(OURS)
    with Ledger.open(at("b.db"), now=moment) as other:
        assert len(judging.take_in(other, coming).new) == 4
        before = list(dump(other))
        again = judging.take_in(other, coming)
        assert (again.new, again.known, again.disagreements) == ((), 4, ())
        assert list(dump(other)) == before
        assert {(it.author, it.made_at, it.reason) for it in other.name_judgements()} == {
            (it.author, it.made_at, it.reason) for it in OURS
        }
        judging.undo(other, OURS[0].id)
        assert judging.take_in(other, coming).withdrawn == 1
        assert OURS[0] not in other.name_judgements()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"decision": "marry"}, "marry"),
        ({"names": []}, "not the names that it needs"),
        ({"names": [{"kind": "ship", "name": "Kell"}]}, "ship"),
        ({"names": 3}, "not iterable"),
        ({"made_at": "soon"}, "soon"),
        ({"made_at": "2025-01-01T00:00:00"}, "without a zone"),
        ({"author": 3}, "should be words"),
        ({"reason": " "}, "an author and a reason"),
        ({"shown": "Kell"}, "for a rename"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(change: dict[str, object], fault: str) -> None:
    form = judging.judgement_form(OURS[0]) | change
    with pytest.raises(Damaged, match=fault) as raised:
        judging.from_lines(["", json.dumps(form)], "theirs.jsonl")
    assert raised.value.where == "theirs.jsonl:2"


@pytest.mark.parametrize("line", ["{", "3", "[]", "null", '"x"', "{}"])
def test_what_is_no_object_is_named(line: str) -> None:
    with pytest.raises(Damaged, match=r"theirs\.jsonl:1: no "):
        judging.from_lines([line], "theirs.jsonl")


def test_times_are_of_one_zone() -> None:
    here = judgement(REJECT, "Boris Verel")
    there = replace(here, made_at=datetime.fromisoformat("2025-01-01T06:00:00+06:00"))
    assert (there.id, there) == (here.id, here)
