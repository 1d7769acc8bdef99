"""WARC and WACZ as pages: what is a page, what is passed over, and what is left of an archive that is broken."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter

from onrecord.errors import Damaged, EmptyInput, InputError, MissingInput
from onrecord.model import Page
from onrecord.sources import FileSource, archives, members
from onrecord.sources.archives import archive_pages, warc_pages
from tests.sources.warcs import DATE, HTML, block, compressed, digest, gzipped, response, wacz

BODY = b"<p>VELM -- The port is open.</p>" * 20
A, B, C = (response(f"https://velm.example/{name}", name.encode() + BODY) for name in "abc")


def told(data: bytes) -> list[str]:
    """The last letter of each page's address, and the kind of each error."""
    return short(warc_pages(BytesIO(data), "x.warc"))


def short(entries: Iterable[Page | InputError]) -> list[str]:
    return [(e.url or "?")[-1] if isinstance(e, Page) else type(e).__name__ for e in entries]


@pytest.mark.parametrize("whole", [b"".join, compressed, lambda records: gzipped(b"".join(records))])
def test_a_page_is_what_its_reader_saw_with_address_type_and_time(whole: object) -> None:
    assert callable(whole)
    first, second = warc_pages(BytesIO(whole([A, B])), "x.warc")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.content, first.url, first.media_type) == (b"a" + BODY, "https://velm.example/a", HTML)
    assert first.retrieved == datetime(2023, 3, 6, 10, 11, 12, tzinfo=UTC)
    assert first.name == "x.warc, https://velm.example/a"
    assert (first.outlet, first.published) == (None, None)


@pytest.mark.parametrize(
    "record",
    [
        response("https://velm.example/x", BODY, "image/jpeg"),
        response("https://velm.example/x", BODY, None),
        response("https://velm.example/x", BODY, status="404 Not Found"),
        response("https://velm.example/x", b"", status="301 Moved", headers={"Location": "/y"}),
        block("request", "https://velm.example/x", b"GET /x HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        block("resource", "https://velm.example/x", BODY, "text/html"),
        block("revisit", "https://velm.example/x", b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response"),
        block("response", "dns:velm.example", b"20230306101112\r\nvelm.example. 1 IN A 1.2.3.4\r\n", "text/dns"),
        block("warcinfo", "urn:x", b"software: x\r\n", "application/warc-fields"),
    ],
)
def test_what_is_no_page_is_passed_over(record: bytes) -> None:
    assert told(A + record + B) == ["a", "b"]


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:7], body[7:])) + b"0\r\n\r\n"


def brotli(body: bytes) -> bytes:
    out = BytesIO()
    with BrotliWriter(out) as writer:
        writer.write(body)
    return out.getvalue()


def zstd(body: bytes) -> bytes:
    out = BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzipped(BODY), {"Content-Encoding": "gzip"}),
        (gzipped(BODY[:9]) + gzipped(BODY[9:]), {"Content-Encoding": "x-gzip"}),
        (brotli(BODY), {"Content-Encoding": "br"}),
        (zstd(BODY), {"Content-Encoding": "zstd"}),
        (chunked(BODY), {"Transfer-Encoding": "chunked"}),
        (chunked(gzipped(BODY)), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (BODY, {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),  # undone, and its headers left
        (BODY, {"Content-Encoding": "identity"}),
    ],
)
def test_codings_of_the_payload_are_undone(body: bytes, headers: dict[str, str]) -> None:
    record = response("https://velm.example/x", body, headers=headers, WARC_Payload_Digest=digest(body))
    (page,) = warc_pages(BytesIO(record), "x.warc")
    assert isinstance(page, Page), page
    assert page.content == BODY


@pytest.mark.parametrize(
    ("body", "headers", "what"),
    [
        (gzipped(BODY)[:-9], {"Content-Encoding": "gzip"}, "ends too early"),
        (b"\x1f\x8b\x08" + BODY, {"Content-Encoding": "gzip"}, "its compression is damaged"),
        (b"\x00not brotli" * 9, {"Content-Encoding": "br"}, "it is not br"),
        (BODY, {"Content-Encoding": "rot13"}, "coded as rot13, which is not known"),
        (chunked(BODY)[:50], {"Transfer-Encoding": "chunked"}, "ends within a chunk"),
    ],
)
def test_a_payload_that_is_not_what_its_headers_say_is_an_error_in_its_place(
    body: bytes, headers: dict[str, str], what: str
) -> None:
    record = response("https://velm.example/x", body, headers=headers)
    _, error, _ = warc_pages(BytesIO(A + record + B), "x.warc")
    assert isinstance(error, Damaged)
    assert what in error.what
    assert error.where == "x.warc, https://velm.example/x"
    assert error.mend


def test_a_bomb_and_a_page_that_is_too_large_are_named_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_BYTES", 10_000)
    monkeypatch.setattr(members, "HELD", 20_000)
    bomb = response("https://velm.example/x", gzipped(b"x" * 10_000_000)[:9_900], headers={"Content-Encoding": "gzip"})
    large = response("https://velm.example/x", b"x" * 10_001)
    larger = response("https://velm.example/x", b"x" * 300_000)
    for record in (bomb, large, larger):
        for data in (A + record + B, compressed([A, record, B])):
            assert told(data) == ["a", "TooLarge", "b"]


def test_a_digest_that_does_not_hold_is_an_error() -> None:
    right, wrong = (
        response(f"https://velm.example/{name}", BODY, WARC_Payload_Digest=digest(body))
        for name, body in (("r", BODY), ("w", b"other"))
    )
    assert told(right) == ["r"]
    assert told(A + wrong + B) == ["a", "Damaged", "b"]


