"""Names that may mean two people: what speaks against one, from offices and dates that reports tell.

Invariant: nothing is written, and nothing is split by itself; a function of the live reports and the judgements. A
report that gives somebody both offices takes the two for one person, and so does this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from sqlalchemy import func, select

from onrecord.entities.spellings import normalised
from onrecord.ledger import Ledger, StoredReport, tables
from onrecord.ledger.reading import reports_at
from onrecord.model import Entity, EntityKind
from onrecord.queries import selection
from onrecord.queries.office_facts import OfficeFact, all_office_facts, in_office, polity_key

LONGEST_PUBLIC_LIFE = 70
"""Years between the first and the last thing that one person says or holds an office for, from which two are asked
about. Set by hand, on no data: few speak in public from 20 to 90."""

TWO_POLITIES, TOO_LONG = 0.6, 0.8
"""How surely each tells two people, in [0, 1]. Set by hand: a person can have an office in a state and one in another
body at once, and a date can be misread."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """That an entity may be two people: in which reports the fewer of its items are, how surely, and why."""

    entity: Entity
    reports: tuple[StoredReport, ...]
    score: float
    reason: str


def doubts(ledger: Ledger) -> tuple[Doubt, ...]:
    """People of whom reports tell two offices at a time, or what lies too far apart for one; by entity and reason."""
    of: defaultdict[str, list[OfficeFact]] = defaultdict(list)
    for told in all_office_facts(ledger):
        if told.entity and told.entity.kind is EntityKind.PERSON and told.polity:
            of[told.entity.id].append(told)
    meant = _polities(ledger)
    found = [it for facts in of.values() if (it := _two_polities(facts, meant)) is not None]
    settled = {it.entity.id for it in found}
    found += [it for it in _too_long(ledger) if it.entity.id not in settled]
    return tuple(sorted(found, key=lambda it: (it.entity.id, it.reason)))


def _polities(ledger: Ledger) -> dict[str, set[str]]:
    """The entities, but for people, that each spelling can mean; an abbreviation is so known for what it stands for."""
    names = [name for name in ledger.names() if name.kind is not EntityKind.PERSON]
    linked = ledger.meanings(name.id for name in names)
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.id in linked:
            for spelling in (name.name, *name.variants):
                meant[normalised(spelling)].add(linked[name.id].id)
    return dict(meant)


def _two_polities(facts: list[OfficeFact], meant: Mapping[str, set[str]]) -> Doubt | None:
    """Whether somebody is in office for two polities at one time, in reports of which none tells both."""
    by_polity: defaultdict[str, list[OfficeFact]] = defaultdict(list)
    for told in facts:
        by_polity[polity_key(told.polity or "")].append(told)
    for (one, its), (other, theirs) in combinations(sorted(by_polity.items()), 2):
        inside = [[it for it in group if _day(it) is not None] for group in (its, theirs)]
        reports = [{it.found.report.id for it in group} for group in (its, theirs)]
        entities = [
            set().union(*(meant.get(normalised(it.polity or ""), ()) for it in group)) for group in (its, theirs)
        ]
        if not all(inside) or reports[0] & reports[1] or _part_of(one, other) or entities[0] & entities[1]:
            continue
        days = [sorted(day for it in group if (day := _day(it)) is not None) for group in inside]
        if days[0][-1] < days[1][0] or days[1][-1] < days[0][0]:
            continue  # one office after the other
        fewer, more = sorted(inside, key=lambda group: (len({it.found.report.id for it in group}), _last(group)))
        entity = facts[0].entity
        if entity is None:
            return None
        titles = [f"{group[0].office.lower()} of {group[0].polity}" for group in (more, fewer)]
        when = [_between(sorted(day for it in group if (day := _day(it)) is not None)) for group in (more, fewer)]
        reason = f"{titles[0]} in reports of {when[0]}, {titles[1]} of {when[1]}, and no report tells both"
        return Doubt(entity, _reports(it.found.report for it in fewer), TWO_POLITIES, reason)
    return None


def _part_of(one: str, other: str) -> bool:
    """Whether a polity is named with the other in its name, as "Central Bank of Velmeria" is with Velmeria."""
    return set(normalised(one).split()) <= set(normalised(other).split()) or set(normalised(other).split()) <= set(
        normalised(one).split()
    )


def _day(told: OfficeFact) -> date | None:
    """The day on which a report has somebody in office, where it is told."""
    held = told.found.item.held_on.date
    return held.last if held and in_office(told.found) else None


def _last(group: Iterable[OfficeFact]) -> str:
    return max(it.found.report.id for it in group)


def _between(days: list[date]) -> str:
    return f"{days[0]}" if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def _reports(reports: Iterable[StoredReport]) -> tuple[StoredReport, ...]:
    its: Mapping[str, StoredReport] = {it.id: it for it in reports}
    return tuple(sorted(its.values(), key=lambda it: (it.known_on, it.id)))


def _too_long(ledger: Ledger) -> list[Doubt]:
    """People who speak over more years than one does; the reports are those on the side of the longest silence."""
    said, used, links, meant = tables.statements, tables.report_entities, tables.links, tables.entities
    reports = tables.reports
    days = (
        select(meant.c.id, said.c.said_on_last.label("day"), said.c.report_key)
        .select_from(said)
        .join(reports, reports.c.key == said.c.report_key)
        .join(used, (used.c.report_key == said.c.report_key) & (used.c.position == said.c.speaker_entity))
        .join(links, links.c.name_key == used.c.name_key)
        .join(meant, meant.c.id == links.c.entity_id)
        .where(selection.current(None))
        .where(meant.c.kind == EntityKind.PERSON.value, said.c.said_on_last.is_not(None))
    ).subquery()
    ends = (
        select(days.c.id)
        .group_by(days.c.id)
        .having(func.substr(func.max(days.c.day), 1, 4) != func.substr(func.min(days.c.day), 1, 4))
    )
    told: defaultdict[str, set[tuple[date, int]]] = defaultdict(set)
    with ledger.snapshot() as connection:
        for row in connection.execute(select(days).where(days.c.id.in_(ends))):
            told[row.id].add((date.fromisoformat(row.day), row.report_key))
        apart = {id_: its for id_, its in told.items() if _years(min(its)[0], max(its)[0]) > LONGEST_PUBLIC_LIFE}
        keys = {key for its in apart.values() for _, key in its}
        there = reports_at(connection, keys)
    entities = {it.id: it for it in ledger.meanings(name.id for name in ledger.names()).values()} if apart else {}
    found = []
    for id_, its in apart.items():
        ordered = sorted(its)
        _, at = max((after[0] - before[0], -place) for place, (before, after) in enumerate(pairwise(ordered)))
        sides = {key for _, key in ordered[: 1 - at]}, {key for _, key in ordered[1 - at :]}
        fewer = min((side - other for side, other in (sides, sides[::-1])), key=lambda side: (not side, len(side)))
        if fewer:
            reason = f"speaks from {ordered[0][0]} to {ordered[-1][0]}"
            found.append(Doubt(entities[id_], _reports(there[key] for key in fewer), TOO_LONG, reason))
    return found


def _years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
