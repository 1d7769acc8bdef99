"""Which reports hold text of which: a pure function of two sketches, and of candidates that share hashes.

Invariant: whether two reports are copies depends on the two alone. So the copies of a set of reports are the same in
whatever order they came, and a report that goes takes its own with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from onrecord.lineage.sketch import Sketch

WHOLE = 0.5
"""The share of each of two texts, in [0, 1], that stands in the other, from which they are one text with edits. In
PolNeAR's 924 development and training articles the pairs that are one text have 0.60 and more, an agency's list in a
longer article 0.13 and 0.50. A text in which every sixteenth word is changed is found no more as whole."""

PART = 0.2
"""The share of either text that stands in the other from which it is taken from it. Set on the same articles: the most
that two of them share that were not taken from each other is 0.17 (three quotations), 0.15 (an outlet's standing note).
Excerpts of less than a fifth of both texts are given up for it."""

LEAST = 8
"""Hashes that two sketches share at least where a part is taken: 32 shingles of a sketch of one in four, about 39 words
of text, a paragraph of background. With `PART` it finds 93 in a hundred excerpts of 30%: 96 of articles of 200 words
and more, 68 of shorter ones (`python -m evaluation copies`; docs/evaluation.md, "Copies")."""

LEAST_WHOLE = 4
"""The same where the texts are one: 16 shingles, about 23 words, so that a brief of 30 words is found again."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that shares hashes with another: its id, its sketch's size, and how many of its hashes they share."""

    id: str
    size: int
    shared: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that two reports share: the part of the one's text that stands in the other, and the other way round.

    Both are estimates in [0, 1], from so many `shared` hashes.
    """

    share: float
    other_share: float
    shared: int

    @property
    def whole(self) -> bool:
        """Whether either is, but for edits, the other's text; else one holds a part of the other."""
        return min(self.share, self.other_share) >= WHOLE


def copy(size: int, other_size: int, shared: int) -> Copy | None:
    """What two sketches of these sizes with so many hashes in common make; None: less than a copy."""
    if shared < LEAST_WHOLE:
        return None
    found = Copy(shared / size, shared / other_size, shared)
    taken = shared >= LEAST and max(found.share, found.other_share) >= PART
    return found if taken or found.whole else None


def compare(one: Sketch, other: Sketch) -> Copy | None:
    """What two sketches make; None: less than a copy."""
    shared = len(np.intersect1d(one.hashes, other.hashes, assume_unique=True))
    return copy(one.size, other.size, shared)


def with_candidates(own: Sketch, candidates: Iterable[Candidate]) -> dict[str, Copy]:
    """The copies that a report makes with those of the candidates that are one, by their ids."""
    made = {candidate.id: copy(own.size, candidate.size, candidate.shared) for candidate in candidates}
    return {other: found for other, found in made.items() if found is not None}


def among(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str, Copy]]:
    """All copies in a set of reports, in memory: pairs of ids in the order of the mapping, and what they make."""
    ids, sizes = list(sketches), [sketch.size for sketch in sketches.values()]
    if not ids:
        return
    hashes = np.concatenate([sketch.hashes for sketch in sketches.values()])
    owners = np.repeat(np.arange(len(ids), dtype=np.int64), sizes)
    order = np.argsort(hashes, kind="stable")  # stable: within a hash, owners ascend
    hashes, owners = hashes[order], owners[order]
    pairs = []
    apart = 1
    while True:  # a hash that n reports have gives pairs of its places 1, 2, … n - 1 apart
        same = np.flatnonzero(hashes[apart:] == hashes[:-apart])
        if not len(same):
            break
        pairs.append(owners[same] * len(ids) + owners[same + apart])
        apart += 1
    if not pairs:
        return
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    for pair, shared in zip(found.tolist(), counts.tolist(), strict=True):
        one, other = divmod(pair, len(ids))
        made = copy(sizes[one], sizes[other], shared)
        if made is not None:
            yield ids[one], ids[other], made
