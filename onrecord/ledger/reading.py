"""Records and items out of the tables, each span compared with its report's text as it leaves.

Invariant: what is read here equals what was written, or EvidenceError is raised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, select

from onrecord.errors import UnknownId
from onrecord.ledger import decode, tables
from onrecord.ledger.among import among
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
# Queries are made once, for making one takes longer than asking it.
_STATEMENTS = (
    select(tables.statements, _named.c.id.label("entity_id"), _outer.c.id.label("within_id"))
    .outerjoin(
        _named,
        (_named.c.report_key == tables.statements.c.report_key)
        & (_named.c.position == tables.statements.c.speaker_entity),
    )
    .outerjoin(_outer, _outer.c.key == tables.statements.c.within)
    .where(among(tables.statements.c.key, "keys"))
    .order_by(tables.statements.c.key)
)
"""Statements with the ids that they are linked with."""

_contents = tables.statement_contents
_CONTENTS = (
    select(_contents)
    .where(among(_contents.c.statement_key, "keys"))
    .order_by(_contents.c.statement_key, _contents.c.position)
)

_parts = tables.event_participants
_PARTICIPANTS = (
    select(_parts.c.event_key, _parts.c.part, _parts.c.name)
    .where(among(_parts.c.event_key, "keys"))
    .order_by(_parts.c.event_key, _parts.c.part, _parts.c.position)
)

_VOICED = {
    own.name: select(own, _voice.c.id.label("voice_id"))
    .outerjoin(_voice, _voice.c.key == own.c.voice)
    .where(among(own.c.key, "keys"))
    .order_by(own.c.key)
    for own in (tables.events, tables.facts)
}

_TEXTS = select(tables.report_texts).where(among(tables.report_texts.c.report_key, "keys"))

_KEYS = {
    own.name: select(own.c.key).where(own.c.report_key == bindparam("report"))
    for own in (tables.statements, tables.events, tables.facts)
}


_COLUMNS = (
    "key", "id", "page_id", "page_name", "title", "outlet", "url", "language", "known_on", "recorded_at", "version",
    "published", "published_first", "published_last", "published_basis", "published_method", "published_at",
)  # fmt: skip
"""The columns of which a `StoredReport` is made."""

_REPORTS = select(*(tables.reports.c[name] for name in _COLUMNS))
_REPORTS_AT = _REPORTS.where(among(tables.reports.c.key, "keys"))


def reports_at(connection: Connection, keys: Iterable[int]) -> dict[int, StoredReport]:
    """The reports of these keys, by key."""
    asked = sorted(set(keys))
    rows = connection.execute(_REPORTS_AT, {"keys": asked}).all() if asked else ()
    return {row.key: _stored(row) for row in rows}


def stored_reports(connection: Connection, condition: ColumnElement[bool]) -> dict[int, StoredReport]:
    """Reports by key, in the order in which they came out (then by id)."""
    reports = tables.reports
    query = _REPORTS.where(condition).order_by(reports.c.known_on, reports.c.id)
    return {row.key: _stored(row) for row in connection.execute(query)}


def _stored(row: Sequence[Any]) -> StoredReport:
    """A report as lists name it, from what `_COLUMNS` hold: by their places, for a page names hundreds of reports."""
    _, id_, page_id, name, title, outlet, url, language, known_on, recorded_at, version, *published = row
    day = date.fromisoformat(known_on)
    when = decode.dating_of(*published)
    return StoredReport(id_, page_id, name, title, outlet, url, language, when, day, recorded_at, version)


def stored_report(connection: Connection, report_id: str) -> StoredReport:
    """A live report as lists name it. Raises UnknownId where the ledger has none."""
    row = _row(connection, report_id)
    return _stored([row[name] for name in _COLUMNS])


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
        tuple(statements(connection, _keys(connection, tables.statements, key)).values()),
        tuple(events(connection, _keys(connection, tables.events, key)).values()),
        tuple(facts(connection, _keys(connection, tables.facts, key)).values()),
        tuple(decode.timex(t) for t in _of_report(connection, tables.timexes, key)),
        entities,
        tuple(decode.mention(m, entities) for m in _of_report(connection, tables.mentions, key)),
        tuple(decode.caveat(c) for c in _of_report(connection, tables.caveats, key)),
    )


def statements(connection: Connection, keys: Sequence[int]) -> dict[int, Statement]:
    """The statements of these keys, by key, in the order of their reports' keys and of the text's."""
    rows = connection.execute(_STATEMENTS, {"keys": keys}).mappings().all()
    words: defaultdict[int, list[Row]] = defaultdict(list)
    for part in connection.execute(_CONTENTS, {"keys": keys}).mappings().all():
        words[part["statement_key"]].append(part)
    texts = _texts(connection, rows)
    found = {}
    for row in rows:
        item = decode.statement(row, words[row["key"]], row["entity_id"], row["within_id"])
        decode.verbatim(texts[row["report_key"]], decode.statement_spans(item), f"statement {item.id}")
        found[row["key"]] = item
    return found


def events(connection: Connection, keys: Sequence[int]) -> dict[int, Event]:
    """The events of these keys, by key, in the order of their reports' keys and of the text's."""
    rows = _voiced(connection, tables.events, keys)
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for part in connection.execute(_PARTICIPANTS, {"keys": keys}).mappings().all():
        names[part["event_key"], part["part"]].append(part["name"])
    texts = _texts(connection, rows)
    found = {}
    for row in rows:
        key = row["key"]
        item = decode.event(row, tuple(names[key, ACTOR]), tuple(names[key, RECIPIENT]), row["voice_id"])
        decode.verbatim(texts[row["report_key"]], (item.span, item.trigger), f"event {item.id}")
        found[key] = item
    return found


def facts(connection: Connection, keys: Sequence[int]) -> dict[int, Fact]:
    """The facts of these keys, by key, in the order of their reports' keys and of the text's."""
    rows = _voiced(connection, tables.facts, keys)
    texts = _texts(connection, rows)
    found = {}
    for row in rows:
        item = decode.fact(row, row["voice_id"])
        decode.verbatim(texts[row["report_key"]], (item.span,), f"fact {item.id}")
        found[row["key"]] = item
    return found


def _keys(connection: Connection, own: Table, report_key: int) -> Sequence[int]:
    return connection.scalars(_KEYS[own.name], {"report": report_key}).all()


def _voiced(connection: Connection, own: Table, keys: Sequence[int]) -> Sequence[Row]:
    return connection.execute(_VOICED[own.name], {"keys": keys}).mappings().all()


def _texts(connection: Connection, rows: Iterable[Row]) -> dict[int, str]:
    keys = sorted({row["report_key"] for row in rows})
    return {row.report_key: row.text for row in connection.execute(_TEXTS, {"keys": keys}).all()}


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
