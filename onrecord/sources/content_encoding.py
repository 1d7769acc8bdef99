r"""HTTP's codings of a payload that an archive keeps as it was sent: chunks and compressions undone, within a bound.

>>> decoded(b"5\r\nhello\r\n0\r\n\r\n", "chunked", "", 10)
b'hello'
"""

from __future__ import annotations

import zlib
from io import BytesIO

_ZLIB, _RAW, _GZIP = 15, -15, 31
"""Window sizes by which zlib tells formats apart (https://zlib.net/manual.html, inflateInit2)."""


class TooMuch(ValueError):
    """More comes out than the bound."""


class Undecodable(ValueError):
    """The bytes are not what their headers say, or end too early."""


def decoded(raw: bytes, transfer: str, content: str, most: int) -> bytes:
    """A payload as its reader saw it, by its two headers, at most `most` bytes. Raises TooMuch, Undecodable.

    Archives are made by programs that undo a coding and leave its header: what is not coded is taken as it is.
    """
    if "chunked" in transfer.lower():
        raw = _joined(raw)
    for name in reversed([coding.strip().lower() for coding in content.split(",")]):
        raw = _undone(raw, name, most)
    if len(raw) > most:
        raise TooMuch
    return raw


def _joined(raw: bytes) -> bytes:
    """The chunks of a body (RFC 9112, section 7.1) as one; a body that does not begin as a chunk is as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 1024)
        size = raw[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16) if size and size[:1] not in b"+-" else -1
        except ValueError:
            length = -1
        if length < 0:
            if not parts:
                return raw
            raise Undecodable("its chunks are broken")
        if length == 0:
            return b"".join(parts)
        parts.append(raw[end + 2 : end + 2 + length])
        if len(parts[-1]) < length:
            raise Undecodable("it ends within a chunk")
        at = end + 2 + length + 2


def _undone(raw: bytes, coding: str, most: int) -> bytes:
    if coding in {"", "identity"}:
        return raw
    if coding in {"gzip", "x-gzip"}:
        return inflated(raw, most) if raw.startswith(b"\x1f\x8b") else raw
    if coding == "deflate":
        wrapped = len(raw) > 1 and raw[0] & 0x0F == 8 and int.from_bytes(raw[:2]) % 31 == 0  # RFC 1950, section 2.2
        return _inflated(raw, _ZLIB if wrapped else _RAW, most)
    if coding in {"br", "zstd"}:
        from fastwarc.stream_io import BrotliReader, ZstdReader

        try:
            got = (BrotliReader if coding == "br" else ZstdReader)(BytesIO(raw)).read(most + 1)
        except OSError:
            raise Undecodable(f"it is not {coding}, as its header says") from None
        if len(got) > most:
            raise TooMuch
        return got
    raise Undecodable(f"it is coded as {coding[:40]}, which is not known")


def inflated(raw: bytes, most: int) -> bytes:
    """All members of a gzip file, at most `most` bytes. Raises TooMuch, Undecodable."""
    parts: list[bytes] = []
    while raw.startswith(b"\x1f\x8b"):
        inflate = zlib.decompressobj(_GZIP)
        parts.append(_out(inflate, raw, most - sum(map(len, parts))))
        raw = inflate.unused_data
    return b"".join(parts)


def _inflated(raw: bytes, window: int, most: int) -> bytes:
    return _out(zlib.decompressobj(window), raw, most)


def _out(inflate: zlib._Decompress, raw: bytes, most: int) -> bytes:
    try:
        got = inflate.decompress(raw, most + 1)
    except zlib.error:
        raise Undecodable("its compression is damaged") from None
    if len(got) > most:
        raise TooMuch
    if not inflate.eof:
        raise Undecodable("its compression ends too early")
    return got
