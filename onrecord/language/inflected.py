"""A language that declines names: its dictionary of word forms, and how names that it lacks are declined.

Invariant: a word's forms are the dictionary's or follow one of the language's paradigms; nothing is guessed from what a
name is known to be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.lexicons.inflected import InflectedLexicon, Paradigm

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_LEAST = 0.05
"""Share (0 to 1) of a form's uses, in the dictionary's own count, under which one of its meanings is left out, over all
cases that it can be. Set on one man's name whose genitive is a woman's surname in 0.02 of its uses; a meaning that is
left out can leave a name as it is spelled."""

FIRST, PATRONYMIC, LAST, PLACE, OTHER = "first", "patronymic", "last", "place", "other"
"""What a meaning of a word is: parts of a person's name, a place, anything else; a name of several people is that."""


@dataclass(frozen=True, slots=True)
class Form:
    """One meaning of a word form: what it is, its nominative in lower case, gender ("" for either), case.

    `known` says whether the dictionary has the word; it is declined by a paradigm otherwise. `plural`: of several.
    """

    kind: str
    nominative: str
    gender: str
    case: str
    known: bool
    plural: bool = False


@dataclass(frozen=True, eq=False)
class Inflection:
    """How a language declines: its BCP 47 tag and its words."""

    code: str
    words: InflectedLexicon

    def forms(self, word: str) -> tuple[Form, ...]:
        """What a word form can be, by the dictionary; empty for a word that it does not have.

        >>> from onrecord.language import pack_for
        >>> inflection = pack_for("ru").inflection
        >>> inflection.forms("Сергея")[0]
        Form(kind='first', nominative='сергей', gender='masc', case='gent', known=True, plural=False)
        >>> inflection.forms("Темирбая")
        ()
        """
        return _forms(self.words.dictionary, word)

    def readings(self, word: str) -> tuple[Form, ...]:
        """What a word form can be in the singular, where need be by words of the dictionary that end like it.

        >>> from onrecord.language import pack_for
        >>> {form.nominative for form in pack_for("ru").inflection.readings("экс-спикера")}
        {'экс-спикер'}
        """
        return _readings(self.words.dictionary, word)

    def is_person(self, word: str) -> bool:
        """Whether a word of the dictionary is a noun for somebody, in some case of the singular."""
        parses = dictionary(self.words.dictionary).parse(word) if self.forms(word) else []
        return any("anim" in parse.tag and parse.tag.number == "sing" and parse.tag.POS == "NOUN" for parse in parses)

    def is_plural(self, word: str) -> bool:
        """Whether a word is the surname of several people: "Иван и Мария Зорины".

        >>> from onrecord.language import pack_for
        >>> [pack_for("ru").inflection.is_plural(word) for word in ("Зорины", "Жордаковы", "Зорина", "Росси")]
        [True, True, False, False]
        """
        single = any(form.kind == LAST for form in self.forms(word))
        return not single and re.search(self.words.plural, word.lower()) is not None

    def inflected(self, word: str, lemma: str, case: str) -> str | None:
        """A form of a lemma that the dictionary has, in another case and the number that it stands in; None of others.

        >>> from onrecord.language import pack_for
        >>> pack_for("ru").inflection.inflected("порт", "порт", "gent")
        'порта'
        """
        parses = dictionary(self.words.dictionary).parse(word) if self.forms(word) else []
        parse = next((each for each in parses if each.normal_form == lemma and each.tag.case), None)
        found = parse.inflect({case}) if parse else None
        return str(found.word) if found else None

    def genitive(self, name: str) -> str | None:
        """A name in the nominative as it stands behind what is its, up to its first noun; None where that is not known.

        >>> from onrecord.language import pack_for
        >>> [pack_for("ru").inflection.genitive(name) for name in ("Норвегия", "Республика Корея", "Вельмория")]
        ['Норвегии', 'Республики Корея', None]
        >>> pack_for("ru").inflection.genitive("Босния и Герцеговина")
        'Боснии и Герцеговины'
        """
        told: list[str] = []
        behind = False  # whether the noun has been
        for word in name.split():
            parses = dictionary(self.words.dictionary).parse(word) if self.forms(word) else []
            parse = next((each for each in parses if each.tag.case == "nomn" or each.tag.POS == "CONJ"), None)
            if not word.replace("-", "").isalpha() or parse is None:
                return None
            found = None if behind or parse.tag.POS == "CONJ" else parse.inflect({"gent"})
            told.append(as_cased(as_spelled(found.word, word), word) if found else word)
            behind = parse.tag.POS == "NOUN" or (behind and parse.tag.POS != "CONJ")
        return " ".join(told) or None

    def places(self, word: str) -> tuple[Form, ...]:
        """What a place that is spelled so can be called: by the dictionary if it is in it, else by the paradigms.

        >>> from onrecord.language import pack_for
        >>> {form.nominative for form in pack_for("ru").inflection.places("Вельмории")}
        {'вельмория'}
        """
        known = self.forms(word)
        parses = dictionary(self.words.dictionary).parse(word) if known else []
        nouns = {parse.normal_form for parse in parses if parse.tag.POS == "NOUN"}
        told = tuple(form for form in known if form.kind == PLACE)
        told = told or tuple(form for form in known if form.kind == OTHER and form.nominative in nouns)
        return told or tuple(_by_paradigms(self.words.places, word.lower(), PLACE))

    def declined(self, word: str, *, last: bool) -> tuple[Form, ...]:
        """What a first name or a surname that is spelled so can be, by the paradigms alone; part by part.

        >>> from onrecord.language import pack_for
        >>> pack_for("ru").inflection.declined("Вериновым", last=True)
        (Form(kind='last', nominative='веринов', gender='masc', case='ablt', known=False, plural=False),)
        """
        *before, behind = word.lower().split("-")
        found = _declined(self.words, behind, last) if behind else ()
        for part in reversed(before):
            found = tuple(
                replace(form, nominative=f"{told}-{form.nominative}")
                for form in found
                for told in self._first_half(part, form, last=last)
            )
        return found

    def _first_half(self, part: str, behind: Form, *, last: bool) -> Iterable[str]:
        """The nominatives of a name's part before a hyphen: of the case of what is behind, or one that is not declined.

        An article is not ("аль-Маренда"), nor need be the first half of a first name ("Касым-Жомартом").
        """
        if part in self.words.particles:
            return (part,)
        forms = [form for form in _declined(self.words, part, last) if form.gender == behind.gender] if part else []
        cases = (behind.case,) if last else (behind.case, "nomn")
        return dict.fromkeys(form.nominative for form in forms if form.case in cases)

    def surnames(self, word: str) -> tuple[Form, ...]:
        """What a surname that is spelled so can be by all paradigms, those of rarer kinds as well.

        >>> from onrecord.language import pack_for
        >>> {"боров", "боровой"} <= {form.nominative for form in pack_for("ru").inflection.surnames("Боровым")}
        True
        """
        paradigms = (paradigm for paradigm in self.words.paradigms if paradigm.last)
        every = (_by_paradigms((paradigm,), word.lower(), LAST) for paradigm in paradigms)
        return tuple(dict.fromkeys(form for forms in every for form in forms))


