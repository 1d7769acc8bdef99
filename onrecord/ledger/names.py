"""Names of all live reports, and their links to entities: what linking reads and writes.

Invariant: every live name that was linked has one row of `links`; a name without a live report has none. What is kept
here can be made anew from the live names alone. The linking itself is no business of the ledger's: candidates go out,
links come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from onrecord.ledger import decode, tables
from onrecord.ledger.among import among, slices
from onrecord.model import Entity


class Link(Protocol):
    """A name's id, the entity that it means (None: the name does not tell), a score in [0, 1] and the reason."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def entity(self) -> Entity | None: ...  # noqa: D102

    @property
    def score(self) -> float: ...  # noqa: D102

    @property
    def reason(self) -> str: ...  # noqa: D102


def _live() -> ColumnElement[bool]:
    used, reports = tables.report_entities, tables.reports
    return exists(
        select(used.c.name_key)
        .join(reports, reports.c.key == used.c.report_key)
        .where(used.c.name_key == tables.names.c.key, reports.c.retracted_at.is_(None))
    )


def live(connection: Connection) -> tuple[Entity, ...]:
    """Every name of a live report, by id."""
    return _read(connection, select(tables.names).where(_live()))


def unlinked(connection: Connection, report_key: int) -> tuple[Entity, ...]:
    """The names of a report that no link has been written for."""
    names, used = tables.names, tables.report_entities
    of_report = names.c.key.in_(select(used.c.name_key).where(used.c.report_key == report_key))
    linked = exists(select(tables.links.c.name_key).where(tables.links.c.name_key == names.c.key))
    return _read(connection, select(names).where(of_report, ~linked))


def gone(connection: Connection, report_key: int) -> tuple[Entity, ...]:
    """The names of a retracted report that no live one has; their links are dropped."""
    names, used = tables.names, tables.report_entities
    of_report = names.c.key.in_(select(used.c.name_key).where(used.c.report_key == report_key))
    return _gone(connection, _read(connection, select(names).where(of_report, ~_live())))


def without_report(connection: Connection, ids: Iterable[str]) -> tuple[Entity, ...]:
    """Those of the names with these ids that no live report has; their links are dropped."""
    names = tables.names
    found: list[Entity] = []
    for some in slices(set(ids)):
        found += _read(connection, select(names).where(names.c.id.in_(some), ~_live()))
    return _gone(connection, tuple(found))


def of_report(connection: Connection, report_id: str) -> tuple[Entity, ...]:
    """The names that a live report has, by id."""
    names, used, reports = tables.names, tables.report_entities, tables.reports
    mine = (reports.c.id == report_id, reports.c.retracted_at.is_(None))
    keys = select(used.c.name_key).join(reports, reports.c.key == used.c.report_key).where(*mine)
    return _read(connection, select(names).where(names.c.key.in_(keys)))


def related(connection: Connection, keys: Iterable[str]) -> tuple[Entity, ...]:
    """The live names that share one of these blocking keys, directly or by way of other live names."""
    names, shared = tables.names, tables.name_keys
    found: dict[int, Entity] = {}
    asked: set[str] = set()
    with_keys = select(shared.c.name_key).where(among(shared.c.blocking_key, "keys"))
    having = select(names).where(names.c.key.in_(with_keys), _live())
    theirs = select(shared.c.blocking_key).where(among(shared.c.name_key, "names")).distinct()
    pending = sorted(set(keys))
    while pending:
        asked.update(pending)
        rows = connection.execute(having, {"keys": pending}).mappings()
        fresh = {row["key"]: decode.entity(row) for row in rows if row["key"] not in found}
        found |= fresh
        pending = sorted(set(connection.scalars(theirs, {"names": sorted(fresh)})) - asked)
    return tuple(sorted(found.values(), key=lambda name: name.id))


