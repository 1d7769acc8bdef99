"""`onrecord matter`: where each side stands on a proposition, and what the record says."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import options
from onrecord.cli.found import report_form
from onrecord.cli.options import existing, last_day
from onrecord.cli.terminal import console, for_a_person, print_json, safe
from onrecord.errors import UsageError
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.matters import TimelineItem
    from onrecord.model import Cited, Finding, Matter, Position
    from onrecord.queries import MatterView

_ACTIONS = {
    "add": (1, 1, "the proposition: who does what, where"),
    "list": (0, 0, "nothing"),
    "show": (1, 1, "the matter's name, or a proposition"),
    "include": (2, None, "the matter, and the ids of items"),
    "exclude": (2, None, "the matter, and the ids of items"),
    "undo": (1, 1, "the judgement's id"),
    "drop": (1, 1, "the matter's name"),
    "suggest": (0, 0, "nothing"),
}
"""What `matter` does: how many words it takes at least and at most, and which."""


def matter(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="add, list, show, include, exclude, undo, drop, suggest.")
    ],
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="A proposition, a matter's name, or ids, as the action takes them."),
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What to call the matter, for add.")] = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Positions and findings of one person, institution or country.")
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="WORDS", help="Why, for include and exclude.")] = None,
    author: Annotated[
        str | None,
        typer.Option(metavar="NAME", envvar="ONRECORD_AUTHOR", help="Who says so; else the name of your login."),
    ] = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Show where each side stands on a matter.

    add: follow a proposition. list: those that are followed. show: the positions of each side by date, what a reader
    should see together, and the timeline, each item with why it bears on the matter and how it stands to it.
    include and exclude: what belongs to the matter and what does not, by the ids that show prints; undo takes a
    judgement back. drop: follow it no more. suggest: what the ledger's speakers take sides on.

    Examples:
      onrecord matter add "Kardovia opens a second base in Velmeria" --name base
      onrecord matter show base --as-of 2023-12-31
      onrecord matter show base --actor Vosken --json | jq .findings
      onrecord matter exclude base st-4f2a --because "another base"
    """
    asked = given or []
    _check(action, asked, because, name)
    as_day, known = last_day(as_of, "--as-of"), last_day(known_by, "--known-by")
    from onrecord import queries
    from onrecord.ledger import Ledger, matters

    with Ledger.open(existing(ledger), create=False) as opened:
        if action == "add":
            _add(opened, asked[0], name or "")
        elif action == "list":
            _list(matters.followed(opened), as_json=json)
        elif action == "suggest":
            _suggest(opened, as_json=json)
        elif action == "drop":
            matters.drop(opened, matters.find(opened, asked[0]))
        elif action == "undo":
            undone = matters.withdraw(opened, asked[0])
            console().print(f"taken back: {safe(undone.named)}")
        elif action == "show":
            view = queries.matter(opened, _meant(opened, asked[0]), as_of=as_day, known_by=known, actor=actor)
            if for_a_person(json):
                from onrecord.cli.matter_view import print_matter

                print_matter(view, console())
            else:
                print_json(matter_form(view))
        else:
            _judge(opened, action, asked, because or "", author)


def _check(action: str, given: list[str], because: str | None, name: str | None) -> None:
    """Raise UsageError unless what was typed fits the action."""
    if action not in _ACTIONS:
        raise UsageError("nothing that matter does", action, f"give {', '.join(_ACTIONS)}")
    least, most, what = _ACTIONS[action]
    where = f"matter {action}"
    if len(given) < least or (most is not None and len(given) > most):
        raise UsageError(f"{words.count(len(given), 'word')} given", where, f"give {what}")
    judging = action in ("include", "exclude")
    if judging and not (because and because.strip()):
        raise UsageError("a judgement needs a reason", where, "give --because WORDS")
    if because is not None and not judging:
        raise UsageError("--because says nothing here", where, "leave it out")
    if name is not None and action != "add":
        raise UsageError("--name says nothing here", where, "leave it out")


def _add(ledger: Ledger, proposition: str, name: str) -> None:
    from onrecord.language import require_pack
    from onrecord.ledger import matters
    from onrecord.matters.proposition import read_proposition
    from onrecord.model import Matter

    added = Matter(proposition, name)
    read = read_proposition(added, require_pack("en"))
    new = matters.add(ledger, added)
    out = console()
    out.print(f"{'follows' if new else 'followed already'}: {safe(added.proposition)}  {added.id}")
    named = [", ".join(sorted(name)) for name in read.names]
    parts = [
        f"of: {', '.join(read.theme)}" if read.theme else "",
        f"names: {'; '.join(named)}" if named else "",
        f"what is done: {read.predicate}" + (f" ({read.family})" if read.family else "") if read.predicate else "",
        "one more of its kind" if read.another else "",
    ]
    out.print(safe(" · ".join(part for part in parts if part)), style="dim")


