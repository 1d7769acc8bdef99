"""Notices to readers at risk, as data: where the risk is, for whom, for what acts, under what penalty.

Invariant: a notice's span is its words on the page, from its first line to its last; what it does not say is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicons.page import PageLexicon
from onrecord.model import Notice, Role, Span
from onrecord.page.jurisdictions import jurisdictions, named_after
from onrecord.page.lines import Line
from onrecord.page.ruling import Ruling

_WORD = re.compile(r"[^\W\d_]+")


def notices_of(
    lines: Sequence[Line], rulings: Sequence[Ruling], text: str, language: str, lexicons: Sequence[PageLexicon]
) -> tuple[Notice, ...]:
    """Every run of notice lines as one notice."""
    runs: list[list[Line]] = []
    before = False
    for line, ruling in zip(lines, rulings, strict=True):
        notice = ruling.role is Role.NOTICE
        if notice and before:
            runs[-1].append(line)
        elif notice:
            runs.append([line])
        before = notice
    return tuple(_read(run, text, language, lexicons) for run in runs)


def _read(run: Sequence[Line], text: str, language: str, lexicons: Sequence[PageLexicon]) -> Notice:
    start, end = run[0].start, run[-1].end
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip())
    cut = cut.strip()
    words = " ".join(line.text for line in run)
    at_risk = penalty = None
    acts: list[str] = []
    where: tuple[str, ...] = ()
    for lexicon in lexicons:
        if not at_risk and (match := lexicon.at_risk.search(words)):
            at_risk = match["who"].strip(" ,")
        for pattern in lexicon.penalties:
            if penalty is None and (match := pattern.search(words)):
                penalty = match["penalty"].strip(" ,")
                acts = _acts(match.groupdict().get("acts") or "", lexicon)
        where = where or _where(words, language, lexicon)
    return Notice(Span(start, start + len(cut), cut), where, at_risk, tuple(acts), penalty)


def _where(words: str, language: str, lexicon: PageLexicon) -> tuple[str, ...]:
    """The power that declares it; where none is named, the places that it speaks of."""
    there = lexicon.there.search(words)
    places = there["place"] if there else ""
    for pattern in lexicon.declared_by:
        declared = pattern.search(words)
        if declared and (found := jurisdictions(declared["power"], language, lexicon)):
            return tuple(named_after(name, places, lexicon) or name for name in found)
    return jurisdictions(places, language, lexicon)


def _acts(words: str, lexicon: PageLexicon) -> list[str]:
    return list(
        dict.fromkeys(lexicon.acts[word] for word in map(str.lower, _WORD.findall(words)) if word in lexicon.acts)
    )
