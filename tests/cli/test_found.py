"""Asking a ledger: JSON Lines in a pipe, a table on a terminal, and what a date leaves out."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from onrecord.cli import found, run
from onrecord.cli.found_view import print_found
from onrecord.ledger import Ledger
from onrecord.queries import LeftOut, facts, statements, timeline


def asked(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> list[dict[str, Any]]:
    assert run([str(argument) for argument in arguments]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


@pytest.mark.parametrize(("command", "kind"), [("statements", "statement"), ("events", "event"), ("facts", "fact")])
def test_a_pipe_gets_json_lines_each_with_its_report(
    capfd: pytest.CaptureFixture[str], ledger: Path, command: str, kind: str
) -> None:
    found_items = asked(capfd, command, "--ledger", ledger)
    assert found_items
    for item in found_items:
        assert item["kind"] == kind
        assert item["report"]["outlet"] in {"Velm Courier", "Sarn Post"}
        assert item["report"]["published"]["value"] in {"2023-03-06", "2023-04-18"}
        assert item["report"]["known_on"] == item["report"]["published"]["value"]


def test_a_timeline_is_all_three(capfd: pytest.CaptureFixture[str], ledger: Path) -> None:
    alone = [
        item["id"] for name in ("statements", "events", "facts") for item in asked(capfd, name, "--ledger", ledger)
    ]
    together = asked(capfd, "timeline", "--ledger", ledger)
    assert sorted(alone) == sorted(item["id"] for item in together)
    assert {item["kind"] for item in together} == {"statement", "event", "fact"}


def test_by_and_about_select(capfd: pytest.CaptureFixture[str], ledger: Path) -> None:
    words = [
        part["text"] for it in asked(capfd, "statements", "--by", "Kell", "--ledger", ledger) for part in it["content"]
    ]
    assert words
    assert not any("asked" in text for text in words)
    (only,) = asked(capfd, "statements", "--about", "winter", "--ledger", ledger)
    assert "We will not wait another winter" in only["content"][0]["text"]
    assert only["entity"]["name"] == "Jon Kell"


def test_the_two_time_axes(capfd: pytest.CaptureFixture[str], ledger: Path) -> None:
    in_march = asked(capfd, "statements", "--known-by", "2023-03", "--ledger", ledger)
    assert {item["report"]["outlet"] for item in in_march} == {"Velm Courier"}
    by_then = asked(capfd, "statements", "--as-of", "2023-03-31", "--ledger", ledger)
    assert {item["report"]["outlet"] for item in by_then} == {"Velm Courier"}


def test_a_limit_holds_in_a_pipe_and_pages_are_joined(
    capfd: pytest.CaptureFixture[str], ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = asked(capfd, "timeline", "--ledger", ledger)
    monkeypatch.setattr(found, "AT_ONCE", 2)
    assert asked(capfd, "timeline", "--ledger", ledger) == whole
    assert asked(capfd, "timeline", "--limit", "3", "--ledger", ledger) == whole[:3]


def test_a_terminal_gets_a_table(
    capfd: pytest.CaptureFixture[str], ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "for_a_person", lambda as_json: not as_json)
    assert run(["statements", "--about", "winter", "--ledger", str(ledger)]) == 0
    page = capfd.readouterr().out
    assert "“We will not wait another winter" in page
    assert "Sarn Post · 18 Apr 2023" in page
    assert run(["timeline", "--limit", "1", "--ledger", str(ledger)]) == 0
    assert "The first 1; more with --limit." in capfd.readouterr().out
    assert run(["facts", "--about", "zeppelin", "--ledger", str(ledger)]) == 0
    assert capfd.readouterr().out == "The ledger has no such facts.\n"
    assert run(["statements", "--json", "--about", "winter", "--ledger", str(ledger)]) == 0
    assert json.loads(capfd.readouterr().out)["kind"] == "statement"


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("query", [statements, facts, timeline])
def test_a_table_keeps_its_edges(ledger: Path, width: int, query: Any) -> None:
    out = StringIO()
    with Ledger.open(ledger, create=False) as opened:
        items = query(opened).items
        print_found(items, Console(file=out, width=width, highlight=False))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= min(width, 100)
    assert all(line == line.rstrip() for line in lines)
    flat = "".join(out.getvalue().split())
    assert all(report in flat for report in {"".join((it.report.outlet or "").split()) for it in items})


@pytest.mark.parametrize(
    ("left", "note"),
    [
        (LeftOut(), None),
        (LeftOut(undated=3), "Left out of these statements: 3 of unknown date."),
        (LeftOut(1, 2), "Left out of these statements: 1 of unknown date and 2 that may or may not be by then."),
    ],
)
def test_what_a_date_leaves_out_is_told(left: LeftOut, note: str | None) -> None:
    assert found.left_out_note(left, "statements") == note


def test_left_out_is_told_on_stderr_beside_json(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "undated.txt"
    page.write_text('"The quay is not for sale," Port Minister Ada Oren told reporters in Velm. Nobody asked why.\n')
    path = str(tmp_path / "my.db")
    assert run(["add", str(page), "--ledger", path]) == 0
    capfd.readouterr()
    assert run(["statements", "--as-of", "2023", "--ledger", path]) == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err == "Left out of these statements: 1 of unknown date.\n"


def test_rebuild_changes_nothing(capfd: pytest.CaptureFixture[str], tmp_path: Path, reports: Path) -> None:
    from onrecord.ledger import dump

    path = tmp_path / "my.db"
    assert run(["add", str(reports), "--ledger", str(path)]) == 0
    with Ledger.open(path) as opened:
        before = list(dump(opened))
    assert run(["rebuild", "--ledger", str(path)]) == 0
    assert run(["add", str(reports), "--ledger", str(path)]) == 0
    with Ledger.open(path) as opened:
        assert list(dump(opened)) == before
    assert f"{path}: linked the names and copies of 2 reports anew" in capfd.readouterr().out
