"""`index.jsonl`: what a folder says of its pages, a line of JSON for each.

Invariant: what the index says is part of a page's identity (see `Page.id`), so a folder whose index cannot be read
gives no page at all: read without it, its pages would be other pages.

A line is an object with `file`, the name of a page in the same folder, and any of `url`, `outlet` and
`published_given` (EDTF; null where the page itself must tell). Other keys are let be.

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     path = Path(folder, INDEX)
...     _ = path.write_text('{"file": "a.txt", "outlet": "Courier", "published_given": "2023-02-14"}')
...     read_index(path)
{'a.txt': Listed(outlet='Courier', url=None, published='2023-02-14')}
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError

INDEX = "index.jsonl"
"""The name that makes a file an index of its folder."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What an index says of one page; `published` is as written, and parsed when the page is read."""

    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def read_index(path: Path) -> dict[str, Listed]:
    """The pages that an index lists, by file name. Raises InputError, with the line, for one that cannot be read."""
    try:
        # "\n" alone ends a line of JSON: str.splitlines also cuts at U+2028 and U+0085, which a string may hold.
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"the index cannot be read ({why})", str(path), "mend it, or take it away") from None
    listed: dict[str, Listed] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            name, entry = _entry(line, f"{path}, line {number}")
            listed[name] = entry
    return listed


def _entry(line: str, where: str) -> tuple[str, Listed]:
    try:
        given: Any = json.loads(line)
    except ValueError:
        raise InputError("not a line of JSON", where, "mend it; the folder is not read until then") from None
    if not isinstance(given, dict) or not isinstance(given.get("file"), str):
        raise InputError('no object with a "file"', where, "mend it; the folder is not read until then")
    values = [given.get(key) for key in ("outlet", "url", "published_given")]
    if not all(value is None or isinstance(value, str) for value in values):
        raise InputError("outlet, url and published_given are strings or null", where, "mend the line")
    return given["file"], Listed(*(value or None for value in values))
