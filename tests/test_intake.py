"""Adding reports: one by one, in any order, killed at any moment, always the same ledger."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from time import monotonic, sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import intake
from onrecord.errors import EvidenceError, InputError, LedgerFull, NotText, OnrecordError
from onrecord.intake import Progress, add_page, add_pages, add_record, rebuild
from onrecord.ledger import Ledger, Outcome, dump
from onrecord.model import Caveat, Page, Record
from tests.databases import Places
from tests.ledger.records import Draft, moment, records
from tests.pages import Given


class Reader:
    """A stand-in for the pipeline: a page's lines are `Name: words`, each a statement."""

    def __init__(self, version: str = "1") -> None:
        self.VERSION = version
        self.read_pages: list[str] = []

    TOGETHER = 3

    def read_all(self, pages: Iterable[Page], /, *, threads: int) -> Iterator[Record | OnrecordError]:
        for page in pages:
            try:
                yield self.read(page)
            except OnrecordError as error:
                yield error

    def read(self, page: Page) -> Record:
        self.read_pages.append(page.name)
        if page.content.startswith(b"\x89"):
            raise NotText("an image", page.name, "give a text")
        if page.content.startswith(b"false"):
            raise EvidenceError("'x' is not at [0, 1): 'f'", page.name)
        draft = Draft(page.name, version=self.VERSION)
        for line in page.content.decode().splitlines():
            speaker, words = line.split(": ")
            draft.statement(speaker, words, "2024-03-01")
        _, record = draft.done()
        return replace(
            record,
            report=replace(record.report, page_id=page.id, id=f"r-{page.id}"),
            caveats=(Caveat("short", "a short page"),) if len(page.content) < 20 else (),
        )


def a_page(number: int) -> Page:
    speakers = ("Anna Verel", "Verel", "Sergei Orlan", "Sergey Orlan", "Boris Verel", "Orlan")
    lines = [f"{speakers[(number + i) % 6]}: the port is open, line {i} of {number}" for i in range(4)]
    return Page("\n".join(lines).encode(), f"{number}.txt")


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    with Ledger.open(at("onrecord.db"), now=moment) as opened:
        yield opened


def test_the_summary_counts_and_names(ledger: Ledger) -> None:
    reader, seen = Reader(), list[Progress]()
    missing = InputError("no such file", "gone.txt")
    source = Given(
        [
            a_page(1),
            missing,
            Page(b"\x89PNG", "image.html"),
            Page(b"A: b", "short.txt"),
            Page(b"false", "false.txt"),
            a_page(1),
            a_page(2),
        ]
    )
    summary = add_pages(ledger, source, seen.append, reader)
    assert (summary.added, summary.renewed, summary.unchanged) == (3, 0, 1)
    assert [error.where for error in summary.failed] == ["gone.txt", "image.html", "false.txt"]
    assert [(name, caveat.code) for name, caveat in summary.caveats] == [("short.txt", "short")]
    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5, 6, 7]
    assert [progress.name for progress in seen] == [
        "1.txt",
        "gone.txt",
        "image.html",
        "short.txt",
        "false.txt",
        "1.txt",
        "2.txt",
    ]
    assert seen[1].outcome is missing
    assert seen[5].outcome is Outcome.UNCHANGED
    assert len(ledger.reports()) == 3


def test_what_is_there_is_not_read_again(ledger: Ledger) -> None:
    source = Given([a_page(1), a_page(2)])
    add_pages(ledger, source, stages=Reader())
    before = list(dump(ledger))
    again = Reader()
    summary = add_pages(ledger, source, stages=again)
    assert (summary.added, summary.unchanged, again.read_pages) == (0, 2, [])
    assert add_page(ledger, a_page(1), again).outcome is Outcome.UNCHANGED
    assert list(dump(ledger)) == before


def test_a_ledger_can_be_read_again_by_later_stages(ledger: Ledger, at: Places) -> None:
    add_pages(ledger, Given([a_page(1), a_page(2)]), stages=Reader())
    summary = add_pages(ledger, ledger, stages=Reader("2"))
    assert (summary.added, summary.renewed, summary.unchanged) == (0, 2, 0)
    with Ledger.open(at("new.db"), now=moment) as new:
        add_pages(new, Given([a_page(1), a_page(2)]), stages=Reader("2"))
        assert list(dump(new)) == list(dump(ledger))


