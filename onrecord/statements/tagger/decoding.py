"""Labels of words to spans: the best sequence of labels, bolder or more timid by a bias.

Invariant: the inside of a part follows only its beginning or its inside (Viterbi's algorithm over those steps).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.statements.tagger.labels import FOLLOWS, Part, part_of

Floats = npt.NDArray[np.float32]

Spans = dict[Part, list[tuple[int, int]]]
"""For each part, its spans `[first, last)` in words, in order."""


def decode(scores: Sequence[Floats]) -> list[Spans]:
    """The best spans of each sequence of label scores `[words, 7]`; sequences of like length go together fastest.

    >>> none, begins, goes_on = np.eye(7)[[0, 1, 2]] * 9.0
    >>> decode([np.stack([none, begins, goes_on, none])])[0][Part.SOURCE]
    [(1, 3)]
    """
    if not scores:
        return []
    lengths = [len(score) for score in scores]
    longest = max(lengths)
    padded = np.zeros((len(scores), longest, FOLLOWS.shape[0]), np.float32)
    padded[:, :, 1:] = -1e4
    for row, score in enumerate(scores):
        padded[row, : len(score)] = score
    padded[:, 0, 2::2] -= 1e4
    best = padded[:, 0]
    back = np.zeros(padded.shape, np.int8)
    for at in range(1, longest):
        reached = best[:, :, None] + FOLLOWS
        back[:, at] = reached.argmax(1)
        best = reached.max(1) + padded[:, at]
    labels = np.zeros(padded.shape[:2], np.int8)
    labels[:, -1] = best.argmax(1)
    rows = np.arange(len(scores))
    for at in range(longest - 1, 0, -1):
        labels[:, at - 1] = back[rows, at, labels[:, at]]
    return [_spans(row[:length].tolist()) for row, length in zip(labels, lengths, strict=True)]


def _spans(labels: list[int]) -> Spans:
    """The runs of one part; a label of beginning starts a new one."""
    out: Spans = {part: [] for part in Part}
    start, running = 0, None
    for at, label in enumerate([*labels, 0]):
        part = part_of(label)
        if running is not None and (part is not running or label % 2 == 1):
            out[running].append((start, at))
            running = None
        if part is not None and running is None:
            start, running = at, part
    return out
