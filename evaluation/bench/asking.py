"""Every query that a user asks, with values drawn from the archive, and the bare SQL that it sends."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any, Self

from sqlalchemy import event, text

from evaluation.bench.synthetic import DAYS, FIRST_DAY, Archive
from onrecord import queries
from onrecord.ledger import Ledger
from onrecord.model import content_id

Asked = Callable[[Ledger], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """A query's times in milliseconds: median and 95th percentile; by the clock, of the processor, of its bare SQL.

    The processor's is this process's and, of PostgreSQL, that of the server's process which answers it; the bare SQL
    is told by the clock where a server answers it, otherwise by this process's time.
    """

    name: str
    median: float
    high: float
    own_median: float
    own_high: float
    bare_median: float
    bare_high: float


class Questions:
    """Questions about an archive, drawn anew each time they are asked."""

    def __init__(self, archive: Archive, reports: int, seed: int = 2) -> None:
        self.archive, self.number, self.chance = archive, reports, random.Random(seed)

    def _busy(self) -> str:
        return self.chance.choice(self.archive.people[:5])

    def _anybody(self) -> str:
        weights = [1 / (rank + 1) for rank in range(2000)]
        return self.chance.choices(self.archive.people[:2000], weights)[0]

    def _common(self) -> str:
        return self.chance.choice(self.archive.words[:20])

    def _rare(self) -> str:
        return self.chance.choice(self.archive.words[5000:20000])

    def _place(self) -> str:
        return self.chance.choice(self.archive.places[:5])

    def _day(self) -> date:
        return FIRST_DAY + timedelta(self.chance.randrange(DAYS))

    def _id(self, kind: str, *place: int) -> str:
        return content_id(kind, f"{self.chance.randrange(self.number)}", *place)

    def all(self) -> dict[str, Callable[[], Asked]]:
        """Each by its name: called, it gives what asks a ledger, with the values drawn."""
        s, e, f, t = queries.statements, queries.events, queries.facts, queries.timeline
        counted, words = queries.facets, queries.search_reports

        def ask(query: Callable[..., object], *args: Any, **drawn: Callable[[], Any]) -> Callable[[], Asked]:
            def draw() -> Asked:
                values = {name: value() for name, value in drawn.items()}
                return lambda ledger: query(ledger, *args, **values)

            return draw

        def second_page(**drawn: Callable[[], Any]) -> Callable[[], Asked]:
            def draw() -> Asked:
                values = {name: value() for name, value in drawn.items()}
                after: list[str | None] = []

                def asks(ledger: Ledger) -> object:
                    if not after:
                        after.append(s(ledger, **values).next)
                    return s(ledger, **values, after=after[0])

                return asks

            return draw

        return {
            "statements": ask(s),
            "statements --by a busy speaker": ask(s, by=self._busy),
            "statements --by anybody": ask(s, by=self._anybody),
            "statements --by a busy speaker, second page": second_page(by=self._busy),
            "statements --about a common word": ask(s, about=self._common),
            "statements --about a rare word": ask(s, about=self._rare),
            "statements --by a busy speaker --about a common word": ask(s, by=self._busy, about=self._common),
            "statements --as-of": ask(s, as_of=self._day),
            "statements --known-by": ask(s, known_by=self._day),
            "statements --by a busy speaker --as-of --known-by": ask(
                s, by=self._busy, as_of=self._day, known_by=self._day
            ),
            "events --by a busy speaker": ask(e, by=self._busy),
            "events --as-of": ask(e, as_of=self._day),
            "facts --by a busy place": ask(f, by=self._place),
            "facts --as-of": ask(f, as_of=self._day),
            "timeline of a busy speaker": ask(t, by=self._busy),
            "timeline of a busy speaker --as-of": ask(t, by=self._busy, as_of=self._day),
            "timeline --about a rare word": ask(t, about=self._rare),
            "search in reports, a rare word": ask(words, words=self._rare),
            "search in reports, a common word": ask(words, words=self._common),
            "search in statements, a common word": ask(queries.search_statements, words=self._common),
            "a statement by its id": ask(queries.statement, statement_id=lambda: self._id("statement", 0)),
            "an event by its id": ask(queries.event, event_id=lambda: self._id("event", 0)),
            "a fact by its id": ask(queries.fact, fact_id=lambda: self._id("fact")),
            "a busy speaker's names, offices, outlets and counts": _of_entity(self._busy),
            "anybody's names, offices, outlets and counts": _of_entity(self._anybody),
            "facets of statements --by anybody": ask(counted, "statements", by=self._anybody),
            "facets of statements --by a busy speaker": ask(counted, "statements", by=self._busy),
            "facets of all statements": ask(counted, "statements"),
            "facets of statements --about a common word": ask(counted, "statements", about=self._common),
            "facets of statements --by a busy speaker --about a common word": ask(
                counted, "statements", by=self._busy, about=self._common
            ),
            "facets of statements --as-of": ask(counted, "statements", as_of=self._day),
            "facets of facts --by a busy place": ask(counted, "facts", by=self._place),
        }


def _of_entity(name: Callable[[], str]) -> Callable[[], Asked]:
    """Asks of whom a name means; which that is, is found before the time is taken."""

    def draw() -> Asked:
        its, found = name(), list[str]()

        def asks(ledger: Ledger) -> object:
            if not found:
                found.extend(it.entity.id for it in queries.statements(ledger, by=its, limit=1) if it.entity)
            return queries.entity(ledger, found[0])

        return asks

    return draw


class _Sent:
    """The SQL that a ledger sends while this lasts."""

    def __init__(self, ledger: Ledger) -> None:
        self.engine = ledger._engine  # noqa: SLF001  # the bench looks at what the ledger keeps to itself
        self.statements: list[tuple[str, Any]] = []

    def __enter__(self) -> Self:
        event.listen(self.engine, "before_cursor_execute", self._keep)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self.engine, "before_cursor_execute", self._keep)

    def _keep(self, _c: object, _cursor: object, sql: str, values: Any, _context: object, _many: bool) -> None:
        if sql.startswith("SET TRANSACTION"):  # what a server is told besides, once a transaction
            sql = sql.partition("; ")[2]
        if sql and not sql.startswith("BEGIN"):
            self.statements.append((sql, values))

    def bare(self) -> float:
        """Milliseconds that the same statements take, sent by the driver alone, all rows fetched: see `Timed`."""
        raw = self.engine.raw_connection()
        try:
            cursor, clock = raw.cursor(), process_time if self.engine.dialect.name == "sqlite" else perf_counter
            since = clock()
            for sql, values in self.statements:
                cursor.execute(sql, values)
                if not sql.startswith("SET"):
                    cursor.fetchall()
            took = (clock() - since) * 1000
            raw.rollback()
            return took
        finally:
            raw.close()


_LEAST, _LONGEST = 5, 60.0
"""Drawings of a query that takes long, and the seconds after which no more are made."""


def timed(ledger: Ledger, name: str, draw: Callable[[], Asked], rounds: int) -> Timed:
    """One query's times over so many drawings, after a round that warms up; fewer where they take long."""
    whole: list[float] = []
    own: list[float] = []
    bare: list[float] = []
    begun, spending = perf_counter(), _spending(ledger)
    for number in range(rounds + 1):
        if len(whole) >= _LEAST and perf_counter() - begun > _LONGEST:
            break
        asked = draw()
        if "second page" in name or "counts" in name:
            asked(ledger)
        since, spent = perf_counter(), spending()
        asked(ledger)
        took, used = (perf_counter() - since) * 1000, (spending() - spent) * 1000
        with _Sent(ledger) as sent:
            asked(ledger)
        again = sent.bare()
        if number:
            whole.append(took)
            own.append(used)
            bare.append(again)
    return Timed(name, *_points(whole), *_points(own), *_points(bare))


def _spending(ledger: Ledger) -> Callable[[], float]:
    """Gives the seconds of processor time that were spent so far, the server's among them where Linux tells those."""
    with ledger.snapshot() as connection:
        if connection.dialect.name == "sqlite":
            return process_time
        told = Path(f"/proc/{connection.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    if not told.exists():
        return process_time
    return lambda: process_time() + int(told.read_text().split()[0]) / 1e9


def _points(values: list[float]) -> tuple[float, float]:
    cuts = quantiles(values, n=20, method="inclusive")
    return cuts[9], cuts[18]
