"""Rules for days: weekdays, today and its neighbours, weekends, holidays, clock times.

Invariant: they count from the day of publication, or from a day told before; where that is not known there is no date.
"""

from __future__ import annotations

from datetime import date

from onrecord.dates import Edtf, calendar_day, days_after, month_end
from onrecord.model import TimexType
from onrecord.timex.calendar_rules import integer, read_date, word
from onrecord.timex.normalise import week_of
from onrecord.timex.outlook import Outlook
from onrecord.timex.reading import Anchors, Place, Reading
from onrecord.timex.recognise import Found


def weekday_near(number: int, day: date, ahead: bool) -> date:
    """The last such weekday up to a day, or the first from it on. Raises DateError outside the years 1 to 9999.

    >>> weekday_near(1, date(2017, 10, 4), ahead=False).isoformat()
    '2017-10-02'
    """
    if ahead:
        return days_after(day, (number - day.isoweekday()) % 7)
    return days_after(day, -((day.isoweekday() - number) % 7))


def with_part(when: date, part: str | None, basis: str, anchor: str | None) -> Reading:
    """A day, or a part of it as TIMEX3 writes it (`2019-02-04TNI`)."""
    value = when.isoformat()
    if part is not None:
        return Reading(TimexType.TIME, f"{value}T{part}", Edtf.day(when), anchor, basis, "D")
    return Reading(TimexType.DATE, value, Edtf.day(when), anchor, basis, "D")


