"""JSON Lines as pages: a line each, or an error that names file and line."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.errors import Damaged, EmptyInput, InputError, TooLarge
from onrecord.model import Page
from onrecord.sources import FileSource, json_lines
from onrecord.sources.json_lines import line_pages


def one(line: object) -> Page:
    (page,) = line_pages(BytesIO(json.dumps(line, ensure_ascii=False).encode()), "a.jsonl")
    assert isinstance(page, Page), page
    return page


def test_a_line_is_a_page_with_what_it_says_of_it() -> None:
    page = one({"text": "The port is open.", "url": "https://velm.example/a", "outlet": "Courier", "other": [1]})
    assert (page.content, page.media_type) == (b"The port is open.", "text/plain; charset=utf-8")
    assert (page.name, page.url, page.outlet) == ("a.jsonl, line 1", "https://velm.example/a", "Courier")
    assert page.published is None
    html = one({"html": "<p>порт", "text": "the same", "title": "Port"})
    assert (html.content.decode(), html.media_type) == ("<p>порт", "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("key", "written", "expected"),
    [
        ("published", "2023-03-06", "2023-03-06"),
        ("published", "2023-03-06T23:30:00-05:00", "2023-03-06"),
        ("published", "2023-03-06 10:00:00", "2023-03-06"),
        ("published_given", "2023-03", "2023-03"),
        ("published", "", None),
        ("published_given", None, None),
    ],
)
def test_the_publication_date_is_a_day_or_edtf(key: str, written: str | None, expected: str | None) -> None:
    published = one({"text": "x", key: written}).published
    assert (published and published.value) == expected


@pytest.mark.parametrize(
    ("title", "text", "content"),
    [
        ("Port Opens", "VELM -- It is open.", "Port Opens\n\nVELM -- It is open."),
        ("Port Opens", "Port Opens\n\nVELM --", "Port Opens\n\nVELM --"),
        (" ", "VELM --", "VELM --"),
        (None, "VELM --", "VELM --"),
    ],
)
def test_a_title_stands_above_its_text(title: str | None, text: str, content: str) -> None:
    assert one({"text": text, "title": title}).content.decode() == content


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        (b"not json", Damaged, "not a line of JSON"),
        (b"[" * 100_000, Damaged, "not a line of JSON"),
        (b'["text"]', Damaged, 'no object with a "text" or an "html"'),
        (b'{"text": 3}', Damaged, 'no object with a "text" or an "html"'),
        (b'{"url": "https://velm.example"}', Damaged, 'no object with a "text" or an "html"'),
        (b'{"text": "x", "outlet": 3}', Damaged, "outlet is a string or null"),
        (b'{"text": "x", "published": "2023-02-31"}', InputError, "published 2023-02-31"),
        (b'{"text": "x", "published": "last week"}', InputError, "published last week"),
        (b'{"text": "\\ud800"}', Damaged, "half a character"),
        (b'{"text": "\xff"}', Damaged, "not UTF-8"),
    ],
)
def test_a_line_that_is_no_page_is_an_error_and_the_rest_goes_on(
    line: bytes, kind: type[InputError], what: str
) -> None:
    data = b'\xef\xbb\xbf{"text": "first"}\r\n' + line + b'\n\n{"text": "last"}'
    first, error, last = line_pages(BytesIO(data), "reports/a.jsonl")
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert type(error) is kind
    assert error.where == "reports/a.jsonl, line 2"
    assert what in error.what
    assert error.mend
    assert last.name.endswith("line 4")


def test_a_line_that_is_too_long_is_skipped_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_BYTES", 30)
    data = b'{"text": "a"}\n' + b"x" * 100 + b'\n{"text": "b"}\n' + b"y" * 31
    entries = list(line_pages(BytesIO(data), "a.jsonl"))
    assert [type(entry) for entry in entries] == [Page, TooLarge, Page, TooLarge]
    assert [entry.where for entry in entries if isinstance(entry, InputError)] == ["a.jsonl, line 2", "a.jsonl, line 4"]


def test_no_line_at_all_is_an_error() -> None:
    (error,) = line_pages(BytesIO(b"\n \n"), "a.jsonl")
    assert isinstance(error, EmptyInput)


def test_a_file_that_is_named_is_read_and_one_in_a_folder_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "reports.ndjson"
    path.write_text('{"text": "a"}\n{"text": "b"}')
    (tmp_path / "a.txt").write_text("words")
    named = FileSource([path])
    assert (len(named), named.total) == (1, None)
    assert [entry.content for entry in named.pages() if isinstance(entry, Page)] == [b"a", b"b"]
    folder = FileSource([tmp_path])
    assert [Path(name).name for name in folder.left_out] == ["reports.ndjson"]
    assert folder.total == 1
