"""`onrecord utterances`: each act of saying with all reports' renderings of it, and the words in which they differ."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import options
from onrecord.cli.found import left_out_note, report_form
from onrecord.cli.options import existing, last_day
from onrecord.cli.terminal import console, for_a_person, print_json, tell
from onrecord.wording import words

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.cli.page_layout import Sheet
    from onrecord.ledger import Ledger, StoredReport
    from onrecord.matters.differing import Differing
    from onrecord.model import Rendering, Span
    from onrecord.queries import FoundUtterance, LeftOut

_AT_ONCE, _ON_A_SCREEN = 200, 50
"""Utterances fetched at once for a pipe; shown to a person unless told otherwise."""

_SHOWN = 60
"""Code points of differing words that are listed."""

_MARK = "underline"


def utterances(
    statement: Annotated[
        str | None, typer.Argument(metavar="[STATEMENT]", help="A statement's id: its utterance.", show_default=False)
    ] = None,
    by: options.By = None,
    about: options.About = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    several: Annotated[bool, typer.Option("--several", help="Only what several reports have.")] = False,
    min_confidence: options.Confidence = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List acts of saying, with all reports' renderings of each.

    Statements of one speaker that are one act of saying stand together: the fullest first, of the others the words in
    which they differ, who has it from whom, and where two renderings do not say the same.

    Examples:
      onrecord utterances --by Vosken --several
      onrecord utterances --about harbour --as-of 2023-12
      onrecord utterances st-01a2b3c4d5e6f7a8b9c0 --json
    """
    days = {"as_of": last_day(as_of, "--as-of"), "known_by": last_day(known_by, "--known-by")}
    from onrecord import queries
    from onrecord.ledger import Ledger

    person = for_a_person(json)
    with Ledger.open(existing(ledger), create=False) as opened:
        if statement is not None:
            found = [queries.utterance_of(opened, statement, minimum_confidence=min_confidence, **days)]
            left, more = None, False
        else:
            asked = _Asked(opened, by, about, days, min_confidence, several=several)
            found, left, more = asked.up_to((limit or _ON_A_SCREEN) if person else limit)
    note = left_out_note(left, "statements") if left else None
    if person:
        _show(found, note, more=more)
        return
    for it in found:
        print_json(_form(it))
    if note:
        tell(note)


class _Asked:
    def __init__(
        self,
        ledger: Ledger,
        by: str | None,
        about: str | None,
        days: dict[str, date | None],
        min_confidence: float | None,
        *,
        several: bool,
    ) -> None:
        self._ledger, self._several = ledger, several
        self._asked = {"by": by, "about": about, "minimum_confidence": min_confidence}
        self._days = days

    def up_to(self, limit: int | None) -> tuple[list[FoundUtterance], LeftOut | None, bool]:
        """So many utterances (None: all), what the dates leave out, and whether there are more."""
        from onrecord import queries

        found: list[FoundUtterance] = []
        left: LeftOut | None = None
        after: str | None = None
        while limit is None or len(found) <= limit:
            size = _AT_ONCE if limit is None or self._several else limit - len(found) + 1
            page = queries.utterances(self._ledger, limit=size, after=after, **self._asked, **self._days)  # type: ignore[arg-type]
            left = left or page.left_out
            found += [it for it in page.items if len({r.id for r in it.reports}) > 1 or not self._several]
            after = page.next
            if after is None:
                break
        shown = found if limit is None else found[:limit]
        return shown, left, len(found) > len(shown)


def _show(found: list[FoundUtterance], note: str | None, *, more: bool) -> None:
    from onrecord.cli.page_layout import Sheet, plain

    out = console()
    if not found:
        out.print("The ledger has no such utterances.")
    else:
        sheet = Sheet()
        for it in found:
            sheet.gap()
            _utterance(sheet, it)
        out.print()
        out.print(sheet)
        out.print()
    if note:
        out.print(plain(note), style="dim")
    if more:
        out.print(f"The first {len(found)}; more with --limit.", style="dim")


