"""Who says something that no subject tells: a body that people speak for, a document, whom an outlet quotes.

Invariant: each gives words of the cue's own sentence, or None.
"""

from __future__ import annotations

from bisect import bisect_left
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
    return (
        phrases.names(noun)
        or noun.lemma in phrases.lexicon.outlet_nouns
        or phrases.syntax.labels.get(noun.index) == "ORG"
    )


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
    if cue.lemma not in lexicon.quoting or not lexicon.quotes_by_object:
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
    out: dict[int, Attribution] = dict(enumerate(attributions))
    by_cue = sorted((a.cue[0], place) for place, a in out.items() if a.cue) if lexicon.relaying else []
    for token in syntax.tokens if by_cue else ():
        if token.lemma not in lexicon.relaying or token.pos != "VERB" or phrases.quoted(token):
            continue
        outlet = next((s for s in syntax.children(token, "nsubj") if is_outlet(s, phrases)), None)
        if outlet is None or syntax.children(token, "ccomp"):
            continue
        words, sentence = phrases.noun_phrase(outlet), syntax.sentence_of(token)
        first, last = (bisect_left(by_cue, (at, -1)) for at in (sentence.start, sentence.end))
        here = [place for _, place in by_cue[first:last] if place in out]
        own = [place for place in here if _is_cue(token, out[place])]
        other = who_is_passed_on(token, phrases)
        if own and who_is_quoted(token, phrases) is not None:
            out |= {place: replace(out[place], via=words) for place in own}
        elif other is not None:
            source = phrases.noun_phrase(other)
            out |= {place: replace(out[place], source=source, via=words) for place in own}
        elif others := [place for place in here if place not in own and _is_of_another(out[place], words)]:
            said = [t for t in syntax.subtree(token) if t.pos != "PUNCT"]
            cut = (said[0].start, said[-1].end)
            out |= {place: _through(out[place], words, cut, phrases) for place in others}
            for place in own:
                del out[place]
    return list(out.values())


def _is_cue(token: Token, found: Attribution) -> bool:
    """Whether a word is, or stands in, the cue of an attribution."""
    return found.cue is not None and found.cue[0] <= token.start < found.cue[1]


def _is_of_another(found: Attribution, outlet: tuple[int, int]) -> bool:
    """Whether an attribution has a source that is not the outlet."""
    return found.source is not None and not overlap(found.source, outlet)


def _through(found: Attribution, outlet: tuple[int, int], saying: tuple[int, int], phrases: Phrases) -> Attribution:
    """An attribution that an outlet passes on, without the words that tell so in its content."""
    pieces = [part for piece in found.content for part in subtract(piece, saying)]
    content = phrases.content(pieces) if any(overlap(piece, saying) for piece in found.content) else ()
    through = replace(found, via=found.via or outlet)
    return replace(through, content=content) if content else through
