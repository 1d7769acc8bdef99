"""The record of one report, laid out for a person: what it is, whom it may endanger, who said what, what happened.

Invariant: nothing of the record is changed for its looks. Words are verbatim, unknown dates are said to be unknown, and
what was set aside or not read is told at the end.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from rich.console import Console
from rich.text import Text

from onrecord.cli.page_layout import ACT, QUIET, STRONG, WARNING, Sheet, dated, line, plain
from onrecord.cli.terminal import safe
from onrecord.model import OUTLET, Dating, Event, Fact, Notice, Record, Role, Span, Statement, Status
from onrecord.wording import words
from onrecord.wording.date_words import interval
from onrecord.wording.passages import Part, passage

_SAMPLES, _SAMPLE = 8, 28
"""How many pieces of furniture are shown, and how much of each."""


def print_record(record: Record, out: Console, *, unsure: int = 0) -> None:
    """Print a record; `unsure` statements were left out of it for their confidence."""
    marks_cue = out.color_system is None  # no underline there: the cue stands between low lines
    sheet = Sheet()
    _head(sheet, record)
    for notice in record.report.notices:
        add_notice(sheet, notice)
    if record.statements:
        sheet.section("Statements", str(len(record.statements)))
        for statement in record.statements:
            _statement(sheet, record, statement, marks_cue=marks_cue)
    if unsure:
        sheet.row("", plain(f"{words.count(unsure, 'statement')} less sure; --min-confidence 0 shows all", QUIET))
    if record.events:
        sheet.section("Events", str(len(record.events)))
        sheet.gap()
        for event in record.events:
            _event(sheet, record, event)
    if record.facts:
        sheet.section("Facts", str(len(record.facts)))
        sheet.gap()
        for _, facts in groupby(record.facts, key=lambda fact: (fact.span, fact.voice)):
            _facts(sheet, record, tuple(facts))
    _foot(sheet, record)
    out.print()
    out.print(sheet)
    out.print()


def _head(sheet: Sheet, record: Record) -> None:
    report = record.report
    sheet.row("", plain(report.title or "without a title", STRONG if report.title else QUIET))
    sheet.gap()
    if report.outlet:
        sheet.row("outlet", plain(report.outlet))
    sheet.row("published", *_with_basis(report.published))
    if report.modified:
        sheet.row("modified", *_with_basis(report.modified))
    if report.entries:
        told = [entry.posted.at or entry.posted.value or "" for entry in report.entries]
        sheet.row(
            "live blog", plain(words.count(len(told), "entry", "entries")), plain(f"{min(told)} to {max(told)}", QUIET)
        )
    if report.dateline:
        sheet.row("filed from", plain(report.dateline))
    sheet.row("language", plain(words.language(report.language)))
    if report.url:
        sheet.row("address", plain(report.url))


def _with_basis(dating: Dating) -> list[Text]:
    return [dated(dating.date), plain(dating.basis, QUIET)]


def add_notice(sheet: Sheet, notice: Notice) -> None:
    """Set a notice to readers on a sheet: who, for what, under what penalty, and its own words."""
    places = words.listed(words.country(code) for code in notice.jurisdiction)
    sheet.section("Notice", *([safe(f"readers in {places} may be at risk")] if places else []), style=WARNING)
    if notice.at_risk:
        sheet.row("who", plain(notice.at_risk))
    if notice.acts:
        sheet.row("for", plain(words.listed(notice.acts)))
    if notice.penalty:
        sheet.row("penalty", plain(notice.penalty))
    sheet.row("in its words", plain(notice.span.quote, QUIET))


def _statement(sheet: Sheet, record: Record, statement: Statement, *, marks_cue: bool) -> None:
    sheet.gap()
    said = plain(words.speaker(statement.speaker), STRONG)
    if statement.speaker.role:
        said.append(f", {safe(statement.speaker.role)}", style="not bold")
    said.append("  ").append(words.ACTS[statement.act], style=f"not bold {ACT}")
    told = [said, _passage(record, statement, marks_cue=marks_cue)]
    asides = line(
        *(f"{name} {safe(span.quote)}" for name, span in _circumstances(statement) if span),
        "within another statement" if statement.within else None,
        statement.said_on.basis if statement.said_on.date is None else None,
    )
    if asides:
        told.append(asides)
    sheet.row(dated(statement.said_on.date), *told)


def _circumstances(statement: Statement) -> tuple[tuple[str, Span | None], ...]:
    return (
        ("where:", statement.venue),
        ("to:", statement.addressee),
        ("by way of:", statement.via),
        ("asked by:", statement.asker),
    )


def _passage(record: Record, statement: Statement, *, marks_cue: bool) -> Text:
    shown = Text()
    for piece in passage(record.report, statement):
        text = safe(piece.text)
        if piece.part is Part.CUE:
            shown.append(f"_{text}_" if marks_cue else text, style="underline")
        else:
            shown.append(text, style="" if piece.part is Part.WORDS else QUIET)
    return shown


def _voice(record: Record, voice: str) -> str | None:
    if voice == OUTLET:
        return None
    said = next(statement for statement in record.statements if statement.id == voice)
    return f"as {words.speaker(said.speaker)} has it"


def _event(sheet: Sheet, record: Record, event: Event) -> None:
    status = Text(event.status.value, style=QUIET if event.status is Status.HAPPENED else ACT)
    about = line(
        status,
        words.parts(event),
        f"in {event.place}" if event.place else None,
        _voice(record, event.voice),
        words.event_type(event),
    )
    sheet.row(dated(event.when.date), plain(event.span.quote), about)


def _facts(sheet: Sheet, record: Record, facts: tuple[Fact, ...]) -> None:
    """Facts that the same words carry: the words stand under the last."""
    for fact in facts:
        when = interval(fact.valid_from.date, fact.valid_to.date, fact.held_on.date)
        sheet.row(Text(when), plain(words.relation(fact)), *([plain(fact.derived, QUIET)] if fact.derived else []))
    sheet.row("", line(plain(f"“{facts[-1].span.quote}”", QUIET), _voice(record, facts[-1].voice)))


def _foot(sheet: Sheet, record: Record) -> None:
    report = record.report
    captions = Counter(safe(report.text[b.start : b.end]).strip() for b in report.blocks if b.role is Role.CAPTION)
    if captions:
        sheet.section(
            "Captions",
            *(plain(f"{it} (it stands there {n} times)" if n > 1 else it, QUIET) for it, n in captions.items()),
        )
    if report.credits:
        sheet.gap()
        for kind, label in words.CREDITS.items():
            named = dict.fromkeys(credit.name for credit in report.credits if credit.kind is kind)
            if named:
                sheet.row(label, plain(words.listed(named)))
    furniture = [report.text[b.start : b.end].strip() for b in report.blocks if b.role is Role.FURNITURE]
    furniture = [text for text in furniture if text]
    if furniture:
        samples = [_short(text) for text in dict.fromkeys(furniture)]
        more = len(samples) - _SAMPLES
        note = " / ".join(samples[:_SAMPLES]) + (f" / and {more} more" if more > 0 else "")
        counted = words.count(len(furniture), "piece of furniture", "pieces of furniture")
        sheet.section("Set aside", counted, plain(note, QUIET))
    if record.caveats:
        sheet.section("Not read well", *(plain(caveat.message) for caveat in record.caveats), style=WARNING)


def _short(text: str) -> str:
    text = safe(text)
    return text if len(text) <= _SAMPLE else text[: _SAMPLE - 1].rstrip() + "…"
