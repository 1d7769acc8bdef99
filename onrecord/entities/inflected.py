"""Names in a report of a declined language: people named in full, their surnames, countries; each in the nominative.

Invariant: a name is given in the nominative only where the report's words leave one: first name and surname agree in
gender and case, and a title before them in case. Where they leave two ("Темирбека Веринова": his, or hers), it stays as
it is spelled. A surname alone is a mention of the one person of the report who has it, or of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.entities.reference import local_place
from onrecord.language import Inflection
from onrecord.language.inflected import FIRST, LAST, OTHER, PATRONYMIC, PLACE, Form
from onrecord.model import Entity, EntityKind, Mention, MentionKind, Report, Role, content_id

_READ_ROLES = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})

_WORD = re.compile(r"[^\W\d_]+(?:[-’'‑][^\W\d_]+)*")

_LONGEST_TITLE = 7
"""Words before a name among which its office is looked for: the "first deputy head of the ministry of … of …"."""

_SURE, _SURNAME = 1.0, 0.9
"""Scores of a name in full, and of a surname alone that one person of the report has."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at its place, how it follows the word before (white space, a point, anything else as "")."""

    start: int
    end: int
    text: str
    behind: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() and not self.text.isascii()

    @property
    def initial(self) -> bool:
        return self.capital and len(self.text) == 1


@dataclass(frozen=True, slots=True)
class _Found:
    """A person named in full at `[first, last)` words: what the name can be in the nominative, with its gender."""

    first: int
    last: int
    readings: frozenset[tuple[str, str]]
    cases: frozenset[str]


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
    people = list(_people(words, inflection))
    settled = _settled(people)
    named: dict[str, list[tuple[int, int]]] = {}
    taken: set[int] = set()
    reasons: dict[int, tuple[float, str]] = {}
    cases: dict[int, frozenset[str]] = {}
    spelled_so = {settled[found.readings] for found in people if "nomn" in found.cases} - {None}
    for found in people:
        cases[words[found.first].start] = found.cases
        spelled = report.text[words[found.first].start : words[found.last - 1].end]
        name = _as_elsewhere(settled[found.readings], words[found.last - 1].text, spelled_so, inflection)
        named.setdefault(cased(name, spelled) if name else spelled, []).append((found.first, found.last))
        taken.update(range(found.first, found.last))
        reasons[found.first] = (_SURE, "its own name")
    genders = {cased(name, ""): gender for readings in settled for name, gender in readings}
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


def _words(report: Report) -> Iterator[_Word]:
    for block in report.blocks:
        if block.role not in _READ_ROLES:
            continue
        before = -1
        for match in _WORD.finditer(report.text, block.start, block.end):
            between = report.text[before : match.start()] if before >= 0 else ""
            before = match.end()
            behind = between if re.fullmatch(r"[ \u00a0]|\.[ \u00a0]?", between) else ""
            yield _Word(match.start(), match.end(), match[0], behind)


def _people(words: list[_Word], inflection: Inflection) -> Iterator[_Found]:
    """Names in full, from left to right; none shares a word with another."""
    at = 0
    while at < len(words):
        found = _person(words, at, inflection)
        if found:
            yield found
        at = found.last if found else at + 1


def _person(words: list[_Word], at: int, inflection: Inflection) -> _Found | None:
    """A first name or initials, a patronymic or none, and a surname, which stand together and agree."""
    if not words[at].capital:
        return None
    parts = [at]
    while len(parts) < 3 and parts[-1] + 1 < len(words):
        following = words[parts[-1] + 1]
        pointed = words[parts[-1]].initial
        if not following.capital or not following.behind or following.behind.startswith(".") != pointed:
            break
        parts.append(parts[-1] + 1)
    for length in range(len(parts), 1, -1):
        if length == 2 and len(parts) > 2 and _begins_another(words, parts, inflection):
            continue
        readings = _agreeing(words, parts[:length], inflection)
        if readings:
            cases = frozenset(case for case, _, _ in readings)
            return _Found(at, at + length, frozenset((name, gender) for _, name, gender in readings), cases)
    return None


