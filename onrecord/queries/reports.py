"""Which reports there are."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, literal, select, tuple_

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, StoredReport, reading, search, tables
from onrecord.queries import only as narrowing
from onrecord.queries import selection
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
    conditions: list[ColumnElement[bool]] = (
        [] if not about else [tables.reports.c.key.in_(search.matching(search.REPORTS, about))]
    )
    with ledger.snapshot() as connection:
        found, following = find_reports(connection, conditions, known_by, only, limit, after)
    return Results(tuple(found.values()), following, tables=(tables.reports.name,))


def find_reports(
    connection: Connection,
    conditions: list[ColumnElement[bool]],
    known_by: date | None,
    only: Only,
    limit: int | None,
    after: str | None,
) -> tuple[dict[int, StoredReport], str | None]:
    """One page of reports that fit, by key, and where the next one begins."""
    own = tables.reports
    if limit is not None and limit < 1:
        raise UsageError("a page holds one item at least", f"limit {limit}", "give 1 or more, such as 50")
    fits: list[ColumnElement[bool]] = [own.c.retracted_at.is_(None), selection.current(known_by), *conditions]
    fits += narrowing.conditions(own, only)
    if known_by:
        fits.append(own.c.known_on <= known_by.isoformat())
    if after:
        day, report_id = _from_cursor(after)
        # The first part alone says the same again: by it, an index is entered where the page begins.
        fits += [own.c.known_on >= day, tuple_(own.c.known_on, own.c.id) > tuple_(literal(day), literal(report_id))]
    order: tuple[Any, ...] = (own.c.known_on, own.c.id)
    keys = select(own.c.key).where(*fits).order_by(*order)
    places = list(connection.scalars(keys if limit is None else keys.limit(limit + 1)))
    shown = places if limit is None else places[:limit]
    found = reading.stored_reports(connection, own.c.key.in_(shown))
    if len(places) == len(shown):
        return found, None
    last = list(found.values())[-1]
    return found, selection.word_of((last.known_on.isoformat(), last.id))


def _from_cursor(after: str) -> tuple[str, str]:
    day, report_id = selection.parts_of(after, 2)
    return str(day), str(report_id)
