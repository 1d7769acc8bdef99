"""Adding from a browser: what was dropped, pasted or named is read in the background, one batch after the other.

Invariant: what is read is in the ledger at once and stays there, whatever becomes of the rest; each page that fails is
named, with the reason and the mend. Files are kept in a folder of their own, and are gone once they were read.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord import intake, samples
from onrecord.errors import InputError, OnrecordError
from onrecord.intake import Progress, Summary
from onrecord.ledger import Ledger, Outcome, matters
from onrecord.model import Matter, Page
from onrecord.sources import FileSource
from onrecord.web.settings import Settings

BATCHES = 50
"""Batches whose outcome is kept, for this program's time; the reports themselves are in the ledger."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read, and what a person can do."""

    name: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Batch:
    """How far a batch is: pages done of `total` (None: not known), and the last one's name; what became of them."""

    id: str
    total: int | None
    done: int = 0
    name: str = ""
    added: int = 0
    there: int = 0
    failed: tuple[Failure, ...] = ()
    caveats: tuple[tuple[str, str], ...] = ()
    finished: bool = False
    stopped: str | None = None


class Adding:
    """The batches of one server, read by one thread in the order in which they came."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger, self._settings = ledger, settings
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._lock = threading.Lock()
        self._reader = ThreadPoolExecutor(1, "onrecord-adding")

    def batch(self, batch_id: str) -> Batch | None:
        """A batch as it is now."""
        with self._lock:
            return self._batches.get(batch_id)

    def sample(self) -> str:
        """Add the sample reports, and follow their matter; gives the batch's id."""
        folder = samples.files()[0].parent
        own = Matter(samples.PROPOSITION, "sample")
        return self._start(
            FileSource([folder]), lambda name: f"samples/{Path(name).name}", lambda: _follow(self._ledger, own)
        )

    def text(self, title: str, outlet: str, content: str) -> str:
        """Add a pasted text."""
        name = title or "pasted text"
        told = f"{title}\n\n{content}" if title and not content.startswith(title) else content
        page = Page(told.encode("utf-8", "replace"), name, "text/plain", outlet=outlet or None)
        return self._start(_Pages((page,)), lambda it: it, lambda: None)

    def address(self, url: str) -> str:
        """Fetch and add the page of an address."""
        return self._start(FileSource([url], fetch=self._settings.fetch), lambda it: it, lambda: None)

    def files(self, folder: Path) -> str:
        """Add the files of a folder made by `folder`, which is then removed."""
        source = FileSource(sorted(path for path in folder.iterdir()))
        return self._start(source, lambda name: Path(name).name, lambda: shutil.rmtree(folder, ignore_errors=True))

    @staticmethod
    def folder() -> Path:
        """A folder for files that are to be added."""
        return Path(tempfile.mkdtemp(prefix="onrecord-"))

    def close(self) -> None:
        """Read no more batches, and let the one that is being read end."""
        self._reader.shutdown(wait=True, cancel_futures=True)

    def _start(self, source: FileSource | _Pages, named: Callable[[str], str], after: Callable[[], None]) -> str:
        batch = Batch(secrets.token_urlsafe(9), source.total)
        self._put(batch)
        self._reader.submit(self._read, batch.id, _Named(source, named), named, after)
        return batch.id

    def _put(self, batch: Batch) -> None:
        with self._lock:
            self._batches[batch.id] = batch
            while len(self._batches) > BATCHES:
                self._batches.popitem(last=False)

    def _change(self, batch_id: str, change: Callable[[Batch], Batch]) -> None:
        with self._lock:
            if batch_id in self._batches:
                self._batches[batch_id] = change(self._batches[batch_id])

    def _read(self, batch_id: str, source: _Named, named: Callable[[str], str], after: Callable[[], None]) -> None:
        def step(progress: Progress) -> None:
            self._change(batch_id, lambda it: _stepped(it, progress, named))

        try:
            summary = intake.add_pages(self._ledger, source, step)
            self._change(batch_id, lambda it: _ended(it, summary))
        except OnrecordError as error:
            told = str(error)
            self._change(batch_id, lambda it: replace(it, stopped=told))
        except Exception as error:  # noqa: BLE001  # the thread's last line of defence: what it is, is told
            told = f"a fault of ours ({type(error).__name__}); what was added before it is there"
            self._change(batch_id, lambda it: replace(it, stopped=told))
        finally:
            after()
            self._change(batch_id, lambda it: replace(it, finished=True))


def _follow(ledger: Ledger, own: Matter) -> None:
    if own.id not in {it.id for it in matters.followed(ledger)}:
        matters.add(ledger, own)


@dataclass(frozen=True, slots=True)
class _Pages:
    """Pages that are at hand."""

    pages_: tuple[Page, ...]

    @property
    def total(self) -> int:
        return len(self.pages_)

    def pages(self) -> Iterator[Page | InputError]:
        return iter(self.pages_)


@dataclass(frozen=True, slots=True)
class _Named:
    """A source whose pages go by the names that a person gave them, not by those of our folder."""

    source: FileSource | _Pages
    named: Callable[[str], str]

    def pages(self) -> Iterator[Page | InputError]:
        for page in self.source.pages():
            yield replace(page, name=self.named(page.name)) if isinstance(page, Page) else page


def _stepped(batch: Batch, progress: Progress, named: Callable[[str], str]) -> Batch:
    outcome = progress.outcome
    changed = replace(batch, done=progress.done, name=named(progress.name))
    if not isinstance(outcome, Outcome):
        failure = Failure(named(outcome.where or progress.name), outcome.what, outcome.mend)
        return replace(changed, failed=(*batch.failed, failure))
    if outcome is Outcome.UNCHANGED:
        return replace(changed, there=batch.there + 1)
    return replace(changed, added=batch.added + 1)


def _ended(batch: Batch, summary: Summary) -> Batch:
    caveats = tuple((Path(name).name, caveat.message) for name, caveat in summary.caveats)
    return replace(batch, caveats=caveats)
