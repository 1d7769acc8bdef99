"""A report into the tables, and out of them: what adding and retracting do, each in the transaction of its caller."""

from __future__ import annotations

import zlib
from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert, select, update

from onrecord.ledger import counts, encode, judgements, lineage, names, namesakes, search, tables
from onrecord.model import Page, Record


def stamp(moment: datetime) -> str:
    """A moment as rows have it: ISO 8601, UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def retract(connection: Connection, key: int, now: datetime) -> None:
    """Retract a reading; its rows stay."""
    reports = tables.reports
    connection.execute(update(reports).where(reports.c.key == key).values(retracted_at=stamp(now)))
    lineage.drop(connection, key)
    counts.settle(connection, [key])


def keep_page(connection: Connection, page: Page, now: datetime) -> None:
    """The page's row and its bytes, unless they are there (from a reading that was retracted, from another source)."""
    pages, kept = tables.pages, tables.page_bytes
    if connection.scalars(select(pages.c.id).where(pages.c.id == page.id)).first() is not None:
        return
    if connection.scalars(select(kept.c.sha256).where(kept.c.sha256 == page.sha256)).first() is None:
        deflated = zlib.compress(page.content, level=6)
        connection.execute(insert(kept), {"sha256": page.sha256, "size": len(page.content), "deflated": deflated})
    connection.execute(insert(pages), encode.page_row(page, stamp(now)))


def write(connection: Connection, record: Record, page: Page, now: datetime, known: date) -> int:
    """Write a reading of a page that was known by a day; gives its key."""
    decided = judgements.of_names(connection)
    named, bearers = namesakes.in_page(record.entities, page.sha256, page.url, decided)
    places = names.keys_of(connection, named, bearers)
    row = encode.report_row(record.report, record.version, page, stamp(now), known)
    made = connection.execute(insert(tables.reports), row).inserted_primary_key
    assert made is not None  # noqa: S101  # for the types: every dialect that we use gives it
    key: int = made[0]
    for table, rows in encode.rows(record, key, [places[name.id] for name in named], known):
        if rows:
            connection.execute(insert(table), rows)
    search.write(connection, record, key, known)
    counts.settle(connection, [key])
    return key


def had(connection: Connection, page: Page, now: datetime) -> date:
    """The day since which the page is at hand: when it was fetched, else when it was first added, at any version."""
    if page.retrieved is not None:
        return page.retrieved.date()
    pages = tables.pages
    first = connection.scalars(select(pages.c.recorded_at).where(pages.c.id == page.id)).first()
    return datetime.fromisoformat(first).date() if first else now.date()
