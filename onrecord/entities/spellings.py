"""Spellings of names compared: what different transliterations, scripts and habits of writing have in common.

Invariant: two spellings are compared by their letters alone, never by who somebody is known to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from onrecord.entities.reference import place_code
from onrecord.model import Entity, EntityKind

FIRST_NAMES_FIT = 0.92
"""Jaro-Winkler similarity in [0, 1] of two skeletons of first names from which they are one. Set on pairs of our own
tests: it joins Aleksandr with Alexander (0.98) and keeps Marta from Maria (0.91), Ivan from Ivana (0.96) apart by the
rule on endings below; it gives up Muhammad with Mohamed (0.80)."""

LAST_NAMES_FIT = 0.93
"""The same of last names that differ in vowels alone, where the first names are equal: Kasambaev, Kasamabayev (0.98).
Set on our own tests; Marin and Moran (0.78) stay apart."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name taken apart, as skeletons: first names in order, the last part, a suffix such as jr."""

    first: tuple[str, ...]
    last: str
    suffix: str


_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"}

_SKELETON: tuple[tuple[str, str], ...] = (
    (r"[^a-z]", ""),
    (r"^m[ou]h[ae]m+[ae][dt]$", "muhamed"),
    (r"(?<=[a-z])(?<![gq])ue(?=[a-z])", "u"),  # Jürgen, Juergen
    (r"(?<=[a-z])oe(?=[a-z])", "o"),  # Möller, Moeller; "ae" stays: Michael is not Mikhail
    (r"(?<=[bdfghklmnprstvz])yo", "e"),  # Пётр, Pyotr, Petr
    (r"shch|sch", "sh"),
    (r"tch", "ch"),
    (r"dzh|dj|zh|j", "j"),
    (r"gu(?=[ei])", "g"),
    (r"kh", "h"),
    (r"ph", "f"),
    (r"ck", "k"),
    (r"c(?!h)|q", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"ff\b", "v"),
    (r"ts|tz", "z"),
    (r"(?<=[aeou])[iy](?=[aeou])|\b[iy](?=[aeou])", ""),  # Baranayev, Baranaev; Yevgeny, Evgeny
    (r"(?<=[aeou])[iy]+", ""),  # Sergei, Sergey
    (r"[iy]+", "i"),  # Dmitry, Dmitrii
    (r"([a-z])\1+", r"\1"),  # Taalimov, Talimov; Anna, Ana
)
"""Transliterations of one name brought together, in this order: the common systems for Cyrillic (BGN/PCGN, ISO 9,
scholarly and the press's own, https://en.wikipedia.org/wiki/Romanization_of_Russian) differ in these letters."""


_PARTICLES = frozenset("van von der den de da del della di du dos la le ter ten zu zur bin ibn".split())
"""Small words before or inside a surname, in lower case: some reports leave them out (Anna van der Velm, Anna Velm)."""

_ARTICLES = frozenset(("al", "el"))
"""Articles that belong to the surname behind them: al Maren, al-Maren, Almaren."""

_BRITISH = (("isation", "ization"), ("defence", "defense"), ("centre", "center"), ("labour", "labor"))
"""Spellings of words that bodies are named by, as outlets of either side of the ocean write them."""


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """A word in which the usual transliterations of a name look the same.

    >>> {skeleton(word) for word in ("Sergei", "Sergey", "Serguey", "Сергей")}
    {'serge'}
    >>> skeleton("Zhilarov") == skeleton("Jilarov"), skeleton("Baranaev") == skeleton("Baranayev")
    (True, True)
    """
    folded = anyascii(word).lower()
    for pattern, letters in _SKELETON:
        folded = re.sub(pattern, letters, folded)
    return folded


_CYRILLIC: tuple[tuple[str, str], ...] = (
    ("shch", "щ"),
    ("sch", "ш щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ts", "ц"),
    ("th", "т"),
    ("ph", "ф"),
    ("ck", "к"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "е"),
    ("ye", "е"),
    ("ee", "и ээ ее"),
    ("oo", "у оо"),
    *((letter, told) for letter, told in zip("abdfiklmnoprtuvz", "абдфиклмнопртувз", strict=True)),
    ("c", "к ц"),
    ("e", "е э"),
    ("g", "г дж"),
    ("h", "х г"),
    ("j", "дж ж й"),
    ("q", "к"),
    ("s", "с з"),
    ("w", "в у"),
    ("x", "кс"),
    ("y", "й и ы"),
)
"""How a name in Latin letters is begun in Cyrillic: what stands for each letter or group, the longest group first."""

