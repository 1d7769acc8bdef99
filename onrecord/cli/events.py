"""`onrecord events`: who did what to whom, when."""

from __future__ import annotations

from onrecord.cli import found, options
from onrecord.cli.found import Asked, Query


def events(
    by: options.By = None,
    about: options.About = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    min_confidence: options.Confidence = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List what happened, is planned or is denied.

    Examples:
      onrecord events --by Kardovia
      onrecord events --about "visit*" --known-by 2023-12-31
    """
    found.ask(_query, "events", ledger, Asked(by, about, as_of, known_by, min_confidence, limit), as_json=json)


def _query() -> Query:
    from onrecord.queries import events as query

    return query
