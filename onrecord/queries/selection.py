"""What all queries share: live rows, both time axes, and paging by key.

Invariant: order and pages depend on the items alone, not on the order in which reports were added.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from onrecord.errors import UnknownId, UsageError
from onrecord.ledger import Ledger, lineage, tables
from onrecord.ledger.among import among
from onrecord.ledger.bounds import UNDATED
from onrecord.ledger.columns import to_the_letter
from onrecord.ledger.reading import StoredReport, reports_at
from onrecord.model import SHOWN
from onrecord.queries import only as narrowing
from onrecord.queries import ways
from onrecord.queries.meaning import Meaning
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import LeftOut, Results

T = TypeVar("T")

COUNTED = 500
"""Items that are counted where counting means looking at each: what `as_of` leaves out, and what a query finds that is
not counted already. A person needs no more; each is looked up in its report, a thousand took half of the time of what
is asked as of a day, and a million take seconds."""

LIMIT = 50
"""Items a page, unless told otherwise: what a person reads at once."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What every query can be asked, as it was given."""

    by: str | None = None
    about: str | None = None
    as_of: date | None = None
    known_by: date | None = None
    minimum_confidence: float | None = None
    limit: int = LIMIT
    after: str | None = None
    only: Only = ANYTHING

    def __post_init__(self) -> None:
        if self.limit < 1:
            raise UsageError(
                "a page holds one item at least", f"limit {self.limit}", f"give 1 or more, such as {LIMIT}"
            )
        if self.minimum_confidence is not None and not 0 <= self.minimum_confidence <= 1:
            raise UsageError(
                "a confidence is between 0 and 1", f"minimum_confidence {self.minimum_confidence}", "give such as 0.5"
            )


@dataclass(frozen=True, slots=True)
class Place:
    """An item's place in the order of results, and its row's key."""

    day: str
    known_on: str
    report_id: str
    kind: str
    position: int
    key: int
    report_key: int

    @property
    def order(self) -> tuple[str, str, str, str, int]:
        """What results are sorted by."""
        return (self.day, self.known_on, self.report_id, self.kind, self.position)


def cursor(place: Place) -> str:
    """A place as an opaque word that fits into an address."""
    return word_of(place.order)


def from_cursor(after: str) -> tuple[str, str, str, str, int]:
    """The inverse of `cursor`. Raises UsageError for anything else."""
    day, known_on, report_id, kind, position = parts_of(after, 5)
    if not isinstance(position, int) or not 0 <= position < tables.ITEMS:
        raise _no_place(after)
    return day_of(day, after), day_of(known_on, after), str(report_id), str(kind), position


def day_of(part: Any, after: str) -> str:
    """A day in a place to go on from. Raises UnknownId for anything else."""
    try:
        return date.fromisoformat(str(part)).isoformat()
    except ValueError:
        raise _no_place(after) from None


def word_of(order: Sequence[str | int]) -> str:
    """What a page ends at, as an opaque word that fits into an address."""
    return base64.urlsafe_b64encode(json.dumps(order).encode()).decode().rstrip("=")


def parts_of(after: str, number: int) -> list[Any]:
    """The inverse of `word_of`, of so many parts. Raises UsageError for anything else."""
    try:
        parts = json.loads(base64.b64decode(after + "=" * (-len(after) % 4), altchars=b"-_", validate=True))
        if not isinstance(parts, list) or len(parts) != number:
            raise _no_place(after)
        json.dumps(parts, ensure_ascii=False).encode()  # half a character is in no ledger
    except (binascii.Error, ValueError, TypeError, RecursionError):
        raise _no_place(after) from None
    return parts


def _no_place(after: str) -> UnknownId:
    return UnknownId("not a place to go on from", after, "pass on `next` of the page before, as it is")


def find(
    connection: Connection, own: Table, ask: Ask, conditions: Iterable[ColumnElement[bool]]
) -> tuple[list[Place], LeftOut]:
    """The places of up to `limit` + 1 items that fit, in order, and what `as_of` leaves out."""
    conditions = list(conditions)
    asked = ways.chosen(connection, own, conditions, ask.limit + 1)
    left_out = LeftOut()
    if ask.as_of:
        all_of_them = [*asked.conditions, *([asked.words] if asked.words is not None else [])]
        left_out = _left_out(connection, own, ask, ask.as_of, [*fitting(own, ask), *all_of_them])
    rows = _rows(connection, own, ask, asked, (), ask.limit + 1)
    return [Place(*row[:PLACED]) for row in rows], left_out


