"""Whether a trigger means what it says: an attack by force or by words, a deed or an attribute, somebody or nobody.

Invariant: it is told by what stands with the trigger in its sentence: who does it, to whom, with what, over what.
"""

from __future__ import annotations

from onrecord.entities.reference import country
from onrecord.events.parties import is_party, is_thing, objects, subjects
from onrecord.events.reading import Reading
from onrecord.model import EntityKind
from onrecord.syntax import Token

_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})
_SITES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})


def is_literal(trigger: Token, reading: Reading) -> bool:
    """Whether nothing beside the trigger makes an attribute or a figure of speech of it."""
    return not (_attribute(trigger, reading) or _compound(trigger, reading) or _figure(trigger, reading))


def _attribute(verb: Token, reading: Reading) -> bool:
    """Whether a participle stands before its noun ("475 pledged delegates"), which parsers take for a clause."""
    tokens, at = reading.syntax.tokens, verb.index
    if verb.tag not in ("VBN", "VBD") or at + 1 >= len(tokens) or tokens[at + 1].pos != "NOUN" or not at:
        return False
    before = tokens[at - 1]
    depicted = verb.tag == "VBN" and verb.dep in ("xcomp", "ccomp", "dobj") and not _auxiliaries(verb, reading)
    if depicted and tokens[at + 1].head <= verb.index and before.pos in ("VERB", "ADP"):
        return True  # "include pledged delegates"
    listed = before.text == "," and at > 1 and tokens[at - 2].pos == "ADJ"
    return listed or before.pos in ("DET", "NUM") or before.tag == "PRP$" or (before.tag == "JJ" and before.head > at)


def _auxiliaries(verb: Token, reading: Reading) -> list[Token]:
    return reading.syntax.children(verb, "aux", "auxpass")


def _compound(trigger: Token, reading: Reading) -> bool:
    """Whether a hyphen ties the trigger to a word beside it: "a build-your-own kit", "rebel-held"."""
    tokens, at = reading.syntax.tokens, trigger.index
    after = at + 1 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 1].start == trigger.end
    before = at > 1 and tokens[at - 1].text == "-" and tokens[at - 1].end == trigger.start
    before = before and tokens[at - 2].text.lower() not in reading.pack.events.prefixes
    return trigger.pos == "VERB" and (after or before)


def _figure(trigger: Token, reading: Reading) -> bool:
    """Whether a word with the trigger makes an idiom of it: "seized on the remark", "the financial crash"."""
    lexicon = reading.pack.events
    if trigger.pos in ("NOUN", "PROPN"):
        return (trigger.lemma in lexicon.gatherings and not _against(trigger, reading)) or any(
            c.text.lower() in lexicon.figures.get(trigger.lemma, lexicon.figures[""])
            for c in reading.syntax.children(trigger, "amod", "compound", "nmod")
        )
    idioms = lexicon.figurative.get(trigger.lemma, frozenset()) | lexicon.reflexive
    if any(c.lemma in idioms or c.text.lower() in idioms for c in reading.syntax.children(trigger, "dobj")):
        return True
    return any(
        c.dep in ("prep", "prt", "advmod")
        and c.text.lower() in idioms
        and not any(noun.index in reading.timed for noun in reading.syntax.children(c))
        for c in reading.syntax.children(trigger)
    )


def _against(noun: Token, reading: Reading) -> bool:
    """Whether a gathering is one of protest: against or over something, or of people without a name ("students")."""
    causes = reading.obliques(noun, reading.pack.events.topics | reading.pack.events.toward)
    if any(n.index not in reading.timed and reading.kind(n) is not EntityKind.PERSON for n in causes):
        return True
    return any(n.pos == "NOUN" and is_party(n, reading) for n in _doers(noun, reading))


def with_force(trigger: Token, reading: Reading) -> bool:
    """Whether what stands with the trigger speaks of arms or bodies: who is armed, what is hit, with what, how."""
    lexicon, syntax = reading.pack.events, reading.syntax
    around = [*syntax.children(trigger), *(c for c in syntax.children(syntax.head(trigger)) if c.dep != "relcl")]
    if any(c.lemma in lexicon.violent or c.text.lower() in lexicon.violent for c in around if c.dep != "dobj"):
        return True
    doers, hit = _doers(trigger, reading), _hit(trigger, reading)
    tools = reading.obliques(trigger, lexicon.accompanying | {lexicon.agent})
    if any(n.lemma in lexicon.armed | lexicon.instruments for n in [*doers, *hit, *tools]):
        return True
    if any(reading.kind(n) is EntityKind.PERSON for n in doers):
        return False
    sites = lexicon.sites | reading.pack.entities.places | reading.pack.entities.facilities
    if any(reading.kind(n) in _SITES or n.lemma in sites for n in hit):
        return True
    polities = [n for n in doers if reading.kind(n) is EntityKind.PLACE or _polity(n, reading)]
    if polities and not by_words(trigger, reading):
        return True
    return any(
        reading.kind(n) is EntityKind.PLACE
        for n in reading.obliques(trigger, lexicon.places - {"on"})
        if n.index not in reading.timed
    )


