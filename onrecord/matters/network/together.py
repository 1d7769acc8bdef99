"""What the words of a statement and the network tell of its stance, taken together.

Invariant: pure; a stance that words tell keeps the words that told it, and one that only the network tells has the
sentence that speaks most for it.
"""

from __future__ import annotations

from dataclasses import replace
from math import exp, log

from onrecord.matters.attitudes import Candidate
from onrecord.matters.network.reader import Told
from onrecord.model import GAP, Span, Stance

_BY_NETWORK, _BY_WORDS, _NEITHER = 0.46, 2.0, -0.63
"""A logistic regression of whether a stance is right, on the network's log odds of it and the words' confidence in it,
in [0, 1]. Fitted on the twelve matters of `tests/matters/judged`, of which the network has seen none: 0.46, 0.87 and
-1.15. Words are given more, for agencies write plainer (docs/evaluation.md has what that costs), and the last is such
that what the network alone tells rightly in 30 of 100 has what words need for a position."""

_NEIGHBOUR = 0.5
"""What the network's confidence in a stance's neighbour counts for it: who plans none may be read as against it."""

NEIGHBOURS = {
    Stance.SUPPORTS: Stance.CONFIRMS,
    Stance.CONFIRMS: Stance.SUPPORTS,
    Stance.OPPOSES: Stance.DENIES,
    Stance.DENIES: Stance.OPPOSES,
    Stance.OPEN: Stance.LEAVES,
    Stance.LEAVES: Stance.OPEN,
}
"""Stances that a reader of positions takes for one."""

_LEAST = 0.2
"""The least confidence, in [0, 1], with which a stance is given. Set by hand."""

_OF_TALKS = frozenset({Stance.DENIES, Stance.CONFIRMS})
"""Stances that are of work on a matter, as a rule, and not of the matter itself."""


def together(found: list[tuple[Candidate, Span]], told: Told, words: tuple[Span, ...]) -> list[tuple[Candidate, Span]]:
    """Stances with the confidence of both; the network's surest is among them. None where neither is sure.

    A turn of phrase in another sentence than the one that decides counts by its words, behind the surest.
    """
    its = [(replace(it, weight=_both(it.weight, it.stance, told), plain=it.weight), span) for it, span in found]
    best = max(told.stances, key=lambda it: (told.stances[it], it))
    if not any(it.stance is best for it, _ in found):
        span, start, end = _place(told, words)
        weight, reason = _both(0.0, best, told), f"is read as “{best.value}” as a whole"
        of_talks = best in _OF_TALKS
        its.append((Candidate(best, weight, start, end, reason, of_talks=of_talks, by="whole", plain=0.0), span))
    surest = max(it.weight for it, _ in its)
    weighed = ((_with_its_words(it, surest) if _beside(it, span, told, words) else it, span) for it, span in its)
    return [(it, span) for it, span in weighed if it.weight >= _LEAST]


def _with_its_words(it: Candidate, surest: float) -> Candidate:
    """A reading with the weight that its words alone give it, if that is more, and no more than the surest has."""
    return replace(it, weight=max(it.weight, min(surest, _odds(0.0, it.plain or 0.0))))


def _beside(it: Candidate, span: Span, told: Told, words: tuple[Span, ...]) -> bool:
    """Whether a turn of phrase stands in another sentence than the one that speaks most for what the network tells."""
    if it.by != "words" or span not in words:  # of the whole, or the cue's
        return False
    at = sum(len(before.quote) + len(GAP) for before in words[: words.index(span)]) + it.start
    return not told.start <= at < told.end


def _both(by_words: float, stance: Stance, told: Told) -> float:
    neighbour = NEIGHBOURS.get(stance)
    share = told.stances[stance] + (_NEIGHBOUR * told.stances[neighbour] if neighbour else 0.0)
    share = min(max(share, 0.001), 0.999)
    return _odds(log(share / (1 - share)), by_words)


def _odds(by_network: float, by_words: float) -> float:
    """The confidence in a stance by the network's log odds of it, 0 where it tells nothing, and the words' in it."""
    odds = _BY_NETWORK * by_network + _BY_WORDS * by_words + _NEITHER
    return 1 / (1 + exp(-odds))


def _place(told: Told, words: tuple[Span, ...]) -> tuple[Span, int, int]:
    """The span in which the deciding words begin, and their place in it, in code points."""
    at, span = 0, words[0]
    for following in words[1:]:
        if told.start < at + len(span.quote):
            break
        at, span = at + len(span.quote) + len(GAP), following
    start = max(0, told.start - at)
    return span, start, min(len(span.quote), max(told.end - at, start + 1))
