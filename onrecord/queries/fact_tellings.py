"""The tellings of the facts on a page of results, and where they differ.

Invariant: as `tellings` says. What has neither beginning nor end told is the same as everything of its subject,
relation and object, so that of thousands of such tellings, the first ones tell of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Text,
    bindparam,
    column,
    func,
    literal,
    select,
    text,
    true,
    tuple_,
)
from sqlalchemy.types import TypeEngine

from onrecord.ledger import decode, tables
from onrecord.ledger.among import among
from onrecord.ledger.columns import Key, to_the_letter
from onrecord.model import Relation
from onrecord.queries.results import FoundFact
from onrecord.queries.selection import Ask
from onrecord.queries.tellings import MOST, Asked, Candidate, groups_of, meant, names_of
from onrecord.tellings import ToldFact, differences, same_fact

_own, _links = tables.facts, tables.links
_COLUMNS = tuple(
    _own.c[name]
    for name in (
        "subject", "subject_key", "relation", "object", "object_key", "fact_text",
        "valid_from", "valid_from_first", "valid_from_last", "valid_to", "valid_to_first", "valid_to_last",
    )
)  # fmt: skip
_UNTOLD, _TOLD = to_the_letter(tables.UNTOLD), to_the_letter(tables.TOLD)


@dataclass(frozen=True, slots=True)
class _Triple:
    """What facts are of: names of the subject, the relation, the object's spellings without case, and its names.

    Without names of its own, the object is what is spelled so and linked to nobody.
    """

    subject: tuple[int, ...]
    relation: str
    spelled: tuple[str, ...]
    object: tuple[int, ...]

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What facts of it have."""
        return [
            _own.c.subject_key.in_(self.subject),
            _own.c.relation == self.relation,
            _own.c.object_folded.in_(self.spelled),
            _own.c.object_key.in_(self.object) if self.object else _unlinked(),
        ]

    @property
    def number(self) -> int:
        """How many stretches of the index facts of it stand in."""
        return len(self.subject) * len(self.spelled) * max(1, len(self.object))

    def stretches(self, place: int) -> Iterator[dict[str, Any]]:
        """The stretches of the index in which facts of it stand, each by itself in their order; `place` is its own."""
        for subject, spelled, object_ in product(self.subject, self.spelled, self.object or (None,)):
            of = {"subject": subject, "relation": self.relation, "spelled": spelled, "object": object_}
            yield {"place": place, **of}


_TOGETHER = 64
"""Stretches of the index of one triple that are asked for together with those of others. Entities of many names have
thousands, most of them empty: such a triple is asked for by itself."""


def _unlinked() -> ColumnElement[bool]:
    at = (_links.c.name_key == _own.c.object_key, _links.c.entity_id.is_not(None))
    return ~select(_links.c.name_key).where(*at).exists()


_STRETCHES = bindparam("stretches", type_=JSON)
_KINDS: dict[str, TypeEngine[Any]] = {
    "place": Integer(),
    "subject": Key,
    "relation": Text(),
    "spelled": Text(),
    "object": Key,
}
_each = func.json_each(_STRETCHES).table_valued("value")
_IN_SQLITE = select(*(func.json_extract(_each.c.value, f"$.{name}").label(name) for name in _KINDS)).subquery("wanted")
_IN_POSTGRESQL = (
    func.json_to_recordset(_STRETCHES)
    .table_valued(*(column(name, kind) for name, kind in _KINDS.items()), name="wanted")
    .render_derived(with_types=True)
)
"""Stretches of the index as a table, so that all are asked for at once."""


def facts_with_tellings(  # what a page of results has
    connection: Connection,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    found: Sequence[FoundFact],
    keys: Sequence[int],
    most: int = MOST,
) -> tuple[FoundFact, ...]:
    """The facts of a page, each with its tellings and where they differ; those told by an earlier one left out."""
    page = _Page(Asked(connection, _own, ask, fits, most), keys)
    told, known = page.read()
    groups = groups_of(told, [key for key in keys if key in told], same_fact)
    shown = page.asked.folded(found, keys, told, known, groups, page.cut, page.earlier)
    of = {told[key].id: groups[key] for key in keys if key in told}
    differ = {group: differences(told[key] for key in group) for group in set(of.values())}
    return tuple(replace(it, differences=differ[of[it.item.id]]) if it.item.id in of else it for it in shown)


