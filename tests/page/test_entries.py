"""Live blogs: each entry has its own time, and what it says of today is of that day."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import intake
from onrecord.exporters import record_form
from onrecord.ledger import Ledger
from onrecord.model import Page, Record
from onrecord.pipeline import read

ENTRIES = (
    (
        "2023-05-04T09:10:00+02:00",
        "“The ferry sails today,” Transport Minister Ada Oren told reporters at the quay in Tarvik.",
    ),
    (
        "2023-05-03T21:45:00Z",
        "Two hundred people were waiting at the quay of Skerra, the island’s mayor Piet Olm says in a message.",
    ),
    (
        "2023-05-02T14:32:00Z",
        "“We will not sail tomorrow,” the line’s director Irena Vosken told the islanders on Tuesday at the quay.",
    ),
)
KIND = (
    '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Skerra ferry: what we know"}</script>'
)
STAMP = '<meta property="article:published_time" content="2023-05-04T07:30:00Z">'


def blog(*, kind: str = KIND, stamp: str = STAMP) -> bytes:
    entries = "".join(
        f'<article class="post"><header><time datetime="{at}">{at[11:16]}</time></header><p>{words}</p>'
        f"<p>The port of Tarvik said that it would tell the islanders more when it knew more itself.</p></article>"
        for at, words in ENTRIES
    )
    return (
        f"<html><head><title>Skerra ferry: what we know</title>{kind}{stamp}</head><body><main>"
        f"<h1>Skerra ferry: what we know</h1><p>The ferry to Skerra has not sailed since Tuesday.</p>"
        f"<section>{entries}</section></main></body></html>"
    ).encode()


@pytest.fixture(scope="module")
def record() -> Record:
    return read(Page(blog(), "blog.html", "text/html"))


def test_each_entry_has_its_moment_and_its_words(record: Record) -> None:
    report = record.report
    assert [entry.posted.at for entry in report.entries] == [
        "2023-05-04T09:10+02:00",
        "2023-05-03T21:45Z",
        "2023-05-02T14:32Z",
    ]
    assert report.entries[2].posted.basis == "The entry's own time says 2023-05-02 at 14:32 UTC."
    for (_, words), entry in zip(ENTRIES, report.entries, strict=True):
        assert words in report.text[entry.start : entry.end]


def test_words_for_days_count_from_the_entrys(record: Record) -> None:
    values = {(t.span.quote, t.date.value if t.date else None) for t in record.timexes}
    assert {("today", "2023-05-04"), ("tomorrow", "2023-05-03"), ("Tuesday", "2023-05-02")} <= values


def test_statements_are_of_their_entrys_day(record: Record) -> None:
    said = {s.speaker.name: s.said_on for s in record.statements if s.speaker.name}
    assert said["Irena Vosken"].value == "2023-05-02"
    assert said["Irena Vosken"].basis == "“Tuesday” is the day of the entry, 2023-05-02."
    assert said["Ada Oren"].value == "2023-05-04"
    assert {"2023-05-04", "2023-05-02"} >= {s.said_on.value for s in record.statements if s.said_on.date}


def test_a_passage_does_not_go_on_from_another_entry(record: Record) -> None:
    middle = record.report.entries[1]
    for statement in record.statements:
        if record.report.entry_at(statement.content[0].start) == middle:
            assert statement.said_on.value in (None, "2023-05-03")


def test_a_ledger_and_the_json_keep_them(record: Record, tmp_path: Path) -> None:
    page = Page(blog(), "blog.html", "text/html")
    with Ledger.open(tmp_path / "a.db") as ledger:
        kept = ledger.record(intake.add_page(ledger, page).report_id)
    assert kept.report.entries == record.report.entries
    form = record_form(kept)["report"]["entries"]
    assert [entry["posted"]["value"] for entry in form] == ["2023-05-04", "2023-05-03", "2023-05-02"]


def test_a_page_that_is_no_live_blog_has_none() -> None:
    assert read(Page(blog(kind=""), "blog.html", "text/html")).report.entries == ()


def test_without_the_pages_date_entries_keep_theirs() -> None:
    report = read(Page(blog(stamp=""), "blog.html", "text/html")).report
    assert len(report.entries) == 3
