"""What is known of feeds: what their hosts said to know them by again, and which of their items are in the ledger.

Invariant: an item is here only with its page, in one transaction; whatever else is lost, it is not fetched again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from onrecord.ledger import tables

_TOGETHER = 500
"""Addresses in one query: SQLite binds 32,766 values at most, PostgreSQL 65,535; fewer parse faster."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a feed's host gave when all of it was added (RFC 9110, sections 8.8.2 and 8.8.3)."""

    etag: str | None = None
    last_modified: str | None = None


def state(connection: Connection, url: str) -> FeedState:
    """What is known of a feed; nothing of one that was never read to its end."""
    feeds = tables.feeds
    row = connection.execute(select(feeds.c.etag, feeds.c.last_modified).where(feeds.c.url == url)).first()
    return FeedState(row.etag, row.last_modified) if row else FeedState()


def write_state(connection: Connection, url: str, known: FeedState, stamp: str) -> None:
    """Keep what a feed is known by from now on."""
    feeds = tables.feeds
    values = {"etag": known.etag, "last_modified": known.last_modified, "read_at": stamp}
    if not connection.execute(update(feeds).where(feeds.c.url == url).values(values)).rowcount:
        connection.execute(insert(feeds), {"url": url, **values})


def pages_at(connection: Connection, urls: Iterable[str]) -> dict[str, str]:
    """The ids of the pages that these addresses led to, by address: as an item of a feed, or as a page's own."""
    wanted = list(dict.fromkeys(urls))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _TOGETHER):
        some = wanted[start : start + _TOGETHER]
        for table, page_id in ((tables.pages, tables.pages.c.id), (tables.feed_items, tables.feed_items.c.page_id)):
            query = select(table.c.url, page_id.label("page_id")).where(table.c.url.in_(some)).order_by(page_id)
            found.update({row.url: row.page_id for row in connection.execute(query)})
    return found


def write_item(connection: Connection, url: str, feed: str, page_id: str, stamp: str) -> None:
    """Keep that a feed's item led to a page; once is enough."""
    items = tables.feed_items
    if connection.execute(select(items.c.url).where(items.c.url == url)).first() is None:
        connection.execute(insert(items), {"url": url, "feed_url": feed, "page_id": page_id, "recorded_at": stamp})
