"""Fetching from the web: one address at a time, as its host's robots.txt and our own bounds allow.

Invariant: every hop of a redirect passes the same checks as the address that was given. Nothing is fetched but by GET,
without cookies, credentials or a proxy; whatever a host answers, time and memory are bounded, and what goes wrong is an
`InputError`. Only what is asked for is fetched: no image, no script, no `rel=canonical`.
"""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import onrecord
from onrecord.dates import Edtf
from onrecord.errors import FetchFailed, InputError, NotText, RefusedAddress, TooLarge
from onrecord.model import Page
from onrecord.sources import robots
from onrecord.sources.addresses import Address, Resolve, address, reachable, resolved

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

USER_AGENT = f"{robots.PRODUCT}/{onrecord.__version__} (reads news reports that a person names; obeys robots.txt)"
"""Who we say that we are: RFC 9110, section 10.1.5, a product and its version first."""

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
FEED_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "text/plain",
    "text/html",  # which feeds are served as by mistake; one that is none is told when it is read
    "application/gzip", "application/x-gzip", "application/octet-stream",  # sitemap.xml.gz
)  # fmt: skip

_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 64 * 1024
_FORGET = 300.0
"""Seconds after which a robots.txt that could not be had is asked for again."""

_LATER = "try again later"
_BY_HAND = "save the page from a browser, and give the file"
_MENDS = {401: _BY_HAND, 402: _BY_HAND, 403: _BY_HAND, 404: "look at the address", 410: "look for it in an archive"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much, how long and how often. The defaults are judgements where no source is named."""

    page_bytes: int = 16 * 1024 * 1024
    """Of a page, decompressed: what the page stage takes."""
    feed_bytes: int = 50 * 1024 * 1024
    """Of a feed, decompressed: sitemaps.org lets a sitemap have 50 MiB."""
    seconds: float = 60.0
    """For one answer, from connecting to its last byte."""
    step_seconds: float = 10.0
    """For a connection, and for the next bytes."""
    redirects: int = 5
    """RFC 9309 asks for five at least where a robots.txt moved."""
    interval: float = 1.0
    """Seconds between two fetches from a host, unless its robots.txt wants more."""
    longest_wait: float = 120.0
    """Seconds that we wait for a host; one that wants more is named, and its page not fetched."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: the final address, the status, headers by their names in lower case, the body decoded."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    retrieved: datetime

    @property
    def media_type(self) -> str | None:
        """The content type with its parameters, None where none is given."""
        return self.headers.get("content-type", "").strip()[:200] or None


def utc_now() -> datetime:
    """The clock that stamps what is fetched, unless another is given."""
    return datetime.now(UTC)


class Fetcher:
    """Fetches pages and feeds; remembers each host's robots.txt, and when it may be asked again.

    `now` stamps what is fetched; `clock` and `sleep` (seconds) keep the intervals; `resolve` finds network addresses.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        bounds: Bounds = Bounds(),  # it is frozen
        now: Callable[[], datetime] = utc_now,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = resolved,
    ) -> None:
        self._allow_private, self._bounds = allow_private, bounds
        self._now, self._clock, self._sleep, self._resolve = now, clock, sleep, resolve
        self._rules: dict[str, tuple[float, robots.Rules | InputError]] = {}
        self._not_before: dict[str, float] = {}

    def page(self, url: str, *, outlet: str | None = None, published: Edtf | None = None) -> Page:
        """Fetch a page; its name is the address as given, its `url` the one that it was found at in the end.

        Raises RefusedAddress, FetchFailed, TooLarge, NotText.
        """
        got = self._fetch(url, PAGE_TYPES, self._bounds.page_bytes, {})
        self._check_status(got, url)
        return Page(got.body, url, got.media_type, got.url, outlet, published, got.retrieved)

    def feed(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer | None:
        """Fetch a feed; None where the host says that it is the one that had this ETag or date (RFC 9110, section 13).

        Raises what `page` raises.
        """
        asked = {"if-none-match": etag, "if-modified-since": last_modified}
        conditions = {name: value for name, value in asked.items() if value}
        got = self._fetch(url, FEED_TYPES, self._bounds.feed_bytes, conditions)
        if got.status == http.client.NOT_MODIFIED and conditions:
            return None
        self._check_status(got, url)
        return got

    def _fetch(self, url: str, types: tuple[str, ...], most: int, conditions: Mapping[str, str]) -> Answer:
        at = address(url)
        headers = {"accept": ", ".join(types) + ", */*;q=0.1", **conditions}
        for hop in range(self._bounds.redirects + 1):
            try:
                got = self._hop(at, headers, most, types)
                if not (got.status in _REDIRECTS and "location" in got.headers):
                    return got
                at = address(got.headers["location"], at)
            except InputError as error:
                if not hop and error.where == at.url:
                    raise
                raise type(error)(f"it redirects to {error.where}: {error.what}", url, error.mend) from None
        raise FetchFailed(f"more than {self._bounds.redirects} redirects", url, "look at the address in a browser")

    def _hop(self, at: Address, headers: Mapping[str, str], most: int, types: tuple[str, ...]) -> Answer:
        """One request, when its host allows it, and with the manners that hold whatever comes of it."""
        self._wait(at, self._permitted(at))
        got: Answer | None = None
        try:
            got = self._ask(at, headers, most, types)
        finally:
            self._keep_interval(at, got)
        return got

    def _permitted(self, at: Address) -> robots.Rules:
        """What the host's robots.txt says, which lets us fetch this. Raises RefusedAddress, FetchFailed."""
        rules = self._rules_of(at)
        if not rules.allows(at.url):
            if rules.parsed is None:
                what = f"its host's robots.txt gave status {rules.status}, and so nothing may be fetched"
                raise FetchFailed(what, at.url, _LATER)
            raise RefusedAddress("its host's robots.txt does not let us fetch it", at.url, _BY_HAND)
        return rules

    def _rules_of(self, at: Address) -> robots.Rules:
        known = self._rules.get(at.origin)
        if known is None or self._clock() - known[0] > (
            _FORGET if isinstance(known[1], InputError) else robots.MAX_AGE
        ):
            known = self._rules[at.origin] = (self._clock(), self._asked_rules(at))
        if isinstance(known[1], InputError):
            raise type(known[1])(known[1].what, at.url, known[1].mend)
        return known[1]

    def _asked_rules(self, at: Address) -> robots.Rules | InputError:
        where = Address(at.scheme, at.host, at.port, "/robots.txt")
        try:
            for _ in range(self._bounds.redirects + 1):
                got = self._ask(where, {"accept": "text/plain, */*;q=0.1"}, robots.MAX_BYTES, None)
                if not (got.status in _REDIRECTS and "location" in got.headers):
                    return robots.Rules.of(got.status, got.body)
                where = address(got.headers["location"], where)
        except InputError as error:
            return error
        return robots.Rules.of(http.client.MULTIPLE_CHOICES)  # redirects without end: unavailable, as 4xx is

    def _wait(self, at: Address, rules: robots.Rules) -> None:
        wait = self._not_before.get(at.host, 0.0) + max(0.0, rules.delay - self._bounds.interval) - self._clock()
        if at.host in self._not_before and wait > 0:
            if wait > self._bounds.longest_wait:
                what = f"its host wants {wait:,.0f} seconds before it is asked again"
                raise FetchFailed(what, at.url, _LATER)
            self._sleep(wait)

    def _keep_interval(self, at: Address, got: Answer | None) -> None:
        """Note when the host may be asked again; one that is busy may say when (RFC 9110, section 10.2.3)."""
        busy = got is not None and got.status in {429, 503}
        after = got.headers.get("retry-after", "").strip() if got is not None and busy else ""
        wait = max(self._bounds.interval, min(float(after), 86_400.0) if after.isdecimal() else 0.0)
        self._not_before[at.host] = self._clock() + wait

    def _ask(self, at: Address, headers: Mapping[str, str], most: int, types: tuple[str, ...] | None) -> Answer:
        """One request. Without `types`, the start of whatever comes is enough. Raises InputError."""
        # Imported here: urllib3 takes a while, and most runs fetch nothing.
        from urllib3.exceptions import HTTPError

        from onrecord.sources.connection import Deadline, connection_to

        ips = reachable(at, self._resolve, allow_private=self._allow_private)
        sent = {
            "host": at.origin.partition("://")[2],
            "user-agent": USER_AGENT,
            "accept-encoding": "gzip, deflate",
            "connection": "close",
            **headers,
        }
        with Deadline(self._bounds.seconds) as deadline:
            connection = connection_to(at, ips, deadline, self._bounds.step_seconds)
            response: BaseHTTPResponse | None = None
            try:
                connection.request("GET", at.target, headers=sent, preload_content=False, decode_content=False)
                response = connection.getresponse()
                got = {name.lower(): value for name, value in response.headers.items()}
                status = response.status
                body = b"" if status != http.client.OK else _body(response, got, at.url, most, types)
            except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
                raise self._failed(at, error, late=deadline.passed) from None
            finally:
                if response is not None:  # it has the socket, where the host closes the connection
                    response.close()
                connection.close()
            if deadline.passed:  # a body without a length ends as if it were whole
                raise self._failed(at, None, late=True)
        return Answer(at.url, status, got, body, self._now())

    def _failed(self, at: Address, error: BaseException | None, *, late: bool) -> FetchFailed:
        if late:
            return FetchFailed(f"no whole answer within {self._bounds.seconds:g} seconds", at.url, _LATER)
        causes = tuple(_causes(error))
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return FetchFailed(f"its certificate does not hold ({cause.verify_message})", at.url, "do not trust it")
            if isinstance(cause, ssl.SSLError):
                return FetchFailed(f"no encrypted connection ({cause.reason or 'TLS failed'})", at.url, _LATER)
            if isinstance(cause, TimeoutError):
                return FetchFailed(f"no answer within {self._bounds.step_seconds:g} seconds", at.url, _LATER)
        for cause in causes:
            if isinstance(cause, OSError) and cause.strerror:
                return FetchFailed(f"no connection ({cause.strerror})", at.url, _LATER)
        return FetchFailed(f"a broken answer ({type(causes[-1]).__name__})", at.url, _LATER)

    def _check_status(self, got: Answer, url: str) -> None:
        if got.status == http.client.OK:
            return
        phrase = http.client.responses.get(got.status, "unknown")
        moved = f" at {got.url}" if got.url != url else ""
        raise FetchFailed(f"status {got.status} ({phrase}){moved}", url, _MENDS.get(got.status, _LATER))


def _body(
    response: BaseHTTPResponse, headers: Mapping[str, str], where: str, most: int, types: tuple[str, ...] | None
) -> bytes:
    """The body, decompressed as it comes, never more than `most` bytes and a chunk of it. Raises TooLarge, NotText."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if types and kind and kind not in types:
        raise NotText(f"it is {kind[:60]}, which is not read", where, "give the address of a page of text or HTML")
    too_large = TooLarge(f"more than {most:,} bytes", where, "save the part that matters, and give the file")
    length = headers.get("content-length", "")
    if types and length.isdecimal() and int(length[:20]) > most:
        raise too_large
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read(min(_CHUNK, most + 1 - size), decode_content=True):
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            if types:
                raise too_large
            break
    return b"".join(chunks)[:most]


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those that it wraps, outermost first: as urllib3 chains them, or hands them on as an argument."""
    seen = 0
    while error is not None and seen < 10:
        yield error
        seen += 1
        inner = next((arg for arg in error.args if isinstance(arg, BaseException)), None)
        error = inner or error.__cause__ or error.__context__
