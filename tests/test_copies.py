"""Copies and versions through the ledger: found as reports come, in any order, and the same when all is made anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import intake, judging
from onrecord.errors import UsageError
from onrecord.intake import add_record, rebuild
from onrecord.ledger import Ledger, dump
from onrecord.model import Page, Record
from onrecord.queries import changes, events, facts, lineage, reports, statements, timeline, versions
from tests.databases import Places
from tests.ledger.records import Draft, moment

ADDRESS = "https://courier.example/port/quay"


def prose(seed: int, count: int) -> str:
    """So many words of no language; other seeds share none of them in a row."""
    dice = random.Random(seed)
    return " ".join(f"{dice.choice('bdfgklm')}a{dice.randrange(9_000)}" for _ in range(count))


WIRE = prose(0, 120)


def made(
    name: str, *parts: str, said: str | None = None, wires: tuple[str, ...] = (), **how: str
) -> tuple[Page, Record]:
    draft = Draft(name, **{"outlet": name.partition(".")[0].title(), **how})  # type: ignore[arg-type]
    for part in parts:
        draft.prose(part)
    for wire in wires:
        draft.wire(wire)
    if said:
        draft.statement("Anna Verel", said, "2024-03-01")
    return draft.done()


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    with Ledger.open(at("a.db"), now=moment) as opened:
        yield opened


def kept(ledger: Ledger, *all_made: tuple[Page, Record]) -> list[str]:
    return [add_record(ledger, page, record).report_id for page, record in all_made]


def test_the_lineage_of_a_wires_text(ledger: Ledger) -> None:
    press, post, herald, times = kept(
        ledger,
        made("press.txt", WIRE, published="2024-03-02"),
        made("post.txt", WIRE, published="2024-03-02", wires=("Press",)),
        made("herald.txt", prose(1, 150), WIRE, published="2024-03-03"),
        made("times.txt", prose(2, 150), published="2024-03-03"),
    )
    told = lineage(ledger, press)
    assert [member.report.id for member in told.members] == [*sorted((press, post)), herald]
    by_id = {member.report.id: member for member in told.members}
    assert [(it.source.id, it.reason) for it in by_id[post].copied] == [(press, "it credits Press")]
    (taken,) = by_id[herald].copied
    assert (taken.source.id, taken.reason) == (press, "it came out later, on 2024-03-03 after 2024-03-02")
    assert 0.3 < taken.share < 0.6 < taken.other_share
    assert taken.passage is not None
    assert taken.passage.quote == WIRE
    assert [report.id for report in told.originals] == [press]
    assert (told.outlets, told.independent, told.sources) == (3, 2, ("Herald", "Press"))
    assert lineage(ledger, post) == told, "the same, whichever of them is asked"
    alone = lineage(ledger, times)
    assert (len(alone.members), alone.outlets, alone.independent) == (1, 1, 1)
    assert len(lineage(ledger, press, known_by=date(2024, 3, 2)).members) == 2
    with pytest.raises(UsageError, match="no such report"):
        lineage(ledger, "nobody")


def test_a_report_that_goes_takes_its_copies_with_it(ledger: Ledger) -> None:
    press, post = kept(ledger, made("press.txt", WIRE), made("post.txt", WIRE))
    assert len(lineage(ledger, press).undecided) == 1
    intake.retract(ledger, post)
    assert lineage(ledger, press).undecided == ()
    assert [line for line in dump(ledger) if line.startswith('{"copy"')] == []
    kept(ledger, made("post.txt", WIRE))
    assert len(lineage(ledger, press).undecided) == 1


FIRST = ("a.txt", "the port of Velm stays open")
SECOND = ("b.txt", "the port of Velm may stay open")


def two_versions(ledger: Ledger) -> list[str]:
    return kept(
        ledger,
        made("b.txt", said=SECOND[1], url=f"{ADDRESS}/?utm_source=x", published="2024-03-01", modified="2024-03-05"),
        made("a.txt", said=FIRST[1], url=ADDRESS, published="2024-03-01"),
    )


def test_the_newest_version_is_asked_and_with_known_by_the_newest_of_then(ledger: Ledger) -> None:
    newer, older = two_versions(ledger)
    assert [(it.report.id, it.since, it.until) for it in versions(ledger, newer)] == [
        (older, date(2024, 3, 1), date(2024, 3, 5)),
        (newer, date(2024, 3, 5), None),
    ]
    assert versions(ledger, older) == versions(ledger, newer)
    for known_by, name in (
        (None, newer),
        (date(2024, 3, 5), newer),
        (date(2024, 3, 4), older),
        (date(2024, 3, 1), older),
    ):
        assert [report.id for report in reports(ledger, known_by=known_by)] == [name]
        assert [found.report.id for found in statements(ledger, known_by=known_by).items] == [name]
        assert [found.report.id for found in timeline(ledger, known_by=known_by).items] == [name]
    assert statements(ledger, known_by=date(2024, 2, 28)).items == ()
    assert len(ledger.reports()) == 2, "both stay, and can be read"
    assert ledger.record(older).statements[0].content[0].quote == FIRST[1]
    assert judging.find(ledger, ADDRESS).id == newer
    assert judging.find(ledger, "a.txt").id == older
    assert lineage(ledger, older).undecided == ()  # a version is no copy


@pytest.mark.parametrize(("first", "by"), [(WIRE, "post"), (prose(5, 120), "courier")])
def test_which_text_was_first_the_first_version_tells_that_has_it(ledger: Ledger, first: str, by: str) -> None:
    kept(
        ledger,
        made("courier.txt", first, url=ADDRESS, published="2024-03-02"),
        made("post.txt", WIRE, published="2024-03-04"),
    )
    (newest,) = kept(ledger, made("courier.htm", WIRE, prose(6, 9), url=ADDRESS, published="2024-03-06"))
    told = lineage(ledger, newest)
    assert [member.report.name.partition(".")[0] for member in told.members if member.copied] == [by]


def test_what_a_version_changed(ledger: Ledger) -> None:
    newer, older = two_versions(ledger)
    told = changes(ledger, older, newer)
    assert [(it.before.content[0].quote, it.after.content[0].quote) for it in told.changed] == [(FIRST[1], SECOND[1])]
    assert [(edit.before, edit.after) for edit in told.changed[0].edits] == [("stays", "may stay")]


def test_a_version_that_goes_leaves_the_one_before(ledger: Ledger) -> None:
    newer, older = two_versions(ledger)
    intake.retract(ledger, newer)
    assert [report.id for report in reports(ledger)] == [older]
    assert [(it.report.id, it.until) for it in versions(ledger, older)] == [(older, None)]


def test_events_and_facts_of_the_newest_alone(ledger: Ledger) -> None:
    for name, modified in (("a.txt", None), ("b.txt", "2024-03-05")):
        draft = Draft(name, published="2024-03-01", url=ADDRESS, modified=modified)
        draft.event(f"she came, says {name}", "2024-02")
        add_record(ledger, *draft.done())
    assert [found.quote for found in events(ledger).items] == ["she came, says b.txt"]
    assert facts(ledger).items == ()


def test_a_ledger_of_an_earlier_version_is_traced_when_pages_are_added(ledger: Ledger) -> None:
    kept(ledger, made("press.txt", WIRE), made("post.txt", WIRE))
    before = list(dump(ledger))
    ledger.clear_copies()
    assert len(ledger.untraced()) == 2
    intake.add_pages(ledger, NoPages())
    assert list(dump(ledger)) == before


class NoPages:
    """A source of nothing."""

    def pages(self) -> Iterator[Page]:
        yield from ()


BODIES = [WIRE, f"{prose(1, 150)} {WIRE}", f"{WIRE} {prose(2, 30)}", prose(3, 60), f"{prose(3, 60)} {prose(4, 200)}"]


@st.composite
def drafts(draw: st.DrawFn) -> list[tuple[Page, Record]]:
    """Reports that share text, addresses and dates now and then."""
    count = draw(st.integers(1, 6))
    found = {}
    for number in range(count):
        draft = Draft(
            f"{number}.txt",
            draw(st.sampled_from((None, "Courier", "Press"))),
            draw(st.sampled_from((None, "2024-03-01", "2024-03"))),
            retrieved=draw(st.sampled_from((None, datetime(2024, 3, 2, tzinfo=UTC), datetime(2024, 3, 9, tzinfo=UTC)))),
            url=draw(st.sampled_from((None, ADDRESS, f"{ADDRESS}#top", "https://post.example/a"))),
            modified=draw(st.sampled_from((None, "2024-03-04"))),
        )
        draft.prose(draw(st.sampled_from(BODIES)))
        draft.prose(f"number {number}")
        page, record = draft.done()
        found[page.id] = (page, record)
    return list(found.values())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(drafts(), st.randoms(use_true_random=False), st.data())
def test_the_order_of_adding_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory,
    all_made: list[tuple[Page, Record]],
    chance: random.Random,
    data: st.DataObject,
) -> None:
    """Added in any order, with earlier readings replaced and reports retracted on the way; and rebuilt."""
    folder = tmp_path_factory.mktemp("order")
    with Ledger.open(folder / "a.db", now=moment) as ledger:
        kept(ledger, *all_made)
        expected = list(dump(ledger))
        rebuild(ledger)
        assert list(dump(ledger)) == expected
    shuffled = list(all_made)
    chance.shuffle(shuffled)
    with Ledger.open(folder / "b.db", now=moment) as ledger:
        for page, record in shuffled:
            before = data.draw(st.sampled_from(("new", "another reading", "retracted")))
            if before == "another reading":  # which had another address
                report = replace(record.report, url=data.draw(st.sampled_from((None, ADDRESS, f"{ADDRESS}/b"))))
                add_record(ledger, page, replace(record, version="0", report=report))
            if before == "retracted":
                add_record(ledger, page, record)
                intake.retract(ledger, record.report.id)
            add_record(ledger, page, record)
        assert list(dump(ledger)) == expected
        rebuild(ledger)
        assert list(dump(ledger)) == expected
