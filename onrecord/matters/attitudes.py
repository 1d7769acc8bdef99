"""Turns of phrase by which a text takes a stance to a proposition, and what their attitude is to.

Invariant: pure; a reading has the place of its words in the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.entities.spellings import written_so
from onrecord.lexicons.matters import ENDING, MatterLexicon, fits_one
from onrecord.matters.clauses import TOKEN, asked, negated, right_before, tokens_of
from onrecord.matters.proposition import Proposition
from onrecord.model import Stance

TURNED = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}

OF_DOING = {**TURNED, Stance.CONFIRMS: Stance.OPPOSES}
"""What a stance to doing a thing becomes where it is to what undoes it: "has decided to keep it open"."""

HEDGED = 0.85
"""What a hedge ("perhaps", "likely") leaves of the confidence in a reading that is not itself of openness."""


By = Literal["words", "act", "whole"]
"""What tells a stance: turns of phrase, the act alone, or the trained network of the whole alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stance that words at `[start, end)` of a text tell, with a confidence in [0, 1] and why.

    `of_talks` and `of_past`: of talking about the matter, and of talk that is past. `plain`: the confidence by words
    alone, where it was weighed with more; None where it was not.
    """

    stance: Stance
    weight: float
    start: int
    end: int
    reason: str
    of_talks: bool = False
    of_past: bool = False
    by: By = "words"
    plain: float | None = None


_UNDONE = frozenset({Stance.OPPOSES, Stance.DENIES})
"""Stances of turns of phrase that tell nothing where they are negated: who is not against it need not be for it."""


def turns_of_phrase(
    lowered: str, proposition: Proposition, data: MatterLexicon, others: frozenset[str]
) -> Iterable[Candidate]:
    """What the turns of phrase in a text, in lower case, tell; `others` are names of whom another speaks for."""
    hedges = [m.start() for m in TOKEN.finditer(lowered) if m[0] in data.hedges]
    past = data.formerly.search(lowered) if data.formerly else None
    for cue in data.cues:
        found = cue.pattern.search(lowered)
        if past and found and past.start() <= found.start() < past.end():
            found = cue.pattern.search(lowered, past.end())
        if found and not asked(lowered, found.start(), found.end(), data):
            stance = cue.stance
            if cue.of_theme and _undoes(lowered, found.span(), proposition, data):
                stance = TURNED.get(stance, stance)
            elif (
                cue.stance in OF_DOING and not cue.of_itself and opposite_said(lowered, found.end(), proposition, data)
            ):
                stance = OF_DOING[stance]
            if cue.of_wanting and _none_behind(lowered, found.end(), data):
                yield Candidate(Stance.OPPOSES, cue.weight, found.start(), found.end(), "wants none")
                continue
            turns = cue.stance in (Stance.SUPPORTS, Stance.CONFIRMS) and not cue.has_negation
            if turns and negated(lowered, found.start(), found.end(), data):
                yield Candidate(
                    *against(cue.stance, cue.of_talks),
                    found.start(),
                    found.end(),
                    _negating(cue.name, lowered[found.start() : found.end()]),
                    cue.of_talks,
                )
                continue
            if stance is Stance.SUPPORTS and cue.of_wanting and _subject(lowered, found.start(), others, data):
                yield Candidate(
                    Stance.CONFIRMS, cue.weight, found.start(), found.end(), "says that another wants it", True, True
                )
                continue
            if cue.stance in _UNDONE and not cue.has_negation and right_before(lowered, found.start(), data):
                continue
            weight = cue.weight
            if (cue.of_theme or cue.stance in TURNED) and not cue.of_itself:
                left = object_of(lowered, found.start(), found.end(), proposition, data)
                weight *= min(left, _OF_PARTY) if left < 1.0 and cue.of_wanting else left
            outside = any(not found.start() <= at < found.end() for at in hedges)
            weight *= HEDGED if outside and cue.stance in TURNED else 1.0
            yield Candidate(stance, weight, found.start(), found.end(), cue.name, cue.of_talks, cue.of_past)


def _none_behind(text: str, end: int, data: MatterLexicon) -> bool:
    """Whether a verb of wanting has a negated thing right behind it: "needs no help"."""
    after = next(((word) for word, at, _ in tokens_of(text, data) if at >= end), "")
    return after in data.none


def _negating(name: str, words: str) -> str:
    """Why a turn of phrase that is negated tells the other side, in words."""
    told = name.removeprefix("says that ")
    return f"denies that {told}" if told != name else f"negates “{words}”"


OF_SOMETHING, _OF_PARTY, UNSAID = 0.6, 0.75, 0.9
"""What is left of an attitude whose own sentence names neither the theme nor anything that points to it: where the
sentence has other things that it may be to, where it names a party of the matter beside them, and where it has nothing
("we said no"). Set by hand on sentences of our own."""


_OF_OTHERS = 0.3
"""The same where a word behind it points to several things, and the matter is of one: "she will need them"."""


def object_of(text: str, start: int, end: int, own: Proposition, data: MatterLexicon) -> float:
    """What is left of an attitude by what its sentence says that it is to: 1 where that is the matter."""
    first = max((text.rfind(sign, 0, start) for sign in ".;?!…"), default=-1) + 1
    last = min((at for sign in ".;?!…" if (at := text.find(sign, end)) >= 0), default=len(text))
    words = [(word, at) for word, at, _ in tokens_of(text, data) if first <= at < last]
    beside = [word for word, at in words if not start <= at < end]
    within = [word for word, at in words if start <= at < end and word not in data.topics]
    if any(is_of_matter(word, own, data) for word in (*beside, *within)):
        return 1.0
    after = next((word for word, at in words if at >= end), "")
    if after in data.pointing_at_several and not own.several:
        return _OF_OTHERS
    others = [word for word in beside if len(word) > 3 and word.isalpha()]
    if all(word.endswith("ly") or _is_empty(word, data) for word in others):
        return UNSAID
    return _OF_PARTY if any(word in name for name in own.names for word in beside) else OF_SOMETHING


def _is_empty(word: str, data: MatterLexicon) -> bool:
    return word in data.stop or word in data.vague or word in data.negations or word in data.hedges


def is_of_matter(word: str, own: Proposition, data: MatterLexicon) -> bool:
    """Whether a word names the theme, or points to it."""
    if any(own.says(noun, word) for noun in own.theme) or any(word in nouns for nouns in own.near):
        return True
    if word in data.pointing or word in data.topics or any((word,) in ways for ways in own.figures):
        return True
    if (
        word in data.standing_in
        or (own.another and word in data.additional)
        or (own.predicate and own.says(own.predicate, word))
        or (own.family is not None and data.family_of(word) == own.family)
    ):
        return True
    return not own.theme and any(word in name for name in own.names)


_NEAR = 4
"""Words before a verb in which its subject is looked for."""


def _subject(text: str, at: int, others: frozenset[str], data: MatterLexicon) -> bool:
    """Whether the words before a verb name another than the speaker's side.

    Where forms of verbs tell by themselves that who speaks does it, its subject may stand anywhere before in its
    sentence.
    """
    tokens = tokens_of(text, data)
    before = [word for word, _, end in tokens if end <= at]
    if data.telling is None:
        return any(word in others for word in before[-_NEAR:])
    verb = next((text[start:end] for _, start, end in tokens if start >= at), "")
    first = max((place + 1 for place, word in enumerate(before) if word in _SENTENCE_ENDS), default=0)
    ours = "ours" in data.telling(verb) or any(word in data.ourselves for word in before[first:])
    return not ours and any(any(word == name or written_so(word, name) for name in others) for word in before[first:])


_SENTENCE_ENDS = frozenset(".;!?…")


def against(stance: Stance, of_talks: bool) -> tuple[Stance, float]:
    """What a stance becomes where it is negated, and with what confidence."""
    if stance is Stance.CONFIRMS or of_talks:
        return Stance.DENIES, 0.88
    return Stance.OPPOSES, 0.82


def _family_words(text: str, own: Proposition, data: MatterLexicon) -> tuple[list[int], list[int]]:
    """Where words of the predicate's family stand, and of the one that undoes it."""
    direct, undone = data.becoming(own.family)
    tokens = tokens_of(text, data)
    same = [t[1] for t in tokens if (own.predicate and own.says(own.predicate, t[0])) or fits_one(direct, t[0])]
    other = [t[1] for t in tokens if fits_one(undone, t[0]) and t[1] not in same]
    return same, other


