"""Nouns of office without a name in a declined language: whom they mean of the people met so far, or nobody.

Invariant: two who fit are nobody. A verb that agrees with the noun tells the gender of who is meant; one against a
person's own leaves that person out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from onrecord.entities.gender import class_of_subject
from onrecord.entities.same_office import can_mean
from onrecord.entities.titles import Titles
from onrecord.model import Mention, MentionKind, Report
from onrecord.syntax import Syntax, Token

_ONE, _SEVERAL = 0.9, 0.5
"""Scores where one fits, and where the noun might as well mean another; as of nouns in a language without cases."""


def asked_for(
    report: Report, syntax: Syntax, titles: Titles, noun: Token, people: Iterable[str], classes: Mapping[str, str]
) -> tuple[Mention | None, str | None]:
    """The mention that a noun of office is, and the last of `people` (nearest first) who fits it, if any does."""
    lexicon, inflection = titles.lexicon, titles.inflection
    first, last = titles.phrase(noun)
    words = syntax.tokens[first:last]
    beside = (*syntax.tokens[max(first - 1, 0) : first], *words)
    if any(t.text.lower() in lexicon.indefinite for t in beside):
        return None, None
    told = titles.asked(noun)
    unclear = Mention(
        report.span(words[0].start, noun.end),
        MentionKind.NOMINAL,
        None,
        0.0,
        "nobody named so far holds such an office",
    )
    if any(t.tag == "PRP$" or t.text.lower() in lexicon.pronouns.keys() | lexicon.plural_pronouns for t in beside):
        return replace(unclear, reason="an office told by its relation to somebody else"), None
    if any({t.lemma, t.text.lower()} & lexicon.former for t in words):
        return replace(unclear, reason="an office held before; whose, the report does not tell"), None
    gender = class_of_subject(noun, syntax, inflection)
    holders = (
        person
        for person in people
        if any(
            can_mean(told.role, told.held_in, office, lexicon, inflection.words) for office in titles.offices_of(person)
        )
        and (gender is None or classes.get(person, gender) == gender)
    )
    fitting = list(islice(holders, 2))
    if not fitting:
        return unclear, None
    score = _ONE if len(fitting) == 1 else _SEVERAL
    return replace(
        unclear, entity=fitting[0], score=score, reason="the person met last who holds such an office"
    ), fitting[0]
