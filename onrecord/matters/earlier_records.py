"""What somebody says never to have been, and the record from before.

Invariant: pure; "an earlier record exists" says what stands where, and how its speaker belongs to who makes the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.language import Pack
from onrecord.lexicons.matters import fits_one
from onrecord.matters.clauses import lowered
from onrecord.matters.compared import before, capital, days_of, make, order, related, told
from onrecord.matters.material import Happening
from onrecord.matters.proposition import words_of
from onrecord.matters.relevance import Bears, speaks_of_talks
from onrecord.matters.weighed import Weighed
from onrecord.model import Act, Cited, Finding, FindingKind, Relatedness, Stance


def _claims(counted: list[Weighed], packs: Mapping[str, Pack]) -> list[tuple[str, Weighed]]:
    """Claims about the past, each speaker's and day's once: the surest rendering."""
    best: dict[tuple[str, str, str | None], Weighed] = {}
    for it in sorted(counted, key=lambda it: it.order):
        if it.stance not in (Stance.DOES_NOT_KNOW, Stance.DENIES):
            continue
        pack = packs[it.said.language]
        text = lowered(it.said.text)
        claims = ((name, pattern.search(text)) for name, pattern in pack.matters.past_claims)
        name = next((name for name, found in claims if found and _of_it(it, text[found.end() :], pack)), None)
        if name:
            best.setdefault((name, it.who, it.said.when.value), it)
    kept: list[tuple[str, Weighed]] = []
    for (name, who, _), it in sorted(best.items(), key=lambda pair: pair[1].order):
        # What overlaps in time is taken for the same act of saying, told once more.
        if not any(name == other and who == one.who and _overlap(it, one) for other, one in kept):
            kept.append((name, it))
    return sorted(kept, key=lambda pair: pair[1].said.place)


_AFTER = 5
"""Words after a claim about the past in which it says of what: "heard of it", "heard of any objection"."""


def _of_it(it: Weighed, after: str, pack: Pack) -> bool:
    """Whether a claim is of the matter: it names it, points to it, or does not say of what."""
    words = words_of(after, pack.matters)[:_AFTER]
    if it.own.theme or it.own.predicate or not words or words[0] in pack.matters.clause_ends or words[0] in ".,":
        return True
    return any(word in pack.matters.pointing or word in pack.matters.topics for word in words)


def _overlap(one: Weighed, other: Weighed) -> bool:
    return not before(one, other) and not before(other, one)


_RECORDS = (Stance.CONFIRMS, Stance.SUPPORTS, Stance.OPEN, Stance.LEAVES)
"""Stances that show that the matter was spoken of; to deny it shows that too, and weighs less."""


def earlier_records(bears: list[Bears], counted: list[Weighed], packs: Mapping[str, Pack]) -> Iterable[Finding]:
    """Against each claim about the past, two records of different speakers or events: the surest, and the latest."""
    of_asking = {it.said.id for it in counted if _tells_of_asking(it, packs)}
    of_plans = {it.said.id for it in counted if _tells_of_plans(it.said.text, it.said.language, packs)}
    for name, claim in _claims(counted, packs):
        asked = _of_asking(claim, packs)
        planned = claim.said.id in of_plans and claim.stance is Stance.DENIES
        claimed = days_of(claim)
        if claimed is None:
            continue
        found: dict[str, tuple[float, Finding]] = {}
        for record in counted:
            if record.said.id == claim.said.id or record.stance is Stance.DOES_NOT_KNOW:
                continue
            if asked and record.said.id not in of_asking:
                continue
            if planned and record.stands.of_talks and record.said.id not in of_plans:
                continue
            finding = _against_claim(name, claim, claimed[0], record)
            if finding and (record.who not in found or order(finding) < order(found[record.who][1])):
                found[record.who] = (finding.score, finding)
        voiced = {it.said.id for it in counted}
        for each in bears:
            happening = each.item
            if (
                isinstance(happening, Happening)
                and happening.event.voice not in voiced
                and speaks_of_talks(happening, packs)
                and (not planned or _tells_of_plans(happening.event.span.quote, happening.language, packs))
            ):
                last = happening.event.when.date.last if happening.event.when.date else None
                if last and last < claimed[0] and happening.report.id != claim.said.report.id:
                    finding = _event_against(name, claim, happening, each.bearing.score)
                    found.setdefault(happening.id, (finding.score, finding))
        ranked = sorted((finding for _, finding in found.values()), key=order)
        told: dict[str, Finding] = {}
        for finding in ranked:
            told.setdefault(" ".join(span.quote for span in _record(finding, claim).words), finding)
        yield from _surest_and_latest(list(told.values()), claim)


_ASKING = frozenset({Act.PROPOSE, Act.DEMAND, Act.QUESTION})
"""Acts of asking for something."""


def _of_asking(claim: Weighed, packs: Mapping[str, Pack]) -> bool:
    """Whether a claim is that nobody asked, and says nothing of talks: that the matter came up does not bear on it."""
    if claim.stance is not Stance.DENIES:
        return False
    pack = packs[claim.said.language]
    words = words_of(claim.said.text, pack.matters)
    return _asks(words, pack) and not any(word.startswith(pack.matters.talking) for word in words)


def _tells_of_plans(text: str, language: str, packs: Mapping[str, Pack]) -> bool:
    """Whether words are of plans: that there were talks is no record against "nobody had drawn up plans"."""
    data = packs[language].matters
    return any(fits_one(data.planning, word) for word in words_of(text, data))


def _tells_of_asking(record: Weighed, packs: Mapping[str, Pack]) -> bool:
    """Whether somebody asks or proposes by it, or tells that somebody did."""
    pack = packs[record.said.language]
    return record.said.statement.act in _ASKING or _asks(words_of(record.said.text, pack.matters), pack)


def _asks(words: Iterable[str], pack: Pack) -> bool:
    """Whether one of the words is of asking or proposing."""
    verbs = tuple(sorted(pack.attribution.asking | pack.attribution.proposing | pack.attribution.wanting))
    return any(fits_one(verbs, word) for word in words)


def _is_before(it: Finding, claim: Weighed) -> bool:
    """Whether a finding's record is from before the claim."""
    return it.later.item == claim.said.id


