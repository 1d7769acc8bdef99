"""What a reader should see together: two items, the rule that fired, and one fair sentence.

Invariant: a function of the set of items; a finding says what stands where, never who is right. Two statements that
only look opposed (not asked for it, and ready to talk about it) are none.

- An earlier record exists: somebody says to hear of it for the first time, or that nobody asked or proposed it, and a
  statement or an event from before, or told later of before, bears on the matter.
- Reversal, softening, hardening, narrowed scope: two positions of one person, one after the other.
- A successor, a spokesman, another of the same side differs: two people who speak for one government.
- Two sides differ: of two governments, one confirms what the other denies, at about the same time.
- Reports render an utterance so that its stance differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.language import Pack
from onrecord.matters.material import Happening, Said
from onrecord.matters.positions import Weighed
from onrecord.matters.relevance import Bears, speaks_of_talks
from onrecord.model import (
    Act,
    Cited,
    Dating,
    Finding,
    FindingKind,
    Relatedness,
    Stance,
    Utterance,
    content_id,
)

_SCALE: dict[Stance, int] = {
    Stance.OPPOSES: -2,
    Stance.DENIES: -1,
    Stance.LEAVES: 0,
    Stance.OPEN: 1,
    Stance.CONFIRMS: 1,
    Stance.SUPPORTS: 2,
}
"""From against to for; a stance that is not here is on no side."""

_SURE = 0.42
"""The least weight of a statement for a finding, in [0, 1]: that of a position."""

_RELATED = {Relatedness.SAME_PERSON: 1.0, Relatedness.SAME_INSTITUTION: 0.85, Relatedness.ANOTHER_PARTY: 0.62}
"""What a finding weighs by how its speakers belong together: a person's own words weigh most."""

_KIND = {
    FindingKind.EARLIER_RECORD: 1.0,
    FindingKind.REVERSAL: 1.0,
    FindingKind.SUCCESSOR_DIFFERS: 0.95,
    FindingKind.SPOKESMAN_DIFFERS: 0.95,
    FindingKind.ONE_SIDE_DIFFERS: 0.9,
    FindingKind.HARDENING: 0.85,
    FindingKind.SOFTENING: 0.85,
    FindingKind.NARROWED: 0.8,
    FindingKind.RENDERINGS_DIFFER: 0.8,
    FindingKind.PARTIES_DIFFER: 0.8,
}
"""What a finding weighs by its kind. Set by hand: what a reader of a matter asks first."""

_APART = 400
"""Days between two statements of different people of one side beyond which only a successor's is compared: a year and a
month. Set by hand."""

_ABOUT_THEN = 60
"""Days between what two governments say, for the one to be about the other's time. Set by hand."""

_OF_A_CLAIM = 2
"""Earlier records that are given of one claim at most, each of another speaker."""


def read_findings(
    bears: Iterable[Bears],
    weighed: Iterable[Weighed],
    packs: Mapping[str, Pack],
    utterances: Iterable[Utterance] = (),
) -> tuple[Finding, ...]:
    """All findings, the surest and weightiest first."""
    bears = sorted(bears, key=lambda it: it.item.place)
    counted = sorted((it for it in weighed if it.weight >= _SURE), key=lambda it: it.said.place)
    dated = _one_a_day([it for it in counted if _days(it) is not None])
    found = [
        *_earlier_records(bears, counted, packs),
        *_changes(dated, packs),
        *_one_side(dated),
        *_parties(dated),
        *_renderings(weighed, utterances),
    ]
    return tuple(_without_repeats(sorted(found, key=_order)))


def _without_repeats(ranked: Iterable[Finding]) -> Iterable[Finding]:
    """Each pair of items once, and each change from or to the same words of the same people once: the best."""
    pairs: set[tuple[str, str]] = set()
    changes: set[tuple[FindingKind, str, str | None, str | None]] = set()
    for it in ranked:
        pair = (it.earlier.item, it.later.item)
        ends = {
            (it.kind, end.item, it.earlier.speaker, it.later.speaker)
            for end in (it.earlier, it.later)
            if it.kind is not FindingKind.EARLIER_RECORD
        }
        if pair not in pairs and not ends & changes:
            yield it
        pairs.add(pair)
        changes |= ends


def _order(it: Finding) -> tuple[float, str]:
    return (-it.score, it.id)


def _days(it: Weighed) -> tuple[date, date] | None:
    """The first and last day on which it can have been said, where both are known."""
    told = it.said.statement.said_on.date
    return (told.first, told.last) if told and told.first and told.last else None


def _one_a_day(its: list[Weighed]) -> list[Weighed]:
    """The weightiest of each speaker's statements of one stance at one date, in the order of the dates."""
    best: dict[tuple[str, str | None, Stance, bool], Weighed] = {}
    for it in sorted(its, key=lambda it: it.order):
        best.setdefault((it.who, it.said.statement.said_on.value, it.stance, it.stands.of_talks), it)
    return sorted(best.values(), key=lambda it: (*(_days(it) or ()), it.said.place))


