"""Feeds: what an outlet says that it has published, each item with its address, and with its date where one is given.

In: the bytes of RSS (0.9 to 2.0), Atom (RFC 4287), a Google news sitemap or a sitemap index (sitemaps.org 0.9). Out: a
`Feed`. Nothing is fetched here, no entity is resolved, and what a feed may take of memory is bounded.

>>> feed = read_feed(b'''<rss version="2.0"><channel><title>Courier</title><item>
... <link>https://courier.example/a</link><pubDate>Mon, 06 Mar 2023 23:30:00 -0500</pubDate></item></channel></rss>''')
>>> feed.title, feed.items[0].url, feed.items[0].published.value
('Courier', 'https://courier.example/a', '2023-03-06')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from onrecord.dates import Edtf
from onrecord.errors import Damaged, NotText, TooLarge
from onrecord.sources.content_encoding import TooMuch, Undecodable, inflated

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 50 * 1024 * 1024
"""50 MiB, decompressed: what sitemaps.org lets a sitemap have; read as it comes."""

MAX_FEED_BYTES = 8 * 1024 * 1024
"""8 MiB of RSS or Atom, which feedparser holds as a whole, several times over. A judgement: the feeds of news outlets
have well under one."""

_SITEMAP = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]")
_WITHIN = 64 * 1024
"""Bytes in which the first element of a sitemap is looked for: comments may stand before it."""

MAX_DEPTH = 200
"""Elements within elements: RSS and Atom need ten. feedparser's time grows with the square of the depth."""

_MARKUP = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?P<close>/)?[A-Za-z][^<>]*>?", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_MEND = "give the address of RSS, Atom or a news sitemap"


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says of one page: its address, the day it was published in the outlet's own time, the outlet."""

    url: str
    published: Edtf | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and items, each address once, in its order; or, of an index, its `sitemaps`, newest first."""

    title: str | None
    items: tuple[Item, ...]
    sitemaps: tuple[str, ...] = ()


def read_feed(body: bytes, url: str = "", media_type: str | None = None) -> Feed:
    """Read a feed; `url` is where it was found, against which its links are resolved, and what messages name.

    Raises NotText for what is no feed, Damaged, TooLarge.
    """
    if body.startswith(b"\x1f\x8b"):
        try:
            body = inflated(body, MAX_BYTES)
        except TooMuch:
            raise TooLarge(f"more than {MAX_BYTES:,} bytes", url, "give one of its parts") from None
        except Undecodable as error:
            raise Damaged(str(error), url, "try again later") from None
    sitemap = _SITEMAP.search(body[:_WITHIN])
    if sitemap:
        return _sitemap(body, url, index=sitemap[1] == b"sitemapindex")
    if len(body) > MAX_FEED_BYTES:
        raise TooLarge(f"more than {MAX_FEED_BYTES:,} bytes", url, _MEND)
    if _too_deep(body):
        raise Damaged(f"more than {MAX_DEPTH:,} elements within each other", url, _MEND)
    return _feed(body, url, media_type)


def _too_deep(body: bytes) -> bool:
    depth = 0
    for found in _MARKUP.finditer(body):
        if found["close"]:
            depth = max(0, depth - 1)
        elif found[0][1:2] != b"!" and not found[0].endswith(b"/>"):
            depth += 1
            if depth > MAX_DEPTH:
                return True
    return False


def _feed(body: bytes, url: str, media_type: str | None) -> Feed:
    import feedparser

    headers = {"content-location": url, **({"content-type": media_type} if media_type else {})}
    try:
        # As a stream: given bytes or text, feedparser may take them for an address or for the name of a file.
        parsed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    except Exception as error:  # noqa: BLE001  # its loose parser fails on some markup in ways that it does not name
        raise Damaged(f"the feed cannot be read ({type(error).__name__})", url, _MEND) from None
    if not parsed.get("version") and not parsed.entries:
        raise NotText("it is no feed", url, _MEND)
    dated_by = ("published", "updated") if parsed.get("version") in {"rss10", "rss090"} else ("published",)
    items = (
        Item(str(entry["link"]), _day(entry, dated_by), _plain(_within(entry, "source", "title")))
        for entry in parsed.entries
        if dict.get(entry, "link")
    )
    return Feed(_plain(_within(parsed, "feed", "title")), _each_once(items))


def _within(entry: Any, outer: str, inner: str) -> str | None:
    value = dict.get(entry, outer)
    found = dict.get(value, inner) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def _plain(title: str | None) -> str | None:
    """A title without markup; None for an empty one."""
    return " ".join(unescape(_TAG.sub("", title)).replace("\x00", " ").split()) or None if title else None


def _day(entry: Any, keys: Iterable[str]) -> Edtf | None:
    """The day as written, in the outlet's own time, which feedparser's reading of it is not.

    RSS 1.0 has one date, which feedparser takes for an update (`dc:date`).
    """
    # By dict's own method: feedparser's gives one date for the other.
    days = (_written_day(str(dict.get(entry, key) or "")) for key in keys)
    return next((Edtf.day(day) for day in days if day), None)


def _written_day(written: str) -> date | None:
    """The day of a time in RFC 5322's or ISO 8601's form.

    >>> _written_day("2023-03-06T23:30:00-05:00"), _written_day("yesterday")
    (datetime.date(2023, 3, 6), None)
    """
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written.strip()).date()
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
    return None


def _sitemap(body: bytes, url: str, *, index: bool) -> Feed:
    from lxml import etree

    items: list[Item] = []
    sitemaps: list[tuple[str, str]] = []
    try:
        for element in _elements(body, "sitemap" if index else "url"):
            place = _text(element, "{*}loc")
            if place and index:
                sitemaps.append((_text(element, "{*}lastmod") or "", place))
            news = element.find("{*}news")
            if place and news is not None:
                day = _written_day(_text(news, "{*}publication_date") or "")
                outlet = _plain(_text(news, "{*}publication/{*}name"))
                items.append(Item(place, Edtf.day(day) if day else None, outlet))
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise Damaged("it is not well-formed XML", f"{url}, line {line}" if line else url, "try again later") from None
    sitemaps.sort(key=lambda dated: dated[0], reverse=True)
    return Feed(None, _each_once(items), tuple(dict.fromkeys(place for _, place in sitemaps)))


def _elements(body: bytes, name: str) -> Iterator[_Element]:
    """The elements of a name, one in memory at a time. Entities stay as they are, and nothing is fetched for them."""
    from lxml import etree

    events = etree.iterparse(
        BytesIO(body), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for _, element in events:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _text(element: _Element, path: str) -> str | None:
    found = element.findtext(path)
    return found.strip() or None if found else None


def _each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    by_url: dict[str, Item] = {}
    for item in items:
        by_url.setdefault(item.url, item)
    return tuple(by_url.values())
