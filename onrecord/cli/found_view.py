"""What queries find as a table: dates at one edge, who beside them, then the words and where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.cli.page_layout import ACT, QUIET, STRONG, Sheet, dated, line, plain
from onrecord.ledger import StoredReport
from onrecord.model import Status
from onrecord.queries import FoundEvent, FoundFact, FoundStatement
from onrecord.queries.results import Found
from onrecord.wording import words
from onrecord.wording.date_words import in_words, interval
from onrecord.wording.passages import GAP

WHO = 20
"""Columns for who: most names take less."""


def print_found(items: Iterable[Found], out: Console) -> None:
    """Print items in the order given."""
    sheet = Sheet(WHO)
    for found in items:
        add_found(sheet, found)
    out.print()
    out.print(sheet)
    out.print()


def add_found(sheet: Sheet, found: Found) -> None:
    """Set one item on a sheet that has a column for who."""
    sheet.gap()
    if isinstance(found, FoundStatement):
        _statement(sheet, found)
    elif isinstance(found, FoundEvent):
        _event(sheet, found)
    else:
        _fact(sheet, found)


def _statement(sheet: Sheet, found: FoundStatement) -> None:
    statement = found.item
    who = [plain(words.speaker(statement.speaker, found.speaker), STRONG)]
    if found.role:
        who.append(plain(found.role, QUIET))
    who.append(Text(words.ACTS[statement.act], style=ACT))
    sheet.row(
        dated(statement.said_on.date),
        plain(words.content(statement, GAP)),
        _source(found.report),
        who=Text("\n").join(who),
    )


def _event(sheet: Sheet, found: FoundEvent) -> None:
    event = found.item
    status = Text(event.status.value, style=QUIET if event.status is Status.HAPPENED else ACT)
    who = [part for part in (plain(words.parts(event), STRONG), status) if part]
    sheet.row(
        dated(event.when.date), plain(event.span.quote), _source(found.report, found.told_by), who=Text("\n").join(who)
    )


def _fact(sheet: Sheet, found: FoundFact) -> None:
    fact = found.item
    when = interval(fact.valid_from.date, fact.valid_to.date, fact.held_on.date)
    who = Text("\n").join([plain(fact.subject, STRONG), Text(fact.relation.value, style=ACT)])
    words_of = plain(f"“{fact.span.quote}”", QUIET)
    sheet.row(Text(when), plain(fact.object), words_of, _source(found.report, found.told_by), who=who)


def _source(report: StoredReport, told_by: str | None = None) -> Text:
    """Which report says so, and in whose voice."""
    day = in_words(report.published.date) if report.published.date else None
    return line(f"as {told_by} has it" if told_by else None, report.outlet or report.name, day)
