"""Countries, capitals and peoples by reference data.

Names of countries are CLDR's (through Babel), capitals and demonyms the pack's.

Invariant: a country is known by its CLDR name in the language of the report; nothing is looked up on a network.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.language import place_aliases
from onrecord.lexicons.entities import EntityLexicon

_SHORTEST_STEM = 4
"""Code points that a demonym must share with a name before an ending counts: with 3, "Iran" made "Iranian" and also
"Irani" of "Ira". Set on CLDR's 250 English territory names."""


@cache
def country_names(language: str = "en") -> frozenset[str]:
    """The names of all countries and territories in CLDR.

    >>> "Norway" in country_names()
    True
    """
    from babel import Locale

    territories = Locale.parse(language).territories
    return frozenset(name for code, name in territories.items() if len(code) == 2)


@cache
def _by_lower() -> dict[str, str]:
    return {name.lower(): name for name in country_names()}


def country(name: str, lexicon: EntityLexicon) -> str | None:
    """The country that a name means in whichever language is read, by its English CLDR name; None where it means none.

    >>> from onrecord.language.packs.ru.entities import ENTITIES as RUSSIAN
    >>> country("Швеция", RUSSIAN), country("РФ", RUSSIAN), country("Осло", RUSSIAN)
    ('Sweden', 'Russia', None)
    >>> from onrecord.language.packs.en.entities import ENTITIES
    >>> country("the U.S.", ENTITIES), country("Sweden", ENTITIES), country("Swedish", ENTITIES)
    ('United States', 'Sweden', None)
    """
    key = name.lower().removeprefix("the ").strip()
    known = lexicon.place_aliases.get(key) or _by_lower().get(key)
    return _english().get(place_code(known or key) or "", known)


@cache
def _english() -> dict[str, str]:
    """The English names of countries by their ISO 3166 codes."""
    return _territories("en")


@cache
def _local_places(language: str) -> dict[str, str]:
    """Countries of CLDR, and the cities that its time zones are named after, by their names in a language."""
    from babel import Locale

    told = Locale.parse(language).time_zones
    # Where a language has no name for a zone's city, it is the last part of the zone's (Unicode TR35, part 4).
    zones = {*told, *_zones()} if language == "en" else told
    cities = {
        f"zone {zone}": str(told.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " "))
        for zone in sorted(zones)
        if "/" in zone and not zone.startswith("Etc/") and (language == "en" or "city" in told[zone])
    }
    return {name: code for code, name in {**cities, **_territories(language)}.items()}


@cache
def _zones() -> frozenset[str]:
    """The time zones whose cities any of the languages that are read has a name for."""
    from babel import Locale

    return frozenset(str(zone) for language in place_aliases() for zone in Locale.parse(language).time_zones)


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale.parse(language).territories.items() if len(code) == 2}


@cache
def _local_by_lower(language: str) -> dict[str, str]:
    return {_plain(name): name for name in _local_places(language)}


def local_place(name: str, language: str) -> str | None:
    """The CLDR name, in a language, of the country or larger city that a name in it means; None where it means none.

    >>> local_place("норвегия", "ru"), local_place("Осло", "ru"), local_place("Тарнова", "ru")
    ('Норвегия', 'Осло', None)
    """
    return _local_by_lower(language).get(_plain(name))


def _plain(name: str) -> str:
    """In lower case, without the points over ё, which most texts leave out."""
    return name.lower().replace("ё", "е")


@cache
def _codes() -> dict[str, str]:
    """What CLDR calls a place by, for its name in any of the languages that are read, and the packs' other names."""
    codes: dict[str, str] = {}
    for language, aliases in sorted(place_aliases().items(), reverse=True):
        names = {_plain(name): code for name, code in _local_places(language).items()}
        codes |= {alias: names[_plain(name)] for alias, name in aliases.items() if _plain(name) in names}
        codes |= names
    return codes


def place_code(name: str) -> str | None:
    """What a country's or city's names in all languages that are read have in common; None for other places.

    >>> place_code("Norway") == place_code("Норвегия") == "NO", place_code("Осло"), place_code("Tarnova")
    (True, 'zone Europe/Oslo', None)
    >>> place_code("Москва") == place_code("Moscow")
    True
    """
    return _codes().get(_plain(name).removeprefix("the "))


def names_in(name: str, language: str) -> frozenset[str]:
    """All names in a language of the country or larger city that a name in any language that is read means.

    >>> sorted(names_in("Norway", "ru")), sorted(names_in("Moscow", "ru")), sorted(names_in("Tarnova", "ru"))
    (['Норвегия'], ['Москва'], [])
    """
    code = place_code(name)
    if code is None:
        return frozenset()
    known = {told for told, its in _local_places(language).items() if its == code}
    aliases = place_aliases().get(language, {})
    return frozenset(known | {alias for alias in aliases if place_code(alias) == code})


