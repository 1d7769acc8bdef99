"""`onrecord export` and `onrecord import`: a whole ledger as a file, and such a file into a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.terminal import safe, tell
from onrecord.errors import MissingInput, UsageError
from onrecord.wording import words

_SQLITE = b"SQLite format 3\0"


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="bundle: the whole ledger.")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to; - is standard output.")] = "-",
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Write a ledger out.

    A bundle is the whole ledger as JSON Lines: pages with their bytes, every reading, judgements and feeds, and a hash
    of it all. Two ledgers that hold the same give the same bytes. onrecord import takes it in.

    Example:
      onrecord export bundle archive.jsonl --ledger archive.db
    """
    if form != "bundle":
        raise UsageError("no format that a ledger is written in", form, "give bundle")
    from onrecord.ledger import Ledger

    with Ledger.open(options.existing(ledger), create=False) as opened:
        if file == "-":
            for line in opened.bundle():
                sys.stdout.buffer.write(line.encode())
            sys.stdout.flush()
            return
        # Beside the file, and then in its place: a run that was stopped leaves the older bundle.
        unfinished = Path(f"{file}.unfinished")
        with unfinished.open("w", encoding="utf-8", newline="") as out:
            out.writelines(opened.bundle())
        unfinished.replace(file)
        tell(f"{file}: {words.count(len(opened.reports()), 'report')}")


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A bundle, or another ledger; - is standard input.")],
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Take a bundle or another ledger into a ledger.

    The ledger is made where there is none. What is there already stays as it is: the same bundle twice changes
    nothing, and the order of several does not matter. Of two readings of one page the one recorded last is shown; what
    was retracted in either ledger stays retracted. A bundle that was cut short or altered is not taken in at all.

    Examples:
      onrecord import archive.jsonl
      onrecord import theirs.db --ledger ours.db
    """
    from onrecord import intake
    from onrecord.ledger import Ledger

    with _lines(file) as lines, Ledger.open(options.existing(ledger)) as opened:
        taken = intake.take_in(opened, lines, file)
        told = (
            f"{words.count(taken.pages, 'page')}, {words.count(taken.readings, 'reading')} and"
            f" {words.count(taken.judgements, 'judgement')} taken in"
        )
        print(f"{safe(opened.where)}: {told}")


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE))


@contextmanager
def _lines(file: str) -> Iterator[Iterator[str]]:
    """A bundle's lines, from a file, from standard input, or from another ledger. Raises MissingInput."""
    from onrecord.ledger import Ledger

    if file == "-":
        yield (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        return
    try:
        ledger = "://" in file or _begins(Path(file)) == _SQLITE
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        raise MissingInput(what, file, "give the file that onrecord export bundle wrote, or a ledger") from None
    if ledger:
        with Ledger.open(options.existing(file), create=False) as other:
            yield other.bundle()
        return
    with Path(file).open(encoding="utf-8", errors="replace", newline="\n") as opened:
        yield iter(opened)
