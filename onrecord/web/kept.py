"""What takes long on a large ledger: worked out once, aside, and kept until the ledger changes.

Invariant: what is given is what the work gives for the ledger as it was asked; a page never waits for it longer than it
says, and says so where it is not there yet. On a ledger of ordinary size a page waits until it is there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from threading import Lock
from typing import Any, TypeVar

from onrecord.ledger import Ledger
from onrecord.queries.overview import more_than, revision

T = TypeVar("T")

LARGE = 5000
"""Live reports up to which a page waits for what is worked out aside: on more, counts of what is asked by words and a
speaker together take up to six tenths of a second (a million statements, SQLite, 95th percentile, a loaded machine)."""

PATIENCE = 0.05
"""Seconds that a page of a larger ledger waits before it goes on without."""

_MOST = 256
"""Answers kept; the one that was not asked for the longest goes first."""


class Kept:
    """Answers by what was asked, worked out one after the other in a thread of their own."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()
        self._at_work = ThreadPoolExecutor(1, "onrecord-kept")

    def get(self, ledger: Ledger, asked: Hashable, work: Callable[[], T], *, patience: float | None = None) -> T | None:
        """What the work gives, once for every state of the ledger; None where it is not there yet.

        `patience` are the seconds to wait for it on a large ledger, `PATIENCE` where none are given. Raises what the
        work raises, and forgets it.
        """
        key = (asked, revision(ledger))
        waits = PATIENCE if patience is None else patience
        with self._lock:
            answer = self._answers.get(key)
            if answer is None:
                answer = self._answers[key] = self._at_work.submit(work)
            self._answers.move_to_end(key)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
        try:
            found: T = answer.result(waits if more_than(ledger, LARGE) else None)
        except NotYet:
            if answer.done():  # the work itself ran out of time
                self._forget(key)
                raise
            return None
        except BaseException:
            self._forget(key)
            raise
        return found

    def close(self) -> None:
        """Stop; what was not begun is dropped."""
        self._at_work.shutdown(cancel_futures=True)

    def _forget(self, key: Hashable) -> None:
        with self._lock:
            self._answers.pop(key, None)
