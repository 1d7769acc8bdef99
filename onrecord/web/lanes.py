"""A matter over time, drawn: a lane for each person, marks for positions, spans for offices, what happened above all.

Invariant: what is drawn is no surer than what is told. A date that means a month or a year is a bar as wide as that
behind its mark; a beginning or an end that is not told fades; what was planned is hollow. Every mark is a link. All
that is placed is placed in hundredths of the drawing's width, so that it is read at any width without being scrolled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.dates import Edtf
from onrecord.model import Position, Stance, Status
from onrecord.web.colours import speaker_classes
from onrecord.wording.date_words import in_words

ROW, ABOVE, BELOW = 15, 13, 11
"""Pixels from one row of marks to the next in a lane, above its first row, and below its last, where the line is."""

_APART = 3.2
"""Hundredths of the width under which two marks of one row touch: fifteen pixels where the drawing has 470."""

_STEPS, _NAMED = (1, 3, 6, 12, 24, 60, 120), 12
"""Months from one name on the scale to the next, and how many names have room."""

_DIAMOND = "M0 -6L6 0L0 6L-6 0Z"
_SHAPES = {
    Stance.SUPPORTS: "M0 -7L7 6H-7Z",
    Stance.OPPOSES: "M0 7L7 -6H-7Z",
    Stance.OPEN: "M0 -6.5A6.5 6.5 0 1 1 0 6.5A6.5 6.5 0 1 1 0 -6.5M0 -4.5A4.5 4.5 0 0 1 0 4.5Z",
    Stance.DENIES: "M-6 -6L6 6M6 -6L-6 6",
    Stance.CONFIRMS: "M-6 0L-2 5L6 -5",
    Stance.LEAVES: "M-6 0H6",
    Stance.DOES_NOT_KNOW: "M0 -6A6 6 0 1 1 0 6A6 6 0 1 1 0 -6",
    Stance.ASKS: "M-5 -5H5V5H-5Z",
}
"""What a stance is drawn as, so that it is told apart without a colour; the page names each beside the drawing."""

_OUTLINED = {Stance.DENIES, Stance.CONFIRMS, Stance.LEAVES, Stance.DOES_NOT_KNOW, Stance.ASKS}


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark of the page's key: its id on the page, its path, its classes, and what it means."""

    id: str
    path: str
    classes: str
    label: str


def _shape_id(stance: Stance) -> str:
    return f"stance-{stance.name.lower().replace('_', '-')}"


SHAPES = tuple(
    Shape(_shape_id(it), path, "mark outlined" if it in _OUTLINED else "mark", it.value) for it, path in _SHAPES.items()
)
"""The stances' marks, in the order in which a key names them."""

HAPPENED, PLANNED = (
    Shape("event-happened", _DIAMOND, "mark event", "event"),
    Shape("event-planned", _DIAMOND, "mark event outlined", "planned, denied or supposed"),
)

BY_STANCE = dict(zip(_SHAPES, SHAPES, strict=True))
"""The mark of each stance."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a lane: where (and from where to where its date can lie), what it is drawn as, and what it leads to.

    `y` is in pixels from the lane's top.
    """

    x: float
    left: float
    width: float
    shape: Shape
    address: str
    label: str
    y: int = 0


@dataclass(frozen=True, slots=True)
class SpanDrawn:
    """A span in a lane: an office; `opens` and `closes` tell which ends are told."""

    left: float
    width: float
    opens: bool
    closes: bool
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: whose it is, in which colour, how high (pixels); no marks where nothing is found by a day."""

    name: str
    role: str | None
    entity: str | None
    colour: str
    height: int
    marks: tuple[Mark, ...]
    spans: tuple[SpanDrawn, ...] = ()

    @property
    def line(self) -> int:
        """Where the lane's line is, in pixels from its top."""
        return self.height - BELOW


@dataclass(frozen=True, slots=True)
class Tick:
    """A name on the scale; `month` is what it leads to, `minor` that a narrow page leaves it unnamed."""

    x: float
    label: str
    month: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole: lanes, the scale, where the day that was asked for stands, and how many events lie outside.

    `months` are the steps of a slider over the scale: the first is the month before it.
    """

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    months: tuple[str, ...]
    asked: float | None
    outside: int


@dataclass(frozen=True, slots=True)
class Dated:
    """An event to be drawn: its id, words, date and status."""

    id: str
    words: str
    date: Edtf
    status: Status


@dataclass(frozen=True, slots=True)
class Term:
    """An office to be drawn in a person's lane; None is an end that is not told."""

    actor: str
    office: str
    since: date | None
    until: date | None


