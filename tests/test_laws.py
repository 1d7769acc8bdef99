"""The laws, as properties of the whole pipeline over texts made of what breaks pipelines."""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import pipeline, samples
from onrecord.dates import Edtf
from onrecord.errors import EvidenceError, InputError, ReadingFailed
from onrecord.exporters import record_form
from onrecord.language import Pack
from onrecord.ledger import Ledger, dump
from onrecord.model import Page, Record, Report, Span
from onrecord.pipeline import read, read_all
from onrecord.statements import Attributed, attribute_all
from onrecord.syntax import Syntax

PIECES = [
    "TARVONA (Halyard) -- ",
    "President Andrei Temkov said that ",
    "“We have not asked anybody,” ",
    '"Nobody has come to us. ',
    "Foreign Minister Pavel Oredan, who ",
    "the base at Sorvena was opened in 1996 ",
    "on February 31, ",
    "on Tuesday ",
    "is expected to visit Oskania on May 5 and Drevland on May 6. ",
    "In March, he said ",
    "according to the ministry. ",
    "XS\n",
    "\n\n",
    "Читать далее ",
    "👩‍🚀 na\u0308ive \u202egnirts\u202c ",
    "\u200b\ufeff",
    "which includes Kardovia, Velmeria and Oskania. ",
    "...",
    "’s ",
    "(file photo)\n",
]

articles = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


def a_record(text: str) -> Record | None:
    """The record of a text, or None where there is rightly none."""
    try:
        return read(Page(text.encode(), "made.txt", "text/plain"))
    except InputError:
        return None


@given(articles)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_quotation_is_verbatim_and_every_date_is_edtf(text: str) -> None:
    record = a_record(text)
    if record is None:
        return
    for _, span in record.spans():
        assert record.report.text[span.start : span.end] == span.quote
    datings = [s.said_on for s in record.statements] + [e.when for e in record.events]
    datings += [d for f in record.facts for d in (f.valid_from, f.valid_to, f.held_on)]
    for dating in [record.report.published, *datings]:
        assert dating.basis
        if dating.date is not None:
            assert Edtf.parse(dating.date.value) == dating.date


@given(articles)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_without_a_year_in_the_text_no_day_is_told(text: str) -> None:
    """Nothing falls back to today, or to the year in which this runs."""
    if any(year in text for year in ("19", "20")):
        text = text.replace("1996", "those days")
    record = a_record(text)
    if record is None:
        return
    assert record.report.published.date is None
    for statement in record.statements:
        assert statement.said_on.date is None


@given(articles)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_content_crosses_into_another(text: str) -> None:
    record = a_record(text)
    if record is None:
        return
    pieces = [{at for span in s.content for at in range(span.start, span.end)} for s in record.statements]
    for one, other in itertools.combinations(pieces, 2):
        assert one.isdisjoint(other) or one < other or other < one
    by_id = {s.id: s for s in record.statements}
    assert all(s.within is None or s.within in by_id for s in record.statements)
    assert all(0 <= s.confidence <= 1 for s in record.statements)


@given(st.lists(articles, min_size=2, max_size=6), st.integers(1, 2))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_page_gives_the_same_record_whichever_are_read_with_it(texts: list[str], threads: int) -> None:
    pages = [Page(text.encode(), f"{number}.txt", "text/plain") for number, text in enumerate(texts)]
    together = list(read_all(pages, threads=threads))
    assert len(together) == len(pages)
    for page, outcome in zip(pages, together, strict=True):
        if isinstance(outcome, Record):
            assert outcome == read(page)
        else:
            assert outcome.where == "" or page.name in outcome.where
            assert a_record(page.content.decode()) is None


