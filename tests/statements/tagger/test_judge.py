"""What is kept of candidates: the best, none over another, none under the least."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.tagger.candidates import Candidate
from onrecord.statements.tagger.judge import choose

PIECES = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: ((pair[0], pair[0] + pair[1]),))
SCORED = st.lists(st.tuples(PIECES, st.floats(0, 1, width=32), st.floats(0, 1, width=32)), max_size=12)


@given(SCORED, st.floats(0.1, 0.9))
def test_contents_share_no_word_and_none_is_under_the_least(
    scored: list[tuple[tuple[tuple[int, int], ...], float, float]], least: float
) -> None:
    found = [Candidate(pieces, None, None) for pieces, _, _ in scored]
    right = np.asarray([chance for _, chance, _ in scored], np.float32)
    exact = np.asarray([chance for _, _, chance in scored], np.float32)
    kept = choose(found, right, exact, least)
    words = [word for candidate, _ in kept for first, last in candidate.pieces for word in range(first, last)]
    assert len(words) == len(set(words))
    assert all(chance >= least for _, chance in kept)
    refused = [c for c, r in zip(found, right.tolist(), strict=True) if r >= least and all(c is not k for k, _ in kept)]
    for candidate in refused:
        own = {word for first, last in candidate.pieces for word in range(first, last)}
        assert own & set(words)


def test_of_two_over_the_same_words_the_likelier_exact_one_is_kept() -> None:
    near, exact = Candidate(((0, 5),), None, None), Candidate(((1, 5),), None, None)
    kept = choose([near, exact], np.asarray([0.8, 0.8], np.float32), np.asarray([0.1, 0.6], np.float32), 0.5)
    assert [candidate for candidate, _ in kept] == [exact]
