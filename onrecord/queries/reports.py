"""Which reports there are."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_

from onrecord.errors import UnknownId, UsageError
from onrecord.ledger import Ledger, StoredReport, reading, search, tables
from onrecord.ledger.wanted import Wanted
from onrecord.queries import meaning, selection, ways
from onrecord.queries import only as narrowing
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import Results


def reports(
    ledger: Ledger,
    *,
    about: str | None = None,
    known_by: date | None = None,
    only: Only = ANYTHING,
    limit: int | None = None,
    after: str | None = None,
) -> Results[StoredReport]:
    """Live reports in the order in which they came out: all, or those in whose article all of the words occur.

    Of several versions the newest that was known by the day. All of them in one page unless there is a `limit`.
    Raises UsageError, LedgerError.
    """
    conditions: list[ColumnElement[bool]] = []
    with ledger.snapshot() as connection:
        if about:
            asked = meaning.wanted(connection, about)
            conditions.append(having(asked))
        found, following = find_reports(connection, conditions, known_by, only, limit, after)
    return Results(tuple(found.values()), following, tables=(tables.reports.name,))


def having(asked: Wanted) -> ways.Having:
    """Whether a report has words in its article or title."""
    return ways.Having(tables.reports, search.REPORTS, (asked, None))


def count_reports(ledger: Ledger, known_by: date | None = None) -> int:
    """How many reports there are, of several versions one. Raises LedgerError."""
    own = tables.reports
    fits = [selection.current(known_by)]
    if known_by:
        fits.append(own.c.known_on <= known_by.isoformat())
    with ledger.snapshot() as connection:
        return int(connection.execute(select(func.count()).select_from(own).where(*fits)).scalar_one())


def find_reports(  # what both kinds of search ask
    connection: Connection,
    conditions: list[ColumnElement[bool]],
    known_by: date | None,
    only: Only,
    limit: int | None,
    after: str | None,
    ranked: Select[int, float] | None = None,
) -> tuple[dict[int, StoredReport], str | None]:
    """One page of reports that fit, by key, and where the next one begins.

    With `ranked` (`onrecord.ledger.search.ranked`), only those, the smallest rank first.
    """
    own = tables.reports
    if limit is not None and limit < 1:
        raise UsageError("a page holds one item at least", f"limit {limit}", "give 1 or more, such as 50")
    way = ways.chosen(connection, own, conditions, (limit or tables.ITEMS) + 1)
    fits: list[ColumnElement[bool]] = [selection.current(known_by), *way.conditions]
    fits += narrowing.conditions(own, only)
    if known_by:
        fits.append(own.c.known_on <= known_by.isoformat())
    order: list[ColumnElement[Any]] = [own.c.known_on, own.c.id]
    keys = select(own.c.key)
    begun, day = 0, None
    if ranked is not None:
        best = ranked.subquery()
        keys = keys.join(best, best.c.key == own.c.key)
        order.insert(0, best.c.rank)
        begun = _from_place(after) if after else 0
        keys = keys.offset(begun)
    elif after:
        told, report_id = selection.parts_of(after, 2)
        day = selection.day_of(told, after)
        # The first part alone says the same again: by it, an index is entered where the page begins.
        last = tuple_(literal(day), literal(str(report_id)))
        fits += [own.c.known_on >= day, tuple_(own.c.known_on, own.c.id) > last]
    places: list[int]
    if way.words is not None and limit is not None:
        begun_at = (str(day), str(day)) if after else None
        query = select(own.c.known_on, own.c.known_on.label("day"), own.c.id, own.c.key).where(*fits)
        read = ways.in_order_of_words(connection, query, way.words, begun_at, limit + 1)
        places = [row.key for row in sorted(read, key=lambda row: (row.known_on, row.id))][: limit + 1]
    else:
        keys = keys.where(*fits, *([way.words] if way.words is not None else [])).order_by(*order)
        places = list(connection.scalars(keys if limit is None else keys.limit(limit + 1)))
    shown = places if limit is None else places[:limit]
    stored = reading.reports_at(connection, shown)
    found = {key: stored[key] for key in shown}
    if len(places) == len(shown):
        return found, None
    last_shown = found[shown[-1]]
    order_of_last = [last_shown.known_on.isoformat(), last_shown.id]
    return found, selection.word_of([begun + len(shown)] if ranked is not None else order_of_last)


def _from_place(after: str) -> int:
    """How many of the best were given already: ranks change with every report, so that no place in them lasts."""
    (place,) = selection.parts_of(after, 1)
    if type(place) is not int or not 0 <= place < tables.ITEMS:
        raise UnknownId("not a place to go on from", after, "pass on `next` of the page before, as it is")
    return place