def _side(it: Weighed) -> int:
    """On which side a statement is, by the scale; that there was talk of a matter takes none."""
    return 0 if it.stands.of_past else _SCALE.get(it.stance, 0)


def _before(one: Weighed, other: Weighed) -> bool:
    """Whether one was said before the other for certain."""
    a, b = _days(one), _days(other)
    return a is not None and b is not None and a[1] < b[0]


def compatible(one: Weighed, other: Weighed) -> str | None:
    """Why two stances that look opposed can both be held, or None."""
    stances = {one.stance, other.stance}
    of_talks = one.stands.of_talks and other.stands.of_talks
    if stances == {Stance.DENIES, Stance.OPEN} and of_talks:
        return "one denies that it was asked for or talked about, the other is ready to talk: both can hold"
    if stances == {Stance.DENIES, Stance.LEAVES} and _days(one) == _days(other):
        return "no work on it, and left to another: both can hold"
    if stances == {Stance.CONFIRMS, Stance.DENIES} and (one.stands.of_past or other.stands.of_past):
        return "one tells that there was talk of it, the other that there is none now: both can hold"
    if stances in ({Stance.OPPOSES, Stance.DENIES}, {Stance.OPEN, Stance.CONFIRMS}):
        return "the two go the same way"
    return None


def _make(
    kind: FindingKind, relatedness: Relatedness, rule: str, earlier: Cited, later: Cited, sentence: str, sure: float
) -> Finding:
    return Finding(
        id=content_id("finding", kind, earlier.item, later.item),
        kind=kind,
        relatedness=relatedness,
        rule=rule,
        earlier=earlier,
        later=later,
        sentence=sentence,
        score=round(min(1.0, _KIND[kind] * _RELATED.get(relatedness, 0.8) * sure), 4),
    )


def related(one: Weighed, other: Weighed) -> Relatedness:
    """How two speakers belong together."""
    if one.who == other.who:
        return Relatedness.SAME_PERSON
    if one.speaks_for.side and one.speaks_for.side == other.speaks_for.side:
        return Relatedness.SAME_INSTITUTION
    return Relatedness.ANOTHER_PARTY


def _told(it: Cited) -> str:
    """An item in a sentence: when, who, and the words."""
    words = " […] ".join(span.quote for span in it.words)
    return f"{_when(it.when)} {it.speaker or 'the report'}: “{words}”"


def _when(when: Dating) -> str:
    """A date in a sentence."""
    date = when.date
    if date is None or (date.first is None and date.last is None):
        return "on an unknown day"
    if date.first is None or date.last is None:
        return f"by {date.last}" if date.last else f"since {date.first}"
    if date.exact:
        return f"on {date.first}"
    return f"between {date.first} and {date.last}" if "/" in date.value else f"in {date.value}"


# What somebody says never to have been.


def _claims(counted: list[Weighed], packs: Mapping[str, Pack]) -> list[tuple[str, Weighed]]:
    """Claims about the past, each speaker's and day's once: the surest rendering."""
    best: dict[tuple[str, str, str | None], Weighed] = {}
    for it in sorted(counted, key=lambda it: it.order):
        if it.stance not in (Stance.DOES_NOT_KNOW, Stance.DENIES):
            continue
        pack = packs[it.said.report.language.partition("-")[0]]
        text = " ".join(span.quote for span in it.said.words).lower()
        name = next((name for name, pattern in pack.matters.past_claims if pattern.search(text)), None)
        if name:
            best.setdefault((name, it.who, it.said.statement.said_on.value), it)
    kept: list[tuple[str, Weighed]] = []
    for (name, who, _), it in sorted(best.items(), key=lambda pair: pair[1].order):
        # What overlaps in time is taken for the same act of saying, told once more.
        if not any(name == other and who == one.who and _overlap(it, one) for other, one in kept):
            kept.append((name, it))
    return sorted(kept, key=lambda pair: pair[1].said.place)


def _overlap(one: Weighed, other: Weighed) -> bool:
    return not _before(one, other) and not _before(other, one)


_RECORDS = (Stance.CONFIRMS, Stance.SUPPORTS, Stance.OPEN, Stance.LEAVES)
"""Stances that show that the matter was spoken of; to deny it shows that too, and weighs less."""


