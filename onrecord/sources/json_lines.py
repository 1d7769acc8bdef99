r"""JSON Lines as pages: each line an object with a `text` or an `html`, and what is known of it.

Invariant: a line is a page or an error of its own; the file is streamed, and no more than a line is in memory.

A line has `text` or `html` (a string), and may have `url`, `outlet`, `published_given` or `published` (EDTF; a time of
ISO 8601 counts by its day), and `title`, which stands above a text that does not begin with it. Other keys are let be.

>>> from io import BytesIO
>>> line = b'{"text": "VELM -- The port is open.", "outlet": "Courier", "published": "2023-03-06T10:00:00Z"}'
>>> page, error = line_pages(BytesIO(line + b"\n[]"), "a.jsonl")
>>> page.outlet, page.published.value
('Courier', '2023-03-06')
>>> print(error)
a.jsonl, line 2: no object with a "text" or an "html"; mend the line
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.dates import Edtf
from onrecord.errors import Damaged, DateError, EmptyInput, InputError, MissingInput, TooLarge
from onrecord.model import Page

LINE_ENDINGS = (".jsonl", ".ndjson")

MAX_BYTES = 64 * 1024 * 1024
"""64 MiB of a line: a page of 16 MiB, which is what the page stage takes, with every character escaped."""

_DAY_OF_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")
_MEND = "mend the line"


def is_json_lines(name: str) -> bool:
    """Whether a file's ending is one of JSON Lines."""
    return name.lower().endswith(LINE_ENDINGS)


def json_lines_pages(path: Path, name: str) -> Iterator[Page | InputError]:
    """The pages of a file, a line each, and an error for each line that is none."""
    try:
        with path.open("rb") as file:
            yield from line_pages(file, name)
    except OSError as error:
        yield MissingInput(f"it cannot be read ({error.strerror or error})", name, "see to its permissions")


def line_pages(file: BinaryIO, name: str) -> Iterator[Page | InputError]:
    """The pages of an open file; empty lines are let be, and a file of nothing else is an error."""
    number = found = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        where = f"{name}, line {number}"
        too_large = len(line) > MAX_BYTES
        while too_large and line and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
        if too_large:
            found += 1
            yield TooLarge(f"more than {MAX_BYTES:,} bytes", where, "split it into its reports")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            found += 1
            try:
                yield _page(line, where)
            except InputError as error:
                yield error
    if not found:
        yield EmptyInput("there is no line in it", name, 'give lines such as {"text": "…", "outlet": "…"}')


def _page(line: bytes, where: str) -> Page:
    try:
        given: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise Damaged("it is not UTF-8", where, _MEND) from None
    except (ValueError, RecursionError):
        raise Damaged("not a line of JSON", where, _MEND) from None
    if not isinstance(given, dict) or not (isinstance(given.get("text"), str) or isinstance(given.get("html"), str)):
        raise Damaged('no object with a "text" or an "html"', where, _MEND)
    said = {key: given.get(key) for key in ("url", "outlet", "published_given", "published", "title")}
    wrong = next((key for key, value in said.items() if not (value is None or isinstance(value, str))), None)
    if wrong:
        raise Damaged(f"{wrong} is a string or null", where, _MEND)
    html = isinstance(given.get("html"), str)
    text: str = given["html"] if html else _titled(said["title"], given["text"])
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:
        raise Damaged("its text holds half a character (a lone surrogate)", where, _MEND) from None
    kind = "text/html; charset=utf-8" if html else "text/plain; charset=utf-8"
    return Page(content, where, kind, _clean(said["url"]), _clean(said["outlet"]), published=_published(said, where))


def _titled(title: str | None, text: str) -> str:
    """A text with its title above it, unless it begins with it."""
    title = (title or "").strip()
    return text if not title or text.lstrip().startswith(title) else f"{title}\n\n{text}"


def _clean(value: str | None) -> str | None:
    """A string that a database holds, None for an empty one."""
    return value.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd").strip() or None if value else None


def _published(said: Mapping[str, str | None], where: str) -> Edtf | None:
    for key in ("published_given", "published"):
        written = (said[key] or "").strip()
        if written:
            found = _DAY_OF_TIME.match(written)
            try:
                return Edtf.parse(found[1] if found else written)
            except DateError as error:
                raise InputError(f"{key} {error.where}: {error.what}", where, error.mend) from None
    return None
