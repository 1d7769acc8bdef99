"""A progress bar on stderr, where that is a terminal; nothing otherwise."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from onrecord.cli.terminal import console, safe


class Bar:
    """How many of how many reports are read, and the name of the last; gone when it is done.

    Where nobody knows how many there are (`total` is None), the bar moves to and fro and only counts.
    """

    def __init__(self, total: int | None, first: str) -> None:
        self._total, self._first = total, first
        self._closed = True

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            self._progress = Progress(
                BarColumn(bar_width=30),
                MofNCompleteColumn(),
                TextColumn("{task.description}", markup=False),
                console=console(stderr=True),
                transient=True,
            )
            self._task = self._progress.add_task(self._first, total=self._total)
            self._progress.start()
            self._closed = False
        return self

    def step(self, done: int, name: str) -> None:
        """So many are done, the last of this name."""
        if not self._closed:
            self._progress.update(self._task, completed=done, description=safe(name))

    def close(self) -> None:
        """Take the bar away."""
        if not self._closed:
            self._progress.stop()
            self._closed = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
