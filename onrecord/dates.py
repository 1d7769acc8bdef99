"""EDTF dates (ISO 8601-2) as values: a written date and the days that it can mean.

Invariant: `first <= last` where both are known; a bound that is open or unknown is None, never a stand-in day.
The notation is parsed by the `edtf` package; days that no calendar has are refused here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from time import struct_time

from onrecord.errors import DateError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
_MARKS = re.compile(r"[~?%]")


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written in EDTF, with the first and the last day that it can mean (None: open or unknown).

    >>> Edtf.parse("2017-10")
    Edtf(value='2017-10', first=datetime.date(2017, 10, 1), last=datetime.date(2017, 10, 31))
    >>> Edtf.parse("../2014").first is None
    True
    >>> Edtf.parse("2019-02-31")
    Traceback (most recent call last):
    onrecord.errors.DateError: 2019-02-31: no calendar has this day; give a day such as 2019-02-04
    """

    value: str
    first: date | None
    last: date | None

    @staticmethod
    def parse(value: str) -> Edtf:
        """Read an EDTF string. Raises DateError for what is not EDTF or not in the calendar."""
        return _parse(value.strip())

    @staticmethod
    def day(day: date) -> Edtf:
        """One day.

        >>> str(Edtf.day(date(2019, 2, 4)))
        '2019-02-04'
        """
        return Edtf(day.isoformat(), day, day)

    @staticmethod
    def between(first: date | None, last: date | None) -> Edtf:
        """The shortest EDTF for all days from `first` to `last`; None is an open end.

        >>> str(Edtf.between(date(2017, 1, 1), date(2017, 12, 31))), str(Edtf.between(None, date(2014, 1, 31)))
        ('2017', '../2014-01')
        """
        if first is None or last is None:
            start = _shortest_end(first, opening=True) if first else ".."
            return Edtf(f"{start}/{_shortest_end(last, opening=False) if last else '..'}", first, last)
        if first > last:
            raise DateError(f"the interval ends ({last}) before it begins ({first})", mend="swap its ends")
        return Edtf(_shortest(first, last), first, last)

    @property
    def exact(self) -> bool:
        """Whether it means one single day."""
        return self.first is not None and self.first == self.last

    @property
    def approximate(self) -> bool:
        """Whether it is marked as uncertain or approximate (`?`, `~`, `%`)."""
        return any(mark in self.value for mark in "?~%")

    def within(self, other: Edtf) -> bool:
        """Whether every day that this can mean is a day that `other` can mean."""
        starts = other.first is None or (self.first is not None and self.first >= other.first)
        return starts and (other.last is None or (self.last is not None and self.last <= other.last))

    def __str__(self) -> str:
        return self.value


def _shortest(first: date, last: date) -> str:
    year, month = f"{first.year:04}", _month(first)
    if first == last:
        return first.isoformat()
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return year
    if first.day == 1 and _month(last) == month and last == month_end(first.year, first.month):
        return month
    if first.day == 1 and last == month_end(last.year, last.month):
        if first.month == 1 and last.month == 12:
            return f"{year}/{last.year:04}"
        return f"{month}/{_month(last)}"
    return f"{first}/{last}"


def _month(day: date) -> str:
    """The month as `YYYY-MM`; `strftime` writes years before 1000 without their zeros on some systems."""
    return day.isoformat()[:7]


def _shortest_end(day: date, *, opening: bool) -> str:
    """One end of an interval: a year or a month where the day is its first (opening) or last one."""
    edge = date(day.year, 1, 1) if opening else date(day.year, 12, 31)
    if day == edge:
        return f"{day.year:04}"
    edge = date(day.year, day.month, 1) if opening else month_end(day.year, day.month)
    return _month(day) if day == edge else day.isoformat()


def month_end(year: int, month: int) -> date:
    """The last day of a month. Raises DateError for a year that `datetime` does not count (1 to 9999).

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    first = calendar_day(year, month, 1)
    return first.replace(day=monthrange(year, month)[1])


def calendar_day(year: int, month: int, day: int) -> date:
    """A day. Raises DateError for one that no calendar has, or of a year outside 1 to 9999.

    >>> calendar_day(2019, 2, 31)
    Traceback (most recent call last):
    onrecord.errors.DateError: 2019-02-31: no calendar has this day; give a day such as 2019-02-04
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        written = f"{year:04}-{month:02}-{day:02}"
        raise DateError("no calendar has this day", written, "give a day such as 2019-02-04") from None


def days_after(day: date, count: int) -> date:
    """The day so many days after (before, if negative) another. Raises DateError outside the years 1 to 9999.

    >>> days_after(date(2019, 2, 4), -4).isoformat()
    '2019-01-31'
    """
    try:
        return day + timedelta(count)
    except OverflowError:
        raise DateError(f"{count} days from {day} is outside the years 1 to 9999") from None


def _as_date(moment: struct_time) -> date:
    return calendar_day(moment.tm_year, moment.tm_mon, moment.tm_mday)


@lru_cache(maxsize=65536)
def _parse(value: str) -> Edtf:
    for part in value.split("/"):
        written = _MARKS.sub("", part)
        if _DAY.fullmatch(written):
            try:
                date.fromisoformat(written)
            except ValueError:
                raise DateError("no calendar has this day", value, "give a day such as 2019-02-04") from None
    # Imported here: its grammar takes long to build, and a day or a month needs none of it.
    plain = _plain(value)
    if plain is not None:
        return plain
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(value)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        ends = value.split("/") if "/" in value else [value, value]
        first = None if ends[0] in ("", "..") else _as_date(lower)
        last = None if ends[-1] in ("", "..") else _as_date(upper)
    # The grammar takes more than a day of the calendar can be: years of six figures or before the first, open sets.
    except (
        EDTFParseException, DateError, ValueError, OverflowError, TypeError, AttributeError, IndexError, RecursionError,
    ):  # fmt: skip
        raise DateError("not an EDTF date", value, "write 2019, 2019-02, 2019-02-04 or 2019-01/2019-10") from None
    if first is not None and last is not None and first > last:
        raise DateError("the interval ends before it begins", value, "swap its ends")
    return Edtf(value, first, last)


def _plain_interval(value: str, first: str, last: str) -> Edtf | None:
    """An interval of the commonest forms, or one open at one end."""
    opens = first == ".."
    ends = (None if opens else _plain(first), None if last == ".." else _plain(last))
    if (opens and last == "..") or (not opens and ends[0] is None) or (last != ".." and ends[1] is None):
        return None
    since, until = ends[0].first if ends[0] else None, ends[1].last if ends[1] else None
    return None if since and until and since > until else Edtf(value, since, until)


def _plain(value: str) -> Edtf | None:
    """The commonest forms (a year, month or day, with or without `~?%`, and intervals of them) without the grammar."""
    first, slash, last = value.partition("/")
    if slash:
        return _plain_interval(value, first, last)
    found = _PLAIN.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if day:
        return Edtf(value, calendar_day(year, month or 1, day), calendar_day(year, month or 1, day))
    return Edtf(value, calendar_day(year, month or 1, 1), month_end(year, month or 12))
