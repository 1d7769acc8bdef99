"""The tellings of the events on a page of results, and what came of plans.

Invariant: as `tellings` says. An event is looked for where it can be told: by its actors and recipients, in the days
around its own; what is found so is looked for again, so that a page's other items change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from onrecord.language import full_pack_for
from onrecord.ledger import decode, encode, tables
from onrecord.ledger.among import among
from onrecord.ledger.reading import StoredReport
from onrecord.model import Status
from onrecord.queries.results import FoundEvent
from onrecord.queries.selection import Ask
from onrecord.queries.tellings import MOST, Asked, Candidate, groups_of, meant, names_of
from onrecord.tellings import ToldEvent, course, same_event
from onrecord.tellings.course import LATEST
from onrecord.tellings.same import NEAR

_NEAR = timedelta(days=NEAR)

_TOGETHER = timedelta(days=60)
"""Days within which several names are asked for in one query, rather than each for its own days: about as many as a
busy name's page of fifty events has."""

_own, _parts = tables.events, tables.event_participants
_COLUMNS = tuple(
    _own.c[name]
    for name in ("type", "mode", "status", "trigger_text", "event_text", "when", "when_first", "when_last")
)  # fmt: skip
_OF_EVENTS = select(_parts.c.event_key, _parts.c.part, _parts.c.name, _parts.c.name_key).where(
    among(_parts.c.event_key, "keys")
)
_TAKING_PART = select(_parts.c.event_key).where(_parts.c.part.in_((encode.ACTOR, encode.RECIPIENT)))


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who takes part in an event: names or entities by part, and the entities that can be looked for."""

    of: Mapping[str, frozenset[str]]
    who: frozenset[str]


_NOBODY = _Parties(defaultdict(frozenset), frozenset())


def events_with_tellings(  # what a page of results has
    connection: Connection,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    found: Sequence[FoundEvent],
    keys: Sequence[int],
    most: int = MOST,
) -> tuple[FoundEvent, ...]:
    """The events of a page with tellings and courses, without those that stand with an earlier one."""
    page = _Page(Asked(connection, _own, ask, fits, most))
    page.add(keys)
    there = [key for key in keys if key in page.told]
    looked_for: set[int] = set()
    groups = groups_of(page.told, there, same_event)
    while more := {key for group in groups.values() for key in group} - looked_for:
        looked_for |= more
        page.look_around(more)
        groups = groups_of(page.told, there, same_event)
    shown = page.asked.folded(found, keys, page.told, page.known, groups)
    planned = [key for key in there if page.told[key].status is Status.PLANNED]
    page.look_after(planned)
    day = _today(connection, ask) if planned else date.min
    by_id = {page.told[key].id: page.told[key] for key in planned}
    return tuple(
        replace(one, course=course(by_id[one.item.id], page.told.values(), day, _moving(one.report)))
        if one.item.id in by_id
        else one
        for one in shown
    )


class _Page:
    """What is read for the events of a page."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.connection = asked, asked.connection
        self.query = asked.telling(*_COLUMNS)
        self.told: dict[int, ToldEvent] = {}
        self.known: dict[int, Candidate] = {}
        self.parties: dict[int, _Parties] = {}
        self.names: dict[str, list[int]] = {}

    def add(self, keys: Iterable[int], *which: ColumnElement[bool]) -> None:
        """Read those of the events of these keys that were not yet read, of which something is so."""
        new = sorted(set(keys) - set(self.told))
        if not new:
            return
        query = self.query.where(among(_own.c.key, "keys"), *which)
        rows = self.connection.execute(query, {"keys": new}).mappings().all()
        parties = self._parties([row["key"] for row in rows])
        for row in rows:
            key = row["key"]
            its = self.parties[key] = parties.get(key, _NOBODY)
            self.known[key] = self.asked.candidate(row, row["event_text"], row["when"])
            self.told[key] = ToldEvent(
                row["id"],
                row["type"],
                row["mode"],
                row["trigger_text"],
                Status(row["status"]),
                decode.edtf(row, "when"),
                its.of.get(encode.ACTOR, frozenset()),
                its.of.get(encode.RECIPIENT, frozenset()),
                its.of.get(encode.PLACE, frozenset()),
                told_on=date.fromisoformat(row["known_on"]),
                words=row["event_text"],
            )

    def look_around(self, keys: Iterable[int]) -> None:
        """Read what can be the same as one of these: of their parties and types, in the days around theirs."""
        days: defaultdict[str, list[tuple[date, date]]] = defaultdict(list)
        types = set()
        for key in sorted(keys):
            when = self.told[key].when
            if when is None or when.first is None or when.last is None:
                continue
            types.add(self.told[key].type)
            # Two dates longer than these are the same only where they are equal, and then they begin alike.
            last = min(when.last, when.first + _NEAR)
            for entity in self.parties[key].who:
                days[entity].append((_earlier(when.first), last))
        self._know(days)
        around: set[int] = set()
        for names, first, last in self._stretches(days):
            at = _parts.c.day.between(first.isoformat(), last.isoformat())
            around.update(self.connection.scalars(_TAKING_PART.where(_parts.c.name_key.in_(names), at)))
        self.add(around, _own.c.type.in_(sorted(types)))

    def look_after(self, keys: Sequence[int]) -> None:
        """Read what can tell what came of these plans: of their parties and types, told since they were."""
        plans = [self.told[key] for key in keys]
        who = {entity for key in keys for entity in self.parties[key].who}
        if not plans or not who:
            return
        self._know(who)
        dates = [plan.when for plan in plans if plan.when is not None]
        ends = [when.last for when in dates]
        met: list[ColumnElement[bool]] = [_own.c.status.in_([Status.DENIED, Status.PLANNED])]
        if dates:
            begins = min(when.first or date.min for when in dates)
            not_over = or_(_own.c.when_last.is_(None), _own.c.when_last >= begins.isoformat())
            met.append(and_(_own.c.when_first.is_not(None), not_over))
        told = [_parts.c.known_on >= min(plan.told_on for plan in plans).isoformat()]
        if len(ends) == len(plans) and all(ends):
            told.append(_parts.c.known_on <= _later(max(filter(None, ends))).isoformat())
        names = sorted({name for entity in who for name in self.names[entity]})
        after = set(self.connection.scalars(_TAKING_PART.where(_parts.c.name_key.in_(names), *told)))
        self.add(after, _own.c.type.in_(sorted({plan.type for plan in plans})), or_(*met))

    def _know(self, entities: Iterable[str]) -> None:
        self.names |= names_of(self.connection, set(entities) - set(self.names))

    def _stretches(self, days: Mapping[str, Sequence[tuple[date, date]]]) -> list[tuple[list[int], date, date]]:
        """Names, and the first and the last of the days in which to look for them."""
        if not days:
            return []
        first, last = min(a for its in days.values() for a, _ in its), max(b for its in days.values() for _, b in its)
        if last - first <= _TOGETHER:
            return [(sorted({name for entity in days for name in self.names[entity]}), first, last)]
        return [(self.names[entity], a, b) for entity, its in days.items() for a, b in _joined(its)]

    def _parties(self, keys: Sequence[int]) -> dict[int, _Parties]:
        """By event: the entities of each part, or the names where nothing links them."""
        rows = self.connection.execute(_OF_EVENTS, {"keys": keys}).all()
        entities = meant(self.connection, (row.name_key for row in rows if row.name_key is not None))
        of: defaultdict[int, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        who: defaultdict[int, set[str]] = defaultdict(set)
        for row in rows:
            entity = entities.get(row.name_key)
            # A party that is linked to nobody is the item's own: it joins nothing, on a page as in the ledger.
            own = "" if row.part == encode.PLACE else f"\0{row.event_key}"
            of[row.event_key][row.part].add(entity or f"{row.name.casefold()}{own}")
            if entity and row.part != encode.PLACE:
                who[row.event_key].add(entity)
        return {
            key: _Parties({part: frozenset(its) for part, its in parts.items()}, frozenset(who[key]))
            for key, parts in of.items()
        }


def _joined(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Stretches of days as few as they can be.

    >>> [(a.day, b.day) for a, b in _joined([(date(2024, 3, day), date(2024, 3, day + 3)) for day in (9, 1, 3)])]
    [(1, 6), (9, 12)]
    """
    found: list[tuple[date, date]] = []
    for first, last in sorted(days):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _earlier(day: date) -> date:
    return day - _NEAR if day - date.min > _NEAR else date.min


def _later(day: date) -> date:
    return day + LATEST if date.max - day > LATEST else date.max


def _today(connection: Connection, ask: Ask) -> date:
    """The day as of which plans are looked at: the one asked, or the newest on which a report came out."""
    asked = ask.as_of or ask.known_by
    if asked is not None:
        return asked
    own = tables.reports.c
    told = select(own.published_last).where(own.published_last.is_not(None), own.retracted_at.is_(None))
    newest = connection.scalar(told.order_by(own.published_last.desc()).limit(1))
    return date.fromisoformat(newest) if newest else date.min


def _moving(report: StoredReport) -> frozenset[str]:
    pack = full_pack_for(report.language)
    return pack.events.moving if pack else frozenset()
