"""A bundle into a ledger: what is new in it is kept, what is there already stays, and both together have one order.

Invariant: as `onrecord.ledger.bundle` says: taken in twice, or two in either order, bundles give the same ledger; one
that was cut short or altered gives none.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Column, Connection, Table, insert, select, update

from onrecord.errors import Damaged, NewerLedger, OnrecordError
from onrecord.ledger import names, opening, reading, tables
from onrecord.ledger.bundle import FORM, ITEM_KEYS, KEPT, OF_READINGS, Form, columns_of, line_of, reading_form
from onrecord.ledger.tables import item_key
from onrecord.model import Entity, EntityKind

_MEND = "give a bundle as onrecord export bundle wrote it"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many pages, readings and judgements of a bundle were new here."""

    pages: int = 0
    readings: int = 0
    judgements: int = 0


def take_in(connection: Connection, coming: Iterable[str], where: str) -> TakenIn:
    """Take a bundle in, in the transaction of the connection; what follows from the reports is to be made anew.

    A reading, a judgement or a page that is here already is not taken in again. Of two ledgers' readings of one page,
    the one recorded last is live; of judgements of a page likewise; what was retracted in either stays retracted.
    Raises Damaged, NewerLedger, EvidenceError.
    """
    taken = _Taking(connection, where)
    digest = hashlib.sha256()
    for number, line in enumerate(coming, 1):
        at = f"{where}:{number}"
        try:
            form = json.loads(line)
            kind = form["kind"]
            if kind == "end":
                if (form["lines"], form["sha256"]) != (number - 1, digest.hexdigest()):
                    raise Damaged("the bundle is not what was written: its hash differs", where, _MEND)
                taken.settle()
                return TakenIn(**taken.new)
            taken.line(kind, form, at)
        except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
            raise Damaged(f"no line of a bundle ({type(error).__name__}: {error})", at, _MEND) from None
        digest.update(line.encode())
    raise Damaged("the bundle is cut short", where, _MEND)


