"""How many items there are of each speaker, outlet, act, month and so on: counts beside a query's results.

Invariant: a facet counts exactly the items that the query of the same asking gives, each once; what is not known is
counted as None. A date counts for a year or a month only where all that it can mean lies in it; a date known to the
year alone counts for the year also among the months.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Column, ColumnElement, Connection, Subquery, Table, and_, case, func, select

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, encode, tables
from onrecord.queries import selection
from onrecord.queries.events import event_conditions
from onrecord.queries.facts import fact_conditions
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.selection import Ask
from onrecord.queries.statements import statement_conditions

Kind = Literal["statements", "events", "facts"]

MOST = 20
"""Values of one facet, unless told otherwise: what a column beside results has room for."""

BANDS = (0.0, 0.55, 0.7, 0.8, 0.9, 0.95)
"""Where bands of confidence begin; 0.55 is `onrecord.model.SHOWN`. A band reaches up to the next."""


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
    """Counts of items of a kind: how many in all, and by each facet."""

    of: str
    total: int
    facets: tuple[Facet, ...]

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


@dataclass(frozen=True, slots=True)
class _Counted:
    """How a facet is counted: by a column, whether its values have an order, and whether they are names of speakers."""

    column: ColumnElement[Any]
    ordered: bool = False
    speakers: bool = False


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
    counted = _counted(own)
    for name in names or ():
        if name not in counted:
            raise UsageError(f"no facet of {kind}", name, f"count by one of: {', '.join(counted)}")
    ask = Ask(by, about, as_of, known_by, minimum_confidence, only=only)
    with ledger.snapshot() as connection:
        fits = [*selection.fitting(own, ask), *conditions(connection, ask)]
        if as_of:
            fits.append(selection.stands(own, as_of))
        total = connection.execute(selection.joined(select(func.count()), own).where(*fits)).scalar_one()
        return Facets(
            kind,
            total,
            tuple(_facet(connection, own, name, counted[name], fits, most, total) for name in names or counted),
        )


def facet_names(kind: str) -> tuple[str, ...]:
    """The facets of a kind, in the order in which they are shown.

    >>> facet_names("facts")
    ('relation', 'outlet', 'language', 'year', 'month', 'confidence')
    """
    return tuple(_counted(_ASKED[kind][0]))


def _as_actor(connection: Connection, ask: Ask) -> list[ColumnElement[bool]]:
    return event_conditions(connection, ask, (encode.ACTOR,))


_Conditions = Callable[[Connection, Ask], list[ColumnElement[bool]]]
_ASKED: dict[str, tuple[Table, _Conditions]] = {
    "statements": (tables.statements, statement_conditions),
    "events": (tables.events, _as_actor),
    "facts": (tables.facts, fact_conditions),
}


def _counted(own: Table) -> dict[str, _Counted]:
    """The facets of a kind, in the order in which they are shown."""
    reports = tables.reports
    first, last = _days(own)
    of_kind: dict[str, _Counted] = {}
    if own is tables.statements:
        of_kind = {
            "speaker": _Counted(own.c.speaker_key, speakers=True),
            "office": _Counted(own.c.speaker_role),
            "act": _Counted(own.c.act),
            "form": _Counted(own.c.form),
            "speaker_kind": _Counted(own.c.speaker_kind),
        }
    elif own is tables.events:
        of_kind = {"type": _Counted(own.c.type), "status": _Counted(own.c.status)}
    else:
        of_kind = {"relation": _Counted(own.c.relation)}
    year = case((_same(first, last, 4), func.substr(first, 1, 4)))
    month = case((_same(first, last, 7), func.substr(first, 1, 7)), else_=year)
    band = case(*((own.c.confidence >= least, f"{least:g}") for least in reversed(BANDS)))
    return of_kind | {
        "outlet": _Counted(reports.c.outlet),
        "language": _Counted(reports.c.language),
        "year": _Counted(year, ordered=True),
        "month": _Counted(month, ordered=True),
        "confidence": _Counted(band, ordered=True),
    }


def _days(own: Table) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The first and the last day that an item's date can mean: of a fact, of its start, or where it is attested."""
    if own is tables.facts:
        begun = own.c.valid_from.is_not(None)
        return (
            case((begun, own.c.valid_from_first), else_=own.c.held_on_first),
            case((begun, own.c.valid_from_last), else_=own.c.held_on_last),
        )
    name = "said_on" if own is tables.statements else "when"
    columns: tuple[Column[Any], Column[Any]] = (own.c[f"{name}_first"], own.c[f"{name}_last"])
    return columns


def _same(first: ColumnElement[Any], last: ColumnElement[Any], length: int) -> ColumnElement[bool]:
    return and_(first.is_not(None), func.substr(first, 1, length) == func.substr(last, 1, length))


def _facet(
    connection: Connection,
    own: Table,
    name: str,
    by: _Counted,
    fits: Sequence[ColumnElement[bool]],
    most: int,
    total: int,
) -> Facet:
    # A subquery has the value, so that it is one expression to group and to sort by, in every database.
    asked = selection.joined(select(by.column.label("value")), own).where(*fits).subquery()
    count = func.count().label("count")
    counted = select(asked.c.value, asked.c.value.label("label"), count).group_by(asked.c.value).subquery()
    if by.speakers:
        counted = _of_entities(counted)
    query = select(counted.c.value, counted.c.label, counted.c["count"])
    if not by.ordered:
        value, number = counted.c.value, counted.c["count"]
        query = query.order_by(case((value.is_(None), 0), else_=1), number.desc(), value).limit(most + 1)
    found = [FacetValue(value, label, int(number)) for value, label, number in connection.execute(query)]
    known = [it for it in found if it.value is not None]
    if by.ordered:
        known.sort(key=lambda it: it.value or "")
    else:
        known = known[:most]
    shown = (*known, *(it for it in found if it.value is None))
    return Facet(name, shown, total - sum(it.count for it in shown))


def _of_entities(counted: Subquery) -> Subquery:
    """Counts by names as counts by the entities that they mean, with the entities' names."""
    links, meant = tables.links, tables.entities
    return (
        select(meant.c.id.label("value"), meant.c.name.label("label"), func.sum(counted.c["count"]).label("count"))
        .select_from(counted)
        .outerjoin(links, links.c.name_key == counted.c.value)
        .outerjoin(meant, meant.c.id == links.c.entity_id)
        .group_by(meant.c.id, meant.c.name)
        .subquery()
    )
