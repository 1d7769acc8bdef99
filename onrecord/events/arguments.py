"""Who did it, to whom and where, from the dependency tree.

Invariant: an argument is an entity's name, or words that stand in the trigger's own sentence; none is supplied from
outside, but for a pronoun's antecedent.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.events.reading import Reading
from onrecord.events.triggers import is_party, objects, subjects
from onrecord.lexicons.events import Sense
from onrecord.model import EntityKind
from onrecord.syntax import Token


@dataclass(frozen=True, slots=True)
class Arguments:
    """Names of the actors and recipients in text order, and the place."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None


_MOVING = frozenset({"MOBILIZE", "RETREAT", "OTHER"})
"""Types whose "to" brings a place."""

_ON_SOMEBODY = frozenset({"ASSAULT", "ACCUSE", "REQUEST", "THREATEN"})
_ON_SOMEBODY_MODES = frozenset({"visit", "arrest", "deport", "expel", "convict", "release", "phone"})
"""Types and modes whose direct object is a party, though it be a common noun ("detained three fishermen")."""


def of_verb(verb: Token, sense: Sense, reading: Reading) -> Arguments:
    """The arguments of a verb."""
    lexicon = reading.pack.events
    by = reading.obliques(verb, {lexicon.agent}) if verb.tag == "VBN" else []
    actors = [one for noun in by for one in reading.joined(noun)] or subjects(verb, reading)
    things = [noun for noun in objects(verb, reading) if noun.dep not in ("oprd", "attr")]
    if sense.mutual:
        partners = _joined(reading.obliques(verb, lexicon.accompanying), reading)
        met = [n for n in things if is_party(n, reading) or sense.type in _ON_SOMEBODY]
        return Arguments(_names(actors + met + partners, reading), (), place(verb, sense, reading))
    recipients = _acted_on(things, sense, reading)
    recipients += [n for n in _joined(reading.obliques(verb, sense.recipients), reading) if n not in things]
    if not recipients and sense.type != "OTHER":
        recipients = _at_other_end(verb, things, reading)
    named, where = _names(actors, reading), place(verb, sense, reading)
    others = tuple(n for n in _names(recipients, reading) if n not in named)
    return Arguments(named, others, None if where in others and sense.mode != "visit" else where)


def _acted_on(things: list[Token], sense: Sense, reading: Reading) -> list[Token]:
    """Of the direct objects, the parties."""
    somebody = sense.type in _ON_SOMEBODY or sense.mode in _ON_SOMEBODY_MODES
    found = []
    for noun in things:
        thing = (
            _is_thing(noun, sense, reading)
            or noun.index in reading.timed
            or (sense.type == "REQUEST" and noun.pos == "NOUN")
        )
        if (is_party(noun, reading) and not _is_thing(noun, sense, reading)) or (
            somebody and not thing and noun.pos in ("NOUN", "PROPN", "NUM")
        ):
            found.append(noun)
    return found


