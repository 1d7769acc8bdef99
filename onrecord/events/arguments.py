"""Who did it, to whom and where, from the dependency tree.

Invariant: an argument is an entity's name, or words that stand in the trigger's own sentence; none is supplied from
outside, but for a pronoun's antecedent.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.events.naming import joined, names
from onrecord.events.other_end import at_other_end
from onrecord.events.reading import Reading
from onrecord.events.triggers import PARTIES, is_party, objects, subjects
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
    actors = [one for noun in by if not _instrument(noun, reading) for one in reading.joined(noun)]
    if not actors and verb.lemma in lexicon.stative and verb.tag == "VBN":
        actors = [one for noun in reading.syntax.children(verb, "nsubjpass") for one in reading.joined(noun)]
    actors = actors or subjects(verb, reading)
    if not names(actors, reading):
        actors = _speaking_of_oneself(actors, verb, reading) or actors
    things = [n for n in objects(verb, reading) if n.dep not in ("oprd", "attr") and n not in actors]
    if sense.mutual:
        partners = joined(reading.obliques(verb, lexicon.accompanying), reading)
        met = [n for n in things if is_party(n, reading) or sense.type in _ON_SOMEBODY]
        return Arguments(names(actors + met + partners, reading), (), place(verb, sense, reading))
    recipients = _acted_on(things, sense, reading)
    recipients += [n for n in joined(reading.obliques(verb, sense.recipients), reading) if n not in things]
    named, where = names(actors, reading), place(verb, sense, reading)
    others = tuple(n for n in names(recipients, reading) if n not in named)
    kept = None if where in others and sense.mode != "visit" else where
    if not others and sense.type not in ("OTHER", "CONSULT", "MOBILIZE") and not _bare_passive(verb, sense, reading):
        others = at_other_end(verb, sense, named, reading)
        kept = None if kept in others and sense.type not in _HELD_PLACES else where
    return Arguments(named, others, kept)


def _bare_passive(verb: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a verb of harm has its object already, though it is no name."""
    return sense.type == "ASSAULT" and any(is_party(n, reading) for n in objects(verb, reading))


def _instrument(noun: Token, reading: Reading) -> bool:
    """Whether "by" brings a thing with which it is done ("by a bomb"): a common noun that is no party."""
    return noun.pos == "NOUN" and not is_party(noun, reading)


def _speaking_of_oneself(actors: list[Token], verb: Token, reading: Reading) -> list[Token]:
    """Of "they", "it" in what somebody says: the speaker ("the rebels said they would leave")."""
    if not any(actor.pos == "PRON" for actor in actors):
        return []
    for above in reading.syntax.ancestors(verb):
        if above.index in reading.cues or above.lemma in reading.pack.events.saying:
            return subjects(above, reading)
        if above.dep not in ("ccomp", "conj", "advcl", "xcomp"):
            break
    return []


_ABOUT_THINGS = frozenset({"REQUEST", "MOBILIZE", "AGREE", "REJECT", "COOPERATE", "ACCUSE"})
"""Types of which a common noun is the thing demanded, offered, refused or moved, and no party."""


def _acted_on(things: list[Token], sense: Sense, reading: Reading) -> list[Token]:
    """Of the direct objects, the parties."""
    somebody = sense.type in _ON_SOMEBODY or sense.mode in _ON_SOMEBODY_MODES
    found = []
    for noun in things:
        if sense.type == "MOBILIZE" and noun.pos == "NOUN":
            continue  # what is moved
        thing = (
            _is_thing(noun, sense, reading)
            or noun.index in reading.timed
            or (sense.type in _ABOUT_THINGS and noun.pos == "NOUN")
        )
        if (is_party(noun, reading) and not _is_thing(noun, sense, reading)) or (
            somebody and not thing and noun.pos in ("NOUN", "PROPN", "NUM")
        ):
            found.append(noun)
    return found