def read_weekday(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "on Tuesday", "last Monday", "this past Monday", "the following Friday", "Tuesday of last week".

    "Last Monday" and "next Friday" are those of the weeks beside; said on a Thursday, some mean this week's by them.
    """
    values = found.values
    number, shift, part = integer(values, "weekday") or 1, integer(values, "shift"), word(values, "part")
    adjacent, nearest, day = integer(values, "adjacent"), integer(values, "nearest"), anchors.day
    if adjacent is not None:
        told = anchors.latest("D", place, 6)
        base = (told.date.last if adjacent > 0 else told.date.first) if told is not None and told.date else None
        if told is None or base is None:
            return _unknown(number, part, f"“{place.words}” counts from a day that the report does not tell.")
        when = weekday_near(number, days_after(base, adjacent), ahead=adjacent >= 0)
        return with_part(when, part, f"“{place.words}” counts from {told.value}, told before.", told.value)
    if day is None:
        basis = f"“{place.words}”: the day that the report was published is not known, so neither is this."
        return _unknown(number, part, basis)
    at = day.isoformat()
    if shift == 0 and place.outlook in (Outlook.PAST, Outlook.FUTURE):
        shift = None  # as of a weekday by itself
    if shift is not None:
        off = number - day.isoweekday()
        when = days_after(day, 7 * shift + off)
        if found.rule == "weekday" and shift * off > 0:
            either = f"{when} or {days_after(day, off)}"
            # With its grain, what is told behind it counts from it, and so from no day.
            return _unknown(number, part, f"“{place.words}” may be {either}, seen from the report of {at}.", "D")
        return with_part(when, part, f"“{place.words}” told from the report of {at}.", at)
    if nearest is not None:
        when = weekday_near(number, days_after(day, nearest), ahead=nearest > 0)
    else:
        when = weekday_near(number, day, ahead=place.outlook is Outlook.FUTURE)
    basis = f"“{place.words}” is the {'next' if when > day else 'last'} such weekday, seen from the report of {at}."
    if when == day:
        basis = f"“{place.words}” is the day of the report, {at}."
    return with_part(when, part, basis, at)


def _unknown(number: int, part: str | None, basis: str, grain: str = "") -> Reading:
    """A weekday of a week that is not known."""
    kind, tail = (TimexType.TIME, f"T{part}") if part else (TimexType.DATE, "")
    return Reading(kind, f"XXXX-WXX-{number}{tail}", None, None, basis, grain)


def read_today(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "today", "yesterday", "tonight", "this morning"."""
    shift, part = integer(found.values, "today") or 0, word(found.values, "part")
    day = anchors.day
    if day is None:
        value = "XXXX-XX-XX" + (f"T{part}" if part else "")
        basis = f"“{place.words}”: the day that the report was published is not known, so neither is this."
        return Reading(TimexType.TIME if part else TimexType.DATE, value, None, None, basis)
    when = days_after(day, shift)
    return with_part(when, part, f"“{place.words}” told from the report of {day.isoformat()}.", day.isoformat())


def read_weekend(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "the weekend": the last one, or the next where the clause looks ahead."""
    day = anchors.day
    if day is None:
        return Reading(TimexType.DATE, "XXXX-WXX-WE", None, None, f"“{place.words}”: the publication day is not known.")
    shift, begun = integer(found.values, "shift"), day.isoweekday() >= 6
    of_week = days_after(day, 6 - day.isoweekday())
    if shift == 0:  # "this weekend": told as past, on a weekday, the last one
        saturday = days_after(of_week, -7 * (place.outlook is Outlook.PAST and not begun))
    elif shift is not None:
        saturday = days_after(of_week, -7 if shift < 0 else 7 * begun)
    else:
        saturday = weekday_near(6, day, ahead=place.outlook is Outlook.FUTURE)
    value, _ = week_of(saturday)
    when = Edtf.between(saturday, days_after(saturday, 1))
    basis = f"“{place.words}” told from the report of {day.isoformat()}."
    return Reading(TimexType.DATE, f"{value}-WE", when, day.isoformat(), basis, "W")


def read_holiday(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "Thanksgiving" and the like: a fixed day, or a month's nth weekday (`11-4-1`: month, weekday, nth or L)."""
    year, shift = integer(found.values, "year"), integer(found.values, "shift")
    code = word(found.values, "holiday") or ""
    near = anchors.near
    anchor = None if year is not None else str(anchors.published)
    if year is None:
        if near is None:
            value = f"XXXX-{code}" if code.count("-") == 1 else f"XXXX-{code[:2]}"
            return Reading(TimexType.DATE, value, None, None, f"“{place.words}”: the year is not told.")
        days = [_holiday(code, y) for y in range(near.year - 1, near.year + 2)]
        if shift == -1 or place.outlook is Outlook.PAST:
            when = [d for d in days if d <= near][-1]
        elif shift == 1 or place.outlook is Outlook.FUTURE:
            when = next(d for d in days if d >= near)
        else:
            when = min(days, key=lambda d: abs((d - near).days))
    else:
        when = _holiday(code, year)
    return with_part(when, None, f"“{place.words}” is {when.isoformat()}.", anchor)


def _holiday(code: str, year: int) -> date:
    parts = code.split("-")
    month = int(parts[0])
    if len(parts) == 2:
        return calendar_day(year, month, int(parts[1]))
    weekday = int(parts[1])
    if parts[2] == "L":
        return weekday_near(weekday, month_end(year, month), ahead=False)
    nth = int(parts[2])
    return days_after(weekday_near(weekday, calendar_day(year, month, 1), ahead=True), 7 * (nth - 1))


def read_clock(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "10 p.m. Wednesday", "16:15 UTC": on the day named, else on the day told last or the day of publication."""
    values = found.values
    hour, minute = integer(values, "hour") or 0, integer(values, "minute") or 0
    meridiem, noon = integer(values, "meridiem"), integer(values, "noon")
    if meridiem is not None:
        hour = hour % 12 + meridiem
    if noon is not None:
        hour = noon
    time = f"T{hour:02d}:{minute:02d}"
    if integer(values, "month") is not None:
        base = read_date(found, place, anchors)
    elif integer(values, "weekday") is not None:
        base = read_weekday(found, place, anchors)
    elif integer(values, "today") is not None:
        base = read_today(found, place, anchors)
    else:
        told = anchors.latest("D", place, 1)
        day = anchors.day
        if told is not None and told.date is not None and told.date.exact:
            base = told
        elif told is not None:
            base = Reading(TimexType.TIME, "XXXX-XX-XX", None, None, f"“{place.words}” is of a day of {told.value}.")
        elif day is not None:
            base = with_part(day, None, f"“{place.words}” on the day of the report, {day}.", day.isoformat())
        else:
            base = Reading(TimexType.TIME, "XXXX-XX-XX", None, None, f"“{place.words}”: the day is not known.")
    time += word(values, "zone") or ""
    return Reading(TimexType.TIME, base.value[:10] + time, base.date, base.anchor, base.basis, "D" if base.date else "")
