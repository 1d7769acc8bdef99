"""Whether a ledger is what it should be: schema, pages, words, links, days; and how to mend what is not.

Invariant: nothing is changed by looking. One thing is told once, however many rows have it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, exists, func, inspect, or_, select, text

from onrecord.errors import OnrecordError
from onrecord.ledger import bounds, counts, decode, names, reading, search, tables
from onrecord.ledger.postgresql import looking_through
from onrecord.model import Record

REBUILD = "onrecord rebuild makes it anew"
RESTORE = "restore the ledger from a copy or a bundle"
READ_AGAIN = "restore the ledger from a copy, or retract the report and add its page again"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where (a table, a page's or a report's id), and the mend."""

    what: str
    where: str
    mend: str


def problems(connection: Connection) -> Iterator[Problem]:
    """All that is wrong with what the ledger itself knows, in a fixed order."""
    with looking_through(connection):
        lacking = list(_schema(connection))
        yield from lacking
        if lacking:
            return
        yield from _database(connection)
        yield from _orphans(connection)
        yield from _pages(connection)
        yield from _readings(connection)
        yield from _links(connection)


def _schema(connection: Connection) -> Iterator[Problem]:
    there = inspect(connection)
    known = set(there.get_table_names())
    for table in tables.metadata.sorted_tables:
        if table.name not in known:
            yield Problem("the table is missing", table.name, RESTORE)
            continue
        columns = {column["name"] for column in there.get_columns(table.name)}
        if lost := sorted({column.name for column in table.columns} - columns):
            yield Problem(f"columns are missing: {', '.join(lost)}", table.name, RESTORE)
        indexes = {index["name"] for index in there.get_indexes(table.name)}
        if gone := sorted({str(index.name) for index in table.indexes} - indexes):
            yield Problem(f"indexes are missing, so that it is slow: {', '.join(gone)}", table.name, RESTORE)


def _database(connection: Connection) -> Iterator[Problem]:
    """What SQLite itself finds; PostgreSQL's own check is `pg_amcheck`."""
    if connection.dialect.name == "sqlite":
        told = [line for line in connection.scalars(text("PRAGMA integrity_check(10)")) if line != "ok"]
        for line in told:
            yield Problem(f"the file is damaged ({line})", "the database", RESTORE)


def _orphans(connection: Connection) -> Iterator[Problem]:
    """Rows that hang on rows that are not there: some other program deleted them."""
    for table in tables.metadata.sorted_tables:
        for key in sorted(table.foreign_key_constraints, key=lambda it: str(it.name)):
            parent = key.referred_table.alias("parent")
            pairs = [(element.parent, parent.c[element.column.name]) for element in key.elements]
            whole = and_(*(own.is_not(None) for own, _ in pairs))
            there = exists(select(1).where(*(own == other for own, other in pairs)))
            number = connection.scalar(select(func.count()).select_from(table).where(whole, ~there))
            if number:
                yield Problem(
                    f"{number:,} rows hang on rows of {key.referred_table.name} that are gone", table.name, RESTORE
                )


def _pages(connection: Connection) -> Iterator[Problem]:
    kept, pages = tables.page_bytes, tables.pages
    for sha256 in connection.scalars(select(kept.c.sha256).order_by(kept.c.sha256)).all():
        row = connection.execute(select(kept).where(kept.c.sha256 == sha256)).one()
        try:
            content = zlib.decompress(row.deflated)
        except zlib.error:
            content = b""
        if hashlib.sha256(content).hexdigest() != sha256 or len(content) != row.size:
            yield Problem("the bytes are not those that were received: their hash differs", f"bytes {sha256}", RESTORE)
            continue
        for page in connection.execute(select(pages).where(pages.c.sha256 == sha256).order_by(pages.c.id)).mappings():
            if decode.page(page, content).id != page["id"]:
                yield Problem("its id is not what its content gives", f"page {page['id']}", RESTORE)


