"""Searching from the command line: lines for a pipe, words marked on a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import run
from onrecord.cli.search import marked
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.queries import search_reports
from tests.ledger.records import moment
from tests.queries.test_search import of_the_base


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "onrecord.db"
    with Ledger.open(path, now=moment) as ledger:
        for page, record in of_the_base():
            add_record(ledger, page, record)
    return path


def asked(capfd: pytest.CaptureFixture[str], base: Path, *arguments: str) -> list[dict[str, Any]]:
    assert run(["search", *arguments, "--ledger", str(base)]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("naval", "base"), 2),
        (('"naval base"',), 2),
        (("base", "--best"), 3),
        (("base", "--limit", "1"), 1),
        (("--statements", "naval"), 1),
        (("--known-by", "2023-03", "base"), 1),
        (("--", "base", "-drill"), 2),
        (("Орлан",), 2),
    ],
)
def test_lines_for_a_pipe(
    capfd: pytest.CaptureFixture[str], base: Path, arguments: tuple[str, ...], number: int
) -> None:
    if "--" in arguments:  # options first, then the words
        arguments = ("--ledger", str(base), *arguments)
        assert run(["search", *arguments]) == 0
        found = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    else:
        found = asked(capfd, base, *arguments)
    assert len(found) == number
    with Ledger.open(base) as ledger:
        for item in found:
            text = ledger.report(item["report"]["id"]).text
            for snippet in item["snippets"]:
                for span in (snippet, *snippet["matched"]):
                    assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("arguments", [["--", "-base"], ["…"], ["base", "--statements", "--best"]])
def test_bad_usage(base: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(["search", "--ledger", str(base), *arguments]) == 2
    assert capfd.readouterr().err


def test_words_are_marked_where_they_stand(base: Path) -> None:
    with Ledger.open(base) as ledger:
        for found in search_reports(ledger, "base"):
            for snippet in found.snippets:
                text = marked(snippet)
                assert [text.plain[span.start : span.end] for span in text.spans] == [
                    span.quote for span in snippet.matched
                ]
