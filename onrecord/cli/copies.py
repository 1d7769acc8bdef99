"""`onrecord copies`: whose text a report is, and how many independent sources stand behind how many outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import options
from onrecord.cli.found import report_form
from onrecord.cli.options import existing, last_day
from onrecord.cli.terminal import console, for_a_person, print_json
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.cli.page_layout import Sheet
    from onrecord.ledger import StoredReport
    from onrecord.queries import CopiedFrom, Lineage, Member

_PASSAGE = 160
"""Code points of a shared passage that are shown: two lines."""


def copies(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, file name or address.")],
    known_by: options.KnownBy = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Show which reports share a text, and who has it from whom.

    Whole copies are found, and parts of a fifth or more, such as an agency's text inside a longer report; what stands
    in quotation marks is not counted. Outlets that only copy or credit a wire are no independent sources.

    Examples:
      onrecord copies sarntoday.txt
      onrecord copies sarntoday.txt --known-by 2023-02-15 | jq .copied
    """
    day = last_day(known_by, "--known-by")
    from onrecord import judging, queries
    from onrecord.ledger import Ledger

    with Ledger.open(existing(ledger), create=False) as opened:
        lineage = queries.lineage(opened, judging.find(opened, report).id, known_by=day)
    if for_a_person(json):
        _show(lineage)
    else:
        for member in lineage.members:
            print_json(_form(lineage, member))


def _show(lineage: Lineage) -> None:
    from onrecord.cli.page_layout import QUIET, STRONG, Sheet, dated, line, plain

    out = console()
    sheet = Sheet()
    for member in lineage.members:
        report = member.report
        sheet.gap()
        credit = f"credits {words.listed(member.wires)}" if member.wires else None
        sheet.row(
            dated(report.published.date),
            line(plain(report.outlet or report.name, STRONG), report.name if report.outlet else None, credit),
            plain(report.title or ""),
        )
        if member.original and len(lineage.members) > 1:
            sheet.row("", plain("the text is its own", QUIET))
        for copied in member.copied:
            _copied(sheet, copied)
        for shared in lineage.undecided:
            if report in (shared.one, shared.other):
                other, share = (
                    (shared.other, shared.share) if report == shared.one else (shared.one, shared.other_share)
                )
                sheet.row("", plain(f"{share:.0%} of its text is also in {_named(other)}: {shared.reason}"))
    out.print()
    out.print(sheet)
    out.print()
    out.print(plain(_summary(lineage), STRONG))


def _copied(sheet: Sheet, copied: CopiedFrom) -> None:
    from onrecord.cli.page_layout import QUIET, plain

    sheet.row("", plain(f"{copied.share:.0%} of its text is from {_named(copied.source)}: {copied.reason}"))
    if copied.passage is not None:
        quote = " ".join(copied.passage.quote.split())
        shown = quote if len(quote) <= _PASSAGE else f"{quote[:_PASSAGE]}…"
        sheet.row("", plain(f"“{shown}”", QUIET))


def _summary(lineage: Lineage) -> str:
    outlets = words.count(lineage.outlets, "outlet")
    sources = words.count(lineage.independent, "independent source")
    alone = "No other report shares its text. " if len(lineage.members) == 1 else ""
    return f"{alone}{outlets}, {sources}: {words.listed(lineage.sources)}"


def _named(report: StoredReport) -> str:
    return report.outlet or report.name


def _form(lineage: Lineage, member: Member) -> dict[str, Any]:
    undecided = [
        {"report": other.id, "share": share, "other_share": other_share, "reason": pair.reason}
        for pair in lineage.undecided
        for own, other, share, other_share in (
            (pair.one, pair.other, pair.share, pair.other_share),
            (pair.other, pair.one, pair.other_share, pair.share),
        )
        if own == member.report
    ]
    return {
        "kind": "copy",
        "report": report_form(member.report),
        "wires": list(member.wires),
        "original": member.original,
        "copied": [
            {
                "from": it.source.id,
                "share": it.share,
                "other_share": it.other_share,
                "reason": it.reason,
                "passage": it.passage and {"text": it.passage.quote, "start": it.passage.start, "end": it.passage.end},
            }
            for it in member.copied
        ],
        "undecided": undecided,
        "outlets": lineage.outlets,
        "independent": lineage.independent,
        "sources": list(lineage.sources),
    }
