"""`onrecord matter`: followed, shown, judged, and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import run
from onrecord.intake import add_pages
from onrecord.ledger import Ledger
from tests.matters.matters import PIPELINE
from tests.pages import Given


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "onrecord.db"
    with Ledger.open(path) as opened:
        add_pages(opened, Given(PIPELINE.pages()))
    return str(path)


def _shown(ledger: str, capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    assert run(["matter", "show", "pipe", "--json", *more, "--ledger", ledger]) == 0
    return json.loads(capsys.readouterr().out)


def test_follow_show_exclude_and_take_back(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["matter", "add", PIPELINE.proposition, "--name", "pipe", "--ledger", ledger]) == 0
    assert "follows" in capsys.readouterr().out
    assert run(["matter", "list", "--json", "--ledger", ledger]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "pipe"
    shown = _shown(ledger, capsys)
    assert shown["positions"]
    assert shown["findings"]
    item = shown["timeline"][0]["item"]
    assert (
        run(["matter", "exclude", "pipe", item, "--because", "another one", "--author", "A", "--ledger", ledger]) == 0
    )
    judgement = capsys.readouterr().out.split("onrecord matter undo ")[1].split()[0]
    without = _shown(ledger, capsys)
    assert item not in {it["item"] for it in without["timeline"]}
    assert [it["item"] for it in without["judgements"]] == [item]
    assert run(["matter", "undo", judgement, "--ledger", ledger]) == 0
    capsys.readouterr()
    assert item in {it["item"] for it in _shown(ledger, capsys)["timeline"]}


def test_as_of_and_actor(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["matter", "add", PIPELINE.proposition, "--name", "pipe", "--ledger", ledger])
    capsys.readouterr()
    then = _shown(ledger, capsys, "--as-of", "2019", "--actor", "Adder")
    assert {it["speaker"] for it in then["positions"]} == {"Rolf Adder"}
    assert {it["when"]["value"] for it in then["positions"]} == {"2019-10-07"}


@pytest.mark.parametrize(
    "typed",
    [
        ["matter", "fly"],
        ["matter", "add"],
        ["matter", "show", "nothing"],
        ["matter", "exclude", "pipe", "st-1"],
        ["matter", "show", "pipe", "--name", "x"],
        ["matter", "undo", "ju-1"],
    ],
)
def test_bad_usage_is_one_line(ledger: str, capsys: pytest.CaptureFixture[str], typed: list[str]) -> None:
    assert run([*typed, "--ledger", ledger]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
