"""The tellings of the facts on a page of results, and where they differ.

Invariant: as `tellings` says. What has neither beginning nor end told is the same as everything of its subject,
relation and object, so that of thousands of such tellings, the first ones tell of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, literal, select, text, tuple_

from onrecord.ledger import decode, tables
from onrecord.model import Relation
from onrecord.queries.results import FoundFact
from onrecord.queries.selection import Ask
from onrecord.queries.tellings import MOST, Asked, Candidate, groups_of, meant, names_of, slices
from onrecord.tellings import ToldFact, differences, same_fact

_own, _links = tables.facts, tables.links
_COLUMNS = tuple(
    _own.c[name]
    for name in (
        "subject", "subject_key", "relation", "object", "object_key", "fact_text",
        "valid_from", "valid_from_first", "valid_from_last", "valid_to", "valid_to_first", "valid_to_last",
    )
)  # fmt: skip
_UNTOLD, _TOLD = (
    and_(text(f"({which})")) for which in (tables.UNTOLD, tables.TOLD)
)  # to the letter, as indexes have it


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
        at = (_links.c.name_key == _own.c.object_key, _links.c.entity_id.is_not(None))
        object_ = _own.c.object_key.in_(self.object) if self.object else ~select(_links.c.name_key).where(*at).exists()
        return [
            _own.c.subject_key.in_(self.subject),
            _own.c.relation == self.relation,
            _own.c.object_folded.in_(self.spelled),
            object_,
        ]


def facts_with_tellings(  # what a page of results has
    connection: Connection,
    ask: Ask,
    fits: Sequence[ColumnElement[bool]],
    found: Sequence[FoundFact],
    keys: Sequence[int],
    most: int = MOST,
) -> tuple[FoundFact, ...]:
    """The facts of a page, each with its tellings and where they differ; those told by an earlier one left out."""
    if not found:
        return ()
    page = _Page(Asked(connection, _own, ask, fits, most), keys)
    told, known = page.read()
    groups = groups_of(told, [key for key in keys if key in told], same_fact)
    shown = page.asked.folded(found, keys, told, known, groups, page.cut, page.earlier)
    of = {told[key].id: groups[key] for key in keys if key in told}
    return tuple(
        replace(one, differences=differences(told[key] for key in of[one.item.id])) if one.item.id in of else one
        for one in shown
    )


class _Page:
    """What is read for the facts of a page: all tellings that have a date, and the first ones of those without."""

    def __init__(self, asked: Asked, keys: Sequence[int]) -> None:
        self.asked, self.connection = asked, asked.connection
        self.query, self.keys = asked.telling(*_COLUMNS), asked.live(_own.c.key)
        self.rows = self._read(self.query.where(_own.c.key.in_(keys)))
        # Most are of one name each: the query is made once, for making it takes longer than asking it.
        self._of_one = self._untold(
            [
                _own.c.subject_key == bindparam("subject"),
                _own.c.relation == bindparam("relation"),
                _own.c.object_folded == bindparam("spelled"),
                _own.c.object_key == bindparam("object"),
            ]
        )
        self.triples: dict[int, _Triple] = {}
        self.cut: set[int] = set()
        self._last: dict[_Triple, Candidate] = {}

    def _read(self, query: Select[*tuple[Any, ...]]) -> dict[int, decode.Row]:
        return {row["key"]: row for row in self.connection.execute(query).mappings()}

    def read(self) -> tuple[dict[int, ToldFact], dict[int, Candidate]]:
        """Tellings and candidates, by key."""
        entities = meant(self.connection, _name_keys(self.rows.values()))
        self.triples = self._triples(entities)
        of: defaultdict[_Triple, list[int]] = defaultdict(list)
        for key, triple in self.triples.items():
            of[triple].append(key)
        more = set(self.connection.scalars(self._told(set(of)))) if of else set()
        last: dict[_Triple, int] = {}
        for triple, its in of.items():
            untold = self._first_untold(triple)
            more.update(untold)
            if len(untold) > self.asked.most:
                self.cut.update(its)
                last[triple] = untold[-1]
        rows = dict(self.rows)
        for some in slices(more - set(rows)):
            rows |= self._read(self.query.where(_own.c.key.in_(some)))
        entities |= meant(self.connection, _name_keys(rows.values()) - set(entities))
        self._last = {triple: self._candidate(rows[key]) for triple, key in last.items()}
        told = {key: _told(row, entities) for key, row in rows.items()}
        return told, {key: self._candidate(row) for key, row in rows.items()}

    def earlier(self, key: int) -> bool:
        """Whether a telling that was not read fits the query, and stands before this one, which has no date."""
        place, triple = self._candidate(self.rows[key]).place, self.triples[key]
        if place.order <= self._last[triple].place.order:
            return False
        reports = tables.reports
        order = (_own.c.day, _own.c.known_on, reports.c.id, literal(_own.name), _own.c.position)
        before = tuple_(*order) < tuple_(*(literal(part) for part in place.order))
        query = self.query.where(*triple.conditions, _UNTOLD, before, self.asked.fits).limit(1)
        return self.connection.execute(query).first() is not None

    def _candidate(self, row: decode.Row) -> Candidate:
        when = row["valid_from"] or row["valid_to"]
        return Candidate(self.asked.place(row), row["fact_text"], when, bool(row["fits"]))

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
        own = tables.names
        of = {key: entity for entity, its in names.items() for key in its}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for some in slices(of):
            for row in self.connection.execute(
                select(own.c.key, own.c.name, own.c.variants).where(own.c.key.in_(some))
            ):
                found[of[row.key]].update(it.casefold() for it in (row.name, *row.variants))
        return {entity: tuple(sorted(its)) for entity, its in found.items()}

    def _told(self, triples: set[_Triple]) -> Select[int]:
        """All tellings with a date, of any subject and any object of the page."""
        return self.keys.where(
            _own.c.subject_key.in_(sorted({name for triple in triples for name in triple.subject})),
            _own.c.relation.in_(sorted({triple.relation for triple in triples})),
            _own.c.object_folded.in_(sorted({name for triple in triples for name in triple.spelled})),
            _TOLD,
        )

    def _first_untold(self, triple: _Triple) -> Sequence[int]:
        """The first tellings without a date of one triple, one more than are shown."""
        if all(len(its) == 1 for its in (triple.subject, triple.spelled, triple.object)):
            (subject,), (spelled,), (to,) = triple.subject, triple.spelled, triple.object
            its = {"subject": subject, "relation": triple.relation, "spelled": spelled, "object": to}
            return self.connection.scalars(self._of_one, its).all()
        return self.connection.scalars(self._untold(triple.conditions)).all()

    def _untold(self, conditions: Sequence[ColumnElement[bool]]) -> Select[int]:
        order = (_own.c.day, _own.c.known_on, tables.reports.c.id, _own.c.position)
        return self.keys.where(*conditions, _UNTOLD).order_by(*order).limit(self.asked.most + 1)


def _name_keys(rows: Iterable[decode.Row]) -> set[int]:
    return {row[side] for row in rows for side in ("subject_key", "object_key") if row[side] is not None}


def _told(row: decode.Row, entities: Mapping[int, str]) -> ToldFact:
    return ToldFact(
        row["id"],
        # One that is linked to nobody is the item's own: it joins nothing, on a page as in the ledger.
        entities.get(row["subject_key"]) or f"{row['subject'].casefold()}\0{row['key']}",
        Relation(row["relation"]),
        entities.get(row["object_key"]) or row["object"].casefold(),
        decode.edtf(row, "valid_from"),
        decode.edtf(row, "valid_to"),
    )
