"""Every spelling of one person, organisation or place under one entity.

Invariant: a name is joined to a longer one only where exactly one fits; two that fit leave it on its own. Spellings are
compared as letters only (diacritics and doubled transliterations aside), never by who a person is known to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from onrecord.entities.spans import NameSpan, alike, fold
from onrecord.entities.spellings import suffix_of
from onrecord.model import Entity, EntityKind, content_id


def _short_for(text: str, longer: list[str]) -> str | None:
    """The one longer name that a single word is the end of: "the Compact"."""
    fitting = {name for name in longer if " " not in text and name.split()[-1] == text}
    return fitting.pop() if len(fitting) == 1 else None


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
    for text in sorted(people, key=lambda text: -len(text.split())):
        fitting = [group for group in groups if _one_person(text, group)]
        if len(fitting) == 1:
            fitting[0].append(text)
        else:
            groups.append([text])
    others: defaultdict[tuple[str, EntityKind], list[str]] = defaultdict(list)
    longer = [text for text, kind in kinds.items() if kind is EntityKind.ORGANIZATION and " " in text]
    for text, kind in kinds.items():
        if kind is not EntityKind.PERSON:
            meant = abbreviations.get(text) or _short_for(text, longer) or text
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
