"""A person's judgements of names: found, made, undone, and what they change.

Invariant: a judgement and the links that it changes are written in one transaction; withdrawn, it leaves no trace in
the links. Of two judgements that contradict each other the newer one holds (`onrecord.entities.judged`), and what was
overruled is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord import intake
from onrecord.entities import judged, linking
from onrecord.errors import UsageError
from onrecord.intake import Relinked
from onrecord.ledger import Ledger
from onrecord.model import Decision, Entity, EntityKind, NameJudgement, PageRef, Spelling


@dataclass(frozen=True, slots=True)
class Regrouped:
    """An entity as it is now, and the names that mean it, by their fullest spellings in order."""

    entity: Entity
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements did: the entities of the names concerned as they are now, and the names that mean nothing.

    `statements` counts those of live reports whose speaker is another entity now, or none, or one where none was;
    `overruled` are the older judgements that held before and do not now, `restored` those that hold again.
    """

    entities: tuple[Regrouped, ...]
    unlinked: tuple[str, ...]
    statements: int
    overruled: tuple[NameJudgement, ...] = ()
    restored: tuple[NameJudgement, ...] = ()


def find_name(ledger: Ledger, words: str) -> Spelling:
    """The one name that is meant: by a name's or an entity's id, or by words in a spelling that the reports have.

    A kind before the words tells names of two kinds apart (`place:Velm`). Raises UsageError where there is none, or
    more than one.
    """
    names = ledger.names()
    meant = ledger.meanings(name.id for name in names)
    by_id = [name for name in names if name.id == words]
    by_id = by_id or [name for name in names if name.id in meant and meant[name.id].id == words]
    if by_id:
        if {name.id for name in by_id} <= set(ledger.namesakes()):
            mend = "undo that split, or split more reports off to the same one"
            raise UsageError("only a split says who is meant by this name", words, mend)
        return _own(by_id, meant)
    kind, _, rest = words.partition(":")
    wanted = EntityKind(kind) if rest and kind in set(EntityKind) else None
    asked = " ".join((rest if wanted else words).split())
    of_kind = [name for name in names if wanted in (None, name.kind)]
    spelled = {judged.spelling(name) for name in of_kind if name.name.casefold() == asked.casefold()}
    exact = {it for it in spelled if it.name == asked} or spelled
    if not exact:
        fitting = [name for name in of_kind if linking.can_mean(asked, name)]
        by_entity: dict[str, list[Entity]] = {}
        for name in fitting:
            by_entity.setdefault(meant[name.id].id if name.id in meant else name.id, []).append(name)
        exact = {_own(of, meant) for of in by_entity.values()}
    if not exact:
        raise UsageError("no such name in the ledger", words, "give it as a report has it, or its id from review")
    if len(exact) > 1:
        told = ", ".join(f"“{it.kind}:{it.name}”" for it in sorted(exact)[:3])
        raise UsageError(f"{len(exact)} names fit", words, f"give one of them in full: {told}")
    return exact.pop()


def names_in(
    ledger: Ledger, named: Spelling, report_ids: Iterable[str]
) -> tuple[tuple[Spelling, ...], tuple[PageRef, ...]]:
    """What a split in reports needs: the name with the other spellings that they give its entity, and their pages.

    Raises UsageError where a report has no name that is spelled so, or that means the same.
    """
    names = ledger.names()
    meant = ledger.meanings(name.id for name in names)
    entities = {meant[it.id].id for it in names if judged.spelling(it) == named and it.id in meant}
    others: set[Spelling] = set()
    pages = []
    for report_id in report_ids:
        there = [
            judged.spelling(it)
            for it in ledger.names_in(report_id)
            if judged.spelling(it) == named or (it.id in meant and meant[it.id].id in entities)
        ]
        if not there:
            raise UsageError(f"the report does not name {named.name}", report_id, "give reports that do")
        others.update(there)
        page = ledger.page(ledger.report(report_id).page_id)
        pages.append(PageRef(page.sha256, page.url or ""))
    return (named, *sorted(others - {named})), tuple(pages)


def judge(ledger: Ledger, judgement: NameJudgement) -> Judged:
    """Keep a judgement of names and link anew by it, in one transaction; the same one again changes nothing.

    Raises UsageError where it was made before and withdrawn, LedgerError.
    """
    with ledger.transaction():
        before = ledger.name_judgements()
        if not ledger.judge_names(judgement) and judgement not in before:
            raise UsageError("this judgement was withdrawn", judgement.id, "make it anew, with the time of now")
        return linked(ledger, before, judgement.names)


