"""When a statement was said that its own report does not date, or dates coarsely: by what stands elsewhere.

Invariant: pure, and a function of the set of items; a date that a report tells is only ever narrowed, never turned into
another, and each date says whence it is. Ladder, the first that gives one:

1. Another report renders the same utterance and dates it.
2. It is told as news, of no day: it was said about ("~") the day of the news, which the report's opening tells; where
   the opening tells none, about the day on which the report was out.
3. Its report was out by a day: it was said by then. That bounds it, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onrecord.dates import Edtf
from onrecord.matters.material import Item, Said
from onrecord.model import Block, Dating, DatingMethod, Report, Role, Timex, Utterance

NEWS = timedelta(7)
"""Days before publication in which the day of the news lies: a week, for weekly papers. Of 36 statements in eight lists
of positions by three hands that are so told, readers dated 28 to the day of publication, 4 to the day before, which the
opening told each time, and 4 to both days or to the month (docs/evaluation.md)."""


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


def by_publication(items: Iterable[Item], openings: Mapping[str, Iterable[Timex]] | None = None) -> list[Item]:
    """The items, statements of unknown date bounded by the day on which their report was out, where that is known.

    What is told as news is of about its day; what is told back, or as an aside, has no first day. `openings` are the
    time expressions of reports' first paragraphs, by the reports' ids.
    """
    its = list(items)
    days = _days_of_news(its, openings or {})
    return [_bounded(it, days.get(it.report.id)) if isinstance(it, Said) else it for it in its]


def opening(report: Report, times: Iterable[Timex]) -> tuple[Timex, ...]:
    """The time expressions of a report's first paragraph."""
    lead = _lead(report)
    return tuple(it for it in times if lead and lead.start <= it.span.start < lead.end)


def _lead(report: Report) -> Block | None:
    return next((block for block in report.blocks if block.role is Role.BODY), None)


def _days_of_news(items: Iterable[Item], openings: Mapping[str, Iterable[Timex]]) -> dict[str, date]:
    """The day of a report's news: the latest that its first paragraph tells, of the week before it was out."""
    found: dict[str, date] = {}
    for it in items:
        lead, out = _lead(it.report), it.report.published.date
        if lead is None or out is None or out.last is None:
            continue
        told = [it.cited.when.date] if lead.start <= it.words[0].start < lead.end else []
        told += [time.date for time in openings.get(it.report.id, ())]
        days = [day.first for day in told if day is not None and day.exact and not day.approximate and day.first]
        near = [day for day in days if out.last - NEWS <= day <= out.last]
        if near:
            found[it.report.id] = max([*near, found.get(it.report.id, date.min)])
    return found


def _bounded(it: Said, news_of: date | None) -> Said:
    published = it.report.published.date
    last = published.last if published else None
    if it.when.date is not None or published is None or last is None:
        return it
    if it.when.method is not DatingMethod.PUBLICATION:
        told, when = "said by", Edtf.between(None, last)
    elif not published.exact:
        told, when = "among the news by", Edtf.between(published.first, last)
    elif news_of is None or news_of == last:
        told, when = "told with the news of", Edtf.parse(f"{last}~")
    else:
        told, when = f"told with the news of {news_of}, by", Edtf.parse(f"{news_of}~")
    # "~": no words tell when what is told as news was said.
    basis = f"{told} {last.isoformat()}, when the report was out; {it.when.basis}"
    return replace(it, dated=Dating(when, basis, DatingMethod.DERIVED))
