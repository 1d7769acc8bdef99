"""Write docs/reference/commands.md: every command's help, as the program prints it.

Run it after a change of any help text: `python docs/build_reference.py`. A test holds the page against the program.
"""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli.app import app

PAGE = Path(__file__).parent / "reference" / "commands.md"

_HEAD = """\
# Commands

Made by `docs/build_reference.py` from the program's own help.

On a terminal, lists are laid out for reading; in a pipe, or with `--json`, they are JSON Lines in the form of
`onrecord read --json`, each with its report. Errors are one line on stderr: what, where, and the mend.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | found problems |
| 2 | bad usage: a command, an option or a date |
| 3 | some inputs failed, or the ledger cannot be used; each is named |
| 70 | a fault of Onrecord itself |
| 130, 141 | interrupted; the reader of the pipe went away |

| variable | meaning |
|---|---|
| `ONRECORD_LEDGER` | the ledger where `--ledger` names none; otherwise `onrecord.db` in the folder where you are |
| `NO_COLOR` | no colours; bold, dim and underlined text stay |
| `COLUMNS` | the width to lay out for, where it is not the terminal's |
"""


def reference() -> str:
    """The whole page, 80 columns wide."""
    names = [command.callback.__name__.rstrip("_") for command in app.registered_commands if command.callback]
    return "\n".join([_HEAD, _section(), *(_section(name) for name in names)])


def _section(*command: str) -> str:
    shown = CliRunner().invoke(app, [*command, "--help"], prog_name="onrecord")
    return f"## {' '.join(['onrecord', *command])}\n\n```text\n{shown.stdout.strip()}\n```\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(), "utf-8")
