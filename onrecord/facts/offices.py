"""Who holds which office, from when to when: titles beside names, elections, resignations, predecessors.

Invariant: the beginning or end of an office comes from an event that the report tells, and its basis names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.dates import Edtf
from onrecord.events import status
from onrecord.events.parties import objects, subjects
from onrecord.events.reading import Reading
from onrecord.facts.claims import Claim, date_of, span_over
from onrecord.model import Dating, DatingMethod, EntityKind, Office, Relation, Status
from onrecord.syntax import Token

_BESIDE, _EVENT, _KIN = 0.9, 0.8, 0.7
"""Confidence of an office read beside the name, from a verb ("was elected"), and by way of a predecessor."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A person's office with the claim made of it; `head` is its noun."""

    holder: str
    head: str
    claim: Claim
    former: bool


def read_offices(reading: Reading) -> Iterator[Claim]:
    """The offices of a report; an office told of one person several times is told once, with all its ends."""
    held = [h for office in reading.entities.offices if (h := _beside(office, reading))]
    held.extend(_by_events(held, reading))
    held.extend(_by_kin(held, reading))
    merged: dict[tuple[str, str], _Held] = {}
    for one in held:
        key = (one.holder, one.head)
        merged[key] = _merge(merged[key], one) if key in merged else one
    for one in _succession(list(merged.values()), reading):
        yield one.claim


def _beside(office: Office, reading: Reading) -> _Held | None:
    """The title beside a name ("Velmoran Foreign Minister Marit Solen"), where it is an office."""
    lexicon = reading.pack.facts
    role, title = _own_title(office, reading)
    words = role.lower().split()
    head = next((w for w in reversed(_before_of(words, reading)) if w in lexicon.offices), None)
    body = next((w for w in words if w in lexicon.office_of), None)
    if body and words[0] == reading.pack.entities.lead_role:  # "who heads the Foreign Ministry"
        head = lexicon.office_of[body]
        kept = _body_words(office, reading)
        title = " ".join(head if w.lower() == body else w.lower() for w in kept)
        title = f"{title} of {office.polity}" if office.polity else title
    elif words and words[0] == reading.pack.entities.lead_role:
        head = words[0]
        if len(words) > 3 and words[2] in lexicon.definite:  # else the body is told by whose it is
            title = " ".join([*words[:3], *_body_words(office, reading)])
            title = f"{title} of {office.polity}" if office.polity else title
    if head is None:
        return None
    span = office.span
    anchor = reading.syntax.within(span.start, span.end)[-1]
    name = reading.entities.entity(office.holder).name
    claim = Claim(name, Relation.HOLDS_OFFICE, title, span, anchor, "title beside the name", _BESIDE)
    if office.former:
        claim = replace(claim, rule="former title beside the name", valid_to=_before_report(reading))
    return _Held(office.holder, head, claim, office.former)


def _body_words(office: Office, reading: Reading) -> list[str]:
    """The words of the body that somebody heads, without article and polity."""
    words = office.role.split()[2:]
    articles = reading.pack.facts.definite
    kept = [w for w in words if w.lower() not in articles and w[:1].isalnum()]
    return [w for w in kept if office.polity is None or reading.polity(w) != office.polity]


def _own_title(office: Office, reading: Reading) -> tuple[str, str]:
    """Role and title, without an office that governs them: of "the spokeswoman of President X", X is the president."""
    words = office.role.split()
    lexicon, entities = reading.pack.facts, reading.pack.entities
    ties = [i for i, word in enumerate(words) if word in entities.of]
    name = reading.entities.entity(office.holder).name
    before_name = office.span.quote.endswith(name.split()[-1])
    if ties and before_name and words[-1].lower() in lexicon.offices and words[0] != entities.lead_role:
        role = " ".join(words[ties[-1] + 1 :])
        return role, f"{role} of {office.polity}" if office.polity else role
    return office.role, office.title


def _before_of(words: list[str], reading: Reading) -> list[str]:
    """The words of a role up to its "of …", whose own nouns are no office of the holder."""
    entities = reading.pack.entities
    for place, word in enumerate(words):
        if place and word in entities.of | {entities.toward}:
            return words[:place]
    return words


def _before_report(reading: Reading) -> Dating:
    published = reading.report.published.date or reading.times.published.date
    if published is None or published.last is None:
        return Dating(None, "called former; the report does not say since when")
    basis = "called former, so it ended before the report"
    return Dating(Edtf.between(None, published.last), basis, DatingMethod.PUBLICATION)


