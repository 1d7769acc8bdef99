"""`python -m evaluation.bench`: fill, ask, and print the tables as Markdown."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from sqlalchemy import text

from evaluation import postgresql
from evaluation.bench.asking import Questions, Timed, timed
from evaluation.bench.filling import fill
from evaluation.bench.synthetic import EACH, NOW, Archive
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.queries import count_reports

_ONE_BY_ONE = 200
"""Reports that are added as a user adds them, where the ledger was filled, to say how fast that is."""

_SERVER = {"shared_buffers": "512MB", "max_wal_size": "4GB"}
"""PostgreSQL's settings: its own but for memory, of which it takes 128 MB unless told otherwise."""


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench", description=__doc__)
    parser.add_argument("--statements", default="10000,100000,1000000", help="numbers to stop and ask at")
    parser.add_argument("--rounds", type=int, default=40, help="drawings of each query")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database alone")
    parser.add_argument("--keep", type=Path, help="a folder to keep the ledgers in, or to find them")
    asked = parser.parse_args()
    gc.freeze()  # as `onrecord serve` does
    stops = [int(part) for part in asked.statements.split(",")]
    for kept in asked.keep.rglob("*") if asked.keep else ():
        _read_through(kept)
    with ExitStack() as stack:
        for name in ("sqlite", "postgresql") if asked.only is None else (asked.only,):
            _run(name, stack.enter_context(_address(name, asked.keep)), stops, asked.rounds)


def _read_through(kept: Path) -> None:
    """Have a file of a kept ledger in the machine's memory, where it is right after filling."""
    if kept.is_file():
        with kept.open("rb") as file:
            while file.read(1 << 24):
                pass


@contextmanager
def _address(name: str, keep: Path | None) -> Iterator[str]:
    if name == "sqlite":
        with TemporaryDirectory(prefix="onrecord-bench-") as folder:
            yield str((keep or Path(folder)) / "bench.db")
        return
    with postgresql.running(_SERVER, keep and keep.resolve() / "postgresql") as at:
        yield postgresql.address(at, "postgres")


def _run(name: str, address: str, stops: list[int], rounds: int) -> None:
    archive = Archive()
    with Ledger.open(address, now=lambda: NOW) as ledger:
        _tell(f"## {name}")
        number = count_reports(ledger)
        reports = islice(archive.reports(), number, None)  # a ledger that was kept is filled on
        for stop in stops:
            since, spent, before = perf_counter(), process_time(), number * EACH
            number += fill(ledger, reports, stop - before) // EACH
            there = number * EACH
            _settle(ledger)
            _tell(f"\n### {there:,} statements\n\n{_size(ledger) / there:,.0f} bytes each")
            if there > before:
                took, used = perf_counter() - since, process_time() - spent
                _tell(
                    f"In bulk: {(there - before) / took:,.0f} statements/s, {(there - before) / used:,.0f} of our own"
                )
            _tell("")
            _ask(ledger, archive, number, rounds)
            if there == before:
                continue  # a ledger that was kept stays as it is
            some = list(islice(reports, _ONE_BY_ONE))  # made beforehand
            since, spent = perf_counter(), process_time()
            for page, record in some:
                add_record(ledger, page, record)
            took, used = perf_counter() - since, process_time() - spent
            number, statements = number + _ONE_BY_ONE, _ONE_BY_ONE * EACH
            _tell(f"\nOne by one, without reading: {_rates(statements, took, used)}")


def _rates(statements: int, took: float, used: float) -> str:
    return f"{statements / took:,.0f} statements/s by the clock, {statements / used:,.0f} of this process's time"


def _ask(ledger: Ledger, archive: Archive, reports: int, rounds: int) -> None:
    """Ask every question, and tell how busy the machine was, and how fast."""
    paces = [_pace()]
    _tell("| query | p50 ms | p95 | of the processor, p50 | p95 | bare SQL p50 | p95 |")
    _tell("|---|---:|---:|---:|---:|---:|---:|")
    for question, draw in Questions(archive, reports).all().items():
        _tell(_line(timed(ledger, question, draw, rounds)))
        paces.append(_pace())
    slow, fast = max(paces), min(paces)
    _tell(f"\nLoad average {os.getloadavg()[0]:.1f}; {_ADDITIONS:,} additions took {fast:.0f} to {slow:.0f} ms")


_ADDITIONS = 300_000
"""What the machine's pace is told by: so many additions in Python, which one that others work on too does slowly."""


def _pace() -> float:
    """Milliseconds that they take now."""
    since, total = perf_counter(), 0
    for number in range(_ADDITIONS):
        total += number
    return (perf_counter() - since) * 1000


def _line(it: Timed) -> str:
    points = (it.median, it.high, it.own_median, it.own_high, it.bare_median, it.bare_high)
    return f"| {it.name} | {' | '.join(f'{point:.1f}' for point in points)} |"


def _settle(ledger: Ledger) -> None:
    """What PostgreSQL does by itself in time: statistics for its planner. SQLite is asked as a user leaves it.

    And what it does where it gives the keys of reports itself: they go on from the last one.
    """
    with ledger.transaction() as connection:
        if connection.dialect.name == "postgresql":
            last = "(SELECT max(key) FROM reports)"
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('reports', 'key'), {last})"))
            connection.execute(text("ANALYZE"))


def _size(ledger: Ledger) -> int:
    with ledger.snapshot() as connection:
        if connection.dialect.name == "postgresql":
            size = connection.scalar(text("SELECT pg_database_size(current_database())"))
        else:
            pages = connection.scalar(text("PRAGMA page_count")) or 0
            size = pages * (connection.scalar(text("PRAGMA page_size")) or 0)
    return int(size or 0)


def _tell(line: str) -> None:
    print(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
