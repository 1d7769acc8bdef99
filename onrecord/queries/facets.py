"""How many items there are of each speaker, outlet, act, month and so on: counts beside a query's results.

Invariant: a facet counts the items that the query of the same asking gives, each once: all of them, or, where there are
more than are counted, the first in the order of results, and `complete` says so; what is not known is counted as None.
A date counts for a year or a month only where all that it can mean lies in it; a date known to the year alone counts
for the year also among the months.

All items of a kind, and all of a name, are counted when they are added (`onrecord.ledger.counts`); what else can be
asked is counted when it is asked, up to `COUNTED`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Table, func, select

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, counts, tables
from onrecord.queries import selection
from onrecord.queries.events import by_actor
from onrecord.queries.facts import fact_conditions
from onrecord.queries.meaning import Meaning
from onrecord.queries.most_said import linked, most_said
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.selection import COUNTED, Ask
from onrecord.queries.statements import by_government, statement_conditions
from onrecord.queries.tellings import meant

Kind = Literal["statements", "events", "facts"]

MOST = 20
"""Values of one facet, unless told otherwise: what a column beside results has room for."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value (None: not known) and how many items have it. `label` is what a person reads: an entity's name."""

    value: str | None
    label: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What items are counted by: the values, most frequent first (dates and bands in their order), and None last.

    `more` is how many items have values that are not among these.
    """

    name: str
    values: tuple[FacetValue, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of items of a kind: how many in all, and by each facet.

    Where they are not `complete`, there are `total` or more, and the facets count the first `total`.
    """

    of: str
    total: int
    facets: tuple[Facet, ...]
    complete: bool = True

    def facet(self, name: str) -> Facet:
        """The facet of this name. Raises UsageError where it was not counted."""
        for facet in self.facets:
            if facet.name == name:
                return facet
        raise UsageError("no such facet was counted", name, f"there are: {', '.join(it.name for it in self.facets)}")

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from onrecord.queries import notebook

        return notebook.facets(self)


def facets(  # noqa: PLR0913  # each is one thing that a person asks
    ledger: Ledger,
    kind: Kind,
    *,
    by: str | None = None,
    about: str | None = None,
    as_of: date | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
    only: Only = ANYTHING,
    names: Sequence[str] | None = None,
    most: int = MOST,
) -> Facets:
    """Counts of what the query `kind`, asked the same, finds: by all facets of the kind, or by those named.

    Statements have speaker, office, outlet, language, act, form, speaker_kind, year, month and confidence; events
    type, status, outlet, language, year, month and confidence; facts relation, outlet, language, year, month and
    confidence. A speaker's value is an entity's id, which `by` takes. A band of confidence is named by where it begins.
    Raises UsageError, LedgerError.
    """
    if most < 1:
        raise UsageError("a facet has one value at least", f"most {most}", f"give 1 or more, such as {MOST}")
    if kind not in _ASKED:
        raise UsageError("nothing that is counted", kind, f"count one of: {', '.join(_ASKED)}")
    own, conditions = _ASKED[kind]
    known = facet_names(kind)
    for name in names or ():
        if name not in known:
            raise UsageError(f"no facet of {kind}", name, f"count by one of: {', '.join(known)}")
    wanted = tuple(dict.fromkeys(names or known))
    ask = Ask(by, about, as_of, known_by, minimum_confidence, only=only)
    with ledger.snapshot() as connection:
        meaning = Meaning(connection, by, about)
        kept = _names_counted(meaning, own, ask)
        if kept is None:
            found = _looked_at(connection, own, ask, conditions(meaning), wanted)
        else:
            found = _counted(connection, own, kept, wanted, most)
        shown = tuple(_facet(connection, name, found.by[name], found.total, most) for name in wanted)
        return Facets(kind, found.total, shown, found.complete)


def facet_names(kind: str) -> tuple[str, ...]:
    """The facets of a kind, in the order in which they are shown.

    >>> facet_names("facts")
    ('relation', 'outlet', 'language', 'year', 'month', 'confidence')
    """
    own = _ASKED[kind][0]
    return (*((SPEAKER,) if own is tables.statements else ()), *counts.values(own))


_WITH_WORDS = COUNTED // 2
"""How many are counted where words are asked: for each that has them, others are looked at."""

SPEAKER = "speaker"
"""The facet of statements by whom their speakers' names mean: `counts` has them by the names."""

