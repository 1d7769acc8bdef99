"""A fact before it is given a voice and an id; what may stand in one, and from when to when it holds.

Invariant: an end of validity is a date that words of the report give, or a Dating without a date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.entities.reference import country
from onrecord.events.reading import Reading
from onrecord.lexicons.facts import Term
from onrecord.model import Dating, DatingMethod, EntityKind, Relation, Span
from onrecord.syntax import Token

UNTOLD_FROM = Dating(None, "the report does not say since when")
UNTOLD_TO = Dating(None, "the report tells of no end")


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as one rule reads it; `anchor` is the token that decides whose voice it is in."""

    subject: str
    relation: Relation
    object: str
    span: Span
    anchor: Token
    rule: str
    confidence: float
    valid_from: Dating = UNTOLD_FROM
    valid_to: Dating = UNTOLD_TO


def is_term(token: Token, wanted: frozenset[Term], reading: Reading) -> bool:
    """Whether a noun may stand in a place that wants such a thing."""
    return Term.ANY in wanted or bool(terms(token, reading) & wanted)


def terms(token: Token, reading: Reading) -> frozenset[Term]:
    """What a noun can be."""
    found: set[Term] = set()
    names, facts, kind = reading.pack.entities, reading.pack.facts, reading.kind(token)
    if kind is EntityKind.PERSON:
        return frozenset({Term.PERSON})
    named = kind is not None
    if kind is EntityKind.PLACE:
        found |= {Term.PLACE, Term.POLITY}
    if kind is EntityKind.ORGANIZATION:
        found.add(Term.ORGANIZATION)
    if kind is EntityKind.FACILITY or token.lemma in names.facilities | facts.bases | facts.site_nouns:
        found.add(Term.SITE)
    if token.lemma in facts.pacts and (token.pos == "PROPN" or not named):
        found.add(Term.PACT)
    if token.lemma in facts.alliances | names.organizations and (token.pos == "PROPN" or named):
        found.add(Term.ORGANIZATION)
    if token.lemma in names.places:
        found.add(Term.PLACE)
    if token.pos == "PROPN" and reading.polity(token.text) is not None:
        found |= {Term.PLACE, Term.POLITY}
    return frozenset(found)


def term_name(token: Token, reading: Reading, plural: bool = False) -> str | None:
    """What to call a fact's subject or object.

    None for a pronoun or a bare "the base" that is not resolved, for a plural unless asked for, and for a plain word.
    """
    if token.pos == "PRON" or token.tag in ("WDT", "WP", "PRP"):
        meant = reading.meant(token)
        return term_name(meant, reading) if meant is not None and meant.pos != "PRON" else reading.name(token)
    if token.pos == "NOUN" and token.tag == "NNS" and not plural:
        return None
    if token.lemma in reading.pack.facts.bases and _bare(token, reading):
        return _last_site(token, reading)
    name = reading.name(token)
    if name and token.lemma in reading.pack.facts.bases:
        place = site_place(token, reading)
        phrase = reading.phrase(token)
        if place is not None and phrase is not None and token.index < place.index <= token.index + 2:
            name = " ".join(reading.report.text[phrase.start : place.end].split())
    return name if name and (any(c.isupper() for c in name) or " " in name or any(c.isdigit() for c in name)) else None


def _bare(token: Token, reading: Reading) -> bool:
    """Whether a base is only pointed at: "the base"."""
    children = [c for c in reading.syntax.children(token) if c.index < token.index]
    return bool(children) and all(c.text.lower() in reading.pack.facts.definite for c in children)


def _last_site(token: Token, reading: Reading) -> str | None:
    """The place of the base named last before, in this sentence or the two before it."""
    first = reading.syntax.sentences[max(token.sentence - 2, 0)].first
    for other in reversed(reading.syntax.tokens[first : token.index]):
        if other.lemma in reading.pack.facts.bases and other.pos in ("NOUN", "PROPN"):
            place = site_place(other, reading)
            if place is not None:
                return reading.entity_name(place) or reading.name(place)
    return None


def site_place(token: Token, reading: Reading) -> Token | None:
    """The place that names a base: "at Kardin", or the name right before it."""
    return _behind_site(token, reading) or _before_site(token, reading)


def _behind_site(token: Token, reading: Reading) -> Token | None:
    lexicon, syntax = reading.pack.facts, reading.syntax
    for noun in reading.obliques(token, lexicon.at_site):
        if noun.pos == "PROPN" or reading.kind(noun) is EntityKind.PLACE:
            return noun
    for noun in reading.obliques(token, lexicon.at_island):
        if reading.kind(noun) in (EntityKind.PLACE, EntityKind.FACILITY):
            return noun
    verb = syntax.head(token)
    if (
        token.dep == "dobj" and verb.lemma in lexicon.operating | lexicon.opening
    ):  # "keeps a base in Velmora, at Kardin"
        for noun in reading.obliques(verb, lexicon.at_site):
            if reading.kind(noun) is EntityKind.PLACE:
                return noun
    behind = syntax.tokens[token.index + 1 : token.index + 3]
    named = len(behind) == 2 and behind[0].lemma in lexicon.at_site and behind[1].pos == "PROPN"
    return behind[1] if named else None


def _before_site(token: Token, reading: Reading) -> Token | None:
    for word in reading.syntax.children(token, "compound", "amod", "nmod"):
        if word.index > token.index or not word.text[:1].isupper() or word.text.lower() in reading.pack.facts.military:
            continue
        if reading.kind(word) in (EntityKind.PERSON, EntityKind.GROUP):
            continue
        polity = reading.polity(word.text)
        if polity is None or (polity == word.text and country(word.text, reading.pack.entities) is None):
            return word
    return None


def span_over(tokens: Iterable[Token], reading: Reading) -> Span:
    """The stretch from the first of these tokens to the last."""
    ordered = sorted(tokens, key=lambda t: t.start)
    return reading.report.span(ordered[0].start, max(t.end for t in ordered))


def date_of(token: Token, reading: Reading) -> Dating:
    """The date that stands with a predicate.

    One that only the passage or the frame of the report gives is not enough for an end of validity: "By her first
    decree she appointed …" behind the date of her election is no appointment of that day.
    """
    past = any(sense.past for sense in reading.pack.events.verbs.get(token.lemma, ()))
    when = reading.when(token, past)
    if when.date is None or when.method in (DatingMethod.TIMEX, DatingMethod.EVENT, DatingMethod.DERIVED):
        return when
    return Dating(None, f"no date stands with “{token.text}”")


def ends_beside(tokens: Iterable[Token], reading: Reading) -> tuple[Dating, Dating]:
    """The ends that "since X", "from X", "until X" give right behind an anchor or its verb."""
    facts, syntax = reading.pack.facts, reading.syntax
    since, until = UNTOLD_FROM, UNTOLD_TO
    for anchor in tokens:
        for token in syntax.subtree(anchor):
            if token.pos not in ("ADP", "SCONJ") or token.index + 1 >= len(syntax.tokens):
                continue
            above = (a.index for a in syntax.ancestors(token) if a.pos in ("VERB", "AUX") or a == anchor)
            if next(above, None) != anchor.index:
                continue
            timex = reading.timed.get(token.index + 1)
            if timex is None or timex.date is None:
                continue
            given = Dating(timex.date, f"{token.text} {timex.span.quote}: {timex.basis}", DatingMethod.TIMEX)
            if token.lemma in facts.since and since is UNTOLD_FROM:
                since = given
            elif token.lemma in facts.until and until is UNTOLD_TO:
                until = given
    return since, until
