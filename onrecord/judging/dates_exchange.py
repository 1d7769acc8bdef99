"""Judgements of publication dates between desks.

Invariant: a date is taken in for the very page that the other desk judged, the same bytes from the same address; it
keeps its author, time and reason, and the same one twice changes nothing. One that differs from ours is not taken in
unless that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.errors import Damaged, DateError
from onrecord.intake import Stages
from onrecord.judging.dates import correct
from onrecord.ledger import Ledger
from onrecord.model import Judgement, PageRef

KIND = "date judgement"
"""What a line says that it is."""


@dataclass(frozen=True, slots=True)
class DateJudgement:
    """A judgement of when a page was published, with the page."""

    page: PageRef
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class DateDisagreement:
    """Another desk's date of a page, and ours."""

    theirs: DateJudgement
    ours: Judgement


@dataclass(frozen=True, slots=True)
class ImportedDates:
    """What an import of dates did: those that are new here, and the disagreements.

    `known` stand here already, or the same date does; `withdrawn` were here, and were undone or replaced here;
    `absent` are of pages that are not in the ledger, and are not kept: to be imported again once they are.
    """

    new: tuple[DateJudgement, ...] = ()
    known: int = 0
    withdrawn: int = 0
    absent: tuple[DateJudgement, ...] = ()
    disagreements: tuple[DateDisagreement, ...] = ()


def export_dates(ledger: Ledger) -> tuple[dict[str, Any], ...]:
    """The judgements of publication dates that stand, as objects for JSON Lines, by page."""
    return tuple(date_form(DateJudgement(page, it)) for page, it in ledger.date_judgements())


def date_form(told: DateJudgement) -> dict[str, Any]:
    """A judgement of a publication date as an object for JSON.

    >>> made = Judgement(Edtf.parse("2018-02-04"), "A. Verel", datetime(2026, 1, 2, tzinfo=UTC), "last year's number")
    >>> told = DateJudgement(PageRef("0a" * 32), made)
    >>> date_from_form(date_form(told), "here") == told
    True
    """
    return {
        "kind": KIND,
        "page": {"sha256": told.page.sha256, "url": told.page.url},
        "published": told.judgement.published.value,
        "author": told.judgement.author,
        "made_at": told.judgement.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "reason": told.judgement.reason,
    }


def date_from_form(form: Any, where: str) -> DateJudgement:
    """The inverse of `date_form`. Raises Damaged, with `where` it stands, for anything else."""
    mend = "give what `onrecord judge export` wrote"
    try:
        page = PageRef(form["page"]["sha256"], form["page"]["url"])
        when, made = Edtf.parse(form["published"]), datetime.fromisoformat(form["made_at"])
        author, reason = form["author"], form["reason"]
    except (AttributeError, KeyError, TypeError, ValueError, DateError) as error:
        what = f"no {error.args[0]}" if isinstance(error, KeyError) else str(error)
        raise Damaged(f"no judgement of a date ({what})", where, mend) from None
    if not all(isinstance(it, str) for it in (author, reason, page.sha256, page.url)):
        raise Damaged("no judgement of a date (what should be words is not)", where, mend)
    if when.first is None or when.last is None:
        raise Damaged("a publication date without a beginning or an end", where, "give a day, month or year")
    if not author.strip() or not reason.strip():
        raise Damaged("a judgement needs an author and a reason", where, "give both")
    if made.tzinfo is None:
        raise Damaged("a time without a zone", where, "give it with its offset from UTC")
    return DateJudgement(page, Judgement(when, author, made.astimezone(UTC), reason))


def take_in_dates(
    ledger: Ledger, coming: Iterable[DateJudgement], *, theirs: bool = False, stages: Stages = pipeline
) -> ImportedDates:
    """Import another desk's dates of pages, each in one transaction: its report is read anew with the date.

    Of several of one page the newest counts. One that differs from ours is listed and not taken in; with `theirs` it
    is, in the place of ours. Raises InputError, LedgerError.
    """
    newest: dict[PageRef, DateJudgement] = {}
    for told in sorted(coming, key=lambda it: (it.judgement.made_at, it.judgement.published.value)):
        newest[told.page] = told
    new, absent, disagreements = [], [], []
    known = withdrawn = 0
    for page, told in sorted(newest.items()):
        reports = ledger.reports_of_page(page)
        if not reports:
            absent.append(told)
        changed = False
        for report_id, page_id in reports:
            ours = ledger.judged(page_id)
            if ours is not None and ours.published == told.judgement.published:
                known += 1
            elif ledger.was_judged(page_id, told.judgement):
                withdrawn += 1
            else:
                if ours is not None:
                    disagreements.append(DateDisagreement(told, ours))
                if ours is None or theirs:
                    correct(ledger, report_id, told.judgement, stages)
                    changed = True
        if changed:
            new.append(told)
    return ImportedDates(tuple(new), known, withdrawn, tuple(absent), tuple(disagreements))
