"""`onrecord office`: who held an office on a day, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import options
from onrecord.cli.found import found_form
from onrecord.cli.options import existing, last_day
from onrecord.cli.terminal import console, for_a_person, print_json

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.cli.page_layout import Sheet
    from onrecord.queries import OfficeHolder, OfficeHolders

_SHOWN = 4
"""Reports of a holder that are shown to a person, those first that date a beginning or an end; a pipe gets all."""


def office(
    office: Annotated[str, typer.Argument(metavar="OFFICE", help='Such as "president of Velmeria" or "mayor".')],
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Show who held an office, from when to when.

    By what all reports tell: where they contradict each other, all are shown, and what they leave open is marked as
    uncertain. Without --as-of, everybody who is told to have held it.

    Examples:
      onrecord office "president of Velmeria" --as-of 2024-05-01
      onrecord office "foreign minister" | jq .sentence
    """
    day, known = last_day(as_of, "--as-of"), last_day(known_by, "--known-by")
    from onrecord import queries
    from onrecord.ledger import Ledger

    with Ledger.open(existing(ledger), create=False) as opened:
        found = queries.office_holders(opened, office, as_of=day, known_by=known)
    if for_a_person(json):
        _show(found, office)
    else:
        for holder in (*found.holders, *found.polity_not_told):
            print_json(_form(holder))


def _show(found: OfficeHolders, asked: str) -> None:
    from onrecord.cli.page_layout import Sheet, plain

    out = console()
    if not found.holders:
        when = f" on {found.as_of}" if found.as_of else ""
        out.print(plain(f"No report of the ledger tells who was {asked}{when}."))
    sheet = Sheet()
    for holder in found.holders:
        _holder(sheet, holder)
    if found.polity_not_told:
        sheet.section("Of what?", "In the same office; no report says of what.")
        for holder in found.polity_not_told:
            _holder(sheet, holder)
    out.print()
    out.print(sheet)


def _holder(sheet: Sheet, holder: OfficeHolder) -> None:
    from onrecord.cli.page_layout import ACT, QUIET, STRONG, line, plain

    sheet.gap()
    sure = plain(f"{holder.holding}", ACT) if holder.holding else None
    sheet.row(_when(holder), line(plain(holder.name, STRONG), plain(holder.title), sure), plain(holder.sentence, QUIET))
    dated = [it for it in holder.evidence if it.item.valid_from.date or it.item.valid_to.date]
    shown = [*dated, *(it for it in holder.evidence if it not in dated)][:_SHOWN]
    for found in shown:
        report = found.report
        told = f"as {found.told_by} has it" if found.told_by else None
        source = line(told, report.outlet or report.name, report.published.value)
        sheet.row("", plain(f"“{' '.join(found.quote.split())}”"), source)
    if len(shown) < len(holder.evidence):
        sheet.row("", plain(f"{len(holder.evidence) - len(shown)} more; all with --json", QUIET))


def _when(holder: OfficeHolder) -> Text:
    """From when to when, for the first column; where neither is told, the days on which reports have it."""
    from onrecord.cli.page_layout import plain
    from onrecord.dates import Edtf
    from onrecord.wording.date_words import in_words, interval

    if holder.since or holder.until or holder.attested is None:
        return plain(interval(next(iter(holder.since), None), next(reversed(holder.until), None), None))
    return plain(in_words(Edtf.between(*holder.attested)))


def _form(holder: OfficeHolder) -> dict[str, Any]:
    entity = holder.entity
    return {
        "name": holder.name,
        "entity": entity and {"id": entity.id, "name": entity.name, "kind": entity.kind.value},
        "office": holder.office,
        "polity": holder.polity,
        "since": [it.value for it in holder.since],
        "until": [it.value for it in holder.until],
        "attested": holder.attested and [day.isoformat() for day in holder.attested],
        "holding": holder.holding and holder.holding.value,
        "sentence": holder.sentence,
        "evidence": [found_form(found) for found in holder.evidence],
    }
