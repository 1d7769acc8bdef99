"""The party at the other end of what is done: on whom a demand is made, against whom a threat, for whom a promise.

Invariant: it is found in what the trigger governs, never among those who do it; nearer in the tree goes before farther,
a name before a common noun, and a condition's party comes last.
"""

from __future__ import annotations

from onrecord.entities.reference import country
from onrecord.events.naming import joined, names
from onrecord.events.reading import Reading
from onrecord.events.triggers import is_party
from onrecord.lexicons.events import Sense
from onrecord.model import EntityKind
from onrecord.syntax import Token

_BEYOND = frozenset({"relcl", "parataxis", "punct", "cc", "nsubj", "nsubjpass", "agent", "npadvmod", "mark", "appos"})
"""Branches in which the party at the other end is not looked for: asides, and who does it."""


def at_other_end(trigger: Token, sense: Sense, actors: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """The party at the other end, where it stands deeper in what the trigger governs.

    "Demanded that Velmora pay", "links with Velmora", "the Velmoran offer", "threatened to leave unless Velmora paid":
    a demand is on whom it wants something of, a threat against whom its condition names, and else the party that
    stands nearest in the tree.
    """
    syntax = reading.syntax
    if sense.type == "REQUEST":
        by = {reading.pack.events.agent}
        asked = [n for thing in syntax.children(trigger, "dobj") for n in reading.obliques(thing, by)]
        asked += [s for clause in _clauses(trigger, reading) for s in syntax.children(clause, "nsubj")]
        found = _parties(asked, actors, sense, reading)
        if found:
            return found
    branches = [
        c for c in syntax.children(trigger) if (c.dep not in _BEYOND or c.dep == "nsubjpass") and not _apart(c, reading)
    ]
    return _nearest(branches, sense, actors, reading)


def _nearest(branches: list[Token], sense: Sense, actors: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """The parties that stand nearest under these branches, level by level of the tree.

    What a condition names counts after the rest, and what has no name after all that have one.
    """
    levels, conditions = _levels(branches, sense, reading)
    ordered = levels + (_levels(conditions, sense, reading, conditional=True)[0] if conditions else [])
    found = [_parties([token for token in level if _toward(token)], actors, sense, reading) for level in ordered]
    named = [each for each in found if any(word[:1].isupper() for name in each for word in name.split())]
    return next(iter([*named, *(each for each in found if each)]), ())


def _levels(
    level: list[Token], sense: Sense, reading: Reading, conditional: bool = False
) -> tuple[list[list[Token]], list[Token]]:
    """The levels of the tree under these branches, and the conditions that stand among them."""
    syntax, lexicon = reading.syntax, reading.pack.events
    levels: list[list[Token]] = []
    conditions: list[Token] = []
    while level:
        if not conditional:
            conditions += [t for t in level if t.dep == "advcl" and t.tag != "VB"]
            level = [t for t in level if t not in conditions]
        if sense.type in _WHEREVER:
            level = [
                t for t in level if not (t.dep == "prep" and t.lemma in lexicon.places and _holds_place(t, reading))
            ]
        levels.append(level)
        level = [
            child
            for token in level
            for child in syntax.children(token)
            if (child.dep not in _BEYOND or (child.dep in ("nsubj", "nsubjpass") and token.dep in ("ccomp", "advcl")))
            and not _apart(child, reading)
        ]
    return levels, conditions


def _holds_place(preposition: Token, reading: Reading) -> bool:
    """Whether what it brings is a place by name or by noun ("in Velmora"), and no occasion ("in protest")."""
    places = reading.pack.entities.places
    return any(
        reading.kind(n) in (EntityKind.PLACE, EntityKind.FACILITY) or n.lemma in places or n.pos == "PROPN"
        for n in reading.syntax.children(preposition, "pobj")
    )


def _only_a_place(noun: Token, reading: Reading) -> bool:
    """Whether a name only says where: a town or region behind "at" or "in"; a country acts, and is acted on."""
    if noun.dep != "pobj" or reading.syntax.head(noun).lemma not in reading.pack.events.places - {"on"}:
        return False
    return reading.kind(noun) in (EntityKind.PLACE, EntityKind.FACILITY) and not country(
        noun.text, reading.pack.entities
    )


def _document(noun: Token, reading: Reading) -> bool:
    """Whether a name is a treaty's or a law's."""
    return noun.text.lower() in reading.pack.entities.documents


_VERBAL = frozenset({"AGREE", "SUPPORT", "REJECT", "REQUEST"})
"""Types done by words, in whose clauses a town or region only says where; of measures taken it is the party as well."""

_WHEREVER = frozenset({"MOBILIZE", "ASSAULT", "COOPERATE", "PROTEST"})
"""Types of which the place is where they happen, and nobody at the other end."""


def _clauses(trigger: Token, reading: Reading) -> list[Token]:
    """What is demanded, as a clause of the trigger or of its object."""
    syntax = reading.syntax
    holders = [trigger, *syntax.children(trigger, "dobj")]
    clauses = [clause for holder in holders for clause in syntax.children(holder, "ccomp", "xcomp", "acl")]
    return [clause for clause in clauses if clause.tag not in ("VBD", "VBZ", "VBN") or _modal(clause, reading)]


def _modal(clause: Token, reading: Reading) -> bool:
    return any(c.tag in ("MD", "TO", "VB") for c in reading.syntax.children(clause, "aux", "auxpass"))


def _apart(token: Token, reading: Reading) -> bool:
    """Whether a branch is another clause's: a reason, a time, a scene or a source beside the event, no condition."""
    if token.index in reading.timed:
        return True
    marks = {c.text.lower() for c in reading.syntax.children(token, "mark", "advmod")}
    if token.dep == "advcl":
        infinitive = token.tag == "VB"
        return not infinitive and not marks & reading.pack.events.conditions
    if token.dep in ("prep", "pcomp"):
        lexicon = reading.pack.events
        return token.lemma in lexicon.occasions or token.text.lower() in lexicon.prepositions.keys() - lexicon.tied
    return False


def _toward(token: Token) -> bool:
    """Whether a token stands where a party at the other end does."""
    return token.dep in ("dobj", "dative", "pobj", "poss", "amod", "compound", "nsubj", "nsubjpass", "nmod", "conj")


def _parties(nouns: list[Token], actors: tuple[str, ...], sense: Sense, reading: Reading) -> tuple[str, ...]:
    """The names of those that are parties, by demonym too, and are not among the actors."""
    known = {word for actor in actors for word in actor.split()}
    found = []
    for noun in nouns:
        if noun.dep in ("amod", "compound", "nmod") and is_party(reading.syntax.head(noun), reading):
            continue  # "Velmoran officials": they are the party
        if noun.dep in ("amod", "compound", "nmod") and not (
            reading.polity(noun.text) or reading.kind(noun) in (EntityKind.ORGANIZATION, EntityKind.GROUP)
        ):
            continue
        if noun.pos == "NOUN" and any(c.tag == "PRP$" for c in reading.syntax.children(noun, "poss")):
            continue  # "its troops": one's own
        if (sense.type in _VERBAL and _only_a_place(noun, reading)) or _document(noun, reading):
            continue
        found += [one for one in joined([noun], reading) if is_party(one, reading) or reading.polity(one.text)]
    return tuple(name for name in names(found, reading) if not set(name.split()) <= known)
