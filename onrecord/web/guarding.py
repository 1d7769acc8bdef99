"""Who is let in, and what may be asked: Host, token, session, cross-site requests, bounds, and headers on every answer.

Invariant: no request reaches a page unless its Host is ours and, where a token is asked for, its session has given it.
No request that changes anything is carried out unless it comes from a page of ours: its origin is this server, and it
has the session's own word (`csrf`), which another site cannot read. Sessions live in memory and end with the program.
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.settings import UPLOAD, Settings

COOKIE = "onrecord_session"
SESSIONS = 1000
"""Sessions that are kept; the oldest is forgotten first, and its reader enters the token again."""

LIFETIME = 12 * 60 * 60
"""Seconds for which a session that has entered stays so: a working day."""

TRIES, WITHIN = 8, 60.0
"""Wrong tokens that are taken, in so many seconds, before all must wait."""

_ALLOWED = (
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
)  # fmt: skip

POLICY = "; ".join(_ALLOWED)

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
}

_TOO_LARGE = f"This is more than {UPLOAD // 2**20} MiB. Add it in parts."
_SAFE = {"GET", "HEAD", "OPTIONS"}
_OPEN = ("/enter", "/static/")
"""What is shown before a token is given."""


@dataclass(slots=True)
class Session:
    """A browser: its cookie's value, whether the token was given, and since when, in seconds of a steady clock."""

    id: str
    entered: bool
    since: float
    secret: bytes = field(repr=False)

    @property
    def csrf(self) -> str:
        """The word that its own pages send along with what they change."""
        return hmac.new(self.secret, self.id.encode(), sha256).hexdigest()


class Sessions:
    """The sessions of one server. Nothing of them is written to a disk."""

    def __init__(self, token: str | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._token, self._clock = token, clock
        self._secret = secrets.token_bytes(32)
        self._known: OrderedDict[str, Session] = OrderedDict()
        self._wrong: deque[float] = deque(maxlen=TRIES)

    @property
    def asks_token(self) -> bool:
        """Whether a token must be given."""
        return self._token is not None

    def of(self, cookie: str | None) -> Session | None:
        """The session of a cookie's value, if it stands."""
        session = self._known.get(cookie or "")
        if session is not None and session.entered and self.asks_token and self._clock() - session.since > LIFETIME:
            del self._known[session.id]
            return None
        return session

    def new(self, *, entered: bool = False) -> Session:
        """A session for a browser without one. Only one that has entered, or needs no token, is kept for long."""
        session = Session(secrets.token_urlsafe(32), entered or not self.asks_token, self._clock(), self._secret)
        self._known[session.id] = session
        while len(self._known) > SESSIONS:
            strangers = (it.id for it in self._known.values() if not it.entered)
            del self._known[next(strangers, next(iter(self._known)))]
        return session

    def enter(self, session: Session, token: str) -> Session | None:
        """A new session that has entered, in the place of the one before; None where the token is wrong."""
        if self._token is None or not hmac.compare_digest(token.encode(), self._token.encode()):
            self._wrong.append(self._clock())
            return None
        self._known.pop(session.id, None)
        return self.new(entered=True)

    def bears(self, authorization: str) -> bool:
        """Whether an Authorization header bears the token (RFC 6750). Wrong ones count like those that are typed."""
        scheme, _, token = authorization.partition(" ")
        if self._token is None or scheme.lower() != "bearer" or self.must_wait:
            return False
        if hmac.compare_digest(token.strip().encode(), self._token.encode()):
            return True
        self._wrong.append(self._clock())
        return False

    def leave(self, session: Session) -> None:
        """Forget a session."""
        self._known.pop(session.id, None)

    @property
    def must_wait(self) -> bool:
        """Whether too many wrong tokens came just now."""
        return len(self._wrong) == TRIES and self._clock() - self._wrong[0] < WITHIN


class Guard:
    """The outermost layer. It puts the `session` into the request's scope, and the headers on every answer."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        self._app, self._settings, self._sessions = app, settings, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = self._sessions.of(_cookie(headers))
        fresh = session is None
        session = session or self._sessions.new()
        scope["session"], scope["sessions"] = session, self._sessions
        refused = self._refused(scope, headers, session)
        sent = _Sender(send, session.id if fresh and scope["path"] != "/healthz" else None, scope)
        if refused:
            await _plain(sent, *refused)
            return
        await self._app(scope, _bounded(receive), sent)

    def _refused(
        self, scope: Scope, headers: Headers, session: Session
    ) -> tuple[int, str] | tuple[int, str, str] | None:
        host = _host(headers.get("host", ""))
        if not self._settings.answers_to(host):
            return 421, "This server does not go by that name. Open it by the address that it printed when it started."
        if self._sessions.asks_token and _is_api(scope) and self._sessions.bears(headers.get("authorization", "")):
            return None  # a program's own token, which no browser sends by itself; the API checks what it may do
        if scope["method"] not in {*_SAFE, "POST"}:
            return 405, "Only GET, HEAD and POST are answered."
        if scope["method"] == "POST":
            if not _same_origin(headers):
                return 403, "This came from another site, and was not carried out."
            if (length := headers.get("content-length")) and (not length.isdigit() or int(length) > UPLOAD):
                return 413, _TOO_LARGE
        if not session.entered and not scope["path"].startswith(_OPEN):
            if scope["method"] != "GET" or _is_api(scope):
                return 401, "Give the token first."
            return 303, "", "/enter"
        return None


def _is_api(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/api/")


def _bounded(receive: Receive) -> Receive:
    got = 0

    async def bounded() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > UPLOAD:
            raise HTTPException(413, _TOO_LARGE)
        return message

    return bounded


class _Sender:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, send: Send, cookie: str | None, scope: Scope) -> None:
        self._send, self._cookie, self._scope = send, cookie, scope

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if "cache-control" not in headers:
                headers["cache-control"] = "private, no-cache"
            if self._cookie and "set-cookie" not in headers and not self._scope["path"].startswith("/static/"):
                headers.append("set-cookie", cookie_header(self._cookie, secure=self._scope["scheme"] == "https"))
        await self._send(message)


def cookie_header(value: str, *, secure: bool) -> str:
    """The session's cookie: not for scripts, not for other sites, gone with the browser."""
    return f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict" + ("; Secure" if secure else "")


def csrf_fits(session: Session, word: str) -> bool:
    """Whether a form brought its session's word."""
    return hmac.compare_digest(word.encode(), session.csrf.encode())


async def _plain(send: Send, status: int, text: str, location: str | None = None) -> None:
    body = text.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if location:
        headers.append((b"location", location.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _cookie(headers: Headers) -> str | None:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[COOKIE].value if COOKIE in cookies else None


_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/?#@,\\\[\]]+)(:[0-9]{1,5})?")
"""A Host header (RFC 9110): a name or an address, and a port; no user, no second name."""


def _host(value: str) -> str:
    found = _HOST.fullmatch(value)
    return found[1].strip("[]").lower() if found else ""


def _same_origin(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of this server; each sends at least one of the two."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    if origin is None:
        return site is not None or headers.get("referer") is None
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:  # an origin that no browser sends
        return False
