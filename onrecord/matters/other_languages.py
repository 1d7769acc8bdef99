"""A proposition put into another language, by that language's glossary: nobody is asked for a translation.

Invariant: pure, and of words alone. What has no entry is left out and never guessed; where nothing tells what the
proposition is of, there is none in that language, and nothing that is said in it bears on the matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from onrecord.entities.reference import country_named, country_names, names_in
from onrecord.language import Pack, every_pack, pack_for
from onrecord.matters.proposition import Proposition


def in_languages(own: Proposition, packs: Iterable[Pack] | None = None) -> Proposition:
    """A proposition with what it is in each other language whose pack has a glossary for it."""
    found = {}
    for pack in packs if packs is not None else every_pack():
        told = _put_into(own, pack) if pack.code != own.language else None
        if told is not None:
            found[pack.code] = told
    return replace(own, elsewhere=found)


def _put_into(own: Proposition, pack: Pack) -> Proposition | None:
    """A proposition in a pack's language; None where its head noun has no entry there, nor is a name."""
    glossary = pack.matters.glossary.get(own.language)
    if glossary is None:
        return None
    capitals = {word.lower() for word in own.matter.proposition.split() if word[:1].isupper()}
    forms: dict[str, frozenset[str]] = {}
    for noun in own.theme:
        told = glossary.get(noun, ())
        forms[noun] = frozenset(told) or (frozenset({noun}) if own.of_person or noun in capitals else frozenset())
    if own.theme and not forms[own.theme[0]]:
        return None
    called = {word: next(iter(glossary.get(word, ())), word) for word in (*own.theme, own.predicate)}
    meant: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for word in (*own.theme, own.predicate):
        meant[called[word]] |= forms.get(word, frozenset(glossary.get(word, ())))
    return replace(
        own,
        names=tuple(name.union(*(words_for(each, pack, own.language) for each in sorted(name))) for name in own.names),
        theme=tuple(called[noun] for noun in own.theme),
        near=tuple(
            frozenset(word for other in others for word in glossary.get(other, ())) - forms[noun]
            for noun, others in zip(own.theme, own.near, strict=True)
        ),
        predicate=called[own.predicate],
        family=own.family if own.family in pack.matters.families else None,
        figures=tuple(ways[:1] for ways in own.figures),
        language=pack.code,
        forms=dict(meant),
        elsewhere={},
    )


def words_for(name: str, pack: Pack, language: str) -> frozenset[str]:
    """The dictionary forms, in a pack's language, of single words for a name, in lower case, of a proposition.

    Those for its country, its people and capital by reference data; what a glossary has for a common noun in it.
    """
    data = pack.matters
    found = set(data.glossary.get(language, {}).get(name, ()))
    for each in names_in(name, pack.code):
        *_, last = each.lower().replace("-", " ").split()
        word = data.plain(last) if data.plain else last
        if word not in data.vague:
            found.add(word)
    means = country_named(name)
    if means:
        entities = pack.entities
        told_of = (*entities.demonyms.items(), *((name.lower(), of) for name, of in entities.capitals.items()))
        words = (word for word, of in told_of if " " not in word and means == (country_named(of) or of))
        found |= {data.plain(word) if data.plain else word for word in words}
    else:
        found |= _places_of(name, language)
    return frozenset(found)


def _places_of(people: str, language: str) -> set[str]:
    """What a place that no list knows may be called, by a word for its people ("velmorian"), in Latin letters.

    By the longer endings alone: a surname ends in the shorter ones as well.
    """
    pack = pack_for(language)
    endings = pack.entities.demonym_endings if pack is not None else ()
    stems = [people.removesuffix(it) for it in endings if len(it) >= _SURE and people.endswith(it)]
    return {f"{stem}ia" for stem in stems if len(stem) >= _SURE}


_SURE = 3
"""Letters of an ending that makes a people's name of a place's, and of what stands before it, at least. Set by hand."""


def country_at(words: list[str], at: int, pack: Pack) -> str | None:
    """The English name of the country that words of a text stand for, from a place on: the longest of its names."""
    plain = pack.matters.plain
    if plain is None:
        return None
    known = _countries(pack.code)
    forms = [plain(word) for word in words[at : at + _LONGEST]]
    return next((known[told] for end in range(len(forms), 0, -1) if (told := " ".join(forms[:end])) in known), None)


def whole_country(name: str, pack: Pack) -> str | None:
    """The English name of the country whose name in a pack's language this is; None for all other names."""
    plain = pack.matters.plain
    if plain is None:
        return None
    told = " ".join(plain(word) for word in name.split())
    return _countries(pack.code).get(told) if told not in _peoples(pack.code) else None


_LONGEST = 4
"""Words of a country's name that are looked at, at most."""


@cache
def _countries(language: str) -> dict[str, str]:
    """The English names of countries by what a language calls them and their own, in dictionary forms."""
    pack = pack_for(language)
    if pack is None or pack.matters.plain is None:
        return {}
    named = {name: means for name in country_names(language) if (means := country_named(name))}
    named |= {alias: means for alias, of in pack.entities.place_aliases.items() if (means := country_named(of))}
    found = {" ".join(map(pack.matters.plain, name.lower().split())): means for name, means in named.items()}
    return {**_peoples(language), **found}


@cache
def _peoples(language: str) -> dict[str, str]:
    """The English names of countries by words for their own and their people."""
    pack = pack_for(language)
    if pack is None or pack.matters.plain is None:
        return {}
    return {pack.matters.plain(word): country_named(of) or of for word, of in pack.entities.demonyms.items()}


__all__ = ["country_at", "in_languages", "whole_country", "words_for"]
