"""Viterbi against all sequences of labels, one by one."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.statements.tagger.decoding import decode
from onrecord.statements.tagger.labels import FOLLOWS, LABELS, Part

SCORES = arrays.arrays(np.float32, st.tuples(st.integers(1, 4), st.just(len(LABELS))), elements=st.integers(-9, 0))


def total(scores: np.ndarray, labels: tuple[int, ...]) -> float:
    steps = sum(FOLLOWS[a, b] for a, b in itertools.pairwise(labels))
    first = 0.0 if labels[0] == 0 or labels[0] % 2 == 1 else -1e4
    return float(first + steps + sum(scores[at, label] for at, label in enumerate(labels)))


def labelled(length: int, spans: dict[Part, list[tuple[int, int]]]) -> tuple[int, ...]:
    labels = [0] * length
    for part, found in spans.items():
        for first, last in found:
            labels[first:last] = [2 * part - 1] + [2 * part] * (last - first - 1)
    return tuple(labels)


@given(st.lists(SCORES, min_size=1, max_size=3))
def test_the_best_of_all_sequences_is_found(scores: list[np.ndarray]) -> None:
    for score, spans in zip(scores, decode(scores), strict=True):
        best = max(total(score, labels) for labels in itertools.product(range(len(LABELS)), repeat=len(score)))
        assert abs(total(score, labelled(len(score), spans)) - best) < 1e-3


def test_nothing_to_decode() -> None:
    assert decode([]) == []