def test_a_full_disk_ends_the_run(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise LedgerFull("the disk is full", "a.db")

    monkeypatch.setattr(ledger, "write_links", full)
    with pytest.raises(LedgerFull):
        add_pages(ledger, Given([a_page(1), a_page(2)]), stages=Reader())
    assert ledger.reports() == ()  # the record and its links are kept together or not at all


def test_the_pipeline_reads_unless_told_otherwise(ledger: Ledger) -> None:
    page = Page(b'SARN -- "We have not asked anybody," Prime Minister Ada Oren told reporters.', "a.txt")
    added = add_page(ledger, page)
    assert added.outcome is Outcome.NEW
    assert ledger.record(added.report_id).statements


def test_retracting_links_anew_what_is_left(ledger: Ledger) -> None:
    added: list[str] = []
    for speaker in ("Anna Verel", "Boris Verel", "Verel"):
        draft = Draft(f"{speaker}.txt")
        draft.statement(speaker, "the port is open")
        page, record = draft.done()
        add_record(ledger, page, record)
        added.append(record.report.id)
    before = [line for line in dump(ledger) if line.startswith('{"link"')]
    intake.retract(ledger, added[1])
    after = [line for line in dump(ledger) if line.startswith('{"link"')]
    assert (len(before), len(after)) == (3, 2)
    assert any("2 people have it" in line for line in before)
    assert any("one person has it" in line for line in after)
    kept = list(dump(ledger))
    rebuild(ledger)
    assert list(dump(ledger)) == kept


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(records(), min_size=1, max_size=5, unique_by=lambda made: made[0].id),
    st.randoms(use_true_random=False),
    st.data(),
)
def test_the_order_of_adding_does_not_matter(
    at: Places,
    empty: Path,
    made: list[tuple[Page, Record]],
    chance: random.Random,
    data: st.DataObject,
) -> None:
    """Added in any order, with versions replaced and reports retracted on the way: the same bytes, and rebuilt too."""
    with Ledger.open(at.fresh("a.db", empty), now=moment) as ledger:
        for page, record in made:
            add_record(ledger, page, record)
        expected = list(dump(ledger))
        rebuild(ledger)
        assert list(dump(ledger)) == expected
    shuffled = list(made)
    chance.shuffle(shuffled)
    with Ledger.open(at.fresh("b.db", empty), now=moment) as ledger:
        for page, record in shuffled:
            before = data.draw(st.sampled_from(("new", "older version", "retracted")))
            if before == "older version":
                older = data.draw(st.sampled_from(made))[1]
                add_record(
                    ledger,
                    page,
                    replace(
                        record,
                        version="0",
                        entities=record.entities
                        + tuple(
                            entity for entity in older.entities if entity.id not in {e.id for e in record.entities}
                        ),
                    ),
                )
            if before == "retracted":
                add_record(ledger, page, record)
                intake.retract(ledger, record.report.id)
            add_record(ledger, page, record)
        assert list(dump(ledger)) == expected
        rebuild(ledger)
        assert list(dump(ledger)) == expected


KILLS, EARLY, PAGES = 25, 5, 30


def adds(path: Path, done: Synchronized[int] | None = None) -> None:
    """What the killed programs do; `done` counts the pages as they are kept."""

    def told(progress: Progress) -> None:
        if done is not None:
            done.value = progress.done

    with Ledger.open(path, now=moment) as ledger:
        add_pages(ledger, Given(list(map(a_page, range(PAGES)))), told, Reader())


@pytest.mark.slow
def test_killed_at_any_moment_a_second_run_completes_it(tmp_path: Path) -> None:
    """SIGKILL, at moments spread over the whole run: what is there is valid, and the same run again completes it.

    The moments are told by pages kept, not by the clock: a busy machine may take ten times as long to start a program.
    """
    processes = get_context("forkserver")  # one server imports everything once
    processes.set_forkserver_preload([__name__])
    begun = monotonic()
    adds(tmp_path / "undisturbed.db")
    a_while = (monotonic() - begun) / PAGES  # seconds for a page, about
    with Ledger.open(tmp_path / "undisturbed.db") as ledger:
        expected = list(dump(ledger))

    chance, counts = random.Random(1), []
    for kill in range(KILLS):
        path, done = tmp_path / f"{kill}.db", processes.Value("i", 0)
        process = processes.Process(target=adds, args=(path, done))
        process.start()
        while done.value < (kill - EARLY) * PAGES // (KILLS - EARLY) and process.is_alive():
            sleep(a_while / 10)
        sleep(chance.uniform(0, a_while if kill > EARLY else 1))  # early: the schema half made, perhaps
        process.kill()
        process.join()
        if path.exists():
            with Ledger.open(path, now=moment) as ledger:
                counts.append(len(ledger.reports()))
                half = list(dump(ledger))  # every span is checked as it is read
                rebuild(ledger)
                assert list(dump(ledger)) == half
        adds(path)
        with Ledger.open(path) as ledger:
            assert list(dump(ledger)) == expected
    assert any(0 < count < PAGES for count in counts), f"no run was killed half way: {counts}"
