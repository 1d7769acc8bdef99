"""The trained reader of stances at run time: a statement and a proposition to how sure each label is.

Invariant: no PyTorch, no chance; a statement gives the same numbers, whichever others are read with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.matters.network.input import LABELS, NO_SIDE, OFF, Asked, pieces_of
from onrecord.model import Stance
from onrecord.statements.tagger.encoder import open_session
from onrecord.statements.tagger.windows import load_tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class Told:
    """How sure each stance is, in [0, 1], that it takes no side, and that it is not of the matter; all sum up to 1."""

    stances: dict[Stance, float]
    no_side: float
    off: float

    @property
    def of_matter(self) -> Told:
        """The same, given that it is of the matter."""
        rest = max(1 - self.off, 1e-6)
        stances = {stance: share / rest for stance, share in self.stances.items()}
        return replace(self, stances=stances, no_side=self.no_side / rest, off=0.0)

    def taken_for(self, stance: Stance, others: frozenset[Stance]) -> Told:
        """The same, what it tells of other stances counted for one: the cue turns them, and it does not see the cue."""
        gained = sum(self.stances[it] for it in others)
        stances = {it: 0.0 if it in others else share for it, share in self.stances.items()}
        return replace(self, stances={**stances, stance: stances[stance] + gained})


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
        scores = mark[0] + words[0, pieces.start : pieces.end].mean(0)
        powers = np.exp(scores - scores.max())
        sure = dict(zip(LABELS, (powers / powers.sum()).tolist(), strict=True))
        return Told({it: sure[it.value] for it in Stance}, sure[NO_SIDE], sure[OFF])


@cache
def load_network(name: str) -> Network:
    """The network in a folder of `onrecord.models`, loaded once a process."""
    models = Path(str(files("onrecord.models")))
    tokenizer = load_tokenizer(models / "attribution" / "tokenizer.json")  # both are of one encoder
    return lru_cache(_KEPT)(_Reader(open_session(models / name / "stance.onnx"), tokenizer))
