"""When a report was published, by its own words, where its page does not say.

Invariant: no year is made up. A date is inferred only from a full date line, or from a month and day told as the news
with a year that the same narration bounds closely; else it is a range from the latest date told as past, open at its
end unless something is told as ahead; else unknown, and the basis says what is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.dates import Edtf, days_after, month_end
from onrecord.errors import DateError
from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Dating, DatingMethod, Report, Role
from onrecord.page.visible_dates import visible_dates
from onrecord.syntax import Syntax
from onrecord.timex.calendar_rules import integer
from onrecord.timex.outlook import Outlook
from onrecord.timex.sighting import Sighting

_LEAD_SENTENCES = 4
"""Sentences from the article's start (title and captions apart) that tell the news itself."""

_CLOSE, _CLOSE_STATEMENT = timedelta(150), timedelta(270)
"""How far after a full past date (one by which somebody is reported to speak) a month and day may follow and still
take its year from it; and only over the turn of a year, since the press leaves out the current one. Set on TimeBank
and AQUAINT (256 reports without their dates), the 23 English development reports and our samples: without these
conditions six days were inferred on the first two and five were wrong; with them one, which is right. The cost is that
nearly every report without a date line stays unknown."""

_YEARS = range(1700, 2201)
"""Years that a report can be of, as for the dates that a page gives."""

_LINE_HEAD = 1500
"""Code points from the start in which a date line is looked for."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A month and day without a year."""

    month: int
    day: int
    weekday: int | None
    sighting: Sighting
    lead: bool


def infer_publication(report: Report, sightings: list[Sighting], syntax: Syntax, lexicon: TimexLexicon) -> Dating:
    """The publication date by the text: a date line, or the days told as past and as ahead, or unknown."""
    line = _date_line(report, sightings) or _signed_off(report)
    if line is not None:
        return line
    lead = _lead_sentences(report, syntax)
    days = [day for sighting in sightings if (day := _day(sighting, lead)) is not None]
    told = [day for day in days if day.sighting.outlook in (None, Outlook.PAST)]
    ahead = [day for day in days if day.sighting.outlook is Outlook.FUTURE]
    bounds = [(when, sighting) for sighting in sightings if (when := _full(sighting)) is not None]
    behind = [(when, sighting) for when, sighting in bounds if sighting.outlook is Outlook.PAST]
    latest = max(behind, key=lambda bound: bound[0].first or date.min, default=None)
    if latest is not None and latest[0].exact and latest[1].sentence in lead and _is_news(latest[1], lexicon):
        return _told_in_lead(latest[0], latest[1])
    passed = [(when, sighting) for sighting in sightings if (when := _year_passed(sighting)) is not None]
    since = max([*behind, *passed], key=lambda bound: bound[0].first or date.min, default=None)
    coming = [(when, sighting) for when, sighting in bounds if sighting.outlook is Outlook.FUTURE]
    earliest = min(coming, key=lambda bound: bound[0].last or date.max, default=None)
    if not told:
        return _between(since, earliest, "")
    news = _news(told, latest[0] if latest else None)
    paired = _by_weekday(news, sightings)
    if paired is not None:
        return paired
    if latest is None:
        return Dating(
            None,
            f"{_opening(news, ahead)}; no year is tied to it, so: on or after “{news.sighting.words}” "
            "of an unknown year.",
        )
    return _after(latest, news, ahead, sightings, lexicon) or _between(since, earliest, _opening(news, ahead))


def _after(
    latest: tuple[Edtf, Sighting], news: _Day, ahead: list[_Day], sightings: list[Sighting], lexicon: TimexLexicon
) -> Dating | None:
    """The first such day after the latest full date told as past, if it follows closely and nothing speaks against."""
    bound, sighting = latest
    since = bound.first or date.min
    when = _next(news.month, news.day, since)
    known = f"{_opening(news, ahead)}; the latest date with a year that is told as past is “{sighting.words}”"
    reach = _CLOSE_STATEMENT if _is_news(sighting, lexicon) else _CLOSE
    if when is None or when - since > reach or when.year == since.year or _speaks_against(when, sightings):
        return None
    basis = f"{known}, so the next “{news.sighting.words}” is of {when.year}."
    planned = [day for a in ahead if (day := _next(a.month, a.day, when)) is not None]
    after = _day_after(news, sightings)
    if after is not None and all(day > when for day in planned):
        when = days_after(when, 1)
        basis = f"{basis[:-1]}; “{after.words}” goes on to {when}."
    if news.lead or (planned and min(planned) - when <= timedelta(14)):
        return Dating(Edtf.parse(f"{when}~"), basis, DatingMethod.INFERRED)
    basis = f"{basis[:-1]}; the report is of that day or later."
    return Dating(Edtf.between(when, min(planned, default=None)), basis, DatingMethod.INFERRED)


