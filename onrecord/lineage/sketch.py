"""A report's body as a sample of its hashed shingles.

Invariant: a sketch depends on the body's words alone, and is the same on every machine and every Python. Whether a
shingle is in the sample depends on the shingle alone, so that two sketches can be compared in either direction.

What stands in quotation marks is left out: reports that quote one speech at length have not taken it from each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Report, Role

SHINGLE = 8
"""Words of a shingle. Two reports of one matter share names and phrases of five and six words; eight in a row are
seldom written twice but in a quotation."""

MODULUS = 4
"""One shingle in so many is in the sample: 100 hashes for 400 words. Of excerpts of 30%, it finds 94 in a
hundred, one in eight 90, one in two 96 (`python -m evaluation copies`; docs/evaluation.md, "Copies")."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"""("[^"\n]*"|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”])""")
"""Closed within its line: a mark left open must not make quotation of the rest."""

_FACTOR = 0x9E3779B97F4A7C15
"""An odd factor with bits well spread: 2^64 divided by the golden ratio (Knuth, TAOCP 3, 6.4)."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The sampled hashes of a body: distinct, ascending, each in [0, 2^63); their number is the sketch's size."""

    hashes: NDArray[np.int64] = field(repr=False)

    @property
    def size(self) -> int:
        """How many hashes were sampled."""
        return len(self.hashes)


def of_report(report: Report, modulus: int = MODULUS) -> Sketch:
    """The sketch of a report's body: captions, credits, notices and furniture are no part of it."""
    body = (report.text[block.start : block.end] for block in report.blocks if block.role is Role.BODY)
    return of_text("\n".join(body), modulus)


def of_text(text: str, modulus: int = MODULUS) -> Sketch:
    """The sketch of a text: its words without case and punctuation, eight at a time, one shingle in `modulus`.

    Shingles wholly within quotation marks are left out. A text of fewer than eight words has an empty sketch.

    >>> words = " ".join(f"word{n}" for n in range(200))
    >>> of_text(words).size, of_text(words.upper().replace(" ", ", ")).hashes.tolist() == of_text(words).hashes.tolist()
    (53, True)
    >>> of_text(f"“{words}”").size
    0
    """
    hashed: list[int] = []
    quoted: list[tuple[int, int]] = []
    for number, piece in enumerate(_QUOTED.split(text.casefold())):
        start = len(hashed)
        hashed.extend(map(_word_hash, _WORD.findall(piece)))
        if number % 2:
            quoted.append((start, len(hashed)))
    count = len(hashed) - SHINGLE + 1
    if count < 1:
        return Sketch(np.empty(0, np.int64))
    words = np.array(hashed, np.uint64)
    mixed = np.zeros(count, np.uint64)
    for at in range(SHINGLE):  # a polynomial in the factor, modulo 2^64
        mixed *= np.uint64(_FACTOR)
        mixed += words[at : at + count]
    mixed = _finished(mixed)
    chosen = mixed % np.uint64(modulus) == 0
    for start, end in quoted:
        chosen[start : max(end - SHINGLE + 1, start)] = False
    return Sketch(np.unique(mixed[chosen] >> np.uint64(1)).astype(np.int64))


@lru_cache(maxsize=500_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _finished(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Every bit of the value in every bit of the result: SplitMix64's finaliser (Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
