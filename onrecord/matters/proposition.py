"""A proposition taken apart: who does what to what, where; and how much of it a text has.

Invariant: pure, and of words alone; what it finds it can name, for a reader is told why an item bears on a matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.entities.reference import country, demonym_of, polity
from onrecord.entities.spellings import written_so
from onrecord.errors import UsageError
from onrecord.language import FullPack, Pack, primary
from onrecord.lexicons.matters import MatterLexicon, fits_one
from onrecord.matters.clauses import tokens_of
from onrecord.model import Block, Dating, Matter, Report, Role
from onrecord.syntax import Syntax, Token

_WORD = re.compile(r"n['’]t\b|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|\[…\]|[;.!?,—]")

_STEM = 5
"""Letters that two words must share at the beginning to count as one word in two forms, where neither is shorter. Set
by hand: it joins "prisoner" and "prisoners", "military" and "militarily"; "police" and "policy" stay two."""

_THEME, _NAMES, _MORE, _PREDICATE = 0.35, 0.30, 0.20, 0.15
"""What a proposition's parts weigh, added up over those that it has. Set on the sample matter: what a matter is of
(the base) tells most, who is in it next; that it is one more of a kind, where the proposition says so."""

_ENOUGH = 0.88
"""The sum from which a text has all of a proposition: one that lacks the predicate alone is of the matter."""

_NOT_ANOTHER = 0.7
"""What is left of a score where the proposition is of one more of a kind and the text says nothing of another: most
such texts are of the one that is there. Set on the sample matter (the base at Sorvena is not the matter)."""


def words_of(text: str, data: MatterLexicon | None = None) -> list[str]:
    """The words of a text in lower case, with the signs that end clauses.

    By their dictionary forms in a language that inflects, whose words `data` are.

    >>> words_of("He won't: the U.S. said no.")
    ['he', 'wo', "n't", 'the', 'u', '.', 's', '.', 'said', 'no', '.']
    """
    if data is not None and data.plain is not None:
        return [word for word, _, _ in tokens_of(text.lower(), data)]
    return _WORD.findall(re.sub(r"n(['’])t\b", r" n\1t", text.lower()))


@lru_cache(maxsize=200_000)
def same_word(one: str, other: str) -> bool:
    """Whether two words, in lower case, are forms of one, or one is the end of the other ("airbase", "base").

    >>> same_word("prisoners", "prisoner"), same_word("airbase", "base"), same_word("tax", "taxi")
    (True, True, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and (long.endswith(short) or long.removesuffix("s").endswith(short)):
        return True
    if long in (short + "s", short + "es", short + "d", short + "ed", short + "'s") or (
        short[-1:] == "y" and long == short[:-1] + "ies"
    ):
        return True
    return len(short) > _STEM and long.startswith(short[:-1]) and 0 < len(long) - len(short) <= 3


@dataclass(frozen=True)
class Proposition:
    """A matter's proposition in parts, in lower case.

    `names` are those in it, each with all words that stand for it; `theme` its nouns, the head first, or where it has
    none the name of what something is done to, if that is no country; a noun right before a name ("the banker Ludo
    Farrin") is of the name; `near` other nouns that reports use for each; `family` what its predicate is one of, or
    the predicate itself; `figures` its numbers, each by the words that are it ("67", "sixty seven"); `another`
    whether it is of one more of a kind; `of_person` whether it may be of a person, having no noun; `several` whether
    its theme is of more things than one.

    `language` is the tag of that it is in. `forms`: of one that was put into another language, the dictionary forms of
    its words there, by each; in Latin letters those of a name that is told by its letters alone. `elsewhere` has it in
    other languages, by their tags.
    """

    matter: Matter
    names: tuple[frozenset[str], ...]
    theme: tuple[str, ...]
    near: tuple[frozenset[str], ...]
    predicate: str
    family: str | None
    another: bool
    of_person: bool = False
    several: bool = False
    figures: tuple[tuple[tuple[str, ...], ...], ...] = ()
    language: str = "en"
    forms: Mapping[str, frozenset[str]] | None = field(default=None, compare=False)
    elsewhere: Mapping[str, Proposition] = field(default_factory=dict, compare=False, repr=False)

    def told_in(self, language: str) -> Proposition | None:
        """It in a language, by its tag; None where it could not be put into it."""
        code = primary(language)
        return self if code == self.language else self.elsewhere.get(code)

    def says(self, own: str, word: str) -> bool:
        """Whether a word of a text, in lower case, is a word of its own."""
        if self.forms is None:
            return same_word(own, word)
        return any(word == form or written_so(word, form) for form in self.forms.get(own, (own,)))


@dataclass(frozen=True, slots=True)
class Match:
    """How much of a proposition a text has: a score in [0, 1] and what of it was found.

    `of_another` is a country that is none of the proposition's, of whose thing alone it speaks ("a Dutch base").
    """

    score: float
    theme: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    another: str | None = None
    predicate: str | None = None
    of_another: str | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """For a reader."""
        told = [f"it speaks of “{' '.join(self.theme)}”"] if self.theme else []
        told += [f"it names {', '.join(self.names)}"] if self.names else []
        told += [f"“{self.another}” tells of one more"] if self.another else []
        return (*told, *([f"“{self.predicate}” is what the proposition's verb becomes"] if self.predicate else []))


def read_proposition(matter: Matter, pack: FullPack, places: Mapping[str, str] | None = None) -> Proposition:
    """Take a proposition apart. `places` are names in lower case that stand for others (a capital for its country).

    Raises UsageError for one without a noun or name to look for.

    >>> from onrecord.language import require_pack
    >>> read = read_proposition(Matter("Velmora opens a second naval base in Ostrany"), require_pack("en"))
    >>> read.theme, read.family, read.another, [min(name) for name in read.names]
    (('base',), 'opening', True, ['velmora', 'ostrany'])
    """
    text = matter.proposition
    block = Block(Role.BODY, 0, len(text), "a proposition")
    report = Report("proposition", "", None, None, pack.code, None, None, Dating(None, ""), text, (block,))
    syntax = pack.parse(report)
    words = pack.matters
    predicate = _predicate(syntax, words)
    names = _names(syntax, predicate, pack)
    taken = {index for name in names for index in name}
    starts = {name[0] for name in names}
    nouns = [
        t
        for t in syntax.tokens
        if t.pos in ("NOUN", "PROPN") and t is not predicate and t.index not in taken and t.index + 1 not in starts
    ]
    nouns += [syntax.tokens[name[-1]] for name in names if _common(syntax, name, pack)]
    nouns.sort(key=lambda t: (t.dep not in _DONE_TO, predicate is None or syntax.head(t) is not predicate, t.index))
    of_person = not nouns
    if not nouns and len(names) > 1:  # "hands over Ludo Farrin": the matter is of him
        done_to = [
            name
            for name in names
            if _is_done_to(syntax.tokens[name[-1]], syntax)
            and country(" ".join(syntax.tokens[i].text for i in name), pack.entities) is None
        ]
        nouns = [syntax.tokens[name[-1]] for name in done_to[:1]]
        names = [name for name in names if name not in done_to[:1]]
    theme = tuple(dict.fromkeys(t.lemma.lower() for t in nouns))
    numbers = [t for t in syntax.tokens if t.pos == "NUM" and t is not predicate and t.index not in taken]
    if not theme and not names:
        raise UsageError("a proposition with nothing to look for", text, "write a sentence: who does what, where")
    lowered = {t.text.lower() for t in syntax.tokens}
    return Proposition(
        matter=matter,
        names=tuple(
            _spellings([syntax.tokens[i] for i in name], pack, places or {}, common=_common(syntax, name, pack))
            for name in names
        ),
        theme=theme,
        near=tuple(_near(noun, words) for noun in theme),
        predicate=predicate.lemma.lower() if predicate else "",
        family=words.family_of(predicate.lemma.lower()) if predicate else None,
        another=bool(lowered & (words.additional - {"more", "further", "other", "extra"}))
        or {"one", "more"} <= lowered,
        of_person=of_person,
        several=any(t.tag in ("NNS", "NNPS") for t in nouns[:1]),
        figures=tuple(_figure(t.text.lower(), pack) for t in numbers if t.text.isdigit()),
        language=pack.code,
    )


def _figure(digits: str, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """The ways to write a number: in digits, and in words where it has two digits.

    >>> from onrecord.language import require_pack
    >>> _figure("67", require_pack("en")), _figure("20", require_pack("en"))
    ((('67',), ('sixty', 'seven')), (('20',), ('twenty',)))
    """
    named = {number: word for word, number in pack.timex.cardinals.items() if word.isalpha()}
    tens, ones = divmod(int(digits), 10)
    parts = [int(digits)] if int(digits) in named else [tens * 10, ones]
    told = tuple(named[part] for part in parts if part in named)
    return ((digits,), told) if len(told) == len(parts) else ((digits,),)


def _is_done_to(token: Token, syntax: Syntax) -> bool:
    """Whether something is done to what a token names, or to the noun that it stands beside."""
    return token.dep in _DONE_TO or (token.dep in ("appos", "compound") and syntax.head(token).dep in _DONE_TO)


def _near(noun: str, words: MatterLexicon) -> frozenset[str]:
    """Other nouns for the thing of a noun."""
    return frozenset().union(*(group for group in words.one_thing if noun in group)) - {noun}


def _predicate(syntax: Syntax, words: MatterLexicon) -> Token | None:
    verbs = [t for t in syntax.tokens if t.pos == "VERB"]
    root = next((t for t in verbs if t.dep == "ROOT"), None)
    if root is not None:
        return root
    acting = [t for t in syntax.tokens if t.pos in ("NOUN", "VERB") and words.family_of(t.lemma.lower())]
    return next(iter(acting), next(iter(verbs), None))


def _names(syntax: Syntax, predicate: Token | None, pack: FullPack) -> list[tuple[int, ...]]:
    """Tokens of names, those that stand together as one, without words for offices and common nouns behind a name."""
    groups: list[list[int]] = []
    for token in syntax.tokens:
        capital = token.text[:1].isupper() and (token.index > 0 or token.pos == "PROPN")
        if not capital or token is predicate or token.text.lower() in pack.matters.stop:
            continue
        if token.text.lower() in pack.facts.offices:
            continue
        if groups and groups[-1][-1] == token.index - 1:
            groups[-1].append(token.index)
        else:
            groups.append([token.index])
    return [tuple(group) for group in groups]


def _common(syntax: Syntax, name: tuple[int, ...], pack: FullPack) -> bool:
    """Whether a name ends in a common noun that stands for it alone: "the Lake Treaty", and then "the treaty"."""
    first = name[0]
    article = first > 0 and syntax.tokens[first - 1].text.lower() in pack.facts.definite
    whole = " ".join(syntax.tokens[i].text for i in name)
    return len(name) > 1 and article and country(whole, pack.entities) is None


def _spellings(name: list[Token], pack: Pack, places: Mapping[str, str], *, common: bool) -> frozenset[str]:
    """All single words that stand for a name: its last word, demonyms of it, its capital, an abbreviation.

    Of one that ends in a `common` noun it is the first ("the Kell Strait", and then "the Kell tunnel").
    """
    whole = " ".join(t.text for t in name)
    found = {t.text.lower() for t in (name[:1] if common else name[-1:])}
    if len(name) > 1:
        initials = "".join(t.text[0] for t in name).lower()
        found.add(initials)
    means = country(whole, pack.entities)
    if means:
        found.add(means.lower())
        found |= {capital.lower() for capital, of in pack.entities.capitals.items() if of == means}
        found |= {word for word, of in pack.entities.demonyms.items() if of == means}
        found |= {alias for alias, of in pack.entities.place_aliases.items() if of == means and " " not in alias}
    found |= {other for other, of in places.items() if of == whole.lower()}
    return frozenset(found)


_DONE_TO = ("dobj", "nsubjpass")
"""What is done something to: it tells more of a matter than who does it."""

_ONE_NAME = 0.5
"""The power of the share of names that a text has: one of two counts 0.7, for the other goes without saying."""

_FIGURE = 0.8
"""What the proposition's number counts, of a theme's 1: "67" alone, of a retirement age. Set by hand."""

_NEAR_NOUN = 0.8
"""What another noun for the thing counts ("facility", of a base). Set by hand: such nouns are of other things, too."""

_ELSEWHERE = 0.6
"""What a name counts that stands elsewhere in the report alone: a paper at home seldom names its own country."""


def match(
    words: Iterable[str], own: Proposition, pack: Pack, spoken_for: str | None = None, elsewhere: int = 0
) -> Match:
    """How much of a proposition a text's words have.

    `spoken_for` is the polity that its speaker speaks for, `elsewhere` how many of the names the report has.
    """
    words = list(words)
    data = pack.matters
    said = {noun: [at for at, word in enumerate(words) if own.says(noun, word)] for noun in own.theme}
    others = {noun: _of_another(words, places, own, pack) for noun, places in said.items() if places}
    theme = tuple(noun for noun, country_of in others.items() if country_of is None)
    of_another = next((it for it in others.values() if it), None) if not theme else None
    near = tuple(
        noun
        for noun, others in zip(own.theme, own.near, strict=True)
        if noun not in theme and any(own.says(other, word) for other in others for word in words)
    )
    names = _named(words, own, pack, spoken_for)
    named = (len(names) / max(len(own.names), 1)) ** _ONE_NAME
    named = max(named, _ELSEWHERE * (elsewhere / max(len(own.names), 1)) ** _ONE_NAME)
    another = _another(words, own, data) if own.another else None
    predicate = _becomes(words, own, data)
    figure = next((" ".join(told) for ways in own.figures for told in ways if _has(words, told)), None)
    of_theme = _of_theme(own.theme, theme) + _NEAR_NOUN * _of_theme(own.theme, near) if own.theme else 0.0
    if figure:
        theme, of_theme = (*theme, figure), max(of_theme, _FIGURE)
    parts = [
        (_THEME, of_theme) if own.theme else None,
        (_NAMES if own.theme else _THEME + _NAMES, named) if own.names else None,
        (_MORE, 1.0 if another else 0.0) if own.another else None,
        (_PREDICATE if own.theme else _THEME, 1.0 if predicate else 0.0) if own.predicate else None,
    ]
    there = [part for part in parts if part]
    score = sum(weight * share for weight, share in there) / sum(weight for weight, _ in there)
    score = min(1.0, score / _ENOUGH)
    if own.another and not another:
        score *= _NOT_ANOTHER
    return Match(round(score, 4), theme, names, another, predicate, of_another)


def _of_another(words: list[str], places: list[int], own: Proposition, pack: Pack) -> str | None:
    """The country whose thing a noun is of at all its places, where that is none of the proposition's."""
    found = None
    for at in places:
        means = polity(words[at - 1], frozenset(), pack.entities) if at and own.names else None
        if means is None or any(
            stands_for(word, name, pack) for word in (means.lower(), words[at - 1]) for name in own.names
        ):
            return None
        found = means
    return found


def _has(words: list[str], told: tuple[str, ...]) -> bool:
    """Whether words have others, in a row."""
    return any(tuple(words[at : at + len(told)]) == told for at in range(len(words) - len(told) + 1))


def _of_theme(nouns: tuple[str, ...], found: tuple[str, ...]) -> float:
    """The share of a theme that some of its nouns are, in [0, 1]; the head tells most."""
    return (0.7 if found and nouns[0] in found else 0.0) + 0.3 * len(found) / len(nouns)


def _named(words: list[str], own: Proposition, pack: Pack, spoken_for: str | None) -> tuple[str, ...]:
    found = []
    for spellings in own.names:
        told = next((word for word in words if stands_for(word, spellings, pack)), None)
        if told is None and spoken_for and stands_for(spoken_for.lower(), spellings, pack):
            told = spoken_for
        if told:
            found.append(told.capitalize())
    return tuple(found)


def stands_for(word: str, spellings: frozenset[str], pack: Pack) -> bool:
    """Whether a word, in lower case, stands for a name: a spelling of it, or made of one ("velmoran")."""
    if word in spellings:
        return True
    if pack.matters.plain is not None and any(written_so(word, spelling) for spelling in spellings):
        return True
    return len(word) > 3 and any(_demonym(word, place, pack.entities.demonym_endings) for place in spellings)


@lru_cache(maxsize=200_000)
def _demonym(word: str, place: str, endings: tuple[str, ...]) -> bool:
    return demonym_of(word, place, endings)


def _another(words: list[str], own: Proposition, data: MatterLexicon) -> str | None:
    """The word that tells of one more of the theme, or that it is not there yet: near before it."""
    for at, word in enumerate(words):
        if not any(own.says(noun, word) for noun in own.theme[:1]):
            continue
        before = words[max(0, at - 5) : at]
        told = next((it for it in before if it in data.additional), None)
        if told:
            return told
        marked = next((it for it in reversed(before[-4:]) if it in data.indefinite), None)
        if marked:
            return f"{marked} {word}"
    for at, word in enumerate(words[1:], 1):
        if word in data.standing_in and words[at - 1] in data.additional:
            return f"{words[at - 1]} {word}"
    return None


def _becomes(words: list[str], own: Proposition, data: MatterLexicon) -> str | None:
    """The word that the proposition's predicate has become, or one that undoes it."""
    starts, undone = data.becoming(own.family)
    for word in words:
        if own.says(own.predicate, word) or fits_one(starts, word) or fits_one(undone, word):
            return word
    return None
