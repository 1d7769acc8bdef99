"""Abbreviations that a report defines, and the names that they are short for.

Invariant: an abbreviation means a name only where the two stand beside each other, and one name only.
"""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.entities.reference import is_place
from onrecord.entities.spans import KINDS, NameSpan
from onrecord.entities.spellings import normalised
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind
from onrecord.syntax import Syntax, Token

_QUOTES = frozenset("\"“”„«»'‘’") | {"``", "''"}


_SHORT = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z.&-]{1,8}")
"""An abbreviation: two capitals or more, nine signs at most (the longest of the development reports has six)."""


_FOREIGN = re.compile(r"[A-Z]{3,6}")
"""One of another language, which the English name's initials do not spell: State Sea Committee (GMK)."""


_LONGEST_NAME = 12
"""Tokens of a name before the abbreviation that it defines."""


def initials(words: list[str]) -> str:
    """The capitals with which the words and their parts begin.

    >>> initials(["Council", "for", "Ports", "and", "North-South", "Trade"])
    'CPNST'
    """
    return "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())


def spells(short: str, words: list[str]) -> bool:
    """Whether an abbreviation is made of the words' initials; small letters of it stand for small words.

    >>> spells("MoF", ["Ministry", "of", "Fisheries"]), spells("N.M.C.", ["Northern", "Maritime", "Compact"])
    (True, True)
    >>> spells("NMC", ["New", "Sea", "Compact"])
    False
    """
    letters = re.sub(r"[.&-]", "", short)
    every = "".join(word[0] for word in words if word[:1].isalpha())
    return len(letters) > 1 and (letters == initials(words) or letters.lower() == every.lower())


def _behind(syntax: Syntax, at: int, lexicon: EntityLexicon) -> Token | None:
    """The abbreviation that a name which ends before a token brings: "(NMC)", "(the “NMC”)", ", or NMC"."""
    rest = [t for t in syntax.tokens[at : at + 6] if t.text not in _QUOTES]
    texts = [t.text for t in rest]
    if texts[:1] == ["("]:
        inside = rest[2:] if len(rest) > 1 and rest[1].pos == "DET" else rest[1:]
        return inside[0] if len(inside) > 1 and inside[1].text == ")" and _SHORT.fullmatch(inside[0].text) else None
    after = rest[1:] if texts[:1] == [","] else rest
    tied = len(after) > 1 and after[0].text.lower() in lexicon.also_called
    return after[1] if tied and _SHORT.fullmatch(after[1].text) else None


def defined(syntax: Syntax) -> list[tuple[int, int, EntityKind]]:
    """Names, recognised or not, that an abbreviation beside them spells: "Sea Compact (SC)", "SC (Sea Compact)"."""
    labels = syntax.labels
    names: list[tuple[int, int, EntityKind]] = []
    for bracket in syntax.tokens:
        if bracket.text == "(" and (found := _before_short(syntax, bracket) or _after_short(syntax, bracket)):
            kinds = {KINDS[labels[i]] for i in range(*found) if labels.get(i) in KINDS}
            kind = kinds.pop() if len(kinds) == 1 else EntityKind.ORGANIZATION
            if kind not in (EntityKind.PERSON, EntityKind.GROUP):
                names.append((*found, kind))
    return names


def _before_short(syntax: Syntax, bracket: Token) -> tuple[int, int] | None:
    """The capitalised words before "(SC)" that it spells."""
    short = [t.text for t in syntax.tokens[bracket.index + 1 : bracket.index + 3]]
    if short[1:] != [")"] or not _SHORT.fullmatch(short[0]):
        return None
    for first in range(bracket.index - 2, max(bracket.index - 1 - _LONGEST_NAME, -1), -1):
        tokens = syntax.tokens[first : bracket.index]
        if tokens[0].sentence != bracket.sentence:
            return None
        if tokens[0].text[:1].isupper() and spells(short[0], [t.text for t in tokens]):
            return first, bracket.index
    return None


def _after_short(syntax: Syntax, bracket: Token) -> tuple[int, int] | None:
    """The words in brackets behind an abbreviation that spells them."""
    before = syntax.tokens[bracket.index - 1] if bracket.index else bracket
    inside = syntax.tokens[bracket.index + 1 : bracket.index + 2 + _LONGEST_NAME]
    words = [t.text for t in inside]
    if ")" not in words or not _SHORT.fullmatch(before.text):
        return None
    words = words[: words.index(")")]
    if len(words) > 1 and words[0][:1].isupper() and spells(before.text, words):
        return bracket.index + 1, bracket.index + 1 + len(words)
    return None


def abbreviations_in(syntax: Syntax, names: list[NameSpan], lexicon: EntityLexicon) -> dict[str, str]:
    """Abbreviations that the report defines, and the name of each; one that it defines twice over is in doubt, and out.

    "Northern Maritime Compact (NMC)", "Northern Maritime Compact, or NMC", "NMC (Northern Maritime Compact)". One that
    the initials do not spell counts behind an organisation's name, in brackets and capitals, unless it is a place.
    """
    defined: defaultdict[str, set[str]] = defaultdict(set)
    starts = {name.first: name for name in names}
    for name in names:
        if name.kind is EntityKind.PERSON:
            continue
        words = name.text.split()
        short = _behind(syntax, name.last, lexicon)
        if short and (spells(short.text, words) or _foreign(syntax, name, short, lexicon)):
            defined[short.text].add(name.text)
        bracket = syntax.tokens[name.last : name.last + 1]
        inner = starts.get(name.last + 1) if bracket and bracket[0].text == "(" else None
        if inner and _SHORT.fullmatch(name.text) and spells(name.text, inner.text.split()):
            defined[name.text].add(inner.text)
    return {
        short: min(full) for short, full in sorted(defined.items()) if len({normalised(text) for text in full}) == 1
    }


def _foreign(syntax: Syntax, name: NameSpan, short: Token, lexicon: EntityLexicon) -> bool:
    organization = name.kind is EntityKind.ORGANIZATION and " " in name.text
    bracketed = syntax.tokens[name.last].text == "(" and short.index == name.last + 1
    return organization and bracketed and bool(_FOREIGN.fullmatch(short.text)) and not is_place(short.text, lexicon)