def _begins_another(words: list[_Word], parts: list[int], inflection: Inflection) -> bool:
    """Whether the second of three words is a first name and the first one none: "Вельмории Анна Верина"."""
    first, second = (inflection.forms(words[part].text) for part in parts[:2])
    given = any(form.kind == FIRST for form in first)
    return not given and any(form.kind == FIRST for form in second) and bool(_agreeing(words, parts[1:], inflection))


def _agreeing(words: list[_Word], parts: list[int], inflection: Inflection) -> set[tuple[str, str, str]]:
    """Case, nominative and gender of words that can be one person's name in one case; empty where they are none."""
    *before, last = parts
    options = [_first(words[part], place, inflection) for place, part in enumerate(before)]
    surnames, marked = _last(words[last], inflection)
    given = any(form.known for forms in options for form in forms)
    if words[last].initial or not surnames or not all(options) or not (given or marked):
        return set()
    found = _together(words, parts, [*options, surnames])
    if not found:  # an ordinary word as a surname, of a woman or a man whatever its gender; one of a rarer kind
        found = _together(words, parts, [*options, inflection.surnames(words[last].text)])
    cases = _governed_cases(words, parts[0], inflection) or _title_cases(words, parts[0], inflection)
    return _declining({reading for reading in found if reading[0] in cases} or found, words[parts[0]].text)


def _together(words: list[_Word], parts: list[int], options: Sequence[tuple[Form, ...]]) -> set[tuple[str, str, str]]:
    """Case, nominative and gender of a name by forms of its parts that agree."""
    found = set()
    for combined in product(*options):
        genders = {form.gender for form in combined} - {""}
        told = {form.case for form in combined} - {""}
        if len(genders) <= 1 and len(told) == 1:
            nominatives = [_like(form.nominative, words[part].text) for form, part in zip(combined, parts, strict=True)]
            found.add((told.pop(), " ".join(nominatives), next(iter(genders), "")))
    return found


def _declining(readings: set[tuple[str, str, str]], first: str) -> set[tuple[str, str, str]]:
    """Readings but for those of a first name that is not declined, in a case in which another one has that form.

    "Анне" in the dative is Анна's; Анне is one only in the nominative, where no other is spelled so.
    """
    declined = {(case, gender) for case, name, gender in readings if name.split()[0] != first.lower()}
    return {
        (case, name, gender)
        for case, name, gender in readings
        if name.split()[0] != first.lower() or (case, gender) not in declined
    }


def _first(word: _Word, place: int, inflection: Inflection) -> tuple[Form, ...]:
    """What a word before a surname can be: a first name or, behind one, a patronymic; an initial; nothing."""
    if word.initial:
        return (Form(FIRST, f"{word.text}.", "", "", False),)
    if word.text.isupper():
        return ()
    known = inflection.forms(word.text)
    wanted = FIRST if place == 0 else PATRONYMIC
    if known or place:
        return tuple(form for form in known if form.kind == wanted)
    return inflection.declined(word.text, last=False)


def _last(word: _Word, inflection: Inflection) -> tuple[tuple[Form, ...], bool]:
    """What a word can be as a surname, and whether it looks like one; an ordinary word with a capital may be one."""
    if word.text.isupper() and len(word.text) > 1:
        return (), False
    known = inflection.forms(word.text)
    surnames = tuple(form for form in known if form.kind == LAST)
    if surnames:
        return surnames, True
    if any(form.kind in (PLACE, PATRONYMIC) for form in known):
        return (), False
    if re.search(inflection.words.surname, word.text.lower()):
        return inflection.declined(word.text, last=True), True
    return (tuple(form for form in known if form.case) or inflection.declined(word.text, last=True)), False


def _governed_cases(words: list[_Word], at: int, inflection: Inflection) -> frozenset[str]:
    """The cases that the words right before a name ask for: a preposition, or "according to the words of"."""
    lexicon = inflection.words
    before = [
        words[back].text.lower() for back in range(max(at - 2, 0), at) if words[back + 1].behind in (" ", "\u00a0")
    ]
    if before and before[-1] in lexicon.governed:
        return lexicon.governed[before[-1]]
    if len(before) == 2 and before[0] in lexicon.according and not inflection.is_person(before[1]):
        forms = inflection.forms(before[1])
        if any(form.case in lexicon.governed[before[0]] for form in forms):
            return frozenset({"gent"})
    return frozenset()


