"""`onrecord statements`: who said what, when."""

from __future__ import annotations

from onrecord.cli import found, options
from onrecord.cli.found import Asked, Query


def statements(
    by: options.By = None,
    about: options.About = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    min_confidence: options.Confidence = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List what was said: by whom, about what, by when.

    Dates are as precise as the reports are; what a report does not date is listed last, as of unknown date.

    Examples:
      onrecord statements --by Oredan
      onrecord statements --about "naval base" --as-of 2023-06
      onrecord statements --by minister --known-by 2024-01-31 | jq .content
    """
    found.ask(_query, "statements", ledger, Asked(by, about, as_of, known_by, min_confidence, limit), as_json=json)


def _query() -> Query:
    from onrecord.queries import statements as query

    return query
