"""Rules for words that count from the report or from what was told before, as the clause has it.

Invariant: what happened counts from what was told before it, what lies ahead from the day of the report; where that
is not known there is no date.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.dates import Edtf, days_after
from onrecord.model import TimexType
from onrecord.timex.calendar_rules import integer, word
from onrecord.timex.normalise import calendar_date, calendar_value
from onrecord.timex.outlook import Outlook
from onrecord.timex.reading import Anchors, Place, Reading
from onrecord.timex.recognise import Found
from onrecord.timex.relative_rules import read_adjacent, read_duration, read_from_now, read_offset, read_shift

_REACH = 12
"""Sentences back within which a year that was told is "the same year"."""


def read_shift_or_adjacent(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "в следующем году": the year after the one told before if its clause is past, else that after publication.

    Where it hangs on a noun ("discussed the visit next week"), the clause's tense is not its own. Where no verb tells,
    it has a date only if both are the same.
    """
    ahead = read_shift(found, place, anchors)
    if place.outlook in (Outlook.FUTURE, Outlook.PRESENT) or (place.loose and place.outlook is Outlook.PAST):
        return ahead
    read_told = read_of_told_year if "month" in found.values else read_adjacent
    told = read_told(found, place, anchors)
    if place.outlook is Outlook.PAST or told.date == ahead.date:
        return told
    if told.date is None:
        return ahead
    return replace(told, date=None, basis=f"“{place.words}” may count from {told.anchor} or from the report.", grain="")


def read_of_told_year(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "in June that year", "4 мая следующего года": of the year told before, or of the one next to it."""
    values = found.values
    month, day = integer(values, "month") or 1, integer(values, "day")
    told = anchors.latest("DWMQSY", place, _REACH)
    if told is None or told.date is None or told.date.first is None or told.date.last is None:
        basis = f"“{place.words}” counts from a year that the report does not tell."
        return Reading(TimexType.DATE, calendar_value(None, month, day), None, None, basis)
    if told.date.first.year != told.date.last.year:
        basis = f"“{place.words}” counts from within {told.value}, and the report does not tell from when."
        return Reading(TimexType.DATE, calendar_value(None, month, day), None, None, basis)
    year = told.date.first.year + (integer(values, "adjacent") or 0)
    basis = f"“{place.words}” counts from {told.value}, told before."
    when, value = calendar_date(year, month, day), calendar_value(year, month, day)
    return Reading(TimexType.DATE, value, when, told.value, basis, "D" if day else "M")


def read_ahead_or_later(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "через два месяца": later than what was told in a clause in the past, ahead of the report in others.

    Ahead it is about then: who says so counts from the day on which they say it.
    """
    if place.outlook is Outlook.PAST and not place.loose:
        return read_offset(found, place, anchors)
    vague = not isinstance(found.values.get("number"), int)
    if place.outlook is None or vague or word(found.values, "unit") in ("S", "MIN", "H"):
        return read_duration(found, place, anchors)
    reading = read_from_now(found, place, anchors)
    when = reading.date
    if when is None or when.approximate:
        return reading
    return replace(reading, date=Edtf.parse("/".join(f"{end.rstrip('~')}~" for end in when.value.split("/"))))


def read_eve(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "накануне": the day before the one told before, else about the day before publication.

    The same word again is the same day, as long as none is told in between.
    """
    told, same = anchors.latest("D", place, _REACH), f"“{place.words.split()[0]}".casefold()
    if told is not None and told.basis.casefold().startswith(same):
        return told
    reading, day = read_adjacent(found, place, anchors), anchors.day
    if reading.date is not None or day is None:
        return reading
    when = days_after(day, integer(found.values, "adjacent") or 0)
    part = word(found.values, "part")
    basis = f"“{place.words}”: no day is told before, so about the day before the report of {anchors.published}."
    kind = TimexType.TIME if part else TimexType.DATE
    value = when.isoformat() + (f"T{part}" if part else "")
    return Reading(kind, value, Edtf.parse(f"{when.isoformat()}~"), day.isoformat(), basis, "D")
