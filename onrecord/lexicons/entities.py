"""The words by which a language names people, offices, groups and peoples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class EntityLexicon:
    """Lemmas in lower case, unless said otherwise.

    `roles`: nouns of office or profession. `role_words`: what may stand between them ("deputy", "foreign").
    `wider_roles`: a general noun and the roles that it may stand for ("diplomat": "ambassador"). `former`: words
    that put an office into the past. `honorifics`: forms of address, with the pronoun class that each is evidence
    of, or "" (text, lower case). `pronouns`: third person forms and their class; a class is any label shared by
    forms that agree. `relative_pronouns`: "who". `groups`: nouns of several people. `unnamed`: nouns of one person
    or more whom a report will not name. `documents`, `organizations`, `facilities`, `places`: head nouns of each.
    `demonyms`: demonym (lower case) to country. `demonym_endings`: endings that make a demonym of the name of a place
    that no list knows. `place_aliases`: other names of countries (lower case) to the CLDR name.
    `capitals`: capital to country, as newsrooms spell them. `seats`: other seats of governments, likewise, and
    `government`: what speaks where one of either is said to. `leading`: verbs that say who heads what ("heads the
    ministry"), and `lead_role`: the role that they give. `of`: prepositions that tie an office to its polity.
    `predecessor`: nouns for who held the office before. `name_particles`: small words inside names. `indefinite`:
    determiners of what was not told before. `belonging` and `toward`: the prepositions of "president of X" and
    "ambassador to X". `locative`: prepositions before a place. `also_called`: what stands between
    a name and another one of the same ("the Compact, or NMC"). `turn_labels`: what opens a turn of a conversation
    and names nobody ("Q", "Moderator"), lower case. `relations`: nouns of who one is to another ("successor"). `who`:
    the relative pronoun of people. `calendar`: names of months and days, lower case. `personal`: verbs of what people
    do by words.
    `entering`: verbs by which somebody comes into an office, `as_words` before it ("sworn in as"), `until` where it is
    over. `elect`: words for an office that is not entered yet, before it or behind a hyphen. `one`: what stands for one
    person of several ("one of them"), `nobody`: determiners of no one person ("neither"). `states`: nouns of what
    states have and people have not ("capital", "parliament").
    """

    roles: frozenset[str]
    role_words: frozenset[str]
    wider_roles: Mapping[str, frozenset[str]]
    former: frozenset[str]
    passing: frozenset[str]
    then: frozenset[str]
    honorifics: Mapping[str, str]
    pronouns: Mapping[str, str]
    plural_pronouns: frozenset[str]
    relative_pronouns: frozenset[str]
    groups: frozenset[str]
    unnamed: frozenset[str]
    documents: frozenset[str]
    organizations: frozenset[str]
    facilities: frozenset[str]
    places: frozenset[str]
    demonyms: Mapping[str, str]
    demonym_endings: tuple[str, ...]
    place_aliases: Mapping[str, str]
    capitals: Mapping[str, str]
    seats: Mapping[str, str]
    government: str
    leading: frozenset[str]
    lead_role: str
    of: frozenset[str]
    predecessor: frozenset[str]
    indefinite: frozenset[str]
    belonging: str
    toward: str
    locative: frozenset[str]
    name_particles: frozenset[str]
    also_called: frozenset[str]
    turn_labels: frozenset[str]
    relations: frozenset[str]
    who: str
    calendar: frozenset[str]
    personal: frozenset[str]
    states: frozenset[str]
    entering: frozenset[str]
    as_words: frozenset[str]
    until: frozenset[str]
    elect: frozenset[str]
    one: frozenset[str]
    nobody: frozenset[str]
