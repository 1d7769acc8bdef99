"""Two statements one after the other: of one person, of two who speak for one government, of two governments.

Invariant: pure; two that only look opposed are marked so, and rank behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from onrecord.language import Pack
from onrecord.matters.clauses import lowered
from onrecord.matters.compared import SCALE, before, capital, days_of, make, order, related, side, told
from onrecord.matters.weighed import Weighed
from onrecord.matters.when_said import NEWS
from onrecord.model import Finding, FindingKind, Relatedness, SpeakerKind, Stance

_APART = 150
"""Days between two statements of different people of one side beyond which only a successor's is compared. Set by hand:
of the development reports the farthest pair is 62 days apart; at 400, talks that began since stood against no talks."""

_ABOUT_THEN = 60
"""Days between what two governments say, for the one to be about the other's time. Set by hand."""


_SAME_WAY = (
    {Stance.OPPOSES, Stance.DENIES},
    {Stance.SUPPORTS, Stance.CONFIRMS},
    {Stance.LEAVES, Stance.OPEN},
)
"""Stances that go together: who is for a thing says that it is under way, who is against it that it is not, and who
leaves it to another has it open."""


_FAR = 3
"""Steps of the scale from which a statement is also set against what was said before the last one: from against to
open or for, and back. A reader asks for where it began, not for the last step alone."""


def compatible(one: Weighed, other: Weighed) -> str | None:
    """Why two stances that look opposed can both be held, or None.

    Who denies work on a thing, and who leaves it open or to another, can both hold to strict readers; the list of the
    development reports has such pairs, so they are shown, and marked.
    """
    stances = {one.stance, other.stance}
    if one.stands.for_a_time or other.stands.for_a_time:
        return "one is against it for a time, or on a condition: both can hold"
    if _only_talks(one, other):
        return "one denies that it was asked for or talked about, the other is ready to talk: both can hold"
    if stances == {Stance.DENIES, Stance.OPEN}:
        return "one denies that it is under way, the other does not rule it out: both can hold"
    if stances == {Stance.DENIES, Stance.LEAVES}:
        return "one denies that it is under way, the other leaves it to somebody else: both can hold"
    if stances == {Stance.CONFIRMS, Stance.DENIES} and (one.stands.of_past or other.stands.of_past):
        return "one tells that there was talk of it, the other that there is none now: both can hold"
    return None


def _only_talks(one: Weighed, other: Weighed) -> bool:
    """Whether one says that it was not talked about, and the other is ready to talk about it."""
    of_talks = one.stands.of_talks and other.stands.of_talks
    return {one.stance, other.stance} == {Stance.DENIES, Stance.OPEN} and of_talks


def changes(dated: list[Weighed], packs: Mapping[str, Pack]) -> Iterable[Finding]:
    """Where one person's position moved."""
    by_person: defaultdict[str, list[Weighed]] = defaultdict(list)
    for it in dated:  # that there was talk of it is a record against a denial, and no change
        if it.stance in SCALE and not it.stands.of_past:
            by_person[it.who].append(it)
    for its in by_person.values():
        for at, later in enumerate(its):
            earlier = [it for it in its[:at] if before(it, later)]
            if not earlier:
                continue
            last = max(days_of(it) or (date.min, date.min) for it in earlier)
            near = [it for it in earlier if days_of(it) == last]
            # What was also said on either day, and agrees, leaves nothing to show.
            if any(it.stance is later.stance for it in near):
                continue
            for it in near:
                finding = _change(it, later, packs, _still(its, later, it))
                if finding:
                    yield finding
            firmest = min(earlier, key=lambda it: (-abs(side(it) - side(later)), it.order))
            if firmest not in near and abs(side(firmest) - side(later)) >= _FAR:
                finding = _change(firmest, later, packs, _still(its, later, firmest))
                if finding:
                    yield finding


def _still(dated: Iterable[Weighed], one: Weighed, other: Weighed) -> Weighed | None:
    """What one speaker said as well, on the same date, on the side of another statement."""
    return next((it for it in _then(dated, one) if side(it) * side(other) > 0), None)


