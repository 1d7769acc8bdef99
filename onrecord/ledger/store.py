"""The ledger itself: records in, each in one transaction; records out, each span checked.

Invariant: a page has one live reading at most; adding what is there already changes nothing; nothing is erased, only
retracted. A killed program leaves the ledger as it was before or after a whole transaction.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, event, insert, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import NotALedger, UsageError
from onrecord.ledger import (
    bounds,
    bundle,
    checks,
    counts,
    decode,
    faults,
    feeds,
    judgements,
    lineage,
    names,
    namesakes,
    opening,
    page_lines,
    reading,
    search,
    tables,
    taking_in,
    writing,
)
from onrecord.ledger.checks import Problem
from onrecord.ledger.feeds import FeedState
from onrecord.ledger.lineage import Copy, StoredCandidate, StoredEdition, Version
from onrecord.ledger.names import Link
from onrecord.ledger.namesakes import Moved
from onrecord.ledger.page_lines import PageLine, StoredLine
from onrecord.ledger.reading import StoredReport
from onrecord.ledger.taking_in import TakenIn
from onrecord.model import Entity, Judgement, NameJudgement, Page, PageRef, Record, Report, Spelling, check_evidence

TIMEOUT = 10.0
"""Seconds that a writer waits for another; one report takes some milliseconds to write."""


class Outcome(StrEnum):
    """What adding a page did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did, and the names that no link is there for yet, or that are gone with an earlier reading."""

    outcome: Outcome
    report_id: str
    unlinked: tuple[Entity, ...] = ()
    gone: tuple[Entity, ...] = ()


def utc_now() -> datetime:
    """The clock that a ledger uses unless it is given another."""
    return datetime.now(UTC)


class Ledger:
    """A ledger in a file, or in a PostgreSQL database. Made by `Ledger.open`; a context manager that closes it.

    One ledger may be shared by threads; each has its own transaction.
    """

    def __init__(self, engine: Engine, where: str, now: Callable[[], datetime]) -> None:
        self._engine, self.where, self._now = engine, where, now
        self._writing = threading.local()

    @classmethod
    def open(
        cls,
        address: str | Path,
        *,
        create: bool = True,
        now: Callable[[], datetime] = utc_now,
        timeout: float = TIMEOUT,
    ) -> Ledger:
        """Open the ledger at a path or an address (`postgresql://user@host/database`), made or migrated where needed.

        `now` is the clock for `recorded_at`, with a time zone; `timeout` is in seconds. Raises MissingInput where there
        is none and `create` is False; NotALedger, NewerLedger, LedgerLocked, LedgerFull or LedgerError.
        """
        engine, where = opening.engine_for(address, create=create, timeout=timeout)
        try:
            opening.prepare_schema(engine, where, create=create)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, where, now)

    def close(self) -> None:
        """Let go of the file, or of the server; what is still being read lets go when it ends."""
        event.listen(self._engine.pool, "checkin", _let_go)
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def now(self) -> datetime:
        """What the ledger's clock shows."""
        return self._now()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One unit of writing: all of it is kept or nothing. One inside of another belongs to the outer one."""
        outer: Connection | None = getattr(self._writing, "connection", None)
        if outer is not None:
            yield outer
            return
        with faults.named(self.where), self._engine.connect() as connection:
            connection.execution_options(onrecord_writes=True)
            with connection.begin():
                self._writing.connection = connection
                try:
                    yield connection
                finally:
                    self._writing.connection = None

    @contextmanager
    def trial(self) -> Iterator[None]:
        """What is written meanwhile is seen as if it were kept, and then abandoned: the ledger is as before."""
        with self.transaction() as connection:
            tried = connection.begin_nested()
            try:
                yield
            finally:
                tried.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection for reading: all that is asked through it is of one moment."""
        writer: Connection | None = getattr(self._writing, "connection", None)
        if writer is not None:
            yield writer
            return
        with faults.named(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    def add(self, page: Page, record: Record, *, anew: bool = False) -> Added:
        """Keep a page and its record, in one transaction.

        The same page at the same version changes nothing at all; at another version, the earlier reading is retracted
        and this one takes its place; with `anew` also at the same version. Raises EvidenceError, UsageError, and the
        ledger's errors.
        """
        check_evidence(record)
        if record.report.page_id != page.id:
            raise UsageError("the record was read from another page", page.name, f"its page is {record.report.page_id}")
        reports = tables.reports
        with self.transaction() as connection:
            earlier = connection.execute(
                select(reports.c.key, reports.c.id, reports.c.version).where(
                    reports.c.page_id == page.id, reports.c.retracted_at.is_(None)
                )
            ).first()
            if earlier is not None and earlier.version == record.version and not anew:
                return Added(Outcome.UNCHANGED, earlier.id)
            now = self._now()
            if earlier is not None:
                writing.retract(connection, earlier.key, now)
            else:
                writing.keep_page(connection, page, now)
            had = writing.had(connection, page, now)
            known = bounds.known_on(record.report.published, had)
            key = writing.write(connection, record, page, now, known)
            gone = names.gone(connection, earlier.key) if earlier is not None else ()
            outcome = Outcome.NEW if earlier is None else Outcome.NEW_VERSION
            return Added(outcome, record.report.id, names.unlinked(connection, key), gone)

    def retract(self, report_id: str) -> tuple[Entity, ...]:
        """Retract a report: it stays in the ledger and is shown no more. Gives the names that are gone with it.

        `onrecord.intake.retract` also links anew what is left. Raises UsageError where no live report has the id.
        """
        reports = tables.reports
        with self.transaction() as connection:
            query = select(reports.c.key).where(reports.c.id == report_id, reports.c.retracted_at.is_(None))
            key = connection.scalars(query).first()
            if key is None:
                raise UsageError("no such report in the ledger", report_id, "list its reports to see their ids")
            writing.retract(connection, key, self._now())
            return names.gone(connection, key)

    def judge(self, page_id: str, judgement: Judgement) -> None:
        """Keep a person's judgement of a page, in the place of the one before; its report is not read anew by this."""
        with self.transaction() as connection:
            judgements.write(connection, page_id, judgement, writing.stamp(self._now()))

    def withdraw(self, page_id: str) -> None:
        """Retract the judgement of a page. Raises UsageError where none stands."""
        with self.transaction() as connection:
            if not judgements.retract(connection, page_id, writing.stamp(self._now())):
                raise UsageError("no judgement of its publication date stands", page_id, "there is nothing to undo")

    def judged(self, page_id: str) -> Judgement | None:
        """The judgement of a page that stands, if any."""
        with self.snapshot() as connection:
            return judgements.live(connection, page_id)

    def date_judgements(self) -> tuple[tuple[PageRef, Judgement], ...]:
        """The judgements of publication dates that stand, each with its page, by page."""
        with self.snapshot() as connection:
            return judgements.of_dates(connection)

    def was_judged(self, page_id: str, judgement: Judgement) -> bool:
        """Whether this judgement of a page was ever kept, withdrawn or not."""
        with self.snapshot() as connection:
            return judgements.ever(connection, page_id, judgement)

    def reports_of_page(self, page: PageRef) -> tuple[tuple[str, str], ...]:
        """The live reports read from these very bytes at this address, with the ids of their pages, by id."""
        with self.snapshot() as connection:
            return judgements.reports_of_page(connection, page)

    def judge_names(self, judgement: NameJudgement) -> bool:
        """Keep a judgement of names; whether it is new, for one that was withdrawn stays so.

        `onrecord.judging` also links anew by it.
        """
        with self.transaction() as connection:
            return judgements.write_of_names(connection, judgement, writing.stamp(self._now()))

    def withdraw_names(self, judgement_id: str) -> None:
        """Retract a judgement of names. Raises UsageError where none with this id stands."""
        with self.transaction() as connection:
            if not judgements.retract_of_names(connection, judgement_id, writing.stamp(self._now())):
                raise UsageError("no judgement of names with this id stands", judgement_id, "list those that do")

    def bundle(self) -> Iterator[str]:
        """The whole ledger as JSON Lines, of one moment: see `onrecord.ledger.bundle`."""
        with self.snapshot() as connection:
            yield from bundle.lines(connection)

    def take_in(self, lines: Iterable[str], where: str) -> TakenIn:
        """Take a bundle in, all or nothing; `onrecord.intake.take_in` also makes anew what follows from it.

        Raises Damaged, NewerLedger, and the ledger's errors.
        """
        with self.transaction() as connection:
            return taking_in.take_in(connection, lines, where)

    def problems(self) -> Iterator[Problem]:
        """All that is wrong with the ledger, of one moment; nothing is changed."""
        with self.snapshot() as connection:
            yield from checks.problems(connection)

    def name_judgements(self) -> tuple[NameJudgement, ...]:
        """The judgements of names that stand, from the oldest to the newest."""
        with self.snapshot() as connection:
            return judgements.of_names(connection)

    def known_judgements(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids under which a judgement of names was ever kept, withdrawn or not."""
        with self.snapshot() as connection:
            return judgements.known(connection, ids)

    def feed_state(self, url: str) -> FeedState:
        """What a feed is known by."""
        with self.snapshot() as connection:
            return feeds.state(connection, url)

    def keep_feed(self, url: str, known: FeedState) -> None:
        """Keep what a feed is known by, once all of it is here."""
        with self.transaction() as connection:
            feeds.write_state(connection, url, known, writing.stamp(self._now()))

    def pages_at(self, urls: Iterable[str]) -> dict[str, str]:
        """The ids of the pages that these addresses led to, those that are here, by address."""
        with self.snapshot() as connection:
            return feeds.pages_at(connection, urls)

    def keep_item(self, url: str, feed: str, page_id: str) -> None:
        """Keep that an item of a feed led to a page, which is here; in the transaction that added the page."""
        with self.transaction() as connection:
            feeds.write_item(connection, url, feed, page_id, writing.stamp(self._now()))

    def live_report(self, page_id: str, version: str) -> str | None:
        """The id of the live report that this version of the stages made of a page, if any."""
        reports = tables.reports
        live = (reports.c.page_id == page_id, reports.c.version == version, reports.c.retracted_at.is_(None))
        with self.snapshot() as connection:
            return connection.scalars(select(reports.c.id).where(*live)).first()

    def has(self, page_id: str, version: str) -> bool:
        """Whether a live reading of the page by this version of the stages is there."""
        return self.live_report(page_id, version) is not None

    def record(self, report_id: str) -> Record:
        """The live record of a report, equal to what was added. Raises UsageError, EvidenceError."""
        with self.snapshot() as connection:
            return reading.record(connection, report_id)

    def report(self, report_id: str) -> Report:
        """A live report, without what was read from it. Raises UsageError, EvidenceError."""
        with self.snapshot() as connection:
            return reading.report(connection, report_id)

    def reports(self) -> tuple[StoredReport, ...]:
        """All live reports, in the order in which they came out."""
        with self.snapshot() as connection:
            return tuple(reading.stored_reports(connection, tables.reports.c.retracted_at.is_(None)).values())

    def stored_report(self, report_id: str) -> StoredReport:
        """A live report as lists name it. Raises UsageError where the ledger has none."""
        with self.snapshot() as connection:
            return reading.stored_report(connection, report_id)

    def page(self, page_id: str) -> Page:
        """A page as it was received. Raises UsageError for an unknown id, NotALedger where its bytes are damaged."""
        pages, kept = tables.pages, tables.page_bytes
        query = select(pages, kept.c.deflated).join(kept, kept.c.sha256 == pages.c.sha256).where(pages.c.id == page_id)
        with self.snapshot() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise UsageError("no such page in the ledger", page_id, "list its reports to see their pages")
        try:
            page = decode.page(row, zlib.decompress(row["deflated"]))
        except zlib.error:
            page = None
        if page is None or page.sha256 != row["sha256"]:
            raise NotALedger(f"the bytes of page {page_id} are damaged", self.where, "restore it from a copy")
        return page

    def pages(self) -> Iterator[Page]:
        """Every page that was ever added, by id: a ledger is a Source, and all of it can be read again."""
        with self.snapshot() as connection:
            ids = connection.scalars(select(tables.pages.c.id).order_by(tables.pages.c.id)).all()
        return (self.page(page_id) for page_id in ids)

    def names(self) -> tuple[Entity, ...]:
        """Every name that a live report has; its id is the name's, not the report's entity's."""
        with self.snapshot() as connection:
            return names.live(connection)

    def related_names(self, keys: Iterable[str]) -> tuple[Entity, ...]:
        """The live names that share one of these blocking keys, directly or by way of others."""
        with self.snapshot() as connection:
            return names.related(connection, keys)

    def meanings(self, name_ids: Iterable[str]) -> dict[str, Entity]:
        """The entities that names mean, by the names' ids; a name that means none is not there."""
        with self.snapshot() as connection:
            return names.meanings(connection, name_ids)

    def statements_by(self, name_ids: Iterable[str]) -> dict[str, int]:
        """How many statements of live reports each of these names speaks, by the names' ids; none: not there."""
        with self.snapshot() as connection:
            return names.statements_by(connection, name_ids)

    def spoken_in(self, entity_id: str, report_ids: Iterable[str]) -> int:
        """How many statements of these live reports an entity speaks."""
        with self.snapshot() as connection:
            return names.spoken_in(connection, entity_id, report_ids)

    def names_in(self, report_id: str) -> tuple[Entity, ...]:
        """The names that a live report has; each id is the name's."""
        with self.snapshot() as connection:
            return names.of_report(connection, report_id)

    def namesakes(self) -> dict[str, str]:
        """Who bears the names that judgements gave to another than the rest of that name, by the names' ids."""
        with self.snapshot() as connection:
            return namesakes.bearers(connection)

    def bind_names(self, spellings: Iterable[Spelling] | None = None) -> Moved:
        """Give entities with these spellings the names that judgements say; without any, all of whom any speaks."""
        with self.transaction() as connection:
            if spellings is None:
                told = {name for it in judgements.of_names(connection) if it.pages for name in it.names}
                spellings = namesakes.spelled(connection) | told
            return namesakes.bind(connection, spellings)

    def write_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Keep the blocking keys of names, by the names' ids."""
        with self.transaction() as connection:
            names.write_keys(connection, keys)

    def write_links(self, links: Iterable[Link]) -> None:
        """Put links in the place of what the same names had."""
        with self.transaction() as connection:
            names.write_links(connection, links)

    def clear_links(self) -> None:
        """Drop what follows from the names together: blocking keys, links, entities."""
        with self.transaction() as connection:
            for table in (tables.links, tables.entities, tables.name_keys):
                connection.execute(delete(table))

    def untraced(self) -> tuple[str, ...]:
        """The ids of live reports whose copies and versions were never looked for: an earlier Onrecord added them."""
        with self.snapshot() as connection:
            return lineage.untraced(connection)

    def write_trace(self, report_id: str, address: str | None, hashes: Sequence[int]) -> None:
        """Keep what a live report, not traced yet, is compared by: its canonical address, and its sketch's hashes."""
        with self.transaction() as connection:
            lineage.write_trace(connection, report_id, address, hashes)

    def copy_candidates(self, report_id: str, hashes: Sequence[int]) -> tuple[StoredCandidate, ...]:
        """The other live reports whose sketches have some of these hashes."""
        with self.snapshot() as connection:
            return lineage.candidates(connection, report_id, hashes)

    def write_copies(self, report_id: str, copies: Mapping[str, Copy]) -> None:
        """Put a live report's copies, by the other reports' ids, in the place of those that it had."""
        with self.transaction() as connection:
            lineage.write_copies(connection, report_id, copies)

    def address(self, named: str) -> str | None:
        """The canonical address of the live report with this id, or of the page with this id; None: it has none."""
        with self.snapshot() as connection:
            return lineage.address(connection, named)

    def editions(self, address: str) -> tuple[StoredEdition, ...]:
        """The live reports of a canonical address, with the times that order them."""
        with self.snapshot() as connection:
            return lineage.editions(connection, address)

    def write_versions(self, versions: Sequence[Version]) -> None:
        """Keep the versions of an address, oldest first, in the place of what the same reports had."""
        with self.transaction() as connection:
            lineage.write_versions(connection, versions)

    def superseded(self) -> frozenset[str]:
        """The ids of live reports of which there is a newer version."""
        with self.snapshot() as connection:
            return lineage.superseded(connection)

    def write_lines(self, report_id: str, lines: Sequence[PageLine]) -> None:
        """Keep the lines of a live report that has none yet."""
        with self.transaction() as connection:
            page_lines.write(connection, report_id, lines)

    def lines(self, named: str) -> tuple[StoredLine, ...]:
        """The lines of the live report with this id, or of the page with this id."""
        with self.snapshot() as connection:
            return page_lines.of(connection, named)

    def with_line(self, line: int) -> Iterator[str]:
        """The ids of the live reports that have a line, as they are taken."""
        with self.snapshot() as connection:
            yield from page_lines.holders(connection, line)

    def recurring_on(self, line: int, most: int) -> frozenset[int]:
        """The lines that recur on the reports that have a line, of the `most` that were added last."""
        with self.snapshot() as connection:
            return page_lines.recurring_on(connection, line, most)

    def doubtful_lines(self, hashes: Collection[int], *, recurs: bool) -> dict[str, list[int]]:
        """Where these lines are doubtful, and recur or not as far as is known: by the live reports' ids."""
        with self.snapshot() as connection:
            return page_lines.doubtful(connection, hashes, recurs=recurs)

    def write_recurs(self, report_id: str, hashes: Collection[int], *, recurs: bool) -> None:
        """Keep whether lines of a live report recur."""
        with self.transaction() as connection:
            page_lines.write_recurs(connection, report_id, hashes, recurs=recurs)

    def to_read(self) -> tuple[str, ...]:
        """The ids of the pages whose live reading set aside other lines than those that recur."""
        with self.snapshot() as connection:
            return page_lines.to_read(connection)

    def index_anew(self) -> None:
        """Make anew what rows are found and counted by: words of live records, names' keys beside items, counts.

        `onrecord.intake.rebuild` does it, and it counts how often it was done.
        """
        with self.transaction() as connection:
            connection.execute(insert(tables.rebuilds).values())
            names.write_beside(connection)
            counts.recount(connection)
            search.clear(connection)
            own = tables.reports
            live = select(own.c.key, own.c.known_on).where(own.c.retracted_at.is_(None)).order_by(own.c.key)
            for key, known in connection.execute(live).all():
                search.write(connection, reading.record_at(connection, key), key, date.fromisoformat(known))

    def clear_copies(self) -> None:
        """Drop what follows from the reports' texts and addresses together: sketches, copies, versions, lines."""
        with self.transaction() as connection:
            lineage.clear(connection)


def _let_go(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    """Close a connection that comes back to a pool that nobody asks any more."""
    entry.close()
