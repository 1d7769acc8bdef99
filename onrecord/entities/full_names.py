"""People named in full in a declined language: what their names can be in the nominative, with gender and case.

Invariant: a name's parts agree in gender and case, and a title or preposition before them in case. A name that goes on
in a way that is not known is not cut: it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from onrecord.language import Inflection
from onrecord.language.inflected import FIRST, LAST, OTHER, PATRONYMIC, PLACE, Form, as_spelled

BLANK = (" ", "\u00a0")
"""What stands between two words that stand together."""

_LONGEST_TITLE = 7
"""Words before a name among which its office is looked for: the "first deputy head of the ministry of … of …"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place, how it follows the word before (white space, a point, anything else as "")."""

    start: int
    end: int
    text: str
    behind: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital and is not in Latin letters."""
        return self.text[:1].isupper() and not self.text.isascii()

    @property
    def initial(self) -> bool:
        """Whether it is one capital."""
        return self.capital and len(self.text) == 1


@dataclass(frozen=True, slots=True)
class FullName:
    """A person named in full at `[first, last)` words: what the name can be in the nominative, with its gender.

    Without readings it is a name that goes on in a way that is not known.
    """

    first: int
    last: int
    readings: frozenset[tuple[str, str]]
    cases: frozenset[str]


def people_in_full(words: list[Word], inflection: Inflection) -> Iterator[FullName]:
    """Names in full, from left to right; none shares a word with another."""
    at = 0
    while at < len(words):
        found = _person(words, at, inflection)
        if found and found.readings:
            yield found
        at = found.last if found else at + 1


@dataclass(frozen=True, slots=True)
class _Part:
    """Words `[first, last)` of a name that stand for one: a word, particles, a child's "… уулу" (with its gender)."""

    first: int
    last: int
    gender: str | None = None


def _person(words: list[Word], at: int, inflection: Inflection) -> FullName | None:
    """A first name or initials, what may stand behind it, and a surname, which stand together and agree."""
    if not words[at].capital:
        return None
    parts = _parts(words, at, inflection)
    for length in range(len(parts), 1, -1):
        if length == 2 and len(parts) > 2 and _begins_another(words, parts, inflection):
            continue
        if length == _MOST and _are_two(words, parts, inflection):
            continue
        readings = _agreeing(words, parts[:length], inflection)
        if readings:
            if length < len(parts) and _is_cut(words, parts, length, inflection):
                return FullName(at, parts[length].last, frozenset(), frozenset())
            cases = frozenset(case for case, _, _ in readings)
            names = frozenset((name, gender) for _, name, gender in readings)
            return FullName(at, parts[length - 1].last, names, cases)
    return None


_MOST = 4
"""Parts of a name, at most: "Ораз Темир уулу Нуриев" has three, and a second name makes them four."""


def _parts(words: list[Word], at: int, inflection: Inflection) -> list[_Part]:
    """What may be a name's parts, from its first word on: capitals side by side, with the small words between them."""
    lexicon = inflection.words
    parts: list[_Part] = []
    while len(parts) < _MOST and at < len(words):
        pointed = bool(parts) and words[at - 1].initial
        if parts and (not words[at].behind or words[at].behind.startswith(".") != pointed):
            break
        end = at
        while parts and end < len(words) and words[end].text.lower() in lexicon.particles and _goes_on(words, end):
            end += 1
        if end > at:
            parts.append(_Part(at, end))
        elif words[at].capital or (parts and _article(words[at].text, inflection)):
            child = lexicon.children.get(words[at + 1].text.lower()) if _goes_on(words, at) else None
            parts.append(_Part(at, at + 1 + (child is not None), child))
        else:
            break
        at = parts[-1].last
    return parts[:-1] if parts and _is_small(words, parts[-1], inflection) else parts


def _goes_on(words: list[Word], at: int) -> bool:
    """Whether another word stands behind one, with a blank between them."""
    return at + 1 < len(words) and words[at + 1].behind in BLANK


def _article(text: str, inflection: Inflection) -> bool:
    """Whether a word is a surname with its article: "аль-Маренда"."""
    before, hyphen, behind = text.partition("-")
    return bool(hyphen) and before in inflection.words.particles and behind[:1].isupper()


def _is_small(words: list[Word], part: _Part, inflection: Inflection) -> bool:
    """Whether a part is of particles."""
    return words[part.first].text.lower() in inflection.words.particles


def _is_cut(words: list[Word], parts: list[_Part], length: int, inflection: Inflection) -> bool:
    """Whether a name that ends before another part goes on: behind two first names, or in small words."""
    last, behind = inflection.forms(words[parts[length - 1].first].text), parts[length]
    first_names = any(form.kind == FIRST for form in last) and all(form.kind != LAST for form in last)
    # "Илья Тамм да Анна Верина": behind a name in full the small word may be "and".
    return first_names or (_is_small(words, behind, inflection) and not _person(words, behind.last, inflection))


