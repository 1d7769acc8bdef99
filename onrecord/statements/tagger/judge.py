"""Which candidates are attributions: boosted trees give each a probability, and the best that do not cross are kept.

Invariant: contents of chosen candidates share no word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.statements.tagger.candidates import Candidate
from onrecord.statements.tagger.encoder import open_session

Floats = npt.NDArray[np.float32]

EXACT = 0.5
"""Weight of the probability that content and source are exact, where several candidates want the same words: on the
held-out folds of the training part, exact tuples gain by it and tuple F1 loses nothing."""


class Judge:
    """Two sets of trees: whether a candidate is right by half of its words and its source; whether to the word."""

    def __init__(self, folder: Path) -> None:
        self._right = open_session(folder / "right.onnx")
        self._exact = open_session(folder / "exact.onnx")

    def chances(self, rows: Floats) -> tuple[Floats, Floats]:
        """For each row the probability of being right, and of being exact."""
        if not len(rows):
            return np.zeros(0, np.float32), np.zeros(0, np.float32)
        right, exact = (
            np.asarray(session.run(("chance",), {"rows": rows})[0])[:, 0] for session in (self._right, self._exact)
        )
        return right, exact


def choose(found: Sequence[Candidate], right: Floats, exact: Floats, least: float) -> list[tuple[Candidate, float]]:
    """The candidates to keep with their probabilities, in the order of their words.

    What the layout marks as speech comes before all else: the judge has seen hardly any of it.
    """
    chances: list[float] = right.tolist()
    taken: set[int] = set()
    kept: list[tuple[Candidate, float]] = []
    marked = np.asarray([c.rule is not None and c.rule.marked for c in found], np.float32)
    for at in np.argsort(-(right + EXACT * exact + 2 * marked), kind="stable").tolist():
        if chances[at] < least and not marked[at]:
            continue
        words = {word for first, last in found[at].pieces for word in range(first, last)}
        if taken.isdisjoint(words):
            taken |= words
            rule = found[at].rule
            kept.append((found[at], rule.confidence if rule and rule.marked else chances[at]))
    return sorted(kept, key=lambda pair: pair[0].pieces)


@cache
def load_judge(folder: Path) -> Judge:
    """The trees of a folder, loaded once a process."""
    return Judge(folder)