def _timed(preposition: Token, reading: Reading) -> bool:
    return any(n.index in reading.timed for n in reading.syntax.children(preposition, "pobj"))


def _polity(noun: Token, reading: Reading) -> bool:
    """Whether a name or demonym is a country's or a place's, and not a party's: "Velmoran", and not "Republican"."""
    polity = reading.polity(noun.text)
    return polity is not None and bool(country(polity, reading.pack.entities) or polity in reading.places)


def by_words(trigger: Token, reading: Reading) -> bool:
    """Whether it is done by speaking: "attacked the senator for", "attacked the plan", one named person by another."""
    lexicon = reading.pack.events
    if any(c.text.lower() in lexicon.spoken for c in reading.syntax.children(trigger)):
        return True
    nominal = trigger.pos in ("NOUN", "PROPN")
    topics = [c for c in reading.syntax.children(trigger, "prep") if c.lemma in lexicon.topics]
    if not nominal and any(not _timed(c, reading) for c in topics):
        return True
    doers, hit = _doers(trigger, reading), _hit(trigger, reading)
    if not nominal and any(is_thing(n, reading) and n.lemma not in lexicon.sites for n in hit):
        return True
    speaking = any(reading.kind(n) in _NAMED or n.lemma in reading.pack.entities.roles for n in doers)
    person = any(reading.kind(n) is EntityKind.PERSON for n in hit)
    if nominal:
        return person or (speaking and any(reading.kind(n) in _NAMED or is_party(n, reading) for n in hit))
    if person and not doers:
        return True
    return speaking or any(n.pos == "PRON" and n.text.lower() not in lexicon.pronouns for n in doers)


def _doers(trigger: Token, reading: Reading) -> list[Token]:
    """Who does it: subjects and whom "by" brings; of a noun, possessors and demonyms."""
    syntax = reading.syntax
    by = [one for noun in reading.obliques(trigger, {reading.pack.events.agent}) for one in reading.joined(noun)]
    if trigger.pos == "VERB":
        return [*subjects(trigger, reading), *by]
    beside = syntax.children(trigger, "poss", "amod", "compound", "nmod")
    head = syntax.head(trigger)
    carried = trigger.dep == "dobj" and head.lemma in reading.pack.events.light
    return [*beside, *by, *(subjects(head, reading) if carried else [])]


def _hit(trigger: Token, reading: Reading) -> list[Token]:
    """To whom or what: objects; of a noun, what "on", "against" or "of" brings."""
    if trigger.pos == "VERB":
        return [n for n in objects(trigger, reading) if n.dep not in ("attr", "oprd")]
    toward = reading.obliques(trigger, reading.pack.events.toward | reading.pack.events.possessing)
    return [one for noun in toward for one in reading.joined(noun) if one.index not in reading.timed]


def done_by_nothing(verb: Token, reading: Reading, papers: bool = False) -> bool:
    """Whether the subject is a thing, which does no deed ("the evidence supports"), or nobody in particular ("you").

    With `papers`, laws and treaties are no things: they extend, ban and establish.
    """
    who = [_meant(n, reading) for n in subjects(verb, reading) if n.index != verb.index]
    if not who:
        return False
    lexicon = reading.pack.events
    return all(
        (
            is_thing(n, reading)
            and n.lemma not in lexicon.instruments | lexicon.armed | lexicon.nouns.keys()
            and not (papers and n.lemma in reading.pack.entities.documents)
        )
        or n.text.lower() in lexicon.anybody
        or n.tag == "DT"
        for n in who
    )


def _meant(noun: Token, reading: Reading) -> Token:
    """What a relative pronoun stands for, and else the noun itself."""
    meant = reading.meant(noun) if noun.tag in ("WDT", "WP") else None
    return meant if meant is not None else noun


def is_anybody(noun: Token, reading: Reading) -> bool:
    """Whether a noun is any person or body by name or by noun, or a pronoun or number that can mean one."""
    lexicon = reading.pack.events
    if noun.tag == "DT":
        return False
    if noun.pos == "PRON" or noun.tag in ("WP", "WDT"):
        return noun.text.lower() not in lexicon.pronouns
    if noun.pos == "NUM":
        return noun.index not in reading.timed
    return is_party(noun, reading) or (noun.pos == "PROPN" and reading.kind(noun) is None)
