"""The words by which a language tells of what holds: patterns over trees, and the nouns and verbs of each relation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Relation


class Bound(StrEnum):
    """What the words of a pattern tell of the fact's time: that it holds, that it begins or that it ends."""

    HOLDS = "holds"
    BEGINS = "begins"
    ENDS = "ends"


class Term(StrEnum):
    """What may stand as a fact's subject or object."""

    POLITY = "polity"
    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    SITE = "site"
    PACT = "pact"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule: an anchor word, and the paths in its dependency tree to the fact's subject and object.

    `words` are the anchor's lemmas. A path is steps parted by spaces, ways that may be tried in turn parted by `|`:
    `nsubj` goes to a child by that label, `prep:of` to the noun that a preposition ties on, `^appos` to the governor of
    which this word is an `appos`, `^` to any governor, `=` stays. What is joined to the end of a path by conjunctions
    counts as well. `confidence` in [0, 1] ranks the rules; `example` is a sentence that the rule reads, and is tested.
    """

    rule: str
    relation: Relation
    words: frozenset[str]
    subject: str
    object: str
    confidence: float
    example: str
    subject_is: frozenset[Term] = frozenset({Term.ANY})
    object_is: frozenset[Term] = frozenset({Term.ANY})
    bound: Bound = Bound.HOLDS


@dataclass(frozen=True)
class FactLexicon:
    """Lemmas in lower case, unless said otherwise.

    `patterns`: see Pattern. `offices`: nouns of office (a profession is none). `office_of`: the office of who heads a
    body of that name ("ministry": "minister"). `electing`, `inaugurating`: verbs of a vote and of an oath.
    `installing`, `becoming`: verbs that begin an office, of their object
    and of their subject, with a role as complement or after `as_role`; `removing`, `resigning`: verbs that end one.
    `predecessor`, `successor`: nouns. `alliances`: nouns of unions that polities belong to; `belonging`: verbs of "to
    which they belong". `pacts`: nouns of agreements. `bases`: nouns of a military site, and `site_nouns` those that
    are one only under a `military` word. `novel`: words of a site that does not exist yet, or is not told which
    ("second", "new", "any"). `operating`: verbs of whose subject a base is ("operates",
    "has"). `opening`, `closing`: verbs;
    `hosting`: verbs whose beginning opens a base ("began hosting"). `lease`: nouns; `expiring`: verbs of
    a lease's end. `at_site`: prepositions between a site and its place, `at_island` where that is a known place.
    `inside`, `nearby`: prepositions of the two location relations; `quarters`: nouns of a part of a land ("the north
    of"); `from_distance`: the preposition after a distance in one of `distance_units` (kilometres each).
    `border`, `capital`: nouns. `beside_border`: prepositions of a region on a border; `with_neighbour`: of "border
    with". `since`, `until`: prepositions that give a beginning and an end. `definite`: articles that point back.
    """

    patterns: tuple[Pattern, ...]
    offices: frozenset[str]
    office_of: Mapping[str, str]
    installing: frozenset[str]
    electing: frozenset[str]
    inaugurating: frozenset[str]
    becoming: frozenset[str]
    removing: frozenset[str]
    resigning: frozenset[str]
    as_role: frozenset[str]
    predecessor: frozenset[str]
    successor: frozenset[str]
    alliances: frozenset[str]
    belonging: frozenset[str]
    pacts: frozenset[str]
    bases: frozenset[str]
    site_nouns: frozenset[str]
    military: frozenset[str]
    novel: frozenset[str]
    operating: frozenset[str]
    lease: frozenset[str]
    expiring: frozenset[str]
    opening: frozenset[str]
    hosting: frozenset[str]
    closing: frozenset[str]
    at_site: frozenset[str]
    inside: frozenset[str]
    quarters: frozenset[str]
    at_island: frozenset[str]
    nearby: frozenset[str]
    from_distance: str
    distance_units: Mapping[str, float]
    border: frozenset[str]
    beside_border: frozenset[str]
    with_neighbour: str
    capital: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    definite: frozenset[str]
