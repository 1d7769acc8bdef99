"""The speaker of a statement: the source's words to an entity, or to an honest class of the unknown.

Invariant: a name is given only where a mention resolves to it; a score under `SURE` leaves the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.entities import Entities
from onrecord.entities.nominative import in_nominative
from onrecord.entities.reference import country_named, governed_from, polity
from onrecord.language import Inflection
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import Entity, EntityKind, Mention, MentionKind, Report, Span, Speaker, SpeakerKind
from onrecord.syntax import Syntax, Token

SURE = 0.55
"""Least score (0 to 1) of a mention's resolution for its entity to be named as the speaker: a pronoun or an office that
might as well mean another scores 0.5, and nobody is named. On the development reports this costs no speaker."""

_TAIL = ' ,;:“"'
"""What a source's words may end in that is no part of a name: the comma that closes an apposition, an opening mark."""

NOBODY = Speaker(SpeakerKind.UNNAMED, None, None, None, None, 0.0, "the report names no source")

OF_ENTITY = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.ORGANIZATION: SpeakerKind.ORGANIZATION,
    EntityKind.PLACE: SpeakerKind.ORGANIZATION,
    EntityKind.FACILITY: SpeakerKind.ORGANIZATION,
    EntityKind.GROUP: SpeakerKind.GROUP,
}
"""What a speaker is who is an entity of a kind."""


def head_of(syntax: Syntax, span: Span) -> Token | None:
    """The token of a span that governs the others."""
    tokens = syntax.within(span.start, span.end)
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1] if tokens else None)


def read_speaker(
    report: Report,
    syntax: Syntax,
    entities: Entities,
    source: tuple[int, int] | None,
    lexicon: EntityLexicon,
    inflection: Inflection | None = None,
) -> Speaker:
    """Who the source's words mean; bodies and offices in the nominative, in a language that declines nouns."""
    if source is None:
        return NOBODY
    span = report.span(*source)
    words = span.quote.rstrip(_TAIL)
    closed = inflection is not None and words.count('"') % 2 and span.quote[len(words) :].startswith('"')
    span = report.span(span.start, span.start + len(words) + bool(closed)) if words else span
    head = head_of(syntax, span)
    if head is None:
        return NOBODY
    mention = _mention(syntax, entities, span, head, lexicon)
    if mention and mention.entity is not None and mention.score >= SURE:
        entity = entities.entity(mention.entity)
        if head not in syntax.within(mention.span.start, mention.span.end) and _behind_place(
            syntax, entities, head, mention
        ):
            span = mention.span
        role = _role(entities, entity.id, span, lexicon) if entity.kind is EntityKind.PERSON else None
        role = _whose(syntax, entities, span, role or _in_apposition(report, syntax, mention, span, lexicon), lexicon)
        reason = mention.reason
        if land := _metonym_of(entity, entities, lexicon):
            role = _government_of(land, lexicon, inflection)
            seat = "capital" if entity.name in lexicon.capitals else "seat"
            reason = f"a {seat} as metonym: the government of {land}"
        return Speaker(OF_ENTITY[entity.kind], entity.name, entity.id, span, role, mention.score, reason)
    found = _class_of(span, head, mention, lexicon)
    if inflection is None or found.kind not in (SpeakerKind.ORGANIZATION, SpeakerKind.PERSON) or head.pos != "NOUN":
        return found
    told = in_nominative(report.text, syntax.within(span.start, span.end), inflection)
    return replace(found, name=told or found.name)


def named(entities: Entities, person: str, span: Span, score: float, reason: str, lexicon: EntityLexicon) -> Speaker:
    """The speaker for a person whom the words at a span mean, with their office there."""
    role = _role(entities, person, span, lexicon)
    return Speaker(SpeakerKind.PERSON, entities.entity(person).name, person, span, role, score, reason)


def _government_of(land: str, lexicon: EntityLexicon, inflection: Inflection | None) -> str:
    """The government of a country in the report's language; the country in brackets where its genitive is not known."""
    if inflection is None:
        return f"{lexicon.government} of {land}"
    own = country_named(land, inflection.code) or land
    genitive = inflection.genitive(own)
    return f"{lexicon.government} {genitive}" if genitive else f"{lexicon.government} ({own})"


def _metonym_of(entity: Entity, entities: Entities, lexicon: EntityLexicon) -> str | None:
    """The country for whose government a capital or a seat of government speaks.

    A capital's name is borne by other places, too: it counts where the report names the country or its people as well.
    """
    if entity.kind is EntityKind.PERSON:
        return None
    land = governed_from(entity.name, lexicon)
    if land is None or entity.name in lexicon.seats:
        return land
    return land if any(polity(name, frozenset(), lexicon) == land for name in _lands(entities)) else None


