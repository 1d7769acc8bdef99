"""What a person names as pages: files, folders, globs, standard input, archives, JSON Lines, and addresses of the web.

Invariant: the same names over the same files give the same pages in the same order, each file once. Nothing that was
named is passed over in silence: it comes as a page or as many, as an error in its place, or counts as left out. An
address is fetched only when it is itself a name.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from mimetypes import MimeTypes
from pathlib import Path
from typing import BinaryIO

from onrecord.dates import Edtf
from onrecord.errors import DateError, EmptyInput, InputError, MissingInput, TooLarge
from onrecord.model import Page
from onrecord.sources.archives import archive_pages, is_archive
from onrecord.sources.index import INDEX, Listed, read_index
from onrecord.sources.json_lines import is_json_lines, json_lines_pages

STANDARD_INPUT = "-"
"""The name that stands for standard input."""

MAX_BYTES = 64 * 1024 * 1024
"""64 MiB: no more of a file is taken into memory. The page stage has the bound that matters to a reader, and tells a
page's true size up to this one."""

_PAGES = {"text/plain", "text/html", "application/xhtml+xml"}
_TYPES = {
    ".md": "text/markdown", ".rst": "text/x-rst", ".yaml": "application/yaml", ".toml": "application/toml",
    ".webp": "image/webp", ".avif": "image/avif", ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf",
}  # fmt: skip
"""Endings found beside saved pages that Python's table lacks, or has in some versions only."""

_BESIDE_A_LEDGER = ("", "-wal", "-shm", "-journal")
_WAY_TO_READ = "give a file, a folder, a pattern such as 'reports/*.html', or - for standard input"

Fetch = Callable[[str], Page]
"""What brings the page of an address: `Fetcher.page`. Raises InputError."""


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    listed: Listed | None

    @property
    def holds_many(self) -> bool:
        """Whether it is a file of pages, an archive or JSON Lines; how many, only reading it tells."""
        return is_archive(self.path.name) or is_json_lines(self.path.name)


@dataclass(frozen=True, slots=True)
class _Address:
    url: str


_Entry = _File | _Address | InputError | None
"""None is standard input."""