def _undoes(text: str, cue: tuple[int, int], own: Proposition, data: MatterLexicon) -> bool:
    """Whether an attitude to the theme is against a proposition that ends it: "we need it", of its closing.

    A turn of phrase that undoes the thing itself ("will scrap it") has said so already.
    """
    same, others = _family_words(text, own, data)
    other = [at for at in others if not cue[0] <= at < cue[1]]
    if same:
        return False
    if other:
        return True
    spoken = any(own.says(noun, word) for noun in own.theme for word, _, _ in tokens_of(text, data)) or not own.theme
    return own.family in ENDING and spoken and not any(t[0] in data.topics for t in tokens_of(text, data))


def opposite_said(text: str, end: int, own: Proposition, data: MatterLexicon) -> bool:
    """Whether an attitude is to what undoes the proposition: "supports keeping it open", of its closing.

    So is one to dropping whatever is planned, where the proposition ends nothing by itself: "urges them to drop it".
    """
    same, other = _family_words(text, own, data)
    right_behind = [(word, at) for word, at, _ in tokens_of(text, data) if at >= end][:_BEHIND]
    behind = [at for _, at in right_behind]
    ends = next((place for place, (word, _) in enumerate(right_behind) if fits_one(data.undoing, word)), None)
    if ends is not None and own.family not in ENDING:
        return not any(word in data.negations for word, _ in right_behind[:ends])
    return not same and any(place in behind or place < end <= place + _WITHIN for place in other)


_BEHIND, _WITHIN = 4, 30
"""Words behind an attitude, and code points before its end, in which what it is to stands. Set by hand."""