def _lands(entities: Entities) -> Iterator[str]:
    """The names by which a report may name a country."""
    yield from (other.name for other in entities.entities if other.kind in (EntityKind.PLACE, EntityKind.GROUP))
    if entities.agreeing:  # whose a body is stands in its name
        bodies = (other.name for other in entities.entities if other.kind is EntityKind.ORGANIZATION)
        yield from (word for name in bodies for word in name.split())
        yield from (office.polity for office in entities.offices if office.polity)


def _role(entities: Entities, person: str, span: Span, lexicon: EntityLexicon) -> str | None:
    """The office that the report last told before the words.

    A former one is theirs only where it is told as "then-"; who has no other is a "former foreign minister".
    """
    offices = entities.offices_of(person)
    held = [
        office
        for office in offices
        if not office.former or office.span.quote.partition("-")[0].split()[0].lower() in lexicon.then
    ]
    if held:
        before = [office for office in held if office.span.start <= span.end]
        return (before[-1] if before else held[0]).title
    for office in offices:
        first, own = office.span.quote.split()[0].lower(), office.role.split()[0]
        if own in lexicon.former or f"{own.partition('-')[0]}-" in lexicon.former:
            return office.title
        if first in lexicon.former:
            return f"{first} {office.title}"
    return None


def _in_apposition(report: Report, syntax: Syntax, mention: Mention, span: Span, lexicon: EntityLexicon) -> str | None:
    """The office that stands before the name and a comma: "The Velmoran ambassador in Sarn, Ada Oren"."""
    before = report.text[span.start : mention.span.start].rstrip()
    if mention.kind is not MentionKind.NAME or not before.endswith(","):
        return None
    words = syntax.within(span.start, span.start + len(before) - 1)
    first = next((t for t in words if t.dep != "det" and t.tag != "PRP$"), None)
    office = next((t for t in words if t.lemma in lexicon.roles and t.pos in ("NOUN", "PROPN")), None)
    if first is None or office is None:
        return None
    return report.text[first.start : words[-1].end]


def _whose(syntax: Syntax, entities: Entities, span: Span, role: str | None, lexicon: EntityLexicon) -> str | None:
    """A role with whom it is held for, where a pronoun tells ("his spokesman"): that person's office, else the name.

    Not where nouns are declined: the two would have to agree.
    """
    first = next(iter(syntax.within(span.start, span.end)), None)
    if role is None or " " in role or first is None or first.tag != "PRP$" or entities.agreeing:
        return role
    if role not in (syntax.head(first).lemma, syntax.head(first).text.lower()):  # "his guest, President Oren"
        return role
    named = next((m for m in entities.at(first.start, first.end) if m.entity is not None and m.score >= SURE), None)
    if named is None or named.entity is None:
        return role
    whose = _role(entities, named.entity, named.span, lexicon) or entities.entity(named.entity).name
    return f"{role} for {whose}"


def _mention(syntax: Syntax, entities: Entities, span: Span, head: Token, lexicon: EntityLexicon) -> Mention | None:
    """The mention that names the source: over its head word, or the name that stands beside it as its apposition."""
    inside = [m for m in entities.at(span.start, span.end) if m.span.start < span.end]
    over = [m for m in inside if m.span.start <= head.start < m.span.end]
    if entities.agreeing:
        return _agreeing(entities, head, inside, over)
    named = [m for m in inside if m.kind is MentionKind.NAME and m.entity and _is_person(entities, m)]
    apposed = [
        m
        for m in named
        if any(
            t.dep == "appos" and (syntax.head(t).index == head.index or t.index == head.index)
            for t in syntax.within(m.span.start, m.span.end)
        )
    ]
    if over and over[0].kind is MentionKind.NAME:
        behind = [
            m
            for m in named
            if m.span.end == span.end
            and (_behind_place(syntax, entities, head, m) or _behind_title(syntax, over[0], m, lexicon))
        ]
        return behind[0] if behind else over[0]
    if apposed:
        return apposed[0]
    # "A spokesman for Velik, Ilo Marn": who speaks for somebody named is named behind.
    if len(named) == 2 and named[1].span.end == span.end and head.lemma in lexicon.roles:
        between = syntax.within(named[0].span.end, named[1].span.start)
        if [t.text for t in between] == [","] and named[0].span.start > head.end:
            return named[1]
    titled = head.lemma in lexicon.roles or (head.pos == "PROPN" and head.lemma not in lexicon.organizations)
    if len(named) == 1 and named[0].span.end == span.end and titled and not _spoken_for(syntax, entities, named[0]):
        return named[0]
    return over[0] if over else None


