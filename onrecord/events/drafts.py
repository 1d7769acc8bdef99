"""What a report's words tell before it is dated: a trigger's sense and status, who is in it, and its words.

Invariant: whoever does a deed can do it. Things do none, nobody in particular does none; a stance needs somebody who
takes it, and what might be done a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.events import arguments, clause, nominal, status
from onrecord.events.arguments import Arguments
from onrecord.events.declared import THREAT, declared, vows_harm
from onrecord.events.literal import done_by_nothing
from onrecord.events.naming import names
from onrecord.events.other_end import at_other_end
from onrecord.events.parties import objects, subjects
from onrecord.events.reading import Reading
from onrecord.events.triggers import triggers
from onrecord.lexicons.events import Sense
from onrecord.model import OUTLET, Dating, EntityKind, Span, Status
from onrecord.syntax import Token

OTHER = "OTHER"
"""What is of record and has no PLOVER type: offices, elections, laws, things opened, built, bought, shut."""

_VERBAL_ACTS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types done by words, which in the simple present are stances."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it is dated and given its voice."""

    trigger: Token
    sense: Sense
    status: Status
    arguments: Arguments
    span: Span
    when: Dating | None = None


_DEEDS = frozenset({"CONSULT", "MOBILIZE", "ASSAULT", "AID", "COERCE", "SANCTION", "RETREAT", "PROTEST"})
"""Types of deeds that the simple present tells of as a habit, where no time stands with them."""


def drafts(reading: Reading) -> Iterator[Draft]:
    """The events that a report's words tell, in text order, and then those that are done by saying so."""
    for token, sense in triggers(reading):
        one = _verbal(token, sense, reading) if token.pos in ("VERB", "AUX") else _nominal(token, sense, reading)
        if one is not None:
            yield one
    for cue, sense, inner, meant in declared(reading):
        one = _declared(cue, sense, inner, meant, reading)
        if one is not None:
            yield one


def _verbal(token: Token, sense: Sense, reading: Reading) -> Draft | None:
    told = status.of_verb(token, reading)
    if sense.past and told is Status.ONGOING:
        told = Status.HAPPENED
    if told is None or _idle(token, sense, reading) or _state(token, reading) or _no_deed(token, sense, told, reading):
        return None
    if sense.type == "AGREE" and vows_harm(token, reading):
        sense = THREAT
    found = arguments.of_verb(token, sense, reading)
    if not _told(token, sense, told, found, reading):
        return None
    return Draft(token, sense, told, found, clause.of_verb(token, reading))


def _told(verb: Token, sense: Sense, told: Status, found: Arguments, reading: Reading) -> bool:
    """Whether what a verb tells is an event of record, by who is named with it."""
    passive = verb.tag == "VBN" and not any(reading.syntax.children(verb, "nsubj"))
    dated = any(t.index in reading.timed for t in reading.syntax.subtree(verb))
    if _attitude(verb, sense, told, dated) or (
        told is Status.HYPOTHETICAL
        and not _named(Arguments(found.actor, found.recipient if passive else (), None))
        and not _named_thing(verb, reading)
    ):
        return False
    lexicon = reading.pack.events
    if verb.tag == "VB" and sense.type != OTHER and not (passive or found.actor or found.recipient or found.place):
        return False
    if verb.lemma in lexicon.crowding and all(reading.kind(n) is EntityKind.PERSON for n in subjects(verb, reading)):
        return False  # "Solen struck the same notes"
    if not (passive or found.recipient or found.place or subjects(verb, reading) or objects(verb, reading)):
        return False
    if sense.type == "AGREE" and _of_one_mind(verb, reading):
        return False
    if verb.index in reading.cues and verb.lemma in lexicon.admitting:
        return False  # what somebody concedes is a statement
    if sense.type in ("AGREE", "PROTEST") and any(_stated(c, reading) for c in reading.syntax.children(verb, "ccomp")):
        return False
    if sense.type == "PROTEST" and not found.actor and not subjects(verb, reading):
        return False
    return verb.lemma not in lexicon.stances or _taken(told, sense, found, reading)


def _nominal(token: Token, sense: Sense, reading: Reading) -> Draft | None:
    found = nominal.of_noun(token, sense, reading)
    told = status.of_noun(token, reading)
    dated = any(t.index in reading.timed for t in reading.syntax.subtree(token))
    borne = _borne(token, reading)
    if told is None or not (dated or borne or found.actor or found.recipient or found.place):
        return None
    told_of = (_named(found) and (found.actor or found.recipient)) or (sense.undergone and objects(token, reading))
    if told is Status.HYPOTHETICAL and not told_of:
        return None
    if (
        sense.type == "REQUEST"
        and reading.syntax.head(token).lemma not in reading.pack.events.light - reading.pack.events.perfect
    ):  # a request only spoken of; making it is the event
        return None
    return Draft(token, sense, told, found, clause.of_noun(token, reading))


