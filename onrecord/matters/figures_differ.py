"""Where two reports give different figures of one thing: how many, how much, how long.

Invariant: pure; a figure is cited with its sentence, verbatim, by whoever says it. Abstains where the reports are not
of one time, where one has both figures, where the sentences tell of two years or two parties, and where rounding lets
both be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from onrecord.language import FullPack, Pack, primary
from onrecord.matters.compared import make, order, told
from onrecord.matters.figures import Figure, apart, figures, of_one_thing
from onrecord.matters.material import Item, Said
from onrecord.matters.proposition import Proposition, stands_for, words_of
from onrecord.matters.relevance import Bears
from onrecord.matters.sentences import Passage, passages
from onrecord.model import SHOWN, Cited, Finding, FindingKind, Relatedness, Report, Span, content_id

_SURE, _A_WORD, _SUREST = 0.25, 0.05, 0.45
"""How sure two figures are of one thing: by itself, for each word that tells it, and at most. Set by hand, so low that
other findings stand before."""

_AT_ONE_TIME = 31
"""Days between two reports beyond which a figure may have changed. Set by hand: of eleven findings that a strict reader
had of reports farther apart, none was fair (successive offers, estimates of two years)."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a report, its sentence as it is cited, and what it says of when and of whom."""

    figure: Figure
    cited: Cited
    years: frozenset[str]
    parties: frozenset[int]


def figures_differ(
    bears: Sequence[Bears], items: Iterable[Item], proposition: Proposition, packs: Mapping[str, Pack]
) -> Iterator[Finding]:
    """Figures of one thing that two reports of the matter give otherwise: of two reports and a unit, the surest.

    `items` are all statements and events of the reports, whether or not they bear on the matter.
    """
    reports = {it.item.report.id: it.item.report for it in bears}
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for item in items:
        if isinstance(item, Said) and item.report.id in reports and item.statement.confidence >= SHOWN:
            said[item.report.id].append(item)
    of = {
        key: tuple(_figures(report, said[key], proposition, pack))
        for key, report in sorted(reports.items())
        if isinstance(pack := packs[primary(report.language)], FullPack)
    }
    theme = frozenset(proposition.theme).union(*proposition.near)
    known = theme.union(*proposition.names)
    for (one_report, ours), (other_report, theirs) in combinations(of.items(), 2):
        if not _at_one_time(reports[one_report], reports[other_report]):
            continue
        best: dict[str, Finding] = {}
        for one in ours:
            for other in theirs:
                shared = _shared(one, other, theme, known)
                if not shared or any(_same(one, it) for it in theirs) or any(_same(it, other) for it in ours):
                    continue
                found = _finding(one, other, shared)
                unit = one.figure.unit
                if unit not in best or order(found) < order(best[unit]):
                    best[unit] = found
        yield from best.values()


def _at_one_time(one: Report, other: Report) -> bool:
    """Whether two reports are known to have been published within a month of each other."""
    a, b = one.published.date, other.published.date
    if a is None or b is None or not (a.first and a.last and b.first and b.last):
        return False
    return max(a.last, b.last) - min(a.first, b.first) <= timedelta(_AT_ONE_TIME)


def _shared(one: _Told, other: _Told, theme: frozenset[str], known: frozenset[str]) -> int:
    """How many words tell that two figures are of one thing, told otherwise; 0 where they need not be."""
    if not apart(one.figure, other.figure):
        return 0
    if one.years and other.years and not one.years & other.years:
        return 0
    if one.parties and other.parties and not one.parties & other.parties:
        return 0
    return of_one_thing(one.figure, other.figure, theme, known)


def _same(one: _Told, other: _Told) -> bool:
    """Whether two figures of one unit can be one."""
    return one.figure.unit == other.figure.unit and not apart(one.figure, other.figure)


def _figures(report: Report, said: Sequence[Said], proposition: Proposition, pack: FullPack) -> Iterator[_Told]:
    for passage in passages(report):
        years = frozenset(_YEAR.findall(passage.text))
        words = words_of(passage.text)
        parties = frozenset(
            at for at, name in enumerate(proposition.names) if any(stands_for(word, name, pack) for word in words)
        )
        for each in figures(passage.text, pack):
            figure = _without_the_verb(each, proposition, pack)
            yield _Told(figure, _cited(report, passage, figure, said), years, parties)


def _without_the_verb(figure: Figure, proposition: Proposition, pack: FullPack) -> Figure:
    """A figure without what the proposition's verb becomes among its words: that is of the matter, and no thing."""
    family = proposition.family
    if family is None:
        return figure
    tied, about = (
        tuple(word for word in words if pack.matters.family_of(word) != family) for words in (figure.tied, figure.about)
    )
    return replace(figure, tied=tied, about=about)


def _cited(report: Report, passage: Passage, figure: Figure, said: Sequence[Said]) -> Cited:
    """A figure's sentence: of the statement that it stands in, else the outlet's own, told when the report was out."""
    start, end = passage.start + figure.start, passage.start + figure.end
    within = [it for it in said if any(span.start <= start and end <= span.end for span in it.words)]
    if within:
        it = min(within, key=lambda each: (sum(len(span.quote) for span in each.words), each.id))
        span = next(span for span in it.words if span.start <= start and end <= span.end)
        first, last = max(span.start, passage.start), min(span.end, passage.end)
        return Cited(it.id, report.id, (Span(first, last, report.text[first:last]),), it.when, it.name)
    item = content_id("sentence", report.id, passage.start, passage.end)
    return Cited(item, report.id, (Span(passage.start, passage.end, passage.text),), report.published)


def _finding(one: _Told, other: _Told, shared: int) -> Finding:
    first, second = sorted((one, other), key=_when)
    numbers = [it.figure.text[it.figure.start : it.figure.end] for it in (first, second)]
    sentence = (
        f"Reports differ on a figure, “{numbers[0]}” and “{numbers[1]}”: {told(first.cited)}; {told(second.cited)}."
    )
    sure = min(_SUREST, _SURE + _A_WORD * shared)
    return make(
        FindingKind.FIGURES_DIFFER, Relatedness.OUTLETS, "figures of one thing cannot both be meant",
        first.cited, second.cited, sentence, sure,
    )  # fmt: skip


def _when(it: _Told) -> tuple[bool, str, str]:
    date = it.cited.when.date
    first = date and (date.first or date.last)
    return (first is None, first.isoformat() if first else "", it.cited.item)