def _then(dated: Iterable[Weighed], one: Weighed) -> Iterable[Weighed]:
    """What one speaker said on the date of a statement, that statement among it."""
    return (it for it in dated if it.who == one.who and it.said.when.value == one.said.when.value)


def _change(
    earlier: Weighed, later: Weighed, packs: Mapping[str, Pack], still: Weighed | None = None
) -> Finding | None:
    """How a position moved; `still` is what else was said on the later day, on the side of before."""
    a, b = side(earlier), SCALE[later.stance]
    both = compatible(earlier, later)
    stances = {earlier.stance, later.stance}
    if a == b or stances in _SAME_WAY or (both and a * b >= 0 and Stance.LEAVES not in stances):
        return None
    now_denied = stances == {Stance.CONFIRMS, Stance.DENIES}
    if a * b < 0 and (abs(a - b) >= _FAR or now_denied) and still is None and both is None:
        kind = FindingKind.REVERSAL
    elif abs(b) < abs(a) or (a < 0 < b):
        kind = FindingKind.SOFTENING
        pack = packs[later.said.language]
        words = lowered(later.said.text)
        if a > 0 and pack.matters.narrowing.search(words):
            kind = FindingKind.NARROWED
    else:
        kind = FindingKind.HARDENING
    rule = f"{kind.value}: two statements of one person"
    return moved(kind, Relatedness.SAME_PERSON, earlier, later, rule, both, still)


def moved(
    kind: FindingKind,
    relatedness: Relatedness,
    earlier: Weighed,
    later: Weighed,
    rule: str,
    both: str | None = None,
    still: Weighed | None = None,
) -> Finding:
    """A finding of two statements and their stances; `both` says why they only look opposed.

    `still` is what was said beside the later one, on the side of the earlier.
    """
    sure = (earlier.weight * later.weight) ** 0.5
    before, after = told(earlier.said.cited, earlier.stance), told(later.said.cited, later.stance)
    sentence = f"{capital(before)}; {after}."
    beside = (still.said.cited, still.stance) if still else None
    sentence += f" Then, too: {told(*beside)}." if beside else ""
    sentence += f" These only look opposed: {both}." if both else ""
    found = make(kind, relatedness, rule, earlier.said.cited, later.said.cited, sentence, sure, both)
    return replace(found, stances=(earlier.stance, later.stance), beside=beside)


def opposed(one: Weighed, other: Weighed) -> bool:
    """Whether two statements are on two sides, and cannot both hold."""
    return side(one) * side(other) < 0 and compatible(one, other) is None


def _look_opposed(one: Weighed, other: Weighed) -> bool:
    """Whether two are on two sides; where they only look opposed, a reader still wants to see both, marked so."""
    past = one.stands.of_past or other.stands.of_past
    return side(one) * side(other) < 0 and not past and not _only_talks(one, other)


def one_side(dated: list[Weighed]) -> Iterable[Finding]:
    """Where two who speak for one government differ."""
    pairs: dict[tuple[str, str], Finding] = {}
    for at, later in enumerate(dated):
        if later.speaks_for.side is None and not later.speaks_for.of_state:
            continue
        last: dict[str, Weighed] = {}
        for it in dated[:at]:
            if it.who != later.who and related(it, later) is Relatedness.SAME_INSTITUTION and _in_turn(it, later):
                known = last.get(it.who)
                if known is None or (_differs(it, later) and not _firmer_that_day(known, it, later)):
                    last[it.who] = it
        for it in last.values():
            kind = _kind_of_one_side(it, later)
            if kind is None or not _differs(it, later):
                continue
            if _also_holds(dated, later, it) or _also_holds(dated, it, later) or _left_since(dated, it, later):
                continue
            finding = moved(
                kind,
                Relatedness.SAME_INSTITUTION,
                it,
                later,
                f"{kind.value}: two who speak for {later.speaks_for.side or later.speaks_for.institution}",
                compatible(it, later),
                _still(dated, later, it) or _still(dated, it, later),
            )
            kept = pairs.get((it.who, later.who))
            if kept is None or order(finding) < order(kept):
                pairs[it.who, later.who] = finding
    yield from pairs.values()