def as_spelled(nominative: str, spelled: str) -> str:
    """A form of the dictionary without the points over ё where the text has none."""
    return nominative if "ё" in spelled.lower() else nominative.replace("ё", "е")


def as_cased(word: str, spelled: str) -> str:
    """A form in lower case with a capital on each part where the word as spelled has one, on all letters where it has.

    >>> as_cased("шри-ланки", "Шри-Ланка"), as_cased("сша", "США"), as_cased("норт-на-майне", "Норта-на-Майне")
    ('Шри-Ланки', 'США', 'Норт-на-Майне')
    """
    if len(spelled) > 1 and spelled.isupper():
        return word.upper()
    parts, own = word.split("-"), spelled.split("-")
    if len(parts) == len(own) > 1:
        return "-".join(part.title() if its[:1].isupper() else part for part, its in zip(parts, own, strict=True))
    return word.title() if spelled[:1].isupper() else word


_KINDS = (("Patr", PATRONYMIC), ("Surn", LAST), ("Name", FIRST), ("Geox", PLACE))


@cache
def dictionary(code: str) -> MorphAnalyzer:
    """The dictionary of a language, loaded once a process (about 0.2 seconds) and only for a report in its language."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=code)


@lru_cache(maxsize=200_000)
def plain(code: str, word: str) -> str:
    """A word's dictionary form in lower case, of its most usual meaning; a word that the dictionary lacks as it is.

    The points over ё are left out, as most texts do.

    >>> plain("ru", "базами"), plain("ru", "ещё"), plain("ru", "заключенных"), plain("ru", "вельмории")
    ('база', 'еще', 'заключенный', 'вельмории')
    """
    word = word.lower()
    analyzer = dictionary(code)
    if not word.isalpha() or not analyzer.word_is_known(word):
        return word.replace("ё", "е")
    parses = analyzer.parse(word)
    shares: Counter[str] = Counter()
    for each in parses:
        shares[each.normal_form] += each.score  # the dictionary gives each case of a form its own share
    best = max(parses, key=lambda it: shares[it.normal_form])
    if best.tag.POS == _PARTICIPLE:
        named = best.inflect({"masc", "sing", "nomn"})
        return str(named.word if named else word).replace("ё", "е")
    nouns = (it for it in parses if it.tag.POS == "NOUN") if best.tag.POS == _GERUND else ()
    return str(next(iter(nouns), best).normal_form).replace("ё", "е")


_PARTICIPLE, _GERUND = "PRTF", "GRND"
"""Forms of verbs, by the dictionary's names: the one stands before a noun or is one itself ("заключенный"), the other
is taken for the noun that it looks like ("устав")."""


@lru_cache(maxsize=200_000)
def verb_form(code: str, word: str) -> tuple[str, str]:
    """The tense and person that a form of a verb has, by the dictionary's names for them; empty for other words.

    >>> verb_form("ru", "откроем"), verb_form("ru", "строят"), verb_form("ru", "база")
    (('futr', '1per'), ('pres', '3per'), ('', ''))
    """
    best = dictionary(code).parse(word)[0].tag
    return (best.tense or "", best.person or "") if best.POS == "VERB" else ("", "")


_BEGINS = 3
"""Letters that all forms of a word begin with, from which they are looked for by them. Set by hand."""


@lru_cache(maxsize=50_000)
def looked_for(code: str, word: str) -> frozenset[str]:
    """What finds all forms of a word, given in its dictionary form: what they begin with, or each of them.

    >>> looked_for("ru", "база"), sorted(looked_for("ru", "день"))[:3]
    (frozenset({'баз*'}), ['день', 'дне', 'дней'])
    """
    parsed = next((it for it in dictionary(code).parse(word) if it.normal_form.replace("ё", "е") == word), None)
    forms = {word, *(it.word for it in parsed.lexeme if "COMP" not in it.tag)} if parsed and parsed.is_known else {word}
    first, last = min(forms), max(forms)
    begins = first[: next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
    return frozenset({f"{begins}*"}) if len(begins) >= _BEGINS else frozenset(forms)


@lru_cache(maxsize=50_000)
def _forms(code: str, word: str) -> tuple[Form, ...]:
    analyzer = dictionary(code)
    if not analyzer.word_is_known(word.lower()):
        return ()
    found: dict[Form, None] = {}
    parses = analyzer.parse(word)
    # Rare words share what the count has left: of these none is left out.
    least = _LEAST if max(parse.score for parse in parses) > 0.5 else 0.0
    kinds = [next((kind for grammeme, kind in _KINDS if grammeme in parse.tag), OTHER) for parse in parses]
    shares: Counter[tuple[str, str]] = Counter()
    for parse, kind in zip(parses, kinds, strict=True):
        shares[parse.normal_form, kind] += parse.score
    for parse, kind in zip(parses, kinds, strict=True):
        if shares[parse.normal_form, kind] < least or parse.tag.case is None:
            continue
        if parse.tag.number == "plur" and kind in (FIRST, PATRONYMIC, LAST):
            kind = OTHER
        nominative = parse.inflect({"nomn"})
        found[
            Form(
                kind,
                nominative.word if nominative else parse.normal_form,
                str(parse.tag.gender or ""),
                str(parse.tag.case),
                True,
                parse.tag.number == "plur",
            )
        ] = None
    if not found:
        return tuple(Form(OTHER, parse.normal_form, "", "", True) for parse in parses[:1])
    return tuple(found)


@lru_cache(maxsize=50_000)
def _readings(code: str, word: str) -> tuple[Form, ...]:
    found: dict[Form, None] = {}
    for parse in dictionary(code).parse(word):
        if parse.tag.case is not None and parse.tag.number != "plur":
            nominative = parse.inflect({"nomn"})
            told = nominative.word if nominative else parse.normal_form
            found[Form(OTHER, told, str(parse.tag.gender or ""), str(parse.tag.case), False)] = None
    return tuple(found)


@lru_cache(maxsize=50_000)
def _declined(lexicon: InflectedLexicon, word: str, last: bool) -> tuple[Form, ...]:
    of_part = tuple(paradigm for paradigm in lexicon.paradigms if paradigm.last == last)
    return tuple(_by_paradigms(of_part, word, LAST if last else FIRST))


def _by_paradigms(paradigms: Iterable[Paradigm], word: str, kind: str) -> dict[Form, int]:
    """What a word can be by paradigms, with the group of the one that says so."""
    found: dict[Form, int] = {}
    for paradigm in paradigms:
        if paradigm.group > min(found.values(), default=paradigm.group):
            continue
        for case, ending in paradigm.endings.items():
            stem = word.removesuffix(ending)
            if word.endswith(ending) and re.search(f"(?:{paradigm.stem})$", stem):
                nominative = stem + paradigm.endings["nomn"]
                found[Form(kind, nominative, paradigm.gender, case, False)] = paradigm.group
    return found
