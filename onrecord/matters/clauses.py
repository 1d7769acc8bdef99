"""Words, clauses and negations of a statement's text, without a parse.

Invariant: pure; a negation reaches forward within its clause, and no farther than its reach.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.lexicons.matters import MatterLexicon

Tokens = tuple[tuple[str, int, int], ...]
"""Words and signs, each with its place `[start, end)` in the text."""


def lowered(text: str) -> str:
    """A text as lexicons write words, in lower case and without ё; its offsets are kept.

    Some letters grow in lower case; a text with one of them is left as it is.
    """
    small = text.lower().replace("ё", "е")
    return small if len(small) == len(text) else text


@lru_cache(maxsize=4096)
def tokens_of(text: str, data: MatterLexicon) -> Tokens:
    """Words with their places; a contracted negation apart. In a language that inflects, by their dictionary forms."""
    found = tuple((m[0], m.start(), m.end()) for m in TOKEN.finditer(text))
    if data.plain is None:
        return found
    words: list[tuple[str, int, int]] = []
    for word, start, end in found:
        plain = data.plain(word)
        if words and (words[-1][0], plain) in data.phrases:
            words[-1] = (f"{words[-1][0]} {plain}", words[-1][1], end)
        else:
            words.append((plain, start, end))
    return tuple(words)


TOKEN = re.compile(r"\[…\]|[^\W_]+?(?=n['’]t\b)|n['’]t\b|[^\W_]+(?:['’][^\W_]+)*|[;.!?,—:]")
"""A word, a contracted negation, or a sign."""


def token_words(text: str, data: MatterLexicon) -> list[str]:
    """Words and signs, in order."""
    return [word for word, _, _ in tokens_of(text, data)]


def clause(tokens: Tokens, at: int, data: MatterLexicon) -> tuple[int, int]:
    """The numbers of the first and the last but one token of the clause of a token."""
    first, last = at, at
    while first > 0 and tokens[first - 1][0] not in data.clause_ends:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1][0] not in data.clause_ends:
        last += 1
    return first, last + 1


_REACH = 7
"""Words that a negation reaches forward, within its clause. Set by hand on sentences of our own."""


def negation_of(tokens: Tokens, at: int, data: MatterLexicon) -> int | None:
    """The token that negates another: before it in its clause, within reach."""
    first, _ = clause(tokens, at, data)
    for place in range(at - 1, max(first, at - _REACH) - 1, -1):
        if tokens[place][0] in data.negations:
            return place
    return None


def negated(text: str, start: int, end: int, data: MatterLexicon) -> bool:
    """Whether words are negated, within themselves or from before."""
    tokens = tokens_of(text, data)
    inside = [i for i, t in enumerate(tokens) if start <= t[1] < end]
    if any(tokens[i][0] in data.negations for i in inside):
        return True
    return bool(inside) and negation_of(tokens, inside[0], data) is not None


def asked(text: str, start: int, end: int, data: MatterLexicon) -> bool:
    """Whether words are asked about: by a particle before them in their clause or right behind ("нужна ли")."""
    tokens = tokens_of(text, data) if data.whether else ()
    inside = [at for at, token in enumerate(tokens) if start <= token[1] < end]
    return bool(inside) and whether(tokens, inside[0], inside[-1], data)


def whether(tokens: Tokens, first: int, last: int, data: MatterLexicon) -> bool:
    """Whether a particle makes a question of the clause of tokens: before them in it, or right behind."""
    return any(token[0] in data.whether for token in tokens[clause(tokens, first, data)[0] : last + 2])


_JUST = 3
"""Words before a turn of phrase that its own negation stands within: "had not been abandoned". Set by hand."""


def right_before(text: str, start: int, data: MatterLexicon) -> bool:
    """Whether a negation stands right before a turn of phrase, or it opens with its verb and one."""
    before = [word for word, _, end in tokens_of(text, data) if end <= start][-_JUST:]
    inside = [word for word, at, _ in tokens_of(text, data) if at >= start][:_JUST]
    ends = max((at + 1 for at, word in enumerate(before) if word in data.clause_ends), default=0)
    return any(word in data.negations for word in (*before[ends:], *inside))
