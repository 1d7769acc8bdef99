"""One person, organisation or place as the reports together have it: names, offices, what is said by it, who quotes it.

Invariant: only live reports count, and of an address the version that is current; counts are of items, each once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.errors import UnknownId
from onrecord.ledger import Ledger, decode, tables
from onrecord.model import Entity, EntityKind
from onrecord.queries import selection
from onrecord.queries.selection import Ask


@dataclass(frozen=True, slots=True)
class NameOf:
    """A name that means the entity: as reports have it, in how many; how well it fits, in [0, 1], and why."""

    name: str
    variants: tuple[str, ...]
    kind: EntityKind
    reports: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class OfficeOf:
    """An office as speakers are given it, in how many statements; the first and the last day that reports date them.

    Both days are None where no report dates one.
    """

    office: str
    statements: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class QuotedBy:
    """An outlet (None: not known) that gives statements of the entity, and how many."""

    outlet: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class EntityInReports:
    """An entity and what the reports have of it: `reports` name it, `statements` are by it.

    In so many `events` it takes part, and `facts` have it on either side. All but the names count items that are shown
    (`onrecord.model.SHOWN`).
    """

    entity: Entity
    names: tuple[NameOf, ...]
    offices: tuple[OfficeOf, ...]
    quoted_by: tuple[QuotedBy, ...]
    reports: int
    statements: int
    events: int
    facts: int

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, the entity's own first."""
        return (self.entity.name, *self.entity.variants)


def entity(ledger: Ledger, entity_id: str, *, known_by: date | None = None) -> EntityInReports:
    """The entity with this id, by the reports that were known by a day. Raises UnknownId, LedgerError."""
    meant = tables.entities
    with ledger.snapshot() as connection:
        row = connection.execute(select(meant).where(meant.c.id == entity_id)).mappings().first()
        if row is None:
            raise UnknownId("no such entity in the ledger", entity_id, "list statements to see the ids of speakers")
        keys = selection.name_keys(connection, entity_id)
        asked = _Asked(connection, keys, Ask(known_by=known_by))
        return EntityInReports(
            decode.entity(row),
            asked.names(),
            asked.offices(),
            asked.quoted_by(),
            asked.reports(),
            asked.statements(),
            asked.events(),
            asked.facts(),
        )


class _Asked:
    """The questions about one entity, all of one moment."""

    def __init__(self, connection: Connection, keys: list[int], ask: Ask) -> None:
        self.connection, self.keys, self.ask = connection, keys, ask
        own = tables.statements
        self.said = [*selection.fitting(own, ask), selection.named(own, "speaker_entity", keys)]
        live = [tables.reports.c.retracted_at.is_(None), selection.current(ask.known_by)]
        if ask.known_by:
            live.append(tables.reports.c.known_on <= ask.known_by.isoformat())
        self.live: ColumnElement[bool] = and_(*live)

    def names(self) -> tuple[NameOf, ...]:
        own, used, links, reports = tables.names, tables.report_entities, tables.links, tables.reports
        counts = (
            select(used.c.name_key, func.count().label("reports"))
            .join(reports, reports.c.key == used.c.report_key)
            .where(used.c.name_key.in_(self.keys), self.live)
            .group_by(used.c.name_key)
            .subquery()
        )
        query = (
            select(own, links.c.score, links.c.reason, counts.c.reports)
            .join(links, links.c.name_key == own.c.key)
            .join(counts, counts.c.name_key == own.c.key)
        )
        found = []
        for row in self.connection.execute(query).mappings():
            it = decode.entity(row)
            found.append(NameOf(it.name, it.variants, it.kind, row["reports"], row["score"], row["reason"]))
        return tuple(sorted(found, key=lambda it: (-it.reports, it.name, it.variants)))

    def offices(self) -> tuple[OfficeOf, ...]:
        own, count = tables.statements, func.count()
        first, last = func.min(own.c.said_on_first), func.max(own.c.said_on_last)
        query = selection.joined(select(own.c.speaker_role, count, first, last), own)
        query = query.where(*self.said, own.c.speaker_role.is_not(None)).group_by(own.c.speaker_role)
        rows = self.connection.execute(query.order_by(count.desc(), own.c.speaker_role))
        return tuple(OfficeOf(office, number, _day(start), _day(end)) for office, number, start, end in rows)

    def quoted_by(self) -> tuple[QuotedBy, ...]:
        outlet, count = tables.reports.c.outlet, func.count()
        query = selection.joined(select(outlet, count), tables.statements).where(*self.said).group_by(outlet)
        rows = self.connection.execute(query.order_by(count.desc(), outlet))
        return tuple(QuotedBy(name, number) for name, number in rows)

    def reports(self) -> int:
        used, reports = tables.report_entities, tables.reports
        query = (
            select(func.count(used.c.report_key.distinct()))
            .join(reports, reports.c.key == used.c.report_key)
            .where(used.c.name_key.in_(self.keys), self.live)
        )
        return self.connection.execute(query).scalar_one()

    def statements(self) -> int:
        return self._count(selection.joined(select(func.count()), tables.statements).where(*self.said))

    def events(self) -> int:
        own, parts = tables.events, tables.event_participants
        having = select(parts.c.event_key).where(selection.named(parts, "entity", self.keys))
        query = selection.joined(select(func.count()), own)
        return self._count(query.where(*selection.fitting(own, self.ask), own.c.key.in_(having)))

    def facts(self) -> int:
        own = tables.facts
        either = or_(*(selection.named(own, side, self.keys) for side in ("subject_entity", "object_entity")))
        query = selection.joined(select(func.count()), own)
        return self._count(query.where(*selection.fitting(own, self.ask), either))

    def _count(self, query: Select[*tuple[Any, ...]]) -> int:
        return int(self.connection.execute(query).scalar_one())


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
