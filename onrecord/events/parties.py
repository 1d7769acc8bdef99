"""Who does it and to whom: the nouns that a trigger's place in the tree makes its subjects and objects.

Invariant: what is found here stands in the trigger's own sentence, and what cannot act is no party.
"""

from __future__ import annotations

from onrecord.events.reading import Reading
from onrecord.model import EntityKind
from onrecord.syntax import Token

PARTIES = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.PLACE})
"""Kinds of entity that act and are acted on."""


_SHORTEST = 5
"""Letters of an agent noun at the least, and one more: shorter words with its ending are seldom people ("paper")."""


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
    return noun.lemma in known or noun.lemma in reading.pack.events.parties or _agent_noun(noun, reading)


def _agent_noun(noun: Token, reading: Reading) -> bool:
    """Whether a common noun is made of what somebody does or is: "smuggler", "unionist"."""
    lexicon = reading.pack.events
    named = noun.text[:1].isupper() and noun.index != reading.syntax.sentence_of(noun).first
    if noun.pos != "NOUN" or noun.lemma in lexicon.no_agents or named:
        return False
    return len(noun.lemma) > _SHORTEST and noun.lemma.endswith(lexicon.agent_endings)


def is_thing(noun: Token, reading: Reading) -> bool:
    """Whether a noun or number does nothing of itself: "the evidence", "13%".

    No name is taken for one, nor what houses people ("the embassy"), nor a number of them ("thousands of Kurds").
    """
    if noun.index in reading.timed or noun.pos == "NUM":
        return True
    entities = reading.pack.entities
    houses = reading.pack.events.sites | entities.organizations | entities.places | entities.facilities
    if noun.pos != "NOUN" or is_party(noun, reading) or noun.lemma in houses | reading.pack.events.armed:
        return False
    counted = noun.lemma in reading.pack.events.measures
    return not (counted and any(is_party(n, reading) for n in reading.obliques(noun, reading.pack.events.possessing)))


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
        elif child.dep == "ccomp" and child.tag == "VB":  # "ordered the crew to leave", where parsers see a clause
            found.extend(_told_to(child, reading))
    if not found and token.tag == "VBN" and token.dep in ("acl", "relcl") and not syntax.children(token, "nsubj"):
        found.extend(reading.joined(syntax.head(token)))
    if not found and token.pos == "VERB":
        found.extend(_shared(token, reading))
    if not found and _small_clause(token, reading):
        found.extend(one for n in syntax.children(token, "nsubj") for one in reading.joined(n))
    if not found and token.dep in ("conj", "xcomp") and token.tag == "VBN":
        found.extend(n for n in objects(syntax.head(token), reading) if n.dep == "nsubjpass")
    return found


def _other_tense(verb: Token, head: Token) -> bool:
    return verb.tag == "VBD" and head.tag in ("VBZ", "VBP") and head.dep == "ccomp"


def _small_clause(verb: Token, reading: Reading) -> bool:
    """Whether a participle's subject is whom it happens to: "wants him banned"."""
    return verb.tag == "VBN" and verb.dep == "ccomp" and not reading.syntax.children(verb, "aux", "auxpass")


def _shared(verb: Token, reading: Reading) -> list[Token]:
    """The object of the verb right behind, which two share: "shot and killed a sailor"."""
    tokens, syntax = reading.syntax.tokens, reading.syntax
    for other in syntax.children(verb, "conj"):
        between = tokens[verb.index + 1 : other.index]
        if other.tag == verb.tag and all(t.pos in ("CCONJ", "ADV") for t in between):
            return [one for n in syntax.children(other, "dobj") for one in reading.joined(n)]
    return []


def _told_to(clause: Token, reading: Reading) -> list[Token]:
    """The subject of an infinitive with "to": whom somebody asks or lets do it."""
    infinitive = any(c.tag == "TO" for c in reading.syntax.children(clause, "aux"))
    return [one for n in reading.syntax.children(clause, "nsubj") for one in reading.joined(n)] if infinitive else []


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that have a subject and a tense of their own."""


def subjects(token: Token, reading: Reading) -> list[Token]:
    """Who does it, of an active verb: its subject, that of the verb it depends on, or what its clause modifies."""
    syntax = reading.syntax
    own = syntax.children(token, "nsubj")
    if own and _small_clause(token, reading):
        return []
    if own:
        return [one for noun in own for one in reading.listed(noun)]
    if syntax.children(token, "nsubjpass", "auxpass"):
        return []
    head = syntax.head(token)
    if head.index == token.index:
        return []
    if token.dep == "conj" and token.tag in _FINITE and (head.tag == "VB" or _other_tense(token, head)):
        # A finite verb is joined to no infinitive: "said that Velmora would leave, and blamed", which parsers tie so;
        # nor a past to the present of what is said: "said that she is ill and accused".
        joined = next((t for t in syntax.ancestors(head) if t.tag in _FINITE), None)
        return subjects(joined, reading) if joined is not None else []
    if token.dep in ("conj", "advcl", "xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        return _from_above(token, head, reading)
    if token.dep == "relcl" and token.tag == "VB" and head.dep == "attr":  # "was the first minister to visit"
        return subjects(syntax.head(head), reading)
    if token.dep == "acl" and token.tag == "VBG":
        carried = head.dep == "dobj" and is_thing(head, reading)  # "issued a statement demanding"
        return subjects(syntax.head(head), reading) if carried else [head]
    if token.dep == "acl" and token.tag == "VB":  # "Velmora's plans to open", "Velmora has no plans to open"
        owners = [n for n in reading.obliques(head, reading.pack.events.possessing) if is_party(n, reading)]
        owners = syntax.children(head, "poss") or owners
        return owners or (subjects(syntax.head(head), reading) if head.dep == "dobj" else [])
    return []


def _from_above(token: Token, head: Token, reading: Reading) -> list[Token]:
    """The subject that a verb or adjective above lends: by control ("asked Kardovia to open"), or its own."""
    syntax = reading.syntax
    if token.dep == "xcomp" and token.tag == "VB":
        told = syntax.children(head, "dobj")  # "asked Kardovia to open": the one asked is to do it
        told = told or [n for n in reading.obliques(head, reading.pack.events.asking) if is_party(n, reading)]
        phoned = any(sense.mode == "phone" for sense in reading.pack.events.verbs.get(head.lemma, ()))
        if told and head.lemma in reading.pack.events.governors and not phoned:
            return told
    if head.pos == "ADJ":
        return subjects(syntax.head(head), reading) if syntax.head(head).index != head.index else []
    passive = syntax.children(head, "nsubjpass")
    if passive and token.dep == "conj" and token.tag == "VBN":
        return []  # "were killed and wounded"
    if passive and token.dep != "ccomp":
        return [one for noun in passive for one in reading.joined(noun)]
    return subjects(head, reading) if token.dep != "ccomp" else []
