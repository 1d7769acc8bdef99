"""A text as windows of word pieces: what the encoder takes at once.

Invariant: windows hold whole words in text order; together they hold every word of the stretches that were asked for
once, and no window more than `LIMIT` pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LIMIT = 192
"""Pieces a window at most, its two marks not counted: four or five paragraphs of news."""

_ENDS = frozenset('.!?"”’»')


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids; for each word the index of its first piece, its `[start, end)` in the text."""

    pieces: list[int]
    firsts: list[int]
    words: list[tuple[int, int]]


@cache
def load_tokenizer(path: Path) -> Tokenizer:
    """The encoder's own tokenizer, without truncation or padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def windows(
    text: str, paragraphs: Iterable[tuple[int, int]], tokenizer: Tokenizer, first_limit: int = LIMIT
) -> Iterator[Window]:
    """Pack whole paragraphs, in order; one that is too long is cut behind a sentence, or at the last word that fits.

    `first_limit` is the first window's limit: training moves the cuts with it.
    """
    stretches = [(start, end) for start, end in paragraphs if text[start:end].strip()]
    encodings = tokenizer.encode_batch([text[start:end] for start, end in stretches], add_special_tokens=False)
    window, limit = Window([], [], []), first_limit
    for (start, _), encoding in zip(stretches, encodings, strict=True):
        ids, offsets, words = encoding.ids, encoding.offsets, encoding.word_ids
        starts = [i for i, word in enumerate(words) if i == 0 or word != words[i - 1]]
        ends = [*starts[1:], len(ids)]
        at = 0
        while at < len(starts):
            if window.words and len(window.pieces) + len(ids) - starts[at] > limit:
                yield window
                window, limit = Window([], [], []), LIMIT
            until = _fitting(text, start, starts, ends, offsets, at, limit)
            for word in range(at, until):
                window.firsts.append(len(window.pieces))
                window.pieces.extend(ids[starts[word] : ends[word]])
                window.words.append((start + offsets[starts[word]][0], start + offsets[ends[word] - 1][1]))
            at = until
    if window.words:
        yield window


def _fitting(
    text: str,
    start: int,
    starts: list[int],
    ends: list[int],
    offsets: list[tuple[int, int]],
    at: int,
    limit: int,
) -> int:
    """How far a paragraph's words go into an empty window, from word `at`: all, or up to the last end of a sentence."""
    until = at + 1
    while until < len(starts) and ends[until] - starts[at] <= limit:
        until += 1
    if until == len(starts):
        return until
    for cut in range(until, at + 1, -1):
        if text[start + offsets[starts[cut - 1]][0]] in _ENDS and cut - at > (until - at) // 3:
            return cut
    return until
