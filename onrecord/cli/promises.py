"""`onrecord promises`: what was promised or forecast for a day, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.cli import options
from onrecord.cli.found import found_form, report_form
from onrecord.cli.options import existing, last_day
from onrecord.cli.terminal import console, for_a_person, print_json
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.cli.page_layout import Sheet
    from onrecord.queries import FoundPromise

_ON_A_SCREEN, _AT_ONCE = 50, 500
"""Promises shown to a person unless told otherwise; fetched at once for a pipe."""


def promises(
    by: options.By = None,
    about: options.About = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    min_confidence: options.Confidence = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List what was promised for a day, and what became of it.

    A promise, threat, forecast or plan counts that has a day in its own words. "met" and "moved" come with the words
    that say so; "nothing found" says that no report in the ledger tells of it, not that nothing happened. Without
    --as-of, as things stand today.

    Examples:
      onrecord promises --as-of 2024-07-02
      onrecord promises --by Vosken --as-of 2024-12-31 --json
    """
    day = last_day(as_of, "--as-of") or date.today()  # noqa: DTZ011  # the day on the user's calendar
    known = last_day(known_by, "--known-by")
    from onrecord import queries
    from onrecord.ledger import Ledger

    person = for_a_person(json)
    most = (limit or _ON_A_SCREEN) if person else limit
    found: list[FoundPromise] = []
    after: str | None = None
    with Ledger.open(existing(ledger), create=False) as opened:
        while True:
            page = queries.promises(
                opened,
                as_of=day,
                by=by,
                about=about,
                known_by=known,
                minimum_confidence=min_confidence,
                limit=_AT_ONCE if most is None else most - len(found),
                after=after,
            )
            found += page.items
            after = page.next
            if after is None or (most is not None and len(found) >= most):
                break
    if person:
        _show(found, more=after is not None)
        return
    for it in found:
        print_json(_form(it))


def _show(found: list[FoundPromise], *, more: bool) -> None:
    from onrecord.cli.page_layout import Sheet

    out = console()
    if not found:
        out.print("The ledger has no such promises.")
        return
    sheet = Sheet()
    for it in found:
        sheet.gap()
        _promise(sheet, it)
    out.print()
    out.print(sheet)
    out.print()
    if more:
        out.print(f"The first {len(found)}; more with --limit.", style="dim")


def _promise(sheet: Sheet, found: FoundPromise) -> None:
    from onrecord.cli.page_layout import ACT, QUIET, STRONG, dated, line, plain
    from onrecord.wording.date_words import in_words
    from onrecord.wording.passages import GAP

    item, made = found.item, found.statement
    report = made.report
    out = in_words(report.published.date) if report.published.date else None
    also = sorted({it.outlet or it.name for it in found.also})
    said = in_words(item.cited.when.date) if item.cited.when.date else "date unknown"
    sheet.row(
        dated(item.due.date),
        line(
            plain(words.speaker(made.item.speaker, made.speaker), STRONG),
            made.role,
            plain(words.ACTS[item.act], ACT),
            said,
        ),
        plain(words.content(made.item, GAP)),
        line(report.outlet or report.name, out, f"also in {words.listed(also)}" if also else None),
        line(plain(item.state.value, STRONG), item.reason),
    )
    for cited, told in zip(item.outcome, found.outcome, strict=True):
        whose = f"as {cited.speaker} has it" if cited.speaker else None
        day = in_words(told.published.date) if told.published.date else None
        sheet.row("", plain(f"“{cited.words[0].quote}”", QUIET), line(whose, told.outlet or told.name, day))


def _form(found: FoundPromise) -> dict[str, Any]:
    item = found.item
    return {
        "kind": "promise",
        "id": item.id,
        "due": {"value": item.due.value, "basis": item.due.basis, "method": item.due.method.value},
        "state": item.state.value,
        "reason": item.reason,
        "statement": found_form(found.statement),
        "also": [report_form(report) for report in found.also],
        "outcome": [
            {
                "event": cited.item,
                "content": [{"text": span.quote, "start": span.start, "end": span.end} for span in cited.words],
                "when": cited.when.value,
                "told_by": cited.speaker,
                "report": report_form(report),
            }
            for cited, report in zip(item.outcome, found.outcome, strict=True)
        ],
    }
