"""Each command explains itself by an example, and the reference in docs is what the program prints."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"
NAMES = [command.callback.__name__.rstrip("_") for command in app.registered_commands if command.callback]


@pytest.mark.parametrize("name", NAMES)
def test_each_help_has_an_example_that_calls_the_command(name: str) -> None:
    shown = CliRunner().invoke(app, [name, "--help"], prog_name="onrecord").stdout
    examples = shown.partition("  Example")[2].splitlines()[1:]
    assert examples[0].startswith(f"    onrecord {name}")
    assert max(map(len, shown.splitlines())) <= 80


def test_the_help_lists_all_commands_each_on_a_line_of_its_own() -> None:
    shown = CliRunner().invoke(app, ["--help"]).stdout
    listed = [line.split()[0] for line in shown.partition("Commands:\n")[2].splitlines()]
    assert listed == NAMES
    assert "..." not in shown.partition("Commands:\n")[2], "no summary is cut short"


def test_the_reference_is_up_to_date() -> None:
    reference = runpy.run_path(str(DOCS / "build_reference.py"))["reference"]
    page = DOCS / "reference" / "commands.md"
    assert page.read_text("utf-8") == reference(), "run: python docs/build_reference.py"
