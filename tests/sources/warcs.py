"""WARC records written by hand, byte by byte, so that they can be broken where a test wants it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

DATE = "2023-03-06T10:11:12Z"
HTML = "text/html; charset=utf-8"


def gzipped(data: bytes, level: int = 9) -> bytes:
    """One member without the time of its making: the same each time, as the names of tests must be."""
    return gzip.compress(data, level, mtime=0)


def block(kind: str, url: str, content: bytes, content_type: str, **more: str) -> bytes:
    """One record; `more` are further headers, `_` in their names for `-`."""
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(url.encode()).hexdigest()}>",
        "WARC-Target-URI": url,
        "WARC-Date": DATE,
        "Content-Type": content_type,
        **{name.replace("_", "-"): value for name, value in more.items()},
        "Content-Length": str(len(content)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + content + b"\r\n\r\n"


def response(
    url: str,
    body: bytes,
    content_type: str | None = HTML,
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    **more: str,
) -> bytes:
    """A `response` record."""
    given = {**({"Content-Type": content_type} if content_type else {}), **(headers or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    content = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    return block("response", url, content, "application/http; msgtype=response", **more)


def digest(body: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()


def compressed(records: Iterable[bytes]) -> bytes:
    """A gzip member a record, as the standard asks for."""
    return b"".join(map(gzipped, records))


def wacz(path: Path, archives: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("datapackage.json", "{}")
        bundle.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}')
        for name, content in archives.items():
            bundle.writestr(f"archive/{name}", content)
    return path
