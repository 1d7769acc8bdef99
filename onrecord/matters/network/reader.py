"""The trained reader of stances at run time: a statement and a proposition to how sure each label is.

Invariant: no PyTorch, no chance; a statement gives the same numbers, whichever others are read with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.matters.network.input import LABELS, NO_SIDE, OFF, Asked, pieces_of
from onrecord.matters.sentences import sentences_in
from onrecord.model import Stance
from onrecord.statements.tagger.encoder import open_session
from onrecord.statements.tagger.windows import load_tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class Told:
    """How sure each stance is, in [0, 1], that it takes no side, and that it is not of the matter; all sum up to 1.

    `[start, end)` are the words that speak most for the surest stance, in code points of what was asked.
    """

    stances: dict[Stance, float]
    no_side: float
    off: float
    start: int
    end: int


Network = Callable[[Asked], Told]
"""Tells how a statement stands to a proposition."""

_KEPT = 20_000
"""Answers that a process keeps: whoever looks at a matter looks again, as of another day."""


class _Reader:
    """The network of two files."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self._session, self._tokenizer = session, tokenizer

    def __call__(self, asked: Asked) -> Told:
        pieces = pieces_of(asked, self._tokenizer)
        ids = np.asarray([pieces.ids], np.int64)
        parts = np.asarray([pieces.parts], np.int64)
        mark, words = self._session.run(("mark", "words"), {"pieces": ids, "parts": parts})
        own = words[0, pieces.start : pieces.end]
        scores = mark[0] + own.mean(0)
        powers = np.exp(scores - scores.max())
        sure = dict(zip(LABELS, (powers / powers.sum()).tolist(), strict=True))
        best = int(scores[: len(Stance)].argmax())
        start, end = _decided(asked.words, pieces.offsets, own[:, best] - own.mean(-1))
        return Told({it: sure[it.value] for it in Stance}, sure[NO_SIDE], sure[OFF], start, end)


def _decided(text: str, offsets: list[tuple[int, int]], parts: npt.NDArray[np.float32]) -> tuple[int, int]:
    """The sentence whose words speak most for a label, by the mean of their parts in its score."""
    found: list[tuple[float, int, int]] = []
    for first, last in sentences_in(text, 0, len(text)):
        its = [parts[at] for at, (start, end) in enumerate(offsets) if first <= start and end <= last]
        if its:
            found.append((float(np.mean(its)), first, last))
    _, start, end = max(found, default=(0.0, 0, len(text)))
    return start, end


@cache
def load_network(name: str) -> Network:
    """The network in a folder of `onrecord.models`, loaded once a process."""
    models = Path(str(files("onrecord.models")))
    tokenizer = load_tokenizer(models / "attribution" / "tokenizer.json")  # both are of one encoder
    return lru_cache(_KEPT)(_Reader(open_session(models / name / "stance.onnx"), tokenizer))
