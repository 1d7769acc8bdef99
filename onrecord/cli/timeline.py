"""`onrecord timeline`: statements, events and facts together."""

from __future__ import annotations

from onrecord.cli import found, options
from onrecord.cli.found import Asked, Query
from onrecord.errors import UsageError


def timeline(
    name: options.Name = None,
    by: options.By = None,
    about: options.About = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    min_confidence: options.Confidence = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List statements, events and facts in the order of dates.

    Examples:
      onrecord timeline "Port Helin"
      onrecord timeline --about breakwater --known-by 2023
    """
    if by and name:
        raise UsageError("two names", f"{name} and {by}", "give one, as NAME or with --by")
    found.ask(_query, "items", ledger, Asked(by or name, about, as_of, known_by, min_confidence, limit), as_json=json)


def _query() -> Query:
    from onrecord.queries import timeline as query

    return query
