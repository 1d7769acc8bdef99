"""For which country people speak, where their offices do not say: by the other statements on a matter.

Invariant: a function of the set of statements; where what tells it does not agree, no country is given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from onrecord.language import Pack
from onrecord.matters.clauses import lowered
from onrecord.matters.proposition import Proposition, stands_for
from onrecord.matters.speaking_for import SpeaksFor
from onrecord.matters.weighed import Weighed


def in_the_matters_words(own: SpeaksFor, proposition: Proposition, pack: Pack) -> SpeaksFor:
    """With the polity as the proposition names it: the "Velmoran ambassador" is Velmora's."""
    first = (own.polity or own.institution or "").split(" ")[0].removesuffix("'s").removesuffix("’s")
    named = next((name for name in proposition.names if first and stands_for(first.lower(), name, pack)), None)
    written = re.findall(r"[A-Z][\w-]+", proposition.matter.proposition)
    means = next((word for word in written if named and word.lower() in named), None)
    if means is None or means == own.polity:
        return own
    bare = own.bare
    if own.polity is None:
        found = (pattern.search(lowered(bare)) for pattern, _ in pack.matters.roles)
        bare = next((it[0] for it in found if it), bare) if bare != first else "government"
        names = ((pattern.search(bare), name) for pattern, name in pack.matters.roles)
        bare = next((it.expand(name) for it, name in names if it), bare)
    return replace(own, institution=f"{bare} of {means}" if bare else None, polity=means)


def _says_what_it_does(it: Weighed, proposition: Proposition, packs: Mapping[str, Pack]) -> str | None:
    """The country of which a head of its government says what it does ("Norvenia will not sign, the premier said")."""
    pack = packs[it.said.language]
    doer = _doer(it, pack) if it.speaks_for.principal else None
    return doer if doer and any(stands_for(doer.lower(), name, pack) for name in proposition.names) else None


def _speaks_of_another(it: Weighed, proposition: Proposition, packs: Mapping[str, Pack]) -> bool:
    """Whether one says what another country does than the proposition's: it may be the speaker's own."""
    pack = packs[it.said.language]
    doer = _doer(it, pack)
    if doer is None or any(stands_for(doer.lower(), name, pack) for name in proposition.names):
        return False
    return re.search(rf"[a-z,] {re.escape(doer)}\b", it.said.report.text) is not None  # a name, and no first word


def _doer(it: Weighed, pack: Pack) -> str | None:
    """The name with which a statement begins, before a verb of doing ("Norvenia will not sign")."""
    first = re.match(r"([A-Z][\w-]+) (\w+)", it.said.words[0].quote)
    told = first is not None and first[2] in pack.matters.doing and first[1].lower() not in pack.matters.stop
    return first[1] if first is not None and told else None


def of_known_polity(its: list[Weighed], proposition: Proposition, packs: Mapping[str, Pack]) -> tuple[Weighed, ...]:
    """With the polity for which a person speaks, where it goes without saying.

    Ladder: others tell it of the same office and all that do agree; a spokesman of no country is of the ministry or
    office of which the same report names the country (who heads one may be a guest); at home, where the proposition
    names one country and the report none of the others that people speak for, it is that one.
    """
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for it in its:
        own = it.speaks_for
        of = own.polity or _says_what_it_does(it, proposition, packs)
        if own.institution and of:
            told[it.who, own.bare].add(of)
            if not _AT_ANOTHERS.search(it.said.role or ""):
                told[it.said.report.id, own.bare].add(of)
    home = _home(proposition, packs)
    foreign = {it.who for it in its if _speaks_of_another(it, proposition, packs)}
    others = {of for (_, bare), each in told.items() if bare in _OF_COUNTRIES for of in each} - {home}
    others = {of for of in others if of.isalpha() and not any(of.lower() in it.matters.stop for it in packs.values())}
    found = []
    for it in its:
        own = it.speaks_for
        polities: set[str] = set()
        if own.institution and not own.polity:
            beside = told[it.said.report.id, own.bare] if own.of_state and not own.principal else set()
            polities = told[it.who, own.bare] or beside
            # What a report in another language calls other countries is not looked for: it may be of any.
            elsewhere = it.said.language != proposition.language
            abroad = elsewhere or it.who in foreign or any(of in it.said.report.text for of in others)
            if home and own.of_state and not polities and not abroad:
                polities = {home}
        if len(polities) == 1:
            (polity,) = polities
            it = replace(it, speaks_for=replace(own, institution=f"{own.institution} of {polity}", polity=polity))
        found.append(it)
    return _as_elsewhere(found)


_A_TERM = 400
"""Days from a statement whose report gives an office to another whose report gives none, in which the person is taken
to hold it still. Set by hand."""


def _as_elsewhere(its: list[Weighed]) -> tuple[Weighed, ...]:
    """With the country for which a person speaks elsewhere; and the office, where none is told, if held near then.

    Whoever another has followed in the office by then may be out of it.
    """
    of: defaultdict[str, list[Weighed]] = defaultdict(list)
    heads: defaultdict[str | None, list[Weighed]] = defaultdict(list)
    for it in its:
        if it.speaks_for.polity and it.speaks_for.of_state:
            of[it.who].append(it)
        if it.speaks_for.principal:
            heads[it.speaks_for.institution].append(it)
    found = []
    for it in its:
        own, others = it.speaks_for, of[it.who]
        polities = {str(other.speaks_for.polity) for other in others}
        bare = own.institution is None or own.institution == it.said.name
        if own.polity is None and len(polities) == 1 and own.of_state and not bare:
            (polity,) = polities
            own = replace(own, institution=f"{own.institution} of {polity}", polity=polity)
        elif own.polity is None and len(polities) == 1 and bare:
            near = min(others, key=lambda other: (_days_between(it, other), other.said.place))
            followed = any(other.who != it.who for other in heads[near.speaks_for.institution])
            own = near.speaks_for if _days_between(it, near) <= _A_TERM and not followed else own
        found.append(it if own is it.speaks_for else replace(it, speaks_for=own))
    return tuple(found)


def _days_between(one: Weighed, other: Weighed) -> int:
    """Days between the last days on which two can have been said; very many where one is not known."""
    a, b = (it.said.when.date.last if it.said.when.date else None for it in (one, other))
    return abs((a - b).days) if a and b else 10**6


_AT_ANOTHERS = re.compile(r" (?:to|in) (?:the )?[A-Z]")
"""An office that is held in another country: an ambassador's tells nothing of the ministries of the report."""

_OF_COUNTRIES = ("government", "foreign ministry", "defence ministry")
"""Institutions, as packs name them, that countries have and regions and bodies have not."""


def _home(proposition: Proposition, packs: Mapping[str, Pack]) -> str | None:
    """The one country that a proposition names, as it is written there; None where it names several, or none."""
    written = re.findall(r"(?<!the )\b[A-Z][\w-]+", proposition.matter.proposition)
    found = {
        word
        for name in proposition.names
        for word in written
        for pack in packs.values()
        if stands_for(word.lower(), name, pack)
    }
    return min(found) if len(found) == 1 and not proposition.of_person else None
