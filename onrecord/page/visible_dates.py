"""Dates that stand on the page itself: date lines, and date stamps that were glued to the text.

Invariant: a date found here has a year, and is a day of the calendar; an order of day and month that cannot be known is
not guessed. Month names and the order of numbers are those of CLDR, through Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.lexicons.page import PageLexicon
from onrecord.page.lines import Line

_MAYBE = re.compile(r"(?:19|20)\d\d|\d[./]\d{1,2}[./]\d\d")
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_NUMBERS = re.compile(
    r"(?<![\d.,/])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)?\d\d)(?![\d/]|[.,]\d)"
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\bT\d\d:\d\d\S*", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<!\b[^\W\d_])\.$")
"""A sentence's end, not that of a letter for a word ("2017 г.")."""
_ZONE = re.compile(r"\b[A-Z]{2,5}\b(?:[+-]\d{1,4})?")
_LINE_WORDS = 14
"""Words that a date line may have: weekday, date, time, zone and a label twice over, for "published … updated"."""
_OTHER_WORDS = 2
"""Words beside the date that leave a line a date line: a city, a section."""


@dataclass(frozen=True, slots=True)
class VisibleDate:
    """A day written at `[start, end)` of a line.

    `modified` where its label says that the page was changed then, `other` that it is no day of the page ("until").
    """

    day: date
    start: int
    end: int
    modified: bool = False
    labelled: bool = False
    other: bool = False


def visible_dates(text: str, language: str, lexicons: Sequence[PageLexicon]) -> tuple[VisibleDate, ...]:
    """The days with a year that are written in a short text, in order.

    >>> [str(found.day) for found in visible_dates("October 2, 2017 / 8:24 AM", "en", ())]
    ['2017-10-02']
    >>> [str(found.day) for found in visible_dates("Kept from 03/04/2017 on", "en", ())]  # March or April?
    []
    """
    if not _MAYBE.search(text):
        return ()
    found = sorted(_found(text, language), key=lambda item: item[1])
    dates: list[VisibleDate] = []
    at = 0
    for day, start, end in found:
        if start < at:
            continue
        label = text[at:start]
        modified = any(lexicon.modified.search(label) for lexicon in lexicons)
        labelled = modified or any(lexicon.published.search(label) for lexicon in lexicons)
        other = any(lexicon.other_days.search(label) for lexicon in lexicons)
        dates.append(VisibleDate(day, start, end, modified, labelled, other))
        at = end
    return tuple(dates)


def is_date_line(text: str, language: str, lexicons: Sequence[PageLexicon]) -> bool:
    """Whether a line says little else than a date.

    >>> is_date_line("date 2018-03-06", "en", ()), is_date_line("It ended on 4 March 2018.", "en", ())
    (True, False)
    """
    if len(text) > 200 or len(text.split()) > _LINE_WORDS:
        return False
    dates = visible_dates(text, language, lexicons)
    if not dates:
        return False
    rest = text
    for found in reversed(dates):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    rest = _ZONE.sub(" ", _TIME.sub(" ", rest))
    for lexicon in lexicons:
        rest = lexicon.modified.sub(" ", lexicon.published.sub(" ", rest))
    words = [word for word in re.findall(r"[^\W\d_]+", rest) if word.casefold() not in _weekdays(language)]
    return len(words) <= _OTHER_WORDS and not (words and _FULL_STOP.search(text))