def _is_thing(noun: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a noun is no party: an event, one's own ("its ambassador"), or the sense's thing ("take office")."""
    entities, kind = reading.pack.entities, reading.kind(noun)
    if noun.lemma in reading.pack.events.nouns or any(c.tag == "PRP$" for c in reading.syntax.children(noun, "poss")):
        return kind is None
    return noun.lemma in sense.objects and kind is None and noun.lemma not in entities.groups | entities.roles


def _at_other_end(verb: Token, things: list[Token], reading: Reading) -> list[Token]:
    """The party named at the other end: "links with Velmora", "the Velmoran offer", "demanded that Velmora pay"."""
    syntax, toward = reading.syntax, reading.pack.events.toward
    found = [n for n in _joined(reading.obliques(verb, toward), reading) if is_party(n, reading)]
    for thing in things:
        found += [n for n in _joined(reading.obliques(thing, toward), reading) if is_party(n, reading)]
        found += [
            n
            for n in syntax.children(thing, "poss", "amod", "compound")
            if is_party(n, reading) or reading.polity(n.text)
        ]
        found += [
            n
            for n in _joined(reading.obliques(thing, reading.pack.events.possessing), reading)
            if is_party(n, reading) and reading.kind(n) is not EntityKind.PLACE
        ]
    if not found:
        for clause in syntax.children(verb, "ccomp", "xcomp"):
            inner = [*syntax.children(clause, "nsubj"), *objects(clause, reading)]
            found += [n for n in inner if is_party(n, reading)]
    return found[:2]


def of_noun(noun: Token, sense: Sense, reading: Reading) -> Arguments:
    """The arguments of an event noun: possessors, "between A and B", demonyms, the subject of its verb."""
    lexicon, syntax = reading.pack.events, reading.syntax
    owners = syntax.children(noun, "poss")
    actors = [] if sense.undergone else list(owners)
    actors += [a for a in syntax.children(noun, "amod", "compound") if reading.polity(a.text)]
    actors += _joined(reading.obliques(noun, lexicon.between | {lexicon.agent}), reading)
    carrier = syntax.head(noun)
    if noun.dep == "dobj" and carrier.lemma in lexicon.light and not actors:
        actors += subjects(carrier, reading)
    if noun.dep in ("nsubj", "nsubjpass") and not actors:
        actors += _joined(reading.obliques(carrier, lexicon.between | {lexicon.agent}), reading)
    if noun.dep == "pobj" and not actors:
        above = syntax.head(carrier)
        if reading.kind(above) is EntityKind.PERSON:  # a caption: "A with B during a meeting"
            actors += [above, *_joined(reading.obliques(above, lexicon.accompanying), reading)]
        if above.lemma == "be" and carrier.lemma in lexicon.places:  # "was in talks with"
            actors += subjects(above, reading)
        if above.pos in ("VERB", "AUX") and carrier.lemma in lexicon.occasions and sense.type == "CONSULT":
            actors += [a for a in subjects(above, reading) if reading.kind(a) is EntityKind.PERSON]
    recipients = _joined(reading.obliques(noun, sense.recipients), reading) or _meant(noun, sense, reading)
    of = [n for n in objects(noun, reading) if is_party(n, reading) and n not in actors]
    if sense.undergone or sense.type in _ON_SOMEBODY or sense.mode in _ON_SOMEBODY_MODES:
        recipients += [n for n in owners if sense.undergone and is_party(n, reading)] + of
    else:
        actors += of
    if sense.mutual:
        actors, recipients = actors + recipients, []
        if noun.dep == "dobj" and carrier.lemma in lexicon.light:
            actors += _joined(reading.obliques(carrier, lexicon.accompanying), reading)
    where = place(noun, sense, reading)
    if where is None and sense.mode == "visit":
        where = next(iter(_names([r for r in recipients if reading.kind(r) is EntityKind.PLACE], reading)), None)
    if where is None and noun.dep in ("dobj", "nsubjpass") and carrier.pos == "VERB":
        where = place(carrier, sense, reading)
    return Arguments(_names(actors, reading), _names(recipients, reading), where)


def _meant(noun: Token, sense: Sense, reading: Reading) -> list[Token]:
    """Whom an event noun means by what hangs on it."""
    found: list[Token] = []
    if sense.type == "REQUEST":  # "its demand that Velmora pay"
        clauses = reading.syntax.children(noun, "acl", "ccomp")
        found = [subject for clause in clauses for subject in reading.syntax.children(clause, "nsubj")]
    if not found and not sense.mutual:  # "a suspension of links with Velmora"
        toward = reading.pack.events.toward
        found = _joined([n for thing in objects(noun, reading) for n in reading.obliques(thing, toward)], reading)
    return [one for one in found if is_party(one, reading)]


def place(token: Token, sense: Sense, reading: Reading) -> str | None:
    """Where: the name of a place or facility tied by a preposition of place, or the object of a verb of going."""
    lexicon, syntax = reading.pack.events, reading.syntax
    moving = sense.mode == "visit" or sense.type in _MOVING
    prepositions = lexicon.places | lexicon.goal if moving else lexicon.places
    candidates = [
        n
        for n in reading.obliques(token, prepositions)
        if syntax.head(n).lemma not in sense.recipients or sense.mode == "visit"
    ]
    things = objects(token, reading)
    visited = things if sense.mode == "visit" else []
    for noun in candidates + visited + [one for thing in things for one in reading.obliques(thing, lexicon.places)]:
        if noun.index in reading.timed:
            continue
        kind = reading.kind(noun)
        if noun in visited and noun.pos == "PROPN" and kind is not EntityKind.PERSON:
            return reading.entity_name(noun) or reading.name(noun)
        if kind in (EntityKind.PLACE, EntityKind.FACILITY):
            return reading.entity_name(noun)
        if noun in candidates and noun.lemma in reading.pack.entities.places | reading.pack.entities.facilities:
            inner = syntax.children(noun, "appos") + reading.obliques(noun, lexicon.possessing | lexicon.places)
            inner = [n for n in inner if reading.kind(n) is EntityKind.PLACE]
            return reading.entity_name(inner[0]) if inner else reading.name(noun)
        if (
            noun in candidates
            and reading.kind(noun) is EntityKind.ORGANIZATION
            and syntax.head(noun).lemma in lexicon.places
        ):
            return reading.entity_name(noun)
    return None


def _joined(nouns: list[Token], reading: Reading) -> list[Token]:
    return [one for noun in nouns for one in reading.joined(noun) if one.index not in reading.timed]


def _names(nouns: list[Token], reading: Reading) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for noun in nouns:
        name = reading.polity(noun.text) if noun.dep in ("amod", "compound") else reading.name(noun)
        name = name or reading.name(noun)
        if name:
            found.setdefault(name)
    return tuple(found)
