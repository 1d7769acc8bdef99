"""Matters of five shapes: positions, changes, and the laws that a reading keeps."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import queries
from onrecord.intake import add_pages
from onrecord.language import require_pack
from onrecord.ledger import Ledger
from onrecord.matters import Item, read_matter
from onrecord.matters.proposition import read_proposition
from onrecord.matters.when_said import NEWS
from onrecord.model import ActorKind, FindingKind, Matter, Page
from onrecord.queries import matters
from tests.matters.matters import ALL, HELD_OUT, PIPELINE, PRISONERS, TREATY, InventedMatter
from tests.pages import Given


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A ledger of each matter's reports, and one of all of them."""
    folder = tmp_path_factory.mktemp("matters")
    for name, it in (ALL | HELD_OUT).items():
        with Ledger.open(folder / f"{name}.db") as ledger:
            add_pages(ledger, Given(it.pages()))
    with Ledger.open(folder / "all.db") as ledger:
        add_pages(ledger, Given([page for it in ALL.values() for page in it.pages()]))
    return {path.stem: path for path in folder.glob("*.db")}


def _view(path: Path, it: InventedMatter, **asked: date | str | bool) -> queries.MatterView:
    with Ledger.open(path) as ledger:
        return queries.matter(ledger, Matter(it.proposition), **asked)  # type: ignore[arg-type]


def _told(day: str) -> tuple[str, ...]:
    """A day, and what is told of it where a report ties it to none: among its news or those of a week, or by it."""
    out = date.fromisoformat(day)
    return day, f"{day}~", f"{out - NEWS}~/{out}", f"../{day}"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("among", ["alone", "all"])
def test_positions_are_found_with_their_stance(ledgers: dict[str, Path], name: str, among: str) -> None:
    """By words: each turn of phrase that these reports were written for."""
    it = ALL[name]
    view = _view(ledgers[name if among == "alone" else "all"], it, by_words=True)
    people = [p for p in view.positions if p.actor_kind is ActorKind.PERSON]
    for surname, day, stances in it.positions:
        held = {p.stance for p in people if p.speaker.endswith(surname) and p.when.value == day}
        assert held & stances, (surname, day, held)


@pytest.mark.parametrize("name", HELD_OUT)
def test_positions_of_matters_that_were_held_out(ledgers: dict[str, Path], name: str) -> None:
    """By words, on the day that the report tells, else by that day; the first reading: docs/evaluation.md."""
    it = HELD_OUT[name]
    unfound = [("Castell", "2021-07-16")] if name == "strike" else []  # "a return to work" is no word for an end
    assert _missed(_view(ledgers[name], it, by_words=True), it) == unfound


def _missed(view: queries.MatterView, it: InventedMatter) -> list[tuple[str, str]]:
    return [
        (surname, day)
        for surname, day, stances in it.positions
        if not stances
        & {
            p.stance
            for p in view.positions
            if (p.speaker.endswith(surname) or p.actor == surname) and p.when.value in _told(day)
        }
    ]


@pytest.mark.parametrize("name", ALL)
def test_what_is_of_another_matter_bears_on_none(ledgers: dict[str, Path], name: str) -> None:
    own = {page.id for page in ALL[name].pages()}
    view = _view(ledgers["all"], ALL[name])
    assert view.items
    assert {report.page_id for report in view.reports.values()} <= own


@pytest.mark.parametrize("name", ALL)
def test_changes_are_findings_in_fair_words(ledgers: dict[str, Path], name: str) -> None:
    it = ALL[name]
    view = _view(ledgers[name], it)
    found = {(f.earlier.speaker or "", f.earlier.when.value, f.later.when.value) for f in view.findings}
    for one, other in it.changes:
        surname, since, _ = it.positions[one]
        until = it.positions[other][1]
        assert any(who.endswith(surname) and (a, b) == (since, until) for who, a, b in found), (surname, found)
    for finding in view.findings:
        words = finding.sentence.lower().split()
        assert not {"lie", "lied", "lies", "liar", "lying"} & set(words)
        for cited in (finding.earlier, finding.later):
            assert all(span.quote in finding.sentence for span in cited.words)
    marked = [finding.compatible is not None for finding in view.findings]
    assert marked == sorted(marked)


def test_a_denial_and_readiness_to_talk_on_one_day_are_no_finding(ledgers: dict[str, Path]) -> None:
    view = _view(ledgers["prisoners"], PRISONERS)
    assert not [f for f in view.findings if f.earlier.when.value == f.later.when.value]


