"""Which reports there are."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement

from onrecord.ledger import Ledger, StoredReport, reading, search, tables
from onrecord.queries import selection


def reports(ledger: Ledger, *, about: str | None = None, known_by: date | None = None) -> tuple[StoredReport, ...]:
    """Live reports in the order in which they came out: all, or those in whose article all of the words occur.

    Of several versions the newest that was known by the day.
    """
    own = tables.reports
    fits: ColumnElement[bool] = own.c.retracted_at.is_(None) & selection.current(known_by)
    if known_by:
        fits &= own.c.known_on <= known_by.isoformat()
    if about:
        fits &= own.c.key.in_(search.matching(search.REPORTS, about))
    with ledger.snapshot() as connection:
        return tuple(reading.stored_reports(connection, fits).values())