def test_a_fault_in_one_page_is_that_pages_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"President Andrei Temkov said on Tuesday that {what}." for what in ("he would stay", "no", "so be it")]
    pages = [Page(text.encode(), f"{number}.txt", "text/plain") for number, text in enumerate(texts)]
    alone = [read(page) for page in pages]

    def faulty(parsed: Sequence[tuple[Report, Syntax]], pack: Pack, threads: int) -> Iterator[Attributed]:
        if any("said on Tuesday that no." in report.text for report, _ in parsed):
            raise IndexError("list index out of range")
        return attribute_all(parsed, pack, threads)

    monkeypatch.setattr(pipeline, "attribute_all", faulty)
    first, failed, last = read_all(pages)
    assert [first, last] == [alone[0], alone[2]]
    assert isinstance(failed, ReadingFailed)
    assert "1.txt" in str(failed)


@given(articles)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_page_gives_the_same_record(text: str) -> None:
    assert a_record(text) == a_record(text)


def test_a_record_with_a_word_altered_cannot_be_made() -> None:
    record = a_record("President Andrei Temkov said on Tuesday that the port at Sorvena would stay open for years.")
    assert record is not None
    statement = record.statements[0]
    content = statement.content[0]
    altered = Span(content.start, content.end, content.quote[:-1] + "x")
    with pytest.raises(EvidenceError, match="is not at"):
        replace(record, statements=(replace(statement, content=(altered,)),))


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import json; from onrecord import samples; from onrecord.exporters import record_form; "
        "from onrecord.model import Page; from onrecord.pipeline import read; "
        "print(json.dumps([record_form(read(Page(p.read_bytes(), p.name))) for p in samples.files()[:5]]))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    here = [record_form(read(Page(path.read_bytes(), path.name))) for path in samples.files()[:5]]
    assert json.loads(next(iter(runs))) == json.loads(json.dumps(here))


WITHOUT_A_NETWORK = """
import socket, sys

def refused(*_, **__):
    raise AssertionError("a socket was opened")

socket.socket.connect = refused
socket.create_connection = refused
socket.getaddrinfo = refused
from onrecord.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["demo", "read", "add"])
def test_no_command_opens_a_connection(command: str, tmp_path: Path) -> None:
    page = str(samples.files()[2])
    arguments = {"demo": [], "read": [page], "add": [page, "--ledger", str(tmp_path / "a.db")]}[command]
    ran = subprocess.run([sys.executable, "-c", WITHOUT_A_NETWORK, command, *arguments], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
def test_the_real_command_killed_and_run_again_completes_the_ledger(tmp_path: Path) -> None:
    """`onrecord add` over the sample matter, killed between its first report and its last."""
    folder, script = str(samples.files()[0].parent), str(Path(sys.executable).with_name("onrecord"))

    def dumped(path: Path) -> list[str]:
        with Ledger.open(path) as ledger:
            return [re.sub(r'"recorded_at": "[^"]*"', "", line) for line in dump(ledger)]

    whole = tmp_path / "whole.db"
    subprocess.run([script, "add", folder, "--ledger", str(whole)], check=True, capture_output=True)
    halves = set()
    for wanted in (1, 4, 9, 14):
        path = tmp_path / f"{wanted}.db"
        running = subprocess.Popen([script, "add", folder, "--ledger", str(path)], stderr=subprocess.DEVNULL)
        while running.poll() is None and _reports_in(path) < wanted:
            sleep(0.01)
        running.kill()
        running.wait()
        halves.add(_reports_in(path))
        with Ledger.open(path) as ledger:
            assert all(ledger.record(stored.id).report.text for stored in ledger.reports())
        subprocess.run([script, "add", folder, "--ledger", str(path)], check=True, capture_output=True)
        assert _without_days(dumped(path)) == _without_days(dumped(whole))
    assert len(halves) > 1, "no run was killed half way"


def _reports_in(path: Path) -> int:
    """How many reports a ledger holds that another program is writing."""
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _without_days(lines: list[str]) -> list[str]:
    """A dump without the day on which reports of unknown date were added: it differs around midnight."""
    return [re.sub(r'"known_on": "[^"]*"', "", line) for line in lines]