def _day_after(news: _Day, sightings: list[Sighting]) -> Sighting | None:
    """Find "the following day", told as past after the day of the news."""
    for sighting in sightings:
        values = sighting.found.values
        if sighting.found.rule != "adjacent" or sighting.outlook is not Outlook.PAST:
            continue
        if values.get("unit") == "D" and values.get("adjacent") == 1 and sighting.sentence > news.sighting.sentence:
            return sighting
    return None


def _speaks_against(when: date, sightings: list[Sighting]) -> bool:
    """Whether a month or year after the day is told as past, or one before it as ahead."""
    for sighting in sightings:
        year, month = integer(sighting.found.values, "year"), integer(sighting.found.values, "month")
        if year is None or sighting.loose or sighting.bound or sighting.found.rule not in ("date", "year"):
            continue
        if sighting.outlook is Outlook.FUTURE and (year, month or 12) < (when.year, when.month):
            return True
        if sighting.outlook in (None, Outlook.PAST) and (year, month or 1) > (when.year, when.month):
            return True
    return False


def _is_news(sighting: Sighting, lexicon: TimexLexicon) -> bool:
    """Whether a date stands with the verb by which the lead reports ("said on February 4, 2019")."""
    return sighting.verb is not None and not sighting.loose and sighting.verb.lemma in lexicon.reporting


def _opening(news: _Day, ahead: list[_Day]) -> str:
    told = f"No date line; “{news.sighting.words}” is told as past"
    if not ahead:
        return told
    since = date(2000, news.month, min(news.day, 28))
    nearest = min(ahead, key=lambda day: _next(day.month, day.day, since) or date.max)
    return f"{told} and “{nearest.sighting.words}” as ahead"


def _between(latest: tuple[Edtf, Sighting] | None, earliest: tuple[Edtf, Sighting] | None, opening: str) -> Dating:
    """A range: from the latest date told as past, to the earliest told as ahead; `opening` is what is known besides."""
    if latest is None or latest[0].first is None:
        return Dating(None, "No date line, and no day in the text that would tell when it was published.")
    opening = f"{opening}, which does not fix its year" if opening else "No date line"
    basis = f"{opening}; the latest date told as past is “{latest[1].words}”, so: then or later"
    until = earliest[0].last if earliest is not None else None
    if earliest is None or until is None or until < latest[0].first:
        return Dating(Edtf.parse(f"{latest[0].value}/.."), f"{basis}.", DatingMethod.INFERRED)
    basis = f"{basis}, and not after “{earliest[1].words}”, which is told as ahead."
    return Dating(Edtf.parse(f"{latest[0].value}/{earliest[0].value}"), basis, DatingMethod.INFERRED)


def _told_in_lead(when: Edtf, sighting: Sighting) -> Dating:
    basis = f"No date line; the news itself is told of “{sighting.words}”, so that day or just after."
    return Dating(Edtf.parse(f"{when.value}~"), basis, DatingMethod.INFERRED)


def _by_weekday(news: _Day, sightings: list[Sighting]) -> Dating | None:
    """A weekday with a month and day fixes the year, where a year told as past leaves one candidate near."""
    past = (integer(sighting.found.values, "year") for sighting in sightings if sighting.outlook is Outlook.PAST)
    years = [year for year in past if year is not None and year in _YEARS]
    if news.weekday is None or not years:
        return None
    for year in (max(years), max(years) + 1):
        when = _next(news.month, news.day, date(year, 1, 1))
        if when is not None and when.year == year and when.isoweekday() == news.weekday:
            basis = (
                f"No date line; “{news.sighting.words}” falls on that weekday in {year}, and the latest year told as "
                f"past is {max(years)}."
            )
            return Dating(Edtf.parse(f"{when}~"), basis, DatingMethod.INFERRED)
    return None


def _news(told: list[_Day], bound: Edtf | None) -> _Day:
    """The day of the news: of those in the lead, else of all, the latest in the calendar as counted from the bound."""
    lead = [day for day in told if day.lead]
    since = bound.first if bound is not None and bound.first is not None else None
    if since is None:
        # Without a year, months are put in the order in which a narration of less than half a year would have them.
        first = told[0]
        return max(lead or told, key=lambda day: ((day.month - first.month + 6) % 12, day.day))
    return max(lead or told, key=lambda day: _next(day.month, day.day, since) or date.min)


