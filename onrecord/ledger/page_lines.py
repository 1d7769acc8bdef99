"""What the pages of a site have in common: derived data, kept line by line.

Invariant: a live report that was traced has the rows of its lines, a retracted one none; what is kept here can be made
anew from the live reports alone. Which lines are doubtful, and which pages differ, is no business of the ledger's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, insert, select, update

from onrecord.ledger import lineage, tables
from onrecord.ledger.among import slices

_FIRST = 4
"""Reports with a line that are asked for at first: the first that differs settles it."""


class PageLine(Protocol):
    """A line of a page; see `tables.page_lines`."""

    @property
    def hash(self) -> int: ...  # noqa: D102

    @property
    def words(self) -> int: ...  # noqa: D102

    @property
    def doubtful(self) -> bool: ...  # noqa: D102

    @property
    def aside(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A line of a live report, as it is kept."""

    hash: int
    words: int
    doubtful: bool
    recurs: bool
    aside: bool


def write(connection: Connection, report_id: str, lines: Sequence[PageLine]) -> None:
    """Keep the lines of a live report that has none yet; that one recurs is written apart."""
    key = _key(connection, report_id)
    rows = [
        {
            "report_key": key,
            "hash": line.hash,
            "words": line.words,
            "doubtful": line.doubtful,
            "recurs": False,
            "aside": line.aside,
        }
        for line in lines
    ]
    if rows:
        connection.execute(insert(tables.page_lines), rows)


def of(connection: Connection, named: str) -> tuple[StoredLine, ...]:
    """The lines of the live report with this id, or of the page with this id."""
    own, reports = tables.page_lines, tables.reports
    query = (
        select(own.c.hash, own.c.words, own.c.doubtful, own.c.recurs, own.c.aside)
        .join(reports, reports.c.key == own.c.report_key)
        .where(reports.c.key.in_(lineage.live_keys(named)))
        .order_by(own.c.hash)
    )
    return tuple(StoredLine(*row) for row in connection.execute(query))


def holders(connection: Connection, line: int) -> Iterator[str]:
    """The ids of the live reports that have a line; more are asked for as they are taken."""
    own, reports = tables.page_lines, tables.reports
    after, count = -1, _FIRST
    while True:
        query = (
            select(own.c.report_key, reports.c.id)
            .join(reports, reports.c.key == own.c.report_key)
            .where(own.c.hash == line, own.c.report_key > after, reports.c.retracted_at.is_(None))
            .order_by(own.c.report_key)
            .limit(count)
        )
        rows = connection.execute(query).all()
        yield from (row.id for row in rows)
        if len(rows) < count:
            return
        after, count = rows[-1].report_key, 4 * count


def recurring_on(connection: Connection, line: int, most: int) -> frozenset[int]:
    """The lines that recur on the reports that have a line, of the `most` that were added last."""
    own, reports = tables.page_lines, tables.reports
    last = (
        select(own.c.report_key)
        .join(reports, reports.c.key == own.c.report_key)
        .where(own.c.hash == line, reports.c.retracted_at.is_(None))
        .order_by(own.c.report_key.desc())
        .limit(most)
    )
    return frozenset(connection.scalars(select(own.c.hash).where(own.c.report_key.in_(last), own.c.recurs)))


def doubtful(connection: Connection, hashes: Collection[int], *, recurs: bool) -> dict[str, list[int]]:
    """Where these lines are doubtful, and recur or not as far as is known: by the live reports' ids."""
    own, reports = tables.page_lines, tables.reports
    found: defaultdict[str, list[int]] = defaultdict(list)
    for some in slices(hashes):
        query = (
            select(reports.c.id, own.c.hash)
            .join(reports, reports.c.key == own.c.report_key)
            .where(
                own.c.hash.in_(some),
                own.c.doubtful,
                own.c.recurs == recurs,
                reports.c.retracted_at.is_(None),
            )
        )
        for report_id, line in connection.execute(query):
            found[report_id].append(line)
    return dict(found)


def write_recurs(connection: Connection, report_id: str, hashes: Collection[int], *, recurs: bool) -> None:
    """Keep whether lines of a live report recur."""
    own, key = tables.page_lines, _key(connection, report_id)
    if hashes:
        changed = (own.c.report_key == key, own.c.hash.in_(sorted(hashes)))
        connection.execute(update(own).where(*changed).values(recurs=recurs))


def to_read(connection: Connection) -> tuple[str, ...]:
    """The ids of the pages whose live reading set aside other lines than those that recur."""
    own, reports = tables.page_lines, tables.reports
    query = (
        select(reports.c.page_id)
        .join(own, own.c.report_key == reports.c.key)
        .where(own.c.recurs != own.c.aside, reports.c.retracted_at.is_(None))
        .distinct()
        .order_by(reports.c.page_id)
    )
    return tuple(connection.scalars(query))


def _key(connection: Connection, report_id: str) -> int:
    reports = tables.reports
    query = select(reports.c.key).where(reports.c.id == report_id, reports.c.retracted_at.is_(None))
    key: int = connection.scalars(query).one()
    return key
