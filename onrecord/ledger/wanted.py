"""What a person types to search for, as terms that must occur and terms that must not.

Invariant: whatever is typed is words; there is no syntax that it could break. FTS5's and PostgreSQL's operators are
words like any other.

- words, all of which must occur, in any order; a `*` at the end makes a beginning of one (`har*`);
- "words in double quotes" stand together as they are, and are joined with no other spelling;
- `-word` and `-"words"` must not occur.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.errors import UsageError

MOST_WORDS = 64
"""Terms in one search; a sentence has twenty. It bounds the time that one search can take."""

LONGEST_NAME = 5
"""Words of a name that is looked for among those typed: "Organisation of the Sea States" has five."""

_TYPED = re.compile(r'(?<!\S)(-?)"([^"]*)"(\*?)|([^\s"]+)')
_NO_TEXT = re.compile(r"[\0\ud800-\udfff]")
"""What no database holds: NUL, and halves of characters."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that must stand together; with `prefix`, the last is the beginning of one; `exact`: it was in quotes."""

    words: str
    prefix: bool = False
    exact: bool = False


Terms = tuple[Part, ...]
"""Parts all of which must occur."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must occur: of each entry of `every`, one alternative at least; and what must not, `none`.

    The first alternative is what was typed, the others are other spellings.
    """

    every: tuple[tuple[Terms, ...], ...]
    none: Terms = ()

    @property
    def parts(self) -> Terms:
        """All parts that may have been found, each once."""
        return tuple(dict.fromkeys(part for entry in self.every for terms in entry for part in terms))


def wanted(typed: str) -> Wanted:
    """What a person typed. Raises UsageError where no word must occur, or where there are too many.

    >>> asked = wanted('naval -drill "Port Sorrel" OR har* -"air base"')
    >>> [part.words for part in asked.parts], [part.words for part in asked.none]
    (['naval', 'Port Sorrel', 'OR', 'har'], ['drill', 'air base'])
    """
    every: list[Part] = []
    none: list[Part] = []
    for minus, phrase, star, word in _TYPED.findall(_NO_TEXT.sub(" ", typed)):
        out = bool(minus) or (word.startswith("-") and word != "-")
        text = phrase or word.lstrip("-")
        if any(unicodedata.category(character)[0] in "LNM" for character in text):
            prefix = bool(star) or word.endswith("*")
            (none if out else every).append(Part(text.rstrip("*"), prefix, bool(phrase)))
    example = "give words of the reports, such as: naval base"
    if not every:
        what = "only words to leave out" if none else "no word to look for"
        raise UsageError(what, repr(typed), example)
    if len(every) + len(none) > MOST_WORDS:
        raise UsageError(f"more than {MOST_WORDS} words to look for", repr(typed[:60]), "give fewer")
    return Wanted(tuple(((part,),) for part in every), tuple(none))


def joined(asked: Wanted, spellings: Callable[[str], Iterable[str]]) -> Wanted:
    """The same with other spellings of names: `spellings` gives those of a name, none for what is no name.

    Of words that follow each other, the longest run that is a name counts as one; words in quotes are as they are.

    >>> known = {"Orlan": ["Sergei Orlan", "Орлан"]}
    >>> of_orlan = joined(wanted('Orlan "Orlan" base'), lambda name: known.get(name, []))
    >>> [[" ".join(part.words for part in terms) for terms in entry] for entry in of_orlan.every]
    [['Orlan', 'Sergei Orlan', 'Орлан'], ['Orlan'], ['base']]
    """
    every: list[tuple[Terms, ...]] = []
    typed = [entry[0][0] for entry in asked.every]
    at = 0
    while at < len(typed):
        for end in range(min(at + LONGEST_NAME, len(typed)), at, -1):
            run = tuple(typed[at:end])
            if any(part.exact or part.prefix for part in run):
                continue
            name = " ".join(part.words for part in run)
            also = [(Part(spelling),) for spelling in spellings(name) if spelling != name]
            if also or end == at + 1:
                every.append((run, *also))
                at = end
                break
        else:
            every.append(((typed[at],),))
            at += 1
    return Wanted(tuple(every), asked.none)


def for_fts5(asked: Wanted, within: str | None = None) -> str:
    """In FTS5's query language (https://sqlite.org/fts5.html#full_text_query_syntax).

    >>> for_fts5(wanted('naval "Port Sorrel" har* -drill'), "words")
    '{words} : (("naval" AND "Port Sorrel" AND "har"*) NOT ("drill"))'
    """
    told = _all(_any(_all(map(_quoted, terms)) for terms in entry) for entry in asked.every)
    if asked.none:
        told = f"({told}) NOT ({' OR '.join(map(_quoted, asked.none))})"
    return f"{{{within}}} : ({told})" if within else told


def any_for_fts5(parts: Iterable[Part]) -> str:
    """Any of the parts, in FTS5's query language."""
    return " OR ".join(map(_quoted, parts))


def for_tsquery(asked: Wanted, phrase: Callable[[Part], str]) -> str:
    """As PostgreSQL's `tsquery`; `phrase` gives that of words that stand together, empty where they hold no term."""
    some = [_one_of([_together(map(phrase, terms)) for terms in entry]) for entry in asked.every]
    none = [f"!({told})" for told in map(phrase, asked.none) if told]
    return " & ".join(f"({told})" for told in (*some, *none) if told)


def _quoted(part: Part) -> str:
    return '"' + part.words.replace('"', " ") + '"' + ("*" if part.prefix else "")


def _all(told: Iterable[str]) -> str:
    return " AND ".join(told)


def _any(told: Iterable[str]) -> str:
    alternatives = list(told)
    if len(alternatives) == 1:
        return alternatives[0]
    return "(" + " OR ".join(f"({alternative})" for alternative in alternatives) + ")"


def _together(told: Iterable[str]) -> str:
    return " & ".join(f"({phrase})" for phrase in told if phrase)


def _one_of(told: list[str]) -> str:
    return " | ".join(f"({alternative})" for alternative in told if alternative)
