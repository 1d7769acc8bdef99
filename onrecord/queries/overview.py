"""What a ledger holds, seen from above: how much of what, what is new, what was said last, who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, case, func, literal, select

from onrecord.ledger import Ledger, StoredReport, counts, decode, reading, rebuilds, search, tables
from onrecord.ledger.bounds import UNDATED
from onrecord.ledger.columns import to_the_letter
from onrecord.model import SHOWN, Entity, EntityKind
from onrecord.queries import meaning, selection, tellings
from onrecord.queries import only as narrowing
from onrecord.queries.entity_counts import Counted
from onrecord.queries.events import load_events
from onrecord.queries.loading import load_statements
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import FoundEvent, FoundStatement
from onrecord.queries.selection import Place


@dataclass(frozen=True, slots=True)
class Speaking:
    """An entity and how many statements it has that are shown."""

    entity: Entity
    statements: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a ledger holds: counts of current reports and of what is shown of them, and who speaks most."""

    reports: int
    statements: int
    events: int
    facts: int
    entities: int
    speakers: tuple[Speaking, ...]


def revision(ledger: Ledger) -> str:
    """A word that changes whenever reports or judgements do, or what follows is made anew; cheap to ask."""
    reports, judged = tables.reports, tables.name_judgements
    with ledger.snapshot() as connection:
        newest = connection.execute(select(reports.c.key).order_by(reports.c.key.desc()).limit(1)).scalar()
        retracted = connection.execute(
            select(func.count(), func.max(reports.c.retracted_at)).where(reports.c.retracted_at.is_not(None))
        ).one()
        names = connection.execute(select(judged.c.recorded_at, judged.c.retracted_at)).all()
        of_matters = [
            tuple(row)
            for own in (tables.matters, tables.matter_judgements)
            for row in connection.execute(select(own.c.recorded_at, own.c.retracted_at))
        ]
        made = f"{rebuilds(connection)} {newest}"
    judged_at = [tuple(row) for row in names]
    return f"{made} {tuple(retracted)} {sorted(map(str, judged_at))} {sorted(map(str, of_matters))}"


def more_than(ledger: Ledger, number: int) -> bool:
    """Whether there are more current reports than so many."""
    kept = tables.counts
    whole = (kept.c.kind == tables.reports.name, kept.c.facet == counts.ALL, kept.c.name_key == counts.WHOLE)
    with ledger.snapshot() as connection:
        return (connection.scalar(select(kept.c.number).where(*whole)) or 0) > number


def overview(ledger: Ledger, *, speakers: int = 12) -> Overview:
    """What the ledger holds, of every address its newest version."""
    kept, links, entities = tables.counts, tables.links, tables.entities
    number = func.sum(kept.c.number).label("number")
    of_all = (kept.c.facet == counts.ALL, kept.c.name_key == counts.WHOLE)
    speaking = (
        select(links.c.entity_id, number)
        .join(kept, kept.c.name_key == links.c.name_key)
        .where(kept.c.kind == tables.statements.name, kept.c.facet == counts.ALL, links.c.entity_id.is_not(None))
        .group_by(links.c.entity_id)
        .subquery()
    )
    most = (
        select(entities, speaking.c.number)
        .join(speaking, speaking.c.entity_id == entities.c.id)
        .order_by(speaking.c.number.desc(), entities.c.name, entities.c.id)
        .limit(speakers)
    )
    with ledger.snapshot() as connection:
        rows = connection.execute(select(kept.c.kind, kept.c.number).where(kept.c.kind.in_(_KINDS), *of_all))
        there = {row.kind: int(row.number) for row in rows}
        reports, statements, events, facts = (there.get(kind, 0) for kind in _KINDS)
        return Overview(
            reports,
            statements,
            events,
            facts,
            int(connection.execute(select(func.count()).select_from(entities)).scalar_one()),
            tuple(Speaking(decode.entity(it), int(it["number"])) for it in connection.execute(most).mappings()),
        )


_KINDS = tuple(own.name for own in (tables.reports, tables.statements, tables.events, tables.facts))


@dataclass(frozen=True, slots=True)
class ReportList:
    """Some reports of so many that fit."""

    reports: tuple[StoredReport, ...]
    total: int