def _title_cases(words: list[_Word], at: int, inflection: Inflection) -> set[str]:
    """The cases that the noun of office before a name can stand in; empty where there is none.

    What the office is of stands between them: in the genitive, or unknown, or behind a preposition.
    """
    for back in range(at - 1, max(at - 1 - _LONGEST_TITLE, -1), -1):
        if words[back + 1].behind not in (" ", "\u00a0"):
            return set()
        forms = inflection.forms(words[back].text)
        told = forms or (inflection.readings(words[back].text) if "-" in words[back].text else ())
        titles = {form.case for form in told if form.nominative in inflection.words.titles}
        if titles:
            return titles
        tied = back > 0 and words[back - 1].text.lower() in inflection.words.governed
        tied = tied or words[back].text.lower() in inflection.words.governed
        if forms and not tied and not any(form.case == "gent" for form in forms):
            return set()
    return set()


def _cases_of(word: _Word, name: str, inflection: Inflection) -> frozenset[str]:
    """The cases in which a surname alone can stand where it is a name's."""
    own = _plain(name.rpartition(" ")[2])
    known = [form for form in inflection.forms(word.text) if form.kind == LAST]
    forms = known or inflection.declined(word.text, last=True)
    return frozenset(form.case for form in forms if _plain(form.nominative) == own and form.case)


def _settled(people: list[_Found]) -> dict[frozenset[tuple[str, str]], str | None]:
    """For each set of readings the nominative: the only one, or the one that another mention leaves as the only one."""
    alone = {next(iter(found.readings))[0] for found in people if len({name for name, _ in found.readings}) == 1}
    settled: dict[frozenset[tuple[str, str]], str | None] = {}
    for found in people:
        names = {name for name, _ in found.readings}
        fitting = names if len(names) == 1 else names & alone
        settled[found.readings] = fitting.pop() if len(fitting) == 1 else None
    return settled


def _as_elsewhere(name: str | None, surname: str, others: Iterable[str | None], inflection: Inflection) -> str | None:
    """A name, or another that the report has in the nominative, where the surname as spelled can be that one's.

    "Боровым" is Боров's, but Боровой's where he is named.
    """
    if name is None or name in others:
        return name
    told, first = {form.nominative for form in inflection.surnames(surname)}, name.rpartition(" ")[0]
    fitting = {
        other for other in others if other and other.rpartition(" ")[0] == first and other.rpartition(" ")[2] in told
    }
    return fitting.pop() if len(fitting) == 1 else name


def _surnames(
    words: list[_Word], taken: set[int], named: list[str], genders: dict[str, str], inflection: Inflection
) -> Iterator[tuple[int, str]]:
    """Surnames alone: of the one person of the report who has it, or one that the dictionary has as nothing else."""
    having: dict[str, set[str]] = {}
    for name in named:
        having.setdefault(_plain(name.rpartition(" ")[2]), set()).add(name)
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
            yield at, cased(_like(told.pop(), word.text), word.text)


def _places(words: list[_Word], taken: set[int], inflection: Inflection) -> dict[str, list[tuple[int, int]]]:
    """Countries and cities of the reference data, by their names in it; two words before one."""
    found: dict[str, list[tuple[int, int]]] = {}
    at = 0
    while at < len(words):
        for length in (2, 1):
            part = words[at : at + length]
            if len(part) < length or not words[at].capital or not taken.isdisjoint(range(at, at + length)):
                continue
            if length > 1 and part[1].behind not in (" ", "\u00a0"):
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


def _nominatives(part: Iterable[_Word], inflection: Inflection) -> Iterator[str]:
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


def _like(nominative: str, spelled: str) -> str:
    """A nominative of the dictionary without the points over ё where the text has none."""
    return nominative if "ё" in spelled.lower() else nominative.replace("ё", "е")


def _plain(name: str) -> str:
    return name.lower().replace("ё", "е")


def cased(nominative: str, spelled: str) -> str:
    """A nominative with capitals: as spelled where that is it, else one on each word and part of a word.

    >>> cased("анна верина-тамм", "Анну Верину-Тамм")
    'Анна Верина-Тамм'
    """
    if nominative == spelled.lower():
        return spelled
    return re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda letter: letter[0].upper(), nominative)