def _agreeing(entities: Entities, head: Token, inside: list[Mention], over: list[Mention]) -> Mention | None:
    """The mention that names the source where a title agrees with its name: over its head word, or whose title it is.

    A name that no title with the head word is beside is of somebody else ("the spokesman of President Ada Oren"). Of
    two names side by side, which parsers take for one, the one in the nominative speaks ("сказала Вернову Лозовская").
    """
    people = [m for m in inside if m.kind is MentionKind.NAME and m.entity and _is_person(entities, m)]
    if len(people) == 2 and people[1].span.start == people[0].span.end + 1:
        speaks = [m for m in people if entities.entity(m.entity or "").name.endswith(m.span.quote)]
        return speaks[0] if len(speaks) == 1 else None
    holders = {o.holder for o in entities.offices if o.span.start <= head.start < o.span.end}
    theirs = [m for m in inside if m.kind is MentionKind.NAME and m.entity in holders]
    if len({m.entity for m in theirs}) == 1 and (not over or over[0].entity != theirs[0].entity):
        return theirs[0]
    return over[0] if over else None


def _is_person(entities: Entities, mention: Mention) -> bool:
    return entities.entity(mention.entity or "").kind is EntityKind.PERSON


def _spoken_for(syntax: Syntax, entities: Entities, person: Mention) -> bool:
    """Whether a name is of whom another speaks for: "a spokesman for Prime Minister Ada Oren".

    Behind the name of a country ("the president of Velmora Ada Oren") parsers hang it under the preposition, too.
    """
    top = head_of(syntax, person.span)
    above = syntax.head(top) if top is not None and top.dep == "pobj" else None
    if above is None or above.dep != "prep":
        return False
    between = [m.span for m in entities.at(above.end, person.span.start) if m.kind is MentionKind.NAME]
    # "Labour" is of the title in "a spokesman for Labour Minister Ada Oren", and no country's.
    titles = [office.span for office in entities.offices_of(person.entity or "") if office.span.start >= above.end]
    return not any(it.end <= person.span.start and not any(map(it.overlaps, titles)) for it in between)


def _behind_title(syntax: Syntax, body: Mention, person: Mention, lexicon: EntityLexicon) -> bool:
    """Whether what was read as a body's name is of the title before a person's: "Water and Power Minister Ada Oren"."""
    between = syntax.within(body.span.end, person.span.start)
    return bool(between) and all(t.lemma.lower() in lexicon.roles | lexicon.role_words for t in between)


def _behind_place(syntax: Syntax, entities: Entities, head: Token, person: Mention) -> bool:
    """Whether a person's name stands behind a place's and a comma, where no sentence lists the two as speakers.

    "In the port, Dalny, Temkov said": parsers take the place for the subject, and the person for a second one.
    """
    places = [m for m in entities.at(head.start, head.end) if m.kind is MentionKind.NAME and m.entity]
    if not places or entities.entity(places[0].entity or "").kind is not EntityKind.PLACE:
        return False
    between = [t.text for t in syntax.within(places[0].span.end, person.span.start)]
    return between == [","]


def _class_of(span: Span, head: Token, mention: Mention | None, lexicon: EntityLexicon) -> Speaker:
    """What kind of speaker the words mean where they name nobody."""
    lemma = head.lemma
    plural = head.tag in ("NNS", "NNPS") or head.text.lower() in lexicon.plural_pronouns
    indefinite = span.quote.split()[0].lower() in lexicon.indefinite
    if lemma in lexicon.documents:
        kind, reason = SpeakerKind.DOCUMENT, "a document speaks"
    elif lemma in lexicon.organizations and not plural:
        kind, reason = SpeakerKind.ORGANIZATION, "an institution speaks"
    elif plural:
        kind, reason = SpeakerKind.GROUP, "several people, not named"
    elif head.pos == "PRON":
        why = mention.reason if mention else "a pronoun"
        return Speaker(SpeakerKind.UNNAMED, None, None, span, None, 0.0, f"unresolved: {why}")
    elif indefinite or lemma in lexicon.unnamed:
        kind, reason = SpeakerKind.UNNAMED, "somebody whom the report does not name"
    elif lemma in lexicon.roles:
        kind, reason = SpeakerKind.PERSON, "told by office; no name stands with it"
    elif head.pos == "PROPN":
        kind, reason = SpeakerKind.ORGANIZATION, "a name of no known kind"
    else:
        kind, reason = SpeakerKind.UNNAMED, "somebody whom the report does not name"
    return Speaker(kind, span.quote, None, span, None, 0.5, reason)
