"""What was promised or forecast for a day, and what became of it: met, moved, or nothing found.

Invariant: conservative. Nothing is due that has no date in the speaker's own words, later than the saying. "Met" and
"moved" need a later event of the same kind with the same participants, told with a date; without one, nothing was
found, which does not say that nothing happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.dates import Edtf
from onrecord.language import full_pack_for, primary
from onrecord.lexicons.promises import PromiseLexicon
from onrecord.matters.likeness import content, forms, lexicon, words
from onrecord.model import (
    Act,
    Cited,
    Dating,
    DatingMethod,
    Event,
    Promise,
    PromiseState,
    Span,
    Statement,
    Status,
    Timex,
    TimexType,
    content_id,
)

ACTS = (Act.PROMISE, Act.FORECAST, Act.THREATEN)
"""Acts that commit to something, or foresee it."""

AHEAD = (Status.PLANNED, Status.HYPOTHETICAL)
"""How an event stands in the words of a promise."""

SLACK = 1
"""Days around a day on which something was due that still meet it: two reports' days, two time zones."""

LATE = 92
"""Days after it was due in which an event of the same kind is still the one that was promised: a quarter. A longer wait
would take next year's visit for this one."""

_UNNAMED = "OTHER"
"""The type of an event of which PLOVER has no type: its kind is its trigger's."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a promise is due: the day of the words, whether it is a deadline, and the event that they tell, if any."""

    when: Dating
    deadline: bool
    event: Event | None


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a report tells it. Participants are entities' ids, else folded names; `told_on` is the report's day.

    `by` is the name of the speaker who vouches for it, None for the outlet.
    """

    event: Event
    report: str
    language: str
    actors: frozenset[str]
    others: frozenset[str]
    told_on: Edtf | None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """A statement that promises or forecasts: its report, who speaks (an entity's id), when it is due, and of whom.

    `actors` and `others` are those of the event that it tells, as in `Told`; of words without one, the speaker's alone.
    """

    statement: Statement
    report: str
    language: str
    due: Due
    said: Edtf
    actors: frozenset[str]
    others: frozenset[str]


def due(
    statement: Statement, published: Edtf | None, timexes: Iterable[Timex], events: Iterable[Event], language: str
) -> Due | None:
    """When what a statement promises or forecasts is due; None where it promises nothing, or tells no day ahead.

    `timexes` and `events` are the report's. The day is that of an event ahead that the statement tells, else of the
    first date in its words: one after "by" before others.
    """
    pack, said = full_pack_for(language), said_by(statement, published)
    if pack is None or said is None:
        return None
    own = [it for it in events if it.voice == statement.id and it.status in AHEAD and _later(it.when.date, said)]
    planned = [it for it in own if it.status is Status.PLANNED or statement.act in ACTS]
    if not planned and statement.act not in ACTS:
        return None
    dates = [found for it in timexes if (found := _dated(statement, it, said, pack.promises)) is not None]
    dates.sort(key=lambda it: (not it[1], it[0].span.start))
    told = planned[0] if planned else None
    if told is not None:
        ends = (timex for timex, last in dates if last and timex.date and _same_end(timex.date, told.when.date))
        end = next(ends, None)
        return Due(told.when if end is None else _on(end), end is not None, told)
    if not dates:
        return None
    timex, deadline = dates[0]
    return Due(_on(timex), deadline, None)


def _on(timex: Timex) -> Dating:
    return Dating(timex.date, f"“{timex.span.quote}”: {timex.basis}", DatingMethod.TIMEX)


def said_by(statement: Statement, published: Edtf | None) -> Edtf | None:
    """When it had been said: its own date, else the day on which its report came out, before which it was."""
    return statement.said_on.date or published


def _later(when: Edtf | None, said: Edtf) -> bool:
    return bool(when and when.last and said.last and when.last > said.last)


def _same_end(one: Edtf, other: Edtf | None) -> bool:
    return other is not None and one.last == other.last


def _dated(statement: Statement, timex: Timex, said: Edtf, known: PromiseLexicon) -> tuple[Timex, bool] | None:
    """A date ahead in the words of a statement, and whether a word makes it a deadline."""
    if timex.type not in {TimexType.DATE, TimexType.TIME} or not _later(timex.date, said):
        return None
    holder = next((span for span in statement.content if span.covers(timex.span)), None)
    if holder is None:
        return None
    before = (
        words((Span(holder.start, timex.span.start, holder.quote[: timex.span.start - holder.start]),))
        if (timex.span.start > holder.start)
        else ()
    )
    inside = words((timex.span,))
    near = [word.folded for word in (*before[-1:], *inside[:1])]
    if any(word in known.not_due for word in near):
        return None
    return timex, any(word in known.deadline for word in near)


def became(promised: Promised, later: Iterable[Told], as_of: date) -> Promise:
    """What became of a promise by a day, by the events that had been told and had happened by then."""
    known = [it for it in later if it.report != promised.report or it.event.voice != promised.statement.id]
    state, outcome, reason = _judged(promised, sorted(known, key=_place), as_of)
    statement = promised.statement
    return Promise(
        content_id("promise", statement.id, promised.due.when.value),
        Cited(statement.id, promised.report, statement.content, statement.said_on, statement.speaker.name),
        statement.act,
        promised.due.when,
        state,
        tuple(Cited(it.event.id, it.report, (it.event.span,), it.event.when, it.by) for it in outcome),
        reason,
    )


def _place(it: Told) -> tuple[str, str, str]:
    when = it.event.when.date
    return (when.first.isoformat() if when and when.first else "9999", it.report, it.event.id)


def _judged(promised: Promised, later: Sequence[Told], as_of: date) -> tuple[PromiseState, tuple[Told, ...], str]:
    when = promised.due.when.date
    first, last = (when.first, when.last) if when else (None, None)
    if last is None:
        return PromiseState.NOT_DUE, (), "its day has no end"
    first = first or last
    alike = [it for it in later if same_event(promised, it)]
    happened = [it for it in alike if it.event.status is Status.HAPPENED and _by(it.event.when.date, as_of)]
    met = [it for it in happened if _meets(it, promised, first, last)]
    if met:
        return PromiseState.MET, tuple(met), f"told as happened, {_when(met[0])}"
    late = [it for it in happened if _within(it.event.when.date, last + timedelta(SLACK + 1), last + timedelta(LATE))]
    if late:
        return PromiseState.MOVED, tuple(late), f"told as happened, {_when(late[0])}, after it was due"
    told = [it for it in alike if _by(it.told_on, as_of) and _after(it.told_on, promised.said)]
    called_off = [it for it in told if it.event.status is Status.DENIED and _near_due(it.event.when.date, first, last)]
    if called_off:
        return PromiseState.MOVED, tuple(called_off), "a later report says that it is not taking place"
    moved = [
        it
        for it in told
        if it.event.status is Status.PLANNED
        and _within(it.event.when.date, last + timedelta(SLACK + 1), last + timedelta(LATE))
    ]
    if moved:
        return PromiseState.MOVED, tuple(moved), f"a later report has it planned for {moved[0].event.when.value}"
    if as_of < (last if promised.due.deadline else first):
        return PromiseState.NOT_DUE, (), f"due {_due(promised)}"
    if as_of <= last:
        return PromiseState.DUE, (), f"due {_due(promised)}"
    return (
        PromiseState.NOTHING_FOUND,
        (),
        f"it was due {_due(promised)}; no later event of its kind with its participants is told",
    )


def same_event(promised: Promised, later: Told) -> bool:
    """Whether a later event is of the kind that was promised, with the participants: the one place where that is said.

    Its type is that of the event in the promise, or its trigger is a word of it; all of the promise's actors take part;
    and the others do, too, or, where the promise names none, a further word is in both.
    """
    known = lexicon(promised.language)
    if known is None or primary(later.language) != primary(promised.language):
        return False
    if not promised.actors or not promised.actors <= later.actors | later.others:
        return False
    event, told = later.event, promised.due.event
    said = content(tuple(word.folded for word in words(promised.statement.content)), known)
    trigger = words((event.trigger,))
    named = any(forms(word.folded, its) for word in trigger for its in said)
    typed = told is not None and (told.type, told.mode) == (event.type, event.mode) and event.type != _UNNAMED
    if not (typed or named):
        return False
    if promised.others:
        return bool(promised.others & (later.actors | later.others))
    further = [
        word
        for word in content(tuple(word.folded for word in words((event.span,))), known)
        if not any(forms(word, its.folded) for its in trigger) and not word[0].isdigit()
    ]
    names = {part for name in (*event.actor, *event.recipient) for part in name.casefold().split()}
    return any(forms(word, its) for word in further if word not in names for its in said)


def _meets(it: Told, promised: Promised, first: date, last: date) -> bool:
    """Whether an event falls where it was due: up to a deadline, or on the day."""
    said = promised.said.last
    if promised.due.deadline and said is not None:
        return _within(it.event.when.date, said, last + timedelta(SLACK))
    return _within(it.event.when.date, first - timedelta(SLACK), last + timedelta(SLACK))


def _within(when: Edtf | None, first: date, last: date) -> bool:
    """Whether all days that a date can mean lie there."""
    return bool(when and when.first and when.last and first <= when.first and when.last <= last)


def _near_due(when: Edtf | None, first: date, last: date) -> bool:
    """Whether a date can be the one that was due; one that is not told can."""
    if when is None:
        return True
    return (when.first or first) <= last + timedelta(SLACK) and (when.last or last) >= first - timedelta(SLACK)


def _by(when: Edtf | None, day: date) -> bool:
    return bool(when and when.last and when.last <= day)


def _after(told: Edtf | None, said: Edtf) -> bool:
    return bool(told and told.first and said.last and told.first > said.last)


def _when(it: Told) -> str:
    return (
        f"on {it.event.when.value}" if it.event.when.date and it.event.when.date.exact else f"in {it.event.when.value}"
    )


def _due(promised: Promised) -> str:
    when = promised.due.when.date
    if promised.due.deadline and when and when.last:
        return f"by {when.last}"
    return f"{'on' if when and when.exact else 'in'} {promised.due.when.value}"