def _is_thing(noun: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a noun is no party: an event, one's own ("its ambassador"), or the sense's thing ("take office")."""
    entities, kind = reading.pack.entities, reading.kind(noun)
    if noun.lemma in reading.pack.events.instruments and kind is None:
        return True
    if noun.lemma in sense.objects and sense.recipients and noun.pos == "NOUN" and kind is None:
        return True
    if noun.lemma in reading.pack.events.nouns or any(c.tag == "PRP$" for c in reading.syntax.children(noun, "poss")):
        return kind is None
    return noun.lemma in sense.objects and kind is None and noun.lemma not in entities.groups | entities.roles


_HELD_PLACES = frozenset({"CONCEDE", "COERCE", "RETREAT"})
"""Types whose place can be the party too: measures eased, imposed or lifted in it."""


def of_noun(noun: Token, sense: Sense, reading: Reading) -> Arguments:  # noqa: C901 - one case a construction
    """The arguments of an event noun: possessors, "between A and B", demonyms, the subject of its verb."""
    lexicon, syntax = reading.pack.events, reading.syntax
    owners = syntax.children(noun, "poss")
    actors = [] if sense.undergone else list(owners)
    actors += [
        a
        for a in syntax.children(noun, "amod", "compound")
        if reading.polity(a.text) or reading.kind(a) is EntityKind.GROUP
    ]
    actors += joined(reading.obliques(noun, lexicon.between | {lexicon.agent}), reading)
    carrier = syntax.head(noun)
    if noun.dep == "dobj" and carrier.lemma in lexicon.light and not names(actors, reading):
        actors += subjects(carrier, reading)
    if noun.dep in ("nsubj", "nsubjpass") and not actors:
        actors += joined(reading.obliques(carrier, lexicon.between | {lexicon.agent}), reading)
    if noun.dep == "pobj" and not actors:
        above = syntax.head(carrier)
        if above.pos == "NOUN" and not names(actors, reading):  # "her first stop on a trip"
            owner = [p for p in syntax.children(above, "poss") if reading.kind(p) is EntityKind.PERSON]
            actors += owner if sense.mode == "visit" else []
        if reading.kind(above) is EntityKind.PERSON:  # a caption: "A with B during a meeting"
            actors += [above, *joined(reading.obliques(above, lexicon.accompanying), reading)]
        if above.lemma == "be" and carrier.lemma in lexicon.places:  # "was in talks with"
            actors += subjects(above, reading)
        if above.pos in ("VERB", "AUX") and carrier.lemma in lexicon.occasions and sense.type == "CONSULT":
            actors += [a for a in subjects(above, reading) if reading.kind(a) is EntityKind.PERSON]
    recipients = _persons(joined(reading.obliques(noun, sense.recipients), reading), reading)
    recipients = recipients or _meant(noun, sense, reading)
    of = [n for n in objects(noun, reading) if is_party(n, reading) and n not in actors]
    if sense.undergone or sense.type in _ON_SOMEBODY or sense.mode in _ON_SOMEBODY_MODES:
        recipients += [n for n in owners if sense.undergone and is_party(n, reading)] + of
    else:
        actors += of
    if (
        noun.dep == "dobj" and carrier.lemma in lexicon.light and not recipients
    ):  # "opened an inquiry against", "staged …"
        recipients = _persons(joined(reading.obliques(carrier, sense.recipients), reading), reading)
    if sense.mutual:
        actors, recipients = actors + recipients, []
        if noun.dep == "dobj" and carrier.lemma in lexicon.light:
            actors += joined(reading.obliques(carrier, lexicon.accompanying), reading)
    where = place(noun, sense, reading)
    if where is None and sense.mode == "visit":
        where = next(iter(names([r for r in recipients if reading.kind(r) is EntityKind.PLACE], reading)), None)
    if where is None and noun.dep in ("dobj", "nsubjpass") and carrier.pos == "VERB":
        where = place(carrier, sense, reading)
    named, others = names(actors, reading), names(recipients, reading)
    if not others and noun.dep == "dobj" and carrier.lemma in lexicon.light and sense.type == "PROTEST":
        others = at_other_end(carrier, sense, named, reading)
    return Arguments(named, others, where)


def _persons(nouns: list[Token], reading: Reading) -> list[Token]:
    """The parties and places among nouns; for any other thing, whose it is ("the crimes of the Velmoran army")."""
    found: list[Token] = []
    lexicon = reading.pack.events
    for noun in nouns:
        if is_party(noun, reading) or reading.kind(noun) or noun.lemma in reading.pack.entities.facilities:
            found.append(noun)
            continue
        beneath = [t for t in reading.syntax.subtree(noun) if t.index != noun.index]
        owners = [
            t
            for t in beneath
            if (t.dep in ("poss", "amod", "compound") and (reading.polity(t.text) or reading.kind(t) in PARTIES))
            or (t.dep == "pobj" and is_party(t, reading) and reading.syntax.head(t).lemma in lexicon.possessing)
        ]
        found += owners[:1]
    return found


def _meant(noun: Token, sense: Sense, reading: Reading) -> list[Token]:
    """Whom an event noun means by what hangs on it."""
    found: list[Token] = []
    if sense.type == "REQUEST":  # "its demand that Velmora pay"
        clauses = reading.syntax.children(noun, "acl", "ccomp")
        if noun.dep == "dobj" and reading.syntax.head(noun).lemma in reading.pack.events.light:
            clauses += reading.syntax.children(reading.syntax.head(noun), "ccomp")
        found = [subject for clause in clauses for subject in reading.syntax.children(clause, "nsubj")]
    if not found and not sense.mutual:  # "a suspension of links with Velmora"
        toward = reading.pack.events.toward
        found = joined([n for thing in objects(noun, reading) for n in reading.obliques(thing, toward)], reading)
    return [one for one in found if is_party(one, reading)]


def place(token: Token, sense: Sense, reading: Reading) -> str | None:
    """Where: the name of a place or facility tied by a preposition of place, or the object of a verb of going."""
    lexicon, syntax = reading.pack.events, reading.syntax
    moving = sense.mode == "visit" or sense.type in _MOVING
    prepositions = lexicon.places | lexicon.goal if moving else lexicon.places
    candidates = [
        n
        for n in reading.obliques(token, prepositions)
        if (syntax.head(n).lemma not in sense.recipients or sense.mode == "visit")
        and not _result(n, sense, reading)
        and not _behind_role(token, n, reading)
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


def _result(noun: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a noun is what something becomes ("combined into a single base"), which is no place."""
    return not sense.placed and reading.syntax.head(noun).lemma in sense.obliques


def _behind_role(token: Token, noun: Token, reading: Reading) -> bool:
    """Whether a phrase "as …" stands between: "hosted troops as part of the campaign in Velmora" was not in Velmora."""
    start = reading.syntax.head(noun).index
    return any(
        child.lemma in reading.pack.events.asides and token.index < child.index < start
        for child in reading.syntax.children(token, "prep")
    )
