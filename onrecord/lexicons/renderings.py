"""The words of a language by which renderings of one utterance are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderingLexicon:
    """Words, folded, that carry little of what is said, and those that turn it into something else.

    `function`: articles, pronouns, auxiliaries, prepositions, conjunctions. `negations`: words that negate what follows
    them. `modals`: a modal's class by its word; two classes do not mean the same. `numbers`: written numbers.
    `cues`: what a word of saying makes of what is said, by its form; of `adverse` pairs, one act of saying is not both.
    """

    function: frozenset[str]
    negations: frozenset[str]
    modals: Mapping[str, str]
    numbers: Mapping[str, int]
    cues: Mapping[str, str]
    adverse: frozenset[frozenset[str]]