def meanings(connection: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """The entities that names mean, by the names' ids; a name that no link tells the meaning of is not there."""
    own, links, entities = tables.names, tables.links, tables.entities
    query = (
        select(own.c.id.label("name_id"), entities)
        .join(links, links.c.name_key == own.c.key)
        .join(entities, entities.c.id == links.c.entity_id)
    )
    found: dict[str, Entity] = {}
    for some in slices(set(ids)):
        rows = connection.execute(query.where(own.c.id.in_(some))).mappings()
        found |= {row["name_id"]: decode.entity(row) for row in rows}
    return found


def statements_by(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """How many statements of live reports have a speaker of each of these names, by the names' ids; none: not there."""
    own, used, reports, said = tables.names, tables.report_entities, tables.reports, tables.statements
    query = (
        select(own.c.id, func.count().label("statements"))
        .select_from(said)
        .join(used, (used.c.report_key == said.c.report_key) & (used.c.position == said.c.speaker_entity))
        .join(own, own.c.key == used.c.name_key)
        .join(reports, reports.c.key == said.c.report_key)
        .where(reports.c.retracted_at.is_(None))
        .group_by(own.c.id)
    )
    found: dict[str, int] = {}
    for some in slices(set(ids)):
        found |= {row.id: row.statements for row in connection.execute(query.where(own.c.id.in_(some)))}
    return found


def spoken_in(connection: Connection, entity_id: str, report_ids: Iterable[str]) -> int:
    """How many statements of these live reports have a speaker that is this entity."""
    used, links, reports, said = tables.report_entities, tables.links, tables.reports, tables.statements
    query = (
        select(func.count())
        .select_from(said)
        .join(used, (used.c.report_key == said.c.report_key) & (used.c.position == said.c.speaker_entity))
        .join(links, links.c.name_key == used.c.name_key)
        .join(reports, reports.c.key == said.c.report_key)
        .where(links.c.entity_id == entity_id, reports.c.retracted_at.is_(None))
    )
    some = slices(set(report_ids))
    return sum(connection.scalar(query.where(reports.c.id.in_(ids))) or 0 for ids in some)


def write_keys(connection: Connection, keys: Mapping[str, Iterable[str]]) -> None:
    """Keep the blocking keys of names, by the names' ids; those that are kept already stay."""
    own, shared = tables.names, tables.name_keys
    places = _places(connection, keys)
    kept: set[tuple[str, str]] = set()
    for some in slices(keys):
        query = select(own.c.id, shared.c.blocking_key).join(shared, shared.c.name_key == own.c.key)
        kept |= {(row.id, row.blocking_key) for row in connection.execute(query.where(own.c.id.in_(some)))}
    rows = [
        {"name_key": places[name], "blocking_key": key}
        for name, its in keys.items()
        for key in sorted(set(its))
        if (name, key) not in kept
    ]
    if rows:
        connection.execute(insert(shared), rows)


def write_links(connection: Connection, links: Iterable[Link]) -> None:
    """Put these links in the place of those that the same names had; entities that no name means go with them."""
    links = list(links)
    places = _places(connection, (link.name for link in links))
    own, entities = tables.links, tables.entities
    before = _drop_links(connection, places.values())
    meant = {link.entity.id: link.entity for link in links if link.entity}
    rows = [{"id": e.id, "kind": e.kind, "name": e.name, "variants": list(e.variants)} for e in meant.values()]
    there: set[str] = set()
    for some in slices(meant):
        there |= set(connection.scalars(select(entities.c.id).where(entities.c.id.in_(some))))
    changed = [{"its_id": row["id"], "its_name": row["name"], "its_variants": row["variants"]} for row in rows]
    if changed := [row for row in changed if row["its_id"] in there]:
        values: dict[str, Any] = {"name": bindparam("its_name"), "variants": bindparam("its_variants")}
        connection.execute(update(entities).where(entities.c.id == bindparam("its_id")).values(values), changed)
    if fresh := [row for row in rows if row["id"] not in there]:
        connection.execute(insert(entities), fresh)
    if links:
        connection.execute(
            insert(own),
            [
                {
                    "name_key": places[link.name],
                    "entity_id": link.entity.id if link.entity else None,
                    "score": link.score,
                    "reason": link.reason,
                }
                for link in links
            ],
        )
    _drop_unmeant(connection, before - set(meant))


def keys_of(
    connection: Connection, names: Iterable[Entity], namesakes: Mapping[str, str] | None = None
) -> dict[str, int]:
    """The row keys of names by id, with rows made for those that are new; `namesakes` says who bears some, by id."""
    wanted = {name.id: name for name in names}
    bearers = namesakes or {}
    places = _places(connection, wanted)
    rows = [
        {
            "id": name.id,
            "kind": name.kind,
            "name": name.name,
            "variants": list(name.variants),
            "namesake": bearers.get(name.id),
        }
        for name in wanted.values()
        if name.id not in places
    ]
    if rows:
        connection.execute(insert(tables.names), rows)
        places = _places(connection, wanted)
    return places


def _gone(connection: Connection, found: tuple[Entity, ...]) -> tuple[Entity, ...]:
    meant = _drop_links(connection, _places(connection, (name.id for name in found)).values())
    _drop_unmeant(connection, meant)
    return found


BESIDE = (
    (tables.statements, "speaker_entity", "speaker_key"),
    (tables.facts, "subject_entity", "subject_key"),
    (tables.facts, "object_entity", "object_key"),
    (tables.event_participants, "entity", "name_key"),
)
"""Where the name of a report's entity is kept a second time: table, the entity's place, the name's key."""

DATED = (tables.statements, tables.events, tables.facts, tables.event_participants)
"""Tables whose rows keep a day a second time, in this order: participants have it from events."""


def name_beside(own: Table, place: str) -> ScalarSelect[int]:
    """The key of the name that the entity at an item's place has."""
    used = tables.report_entities
    at = (used.c.report_key == own.c.report_key, used.c.position == own.c[place])
    return select(used.c.name_key).where(*at).scalar_subquery()


def page_name() -> ScalarSelect[str]:
    """The name of a report's page."""
    pages = tables.pages
    return select(pages.c.name).where(pages.c.id == tables.reports.c.page_id).scalar_subquery()


def _tells_day() -> ColumnElement[bool]:
    own, parts, timexes, events = tables.statements, tables.statement_contents, tables.timexes, tables.events
    dated = select(timexes.c.report_key).where(
        parts.c.statement_key == own.c.key,
        timexes.c.report_key == own.c.report_key,
        timexes.c.date_last.is_not(None),
        timexes.c.timex_start >= parts.c.start,
        timexes.c.timex_end <= parts.c.end,
    )
    told = select(events.c.key).where(
        events.c.report_key == own.c.report_key, events.c.voice == own.c.key, events.c.when_last.is_not(None)
    )
    return or_(dated.exists(), told.exists())


def days_beside(own: Table) -> dict[str, ColumnElement[Any]]:
    """What a table of `DATED` keeps a second time.

    An item has when its report was out, a statement also whether it tells a day; a participant its event's days.
    """
    reports, events = tables.reports, tables.events
    if own is not tables.event_participants:
        beside: dict[str, Any] = {
            "known_on": select(reports.c.known_on).where(reports.c.key == own.c.report_key).scalar_subquery()
        }
        return beside | ({"tells_day": _tells_day()} if own is tables.statements else {})
    return {
        name: select(events.c[name]).where(events.c.key == own.c.event_key).scalar_subquery()
        for name in ("day", "known_on", "may_from", "stands_from")
    }


def write_beside(connection: Connection) -> None:
    """Make anew what stands beside items and reports a second time.

    It is the names' keys, days, and objects without case; and the names of pages.
    """
    reports = tables.reports
    connection.execute(update(reports).values(page_name=page_name()))
    for own, place, key in BESIDE:
        connection.execute(update(own).values({key: name_beside(own, place)}))
    for own in DATED:
        connection.execute(update(own).values(days_beside(own)))
    facts = tables.facts
    connection.execute(update(facts).values(object_folded=func.lower(facts.c.object)))
    told = connection.execute(select(facts.c.key, facts.c.object)).all()
    # Databases know the case of ASCII alike, and little more.
    if others := [{"its": row.key, "folded": row.object.casefold()} for row in told if not row.object.isascii()]:
        its = update(facts).where(facts.c.key == bindparam("its")).values(object_folded=bindparam("folded"))
        connection.execute(its, others)


def _places(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in slices(set(ids)):
        query = select(tables.names.c.id, tables.names.c.key).where(tables.names.c.id.in_(some))
        found.update((row.id, row.key) for row in connection.execute(query))
    return found


def _read(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[Entity, ...]:
    rows = connection.execute(query.order_by(tables.names.c.id)).mappings()
    return tuple(decode.entity(row) for row in rows)


def _drop_links(connection: Connection, name_keys: Iterable[int]) -> set[str]:
    """Drop the links of names; gives the ids of the entities that they meant."""
    own = tables.links
    meant: set[str] = set()
    for some in slices(name_keys):
        told = connection.scalars(select(own.c.entity_id).where(own.c.name_key.in_(some)))
        meant |= {entity for entity in told if entity}
        connection.execute(delete(own).where(own.c.name_key.in_(some)))
    return meant


def _drop_unmeant(connection: Connection, ids: Iterable[str]) -> None:
    """Drop those of the entities that no name means any more."""
    own, entities = tables.links, tables.entities
    for some in slices(ids):
        meant = exists(select(own.c.name_key).where(own.c.entity_id == entities.c.id))
        connection.execute(delete(entities).where(entities.c.id.in_(some), ~meant))
