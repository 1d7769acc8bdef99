"""Who says something that no subject tells: a body that people speak for, a document, whom an outlet quotes.

Invariant: each gives words of the cue's own sentence, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.statements.attribution import Attribution, overlap, subtract
from onrecord.statements.phrases import Phrases
from onrecord.syntax import Token


def of_body(cue: Token, phrases: Phrases) -> tuple[int, int] | None:
    """The body behind a preposition of a verb without a subject: "in the ministry they said", "is said in its report".

    A place before such a verb is a government that speaks: "In Tarn they said".
    """
    syntax, lexicon = phrases.syntax, phrases.lexicon
    stated = cue.lemma in lexicon.stated
    if not (stated or lexicon.of_many.search(cue.text)) or syntax.children(cue, "nsubj"):
        return None
    for prep in syntax.children(cue, "prep"):
        for noun in syntax.children(prep, "pobj") if prep.lemma in lexicon.venue | lexicon.channels else ():
            capital = syntax.labels.get(noun.index) == "GPE" and prep.index < cue.index
            if is_body(noun, phrases) or capital:
                return phrases.noun_phrase(noun)
            owners = [o for o in syntax.children(noun, "nmod") if o.pos in ("NOUN", "PROPN")]
            if noun.lemma in lexicon.channel_nouns and owners and is_body(owners[0], phrases):
                return phrases.noun_phrase(owners[0])
            if stated and noun.lemma in lexicon.channel_nouns | lexicon.verbatim | lexicon.spoken_nouns:
                return phrases.noun_phrase(owners[0] if owners else noun)
    return None


def is_body(noun: Token, phrases: Phrases) -> bool:
    """Whether a noun is a body that speaks, by its word or as a name."""
    return noun.lemma in phrases.lexicon.bodies or phrases.syntax.labels.get(noun.index) == "ORG"


def is_outlet(noun: Token, phrases: Phrases) -> bool:
    """Whether a noun is an outlet: by its word, as a body's name, or a name in quotation marks."""
    marked = any(name.covers(noun.start) for name in phrases.names)
    return marked or noun.lemma in phrases.lexicon.outlet_nouns or phrases.syntax.labels.get(noun.index) == "ORG"


def who_is_passed_on(cue: Token, phrases: Phrases) -> Token | None:
    """The noun whom an outlet names as its source ("with reference to the ministry"), in the cue's clause."""
    syntax, tokens = phrases.syntax, phrases.syntax.tokens
    for phrase in phrases.lexicon.through:
        sentence = syntax.sentence_of(cue)
        for at in range(sentence.first, sentence.last - len(phrase)):
            if tuple(t.text.lower() for t in tokens[at : at + len(phrase)]) == phrase:
                last = tokens[at + len(phrase) - 1]
                return next(iter(syntax.children(last, "pobj")), None)
    return None


def who_is_quoted(cue: Token, phrases: Phrases) -> tuple[int, int] | None:
    """Whom a verb of quoting has for its object ("cites the minister", "gives his words"); None of other verbs."""
    syntax, lexicon = phrases.syntax, phrases.lexicon
    if cue.lemma not in lexicon.quoting or lexicon.as_words:
        return None
    for noun in syntax.children(cue, "dobj"):
        if noun.lemma not in lexicon.remarks:
            return phrases.noun_phrase(noun)
        for owner in syntax.children(noun, "nmod", "poss"):
            return phrases.noun_phrase(owner)
    return None


def passed_on(attributions: Sequence[Attribution], phrases: Phrases) -> list[Attribution]:
    """Attributions with the outlet that passes them on: "the port is shut, said Oren, TASS reports".

    The outlet is the source of none of its own then; with "with reference to the ministry" the ministry is.
    """
    lexicon, syntax = phrases.lexicon, phrases.syntax
    if not lexicon.relaying:
        return list(attributions)
    out = list(attributions)
    for token in syntax.tokens:
        if token.lemma not in lexicon.relaying or token.pos != "VERB" or phrases.quoted(token):
            continue
        outlet = next((s for s in syntax.children(token, "nsubj") if is_outlet(s, phrases)), None)
        if outlet is None or syntax.children(token, "ccomp"):
            continue
        words = phrases.noun_phrase(outlet)
        sentence = syntax.sentence_of(token)
        own = [a for a in out if a.cue and a.cue[0] <= token.start < a.cue[1]]
        if own and who_is_quoted(token, phrases) is not None:
            out = [replace(a, via=words) if a in own else a for a in out]
            continue
        other = who_is_passed_on(token, phrases)
        if other is not None:
            source = phrases.noun_phrase(other)
            out = [replace(a, source=source, via=words) if a in own else a for a in out]
            continue
        others = [
            a
            for a in out
            if a not in own and a.cue and a.source and sentence.start <= a.cue[0] < sentence.end
            if not overlap(a.source, words)
        ]
        if others:
            said = [t for t in syntax.subtree(token) if t.pos != "PUNCT"]
            cut = (said[0].start, said[-1].end)
            out = [_through(a, words, cut, phrases) if a in others else a for a in out if a not in own]
    return out


def _through(found: Attribution, outlet: tuple[int, int], saying: tuple[int, int], phrases: Phrases) -> Attribution:
    """An attribution that an outlet passes on, without the words that tell so in its content."""
    pieces = [part for piece in found.content for part in subtract(piece, saying)]
    content = phrases.content(pieces) if any(overlap(piece, saying) for piece in found.content) else ()
    through = replace(found, via=found.via or outlet)
    return replace(through, content=content) if content else through
