"""Membership told in a relative clause behind a body's name: "the council, to which A, B and C belong".

Invariant: every member is a name of the list itself; read off the surface, since parsers lose such lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.events.reading import Reading
from onrecord.facts.claims import Claim, is_term, span_over, term_name
from onrecord.lexicons.facts import Term
from onrecord.model import Relation
from onrecord.syntax import Token

_CONFIDENCE = 0.9


def read_membership(reading: Reading) -> Iterator[Claim]:
    """The members of a body to which a list of names is told to belong, in text order."""
    for verb in reading.syntax.tokens:
        if verb.lemma not in reading.pack.facts.belonging:
            continue
        members, first = _list_before(verb, reading)
        body = _body_before(first, reading) if members else None
        name = term_name(body, reading) if body is not None else None
        if body is None or name is None or not is_term(body, frozenset({Term.ORGANIZATION, Term.PACT}), reading):
            continue
        span = span_over([body, *members, verb], reading)
        for member in members:
            subject = reading.entity_name(member)
            if subject:
                yield Claim(subject, Relation.MEMBER_OF, name, span, verb, "to which they belong", _CONFIDENCE)


def _list_before(verb: Token, reading: Reading) -> tuple[list[Token], int]:
    """The names listed right before a verb, in text order, and the index of the first token of the list."""
    tokens, joining = reading.syntax.tokens, reading.pack.events.joining
    found: list[Token] = []
    index = verb.index - 1
    while index >= 0 and tokens[index].sentence == verb.sentence:
        mention = reading.mention(tokens[index])
        if mention is not None:
            found.insert(0, reading.top(mention))
            index = reading.syntax.within(mention.span.start, mention.span.end)[0].index - 1
        elif tokens[index].text.lower() in joining:
            index -= 1
        else:
            break
    return found, index + 1


def _body_before(first: int, reading: Reading) -> Token | None:
    """Of "BODY (ABC), to which" before a list: the body's name."""
    tokens, events = reading.syntax.tokens, reading.pack.events
    if (
        first < 4
        or tokens[first - 1].text.lower() not in events.relatives
        or tokens[first - 2].lemma not in events.goal
    ):
        return None
    index = first - 3
    while index > 0 and tokens[index].text == ",":
        index -= 1
    if tokens[index].text == ")":
        while index > 0 and tokens[index].text != "(":
            index -= 1
        index -= 1
    mention = reading.mention(tokens[index])
    return reading.top(mention) if mention is not None else tokens[index]