class _Taking:
    """A bundle on its way in."""

    def __init__(self, connection: Connection, where: str) -> None:
        self.connection, self.where = connection, where
        self.new = {"pages": 0, "readings": 0, "judgements": 0}
        self.begun = False
        self.touched: dict[str, dict[int, str | None]] = {}
        self.judged: dict[str, dict[int, str | None]] = {}

    def line(self, kind: str, form: Form, at: str) -> None:
        """One line but the last. Raises Damaged, NewerLedger, EvidenceError."""
        if not self.begun:
            self._begin(kind, form)
        elif kind == "bytes":
            self._bytes(form, at)
        elif kind == "reading":
            self._reading(form, at)
        elif kind in KEPT:
            row = {name: form["row"].get(name) for name in (column.name for column in columns_of(KEPT[kind]))}
            takes: dict[str, Callable[[Form], None]] = {
                "page": self._page,
                "judgement": self._judgement,
                "name judgement": partial(self._decided, tables.name_judgements),
                "statement judgement": partial(self._decided, tables.statement_judgements),
                "matter": self._matter,
                "matter judgement": partial(self._decided, tables.matter_judgements),
                "feed": self._feed,
                "feed item": self._feed_item,
            }
            takes[kind](row)
        else:
            raise Damaged(f"no kind of line that a bundle has: {kind}", at, _MEND)

    def _begin(self, kind: str, form: Form) -> None:
        if kind != "bundle":
            raise Damaged("no bundle: it does not begin as one", self.where, _MEND)
        if form["form"] > FORM or form["schema"] > opening.SCHEMA:
            raise NewerLedger("a bundle of a later version of Onrecord", self.where, "install the newest Onrecord")
        self.begun = True

    def _bytes(self, form: Form, at: str) -> None:
        content, own = base64.b64decode(form["content"], validate=True), tables.page_bytes
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 != form["sha256"]:
            raise Damaged("the bytes of a page are not those that were received: their hash differs", at, _MEND)
        if self._there(own.c.sha256, sha256) is None:
            row = {"sha256": sha256, "size": len(content), "deflated": zlib.compress(content, level=6)}
            self.connection.execute(insert(own), row)

    def _there(self, column: Column[Any], value: str) -> dict[str, Any] | None:
        row = self.connection.execute(select(column.table).where(column == value)).mappings().first()
        return None if row is None else {str(name): it for name, it in row.items()}

    def _page(self, row: Form) -> None:
        """Of what two ledgers say of where a page came from, what was recorded first."""
        own = tables.pages
        there = self._there(own.c.id, row["id"])
        if there is None:
            self.connection.execute(insert(own), row)
            self.new["pages"] += 1
        elif _page_order(row) < _page_order(there):
            self.connection.execute(update(own).where(own.c.id == row["id"]).values(row))

    def _reading(self, form: Form, at: str) -> None:
        own, row = tables.reports, dict(form["report"])
        retracted, page_id = row.pop("retracted_at"), row["page_id"]
        retractions = self.touched.setdefault(page_id, {})
        alike = select(own.c.key, own.c.retracted_at).where(
            own.c.id == row["id"], own.c.version == row["version"], own.c.recorded_at == row["recorded_at"]
        )
        bare = _bare(form)
        for key, told in self.connection.execute(alike).all():
            if _bare(reading_form(self.connection, key)) == bare:
                retractions[key] = _first(retractions.get(key, told), retracted)
                return
        # Not live before all of them are here: a page has one live reading at most.
        made = self.connection.execute(insert(own), {**row, "retracted_at": row["recorded_at"]}).inserted_primary_key
        assert made is not None  # noqa: S101  # for the types: every dialect that we use gives it
        key = made[0]
        retractions[key] = retracted
        named = [Entity(id_, name, EntityKind(kind), tuple(also)) for id_, kind, name, also in form["names"]]
        places = names.keys_of(self.connection, named)
        for table in OF_READINGS:
            rows = [_in(table, it, key, places) for it in form["rows"].get(table.name, ())]
            if rows:
                self.connection.execute(insert(table), rows)
        try:
            reading.record_at(self.connection, key)
        except OnrecordError as error:
            raise Damaged(f"a reading is not what was written: {error}", at, _MEND) from error
        self.new["readings"] += 1

    def _judgement(self, row: Form) -> None:
        own, retracted = tables.judgements, row.pop("retracted_at")
        there = select(own.c.key, own.c.retracted_at).where(*(own.c[name] == value for name, value in row.items()))
        retractions = self.judged.setdefault(row["page_id"], {})
        found = self.connection.execute(there).first()
        if found is not None:
            retractions[found.key] = _first(found.retracted_at, retracted)
            return
        made = self.connection.execute(insert(own), {**row, "retracted_at": row["made_at"]}).inserted_primary_key
        assert made is not None  # noqa: S101  # for the types: every dialect that we use gives it
        retractions[made[0]] = retracted
        self.new["judgements"] += 1

    def _decided(self, own: Table, row: Form) -> None:
        there = self._there(own.c.id, row["id"])
        if there is None:
            self.connection.execute(insert(own), row)
            self.new["judgements"] += 1
            return
        values = {
            "recorded_at": min(there["recorded_at"], row["recorded_at"]),
            "retracted_at": _first(there["retracted_at"], row["retracted_at"]),
        }
        self.connection.execute(update(own).where(own.c.id == row["id"]).values(values))

    def _matter(self, row: Form) -> None:
        """A matter that either ledger follows is followed, under the name that was given to it first."""
        own = tables.matters
        there = self._there(own.c.id, row["id"])
        if there is None:
            self.connection.execute(insert(own), row)
            return
        first = min(there, row, key=lambda it: (not it["name"], it["recorded_at"], it["name"]))
        dropped = [it["retracted_at"] for it in (there, row)]
        values = {
            "name": first["name"],
            "recorded_at": min(there["recorded_at"], row["recorded_at"]),
            "retracted_at": None if None in dropped else max(dropped),
        }
        self.connection.execute(update(own).where(own.c.id == row["id"]).values(values))

    def _feed(self, row: Form) -> None:
        self._better(tables.feeds, row, lambda it: (it["read_at"], line_of(dict(it))))

    def _feed_item(self, row: Form) -> None:
        self._better(tables.feed_items, row, lambda it: (it["recorded_at"], line_of(dict(it))), last=False)

    def _better(self, own: Table, row: Form, order: Any, *, last: bool = True) -> None:
        there = self._there(own.c.url, row["url"])
        if there is None:
            self.connection.execute(insert(own), row)
        elif (order(row) > order(there)) == last and order(row) != order(there):
            self.connection.execute(update(own).where(own.c.url == row["url"]).values(row))

    def settle(self) -> None:
        """Of each page that the bundle spoke of, one reading and one judgement live at most."""
        own = tables.reports
        for page_id, told in sorted(self.touched.items()):
            query = select(own.c.key, own.c.retracted_at, own.c.recorded_at, own.c.version, own.c.id)
            rows = self.connection.execute(query.where(own.c.page_id == page_id)).all()
            entries = [
                (
                    (
                        row.recorded_at,
                        row.version,
                        row.id,
                        _bare(reading_form(self.connection, row.key)) if rows[1:] else "",
                    ),
                    row.key,
                    told.get(row.key, row.retracted_at),
                )
                for row in rows
            ]
            self._retract(own, entries)
        kept = tables.judgements
        for page_id, told in sorted(self.judged.items()):
            rows = self.connection.execute(select(kept).where(kept.c.page_id == page_id)).all()
            entries = [
                (
                    (row.made_at, row.kind, row.author, f"{row.value} {row.reason}"),
                    row.key,
                    told.get(row.key, row.retracted_at),
                )
                for row in rows
            ]
            self._retract(kept, entries)

    def _retract(self, own: Table, entries: list[tuple[tuple[str, str, str, str], int, str | None]]) -> None:
        """Each is retracted when it was, or when the next one came; the last is live unless it was retracted."""
        entries.sort()
        following = [order[0] for order, _, _ in entries[1:]] + [None]
        for (_, key, told), after in zip(entries, following, strict=True):
            self.connection.execute(update(own).where(own.c.key == key).values(retracted_at=_first(told, after)))


def _first(one: str | None, other: str | None) -> str | None:
    """The earlier of two times of retraction; None: not retracted."""
    return min(filter(None, (one, other)), default=None)


def _page_order(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["recorded_at"], line_of(dict(row))


def _bare(form: Form) -> str:
    """A reading without when it was retracted, as text to compare and to sort by."""
    report = {name: value for name, value in form["report"].items() if name != "retracted_at"}
    return line_of({**form, "report": report})


def _in(table: Table, row: Form, key: int, places: Mapping[str, int]) -> Form:
    """The inverse of `_out`, under a new key."""
    made: Form = {column.name: row.get(column.name) for column in columns_of(table)}
    for name in ITEM_KEYS & set(made):
        made[name] = None if made[name] is None else made[name] + item_key(key, 0)
    if table is tables.report_entities:
        made["name_key"] = places[made["name_key"]]
    if "report_key" in table.c:
        made["report_key"] = key
    if "key" in table.c:
        made["key"] = item_key(key, made["position"])
    return made
