"""Made reports into a ledger in bulk: the rows that adding writes, many reports a transaction.

Invariant: every row is what the ledger's own encoding gives for the record; links are those that a person's name alone
would have. Left out are what the reports' texts have in common (traces and sketches): no report is another's copy.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, Table, func, insert, select

from evaluation.bench.synthetic import NOW
from onrecord.entities import linking
from onrecord.ledger import Ledger, bounds, counts, encode, names, search, tables
from onrecord.model import Entity, Page, Record, content_id

_TOGETHER = 500
"""Reports in one transaction."""

_STAMP = "2025-01-01T00:00:00Z"


def fill(ledger: Ledger, reports: Iterator[tuple[Page, Record]], statements: int) -> int:
    """Add reports until so many more statements are there; gives how many were added."""
    added = 0
    while added < statements:
        some = list(islice(reports, _TOGETHER))
        with ledger.transaction() as connection:
            _write(connection, some)
        added += sum(len(record.statements) for _, record in some)
    return added


def _write(connection: Connection, some: list[tuple[Page, Record]]) -> None:
    last = connection.scalar(select(func.coalesce(func.max(tables.reports.c.key), 0)))
    places = _names(connection, (entity for _, record in some for entity in record.entities))
    rows: dict[Table, list[encode.Row]] = {
        table: [] for table in (tables.page_bytes, tables.pages, tables.reports, *tables.metadata.sorted_tables)
    }
    words = []
    for key, (page, record) in enumerate(some, int(last or 0) + 1):
        deflated = zlib.compress(page.content, level=6)
        rows[tables.page_bytes].append({"sha256": page.sha256, "size": len(page.content), "deflated": deflated})
        rows[tables.pages].append(encode.page_row(page, _STAMP))
        known = bounds.known_on(record.report.published, NOW.date())
        row = encode.report_row(record.report, record.version, page, _STAMP, known)
        rows[tables.reports].append({"key": key, **row})
        words.append((record, key, known))
        keys = [places[encode.name_id(entity)] for entity in record.entities]
        for table, its in encode.rows(record, key, keys, known):
            rows[table] += its
    for table, its in rows.items():
        if its:
            connection.execute(insert(table), its)
    search.write_all(connection, words)
    counts.settle(connection, [key for _, key, _ in words])


def _names(connection: Connection, entities: Iterable[Entity]) -> dict[str, int]:
    """The keys of names; those that are new are linked, each to an entity of its own."""
    named = {encode.name_id(it): Entity(encode.name_id(it), it.name, it.kind, it.variants) for it in entities}
    there = names.keys_of(connection, named.values())
    linked = set(connection.scalars(select(tables.links.c.name_key).where(tables.links.c.name_key.in_(there.values()))))
    fresh = [name for name in named.values() if there[name.id] not in linked]
    if fresh:
        names.write_keys(connection, {name.id: linking.keys(name) for name in fresh})
        meant = [Entity(content_id("e", name.id), name.name, name.kind, name.variants) for name in fresh]
        rows = [{"id": it.id, "kind": it.kind, "name": it.name, "variants": list(it.variants)} for it in meant]
        connection.execute(insert(tables.entities), rows)
        connection.execute(
            insert(tables.links),
            [
                {"name_key": there[name.id], "entity_id": it.id, "score": 1.0, "reason": "its own"}
                for name, it in zip(fresh, meant, strict=True)
            ],
        )
    return there