NOISE = random.Random(1).randbytes(999)
CRC = bytearray(gzipped(B))
CRC[-6] ^= 1
BITS = bytearray(gzipped(B))
BITS[50] ^= 0xFF


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (compressed([A]) + bytes(CRC) + compressed([C]), ["a", "Damaged", "c"]),
        (compressed([A]) + bytes(BITS) + compressed([C]), ["a", "Damaged", "c"]),
        (compressed([A]) + compressed([B])[:60] + compressed([C]), ["a", "Damaged", "c"]),
        (compressed([A]) + b"between" + compressed([C]), ["a", "Damaged", "c"]),
        (compressed([A, b"no record" * 9, C]), ["a", "Damaged", "c"]),
        (compressed([A, B])[:-20], ["a", "Damaged"]),
        (compressed([A, B])[: len(compressed([A])) + 12], ["a", "Damaged"]),
        (compressed([A]) + bytes(8), ["a", "Damaged"]),
        (gzipped(A + B + response("https://velm.example/r", NOISE))[:-500], ["a", "b", "Damaged"]),
        (A + B[:700] + C, ["a", "Damaged", "c"]),
        (A + B[:100] + C, ["a", "Damaged", "c"]),
        (A + b"between\r\n\r\n" + C, ["a", "Damaged", "c"]),
        (A + B[:-100], ["a", "Damaged"]),
        (A + B[:60], ["a", "Damaged"]),
        (b"no archive at all\n" * 9, ["Damaged"]),
    ],
)
def test_a_broken_record_costs_that_record(data: bytes, expected: list[str]) -> None:
    assert told(data) == expected


def test_no_damage_ends_in_anything_but_pages_and_errors() -> None:
    dice = random.Random(7)
    forms = [A + B + C, compressed([A, B, C]), gzipped(A + B + C)]
    for _ in range(600):
        data = bytearray(dice.choice(forms))
        at = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[at] ^= 1 << dice.randrange(8)
            case 1:
                del data[at : at + dice.randrange(1, 400)]
            case 2:
                data[at:at] = dice.randbytes(dice.randrange(1, 50))
            case _:
                del data[at:]
        for entry in warc_pages(BytesIO(bytes(data)), "x.warc"):
            assert isinstance(entry, (Page, InputError))


def test_a_wacz_gives_the_pages_of_its_archives(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", {"b.warc.gz": compressed([C]), "a.warc": A + B, "c.cdx": b"x"})
    assert short(archive_pages(path, "a.wacz")) == ["a", "b", "c"]
    (first, *_) = archive_pages(path, "a.wacz")
    assert isinstance(first, Page)
    assert first.name == "a.wacz, archive/a.warc, https://velm.example/a"


@pytest.mark.parametrize("name", ["a.wacz", "a.warc", "a.warc.gz"])
def test_an_archive_without_a_page_and_one_that_is_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    (error,) = archive_pages(path, name)
    assert isinstance(error, Damaged if name == "a.wacz" else EmptyInput)
    path.write_bytes(b"\x00\x01\x02" * 100)
    (error,) = archive_pages(path, name)
    assert isinstance(error, Damaged)
    (error,) = archive_pages(tmp_path / f"gone-{name}", name)
    assert isinstance(error, MissingInput)


def test_a_damaged_wacz_gives_what_can_be_read(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", {"a.warc": A + B, "b.warc": C})
    data = bytearray(path.read_bytes())
    data[data.index(b"The port")] ^= 1  # the zip's checksum tells
    path.write_bytes(data)
    assert short(archive_pages(path, "a.wacz")) == ["Damaged", "c"]


def test_archives_are_found_in_folders_and_how_many_pages_they_hold_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(compressed([A, B]))
    (tmp_path / "b.WARC").write_bytes(C)
    (tmp_path / "c.txt").write_text("words")
    (tmp_path / "d.warc.gz.txt").write_text("words")
    source = FileSource([tmp_path])
    assert (len(source), source.total, source.left_out) == (4, None, ())
    assert short(source.pages()) == ["a", "b", "c", "?", "?"]
    assert FileSource([tmp_path / "c.txt"]).total == 1


def test_an_index_gives_an_archive_its_outlet(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(A)
    (tmp_path / "index.jsonl").write_text('{"file": "a.warc", "outlet": "Courier"}')
    (page,) = FileSource([tmp_path]).pages()
    assert isinstance(page, Page)
    assert (page.outlet, page.url) == ("Courier", "https://velm.example/a")


def test_a_bad_record_in_an_archive_of_one_piece_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer than is held: its records are read as they come."""
    monkeypatch.setattr(members, "HELD", 1000)
    noise = [response(f"https://velm.example/{n}", random.Random(n).randbytes(90_000)) for n in range(4)]
    entries = told(gzipped(noise[0] + b"no record\r\n\r\n" + b"".join(noise[1:])))
    assert entries[:2] == ["0", "Damaged"]
    assert entries[2:]
    assert entries[-1] == "3"


def test_a_date_that_is_none_is_unknown() -> None:
    record = A.replace(DATE.encode(), b"yesterday at noon  ")
    (page,) = warc_pages(BytesIO(record), "x.warc")
    assert isinstance(page, Page)
    assert page.retrieved is None


def test_an_archive_is_streamed(tmp_path: Path) -> None:
    """The peak over an archive of 30 MB is that of a few pages."""
    path = tmp_path / "a.warc.gz"
    dice = random.Random(5)
    with path.open("wb") as file:
        for number in range(300):
            record = response(f"https://velm.example/{number}", dice.randbytes(100_000))
            file.write(gzipped(record, 1))
    tracemalloc.start()
    count = sum(1 for entry in archive_pages(path, "a") if isinstance(entry, Page))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 300
    assert peak < 5_000_000