def _firmer_that_day(known: Weighed, it: Weighed, later: Weighed) -> bool:
    """Whether one who differs said so more firmly on the same date: "a base, no", beside being open to a harbour."""
    one_date = known.said.when.value == it.said.when.value and _differs(known, later)
    return one_date and abs(side(known) - side(later)) > abs(side(it) - side(later))


def _differs(one: Weighed, other: Weighed) -> bool:
    """Whether two who speak for one government differ: opposed, or where one followed the other in office, less so."""
    return _look_opposed(one, other) or (
        _kind_of_one_side(one, other) is FindingKind.SUCCESSOR_DIFFERS and _moved_on(one, other)
    )


def _moved_on(one: Weighed, other: Weighed) -> bool:
    """Whether a successor holds more, or less, than was held before: for it, where that was left open."""
    together = {one.stance, other.stance} in _SAME_WAY
    past = one.stands.of_past or other.stands.of_past
    return side(one) != side(other) and not together and not past and compatible(one, other) is None


def _in_turn(one: Weighed, other: Weighed) -> bool:
    """Whether one was said before the other, or both on one day that is known, or among one week's news."""
    days = days_of(one)
    return before(one, other) or (days is not None and days == days_of(other) and days[1] - days[0] <= NEWS)


def _also_holds(dated: list[Weighed], one: Weighed, other: Weighed) -> bool:
    """Whether who left something open also said firmly, on the same date, what the other holds."""
    if one.stance is not Stance.OPEN:
        return False
    firm = [it for it in _then(dated, one) if it.stance is not Stance.OPEN]
    return any(side(it) * side(other) > 0 for it in firm)


def _left_since(dated: list[Weighed], one: Weighed, later: Weighed) -> bool:
    """Whether who held one position had left it before another differed: what they held last is what differs."""
    since = [it for it in dated if it.who == one.who and before(one, it) and before(it, later)]
    return any(side(it) * side(one) < 0 or (side(it) and not _differs(it, later)) for it in since)


_HEADS = ("government", "presidency")
"""Institutions whose heads all who hold an office of the country speak for."""


def _kind_of_one_side(earlier: Weighed, later: Weighed) -> FindingKind | None:
    same_office = earlier.speaks_for.institution == later.speaks_for.institution is not None
    if same_office and earlier.speaks_for.principal and later.speaks_for.principal and before(earlier, later):
        return FindingKind.SUCCESSOR_DIFFERS
    a, b = days_of(earlier), days_of(later)
    if a is None or b is None or (b[0] - a[1]).days > _APART:
        return None
    head, other = (earlier, later) if earlier.speaks_for.principal else (later, earlier)
    people = all(it.said.statement.speaker.kind is SpeakerKind.PERSON for it in (earlier, later))
    of_head = earlier.speaks_for.principal != later.speaks_for.principal and people
    if of_head and (same_office or (other.speaks_for.spokesman and head.speaks_for.bare in _HEADS)):
        return FindingKind.SPOKESMAN_DIFFERS
    return FindingKind.ONE_SIDE_DIFFERS


def parties(dated: list[Weighed]) -> Iterable[Finding]:
    """Where of two sides one confirms what the other denies, at about the same time; one of them is known at least."""
    for at, later in enumerate(dated):
        for it in dated[:at]:
            a, b = days_of(it), days_of(later)
            if a is None or b is None or (b[0] - a[1]).days > _ABOUT_THEN or it.who == later.who:
                continue
            if it.speaks_for.side == later.speaks_for.side:  # of one side, or nobody knows of which
                continue
            past = it.stands.of_past or later.stands.of_past
            if (
                {it.stance, later.stance} == {Stance.CONFIRMS, Stance.DENIES}
                and not past
                and date.min not in (a[0], b[0])
            ):
                yield moved(
                    FindingKind.PARTIES_DIFFER,
                    Relatedness.ANOTHER_PARTY,
                    it,
                    later,
                    "two sides differ: one confirms what the other denies",
                )
