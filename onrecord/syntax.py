"""Tokens, sentences and names of a report's article, with its dependency trees: what every stage after language reads.

Invariant: tokens stand in text order, their offsets are code points of `Report.text`, and sentences partition them.
Labels are Universal POS, Penn tags, and the dependency labels of ClearNLP as spaCy's English models give them; a
stage reads them here and never sees the parser.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its place in the text `[start, end)`, its form, its governor `head` (an index, its own at a root)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)` at `[start, end)` of the text, inside block number `block` of the report."""

    first: int
    last: int
    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the recogniser found: tokens `[first, last)`, with its label (PERSON, ORG, GPE, NORP, FAC, …)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Syntax:
    """The parsed article.

    >>> said = Token(1, 6, 10, "spoke", "speak", "VERB", "VBD", "ROOT", 1, 0)
    >>> maria = Token(0, 0, 5, "Maria", "Maria", "PROPN", "NNP", "nsubj", 1, 0)
    >>> syntax = Syntax((maria, said), (Sentence(0, 2, 0, 10, 0),))
    >>> [t.text for t in syntax.children(said)], syntax.head(maria).text
    (['Maria'], 'spoke')
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = field(default=())

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                lists[token.head].append(token.index)
        return tuple(tuple(children) for children in lists)

    @cached_property
    def labels(self) -> dict[int, str]:
        """The recogniser's label of each token that stands in a name, by its index."""
        return {index: name.label for name in self.names for index in range(name.first, name.last)}

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The tokens governed by this one, in text order; only those with one of `deps` where given."""
        found = (self.tokens[i] for i in self._children[token.index])
        return [child for child in found if not deps or child.dep in deps]

    def head(self, token: Token) -> Token:
        """The governor; the token itself at a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors, nearest first, up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all that it governs, in text order."""
        found, stack = [], [token.index]
        while stack:
            index = stack.pop()
            found.append(index)
            stack.extend(self._children[index])
        return [self.tokens[i] for i in sorted(found)]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly in `[start, end)` of the text."""
        return self.tokens[bisect_left(self._starts, start) : bisect_right(self._ends, end)]

    def at(self, offset: int) -> Token | None:
        """The token that covers this code point, if any."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.tokens[index].start <= offset < self.tokens[index].end:
            return self.tokens[index]
        return None
