"""Offices over time: the terms that reports tell of one person.

Invariant: what is shown is no surer than what is told: where no beginning and no end is told, the days are given on
which reports have the person in office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.dates import Edtf
from onrecord.web.found import Held
from onrecord.wording.date_words import in_words, interval


@dataclass(frozen=True, slots=True)
class Term:
    """An office as reports tell it: from when to when at the surest, in words and days, and the facts that say so."""

    office: str
    when: str
    since: date | None
    until: date | None
    facts: tuple[Held, ...]


def terms(facts: Iterable[Held]) -> tuple[Term, ...]:
    """The offices that facts tell of one person, each once, by when they begin; those without a beginning last.

    Of several dates told for one end, the narrowest is shown; all facts stay at hand.
    """
    of: defaultdict[str, list[Held]] = defaultdict(list)
    for it in facts:
        of[it.item.object].append(it)
    found = [_term(office, told) for office, told in of.items()]
    return tuple(sorted(found, key=lambda it: (it.since or it.until or date.max, it.office)))


def _term(office: str, told: list[Held]) -> Term:
    starts = [it.item.valid_from.date for it in told if it.item.valid_from.date]
    ends = [it.item.valid_to.date for it in told if it.item.valid_to.date]
    start = min(starts, key=lambda it: (_width(it.first, it.last), it.value), default=None)
    end = min(ends, key=lambda it: (_width(it.first, it.last), it.value), default=None)
    attested = sorted(it.item.held_on.date.value for it in told if it.item.held_on.date)
    if start is None and end is None and attested:
        when = _attested(attested)
    else:
        when = interval(start, end, None).replace("\n", " ")
    return Term(office, when, start.first if start else None, end.last if end else None, tuple(told))


def _width(first: date | None, last: date | None) -> int:
    return (last - first).days if first and last else 10**6


def _attested(values: list[str]) -> str:
    """On which days reports have somebody in office, where none tells of a beginning or an end."""
    first, last = (in_words(Edtf.parse(value)) for value in (values[0], values[-1]))
    return f"told on {first}" if first == last else f"told between {first} and {last}"
