"""Which language a page is in.

Invariant: a language is said only where it is sure; else the answer is "und" (BCP 47's undetermined).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.lexicons.page import PageLexicon
from onrecord.page.lines import Line

UNDETERMINED = "und"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)*$")
_SHARE = 0.18
"""Share of function words from which a text is in that language. With the English pack's words, the median of 107
English pages (of the line corpus and kg-base) is 0.37, two of them stay under 0.18 and go to the identifier; 23 in
Portuguese, Russian, Indonesian and Korean have at most 0.09."""
_NOT = 0.08
"""Share of function words under which a declared language is not believed; set between the two groups above."""
_SAMPLE = 4_000
"""Characters that are looked at."""
_SURE = 0.9
"""Probability from which the identifier is believed."""
_LETTERS = 24
"""Letters that it needs; with fewer it takes names for languages."""


def language_of(lines: Sequence[Line], declared: str | None, lexicons: Mapping[str, PageLexicon]) -> str:
    """The primary BCP 47 subtag of the language of a page's sentences.

    The declared one is taken unless the words speak against it; then function words of the languages that have a pack;
    then py3langid, which takes most of a second to load, on other texts only.

    >>> from onrecord.language.packs.en.page import PAGE
    >>> language_of((Line(0, 9, "The port of Velm was closed, he said."),), None, {"en": PAGE})
    'en'
    >>> language_of((Line(0, 4, "Velm"),), None, {"en": PAGE})
    'und'
    """
    sentences = [line.text for line in lines if line.words >= 7] or [line.text for line in lines]
    sample = "\n".join(sentences)[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    shares = {
        code: sum(word in lexicon.function_words for word in words) / len(words)
        for code, lexicon in lexicons.items()
        if words
    }
    primary = match[1].lower() if declared and (match := _TAG.match(declared.strip())) else None
    if (
        primary
        and (primary not in shares or shares[primary] >= _NOT)
        and (primary in shares or not _pack(shares, words))
    ):
        return primary
    return _pack(shares, words) or _identified(sample)


def _pack(shares: Mapping[str, float], words: Sequence[str]) -> str | None:
    best = max(sorted(shares), key=lambda code: shares[code], default=None)
    if best is None or shares[best] < _SHARE or shares[best] * len(words) < 2:
        return None
    return best


def _identified(sample: str) -> str:
    if sum(char.isalpha() for char in sample) < _LETTERS:
        return UNDETERMINED
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else UNDETERMINED


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # imported here: it takes most of a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
