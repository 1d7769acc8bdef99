"""Facts put together: every rule's claims, told once, each with its voice.

Invariant: the same subject, relation and object in one voice is one fact; what the outlet itself says is not repeated
in a speaker's voice unless the speaker gives it other ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.entities import Entities
from onrecord.events.reading import Reading
from onrecord.facts.claims import Claim
from onrecord.facts.geography import read_geography
from onrecord.facts.membership import read_membership
from onrecord.facts.offices import read_offices
from onrecord.facts.patterns import read_patterns
from onrecord.facts.sites import read_sites
from onrecord.language import FullPack
from onrecord.model import OUTLET, Dating, Fact, Relation, Report, Statement, content_id
from onrecord.syntax import Syntax
from onrecord.timex import Times


def read_facts(
    report: Report,
    syntax: Syntax,
    times: Times,
    entities: Entities,
    statements: tuple[Statement, ...],
    pack: FullPack,
) -> tuple[Fact, ...]:
    """The facts of a report, in text order."""
    reading = Reading(report, syntax, times, entities, statements, pack)
    claims = [
        *read_offices(reading),
        *read_patterns(reading),
        *read_membership(reading),
        *read_sites(reading),
        *read_geography(reading),
    ]
    said_on = {statement.id: statement.said_on for statement in statements}
    facts = [_fact(claim, voice, said_on, reading) for claim, voice in _once(claims, reading)]
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.span.end, fact.relation, fact.object)))


def _once(claims: Iterable[Claim], reading: Reading) -> list[tuple[Claim, str]]:
    """Each claim with its voice, told once."""
    found: dict[tuple[str, str, str, str], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.span.start, c.span.end, c.rule)):
        anchor = reading.report.span(claim.anchor.start, claim.anchor.end)
        key = (claim.subject, claim.relation.value, claim.object, reading.voice(anchor))
        found[key] = _joined(found[key], claim) if key in found else claim
    offices: dict[str, list[Claim]] = defaultdict(list)
    for claim in found.values():
        if claim.relation is Relation.HOLDS_OFFICE:
            offices[claim.subject].append(claim)
    kept = []
    for (subject, relation, thing, voice), claim in found.items():
        same = found.get((subject, relation, thing, OUTLET))
        if voice != OUTLET and same is not None and _no_news(claim, same):
            continue
        if claim.relation is Relation.LEADS and _office_there(claim, offices[claim.subject]):
            continue
        kept.append((claim, voice))
    return kept


def _office_there(claim: Claim, offices: list[Claim]) -> bool:
    """Whether the same words are read as an office of the subject: "who heads the ministry"."""
    return any(c.span.start <= claim.anchor.start < c.span.end for c in offices)


def _no_news(claim: Claim, same: Claim) -> bool:
    ends = ((claim.valid_from, same.valid_from), (claim.valid_to, same.valid_to))
    return all(one.date is None or one.value == other.value for one, other in ends)


def _joined(one: Claim, other: Claim) -> Claim:
    """Two tellings of a fact: the first's words, or the second's where it alone has a date; the ends of either."""
    if one.valid_from.date is None and one.valid_to.date is None and (other.valid_from.date or other.valid_to.date):
        one, other = other, one
    since = one.valid_from if one.valid_from.date else other.valid_from
    until = one.valid_to if one.valid_to.date else other.valid_to
    confidence = max(one.confidence, other.confidence)
    return replace(one, valid_from=since, valid_to=until, confidence=confidence)


def _fact(claim: Claim, voice: str, said_on: dict[str, Dating], reading: Reading) -> Fact:
    report = reading.report
    held = said_on[voice] if voice != OUTLET else reading.times.published
    return Fact(
        id=content_id(
            "fact", report.id, claim.span.start, claim.span.end, claim.subject, claim.relation, claim.object, voice
        ),
        span=claim.span,
        subject=claim.subject,
        relation=claim.relation,
        object=claim.object,
        valid_from=claim.valid_from,
        valid_to=claim.valid_to,
        held_on=held,
        voice=voice,
        confidence=claim.confidence,
        rule=claim.rule,
    )