def _next(month: int, day: int, since: date) -> date | None:
    """The first such day on or after another; None for a day that no year has."""
    for year in range(since.year, min(since.year + 9, date.max.year + 1)):
        if day <= month_end(year, month).day and date(year, month, day) >= since:
            return date(year, month, day)
    return None


def _day(sighting: Sighting, lead: frozenset[int]) -> _Day | None:
    values = sighting.found.values
    month, day, year = (integer(values, name) for name in ("month", "day", "year"))
    if sighting.found.rule not in ("date", "range") or month is None or day is None or year is not None:
        return None
    if sighting.found.rule == "range":
        month, day = integer(values, "end_month") or month, integer(values, "end_day") or day
    return _Day(month, day, integer(values, "weekday"), sighting, sighting.sentence in lead)


def _full(sighting: Sighting) -> Edtf | None:
    """A month or day with its year, as told."""
    values = sighting.found.values
    month, day, year = (integer(values, name) for name in ("month", "day", "year"))
    if sighting.found.rule != "date" or month is None or year is None or year not in _YEARS:
        return None
    try:
        return Edtf.parse(f"{year:04}-{month:02d}" + (f"-{day:02d}" if day else ""))
    except DateError:
        return None


def _year_passed(sighting: Sighting) -> Edtf | None:
    """A year alone in which something happened, told in the simple past."""
    year = integer(sighting.found.values, "year")
    simple = sighting.verb is not None and sighting.verb.tag == "VBD" and not (sighting.loose or sighting.bound)
    if sighting.found.rule not in ("date", "year") or "month" in sighting.found.values or year not in _YEARS:
        return None
    return Edtf.parse(f"{year:04}") if simple and sighting.outlook is Outlook.PAST else None


def _lead_sentences(report: Report, syntax: Syntax) -> frozenset[int]:
    """The numbers of the sentences of the title and captions, and of the body's first few."""
    lead, body = set(), 0
    for number, sentence in enumerate(syntax.sentences):
        role = report.blocks[sentence.block].role
        if role is Role.BODY:
            body += 1
        if role is not Role.BODY or body <= _LEAD_SENTENCES:
            lead.add(number)
    return frozenset(lead)


def _signed_off(report: Report) -> Dating | None:
    """A full date in brackets, alone right behind the body: "(May 16, 2023)"."""
    last = max((n for n, block in enumerate(report.blocks) if block.role is Role.BODY), default=-1)
    for block in report.blocks[last + 1 : last + 2]:
        line = report.text[block.start : block.end].strip()
        if _BRACKETS.fullmatch(line) and len(days := visible_dates(line, report.language, ())) == 1:
            return Dating(Edtf.day(days[0].day), f"The line behind the article says “{line}”.", DatingMethod.TEXT)
    return None


_BRACKETS = re.compile(r"\(\D{0,12}[^()]{6,20}\)")
"""A line in brackets that has no more than a date, perhaps behind a weekday."""

_REST = re.compile(r"[\W\d_]*")


def _date_line(report: Report, sightings: list[Sighting]) -> Dating | None:
    """A full date that fills a line near the start, or stands in a dateline before its dash."""
    for sighting in sightings:
        when = _full(sighting)
        if when is None or not when.exact or sighting.found.start > _LINE_HEAD:
            continue
        start = report.text.rfind("\n", 0, sighting.found.start) + 1
        end = report.text.find("\n", sighting.found.end)
        line = report.text[start : end if end >= 0 else len(report.text)]
        rest = line.replace(sighting.words, "", 1)
        for other in sightings:
            if other is not sighting and start <= other.found.start < start + len(line):
                rest = rest.replace(other.words, "", 1)
        if _REST.fullmatch(rest) or (len(line) <= 60 and sum(map(str.isalpha, rest)) <= 6):
            return Dating(when, f"The date line says “{line.strip()}”.", DatingMethod.TEXT)
        if _in_dateline(line, sighting.found.start - start):
            return Dating(when, f"The dateline says “{sighting.words}”.", DatingMethod.TEXT)
    return None


_DASH = re.compile(r"\s(?:--?|–|—)\s|\)\s*(?:--?|–|—)")


def _in_dateline(line: str, at: int) -> bool:
    dash = _DASH.search(line, 0, 90)
    return dash is not None and at < dash.start() and line.split(",", maxsplit=1)[0].isupper()