def newest_reports(
    ledger: Ledger,
    most: int,
    *,
    about: str | None = None,
    only: Only = ANYTHING,
    known_by: date | None = None,
    start: int = 0,
) -> ReportList:
    """Live reports, the newest version of each, those first that came out last.

    Of those that fit as in `queries.reports`, `most` from the place `start` on. Raises UsageError, LedgerError.
    """
    own = tables.reports
    fits = [selection.current(known_by), *narrowing.conditions(own, only)]
    if known_by:
        fits.append(own.c.known_on <= known_by.isoformat())
    if about:
        fits.append(own.c.key.in_(search.matching(search.REPORTS, about)))
    order = (own.c.known_on.desc(), own.c.id)
    with ledger.snapshot() as connection:
        total = connection.execute(select(func.count()).select_from(own).where(*fits)).scalar_one()
        ordered = select(own.c.key).where(*fits).order_by(*order)
        keys = list(connection.scalars(ordered.limit(most).offset(start)))
        found = reading.reports_at(connection, keys)
        return ReportList(tuple(found[key] for key in keys), int(total))


def last_added(ledger: Ledger, most: int) -> tuple[StoredReport, ...]:
    """Live reports, the newest version of each, those first that were added last."""
    own = tables.reports
    query = select(own.c.key).where(selection.current(None))
    order = (own.c.recorded_at.desc(), own.c.known_on.desc(), own.c.id)
    with ledger.snapshot() as connection:
        keys = list(connection.scalars(query.order_by(*order).limit(most)))
        found = reading.reports_at(connection, keys)
        return tuple(found[key] for key in keys)


def latest_statements(ledger: Ledger, most: int) -> tuple[FoundStatement, ...]:
    """The statements that were said last of all that have a date, the last one first."""
    own = tables.statements
    # What is dated by its end alone, or ahead of its report, is no news of that day.
    dated = (own.c.said_on_first.is_not(None), own.c.day < UNDATED.isoformat(), own.c.day <= own.c.known_on)
    shown = own.c.confidence >= SHOWN
    with ledger.snapshot() as connection:
        return tuple(load_statements(connection, _latest(connection, own, (*dated, shown), most)))


def latest_plans(ledger: Ledger, most: int) -> tuple[FoundEvent, ...]:
    """What was told as planned for the latest days, the latest first."""
    own = tables.events
    dated = (own.c.when_first.is_not(None), own.c.day < UNDATED.isoformat())
    planned = (to_the_letter(tables.PLANNED), *dated)  # it has an index
    with ledger.snapshot() as connection:
        return tuple(load_events(connection, _latest(connection, own, planned, most)))


def _latest(connection: Connection, own: Table, fits: Iterable[ColumnElement[bool]], most: int) -> list[Place]:
    reports = tables.reports
    order = (own.c.day, own.c.known_on, reports.c.id, literal(own.name), own.c.position)
    query = (
        selection.in_order(select(*order, own.c.key, own.c.report_key), own)
        .where(selection.current(None), *fits)
        .order_by(own.c.day.desc(), own.c.known_on.desc(), reports.c.id, own.c.position)
        .limit(most)
    )
    return [Place(*row) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity, and how many statements it speaks and reports name it."""

    entity: Entity
    statements: int
    reports: int


def entities(
    ledger: Ledger, *, kind: EntityKind | None = None, named: str | None = None, limit: int = 200
) -> tuple[Listed, ...]:
    """The entities of current reports: of a kind, with words in a spelling; those that speak most first."""
    own, links, kept = tables.entities, tables.links, tables.counts
    number, both = (
        func.sum(case((kept.c.kind == of.name, kept.c.number), else_=0)).label(of.name)
        for of in (tables.statements, tables.reports)
    )
    query = (
        select(own, number, both)
        .join(links, links.c.entity_id == own.c.id)
        .join(kept, kept.c.name_key == links.c.name_key)
        .where(kept.c.kind.in_([tables.statements.name, tables.reports.name]), kept.c.facet == counts.ALL)
        .group_by(own.c.id)
        .having(both > 0)
        .order_by(number.desc(), both.desc(), own.c.name, own.c.id)
        .limit(limit)
    )
    if kind is not None:
        query = query.where(own.c.kind == kind.value)
    with ledger.snapshot() as connection:
        if named:
            keys = meaning.name_keys(connection, named)
            query = query.where(own.c.id.in_(select(links.c.entity_id).where(links.c.name_key.in_(keys))))
        rows = connection.execute(query).mappings().all()
        names = tellings.names_of(connection, [it["id"] for it in rows])
        return tuple(
            Listed(
                decode.entity(it),
                int(it["statements"]),
                Counted(connection, names[it["id"]]).reports() if len(names[it["id"]]) > 1 else int(it["reports"]),
            )
            for it in rows
        )
