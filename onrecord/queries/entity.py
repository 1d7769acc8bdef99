"""One person, organisation or place as the reports together have it: names, offices, what is said by it, who quotes it.

Invariant: only live reports count, and of an address the version that is current; counts are of items, each once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

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
    with ledger.snapshot() as connection:
        row = _row(connection, entity_id)
        keys = selection.name_keys(connection, entity_id)
        asked = _Asked(connection, keys, Ask(known_by=known_by))
        said = asked.said()
        return EntityInReports(
            decode.entity(row),
            asked.names(),
            _offices(said),
            _quoted_by(said),
            asked.reports(),
            sum(it.statements for it in said),
            asked.events(),
            asked.facts(),
        )


def entity_named(ledger: Ledger, entity_id: str) -> Entity:
    """The entity with this id, without what reports have of it. Raises UnknownId, LedgerError."""
    with ledger.snapshot() as connection:
        return decode.entity(_row(connection, entity_id))


def _row(connection: Connection, entity_id: str) -> decode.Row:
    row = connection.execute(select(tables.entities).where(tables.entities.c.id == entity_id)).mappings().first()
    if row is None:
        raise UnknownId("no such entity in the ledger", entity_id, "list statements to see the ids of speakers")
    return row


class _Said(NamedTuple):
    """So many statements in an office by an outlet, the first and the last day that reports date them."""

    office: str | None
    outlet: str | None
    statements: int
    first: str | None
    last: str | None


def _offices(said: Sequence[_Said]) -> tuple[OfficeOf, ...]:
    of: defaultdict[str, list[_Said]] = defaultdict(list)
    for it in said:
        if it.office is not None:
            of[it.office].append(it)
    found = [
        OfficeOf(
            office,
            sum(it.statements for it in its),
            _day(min((it.first for it in its if it.first), default=None)),
            _day(max((it.last for it in its if it.last), default=None)),
        )
        for office, its in of.items()
    ]
    return tuple(sorted(found, key=lambda it: (-it.statements, it.office)))


def _quoted_by(said: Sequence[_Said]) -> tuple[QuotedBy, ...]:
    of: defaultdict[str | None, int] = defaultdict(int)
    for it in said:
        of[it.outlet] += it.statements
    return tuple(QuotedBy(name, of[name]) for name in sorted(of, key=lambda name: (-of[name], name or "")))


class _Asked:
    """The questions about one entity, all of one moment."""

    def __init__(self, connection: Connection, keys: list[int], ask: Ask) -> None:
        self.connection, self.keys, self.ask = connection, keys, ask
        own = tables.statements
        self.fits = [*selection.fitting(own, ask), selection.named(own, "speaker_entity", keys)]
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

    def said(self) -> list[_Said]:
        """Statements by office and outlet, read once."""
        own, outlet = tables.statements, tables.reports.c.outlet
        first, last = func.min(own.c.said_on_first), func.max(own.c.said_on_last)
        query = selection.in_order(select(own.c.speaker_role, outlet, func.count(), first, last), own)
        rows = self.connection.execute(query.where(*self.fits).group_by(own.c.speaker_role, outlet))
        return [_Said(*row) for row in rows]

    def reports(self) -> int:
        used, reports = tables.report_entities, tables.reports
        query = (
            select(func.count(used.c.report_key.distinct()))
            .join(reports, reports.c.key == used.c.report_key)
            .where(used.c.name_key.in_(self.keys), self.live)
        )
        return self.connection.execute(query).scalar_one()

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