_ORDERED = ("year", "month", "confidence")
"""Facets whose values have an order."""


_Conditions = Callable[[Meaning], list[ColumnElement[bool]]]
_ASKED: dict[str, tuple[Table, _Conditions]] = {
    "statements": (tables.statements, statement_conditions),
    "events": (tables.events, by_actor),
    "facts": (tables.facts, fact_conditions),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """How many items there are, and of each facet's values; what is not known is "". Speakers are entities' ids."""

    total: int
    by: Mapping[str, Mapping[str, int]]
    complete: bool = True


def _names_counted(meaning: Meaning, own: Table, ask: Ask) -> Sequence[int] | None:
    """The names under which what is asked is counted already; None: it is not."""
    if ask != Ask(by=ask.by):
        return None
    if ask.by is None:
        return (counts.WHOLE,)
    if own is tables.statements and by_government(ask.by) is not None:
        return None  # by name or by office: which is not counted
    names = meaning.names
    # An event or a fact can be of two names; a statement has one speaker.
    return names if names and (own is tables.statements or len(names) == 1) else None


def _counted(connection: Connection, own: Table, names: Sequence[int], wanted: Sequence[str], most: int) -> _Found:
    """What was counted under these names when it was added; of speakers, so many."""
    kept = tables.counts
    number = func.sum(kept.c.number).label("number")
    by: dict[str, dict[str, int]] = {name: {} for name in (counts.ALL, *wanted)}
    facets = [name for name in by if name != SPEAKER]
    query = select(kept.c.facet, kept.c.value, number).where(
        kept.c.kind == own.name, kept.c.facet.in_(facets), kept.c.name_key.in_(names)
    )
    for facet, value, count in connection.execute(query.group_by(kept.c.facet, kept.c.value)):
        by[facet][value] = int(count)
    total = by.pop(counts.ALL).get("", 0)
    if SPEAKER in wanted and counts.WHOLE in names:
        by[SPEAKER] = {**most_said(connection, most), "": total - linked(connection)}
    elif SPEAKER in wanted:
        links = tables.links
        each_entity = (
            select(links.c.entity_id, number)
            .join(kept, kept.c.name_key == links.c.name_key)
            .where(kept.c.kind == own.name, kept.c.facet == counts.ALL, kept.c.name_key.in_(names))
            .where(links.c.entity_id.is_not(None))
            .group_by(links.c.entity_id)
        )
        by[SPEAKER] = {row.entity_id: int(row.number) for row in connection.execute(each_entity)}
        by[SPEAKER][""] = total - sum(by[SPEAKER].values())
    return _Found(total, by)


def _looked_at(
    connection: Connection, own: Table, ask: Ask, conditions: Sequence[ColumnElement[bool]], wanted: Sequence[str]
) -> _Found:
    """What the first of the items that fit have."""
    columns = {**counts.values(own), **({SPEAKER: own.c.speaker_key} if own is tables.statements else {})}
    most = COUNTED if ask.about is None else _WITH_WORDS
    rows = selection.first(connection, own, ask, conditions, [columns[name] for name in wanted], most)
    by = {name: Counter(row[at] for row in rows) for at, name in enumerate(wanted, selection.PLACED)}
    if SPEAKER in by:
        entity_of = meant(connection, (key for key in by[SPEAKER] if key is not None))
        entities: Counter[str] = Counter()
        for key, number in by[SPEAKER].items():
            entities[entity_of.get(key, "")] += number
        by[SPEAKER] = entities
    return _Found(len(rows), by, complete=len(rows) < most)


def _facet(connection: Connection, name: str, numbers: Mapping[str, int], total: int, most: int) -> Facet:
    known = [value for value in numbers if value]
    shown = sorted(known) if name in _ORDERED else sorted(known, key=lambda it: (-numbers[it], it))[:most]
    labels = {it: it for it in shown}
    if name == SPEAKER:
        own = tables.entities
        query = select(own.c.id, own.c.name).where(own.c.id.in_(shown))
        labels = {row.id: row.name for row in connection.execute(query)}
    values = [FacetValue(it, labels[it], numbers[it]) for it in shown]
    if numbers.get(""):
        values.append(FacetValue(None, None, numbers[""]))
    return Facet(name, tuple(values), total - sum(it.count for it in values))
