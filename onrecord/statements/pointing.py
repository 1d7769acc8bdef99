"""Sentences that point back at what is said in the one before: "This was said by Oren", "Such is the ministry's view".

Invariant: what they point at is one whole sentence of the body, which no other words of saying in it tell.
"""

from __future__ import annotations

from onrecord.model import Role
from onrecord.statements.phrases import Phrases
from onrecord.syntax import Sentence, Token


def pointed_at(cue: Token, phrases: Phrases) -> tuple[int, int] | None:
    """The sentence that a cue points back at, or None; a question tells of none."""
    if not phrases.lexicon.pointing:
        return None
    sentence = phrases.syntax.sentence_of(cue)
    if phrases.report.text[sentence.start : sentence.end].rstrip().endswith("?"):
        return None
    if not _points_back(cue, phrases) or sentence.first == 0:
        return None
    before = _before(sentence, phrases)
    if before is None or _is_told(before, phrases):
        return None
    return before.start, before.end


def _points_back(cue: Token, phrases: Phrases) -> bool:
    """Whether an object, or what is talked of, is a word that points back and stands before the cue."""
    syntax, lexicon = phrases.syntax, phrases.lexicon
    if syntax.children(cue, "ccomp"):
        return False
    preps = [p for p in syntax.children(cue, "prep") if p.lemma in lexicon.about]
    nouns = [n for prep in preps for n in syntax.children(prep, "pobj")]
    nouns += syntax.children(cue, "dobj", "nsubjpass", "npadvmod", "advmod")
    saying = phrases.is_saying(cue) or cue.lemma in lexicon.holding
    for noun in (n for n in nouns if n.index < cue.index):
        if noun.lemma in lexicon.pointing and saying:
            return True
        if noun.lemma in lexicon.spoken_nouns and (saying or cue.lemma in lexicon.granting | lexicon.speaking):
            return any(child.lemma in lexicon.pointing for child in syntax.children(noun, "det", "amod"))
    return False


def _before(sentence: Sentence, phrases: Phrases) -> Sentence | None:
    """The sentence right before, in the same block or last in the body block before it."""
    blocks = phrases.report.blocks
    for number in range(phrases.syntax.tokens[sentence.first].sentence - 1, -1, -1):
        before = phrases.syntax.sentences[number]
        if before.block != sentence.block and blocks[before.block].role is not Role.BODY:
            continue
        if any(t.pos != "PUNCT" for t in phrases.syntax.tokens_of(before)):
            between = blocks[before.block + 1 : sentence.block]
            return None if any(block.role is Role.TITLE for block in between) else before
    return None


def _is_told(sentence: Sentence, phrases: Phrases) -> bool:
    """Whether the sentence has words of saying of its own, with somebody who says it."""
    syntax = phrases.syntax
    for token in syntax.tokens_of(sentence):
        if token.pos == "VERB" and phrases.is_saying(token) and not phrases.quoted(token):
            told = token.dep in ("ROOT", "parataxis") and syntax.children(token, "nsubj")
            if told or syntax.children(token, "ccomp"):
                return True
    return False
