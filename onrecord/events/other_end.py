"""The party at the other end of what is done: on whom a demand is made, against whom a threat, for whom a promise.

Invariant: it is found in what the trigger governs, never among those who do it; nearer in the tree goes before farther,
a name before a common noun, and a condition's party comes last.
"""

from __future__ import annotations

from onrecord.entities.reference import country
from onrecord.events.naming import joined, names
from onrecord.events.parties import PARTIES, is_party
from onrecord.events.reading import Reading
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
        c
        for c in syntax.children(trigger)
        if (c.dep not in _BEYOND or c.dep == "nsubjpass")
        and not _apart(c, reading)
        and not (c.dep == "conj" and c.pos in ("VERB", "AUX"))
        and not (c.dep == "prep" and c.index < trigger.index and trigger.pos == "VERB")
        and not _told(trigger, c, reading)
        and not (sense.type in _OF_ONE and _finite(c, reading))
    ]
    return _nearest(branches, sense, actors, reading)


def _nearest(branches: list[Token], sense: Sense, actors: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """The parties that stand nearest under these branches, level by level of the tree.

    What a condition names counts after the rest, and what has no name after all that have one.
    """
    levels, conditions = _levels(branches, sense, reading)
    ordered = levels + (_levels(conditions, sense, reading, conditional=True)[0] if conditions else [])
    found = [_parties([token for token in level if _toward(token)], actors, sense, reading) for level in ordered]
    named = [tuple(name for name in each if _capital(name)) for each in found]
    return next((each for each in [*named, *found] if each), ())


def _capital(name: str) -> bool:
    """Whether a name has a word with a capital: "Velmoran sailors", and not "sailors"."""
    return any(word[:1].isupper() for word in name.split())


def _levels(
    level: list[Token], sense: Sense, reading: Reading, conditional: bool = False
) -> tuple[list[list[Token]], list[Token]]:
    """The levels of the tree under these branches, and the conditions that stand among them."""
    syntax, lexicon = reading.syntax, reading.pack.events
    levels: list[list[Token]] = []
    top = {token.index for token in level}
    conditions: list[Token] = []
    while level:
        if not conditional:
            clauses = [t for t in level if t.dep == "advcl" and t.tag != "VB"]
            conditions += clauses if sense.type in _CONDITIONAL else []
            level = [t for t in level if t not in clauses]
        if sense.type in _WHEREVER:
            level = [
                t for t in level if not (t.dep == "prep" and t.lemma in lexicon.places and _holds_place(t, reading))
            ]
        levels.append([t for t in level if _near(t, top, reading)])
        level = [
            child
            for token in level
            for child in syntax.children(token)
            if not (sense.type in _OF_ONE and _finite(child, reading))
            and not (sense.type != "AGREE" and child.dep == "acl" and not _act(token, reading))
            and (child.dep not in _BEYOND or (child.dep in ("nsubj", "nsubjpass") and token.dep in ("ccomp", "advcl")))
            and not _apart(child, reading)
        ]
    return levels, conditions


_PREPOSITIONS = 2
"""Prepositions between a trigger and the party at the other end, at the most: behind more of them it is another's."""


def _near(token: Token, top: set[int], reading: Reading) -> bool:
    """Whether no more than so many prepositions stand between a token and the branches searched."""
    passed = 0
    while token.index not in top:
        passed += token.dep == "pobj"
        token = reading.syntax.head(token)
    return passed + (token.dep == "pobj") <= _PREPOSITIONS


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


def _act(noun: Token, reading: Reading) -> bool:
    """Whether a noun tells what somebody does or says: "the Fishers' Union offer", and not "the Senate bill"."""
    lexicon = reading.pack.events
    people = noun.tag == "NNS" and noun.dep == "pobj"  # "to Union peacekeepers"
    return people or noun.lemma in lexicon.nouns or noun.lemma in lexicon.coming


def _whose(noun: Token, reading: Reading) -> bool:
    """Whether a common noun before another says whose it is: "a rebel stronghold", "hostage-takers demands"."""
    return noun.lemma in reading.pack.events.armed or _act(reading.syntax.head(noun), reading)


def _struck(noun: Token, reading: Reading) -> bool:
    """Whether a place before a noun is where it happened: "the Tarvona attacks", and not "the Tarvona offer"."""
    senses = reading.pack.events.nouns.get(noun.lemma, ())
    return noun.lemma not in reading.pack.events.coming or any(sense.type == "ASSAULT" for sense in senses)


def _document(noun: Token, reading: Reading) -> bool:
    """Whether a name is a treaty's or a law's."""
    return noun.text.lower() in reading.pack.entities.documents


_VERBAL = frozenset({"AGREE", "SUPPORT", "REJECT", "REQUEST"})
"""Types done by words, in whose clauses a town or region only says where; of measures taken it is the party as well."""

_CONDITIONAL = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "SANCTION"})
"""Types that are done on a condition, which can name the party at the other end."""

