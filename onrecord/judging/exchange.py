"""Judgements between desks, of names, of dates and of statements: as JSON Lines, and another desk's beside ours.

Invariant: another desk's judgement keeps its author, time and reason, and so its id: the same one twice changes
nothing. One that contradicts ours, whichever is newer, is not taken in unless that is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from onrecord import pipeline
from onrecord.entities import judged
from onrecord.errors import Damaged, UsageError
from onrecord.intake import Stages
from onrecord.judging.dates_exchange import (
    KIND,
    DateJudgement,
    ImportedDates,
    date_from_form,
    export_dates,
    take_in_dates,
)
from onrecord.judging.names import Judged, linked
from onrecord.judging.statements_exchange import KIND as OF_STATEMENT
from onrecord.judging.statements_exchange import (
    ImportedStatements,
    export_statements,
    statement_from_form,
    take_in_statements,
)
from onrecord.ledger import Ledger
from onrecord.model import Decision, Entity, EntityKind, NameJudgement, PageRef, Spelling, StatementJudgement

AnyJudgement = NameJudgement | DateJudgement | StatementJudgement
"""What goes between desks."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Another desk's judgement, and those of ours that it contradicts."""

    theirs: NameJudgement
    ours: tuple[NameJudgement, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did to names: judgements that are new here, those that were here already, and the disagreements.

    `withdrawn` were here, and were undone here: they are not taken in again. `done` says what changed. `dates` is what
    it did to publication dates, `statements` to statements.
    """

    new: tuple[NameJudgement, ...]
    known: int
    withdrawn: int
    disagreements: tuple[Disagreement, ...]
    done: Judged
    dates: ImportedDates = field(default_factory=ImportedDates)
    statements: ImportedStatements = field(default_factory=ImportedStatements)


def export(ledger: Ledger) -> tuple[dict[str, Any], ...]:
    """The judgements that stand, as objects for JSON Lines: of names, of dates, of statements, each in order."""
    of_names = (judgement_form(it) for it in ledger.name_judgements())
    return (*of_names, *export_dates(ledger), *export_statements(ledger))


def judgement_form(judgement: NameJudgement) -> dict[str, Any]:
    """A judgement of names as an object for JSON.

    >>> from datetime import UTC
    >>> oren = Spelling(EntityKind.PERSON, "Ada Oren")
    >>> made = NameJudgement(Decision.REJECT, (oren,), "A. Verel", datetime(2026, 1, 2, tzinfo=UTC), "a ship")
    >>> from_form(judgement_form(made), "here") == made
    True
    """
    return {
        "kind": "judgement",
        "id": judgement.id,
        "decision": judgement.decision.value,
        "names": [{"kind": name.kind.value, "name": name.name} for name in judgement.names],
        "shown": judgement.shown,
        "author": judgement.author,
        "made_at": judgement.made,
        "reason": judgement.reason,
        **({"pages": [{"sha256": it.sha256, "url": it.url} for it in judgement.pages]} if judgement.pages else {}),
    }


def from_form(form: Any, where: str) -> NameJudgement:
    """The inverse of `judgement_form`. Raises Damaged, with `where` it stands, for anything else."""
    mend = "give what `onrecord judge export` wrote"
    try:
        names = tuple(Spelling(EntityKind(name["kind"]), name["name"]) for name in form["names"])
        decision, made = Decision(form["decision"]), datetime.fromisoformat(form["made_at"])
        author, reason, shown = form["author"], form["reason"], form.get("shown")
        pages = tuple(PageRef(page["sha256"], page["url"]) for page in form.get("pages") or ())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        what = f"no {error.args[0]}" if isinstance(error, KeyError) else str(error)
        raise Damaged(f"no judgement of names ({what})", where, mend) from None
    of_pages = (it for page in pages for it in (page.sha256, page.url))
    told = (author, reason, shown or "", *(name.name for name in names), *of_pages)
    if not all(isinstance(it, str) for it in told):
        raise Damaged("no judgement of names (what should be words is not)", where, mend)
    try:
        return NameJudgement(decision, names, author, made, reason, shown, pages)
    except UsageError as error:
        raise Damaged(error.what, where, mend) from None


_READERS: Mapping[str, Callable[[Any, str], AnyJudgement]] = {KIND: date_from_form, OF_STATEMENT: statement_from_form}


def from_lines(lines: Iterable[str], where: str) -> tuple[AnyJudgement, ...]:
    """Judgements from JSON Lines as `judge export` writes them, blank lines passed over. Raises Damaged."""
    found: list[AnyJudgement] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                form = json.loads(line)
            except ValueError:
                raise Damaged("no JSON", f"{where}:{number}", "give what `onrecord judge export` wrote") from None
            kind = form.get("kind") if isinstance(form, dict) else None
            found.append(_READERS.get(str(kind), from_form)(form, f"{where}:{number}"))
    return tuple(found)


def take_in(
    ledger: Ledger,
    judgements: Iterable[AnyJudgement],
    *,
    theirs: bool = False,
    stages: Stages = pipeline,
) -> Imported:
    """Import another desk's judgements, with their author, time and reason: those of names in one transaction.

    One that contradicts judgements of ours is listed and not taken in; with `theirs` it is, and those of ours are
    withdrawn. The same twice changes nothing. Of dates and statements, see `take_in_dates` and `take_in_statements`.
    """
    given = tuple(judgements)
    of_dates = [it for it in given if isinstance(it, DateJudgement)]
    taken = _take_in_names(ledger, [it for it in given if isinstance(it, NameJudgement)], theirs=theirs)
    of_statements = [it for it in given if isinstance(it, StatementJudgement)]
    return replace(
        taken,
        dates=take_in_dates(ledger, of_dates, theirs=theirs, stages=stages),
        statements=take_in_statements(ledger, of_statements, theirs=theirs, stages=stages),
    )


def _take_in_names(ledger: Ledger, judgements: Iterable[NameJudgement], *, theirs: bool) -> Imported:
    new: list[NameJudgement] = []
    disagreements: list[Disagreement] = []
    with ledger.transaction():
        before = ledger.name_judgements()
        ours = list(before)
        coming = judged.in_order(judgements)
        ever = ledger.known_judgements(it.id for it in coming)
        fresh = [it for it in coming if it.id not in ever]
        for judgement in fresh:
            against = contradicted(judgement, ours)
            if against:
                disagreements.append(Disagreement(judgement, against))
                if not theirs:
                    continue
                for it in against:
                    ledger.withdraw_names(it.id)
                    ours.remove(it)
                    new = [kept for kept in new if kept != it]
            ledger.judge_names(judgement)
            new.append(judgement)
        changed = [*new, *(it for found in disagreements if theirs for it in found.ours)]
        done = linked(ledger, before, [name for it in changed for name in it.names])
    here = {it.id for it in before}
    known = sum(it.id in here for it in coming)
    return Imported(tuple(new), known, len(ever) - known, tuple(disagreements), done)


def contradicted(judgement: NameJudgement, ours: Iterable[NameJudgement]) -> tuple[NameJudgement, ...]:
    """Those of our judgements that another desk's contradicts, whichever is newer; of the names alone, not the rules.

    A split in pages contradicts one that has the name mean somebody else in one of them.
    A merge contradicts the splits of names that it would make one, a split the merges that make its names one; a
    rename another name for the same spelling; a rejection what merges or renames the name, and the other way round.
    """
    standing = tuple(it for it in judged.in_order(ours) if not it.pages)
    together = _together(standing)
    own = set(judgement.names)
    rejected = judged.rejected(standing)
    against: list[NameJudgement] = []
    if judgement.pages:
        return tuple(it for it in ours if judged.mean_two(it, judgement))
    match judgement.decision:
        case Decision.MERGE:
            both = set().union(*(together.get(name, {name}) for name in own))
            against += [it for it in standing if it.decision is Decision.SPLIT and _splits(it, both, together)]
            against += [rejected[name] for name in sorted(own & set(rejected))]
        case Decision.SPLIT:
            first, *others = judgement.names
            one = together.get(first, {first})
            if len(one) > 1 and (not others or one & set(others)):
                against += [it for it in standing if it.decision is Decision.MERGE and first in it.names]
        case Decision.RENAME:
            renamed = judged.renamed(standing)
            against += [renamed[name] for name in own if name in renamed and renamed[name].shown != judgement.shown]
            against += [rejected[name] for name in own if name in rejected]
        case Decision.REJECT:
            uses = (Decision.MERGE, Decision.RENAME)
            if not own & set(rejected):
                against += [it for it in standing if it.decision in uses and own & set(it.names)]
    return tuple(against)


def _splits(split: NameJudgement, both: set[Spelling], together: Mapping[Spelling, set[Spelling]]) -> bool:
    """Whether a split keeps apart, as things stand, what would be one."""
    first, *others = split.names
    if first not in both:
        return False
    if not others:
        return together.get(first, {first}) == {first}
    return any(other in both and other not in together.get(first, {first}) for other in others)


def _together(standing: Sequence[NameJudgement]) -> dict[Spelling, set[Spelling]]:
    """The spellings that judgements alone make one, by spelling."""
    spellings = sorted({name for it in standing for name in it.names} - set(judged.rejected(standing)))
    names = [Entity(f"{it.kind}:{it.name}", it.name, it.kind) for it in spellings]
    out: dict[Spelling, set[Spelling]] = {}
    for group in judged.laid_over(([name] for name in names), names, standing):
        members = {judged.spelling(name) for name in group.names}
        out |= dict.fromkeys(members, members)
    return out