def _utterance(sheet: Sheet, found: FoundUtterance) -> None:
    from onrecord.cli.page_layout import QUIET, STRONG, WARNING, dated, line, plain
    from onrecord.matters.differing import differing

    item = found.item
    name = words.speaker(found.speaker, found.entity.name if found.entity else None)
    several = len(set(found.reports)) > 1
    behind = f"{words.count(item.outlets, 'outlet')}, {words.count(len(item.sources), 'independent source')}"
    sheet.row(dated(item.said_on.date), line(plain(name, STRONG), found.speaker.role, behind if several else None))
    reports = {report.id: report for report in found.reports}
    for rendering, report in zip(item.renderings, found.reports, strict=True):
        sheet.row("", _marked(rendering), line(*_source(rendering, report, reports)))
        if rendering.differs or rendering.lacks:
            sheet.row("", plain(_changed(rendering), QUIET))
    if several:
        sheet.row("", plain(f"taken for one: {item.reason}", QUIET))
    for each in differing(item):
        sheet.row("", plain(f"They do not say the same: {_sentence(each, reports)}", WARNING))


def _marked(rendering: Rendering) -> Text:
    """The words, those underlined that the first rendering does not have."""
    from rich.text import Text

    from onrecord.cli.page_layout import plain
    from onrecord.model import Form
    from onrecord.wording.passages import GAP

    whole = []
    for span in rendering.cited.words:
        text, at = Text(), span.start
        for differs in (it for it in rendering.differs if span.covers(it)):
            text.append(plain(span.quote[at - span.start : differs.start - span.start]))
            text.append(plain(differs.quote, _MARK))
            at = differs.end
        text.append(plain(span.quote[at - span.start :]))
        own = rendering.form is Form.DIRECT and words.quoted(span.quote) != span.quote
        whole.append(Text("“").append(text).append("”") if own else text)
    return Text(f" {GAP} ").join(whole)


def _source(rendering: Rendering, report: StoredReport, reports: dict[str, StoredReport]) -> list[str]:
    from onrecord.wording.date_words import in_words

    source = reports.get(rendering.copied_from or "")
    out = [_named(report), in_words(report.published.date) if report.published.date else "publication date unknown"]
    return [*out, f"has it from {_named(source)}"] if source else out


def _changed(rendering: Rendering) -> str:
    has, lacks = _listed(rendering.differs), _listed(rendering.lacks)
    return " · ".join(filter(None, (has and f"has {has}", lacks and f"lacks {lacks}")))


def _listed(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"“{words.shortened(span.quote, _SHOWN)}”" for span in spans)


def _sentence(each: Differing, reports: dict[str, StoredReport]) -> str:
    """The reason, with the outlets in the place of "the first" and "the second"."""
    one, other = (_named(reports[it.cited.report]) for it in (each.one, each.other))
    return each.reason.replace("the first", one, 1).replace("the second", other, 1)


def _named(report: StoredReport) -> str:
    return report.outlet or report.name


def _form(found: FoundUtterance) -> dict[str, Any]:
    from onrecord.matters.differing import differing

    item = found.item
    entity = found.entity
    return {
        "kind": "utterance",
        "id": item.id,
        "entity": entity and {"id": entity.id, "name": entity.name, "kind": entity.kind.value},
        "speaker": found.speaker.name,
        "said_on": {
            "value": item.said_on.value,
            "basis": item.said_on.basis,
            "method": item.said_on.method.value,
        },
        "score": item.score,
        "reason": item.reason,
        "outlets": item.outlets,
        "sources": list(item.sources),
        "renderings": [
            {
                "statement": it.cited.item,
                "content": _quotes(it.cited.words),
                "form": it.form.value,
                "act": it.act.value,
                "language": it.language,
                "said_on": it.cited.when.value,
                "copied_from": it.copied_from,
                "differs": _quotes(it.differs),
                "lacks": _quotes(it.lacks),
                "report": report_form(report),
            }
            for it, report in zip(item.renderings, found.reports, strict=True)
        ],
        "differing": [
            {
                "in": it.kind.value,
                "one": it.one.cited.item,
                "other": it.other.cited.item,
                "words": _quotes(it.words),
                "other_words": _quotes(it.other_words),
                "reason": it.reason,
            }
            for it in differing(item)
        ],
    }


def _quotes(spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    return [{"text": span.quote, "start": span.start, "end": span.end} for span in spans]