def _by_events(held: list[_Held], reading: Reading) -> Iterator[_Held]:
    """Offices entered and left: "he was elected president in October 2017", "she resigned as mayor in May"."""
    lexicon = reading.pack.facts
    by_holder = _by_holder(held)
    entering, of_subject = lexicon.installing | lexicon.becoming, lexicon.becoming | lexicon.resigning
    for verb in reading.syntax.tokens:
        if verb.pos not in ("VERB", "AUX") or verb.lemma not in entering | lexicon.removing | lexicon.resigning:
            continue
        if not _happened(verb, reading):
            continue
        role = _role(verb, reading)
        nouns = subjects(verb, reading) if verb.lemma in of_subject else objects(verb, reading)
        people = [t for t in nouns if _person(t, reading)]
        # "President Solen was elected in 2017": to the office beside the name, where a date says that it is told.
        elected = verb.lemma in lexicon.installing and bool(_date_tokens(verb, reading))
        if not people or (role is None and verb.lemma in entering and not elected):
            continue
        mention = reading.mention(people[0])
        if mention is None or mention.entity is None:
            continue
        if verb.lemma in lexicon.electing and _sworn_in(verb, mention.entity, reading):
            continue
        known = [h for h in by_holder[mention.entity] if role is None or h.head == role.lemma]
        if role is None and len({h.head for h in known}) != 1:
            continue
        entered = _from_event(verb, role, mention.entity, known, reading)
        by_holder[entered.holder].append(entered)
        yield entered


def _sworn_in(elected: Token, person: str, reading: Reading) -> bool:
    """Whether the report also tells of the swearing-in: then an election did not begin the office."""
    lexicon, syntax = reading.pack.facts, reading.syntax
    if any(joined.lemma in lexicon.inaugurating for joined in syntax.children(elected, "conj")):
        return True
    for verb in syntax.tokens:
        if verb.pos == "VERB" and verb.lemma in lexicon.inaugurating:
            mentions = [reading.mention(t) for t in syntax.children(verb, "nsubjpass", "nsubj", "dobj")]
            if any(m is not None and m.entity == person for m in mentions):
                return True
    return False


def _by_holder(held: list[_Held]) -> defaultdict[str, list[_Held]]:
    found: defaultdict[str, list[_Held]] = defaultdict(list)
    for one in held:
        found[one.holder].append(one)
    return found


def _from_event(verb: Token, role: Token | None, holder: str, known: list[_Held], reading: Reading) -> _Held:
    when, entering = date_of(verb, reading), verb.lemma in reading.pack.facts.installing | reading.pack.facts.becoming
    told = f"{'in office from' if entering else 'in office until'} “{verb.text}”"
    when = Dating(when.date, f"derived: {told}: {when.basis}", DatingMethod.DERIVED if when.date else when.method)
    phrase = reading.phrase(role) if role is not None else None
    title = known[0].claim.object if known else " ".join(phrase.quote.split()) if phrase else verb.text
    if role is not None and not known:
        of = [reading.entity_name(n) for n in reading.obliques(role, {"of"}) if reading.kind(n) is EntityKind.PLACE]
        title = f"{title.lower()} of {of[0]}" if of and of[0] else title.lower()
    tokens = [
        verb,
        *([role] if role else []),
        *_date_tokens(verb, reading),
        *reading.syntax.children(verb, "nsubj", "nsubjpass"),
    ]
    span = span_over(tokens, reading)
    name = reading.entities.entity(holder).name
    rule = "entered office" if entering else "left office"
    claim = Claim(name, Relation.HOLDS_OFFICE, title, span, verb, rule, _EVENT)
    claim = replace(claim, valid_from=when) if entering else replace(claim, valid_to=when)
    return _Held(holder, role.lemma if role else known[0].head, claim, former=False)


def _date_tokens(verb: Token, reading: Reading) -> list[Token]:
    return [t for t in reading.syntax.subtree(verb) if t.index in reading.timed and t.index - verb.index in range(8)]


def _happened(verb: Token, reading: Reading) -> bool:
    if verb.dep in ("relcl", "acl", "advcl") and verb.tag in ("VBD", "VBN"):
        return status.of_verb(verb, reading) in (Status.HAPPENED, None)
    return status.of_verb(verb, reading) is Status.HAPPENED


def _role(verb: Token, reading: Reading) -> Token | None:
    """The office that a verb of entering or leaving names."""
    lexicon = reading.pack.facts
    nouns = reading.syntax.children(verb, "oprd", "attr", "dobj", "xcomp") + reading.obliques(verb, lexicon.as_role)
    return next((n for n in nouns if n.lemma in lexicon.offices), None)