def _readings(connection: Connection) -> Iterator[Problem]:
    """Each reading, retracted or not: words, hashes, days; and of live ones the index of words."""
    reports, pages = tables.reports, tables.pages
    query = (
        select(reports.c.key, reports.c.id, reports.c.retracted_at, reports.c.known_on)
        .add_columns((reports.c.page_sha256 == pages.c.sha256).label("same"))
        .join(pages, pages.c.id == reports.c.page_id)
        .order_by(reports.c.id, reports.c.key)
    )
    for row in connection.execute(query).all():
        where = f"report {row.id}"
        if not row.same:
            yield Problem("its page has another hash than it says", where, READ_AGAIN)
        try:
            record = reading.record_at(connection, row.key)
        except (OnrecordError, ValueError) as error:
            yield Problem(f"it cannot be read as it was written: {error}", where, READ_AGAIN)
            continue
        known = date.fromisoformat(row.known_on)
        if not _stands(connection, record, row.key, known):
            yield Problem("the days that items stand on are not those of their dates", where, READ_AGAIN)
        if row.retracted_at is None and (lost := search.missing(connection, record, row.key, known)):
            yield Problem(f"{len(lost):,} items are not found by their words", where, REBUILD)


def _stands(connection: Connection, record: Record, key: int, known: date) -> bool:
    by_id = {statement.id: statement for statement in record.statements}
    expected = {
        tables.statements: [bounds.of_statement(it, known) for it in record.statements],
        tables.events: [bounds.of_event(it, record.report, by_id, known) for it in record.events],
        tables.facts: [bounds.of_fact(it, known) for it in record.facts],
    }
    for own, days in expected.items():
        columns = (own.c.day, own.c.may_from, own.c.stands_from)
        rows = connection.execute(select(*columns).where(own.c.report_key == key).order_by(own.c.position)).all()
        told = [
            (it.day.isoformat(), *(day and day.isoformat() for day in (it.may_from, it.stands_from))) for it in days
        ]
        if [tuple(row) for row in rows] != told:
            return False
    return True


def _links(connection: Connection) -> Iterator[Problem]:
    own, links, entities, traces, reports = (
        tables.names,
        tables.links,
        tables.entities,
        tables.traces,
        tables.reports,
    )
    used = tables.report_entities
    live = (
        select(used.c.name_key)
        .join(reports, reports.c.key == used.c.report_key)
        .where(used.c.name_key == own.c.key, reports.c.retracted_at.is_(None))
    )
    linked = exists(select(links.c.name_key).where(links.c.name_key == own.c.key))
    amiss = {
        "names of live reports have no link": select(func.count()).select_from(own).where(exists(live), ~linked),
        "names of no live report have a link": select(func.count()).select_from(own).where(~exists(live), linked),
        "entities are meant by no name": select(func.count())
        .select_from(entities)
        .where(~exists(select(links.c.name_key).where(links.c.entity_id == entities.c.id))),
        "live reports were never compared with others": select(func.count())
        .select_from(reports)
        .where(
            reports.c.retracted_at.is_(None),
            ~exists(select(traces.c.report_key).where(traces.c.report_key == reports.c.key)),
        ),
    }
    for what, query in amiss.items():
        if number := connection.scalar(query):
            yield Problem(f"{number:,} {what}", "names and links", REBUILD)
    reports_named = select(func.count()).select_from(reports).where(reports.c.page_name != names.page_name())
    if number := connection.scalar(reports_named):
        yield Problem(f"{number:,} reports have another name than their pages", reports.name, REBUILD)
    for table, place, key in names.BESIDE:
        differs = table.c[key].is_distinct_from(names.name_beside(table, place))
        if number := connection.scalar(select(func.count()).select_from(table).where(differs)):
            yield Problem(f"{number:,} rows are not found by their names", table.name, REBUILD)
    for own in names.DATED:
        differ = or_(*(own.c[name].is_distinct_from(day) for name, day in names.days_beside(own).items()))
        if number := connection.scalar(select(func.count()).select_from(own).where(differ)):
            yield Problem(f"{number:,} rows are not found by the days of their reports and events", own.name, REBUILD)
    if number := counts.differing(connection):
        yield Problem(f"{number:,} counts are not those of the items", tables.counts.name, REBUILD)
    facts = tables.facts
    objects = connection.execute(select(facts.c.object, facts.c.object_folded).distinct())
    if number := sum(name.casefold() != folded for name, folded in objects):
        yield Problem(f"{number:,} objects are not found by their names", facts.name, REBUILD)