def _meant(ledger: Ledger, asked: str) -> Matter:
    """A matter that is followed, or else a proposition of three words and more as it stands."""
    from onrecord.ledger import matters
    from onrecord.model import Matter

    try:
        return matters.find(ledger, asked)
    except UsageError:
        if len(asked.split()) < 3:
            raise
        return Matter(asked)


def _list(followed: tuple[Matter, ...], *, as_json: bool) -> None:
    if not for_a_person(as_json):
        for it in followed:
            print_json({"id": it.id, "name": it.name or None, "proposition": it.proposition})
        return
    out = console()
    for it in followed:
        out.print(f"{safe(it.name or '–')}  {safe(it.proposition)}  {it.id}", soft_wrap=True)
    if not followed:
        out.print('No matter is followed yet; onrecord matter add "WHO DOES WHAT, WHERE" follows one.')


def _suggest(ledger: Ledger, *, as_json: bool) -> None:
    from onrecord import queries

    found = queries.suggested_matters(ledger)
    if not for_a_person(as_json):
        for it in found:
            print_json({"proposition": it.proposition, "reports": it.reports, "speakers": list(it.speakers)})
        return
    out = console()
    for it in found:
        out.print(safe(it.proposition), style="bold")
        told = f"{words.count(it.reports, 'report')}; {words.listed(it.speakers)}"
        out.print(f"  {safe(told)}")
        out.print(f'  onrecord matter add "{safe(it.proposition)}"', soft_wrap=True)
    if not found:
        out.print("Nothing recurs in the words of several speakers and reports.")


def _judge(ledger: Ledger, action: str, asked: list[str], because: str, author: str | None) -> None:
    from onrecord import queries
    from onrecord.ledger import matters
    from onrecord.model import Inclusion, MatterJudgement

    followed = matters.find(ledger, asked[0])
    who, now = author or getpass.getuser(), datetime.now(UTC)
    items = [queries.item_of(ledger, words_of) for words_of in asked[1:]]
    out = console()
    for item in items:
        judgement = MatterJudgement(followed.id, item, Inclusion(action), who, now, because.strip())
        matters.judge(ledger, judgement)
        out.print(f"{action}d {item}; onrecord matter undo {judgement.id} takes it back", style="dim", soft_wrap=True)


def matter_form(view: MatterView) -> dict[str, Any]:
    """A matter for programs: positions, findings and the timeline, each item with its report and exact words."""
    return {
        "matter": {"id": view.matter.id, "name": view.matter.name or None, "proposition": view.matter.proposition},
        "as_of": view.as_of and view.as_of.isoformat(),
        "known_by": view.known_by and view.known_by.isoformat(),
        "positions": [_position_form(it) for it in view.positions],
        "findings": [_finding_form(it) for it in view.findings],
        "timeline": [_item_form(it) for it in view.items],
        "reports": [report_form(it) for it in view.reports.values()],
        "judgements": [
            {"id": it.id, "item": it.item, "decision": it.decision.value, "author": it.author, "made_at": it.made,
             "reason": it.reason}
            for it in view.judgements
        ],
        "undated": view.undated,
    }  # fmt: skip


def _position_form(it: Position) -> dict[str, Any]:
    return {
        "actor": it.actor,
        "entity": it.actor_id,
        "kind": it.actor_kind.value,
        "speaker": it.speaker,
        "role": it.role,
        "when": {"value": it.when.value, "basis": it.when.basis},
        "stance": it.stance.value,
        "confidence": it.confidence,
        "decided_by": [_span_form(span) for span in it.decided_by],
        "reason": it.reason,
        "statements": [_cited_form(cited) for cited in it.statements],
    }


def _finding_form(it: Finding) -> dict[str, Any]:
    return {
        "id": it.id,
        "kind": it.kind.value,
        "relatedness": it.relatedness.value,
        "rule": it.rule,
        "sentence": it.sentence,
        "score": it.score,
        "compatible": it.compatible,
        **{
            name: {**_cited_form(cited), "stance": stance and stance.value}
            for name, (cited, stance) in zip(("earlier", "later", "beside"), it.told, strict=False)
        },
    }


def _item_form(it: TimelineItem) -> dict[str, Any]:
    read = it.stance
    return {
        **_cited_form(it.item.cited),
        "score": it.bearing.score,
        "why": list(it.bearing.reasons),
        "stance": read
        and {
            "value": read.stance.value,
            "confidence": read.confidence,
            "words": [_span_form(span) for span in read.words],
            "reason": read.reason,
        },
        "speaks_for": it.speaks_for and it.speaks_for.institution,
    }


def _cited_form(it: Cited) -> dict[str, Any]:
    return {
        "item": it.item,
        "report": it.report,
        "speaker": it.speaker,
        "when": {"value": it.when.value, "basis": it.when.basis},
        "words": [_span_form(span) for span in it.words],
    }


def _span_form(span: Any) -> dict[str, Any]:
    return {"text": span.quote, "start": span.start, "end": span.end}