_BEGUN = 4
"""Letters of a name by which it is looked for, and told, in another script, at least. Set by hand."""


@lru_cache(maxsize=10_000)
def spelt_in_cyrillic(name: str) -> frozenset[str]:
    """The beginnings that a name in Latin letters, in lower case, may have in Cyrillic, as search takes them.

    >>> sorted(spelt_in_cyrillic("velmora")), sorted(spelt_in_cyrillic("os"))
    (['велм*', 'вель*', 'вэлм*', 'вэль*'], [])
    """
    if len(name) < _BEGUN:
        return frozenset()
    begun, at = [""], 0
    while at < len(name) and min(map(len, begun)) < _BEGUN:
        group, told = next(((g, t) for g, t in _CYRILLIC if name.startswith(g, at)), (name[at], ""))
        soft = ["ль"] if group == "l" and name[at + 1 : at + 2] not in tuple("aeiouyl") else []
        begun = [start + its for start in begun for its in [*told.split(), *soft] or [""]]
        at += len(group)
    # A doubled letter may be one in the other script.
    single = {re.sub(r"(.)\1", r"\1", start) for start in begun}
    return frozenset(f"{start[:_BEGUN]}*" for start in {*begun, *single} if len(start) > 2)


_ENDINGS = re.compile(r"[aeiou]{0,2}(?:mi?|h|v)?|[aeiou]{0,2}(?:n|che)?(?:sk\w{1,4}|z[eai]?\w?|zam\w?)")
"""What a language written in Cyrillic puts behind a name's stem, as `skeleton` writes it: of cases ("Velmori-ei"), of
adjectives ("velmori-isk-ogo") and of a people ("velmori-izi")."""


@lru_cache(maxsize=200_000)
def written_so(word: str, name: str) -> bool:
    """Whether a word in another script, in some form, is a name in Latin letters by its letters alone.

    >>> [written_so(word, "velmoria") for word in ("вельмории", "вельморийский", "вельвет")]
    [True, True, False]
    >>> written_so("velmoria", "velmoria"), written_so("мармелад", "mara")
    (False, False)
    """
    if len(name) < _BEGUN or not name.isascii() or word[:1].isascii():
        return False
    stem = skeleton(name).rstrip("aeiou")
    told = skeleton(word)
    return len(stem) > 2 and told.startswith(stem) and _ENDINGS.fullmatch(told[len(stem) :]) is not None


def normalised(name: str) -> str:
    """A name of an organisation or place without case, accents, punctuation, British spellings, and a leading article.

    >>> normalised("The Council of São Velmo"), normalised("U.S."), normalised("Port & Defence Organisation")
    ('council of sao velmo', 'us', 'port and defense organization')
    """
    folded = anyascii(name).lower().replace("'s", "").replace(".", "").replace("&", " and ")
    for british, american in _BRITISH:
        folded = folded.replace(british, american)
    words = re.findall(r"[a-z0-9]+", folded)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def folded(kind: EntityKind, name: str) -> str:
    """What a body's, facility's or group's spellings have in common; of a country or city in all languages read.

    >>> folded(EntityKind.PLACE, "Норвегия") == folded(EntityKind.PLACE, "Norway")
    True
    """
    code = place_code(name) if kind is EntityKind.PLACE else None
    return f"cldr {code}".lower() if code else normalised(name)


def consonants(last: str) -> str:
    """The first letter and the consonants after it."""
    return last[:1] + re.sub(r"[aeiou]", "", last[1:])


def spellings(name: Entity) -> tuple[str, ...]:
    """All spellings of a name, the fullest first."""
    return (name.name, *name.variants)


