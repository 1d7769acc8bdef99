"""Records and items out of the tables, each span compared with its report's text as it leaves.

Invariant: what is read here equals what was written, or EvidenceError is raised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, select

from onrecord.errors import UnknownId
from onrecord.ledger import decode, tables
from onrecord.ledger.decode import Row
from onrecord.ledger.encode import ACTOR, RECIPIENT
from onrecord.model import Dating, Entity, Event, Fact, Record, Report, Statement


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as lists and items name it. `known_on` is the day by which it was out; `name` is its page's."""

    id: str
    page_id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str
    published: Dating
    known_on: date
    recorded_at: str
    version: str


_outer, _voice, _named = (
    tables.statements.alias("outer_statements"),
    tables.statements.alias("voices"),
    tables.report_entities,
)
_STATEMENTS = (
    select(tables.statements, _named.c.id.label("entity_id"), _outer.c.id.label("within_id"))
    .outerjoin(
        _named,
        (_named.c.report_key == tables.statements.c.report_key)
        & (_named.c.position == tables.statements.c.speaker_entity),
    )
    .outerjoin(_outer, _outer.c.key == tables.statements.c.within)
)
"""Statements with the ids that they are linked with; made once, for making it takes longer than asking it."""

_VOICED = {
    own.name: select(own, _voice.c.id.label("voice_id")).outerjoin(_voice, _voice.c.key == own.c.voice)
    for own in (tables.events, tables.facts)
}


_OF_REPORT = (
    "key", "id", "page_id", "title", "outlet", "url", "language", "known_on", "recorded_at", "version",
    "published", "published_first", "published_last", "published_basis", "published_method", "published_at",
)  # fmt: skip


def stored_reports(connection: Connection, condition: ColumnElement[bool]) -> dict[int, StoredReport]:
    """Reports by key, in the order in which they came out (then by id)."""
    reports, pages = tables.reports, tables.pages
    query = (
        select(*(reports.c[name] for name in _OF_REPORT), pages.c.name)
        .join(pages, pages.c.id == reports.c.page_id)
        .where(condition)
        .order_by(reports.c.known_on, reports.c.id)
    )
    return {
        row["key"]: StoredReport(
            row["id"],
            row["page_id"],
            row["name"],
            row["title"],
            row["outlet"],
            row["url"],
            row["language"],
            decode.dating(row, "published"),
            date.fromisoformat(row["known_on"]),
            row["recorded_at"],
            row["version"],
        )
        for row in connection.execute(query).mappings()
    }


def stored_report(connection: Connection, report_id: str) -> StoredReport:
    """A live report as lists name it. Raises UnknownId where the ledger has none."""
    row = _row(connection, report_id)
    return stored_reports(connection, tables.reports.c.key == row["key"])[row["key"]]


def report(connection: Connection, report_id: str) -> Report:
    """A live report without what was read from it. Raises UnknownId where the ledger has none, EvidenceError."""
    found = _report(connection, _row(connection, report_id))
    spans = [*(notice.span for notice in found.notices), *(credit.span for credit in found.credits)]
    decode.verbatim(found.text, spans, f"report {found.id}")
    return found


def _row(connection: Connection, report_id: str) -> Row:
    reports = tables.reports
    found = connection.execute(
        select(reports).where(reports.c.id == report_id, reports.c.retracted_at.is_(None)).order_by(reports.c.key)
    )
    row = found.mappings().first()
    if row is None:
        raise UnknownId("no such report in the ledger", report_id, "list its reports to see their ids")
    return row


def _report(connection: Connection, row: Row) -> Report:
    key = row["key"]
    text = connection.scalars(select(tables.report_texts.c.text).where(tables.report_texts.c.report_key == key)).one()
    return decode.report(
        row,
        text,
        _of_report(connection, tables.blocks, key),
        _of_report(connection, tables.notices, key),
        _of_report(connection, tables.credits_, key),
        _of_report(connection, tables.entries, key),
    )


def record(connection: Connection, report_id: str) -> Record:
    """The live record of a report. Raises UsageError where the ledger has none, EvidenceError."""
    return _record(connection, _row(connection, report_id))


