"""Rules for what is told from the day of the report or from what was told before, for durations, sets and references.

Invariant: what counts from a day that is not known stays without a date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.dates import Edtf, calendar_day, days_after
from onrecord.model import TimexType
from onrecord.timex.calendar_rules import integer, modified, word
from onrecord.timex.normalise import (
    calendar_date,
    calendar_value,
    duration_value,
    months_after,
    quarter_date,
    quarter_of,
    week_of,
)
from onrecord.timex.outlook import Outlook
from onrecord.timex.reading import Anchors, Place, Reading
from onrecord.timex.recognise import Found

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_YEARS = {"Y": 1, "E": 10, "C": 100}


def moved(day: date, unit: str, count: int) -> tuple[str, Edtf, str]:
    """The day, week, month, quarter or year so many units from a day: value, EDTF, grain.

    >>> moved(date(2019, 2, 4), "M", -3)[0], moved(date(2019, 2, 4), "W", -1)[0]
    ('2018-11', '2019-W05')
    """
    if unit == "D":
        when = days_after(day, count)
        return when.isoformat(), Edtf.day(when), "D"
    if unit == "W":
        value, week = week_of(days_after(day, 7 * count))
        return value, week, "W"
    if unit == "M":
        year, month = months_after(day.year, day.month, count)
        return calendar_value(year, month), calendar_date(year, month), "M"
    if unit == "Q":
        year, month = months_after(day.year, day.month, 3 * count)
        year, quarter = quarter_of(calendar_day(year, month, 1))
        return f"{year}-Q{quarter}", quarter_date(year, quarter), "Q"
    year = day.year + count * _YEARS.get(unit, 1)
    if unit in ("E", "C") and abs(count) <= 1:
        size = _YEARS[unit]
        start = year // size * size
        return f"{start // size}", Edtf.parse(f"{start:04d}/{start + size - 1:04d}"), unit
    return calendar_value(year), calendar_date(year), "Y"


def read_shift(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "last week", "early next year", "June last year", "4 мая прошлого года", by the day of the report.

    "The past year" ends with the report: its value is last year's, as annotators have it, its date the twelve months.
    """
    values = found.values
    unit, shift, month = word(values, "unit") or "Y", integer(values, "shift") or 0, integer(values, "month")
    mod, day = word(values, "mod"), integer(values, "day")
    near = anchors.near if unit in _YEARS or unit == "Q" else anchors.day or _month_of(anchors, unit)
    if near is None:
        return _unknown(unit, place)
    value, when, grain = moved(near, unit, shift)
    if month is not None:
        value, when = calendar_value(near.year + shift, month, day), calendar_date(near.year + shift, month, day)
        grain = "D" if day else "M"
    basis = f"“{place.words}” told from the report of {anchors.published}."
    when, basis = modified(when, mod, place, anchors, basis)
    if "rolling" in values and near != anchors.day:
        basis = f"“{place.words}”: the day that the report was published is not known, so neither is its end."
        return Reading(TimexType.DATE, value, None, None, basis)
    if "rolling" in values:
        when = Edtf.parse(f"{_back(near, unit)}~/{near}")
    return Reading(TimexType.DATE, value, when, str(anchors.published), basis, grain)


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def _back(day: date, unit: str) -> str:
    """The day a week before a day, or the month a month, quarter, year or more before."""
    return moved(day, "D", -7)[0] if unit == "W" else moved(day, "M", -_MONTHS[unit])[0]


def _month_of(anchors: Anchors, unit: str) -> date | None:
    """A month can be told from a publication date that is known to the month."""
    when = anchors.published
    if unit != "M" or when is None or when.first is None or when.last is None:
        return None
    return when.last if (when.first.year, when.first.month) == (when.last.year, when.last.month) else None


def _unknown(unit: str, place: Place) -> Reading:
    basis = f"“{place.words}”: the day that the report was published is not known, so neither is this."
    return Reading(TimexType.DATE, _UNKNOWN.get(unit, "XXXX-XX-XX"), None, None, basis)


