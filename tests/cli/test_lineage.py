"""`onrecord versions` and `onrecord copies`, as a person and a pipe run them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import copies, run, versions
from tests.cli.conftest import KELL, OREN

Script = Callable[..., subprocess.CompletedProcess[str]]

BODY = OREN.partition("VELM -- ")[2]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of a report in two versions, another outlet's copy of it, and a third report."""
    folder = tmp_path_factory.mktemp("both")
    (folder / "oren.txt").write_text(OREN)
    (folder / "later.txt").write_text(
        OREN.replace("nobody has asked us", "nobody at all has asked us").replace("No", "Never")
    )
    (folder / "post.txt").write_text(f"Town Asks Nobody\n\nMarch 7, 2023\n\nSARN (Courier) -- {BODY}")
    (folder / "kell.txt").write_text(KELL)
    address = "https://courier.example/quay"
    lines = [
        {"file": "oren.txt", "outlet": "Courier", "url": address, "published_given": "2023-03-06"},
        {"file": "later.txt", "outlet": "Courier", "url": f"{address}?utm_source=x", "published_given": "2023-03-08"},
        {"file": "post.txt", "outlet": "Post"},
        {"file": "kell.txt", "outlet": "Post"},
    ]
    (folder / "index.jsonl").write_text("\n".join(map(json.dumps, lines)))
    path = folder / "onrecord.db"
    assert run(["add", str(folder), "--ledger", str(path)]) == 0
    return path


def lines_of(script: Script, *arguments: str | Path) -> list[dict[str, Any]]:
    done = script(*arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_versions_in_a_pipe(script: Script, both: Path) -> None:
    first, second = lines_of(script, "versions", "oren.txt", "--ledger", both)
    assert (first["since"], first["until"], first["changes"]) == ("2023-03-06", "2023-03-08", None)
    assert (second["since"], second["until"]) == ("2023-03-08", None)
    told = second["changes"]
    assert told["title"][1] == "Minister Says Never To Second Quay"
    assert [edit for changed in told["changed"] for edit in changed["edits"]] == [{"before": "", "after": "at all"}]
    assert (told["appeared"], told["vanished"]) == ([], [])


def test_versions_for_a_person(both: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "for_a_person", lambda _: True)
    assert run(["versions", "oren.txt", "--ledger", str(both)]) == 0
    shown = capsys.readouterr().out
    for words in ("since 2023-03-06", "until 2023-03-08", "the newest", "∅ → at all", "stand"):
        assert words in shown
    assert run(["versions", "kell.txt", "--ledger", str(both)]) == 0
    assert "The ledger has no other version of it." in capsys.readouterr().out


def test_copies_in_a_pipe(script: Script, both: Path) -> None:
    post, courier = lines_of(script, "copies", "post.txt", "--ledger", both)
    assert courier["report"]["name"].endswith("later.txt"), "the newest version stands for the report"
    (taken,) = post["copied"]
    assert taken["from"] == courier["report"]["id"]
    assert taken["reason"] == "it credits Courier"
    assert taken["passage"]["text"] in (both.parent / "post.txt").read_text()
    assert (post["outlets"], post["independent"], post["sources"]) == (2, 1, ["Courier"])
    (then,) = lines_of(script, "copies", "oren.txt", "--ledger", both, "--known-by", "2023-03-06")
    assert then["copied"] == []


def test_copies_for_a_person(both: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "for_a_person", lambda _: True)
    assert run(["copies", "post.txt", "--ledger", str(both)]) == 0
    shown = capsys.readouterr().out
    assert "of its text is from Courier: it credits Courier" in shown
    assert "2 outlets, 1 independent source: Courier" in shown
    assert run(["copies", "kell.txt", "--ledger", str(both)]) == 0
    assert "No other report shares its text. 1 outlet, 1 independent source: Post" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["versions", "copies"])
def test_a_report_that_is_not_there(script: Script, both: Path, command: str) -> None:
    done = script(command, "nobody.txt", "--ledger", both)
    assert done.returncode == 2
    assert done.stderr.startswith("nobody.txt: no such report in the ledger; ")