_WHEREVER = frozenset({"MOBILIZE", "ASSAULT", "COOPERATE", "PROTEST"})
"""Types of which the place is where they happen, and nobody at the other end."""


def _clauses(trigger: Token, reading: Reading) -> list[Token]:
    """What is demanded, as a clause of the trigger or of its object."""
    syntax = reading.syntax
    things = [n for p in syntax.children(trigger, "prep") for n in syntax.children(p, "pobj")]
    holders = [trigger, *syntax.children(trigger, "dobj"), *things]
    clauses = [clause for holder in holders for clause in syntax.children(holder, "ccomp", "xcomp", "acl")]
    return [clause for clause in clauses if clause.tag not in ("VBD", "VBZ", "VBN") or _modal(clause, reading)]


def _modal(clause: Token, reading: Reading) -> bool:
    return any(c.tag in ("MD", "TO", "VB") for c in reading.syntax.children(clause, "aux", "auxpass"))


def _apart(token: Token, reading: Reading) -> bool:
    """Whether a branch is another clause's: a reason, a time, a scene or a source beside the event, no condition."""
    if token.index in reading.timed:
        return True
    if token.text.lower() in reading.pack.events.attributing:
        return True
    marks = {c.text.lower() for c in reading.syntax.children(token, "mark", "advmod")}
    if token.dep == "acl" and token.tag == "VBN":
        return True  # "jobs lost to Velmora"
    if token.dep == "advcl":
        infinitive = token.tag == "VB"
        return not infinitive and not marks & reading.pack.events.conditions
    if token.dep in ("prep", "pcomp"):
        lexicon = reading.pack.events
        if token.lemma in lexicon.asides:
            return True
        return token.lemma in lexicon.occasions or token.text.lower() in lexicon.prepositions.keys() - lexicon.tied
    return False


def _told(trigger: Token, clause: Token, reading: Reading) -> bool:
    """Whether a clause is what somebody says behind a colon or in quotation marks, and not what the trigger governs."""
    if clause.dep != "ccomp":
        return False
    first, last = sorted((trigger.index, clause.index))
    return any(t.text in _OPENING for t in reading.syntax.tokens[first:last])


_OF_ONE = frozenset({"AGREE", "SUPPORT", "REJECT", "ACCUSE"})
"""Types of which a clause with a tense of its own tells what it is about, and no party."""


def _finite(clause: Token, reading: Reading) -> bool:
    """Whether it is a clause with a tense of its own: "the idea that Velmora would pay"."""
    if clause.dep == "pcomp" and clause.tag == "VBG":
        return True  # "accused of robbing the Velmorans", "opposed breaking with Velmora"
    if clause.dep not in ("ccomp", "acl"):
        return False
    auxiliaries = reading.syntax.children(clause, "aux", "auxpass")
    return any(c.tag in ("VBD", "VBZ", "VBP", "MD") for c in (clause, *auxiliaries))


_OPENING = frozenset({":", '"', "“", "''", "``", ";"})


def _toward(token: Token) -> bool:
    """Whether a token stands where a party at the other end does."""
    return token.dep in ("dobj", "dative", "pobj", "poss", "amod", "compound", "nsubj", "nsubjpass", "nmod", "conj")


def _parties(nouns: list[Token], actors: tuple[str, ...], sense: Sense, reading: Reading) -> tuple[str, ...]:
    """The names of those that are parties, by demonym too, and are not among the actors."""
    known = {word for actor in actors for word in actor.split()}
    found = []
    for noun in nouns:
        if noun.tag == "PRP$" and sense.type not in _CONDITIONAL:
            continue
        if noun.dep in ("nsubj", "nsubjpass") and noun.head in reading.cues:
            continue  # who says so
        if noun.dep in ("amod", "compound", "nmod") and is_party(reading.syntax.head(noun), reading):
            continue  # "Velmoran officials": they are the party
        if noun.dep in ("amod", "compound", "nmod") and not (
            reading.polity(noun.text)
            or (
                reading.kind(noun) in PARTIES
                and _act(reading.syntax.head(noun), reading)
                and not (reading.kind(noun) is EntityKind.PLACE and _struck(reading.syntax.head(noun), reading))
            )
            or (noun.pos == "NOUN" and is_party(noun, reading) and _whose(noun, reading))
        ):
            continue
        if noun.pos == "NOUN" and any(c.tag == "PRP$" for c in reading.syntax.children(noun, "poss")):
            continue  # "its troops": one's own
        if (sense.type in _VERBAL and _only_a_place(noun, reading)) or _document(noun, reading):
            continue
        found += [one for one in joined([noun], reading) if is_party(one, reading) or reading.polity(one.text)]
    return tuple(name for name in names(found, reading) if not set(name.split()) <= known)
