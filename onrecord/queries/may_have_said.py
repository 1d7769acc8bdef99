"""Who may have said a statement of which its report does not tell the speaker: people it names, the likeliest first.

Invariant: nobody is named as the speaker by this; it orders what a person is offered to choose from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from onrecord.ledger import Ledger, tables
from onrecord.model import EntityKind, Relation, Statement

MOST = 5
"""People that are offered."""


@dataclass(slots=True)
class _Named:
    """A person whom a report names: where, and the offices that it says are held."""

    name: str
    starts: list[int] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)


def may_have_said(ledger: Ledger, statements: Iterable[tuple[Statement, str]]) -> Mapping[str, tuple[str, ...]]:
    """The names of people, by the statements' ids; each statement comes with its report's id. Raises LedgerError.

    First who holds the office that the words name ("the minister"); then who is named last before the words, and not in
    what is said.
    """
    found: dict[str, tuple[str, ...]] = {}
    known: dict[str, tuple[_Named, ...]] = {}
    with ledger.snapshot() as connection:
        for statement, report_id in statements:
            if report_id not in known:
                known[report_id] = _people(connection, report_id)
            people = sorted(known[report_id], key=lambda it: _order(it, statement))
            found[statement.id] = tuple(dict.fromkeys(it.name for it in people))[:MOST]
    return found


def _people(connection: Connection, report_id: str) -> tuple[_Named, ...]:
    own, used, links = tables.mentions, tables.report_entities, tables.links
    entities, reports, facts = tables.entities, tables.reports, tables.facts
    live = (reports.c.id == report_id, reports.c.retracted_at.is_(None))
    of: defaultdict[str, _Named] = defaultdict(lambda: _Named(""))
    named = (
        select(entities.c.id, entities.c.name, own.c.mention_start)
        .select_from(own)
        .join(reports, reports.c.key == own.c.report_key)
        .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.entity))
        .join(links, links.c.name_key == used.c.name_key)
        .join(entities, entities.c.id == links.c.entity_id)
        .where(*live, entities.c.kind == EntityKind.PERSON.value)
        .order_by(own.c.mention_start, entities.c.id)
    )
    for row in connection.execute(named):
        if " " in row.name:
            of[row.id].name = row.name
            of[row.id].starts.append(row.mention_start)
    offices = (
        select(links.c.entity_id, facts.c.object)
        .select_from(facts)
        .join(reports, reports.c.key == facts.c.report_key)
        .join(links, links.c.name_key == facts.c.subject_key)
        .where(*live, facts.c.relation == Relation.HOLDS_OFFICE.value)
        .order_by(facts.c.key)
    )
    for entity_id, office in connection.execute(offices):
        if entity_id in of:
            of[entity_id].offices.append(office.casefold())
    return tuple(of.values())


def _order(person: _Named, statement: Statement) -> tuple[bool, bool, int, str]:
    words = re.findall(r"\w+", statement.speaker.span.quote.casefold()) if statement.speaker.span else []
    office = words[-1] if words else ""
    holds = any(office in re.findall(r"\w+", it) for it in person.offices)
    at = statement.content[0].start
    outside = [it for it in person.starts if not any(span.start <= it < span.end for span in statement.content)]
    before = [at - it for it in outside if it <= at]
    after = [it - at for it in outside if it > at]
    return (not holds, not before, min(before or after or [at + 1_000_000]), person.name)