class _Page:
    """What is read for the facts of a page: all tellings that have a date, and the first ones of those without."""

    def __init__(self, asked: Asked, keys: Sequence[int]) -> None:
        self.asked, self.connection = asked, asked.connection
        self.query = asked.telling(*_COLUMNS)
        self.rows = _by_key(self._read(self.query.where(among(_own.c.key, "keys")), {"keys": sorted(keys)}))
        self.triples: dict[int, _Triple] = {}
        self.cut: set[int] = set()
        self._last: dict[_Triple, tuple[Any, ...]] = {}

    def _read(self, query: Select[*tuple[Any, ...]], values: Mapping[str, Any] | None = None) -> Sequence[decode.Row]:
        return self.connection.execute(query, values).mappings().all()

    def read(self) -> tuple[dict[int, ToldFact], dict[int, Candidate]]:
        """Tellings and candidates, by key."""
        entities = meant(self.connection, _name_keys(self.rows.values()))
        self.triples = self._triples(entities)
        of: defaultdict[_Triple, list[int]] = defaultdict(list)
        for key, triple in self.triples.items():
            of[triple].append(key)
        rows = dict(self.rows)
        if of:
            rows |= _by_key(self._told(of))
        for triple, untold in self._first_untold(list(of)).items():
            rows |= _by_key(untold)
            if len(untold) > self.asked.most:
                self.cut.update(of[triple])
                self._last[triple] = _order(untold[-1])
        entities |= meant(self.connection, _name_keys(rows.values()) - set(entities))
        told = {key: _fact(row, entities) for key, row in rows.items()}
        return told, {key: self._candidate(row) for key, row in rows.items()}

    def earlier(self, key: int) -> bool:
        """Whether a telling that was not read fits the query, and stands before this one, which has no date."""
        row, triple = self.rows[key], self.triples[key]
        if _order(row) <= self._last[triple]:
            return False
        before = tuple_(*_ORDER) < tuple_(*map(literal, _order(row)))
        query = self.query.where(*triple.conditions, _UNTOLD, before, self.asked.fits).limit(1)
        return self.connection.execute(query).first() is not None

    def _candidate(self, row: decode.Row) -> Candidate:
        when = row["valid_from"] or row["valid_to"]
        return self.asked.candidate(row, row["fact_text"], when)

    def _triples(self, entities: Mapping[int, str]) -> dict[int, _Triple]:
        """What facts of the page are of, by their keys; one whose subject is linked to nobody stands by itself."""
        names = names_of(self.connection, entities.values())
        spelled = self._spelled({meant: names[meant] for meant in self._objects(entities)})
        found = {}
        for key, row in self.rows.items():
            subject = entities.get(row["subject_key"])
            if subject is None:
                continue
            to = entities.get(row["object_key"])
            spellings = spelled[to] if to else (row["object"].casefold(),)
            its = tuple(names[to]) if to else ()
            found[key] = _Triple(tuple(names[subject]), row["relation"], spellings, its)
        return found

    def _objects(self, entities: Mapping[int, str]) -> set[str]:
        return {entities[row["object_key"]] for row in self.rows.values() if row["object_key"] in entities}

    def _spelled(self, names: Mapping[str, Sequence[int]]) -> dict[str, tuple[str, ...]]:
        """All spellings of entities without case, by their ids."""
        of = {key: entity for entity, its in names.items() for key in its}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.connection.execute(_SPELLED, {"keys": sorted(of)}).all():
            found[of[row.key]].update(it.casefold() for it in (row.name, *row.variants))
        return {entity: tuple(sorted(its)) for entity, its in found.items()}

    def _told(self, triples: Collection[_Triple]) -> Sequence[decode.Row]:
        """All tellings with a date, of any subject and any object of the page."""
        query = self.query.where(
            among(_own.c.subject_key, "subjects"),
            among(_own.c.relation, "relations"),
            among(_own.c.object_folded, "spelled"),
            _TOLD,
        )
        return self._read(
            query,
            {
                "subjects": sorted({name for triple in triples for name in triple.subject}),
                "relations": sorted({triple.relation for triple in triples}),
                "spelled": sorted({name for triple in triples for name in triple.spelled}),
            },
        )

    def _first_untold(self, triples: Sequence[_Triple]) -> dict[_Triple, list[decode.Row]]:
        """The first tellings without a date of each triple, one more than are shown."""
        most = self.asked.most + 1
        of_many = {it: self._untold_of(it, most) for it in triples if it.number > _TOGETHER}
        found: defaultdict[int, list[decode.Row]] = defaultdict(list)
        for linked in (True, False):
            its = [(place, it) for place, it in enumerate(triples) if it not in of_many and bool(it.object) is linked]
            stretches = [stretch for place, it in its for stretch in it.stretches(place)]
            if stretches:
                for row in self._read(self._untold(linked=linked), {"stretches": stretches}):
                    found[row["place"]].append(row)
        return of_many | {triples[place]: sorted(its, key=_order)[:most] for place, its in found.items()}

    def _untold_of(self, triple: _Triple, most: int) -> list[decode.Row]:
        return list(self._read(self.query.where(*triple.conditions, _UNTOLD).order_by(*_ORDER).limit(most)))

    def _untold(self, *, linked: bool) -> Select[*tuple[Any, ...]]:
        """For each stretch of the index that is given, the first tellings without a date in it."""
        most = self.asked.most + 1
        if self.connection.dialect.name != "sqlite":
            # By the days alone they stand in the index so, and are read no further; its planner would sort all.
            # "each.*": columns named one by one would be made anew with every query.
            first = self.query.where(*_in_stretch(_IN_POSTGRESQL, linked=linked)).order_by(_own.c.day, _own.c.known_on)
            each = first.correlate(_IN_POSTGRESQL).fetch(most, with_ties=True).lateral("each")
            return select(_IN_POSTGRESQL.c.place, text("each.*")).select_from(_IN_POSTGRESQL).join(each, true())
        # It has no LATERAL.
        its = self.asked.live(_own.c.key).where(*_in_stretch(_IN_SQLITE, linked=linked))
        first = its.order_by(*_ORDER).limit(most).correlate(_IN_SQLITE)
        rows = _IN_SQLITE.join(_own, _own.c.key.in_(first)).join(_reports, _reports.c.key == _own.c.report_key)
        return select(_IN_SQLITE.c.place, *self.query.selected_columns).select_from(rows)


