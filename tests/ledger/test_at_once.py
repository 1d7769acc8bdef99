"""Several programs at one ledger: writers wait for each other, and readers see whole reports or none of them."""

import threading
from multiprocessing import get_context

from sqlalchemy import func, select

from onrecord.intake import add_record
from onrecord.ledger import Ledger, dump, tables
from onrecord.queries import statements
from tests.databases import Places
from tests.ledger.records import Draft, moment

REPORTS, EACH, READERS = 15, 3, 10
SPEAKERS = ("Anna Verel", "Boris Verel", "Verel", "Sergei Orlan", "Sergey Orlan")
HALVES = (range(0, REPORTS, 2), range(REPORTS // 3, REPORTS))
"""What two programs add: some of it both."""


def report(number: int) -> Draft:
    draft = Draft(f"{number}.txt", published="2024-03-02", url=f"https://courier.example/{number % 5}")
    for place in range(EACH):
        draft.statement(SPEAKERS[(number + place) % 5], f"port {place} of {number} is open", "2024-03-01")
    return draft


def adds(address: str, numbers: range) -> None:
    """What each program does."""
    with Ledger.open(address, now=moment, timeout=60) as ledger:
        for number in numbers:
            add_record(ledger, *report(number).done())


def whole(ledger: Ledger) -> int:
    """How many reports a reader sees, each with all that belongs to it. Raises AssertionError for half a report."""
    with ledger.snapshot() as connection:
        own, traces, named, links = tables.statements, tables.traces, tables.report_entities, tables.links
        seen = len(ledger_reports := connection.scalars(select(tables.reports.c.key)).all())
        per = select(own.c.report_key, func.count()).group_by(own.c.report_key)
        assert dict(map(tuple, connection.execute(per))) == dict.fromkeys(ledger_reports, EACH)
        assert connection.scalar(select(func.count()).select_from(traces)) == seen
        used = set(connection.scalars(select(named.c.name_key)))
        assert used == set(connection.scalars(select(links.c.name_key)))  # every name is linked, and none too many
    return seen


def test_ten_readers_beside_two_writers(at: Places) -> None:
    address = at("a.db")
    with Ledger.open(at("b.db"), now=moment) as ledger:
        for number in sorted({*HALVES[0], *HALVES[1]}):
            add_record(ledger, *report(number).done())
        expected = list(dump(ledger))
    Ledger.open(address).close()
    processes = get_context("forkserver")
    writers = [processes.Process(target=adds, args=(address, numbers)) for numbers in HALVES]
    done, seen, failed = threading.Event(), set[int](), list[BaseException]()

    def asks() -> None:
        try:
            with Ledger.open(address, create=False) as ledger:
                while True:
                    last = done.is_set()
                    seen.add(whole(ledger))
                    page = statements(ledger, by="Orlan", limit=1000)
                    assert {found.entity.name for found in page.items if found.entity} <= {
                        "Sergei Orlan",
                        "Sergey Orlan",
                    }
                    if last:
                        return
        except BaseException as error:  # noqa: BLE001  # it is told below, in the test's own thread
            failed.append(error)

    readers = [threading.Thread(target=asks) for _ in range(READERS)]
    for program in writers:
        program.start()
    for reader in readers:
        reader.start()
    for writer in writers:
        writer.join()
    done.set()
    for reader in readers:
        reader.join()
    assert failed == []
    assert [writer.exitcode for writer in writers] == [0, 0]
    with Ledger.open(address, now=moment) as ledger:
        assert whole(ledger) == len({*HALVES[0], *HALVES[1]})
        assert list(dump(ledger)) == expected
    assert len(seen) > 1, "no reader looked while a writer wrote"