def read_shift_month(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "last March", "next May", "last Oct. 23": the nearest such month before or after the report's own."""
    values = found.values
    month, shift, day = integer(values, "month") or 1, integer(values, "shift") or 0, integer(values, "day")
    near = anchors.near
    if near is None:
        value = calendar_value(None, month, day)
        return Reading(TimexType.DATE, value, None, None, f"“{place.words}”: the report does not tell the year.")
    year = near.year
    if (shift < 0 and month >= near.month) or (shift == 0 and month > near.month and place.outlook is Outlook.PAST):
        year -= 1
    elif (shift > 0 and month <= near.month) or (shift == 0 and month < near.month and place.outlook is Outlook.FUTURE):
        year += 1
    basis = f"“{place.words}” told from the report of {anchors.published}."
    when = calendar_date(year, month, day)
    return Reading(
        TimexType.DATE, calendar_value(year, month, day), when, str(anchors.published), basis, "D" if day else "M"
    )


def read_end_of_year(_found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "year-end"."""
    near = anchors.near
    if near is None:
        return Reading(TimexType.DATE, "XXXX-12-31", None, None, f"“{place.words}”: the year is not told.")
    year = near.year - (place.outlook is Outlook.PAST and near.month <= 6)
    basis = f"“{place.words}” of {year}, told from the report of {anchors.published}."
    return Reading(TimexType.DATE, f"{year}-12-31", calendar_date(year, 12, 31), str(anchors.published), basis, "D")


def read_ago(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "three years ago", "two days ago": as fine as its unit, approximate above the day."""
    return _counted(found, place, anchors, -1)


def read_from_now(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "two weeks from now"."""
    return _counted(found, place, anchors, 1)


def _counted(found: Found, place: Place, anchors: Anchors, sign: int) -> Reading:
    number, unit = found.values.get("number", found.values.get("vague", "X")), word(found.values, "unit") or "D"
    if unit in ("S", "MIN", "H"):
        day = anchors.day
        at = day.isoformat() if day else None
        if unit == "H" and number != 1:
            return Reading(TimexType.DATE, "XXXX-XX-XX", None, at, f"“{place.words}” may lead into another day.")
        when = Edtf.day(day) if day else None
        return Reading(TimexType.DATE, at or "XXXX-XX-XX", when, at, f"“{place.words}” told from the report.")
    if not isinstance(number, int):
        return read_long_ago(found, place, anchors)
    near = anchors.near if unit in _YEARS else anchors.day or _month_of(anchors, unit)
    if near is None:
        return _unknown(unit, place)
    exact = unit == "D"
    if unit == "W" and number == 1:
        unit, number = "D", 7
    value, when, grain = moved(near, unit, sign * number)
    if unit == "E":
        year = near.year + sign * 10 * number
        value, when, grain = calendar_value(year), calendar_date(year), "Y"
    basis = f"“{place.words}” told from the report of {anchors.published}."
    if not exact:
        when = Edtf.parse("/".join(f"{end}~" for end in when.value.split("/")))
    return Reading(TimexType.DATE, value, when, str(anchors.published), basis, grain)


def read_long_ago(_found: Found, place: Place, _anchors: Anchors) -> Reading:
    """Reads "years ago": past, and no more is told."""
    basis = f"“{place.words}” does not tell how long before."
    return Reading(TimexType.DATE, "PAST_REF", None, None, basis)


def read_offset(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "two days earlier", "a year later": from what was told before; from the report only where nothing was."""
    values = found.values
    number, unit, sign = values.get("number", "X"), word(values, "unit") or "D", integer(values, "direction") or -1
    if not isinstance(number, int) or unit in ("S", "MIN", "H"):
        return _hours_later(place, anchors, unit, sign, number)
    told = anchors.latest("D" if unit in "DW" else "DWMQSY", place, 8)
    return _from_told(told, unit, sign * number, place)


def _from_told(told: Reading | None, unit: str, count: int, place: Place) -> Reading:
    """So many units from what was told: behind the end of a range, before its beginning.

    Unknown where nothing was told, or where it counts from one of the many days, months or years that were.
    """
    if told is None or told.date is None or told.date.first is None or told.date.last is None:
        basis = f"“{place.words}” counts from a day that the report does not tell."
        return Reading(TimexType.DATE, _UNKNOWN.get(unit, "XXXX"), None, None, basis)
    first, last = moved(told.date.first, unit, count), moved(told.date.last, unit, count)
    if first[0] != last[0] and not (count and "/" in told.value):
        basis = f"“{place.words}” counts from within {told.value}, and the report does not tell from when."
        return Reading(TimexType.DATE, _UNKNOWN.get(unit, "XXXX"), None, None, basis)
    value, when, grain = last if count > 0 else first
    return Reading(
        TimexType.DATE, value, when, told.value, f"“{place.words}” counts from {told.value}, told before.", grain
    )


_SAME_SCENE = 3
"""Sentences back within which "an hour later" is of the day told before. Set by hand: a paragraph of narration."""


_OF_THAT_DAY = {"H": 6, "MIN": 360}
"""Hours and minutes within which something is still of the day told before, as a rule. Set by hand."""


def _hours_later(place: Place, anchors: Anchors, unit: str, sign: int, number: int | str) -> Reading:
    """Reads "half an hour later", of the day told right before, as a rule, and "48 hours later", two days after it."""
    value = duration_value(number, unit)
    told = anchors.latest("DW", place, _SAME_SCENE, bounds=False) if sign > 0 and unit in ("S", "MIN", "H") else None
    if told is None or told.grain != "D" or told.date is None or told.date.first is None or not told.date.exact:
        return Reading(TimexType.DURATION, value, None, None, f"“{place.words}” is a duration.")
    basis = f"“{place.words}” counts from {told.value}, told before."
    if not isinstance(number, int) or number <= _OF_THAT_DAY.get(unit, number):
        return Reading(TimexType.DURATION, value, told.date, told.value, basis)
    if unit != "H" or number % 24:
        return Reading(TimexType.DURATION, value, None, told.value, f"“{place.words}” may lead into another day.")
    _, when, _ = moved(told.date.first, "D", number // 24)
    return Reading(TimexType.DURATION, value, when, told.value, basis)


_QUARTER_REACH = 5
"""Sentences back within which a quarter makes "a year earlier" the same quarter of the year before. Set on TimeBank."""


def read_same_period(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "a year earlier", "year-ago", "the 1988 quarter": the same quarter of another year, else that year."""
    year = integer(found.values, "year")
    told = anchors.quarter(place.sentence, _QUARTER_REACH)
    if told is not None and told.date is not None and told.date.first is not None:
        if year is None and anchors.since(told, frozenset({"P6M", "P9M"})):
            basis = (
                f"“{place.words}” compares several quarters, told after {told.value}, with those of the year before."
            )
            value, when, grain = moved(told.date.first, "Y", -1)
            return Reading(TimexType.DATE, value, Edtf.parse(f"{value}~"), told.value, basis, grain)
        back = 1 if year is None else told.date.first.year - year
        value, when, grain = moved(told.date.first, "Q", -4 * back)
        basis = f"“{place.words}” counts from {told.value}, told before."
        return Reading(TimexType.DATE, value, when, told.value, basis, grain)
    if year is not None:
        basis = f"“{place.words}” names the year itself."
        return Reading(TimexType.DATE, calendar_value(year), calendar_date(year), None, basis, "Y")
    if "direction" in found.values:
        return read_offset(found, place, anchors)
    if "number" in found.values:
        return read_ago(found, place, anchors)
    near = anchors.near
    if near is None:
        return _unknown("Y", place)
    basis = f"“{place.words}” told from the report of {anchors.published}."
    when = Edtf.parse(f"{near.year - 1:04}~")
    return Reading(TimexType.DATE, str(near.year - 1), when, str(anchors.published), basis, "Y")


def read_adjacent(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "the following day", "that year", "the next morning": from what was told before."""
    values = found.values
    step, unit, part = integer(values, "adjacent") or 0, word(values, "unit") or "D", word(values, "part")
    wanted = {"D": "D", "W": "DW", "M": "DWM", "Q": "Q"}.get(unit, "DWMQSY")
    reading = _from_told(anchors.latest(wanted, place, 12, bounds=step != 0), unit, step, place)
    if reading.date is None:
        return reading
    week = anchors.latest("DW", place, 1, bounds=False) if unit == "D" and step == 0 else None
    if week is not None and week.grain == "W":  # "said last week that …. On the same day, she": of a day of that week
        basis = f"“{place.words}” counts from a day of {week.value} that the report does not tell."
        return Reading(TimexType.DATE, _UNKNOWN[unit], None, None, basis)
    when, basis = modified(reading.date, word(values, "mod"), place, anchors, reading.basis)
    if part:
        return replace(reading, type=TimexType.TIME, value=f"{reading.value}T{part}", date=when, basis=basis)
    return replace(reading, date=when, basis=basis)


def read_duration(found: Found, place: Place, _anchors: Anchors) -> Reading:
    """Reads "for months", "two years": how long, not when."""
    value = duration_value(found.values.get("number", "X"), word(found.values, "unit") or "D")
    return Reading(TimexType.DURATION, value, None, None, f"“{place.words}” tells how long, not when.")


def read_event_offset(found: Found, place: Place, _anchors: Anchors) -> Reading:
    """Reads "the day before the vote", "the eve of the summit": the event's date is looked up later."""
    value = _UNKNOWN.get(word(found.values, "unit") or "D", "XXXX-XX-XX")
    basis = f"“{place.words}” counts from an event whose day the report does not tell."
    return Reading(TimexType.DATE, value, None, None, basis)


def read_set(found: Found, place: Place, _anchors: Anchors) -> Reading:
    """Reads "every week", "each Tuesday", "daily"."""
    values = found.values
    weekday, month, adverb = integer(values, "weekday"), integer(values, "month"), word(values, "adverb")
    if weekday is not None:
        part = word(values, "part")
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    elif month is not None:
        value = calendar_value(None, month)
    else:
        value = adverb or duration_value(values.get("number", 1), word(values, "unit") or "D")
    return Reading(TimexType.SET, value, None, None, f"“{place.words}” comes again and again.")


def read_ref(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "now", "recently", "soon"."""
    value = word(found.values, "ref") or "PRESENT_REF"
    when = anchors.published if value == "PRESENT_REF" else None
    basis = f"“{place.words}” points at the time of the report." if when else f"“{place.words}” tells no date."
    return Reading(TimexType.DATE, value, when, str(when) if when else None, basis)
