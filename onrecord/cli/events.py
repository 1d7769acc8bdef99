"""`onrecord events`: who did what to whom, when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from onrecord.cli import found, options
from onrecord.cli.found import Asked, Query
from onrecord.model import Status


def events(
    by: options.By = None,
    about: options.About = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    since: options.Since = None,
    until: options.Until = None,
    status: options.StatusOf = None,
    min_confidence: options.Confidence = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List what happened, is planned or is denied.

    An event that several reports tell stands once. Of a planned one it says what came of it by --as-of, or by the
    newest report: ahead, due, happened, moved, cancelled, or overdue with nothing found.

    Examples:
      onrecord events --by Kardovia
      onrecord events --status planned --from 2023-04-01 --to 2023-06-30
      onrecord events --about "visit*" --known-by 2023-12-31
    """
    asked = Asked(by, about, as_of, known_by, min_confidence, limit)
    found.ask(_query(status, since, until), "events", ledger, asked, as_json=json)


def _query(status: Status | None, since: str | None, until: str | None) -> Callable[[], Query]:
    opening, closing = options.first_day(since, "--from"), options.last_day(until, "--to")

    def query() -> Query:
        from onrecord.queries import Only
        from onrecord.queries import events as every

        return partial(every, only=Only(status=status, since=opening, until=closing))

    return query