def split_glued(line: Line, source: str, language: str, lexicons: Sequence[PageLexicon]) -> tuple[Line, ...]:
    """A line that begins with a date stamp glued to its text ("date 2018-03-06 The council said …") as two lines.

    >>> text = "date 2018-03-06 The council of Velm will meet on Monday, its clerk said."
    >>> [part.text[:11] for part in split_glued(Line(0, len(text), text), text, "en", ())]
    ['date 2018-0', 'The council']
    """
    dates = visible_dates(line.text[:60], language, lexicons) if _MAYBE.search(line.text[:60]) else ()
    first = next(iter(dates), None)
    if first is None:
        return (line,)
    before, iso = line.text[: first.start], bool(_ISO.fullmatch(line.text[first.start : first.end]))
    if (before.strip() and not (first.labelled or iso)) or len(before.split()) > 2 or not (first.labelled or iso):
        return (line,)
    rest = re.compile(r"(?:[\s,|/·•-]*(?:\d{1,2}:\d{2}(?::\d{2})?))?[\s,|/·•:-]+(?=[^\W\d_a-z]|[\"“«„‘'])").match(
        line.text, first.end
    )
    if rest is None or len(line.text[rest.end() :].split()) < 6:
        return (line,)
    body = line.text[rest.end() :]
    at = source.find(body, line.start, line.end)
    if at < 0:  # a hard-wrapped paragraph: its text is not the source's to the character
        return (line,)
    stamp = Line(line.start, at, line.text[: rest.end()].strip(), line.path, line.tag, line.marks)
    return stamp, Line(at, line.end, body, line.path, line.tag, line.marks)


def _found(text: str, language: str) -> Iterator[tuple[date, int, int]]:
    for match in _ISO.finditer(text):
        if day := _day(int(match["y"]), int(match["m"]), int(match["d"])):
            yield day, match.start(), match.end()
    for match in _NUMBERS.finditer(text):
        if day := _numeric(match, language):
            yield day, match.start(), match.end()
    if re.search(r"[^\W\d_]{3}", text) and re.search(r"(?:19|20)\d\d", text):
        months = _months(language)
        if months is None:
            return
        names, pattern = months
        for match in pattern.finditer(text):
            name = (match["m1"] or match["m2"]).casefold()
            if day := _day(int(match["y1"] or match["y2"]), names[name], int(match["d1"] or match["d2"])):
                yield day, match.start(), match.end()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(match: re.Match[str], language: str) -> date | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        if match["sep"] != ".":
            return None
        year += 2000 if year < 70 else 1900  # POSIX's reading of two digits
    if match["sep"] == "." or a > 12:
        return _day(year, b, a)
    if b > 12:
        return _day(year, a, b)
    if a == b:
        return _day(year, a, b)
    order = _order(language)
    if order is None:
        return None
    return _day(year, b, a) if order == "d" else _day(year, a, b)


@cache
def _order(language: str) -> str | None:
    """Whether day ("d") or month ("m") comes first in numbers; None where the language's countries differ."""
    locale = _locale(language)
    if locale is None or (language == "en"):  # the United States against the rest
        return None
    pattern = str(locale.date_formats["short"].pattern)
    return "d" if pattern.find("d") < pattern.find("M") else "m"


def _locale(language: str):  # type: ignore[no-untyped-def]
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str]] | None:
    locale = _locale(language)
    if locale is None:
        return None
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                if not str(name).isdigit():
                    names.setdefault(str(name).casefold().rstrip("."), int(number))
    if language.startswith("en"):
        names.setdefault("sept", 9)
    beginnings: dict[str, set[int]] = {}
    for name, number in names.items():
        beginnings.setdefault(name[:3], set()).add(number)
    for letters, numbers in beginnings.items():  # "11 окт", which CLDR has not
        if len(numbers) == 1 and len(letters) == 3 and letters.isalpha():
            names.setdefault(letters, *numbers)
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if not words:
        return None
    pattern = re.compile(
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+)?(?P<m1>{words})\b\.?,?\s+(?:de\s+)?(?P<y1>(?:19|20)\d\d)\b"
        rf"|\b(?P<m2>{words})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )
    return names, pattern


@cache
def _weekdays(language: str) -> frozenset[str]:
    locale = _locale(language)
    if locale is None:
        return frozenset()
    return frozenset(
        str(name).casefold().rstrip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in locale.days[context][width].values()
    )
