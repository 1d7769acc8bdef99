"""Who did it, to whom and where, of what a noun tells: "Velmora's closure of the base", "talks between A and B".

Invariant: an argument stands in the noun's own sentence, tied to the noun or to the verb that carries it.
"""

from __future__ import annotations

from onrecord.entities.reference import country
from onrecord.events.arguments import ON_SOMEBODY, ON_SOMEBODY_MODES, Arguments, defied, entered, persons
from onrecord.events.naming import joined, names
from onrecord.events.other_end import at_other_end
from onrecord.events.parties import is_party, is_thing, objects, subjects
from onrecord.events.reading import Reading
from onrecord.events.where import place
from onrecord.lexicons.events import Sense
from onrecord.model import EntityKind
from onrecord.syntax import Token


def of_noun(noun: Token, sense: Sense, reading: Reading) -> Arguments:
    """The arguments of an event noun: possessors, "between A and B", demonyms, the subject of its verb."""
    lexicon, syntax = reading.pack.events, reading.syntax
    owners, carrier = syntax.children(noun, "poss"), syntax.head(noun)
    actors = _doers(noun, sense, reading)
    borne = noun.dep == "dobj" and carrier.lemma in lexicon.light  # "opened an inquiry against", "staged a strike"
    recipients = persons(joined(reading.obliques(noun, sense.recipients), reading), reading)
    recipients = recipients or _meant(noun, sense, reading)
    of = [n for n in objects(noun, reading) if is_party(n, reading) and n not in actors]
    if sense.undergone or sense.type in ON_SOMEBODY or sense.mode in ON_SOMEBODY_MODES:
        places = reading.pack.entities.places  # "the state's election" is held there
        whose = [n for n in owners if sense.undergone and is_party(n, reading) and n.lemma not in places]
        if sense.undergone and of:  # "Velmora's arrest of the crew": who does it, to whom
            actors, whose = actors + [n for n in whose if n not in actors], []
        recipients += whose + of
    else:
        actors += of
    if borne and not recipients:
        recipients = persons(joined(reading.obliques(carrier, sense.recipients), reading), reading)
    if sense.mutual:
        actors, recipients = actors + recipients, []
        if borne:
            actors += joined(reading.obliques(carrier, lexicon.accompanying), reading)
    if sense.type == "MOBILIZE":
        recipients += entered(carrier if noun.dep == "nsubj" else noun, reading)
    named, others = names(actors, reading), names(recipients, reading)
    if not others and noun.dep == "dobj" and sense.type == "PROTEST":
        others = names(defied(carrier, sense, reading), reading)
        others = others or (at_other_end(carrier, sense, named, reading) if borne else ())
    return Arguments(named, others, _where(noun, sense, recipients, reading))


def _doers(noun: Token, sense: Sense, reading: Reading) -> list[Token]:
    """Who does what an event noun tells."""
    lexicon, syntax = reading.pack.events, reading.syntax
    actors = [] if sense.undergone else list(syntax.children(noun, "poss"))
    actors += [
        a
        for a in syntax.children(noun, "amod", "compound")
        if (reading.polity(a.text) or reading.kind(a) is EntityKind.GROUP) and not _venue(a, reading)
    ]
    sites = lexicon.sites | reading.pack.entities.facilities
    if any(c.lemma in sites for c in syntax.children(noun, "compound")):  # "the Velmora embassy attack"
        actors = [a for a in actors if a.dep != "compound"]
    actors += joined(reading.obliques(noun, lexicon.between | {lexicon.agent}), reading)
    carrier = syntax.head(noun)
    if noun.dep == "dobj" and carrier.lemma in lexicon.light and not names(actors, reading):
        actors += subjects(carrier, reading)
    if noun.dep in ("nsubj", "nsubjpass") and not actors:
        borne = carrier.lemma in lexicon.light | lexicon.occurring  # "talks were held by"; not "was confirmed by"
        whom = lexicon.between | ({lexicon.agent} if borne else frozenset())
        actors += joined(reading.obliques(carrier, whom), reading)
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
    return [a for a in actors if not is_thing(a, reading)]


def _where(noun: Token, sense: Sense, recipients: list[Token], reading: Reading) -> str | None:
    """Where an event noun has it: by a preposition, by a town's name before it, by whom is visited, by its verb."""
    syntax, carrier = reading.syntax, reading.syntax.head(noun)
    where = place(noun, sense, reading)
    if where is None:
        where = next((reading.entity_name(c) for c in syntax.children(noun, "compound") if _venue(c, reading)), None)
    if where is None and sense.mode == "visit":
        where = next(iter(names([r for r in recipients if reading.kind(r) is EntityKind.PLACE], reading)), None)
    if where is None and noun.dep in ("dobj", "nsubjpass") and carrier.pos == "VERB":
        where = place(carrier, sense, reading)
    return where


def _venue(noun: Token, reading: Reading) -> bool:
    """Whether a name before an event noun is a town's or region's, where it happened: "the Tarvona talks"."""
    named = reading.kind(noun) is EntityKind.PLACE or reading.polity(noun.text) == noun.text
    return named and noun.pos == "PROPN" and not country(noun.text, reading.pack.entities)


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
