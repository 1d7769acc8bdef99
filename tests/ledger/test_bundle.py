"""A ledger out and in again: the same bytes; two ledgers merged: the same whatever the order."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import intake
from onrecord.dates import Edtf
from onrecord.errors import Damaged, NewerLedger, OnrecordError
from onrecord.intake import add_record
from onrecord.ledger import Ledger, bundle, dump, tables
from onrecord.ledger.feeds import FeedState
from onrecord.model import Decision, EntityKind, Judgement, NameJudgement, Page, Record, Spelling
from tests.databases import Places
from tests.ledger.records import Draft, moment, records


def matter(ledger: Ledger) -> None:
    """Reports, a reading that another took the place of, one that was retracted, judgements, and a feed."""
    for number, speaker in enumerate(("Anna Verel", "Sergei Orlan", "Sergey Orlan", "Verel")):
        draft = Draft(f"{number}.txt", outlet="Courier", published="2024-03-02", url="https://courier.example/a")
        said = draft.statement(speaker, f"the port is open, {number}", "2024-03-01", role="minister")
        draft.statement("Boris Verel", "she is right", None, within=said)
        draft.event("she came", "2024", actor=(speaker,), voice=said)
        page, record = draft.done()
        add_record(ledger, page, replace(record, version="0"))
        add_record(ledger, page, record)
        if number == 3:
            intake.retract(ledger, record.report.id)
        if number == 2:
            ledger.judge(page.id, Judgement(Edtf.parse("2023"), "A. Reader", moment(), "a misprint"))
            ledger.judge(page.id, Judgement(Edtf.parse("2022"), "A. Reader", moment(2), "a misprint"))
            ledger.keep_item("https://courier.example/item", "https://courier.example/feed", page.id)
    names = (Spelling(EntityKind.PERSON, "Anna Verel"), Spelling(EntityKind.PERSON, "Boris Verel"))
    ledger.judge_names(NameJudgement(Decision.MERGE, names, "A. Reader", moment(), "a pen name"))
    ledger.keep_feed("https://courier.example/feed", FeedState("1", None))
    intake.rebuild(ledger)


def test_out_and_in_again_is_the_same_ledger(at: Places, tmp_path: Path) -> None:
    with Ledger.open(at("a.db"), now=moment) as ledger, Ledger.open(at("b.db")) as other:
        matter(ledger)
        whole = list(ledger.bundle())
        intake.take_in(other, whole, "a.jsonl")
        assert list(other.bundle()) == whole
        assert list(dump(other)) == list(dump(ledger))
        assert list(other.problems()) == []
        again = intake.take_in(other, whole, "a.jsonl")
        assert (again.pages, again.readings, again.judgements) == (0, 0, 0)
        assert list(other.bundle()) == whole
        assert list(dump(other)) == list(dump(ledger))
    with Ledger.open(tmp_path / "file.db") as file:  # from one kind of database into the other
        intake.take_in(file, whole, "a.jsonl")
        assert list(file.bundle()) == whole
        assert list(dump(file)) == list(dump(ledger))


def test_the_same_bundle_gives_the_same_file_byte_by_byte(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", now=moment) as ledger:
        matter(ledger)
        whole = list(ledger.bundle())
    for name in ("b.db", "c.db"):
        with Ledger.open(tmp_path / name) as ledger:
            intake.take_in(ledger, whole, "a.jsonl")
    assert (tmp_path / "b.db").read_bytes() == (tmp_path / "c.db").read_bytes()


def _later(days: Iterator[int]) -> datetime:
    return moment(next(days))


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(records(), st.integers(0, 2), st.integers(1, 5), st.booleans()),
        min_size=1,
        max_size=3,
    ),
    st.randoms(use_true_random=False),
)
def test_ledgers_are_merged_in_any_order(
    at: Places,
    empty: Path,
    made: list[tuple[tuple[Page, Record], int, int, bool]],
    chance: random.Random,
) -> None:
    """Three desks, each with some of the readings, at its own time, some retracted."""
    bundles = []
    for desk in range(3):
        days = iter(range(1, 28))
        with Ledger.open(at.fresh("desk.db", empty), now=partial(_later, days)) as ledger:
            for (page, record), version, owners, retracted in made:
                if owners & (1 << desk) or desk == version:
                    add_record(ledger, page, replace(record, version=str(version)))
                    if retracted and desk == 1:
                        intake.retract(ledger, record.report.id)
            bundles.append(list(ledger.bundle()))
    results = []
    for order in (bundles, bundles[::-1], [*chance.sample(bundles, 3), bundles[0]]):
        with Ledger.open(at.fresh("merged.db", empty)) as ledger:
            for lines in order:
                intake.take_in(ledger, lines, "a.jsonl")
            results.append((list(ledger.bundle()), list(dump(ledger))))
    assert results[0] == results[1] == results[2]


def shut(lines: list[str]) -> list[str]:
    return [line.replace("the port is open, 0", "the port is shut, 0") for line in lines]


ALTERED: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "the end is missing": (lambda lines: lines[:-1], "cut short"),
    "a line is missing": (lambda lines: [*lines[:-2], lines[-1]], "hash differs"),
    "a word is another everywhere": (shut, "hash differs|not what was"),
    "an object of another kind": (lambda lines: ["{}\n", *lines], "no line of a bundle"),
    "the beginning is missing": (lambda lines: lines[1:], "does not begin as one"),
    "no JSON": (lambda lines: ["nonsense", *lines], "no line of a bundle"),
}


@pytest.mark.parametrize("how", ALTERED)
def test_a_bundle_that_was_altered_is_not_taken_in(at: Places, how: str) -> None:
    change, message = ALTERED[how]
    with Ledger.open(at("a.db"), now=moment) as ledger, Ledger.open(at("b.db")) as other:
        matter(ledger)
        with pytest.raises(OnrecordError, match=message):
            intake.take_in(other, change(list(ledger.bundle())), "a.jsonl")
        assert other.reports() == ()


def test_a_bundle_of_a_later_version(at: Places) -> None:
    later = json.dumps({"kind": "bundle", "form": bundle.FORM + 1, "schema": "9999"}) + "\n"
    with Ledger.open(at("a.db")) as ledger:
        with pytest.raises(NewerLedger):
            intake.take_in(ledger, [later], "a.jsonl")
        with pytest.raises(Damaged):
            intake.take_in(ledger, [], "a.jsonl")


def test_every_table_is_in_a_bundle_or_follows_from_what_is() -> None:
    told = {*bundle.OF_READINGS, *bundle.DERIVED, *bundle.KEPT.values(), tables.page_bytes, tables.reports}
    assert {table.name for table in told} == set(tables.metadata.tables)


def test_the_clock_of_a_bundle_is_its_own(at: Places) -> None:
    """When something was recorded is told as it was, not as it came."""
    late = datetime(2030, 1, 1, tzinfo=UTC)
    with Ledger.open(at("a.db"), now=moment) as ledger, Ledger.open(at("b.db"), now=lambda: late) as other:
        matter(ledger)
        intake.take_in(other, ledger.bundle(), "a.jsonl")
        assert {it.recorded_at for it in other.reports()} == {it.recorded_at for it in ledger.reports()}
