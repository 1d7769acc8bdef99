"""When a statement was said that its own report does not date, or dates coarsely: by what stands elsewhere.

Invariant: pure, and a function of the set of items; a date that a report tells is only ever narrowed, never turned into
another, and each date says whence it is. Ladder, the first that gives one:

1. Another report renders the same utterance and dates it.
2. It is told as news, of no day: it was said about then ("~"), between the day of the news, which the report's opening
   tells, and the day on which it was out; where the opening tells none, within the week before.
3. Its report was out by a day: it was said by then. That bounds it, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates import Edtf
from onrecord.matters.material import Item, Said
from onrecord.model import Dating, DatingMethod, Role, Utterance

NEWS = timedelta(7)
"""Days before publication within which what is told as news was said. Of the statements of the sample matter
that are so told, all that its gold dates lie within two days of it; the rest of a week is for weekly papers."""


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


def by_publication(items: Iterable[Item]) -> list[Item]:
    """The items, statements of unknown date bounded by the day on which their report was out, where that is known.

    What is told as news has a first day as well; what is told back, or as an aside, has none.
    """
    its = list(items)
    days = _days_of_news(its)
    return [_bounded(it, days.get(it.report.id)) if isinstance(it, Said) else it for it in its]


def _days_of_news(items: Iterable[Item]) -> dict[str, date]:
    """The day of a report's news: the latest to which its first paragraph dates anything, of the week before it."""
    found: dict[str, date] = {}
    for it in items:
        lead = next((block for block in it.report.blocks if block.role is Role.BODY), None)
        day, out = it.cited.when.date, it.report.published.date
        if lead is None or day is None or day.first is None or out is None or out.last is None:
            continue
        told = day.exact and not day.approximate and lead.start <= it.words[0].start < lead.end
        if told and out.last - NEWS <= day.first <= out.last:
            found[it.report.id] = max(found.get(it.report.id, day.first), day.first)
    return found


def _bounded(it: Said, news_of: date | None) -> Said:
    published = it.report.published.date
    last = published.last if published else None
    if it.when.date is not None or last is None:
        return it
    if it.when.method is not DatingMethod.PUBLICATION:
        told, when = "said by", Edtf.between(None, last)
    elif news_of is None:
        told, when = "among the news of the week before", Edtf.parse(f"{last - NEWS}~/{last}")
    else:
        told = f"told with the news of {news_of} and before" if news_of != last else "told with the news of"
        when = Edtf.parse(f"{last}~" if news_of == last else f"{news_of}~/{last}")
    # "~": no words tell when what is told as news was said.
    basis = f"{told} {last.isoformat()}, when the report was out; {it.when.basis}"
    return replace(it, dated=Dating(when, basis, DatingMethod.DERIVED))
