"""What a tree tells of a word: whether it makes a clause, what opens it, which trees stand beside its own."""

from __future__ import annotations

from onrecord.statements.phrases import Phrases
from onrecord.syntax import Syntax, Token


def is_predicate(syntax: Syntax, token: Token) -> bool:
    """Whether a word makes a clause: a verb, or a noun or adjective that has a subject."""
    return token.pos in ("VERB", "AUX") or bool(syntax.children(token, "nsubj", "nsubjpass", "cop", "orphan"))


def first_word(syntax: Syntax, token: Token) -> Token:
    """The first token of a subtree, punctuation aside where there is more than that."""
    below = syntax.subtree(token)
    return next((t for t in below if t.pos != "PUNCT"), below[0])


def other_roots(syntax: Syntax, token: Token) -> list[Token]:
    """The other roots of a sentence whose tree is in pieces; a tree that is whole has none."""
    own = syntax.tokens_of(syntax.sentence_of(token))
    top = next((a for a in syntax.ancestors(token) if a.head == a.index), token)
    return [t for t in own if t.dep == "ROOT" and t.index != top.index and t.pos != "PUNCT"]


def complemented(phrases: Phrases, clause: Token) -> bool:
    """Whether a word such as "that" only opens a clause."""
    marks = [
        c
        for c in phrases.syntax.children(clause, "mark", "nsubj", "dobj")
        if c.text.lower() in phrases.lexicon.complementizers
    ]
    return bool(marks) and marks[0].dep == "mark"


def worded(phrases: Phrases, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches without one that only joins the sentence to the one before: "At that, in Oren's words, …"."""
    if not phrases.lexicon.commas_part_clauses or len(spans) < 2:
        return spans
    joins = ("ADP", "PRON", "DET", "ADV", "PART", "CCONJ", "SCONJ", "PUNCT")
    return [s for s in spans if any(t.pos not in joins for t in phrases.syntax.within(*s))] or spans
