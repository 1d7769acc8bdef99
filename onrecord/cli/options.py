"""The options that several commands share, so that they read alike everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onrecord.dates import Edtf
from onrecord.errors import UsageError
from onrecord.model import Status

LEDGER = "onrecord.db"
"""The ledger where none is named: a file in the folder where one works."""


def _named(value: str | None) -> str | None:
    """What narrows a list down; empty ("$NAME" of a script, unset) it would be taken for the whole."""
    if value is not None and not value.strip():
        raise typer.BadParameter("it is empty; leave it out to have all")
    return value


Ledger = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="FILE|ADDRESS",
        envvar="ONRECORD_LEDGER",
        help="The ledger: a file, or a database such as postgresql://user@host/name.",
        show_envvar=True,
    ),
]
Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="A name in any spelling; the same as --by.", show_default=False, callback=_named
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", help="By whom: a name in any spelling, or a role such as minister.", callback=_named
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="WORDS",
        help='Words that all occur; har* is a beginning, "naval base" a phrase.',
        callback=_named,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What had been said, had happened or held by then."),
]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DATE", help="What could be known by then, from reports that were out."),
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Dated, or possibly dated, on this day or later.")
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Dated, or possibly dated, on this day or earlier.")
]
StatusOf = Annotated[
    Status | None,
    typer.Option("--status", help="Only events that are told as such. A planned one shows what came of it."),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help="At most so many; 50 on a terminal, all in a pipe."),
]
Confidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="P",
        min=0,
        max=1,
        help="Only what is right with at least this probability; else 0.55 of statements. 0 shows all.",
        show_default=False,
    ),
]
Threads = Annotated[
    int,
    typer.Option("--threads", metavar="N", min=1, help="Processors for the tagger of statements.", show_default=True),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch also from this machine and from private networks.")
]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines, as in a pipe.")]


def last_day(value: str | None, option: str) -> date | None:
    """The day that a date option means: of a month or a year, the last. Raises UsageError.

    >>> last_day("2023-02", "--as-of")
    datetime.date(2023, 2, 28)
    """
    if value is None:
        return None
    day = Edtf.parse(value).last
    if day is None:
        raise UsageError("a date without an end", f"{option} {value}", "give a day such as 2019-02-04")
    return day


def first_day(value: str | None, option: str) -> date | None:
    """The day that an option means that opens a time: of a month or a year, the first. Raises UsageError.

    >>> first_day("2023-02", "--from")
    datetime.date(2023, 2, 1)
    """
    if value is None:
        return None
    day = Edtf.parse(value).first
    if day is None:
        raise UsageError("a date without a beginning", f"{option} {value}", "give a day such as 2019-02-04")
    return day


def existing(ledger: str) -> Path | str:
    """The ledger to ask, as `Ledger.open` takes it."""
    return ledger if "://" in ledger else Path(ledger)
