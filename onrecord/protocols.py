"""The whole extension contract: what brings pages in, what knows a language, what writes records out.

Anything that satisfies one of these may stand in for ours; nothing else of Onrecord is meant to be replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Protocol

from onrecord.errors import InputError
from onrecord.model import Page, Record, Report
from onrecord.syntax import Syntax


class Source(Protocol):
    """Where pages come from: files, feeds, archives, addresses."""

    def pages(self) -> Iterator[Page | InputError]:
        """Pages in a stable order. One that cannot be had comes as its error, in its place, and the rest goes on."""
        ...


class LanguagePack(Protocol):
    """A language: how its text is parsed. Its words (cues, months, titles, …) are data in `language/packs/<code>/`."""

    @property
    def code(self) -> str:
        """The BCP 47 tag, such as `en`."""
        ...

    def parse(self, report: Report) -> Syntax:
        """Tokens, sentences, trees and names of the title, body and captions; offsets are those of `Report.text`."""
        ...


class Exporter(Protocol):
    """A format that records are written in."""

    @property
    def suffix(self) -> str:
        """The usual file name ending, such as `.jsonl`."""
        ...

    def write(self, records: Iterable[Record], out: IO[str]) -> None:
        """Write all records, in the order given; the same records give the same bytes."""
        ...