def _earlier_records(bears: list[Bears], counted: list[Weighed], packs: Mapping[str, Pack]) -> Iterable[Finding]:
    for name, claim in _claims(counted, packs):
        claimed = _days(claim)
        if claimed is None:
            continue
        found: dict[str, tuple[float, Finding]] = {}
        for record in counted:
            if record.said.id == claim.said.id or record.stance is Stance.DOES_NOT_KNOW:
                continue
            finding = _against_claim(name, claim, claimed[0], record)
            if finding and (record.who not in found or _order(finding) < _order(found[record.who][1])):
                found[record.who] = (finding.score, finding)
        voiced = {it.said.id for it in counted}
        for each in bears:
            happening = each.item
            if (
                isinstance(happening, Happening)
                and happening.event.voice not in voiced
                and speaks_of_talks(happening, packs)
            ):
                last = happening.event.when.date.last if happening.event.when.date else None
                if last and last < claimed[0] and happening.report.id != claim.said.report.id:
                    finding = _event_against(name, claim, happening, each.bearing.score)
                    found.setdefault(happening.id, (finding.score, finding))
        ranked = sorted((finding for _, finding in found.values()), key=_order)
        told: dict[str, Finding] = {}
        for finding in ranked:
            shown = finding.earlier if finding.later.item == claim.said.id else finding.later
            told.setdefault(" ".join(span.quote for span in shown.words), finding)
        yield from list(told.values())[:_OF_A_CLAIM]


def _against_claim(name: str, claim: Weighed, claimed: date, record: Weighed) -> Finding | None:
    days = _days(record)
    told_of = [t.date.last for t in record.said.times if t.date and t.date.last and t.date.last < claimed]
    said_before = days is not None and days[1] < claimed
    shows = record.stance in _RECORDS or record.said.statement.act in (Act.PROPOSE, Act.CONFIRM)
    if not said_before and not (
        told_of and record.stance in (Stance.CONFIRMS, Stance.SUPPORTS) and days and days[0] > claimed
    ):
        return None
    if not shows and name != "hears of it for the first time":
        return None
    if claim.stance is Stance.DENIES and record.stance is Stance.LEAVES:
        return None
    relatedness = related(claim, record)
    sure = (claim.weight * record.weight) ** 0.5 * (1.0 if shows else 0.6)
    tail = "an earlier record exists" if said_before else "a later statement tells of an earlier time"
    sentence = f"{_capital(_told(claim.said.cited))}; {tail}: {_told(record.said.cited)}."
    ends = (record.said.cited, claim.said.cited) if said_before else (claim.said.cited, record.said.cited)
    return _make(
        FindingKind.EARLIER_RECORD, relatedness, f"earlier record: who {name}, and what was said before",
        *ends, sentence, sure,
    )  # fmt: skip