def _are_two(words: list[Word], parts: list[_Part], inflection: Inflection) -> bool:
    """Whether of four words the last two are another person's: "Ждали Петра Верина Михаила Тамма"."""
    given = _first_names(words[parts[2].first].text, inflection)
    return bool(given and _agreeing(words, parts[:2], inflection) and _agreeing(words, parts[2:], inflection))


def _begins_another(words: list[Word], parts: list[_Part], inflection: Inflection) -> bool:
    """Whether the second of three words is a first name and the first one none: "Вельмории Анна Верина"."""
    first, second = (_first_names(words[part.first].text, inflection) for part in parts[:2])
    return not first and bool(second) and bool(_agreeing(words, parts[1:], inflection))


def _agreeing(words: list[Word], parts: list[_Part], inflection: Inflection) -> set[tuple[str, str, str]]:
    """Case, nominative and gender of words that can be one person's name in one case; empty where they are none."""
    *before, last = parts
    options = [_before_last(words, part, parts, inflection) for part in before]
    if words[last.first].initial or not all(options) or _is_small(words, last, inflection):
        return set()
    surnames, marked = _as_last(words, parts, inflection)
    given = any(form.known for forms in options for form in forms)
    if not surnames or not (given or marked or any(_is_small(words, part, inflection) for part in before)):
        return set()
    found = _together(words, parts, [*options, surnames])
    cases_before = {form.case for form in options[0]} - {""}
    more = _rarer(words, parts, cases_before, inflection, agree=bool(found))
    found |= _together(words, parts, [*options, more])
    at = parts[0].first
    cases = _governed_cases(words, at, inflection) or _title_cases(words, at, inflection)
    return _declining({reading for reading in found if reading[0] in cases} or found, words[at].text)


def _before_last(words: list[Word], part: _Part, parts: list[_Part], inflection: Inflection) -> tuple[Form, ...]:
    """What a part before a name's last one can be."""
    word = words[part.first]
    if part.gender is not None or _is_small(words, part, inflection):
        return _unchanged(words, part, inflection)
    forms = _first(word, parts.index(part), inflection)
    known = _first_names(words[parts[0].first].text, inflection)
    if forms or part is parts[0] or not known:
        return forms
    # A second name of any kind: "Реджеп Тайфун Тарноглу".
    return _first_names(word.text, inflection) or _last(word, inflection)[0]


def _unchanged(words: list[Word], part: _Part, inflection: Inflection) -> tuple[Form, ...]:
    """Small words, and whose child somebody is, as they are spelled; nothing where a case has changed them."""
    father = words[part.first].text
    if part.gender is not None:
        forms = inflection.forms(father) or inflection.declined(father, last=False)
        if all(form.case != "nomn" for form in forms):
            return ()
    spelled = " ".join(word.text for word in words[part.first : part.last])
    return (Form(OTHER, spelled.lower(), part.gender or "", "", False),)


def _as_last(words: list[Word], parts: list[_Part], inflection: Inflection) -> tuple[tuple[Form, ...], bool]:
    """What a name's last part can be, and whether it looks like a surname."""
    *before, last = parts
    word = words[last.first]
    if last.gender is not None:
        return _unchanged(words, last, inflection), True
    firsts = _first_names(word.text, inflection)
    if len(before) == 1 and before[0].gender is not None:  # "Бакыт уулу Темир"
        return firsts or inflection.declined(word.text, last=False), True
    surnames, marked = _last(word, inflection)
    if not _is_second_name(words, parts, inflection):
        if firsts and len(before) > 2:  # behind a name in full "да" is "and": "Илья Тамм да Анна Верина"
            return (), marked
        return (firsts if firsts and not marked else surnames), marked
    # Behind two names one that no case changes may as well be whom they tell it: "Анна Верина Вельфаксу".
    told = tuple(form for form in surnames if not _is_fixed(form, word.text, surnames))
    return (() if firsts else told), marked


def _first_names(word: str, inflection: Inflection) -> tuple[Form, ...]:
    """What a word can be as a first name, by the dictionary."""
    return tuple(form for form in inflection.forms(word) if form.kind == FIRST)


def _is_second_name(words: list[Word], parts: list[_Part], inflection: Inflection) -> bool:
    """Whether before a name's last part one stands that is no patronymic, initial or small word."""
    middle = parts[-2] if len(parts) > 2 else None
    if middle is None or middle.gender is not None or _is_small(words, middle, inflection):
        return False
    return not _first(words[middle.first], 1, inflection)


