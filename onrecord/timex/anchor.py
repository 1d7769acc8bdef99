"""Recognised expressions into dates: what each is resolved against, and the sentence that says so.

Invariant: a date that nothing in the report fixes stays without one (`date` None, X in the value); no year is made up.
Tense decides between what lies behind and what lies ahead; "the following day" counts from what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from onrecord.dates import Edtf
from onrecord.errors import DateError
from onrecord.model import TimexType
from onrecord.timex import calendar_rules as calendar
from onrecord.timex import day_rules as days
from onrecord.timex import relative_rules as relative
from onrecord.timex import told_rules as told
from onrecord.timex.normalise import calendar_value
from onrecord.timex.outlook import Outlook
from onrecord.timex.reading import Anchors, Place, Reading
from onrecord.timex.recognise import Found

_RULES: Mapping[str, Callable[[Found, Place, Anchors], Reading]] = {
    "date": calendar.read_date,
    "year": calendar.read_year,
    "slashed": calendar.read_slashed,
    "range": calendar.read_range,
    "part of month": calendar.read_part_of_month,
    "decade": calendar.read_decade,
    "century": calendar.read_century,
    "season": calendar.read_season,
    "quarter": calendar.read_quarter,
    "latest quarter": calendar.read_latest_quarter,
    "half": calendar.read_half,
    "weekday": days.read_weekday,
    "weekday of week": days.read_weekday,
    "today": days.read_today,
    "weekend": days.read_weekend,
    "holiday": days.read_holiday,
    "clock": days.read_clock,
    "shift": relative.read_shift,
    "shift month": relative.read_shift_month,
    "end of year": relative.read_end_of_year,
    "ago": relative.read_ago,
    "long ago": relative.read_long_ago,
    "from now": relative.read_from_now,
    "offset": relative.read_offset,
    "same period": relative.read_same_period,
    "adjacent": relative.read_adjacent,
    "shift or adjacent": told.read_shift_or_adjacent,
    "of told year": told.read_of_told_year,
    "ahead or later": told.read_ahead_or_later,
    "eve": told.read_eve,
    "event offset": relative.read_event_offset,
    "duration": relative.read_duration,
    "set": relative.read_set,
    "ref": relative.read_ref,
}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FAR = timedelta(366)
"""A date told as past may lie ahead of publication by a slip of the pen, not by more than a year."""


_COUNTED = frozenset({"weekday", "weekday of week", "today", "ago", "from now", "clock"})
"""Rules that count days from the day of publication: no surer than it is."""


def _hangs_on(reading: Reading, anchors: Anchors) -> bool:
    return anchors.published is not None and anchors.published.approximate and reading.anchor == str(anchors.day)


def _read(found: Found, place: Place, anchors: Anchors) -> Reading:
    """By its rule. An impossible day keeps its reason and gets no date."""
    try:
        return _RULES[found.rule](found, place, anchors)
    except DateError as refused:
        month, day = (calendar.integer(found.values, name) for name in ("month", "day"))
        value = calendar_value(calendar.integer(found.values, "year"), month, day)
        return Reading(TimexType.DATE, value, None, None, f"“{place.words}” is refused: {refused.what}.")


def _of_one_year(reading: Reading, found: Found, place: Place, anchors: Anchors) -> Reading:
    """A reading without its date where it would have another, had the report come out at the beginning of its range."""
    published = anchors.published
    if published is None or published.first is None or published.exact or reading.anchor != str(published):
        return reading
    if reading.date is None or _read(found, place, anchors.on(published.first)).value == reading.value:
        return reading
    value = _YEAR.sub("XXXX", reading.value)
    return Reading(reading.type, value, None, None, f"“{place.words}” has another year early and late in {published}.")


def resolve(found: Found, place: Place, anchors: Anchors) -> Reading:
    """Resolve one expression."""
    reading = _of_one_year(_read(found, place, anchors), found, place, anchors)
    if reading.grain == "D" and found.rule in _COUNTED and _hangs_on(reading, anchors) and reading.date is not None:
        reading = replace(reading, date=Edtf.parse(f"{reading.date.value.rstrip('~')}~"))
    near, when = anchors.near, reading.date
    if near is None or when is None or when.first is None or place.outlook is not Outlook.PAST or place.bound:
        return reading
    if when.first - near > _FAR:
        basis = f"“{place.words}” is refused: told as past in a report of {anchors.published}."
        return replace(reading, date=None, basis=basis, grain="")
    return reading
