"""Whether two reports tell of the same event, or of the same fact.

Invariant: `same_event` and `same_fact` are symmetric, and no two that exclude each other by date or party are the same.
What is not told keeps nothing apart, and joins nothing either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.dates import Edtf
from onrecord.model import Relation, Status

NEAR = 10
"""Days that two dates may each span and still name one event by overlapping: a week with a day or two for how reports
count it. A month or a year names many events; two such dates are the same only where they are equal."""

_STEM = 4
"""Letters at the start that two triggers outside of PLOVER's types share: "open", "opening". Most verbs of the lexicon
differ within them."""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as one report tells it. Parties and place are entities' ids, or names where nothing links them.

    `told_on` is the day by which the report was out; `words` are the event's own.
    """

    id: str
    type: str
    mode: str | None
    trigger: str
    status: Status
    when: Edtf | None
    actor: frozenset[str]
    recipient: frozenset[str]
    place: frozenset[str]
    told_on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact as one report tells it; subject and object are entities' ids, or names where nothing links them."""

    id: str
    subject: str
    relation: Relation
    object: str
    valid_from: Edtf | None
    valid_to: Edtf | None


def same_event(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether two tellings are of one event: one doing, no party against another, and one date.

    >>> day = date(2023, 5, 2)
    >>> def told(actor: str, when: str, told_on: date = day) -> ToldEvent:
    ...     who, where = frozenset({actor}), frozenset({"Velmora"})
    ...     return ToldEvent(f"{actor}{when}", "CONSULT", "visit", "visited", Status.HAPPENED, Edtf.parse(when),
    ...                      who, where, where, told_on)
    >>> same_event(told("Oren", "2023-05-01"), told("Oren", "2023-04-30/2023-05-02"))
    True
    >>> same_event(told("Oren", "2023-05-01"), told("Solen", "2023-05-01"))
    False
    >>> same_event(told("Oren", "2023-05-01"), told("Oren", "2023"))
    False
    """
    return one.status == other.status and alike(one, other) and _one_date(one.when, other.when)


def alike(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether two could be one event but for status and date: one doing by the same parties."""
    if one.type != other.type or one.mode != other.mode:
        return False
    if one.type == "OTHER" and one.trigger[:_STEM].lower() != other.trigger[:_STEM].lower():
        return False
    for ours, theirs in ((one.actor, other.actor), (one.recipient, other.recipient), (one.place, other.place)):
        if ours and theirs and not ours & theirs:
            return False
    parties = (one.actor & other.actor) or (one.recipient & other.recipient)
    return bool(parties)


def meeting_points(told: ToldEvent | ToldFact) -> frozenset[tuple[object, ...]]:
    """What `same_event` and `same_fact` ask to be shared: two without a point in common are never the same.

    >>> told = ToldFact("a", "Kardovia", Relation.OPERATES_BASE_AT, "Hald", None, None)
    >>> sorted(meeting_points(told))
    [('Kardovia', <Relation.OPERATES_BASE_AT: 'operates base at'>, 'Hald')]
    """
    if isinstance(told, ToldFact):
        return frozenset({(told.subject, told.relation, told.object)})
    when = told.when
    if when is None or when.first is None or when.last is None:
        return frozenset()
    days: list[object] = [when.value]
    if _short(when):
        days = [when.first + timedelta(count) for count in range((when.last - when.first).days + 1)]
    parties = [*((True, name) for name in told.actor), *((False, name) for name in told.recipient)]
    return frozenset((told.type, told.mode, told.status, day, *party) for day in days for party in parties)


def _one_date(one: Edtf | None, other: Edtf | None) -> bool:
    if one is None or other is None:
        return False
    if one.value == other.value:
        return one.first is not None and one.last is not None
    return _short(one) and _short(other) and overlap(one, other)


def _short(told: Edtf) -> bool:
    return bool(told.first and told.last) and (told.last - told.first).days < NEAR  # type: ignore[operator]


def overlap(one: Edtf, other: Edtf) -> bool:
    """Whether some day can be meant by both; an end that is not told excludes nothing."""
    begins = one.first is None or other.last is None or one.first <= other.last
    return begins and (other.first is None or one.last is None or other.first <= one.last)


def same_fact(one: ToldFact, other: ToldFact) -> bool:
    """Whether two tellings are of one fact, though their dates may differ: the same triple, and not two terms of it.

    >>> def told(start: str | None, end: str | None) -> ToldFact:
    ...     ends = [Edtf.parse(value) if value else None for value in (start, end)]
    ...     return ToldFact(f"{start}{end}", "Kardovia", Relation.OPERATES_BASE_AT, "Hald", *ends)
    >>> same_fact(told("2001", None), told("2003", None)), same_fact(told("2001", "2004"), told("2009", None))
    (True, False)
    """
    if (one.subject, one.relation, one.object) != (other.subject, other.relation, other.object):
        return False
    return not (_over_before(one, other) or _over_before(other, one))


def _over_before(one: ToldFact, other: ToldFact) -> bool:
    """Whether one had ended before the other began: an office held twice is two facts."""
    ended, began = one.valid_to, other.valid_from
    return bool(ended and began and ended.last and began.first and ended.last < began.first)
