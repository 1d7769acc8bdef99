"""Feeds into a ledger: what they hold and the ledger does not is fetched, read and added.

Invariant: an item that is in the ledger is not fetched again, whatever its address led to; a run killed at any moment
loses the item that it was at, and the same run again goes on there. A feed counts as known, and may answer that nothing
has changed, only once every item of it is in the ledger or can never be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from onrecord import intake, pipeline
from onrecord.dates import Edtf
from onrecord.errors import EmptyInput, EvidenceError, FetchFailed, InputError, ReadingFailed, TooLarge
from onrecord.intake import Stages
from onrecord.ledger import FeedState, Ledger, Outcome
from onrecord.model import Page
from onrecord.sources.addresses import address
from onrecord.sources.feeds import Feed, Item, read_feed
from onrecord.sources.fetch import Answer

MAX_SITEMAPS = 50
"""Sitemaps of one index that are read, the newest: a judgement. News sitemaps reach back two days by Google's rule, and
an outlet has a few of them; an index may also list every page that it ever had."""

_MAY_YET_WORK = (FetchFailed, ReadingFailed, EvidenceError)
"""What may go well another time. A page that is too large, no text or not to be fetched stays so."""


class Fetches(Protocol):
    """What fetches pages and feeds: `onrecord.sources.fetch.Fetcher`, or a stand-in for it."""

    def page(self, url: str, /, *, outlet: str | None, published: Edtf | None) -> Page:
        """Fetch a page. Raises InputError."""
        ...

    def feed(self, url: str, /, *, etag: str | None, last_modified: str | None) -> Answer | None:
        """Fetch a feed, None where it has not changed. Raises InputError."""
        ...


@dataclass(slots=True)
class Watched:
    """What became of one feed in one pass: how many items were added, how many were there, and what failed."""

    feed: str
    added: int = 0
    known: int = 0
    failed: list[InputError | EvidenceError] = field(default_factory=list)


class Watcher:
    """Watches feeds for a ledger. What can never be had is not asked for again in its lifetime."""

    def __init__(self, ledger: Ledger, fetches: Fetches, stages: Stages = pipeline) -> None:
        self._ledger, self._fetches, self._stages = ledger, fetches, stages
        self._never: set[str] = set()

    def once(self, feeds: Iterable[str], on_item: Callable[[str], None] = lambda _: None) -> Iterator[Watched]:
        """One pass: each feed in turn, given when it is done; `on_item` is told each address that is fetched.

        What goes wrong is named in it, and the rest goes on; errors of the ledger end the pass.
        """
        self._on_item = on_item
        for feed in dict.fromkeys(feeds):
            watched = Watched(feed)
            try:
                self._watch(feed, watched)
            except InputError as error:
                watched.failed.append(error)
            yield watched

    def _watch(self, url: str, watched: Watched) -> None:
        feed = self._add_new(url, watched)
        if feed is None:
            return
        if not feed.sitemaps:
            if not feed.items:
                raise EmptyInput(
                    "there is no report in this feed", url, "a sitemap needs news:news; look at the address"
                )
            return
        for place in feed.sitemaps[:MAX_SITEMAPS]:
            try:
                self._add_new(place, watched)
            except InputError as error:
                watched.failed.append(error)
        left = len(feed.sitemaps) - MAX_SITEMAPS
        if left > 0:
            what = f"its index lists {left:,} more sitemaps than the {MAX_SITEMAPS} newest, which were read"
            raise TooLarge(what, url, "give the addresses of those that you want")

    def _add_new(self, url: str, watched: Watched) -> Feed | None:
        """Add what is new in a feed; None where its host says that nothing is. Raises InputError."""
        self._on_item(url)
        known = self._ledger.feed_state(url)
        answer = self._fetches.feed(url, etag=known.etag, last_modified=known.last_modified)
        if answer is None:
            return None
        feed = read_feed(answer.body, answer.url, answer.media_type)
        may_yet_work = self._add_items(feed, url, watched)
        if not may_yet_work and not feed.sitemaps:  # the sitemaps of an index change while it does not
            self._ledger.keep_feed(url, FeedState(answer.headers.get("etag"), answer.headers.get("last-modified")))
        return feed

    def _add_items(self, feed: Feed, url: str, watched: Watched) -> bool:
        """Add the items that are not there; whether one failed that may go well another time."""
        may_yet_work = False
        here = self._ledger.pages_at(place for place in map(_place, feed.items) if place)
        for item in feed.items:
            place = _place(item)
            if place in here:
                watched.known += 1
            elif place not in self._never:
                self._on_item(item.url)
                try:
                    self._add(item, place, feed.title, url, watched)
                except (InputError, EvidenceError) as error:
                    watched.failed.append(error)
                    if isinstance(error, _MAY_YET_WORK):
                        may_yet_work = True
                    else:
                        self._never.add(place)
        return may_yet_work

    def _add(self, item: Item, place: str, title: str | None, feed: str, watched: Watched) -> None:
        page = self._fetches.page(item.url, outlet=item.outlet or title, published=item.published)
        final = page.url or place
        here = self._ledger.pages_at([final]).get(final)
        if here is not None:  # another address of a page that is there
            self._ledger.keep_item(place, feed, here)
            watched.known += 1
            return
        added = intake.add_page(self._ledger, page, self._stages, lambda: self._ledger.keep_item(place, feed, page.id))
        watched.added += added.outcome is not Outcome.UNCHANGED
        watched.known += added.outcome is Outcome.UNCHANGED


def _place(item: Item) -> str:
    """An item's address in its plain form, by which it is known again; as it is where it is none."""
    try:
        return address(item.url).url
    except InputError:
        return item.url
