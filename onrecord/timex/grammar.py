"""A language's forms of time expressions, compiled: patterns over characters that capture values, not words.

Invariant: compiling adds no word of any language; figures (years, days, hours) are the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicons.timex import TimexForm, TimexLexicon

_FIGURES = {
    "year": "(?:1[0-9]|20|21)[0-9]{2}",
    "mm": "0[1-9]|1[0-2]",
    "dd": "[0-2][0-9]|3[01]",
    "day": "3[01]|[12][0-9]|0?[1-9]",
    "any": "[0-9]{1,2}",
    "two": "[0-9]0",
    "short": "[0-9]{2}",
    "tens": "(?:1[0-9]|20)[0-9]0",
    "digit": "[1-4]",
    "hour": "1[0-2]|0?[1-9]",
    "hour24": "2[0-3]|[01]?[0-9]",
    "minute": "[0-5][0-9]",
}
_BESIDE = frozenset("mod ordinal half vague adjacent direction nth shift bound turned next same nearest".split())
"""Classes whose words tell no time without one of another class."""
_GAP = r"(?:[ \t\u00a0]+\n?[ \t]*|\n[ \t]*(?=\S))"
_PLACE = re.compile(r"\{(\w+)(?::(\w+))?\}")
_SPLIT = re.compile(r"[\s-]+")


@dataclass(frozen=True)
class Grammar:
    """A lexicon, compiled.

    `forms`: each with its pattern and the class that each of its groups belongs to, in the lexicon's order. `hint`
    finds where any expression can be at all.
    """

    forms: tuple[tuple[TimexForm, re.Pattern[str], Mapping[str, str]], ...]
    tables: Mapping[str, Mapping[str, int | str]]
    cardinals: Mapping[str, int]
    articles: frozenset[str]
    hint: re.Pattern[str]

    def value(self, kind: str, text: str) -> int | str:
        """What the words captured by a class mean."""
        if kind == "number":
            return self.number(text)
        if kind in _FIGURES:
            return int(text)
        return self.tables[kind][_key(text)]

    def number(self, text: str) -> int | str:
        """A number in figures or words, with a half where there is one; figures stay as written.

        >>> from onrecord.language.packs.en.timex import TIMEX
        >>> grammar(TIMEX).number("twenty-four"), grammar(TIMEX).number("2 1/2"), grammar(TIMEX).number("1.5")
        (24, '2.5', '1.5')
        """
        words = _SPLIT.split(text.lower())
        if words[0][0].isdigit():
            figures = words[0].replace(",", "")
            if len(words) > 1 and words[1] == "1/2":
                return f"{figures}.5"
            rest = [self.cardinals[word] for word in words[1:] if word in self.cardinals]
            number = int(figures) if figures.isdigit() else figures
            return number * rest[0] if rest and isinstance(number, int) else number
        total = 1 if words[0] in self.articles else 0
        for word in words:
            worth = self.cardinals.get(word, 0)
            total = max(total, 1) * worth if worth >= 100 else total + worth
        return total


def _key(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _words(table: Mapping[str, int | str]) -> str:
    """Any key of a table, longest first. A key with a capital is matched as written or in capitals only."""
    found = []
    for word in sorted(table, key=lambda word: (-len(word), word)):
        pattern = re.escape(word).replace(r"\ ", _GAP).replace("'", "['’]")
        tail = "" if word[-1].isalnum() else r"(?!\w)"
        if word[0].isupper():
            capitals = re.escape(word.upper()).replace(r"\ ", _GAP).replace("'", "['’]")
            pattern = f"(?-i:{pattern}|{capitals})"
        found.append(pattern + (tail or r"\b"))
    return "|".join(found)


def _number(lexicon: TimexLexicon) -> str:
    """A number in figures or words; an article stands for one unless a number word follows it."""
    cardinals = lexicon.cardinals
    word = "(?:" + "|".join(sorted(map(re.escape, cardinals), key=lambda word: (-len(word), word))) + ")"
    hundreds = "|".join(sorted(re.escape(word) for word, worth in cardinals.items() if worth >= 100))
    articles = "|".join(sorted(map(re.escape, lexicon.articles)))
    figures = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+(?:\.[0-9]+)?(?:[ -]1/2)?(?: (?:{hundreds}))?"
    article = rf"(?:{articles})(?: (?:{hundreds}))+\b|(?:{articles})\b(?!\s+(?:{word}\b|[0-9]))|" if articles else ""
    return rf"(?:{figures}|{article}{word}\b(?:[ -](?:{word})\b)*)"


@cache
def grammar(lexicon: TimexLexicon) -> Grammar:
    """Compile a lexicon's forms; once a process."""
    classes = {name: _words(table) for name, table in lexicon.classes.items()}
    classes |= _FIGURES | {"number": _number(lexicon)}
    forms = []
    for form in lexicon.forms:
        groups: dict[str, str] = {}
        pattern = form.pattern
        for name, fragment in lexicon.fragments.items():
            pattern = pattern.replace(f"<{name}>", fragment)
        pattern = pattern.replace(" ", _GAP)

        def place(found: re.Match[str], groups: dict[str, str] = groups) -> str:
            kind, name = found.group(1), found.group(2) or found.group(1)
            groups[name] = kind
            return f"(?P<{name}>{classes[kind]})"

        pattern = _PLACE.sub(place, pattern)
        forms.append((form, re.compile(rf"(?<![\w$£€.,])(?:{pattern})(?!\w|[.,][0-9])", re.IGNORECASE), groups))
    tables = {name: {_key(word): worth for word, worth in table.items()} for name, table in lexicon.classes.items()}
    return Grammar(tuple(forms), tables, lexicon.cardinals, lexicon.articles, _hint(lexicon))


def _hint(lexicon: TimexLexicon) -> re.Pattern[str]:
    """Words of the classes without which no form matches, and figures."""
    words: set[str] = set()
    for name, table in lexicon.classes.items():
        if name not in _BESIDE:
            words.update(word.lower().rstrip(".") for word in table)
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:{listed}|[0-9]+)", re.IGNORECASE)
