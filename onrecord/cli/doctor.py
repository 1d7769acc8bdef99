"""`onrecord doctor`: whether a ledger is what it should be, and how to mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.terminal import for_a_person, print_json, safe
from onrecord.wording import words

_TOLD = 20
"""Lines of one kind that a person is shown."""


def doctor(
    json: options.Json = False,
    versions: Annotated[
        bool, typer.Option("--versions", help="Tell also which reports another version of Onrecord read.")
    ] = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Check a ledger, and say how to mend it.

    Every quotation is compared with its report, every page with its hash, every id, date, link and row with what it
    hangs on, and the index of words with the words. Nothing is changed. Exit code 1: something is wrong, and each line
    ends with the mend.

    Example:
      onrecord doctor --ledger archive.db
    """
    from onrecord import intake, pipeline
    from onrecord.ledger import Ledger, Problem

    with Ledger.open(options.existing(ledger), create=False) as opened:
        found = list(opened.problems())
        if not found and (number := intake.stale(opened)):
            found.append(
                Problem(f"{number:,} names are linked otherwise than this version links", "links", "onrecord rebuild")
            )
        reports = opened.reports()
        others = [it for it in reports if it.version != pipeline.VERSION]
        if versions and others:
            told = f"{words.count(len(others), 'report')} read by another version of the stages than {pipeline.VERSION}"
            found.append(Problem(told, "readings", "onrecord add reads their pages again"))
    if not for_a_person(json):
        for problem in found:
            print_json({"kind": "problem", "what": problem.what, "where": problem.where, "mend": problem.mend})
    else:
        for problem in found[:_TOLD]:
            print(safe(f"{problem.where}: {problem.what}; {problem.mend}"))
        if len(found) > _TOLD:
            print(f"and {len(found) - _TOLD:,} more; onrecord doctor --json lists all")
        if not found:
            print(f"{safe(opened.where)}: {words.count(len(reports), 'report')}, and nothing is wrong")
    if found:
        raise typer.Exit(1)
