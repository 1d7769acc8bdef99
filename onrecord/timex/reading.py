"""What expressions are resolved against: the publication date, what was told before, and how the clause looks at time.

Invariant: an anchor that is not known is None; there is no stand-in for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.dates import Edtf
from onrecord.model import Dating, Timex, TimexType
from onrecord.timex.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression resolved: TIMEX3 type and value, EDTF or None, what it was resolved against, and why."""

    type: TimexType
    value: str
    date: Edtf | None
    anchor: str | None
    basis: str
    grain: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A date told earlier in the report: the reading, the number of its sentence, and how its clause looks at time.

    `bounds` says that a preposition makes it a bound ("since July 9"): nothing is told of that day itself; `before`
    that the past perfect tells of it, as of what was before the narration.
    """

    reading: Reading
    sentence: int
    outlook: Outlook | None = None
    bounds: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its words, sentence, and how its clause looks at time.

    `loose` says that it hangs on a noun, so that the clause's tense is not its own; `bound` that a preposition makes it
    a last bound ("until mid-May"), so that it may lie ahead of a past clause; `before` that its clause is in the past
    perfect.
    """

    words: str
    sentence: int
    outlook: Outlook | None
    loose: bool = False
    bound: bool = False
    before: bool = False


@dataclass(slots=True)
class Anchors:
    """What expressions are resolved against: the publication date, what was told before, and the report's habits.

    `day_first` says whether it writes "04/02/2019" with the day first; None where it does not show.
    """

    published: Edtf | None
    day_first: bool | None = None
    told: list[Told] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.published.first if self.published is not None and self.published.exact else None

    def on(self, day: date) -> Anchors:
        """The same for a report of that day."""
        return replace(self, published=Edtf.day(day))

    @property
    def near(self) -> date | None:
        """The last day that publication can mean, where it is known within a year."""
        when = self.published
        if when is None or when.first is None or when.last is None or (when.last - when.first).days > 366:
            return None
        return when.last

    def _is_plan(self, told: Told) -> bool:
        """Whether what was told lies ahead: by its clause, or of publication."""
        first = told.reading.date.first if told.reading.date is not None else None
        return told.outlook is Outlook.FUTURE or (self.near is not None and first is not None and first > self.near)

    def quarter(self, sentence: int, reach: int) -> Reading | None:
        """The latest quarter told in the last sentences: of those ended at publication, else of those begun."""
        ended, begun = [], []
        for told in reversed(self.told):
            if sentence - told.sentence > reach:
                break
            when = told.reading.date
            if told.reading.grain == "Q" and when is not None and when.first is not None and when.last is not None:
                if self.near is None or when.last <= self.near:
                    ended.append(told.reading)
                elif when.first <= self.near:
                    begun.append(told.reading)
        return max(ended or begun, key=lambda reading: reading.value, default=None)

    def since(self, reading: Reading, values: frozenset[str]) -> bool:
        """Whether one of some values was told after a reading."""
        for told in reversed(self.told):
            if told.reading is reading:
                return False
            if told.reading.value in values:
                return True
        return False

    def latest(self, grains: str, place: Place, reach: int, *, bounds: bool = True) -> Reading | None:
        """The last reading told with one of these grains, at most `reach` sentences back; without `bounds`, no bound.

        What is told as past counts from what was told as past: a plan in between does not move the narration. One that
        may be of several days is told as well, and has no date.
        """
        for told in reversed(self.told):
            if place.sentence - told.sentence > reach:
                return None
            if (place.outlook is Outlook.PAST and self._is_plan(told)) or (told.bounds and not bounds):
                continue
            if told.before and not place.before and told.sentence != place.sentence:
                continue
            if told.reading.grain and told.reading.grain in grains:
                return told.reading
            if (
                told.reading.grain
                and told.outlook is Outlook.PAST
                and not told.bounds
                and told.reading.date is not None
            ):
                return None  # "The treaty was signed in 2019. The next day": of that year, and of no day of the news
        return None


@dataclass(frozen=True, slots=True)
class Times:
    """When the report was published, and every time expression of its article, in text order."""

    published: Dating
    timexes: tuple[Timex, ...]
    index: list[object] = field(default_factory=list, init=False, repr=False, compare=False)
    """What `dating` has looked up in the report, kept from one predicate to the next; no part of the value."""