PLACED = 7
"""Columns that say where an item stands: those of `Place`."""


def first(
    connection: Connection,
    own: Table,
    ask: Ask,
    conditions: Sequence[ColumnElement[bool]],
    columns: Sequence[ColumnElement[Any]],
    most: int,
) -> Sequence[Row[*tuple[Any, ...]]]:
    """So many items that fit at most, in order: what stands in a `Place`, and these columns beside it."""
    return _rows(connection, own, ask, ways.chosen(connection, own, conditions, most), columns, most)


def _rows(
    connection: Connection,
    own: Table,
    ask: Ask,
    asked: ways.Way,
    columns: Sequence[ColumnElement[Any]],
    most: int,
) -> Sequence[Row[*tuple[Any, ...]]]:
    reports = tables.reports
    order = (own.c.day, own.c.known_on, reports.c.id, literal(own.name).label("kind"), own.c.position)
    query = _in_order(select(*order, own.c.key, own.c.report_key, *columns), own, ask).where(*fitting(own, ask))
    if ask.as_of:
        query = query.where(stands(own, ask.as_of))
    last = from_cursor(ask.after) if ask.after else None
    if last:
        # The first parts alone say the same again: by them, an index is entered where the page begins.
        query = query.where(
            tuple_(own.c.day, own.c.known_on) >= tuple_(*(literal(part) for part in last[:2])),
            tuple_(*order) > tuple_(*(literal(part) for part in last)),
        )
    if asked.words is not None:
        found = ways.in_order_of_words(connection, query.where(*asked.conditions), asked.words, last, most)
    else:
        query = query.order_by(own.c.day, own.c.known_on, reports.c.id, own.c.position)
        apart = ways.apart(asked.conditions)
        each = [ways.first(connection, ways.by_part(query, own, last, it), most) for it in apart]
        if len(each) == 1:
            return each[0]
        found = list({row.key: row for rows in each for row in rows}.values())
    return sorted(found, key=lambda row: row[:5])[:most]


def answer(
    ledger: Ledger,
    own: Table,
    ask: Ask,
    conditions: Callable[[Meaning], list[ColumnElement[bool]]],
    load: Callable[[Connection, Ask, Sequence[ColumnElement[bool]], Sequence[Place]], Sequence[T]],
) -> Results[T]:
    """One page of a table's items, all of it read at one moment.

    `load` may leave out items that an earlier one stands for, so that a page can be shorter than its limit.
    """
    with ledger.snapshot() as connection:
        asked = conditions(Meaning(connection, ask.by, ask.about))
        places, left_out = find(connection, own, ask, asked)
        shown = places[: ask.limit]
        following = cursor(shown[-1]) if len(places) > len(shown) else None
        found = tuple(load(connection, ask, fits(own, ask, asked), shown)) if shown else ()
        return Results(found, following, left_out, (own.name,))


