"""Every spelling of one person, organisation or place under one entity.

Invariant: a name is joined to a longer one only where exactly one fits; two that fit leave it on its own. Spellings are
compared as letters only (diacritics and doubled transliterations aside), never by who a person is known to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from onrecord.entities.spans import NameSpan, alike, fold, honorific, surname
from onrecord.entities.spellings import is_particle, skeleton, suffix_of, without_article
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import Entity, EntityKind, content_id
from onrecord.syntax import Syntax


def told_apart(names: list[NameSpan], syntax: Syntax, lexicon: EntityLexicon) -> list[NameSpan]:
    """Names, with whose they are where one surname has titles of a man and of a woman: "Ms Oren", "Mr. Oren".

    A name in full has its title everywhere, a surname alone where the title stands.
    """
    own: dict[int, str] = {}
    of_surname: defaultdict[str, set[str]] = defaultdict(set)
    of_text: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        title = honorific(name, syntax.tokens, lexicon.honorifics)
        if title and name.kind is EntityKind.PERSON:
            own[name.first] = title
            of_surname[surname(name.text)].add(title)
            of_text[name.text].add(title)

    def titled(name: NameSpan) -> str:
        if name.kind is not EntityKind.PERSON or len(of_surname.get(surname(name.text), ())) < 2:
            return ""
        if " " not in name.text:
            return own.get(name.first, "")
        return min(of_text[name.text]) if len(of_text[name.text]) == 1 else ""

    return [replace(name, titled=titled(name)) for name in names] if own else names


def group_names(
    names: list[NameSpan], report_id: str, abbreviations: dict[str, str], counts: Mapping[str, int]
) -> tuple[dict[str, str], tuple[Entity, ...]]:
    """Every spelling's entity, by `NameSpan.key`, and the entities, in the order of their first mention.

    `counts` says how often each spelling stands in the article: of the fullest, the commonest is the entity's name.
    A person's spellings join where the surnames are alike and so are the first names, or one is the surname alone of
    just one person named in full. Others join where they are equal but for case, diacritics and an article, or where
    one is an abbreviation that the report defines, or the last word of just one organisation's name.
    """
    kinds: dict[str, EntityKind] = {}
    firsts: dict[str, NameSpan] = {}
    for name in names:
        firsts.setdefault(name.key, name)
        kinds.setdefault(name.text, name.kind)
    groups = _people([name for name in firsts.values() if kinds[name.text] is EntityKind.PERSON])
    others: defaultdict[tuple[str, EntityKind], list[str]] = defaultdict(list)
    ending: defaultdict[str, list[str]] = defaultdict(list)
    for text, kind in kinds.items():
        if kind is EntityKind.ORGANIZATION and " " in text:
            ending[text.split()[-1]].append(text)
    for text, kind in kinds.items():
        if kind is not EntityKind.PERSON:
            longer = ending.get(text, ())  # "the Compact"
            meant = abbreviations.get(text) or (longer[0] if len(longer) == 1 else text)
            others[fold(meant).removeprefix("the "), kinds.get(meant, kind)].append(text)
    groups.extend([firsts[text] for text in texts] for texts in others.values())
    order = {key: place for place, key in enumerate(firsts)}
    groups.sort(key=lambda group: min(order[name.key] for name in group))
    of: dict[str, str] = {}
    entities = []
    for group in groups:
        group.sort(key=lambda name: order[name.key])
        fullest = max(group, key=lambda it: (len(it.text.split()), _small(it.text), counts.get(it.text, 0)))
        kind = kinds[fullest.text]
        alone = (fullest.titled,) if fullest.titled and " " not in fullest.text else ()  # two entities of one spelling
        entity = content_id("entity", report_id, fullest.text, kind, *alone)
        variants = dict.fromkeys(name.text for name in group if name.text != fullest.text)
        entities.append(Entity(entity, fullest.text, kind, tuple(variants)))
        of.update((name.key, entity) for name in group)
    return of, tuple(entities)


def _people(people: list[NameSpan]) -> list[list[NameSpan]]:
    """Spellings of people's names put together: the fullest first, a surname without a title after those with one."""
    groups: list[list[NameSpan]] = []
    met = _Met()
    for name in sorted(people, key=lambda it: (-len(it.text.split()), not it.titled)):
        fitting = [number for number in met.near(name.text) if _one_person(name, groups[number])]
        if len(fitting) != 1:
            fitting = [len(groups)]
            groups.append([])
        groups[fitting[0]].append(name)
        met.add(name.text, fitting[0])
    return groups