def _declared(cue: Token, sense: Sense, inner: Token, meant: tuple[Token, ...], reading: Reading) -> Draft | None:
    """What is done by saying so; nothing where nobody is named who does it."""
    told = status.of_verb(cue, reading) if cue.pos == "VERB" else status.of_verb(reading.syntax.head(cue), reading)
    told = told or Status.HAPPENED
    if cue.pos == "VERB" and told is Status.ONGOING:
        told = Status.HAPPENED
    if told in (Status.HYPOTHETICAL, Status.DENIED):
        return None
    actors = names(subjects(cue if cue.pos == "VERB" else reading.syntax.head(cue), reading), reading)
    asked = names(list(meant), reading)
    recipients = asked or at_other_end(inner, sense, actors, reading)
    if not actors or not recipients:
        return None
    if cue.pos == "ADJ" and reading.voice(reading.report.span(cue.start, cue.end)) != OUTLET:
        return None  # a stance that somebody states: it stands as that statement
    return Draft(cue, sense, told, Arguments(actors, recipients, None), clause.declaring(cue, inner, reading))


def _attitude(verb: Token, sense: Sense, told: Status, dated: bool) -> bool:
    """Whether the simple present tells no event: a stance ("who opposes the motion"), or what is done again and again.

    "He meets voters" tells a habit, or a scene; "he meets them on Friday" an event.
    """
    if told is not Status.ONGOING or verb.tag not in ("VBZ", "VBP"):
        return False
    return sense.type in _VERBAL_ACTS or (sense.type in _DEEDS and not dated)


def _no_deed(verb: Token, sense: Sense, told: Status, reading: Reading) -> bool:
    """Whether nobody does it: a thing as subject, nobody in particular, or no subject and nothing that it is done to.

    What is of record outside of PLOVER may have a thing for its subject ("the lease expired"), where it has no object.
    """
    things = objects(verb, reading)
    papers = sense.type in (OTHER, "COERCE", "SANCTION")
    if not sense.subjects and done_by_nothing(verb, reading, papers) and (sense.type != OTHER or things):
        return True
    if told is Status.HYPOTHETICAL and not things and not subjects(verb, reading):
        return True
    complements = reading.syntax.children(verb, "xcomp", "ccomp") if sense.type == "REJECT" else []
    return any(_spoken(one, reading) for one in complements)


def _spoken(verb: Token, reading: Reading) -> bool:
    """Whether a verb is one of speaking: to decline to say is a statement's act and no event.

    To respond to a demand is more than that.
    """
    lexicon = reading.pack.events
    about = reading.obliques(verb, lexicon.toward)
    answered = verb.lemma in lexicon.answering and any(n.lemma in lexicon.coming for n in about)
    return verb.lemma in lexicon.speaking and not answered


def _stated(clause: Token, reading: Reading) -> bool:
    """Whether a clause only states: "agreed that the price was high", and not "promised that it would pay"."""
    modal = any(c.tag == "MD" for c in reading.syntax.children(clause, "aux"))
    return clause.tag in ("VBD", "VBZ", "VBP") and not modal


def _of_one_mind(verb: Token, reading: Reading) -> bool:
    """Whether one only shares a view: "agreed with the analysis", and not "agreed with Velmora to leave"."""
    lexicon = reading.pack.events
    shared = reading.obliques(verb, lexicon.accompanying)
    deal = reading.syntax.children(verb, "xcomp", "dobj") or reading.obliques(
        verb, lexicon.toward - lexicon.accompanying
    )
    return bool(shared) and not deal


def _taken(told: Status, sense: Sense, found: Arguments, reading: Reading) -> bool:
    """Whether a stance is taken by somebody named towards somebody: not "those who supported", "might support"."""
    if told is Status.HYPOTHETICAL:
        return False
    if sense.type == OTHER:
        return bool(found.actor)
    if sense.type != "SUPPORT":
        return _named(Arguments(found.actor, (), None)) and bool(found.recipient)
    known = {entity.name for entity in reading.entities.entities}
    entities = [name for name in found.actor if name in known or reading.polity(name)]
    return bool(entities) and bool(found.recipient)


def _named(found: Arguments) -> bool:
    """Whether a party or place has a name; what might be done by nobody named is no matter of record."""
    names = (*found.actor, *found.recipient, *((found.place,) if found.place else ()))
    return any(word[:1].isupper() for name in names for word in name.split())


def _named_thing(verb: Token, reading: Reading) -> bool:
    """Whether what it is done to is told by a name: "a Velmoran base could be opened"."""
    beside = (c for thing in objects(verb, reading) for c in reading.syntax.children(thing, "amod", "compound", "poss"))
    return any(reading.polity(c.text) or reading.mention(c) for c in beside)


def _state(verb: Token, reading: Reading) -> bool:
    """Whether a participle only describes its noun: "troops stationed at the base", undated and by nobody named."""
    if verb.dep != "acl" or verb.tag != "VBN" or reading.obliques(verb, {reading.pack.events.agent}):
        return False
    return not any(t.index in reading.timed for t in reading.syntax.subtree(verb))


def _idle(verb: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a verb only tells what becomes of an event noun that is a trigger of its own ("held talks")."""
    lexicon = reading.pack.events
    things = reading.syntax.children(verb, "dobj", "nsubjpass")
    ending = status.governing(verb, reading) is Status.DENIED and sense.type != "REJECT"
    bearing = verb.lemma in lexicon.light or ending
    return bearing and any(t.lemma in lexicon.nouns for t in things)


def _borne(noun: Token, reading: Reading) -> bool:
    """Whether an event noun has a verb that tells what becomes of it ("talks were held", "the visit is planned")."""
    lexicon, verb = reading.pack.events, reading.syntax.head(noun)
    if noun.dep not in ("dobj", "nsubj", "nsubjpass"):
        return False
    return verb.lemma in lexicon.light | lexicon.occurring or status.governing(verb, reading) is not None
