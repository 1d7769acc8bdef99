"""Addresses of the web, and which hosts may be asked: the public ones, unless a person allows private networks.

Invariant: an address is checked by every network address that its host resolves to, and those alone are connected to:
a name that resolves to something else a moment later (DNS rebinding) changes nothing.

>>> address("HTTPS://Courier.example:443/a b?q=1#top").url
'https://courier.example/a%20b?q=1'
>>> [is_public(ip_address(ip)) for ip in ("93.184.215.14", "10.0.0.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1")]
[True, False, False, False, False]
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from onrecord.errors import FetchFailed, RefusedAddress

PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, and their ports."""

MAX_LENGTH = 8_000
"""Characters of an address: RFC 9110, section 4.1, asks everybody to support 8,000."""

_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: its last 32 bits are an IPv4 address, which a gateway connects to."""

_RESERVED = "%!#$&'()*+,/:;=?@[]~"
"""What RFC 3986 lets stand in a path or a query, and the percent sign of what is encoded already."""

Resolve = Callable[[str, int], "tuple[str, ...]"]
"""The network addresses of a host and a port. Raises OSError where there is none."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts; `host` in ASCII, `target` the path and the query as they are asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only where it is not the scheme's."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address; no fragment, which is the reader's and is never sent."""
        return self.origin + self.target


def address(written: str, base: Address | None = None) -> Address:
    """An address as it is written, or as a redirect at `base` has it. Raises RefusedAddress.

    >>> address("../b", address("http://courier.example:8080/news/a")).url
    'http://courier.example:8080/b'
    """
    shown = re.sub(r"[\s\x00-\x1f\x7f]+", " ", written[:200].strip())
    full = urljoin(base.url, written.strip()) if base else written.strip()
    if len(full) > MAX_LENGTH:
        raise RefusedAddress(f"more than {MAX_LENGTH:,} characters", f"{shown}…", "give a shorter address")
    try:
        parts = urlsplit(full)
        port = parts.port
    except ValueError:
        raise RefusedAddress("not an address", shown, "give one such as https://courier.example/report") from None
    if parts.scheme not in PORTS:
        raise RefusedAddress("only http and https are fetched", shown, "save the page, and give the file")
    if parts.username is not None or parts.password is not None:
        # It would stand in the ledger and in every export.
        raise RefusedAddress("it holds a name or a password", f"{parts.scheme}://…@{parts.hostname}", "leave them out")
    host = _ascii((parts.hostname or "").rstrip("."))
    if not host:
        raise RefusedAddress("not an address: it names no host", shown, "give one such as https://courier.example/a")
    target = quote(parts.path or "/", safe=_RESERVED) + (
        f"?{quote(parts.query, safe=_RESERVED)}" if parts.query else ""
    )
    return Address(parts.scheme, host, PORTS[parts.scheme] if port is None else port, target)


def _ascii(host: str) -> str:
    """A host as DNS has it (IDNA); nothing where it cannot be one."""
    try:
        name = host.encode("ascii" if host.isascii() else "idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return name if re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+", name) else ""


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public internet (IANA's special-purpose registries, as Python knows them).

    An IPv6 address that stands for an IPv4 address (mapped, 6to4, Teredo, NAT64) is judged by that too.
    """
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return isinstance(ip, IPv6Address) and ip in _NAT64 and is_public(IPv4Address(int(ip) & 0xFFFFFFFF))
    if isinstance(ip, IPv4Address):
        return True
    if ip.is_site_local:
        return False
    within = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        within.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return all(is_public(inner) for inner in within if inner is not None)


def resolved(host: str, port: int) -> tuple[str, ...]:
    """The network addresses of a host, as the system finds them, each once. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def reachable(wanted: Address, resolve: Resolve, *, allow_private: bool) -> tuple[str, ...]:
    """The network addresses to connect to. Raises FetchFailed where there is none, RefusedAddress where one is private.

    >>> reachable(address("http://velm.example"), lambda host, port: ("10.0.0.7",), allow_private=False)
    Traceback (most recent call last):
    onrecord.errors.RefusedAddress: http://velm.example/: its host is 10.0.0.7, in a private network; allow it with ...
    """
    try:
        ips = resolve(wanted.host, wanted.port)
    except (OSError, UnicodeError):
        ips = ()
    if not ips:
        raise FetchFailed("no such host, or no network", wanted.url, "look at the address, and at the connection")
    for ip in ips:
        if not allow_private and not is_public(ip_address(ip.partition("%")[0])):
            what = f"its host is {ip}, in a private network"
            raise RefusedAddress(what, wanted.url, "allow it with --allow-private, if you mean it")
    return ips
