"""Every spelling of one person, organisation or place under one entity.

Invariant: a name is joined to a longer one only where exactly one fits; two that fit leave it on its own. Spellings are
compared as letters only (diacritics and doubled transliterations aside), never by who a person is known to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from onrecord.entities.spans import NameSpan, alike, fold, surname
from onrecord.entities.spellings import skeleton, suffix_of
from onrecord.model import Entity, EntityKind, content_id


def group_names(
    names: list[NameSpan], report_id: str, abbreviations: dict[str, str], counts: Mapping[str, int]
) -> tuple[dict[str, str], tuple[Entity, ...]]:
    """Every spelling's entity, and the entities, in the order of their first mention.

    `counts` says how often each spelling stands in the article: of the fullest, the commonest is the entity's name.
    A person's spellings join where the surnames are alike and so are the first names, or one is the surname alone of
    just one person named in full. Others join where they are equal but for case, diacritics and an article, or where
    one is an abbreviation that the report defines, or the last word of just one organisation's name.
    """
    kinds: dict[str, EntityKind] = {}
    for name in names:
        kinds.setdefault(name.text, name.kind)
    people = [text for text, kind in kinds.items() if kind is EntityKind.PERSON]
    groups: list[list[str]] = []
    having: defaultdict[str, list[int]] = defaultdict(list)
    for text in sorted(people, key=lambda text: -len(text.split())):
        near = sorted({number for key in _keys(text) for number in having[key]})
        fitting = [number for number in near if _one_person(text, groups[number])]
        if len(fitting) != 1:
            fitting = [len(groups)]
            groups.append([])
        groups[fitting[0]].append(text)
        for key in _keys(text):
            having[key].append(fitting[0])
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
    groups.extend(others.values())
    order = {text: place for place, text in enumerate(kinds)}
    groups.sort(key=lambda group: min(order[text] for text in group))
    of: dict[str, str] = {}
    entities = []
    for group in groups:
        fullest = max(group, key=lambda text: (len(text.split()), _small(text), counts.get(text, 0), -order[text]))
        kind = kinds[fullest]
        entity = content_id("entity", report_id, fullest, kind)
        variants = tuple(sorted((text for text in group if text != fullest), key=order.__getitem__))
        entities.append(Entity(entity, fullest, kind, variants))
        of.update(dict.fromkeys(group, entity))
    return of, tuple(entities)


def _small(text: str) -> bool:
    """Whether a name is written in small letters as well: "Oren", not "OREN"."""
    return not (text.isupper() and len(text) > 3)


def _keys(text: str) -> set[str]:
    """What two names share, one of these at least, that `_one_person` can join: it compares no others."""
    first, last = text.split(maxsplit=1)[0].strip(","), surname(text)
    return {f"begins {fold(last)[:1]}", f"sounds {skeleton(last)}", f"first {fold(first)}"}


def _one_person(text: str, group: list[str]) -> bool:
    words = text.split()
    return any(_same_name(words, other.split()) for other in group)


def _same_name(words: list[str], fuller: list[str]) -> bool:
    own, other = suffix_of(words[-1]), suffix_of(fuller[-1])
    words, fuller = (each[:-1] if len(each) > 1 and tail else each for each, tail in ((words, own), (fuller, other)))
    words, fuller = ([word.strip(",") for word in each] for each in (words, fuller))
    if own != other and ((own and other) or len(words) > 1):
        return False
    if len(words) == 1:
        first_name = len(fuller) > 1 and fold(words[0]) == fold(fuller[0])
        return alike(words[0], fuller[-1]) or first_name
    if len(fuller) == 1 or not alike(words[-1], fuller[-1]):
        return False
    return alike(words[0], fuller[0]) or _initial(words[0], fuller[0])


def _initial(a: str, b: str) -> bool:
    a, b = fold(a), fold(b)
    return 1 in (len(a), len(b)) and a[:1] == b[:1]
