"""What the encoder says of a word: outside, or the beginning or inside of a source, a cue or a content; and of acts."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from onrecord.model import Act


class Part(IntEnum):
    """A part of an attribution."""

    SOURCE = 1
    CUE = 2
    CONTENT = 3


ACTS = tuple(Act)
"""The acts in the order of the encoder's scores."""

LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")


def begin(part: Part) -> int:
    """The label that begins a part; the one inside it is the next.

    >>> LABELS[begin(Part.CUE)], LABELS[begin(Part.CUE) + 1]
    ('B-CUE', 'I-CUE')
    """
    return 2 * part - 1


def part_of(label: int) -> Part | None:
    """The part that a label belongs to, None outside.

    >>> part_of(LABELS.index("I-SOURCE")).name, part_of(0)
    ('SOURCE', None)
    """
    return Part((label + 1) // 2) if label else None


_IMPOSSIBLE = -1e4

FOLLOWS = np.zeros((len(LABELS), len(LABELS)), np.float32)
"""Added to a score for label `j` after label `i`: the inside of a part follows only that part."""
for _inside in range(2, len(LABELS), 2):
    for _before in range(len(LABELS)):
        if _before not in (_inside, _inside - 1):
            FOLLOWS[_before, _inside] = _IMPOSSIBLE
