"""A connection to the network addresses that were checked, and to no other, that ends at its deadline.

Imported when the first address is fetched: urllib3 takes a while. urllib3 sees the host's name (for the certificate and
the Host header) and never resolves it; of urllib3 only `_new_conn`, the place to bring one's own socket, is overridden.
"""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Self

from urllib3.connection import HTTPConnection, HTTPSConnection

from onrecord.sources.addresses import Address


class Deadline:
    """Ends a connection so many seconds after it began, whatever trickles in: a read timeout alone bounds one read."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []

    def guard(self, sock: socket.socket) -> None:
        """End this one, too. A duplicate is kept, for TLS takes the socket itself out of our hands."""
        with self._lock:
            self._sockets.append(sock.dup())
        if self.passed:
            self._end()

    def _end(self) -> None:
        self.passed = True
        with self._lock:
            for sock in self._sockets:
                try:
                    sock.shutdown(socket.SHUT_RDWR)
                except OSError:  # it has ended by itself
                    continue

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for sock in self._sockets:
                sock.close()
            self._sockets.clear()


class _Checked(HTTPConnection):
    ips: tuple[str, ...]
    deadline: Deadline

    def _new_conn(self) -> socket.socket:
        refused: OSError = TimeoutError("timed out")
        for ip in self.ips:
            if self.deadline.passed:
                break
            try:
                sock = socket.create_connection((ip, self.port), self.timeout)
            except OSError as error:
                refused = error
                continue
            self.deadline.guard(sock)
            return sock
        raise refused


class _CheckedTls(_Checked, HTTPSConnection):
    pass


def connection_to(at: Address, ips: tuple[str, ...], deadline: Deadline, timeout: float) -> HTTPConnection:
    """A connection, not opened yet; `timeout` is for one step of it, in seconds. Certificates are the system's."""
    made: _Checked
    if at.scheme == "https":
        made = _CheckedTls(at.host, at.port, timeout=timeout, cert_reqs="CERT_REQUIRED")
    else:
        made = _Checked(at.host, at.port, timeout=timeout)
    made.ips, made.deadline = ips, deadline
    return made