def drawing(
    positions: Sequence[Position],
    events: Iterable[Dated],
    terms: Iterable[Term],
    asked: date | None,
    whole: Sequence[Position] | None = None,
    reach: Sequence[Position] | None = None,
) -> Drawing | None:
    """The drawing of dated positions of people; None where there is no date to draw.

    `whole` says whose lanes there are, and the scale goes over the months of the positions of `reach`; where one is
    not given, it is the one before it. So another day leaves lanes and scale where they were. Events outside of the
    scale are counted.
    """
    of_all = [it for it in (positions if whole is None else whole) if _ends(it.when.date)]
    scale = _Scale.over(end for it in (of_all if reach is None else reach) if (end := _ends(it.when.date)))
    if scale is None:
        return None
    happened = [(it, end) for it in events if (end := _ends(it.date))]
    inside = [_event(scale, it, end) for it, end in happened if end[0] >= scale.first and end[1] <= scale.last]
    lanes = [_lane("What happened", None, None, "", inside)] if inside else []
    of: dict[str, list[Position]] = {it.actor: [] for it in of_all}
    for it in positions:
        if it.actor in of and _ends(it.when.date):
            of[it.actor].append(it)
    entities = {it.actor: it.actor_id for it in of_all}
    told = list(terms)
    for actor, theirs in of.items():
        role = next((it.role for it in reversed(theirs) if it.role), None)
        spans = tuple(span for it in told if theirs and it.actor == actor and (span := _span(scale, it)))
        entity = entities[actor]
        lanes.append(_lane(actor, role, entity, speaker_classes(entity), [_mark(scale, it) for it in theirs], spans))
    at = scale.x(asked + timedelta(1)) if asked and scale.first <= asked <= scale.last else None
    return Drawing(tuple(lanes), tuple(scale.ticks()), scale.months(), at, len(happened) - len(inside))


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the first day of a month to the last of another."""

    first: date
    last: date

    @classmethod
    def over(cls, ends: Iterable[tuple[date, date]]) -> _Scale | None:
        found = list(ends)
        if not found:
            return None
        return cls(min(it for it, _ in found).replace(day=1), _after(max(it for _, it in found), 1) - timedelta(1))

    def x(self, day: date) -> float:
        within = min(max(day, self.first), self.last + timedelta(1))
        return round((within - self.first).days / ((self.last - self.first).days + 1) * 100, 2)

    def months(self) -> tuple[str, ...]:
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return tuple(f"{_after(self.first, n):%Y-%m}" for n in range(-1, count))

    def ticks(self) -> list[Tick]:
        """A name every month, quarter, half year, year or more, as many as have room."""
        numbers = [(it, int(it[:4]) * 12 + int(it[5:]) - 1) for it in self.months()[1:]]
        step = next((it for it in _STEPS if sum(n % it == 0 for _, n in numbers) <= _NAMED), _STEPS[-1])
        named = [(it, n) for it, n in numbers if n % step == 0]
        crowded = len(named) > _NAMED // 2
        return [
            Tick(
                self.x(date(n // 12, n % 12 + 1, 1)),
                str(n // 12) if n % 12 == 0 else in_words(Edtf.parse(it))[:3],
                it,
                crowded and n // step % 2 == 1,
            )
            for it, n in named
        ]


def _after(day: date, months: int) -> date:
    """The first day of the month so many months after that of a day."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _ends(when: Edtf | None) -> tuple[date, date] | None:
    """The first and the last day of a date that has both."""
    return (when.first, when.last) if when and when.first and when.last else None


def _lane(
    name: str, role: str | None, entity: str | None, colour: str, marks: list[Mark], spans: tuple[SpanDrawn, ...] = ()
) -> Lane:
    """A lane whose marks do not cover each other: one that would touch another stands a row above it."""
    filled: list[float] = []
    rows = []
    for mark in sorted(marks, key=lambda it: it.x):
        row = next((n for n, x in enumerate(filled) if mark.x - x >= _APART), len(filled))
        filled[row : row + 1] = [mark.x]
        rows.append((row, mark))
    height = ABOVE + ROW * max(0, len(filled) - 1) + BELOW
    placed = tuple(
        Mark(it.x, it.left, it.width, it.shape, it.address, it.label, height - BELOW - ROW * row) for row, it in rows
    )
    return Lane(name, role, entity, colour, height, placed, spans)


def _between(scale: _Scale, ends: tuple[date, date]) -> tuple[float, float, float]:
    """The middle, the left end and the width of a date."""
    left, right = scale.x(ends[0]), scale.x(ends[1] + timedelta(1))
    return round((left + right) / 2, 2), left, round(right - left, 2)


def _mark(scale: _Scale, position: Position) -> Mark:
    ends = _ends(position.when.date)
    assert ends is not None  # noqa: S101  # only dated positions are drawn
    words = position.statements[0].words[0].quote
    label = f"{in_words(position.when.date)}: {position.actor} {position.stance.value}: “{words}”"
    address = f"/statements/{position.statements[0].item}"
    return Mark(*_between(scale, ends), BY_STANCE[position.stance], address, label)


def _event(scale: _Scale, event: Dated, ends: tuple[date, date]) -> Mark:
    label = f"{in_words(event.date)}, {event.status.value}: “{event.words}”"
    shape = HAPPENED if event.status in {Status.HAPPENED, Status.ONGOING} else PLANNED
    return Mark(*_between(scale, ends), shape, f"/events/{event.id}", label)


def _span(scale: _Scale, term: Term) -> SpanDrawn | None:
    start, end = term.since or scale.first, term.until or scale.last
    if end < scale.first or start > scale.last or start > end:
        return None
    left, right = scale.x(start), scale.x(end + timedelta(1))
    opens = term.since is not None and term.since >= scale.first
    closes = term.until is not None and term.until <= scale.last
    return SpanDrawn(left, round(right - left, 2), opens, closes, term.office)
