"""Countries in a notice's words, as ISO 3166 codes.

Invariant: a country that CLDR knows is given by its code; one that no reference knows keeps its name as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicons.page import PageLexicon

_TOKEN = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?\.?")
_NAME_WORDS = 4
"""Words of the longest country names that are looked for."""
_STEM = 4
"""Code points that a people's name must share with the country's before its ending counts."""
_CHANGE = 2
"""Code points of the country's name that a people's name may replace ("Velmora", "Velmoran")."""
_LAND = ("land", "stan", "istan")


def jurisdictions(words: str, language: str, lexicon: PageLexicon) -> tuple[str, ...]:
    """The countries named in some words, in their order, by name or by people.

    A name after words such as "parts of" says whose part something is, and is passed over.

    >>> from onrecord.language.packs.en.page import PAGE
    >>> jurisdictions("the Norwegian government", "en", PAGE), jurisdictions("Velmora", "en", PAGE)
    (('NO',), ('Velmora',))
    """
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(words)]
    known: list[str] = []
    unknown: list[str] = []
    index = 0
    while index < len(tokens):
        at, first = tokens[index]
        size, code = _longest(tokens[index : index + _NAME_WORDS], language, lexicon)
        if not lexicon.part_of.search(words[:at]):
            if code:
                known.append(code)
            elif first[:1].isupper() and first.isalpha() and first.casefold() not in lexicon.function_words:
                unknown.append(first)
        index += size
    return tuple(dict.fromkeys(known or unknown[:1]))


def _longest(tokens: Sequence[tuple[int, str]], language: str, lexicon: PageLexicon) -> tuple[int, str | None]:
    """How many of the words the longest country's name takes that begins here, and its code."""
    for size in range(len(tokens), 0, -1):
        name = " ".join(word for _, word in tokens[:size]).rstrip(".")
        if name[:1].isupper() and (code := _code(name, language, lexicon)):
            return size, code
    return 1, None


def named_after(people: str, words: str, lexicon: PageLexicon) -> str | None:
    """The place among `words` that a people's name is made of: "Velmora" for "Velmoran"."""
    found = (match[0] for match in _TOKEN.finditer(words))
    return next(
        (word for word in found if word[:1].isupper() and _made_of(people, word, lexicon.demonym_endings)), None
    )


@cache
def _codes(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return {str(name).casefold(): code for code, name in sorted(locale.territories.items()) if len(code) == 2}


def _code(name: str, language: str, lexicon: PageLexicon) -> str | None:
    codes = _codes(language)
    key = name.casefold()
    for spelling in (key, lexicon.place_aliases.get(key), lexicon.demonyms.get(key)):
        if spelling and (code := codes.get(spelling.casefold())):
            return str(code)
    if " " in key:
        return None
    found = [country for country in codes if _made_of(name, country, lexicon.demonym_endings)]
    return str(codes[min(found, key=lambda country: (len(country), country))]) if found else None


def _made_of(people: str, place: str, endings: tuple[str, ...]) -> bool:
    people, place = people.casefold(), place.casefold()
    if people == place:
        return False
    for ending in endings:
        stem = people.removesuffix(ending) if ending else people
        if (ending and stem == people) or len(stem) < _STEM or not place.startswith(stem):
            continue
        rest = place[len(stem) :]
        if len(rest) <= _CHANGE or rest in _LAND:
            return True
    return False
