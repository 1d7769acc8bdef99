"""A matter over time, drawn: a lane for each person, marks for positions, spans for offices, what happened above all.

Invariant: what is drawn is no surer than what is told. A date that means a month or a year is a bar as wide as that
behind its mark; a beginning or an end that is not told fades; what was planned is hollow. Every mark is a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.dates import Edtf
from onrecord.model import Position, Stance, Status
from onrecord.web.colours import speaker_classes
from onrecord.wording.date_words import in_words

WIDTH, LANE, TOP = 1000, 46, 26
"""Units of the drawing: its width, the height of a lane, and the room for the scale."""

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
class Mark:
    """A mark in a lane: where (and from where to where its date can lie), what it is drawn as, and what it leads to."""

    x: float
    left: float
    width: float
    shape: str
    classes: str
    address: str
    label: str


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
    """A lane: whose it is, in which colour, at which height."""

    name: str
    role: str | None
    entity: str | None
    colour: str
    y: int
    marks: tuple[Mark, ...]
    spans: tuple[SpanDrawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole: lanes, the scale's ticks (x, words), where the day that was asked for stands, and the height."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    asked: float | None
    height: int
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
    positions: Sequence[Position], events: Iterable[Dated], terms: Iterable[Term], asked: date | None
) -> Drawing | None:
    """The drawing of dated positions of people; None where there is no date to draw.

    The scale reaches over the positions; events outside of it are counted.
    """
    placed = [it for it in positions if _ends(it.when.date) is not None]
    ends = [end for it in placed if (end := _ends(it.when.date))]
    if not ends:
        return None
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    if asked and asked > last:
        last = min(asked, last + timedelta(400))
    margin = max(14, (last - first).days // 40)
    scale = _Scale(first - timedelta(margin), last + timedelta(margin))
    lanes = []
    happened = [(it, end) for it in events if (end := _ends(it.date))]
    inside = [(it, end) for it, end in happened if end[0] >= scale.first and end[1] <= scale.last]
    if inside:
        lanes.append(
            Lane("What happened", None, None, "", TOP + 30, tuple(_event(scale, it, end) for it, end in inside))
        )
    of: dict[str, list[Position]] = {}
    for it in placed:
        of.setdefault(it.actor, []).append(it)
    told = list(terms)
    for actor, theirs in of.items():
        y = TOP + 30 + LANE * len(lanes)
        entity = theirs[0].actor_id
        role = next((it.role for it in reversed(theirs) if it.role), None)
        spans = tuple(span for it in told if it.actor == actor and (span := _span(scale, it)))
        marks = tuple(_mark(scale, it) for it in theirs)
        lanes.append(Lane(actor, role, entity, speaker_classes(entity), y, marks, spans))
    at = scale.x(asked) if asked and scale.first <= asked <= scale.last else None
    height = TOP + LANE * len(lanes) + 18
    return Drawing(tuple(lanes), tuple(scale.ticks()), at, height, len(happened) - len(inside))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        within = min(max(day, self.first), self.last)
        return round((within - self.first).days / max(1, (self.last - self.first).days) * WIDTH, 1)

    def ticks(self) -> list[tuple[float, str]]:
        """A tick a year, or a quarter where the scale is short."""
        short = (self.last - self.first).days < 4 * 366
        days = [
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in ((1, 4, 7, 10) if short else (1,))
        ]
        step = max(1, len(days) // 12) if not short else 1
        shown = [it for it in days if self.first <= it <= self.last][::step]
        return [
            (self.x(it), str(it.year) if it.month == 1 else in_words(Edtf.parse(f"{it:%Y-%m}"))[:3]) for it in shown
        ]


def _ends(when: Edtf | None) -> tuple[date, date] | None:
    """The first and the last day of a date that has both."""
    return (when.first, when.last) if when and when.first and when.last else None


def _mark(scale: _Scale, position: Position) -> Mark:
    ends = _ends(position.when.date)
    assert ends is not None  # noqa: S101  # only dated positions are drawn
    left, right = scale.x(ends[0]), scale.x(ends[1])
    outlined = " outlined" if position.stance in _OUTLINED else ""
    words = position.statements[0].words[0].quote
    label = f"{in_words(position.when.date)}: {position.actor} {position.stance.value}: {words}"
    address = f"/statements/{position.statements[0].item}"
    return Mark(
        round((left + right) / 2, 1),
        left,
        round(right - left, 1),
        _SHAPES[position.stance],
        f"mark{outlined}",
        address,
        label,
    )


def _event(scale: _Scale, event: Dated, ends: tuple[date, date]) -> Mark:
    left, right = scale.x(ends[0]), scale.x(ends[1])
    label = f"{in_words(event.date)}, {event.status.value}: {event.words}"
    hollow = "mark event" if event.status in {Status.HAPPENED, Status.ONGOING} else "mark event outlined"
    return Mark(
        round((left + right) / 2, 1),
        left,
        round(right - left, 1),
        "M0 -6L6 0L0 6L-6 0Z",
        hollow,
        f"/events/{event.id}",
        label,
    )


def _span(scale: _Scale, term: Term) -> SpanDrawn | None:
    start, end = term.since or scale.first, term.until or scale.last
    if end < scale.first or start > scale.last or start > end:
        return None
    left, right = scale.x(start), scale.x(end)
    opens = term.since is not None and term.since >= scale.first
    closes = term.until is not None and term.until <= scale.last
    return SpanDrawn(left, round(right - left, 1), opens, closes, term.office)


SHAPES = tuple((stance, path, stance in _OUTLINED) for stance, path in _SHAPES.items())
"""The stances with what they are drawn as, for the page's key."""
