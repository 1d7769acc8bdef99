"""Copies and versions, and what they are found by: derived data, kept pair by pair and address by address.

Invariant: a live report that was traced has one row of `traces`; a retracted one has none, and no copy and no version.
What is kept here can be made anew from the live reports alone. The comparing itself is no business of the ledger's:
candidates go out, copies come in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    union_all,
)

from onrecord.ledger import counts, tables
from onrecord.ledger.among import slices


class Copy(Protocol):
    """The share of the one text, in [0, 1], that stands in the other, the other way round, and by how many hashes."""

    @property
    def share(self) -> float: ...  # noqa: D102

    @property
    def other_share(self) -> float: ...  # noqa: D102

    @property
    def shared(self) -> int: ...  # noqa: D102


class Version(Protocol):
    """A report's id, and the days between which it is the current version of its address."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def since(self) -> date: ...  # noqa: D102

    @property
    def until(self) -> date | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class StoredCandidate:
    """A live report that shares hashes with another: its id, its sketch's size, how many of its hashes they share."""

    id: str
    size: int
    shared: int


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """The times of a live report among those of its address: days, and moments in ISO 8601, UTC; None is not told."""

    id: str
    known_on: date
    modified: date | None
    retrieved: str | None
    published: date | None
    recorded: str


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """When a report is the current one of its address: from `since` until the day before `until`."""

    report_id: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """The shares of two reports' texts, in [0, 1], that stand in each other, by so many hashes."""

    report_id: str
    other_id: str
    share: float
    other_share: float
    shared: int


def untraced(connection: Connection) -> tuple[str, ...]:
    """The ids of live reports that were never traced: of a ledger that an earlier version made."""
    reports, own = tables.reports, tables.traces
    traced = exists(select(own.c.report_key).where(own.c.report_key == reports.c.key))
    query = select(reports.c.id).where(reports.c.retracted_at.is_(None), ~traced).order_by(reports.c.id)
    return tuple(connection.scalars(query))


def write_trace(connection: Connection, report_id: str, address: str | None, hashes: Sequence[int]) -> None:
    """Keep the address and the sketch of a live report that was not traced yet."""
    key = _key(connection, report_id)
    connection.execute(insert(tables.traces), {"report_key": key, "address": address, "sketch_size": len(hashes)})
    if hashes:
        connection.execute(insert(tables.sketch_hashes), [{"hash": each, "report_key": key} for each in hashes])


def candidates(connection: Connection, report_id: str, hashes: Sequence[int]) -> tuple[StoredCandidate, ...]:
    """The other live reports whose sketches have some of these hashes, by id."""
    own, traces, reports = tables.sketch_hashes, tables.traces, tables.reports
    shared: Counter[tuple[str, int]] = Counter()
    for some in slices(hashes):
        query = (
            select(reports.c.id, traces.c.sketch_size, func.count())
            .join(traces, traces.c.report_key == own.c.report_key)
            .join(reports, reports.c.key == own.c.report_key)
            .where(
                own.c.hash.in_(some),
                reports.c.retracted_at.is_(None),
                reports.c.id != report_id,
            )
            .group_by(reports.c.id, traces.c.sketch_size)
        )
        for other, size, count in connection.execute(query):
            shared[other, size] += count
    return tuple(StoredCandidate(other, size, count) for (other, size), count in sorted(shared.items()))


def write_copies(connection: Connection, report_id: str, copies: Mapping[str, Copy]) -> None:
    """Put a live report's copies, by the other reports' ids, in the place of those that it had."""
    key, own = _key(connection, report_id), tables.copies
    _drop_copies(connection, key)
    rows: list[dict[str, Any]] = []
    for other, found in sorted(copies.items()):
        other_key = _key(connection, other)
        rows.append({"report_key": key, "other_key": other_key, "share": found.share, "shared": found.shared})
        rows.append({"report_key": other_key, "other_key": key, "share": found.other_share, "shared": found.shared})
    if rows:
        connection.execute(insert(own), rows)


def drop(connection: Connection, report_key: int) -> None:
    """Forget a report that is retracted; the versions of its address are to be written anew."""
    _drop_copies(connection, report_key)
    for table in (tables.versions, tables.page_lines, tables.traces):
        connection.execute(delete(table).where(table.c.report_key == report_key))


def address(connection: Connection, named: str) -> str | None:
    """The address under which the live report with this id, or of the page with this id, is kept."""
    own, reports = tables.traces, tables.reports
    query = (
        select(own.c.address)
        .join(reports, reports.c.key == own.c.report_key)
        .where(reports.c.key.in_(live_keys(named)))
    )
    return connection.scalars(query).first()


def live_keys(named: str) -> CompoundSelect[tuple[int]]:
    """The key of the live report with this id, or of the page with this id; each is looked up in its own index."""
    reports = tables.reports
    query = select(reports.c.key).where(reports.c.retracted_at.is_(None))
    return union_all(query.where(reports.c.id == named), query.where(reports.c.page_id == named))


