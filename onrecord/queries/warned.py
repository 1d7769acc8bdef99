"""Which reports put readers at risk who share them, as their notices say: asked for many reports at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.ledger import Ledger, tables

_AT_ONCE = 500
"""Reports asked for in one query."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A notice to readers without its words: where (ISO 3166 codes), who, for what acts, under what penalty."""

    jurisdiction: tuple[str, ...]
    at_risk: str | None
    acts: tuple[str, ...]
    penalty: str | None


def warned_of(ledger: Ledger, named: Iterable[str]) -> Mapping[str, tuple[Warned, ...]]:
    """The notices of live reports, by what a report was named by: its id, or the hash of its page's bytes.

    A notice holds for all that has the same address, other states of the page too. Those without one are not there.
    Raises LedgerError.
    """
    wanted = sorted(set(named))
    found: defaultdict[str, list[Warned]] = defaultdict(list)
    with ledger.snapshot() as connection:
        for start in range(0, len(wanted), _AT_ONCE):
            for name, told in _of(connection, wanted[start : start + _AT_ONCE]):
                found[name].append(told)
    return {name: tuple(dict.fromkeys(told)) for name, told in found.items()}


def _of(connection: Connection, named: list[str]) -> Iterable[tuple[str, Warned]]:
    own, reports, pages, asked = tables.notices, tables.reports, tables.pages, tables.reports.alias("asked")
    for column in (asked.c.id, asked.c.page_sha256):
        for same in (asked.c.key == reports.c.key, asked.c.url == pages.c.url):
            query = (
                select(column.label("named"), own.c.jurisdiction, own.c.at_risk, own.c.acts, own.c.penalty)
                .join(reports, reports.c.key == own.c.report_key)
                .join(pages, pages.c.id == reports.c.page_id)
                .join(asked, same)
                .where(reports.c.retracted_at.is_(None), column.in_(named))
                .order_by(own.c.report_key, own.c.position)
            )
            for row in connection.execute(query):
                yield row.named, Warned(tuple(row.jurisdiction), row.at_risk, tuple(row.acts), row.penalty)
