"""`onrecord versions`: what stood at one address, version by version, and what changed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import options
from onrecord.cli.found import report_form
from onrecord.cli.options import existing
from onrecord.cli.terminal import console, for_a_person, print_json
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.cli.page_layout import Sheet
    from onrecord.model import Statement
    from onrecord.queries import Changes, ReportVersion


def versions(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, file name or address.")],
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List the versions of a report, and what each changed.

    Pages of one address are versions of one report. The other commands ask the newest, or with --known-by the newest of
    then.

    Examples:
      onrecord versions halyard.txt
      onrecord versions https://halyard.example/seas/quay | jq .changes.vanished
    """
    from onrecord import judging, queries
    from onrecord.ledger import Ledger

    with Ledger.open(existing(ledger), create=False) as opened:
        found = queries.versions(opened, judging.find(opened, report).id)
        told = [
            None,
            *(queries.changes(opened, a.report.id, b.report.id) for a, b in pairwise(found)),
        ]
    if for_a_person(json):
        _show(list(zip(found, told, strict=True)))
    else:
        for version, changes in zip(found, told, strict=True):
            print_json(_form(version, changes))


def _show(found: list[tuple[ReportVersion, Changes | None]]) -> None:
    from onrecord.cli.page_layout import QUIET, STRONG, Sheet, line, plain

    sheet = Sheet()
    for version, changes in found:
        report = version.report
        sheet.gap()
        until = f"until {version.until}" if version.until else "the newest" if len(found) > 1 else None
        sheet.row(
            f"since {version.since}",
            plain(report.title or report.name, STRONG),
            line(report.outlet, report.name, report.id, until),
        )
        if changes is not None:
            _add_changes(sheet, changes)
    out = console()
    out.print()
    out.print(sheet)
    out.print()
    if len(found) == 1:
        out.print(plain("The ledger has no other version of it.", QUIET))


def _add_changes(sheet: Sheet, changes: Changes) -> None:
    from onrecord.cli.page_layout import QUIET, plain

    if changes.title is not None:
        before, after = (title or "none" for title in changes.title)
        sheet.row("title", plain(f"{before} → {after}"))
    for label, statements in (("appeared", changes.appeared), ("vanished", changes.vanished)):
        for statement in statements:
            sheet.row(label, plain(_words(statement)))
    for changed in changes.changed:
        edits = "; ".join(f"{it.before or '∅'} → {it.after or '∅'}" for it in changed.edits)
        before = words.speaker(changed.before.speaker)
        note = edits or f"as said by another: before, {before}"
        sheet.row("changed", plain(_words(changed.after)), plain(note, QUIET))
    stand = words.count(changes.standing, "statement stands", "statements stand")
    sheet.row("", plain(f"{stand}", QUIET))


def _words(statement: Statement) -> str:
    return f"{words.speaker(statement.speaker)}: {words.content(statement, '…')}"


def _form(version: ReportVersion, changes: Changes | None) -> dict[str, Any]:
    from onrecord.exporters import item_form

    return {
        "kind": "version",
        "report": report_form(version.report),
        "since": version.since.isoformat(),
        "until": version.until and version.until.isoformat(),
        "changes": changes
        and {
            "title": changes.title and list(changes.title),
            "appeared": [item_form(it) for it in changes.appeared],
            "vanished": [item_form(it) for it in changes.vanished],
            "changed": [
                {
                    "before": item_form(it.before),
                    "after": item_form(it.after),
                    "edits": [{"before": edit.before, "after": edit.after} for edit in it.edits],
                    "likeness": it.likeness,
                }
                for it in changes.changed
            ],
            "standing": changes.standing,
        },
    }
