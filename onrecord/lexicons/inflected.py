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
    `surname` matches, in lower case, a word's end that is a surname's in some case, `plural` one that is of several
    people's. `particles` are small words before or inside a surname, which are not declined, lower case; `children`
    those behind the name of whose child somebody is, which is not declined either, with the gender that they tell.
    `titles` are nouns of office in the nominative, lower case: one before a name has its case and tells it.
    `place_aliases`: other names of countries, in the nominative, lower case, to the CLDR name in this language.
    `places` decline places that the dictionary does not know, and `land` ends names of states. `governed` are the cases
    that a preposition takes, `according` those of them before a noun of saying and whose it is. `classes`: the class of
    pronouns that agree with a gender; `agreeing`: endings of verbs in the past that agree with a subject of a gender.
    `acting` ends what stands before an office in the genitive that somebody holds for another.

    Offices told in other words: `equivalents` of the words that an office begins with; `heads`, nouns that say another
    before a ministry ("head of the ministry" is "minister"); `portfolios`, words for a ministry in the genitive, lower
    case, to what it is for; `fields`, nouns for who holds an office for one thing ("diplomat"), if it is told for what;
    `generic`, words that tell nothing of an office.
    """

    dictionary: str
    paradigms: tuple[Paradigm, ...]
    surname: str
    plural: str
    particles: frozenset[str]
    children: Mapping[str, str]
    titles: frozenset[str]
    place_aliases: Mapping[str, str]
    places: tuple[Paradigm, ...]
    land: str
    governed: Mapping[str, frozenset[str]]
    according: frozenset[str]
    classes: Mapping[str, str]
    agreeing: Mapping[str, str]
    acting: str
    equivalents: Mapping[str, str]
    heads: Mapping[str, str]
    portfolios: Mapping[str, str]
    fields: Mapping[str, str]
    generic: frozenset[str]
