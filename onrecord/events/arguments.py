"""Who did it, to whom and where, from the dependency tree.

Invariant: an argument is an entity's name, or words that stand in the trigger's own sentence; none is supplied from
outside, but for a pronoun's antecedent.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.entities.reference import country
from onrecord.events.naming import joined, names
from onrecord.events.other_end import at_other_end
from onrecord.events.parties import PARTIES, is_party, is_thing, objects, subjects
from onrecord.events.reading import Reading
from onrecord.events.where import place
from onrecord.lexicons.events import Sense
from onrecord.model import EntityKind
from onrecord.syntax import Token


@dataclass(frozen=True, slots=True)
class Arguments:
    """Names of the actors and recipients in text order, and the place."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None


ON_SOMEBODY = frozenset({"ASSAULT", "ACCUSE", "REQUEST", "THREATEN"})
ON_SOMEBODY_MODES = frozenset({"visit", "arrest", "deport", "expel", "convict", "release", "phone"})
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
    actors = [n for n in actors if not is_thing(n, reading) and not (n.pos == "ADJ" and n.text.islower())]
    things = [n for n in objects(verb, reading) if n.dep not in ("oprd", "attr") and n not in actors]
    if sense.mutual:
        partners = joined(reading.obliques(verb, lexicon.accompanying), reading)
        partners = [n for n in partners if not is_thing(n, reading)]
        met = [n for n in things if is_party(n, reading) or sense.type in ON_SOMEBODY]
        return Arguments(names(actors + met + partners, reading), (), place(verb, sense, reading))
    recipients = _acted_on(things, sense, reading)
    recipients += [n for n in joined(reading.obliques(verb, sense.recipients), reading) if n not in things]
    if sense.received:  # "got two planes from Velmora"
        actors, recipients = joined(reading.obliques(verb, lexicon.sources), reading), actors
    recipients += _senders(things, sense, reading)
    recipients = [n for n in recipients if n in things or not is_thing(n, reading)]
    recipients += defied(verb, sense, reading)
    if sense.type == "ASSAULT" and not recipients:
        recipients = _around([*things, *reading.obliques(verb, sense.recipients | lexicon.places)], reading)
    elif sense.type == "MOBILIZE":
        recipients += entered(verb, reading)
    named, where = names(actors, reading), place(verb, sense, reading)
    others = tuple(n for n in names(recipients, reading) if not _same_name(n, named))
    kept = None if where in others and sense.mode != "visit" and sense.type != "MOBILIZE" else where
    nobody = sense.type in ("OTHER", "CONSULT", "MOBILIZE") or sense.mode == "resign"
    unknown = any(n.pos == "PRON" and n.text.lower() not in lexicon.pronouns for n in things)
    if not others and not nobody and not unknown and not _bare_passive(verb, sense, reading):
        others = at_other_end(verb, sense, named, reading)
        kept = None if kept in others and sense.type not in _HELD_PLACES else where
    return Arguments(named, others, kept)


def _same_name(name: str, actors: tuple[str, ...]) -> bool:
    """Whether one of the actors has this name, or part of it: nobody is at both ends ("Marit Solen", "Solen")."""
    words = set(name.split())
    return any(words <= set(actor.split()) or set(actor.split()) <= words for actor in actors)


def _senders(things: list[Token], sense: Sense, reading: Reading) -> list[Token]:
    """From whom what is received comes: "a mission of observers from the Velmoran army"."""
    lexicon = reading.pack.events
    sources = sense.recipients & lexicon.sources if sense.mode == "visit" else frozenset()
    parts = things + [n for thing in things for n in reading.obliques(thing, lexicon.possessing)]
    return [n for part in parts for n in reading.obliques(part, sources) if is_party(n, reading)]


def _around(things: list[Token], reading: Reading) -> list[Token]:
    """The places whose things are hit: "fired at targets in Hald"."""
    hit = [n for n in things if is_thing(n, reading)]
    return [
        p for n in hit for p in reading.obliques(n, reading.pack.events.within) if reading.kind(p) is EntityKind.PLACE
    ]


def entered(verb: Token, reading: Reading) -> list[Token]:
    """The country to which forces are moved, or in which they arrive."""
    lexicon = reading.pack.events
    found = reading.obliques(verb, lexicon.goal | lexicon.within)
    return [n for n in found if n.index not in reading.timed and country(n.text, reading.pack.entities)]


