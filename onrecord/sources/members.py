"""The bytes of an archive as FastWARC reads them, sound or not at all: gzip undone member by member, damage told.

Invariant: a gzip member of one record, of up to `HELD` bytes, is given only once its checksum held. Damage is raised
once, at its place, and reading on after it goes on with the next member, so that one broken record costs that record.
Of an archive that was compressed in one piece, the records before the damage are given: only their digests vouch for
them. Memory: one member, or `HELD` bytes and a chunk.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

GZIP = b"\x1f\x8b\x08"
"""How a gzip member begins (RFC 1952, section 2.3); a .warc.gz has one for each record (WARC 1.1, annex D)."""

HELD = 24 * 1024 * 1024
"""24 MiB: more than a page may have, decompressed. A longer member is handed on before its checksum is known: it is a
record that is no page for us, or an archive that was compressed in one piece."""

_CHUNK = 64 * 1024
_BEGINNING = b"WARC/"
_BETWEEN = b"\r\n\r\n"
"""What ends a record."""

_LOOK = 512
"""Compressed bytes that are enough to see whether a member begins as a record does."""


class Damage(Exception):
    """Bytes that are broken: `where` in the file, counted from 0, and what is wrong."""

    def __init__(self, where: int, what: str) -> None:
        self.where, self.what = where, what
        super().__init__(what)


class Members:
    """A gzip file as a stream of its members' bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._input = b""
        self._at = 0  # where in the file `_input` begins
        self._output: Iterator[bytes] = self._members()
        self._rest = memoryview(b"")  # cut without copying what is left, which may be megabytes
        self._given = 0
        self._one_each: bool | None = None  # whether each member is a record, as the first one tells

    def tell(self) -> int:
        """How many bytes were given: FastWARC asks."""
        return self._given

    def seek(self, _offset: int, _whence: int = 0) -> int:
        """It goes one way only. FastWARC does not call this; its types ask for it."""
        raise OSError("a stream of members cannot be wound back")

    def close(self) -> None:
        """Nothing is held open here: who opened the file closes it."""

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, of one member; none at the end. Raises Damage, and goes on after it when called again."""
        while not self._rest:
            try:
                got = next(self._output, None)
            except Damage:
                self._output = self._members()
                raise
            if got is None:
                return b""
            self._rest = memoryview(got)
        if size < 0:
            size = len(self._rest)
        given, self._rest = bytes(self._rest[:size]), self._rest[size:]
        self._given += len(given)
        return given

    def skip_to_record(self) -> None:
        """After bytes that are no record: go on to the next that begins as one, or to the end. Raises Damage."""
        rest = bytes(self._rest)
        while not rest.lstrip(b"\r\n").startswith(_BEGINNING):
            found = rest.find(_BETWEEN + _BEGINNING)
            self._rest = memoryview(b"")
            rest = rest[found + len(_BETWEEN) :] if found >= 0 else self.read()
            if not rest:
                break
        self._rest = memoryview(rest)

    def _members(self) -> Iterator[bytes]:
        while self._more():
            start = self._at
            if not self._input.startswith(GZIP) and not (len(self._input) < len(GZIP) and self._more(len(GZIP))):
                self._skip_to_member()
                raise Damage(start, "these bytes are no gzip")
            yield from self._member(start)

    def _member(self, start: int) -> Iterator[bytes]:
        inflate = zlib.decompressobj(31)
        held: list[bytes] | None = []
        size = 0
        while not inflate.eof:
            fresh = inflate.unconsumed_tail
            if not fresh:
                fresh = self._input or self._file.read(_CHUNK)
                self._input = b""
                self._at += len(fresh)
            try:
                got = inflate.decompress(fresh, _CHUNK)
            except zlib.error:
                self._back_to(start, fresh)
                self._skip_to_member()
                yield from _whole_records(held)
                raise Damage(start, "this record's compression is damaged") from None
            if not (fresh or got or inflate.eof):
                yield from _whole_records(held)
                raise Damage(start, "the archive ends within this record")
            size += len(got)
            if held is None:
                yield got
            else:
                held.append(got)
                if size > HELD:
                    yield from held
                    held = None
        self._input = inflate.unused_data + self._input
        self._at -= len(inflate.unused_data)
        if held:
            whole = b"".join(held)
            if self._one_each is None:
                self._one_each = whole.endswith(_BETWEEN) and _BETWEEN + _BEGINNING not in whole
            if self._one_each and not whole.lstrip(b"\r\n").startswith(_BEGINNING):
                # Told here: FastWARC would look for a header on into the next member.
                raise Damage(start, "no WARC record")
            yield whole

    def _more(self, least: int = 1) -> bool:
        """Whether so many bytes are left, which are in `_input` then."""
        while len(self._input) < least:
            chunk = self._file.read(_CHUNK)
            if not chunk:
                return False
            self._input += chunk
        return True

    def _take(self, count: int) -> None:
        self._input = self._input[count:]
        self._at += count

    def _back_to(self, start: int, fresh: bytes) -> None:
        """After damage: look for the next member from behind this one's beginning, as far as the file lets us."""
        if self._file.seekable():
            self._file.seek(start + 1)
            self._input, self._at = b"", start + 1
        else:
            self._input, self._at = fresh + self._input, self._at - len(fresh)

    def _skip_to_member(self) -> None:
        """Go on to the next place that begins a member with a record in it, or to the end."""
        while self._more(len(GZIP)):
            found = self._input.find(GZIP, 1 if self._input.startswith(GZIP) else 0)
            if found < 0:
                self._take(len(self._input) - len(GZIP) + 1)
                if not self._more(len(GZIP)):
                    break
                continue
            self._take(found)
            self._more(_LOOK)
            if _begins_record(self._input[:_LOOK]):
                return
            self._take(1)
        self._take(len(self._input))


def _whole_records(held: list[bytes] | None) -> Iterator[bytes]:
    """Of what was read of a damaged member: the records that end before the last one begins."""
    read = b"".join(held or ())
    end = read.rfind(_BETWEEN + _BEGINNING)
    if end > 0:
        yield read[: end + len(_BETWEEN)]


def _begins_record(compressed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(compressed, 64).lstrip(b"\r\n").startswith(_BEGINNING)
    except zlib.error:
        return False
