"""When a statement was said that its own report does not date, or dates coarsely: by what stands elsewhere.

Invariant: pure, and a function of the set of items; a date that a report tells is only ever narrowed, never turned into
another, and each date says whence it is. Ladder, the first that gives one:

1. Another report renders the same utterance and dates it.
2. An answer has the date of the question that it stands behind, with nothing between them.
3. It is told as news, of no day: it was said within about a week ("~") before its report was out.
4. Its report was out by a day: it was said by then. That bounds it, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise

from onrecord.dates import Edtf
from onrecord.matters.material import Item, Said
from onrecord.model import Act, Dating, DatingMethod, Utterance

NEWS = timedelta(7)
"""Days before publication within which what is told as news was said. Of the statements of the sample matter
that are so told, all that its gold dates lie within two days of it; the rest of a week is for weekly papers."""

_ANSWER = 200
"""Code points between the end of a question and an answer that stands behind it: a clause of saying, no paragraph."""


def by_utterances(items: Iterable[Item], utterances: Iterable[Utterance]) -> list[Item]:
    """The items, statements dated as their utterance is where that is narrower."""
    found: dict[str, Dating] = {}
    for utterance in utterances:
        for rendering in utterance.renderings:
            narrowed = _narrowed(rendering.cited.when, utterance)
            if narrowed is not None:
                found[rendering.cited.item] = narrowed
    return [replace(it, dated=found[it.id]) if isinstance(it, Said) and it.id in found else it for it in items]


def _narrowed(own: Dating, utterance: Utterance) -> Dating | None:
    """The date of an utterance for a rendering of another, coarser date, or of none."""
    whole = utterance.said_on
    if whole.date is None or whole.value == own.value:
        return None
    if own.date is not None and not whole.date.within(own.date):
        return None
    told = next((r for r in utterance.renderings if r.cited.when.value == whole.value), None)
    by = f"as {told.outlet or 'another report'} dates the same words" if told else "as the reports together date it"
    return Dating(whole.date, f"{by}: {whole.basis}", DatingMethod.DERIVED)


def by_questions(items: Iterable[Item]) -> list[Item]:
    """The items, undated statements dated by the question that they answer."""
    items = list(items)
    said = sorted((it for it in items if isinstance(it, Said)), key=lambda it: it.place)
    found: dict[str, Said] = {}
    for _, of_report in groupby(said, key=lambda it: it.report.id):
        for before, it in pairwise(_outermost(of_report)):
            dated = found.get(before.id, before)
            if it.when.date is None and dated.when.date is not None:
                basis = f"It answers the question before it: {dated.when.basis}"
                if _answers(dated, it):
                    found[it.id] = replace(it, dated=Dating(dated.when.date, basis, DatingMethod.DERIVED))
    return [found.get(it.id, it) if isinstance(it, Said) else it for it in items]


def _outermost(said: Iterable[Said]) -> Sequence[Said]:
    """Statements in the order of the text, without those inside of another."""
    return [it for it in said if it.statement.within is None]


def _answers(before: Said, it: Said) -> bool:
    asked = before.statement.act is Act.QUESTION and it.statement.act is not Act.QUESTION
    return asked and 0 <= it.words[0].start - before.words[-1].end <= _ANSWER


def by_publication(items: Iterable[Item]) -> list[Item]:
    """The items, statements of unknown date bounded by the day on which their report was out, where that is known.

    What is told as news has the week before as well; what is told back, or as an aside, has no first day.
    """
    return [_bounded(it) if isinstance(it, Said) else it for it in items]


def _bounded(it: Said) -> Said:
    published = it.report.published.date
    last = published.last if published else None
    if it.when.date is not None or last is None:
        return it
    news = it.when.method is DatingMethod.PUBLICATION
    told = "among the news of the week before" if news else "said by"
    basis = f"{told} {last.isoformat()}, when the report was out; {it.when.basis}"
    # "~": no words tell when the week of news begins.
    date = Edtf.parse(f"{last - NEWS}~/{last}") if news else Edtf.between(None, last)
    return replace(it, dated=Dating(date, basis, DatingMethod.DERIVED))
