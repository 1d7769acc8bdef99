"""A ledger's live rows as canonical JSON lines, to compare two ledgers by.

Invariant: the lines depend on what is in the ledger, not on the order in which it came: surrogate keys are left out,
rows are in the order of their ids, and an object's names are sorted. Times of recording are included.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from onrecord.ledger import names, reading, tables
from onrecord.ledger.store import Ledger


def dump(ledger: Ledger) -> Iterator[str]:
    """One line a page, report, item's days, name, entity, version and copy; raises EvidenceError as reading does."""
    with ledger.snapshot() as connection:
        pages = {"page": tables.pages}
        for kind, table in pages.items():
            for row in connection.execute(select(table).order_by(table.c.id)).mappings():
                yield _line(kind, dict(row))
        live = reading.stored_reports(connection, tables.reports.c.retracted_at.is_(None))
        for key, stored in sorted(live.items(), key=lambda item: item[1].id):
            yield _line("report", dataclasses.asdict(stored))
            yield _line("record", dataclasses.asdict(reading.record(connection, stored.id)))
            for own in (tables.statements, tables.events, tables.facts):
                for row in connection.execute(_days(own, key)).mappings():
                    yield _line("days", dict(row))
        judged, by_page = tables.judgements, tables.judgements.c.page_id
        columns = [column for column in judged.c if column.name not in ("key", "retracted_at")]
        for row in connection.execute(
            select(*columns).where(judged.c.retracted_at.is_(None)).order_by(by_page)
        ).mappings():
            yield _line("judgement", dict(row))
        for kind, decided in (
            ("name judgement", tables.name_judgements),
            ("statement judgement", tables.statement_judgements),
        ):
            told = [column for column in decided.c if column.name != "retracted_at"]
            standing = select(*told).where(decided.c.retracted_at.is_(None)).order_by(decided.c.id)
            for row in connection.execute(standing).mappings():
                yield _line(kind, dict(row))
        yield from _followed(connection)
        for name in names.live(connection):
            yield _line("name", dataclasses.asdict(name))
        named, links = tables.names, tables.links
        linked = select(named.c.id, links.c.entity_id, links.c.score, links.c.reason).join(links).order_by(named.c.id)
        for row in connection.execute(linked).mappings():
            yield _line("link", dict(row))
        for row in connection.execute(select(tables.entities).order_by(tables.entities.c.id)).mappings():
            yield _line("entity", dict(row))
        yield from _lineage(connection)


def _followed(connection: Connection) -> Iterator[str]:
    for own in (tables.matters, tables.matter_judgements):
        columns = [column for column in own.c if column.name != "retracted_at"]
        for row in connection.execute(
            select(*columns).where(own.c.retracted_at.is_(None)).order_by(own.c.id)
        ).mappings():
            yield _line(own.name, dict(row))


def _lineage(connection: Connection) -> Iterator[str]:
    reports, others = tables.reports, tables.reports.alias("others")
    traces, versions, copies = tables.traces, tables.versions, tables.copies
    traced = select(reports.c.id, traces.c.address, traces.c.sketch_size).join(traces)
    told = select(reports.c.id, versions.c.position, versions.c.since, versions.c.until).join(versions)
    shared = (
        select(reports.c.id, others.c.id.label("other"), copies.c.share, copies.c.shared)
        .join(copies, copies.c.report_key == reports.c.key)
        .join(others, others.c.key == copies.c.other_key)
    )
    own = tables.page_lines
    line = select(reports.c.id, own.c.hash, own.c.words, own.c.doubtful, own.c.recurs, own.c.aside).join(own)
    for kind, query in (("trace", traced), ("version", told), ("copy", shared), ("line", line)):
        for row in connection.execute(query.order_by(*query.selected_columns)).mappings():
            yield _line(kind, dict(row))


def _days(own: Table, key: int) -> Select[*tuple[Any, ...]]:
    wanted = ("id", "day", "may_from", "stands_from", "stands_to", "may_to")
    columns = [own.c[name] for name in wanted if name in own.c]
    return select(*columns).where(own.c.report_key == key).order_by(own.c.position)


def _line(kind: str, row: dict[str, Any]) -> str:
    return json.dumps({kind: row}, ensure_ascii=False, sort_keys=True, default=str)
