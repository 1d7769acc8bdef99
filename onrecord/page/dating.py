"""When a report was published and modified, by what the page says of itself.

Invariant: a date comes with one sentence on how it was found, and with what disagrees; nothing falls back to the day of
reading. What a person judged comes first, then what the source gave, metadata, the address, a date line, a dateline
that has a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.dates import Edtf
from onrecord.errors import DateError
from onrecord.model import Dating, DatingMethod, Page
from onrecord.page.structured import Said

_STAMP = re.compile(
    r"\s*(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})(?=\D|$|\d{4}(?:\d\d)?(?!\d))"
    r"(?:[T\s]+(?P<time>\d{2}:?[0-5]\d)(?::?\d{2}(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
"""ISO 8601, also without its marks (20190204, 20190204093000); other figures count seconds."""
_IN_ADDRESS = re.compile(
    r"(?<![\d.])(?P<y>19[89]\d|20\d\d)(?P<sep>[/-]?)(?P<m>0[1-9]|1[0-2])(?P<then>[/-]?)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTH_IN_ADDRESS = re.compile(r"/(?P<y>19[89]\d|20\d\d)/(?P<m>0[1-9]|1[0-2])/")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED_IN_ADDRESS = re.compile(
    rf"/(?P<y>19[89]\d|20\d\d)/(?P<m>{'|'.join(_MONTH_NAMES)})/(?P<d>\d{{1,2}})/", re.IGNORECASE
)
"""Addresses of some publishing systems name the month by its first three letters, in English whatever the language."""

_FIRST, _LAST = date(1700, 1, 1), date(2200, 12, 31)
"""Days that a report can be of: from the first daily newspapers on. Publishing systems write 0001-01-01 or 9999-12-31
where they know no date."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A date that something on the page gives: `source` is how a sentence names it, `at` the moment if told."""

    date: Edtf
    source: str
    method: DatingMethod
    time: str = ""
    at: str | None = None


def published(page: Page, said: Sequence[Said], url: str | None, lines: Sequence[tuple[date, str]]) -> Dating:
    """The publication date. `lines` are dates that stand on the page, each with the words for where.

    >>> published(Page(b"x", "a.txt"), (), "https://velm.example/2019/02/04/ferry", ()).basis
    'The address says 2019-02-04.'
    >>> published(Page(b"x", "a.txt"), (), None, ()).basis
    'no date line, no metadata'
    >>> published(Page(b"x", "a.txt", published=Edtf.parse("9999-12-31")), (), None, ()).basis
    'The source that brought the page gives 9999-12-31, which is refused: no report is of before 1700 or after 2200.'
    """
    found: list[Evidence] = []
    if page.judged is not None:
        found.append(Evidence(page.judged.published, page.judged.named, DatingMethod.JUDGED))
    if page.published is not None:
        found.append(Evidence(page.published, "the source that brought the page", DatingMethod.GIVEN))
    found.extend(_stamped(said))
    if (address := address_date(url)) is not None:
        found.append(Evidence(address, "the address", DatingMethod.URL))
    found.extend(Evidence(Edtf.day(day), where, DatingMethod.TEXT) for day, where in lines)
    refused = "; ".join(
        f"{item.source} {_verb(item)} {item.date}, which is refused: no report is of before 1700 or after 2200"
        for item in found
        if not _possible(item.date)
    )
    chosen = _chosen([item for item in found if _possible(item.date)])
    if chosen is None:
        return Dating(None, f"{_capital(refused)}." if refused else "no date line, no metadata")
    return replace(chosen, basis=f"{chosen.basis[:-1]}; {refused}.") if refused else chosen


def modified(said: Sequence[Said], lines: Sequence[tuple[date, str]]) -> Dating | None:
    """When the page was changed last, where it says so."""
    found = _stamped(said)
    found.extend(Evidence(Edtf.day(day), where, DatingMethod.TEXT) for day, where in lines)
    return _chosen([item for item in found if _possible(item.date)])


def _possible(when: Edtf) -> bool:
    """Whether a report can be of that date."""
    return all(day is None or _FIRST <= day <= _LAST for day in (when.first, when.last))


def _verb(item: Evidence) -> str:
    return "gives" if item.method in (DatingMethod.GIVEN, DatingMethod.JUDGED) else "says"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _stamped(said: Sequence[Said]) -> list[Evidence]:
    found = []
    for item in said:
        match = _STAMP.match(item.value)
        if not match:
            continue
        try:
            day = Edtf.parse(f"{match['y']}-{match['m']}-{match['d']}")
        except DateError:
            continue
        time, at = "", None
        if match["time"] and match["time"] < "24":
            clock = f"{match['time'][:2]}:{match['time'][-2:]}"
            time = f" at {clock}" + (f" {_zone(match['zone'])}" if match["zone"] else "")
            at = f"{day}T{clock}{_offset(match['zone'])}"
        found.append(Evidence(day, item.place, DatingMethod.METADATA, time, at))
    return found


def _zone(zone: str) -> str:
    return "UTC" if zone in ("Z", "UTC", "GMT") or not zone.strip("+-0:") else f"UTC{zone[:3]}:{zone[-2:]}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    return "Z" if _zone(zone) == "UTC" else f"{zone[:3]}:{zone[-2:]}"


def address_date(url: str | None) -> Edtf | None:
    """The day, or else the month, that an address names in its path; None where it names none.

    >>> str(address_date("https://velm.example/news/20190205/ferry")), address_date("https://velm.example/a/20199905")
    ('2019-02-05', None)
    """
    if not url:
        return None
    path = re.split(r"[?#]", re.sub(r"^[a-z]+://[^/?#]*", "", url, flags=re.IGNORECASE))[0]
    for pattern in (_IN_ADDRESS, _NAMED_IN_ADDRESS):
        for match in pattern.finditer(path):
            month = match["m"].lower()
            number = _MONTH_NAMES.index(month) + 1 if month in _MONTH_NAMES else int(month)
            try:
                return Edtf.day(date(int(match["y"]), number, int(match["d"])))
            except ValueError:
                continue
    if named := _MONTH_IN_ADDRESS.search(path):
        return Edtf.parse(f"{named['y']}-{named['m']}")
    return None


def _chosen(found: Sequence[Evidence]) -> Dating | None:
    """The most trusted; a finer date that agrees with it is taken in its place (a day within the address's month)."""
    if not found:
        return None
    best = found[0]
    if not best.date.exact and best.method is not DatingMethod.JUDGED:
        best = next((item for item in found if item.date.exact and item.date.within(best.date)), best)
    basis = f"{_capital(best.source)} {_verb(best)} {best.date}{best.time}"
    agree = [item.source for item in found if item is not best and best.date.within(item.date)]
    differ = [
        f"{item.source} says {item.date}" for item in found if item is not best and not best.date.within(item.date)
    ]
    if agree:
        basis += f"; {_listed(agree)} agree{'s' * (len(set(agree)) == 1)}"
    if differ:
        basis += f"; but {_listed(differ)}"
    return Dating(best.date, basis + ".", best.method, best.at)


def _listed(items: Sequence[str]) -> str:
    unique = list(dict.fromkeys(items))[:3]
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
