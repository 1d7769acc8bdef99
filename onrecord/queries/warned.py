"""Which reports put readers at risk who share them, as their notices say: asked for many reports at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from onrecord.ledger import Ledger, tables
from onrecord.ledger.among import among
from onrecord.model import PageRef


@dataclass(frozen=True, slots=True)
class Warned:
    """A notice to readers without its words: where (ISO 3166 codes), who, for what acts, under what penalty."""

    jurisdiction: tuple[str, ...]
    at_risk: str | None
    acts: tuple[str, ...]
    penalty: str | None


def warned_of(ledger: Ledger, reports: Iterable[str]) -> Mapping[str, tuple[Warned, ...]]:
    """The notices of reports, by their ids; what has none is not there. Raises LedgerError.

    A notice holds for all that has the same address, other states of the page too; and for a page that was retracted.
    """
    ids = sorted(set(reports))
    if not ids:
        return {}
    with ledger.snapshot() as connection:
        pages = [(row.id, PageRef(row.sha256, row.url or "")) for row in connection.execute(_PAGES_OF, {"ids": ids})]
        told = _of_pages(connection, {page: (page.url,) for _, page in pages})
    found: defaultdict[str, list[Warned]] = defaultdict(list)
    for name, page in pages:
        found[name] += told.get(page, ())
    return {name: tuple(dict.fromkeys(its)) for name, its in found.items() if its}


def warned_of_pages(ledger: Ledger, pages: Iterable[PageRef]) -> Mapping[PageRef, tuple[Warned, ...]]:
    """The same of pages as judgements refer to them, which need not be here: another state of one's address may be."""
    of = {page: {page.url} for page in pages}
    if not of:
        return {}
    with ledger.snapshot() as connection:
        rows = connection.execute(_ADDRESSES, {"hashes": sorted({page.sha256 for page in of})})
        urls: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            urls[row.sha256].add(row.url)
        return _of_pages(connection, {page: its | urls[page.sha256] for page, its in of.items()})


_own, _reports, _pages = tables.notices, tables.reports, tables.pages
_live = tables.reports.alias("live")

_PAGES_OF = (
    select(_reports.c.id, _pages.c.sha256, _pages.c.url)
    .join(_pages, _pages.c.id == _reports.c.page_id)
    .where(among(_reports.c.id, "ids"))
    .distinct()
)

_ADDRESSES = select(_pages.c.sha256, _pages.c.url).where(among(_pages.c.sha256, "hashes"), _pages.c.url.is_not(None))

_LAST = or_(
    _reports.c.retracted_at.is_(None),
    ~select(_live.c.key).where(_live.c.page_id == _reports.c.page_id, _live.c.retracted_at.is_(None)).exists(),
)
"""Of a page that was read again, the reading that stands tells of it; of one that was retracted, those that stood."""

_NOTICES = tuple(
    select(_pages.c.sha256, _pages.c.url, _own.c.jurisdiction, _own.c.at_risk, _own.c.acts, _own.c.penalty)
    .join(_reports, _reports.c.key == _own.c.report_key)
    .join(_pages, _pages.c.id == _reports.c.page_id)
    .where(asked, _LAST)
    .order_by(_own.c.report_key, _own.c.position)
    for asked in (among(_pages.c.sha256, "hashes"), among(_pages.c.url, "addresses"))
)


def _of_pages(
    connection: Connection, addresses: Mapping[PageRef, Collection[str]]
) -> Mapping[PageRef, tuple[Warned, ...]]:
    """The notices of pages with the same bytes, or at one of the addresses that are given with each page."""
    every = {
        "hashes": sorted({page.sha256 for page in addresses}),
        "addresses": sorted({url for its in addresses.values() for url in its if url}),
    }
    by_hash: defaultdict[str, list[Warned]] = defaultdict(list)
    by_address: defaultdict[str, list[Warned]] = defaultdict(list)
    for query in _NOTICES:
        for row in connection.execute(query, every):
            told = Warned(tuple(row.jurisdiction), row.at_risk, tuple(row.acts), row.penalty)
            by_hash[row.sha256].append(told)
            by_address[row.url or ""].append(told)
    found = {}
    for page, urls in addresses.items():
        its = [*by_hash[page.sha256], *(told for url in sorted(urls) if url for told in by_address[url])]
        if its:
            found[page] = tuple(dict.fromkeys(its))
    return found