def defied(verb: Token, sense: Sense, reading: Reading) -> list[Token]:
    """Against whom one protests, behind the place too: "in Hald in defiance of the Velmoran government"."""
    lexicon, syntax = reading.pack.events, reading.syntax
    if sense.type != "PROTEST":
        return []
    causes = [t for t in syntax.subtree(verb) if t.lemma in lexicon.defiance and t.dep == "pobj"]
    toward = lexicon.toward | lexicon.possessing
    return persons([n for t in causes for n in joined(reading.obliques(t, toward), reading)], reading)


def _bare_passive(verb: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a verb of harm has its object already, though it is no name."""
    return sense.type == "ASSAULT" and any(n.lemma not in sense.objects for n in objects(verb, reading))


def _instrument(noun: Token, reading: Reading) -> bool:
    """Whether "by" brings a thing with which it is done ("by a bomb"): a common noun that is no party."""
    return noun.pos == "NOUN" and not is_party(noun, reading)


def _speaking_of_oneself(actors: list[Token], verb: Token, reading: Reading) -> list[Token]:
    """Of "they", "it" in what somebody says: the speaker ("the rebels said they would leave")."""
    if not any(actor.pos == "PRON" for actor in actors):
        return []
    for above in reading.syntax.ancestors(verb):
        if _between(above, verb, reading):
            return []  # "said the police knew: they would investigate"
        if above.index in reading.cues or above.lemma in reading.pack.events.saying:
            return [n for n in subjects(above, reading) if n.tag != "WDT"]
        if above.dep not in ("ccomp", "conj", "advcl", "xcomp"):
            break
    return []


def _between(saying: Token, verb: Token, reading: Reading) -> bool:
    """Whether another clause's subject that is a party stands between a verb above and the pronoun."""
    tokens = reading.syntax.tokens[saying.index + 1 : verb.index]
    return any(t.dep in ("nsubj", "nsubjpass") and t.pos in ("NOUN", "PROPN") and is_party(t, reading) for t in tokens)


_ABOUT_THINGS = frozenset({"REQUEST", "MOBILIZE", "AGREE", "REJECT", "COOPERATE", "ACCUSE"})
"""Types of which a common noun is the thing demanded, offered, refused or moved, and no party."""


def _acted_on(things: list[Token], sense: Sense, reading: Reading) -> list[Token]:
    """Of the direct objects, the parties."""
    somebody = sense.type in ON_SOMEBODY or sense.mode in ON_SOMEBODY_MODES
    found = []
    if things and sense.type in _ABOUT_THINGS and is_thing(things[0], reading):
        return []  # "demanded the removal of the minister and his party": who is joined to a thing is no party
    for noun in things:
        moved = sense.type == "MOBILIZE" or (sense.mode == "withdraw" and noun.lemma in sense.objects)
        if moved and noun.pos == "NOUN":
            continue  # what is moved
        thing = (
            _is_thing(noun, sense, reading)
            or noun.index in reading.timed
            or (sense.type in _ABOUT_THINGS and noun.pos == "NOUN")
        )
        if (is_party(noun, reading) and not _is_thing(noun, sense, reading)) or (
            somebody
            and not thing
            and noun.pos in ("NOUN", "PROPN", "NUM")
            and (sense.type == "ASSAULT" or noun.pos == "NUM" or not is_thing(noun, reading))
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
    if noun.lemma in reading.pack.events.nouns or _own(noun, reading):
        return kind is None
    whom = entities.groups | entities.roles
    return noun.lemma in sense.objects and kind is None and noun.lemma not in whom - entities.places - {"state"}


def _own(noun: Token, reading: Reading) -> bool:
    """Whether a noun is one's own: "recalled its ambassador", and not "criticised his company" by somebody else."""
    owners = {reading.name(c) for c in reading.syntax.children(noun, "poss") if c.tag == "PRP$"}
    if not owners:
        return False
    doers = {reading.name(n) for n in subjects(reading.syntax.head(noun), reading)}
    return not is_party(noun, reading) or None in owners or bool(owners & doers)


_HELD_PLACES = frozenset({"CONCEDE", "COERCE", "RETREAT"})
"""Types whose place can be the party too: measures eased, imposed or lifted in it."""


def persons(nouns: list[Token], reading: Reading) -> list[Token]:
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
