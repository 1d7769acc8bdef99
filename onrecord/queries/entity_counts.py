"""How much the reports have of one entity: reports, statements by office and outlet, events, facts.

In: the keys of its names. `Counted` gives what was counted under them when it was added; `LookedAt` what was known by a
day, for which every item is looked at.

Invariant: each item counts once, whichever and how many of the names it has; where that would take long, `exact` says
that it may count twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, and_, func, or_, select

from onrecord.ledger import counts, tables
from onrecord.queries import selection
from onrecord.queries.selection import Ask

_LOOKED_UP = 5_000
"""Items of an entity's less common names of which is looked up whether they have the commonest, too: some 20 ms."""


class InOffice(NamedTuple):
    """So many statements in an office, the first and the last day that reports date them."""

    office: str
    statements: int
    first: str | None
    last: str | None


class Counted:
    """What was counted under an entity's names when it was added."""

    def __init__(self, connection: Connection, names: Sequence[int]) -> None:
        """Look up the counts of what it takes part in; the others when they are asked for."""
        self._connection, self._names, self.exact = connection, names, True
        kept = tables.counts
        query = select(kept.c.kind, kept.c.facet, kept.c.name_key, kept.c.number).where(
            kept.c.kind.in_([tables.reports.name, tables.events.name, tables.facts.name]),
            kept.c.facet.in_([counts.ALL, counts.TAKING_PART]),
            kept.c.name_key.in_(names),
        )
        self._totals: dict[tuple[str, str], dict[int, int]] = {}
        for kind, facet, name, number in connection.execute(query):
            self._totals.setdefault((kind, facet), {})[name] = int(number)

    def of_names(self) -> Mapping[int, int]:
        """In how many reports each name is, by its key."""
        return self._totals.get((tables.reports.name, counts.ALL), {})

    def offices(self) -> list[InOffice]:
        """Statements by office; the days are looked up at either end of an index."""
        return [
            InOffice(office, number, self._end(office, "said_on_first"), self._end(office, "said_on_last"))
            for office, number in self._by("office").items()
            if office
        ]

    def outlets(self) -> Mapping[str, int]:
        """Statements by outlet; "" is not known."""
        return self._by("outlet")

    def reports(self) -> int:
        """Reports that name it."""
        used = tables.report_entities

        def others(names: Sequence[int], largest: int) -> Select[Any]:
            same = used.alias("same")
            both = select(same.c.position).where(same.c.report_key == used.c.report_key, same.c.name_key == largest)
            return _current(select(used.c.report_key), used).where(used.c.name_key.in_(names), ~both.exists())

        return self._together(self.of_names(), others)

    def events(self) -> int:
        """Events in which it takes part."""
        parts = tables.event_participants

        def others(names: Sequence[int], largest: int) -> Select[Any]:
            same = parts.alias("same")
            both = select(same.c.event_key).where(same.c.event_key == parts.c.event_key, same.c.name_key == largest)
            return _current(select(parts.c.event_key), parts).where(parts.c.name_key.in_(names), ~both.exists())

        return self._together(self._totals.get((tables.events.name, counts.TAKING_PART), {}), others)

    def facts(self) -> int:
        """Facts that have it on either side."""
        own = tables.facts
        sides = (own.c.subject_key, own.c.object_key)

        def others(names: Sequence[int], largest: int) -> Select[Any]:
            without = (side.is_distinct_from(largest) for side in sides)
            return _current(select(own.c.key), own).where(or_(*(side.in_(names) for side in sides)), *without)

        return self._together(self._totals.get((own.name, counts.ALL), {}), others)

    def _together(self, numbers: Mapping[int, int], others: Callable[[Sequence[int], int], Select[Any]]) -> int:
        """How many items have any of the names: those of the commonest, and those of the `others` that have not it."""
        if not numbers:
            return 0
        *rest, largest = sorted(numbers, key=lambda name: numbers[name])
        many = sum(numbers[name] for name in rest)
        if many > _LOOKED_UP:
            self.exact = False
            return numbers[largest] + many
        if not rest:
            return numbers[largest]
        beside = others(rest, largest).distinct().subquery()
        return numbers[largest] + int(self._connection.execute(select(func.count()).select_from(beside)).scalar_one())

    def _by(self, facet: str) -> dict[str, int]:
        kept = tables.counts
        query = select(kept.c.value, func.sum(kept.c.number)).where(
            kept.c.kind == tables.statements.name, kept.c.facet == facet, kept.c.name_key.in_(self._names)
        )
        return {value: int(number) for value, number in self._connection.execute(query.group_by(kept.c.value))}

    def _end(self, office: str, end: str) -> str | None:
        """The first day on which a statement in an office can have been said, or the last."""
        own, first = tables.statements, end == "said_on_first"
        day = own.c[end]
        found: list[str] = []
        for name in self._names:
            of_name = (own.c.speaker_key == name, own.c.speaker_role == office, day.is_not(None), counts.shown(own))
            query = _current(select(day), own).where(*of_name).order_by(day if first else day.desc()).limit(1)
            found += self._connection.scalars(query)
        return (min if first else max)(found, default=None)


