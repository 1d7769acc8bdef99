"""Our own files: styles, script, fonts, the map. Each has an address with its hash in it, kept by browsers for a year.

Invariant: what an address names never changes; a changed file has another address. Text is sent gzipped, once made.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_URL = re.compile(r'url\("([^":]+)"\)')


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served: its bytes, plain and gzipped (None where that is no smaller), and its media type."""

    content: bytes
    gzipped: bytes | None
    media_type: str


@cache
def _content(name: str) -> bytes:
    content = (FOLDER / name).read_bytes()
    if name.endswith(".css"):  # what it names has hashed addresses, too
        content = _URL.sub(lambda it: f'url("{address(it[1])}")', content.decode()).encode()
    return content


@cache
def address(name: str) -> str:
    """The address of a file of `static/`. Raises FileNotFoundError for one that is not there."""
    digest = hashlib.sha256(_content(name)).hexdigest()[:12]
    return f"/static/{digest}/{name}"


@cache
def _assets() -> dict[str, Asset]:
    found = {}
    for path in sorted(FOLDER.rglob("*")):
        name = path.relative_to(FOLDER).as_posix()
        if path.suffix in _TYPES:
            content = _content(name)
            packed = gzip.compress(content, 9, mtime=0)
            smaller = packed if len(packed) < len(content) * 0.9 else None
            found[address(name)] = Asset(content, smaller, _TYPES[path.suffix])
    return found


async def serve(request: Request) -> Response:
    """A file at its hashed address; 404 for any other. It is at hand, so that no thread is waited for."""
    asset = _assets().get(request.url.path)
    if asset is None:
        return Response("Not found", 404, media_type="text/plain")
    headers = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}
    if asset.gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.gzipped, headers=headers | {"content-encoding": "gzip"}, media_type=asset.media_type)
    return Response(asset.content, headers=headers, media_type=asset.media_type)
