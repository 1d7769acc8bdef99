"""All pages of a query, one after the other, of one moment, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from onrecord.ledger import Ledger
from onrecord.ledger.moment import at_one_moment
from onrecord.queries.results import Results

T = TypeVar("T")

AT_ONCE = 500
"""Items that are held at a time."""


def everything(query: Callable[..., Results[T]], ledger: Ledger, **asked: Any) -> Iterator[T]:
    """Every item that a query of `onrecord.queries` finds, asked so; what is written meanwhile is not among them.

    The ledger is held open for reading until all are taken, or the iterator is closed. Raises as the query does.
    """
    after = None
    with at_one_moment(ledger) as moment:
        while True:
            page = query(moment, limit=AT_ONCE, after=after, **asked)
            yield from page.items
            after = page.next
            if after is None:
                return