def _event_against(name: str, claim: Weighed, happening: Happening, bearing: float) -> Finding:
    side = {word for word in (claim.said.name, claim.speaks_for.polity) if word}
    party = any(
        part in actor or actor in part
        for actor in (*happening.event.actor, *happening.event.recipient)
        for part in side
    )
    relatedness = Relatedness.SAME_INSTITUTION if party else Relatedness.ANOTHER_PARTY
    sure = (claim.weight * bearing * happening.event.confidence) ** 0.5 * 0.9
    sentence = f"{_capital(_told(claim.said.cited))}; an earlier record exists: {_told(happening.cited)}."
    return _make(
        FindingKind.EARLIER_RECORD, relatedness, f"earlier record: who {name}, and what took place before",
        happening.cited, claim.said.cited, sentence, sure,
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# One person, one after the other.


def _changes(dated: list[Weighed], packs: Mapping[str, Pack]) -> Iterable[Finding]:
    by_person: defaultdict[str, list[Weighed]] = defaultdict(list)
    for it in dated:
        if it.stance in _SCALE and not it.stands.of_past:
            by_person[it.who].append(it)
    for its in by_person.values():
        for at, later in enumerate(its):
            earlier = [it for it in its[:at] if _before(it, later)]
            if not earlier:
                continue
            last = max(_days(it) or (date.min, date.min) for it in earlier)
            near = [it for it in earlier if _days(it) == last]
            # What was also said on either day, and agrees, leaves nothing to show.
            if any(it.stance is later.stance for it in near):
                continue
            for it in near:
                finding = _change(it, later, packs)
                if finding:
                    yield finding


def _change(earlier: Weighed, later: Weighed, packs: Mapping[str, Pack]) -> Finding | None:
    a, b = _side(earlier), _side(later)
    if a == b or compatible(earlier, later):
        return None
    if a * b < 0 and abs(a - b) >= 3:
        kind = FindingKind.REVERSAL
    elif abs(b) < abs(a) or (a < 0 < b):
        kind = FindingKind.SOFTENING
        pack = packs[later.said.report.language.partition("-")[0]]
        words = " ".join(span.quote for span in later.said.words).lower()
        if a > 0 and pack.matters.narrowing.search(words):
            kind = FindingKind.NARROWED
    else:
        kind = FindingKind.HARDENING
    return _moved(kind, Relatedness.SAME_PERSON, earlier, later, f"{kind.value}: two statements of one person")


def _moved(kind: FindingKind, relatedness: Relatedness, earlier: Weighed, later: Weighed, rule: str) -> Finding:
    sure = (earlier.weight * later.weight) ** 0.5
    a, b = earlier.stance, later.stance
    sentence = f"{_capital(_told(earlier.said.cited))} ({a.value}); {_told(later.said.cited)} ({b.value})."
    return _make(kind, relatedness, rule, earlier.said.cited, later.said.cited, sentence, sure)


# Two who speak for one government; two governments.


def _opposed(one: Weighed, other: Weighed) -> bool:
    a, b = _side(one), _side(other)
    return a * b < 0 and compatible(one, other) is None


def _one_side(dated: list[Weighed]) -> Iterable[Finding]:
    pairs: dict[tuple[str, str], Finding] = {}
    for at, later in enumerate(dated):
        if later.speaks_for.side is None:
            continue
        near: dict[str, Weighed] = {}
        for it in dated[:at]:
            if it.who != later.who and related(it, later) is Relatedness.SAME_INSTITUTION and _before(it, later):
                near[it.who] = it if it.who not in near or _opposed(it, later) else near[it.who]
        for it in near.values():
            if not _opposed(it, later) or _also_holds(dated, later, it) or _also_holds(dated, it, later):
                continue
            kind = _kind_of_one_side(it, later)
            if kind is None:
                continue
            finding = _moved(
                kind,
                Relatedness.SAME_INSTITUTION,
                it,
                later,
                f"{kind.value}: two who speak for {later.speaks_for.side}",
            )
            kept = pairs.get((it.who, later.who))
            if kept is None or _order(finding) < _order(kept):
                pairs[it.who, later.who] = finding
    yield from pairs.values()


def _also_holds(dated: list[Weighed], one: Weighed, other: Weighed) -> bool:
    """Whether who left something open also said firmly, on the same date, what the other holds."""
    if one.stance is not Stance.OPEN:
        return False
    when = one.said.statement.said_on.value
    return any(
        it.who == one.who and it.said.statement.said_on.value == when and _side(it) * _side(other) > 0 for it in dated
    )


def _kind_of_one_side(earlier: Weighed, later: Weighed) -> FindingKind | None:
    same_office = earlier.speaks_for.institution == later.speaks_for.institution
    if same_office and earlier.speaks_for.principal and later.speaks_for.principal:
        return FindingKind.SUCCESSOR_DIFFERS
    a, b = _days(earlier), _days(later)
    if a is None or b is None or (b[0] - a[1]).days > _APART:
        return None
    if earlier.speaks_for.principal != later.speaks_for.principal:
        return FindingKind.SPOKESMAN_DIFFERS
    return FindingKind.ONE_SIDE_DIFFERS


def _parties(dated: list[Weighed]) -> Iterable[Finding]:
    for at, later in enumerate(dated):
        for it in dated[:at]:
            a, b = _days(it), _days(later)
            if a is None or b is None or (b[0] - a[1]).days > _ABOUT_THEN or it.who == later.who:
                continue
            sides = (it.speaks_for.polity, later.speaks_for.polity)
            if None in sides or sides[0] == sides[1]:
                continue
            past = it.stands.of_past or later.stands.of_past
            if {it.stance, later.stance} == {Stance.CONFIRMS, Stance.DENIES} and not past:
                yield _moved(
                    FindingKind.PARTIES_DIFFER,
                    Relatedness.ANOTHER_PARTY,
                    it,
                    later,
                    "two sides differ: one confirms what the other denies",
                )


# One utterance, two renderings.


def _renderings(weighed: Iterable[Weighed], utterances: Iterable[Utterance]) -> Iterable[Finding]:
    of = {it.said.id: it for it in weighed}
    for utterance in utterances:
        its = [of[r.cited.item] for r in utterance.independent if r.cited.item in of]
        its.sort(key=lambda it: it.said.place)
        for at, one in enumerate(its):
            for other in its[at + 1 :]:
                if one.said.report.id != other.said.report.id and _opposed(one, other):
                    sure = (one.weight * other.weight) ** 0.5 * utterance.score
                    sentence = (
                        f"Two reports render what {one.said.name} said differently: "
                        f"“{_words(one.said)}” ({one.stance.value}), "
                        f"“{_words(other.said)}” ({other.stance.value})."
                    )
                    yield _make(
                        FindingKind.RENDERINGS_DIFFER, Relatedness.OUTLETS, "renderings differ in stance",
                        one.said.cited, other.said.cited, sentence, sure,
                    )  # fmt: skip


def _words(said: Said) -> str:
    return " […] ".join(span.quote for span in said.words)
