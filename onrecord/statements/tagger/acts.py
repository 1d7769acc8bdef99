"""What the encoder tells of the act of a statement: by its content's and its cue's words.

Invariant: a score is a mean over words, so that any stretch of content, a sentence of a quotation say, has its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.model import Act
from onrecord.statements.tagger.labels import ACTS
from onrecord.statements.tagger.section import Section


class Speech:
    """The scores of the words of one report; about 120 bytes a word."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._sums: list[npt.NDArray[np.float32]] = [np.zeros((1, 2 * (len(ACTS) + 1)), np.float32)]
        self._all: npt.NDArray[np.float32] | None = None

    def add(self, section: Section) -> None:
        """Take in a section's words, which follow those that were taken in before."""
        self._starts += section.starts
        self._ends += [end for _, end in section.words]
        self._sums.append(self._sums[-1][-1] + section.acts.cumsum(0, dtype=np.float32))
        self._all = None

    def _mean(self, spans: Sequence[tuple[int, int]]) -> npt.NDArray[np.float32] | None:
        if self._all is None:
            self._all = np.concatenate(self._sums)
        total, words = np.zeros(self._all.shape[1], np.float32), 0
        for start, end in spans:
            first, last = bisect_left(self._ends, start + 1), bisect_left(self._starts, end)
            if first < last:
                total += self._all[last] - self._all[first]
                words += last - first
        total /= max(words, 1)
        return total if words else None

    def scores(
        self, cue: tuple[int, int] | None, content: Sequence[tuple[int, int]]
    ) -> tuple[Mapping[Act, float], float]:
        """The probability of each act, and that a state of mind is told without words being uttered.

        Both even where the words were not read.
        """
        said = self._mean(content)
        if said is None:
            return dict.fromkeys(ACTS, 1 / len(ACTS)), 0.0
        half = len(ACTS) + 1
        cued = self._mean([cue]) if cue else None
        score = said[:half] + (cued[half:] if cued is not None else 0)
        powers = np.exp(score[:-1] - score[:-1].max())
        return dict(zip(ACTS, (powers / powers.sum()).tolist(), strict=True)), float(1 / (1 + np.exp(-score[-1])))
