"""The words of a language by which renderings of one utterance are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderingLexicon:
    """Words, folded, that carry little of what is said, and those that turn it into something else.

    `function`: articles, pronouns, auxiliaries, prepositions, conjunctions. `negations`: words that negate what follows
    them. `modals`: a modal's class by its word; two classes do not mean the same. `numbers`: written numbers.
    `rounding`: words that make a number an approximate one.
    """

    function: frozenset[str]
    negations: frozenset[str]
    modals: Mapping[str, str]
    numbers: Mapping[str, int]
    rounding: frozenset[str]
