"""`onrecord utterances` and `onrecord promises`, as a person and a pipe run them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from types import ModuleType

import pytest
from rich.console import Console

from onrecord import samples
from onrecord.cli import promises, run, utterances


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = (
        "01-halyard.txt",
        "02-sarntoday.txt",
        "08-courier.txt",
        "12-tta.html",
        "14-courier.html",
        "15-radio-dalnya.html",
    )
    files = [str(path) for path in samples.files() if path.name in names]
    path = tmp_path_factory.mktemp("utterances") / "onrecord.db"
    assert run(["add", *files, "--ledger", str(path)]) == 0
    return path


def shown(monkeypatch: pytest.MonkeyPatch, module: ModuleType, *arguments: str | Path, width: int = 100) -> str:
    """What a person sees on a terminal."""
    out = Console(file=StringIO(), width=width)
    monkeypatch.setattr(module, "console", lambda: out)
    monkeypatch.setattr(module, "for_a_person", lambda as_json: not as_json)
    assert run([module.__name__.rpartition(".")[2], *map(str, arguments)]) == 0
    assert isinstance(out.file, StringIO)
    return out.file.getvalue()


def test_renderings_stand_together_with_the_words_that_differ(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> None:
    page = shown(monkeypatch, utterances, "--by", "Vosken", "--several", "--ledger", ledger)
    assert "“If I am elected, I will sign nothing that brings a second flag to our shore.”" in page
    assert 'she would "sign nothing that brings a second flag to our shore."' in page
    assert "has “she would” · lacks “If I am elected, I will”" in page
    assert "2 outlets, 2 independent sources" in page


def test_a_copy_says_from_whom(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> None:
    page = shown(monkeypatch, utterances, "--about", "bollard", "--ledger", ledger)
    assert "has it from " in page
    assert "2 outlets, 1 independent source" in page


def test_a_pipe_gets_one_object_an_utterance(capsys: pytest.CaptureFixture[str], ledger: Path) -> None:
    assert run(["utterances", "--by", "Vosken", "--about", "second flag", "--ledger", str(ledger)]) == 0
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (found["kind"], found["outlets"], len(found["renderings"])) == ("utterance", 2, 2)
    assert found["entity"]["name"] == "Irena Vosken"
    other = found["renderings"][1]
    assert [it["text"] for it in other["differs"]] == ["she would"]
    statement = found["renderings"][0]["statement"]
    assert run(["utterances", statement, "--ledger", str(ledger)]) == 0
    assert json.loads(capsys.readouterr().out) == found


def test_limit_and_nothing_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    assert run(["utterances", "--limit", "2", "--ledger", str(ledger)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert "The first 2; more with --limit." in shown(monkeypatch, utterances, "--limit", "2", "--ledger", ledger)
    assert "no such utterances" in shown(monkeypatch, utterances, "--about", "whales", "--ledger", ledger)
    assert run(["utterances", "st-none", "--ledger", str(ledger)]) == 2
    assert "no such statement" in capsys.readouterr().err


def test_promises_as_they_stood_on_a_day(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> None:
    page = shown(monkeypatch, promises, "--by", "Vosken", "--as-of", "2024-07-02", "--ledger", ledger)
    assert "“By June 30 every citizen will be able to read what was signed in our name”" in page
    assert "nothing found · it was due by 2024-06-30" in page
    assert "also in The Tarvona Courier" in page
    page = shown(monkeypatch, promises, "--by", "Vosken", "--as-of", "2024-04", "--ledger", ledger, width=60)
    assert "not due" in page
    assert "no such promises" in shown(monkeypatch, promises, "--as-of", "2020", "--ledger", ledger)


def test_promises_in_a_pipe(capsys: pytest.CaptureFixture[str], ledger: Path) -> None:
    assert run(["promises", "--as-of", "2024-12-31", "--ledger", str(ledger)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {it["kind"] for it in found} == {"promise"}
    annex = next(it for it in found if it["due"]["value"] == "2024-06-30")
    assert (annex["state"], annex["outcome"]) == ("nothing found", [])
    assert [it["outlet"] for it in annex["also"]] == ["The Tarvona Courier"]
    assert run(["promises", "--as-of", "2024-12-31", "--limit", "1", "--ledger", str(ledger)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
