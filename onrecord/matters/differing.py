"""Renderings of one utterance that do not say the same: what a reader should see, with the words.

Invariant: a function of the utterance; abstains where words cannot be set against each other. Only renderings of
reports that have them from no other report are compared, in one language.

What is compared is what both renderings have: a negation, a modal or a number counts where it stands before a word that
the other has, too, and the other has it otherwise there. A rendering that leaves a part out does not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from onrecord.language import primary
from onrecord.lexicons.renderings import RenderingLexicon
from onrecord.matters.likeness import Word, forms, lexicon, words
from onrecord.matters.word_differences import cut
from onrecord.model import Act, Rendering, Span, Utterance

SCOPE = 3
"""Words after a negation or a modal in which the word that it bears on is looked for. Set by hand on invented pairs; a
longer scope reaches into the next clause."""

_REFUSING = {Act.DENY, Act.DECLINE_COMMENT, Act.CLAIM_IGNORANCE}
"""Acts that negate what they are about, without a word in it that does."""


class Difference(StrEnum):
    """In what renderings differ."""

    NEGATION = "negation"
    MODALITY = "modality"
    FIGURES = "figures"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Differing:
    """Two renderings that do not say the same: in what, by which words of either, and why, in one sentence."""

    kind: Difference
    one: Rendering
    other: Rendering
    words: tuple[Span, ...]
    other_words: tuple[Span, ...]
    reason: str


def differing(utterance: Utterance) -> tuple[Differing, ...]:
    """What the renderings of an utterance differ in, in the order of the renderings; of one kind, a pair has one."""
    found: list[Differing] = []
    once: dict[tuple[str, ...], Rendering] = {}
    for rendering in utterance.independent:
        once.setdefault(tuple(word.folded for word in words(rendering.cited.words)), rendering)
    for one, other in combinations(once.values(), 2):
        known = lexicon(one.language)
        same = primary(one.language) == primary(other.language)
        if known is None or not same or one.cited.report == other.cited.report:
            continue
        found += _of_pair(one, other, known)
    return tuple(found)


def _of_pair(one: Rendering, other: Rendering, known: RenderingLexicon) -> Iterator[Differing]:
    ours, theirs = words(one.cited.words), words(other.cited.words)
    negated = () if other.act in _REFUSING else _negation(ours, theirs, known)
    turned = () if negated or one.act in _REFUSING else _negation(theirs, ours, known)
    if negated:
        yield _made(Difference.NEGATION, one, other, negated, (), "the first has {0}, the second has no negation there")
    elif turned:
        yield _made(Difference.NEGATION, one, other, (), turned, "the second has {1}, the first has no negation there")
    modal = _modality(ours, theirs, known)
    if modal:
        yield _made(Difference.MODALITY, one, other, *modal, "the first has {0} where the second has {1}")
    figures = _figures(ours, theirs, known)
    if figures:
        yield _made(Difference.FIGURES, one, other, *figures, "the first has {0} where the second has {1}")
    if (
        one.cue
        and other.cue
        and _negates(ours, known) == _negates(theirs, known)
        and _adverse(one.cue, other.cue, known)
    ):
        reason = f"the first has it after “{one.cue.quote}”, the second after “{other.cue.quote}”"
        yield Differing(Difference.ACT, one, other, (one.cue,), (other.cue,), reason)


def _made(
    kind: Difference,
    one: Rendering,
    other: Rendering,
    ours: Sequence[Word],
    theirs: Sequence[Word],
    reason: str,
) -> Differing:
    own, its = cut(one.cited.words, ours), cut(other.cited.words, theirs)
    quoted = [" ".join(f"“{span.quote}”" for span in spans) for spans in (own, its)]
    return Differing(kind, one, other, tuple(own), tuple(its), reason.format(*quoted))


def _bearers(at: int, among: Sequence[Word], known: RenderingLexicon) -> list[Word]:
    """The words that carry something, in the scope after a place."""
    return [word for word in among[at + 1 : at + 1 + SCOPE] if _carries(word, known)]


def _carries(word: Word, known: RenderingLexicon) -> bool:
    return not (word.folded in known.function or word.folded in known.negations or word.folded in known.modals)


def _negation(ours: Sequence[Word], theirs: Sequence[Word], known: RenderingLexicon) -> tuple[Word, ...]:
    """A negation of ours with the word that it bears on, where the other has the word, and no negation at all."""
    if _negates(theirs, known):
        return ()
    for at, word in enumerate(ours):
        if word.folded not in known.negations:
            continue
        borne = _bearers(at, ours, known)
        if borne and all(any(forms(it.folded, its.folded) for its in theirs) for it in borne):
            return tuple(ours[at : ours.index(borne[-1]) + 1])
    return ()


def _modality(
    ours: Sequence[Word], theirs: Sequence[Word], known: RenderingLexicon
) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """Modals of two classes before one word."""
    for one in _modals(ours, known):
        for other in _modals(theirs, known):
            if forms(one[-1].folded, other[-1].folded) and _class(one, known) != _class(other, known):
                return one, other
    return None


def _modals(among: Sequence[Word], known: RenderingLexicon) -> Iterator[tuple[Word, ...]]:
    """Each modal, up to the first word after it that carries something."""
    for at, word in enumerate(among):
        if word.folded in known.modals and (borne := _bearers(at, among, known)):
            yield tuple(among[at : among.index(borne[0]) + 1])


def _class(run: Sequence[Word], known: RenderingLexicon) -> str:
    return known.modals[run[0].folded]


def _figures(
    ours: Sequence[Word], theirs: Sequence[Word], known: RenderingLexicon
) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """Two numbers before one word, neither a rounding of the other; none where the other has our number elsewhere."""
    own, its = list(_numbers(ours, known)), list(_numbers(theirs, known))
    for number, run in own:
        for another, other_run in its:
            unlike = not rounded(number, another)
            apart = number not in {n for n, _ in its} and another not in {n for n, _ in own}
            if unlike and apart and forms(run[-1].folded, other_run[-1].folded):
                return run, other_run
    return None


def _numbers(among: Sequence[Word], known: RenderingLexicon) -> Iterator[tuple[float, tuple[Word, ...]]]:
    """Each number with the word after it."""
    for at, word in enumerate(among[:-1]):
        value = _value(word, known)
        if value is not None and _value(among[at + 1], known) is None:
            yield value, tuple(among[at : at + 2])


def _value(word: Word, known: RenderingLexicon) -> float | None:
    if word.folded in known.numbers:
        return float(known.numbers[word.folded])
    try:
        return float(word.folded) if word.folded[0].isdigit() else None
    except ValueError:  # 1.2.3, or digits of a script that has no decimals
        return None


def rounded(one: float, other: float) -> bool:
    """Whether one is the other rounded to its own digits.

    >>> rounded(58, 58.32), rounded(900, 3000), rounded(900, 924.5), rounded(14, 12)
    (True, False, True, False)
    """
    coarse, fine = sorted((one, other), key=_digits)
    if coarse == fine:
        return True
    unit = 1.0
    while coarse and coarse % (unit * 10) == 0:
        unit *= 10
    return _digits(coarse) < _digits(fine) and abs(coarse - fine) <= unit / 2


def _digits(number: float) -> int:
    """Digits that count: none of the zeros at the ends."""
    return len(f"{number:f}".rstrip("0").replace(".", "").strip("0"))


def _negates(among: Sequence[Word], known: RenderingLexicon) -> bool:
    return any(word.folded in known.negations for word in among)


def _adverse(one: Span, other: Span, known: RenderingLexicon) -> bool:
    """Whether two cues make of what is said what one act of saying cannot be."""
    kinds = [{known.cues[word.folded] for word in words((cue,)) if word.folded in known.cues} for cue in (one, other)]
    return any(frozenset((a, b)) in known.adverse for a in kinds[0] for b in kinds[1])