def _rarer(
    words: list[Word], parts: list[_Part], cases: set[str], inflection: Inflection, *, agree: bool
) -> tuple[Form, ...]:
    """What a last part might be as well: where a first name stands as one in one of `cases`, what else is spelled so.

    Where nothing agrees, an ordinary word as a surname, of a woman or a man whatever its gender; one of a rarer kind.
    """
    word = words[parts[-1].first].text
    if parts[-1].gender is not None or _is_second_name(words, parts, inflection):
        return ()
    firsts = _first_names(word, inflection)
    if firsts and not _last(words[parts[-1].first], inflection)[1]:
        forms = inflection.declined(word, last=True)
        fitting = agree or any(form.case in cases for form in firsts)
        return tuple(form for form in forms if not _is_fixed(form, word, forms)) if fitting else ()
    return () if agree else (*_ordinary(word, inflection), *inflection.surnames(word))


def _is_fixed(form: Form, word: str, forms: Iterable[Form]) -> bool:
    """Whether a form is of a surname in a vowel that no case changes."""
    cases = {each.case for each in forms if (each.nominative, each.gender) == (word.lower(), form.gender)}
    return form.nominative == word.lower() and word[-1:].lower() in "аеёиоуыэюяй" and len(cases) > 1


def _together(words: list[Word], parts: list[_Part], options: Sequence[tuple[Form, ...]]) -> set[tuple[str, str, str]]:
    """Case, nominative and gender of a name by forms of its parts that agree."""
    found = set()
    for combined in product(*options):
        genders = {form.gender for form in combined} - {""}
        told = {form.case for form in combined} - {""}
        if len(genders) <= 1 and len(told) == 1:
            spelled = (words[part.first].text for part in parts)
            nominatives = [as_spelled(form.nominative, text) for form, text in zip(combined, spelled, strict=True)]
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


def _first(word: Word, place: int, inflection: Inflection) -> tuple[Form, ...]:
    """What a word before a surname can be: a first name or, behind one, a patronymic; an initial; nothing."""
    if word.initial:
        return (Form(FIRST, f"{word.text}.", "", "", False),)
    if word.text.isupper():
        return ()
    known = inflection.forms(word.text)
    wanted = FIRST if place == 0 else PATRONYMIC
    if known or place:
        return tuple(form for form in known if form.kind == wanted)
    halves = all(_first_names(half, inflection) for half in word.text.split("-"))  # "Жан-Люка"
    return tuple(replace(form, known=halves) for form in inflection.declined(word.text, last=False))


def _last(word: Word, inflection: Inflection) -> tuple[tuple[Form, ...], bool]:
    """What a word can be as a surname, and whether it looks like one; an ordinary word with a capital may be one."""
    if word.text.isupper() and len(word.text) > 1:
        return (), False
    known = inflection.forms(word.text)
    surnames = tuple(form for form in known if form.kind == LAST)
    if surnames:
        return surnames, True
    if any(form.kind in (PLACE, PATRONYMIC) for form in known) or inflection.is_plural(word.text):
        return (), False
    ordinary = _ordinary(word.text, inflection)
    if re.search(inflection.words.surname, word.text.lower()):  # Луговым: Лугов's or Луговой's
        return tuple(dict.fromkeys((*inflection.declined(word.text, last=True), *ordinary))), True
    return ordinary or inflection.declined(word.text, last=True), False


def _ordinary(word: str, inflection: Inflection) -> tuple[Form, ...]:
    """What an ordinary word of the dictionary is in the singular, taken for a surname."""
    return tuple(form for form in inflection.forms(word) if form.case and form.kind == OTHER and not form.plural)


def _governed_cases(words: list[Word], at: int, inflection: Inflection) -> frozenset[str]:
    """The cases that the words right before a name ask for: a preposition, or "according to the words of"."""
    lexicon = inflection.words
    before: list[str] = []
    for back in range(at - 1, max(at - 3, -1), -1):
        if words[back + 1].behind not in BLANK:
            break
        before.insert(0, words[back].text.lower())
    if before and before[-1] in lexicon.governed:
        return lexicon.governed[before[-1]]
    if len(before) == 2 and before[0] in lexicon.according and not inflection.is_person(before[1]):
        forms = inflection.forms(before[1])
        if any(form.case in lexicon.governed[before[0]] for form in forms):
            return frozenset({"gent"})
    return frozenset()


def _title_cases(words: list[Word], at: int, inflection: Inflection) -> set[str]:
    """The cases that the noun of office before a name can stand in; empty where there is none.

    What the office is of stands between them: in the genitive, or unknown, or behind a preposition.
    """
    for back in range(at - 1, max(at - 1 - _LONGEST_TITLE, -1), -1):
        if words[back + 1].behind not in BLANK:
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
