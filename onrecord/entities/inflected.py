"""Names in a report of a declined language: people named in full, their surnames, countries; each in the nominative.

Invariant: a name is given in the nominative only where the report's words leave one: first name and surname agree in
gender and case, and a title before them in case. Where they leave two ("Темирбека Веринова": his, or hers), it stays as
it is spelled. A surname alone is a mention of the one person of the report who has it, or of nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product

from onrecord.entities.full_names import BLANK, FullName, Word, people_in_full
from onrecord.entities.reference import local_place
from onrecord.language import Inflection
from onrecord.language.inflected import LAST, OTHER, PLACE, as_spelled
from onrecord.model import Entity, EntityKind, Mention, MentionKind, Report, Role, content_id

_READ_ROLES = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})

_WORD = re.compile(r"[^\W\d_]+(?:[-’'‑][^\W\d_]+)*")

_SURE, _SURNAME = 1.0, 0.9
"""Scores of a name in full, and of a surname alone that one person of the report has."""


@dataclass(frozen=True)
class InflectedNames:
    """The people and countries that a report names, with their mentions in the order of the text.

    Entities are called by the nominative, their variants are the spellings that stand in the text. `genders` of the
    entities where a name tells it; `cases` that a mention can stand in, by its place in the text.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    genders: Mapping[str, str]
    cases: Mapping[int, frozenset[str]]


def read_inflected(report: Report, inflection: Inflection) -> InflectedNames:
    """The people and countries that a report names."""
    words = list(_words(report))
    people = _but_two_surnames(list(people_in_full(words, inflection)), words, inflection)
    settled = _settled(people)
    named: dict[str, list[tuple[int, int]]] = {}
    taken: set[int] = set()
    reasons: dict[int, tuple[float, str]] = {}
    cases: dict[int, frozenset[str]] = {}
    names: dict[str, str] = {}  # the first spelling of each, with ё or without
    in_nominative = (settled[found.readings] for found in people if "nomn" in found.cases)
    spelled_so = {name for name in in_nominative if name is not None}
    for found in people:
        cases[words[found.first].start] = found.cases
        spelled = report.text[words[found.first].start : words[found.last - 1].end]
        name = _as_elsewhere(settled[found.readings], words[found.last - 1].text, spelled_so, inflection)
        name = cased(name, spelled) if name else spelled
        named.setdefault(names.setdefault(_plain(name), name), []).append((found.first, found.last))
        taken.update(range(found.first, found.last))
        reasons[found.first] = (_SURE, "its own name")
    told = {_plain(name): gender for readings in settled for name, gender in readings}
    genders = {name: told.get(_plain(name), "") for name in named}
    for at, name in _surnames(words, taken, [*named], genders, inflection):
        cases[words[at].start] = _cases_of(words[at], name, inflection)
        named.setdefault(name, []).append((at, at + 1))
        taken.add(at)
        reasons[at] = (_SURNAME, "the surname of the one person of the report who has it")
    places = _places(words, taken, inflection)
    entities, mentions = [], []
    for kind, of in ((EntityKind.PERSON, named), (EntityKind.PLACE, places)):
        for name, stands in of.items():
            spellings = dict.fromkeys(report.text[words[a].start : words[b - 1].end] for a, b in sorted(stands))
            entity = Entity(
                content_id("entity", report.id, name, kind),
                name,
                kind,
                tuple(each for each in spellings if each != name),
            )
            entities.append((min(stands), entity))
            for first, last in stands:
                span = report.span(words[first].start, words[last - 1].end)
                score, reason = reasons.get(first, (_SURE, "a country or city of the reference data"))
                mentions.append(Mention(span, MentionKind.NAME, entity.id, score, reason))
    people_genders = {entity.id: genders.get(entity.name, "") for _, entity in entities}
    return InflectedNames(
        tuple(entity for _, entity in sorted(entities, key=lambda each: each[0])),
        tuple(sorted(mentions, key=lambda mention: mention.span.start)),
        {entity: gender for entity, gender in people_genders.items() if gender},
        cases,
    )


def _but_two_surnames(people: list[FullName], words: list[Word], inflection: Inflection) -> list[FullName]:
    """Without two surnames side by side that the report has of two people: "сказала Вернову Лозовская"."""
    of = {found: {_plain(name.rpartition(" ")[2]) for name, _ in found.readings} for found in people}
    counted = Counter(surname for surnames in of.values() for surname in surnames)

    def is_anothers(at: int, own: FullName) -> bool:
        word = words[at].text
        forms = {
            _plain(form.nominative) for form in (*inflection.surnames(word), *inflection.declined(word, last=True))
        }
        return any(counted[it] > (it in of[own]) for it in forms)

    return [
        found
        for found in people
        if found.last - found.first != 2 or not all(is_anothers(at, found) for at in range(found.first, found.last))
    ]


def _words(report: Report) -> Iterator[Word]:
    for block in report.blocks:
        if block.role not in _READ_ROLES:
            continue
        before = -1
        for match in _WORD.finditer(report.text, block.start, block.end):
            between = report.text[before : match.start()] if before >= 0 else ""
            before = match.end()
            behind = between if re.fullmatch(r"[ \u00a0]|\.[ \u00a0]?", between) else ""
            yield Word(match.start(), match.end(), match[0], behind)


