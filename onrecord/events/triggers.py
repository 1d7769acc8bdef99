"""The words that carry an event: verbs and event nouns of the pack's lexicon, in the sense that their company allows.

Invariant: one token is one trigger at most, in the sense that asks for most and gets all that it asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.events.reading import Reading
from onrecord.lexicons.events import Sense
from onrecord.model import EntityKind
from onrecord.syntax import Token

PARTIES = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.PLACE})
"""Kinds of entity that act and are acted on."""

_PERSON = "@"
"""Among the objects of a sense: any person by name."""


def triggers(reading: Reading) -> Iterator[tuple[Token, Sense]]:
    """Every trigger with its sense, in text order."""
    lexicon = reading.pack.events
    for token in reading.syntax.tokens:
        if token.index in reading.timed:
            continue
        if _verbal(token):
            choices = () if _figurative(token, reading) else lexicon.verbs.get(token.lemma, ())
        elif token.pos == "NOUN" or (token.pos == "PROPN" and reading.mention(token) is None):
            choices = lexicon.nouns.get(token.lemma) or lexicon.nouns.get(token.text.lower(), ())
            if token.dep in ("compound", "amod", "npadvmod"):
                continue
        else:
            continue
        for sense in choices:
            if fits(token, sense, reading):
                yield token, sense
                break


def _verbal(token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep not in ("amod", "compound", "aux", "auxpass", "prep", "case")
    return token.pos == "AUX" and token.dep not in ("aux", "auxpass")


def _figurative(token: Token, reading: Reading) -> bool:
    """Whether a word behind the verb makes an idiom of it that tells no event: "seized on the remark"."""
    idioms = reading.pack.events.figurative.get(token.lemma, frozenset())
    return any(
        c.dep in ("prep", "prt")
        and c.text.lower() in idioms
        and not any(noun.index in reading.timed for noun in reading.syntax.children(c))
        for c in reading.syntax.children(token)
    )


def fits(token: Token, sense: Sense, reading: Reading) -> bool:
    """Whether all that a sense asks for stands with the trigger."""
    syntax = reading.syntax
    children = syntax.children(token)
    if sense.particle and not any(
        c.dep in ("prt", "advmod", "prep") and c.text.lower() == sense.particle for c in children
    ):
        return False
    if sense.objects and not any(_is_object(noun, sense.objects, reading) for noun in objects(token, reading)):
        return False
    if sense.subjects and not any(
        part.lemma in sense.subjects for noun in subjects(token, reading) for part in [noun, *objects(noun, reading)]
    ):
        return False
    if sense.obliques:
        nouns = [n for n in reading.obliques(token, sense.obliques) if n.index not in reading.timed or sense.past]
        if not nouns or (sense.placed and not any(_is_place(noun, reading) for noun in nouns)):
            return False
    if sense.mode == "phone" and any(c.dep in ("oprd", "attr", "ccomp") for c in children):
        return False  # "called the senator a liar"
    if sense.clausal and not any(_infinitive(c, reading) for c in children):
        return False
    if sense.mutual and token.pos == "VERB":
        met = syntax.children(token, "dobj")
        if met and not any(is_party(noun, reading) for noun in met):
            return False
    if sense.personal and not any(reading.kind(s) is EntityKind.PERSON for s in subjects(token, reading)):
        return False
    return not sense.dated or any(t.index in reading.timed for t in syntax.subtree(token))


def _infinitive(child: Token, reading: Reading) -> bool:
    """Whether a complement is an infinitive with its "to", and no question put."""
    if child.dep not in ("xcomp", "ccomp", "advcl", "acl") or child.tag != "VB":
        return False
    return any(c.dep == "aux" and c.tag == "TO" for c in reading.syntax.children(child))


def is_party(noun: Token, reading: Reading) -> bool:
    """Whether a noun is somebody, a body or a polity, and not a thing, a sum or a time."""
    if noun.index in reading.timed:
        return False
    kind = reading.kind(noun)
    if kind is not None:
        return kind in PARTIES
    entities = reading.pack.entities
    if noun.lemma in entities.organizations and reading.syntax.children(noun, "nummod"):
        return False
    known = entities.groups | entities.roles | entities.organizations | entities.unnamed
    return noun.lemma in known or noun.lemma in reading.pack.events.parties


def objects(token: Token, reading: Reading) -> list[Token]:
    """To what it is done: direct objects, passive subjects, what a participle stands behind, the "of" of a noun."""
    syntax = reading.syntax
    found = []
    if token.pos == "NOUN":
        of = [
            n
            for n in reading.obliques(token, reading.pack.events.possessing)
            if syntax.head(n).text.lower() != reading.pack.events.agent
        ]
        return [one for noun in of for one in reading.joined(noun)]
    for child in syntax.children(token, "dobj", "nsubjpass", "oprd", "attr", "dative", "ccomp"):
        if child.pos in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"):
            found.extend(reading.joined(child))
    if not found and token.tag == "VBN" and token.dep in ("acl", "relcl") and not syntax.children(token, "nsubj"):
        found.extend(reading.joined(syntax.head(token)))
    if not found and token.dep in ("conj", "xcomp") and token.tag == "VBN":
        found.extend(n for n in objects(syntax.head(token), reading) if n.dep == "nsubjpass")
    return found


def subjects(token: Token, reading: Reading) -> list[Token]:
    """Who does it, of an active verb: its subject, that of the verb it depends on, or what its clause modifies."""
    syntax = reading.syntax
    own = syntax.children(token, "nsubj")
    if own:
        return [one for noun in own for one in reading.joined(noun)]
    if syntax.children(token, "nsubjpass", "auxpass"):
        return []
    head = syntax.head(token)
    if head.index == token.index:
        return []
    if token.dep in ("conj", "advcl", "xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        if token.dep == "xcomp" and token.tag == "VB":
            told = syntax.children(head, "dobj")  # "asked Kardovia to open": the one asked is to do it
            if told and head.lemma in reading.pack.events.governors:
                return told
        if head.pos == "ADJ":
            return subjects(syntax.head(head), reading) if syntax.head(head).index != head.index else []
        passive = syntax.children(head, "nsubjpass")
        if passive and token.dep != "ccomp":
            return [one for noun in passive for one in reading.joined(noun)]
        return subjects(head, reading) if token.dep != "ccomp" else []
    if token.dep == "acl" and token.tag == "VBG":
        return [head]
    if token.dep == "acl" and token.tag == "VB":  # "Velmora's plans to open", "Velmora has no plans to open"
        return syntax.children(head, "poss") or (subjects(syntax.head(head), reading) if head.dep == "dobj" else [])
    return []


def _is_object(noun: Token, lemmas: frozenset[str], reading: Reading) -> bool:
    if noun.lemma in lemmas or noun.text.lower() in lemmas:
        return True
    if _PERSON in lemmas and reading.kind(noun) is EntityKind.PERSON:
        return True
    if noun.lemma in reading.pack.events.measures and noun.pos in ("NOUN", "NUM"):
        return any(_is_object(n, lemmas, reading) for n in reading.obliques(noun, reading.pack.events.possessing))
    meant = reading.meant(noun) if noun.tag in ("WDT", "WP", "PRP") else None
    return meant is not None and meant.lemma in lemmas


def _is_place(noun: Token, reading: Reading) -> bool:
    if reading.kind(noun) in (EntityKind.PLACE, EntityKind.FACILITY):
        return True
    return noun.lemma in reading.pack.entities.places or (noun.pos == "PROPN" and reading.polity(noun.text) is not None)