def _person(token: Token, reading: Reading) -> bool:
    return reading.kind(token) is EntityKind.PERSON


def _by_kin(held: list[_Held], reading: Reading) -> Iterator[_Held]:
    """Of "her predecessor, Oren Vald": the office of the one whom the possessive means, before or after."""
    lexicon, syntax = reading.pack.facts, reading.syntax
    by_holder = _by_holder(held)
    for noun in syntax.tokens:
        if noun.lemma not in lexicon.predecessor | lexicon.successor:
            continue
        owners = [m.entity for t in syntax.children(noun, "poss") if (m := reading.mention(t)) and m.entity]
        people = [t for t in (*syntax.children(noun, "appos"), *_governing_name(noun, reading)) if _person(t, reading)]
        known = by_holder[owners[0]] if owners else []
        if not people or not known:
            continue
        mention = reading.mention(people[0])
        if mention is None or mention.entity is None or mention.entity == owners[0]:
            continue
        name = reading.entities.entity(mention.entity).name
        span = span_over(
            [*syntax.children(noun, "poss"), noun, *syntax.within(mention.span.start, mention.span.end)], reading
        )
        earlier = noun.lemma in lexicon.predecessor
        rule = "predecessor" if earlier else "successor"
        claim = Claim(name, Relation.HOLDS_OFFICE, known[0].claim.object, span, noun, rule, _KIN)
        if earlier:
            claim = replace(claim, valid_to=_before_report(reading))
        kin = _Held(mention.entity, known[0].head, claim, former=earlier)
        by_holder[kin.holder].append(kin)
        yield kin


def _governing_name(noun: Token, reading: Reading) -> list[Token]:
    head = reading.syntax.head(noun)
    if noun.dep in ("appos", "compound", "nmod") and head.index != noun.index:
        return [head]
    following = reading.syntax.tokens[noun.index + 1 : noun.index + 2]
    return [t for t in following if t.pos == "PROPN"]


def _merge(one: _Held, other: _Held) -> _Held:
    """The same office of the same person told twice: the fuller title, the ends that any telling dates."""
    first, second = one.claim, other.claim
    title = max(first.object, second.object, key=lambda title: (len(title.split()), title == first.object))
    since = first.valid_from if first.valid_from.date else second.valid_from
    until = first.valid_to if first.valid_to.date and first.valid_to.date.first else second.valid_to
    until = until if until.date else first.valid_to
    teller = second if second.valid_from.date and not first.valid_from.date else first
    merged = replace(teller, object=title, valid_from=since, valid_to=until)
    return _Held(one.holder, one.head, merged, one.former or other.former)


def _succession(held: list[_Held], reading: Reading) -> Iterator[_Held]:
    """Offices, with the end that follows from who entered the same one next.

    Who is called a predecessor, or held it ("then-president") in the year in which another entered it, left about then.
    """
    by_head: dict[str, list[_Held]] = defaultdict(list)
    for one in held:
        by_head[one.head].append(one)
    for one in held:
        claim = one.claim
        if one.former and not (claim.valid_to.date and claim.valid_to.date.first):
            others = (h for h in by_head[one.head] if h.holder != one.holder)
            after = [h for h in others if _same_office(h, one) and h.claim.valid_from.date]
            first = after[0].claim.valid_from.date if after else None
            if first is not None and first.first is not None and _just_before(claim, first.first.year, reading):
                basis = f"derived: {after[0].claim.subject} entered the office in {first.value}"
                until = Dating(Edtf.parse(f"{first.first.year:04d}~"), basis, DatingMethod.DERIVED)
                claim = replace(claim, valid_to=until)
                if claim.object.lower() == one.head:
                    claim = replace(claim, object=after[0].claim.object)
        yield replace(one, claim=claim)


def _just_before(claim: Claim, year: int, reading: Reading) -> bool:
    """Whether the words make somebody the holder right before one who entered in that year."""
    if claim.anchor.lemma in reading.pack.facts.predecessor:
        return True
    verb = next((t for t in reading.syntax.ancestors(claim.anchor) if t.pos in ("VERB", "AUX")), None)
    told = date_of(verb, reading).date if verb is not None else None
    return (
        told is not None
        and told.first is not None
        and told.last is not None
        and told.first.year == told.last.year == year
    )


def _same_office(one: _Held, other: _Held) -> bool:
    a, b = one.claim.object.lower().split(), other.claim.object.lower().split()
    return one.head == other.head and (set(a) <= set(b) or set(b) <= set(a))