def _cases_of(word: Word, name: str, inflection: Inflection) -> frozenset[str]:
    """The cases in which a surname alone can stand where it is a name's."""
    own = _plain(name.rpartition(" ")[2])
    known = [form for form in inflection.forms(word.text) if form.kind == LAST]
    forms = known or inflection.declined(word.text, last=True)
    return frozenset(form.case for form in forms if _plain(form.nominative) == own and form.case)


def _settled(people: list[FullName]) -> dict[frozenset[tuple[str, str]], str | None]:
    """For each set of readings the nominative: the only one, or the one that another mention leaves as the only one."""
    alone = {next(iter(found.readings))[0] for found in people if len({name for name, _ in found.readings}) == 1}
    settled: dict[frozenset[tuple[str, str]], str | None] = {}
    for found in people:
        names = {name for name, _ in found.readings}
        fitting = names if len(names) == 1 else names & alone
        settled[found.readings] = fitting.pop() if len(fitting) == 1 else None
    return settled


def _as_elsewhere(name: str | None, surname: str, others: AbstractSet[str], inflection: Inflection) -> str | None:
    """A name, or another that the report has in the nominative, where the surname as spelled can be that one's.

    "Боровым" is Боров's, but Боровой's where he is named.
    """
    if name is None or name in others:
        return name
    first = name.rpartition(" ")[0]
    fitting = {f"{first} {form.nominative}" for form in inflection.surnames(surname)} & others
    return fitting.pop() if len(fitting) == 1 else name


def _surnames(
    words: list[Word], taken: set[int], named: list[str], genders: dict[str, str], inflection: Inflection
) -> Iterator[tuple[int, str]]:
    """Surnames alone: of the one person of the report who has it, or one that the dictionary has as nothing else."""
    having: dict[str, set[str]] = {}
    for name in named:
        surname = _plain(name.rpartition(" ")[2])
        if surname not in inflection.words.children:
            having.setdefault(surname, set()).add(name)
    for at, word in enumerate(words):
        if at in taken or not word.capital or word.text.isupper():
            continue
        known = inflection.forms(word.text)
        forms = [form for form in known if form.kind == LAST] or list(inflection.declined(word.text, last=True))
        fitting = {
            name
            for form in forms
            for name in having.get(_plain(form.nominative), ())
            if not form.gender or genders.get(name, "") in ("", form.gender)
        }
        told = {form.nominative for form in known}
        if len(fitting) == 1:
            yield at, fitting.pop()
        elif not fitting and len(told) == 1 and all(form.kind == LAST for form in known):
            yield at, cased(as_spelled(told.pop(), word.text), word.text)


def _places(words: list[Word], taken: set[int], inflection: Inflection) -> dict[str, list[tuple[int, int]]]:
    """Countries and cities of the reference data, by their names in it; two words before one."""
    found: dict[str, list[tuple[int, int]]] = {}
    at = 0
    while at < len(words):
        for length in (2, 1):
            part = words[at : at + length]
            if len(part) < length or not words[at].capital or not taken.isdisjoint(range(at, at + length)):
                continue
            if length > 1 and part[1].behind not in BLANK:
                continue
            name = _place(_nominatives(part, inflection), inflection)
            if name:
                found.setdefault(name, []).append((at, at + length))
                at += length - 1
                break
        at += 1
    return found


def _place(nominatives: Iterable[str], inflection: Inflection) -> str | None:
    aliases = inflection.words.place_aliases
    known = (local_place(aliases.get(nominative, nominative), inflection.code) for nominative in nominatives)
    return next(filter(None, known), None)


def _nominatives(part: Iterable[Word], inflection: Inflection) -> Iterator[str]:
    """The nominatives of words together, as spelled first."""
    options = [
        dict.fromkeys(
            [
                word.text.lower(),
                *(form.nominative for form in inflection.forms(word.text) if form.kind in (PLACE, OTHER)),
            ]
        )
        for word in part
    ]
    return (" ".join(combined) for combined in product(*options))


def _plain(name: str) -> str:
    return name.lower().replace("ё", "е")


def cased(nominative: str, spelled: str) -> str:
    """A nominative with capitals: as spelled where that is it, else one on each part of a word but small words.

    >>> cased("анна верина-тамм", "Анну Верину-Тамм"), cased("анна фон тамм", "Анну фон Тамм")
    ('Анна Верина-Тамм', 'Анна фон Тамм')
    """
    if nominative == spelled.lower():
        return spelled
    words, own = re.findall(r"[^\W\d_]+", nominative), re.findall(r"[^\W\d_]+", spelled)
    small = {
        word for word, as_spelled in zip(words, own, strict=False) if word == as_spelled and len(words) == len(own)
    }
    return re.sub(r"[^\W\d_]+", lambda it: it[0] if it[0] in small else it[0][:1].upper() + it[0][1:], nominative)
