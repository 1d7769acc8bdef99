"""A stretch of a report as words, with what the encoder, the parser and the quotation marks say of each.

Invariant: words are numbered through the section, in text order; a span of words is `[first, last)`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onrecord.model import Report
from onrecord.page.quotation import Quotation
from onrecord.statements.tagger.encoder import Reading
from onrecord.statements.tagger.labels import LABELS, Part, begin
from onrecord.statements.tagger.windows import Window
from onrecord.syntax import Syntax

Floats = npt.NDArray[np.float32]
Words = tuple[int, int]
"""A span of words `[first, last)`."""


class _Links:
    """One window's link probabilities, summed so that the mean from a span to a span is four look-ups."""

    def __init__(self, first: int, probabilities: Floats) -> None:
        self.first, self.last = first, first + probabilities.shape[0]
        self.none = probabilities[:, -1].tolist()
        sums = np.zeros((probabilities.shape[0] + 1, probabilities.shape[0] + 1))
        sums[1:, 1:] = probabilities[:, :-1].cumsum(0).cumsum(1)
        self._sums = sums

    def mean(self, source: Words, target: Words) -> float:
        """Mean over the words of `source` of the probability that the link ends in `target`."""
        top, bottom = source[0] - self.first, source[1] - self.first
        left, right = target[0] - self.first, target[1] - self.first
        sums = self._sums
        mass = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return float(mass) / (bottom - top)


class Section:
    """Consecutive windows of one report."""

    def __init__(
        self,
        report: Report,
        syntax: Syntax,
        quotations: Sequence[Quotation],
        windows: Sequence[Window],
        readings: Sequence[Reading],
    ) -> None:
        self.report, self.syntax, self.quotations = report, syntax, quotations
        self.words = [word for window in windows for word in window.words]
        self.starts = [start for start, _ in self.words]
        self.labels: Floats = np.concatenate([reading.labels for reading in readings])
        self.acts: Floats = np.concatenate([reading.acts for reading in readings])
        self.bounds: list[Words] = []
        self.to_cue: list[_Links] = []
        self.to_source: list[_Links] = []
        first = 0
        for window, reading in zip(windows, readings, strict=True):
            self.bounds.append((first, first + len(window.words)))
            self.to_cue.append(_Links(first, reading.to_cue))
            self.to_source.append(_Links(first, reading.to_source))
            first += len(window.words)
        self._firsts = [first for first, _ in self.bounds]

    def window_of(self, word: int) -> int:
        """The number of the window that holds a word."""
        return bisect_right(self._firsts, word) - 1

    def text(self, words: Words) -> str:
        """The words as they stand in the report."""
        return self.report.text[self.words[words[0]][0] : self.words[words[1] - 1][1]]

    def characters(self, words: Words) -> tuple[int, int]:
        """A span of words as `[start, end)` of the report's text."""
        return self.words[words[0]][0], self.words[words[1] - 1][1]

    def words_in(self, span: tuple[int, int]) -> Words | None:
        """The words that a span of the text touches; None where it touches none of this section."""
        first, last = bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])
        if first > 0 and self.words[first - 1][1] > span[0]:
            first -= 1
        return (first, last) if first < last else None

    @cached_property
    def _sums(self) -> npt.NDArray[np.float64]:
        """Running sums of the probability of each part (columns 1 to 3) and of none (0)."""
        chances = np.exp(self.labels)
        parts = np.stack([chances[:, 0], *(chances[:, begin(p)] + chances[:, begin(p) + 1] for p in Part)], axis=1)
        return np.concatenate([np.zeros((1, len(Part) + 1)), parts.cumsum(0)])

    def chance(self, part: Part | None, words: Words) -> float:
        """Mean probability, over a span, that a word belongs to that part; None: to none."""
        column = part.value if part is not None else 0
        return float(self._sums[words[1], column] - self._sums[words[0], column]) / (words[1] - words[0])

    @cached_property
    def begins(self) -> list[list[float]]:
        """For each label, the probability that each word has it."""
        chances = np.exp(self.labels)
        return [chances[:, label].tolist() for label in range(len(LABELS))]

    def link(self, kind: Part, pieces: Iterable[Words], target: Words) -> float:
        """Mean probability that the words of some pieces have their cue (or source) in the target; 0 across windows."""
        total = weight = 0.0
        at = self.window_of(target[0])
        links = (self.to_cue if kind is Part.CUE else self.to_source)[at]
        for first, last in pieces:
            weight += last - first
            if links.first <= first and last <= links.last and target[1] <= links.last:
                total += (last - first) * links.mean((first, last), target)
        return total / weight if weight else 0.0

    def unlinked(self, kind: Part, pieces: Iterable[Words]) -> float:
        """Mean probability that the words of some pieces have no cue (or source) at all."""
        values: list[float] = []
        for first, last in pieces:
            links = (self.to_cue if kind is Part.CUE else self.to_source)[self.window_of(first)]
            values += links.none[first - links.first : last - links.first]
        return sum(values) / len(values) if values else 0.0

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.syntax.sentences]

    @cached_property
    def sentences(self) -> list[int]:
        """For each word the number of its sentence."""
        return [bisect_right(self._sentence_starts, start) - 1 for start in self.starts]

    @cached_property
    def blocks(self) -> list[int]:
        """For each word the number of its block."""
        return [self.report.block_at(start) for start in self.starts]

    @cached_property
    def quoted(self) -> list[int]:
        """For each word the number of the quotation around it, marks counted, 1-based; 0 outside."""
        out = [0] * len(self.words)
        for number, quotation in enumerate(self.quotations, start=1):
            words = self.words_in((quotation.outer_start, quotation.outer_end))
            if words:
                out[words[0] : words[1]] = [number] * (words[1] - words[0])
        return out

    @cached_property
    def _quoted_sums(self) -> list[int]:
        return np.concatenate([[0], np.cumsum(np.asarray(self.quoted) > 0)]).tolist()  # type: ignore[no-any-return]

    def quoted_words(self, words: Words) -> int:
        """How many words of a span stand in quotations."""
        return self._quoted_sums[words[1]] - self._quoted_sums[words[0]]

    @cached_property
    def tokens(self) -> list[int]:
        """For each word the first token at or behind its start."""
        starts = [token.start for token in self.syntax.tokens]
        return [bisect_left(starts, start) for start in self.starts]

    @cached_property
    def heads(self) -> npt.NDArray[np.int64]:
        """For each token of the report the token that governs it; punctuation governs itself."""
        return np.asarray(
            [token.index if token.dep == "punct" else token.head for token in self.syntax.tokens], np.int64
        )
