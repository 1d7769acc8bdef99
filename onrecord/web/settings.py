"""How the pages are served: to whom, by what names, and what of the world is handed in."""

from __future__ import annotations

import getpass
import ipaddress
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from onrecord.errors import UsageError
from onrecord.model import Page

UPLOAD = 64 * 1024 * 1024
"""Bytes that one request may bring: some hundreds of saved pages, or a small web archive. A page itself is bounded by
`onrecord.sources`."""

PASTED = 2 * 1024 * 1024
"""Bytes of one field of a form: a pasted report is some thousands."""


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "desk.example")]
    [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def default_author() -> str:
    """Who judges, unless a person says otherwise: `ONRECORD_AUTHOR`, or the login."""
    try:
        return os.environ.get("ONRECORD_AUTHOR") or getpass.getuser()
    except (OSError, KeyError):
        return ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`host` is the address that is listened at, `names` the host names by which readers reach it beside that one.

    `token` is what a reader must give to enter; None: whoever reaches the address may read and judge, which only
    loopback allows. `fetch` brings the page of an address (None: as `onrecord.sources` does, public hosts alone).
    Raises UsageError for another address than loopback without a token.
    """

    host: str = "127.0.0.1"
    names: frozenset[str] = frozenset()
    token: str | None = None
    fetch: Callable[[str], Page] | None = None
    author: str = ""
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < 12:
            raise UsageError("a token of less than 12 characters", "--token", "give a longer one, such as six words")
        if self.token is None and not is_loopback(self.host):
            raise UsageError(
                "whoever reaches this address could read and judge",
                f"--host {self.host}",
                "give --token WORDS (or ONRECORD_TOKEN), which readers must type once",
            )

    def answers_to(self, host: str) -> bool:
        """Whether a request's Host may be this server's: a name that is not ours can have been rebound to us.

        An address in numbers cannot be rebound; it is taken where we listen at more than loopback.

        >>> here, desk = Settings(), Settings("0.0.0.0", frozenset({"desk.example"}), "a long token here")
        >>> [here.answers_to(it) for it in ("127.0.0.1", "localhost", "10.0.0.5", "evil.example", "")]
        [True, True, False, False, False]
        >>> [desk.answers_to(it) for it in ("desk.example", "10.0.0.5", "evil.example")]
        [True, True, False]
        """
        host = host.lower().rstrip(".").strip("[]")
        if host in self.names or host == self.host.lower() or (host and is_loopback(host)):
            return True
        if is_loopback(self.host):
            return False
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True
