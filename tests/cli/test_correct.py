"""`onrecord correct`, as a person runs it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Script = Callable[..., subprocess.CompletedProcess[str]]


def test_a_correction_says_what_moves_and_can_be_undone(script: Script, reports: Path) -> None:
    script("add", reports)
    why = ("--because", "a misprint", "--author", "A. Reader")
    done = script("correct", "oren.txt", "--published", "2024-03-06", *why)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "Minister Says No To Second Quay"
    assert lines[1] == "published 2023-03-06 → 2024-03-06"
    assert "a misprint" in done.stdout
    assert any(line.startswith("  said 2023-03-06 → 2024-03-04  Ada Oren: ") for line in lines)
    assert any(line.startswith("  happened 2023-03-09 → 2024-03-09  ") for line in lines)
    assert "2024-03-04" in script("statements", "--by", "Oren").stdout
    undone = script("correct", "oren.txt", "--undo")
    assert undone.stdout.splitlines()[1] == "published 2024-03-06 → 2023-03-06"
    assert "2024-03-04" not in script("statements", "--by", "Oren").stdout


def test_without_a_date_it_shows_what_stands(script: Script, reports: Path) -> None:
    script("add", reports)
    lines = script("correct", "oren.txt").stdout.splitlines()
    assert lines == [
        "Minister Says No To Second Quay",
        "published 2023-03-06",
        "  The line “March 6, 2023” says 2023-03-06.",
    ]


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("oren.txt", "--because", "x"), "a correction needs a date and a reason"),
        (("oren.txt", "--published", "2024-03-06"), "a correction needs a date and a reason"),
        (("oren.txt", "--published", "2024-02-31", "--because", "x"), "2024-02-31"),
        (("oren.txt", "--published", "2024/..", "--because", "x"), "without a beginning or an end"),
        (("oren.txt", "--published", "2024", "--because", "x", "--undo"), "a date and --undo"),
        (("nobody.txt", "--undo"), "no such report"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(script: Script, reports: Path, arguments: tuple[str, ...], fault: str) -> None:
    script("add", reports)
    done = script("correct", *arguments)
    assert done.returncode in (1, 2, 3)
    assert fault in done.stderr
    assert done.stderr.count("\n") == 1
