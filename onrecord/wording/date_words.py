"""EDTF dates as people write them, short enough for a column.

Invariant: no finer and no surer than the date itself: what is approximate says so, what is not told is "date unknown".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.dates import Edtf
from onrecord.errors import DateError

UNKNOWN = "date unknown"

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_PARTS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "first half of",
    41: "second half of",
}  # fmt: skip
"""Seasons and parts of a year, as EDTF numbers them (ISO 8601-2, section 4.8)."""

_DAY = r"\d{4}(?:-\d\d){0,2}[~?%]?"
_IN_SENTENCE = re.compile(
    rf"(?<![\w/.~?%-])(?:(?:\.\.|{_DAY})/(?:\.\.|{_DAY})|\d{{4}}(?:-\d\d){{1,2}}[~?%]?|\d{{4}}[~?%])(?![\w/-])"
)
"""A date or an interval of EDTF in a sentence of ours; a year alone is written as people write it."""

_QUOTED = re.compile("“[^”]*”")

_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")


def in_words(date: Edtf | None) -> str:
    """A date for a column.

    >>> [in_words(Edtf.parse(value)) for value in ("2019-02-04", "2018-12", "2003", "2019-02-04~", "2017-01/2017-10")]
    ['4 Feb 2019', 'Dec 2018', '2003', 'c. 4 Feb 2019', 'Jan–Oct 2017']
    >>> in_words(Edtf.parse("../2014")), in_words(Edtf.parse("2019-06-24/..")), in_words(None)
    ('by 2014', '24 Jun 2019 or later', 'date unknown')
    """
    if date is None:
        return UNKNOWN
    if "/" not in date.value:
        return _one(date.value)
    start, end = date.value.split("/", 1)
    if start in ("", ".."):
        return f"by {_one(end)}" if end not in ("", "..") else UNKNOWN
    if end in ("", ".."):
        return f"{_one(start)} or later"
    return _between(_one(start), _one(end))


def interval(start: Edtf | None, end: Edtf | None, held: Edtf | None) -> str:
    """From when to when a fact held, or when it is told to hold.

    >>> interval(Edtf.parse("2001"), Edtf.parse("2014"), None), interval(Edtf.parse("2003"), None, None)
    ('2001–2014', 'from 2003')
    >>> interval(None, Edtf.parse("2058"), None), interval(None, None, Edtf.parse("2019-02-04"))
    ('until 2058', 'on 4 Feb 2019')
    >>> interval(Edtf.parse("../1996"), None, None), interval(None, Edtf.parse("../2019-02-04"), None)
    ('begun by 1996', 'over by 4 Feb 2019')
    """
    begun, over = _begun(start), _over(end)
    if start and end:
        years = len(start.value) == len(end.value) == 4
        return f"{start}–{end}" if years else f"{begun},\n{over}"
    return begun or over or (f"on {in_words(held)}" if held else UNKNOWN)


def dates_in_words(sentence: str, verbatim: Iterable[str] = ()) -> str:
    """A sentence of ours with its dates as people write them; `verbatim` words, and what is quoted, stand as they are.

    >>> dates_in_words("on 2023-04-12 Ada Oren: “by 2023-06”; later, in 2023-06: 2024-05-01", ["2024-05-01"])
    'on 12 Apr 2023 Ada Oren: “by 2023-06”; later, in Jun 2023: 2024-05-01'
    """
    kept = [it.span() for it in _QUOTED.finditer(sentence)]
    for words in filter(None, verbatim):
        kept += [it.span() for it in re.finditer(re.escape(words), sentence)]

    def told(found: re.Match[str]) -> str:
        if any(start < found.end() and found.start() < end for start, end in kept):
            return found[0]
        try:
            words = in_words(Edtf.parse(found[0]))
        except DateError:
            return found[0]
        return words.removeprefix("by ") if sentence[: found.start()].endswith("by ") else words

    return _IN_SENTENCE.sub(told, sentence)


def _begun(start: Edtf | None) -> str:
    if start is None:
        return ""
    words = in_words(start)
    return f"begun {words}" if words.startswith("by ") else f"from {words}"


def _over(end: Edtf | None) -> str:
    if end is None:
        return ""
    words = in_words(end)
    return f"over {words}" if words.startswith("by ") else f"until {words}"


def _one(value: str) -> str:
    found = _PART.fullmatch(value)
    if not found:
        return _decade(value)
    year, month, day = found["year"], found["month"], found["day"]
    if month is None:
        words = year
    elif int(month) in _PARTS:
        words = f"{_PARTS[int(month)]} {year}"
    elif not 1 <= int(month) <= 12:
        return value
    else:
        words = f"{_MONTHS[int(month) - 1]} {year}"
    if day is not None:
        words = f"{int(day)} {words}"
    mark = found["mark"]
    return f"{'c. ' if mark in {'~', '%'} else ''}{words}{'?' if mark in {'?', '%'} else ''}"


def _decade(value: str) -> str:
    """`199X` and the like; other forms of EDTF, which news dates do not take, stand as they are."""
    found = re.fullmatch(r"(\d{3})X([~?%]?)", value)
    return f"{'c. ' if found[2] == '~' else ''}{found[1]}0s" if found else value


def _between(start: str, end: str) -> str:
    """Two ends, with what they share said once.

    >>> _between("1 Feb 2023", "14 Feb 2023"), _between("28 Jan 2023", "2 Feb 2023"), _between("2016", "2018")
    ('1–14 Feb 2023', '28 Jan – 2 Feb 2023', '2016–2018')
    """
    first, last = start.split(), end.split()
    while first and last and first[-1] == last[-1] and len(first) > 1 and len(first) == len(last):
        first, last = first[:-1], last[:-1]
    shared = end.split()[len(last) :]
    dash = "–" if len(first) == len(last) == 1 else " – "
    return " ".join([f"{' '.join(first)}{dash}{' '.join(last)}", *shared])
