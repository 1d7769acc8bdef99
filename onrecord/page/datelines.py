"""Datelines: where, and sometimes when and by which agency, a report was filed ("VELM, March 3 (Tidal) --").

Invariant: a dateline opens a paragraph of the article and is set off by a dash or by an agency's name in slashes; the
place is as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = r"(?P<place>[^\W\d_][^\d()/\n–—]{1,45}?)"
_PLACES = r"(?P<place>[^\W\d_][^\d()/\n–—]{1,45}?(?:/[^\W\d_][^\d()/\n–—]{1,25}?)?)"
_BETWEEN = r"(?:[^\W\d_]{3,5}\.\s)?(?P<agency>[^/\n]{2,30})"
"""An agency between slashes, perhaps behind an abbreviation ("Corr. Tidal")."""
_FORMS = (
    # VELM -- / VELM, Oskania -- / VELM, March 3 (Tidal) -- / Velm (Tidal) - / VELM/TARN (Tidal) - / Velm, 3 May 2023 -
    re.compile(
        rf"{_PLACES}(?:,\s(?P<date>[^()\n–—]{{2,25}}?))?\s*(?:\((?P<agency>[^()\n]{{2,30}})\))?\s*(?P<dash>--+|[—–-])\s+(?=[^\s])"
    ),
    # VELM, 3.3.23. /Tidal/. / VELM /Tidal/
    re.compile(
        rf"{_PLACE}(?:[,.]\s(?P<date>[^()/\n]{{2,25}}?))?\.?\s*/{_BETWEEN}/[.,:]?\s*(?P<dash>[—–-]*)\s*(?=[^\s])"
    ),
    # VELM, 11 Oct - Tidal. / VELM, 11 Oct - Tidal, Ada Oren.
    re.compile(
        rf"{_PLACE},\s(?P<date>[^()\n–—-]{{2,20}}?)\s(?P<dash>[—–-])\s(?P<agency>[^\W\d_][\w ]{{1,25}}?)"
        rf"(?:,\s[^\W\d_][\w.’ -]{{3,40}}?)?\.\s+(?=[^\s])"
    ),
    # 11 October, Velm /Tidal/.
    re.compile(
        rf"(?P<date>\d{{1,2}}\.?\s[^\W\d_]{{3,10}}(?:\s\d{{4}})?),\s{_PLACE}\s*/{_BETWEEN}/[.,:]?\s*(?P<dash>[—–-]*)\s*(?=[^\s])"
    ),
    # Velm. 3.3.23. Tidal.
    re.compile(
        r"(?P<place>[^\W\d_][^\d()/\n–—.]{1,30}?)[.,]\s(?P<date>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}))(?:\sг)?\.\s"
        r"(?P<agency>[^\W\d_][\w-]{2,25})\.(?P<dash>)\s+(?=[^\s])"
    ),
    # Velm. 11 October. TIDAL - / VELM. TIDAL –
    re.compile(
        r"(?P<place>[^\W\d_][^\d()/\n–—.]{1,30}?)\.\s(?:(?P<date>\d{1,2}\.?\s[^()/\n–—.\d]{3,12}(?:\s\d{4})?)\.\s)?"
        r"(?P<agency>[A-ZА-ЯЁ][A-ZА-ЯЁ.-]{2,25})\s(?P<dash>[—–-])\s+(?=[^\s])"
    ),
)
_DAY_OF_YEAR = r"\d{1,2}\.?\s[^\W\d_]{3,12}\.?,?\s\d{4}|[^\W\d_]{3,12}\.?\s\d{1,2},?\s\d{4}"
_FULL_DATE = re.compile(
    rf"(?:{_DAY_OF_YEAR}|\d{{1,4}}([./-])\d{{1,2}}\1\d{{1,4}})(?:\s[^\W\d_]{{1,4}}\.?)?(?:,\s\d{{1,2}}[:.]\d\d)?"
)
"""A date with its year, perhaps with a word for that and a time: behind a place, it makes a dateline of one that is not
in capitals."""
_MAX = 90
"""Characters in which a dateline must have ended."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's parts, with the offsets of the agency's name in the line."""

    place: str
    date: str | None
    agency: str | None
    agency_at: tuple[int, int] | None
    end: int


def dateline(text: str) -> Dateline | None:
    """Read the dateline that opens a paragraph; None where there is none.

    >>> dateline("VELM, March 3 (Tidal) -- The port is open.").place
    'VELM'
    >>> dateline("The port -- the oldest -- is open.") is None
    True
    """
    for form in _FORMS[::-1]:
        match = form.match(text, 0, len(text))
        if match and match.end() <= _MAX and _holds(match, text):
            place, when = match["place"].strip(), match["date"]
            if when and not any(char.isdigit() for char in when):
                place, when = f"{place}, {when}", None
            agency = match["agency"]
            return Dateline(place, when, agency, match.span("agency") if agency else None, match.end())
    return None


def _holds(match: re.Match[str], text: str) -> bool:
    place, agency, when = match["place"], match["agency"], match["date"] or ""
    following = text[match.end() : match.end() + 1]
    if not place[:1].isupper() or following.islower() or len(place.split()) > 5:
        return False
    dated = any(char.isdigit() for char in when)
    if agency is None and _FULL_DATE.fullmatch(when.strip()):
        return all(word[:1].isupper() for word in place.split())
    capitals = place.isupper() and sum(char.isalpha() for char in place) > 1
    if "/" in place and not capitals:
        return False
    if agency is not None:
        named = agency[:1].isupper() or agency[:1].isdigit()
        return named and len(agency.split()) <= 4 and (capitals or all(word[:1].isupper() for word in place.split()))
    return capitals and (dated or not when or when[:1].isupper())