def test_an_earlier_record_exists(ledgers: dict[str, Path]) -> None:
    """It is told later: on August 10 of July 12, against "never" on August 3."""
    view = _view(ledgers["prisoners"], PRISONERS)
    found = [f for f in view.findings if f.kind is FindingKind.EARLIER_RECORD]
    assert any("never proposed" in f.sentence and "July 12" in f.sentence for f in found)


def test_as_of_and_known_by_leave_out_what_came_later(ledgers: dict[str, Path]) -> None:
    then = _view(ledgers["pipeline"], PIPELINE, as_of=date(2019, 12, 31))
    assert {p.when.value for p in then.positions} == {"2019-10-07"}
    known = _view(ledgers["pipeline"], PIPELINE, known_by=date(2019, 12, 31))
    assert {p.when.value for p in known.positions} == {"2019-10-07"}
    assert not [f for f in known.findings if f.later.when.value == "2020-03-05"]


def test_an_actor_is_a_person_an_institution_or_a_country(ledgers: dict[str, Path]) -> None:
    for actor, kind in (("Adder", "person"), ("energy ministry", "institution"), ("Oskania", "government")):
        view = _view(ledgers["pipeline"], PIPELINE, actor=actor)
        assert view.positions
        assert kind in {p.actor_kind.value for p in view.positions}
    assert not _view(ledgers["pipeline"], PIPELINE, actor="Nobody Here").positions


def test_adding_in_another_order_reads_the_same(tmp_path: Path, ledgers: dict[str, Path]) -> None:
    with Ledger.open(tmp_path / "turned.db") as ledger:
        add_pages(ledger, Given(list(reversed(TREATY.pages()))))
        turned = queries.matter(ledger, Matter(TREATY.proposition))
    straight = _view(ledgers["treaty"], TREATY)
    assert (turned.positions, turned.findings, turned.items) == (straight.positions, straight.findings, straight.items)


@pytest.fixture(scope="module")
def items(ledgers: dict[str, Path]) -> list[Item]:
    with Ledger.open(ledgers["all"]) as ledger, ledger.snapshot() as connection:
        own = read_proposition(Matter(PIPELINE.proposition), require_pack("en"))
        return matters._candidates(connection, own, {"en": require_pack("en")}, None, frozenset()).items


@given(seed=st.integers(0, 2**32))
@settings(max_examples=15)
def test_the_order_of_candidates_does_not_matter(items: list[Item], seed: int) -> None:
    pack = require_pack("en")
    shuffled = list(items)
    random.Random(seed).shuffle(shuffled)
    own = Matter(PIPELINE.proposition)
    assert read_matter(own, shuffled, {"en": pack}, pack) == read_matter(own, items, {"en": pack}, pack)


def test_what_a_person_excluded_is_gone_and_what_was_included_is_there(items: list[Item]) -> None:
    own, packs = Matter(PIPELINE.proposition), {"en": require_pack("en")}
    read = read_matter(own, items, packs, packs["en"])
    gone = read.items[0].item.id
    without = read_matter(own, items, packs, packs["en"], excluded=frozenset({gone}))
    assert gone not in {it.item.id for it in without.items}
    other = Matter("The city of Norhaven sells the town hall")
    included = read_matter(other, items, packs, packs["en"], included=frozenset({gone}))
    assert gone in {it.item.id for it in included.items}


def test_what_recurs_is_suggested_and_can_be_asked(tmp_path: Path) -> None:
    said = [
        "SARN -- Prime Minister Ada Oren said that Norvenia would open a second port in Ostrany.",
        "VARN -- Foreign Minister Jon Kell said that Norvenia will open a second port in Ostrany by May.",
        "VARN -- Mayor Rosa Hult said that the ferry was late.",
    ]
    with Ledger.open(tmp_path / "ports.db") as ledger:
        add_pages(ledger, Given([Page(text.encode(), f"{at}.txt", "text/plain") for at, text in enumerate(said)]))
        (suggested,) = queries.suggested_matters(ledger)
        assert "open a second port in Ostrany" in suggested.proposition
        assert (suggested.reports, set(suggested.speakers)) == (2, {"Ada Oren", "Jon Kell"})
        speakers = {it.speaker for it in queries.matter(ledger, Matter(suggested.proposition)).positions}
        assert speakers <= {"Ada Oren", "Jon Kell"}