def record_at(connection: Connection, key: int) -> Record:
    """The record of a reading by its key, retracted or not. Raises EvidenceError."""
    return _record(
        connection, connection.execute(select(tables.reports).where(tables.reports.c.key == key)).mappings().one()
    )


def _record(connection: Connection, row: Row) -> Record:
    key = row["key"]
    entities = tuple(_entities(connection, key))
    # The Record checks every one of its spans against the text as it is made.
    return Record(
        _report(connection, row),
        row["version"],
        tuple(statements(connection, tables.statements.c.report_key == key).values()),
        tuple(events(connection, tables.events.c.report_key == key).values()),
        tuple(facts(connection, tables.facts.c.report_key == key).values()),
        tuple(decode.timex(t) for t in _of_report(connection, tables.timexes, key)),
        entities,
        tuple(decode.mention(m, entities) for m in _of_report(connection, tables.mentions, key)),
        tuple(decode.caveat(c) for c in _of_report(connection, tables.caveats, key)),
    )


def statements(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Statement]:
    """Statements by key, in the order of their reports' keys and of the text's."""
    own, contents = tables.statements, tables.statement_contents
    rows = connection.execute(_STATEMENTS.where(condition).order_by(own.c.key)).mappings().all()
    words: defaultdict[int, list[Row]] = defaultdict(list)
    of_these = contents.c.statement_key.in_(select(own.c.key).where(condition))
    for part in connection.execute(
        select(contents).where(of_these).order_by(contents.c.statement_key, contents.c.position)
    ).mappings():
        words[part["statement_key"]].append(part)
    texts = _texts(connection, rows)
    found = {}
    for row in rows:
        item = decode.statement(row, words[row["key"]], row["entity_id"], row["within_id"])
        decode.verbatim(texts[row["report_key"]], decode.statement_spans(item), f"statement {item.id}")
        found[row["key"]] = item
    return found


def events(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Event]:
    """Events by key, in the order of their reports' keys and of the text's."""
    own, parts = tables.events, tables.event_participants
    rows = _voiced(connection, own, condition)
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    of_these = parts.c.event_key.in_(select(own.c.key).where(condition))
    for part in connection.execute(
        select(parts).where(of_these).order_by(parts.c.event_key, parts.c.part, parts.c.position)
    ).mappings():
        names[part["event_key"], part["part"]].append(part["name"])
    texts = _texts(connection, rows)
    found = {}
    for row in rows:
        key = row["key"]
        item = decode.event(row, tuple(names[key, ACTOR]), tuple(names[key, RECIPIENT]), row["voice_id"])
        decode.verbatim(texts[row["report_key"]], (item.span, item.trigger), f"event {item.id}")
        found[key] = item
    return found


def facts(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Fact]:
    """Facts by key, in the order of their reports' keys and of the text's."""
    rows = _voiced(connection, tables.facts, condition)
    texts = _texts(connection, rows)
    found = {}
    for row in rows:
        item = decode.fact(row, row["voice_id"])
        decode.verbatim(texts[row["report_key"]], (item.span,), f"fact {item.id}")
        found[row["key"]] = item
    return found


def _voiced(connection: Connection, own: Table, condition: ColumnElement[bool]) -> list[Row]:
    return list(connection.execute(_VOICED[own.name].where(condition).order_by(own.c.key)).mappings())


def _texts(connection: Connection, rows: Iterable[Row]) -> dict[int, str]:
    keys = {row["report_key"] for row in rows}
    texts = tables.report_texts
    query = select(texts.c.report_key, texts.c.text).where(texts.c.report_key.in_(keys))
    return {row.report_key: row.text for row in connection.execute(query)}


def _of_report(connection: Connection, table: Table, key: int) -> list[Row]:
    query = select(table).where(table.c.report_key == key).order_by(table.c.position)
    return list(connection.execute(query).mappings())


def _entities(connection: Connection, key: int) -> Iterable[Entity]:
    own, names = tables.report_entities, tables.names
    query = (
        select(own.c.id, names.c.kind, names.c.name, names.c.variants)
        .join(names, names.c.key == own.c.name_key)
        .where(own.c.report_key == key)
        .order_by(own.c.position)
    )
    return [decode.entity(row) for row in connection.execute(query).mappings()]