def _current(query: Select[Any], own: Table) -> Select[Any]:
    """Of the rows of current reports alone; each row's report is looked up from it."""
    return selection.in_order(query, own).where(tables.reports.c.is_current)


class LookedAt:
    """What was known by a day."""

    exact = True

    def __init__(self, connection: Connection, names: Sequence[int], known_by: date) -> None:
        """Nothing is asked yet."""
        self._connection, self._names, self._ask = connection, names, Ask(known_by=known_by)
        own, reports = tables.statements, tables.reports
        self._known = and_(selection.current(known_by), reports.c.known_on <= known_by.isoformat())
        self._fits = [*selection.fitting(own, self._ask), own.c.speaker_key.in_(names)]

    def of_names(self) -> Mapping[int, int]:
        """In how many reports each name is, by its key."""
        used = tables.report_entities
        query = self._of_reports(select(used.c.name_key, func.count(used.c.report_key.distinct())))
        return {name: int(number) for name, number in self._connection.execute(query.group_by(used.c.name_key))}

    def offices(self) -> list[InOffice]:
        """Statements by office."""
        own = tables.statements
        ends = func.min(own.c.said_on_first), func.max(own.c.said_on_last)
        query = selection.in_order(select(own.c.speaker_role, func.count(), *ends), own).where(*self._fits)
        rows = self._connection.execute(query.where(own.c.speaker_role != "").group_by(own.c.speaker_role))
        return [InOffice(*row) for row in rows]

    def outlets(self) -> Mapping[str, int]:
        """Statements by outlet; "" is not known."""
        outlet = func.coalesce(tables.reports.c.outlet, "").label("outlet")
        asked = selection.in_order(select(outlet), tables.statements).where(*self._fits).subquery()
        query = select(asked.c.outlet, func.count()).group_by(asked.c.outlet)
        return {name: int(number) for name, number in self._connection.execute(query)}

    def reports(self) -> int:
        """Reports that name it."""
        return self._count(self._of_reports(select(func.count(tables.report_entities.c.report_key.distinct()))))

    def events(self) -> int:
        """Events in which it takes part."""
        own, parts = tables.events, tables.event_participants
        having = select(parts.c.event_key).where(parts.c.name_key.in_(self._names))
        query = selection.joined(select(func.count()), own)
        return self._count(query.where(*selection.fitting(own, self._ask), own.c.key.in_(having)))

    def facts(self) -> int:
        """Facts that have it on either side."""
        own = tables.facts
        either = or_(own.c.subject_key.in_(self._names), own.c.object_key.in_(self._names))
        query = selection.joined(select(func.count()), own)
        return self._count(query.where(*selection.fitting(own, self._ask), either))

    def _of_reports(self, query: Select[Any]) -> Select[Any]:
        used, reports = tables.report_entities, tables.reports
        joined = query.select_from(used).join(reports, reports.c.key == used.c.report_key)
        return joined.where(used.c.name_key.in_(self._names), self._known)

    def _count(self, query: Select[Any]) -> int:
        return int(self._connection.execute(query).scalar_one())