def _small(text: str) -> bool:
    """Whether a name is written in small letters as well: "Oren", not "OREN"."""
    return not (text.isupper() and len(text) > 3)


class _Met:
    """Groups by first names and surnames, so that a name is compared with those alone that `_one_person` can join."""

    def __init__(self) -> None:
        self.first: defaultdict[str, set[int]] = defaultdict(set)
        self.last: defaultdict[str, set[int]] = defaultdict(set)
        self.sounding: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, text: str, group: int) -> None:
        words, _ = _parts(text)
        self.first[fold(words[0])].add(group)
        if words[-1] not in self.last:
            for key in self._sounds(words[-1]):
                self.sounding[key].add(words[-1])
        self.last[words[-1]].add(group)

    def near(self, text: str) -> list[int]:
        """The groups in which a name is with this first name, or with a surname like this one."""
        words, _ = _parts(text)
        found = set(self.first.get(fold(words[0]), ())) if len(words) == 1 else set()
        for other in {last for key in self._sounds(words[-1]) for last in self.sounding.get(key, ())}:
            if alike(words[-1], other):
                found |= self.last[other]
        return sorted(found)

    def _sounds(self, last: str) -> tuple[str, str]:
        """What surnames that are alike share, one of these at least."""
        return f"begins {fold(last)[:1]}", f"sounds {skeleton(last)}"


@lru_cache(maxsize=100_000)
def _parts(text: str) -> tuple[tuple[str, ...], str]:
    """A person's name in words, an article's hyphen and commas aside, and its suffix.

    >>> _parts("John Verel, Jr."), _parts("Omar al-Maren")
    ((('John', 'Verel'), 'jr'), (('Omar', 'al', 'Maren'), ''))
    """
    words = text.split()
    suffix = suffix_of(words[-1])
    kept = words[:-1] if suffix and len(words) > 1 else words
    return tuple(part for word in kept for part in without_article(word.strip(","))), suffix


def _one_person(name: NameSpan, group: list[NameSpan]) -> bool:
    titles = {other.titled for other in group}
    if name.titled and (name.titled not in titles if " " not in name.text else titles - {"", name.titled}):
        return False
    return any(_same_name(*_parts(name.text), *_parts(other.text)) for other in group)


def _same_name(words: tuple[str, ...], own: str, fuller: tuple[str, ...], other: str) -> bool:
    behind = _surname_alone(words, fuller)
    words = words[-1:] if behind else words
    if own != other and ((own and other) or len(words) > 1):
        return False
    if behind:
        return True
    if len(words) == 1:
        first_name = len(fuller) > 1 and fold(words[0]) == fold(fuller[0])
        return alike(words[0], fuller[-1]) or first_name
    if len(fuller) == 1 or not alike(words[-1], fuller[-1]):
        return False
    return alike(words[0], fuller[0]) or _initial(words[0], fuller[0])


def _surname_alone(words: tuple[str, ...], fuller: tuple[str, ...]) -> bool:
    """Whether a name is the surname, with its particles, of a fuller one: "Van der Velm" of "Anna van der Velm"."""
    ends = 1 < len(words) < len(fuller) and all(map(alike, words, fuller[-len(words) :]))
    return ends and is_particle(fuller[-len(words)]) and all(map(is_particle, fuller[-len(words) : -1]))


def _initial(a: str, b: str) -> bool:
    a, b = fold(a), fold(b)
    return 1 in (len(a), len(b)) and a[:1] == b[:1]