def _in_stretch(wanted: FromClause, *, linked: bool) -> tuple[ColumnElement[bool], ...]:
    """Whether a fact stands in a stretch of the index, its object linked to somebody or not."""
    return (
        _own.c.subject_key == wanted.c.subject,
        _own.c.relation == wanted.c.relation,
        _own.c.object_folded == wanted.c.spelled,
        _own.c.object_key == wanted.c.object if linked else _unlinked(),
        _UNTOLD,
    )


_reports = tables.reports
_ORDER = (_own.c.day, _own.c.known_on, _reports.c.id, _own.c.position)


def _order(row: decode.Row) -> tuple[Any, ...]:
    """What `_ORDER` sorts by, of a row."""
    return row["day"], row["known_on"], row["report_id"], row["position"]


def _by_key(rows: Iterable[decode.Row]) -> dict[int, decode.Row]:
    return {row["key"]: row for row in rows}


_names = tables.names
_SPELLED = select(_names.c.key, _names.c.name, _names.c.variants).where(among(_names.c.key, "keys"))


def _name_keys(rows: Iterable[decode.Row]) -> set[int]:
    return {row[side] for row in rows for side in ("subject_key", "object_key") if row[side] is not None}


def _fact(row: decode.Row, entities: Mapping[int, str]) -> ToldFact:
    return ToldFact(
        row["id"],
        # One that is linked to nobody is the item's own: it joins nothing, on a page as in the ledger.
        entities.get(row["subject_key"]) or f"{row['subject'].casefold()}\0{row['key']}",
        Relation(row["relation"]),
        entities.get(row["object_key"]) or row["object"].casefold(),
        decode.edtf(row, "valid_from"),
        decode.edtf(row, "valid_to"),
    )