def editions(connection: Connection, of_address: str) -> tuple[StoredEdition, ...]:
    """The live reports of an address and their times, by id."""
    own, reports, pages = tables.traces, tables.reports, tables.pages
    query = (
        select(reports, pages.c.retrieved, pages.c.recorded_at.label("received"))
        .join(own, own.c.report_key == reports.c.key)
        .join(pages, pages.c.id == reports.c.page_id)
        .where(own.c.address == of_address, reports.c.retracted_at.is_(None))
        .order_by(reports.c.id)
    )
    return tuple(
        StoredEdition(
            row["id"],
            date.fromisoformat(row["known_on"]),
            _day(row["modified_last"]),
            _moment(row["retrieved"]),
            _day(row["published_last"]),
            row["received"],
        )
        for row in connection.execute(query).mappings()
    )


def write_versions(connection: Connection, versions: Sequence[Version]) -> None:
    """Keep the versions of an address, oldest first, in the place of those before; of one alone, nothing."""
    own = tables.versions
    keys = {it.id: _key(connection, it.id) for it in versions}
    connection.execute(delete(own).where(own.c.report_key.in_(keys.values())))
    rows = [
        {
            "report_key": keys[it.id],
            "position": position,
            "since": it.since.isoformat(),
            "until": it.until and it.until.isoformat(),
        }
        for position, it in enumerate(versions)
    ]
    if len(rows) > 1:
        connection.execute(insert(own), rows)
    counts.settle(connection, keys.values())


def versions(connection: Connection, report_id: str) -> tuple[StoredVersion, ...]:
    """The live versions of a report's address, oldest first; empty where it is the only one."""
    of_address = address(connection, report_id)
    if of_address is None:
        return ()
    own, traces, reports = tables.versions, tables.traces, tables.reports
    query = (
        select(reports.c.id, own.c.since, own.c.until)
        .join(own, own.c.report_key == reports.c.key)
        .join(traces, traces.c.report_key == reports.c.key)
        .where(traces.c.address == of_address, reports.c.retracted_at.is_(None))
        .order_by(own.c.position)
    )
    return tuple(
        StoredVersion(row.id, date.fromisoformat(row.since), _day(row.until)) for row in connection.execute(query)
    )


def superseded(connection: Connection) -> frozenset[str]:
    """The ids of live reports of which there is a newer version."""
    own, reports = tables.versions, tables.reports
    query = select(reports.c.id).join(own, own.c.report_key == reports.c.key).where(own.c.until.is_not(None))
    return frozenset(connection.scalars(query))


def not_current(known_by: date | None) -> ColumnElement[bool]:
    """Whether a row of `versions` is not the newest that was known by a day; None: by now."""
    own = tables.versions
    if known_by is None:
        return own.c.until.is_not(None)
    return or_(own.c.until <= known_by.isoformat(), own.c.since > known_by.isoformat())


def group(connection: Connection, report_id: str, known_by: date | None = None) -> tuple[StoredCopy, ...]:
    """All copies among the reports that share text with this one, directly or by way of others; each pair once.

    Left out are what was not known by the day, versions in whose place a newer one stood by then, and the report's own
    other versions.
    """
    own, newer, traces, reports = tables.copies, tables.versions, tables.traces, tables.reports
    start = _key(connection, report_id)
    old = select(newer.c.report_key).where(not_current(known_by), newer.c.report_key != start)
    of_address = address(connection, report_id)
    its = select(traces.c.report_key).where(traces.c.address == (of_address or ""), traces.c.report_key != start)
    out = (reports.c.key == own.c.other_key, reports.c.known_on <= (known_by or date.max).isoformat())
    pending, seen = {start}, {start}
    rows: defaultdict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    while pending:
        for some in slices(pending):
            query = select(own).where(
                own.c.report_key.in_(some),
                select(reports.c.key).where(*out).exists(),
                own.c.other_key.not_in(old),
                own.c.other_key.not_in(its),
            )
            for row in connection.execute(query):
                rows[row.report_key][row.other_key] = (row.share, row.shared)
        pending = {other for key in pending for other in rows.get(key, ())} - seen
        seen |= pending
    ids: dict[int, str] = {}
    for some in slices(seen):
        query_of_ids = select(reports.c.key, reports.c.id).where(reports.c.key.in_(some))
        ids |= {row.key: row.id for row in connection.execute(query_of_ids)}
    return tuple(
        sorted(
            (
                StoredCopy(ids[one], ids[other], share, rows[other][one][0], shared)
                for one, others in rows.items()
                for other, (share, shared) in others.items()
                if ids[one] < ids[other] and one in rows[other]
            ),
            key=lambda it: (it.report_id, it.other_id),
        )
    )


def clear(connection: Connection) -> None:
    """Drop all of it."""
    for table in (tables.copies, tables.versions, tables.sketch_hashes, tables.page_lines, tables.traces):
        connection.execute(delete(table))


def _drop_copies(connection: Connection, key: int) -> None:
    own = tables.copies
    connection.execute(delete(own).where(own.c.report_key == key))
    connection.execute(delete(own).where(own.c.other_key == key))


def _key(connection: Connection, report_id: str) -> int:
    reports = tables.reports
    query = select(reports.c.key).where(reports.c.id == report_id, reports.c.retracted_at.is_(None))
    key: int = connection.scalars(query).one()
    return key


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: str | None) -> str | None:
    """A moment in UTC; one without a time zone is taken as that."""
    if not value:
        return None
    told = datetime.fromisoformat(value)
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    return told.astimezone(UTC).isoformat().replace("+00:00", "Z")
