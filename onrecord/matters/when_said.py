"""When a statement was said that its own report does not date, or dates coarsely: by what stands elsewhere.

Invariant: pure, and a function of the set of items; a date that a report tells is only ever narrowed, never turned into
another, and each date says whence it is. Ladder, the first that gives one:

1. Another report renders the same utterance and dates it.
2. It is told as news, of no day: it was said within about a week ("~") before its report was out.
3. Its report was out by a day: it was said by then. That bounds it, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from onrecord.dates import Edtf
from onrecord.matters.material import Item, Said
from onrecord.model import Dating, DatingMethod, Utterance

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
