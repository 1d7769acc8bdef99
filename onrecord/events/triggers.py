"""The words that carry an event: verbs and event nouns of the pack's lexicon, in the sense that their company allows.

Invariant: one token is one trigger at most, in the sense that asks for most and gets all that it asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.events.literal import by_words, is_anybody, is_literal, with_force
from onrecord.events.parties import is_party, is_thing, objects, subjects
from onrecord.events.reading import Reading
from onrecord.lexicons.events import Sense
from onrecord.model import EntityKind
from onrecord.syntax import Token

_TWO = 2
"""Those who talk something over with each other, at the least."""

_SITES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
"""Kinds of entity that a base or port can be known by."""

_PERSON, _ANYBODY, _POLITY = "@", "#", "%"
"""Among the objects of a sense: any person by name; any person or body at all; any place or body by name."""


def triggers(reading: Reading) -> Iterator[tuple[Token, Sense]]:
    """Every trigger with its sense, in text order."""
    lexicon = reading.pack.events
    for token in reading.syntax.tokens:
        if token.index in reading.timed:
            continue
        if _verbal(token):
            choices = lexicon.verbs.get(token.lemma, ())
        elif token.pos == "NOUN" or (token.pos == "PROPN" and reading.mention(token) is None):
            choices = lexicon.nouns.get(token.lemma) or lexicon.nouns.get(token.text.lower(), ())
            if token.dep in ("compound", "amod", "npadvmod"):
                continue
        else:
            continue
        for sense in choices if choices and is_literal(token, reading) else ():
            if fits(token, sense, reading):
                yield token, sense
                break


def _verbal(token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep not in ("amod", "compound", "aux", "auxpass", "prep", "case")
    return token.pos == "AUX" and token.dep not in ("aux", "auxpass")


def fits(token: Token, sense: Sense, reading: Reading) -> bool:
    """Whether all that a sense asks for stands with the trigger."""
    syntax = reading.syntax
    children = syntax.children(token)
    if sense.particle and not any(
        (c.dep == "prt" or (c.dep in ("advmod", "prep") and c.index == token.index + 1))
        and c.text.lower() == sense.particle
        for c in children
    ):
        return False
    things = [*objects(token, reading), *reading.obliques(token, sense.obliques)]  # "engaged in ethnic cleansing"
    if sense.objects and not any(_is_object(noun, sense.objects, reading) for noun in things):
        return False
    if sense.subjects and not any(
        part.lemma in sense.subjects or (_ANYBODY in sense.subjects and is_anybody(part, reading))
        for noun in subjects(token, reading)
        for part in _parts(noun, reading)
    ):
        return False
    if sense.obliques:
        nouns = [
            n
            for n in reading.obliques(token, sense.obliques)
            if (n.index in reading.timed) == sense.past and n.lemma not in reading.pack.events.exemplary
        ]
        if not nouns or (sense.placed and not any(_is_place(noun, reading) for noun in nouns)):
            return False
    if sense.mode == "phone" and any(c.dep in ("oprd", "attr", "ccomp") for c in children):
        return False  # "called the senator a liar"
    return _manner(token, sense, reading)


def _several(verb: Token, reading: Reading) -> bool:
    """Whether there are two at least who talk it over with each other, or it is told of what is talked over."""
    who = subjects(verb, reading)
    plural = (
        verb.tag != "VBG"
        and bool(reading.syntax.children(verb, "dobj"))
        and any(n.tag == "NNS" and is_party(n, reading) for n in who)
    )
    return len(who) >= _TWO or plural or bool(reading.syntax.children(verb, "nsubjpass"))


def _parts(noun: Token, reading: Reading) -> list[Token]:
    """A noun and what it counts: "thousands of tons of equipment"."""
    inner = objects(noun, reading) if noun.pos == "NOUN" else []
    return [noun, *(part for one in inner if one.index > noun.index for part in _parts(one, reading))]


def _manner(token: Token, sense: Sense, reading: Reading) -> bool:
    """Whether it is done in the way that a sense asks for: by whom, with force or words, with what complement."""
    syntax = reading.syntax
    if sense.force and not with_force(token, reading):
        return False
    if sense.words and (with_force(token, reading) or not by_words(token, reading)):
        return False
    if sense.clausal and not any(_infinitive(c, reading) for c in syntax.children(token)):
        return False
    if sense.mutual and sense.type == "CONSULT" and syntax.children(token, "auxpass"):
        return False  # "was met by a chorus"
    if sense.mutual and token.pos == "VERB" and not sense.objects:
        met = syntax.children(token, "dobj")
        if met and not any(is_party(noun, reading) for noun in met):
            return False
        partners = reading.obliques(token, reading.pack.events.accompanying)
        if partners and all(is_thing(noun, reading) for noun in partners):
            return False  # "was met with silence"
    if sense.personal and not any(reading.kind(s) is EntityKind.PERSON for s in subjects(token, reading)):
        return False
    if sense.joint and not _several(token, reading):
        return False
    if sense.plural and token.tag != "NNS":
        return False
    if sense.bare and syntax.children(token, "dobj", "nsubjpass"):
        return False
    return not sense.dated or any(t.index in reading.timed for t in syntax.subtree(token))


def _infinitive(child: Token, reading: Reading) -> bool:
    """Whether a complement is an infinitive with its "to", and no question put."""
    if child.dep not in ("xcomp", "ccomp", "advcl", "acl") or child.tag != "VB":
        return False
    return any(c.dep == "aux" and c.tag == "TO" for c in reading.syntax.children(child))


def _is_object(noun: Token, lemmas: frozenset[str], reading: Reading) -> bool:
    if noun.lemma in lemmas or noun.text.lower() in lemmas:
        return True
    if _ANYBODY in lemmas and is_anybody(noun, reading):
        return True
    if _POLITY in lemmas and reading.kind(noun) in (EntityKind.PLACE, EntityKind.ORGANIZATION):
        return True
    if _PERSON in lemmas and reading.kind(noun) is EntityKind.PERSON:
        return True
    if noun.lemma in reading.pack.events.measures and noun.pos in ("NOUN", "NUM"):
        return any(_is_object(n, lemmas, reading) for n in reading.obliques(noun, reading.pack.events.possessing))
    meant = reading.meant(noun) if noun.tag in ("WDT", "WP", "PRP") else None
    if meant is None:
        return False
    site = reading.kind(meant) in _SITES and bool(lemmas & reading.pack.events.sites)  # "Sorvena, which was opened"
    return meant.lemma in lemmas or (site and noun.dep == "nsubjpass")


def _is_place(noun: Token, reading: Reading) -> bool:
    if reading.kind(noun) in (EntityKind.PLACE, EntityKind.FACILITY):
        return True
    return noun.lemma in reading.pack.entities.places or (noun.pos == "PROPN" and reading.polity(noun.text) is not None)
