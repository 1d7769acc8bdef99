"""Web archives as pages: WARC (ISO 28500, WARC 1.1), compressed or not, and WACZ (1.1.1), which holds WARCs in a zip.

Invariant: a page comes only of a `response` record whose status is 200 and whose type is HTML or plain text, whole by
its length, its checksum and its digest as far as it has them; a damaged record is an error in its place, and the rest
goes on. Records that are no pages (images, requests, redirects) are passed over. The archive is streamed: no more than
a page is in memory, and what `onrecord.sources.members` says.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import Damaged, EmptyInput, InputError, MissingInput, TooLarge
from onrecord.model import Page
from onrecord.sources import members
from onrecord.sources.content_encoding import TooMuch, Undecodable, decoded

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

WARC_ENDINGS = (".warc", ".warc.gz")
WACZ_ENDING = ".wacz"

MAX_BYTES = 16 * 1024 * 1024
"""Of a page, as kept and decoded: what the page stage takes."""

_TYPES = {"text/html", "application/xhtml+xml", "text/plain"}
_RECORD = re.compile(rb"WARC/1\.[01]\r\n(?:WARC|Content)-")
_BEGINNING = b"WARC/1.1\r\nWARC-"
"""How a record begins."""

_HEADERS = 64 * 1024
"""Bytes in which the end of a record's headers is looked for: FastWARC takes up to 32 KiB of them."""

_CHUNK = 256 * 1024
_RESTORE = "get the archive again; the rest of it is read"


def is_archive(name: str) -> bool:
    """Whether a file's ending is an archive's.

    >>> [is_archive(name) for name in ("a.warc", "A.WARC.GZ", "a.wacz", "a.gz")]
    [True, True, True, False]
    """
    return name.lower().endswith((*WARC_ENDINGS, WACZ_ENDING))


def archive_pages(path: Path, name: str) -> Iterator[Page | InputError]:
    """The pages of an archive in its order, each as it is reached, and an error where one should be and cannot be had.

    `name` is what messages call the file; a page is called by it and by the page's address.
    """
    found = 0
    try:
        for entry in (_of_wacz if name.lower().endswith(WACZ_ENDING) else _of_file)(path, name):
            found += 1
            yield entry
    except OSError as error:
        found += 1
        yield MissingInput(f"it cannot be read ({error.strerror or error})", name, "see to its permissions")
    if not found:
        yield EmptyInput("there is no page of text or HTML in this archive", name, "give one that holds some")


def _of_file(path: Path, name: str) -> Iterator[Page | InputError]:
    with path.open("rb") as file:
        yield from warc_pages(file, name)


def _of_wacz(path: Path, name: str) -> Iterator[Page | InputError]:
    try:
        with zipfile.ZipFile(path) as bundle:
            for inner in sorted(bundle.namelist()):
                if inner.startswith("archive/") and inner.lower().endswith(WARC_ENDINGS):
                    yield from _of_member(bundle, inner, f"{name}, {inner}")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError):
        yield Damaged("it is no WACZ file, or a damaged one", name, "get it again, or give the WARC files in it")


def _of_member(bundle: zipfile.ZipFile, inner: str, name: str) -> Iterator[Page | InputError]:
    try:
        with bundle.open(inner) as file:
            yield from warc_pages(file, name)  # type: ignore[arg-type]  # it reads, seeks and tells as a file does
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:  # RuntimeError: a password
        yield Damaged(f"it cannot be read out of its zip ({error})", name, _RESTORE)


def warc_pages(file: BinaryIO, name: str) -> Iterator[Page | InputError]:
    """The pages of an open WARC file, which is told to be gzip by its first bytes, not by its name."""
    start = file.read(len(members.GZIP))
    file.seek(0)
    yield from _compressed(file, name) if start == members.GZIP else _plain(file, name)


def _compressed(file: BinaryIO, name: str) -> Iterator[Page | InputError]:
    from fastwarc.warc import ArchiveIterator

    stream = members.Members(file)
    lost = False
    while True:
        try:
            if lost:
                stream.skip_to_record()
                lost = False
            for record in ArchiveIterator(stream, parse_http=False, stream_detect=False):
                page = _page(record, name)
                if page is not None:
                    yield page
        except members.Damage as damage:
            yield Damaged(damage.what, f"{name}, byte {damage.where:,}", _RESTORE)
        except OSError as error:
            lost = True
            yield Damaged(f"no WARC record ({error})", name, _RESTORE)
        else:
            return


