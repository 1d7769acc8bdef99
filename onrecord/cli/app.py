"""The program: its commands, and the one place where what goes wrong becomes a line on stderr and an exit code.

Invariant: no input ends in a traceback. Python's development mode (`python -X dev`, PYTHONDEVMODE=1) shows the
traceback of a fault of ours.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

import typer

from onrecord.cli import (
    add,
    copies,
    correct,
    demo,
    doctor,
    events,
    export,
    facts,
    judge,
    matter,
    office,
    promises,
    read,
    rebuild,
    review,
    search,
    serve,
    statements,
    timeline,
    utterances,
    version,
    versions,
    watch,
)
from onrecord.cli.terminal import tell
from onrecord.errors import OnrecordError

INTERRUPTED, PIPE_CLOSED, OUR_FAULT = 130, 141, 70
"""As shells count signals 2 and 13, and EX_SOFTWARE of BSD's sysexits."""

app = typer.Typer(
    name="onrecord",
    help="""Read news reports and keep the record: who said what, when; what happened, when; what held, when.

Every item is tied to the exact words that carry it.

\b
  onrecord demo                      see it on sample reports
  onrecord read report.html          the record of one report
  onrecord add reports/              put reports into a ledger, onrecord.db
  onrecord watch FEED                put what a feed brings there, too
  onrecord statements --by NAME      ask the ledger
  onrecord serve                     see it in a browser

Exit codes: 0 done, 1 found problems, 2 bad usage, 3 some inputs failed and are named.""",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: tuple[tuple[Callable[..., None], bool], ...] = (
    (read.read, True),
    (add.add, True),
    (watch.watch, True),
    (statements.statements, False),
    (events.events, False),
    (facts.facts, False),
    (office.office, True),
    (timeline.timeline, False),
    (search.search, True),
    (matter.matter, True),
    (utterances.utterances, False),
    (promises.promises, False),
    (versions.versions, True),
    (copies.copies, True),
    (review.review, False),
    (correct.correct, True),
    (judge.judge, True),
    (rebuild.rebuild, False),
    (serve.serve, False),
    (doctor.doctor, False),
    (export.export, True),
    (export.import_, True),
    (demo.demo, False),
    (version.version, False),
)
"""The commands in the order of the help, and whether one without arguments shows its help."""


def _help(command: Callable[..., None]) -> str:
    """A command's docstring, with the mark that keeps the lines of its examples as they are."""
    return re.sub(r"\n\n(?=Examples?:)", "\n\n\b\n", inspect.getdoc(command) or "")


for _command, _needs_arguments in _COMMANDS:
    app.command(_command.__name__.rstrip("_"), help=_help(_command), no_args_is_help=_needs_arguments)(_command)


def prepare_streams() -> None:
    """Let what a terminal's encoding cannot show stand as escapes, so that the rest is shown."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code."""
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        tell("stopped")
        return INTERRUPTED
    except OSError as error:
        _let_go_of_stdout()
        tell(f"{error.filename or 'the output'}: {error.strerror or error}; see to the disk and to permissions")
        return OnrecordError.exit_code
    return code


def _invoke(arguments: Sequence[str]) -> int:
    group = typer.main.get_command(app)
    name = "onrecord"
    try:
        with group.make_context(name, list(arguments)) as context:
            name = f"onrecord {arguments[0]}" if arguments else name
            group.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        _tell_usage(error, name)
        return 2
    except OnrecordError as error:
        tell(str(error))
        return error.exit_code
    except OSError:
        raise
    except Exception as error:  # the last line of defence: what it is, is told
        if sys.flags.dev_mode:
            raise
        tell(f"a fault of ours: {_fault(error)}; please report it, with what PYTHONDEVMODE=1 shows")
        return OUR_FAULT
    return 0


def _tell_usage(error: typer.TyperException, name: str) -> None:
    """A fault of the command line itself, in our one line; `no_args_is_help` comes as an error that is the help."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    name = context.command_path if context is not None else name
    if type(error).__name__ == "NoArgsIsHelpError":
        print(message, file=sys.stderr)
        return
    first = message.strip().rstrip(".").split("\n")[0]
    tell(f"{name}: {first[:1].lower()}{first[1:]}; see {name} --help")


def _fault(error: Exception) -> str:
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" at {Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""
    return f"{type(error).__name__}{where}: {error}"


def _let_go_of_stdout() -> None:
    """Python flushes stdout once more as it ends, and would complain: give it something that takes all."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(devnull, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(devnull)
