"""Offices in a declined language: a title agrees with its name in case, and what it is of stands behind its noun.

"Главы МИД Вельмории Анны Вериной" gives the role "глава МИД" of Вельмория, in words "глава МИД Вельмории". Invariant:
an office is read from words that stand beside the name and can stand in one case with it; where two nouns can
("представителя президента Анны Вериной": who is she?), nobody has either. Role and words have their noun in the
nominative, the span is verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.entities.declined import DeclinedNames
from onrecord.entities.offices import by_holder
from onrecord.entities.reference import city_name, country, polity
from onrecord.entities.spans import NameSpan
from onrecord.language import Inflection
from onrecord.language.inflected import Form
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind, Office, Report, Span
from onrecord.syntax import Syntax, Token

_LONGEST = 14
"""Tokens of a title: the longest of our own tests has eleven ("first deputy minister of labour and … of … in …")."""

_ENDS = frozenset((",", ".", ")", "—", "–", "-", ":", ";", "»"))
_ASIDE = frozenset((",", "(", "—", "–"))


@dataclass(frozen=True, slots=True)
class _Title:
    """Tokens `[first, last)` with the noun of office at `head`, which can stand in `cases` (empty: any)."""

    first: int
    head: int
    last: int
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The polity of an office by its English name, the role without it, and both in the report's words."""

    held_in: str | None
    role: str
    words: str


def _told(held_in: str | None, role: Sequence[str], words: Sequence[str]) -> Told:
    return Told(held_in, " ".join(role), " ".join(words))


