"""What the words of a statement and the network tell of its stance, taken together.

Invariant: pure; each stance is one that words tell, and keeps the words that told it. What the network alone tells is
not taken: of such readings in reports a strict reader found one in three right (docs/evaluation.md).
"""

from __future__ import annotations

from dataclasses import replace
from math import exp

from onrecord.matters.attitudes import Candidate
from onrecord.matters.network.reader import Told
from onrecord.model import Span, Stance

_BY_WORDS, _BY_NETWORK, _NEITHER = 2.6, 5.73, -4.1
"""A logistic regression of whether a stance is right on the confidence of words in it, in [0, 1], and the network's.
Fitted on the 624 statements of `tests/matters/statements.jsonl`, of which the network has seen none; there words
weighed 2.13. They are given more, for agencies write plainly: between 1.4 and 3.5 both are right as often."""

_NEIGHBOUR = 0.5
"""What the network's confidence in a stance's neighbour counts for it: who plans none may be read as against it. Of 0,
0.25 and 0.5, the one with which most of those statements are right."""

_NEIGHBOURS = {
    Stance.SUPPORTS: Stance.CONFIRMS,
    Stance.CONFIRMS: Stance.SUPPORTS,
    Stance.OPPOSES: Stance.DENIES,
    Stance.DENIES: Stance.OPPOSES,
    Stance.OPEN: Stance.LEAVES,
    Stance.LEAVES: Stance.OPEN,
}

_LEAST = 0.3
"""The least confidence, in [0, 1], with which a stance is given that both tell together. Set by hand."""


def together(found: list[tuple[Candidate, Span]], told: Told) -> list[tuple[Candidate, Span]]:
    """The stances that words tell, with the confidence of both; those left out that the network takes for wrong."""
    its = [(replace(it, weight=_both(it.weight, it.stance, told)), span) for it, span in found]
    return [(it, span) for it, span in its if it.weight >= _LEAST]


def _both(by_words: float, stance: Stance, told: Told) -> float:
    beside = _NEIGHBOURS.get(stance)
    by_network = told.stances[stance] + (_NEIGHBOUR * told.stances[beside] if beside else 0.0)
    return 1 / (1 + exp(-(_BY_WORDS * by_words + _BY_NETWORK * by_network + _NEITHER)))
