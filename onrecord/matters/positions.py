"""What an actor's statements on a matter amount to, at each date.

Invariant: a function of the set of statements; a position has the statements that it rests on, and one weak statement
makes none. The same statements make the position of the person and of the institution and government that the person
speaks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.dates import Edtf
from onrecord.matters.material import Said
from onrecord.matters.weighed import HOLDS, Weighed
from onrecord.model import ActorKind, Position, Stance

_BESIDE = 0.55
"""What another stance of the same actor at the same date must have of the surest statement of the first to stand beside
it: who denies a request and is open to talk holds both."""

_MOST = 3
"""Stances of one actor at one date at most."""


def read_positions(weighed: Iterable[Weighed]) -> tuple[Position, ...]:
    """The positions of each actor at each date, by date (unknown ones last), the surest first."""
    groups: defaultdict[tuple[ActorKind, str, str, str], list[Weighed]] = defaultdict(list)
    for it in weighed:
        when = it.said.when.value
        # Statements of unknown date are together only within one report.
        day = when or f"unknown, {it.said.report.id}"
        for kind, actor in _actors(it):
            groups[kind, actor, day, it.who if kind is ActorKind.PERSON else ""].append(it)
    found = [position for key, group in groups.items() for position in _positions(key[0], key[1], group)]
    return tuple(sorted(_without_coarser(found), key=_order))


def _without_coarser(found: list[Position]) -> list[Position]:
    """The positions, but for those that the same report has of the same actor on a day that is known better."""
    dated: defaultdict[tuple[str, str, str, Stance, str], list[Edtf]] = defaultdict(list)

    def keys(it: Position) -> set[tuple[str, str, str, Stance, str]]:
        return {(it.actor_kind.value, it.actor, it.speaker, it.stance, each.report) for each in it.statements}

    for it in found:
        for key in keys(it):
            if it.when.date is not None:
                dated[key].append(it.when.date)

    def finer(it: Position) -> bool:
        when = it.when.date
        return when is not None and all(
            any(other != when and other.within(when) for other in dated[key]) for key in keys(it)
        )

    return [it for it in found if not finer(it)]


def _actors(it: Weighed) -> list[tuple[ActorKind, str]]:
    """Whose position a statement is part of."""
    found = [(ActorKind.PERSON, it.said.name or "")]
    if it.speaks_for.institution:
        found.append((ActorKind.INSTITUTION, it.speaks_for.institution))
    if it.speaks_for.polity:
        found.append((ActorKind.GOVERNMENT, it.speaks_for.polity))
    found += [(ActorKind.GOVERNMENT, name) for name in it.jointly if name != it.speaks_for.polity]
    return found


def _positions(kind: ActorKind, actor: str, group: list[Weighed]) -> list[Position]:
    by_stance: defaultdict[Stance, list[Weighed]] = defaultdict(list)
    for it in group:
        by_stance[it.stance].append(it)
    held = sorted(((_together(its), stance) for stance, its in by_stance.items()), key=lambda it: (-it[0], it[1].value))
    surest = max(it.weight for it in by_stance[held[0][1]])
    found = []
    by_words = any(it.stands.by == "words" for it in by_stance[held[0][1]])
    for confidence, stance in held[:_MOST]:
        if confidence < HOLDS or confidence < _BESIDE * surest:
            continue
        if by_words and all(it.stands.by == "act" for it in by_stance[stance]):
            continue  # what an act alone tells does not stand beside what words tell
        its = sorted(by_stance[stance], key=lambda it: (it.copied, it.order))
        first = its[0].said
        found.append(
            Position(
                actor=actor,
                actor_id=first.speaker.id if first.speaker and kind is ActorKind.PERSON else None,
                actor_kind=kind,
                speaker=first.name or "",
                role=first.role,
                when=first.when,
                stance=stance,
                confidence=confidence,
                statements=tuple(it.said.cited for it in its),
                decided_by=its[0].stands.reading.words,
                reason="; ".join(
                    part for part in (_counted(its), its[0].stands.reading.reason, _in_office(first)) if part
                ),
            )
        )
    return found


def _in_office(said: Said) -> str | None:
    """By what the speaker is known, where the report gives an office alone."""
    return f"who spoke is told by the office: {said.in_office.basis}" if said.in_office else None


def _counted(its: list[Weighed]) -> str:
    """How many statements a position rests on, and which of the reports only copy."""
    own = len({it.utterance or it.said.id for it in its})
    told = "one statement" if own == 1 else f"{own} statements"
    reports = {it.said.report.id for it in its if not it.copied}
    told += f" in {len(reports)} reports" if len(reports) > 1 else ""
    outlets = sorted({it.said.report.outlet or "another report" for it in its if it.copied})
    return f"{told}; only copied by {', '.join(outlets)}" if outlets else told


def _together(its: Iterable[Weighed]) -> float:
    """The confidence of statements together; one act of saying, and the same words in several reports, count once."""
    best: dict[str, float] = {}
    for it in its:
        words = it.utterance or " ".join(" ".join(span.quote.lower().split()) for span in it.said.words)
        best[words] = max(best.get(words, 0.0), it.weight)
    left = 1.0
    for weight in sorted(best.values()):
        left *= 1.0 - weight
    return round(1.0 - left, 4)


def _order(it: Position) -> tuple[bool, str, str, str, float, str]:
    first = it.when.date.first or it.when.date.last if it.when.date else None
    day = first.isoformat() if first else ""
    return (it.when.date is None, day, it.actor_kind.value, it.actor, -it.confidence, it.stance.value)