class FileSource:
    """Pages of the files, folders, globs and addresses that a person names; `-` is standard input.

    A folder gives its files, and those of its folders, sorted by path; hidden files, `index.jsonl` and the `ledger` are
    no pages, and a file whose ending names another media type (an image, a script, JSON) is `left_out` there: name it,
    and it is tried. A folder's `index.jsonl` gives its pages their outlet, address and date. A WARC or WACZ archive
    gives its pages, and so does a file of JSON Lines that is named. `fetch` brings the page of an address; where it is
    not given, addresses of public hosts are fetched.
    """

    def __init__(
        self,
        names: Iterable[str | Path],
        *,
        ledger: str | Path | None = None,
        standard_input: BinaryIO | None = None,
        fetch: Fetch | None = None,
    ) -> None:
        self._names = [str(name) for name in names]
        self._no_pages = {_real(Path(f"{ledger}{ending}")) for ending in _BESIDE_A_LEDGER} if ledger else set[Path]()
        self._standard_input = standard_input
        self._fetch = fetch
        self._indexes: dict[Path, dict[str, Listed] | InputError] = {}
        self._types = MimeTypes()  # Python's own table: what the machine says of endings is left aside
        for ending, kind in _TYPES.items():
            self._types.add_type(kind, ending)
        self._left_out: list[str] = []

    def __len__(self) -> int:
        """How many files, addresses and errors there are; each is one page, but for archives and JSON Lines."""
        return len(self._entries)

    @property
    def total(self) -> int | None:
        """How many pages and errors there will be; None where an archive or JSON Lines are among them."""
        many = any(isinstance(entry, _File) and entry.holds_many for entry in self._entries)
        return None if many else len(self._entries)

    @property
    def errors(self) -> tuple[InputError, ...]:
        """What is known to be missing before any page is read."""
        return tuple(entry for entry in self._entries if isinstance(entry, InputError))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The files of folders that are no pages by their endings."""
        _ = self._entries
        return tuple(self._left_out)

    def pages(self) -> Iterator[Page | InputError]:
        """Each file as a page, or as the error that says why not, read when it is its turn."""
        for entry in self._entries:
            try:
                if entry is None:
                    yield self._standard()
                elif isinstance(entry, InputError):
                    yield entry
                elif isinstance(entry, _Address):
                    yield self._fetched(entry.url)
                elif entry.holds_many:
                    yield from _pages_of(entry)
                else:
                    yield self._page(entry)
            except InputError as error:
                yield error

    @cached_property
    def _entries(self) -> list[_Entry]:
        """What there is to read, in order, each file and address once."""
        found: list[_Entry] = []
        seen: set[Path | str | None] = set()
        for name in self._names:
            for entry in self._named(name):
                key = _key(entry)
                if isinstance(entry, InputError) or key not in seen:
                    found.append(entry)
                    seen.add(key)
        return found

    def _named(self, name: str) -> Iterator[_Entry]:
        if name == STANDARD_INPUT:
            yield None
        elif "://" in name:
            yield _Address(shown(name))
        elif os.path.lexists(name):
            yield from self._path(Path(name))
        elif glob.has_magic(name):
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # a Path's glob takes no absolute pattern
            for match in matches:
                yield from self._path(Path(match))
            if not matches:
                yield MissingInput("no file fits this pattern", shown(name), "look at its folder with ls")
        else:
            yield MissingInput("no such file or folder", shown(name), _WAY_TO_READ)

    def _path(self, path: Path) -> Iterator[_File | InputError]:
        if path.is_dir():
            yield from self._folder(path)
        elif self._belongs_to_us(path):
            self._left_out.append(shown(path))  # `onrecord add *` names it, and does not mean it
        else:
            yield from self._file(path)

    def _file(self, path: Path) -> Iterator[_File | InputError]:
        index = self._index(path.parent)
        yield index if isinstance(index, InputError) else _File(path, index.get(path.name))

    def _folder(self, folder: Path) -> Iterator[_File | InputError]:
        refused: list[InputError] = []
        files = 0
        for parent, folders, names in os.walk(folder, onerror=lambda error: refused.append(_cannot_open(error))):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from refused
            files += len(refused)
            refused.clear()
            index = self._index(Path(parent))
            if isinstance(index, InputError):
                files += 1
                yield index
                continue
            listed = [name for name in index if not os.path.lexists(Path(parent, name))]
            for name in sorted({*names, *listed}):
                path = Path(parent, name)
                if name in listed:
                    files += 1
                    yield MissingInput(f"listed in {INDEX}, and not there", shown(path), "add the file, or unlist it")
                elif not (name.startswith(".") or self._belongs_to_us(path)) and (
                    name in index or self._ends_as_page(path)
                ):
                    files += 1
                    yield _File(path, index.get(name))
        yield from refused
        if not files + len(refused):
            yield EmptyInput("there is no page in this folder", shown(folder), "name its files to have them tried")

    def _belongs_to_us(self, path: Path) -> bool:
        """Whether it is an index, or the ledger that the pages go to, or a file that SQLite keeps beside it."""
        return path.name == INDEX or (bool(self._no_pages) and _real(path) in self._no_pages)

    def _ends_as_page(self, path: Path) -> bool:
        """Whether a file found in a folder is taken for a page; one that is not is noted as left out."""
        kind, packed = self._types.guess_type(path.name)
        plain = packed is None and (kind is None or kind in _PAGES)
        # Beside pages, JSON Lines are rather something made of them than more pages.
        if is_archive(path.name) or (plain and not is_json_lines(path.name)):
            return True
        self._left_out.append(shown(path))
        return False

    def _index(self, folder: Path) -> dict[str, Listed] | InputError:
        if folder not in self._indexes:
            path = folder / INDEX
            try:
                self._indexes[folder] = read_index(path) if path.is_file() else {}
            except InputError as error:
                self._indexes[folder] = error
        return self._indexes[folder]

    def _page(self, file: _File) -> Page:
        name = shown(file.path)
        try:
            with file.path.open("rb") as opened:
                content = _bounded(opened, name)
        except OSError as error:
            raise _cannot_open(error) from None
        listed = file.listed or Listed()
        try:
            published = Edtf.parse(listed.published) if listed.published else None
        except DateError as error:
            where = f"{shown(file.path.parent / INDEX)}, {file.path.name}"
            raise InputError(f"published_given {error.where}: {error.what}", where, error.mend) from None
        kind, _ = self._types.guess_type(file.path.name)
        media_type = kind if kind in _PAGES else None
        return Page(content, name, media_type, url=listed.url, outlet=listed.outlet, published=published)

    def _fetched(self, url: str) -> Page:
        if self._fetch is None:
            # Imported here: most runs fetch nothing.
            from onrecord.sources.fetch import Fetcher

            self._fetch = Fetcher().page
        return self._fetch(url)

    def _standard(self) -> Page:
        stream = self._standard_input or sys.stdin.buffer
        content = _bounded(stream, "standard input")
        start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        is_html = start.startswith((b"<!doctype html", b"<html"))
        return Page(content, "standard input", "text/html" if is_html else None)


def _pages_of(file: _File) -> Iterator[Page | InputError]:
    """The pages of an archive or of JSON Lines; those without an outlet have the one that an index gives the file."""
    read = archive_pages if is_archive(file.path.name) else json_lines_pages
    outlet = file.listed.outlet if file.listed else None
    for page in read(file.path, shown(file.path)):
        if isinstance(page, Page) and page.outlet is None and outlet is not None:
            yield replace(page, outlet=outlet)
        else:
            yield page


def shown(path: Path | str) -> str:
    """A path for people and for the ledger: bytes that are no UTF-8 stand as U+FFFD, for no database holds them."""
    return os.fsencode(path).decode("utf-8", "replace")


def _bounded(stream: BinaryIO, name: str) -> bytes:
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes", name, "split it into its reports")
    return content


def _cannot_open(error: OSError) -> MissingInput:
    mend = "see to its permissions" if isinstance(error, PermissionError) else _WAY_TO_READ
    return MissingInput(f"it cannot be opened ({error.strerror})", shown(error.filename or "?"), mend)


def _key(entry: _Entry) -> Path | str | None:
    """What makes an entry the same as another."""
    if isinstance(entry, _File):
        return _real(entry.path)
    return entry.url if isinstance(entry, _Address) else None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
