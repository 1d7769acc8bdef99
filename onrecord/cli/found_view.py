"""What queries find as a table: dates at one edge, who beside them, then the words and where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.cli.page_layout import ACT, QUIET, STRONG, Sheet, dated, line, plain
from onrecord.ledger import StoredReport
from onrecord.model import Outcome, Status
from onrecord.queries import FoundEvent, FoundFact, FoundStatement
from onrecord.queries.results import Found
from onrecord.wording import words
from onrecord.wording.date_words import in_words, interval
from onrecord.wording.passages import GAP

_NOT_NAMED = {"unnamed": "a speaker not named", "document": "a document not named", "group": "a group not named"}
"""Classes of speakers that the ledger gives where it has no name."""

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
    if found.derived and statement.speaker.span:
        who.append(plain(f"“{statement.speaker.span.quote}”, by other reports", QUIET))
    elif found.role:
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
    course = found.course
    lines = [plain(event.span.quote)]
    if course is not None and course.outcome is not Outcome.UNDATED:
        lines.append(plain(f"{course.outcome.value}: {course.basis}", ACT))
    sheet.row(
        dated(event.when.date),
        *lines,
        _source(found.report, found.told_by),
        *_others(found),
        who=Text("\n").join(who),
    )


def _fact(sheet: Sheet, found: FoundFact) -> None:
    fact = found.item
    when = interval(fact.valid_from.date, fact.valid_to.date, fact.held_on.date)
    who = Text("\n").join([plain(fact.subject, STRONG), Text(fact.relation.value, style=ACT)])
    words_of = plain(f"“{fact.span.quote}”", QUIET)
    derived = [plain(fact.derived, QUIET)] if fact.derived else []
    differ = [plain(one.sentence, ACT) for one in found.differences]
    sheet.row(
        Text(when),
        plain(fact.object),
        words_of,
        *derived,
        _source(found.report, found.told_by),
        *differ,
        *_others(found),
        who=who,
    )


def _others(found: FoundEvent | FoundFact) -> list[Text]:
    """Who else tells it: outlets, with a date where it is another one."""
    own = found.tellings[0].when if found.tellings else None
    others = [one for one in found.tellings if one.item != found.item.id]
    if not others:
        return []
    named = []
    for one in others:
        voice = f"{_NOT_NAMED.get(one.told_by, one.told_by)} in " if one.told_by else ""
        date = f" ({one.when})" if one.when and one.when != own else ""
        named.append(f"{voice}{one.report.outlet or one.report.name}{date}")
    listed = [*dict.fromkeys(named), *(["others"] if found.more_tellings else [])]
    return [plain(f"also told by {words.listed(listed)}", QUIET)]


def _source(report: StoredReport, told_by: str | None = None) -> Text:
    """Which report says so, and in whose voice."""
    day = in_words(report.published.date) if report.published.date else None
    told_by = _NOT_NAMED.get(told_by, told_by) if told_by else None
    return line(f"as {told_by} has it" if told_by else None, report.outlet or report.name, day)
