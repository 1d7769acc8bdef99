"""One person, organisation or place as the reports together have it: names, offices, what is said by it, who quotes it.

Invariant: only live reports count, and of an address the version that is current; counts are of items, each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from onrecord.errors import UnknownId
from onrecord.ledger import Ledger, decode, tables
from onrecord.model import Entity, EntityKind
from onrecord.queries import meaning
from onrecord.queries.entity_counts import Counted, InOffice, LookedAt


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
    (`onrecord.model.SHOWN`). Where they are not `exact`, `reports`, `events` and `facts` are added up over the names,
    and what has two of them is in these numbers twice.
    """

    entity: Entity
    names: tuple[NameOf, ...]
    offices: tuple[OfficeOf, ...]
    quoted_by: tuple[QuotedBy, ...]
    reports: int
    statements: int
    events: int
    facts: int
    exact: bool = True

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling, the entity's own first."""
        return (self.entity.name, *self.entity.variants)


def entity(ledger: Ledger, entity_id: str, *, known_by: date | None = None) -> EntityInReports:
    """The entity with this id, by the reports that were known by a day. Raises UnknownId, LedgerError."""
    with ledger.snapshot() as connection:
        row = _row(connection, entity_id)
        keys = meaning.name_keys(connection, entity_id)
        asked = LookedAt(connection, keys, known_by) if known_by else Counted(connection, keys)
        outlets = asked.outlets()
        return EntityInReports(
            decode.entity(row),
            _names(connection, keys, asked.of_names()),
            _offices(asked.offices()),
            _quoted_by(outlets),
            asked.reports(),
            sum(outlets.values()),
            asked.events(),
            asked.facts(),
            asked.exact,
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


def _offices(held: Iterable[InOffice]) -> tuple[OfficeOf, ...]:
    found = [OfficeOf(it.office, it.statements, _day(it.first), _day(it.last)) for it in held]
    return tuple(sorted(found, key=lambda it: (-it.statements, it.office)))


def _quoted_by(outlets: Mapping[str, int]) -> tuple[QuotedBy, ...]:
    ordered = sorted(outlets, key=lambda name: (-outlets[name], name))
    return tuple(QuotedBy(name or None, outlets[name]) for name in ordered)


def _names(connection: Connection, keys: Sequence[int], reports: Mapping[int, int]) -> tuple[NameOf, ...]:
    own, links = tables.names, tables.links
    query = select(own, links.c.score, links.c.reason).join(links, links.c.name_key == own.c.key)
    found = []
    for row in connection.execute(query.where(own.c.key.in_(keys))).mappings():
        it, number = decode.entity(row), reports.get(row["key"], 0)
        if number:
            found.append(NameOf(it.name, it.variants, it.kind, number, row["score"], row["reason"]))
    return tuple(sorted(found, key=lambda it: (-it.reports, it.name, it.variants)))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