def undo(ledger: Ledger, judgement_id: str) -> Judged:
    """Withdraw the judgement of names with this id, or whose id begins so. Raises UsageError where not one stands."""
    with ledger.transaction():
        before = ledger.name_judgements()
        fits = [it for it in before if it.id == judgement_id] or [
            it for it in before if judgement_id and it.id.startswith(judgement_id)
        ]
        if len(fits) != 1:
            what = f"{len(fits)} judgements have ids that begin so" if fits else "no judgement with this id stands"
            raise UsageError(what, judgement_id, "onrecord judge list shows those that do")
        ledger.withdraw_names(fits[0].id)
        return linked(ledger, before, fits[0].names)


def _own(names: Sequence[Entity], meant: Mapping[str, Entity]) -> Spelling:
    """The spelling of names of one entity that is the entity's own, or else the fullest."""
    own = {meant[name.id].name for name in names if name.id in meant}
    return judged.spelling(min(names, key=lambda it: (it.name not in own, -len(it.name.split()), it.name, it.kind)))


def linked(ledger: Ledger, before: Sequence[NameJudgement], spellings: Iterable[Spelling]) -> Judged:
    """Link anew, and say what changed of what `before` made."""
    concerned = set(spellings)
    changed = intake.link_anew(ledger, concerned)
    now = ledger.name_judgements()
    statements = _other_speaker(ledger, changed)
    of_concern = [name for name in changed.names if judged.spelling(name) in concerned]
    # Also what left, or was left by, a name of concern.
    seen = {_id(links, it.id) for it in of_concern for links in (changed.before, changed.after)} - {None}
    after: dict[str, Entity] = {}
    members: dict[str, set[str]] = {}
    unlinked = set()
    for name in changed.names:
        entity = changed.after.get(name.id)
        if _id(changed.before, name.id) not in seen and (entity is None or entity.id not in seen):
            if judged.spelling(name) in concerned:
                unlinked.add(name.name)
            continue
        if entity is None:
            unlinked.add(name.name)
        else:
            after[entity.id] = entity
            members.setdefault(entity.id, set()).add(name.name)
    entities = [Regrouped(it, tuple(sorted(members[it.id]))) for it in after.values()]
    was, held = (
        _holding(judgements, changed, links) for judgements, links in ((before, changed.before), (now, changed.after))
    )
    return Judged(
        tuple(sorted(entities, key=lambda it: (it.entity.name, it.entity.id))),
        tuple(sorted(unlinked)),
        statements,
        tuple(it for it in now if it in was and it not in held),
        tuple(it for it in now if it in before and it not in was and it in held),
    )


def _other_speaker(ledger: Ledger, changed: Relinked) -> int:
    """How many statements have another speaker than before: by names that mean another, or by another name."""
    moved = dict(changed.moved.spoken or {})
    counts = ledger.statements_by({it.id for it in changed.names})
    for (_, now), count in moved.items():
        counts[now] = counts.get(now, 0) - count
    stayed = sum(count for name, count in counts.items() if _id(changed.before, name) != _id(changed.after, name))
    return stayed + sum(
        count for (had, now), count in moved.items() if _id(changed.before, had) != _id(changed.after, now)
    )


def _id(links: Mapping[str, Entity], name: str) -> str | None:
    return links[name].id if name in links else None


def _holding(judgements: Sequence[NameJudgement], linked: Relinked, meant: Mapping[str, Entity]) -> list[NameJudgement]:
    """The judgements that are as they say, of names that were linked anew."""
    entities: dict[Spelling, set[str]] = {}
    shown: dict[Spelling, str] = {}
    for name in linked.names:
        spelling = judged.spelling(name)
        if name.id in linked.namesakes:
            continue
        entities.setdefault(spelling, set())
        if name.id in meant:
            entities[spelling].add(meant[name.id].id)
            shown[spelling] = meant[name.id].name

    def holds(it: NameJudgement) -> bool:
        if it.namesake is not None:
            return not any(other.order > it.order and judged.mean_two(it, other) for other in judgements)
        own = [entities[name] for name in it.names if name in entities]
        match it.decision:
            case Decision.MERGE:
                return len(own) < 2 or len(set.union(*own)) == 1
            case Decision.SPLIT:
                return len(own) < 2 or not any(own[0] & other for other in own[1:])
            case Decision.RENAME:
                return shown.get(it.names[0]) == it.shown
        return not own or not own[0]

    return [it for it in judgements if holds(it)]
