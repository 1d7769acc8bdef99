"""The address by which pages are versions of one report, and the order of the versions.

Invariant: two addresses fall together only where they differ in what never chooses the page: the scheme (http, https),
the host's case, the fragment, parameters that track the reader, a slash at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi)(?:=|$)",
    re.IGNORECASE,
)
"""Parameters that campaigns and networks add to links (utm_*: Google Analytics; fbclid: Facebook; gclid, dclid, gbraid,
wbraid: Google Ads; msclkid: Microsoft; yclid: Yandex; twclid: X; igshid: Instagram; mc_*: Mailchimp; _hs*: HubSpot).
Others, such as `ref` or `id`, may choose the page and stay."""

_END = re.compile(r"[/\s]+$")
"""What a path may end in, and leave out."""


def canonical(url: str | None) -> str | None:
    """An address without what does not choose the page; None where it names no page on the web, or a whole site.

    >>> canonical("HTTPS://Courier.example/port/quay/?utm_source=x&id=7#top")
    'courier.example/port/quay?id=7'
    >>> canonical("https://courier.example/"), canonical("quay.txt"), canonical(None)
    (None, None, None)
    """
    try:
        parts = urlsplit((url or "").strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    asked = (each.strip() for each in parts.query.split("&"))  # white space stands before what is cut off
    query = "&".join(each for each in asked if each and not _TRACKING.match(each))
    path = _END.sub("", parts.path)
    if not path and not query:
        return None
    host = parts.hostname if port in (None, 80, 443) else f"{parts.hostname}:{port}"
    return f"{host}{path}{'?' if query else ''}{query}"


@dataclass(frozen=True, slots=True)
class Edition:
    """What orders a version among those of its address.

    `known_on` is the day by which the report was out. `modified` and `published` are the last days that the page's own
    dates can mean, `retrieved` and `recorded` moments in ISO 8601, UTC; None is not told.
    """

    id: str
    known_on: date
    modified: date | None
    retrieved: str | None
    published: date | None
    recorded: str

    @property
    def seen(self) -> str:
        """What a version is ordered by, as a day or a moment.

        When the page says that it was modified; else when it was fetched; else when it was published; else when it was
        added.
        """
        if self.modified is not None:
            return self.modified.isoformat()
        return self.retrieved or (self.published.isoformat() if self.published else self.recorded)

    def since(self, before: Edition | None) -> date:
        """The day by which this version was out, if `before` is the one before it.

        The first was out with the report. Another's publication date tells only where it is another one; an edit that
        is not dated was out when it was fetched or added.
        """
        if before is None:
            return self.known_on
        if self.modified is not None or self.retrieved is not None:
            return date.fromisoformat(self.seen[:10])
        if self.published is not None and (before.published is None or before.published < self.published):
            return self.published
        return date.fromisoformat(self.recorded[:10])


@dataclass(frozen=True, slots=True)
class Version:
    """A report among the versions of its address: the day `since` which it is the current one, and `until` which.

    It is current on `since` and no more on `until`; None: it is the newest.
    """

    id: str
    since: date
    until: date | None


def versions(editions: Iterable[Edition]) -> tuple[Version, ...]:
    """The versions of one address, oldest first: by when they were seen, then fetched, then added, then by id.

    >>> first = Edition("a", date(2024, 3, 1), None, None, date(2024, 3, 1), "2024-06-01T12:00:00Z")
    >>> other = Edition("b", date(2024, 3, 1), date(2024, 3, 4), None, date(2024, 3, 1), "2024-06-01T12:00:00Z")
    >>> [(v.id, v.since.isoformat(), v.until and v.until.isoformat()) for v in versions([other, first])]
    [('a', '2024-03-01', '2024-03-04'), ('b', '2024-03-04', None)]
    """
    ordered = sorted(editions, key=lambda it: (it.seen, it.retrieved or "", it.recorded, it.id))
    since = [it.since(ordered[n - 1] if n else None) for n, it in enumerate(ordered)]
    for at in range(len(since) - 1, 0, -1):  # a version is out no later than the one after it
        since[at - 1] = min(since[at - 1], since[at])
    return tuple(Version(it.id, since[n], since[n + 1] if n + 1 < len(since) else None) for n, it in enumerate(ordered))