class Titles:
    """The offices of a report, and what its words tell of who is meant: gender, case and office."""

    def __init__(
        self, report: Report, syntax: Syntax, declined: DeclinedNames, lexicon: EntityLexicon, inflection: Inflection
    ) -> None:
        self.report, self.syntax, self.declined = report, syntax, declined
        self.lexicon, self.inflection = lexicon, inflection
        self.people = {
            index: name
            for name in declined.names
            if name.kind is EntityKind.PERSON
            for index in range(name.first, name.last)
        }
        self._named = {index for name in declined.names for index in range(name.first, name.last)}
        self.heads: dict[int, str] = {}
        """The person beside whose name a noun stands, by the noun's index."""
        self.offices: tuple[Office, ...] = tuple(self._read())

    def offices_of(self, person: str) -> list[Office]:
        """The offices of a person."""
        return self._by_holder.get(person, [])

    @cached_property
    def _by_holder(self) -> dict[str, list[Office]]:
        return by_holder(self.offices)

    def _read(self) -> list[Office]:
        offices = []
        for name in dict.fromkeys(self.people.values()):
            holder = self.declined.entity_of[name.text]
            titles = [*self._before(name), *self._behind(name)]
            for title in titles:
                acting = self._acting(self.syntax.tokens[title.head])
                self.heads |= dict.fromkeys((title.head,) if acting is None else (acting, title.head), holder)
                if self.role_noun(self.syntax.tokens[title.head]) is None:
                    continue
                office = self._office(title, name, holder)
                if office:
                    offices.append(office)
            led = self._led(name)
            if led:
                told, span = led
                offices.append(Office(holder, told.role, told.held_in, False, span, told.words))
        return offices

    # What a noun is

    def role_noun(self, token: Token) -> str | None:
        """The nominative of a noun of office in the singular; None of any other word."""
        if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB") and token.lemma not in self.lexicon.roles:
            return None
        told = next((f.nominative for f in self._forms(token) if self._is_role(f.nominative)), None)
        plural = token.tag in ("NNS", "NNPS")
        return told or (token.lemma if token.lemma in self.lexicon.roles and not plural else None)

    def _is_role(self, nominative: str) -> bool:
        """Whether a noun is of an office, or of one that is over by what stands before its hyphen."""
        before, hyphen, role = nominative.partition("-")
        over = before + hyphen in self.lexicon.former and role in self.lexicon.roles
        return over or nominative in self.lexicon.roles

    def _forms(self, token: Token) -> tuple[Form, ...]:
        return self.inflection.readings(token.text)

    def _role_cases(self, token: Token) -> frozenset[str]:
        return frozenset(f.case for f in self._forms(token) if self._is_role(f.nominative))

    def _agrees(self, cases: frozenset[str], name: NameSpan) -> bool:
        own = self.declined.cases.get(name.first, frozenset())
        return not cases or not own or bool(cases & own)

    def _is_tied(self, token: Token) -> bool:
        """Whether a noun can be what an office is of: in the genitive, a place's, in capitals, in no dictionary."""
        forms = self.inflection.forms(token.text)
        known = bool(forms) and token.index not in self.declined.places and not token.text.isupper()
        return not known or any(form.case == "gent" for form in forms)

    # Before the name

    def _before(self, name: NameSpan) -> list[_Title]:
        heads = self._heads(name)
        if not heads or (len(heads) > 1 and heads[0] == name.first - 1):
            return []
        head = heads[-1]
        own = self._role_cases(self.syntax.tokens[head])
        cases = own & (self.declined.cases.get(name.first) or own)
        acting = self._acting(self.syntax.tokens[head])
        if acting is not None:
            return [_Title(acting, head, name.first, frozenset())]
        first = self._opening(head, cases)
        titles = [*self._joined(first, name), _Title(first, head, name.first, cases)]
        if self._is_tied(self.syntax.tokens[head]) or head != name.first - 1 or not cases:
            return titles
        # A rank behind an office, of which it is not told by its case: "министр обороны генерал Илья Тамм".
        outer = self._heads(name, first)
        if len(outer) != 1 or self.role_noun(self.syntax.tokens[outer[0]]) is None:
            return titles
        return [*titles, _Title(self._opening(outer[0], cases), outer[0], first, cases)]

    def _heads(self, name: NameSpan, end: int | None = None) -> list[int]:
        """The nouns before a name that can be its title's, the nearest first; before a place where one is given."""
        tokens = self.syntax.tokens
        heads: list[int] = []
        untied = False  # whether a noun stands behind this place that is nobody's complement
        at = (name.first if end is None else end) - 1
        while at >= max(name.first - _LONGEST, 0) and tokens[at].sentence == tokens[name.first].sentence:
            token = tokens[at]
            if at in self.people:  # whom somebody speaks for
                if heads or "gent" not in self.declined.cases.get(self.people[at].first, ()):
                    break
                at = self.people[at].first
            elif token.pos in ("NOUN", "PROPN") or self.role_noun(token):
                head = not untied and self._may_head(token, name, bool(heads))
                if heads and not head:
                    break
                if head:
                    heads.append(at)
                    if not self._is_tied(token) or self.role_noun(token) is None:
                        break
                untied = untied or not self._is_tied(token)
            elif token.pos == "ADP":
                if heads or token.text.lower() not in self.lexicon.of:
                    break
                untied = False
            elif not self._goes_on(token, inner=not heads and at < name.first - 1):
                break
            at -= 1
        return heads

    def _acting(self, noun: Token) -> int | None:
        """The token that opens "и.о." before a noun of office, in the genitive then whatever the name is in."""
        before = self.report.text[self.syntax.sentence_of(noun).start : noun.start]
        found = re.search(self.inflection.words.acting, before)
        opening = self.syntax.at(noun.start - len(before) + found.start()) if found else None
        return opening.index if opening and self.role_noun(noun) else None

    def _may_head(self, token: Token, name: NameSpan, found: bool) -> bool:
        """Whether a noun can be of a name's title: it agrees, and is an office or, if no office is, somebody."""
        if self.role_noun(token):
            return self._agrees(self._role_cases(token), name) or self._acting(token) is not None
        return not found and self._stands_for_person(token, name)

    def _goes_on(self, token: Token, *, inner: bool) -> bool:
        """Whether a word that is no noun may stand in a title; "and" between nouns that an office is of."""
        if token.text in '«»„“”"-':
            return True
        if token.pos == "CCONJ":
            return inner
        return self._modifies(token) or self._is_participle(token)

    def _modifies(self, token: Token) -> bool:
        """Whether a word stands with a noun as its adjective: "Вооруженных сил"."""
        genitive = any(form.case == "gent" for form in self.inflection.forms(token.text))
        return token.pos in ("ADJ", "NUM") or (token.pos == "VERB" and genitive)

    def _stands_for_person(self, token: Token, name: NameSpan) -> bool:
        """Whether a noun is one for somebody, and agrees with a name: "рыбак Илья Тамм"."""
        cases = frozenset(f.case for f in self.inflection.forms(token.text))
        return (
            token.pos == "NOUN"
            and token.tag == "NN"
            and self.inflection.is_person(token.text)
            and self._agrees(cases, name)
        )

    def _is_participle(self, token: Token) -> bool:
        """Whether a word of the title is a participle: "исполняющий обязанности министра"."""
        return token.lemma in self.lexicon.role_words or token.text.lower() in self.lexicon.role_words

    def _opening(self, head: int, cases: frozenset[str]) -> int:
        """Where a title begins: with the adjectives before its noun."""
        first = head
        tokens = self.syntax.tokens
        while first and tokens[first - 1].sentence == tokens[head].sentence:
            token = tokens[first - 1]
            if first - 1 in self._named:
                break
            hyphen = token.text == "-" and first - 1 > 0 and tokens[first - 2].text.lower() in self.lexicon.former
            told = {form.case for form in self._forms(token)}
            # The tagger takes an adjective that it has not met for a noun; the tree has it right.
            adjective = (token.pos == "ADJ" or token.dep == "amod") and (not cases or not told or bool(told & cases))
            if not (hyphen or adjective or token.text.lower() in self.lexicon.former):
                break
            first -= 1
        return first

    def _joined(self, first: int, name: NameSpan) -> list[_Title]:
        """Titles before a comma and another one, of one noun: "статс-секретарь, замглавы МИД Илья Тамм"."""
        tokens = self.syntax.tokens
        if first < 2 or tokens[first - 1].text != "," or tokens[first - 2].sentence != tokens[first].sentence:
            return []
        head = first - 2
        while head and tokens[head].pos != "PUNCT" and self.role_noun(tokens[head]) is None:
            if tokens[head].pos not in ("NOUN", "PROPN", "ADJ") or not self._is_tied(tokens[head]):
                return []
            head -= 1
        cases = self._role_cases(tokens[head])
        if self.role_noun(tokens[head]) is None or not self._agrees(cases, name):
            return []
        opening = self._opening(head, cases)
        return [*self._joined(opening, name), _Title(opening, head, first - 1, cases)]

    # Behind the name

    def _behind(self, name: NameSpan) -> list[_Title]:
        """A title in an aside behind the name: "Анна Верина, глава минфина, сказала"; "(министр финансов)"."""
        tokens = self.syntax.tokens
        aside = tokens[name.last : name.last + 1]
        if not aside or aside[0].text not in _ASIDE or aside[0].sentence != tokens[name.first].sentence:
            return []
        at = name.last + 1
        while at < len(tokens) and (tokens[at].pos == "ADJ" or tokens[at].text.lower() in self.lexicon.former):
            at += 1
        if at >= len(tokens) or tokens[at].sentence != aside[0].sentence or self.role_noun(tokens[at]) is None:
            return []
        cases = self._role_cases(tokens[at])
        last = self._closing(at)
        following = tokens[last : last + 1]
        closed = not following or following[0].sentence != aside[0].sentence or following[0].text in _ENDS
        if not closed or not self._agrees(cases, name) or (following and last in self.people):
            return []
        if aside[0].text == "(" and not (following and following[0].text == ")"):
            return []
        return [_Title(self._opening(at, cases), at, last, cases)]

    def _closing(self, head: int) -> int:
        """Where a title ends: behind the genitives, and what prepositions of place bring, that follow its noun."""
        tokens = self.syntax.tokens
        at = head + 1
        while at < len(tokens) and tokens[at].sentence == tokens[head].sentence and at - head < _LONGEST:
            token = tokens[at]
            if at in self.people:
                break
            if token.pos == "ADP":
                following = tokens[at + 1 : at + 2]
                place = bool(following) and (
                    at + 1 in self.declined.places
                    or self._is_participle(following[0])
                    or following[0].lemma in self.lexicon.organizations
                )
                if token.text.lower() not in self.lexicon.of or not place:
                    break
                at += 1
            elif token.pos == "CCONJ":
                following = tokens[at + 1 : at + 2]
                noun = following and following[0].pos in ("NOUN", "ADJ") and self._is_tied(following[0])
                if not noun or self.role_noun(following[0]) or at == head + 1:
                    break
            elif token.text in '«»„“”"':
                pass
            elif not (token.pos in ("NOUN", "PROPN") or self._modifies(token)) or not self._is_tied(token):
                break
            at += 1
        while at - 1 > head and tokens[at - 1].text in ("«", "„", '"'):
            at -= 1
        return at

    # Who leads, and who was made what

    def _led(self, name: NameSpan) -> tuple[Told, Span] | None:
        """The office that a clause behind the name tells: "возглавляющий порт", "который руководит портом"."""
        tokens = self.syntax.tokens
        aside = tokens[name.last : name.last + 1]
        if not aside or aside[0].text != ",":
            return None
        at = name.last + 1
        if at < len(tokens) and tokens[at].text.lower() in self.lexicon.relative_pronouns:
            at += 1
        verb = tokens[at] if at < len(tokens) else None
        if verb is None or verb.sentence != aside[0].sentence or verb.pos != "VERB" or at + 1 >= len(tokens):
            return None
        noun = next((i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].pos in ("NOUN", "PROPN")), None)
        if noun is None or any(t.pos not in ("ADJ", "NUM") for t in tokens[at + 1 : noun]):
            return None
        now = verb.tag in ("VBZ", "VBG") and not verb.text.lower().endswith(("вший", "вшая", "вшего", "вшей"))
        last = self._closing(noun)
        span = self.report.span(tokens[name.first].start, tokens[last - 1].end)
        if verb.lemma in self.lexicon.leading and now and self._is_governed(tokens[noun]):
            words = [self._genitive(tokens[i]) for i in range(at + 1, noun + 1)]
            if not all(words):
                return None
            held_in, rest, own = self._complements(range(noun + 1, last))
            role = [self.lexicon.lead_role, *map(str, words)]
            return _told(held_in, [*role, *rest], [*role, *own]), span
        told = verb.lemma in self.lexicon.entering and verb.tag in ("VBN", "VBD", "VBG")
        if told and self.role_noun(tokens[noun]) and "ablt" in self._role_cases(tokens[noun]):
            title = _Title(at + 1, noun, last, frozenset({"ablt"}))
            return self.told(title), span
        return None

    def _is_governed(self, noun: Token) -> bool:
        cases = {form.case for form in self._forms(noun)}
        return bool(cases & {"accs", "ablt"})

    def _genitive(self, token: Token) -> str | None:
        if token.text.isupper():
            return token.text
        found = self.inflection.inflected(token.text, token.lemma, "gent")
        return found and (found.capitalize() if token.text[:1].isupper() else found)

    # The words of an office

    def _office(self, title: _Title, name: NameSpan, holder: str) -> Office | None:
        told = self.told(title)
        role, words = told.role, told.words
        tokens = self.syntax.tokens
        before = tokens[title.first : title.head + 1]
        former = any(t.lemma in self.lexicon.former or t.text.lower() in self.lexicon.former for t in before)
        former = former or role.partition("-")[0] + "-" in self.lexicon.former
        then = any(t.text.lower() in self.lexicon.then for t in before)
        word = next((t for t in before if t.lemma in self.lexicon.former and not then), None)
        if word is not None:
            over = self._nominative(word, title)
            role, words = f"{over} {role}", f"{over} {words}"
        start = min(tokens[title.first].start, tokens[name.first].start)
        end = max(tokens[title.last - 1].end, tokens[name.last - 1].end)
        return Office(holder, role, told.held_in, former, self.report.span(start, end), words) if role else None

    def told(self, title: _Title) -> Told:
        """What a title tells, with its noun and what agrees with it in the nominative."""
        tokens = self.syntax.tokens
        held_in: str | None = None
        words, own = [], []
        acting = self._acting(tokens[title.head])
        if acting is not None:
            words = own = [self.report.text[tokens[acting].start : tokens[title.head].end].lower()]
        for token in tokens[title.first : title.head] if acting is None else ():
            lower = token.text.lower()
            if token.pos == "PUNCT" or {lower, token.lemma} & (self.lexicon.former | self.lexicon.passing):
                continue
            own.append(self._nominative(token, title))
            people = self._people(token)
            if people and held_in is None:
                held_in = people
            else:
                words.append(own[-1])
        if acting is None:
            noun = self.role_noun(tokens[title.head]) or tokens[title.head].lemma
            words, own = [*words, noun], [*own, noun]
        behind, rest, as_told = self._complements(range(title.head + 1, title.last))
        return _told(held_in or behind, [*words, *rest], [*own, *as_told])

    def _complements(self, places: range) -> tuple[str | None, list[str], list[str]]:
        """The polity among the words behind a noun of office, the others, and all of them, as they stand."""
        tokens = self.syntax.tokens
        held_in: str | None = None
        words: list[str] = []
        skipped = told = None
        sent = False
        for at in places:
            token = tokens[at]
            place = self.declined.places.get(at)
            sent = (sent and place is not None and place == told) or tokens[at - 1].pos == "ADP"
            told = place
            if place is not None and (skipped == place or (held_in is None and not sent)):
                held_in, skipped = held_in or self.in_english(place), place
                continue
            people = self._people(token) if held_in is None else None
            if people:
                held_in = people
                continue
            skipped = None
            words.append(token.text)
        return held_in, self._closed(words), self._closed([tokens[at].text for at in places])

    def _closed(self, words: list[str]) -> list[str]:
        """Words without what opens others at their end, and with marks of quotation on those that they belong to."""
        while words and (words[-1].lower() in self.lexicon.of or words[-1] in '«„"'):
            words.pop()
        joined: list[str] = []
        for word in words:
            if joined and (word in "»”" or joined[-1] in ("«", "„")):
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def _people(self, token: Token) -> str | None:
        """The polity that an adjective is made of: "вельморийский"; one that the tagger takes for a name, too."""
        if token.pos != "ADJ" and token.dep != "amod":
            return None
        return self.lexicon.demonyms.get(token.lemma) or polity(token.lemma, self._known, self.lexicon)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.declined.places.values())

    def in_english(self, place: str) -> str:
        """A country or larger city by its English name, any other place by its own."""
        return country(place, self.lexicon) or city_name(place) or place

    def _nominative(self, token: Token, title: _Title) -> str:
        """An adjective of a title in the nominative, in the gender of its noun."""
        noun = self.syntax.tokens[title.head]
        genders = {form.gender for form in self._forms(noun) if self._is_role(form.nominative)}
        forms = [form for form in self._forms(token) if form.case in title.cases or not title.cases]
        agreeing = (form for form in forms if form.gender in genders)
        return next((form.nominative for form in (*agreeing, *forms)), token.text.lower())

    # What a noun of office without a name asks for

    def phrase(self, noun: Token) -> tuple[int, int]:
        """The tokens `[first, last)` of a noun of office with its adjectives and what it is of."""
        return self._opening(noun.index, self._role_cases(noun)), self._closing(noun.index)

    def asked(self, noun: Token) -> Told:
        """What a noun of office without a name tells."""
        first, last = self.phrase(noun)
        return self.told(_Title(first, noun.index, last, self._role_cases(noun)))
