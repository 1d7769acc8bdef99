"""`onrecord correct`: a person's judgement of when a report was published."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.judgement_view import show_changes
from onrecord.cli.terminal import console, safe
from onrecord.dates import Edtf
from onrecord.errors import DateError, UsageError
from onrecord.wording import words
from onrecord.wording.date_words import in_words

if TYPE_CHECKING:
    from onrecord.judging import Correction
    from onrecord.ledger import StoredReport
    from onrecord.model import Judgement
    from onrecord.queries import PublicationEvidence


def correct(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, file name or address.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published, in EDTF.")] = None,
    because: Annotated[str | None, typer.Option(metavar="WORDS", help="Why: it stands with the date.")] = None,
    author: Annotated[
        str | None,
        typer.Option(metavar="NAME", envvar="ONRECORD_AUTHOR", help="Who says so; else the name of your login."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Withdraw the correction that stands.")] = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Correct when a report was published, and see what moves.

    With no date, it shows the one that stands, why, and what other reports tell of it. With one, all that was dated by
    it is read anew. The correction is kept with author, time and reason, outlives later readings
    of the page, and can be undone; the date that the page gave stays in the explanation.

    Examples:
      onrecord correct halyard.txt
      onrecord correct halyard.txt --published 2018-02-05 --because "a misprint"
      onrecord correct halyard.txt --undo
    """
    asks = not (published or because or undo)
    judgement = _judgement(published, because, author) if not (undo or asks) else None
    if undo and (published or because):
        raise UsageError("a date and --undo", report, "give one of them")
    from onrecord import judging, queries
    from onrecord.ledger import Ledger

    with Ledger.open(options.existing(ledger), create=False) as opened:
        found = judging.find(opened, report)
        if asks:
            _show_evidence(found, queries.publication_evidence(opened, found.id))
            return
        done = judging.correct(opened, found.id, judgement) if judgement else judging.withdraw(opened, found.id)
    _show(done, found.title or found.name)


def _judgement(published: str | None, because: str | None, author: str | None) -> Judgement:
    """What was typed, as a judgement. Raises UsageError, DateError."""
    from onrecord.model import Judgement

    if not published or not because or not because.strip():
        raise UsageError("a correction needs a date and a reason", "correct", "give --published DATE --because WORDS")
    when = Edtf.parse(published)
    if when.first is None or when.last is None:
        raise DateError("a publication date without a beginning or an end", published, "give a day, month or year")
    return Judgement(when, author or getpass.getuser(), datetime.now(UTC), because.strip())


def _show_evidence(report: StoredReport, evidence: PublicationEvidence) -> None:
    out = console()
    out.print(safe(report.title or report.name), style="bold")
    out.print(f"published {_date(report.published.value)}")
    out.print(f"  {safe(report.published.basis)}", style="dim")
    for piece in evidence.pieces:
        out.print(f"  {safe(piece.sentence)}")
    if evidence.range is not None:
        out.print(f"by other reports: {in_words(evidence.range)}")
    elif evidence.pieces:
        out.print("other reports contradict each other")


def _show(done: Correction, title: str) -> None:
    before, after = done.before.report.published, done.after.report.published
    out = console()
    out.print(safe(title), style="bold")
    out.print(f"published {_date(before.value)} → {_date(after.value)}")
    out.print(f"  {safe(after.basis)}", style="dim")
    count = words.count(len(done.moved), "date")
    rest = words.count(done.stand, "item")
    out.print(f"{count} moved, {rest} stand{'s' * (done.stand == 1)}")
    show_changes(done)


def _date(value: str | None) -> str:
    return value or "unknown"
