"""`onrecord review`: what needs a person's judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.cli import options
from onrecord.cli.found import ON_A_SCREEN, report_form
from onrecord.cli.terminal import console, for_a_person, print_json, safe
from onrecord.wording import words
from onrecord.wording.date_words import in_words

if TYPE_CHECKING:
    from onrecord.model import Entity
    from onrecord.queries import ToReview

_WORDS = 70
"""Code points of a statement's words that a line shows."""

_REPORTS = 3
"""Reports of a proposed split that are named by title."""


def review(
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List what needs a person's judgement.

    Entities that may be one, or two; names that are linked to nothing; statements whose speaker is not resolved, and
    of the newest reports those of no known date; reports without a publication date. First what would settle most
    statements, each with the ids that judge and correct take.

    Examples:
      onrecord review
      onrecord review --limit 10 | jq .reason
    """
    from onrecord import queries
    from onrecord.ledger import Ledger

    person = for_a_person(json)
    with Ledger.open(options.existing(ledger), create=False) as opened:
        found = queries.review(opened, limit=limit or (ON_A_SCREEN if person else None))
    if not person:
        for item in found:
            print_json(_form(item))
        return
    from onrecord.cli.page_layout import STRONG, plain, print_hanging

    out = console()
    for item in found:
        first, *rest = _lines(item)
        print_hanging(out, plain(first, STRONG))
        for text in rest:
            if text.startswith("onrecord "):  # a command is not broken, so that it can be copied
                out.print(f"  {safe(text)}", soft_wrap=True)
            else:
                print_hanging(out, plain(text), 2)
    if not found:
        out.print("Nothing needs a judgement.")


def _lines(item: ToReview) -> list[str]:
    from onrecord.queries import ProposedMerge, ProposedSplit, UndatedReport, UndatedStatement, UnlinkedName

    if isinstance(item, ProposedMerge):
        return [
            f"One? {item.one.name} and {item.other.name}",
            f"{item.reason}; {words.count(item.statements, 'statement')} would have another speaker",
            f"onrecord judge merge {item.one_name} {item.other_name} --because …",
            f"onrecord judge split {item.one_name} {item.other_name} --because …",
        ]
    if isinstance(item, ProposedSplit):
        within = " ".join(f"--in {report.id}" for report in item.reports)
        return [
            f"Two? {item.entity.name}",
            f"{item.reason}; {words.count(item.statements, 'statement')} would have another speaker",
            *(f"the fewer: {report.title or report.name}" for report in item.reports[:_REPORTS]),
            f"onrecord judge split {item.name} {within} --to NAME --because …",
        ]
    if isinstance(item, UnlinkedName):
        may = [f"it may mean {words.listed(map(_named, item.candidates))}"] if item.candidates else []
        other = item.candidates[0].id if len(item.candidates) == 1 else "NAME"
        return [
            f"Who? {item.name.name}",
            f"{item.reason}; {words.count(item.statements, 'statement')}",
            *may,
            f"onrecord judge merge {item.name.id} {other} --because …",
            f"onrecord judge reject {item.name.id} --because …",
        ]
    if isinstance(item, UndatedReport):
        evidence = item.evidence
        ranged = [f"by other reports: {in_words(evidence.range)}"] if evidence.range else []
        return [
            f"When? {item.report.title or item.report.name}",
            f"{item.report.published.basis.rstrip('.')}; {words.count(item.statements, 'statement')} without a date",
            *(piece.sentence for piece in evidence.pieces),
            *ranged,
            f"onrecord correct {item.report.id} --published DATE --because …",
        ]
    short = words.shortened(words.content(item.statement, "…"), _WORDS)
    asks, reason, action, given = (
        ("Said when?", item.statement.said_on.basis.rstrip("."), "said", "DATE")
        if isinstance(item, UndatedStatement)
        else ("Who said it?", item.statement.speaker.reason, "speaker", "NAME")
    )
    return [
        f"{asks} {words.speaker(item.statement.speaker)}: {short}",
        f"{reason}; {item.report.outlet or item.report.name}",
        f"onrecord judge {action} {item.statement.id} --to {given} --because …",
    ]


def _form(item: ToReview) -> dict[str, Any]:
    from onrecord.exporters import item_form
    from onrecord.queries import ProposedMerge, ProposedSplit, UndatedReport, UndatedStatement, UnlinkedName

    if isinstance(item, ProposedMerge):
        form = {
            "kind": "proposed merge",
            "one": {**_entity(item.one), "name_id": item.one_name},
            "other": {**_entity(item.other), "name_id": item.other_name},
            "score": item.score,
            "reason": item.reason,
            "statements": item.statements,
        }
    elif isinstance(item, ProposedSplit):
        form = {
            "kind": "proposed split",
            "entity": {**_entity(item.entity), "name_id": item.name},
            "reports": [report_form(it) for it in item.reports],
            "score": item.score,
            "reason": item.reason,
            "statements": item.statements,
        }
    elif isinstance(item, UnlinkedName):
        form = {
            "kind": "unlinked name",
            "name": _entity(item.name),
            "reason": item.reason,
            "candidates": [_entity(it) for it in item.candidates],
            "statements": item.statements,
        }
    elif isinstance(item, UndatedReport):
        form = {
            "kind": "undated report",
            "report": report_form(item.report),
            "reason": item.report.published.basis,
            "evidence": [piece.sentence for piece in item.evidence.pieces],
            "range": item.evidence.range and item.evidence.range.value,
            "statements": item.statements,
        }
    else:
        when = isinstance(item, UndatedStatement)
        form = {
            "kind": "undated statement" if when else "unresolved speaker",
            "statement": item_form(item.statement),
            "reason": item.statement.said_on.basis if when else item.statement.speaker.reason,
            "report": report_form(item.report),
        }
    return form


def _named(it: Entity) -> str:
    return it.name if it.kind.value == "person" else f"{it.name} ({it.kind.value})"


def _entity(it: Entity) -> dict[str, Any]:
    return {"id": it.id, "name": it.name, "kind": it.kind.value, "variants": list(it.variants)}
