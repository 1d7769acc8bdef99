"""An event's own words: the clause around its trigger, short enough to show, whole enough to recognise.

Invariant: the words are one stretch of one sentence and hold the trigger.
"""

from __future__ import annotations

from onrecord.events.reading import Reading
from onrecord.model import Span, Status
from onrecord.syntax import Token

_LONGEST = 24
"""Tokens of an event's words. Of the events in the development gold nine in ten have fewer; a longer clause is cut
before the first complement that would pass it."""

_FARTHEST = 14
"""Tokens between a subject and its verb; past it an aside stands between, and the words start at the verb."""

_LOOSE = frozenset({"ADP", "SCONJ", "CCONJ"})
_LEFT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "csubj", "expl"})
_RIGHT = frozenset(
    {"dobj", "prt", "oprd", "attr", "acomp", "dative", "agent", "prep", "npadvmod", "advmod", "xcomp", "neg"}
)
_ASIDES = frozenset({"relcl", "advcl", "parataxis", "appos", "ccomp"})


def of_verb(verb: Token, reading: Reading) -> Span:
    """The clause of a verb from its subject ("Solen is expected to visit …") to its objects, places and times."""
    syntax = reading.syntax
    top = _top(verb, reading)
    first = min(verb.index, top.index)
    for child in syntax.children(top) + syntax.children(verb):
        if child.dep in _LEFT and child.index < top.index:
            start = _left_edge(child, reading)
            if top.index - start <= _FARTHEST + (child.index - start):
                first = min(first, start)
    last = max(verb.index, top.index)
    for child in [c for c in syntax.children(verb) if c.index > verb.index]:
        if child.dep not in _RIGHT:
            if child.dep == "punct":
                continue
            break
        unreal = reading.pack.events.prepositions.get(child.lemma) is Status.HYPOTHETICAL
        if (child.dep == "prep" and _set_off(child, reading)) or (child.dep == "advmod" and unreal):
            break
        edge = _right_edge(child, reading)
        if edge - first > _LONGEST:
            edge = _head_edge(child, reading)
        if edge - first > _LONGEST:
            break
        last = max(last, edge)
    return _cut(first, last, reading)


def declaring(cue: Token, inner: Token, reading: Reading) -> Span:
    """From who says it ("said that Velmora must pay", "is ready to pay") to the end of the clause that it governs."""
    governing, own = of_verb(cue if cue.pos == "VERB" else reading.syntax.head(cue), reading), of_verb(inner, reading)
    if inner.index < cue.index:  # "Velmora must pay, the minister said"
        last = reading.syntax.within(governing.start, governing.end)[-1].index
        return _cut(reading.syntax.within(own.start, own.end)[0].index, max(last, cue.index), reading)
    first = reading.syntax.within(governing.start, governing.end)[0].index
    return _cut(first, reading.syntax.within(own.start, own.end)[-1].index, reading)


def _set_off(preposition: Token, reading: Reading) -> bool:
    """Whether a comma sets a phrase off that tells neither time nor place ("…, according to the agency")."""
    before = reading.syntax.tokens[preposition.index - 1].text if preposition.index else ""
    if before != "," or preposition.lemma in reading.pack.events.places:
        return False
    return not any(t.index in reading.timed for t in reading.syntax.subtree(preposition))


def of_noun(noun: Token, reading: Reading) -> Span:
    """A noun's phrase, with "during" where that opens it, or the clause of the verb that carries it."""
    syntax, lexicon = reading.syntax, reading.pack.events
    head = syntax.head(noun)
    carried = noun.dep == "dobj" and head.lemma in lexicon.light
    if (carried or noun.dep in ("nsubj", "nsubjpass", "attr")) and head.pos in ("VERB", "AUX"):
        whole = of_verb(head, reading)
        if whole.start <= noun.start and noun.end <= whole.end:
            return whole
    last = _right_edge(noun, reading)
    first = min((t.index for t in _kept(noun, reading) if t.index <= noun.index), default=noun.index)
    if noun.dep == "pobj" and head.lemma in lexicon.occasions and head.index < first:
        first = head.index
    return _cut(first, min(last, first + _LONGEST), reading)


def _top(verb: Token, reading: Reading) -> Token:
    """The verb that lends this one its subject: up through "began hosting", "is expected to visit"."""
    syntax, lexicon = reading.syntax, reading.pack.events
    while verb.dep == "xcomp" and not syntax.children(verb, "nsubj", "nsubjpass"):
        head = syntax.head(verb)
        if head.pos not in ("VERB", "AUX") or syntax.children(head, "dobj"):
            break
        if (
            head.lemma not in lexicon.aspectual
            and head.lemma not in lexicon.governors
            and head.lemma not in lexicon.future
        ):
            break
        verb = head
    return verb


def _kept(token: Token, reading: Reading) -> list[Token]:
    """The words of a phrase without its asides."""
    found, stack = [token], [token]
    while stack:
        at = stack.pop()
        for child in reading.syntax.children(at):
            if child.dep in _ASIDES and (at.pos not in ("VERB", "AUX") or child.dep != "ccomp"):
                continue
            if child.dep == "conj" and child.pos in ("VERB", "AUX"):
                continue
            found.append(child)
            stack.append(child)
    return sorted(found, key=lambda t: t.index)


def _left_edge(token: Token, reading: Reading) -> int:
    kept = [t.index for t in _kept(token, reading) if t.pos not in ("PUNCT", "SPACE", "CCONJ")]
    return min(kept, default=token.index)


def _head_edge(token: Token, reading: Reading) -> int:
    """The head of a phrase that is too long to give whole: "insisted on its demands (that …)"."""
    heads = reading.syntax.children(token, "pobj") if token.dep in ("prep", "agent") else []
    return max([token.index, *(noun.index for noun in heads)])


def _right_edge(token: Token, reading: Reading) -> int:
    """The last word of a phrase, before the first gap that an aside leaves."""
    inside = {t.index for t in _kept(token, reading)}
    last = token.index
    tokens = reading.syntax.tokens
    while last + 1 in inside or (last + 2 in inside and last + 1 < len(tokens) and tokens[last + 1].pos == "PUNCT"):
        last += 1
    while last > token.index and tokens[last].pos in ("PUNCT", "CCONJ", "ADP") and tokens[last].dep != "prt":
        last -= 1
    return last


def _cut(first: int, last: int, reading: Reading) -> Span:
    tokens = reading.syntax.tokens
    while first < last and tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last > first and tokens[last].pos == "PUNCT" and tokens[last].text not in (")", "”", '"'):
        last -= 1
    while (
        last > first + 1
        and tokens[last].dep != "prt"
        and (tokens[last].pos in _LOOSE or (tokens[last].pos == "ADV" and tokens[last - 1].text == ","))
    ):
        last -= 1
        while last > first and tokens[last].text == ",":
            last -= 1
    return reading.report.span(tokens[first].start, tokens[last].end)
