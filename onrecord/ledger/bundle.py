"""A ledger as JSON Lines, whole, and such lines into a ledger: to copy it, to keep it, to merge it with another.

Invariant: two ledgers that hold the same give the same bytes, whatever the order in which it came, and in whichever
database; a bundle taken in twice, or two in either order, give the same ledger. Nothing is taken in of a bundle that
was cut short or altered: its last line has the hash of all before it.

A line is an object with a `kind`. After the `bundle` (its form, the ledger's schema) come `bytes` of pages, `page`s,
`reading`s with all that hangs on them (retracted ones, too), `judgement`s, `name judgement`s, `statement judgement`s,
`matter`s, `matter judgement`s, `feed`s, `feed item`s, and the `end`. What follows from the reports together is left
out, and made anew where a bundle is taken in.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from onrecord.ledger import decode, encode, names, opening, tables
from onrecord.ledger.tables import ITEMS, item_key

Form = dict[str, Any]

FORM = 1
"""The form of a bundle; one of a later form is refused."""

OF_READINGS = (
    tables.report_texts,
    tables.blocks,
    tables.notices,
    tables.credits_,
    tables.entries,
    tables.caveats,
    tables.timexes,
    tables.report_entities,
    tables.mentions,
    tables.statements,
    tables.statement_contents,
    tables.events,
    tables.event_participants,
    tables.facts,
)
"""What hangs on a reading, in an order that foreign keys allow."""

DERIVED = (
    tables.names,
    tables.name_keys,
    tables.links,
    tables.entities,
    tables.counts,
    tables.traces,
    tables.sketch_hashes,
    tables.copies,
    tables.versions,
    tables.page_lines,
    tables.rebuilds,
)
"""What follows from the rest, or tells of this ledger alone, and is not in a bundle."""

KEPT = {"page": tables.pages, "judgement": tables.judgements, "name judgement": tables.name_judgements}
KEPT |= {"statement judgement": tables.statement_judgements}
KEPT |= {"matter": tables.matters, "matter judgement": tables.matter_judgements}
KEPT |= {"feed": tables.feeds, "feed item": tables.feed_items}
"""Tables whose rows are lines of their own."""

_BESIDE = {(own.name, key) for own, _, key in names.BESIDE}
_BESIDE |= {(own.name, key) for own in names.DATED for key in names.days_beside(own)}
_BESIDE |= {
    (tables.facts.name, "object_folded"),
    (tables.reports.name, "is_current"),
    (tables.reports.name, "page_name"),
}
ITEM_KEYS = {"within", "voice", "statement_key", "event_key"}
"""Columns that name an item of the same reading by its key; in a bundle by its position."""


def lines(connection: Connection) -> Iterator[str]:
    """The bundle of a ledger, line by line; raises EvidenceError as reading does."""
    digest, number = hashlib.sha256(), 0
    for form in _forms(connection):
        line = line_of(form)
        digest.update(line.encode())
        number += 1
        yield line
    yield line_of({"kind": "end", "lines": number, "sha256": digest.hexdigest()})


def line_of(form: Form) -> str:
    """A line of a bundle: the same form gives the same text."""
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _forms(connection: Connection) -> Iterator[Form]:
    yield {"kind": "bundle", "form": FORM, "schema": opening.SCHEMA}
    kept = tables.page_bytes
    for sha256 in connection.scalars(select(kept.c.sha256).order_by(kept.c.sha256)).all():
        deflated = connection.scalars(select(kept.c.deflated).where(kept.c.sha256 == sha256)).one()
        content = zlib.decompress(deflated)
        yield {"kind": "bytes", "sha256": sha256, "content": base64.b64encode(content).decode()}
    pages = tables.pages.c.id
    for page_id in connection.scalars(select(pages).order_by(pages)).all():
        yield from _rows(connection, "page", pages == page_id)
    yield from _readings(connection)
    for kind in list(KEPT)[1:]:
        yield from _rows(connection, kind)


def _rows(connection: Connection, kind: str, *conditions: Any) -> Iterator[Form]:
    table = KEPT[kind]
    found = connection.execute(select(*columns_of(table)).where(*conditions)).mappings()
    yield from sorted(({"kind": kind, "row": dict(row)} for row in found), key=line_of)


def columns_of(table: Table) -> list[Column[Any]]:
    """The columns of a table that say something: not its own key, nor what is kept a second time."""
    left_out = {"key", "report_key"}
    return [it for it in table.columns if it.name not in left_out and (table.name, it.name) not in _BESIDE]


def _readings(connection: Connection) -> Iterator[Form]:
    own = tables.reports
    query = select(own.c.id, own.c.recorded_at, own.c.version, own.c.key)
    found = connection.execute(query.order_by(own.c.id, own.c.recorded_at, own.c.version)).all()
    for _, same in groupby(found, key=lambda row: tuple(row)[:3]):
        keys = [row.key for row in same]
        if len(keys) == 1:
            yield reading_form(connection, keys[0])
        else:  # two readings within one second
            yield from sorted((reading_form(connection, key) for key in keys), key=line_of)


def reading_form(connection: Connection, key: int) -> Form:
    """A reading with all that hangs on it, without what depends on the ledger that it is in."""
    own, named = tables.reports, tables.names
    row = connection.execute(select(*columns_of(own)).where(own.c.key == key)).mappings().one()
    found = connection.execute(select(named).where(named.c.key.in_(_names_of(key)))).mappings().all()
    # As read, without what judgements have them mean: that follows from the judgements.
    ids = {it["key"]: encode.name_id(decode.entity(it)) for it in found}
    told: Form = {"kind": "reading", "report": dict(row)}
    names_told = [[ids[it["key"]], it["kind"], it["name"], it["variants"]] for it in found]
    told["names"] = sorted(names_told, key=lambda name: str(name[0]))
    told["rows"] = {
        table.name: [_out(table, row, key, ids) for row in _of(connection, table, key)] for table in OF_READINGS
    }
    return told


def _names_of(key: int) -> Any:
    used = tables.report_entities
    return select(used.c.name_key).where(used.c.report_key == key)


def _of(connection: Connection, table: Table, key: int) -> list[Mapping[str, Any]]:
    if "report_key" in table.c:
        condition = table.c.report_key == key
    else:
        condition = table.c.statement_key.between(item_key(key, 0), item_key(key, ITEMS - 1))
    order = list(table.primary_key.columns)
    return [
        dict(row) for row in connection.execute(select(*columns_of(table)).where(condition).order_by(*order)).mappings()
    ]


def _out(table: Table, row: Mapping[str, Any], key: int, ids: Mapping[int, str]) -> Form:
    """A row without what depends on the ledger that it is in."""
    out = dict(row)
    for name in ITEM_KEYS & set(out):
        out[name] = None if out[name] is None else out[name] - item_key(key, 0)
    if table is tables.report_entities:
        out["name_key"] = ids[out["name_key"]]
    return out
