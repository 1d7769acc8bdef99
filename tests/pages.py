"""Pages that a test made, as a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.model import Page


@dataclass(frozen=True)
class Given:
    """Pages, and faults among them, in the order given."""

    given: Iterable[Page | InputError]

    def pages(self) -> Iterator[Page | InputError]:
        yield from self.given