def country_named(name: str, language: str = "en") -> str | None:
    """The CLDR name in a language of the country that a name in any that is read means; None for other names.

    >>> country_named("Норвегия"), country_named("Norway", "ru"), country_named("Осло")
    ('Norway', 'Норвегия', None)
    """
    code = place_code(name)
    return _territories(language).get(code) if code else None


def city_name(name: str) -> str | None:
    """The English name of a city that CLDR's time zones are named after; None for other names.

    >>> city_name("Москва"), city_name("Tarnova")
    ('Moscow', None)
    """
    code = place_code(name)
    return _city_names().get(code) if code else None


@cache
def _city_names() -> dict[str, str]:
    return {code: name for name, code in _local_places("en").items() if code.startswith("zone ")}


def is_place(name: str, lexicon: EntityLexicon) -> bool:
    """Whether reference data knows the name as a country or a capital."""
    return country(name, lexicon) is not None or name in lexicon.capitals


def governed_from(name: str, lexicon: EntityLexicon) -> str | None:
    """The country whose government a capital's name, or a seat's, stands for; None for other names.

    >>> from onrecord.language.packs.en.entities import ENTITIES
    >>> governed_from("Oslo", ENTITIES), governed_from("the White House", ENTITIES), governed_from("Bergen", ENTITIES)
    ('Norway', 'United States', None)
    """
    bare = name.removeprefix("the ").removeprefix("The ")
    return lexicon.capitals.get(bare) or lexicon.seats.get(bare)


def is_demonym(name: str, lexicon: EntityLexicon) -> bool:
    """Whether the name is one word for a country's people ("Dutch", "Norwegian")."""
    if " " in name or country(name, lexicon):
        return False
    return name.lower() in lexicon.demonyms


def demonym_of(word: str, place: str, endings: tuple[str, ...]) -> bool:
    """Whether `word` ("Velmoran") is made of the place's name ("Velmora") by one of the language's endings.

    >>> from onrecord.language.packs.en.entities import ENTITIES
    >>> demonym_of("Velmoran", "Velmora", ENTITIES.demonym_endings), demonym_of("Velmoran", "Velden", ("an",))
    (True, False)
    """
    word = word.lower()
    return word != place.lower() and not _stems(word, endings).isdisjoint(_begun(place))


_LOST_LETTERS = 2
"""Letters of a place's name, at its end, that its demonym may lack: "Velmora", "Velmorite"; or the words below."""

_LANDS = ("land", "stan", "istan")


def places_of_demonym(word: str, places: frozenset[str], endings: tuple[str, ...]) -> list[str]:
    """Of many places those of whose name a word is made."""
    word, by_stem = word.lower(), _by_stem(places)
    found = {place for stem in _stems(word, endings) for place in by_stem.get(stem, ())}
    return sorted(place for place in found if place.lower() != word)


def _stems(word: str, endings: tuple[str, ...]) -> set[str]:
    """What stands before an ending of a demonym in a word in lower case."""
    return {word.removesuffix(ending) for ending in endings if word.endswith(ending)}


@lru_cache(maxsize=20_000)
def _begun(place: str) -> frozenset[str]:
    """What a demonym of a place may have before its ending."""
    place = place.lower()
    stems = {place[: len(place) - lost] for lost in range(_LOST_LETTERS + 1)}
    stems |= {place.removesuffix(land) for land in _LANDS}
    return frozenset(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


@lru_cache(maxsize=8)
def _by_stem(places: frozenset[str]) -> dict[str, list[str]]:
    """Places by what their demonyms may have before the ending: looked up once a word, whatever places there are."""
    found: dict[str, list[str]] = {}
    for place in places:
        for stem in _begun(place):
            found.setdefault(stem, []).append(place)
    return found


def polity(word: str, places: frozenset[str], lexicon: EntityLexicon) -> str | None:
    """The country or place that a name or demonym stands for: a known country's, else one of the report's own `places`.

    >>> from onrecord.language.packs.en.entities import ENTITIES
    >>> polity("Velmoran", frozenset({"Velmora"}), ENTITIES), polity("Dutch", frozenset(), ENTITIES)
    ('Velmora', 'Netherlands')
    """
    known = country(word, lexicon) or lexicon.demonyms.get(word.lower())
    if known:
        return known
    return word if word in places else _place_of_demonym(word, places, lexicon.demonym_endings)


@lru_cache(maxsize=20_000)
def _place_of_demonym(word: str, places: frozenset[str], endings: tuple[str, ...]) -> str | None:
    return min(places_of_demonym(word, places, endings), key=lambda place: (len(place), place), default=None)
