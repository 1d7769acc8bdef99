"""`onrecord office`, as a person and a pipe run it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli import office, run

TAKEN = """\
Oren Sworn In

March 6, 2023

VELM -- Ada Oren was sworn in as president of Velmeria on Monday, March 6, 2023. The town had a feast at the quay.
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    (folder / "taken.txt").write_text(TAKEN)
    assert run(["add", str(folder / "taken.txt"), "--ledger", str(folder / "onrecord.db")]) == 0
    return folder / "onrecord.db"


def shown(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> str:
    """What a person sees on a terminal."""
    out = Console(file=StringIO(), width=80)
    monkeypatch.setattr(office, "console", lambda: out)
    monkeypatch.setattr(office, "for_a_person", lambda as_json: not as_json)
    assert run(["office", *map(str, arguments)]) == 0
    assert isinstance(out.file, StringIO)
    return out.file.getvalue()


def test_a_pipe_gets_holders_with_their_evidence(capfd: pytest.CaptureFixture[str], ledger: Path) -> None:
    assert run(["office", "president of Velmeria", "--as-of", "2024", "--ledger", str(ledger)]) == 0
    (line,) = capfd.readouterr().out.splitlines()
    holder = json.loads(line)
    assert (holder["name"], holder["polity"], holder["since"], holder["holding"]) == (
        "Ada Oren",
        "Velmeria",
        ["2023-03-06"],
        "since",
    )
    assert holder["evidence"][0]["text"] in TAKEN
    assert holder["evidence"][0]["report"]["name"].endswith("taken.txt")


def test_a_person_sees_from_when_and_the_words(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> None:
    text = shown(monkeypatch, "president of Velmeria", "--as-of", "2024-05-01", "--ledger", ledger)
    assert "from 6 Mar 2023" in text
    assert "Ada Oren · president of Velmeria · since" in text
    assert "was sworn in as president of Velmeria" in text
    assert "taken.txt" in text


def test_nobody_known(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> None:
    text = shown(monkeypatch, "president of Velmeria", "--as-of", "2019", "--ledger", ledger)
    assert "No report of the ledger tells who was president of Velmeria on 2019-12-31." in text


def test_no_office(capfd: pytest.CaptureFixture[str], ledger: Path) -> None:
    assert run(["office", " ", "--ledger", str(ledger)]) == 2
    assert capfd.readouterr().err.count("\n") == 1