def fits(own: Table, ask: Ask, conditions: Sequence[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    """All that a query asks of an item but its place on a page."""
    standing = [stands(own, ask.as_of)] if ask.as_of else []
    return [*fitting(own, ask), *conditions, *standing]


def stands(own: Table, day: date) -> ColumnElement[bool]:
    """Whether an item stands for certain on a day."""
    iso = day.isoformat()
    since = own.c.stands_from <= iso
    if "stands_to" not in own.c:
        return since
    return and_(since, or_(own.c.stands_to.is_(None), own.c.stands_to >= iso))


def _left_out(connection: Connection, own: Table, ask: Ask, day: date, fits: list[ColumnElement[bool]]) -> LeftOut:
    iso = day.isoformat()
    if own is tables.facts:
        untold = to_the_letter(tables.UNDATED_FACT)
        not_sure = or_(own.c.stands_from.is_(None), own.c.stands_from > iso, own.c.stands_to < iso)
        possible = (
            or_(own.c.may_from.is_(None), own.c.may_from <= iso),
            or_(own.c.may_to.is_(None), own.c.may_to >= iso),
        )
        told = ~and_(own.c.stands_from.is_(None), own.c.may_from.is_(None), own.c.may_to.is_(None))
        unsure = _ones(own, ask, [*fits, *possible, told, not_sure])
        return _counted(connection, _ones(own, ask, [*fits, untold]), unsure)
    untold = and_(own.c.stands_from.is_(None), own.c.may_from.is_(None))
    if own is tables.statements:
        untold = and_(own.c.day == UNDATED.isoformat(), untold)  # it follows, and has an index
    perhaps = [it.uncertain(iso) if isinstance(it, ways.TakingPart) else it for it in fits]
    # PostgreSQL takes them to be many, and the first near at hand: each is read from its index before any is
    # counted.
    few = union_all(*(_ones(own, ask, [*perhaps, *each]) for each in ways.uncertain(own, iso))).cte("few")
    if connection.dialect.name == "postgresql":
        few = few.prefix_with("MATERIALIZED")
    never = [it.undated() if isinstance(it, ways.TakingPart) else it for it in fits]
    return _counted(connection, _ones(own, ask, [*never, untold]), select(few.c.one))


def _ones(own: Table, ask: Ask, fits: Sequence[ColumnElement[bool]]) -> Select[int]:
    return _in_order(select(literal_column("1").label("one")), own, ask).where(*fits)


def _counted(connection: Connection, undated: Select[int], uncertain: Select[int]) -> LeftOut:
    """How many items there are of each, up to `COUNTED`."""
    some = (query.limit(COUNTED).subquery() for query in (undated, uncertain))
    numbers = (select(func.count()).select_from(it).scalar_subquery() for it in some)
    return LeftOut(*connection.execute(select(*numbers)).one())


def joined(query: Select[*tuple[Any, ...]], own: Table) -> Select[*tuple[Any, ...]]:
    """A query over items, with their reports beside them."""
    return query.select_from(own).join(tables.reports, tables.reports.c.key == own.c.report_key)


def _in_order(query: Select[*tuple[Any, ...]], own: Table, ask: Ask) -> Select[*tuple[Any, ...]]:
    return in_order(query, own) if ask.only.report is None else joined(query, own)


def in_order(query: Select[*tuple[Any, ...]], own: Table) -> Select[*tuple[Any, ...]]:
    """The same as `joined`, read in the items' own order; of one report alone, `joined` reads less.

    An item's report is looked up from the item: SQLite would read all reports first, and sort all of their items.
    """
    return query.select_from(own).join(tables.reports, tables.reports.c.key == ways.Unindexed(own.c.report_key))


def fitting(own: Table, ask: Ask) -> list[ColumnElement[bool]]:
    """What every query asks of an item and its report, but for `as_of`, `by` and `about`."""
    fits = [current(ask.known_by)]
    least = SHOWN if ask.minimum_confidence is None and own is tables.statements else ask.minimum_confidence
    if least:
        fits.append(own.c.confidence >= least)
    if ask.known_by:
        fits.append(own.c.known_on <= ask.known_by.isoformat())
    return [*fits, *narrowing.conditions(own, ask.only)]


def current(known_by: date | None) -> ColumnElement[bool]:
    """Whether a report is live, and the newest version of its address, of those that were known by a day."""
    own, reports = tables.versions, tables.reports
    if known_by is None:
        return reports.c.is_current
    newest = reports.c.key.not_in(select(own.c.report_key).where(lineage.not_current(known_by)))
    return and_(reports.c.retracted_at.is_(None), newest)


def reports_of(connection: Connection, places: Iterable[Place]) -> Mapping[int, StoredReport]:
    """The reports of items, by key."""
    return reports_at(connection, (place.report_key for place in places))


def voices(connection: Connection, own: Table, keys: Sequence[int]) -> dict[int, str]:
    """The names of the speakers in whose statements events or facts stand, by item key; the outlet's are not there."""
    rows = connection.execute(_VOICES[own.name], {"keys": keys}).all() if keys else ()
    return {row.key: row.name for row in rows}


_said, _meant = tables.statements, tables.entities
_VOICE = func.coalesce(_meant.c.name, _said.c.speaker_name, _said.c.speaker_text, _said.c.speaker_kind).label("name")
_VOICES = {
    own.name: select(own.c.key, _VOICE)
    .join(_said, _said.c.key == own.c.voice)
    .outerjoin(tables.links, tables.links.c.name_key == _said.c.speaker_key)
    .outerjoin(_meant, _meant.c.id == tables.links.c.entity_id)
    .where(among(own.c.key, "keys"))
    for own in (tables.events, tables.facts)
}
"""Made once, for making it takes longer than asking it."""