def suffix_of(word: str) -> str:
    """What tells a son from a father behind a name, in one form; empty for any other word.

    >>> suffix_of("Jr."), suffix_of("Junior"), suffix_of("III"), suffix_of("Verel")
    ('jr', 'jr', '3', '')
    """
    return _SUFFIXES.get(anyascii(word).lower().rstrip("."), "")


def is_particle(word: str) -> bool:
    """Whether a word is a small one before or inside of a surname, an article too, in lower case.

    >>> is_particle("van"), is_particle("al"), is_particle("Van")
    (True, True, False)
    """
    return word in _PARTICLES or word in _ARTICLES


def without_article(word: str) -> tuple[str, ...]:
    """A surname and the article that a hyphen ties to it.

    >>> without_article("al-Maren"), without_article("Al-Maren"), without_article("Vane-Oroy")
    (('al', 'Maren'), ('al', 'Maren'), ('Vane-Oroy',))
    """
    article, hyphen, behind = word.partition("-")
    return (article.lower(), behind) if hyphen and behind and article.lower() in _ARTICLES else (word,)


_INNER = re.compile(r"['’ʼ\u2010-\u2013-]")
"""Apostrophes and hyphens inside of names, as keyboards and typesetters have them."""


def _without_particles(words: list[str]) -> list[str]:
    """A name's words with articles joined to the word behind them, and without particles.

    >>> _without_particles(["Van", "der", "Velm"]), _without_particles(["Van", "Velm"])
    (['Velm'], ['Van', 'Velm'])
    >>> _without_particles(["Omar", "al", "Maren"])
    ['Omar', 'alMaren']
    """
    kept: list[str] = []
    for place, word in enumerate(words[:-1]):
        behind = words[place + 1]
        if word in _ARTICLES:
            words[place + 1] = word + behind
        # Only the first word of a sentence has a capital for its place alone: "Van der Velm said".
        elif word not in _PARTICLES and not (not place and word.lower() in _PARTICLES and behind in _PARTICLES):
            kept.append(word)
    return kept + words[-1:]


@lru_cache(maxsize=100_000)
def person_of(spelling: str) -> Person:
    """A spelling of a person's name taken apart."""
    # An article or a hyphen inside of a name part belongs to it: Al-Maren, Smith-Jones.
    words = _without_particles([word for word in re.split(r"[\s.,]+", re.sub(_INNER, "", spelling)) if word])
    suffix = suffix_of(words[-1]) if len(words) > 1 else ""
    if suffix:
        words.pop()
    parts = [part for part in map(skeleton, words) if part]
    return Person(tuple(parts[:-1]), parts[-1] if parts else "", suffix)


@lru_cache(maxsize=100_000)
def full_names(name: Entity) -> frozenset[Person]:
    """The spellings with a first name that fit the name's own."""
    head = person_of(name.name)
    return frozenset(p for p in map(person_of, spellings(name)) if p.first and fit(p, head))


def fit(one: Person, other: Person) -> bool:
    """Whether two spellings can be one person's: the last parts equal, the first names not against each other."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if one.last != other.last and not (one.first and one.first == other.first and _nearly(one.last, other.last)):
        return False
    if not one.first or not other.first:
        return True
    return _first_names_fit(one.first, other.first)


def _nearly(one: str, other: str) -> bool:
    """Whether two last names differ in vowels alone, and in few; one that only goes on is another (Ivanov, Ivanova)."""
    if consonants(one) != consonants(other) or one.startswith(other) or other.startswith(one):
        return False
    return JaroWinkler.similarity(one, other) >= LAST_NAMES_FIT


def _first_names_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The first names fit, and so do those after them, as far as both give them (middle names, patronymics)."""
    if "".join(one) == "".join(other):
        return True  # Anna-Maria, Anna Maria
    if not _name_fits(one[0], other[0]):
        return False
    return all(_name_fits(a, b) for a, b in zip(one[1:], other[1:], strict=False))


def _name_fits(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    # One that only goes on in a vowel is another name (Ivan, Ivana; Mari, Maria).
    if one.startswith(other) or other.startswith(one):
        return False
    # Nor do two that differ in a consonant: Marina is not Maria (0.97), nor Michael Mikhail (0.92).
    return consonants(one) == consonants(other) and JaroWinkler.similarity(one, other) >= FIRST_NAMES_FIT