def _plain(file: BinaryIO, name: str) -> Iterator[Page | InputError]:
    """Without checksums: a page is held until what follows it is seen to be another record, or the end."""
    from fastwarc.warc import ArchiveIterator

    base = 0
    while base >= 0:
        file.seek(base)
        held: Page | InputError | None = None
        last, length = base, 0
        try:
            for record in ArchiveIterator(file, parse_http=False, stream_detect=False):
                if held is not None:
                    yield held
                last = record.stream_pos
                length = record.content_length
                held = _page(record, name)
        except OSError:
            swallowed = isinstance(held, Page) and _swallowed(held.content)
            if held is not None and not swallowed:
                yield held
            yield Damaged("a broken record" if swallowed else "no WARC record", f"{name}, byte {last:,} on", _RESTORE)
        else:
            if held is not None:
                yield held
            if not isinstance(held, Damaged) and not _ends_whole(file, last, length):
                yield Damaged("the archive ends within a record", f"{name}, byte {last:,} on", _RESTORE)
            return
        base = _next_record(file, last + 1)


def _swallowed(content: bytes) -> bool:
    """Whether a record that lost some of its bytes took in the beginning of the next for them."""
    cut = any(content.endswith(_BEGINNING[:length]) for length in range(1, len(_BEGINNING)))
    return cut or _RECORD.search(content) is not None


def _ends_whole(file: BinaryIO, last: int, length: int) -> bool:
    """Whether a file ends where its last record does, which begins at `last` and has a block of so many bytes."""
    size = file.seek(0, os.SEEK_END)
    file.seek(last)
    headers = file.read(_HEADERS).find(b"\r\n\r\n")
    end = last + headers + 4 + length
    if headers < 0 or end > size:
        return size == last
    file.seek(end)
    return not file.read(_CHUNK).strip(b"\r\n")


def _next_record(file: BinaryIO, start: int) -> int:
    """Where the next record begins at or after a byte; -1 where there is none."""
    file.seek(start)
    before = b""
    while chunk := file.read(_CHUNK):
        window = before + chunk
        found = _RECORD.search(window)
        if found:
            return start - len(before) + found.start()
        start += len(chunk)
        before = window[-2 * len(_BEGINNING) :]
    return -1


def _page(record: WarcRecord, name: str) -> Page | InputError | None:
    """A record as a page, as the error of one that should be a page, or None."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response:
        return None
    url = record.headers.get("WARC-Target-URI", "") or ""
    url = url.removeprefix("<").removesuffix(">")  # as wget wrote them, by WARC 1.0's grammar
    where = f"{name}, {url}" if url else name
    if not url.startswith(("http://", "https://")):
        return None
    try:
        record.parse_http()
    except OSError:
        return Damaged("the headers of its answer are broken", where, _RESTORE)
    headers: HeaderMap | None = record.http_headers  # None, whatever its stub says, where the record is no HTTP
    if headers is None:
        return None
    kind = headers.get("Content-Type") or ""
    if headers.status_code != 200 or kind.partition(";")[0].strip().lower() not in _TYPES:
        return None
    raw = record.reader.read(MAX_BYTES + 1) if record.content_length <= MAX_BYTES else b""
    try:
        content = _payload(raw, record, headers)
    except TooMuch:
        return TooLarge(f"more than {MAX_BYTES:,} bytes", where, "take out the part that matters, and give the file")
    except Undecodable as error:
        return Damaged(str(error), where, _RESTORE)
    return Page(content, where, kind.strip()[:200], url=url, retrieved=_moment(record.headers.get("WARC-Date")))


def _payload(raw: bytes, record: WarcRecord, headers: HeaderMap) -> bytes:
    """The body as its reader saw it. Raises TooMuch, Undecodable."""
    if record.content_length > MAX_BYTES:
        raise TooMuch
    if len(raw) < record.content_length:
        raise Undecodable("the archive ends within this record")
    transfer, coding = headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or ""
    digest = record.headers.get("WARC-Payload-Digest") or ""
    if digest and not _holds(digest, raw):
        # Programs differ in what a payload is: as sent, or without its chunks (WARC 1.1, section 6.3.2).
        joined = decoded(raw, transfer, "", MAX_BYTES)
        if not _holds(digest, joined) and not _holds(digest, decoded(joined, "", coding, MAX_BYTES)):
            raise Undecodable("its bytes are not those of its digest")
    return decoded(raw, transfer, coding, MAX_BYTES)


def _holds(digest: str, content: bytes) -> bool:
    """Whether a labelled digest is that of these bytes; one in a way that we do not know says nothing."""
    algorithm, _, value = digest.partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    if algorithm not in {"sha1", "sha256", "sha512", "md5"}:
        return True
    made = hashlib.new(algorithm, content, usedforsecurity=False)
    value = value.strip()
    return value.lower() == made.hexdigest() or value.upper().rstrip("=") == base64.b32encode(
        made.digest()
    ).decode().rstrip("=")


def _moment(written: str | None) -> datetime | None:
    """A WARC-Date (W3C's profile of ISO 8601, in UTC); None where it is none.

    >>> _moment("2023-03-06T10:11:12.5Z"), _moment("yesterday")
    (datetime.datetime(2023, 3, 6, 10, 11, 12, 500000, tzinfo=datetime.timezone.utc), None)
    """
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
