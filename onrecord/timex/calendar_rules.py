"""Rules for dates of the calendar: days of months, months, years, seasons, quarters, decades, centuries.

Invariant: a part that the words leave out (most often the year) is taken from the publication date by the clause's
outlook, or from a date told just before in the same narration; where neither is known it stays X and the date None.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from onrecord.dates import Edtf, calendar_day, days_after, month_end
from onrecord.errors import DateError
from onrecord.model import TimexType
from onrecord.timex.normalise import (
    calendar_date,
    calendar_value,
    quarter_date,
    quarter_of,
    season_date,
    season_value,
    third,
    week_of,
)
from onrecord.timex.outlook import Outlook
from onrecord.timex.reading import Anchors, Place, Reading
from onrecord.timex.recognise import Found

_NARRATION = 3
"""Sentences back within which a date that was told lends its year."""

_MEMORY = 200
"""Expressions back within which the same month or day lends its year: more than any report of the corpora holds."""

_SLACK = timedelta(2)
"""A report may be read in another time zone, or date itself to the morning after: so far ahead still counts as past."""

_TWO_MONTHS = 60
"""A day of a month that comes again within so many days and has no year is the coming one, whatever the tense: the
press names the year of a day ten months past ("extended the offer to Nov. 16"). Set on TimeBank."""

_SHORT_YEARS = 100
"""A year under it is written short ("since '82"): the last one so written, of a day ("04.02.19") the nearest."""

_LATE_TENS = 30
"""Decades under it (the '00s, '10s, '20s) can be of two centuries in the press of today: which, publication tells."""

Values = Mapping[str, int | str]


def integer(values: Values, name: str) -> int | None:
    """The value of a group if it is a number."""
    worth = values.get(name)
    return worth if isinstance(worth, int) else None


def word(values: Values, name: str) -> str | None:
    """The value of a group if it is a word."""
    worth = values.get(name)
    return worth if isinstance(worth, str) else None


def _year_for(month: int, day: int | None, place: Place, anchors: Anchors) -> tuple[int, str, str] | None:
    """The year of a month or of a day of a month: the year, its anchor, and why."""
    near = anchors.near
    if near is None:
        return _year_told(month, day, anchors, place)
    at, since = str(anchors.published), anchors.published.first if anchors.published else None
    first = since or near
    candidates = []
    for year in range(near.year - 4, near.year + 5):
        try:
            days = calendar_date(year, month, day)
        except DateError:
            continue
        candidates.append((days.first or near, days.last or near, year))
    if not candidates:
        raise DateError(f"no calendar has day {day} of month {month}")
    if place.outlook is Outlook.FUTURE:
        ahead = [year for _, last, year in candidates if first - last <= _SLACK]
        if not ahead:
            raise DateError(f"no such day ahead of {at} is within the years 1 to 9999")
        return ahead[0], at, f"told as ahead in a report of {at}, so the next one"
    soon = [(start - near).days for start, _, _ in candidates if start >= near]
    leap = day is not None and bool(soon) and soon[0] <= _TWO_MONTHS
    if place.outlook is Outlook.PAST and not (place.loose or place.bound) and not leap:
        behind = [year for start, _, year in candidates if start - near <= (_SLACK if day else timedelta())]
        if not behind:
            raise DateError(f"no such day before {at} is within the years 1 to 9999")
        return behind[-1], at, f"told as past in a report of {at}, so the last one"
    told = _same_told(month, day, anchors, place)
    if told is not None:
        return told[0], told[1], "the one told before"
    begin = near if day else near.replace(day=1)
    weight = 1 if place.bound else 3
    nearest = min(candidates, key=lambda c: (begin - c[0]).days if c[0] <= begin else weight * (c[0] - begin).days)
    return nearest[2], at, f"the one nearest to the report of {at}, rather before than after"


def _same_told(month: int, day: int | None, anchors: Anchors, place: Place) -> tuple[int, str] | None:
    """The year of the same month or day where it was told before; a month lends its year to a day just told."""
    for told in anchors.told[: -_MEMORY - 1 : -1]:
        when = told.reading.date
        if when is None or when.first is None or when.first.month != month:
            continue
        near = day is None or place.sentence - told.sentence <= _NARRATION
        if (told.reading.grain == "M" and near) or (when.exact and when.first.day == day):
            return when.first.year, told.reading.value
    return None


def _year_told(month: int, day: int | None, anchors: Anchors, place: Place) -> tuple[int, str, str] | None:
    """Without a publication date: the year of the same month, told in full in the same narration.

    No more than that: "In March 2018 … since October" would else put October after March.
    """
    told = anchors.latest("DM", place, _NARRATION)
    if told is not None and told.date is not None and told.date.first is not None and told.date.last is not None:
        first, last = told.date.first, told.date.last
        if first.month == last.month == month and (day is None or told.grain == "M" or day >= first.day):
            return first.year, told.value, f"the narration goes on from {told.value}"
    same = _same_told(month, day, anchors, place) if day is not None else None
    return (*same, "the day told before") if same is not None else None


def read_date(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Year, month, day, weekday, in any part: "December 2018", "on February 4", "In March"."""
    values = found.values
    year, month, day = integer(values, "year"), integer(values, "month"), integer(values, "day")
    mod = word(values, "mod")
    if year is not None and year < _SHORT_YEARS:
        if anchors.near is None:
            basis = f"“{place.words}”: the report does not tell the century."
            return Reading(
                TimexType.DATE, calendar_value(None, month, day) if day else f"XX{year:02d}", None, None, basis
            )
        last = anchors.near.year
        year += last // _SHORT_YEARS * _SHORT_YEARS
        if year > last + (_SHORT_YEARS // 2 if day else 0):
            year -= _SHORT_YEARS
    anchor = None
    basis = f"“{place.words}” names the {'day' if day else 'month' if month else 'year'} itself."
    if year is None and month is not None:
        chosen = _year_for(month, day, place, anchors)
        if chosen is None:
            value = calendar_value(None, month, day)
            if day is not None and day > month_end(2000, month).day:
                raise DateError(f"no calendar has day {day} of month {month}")
            return Reading(TimexType.DATE, value, None, None, f"“{place.words}”: the report does not tell the year.")
        year, anchor, why = chosen
        basis = f"“{place.words}” has no year: {why}: {year}."
    if year is None:
        return Reading(TimexType.DATE, "XXXX", None, None, f"“{place.words}”: the report does not tell the year.")
    when = calendar_date(year, month, day)
    basis = _weekday_check(when, integer(values, "weekday"), basis)
    value = calendar_value(year, month, day)
    grain = "D" if day else "M" if month else "Y"
    when, basis = modified(when, mod, place, anchors, basis)
    return Reading(TimexType.DATE, value, when, anchor, basis, grain)


def read_part_of_month(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "the last week of March", "the first day of May 2018": a week is seven days counted from an end."""
    values = found.values
    month = read_date(found, place, anchors)
    number, unit = integer(values, "nth") or 1, word(values, "unit")
    if month.date is None or month.date.first is None or month.date.last is None:
        return Reading(TimexType.DATE, f"{month.value}-XX" if unit == "D" else month.value, None, None, month.basis)
    first, last = month.date.first, month.date.last
    days = 1 if unit == "D" else 7
    start = days_after(last, 1 - days) if number < 0 else days_after(first, days * (number - 1))
    if start > last:
        raise DateError(f"{calendar_value(first.year, first.month)} has no {'day' if days == 1 else 'week'} {number}")
    if days == 1:
        basis = f"{month.basis[:-1]}; so {start}."
        return Reading(TimexType.DATE, start.isoformat(), Edtf.day(start), month.anchor, basis, "D")
    value, _ = week_of(days_after(start, 3))
    when = Edtf.parse(f"{start}~/{min(days_after(start, 6), last)}~")
    return Reading(TimexType.DATE, value, when, month.anchor, month.basis, "W")


def modified(when: Edtf, mod: str | None, place: Place, anchors: Anchors, basis: str) -> tuple[Edtf, str]:
    """Early, mid and late are thirds; "earlier in 2017" ends, "later in 2017" begins, with what was told within it.

    Where nothing was told within it, publication bounds it; else it is the whole.
    """
    if mod not in ("EARLIER", "LATER") or when.first is None or when.last is None:
        return (third(when, mod) if mod else when), basis
    within, words = _told_within(when, place, anchors)
    if within is None or within.first is None or within.last is None:
        return when, basis
    if mod == "EARLIER":
        return Edtf.between(when.first, within.last), f"{basis[:-1]}; earlier than {words}."
    return Edtf.between(within.first, when.last), f"{basis[:-1]}; later than {words}."


def _told_within(when: Edtf, place: Place, anchors: Anchors) -> tuple[Edtf | None, str]:
    """A finer date inside `when`: of the narration just before, else publication."""
    for told in reversed(anchors.told):
        if place.sentence - told.sentence > _NARRATION:
            break
        finer = told.reading.date
        if finer is None or told.reading.grain not in ("D", "M", "W") or finer.value == when.value:
            continue
        if finer.within(when):
            return finer, f"{told.reading.value}, told just before"
    published = anchors.published
    if published is not None and published.within(when) and published.value != when.value:
        return published, f"the report of {published}"
    return None, ""


def _weekday_check(when: Edtf, weekday: int | None, basis: str) -> str:
    if weekday is None or when.first is None or when.first.isoweekday() == weekday:
        return basis
    return f"{basis[:-1]}, though that was another day of the week."


def read_year(found: Found, place: Place, anchors: Anchors) -> Reading:
    """A year by itself."""
    return read_date(found, place, anchors)


def read_slashed(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "25/12/2018" or "12/25/2018"; "04/02/2019" can be two days, and takes the report's habit.

    Where the report shows none, it is the day that is not after a report that tells it as past; else its year alone.
    """
    first, second = integer(found.values, "first") or 0, integer(found.values, "second") or 0
    year = integer(found.values, "year") or 0
    if first == second or first > 12 or second > 12:
        day, month = max(first, second), min(first, second)
        if month == 0:
            raise DateError(f"no calendar has month {month}")
        when = calendar_date(year, month, day)
        return Reading(TimexType.DATE, when.value, when, None, f"“{place.words}” names the day itself.", "D")
    chosen = _by_habit(place, anchors, calendar_date(year, second, first), calendar_date(year, first, second))
    if chosen is not None:
        when, why = chosen
        return Reading(TimexType.DATE, when.value, when, None, f"“{place.words}” is {when}: {why}.", "D")
    basis = f"“{place.words}” can be a day of month {first} or of month {second}; only the year is sure."
    return Reading(TimexType.DATE, f"{year}-XX-XX", calendar_date(year), None, basis, "Y")


def _by_habit(place: Place, anchors: Anchors, day_first: Edtf, month_first: Edtf) -> tuple[Edtf, str] | None:
    """Which of two days is meant, and why."""
    if anchors.day_first is not None:
        order = "day" if anchors.day_first else "month"
        return day_first if anchors.day_first else month_first, f"the report writes the {order} first"
    near = anchors.near
    if near is None or place.outlook is not Outlook.PAST or place.bound:
        return None
    behind = [when for when in (day_first, month_first) if when.first is not None and when.first - near <= _SLACK]
    return (behind[0], f"the other day lies after the report of {anchors.published}") if len(behind) == 1 else None


def read_range(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "June 19-24", "2014-2016": its first part is read as a date, the last closes the interval."""
    values = found.values
    end_year, end_month, end_day = (integer(values, f"end_{part}") for part in ("year", "month", "day"))
    if end_year is not None:
        year = integer(values, "year") or 0
        end_year = end_year if end_year > 99 else year // 100 * 100 + end_year
        if end_year <= year:
            raise DateError(f"the years {year} to {end_year} run backwards")
        when = Edtf.between(calendar_day(year, 1, 1), calendar_day(end_year, 12, 31))
        return Reading(TimexType.DATE, when.value, when, None, f"“{place.words}” names its first and last year.", "Y")
    start_month, last_year = integer(values, "month") or 1, integer(values, "year")
    if last_year is not None and end_month is not None and end_month < start_month:  # "December 28 - January 3, 2024"
        found = Found(found.start, found.end, found.rule, {**values, "year": last_year - 1})
    opening = read_date(found, place, anchors)
    month = end_month or start_month
    if opening.date is None or opening.date.first is None:
        value = f"{opening.value}/{calendar_value(None, month, end_day)}"
        return Reading(TimexType.DATE, value, None, None, opening.basis)
    year = opening.date.first.year + (end_month is not None and end_month < opening.date.first.month)
    closing = calendar_date(year, month, end_day)
    if closing.last is None or closing.last < opening.date.first:
        raise DateError(f"the days {opening.value} to {closing.value} run backwards")
    when = Edtf.between(opening.date.first, closing.last)
    value = f"{opening.value}/{closing.value}"
    return Reading(TimexType.DATE, value, when, opening.anchor, opening.basis, "D")


def read_decade(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "the 1990s", "the '80s", "60-е годы XIX века": without a century, the last such decade begun."""
    values = found.values
    start, anchor, near = integer(values, "tens"), None, anchors.near
    basis = f"“{place.words}” names the decade itself."
    if start is None:
        tens = integer(values, "two")
        tens = tens if tens is not None else (integer(values, "decade") or 0) * 10
        century, shift = integer(values, "century"), integer(values, "of_century")
        if century is not None:
            start = (century - 1) * 100 + tens
        elif near is None and (shift is not None or tens < _LATE_TENS):
            basis = f"“{place.words}”: the report does not tell the century."
            return Reading(TimexType.DATE, f"XX{tens // 10}", None, None, basis)
        elif near is not None and shift is not None:
            start, anchor = (near.year // 100 + shift) * 100 + tens, str(anchors.published)
            basis = f"“{place.words}” told from the report of {anchor}."
        else:
            start = 1900 + tens
            if near is not None and start + 100 <= near.year - 5:
                start += 100
            anchor = str(near.year) if near else None
            basis = f"“{place.words}”: the last decade so called."
    when = Edtf.parse(f"{start:04}/{start + 9:04}")
    mod = word(values, "mod")
    return Reading(TimexType.DATE, f"{start // 10}", third(when, mod) if mod else when, anchor, basis, "E")


def read_century(found: Found, place: Place, _anchors: Anchors) -> Reading:
    """Reads "the 20th century": its hundred years, counted as the press counts them (1900 to 1999)."""
    number = (integer(found.values, "century") or 1) - 1
    if not 0 <= number <= 21:
        raise DateError(f"century {number + 1} is out of range")
    when = Edtf.between(calendar_day(max(number * 100, 1), 1, 1), calendar_day(number * 100 + 99, 12, 31))
    return Reading(TimexType.DATE, f"{number:02d}", when, None, f"“{place.words}” names the century itself.", "C")


def read_season(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "last fall", "the summer of 2018"; `of_year` counts its year from publication ("летом прошлого года")."""
    values = found.values
    season, year, shift = word(values, "season") or "", integer(values, "year"), integer(values, "shift")
    of_year, anchor, basis = integer(values, "of_year"), None, f"“{place.words}” names the season itself."
    if year is None:
        near = anchors.near
        if near is None:
            basis = f"“{place.words}”: the report does not tell the year."
            return Reading(TimexType.DATE, season_value(None, season), None, None, basis)
        begins = [season_date(y, season) for y in range(near.year - 2, near.year + 3)]
        years = range(near.year - 2, near.year + 3)
        anchor = str(anchors.published)
        if of_year is not None:
            year = near.year + of_year
        elif shift == 1:
            year = next(y for y, s in zip(years, begins, strict=True) if s.first is not None and s.first > near)
        elif shift is None and place.outlook is Outlook.FUTURE:
            year = next(y for y, s in zip(years, begins, strict=True) if s.last is not None and s.last >= near)
        elif shift == 0 and place.outlook is not Outlook.PAST:
            year = near.year if season != "WI" or near.month > 2 else near.year - 1
        else:
            ended = shift == -1
            year = [
                y
                for y, s in zip(years, begins, strict=True)
                if s.first is not None and s.last is not None and (s.last if ended else s.first) < near
            ][-1]
        basis = f"“{place.words}” told from the report of {anchor}."
    when = season_date(year, season)
    return Reading(TimexType.DATE, season_value(year, season), when, anchor, basis, "S")


def read_quarter(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "the third quarter of 2018", "third-quarter"; without a year, the last one begun or, ahead, the next."""
    values = found.values
    quarter = integer(values, "quarter") or 1
    year, shift = integer(values, "year"), integer(values, "shift")
    anchor, basis = None, f"“{place.words}” names the quarter itself."
    near = anchors.near
    if year is None and near is not None:
        anchor = str(anchors.published)
        if shift is not None:
            year = near.year + shift
            basis = f"“{place.words}” told from the report of {anchor}."
        else:
            current = quarter_of(near)[1]
            ahead = place.outlook is Outlook.FUTURE or quarter == current + 1  # a fiscal year's quarter may be past
            year = near.year + (ahead and current - quarter > 2) - (quarter > current and not ahead)
            basis = f"“{place.words}” has no year: the {'next' if ahead else 'last'} one, seen from {anchor}."
    if year is None:
        basis = f"“{place.words}”: the report does not tell the year."
        return Reading(TimexType.DATE, f"XXXX-Q{quarter}", None, None, basis)
    return Reading(TimexType.DATE, f"{year}-Q{quarter}", quarter_date(year, quarter), anchor, basis, "Q")


def read_latest_quarter(_found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "the quarter": the one told last, else the last that had ended at publication."""
    told = anchors.quarter(place.sentence, 12)
    if told is not None:
        basis = f"“{place.words}” is the quarter told before, {told.value}."
        return Reading(TimexType.DATE, told.value, told.date, told.value, basis, "Q")
    near = anchors.near
    if near is None:
        basis = f"“{place.words}”: no quarter was told before."
        return Reading(TimexType.DATE, "XXXX-QX", None, None, basis)
    year, quarter = quarter_of(near)
    year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    basis = f"“{place.words}”: the last quarter ended before the report of {anchors.published}."
    value, anchor = f"{year}-Q{quarter}", str(anchors.published)
    return Reading(TimexType.DATE, value, quarter_date(year, quarter), anchor, basis, "Q")


def read_half(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Reads "the first half of 2018"."""
    values = found.values
    half, year, shift = integer(values, "half") or 1, integer(values, "year"), integer(values, "shift")
    near, anchor, basis = anchors.near, None, f"“{place.words}” names the half-year."
    if year is None and shift is not None and near is not None:
        year, anchor = near.year + shift, str(anchors.published)
        basis = f"“{place.words}” told from the report of {anchor}."
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-H{half}", None, None, f"“{place.words}”: the year is not told.")
    when = Edtf.between(calendar_day(year, half * 6 - 5, 1), month_end(year, half * 6))
    return Reading(TimexType.DATE, f"{year}-H{half}", when, anchor, basis, "M")
