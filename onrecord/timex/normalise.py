"""Calendar parts into TIMEX3 values (ISO 8601 with X for what is not known) and EDTF dates.

Invariant: pure; no value is finer than the parts given, and a day that no calendar has raises DateError.
"""

from __future__ import annotations

from datetime import date

from onrecord.dates import Edtf, calendar_day, days_after, month_end

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Months of the northern seasons, as the press means them; their ends are marked approximate."""

_TIME_UNITS = {"S": "S", "MIN": "M", "H": "H"}
_LONG_UNITS = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y")}
_HALVES = {"Y": "6M", "H": "30M", "MIN": "30S", "E": "5Y", "C": "50Y", "D": "T12H"}


def calendar_value(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A TIMEX3 date value.

    >>> calendar_value(2019, 2, 4), calendar_value(None, 2, 4), calendar_value(2019)
    ('2019-02-04', 'XXXX-02-04', '2019')
    """
    value = f"{year:04d}" if year is not None else "XXXX"
    if month is not None:
        value += f"-{month:02d}"
        if day is not None:
            value += f"-{day:02d}"
    return value


def calendar_date(year: int, month: int | None = None, day: int | None = None) -> Edtf:
    """The same as EDTF. Raises DateError for a day that no calendar has."""
    return Edtf.parse(calendar_value(year, month, day))


def third(when: Edtf, mod: str) -> Edtf:
    """Early, mid or late in a year, month, week or decade: its first, middle or last third, ends approximate.

    "Early" means no more than that in the press; thirds keep it from being told finer.

    >>> str(third(Edtf.parse("2018"), "MID")), str(third(Edtf.parse("2018-02"), "START"))
    ('2018-05~/2018-08~', '2018-02-01~/2018-02-10~')
    """
    number = {"START": 0, "MID": 1, "END": 2}.get(mod)
    if number is None or when.first is None or when.last is None or when.exact:
        return when
    days = (when.last - when.first).days + 1
    if days >= 360:
        months = (when.last.year - when.first.year + 1) * 12
        low, high = months * number // 3, months * (number + 1) // 3 - 1
        start = f"{when.first.year + low // 12:04}-{low % 12 + 1:02d}"
        return Edtf.parse(f"{start}~/{when.first.year + high // 12:04}-{high % 12 + 1:02d}~")
    cuts = [0, days // 3 + (days > 7), 2 * days // 3 + (days > 7), days]
    if 28 <= days <= 31:
        cuts = [0, 10, 20, days]
    first = days_after(when.first, cuts[number])
    return Edtf.parse(f"{first}~/{days_after(when.first, cuts[number + 1] - 1)}~")


def season_value(year: int | None, season: str) -> str:
    """A TIMEX3 season.

    >>> season_value(2018, "SU")
    '2018-SU'
    """
    return f"{calendar_value(year)}-{season}"


def season_date(year: int, season: str) -> Edtf:
    """A season's months; winter is the one that begins in the year.

    >>> str(season_date(2018, "WI"))
    '2018-12~/2019-02~'
    """
    first, last = SEASON_MONTHS[season]
    return Edtf.parse(f"{year:04}-{first:02d}~/{year + (last < first):04}-{last:02d}~")


def quarter_of(day: date) -> tuple[int, int]:
    """The year and the number of the quarter that holds a day."""
    return day.year, (day.month - 1) // 3 + 1


def quarter_date(year: int, quarter: int) -> Edtf:
    """A calendar quarter.

    >>> str(quarter_date(2018, 3))
    '2018-07/2018-09'
    """
    return Edtf.between(calendar_day(year, quarter * 3 - 2, 1), month_end(year, quarter * 3))


def week_of(day: date) -> tuple[str, Edtf]:
    """The ISO week of a day, as TIMEX3 value and as EDTF.

    >>> week_of(date(2017, 9, 26))[0], str(week_of(date(2017, 9, 26))[1])
    ('2017-W39', '2017-09-25/2017-10-01')
    """
    monday = days_after(day, -day.weekday())
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}", Edtf.between(monday, days_after(monday, 6))


def months_after(year: int, month: int, count: int) -> tuple[int, int]:
    """The month so many months after (before, if negative) another.

    >>> months_after(2019, 2, -3)
    (2018, 11)
    """
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def duration_value(number: int | str, unit: str) -> str:
    """A TIMEX3 duration; `number` may be X, a half, or a decimal.

    >>> [duration_value(*pair) for pair in ((2, "W"), (3, "H"), (2, "E"), ("X", "M"), ("2.5", "Y"), ("half", "H"))]
    ['P2W', 'PT3H', 'P20Y', 'PXM', 'P2Y6M', 'PT30M']
    """
    clock = unit in _TIME_UNITS
    start = "PT" if clock else "P"
    if number == "half" and unit in _HALVES:
        return start + _HALVES[unit]
    whole = str(number)
    if whole.endswith(".5") and unit in ("Y", "H", "MIN"):
        return f"{start}{whole[:-2]}{_TIME_UNITS.get(unit, unit)}{_HALVES[unit]}"
    if unit in _LONG_UNITS and isinstance(number, int):
        times, unit = _LONG_UNITS[unit]
        return f"P{number * times}{unit}"
    return f"{start}{whole}{_TIME_UNITS.get(unit, unit)}"