def _record(it: Finding, claim: Weighed) -> Cited:
    """What a finding sets against the claim."""
    return it.earlier if _is_before(it, claim) else it.later


def _surest_and_latest(ranked: list[Finding], claim: Weighed) -> Iterable[Finding]:
    """The surest record against a claim, and beside it the one from right before: a reader asks for both."""

    def day(it: Finding) -> tuple[bool, date]:
        when = _record(it, claim).when.date
        return _is_before(it, claim), (when.last if when else None) or date.min

    return [*ranked[:1], *sorted(ranked[1:], key=day, reverse=True)[:1]]


def _against_claim(name: str, claim: Weighed, claimed: date, record: Weighed) -> Finding | None:
    days = days_of(record)
    told_of = [t.date.last for t in record.said.times if t.date and t.date.last and t.date.last < claimed]
    said_before = days is not None and days[1] < claimed
    heard = name == "hears of it for the first time"
    spoken_of = record.stance is Stance.CONFIRMS or record.said.statement.act in (Act.PROPOSE, Act.CONFIRM)
    shows = record.stance in _RECORDS or spoken_of
    if not said_before and not (
        told_of and record.stance in (Stance.CONFIRMS, Stance.SUPPORTS) and days and days[0] > claimed
    ):
        return None
    if not heard and not spoken_of:  # to be ready for talks is not to have had any
        return None
    if claim.stance is Stance.DENIES and record.stance is Stance.LEAVES:
        return None
    relatedness = related(claim, record)
    if record.stance is Stance.DENIES and relatedness is Relatedness.ANOTHER_PARTY:
        return None  # that others deny it shows that it was spoken of, and not to whom
    sure = (claim.weight * record.weight) ** 0.5 * (1.0 if shows else 0.6)
    tail = "an earlier record exists" if said_before else "a later statement tells of an earlier time"
    sentence = f"{capital(told(claim.said.cited))}; {tail}: {told(record.said.cited)}."
    ends = (record.said.cited, claim.said.cited) if said_before else (claim.said.cited, record.said.cited)
    return make(
        FindingKind.EARLIER_RECORD, relatedness, f"earlier record: who {name}, and what was said before",
        *ends, sentence, sure,
    )  # fmt: skip


def _event_against(name: str, claim: Weighed, happening: Happening, bearing: float) -> Finding:
    teller, event = happening.cited.speaker or "", happening.event
    own = {word for word in (claim.said.name, claim.speaks_for.polity, claim.speaks_for.institution) if word}
    # Whose record it is, is told by who gives it, and not by whom it tells of.
    relatedness = Relatedness.SAME_INSTITUTION if teller in own else Relatedness.ANOTHER_PARTY
    doers = [name for name in event.actor if name not in event.span.quote]
    by = f" (by {' and '.join(doers)})" if doers else ""
    sure = (claim.weight * bearing * happening.event.confidence) ** 0.5 * 0.9
    sentence = f"{capital(told(claim.said.cited))}; an earlier record exists: {told(happening.cited)}{by}."
    return make(
        FindingKind.EARLIER_RECORD, relatedness, f"earlier record: who {name}, and what took place before",
        happening.cited, claim.said.cited, sentence, sure,
    )  # fmt: skip
