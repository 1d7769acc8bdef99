"""`onrecord facts`: what held, from when to when."""

from __future__ import annotations

from onrecord.cli import found, options
from onrecord.cli.found import Asked, Query


def facts(
    by: options.By = None,
    about: options.About = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    min_confidence: options.Confidence = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """List what holds, or held: offices, memberships, bases, leases.

    With --as-of, what held on that day.

    Examples:
      onrecord facts --by Velmeria --as-of 2024-06-01
      onrecord facts --about president
    """
    found.ask(_query, "facts", ledger, Asked(by, about, as_of, known_by, min_confidence, limit), as_json=json)


def _query() -> Query:
    from onrecord.queries import facts as query

    return query
