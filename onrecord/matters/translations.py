"""Whether two statements in two languages have the same words, by the glossary of the one's language for the other's.

Invariant: pure, and the same either way round; it tells of the words that a glossary, the families of predicates,
reference data, figures and the letters of names cover, and is silent where these are too few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.entities.reference import polity
from onrecord.entities.spellings import written_so
from onrecord.language import FullPack, Pack, full_pack_for, pack_for
from onrecord.lexicons.matters import MatterLexicon
from onrecord.matters.other_languages import country_at, words_for

_LEAST = 3
"""Words that both have, in the one's language and in the other's, at least."""

_SAME = 0.75
"""Of both statements' words that are covered, the share in [0, 1] that both have (Dice), from which they are one."""

_COVERED = 0.5
"""Of each statement's words that carry something, the share in [0, 1] that must be covered. All three were set by hand
on pairs of our own (`tests/matters/test_russian.py`)."""


def translated(one: Iterable[str], other: Iterable[str], languages: tuple[str, str]) -> tuple[int, float] | None:
    """How many words of one text are the other's in translation, and what share of both that is; None for too few.

    The texts are words in lower case, the languages primary subtags. None, too, where no glossary has both languages,
    or one text negates and the other does not.

    >>> words = "остранния готова обсудить вторую военную базу"
    >>> translated("ostrannia is ready to discuss a second military base".split(), words.split(), ("en", "ru"))
    (5, 1.0)
    """
    source, target = full_pack_for(languages[0]), pack_for(languages[1])
    if source is None or target is None or languages[0] not in target.matters.glossary:
        source, target = full_pack_for(languages[1]), pack_for(languages[0])
        one, other = other, one
        if source is None or target is None or languages[1] not in target.matters.glossary:
            return None
    data = target.matters
    ours = [word for word in dict.fromkeys(one) if word not in source.renderings.function]
    theirs = list(dict.fromkeys(data.plain(word) if data.plain else word for word in other))
    if any(word in source.renderings.negations for word in ours) != any(word in data.negations for word in theirs):
        return None
    ours = [word for word in ours if word not in source.renderings.negations and word not in source.matters.stop]
    theirs = [word for word in theirs if word not in data.stop and word not in data.negations]
    both, covered, its_covered = _compared(ours, theirs, source, target)
    if both < _LEAST or covered < _COVERED * len(ours) or its_covered < _COVERED * len(theirs):
        return None
    share = 2 * both / (covered + its_covered)
    return (both, round(share, 4)) if share >= _SAME else None


def _compared(ours: list[str], theirs: list[str], source: FullPack, target: Pack) -> tuple[int, int, int]:
    """How many words both have, and how many of each are covered."""
    known = _known(target.code, source.code)
    left = list(theirs)
    both = covered = 0
    for word in ours:
        may_be = _may_be(word, source.code, target.code)
        found = next((its for its in left if its in may_be or its == word or written_so(its, word)), None)
        found = found or next((its for its in left if _one_family(word, its, source.matters, target.matters)), None)
        if found is not None:
            left.remove(found)
            both += 1
        covered += bool(may_be or found is not None or word[0].isdigit())
    its_covered = len(theirs) - len(left)
    its_covered += sum(its in known or its[0].isdigit() or country_at([its], 0, target) is not None for its in left)
    return both, covered, its_covered


def _one_family(word: str, its: str, ours: MatterLexicon, theirs: MatterLexicon) -> bool:
    """Whether two words are of one family of predicates, or both of talking."""
    if word.startswith(ours.talking) and its.startswith(theirs.talking):
        return True
    family = ours.family_of(word)
    return family is not None and family == theirs.family_of(its)


@lru_cache(maxsize=8)
def _known(language: str, source: str) -> frozenset[str]:
    """All words that a language's glossary has for words of another."""
    pack = pack_for(language)
    entries: Mapping[str, tuple[str, ...]] = pack.matters.glossary.get(source, {}) if pack else {}
    return frozenset(form for forms in entries.values() for form in forms) | (
        pack.matters.additional if pack else frozenset()
    )


@lru_cache(maxsize=50_000)
def _may_be(word: str, source: str, target: str) -> frozenset[str]:
    """What a word of one language may be in the other, in dictionary forms; none where nothing tells."""
    ours, theirs = full_pack_for(source), pack_for(target)
    if ours is None or theirs is None:
        return frozenset()
    entries = theirs.matters.glossary.get(source, {})
    found = set(next((entries[form] for form in _dictionary_forms(word) if form in entries), ()))
    if word in ours.matters.additional:
        found |= theirs.matters.additional
    means = polity(word.capitalize(), frozenset(), ours.entities) or ours.entities.capitals.get(word.capitalize())
    if means:
        found |= words_for(means.lower(), theirs, source)
    return frozenset(found)


def _dictionary_forms(word: str) -> Iterable[str]:
    """What an English word's dictionary form may be, the likeliest first."""
    yield word
    for ending, becomes in (("'s", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + becomes
    for becomes in ("", "e"):
        if word.endswith("ing"):
            yield word.removesuffix("ing") + becomes
