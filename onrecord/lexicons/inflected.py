"""The words and endings by which names are found in a language that declines them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Paradigm:
    """How words that end alike in the nominative are declined: the ending by case, of one gender.

    `endings` by case, the nominative's as `nomn`; `stem` matches the end of what stands before them. `last` says
    whether it is a surname's; a first name's otherwise. A word that one of a lower `group` fits is not tried with a
    higher one.
    """

    gender: str
    last: bool
    group: int
    stem: str
    endings: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class InflectedLexicon:
    """What a language's names look like.

    `dictionary` is the code of the morphological dictionary. `paradigms` decline names that it does not know.
    `surname` matches, in lower case, a word's end that is a surname's in some case. `titles` are nouns of office in the
    nominative, lower case: one before a name has its case and tells it. `place_aliases`: other names of countries, in
    the nominative, lower case, to the CLDR name in this language.
    """

    dictionary: str
    paradigms: tuple[Paradigm, ...]
    surname: str
    titles: frozenset[str]
    place_aliases: Mapping[str, str]
