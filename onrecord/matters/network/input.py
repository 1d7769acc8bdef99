"""What the network is asked: a proposition, a statement, and what stands around it, as word pieces.

Invariant: pure; training and reading make the same pieces of the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Stance

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NO_SIDE, OFF = "no side", "off"
"""What is no stance: of the matter, without a side; and not of the matter."""

LABELS = (*(stance.value for stance in Stance), NO_SIDE, OFF)
"""What the network tells apart, in the order of its scores."""

_MARK, _CLOSE = 101, 102
"""[CLS] and [SEP] of BERT's uncased vocabulary."""

_PROPOSITION, _SPEAKER, _WORDS, _AROUND = 40, 28, 110, 60
"""Word pieces of each part at most; of what stands before, the last are kept. Longer ones are under 1% in training."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement put to a proposition: who speaks, by which cue, the title, what stands right before, where known."""

    proposition: str
    words: str
    speaker: str = ""
    cue: str = ""
    title: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces in the order proposition, speaker, cue and words, title, what stands before.

    `parts` has 0 for the proposition's, 1 for the rest; `[start, end)` are the words said, of which `offsets` tells
    each piece's place in code points.
    """

    ids: list[int]
    parts: list[int]
    start: int
    end: int
    offsets: list[tuple[int, int]]


def pieces_of(asked: Asked, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of what is asked."""

    def encode(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    said = tokenizer.encode(asked.words, add_special_tokens=False)
    words, offsets = list(said.ids)[:_WORDS] or [_CLOSE], list(said.offsets)[:_WORDS] or [(0, 0)]
    said_by = f"{asked.speaker} {asked.cue}".strip()
    speaker = encode(f"{said_by}:")[-_SPEAKER:] if said_by else []
    title = encode(f"{asked.title}.")[:_AROUND] if asked.title else []
    first = [_MARK, *encode(asked.proposition)[:_PROPOSITION], _CLOSE]
    second = [*speaker, *words, _CLOSE, *title, *encode(asked.before)[-_AROUND:], _CLOSE]
    start = len(first) + len(speaker)
    return Pieces([*first, *second], [0] * len(first) + [1] * len(second), start, start + len(words), offsets)
