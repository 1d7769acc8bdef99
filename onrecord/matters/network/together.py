"""What the words of a statement and the network tell of its stance, taken together.

Invariant: pure; a stance that words tell keeps the words that told it, and one that only the network tells has the
sentence that speaks most for it.
"""

from __future__ import annotations

from dataclasses import replace
from math import exp

from onrecord.matters.attitudes import Candidate
from onrecord.matters.network.reader import Told
from onrecord.model import GAP, Span, Stance

_BY_WORDS, _BY_NETWORK, _NEITHER = 2.34, 5.0, -3.61
"""A logistic regression of whether a stance is right on the confidence of words in it, in [0, 1], and the network's."""

_LEAST = 0.3
"""The least confidence, in [0, 1], with which a stance is given that both tell together."""


def together(found: list[tuple[Candidate, Span]], told: Told, words: tuple[Span, ...]) -> list[tuple[Candidate, Span]]:
    """Stances with the confidence of both; the network's surest is among them. None where neither is sure."""
    its = [(replace(it, weight=_both(it.weight, told.stances[it.stance])), span) for it, span in found]
    best = max(told.stances, key=lambda it: (told.stances[it], it))
    if not any(it.stance is best for it, _ in found):
        span, start, end = _place(told, words)
        weight = _both(0.0, told.stances[best])
        reason = f"is read as “{best.value}” as a whole ({told.stances[best]:.2f})"
        its.append((Candidate(best, weight, start, end, reason, of_talks=best in _OF_TALKS), span))
    return [(it, span) for it, span in its if it.weight >= _LEAST]


_OF_TALKS = frozenset({Stance.DENIES, Stance.CONFIRMS})


def _both(by_words: float, by_network: float) -> float:
    return 1 / (1 + exp(-(_BY_WORDS * by_words + _BY_NETWORK * by_network + _NEITHER)))


def _place(told: Told, words: tuple[Span, ...]) -> tuple[Span, int, int]:
    """The span in which the deciding words begin, and their place in it, in code points."""
    at = 0
    for span in words:
        if told.start < at + len(span.quote) or span is words[-1]:
            start = max(0, told.start - at)
            return span, start, min(len(span.quote), max(told.end - at, start + 1))
        at += len(span.quote) + len(GAP)
    raise AssertionError("a statement has words")
