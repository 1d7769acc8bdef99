"""A matter on a page: what stands together, where each side stood by date, and the timeline.

Invariant: words are verbatim, unknown dates are said to be so, and an empty table says that no statement was found.
"""

from __future__ import annotations

from collections import defaultdict

from rich.console import Console
from rich.text import Text

from onrecord.cli.page_layout import ACT, QUIET, STRONG, Sheet, dated, line, plain
from onrecord.model import ActorKind, Cited, Position
from onrecord.queries import MatterView
from onrecord.wording import words
from onrecord.wording.date_words import in_words
from onrecord.wording.passages import GAP

WHO = 22
"""Columns for who."""

_FINDINGS = 10
"""Findings shown to a person; a pipe gets all."""


def print_matter(view: MatterView, out: Console) -> None:
    """Print a matter: positions, findings, timeline."""
    sheet = Sheet(WHO)
    sheet.row("matter", plain(view.matter.proposition, STRONG))
    for label, day in (("as of", view.as_of), ("known by", view.known_by)):
        if day:
            sheet.row(label, plain(str(day)))
    _positions(sheet, view)
    add_findings(sheet, view, _FINDINGS)
    if len(view.findings) > _FINDINGS:
        sheet.row("", plain(f"{len(view.findings) - _FINDINGS} more; all with --json", QUIET))
    _timeline(sheet, view)
    if view.undated:
        sheet.section("Left out", f"{words.count(view.undated, 'item')} of unknown date")
    out.print()
    out.print(sheet)
    out.print()


def _positions(sheet: Sheet, view: MatterView) -> None:
    """Each government's institutions and people under each other, their positions by date."""
    people = [it for it in view.positions if it.actor_kind is ActorKind.PERSON]
    sheet.section("Positions", "each side's, by date" if people else "no statement found")
    of_item = {
        (kind, cited.item): it.actor
        for kind in (ActorKind.INSTITUTION, ActorKind.GOVERNMENT)
        for it in view.positions
        if it.actor_kind is kind
        for cited in it.statements
    }
    sides: defaultdict[str, list[Position]] = defaultdict(list)
    for it in people:
        item = it.statements[0].item
        sides[
            of_item.get((ActorKind.GOVERNMENT, item)) or of_item.get((ActorKind.INSTITUTION, item)) or "others"
        ].append(it)
    for side in sorted(sides, key=lambda name: (name == "others", name)):
        sheet.gap()
        sheet.row("", plain(side, STRONG))
        for it in sides[side]:
            institution = of_item.get((ActorKind.INSTITUTION, it.statements[0].item))
            who = [
                plain(it.speaker, STRONG),
                *([plain(institution, QUIET)] if institution and institution != side else []),
            ]
            sheet.row(
                dated(it.when.date),
                Text(it.stance.value, style=ACT),
                plain(f"“{_deciding(it)}”"),
                line(_source(view, it.statements[0]), it.reason),
                who=Text("\n").join(who),
            )


def _deciding(it: Position) -> str:
    """The part of the statement in which the words that decided stand."""
    spans = it.statements[0].words
    return next((s.quote for s in spans if any(s.covers(word) for word in it.decided_by)), spans[0].quote)


def add_findings(sheet: Sheet, view: MatterView, most: int) -> None:
    """So many findings at most: its items, with what was read of their stance."""
    sheet.section("Findings", "what stands together, the surest and weightiest first" if view.findings else "none")
    stances = {it.item.cited.item: it.stance.stance for it in view.items if it.stance}
    marked = False
    for it in view.findings[:most]:
        if it.compatible and not marked:
            sheet.section("Only look opposed", "both can hold; a reader may still want to see them together")
        marked = it.compatible is not None
        sheet.gap()
        head = Text(it.kind.value, style=ACT)
        sheet.row("", line(head, plain(it.relatedness.value, QUIET), it.compatible))
        for cited, own in it.told:
            stance = own or stances.get(cited.item)
            beside = "then, too" if it.beside and cited is it.beside[0] else None
            sheet.row(
                dated(cited.when.date),
                plain(f"“{_quote(cited)}”"),
                line(beside, stance and stance.value, _source(view, cited)),
                who=plain(cited.speaker or "the outlet", STRONG),
            )


def _timeline(sheet: Sheet, view: MatterView) -> None:
    sheet.section("Timeline", f"{words.count(len(view.items), 'item')}, with why each bears on the matter")
    for it in view.items:
        cited = it.item.cited
        stance = it.stance
        who = [plain(cited.speaker or "the outlet", STRONG)]
        if stance:
            who.append(Text(stance.stance.value, style=ACT))
        told = [
            f"“{stance.words[0].quote}”: {stance.reason}" if stance else None,
            f"bears on it {it.bearing.score:.2f}: {'; '.join(it.bearing.reasons)}",
        ]
        sheet.gap()
        sheet.row(
            dated(cited.when.date),
            plain(_quote(cited)),
            *(plain(text, QUIET) for text in told if text),
            line(_source(view, cited), plain(cited.item, QUIET)),
            who=Text("\n").join(who),
        )


def _quote(cited: Cited) -> str:
    return f" {GAP} ".join(span.quote for span in cited.words)


def _source(view: MatterView, cited: Cited) -> str:
    report = view.reports[cited.report]
    day = in_words(report.published.date) if report.published.date else None
    return ", ".join(part for part in (report.outlet or report.name, day) if part)
