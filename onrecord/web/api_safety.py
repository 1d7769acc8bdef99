"""Addresses in the API's answers: where a report has a notice to readers who are at risk, the notice stands beside it.

Invariant: no answer has the address of such a report without its notice; `addresses=without` gives the same answer
without these addresses. The words of reports stand as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query, Request

from onrecord.ledger import Ledger
from onrecord.model import PageRef
from onrecord.queries.warned import Warned, warned_of, warned_of_pages
from onrecord.wording import words


class Addresses(StrEnum):
    """Whether the addresses of reports with a notice are in an answer."""

    WITH = "with"
    WITHOUT = "without"


def addresses(
    addresses: Annotated[
        Addresses, Query(description="`without` leaves out the addresses of reports whose notice puts readers at risk.")
    ] = Addresses.WITH,
) -> Addresses:
    """The parameter of every question whose answer may have addresses."""
    return addresses


def left_out(request: Request) -> bool:
    """Whether addresses of reports with a notice are to be left out."""
    return request.query_params.get("addresses") == Addresses.WITHOUT


def alternate(request: Request) -> str:
    """The Link (RFC 8288) to the same answer without such addresses."""
    return f'<{without(request)}>; rel="alternate"; title="without the addresses of reports with a notice to readers"'


def without(request: Request) -> str:
    """The address of the same answer without such addresses."""
    return str(request.url.include_query_params(addresses=Addresses.WITHOUT.value))


def safe(ledger: Ledger, forms: Sequence[Any], *, leave_out: bool) -> bool:
    """Put the notices beside all reports and pages in some answers, and take addresses out where that is asked for.

    The forms are changed in place. Whether any report has a notice.
    """
    reports = [it for form in forms for it in _reports(form)]
    of_reports = warned_of(ledger, (it["id"] for it in reports if it.get("id")))
    of_pages = warned_of_pages(ledger, (_page(it) for it in reports if not it.get("id")))
    for it in reports:
        notices = of_reports.get(it["id"], ()) if it.get("id") else of_pages.get(_page(it), ())
        if "blocks" not in it:  # a whole record has its notices, with their words
            it["notices"] = [asdict(notice) for notice in notices]
        if notices and leave_out:
            without_address(it)
    return bool(of_reports or of_pages)


def without_address(report: dict[str, Any]) -> None:
    """Take the address out of a report's form; a page that was fetched goes by its address, so its name is cut."""
    if "url" in report:
        report["url"] = "" if "sha256" in report else None
    if "name" in report:
        report["name"] = words.last_part(report["name"])


def in_words(notices: Iterable[Warned]) -> str:
    """Notices in one cell of a table.

    >>> in_words([Warned(("RU",), "are in Russia", ("share", "like"), "a fine")])
    'Readers may be at risk in Russia, for: share and like. Penalty: a fine.'
    """
    return " ".join(map(_sentence, notices))


def _sentence(notice: Warned) -> str:
    where = f" in {words.listed(map(words.country, notice.jurisdiction))}" if notice.jurisdiction else ""
    acts = f", for: {words.listed(notice.acts)}" if notice.acts else ""
    penalty = f" Penalty: {notice.penalty.rstrip('.')}." if notice.penalty else ""
    return f"Readers may be at risk{where}{acts}.{penalty}"


def _page(form: dict[str, Any]) -> PageRef:
    return PageRef(str(form["sha256"]), str(form["url"] or ""))


def _reports(form: Any) -> Iterator[dict[str, Any]]:
    """Every report and page in a form: what has a report's id, or a page's hash beside its address."""
    waiting = [form]
    while waiting:
        it = waiting.pop()
        if isinstance(it, dict) and (str(it.get("id", "")).startswith("re-") or {"sha256", "url"} <= it.keys()):
            yield it
        values = it.values() if isinstance(it, dict) else it if isinstance(it, (list, tuple)) else ()
        waiting += [value for value in values if isinstance(value, (dict, list, tuple))]
