"""What cannot be used as a ledger is told in one clear line, and left as it was."""

import ctypes
import gc
import os
import resource
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from onrecord.errors import (
    LedgerError,
    LedgerFull,
    LedgerLocked,
    MissingInput,
    NewerLedger,
    NotALedger,
    UsageError,
)
from onrecord.ledger import Ledger, dump
from onrecord.ledger.faults import of_sqlite
from tests.databases import Places, Server
from tests.ledger.records import Draft, moment


def told(error: pytest.ExceptionInfo[LedgerError]) -> str:
    """The message, which is one line that names the file."""
    message = str(error.value)
    assert "\n" not in message
    return message


def test_a_new_ledger_is_made_and_opened_again(tmp_path: Path) -> None:
    page, record = Draft("a.txt").done()
    with Ledger.open(tmp_path / "a.db", now=moment) as ledger:
        ledger.add(page, record)
    for address in (tmp_path / "a.db", str(tmp_path / "a.db"), f"sqlite:///{tmp_path / 'a.db'}"):
        with Ledger.open(address, create=False) as ledger:
            assert ledger.record(record.report.id) == record


def test_an_empty_file_as_a_killed_run_may_leave_it_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert ledger.reports() == ()


def test_none_is_made_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such ledger"):
        Ledger.open(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty.db").touch()
    with pytest.raises(NotALedger, match="an empty file"):
        Ledger.open(tmp_path / "empty.db", create=False)


@pytest.mark.parametrize("content", [b"a shopping list\n", b"\x89PNG\r\n\x1a\n", b"SQLite format 2\0"])
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(NotALedger) as error:
        Ledger.open(path)
    assert told(error).startswith(f"{path}: no ledger: a file of another kind")
    assert path.read_bytes() == content


def test_a_damaged_database(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(NotALedger) as error:
        Ledger.open(path)
    assert "damaged" in told(error)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(NotALedger) as error:
        Ledger.open(path)
    assert "a database of another program" in told(error)
    assert path.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="this is a folder"):
        Ledger.open(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger.open(tmp_path / "nowhere" / "a.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["mysql://localhost/onrecord", "sqlite://", "nonsense://x", "://"])
def test_an_address_that_no_ledger_has(address: str) -> None:
    with pytest.raises(UsageError, match="give a path, sqlite:///path, or postgresql://"):
        Ledger.open(address)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as error:
        Ledger.open(f"postgresql://reader:secret@/onrecord?host={tmp_path}")
    assert "the server does not serve it" in told(error)
    assert "secret" not in told(error)


@pytest.mark.postgres
def test_a_database_that_is_not_there(server: Server) -> None:
    with pytest.raises(LedgerError) as error:
        Ledger.open(server.address("nowhere"))
    assert 'database "nowhere" does not exist' in told(error)


@pytest.mark.postgres
def test_databases_that_are_no_ledger(server: Server) -> None:
    address = server.address("another", make=True)
    with pytest.raises(MissingInput, match="an empty database"):
        Ledger.open(address, create=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE recipes (name text)")
        with pytest.raises(NotALedger) as error:
            Ledger.open(address)
        assert "a database of another program" in told(error)
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        assert rows == [("recipes",)]
    server.drop("another")


@pytest.mark.postgres
def test_a_ledger_that_one_may_only_read_can_be_asked(server: Server) -> None:
    address = server.new()
    with Ledger.open(address, now=moment) as ledger:
        ledger.add(*Draft("a.txt").done())
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with Ledger.open(address.replace("onrecord@", "reader@"), create=False, now=moment) as ledger:
        assert len(ledger.reports()) == 1
        with pytest.raises(LedgerError) as error:
            ledger.add(*Draft("b.txt").done())
    assert "it may not be written" in told(error)


@pytest.mark.postgres
def test_the_address_may_be_given_as_libpq_or_sqlalchemy_has_it(server: Server) -> None:
    address = server.new()
    for prefix in ("postgresql://", "postgres://", "postgresql+psycopg://"):
        with Ledger.open(address.replace("postgresql://", prefix)) as ledger:
            assert ledger.reports() == ()
            assert ledger.where.startswith("postgresql://")


def test_a_ledger_of_a_later_version(at: Places) -> None:
    path = at("a.db")
    with Ledger.open(path) as ledger, ledger.transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerLedger) as error:
        Ledger.open(path)
    assert "9999" in told(error)


def test_another_writer(at: Places) -> None:
    path = at("a.db")
    with Ledger.open(path, timeout=0.1, now=moment) as ledger, Ledger.open(path, now=moment) as other:
        with other.transaction():
            other.add(*Draft("b.txt").done())
            with pytest.raises(LedgerLocked) as error:
                ledger.add(*Draft("a.txt").done())
            assert ledger.reports() == ()  # readers are not held up, and see no half of it
        assert "another program is writing to it" in told(error)
        assert len(ledger.reports()) == 1
        ledger.add(*Draft("a.txt").done())
        assert len(other.reports()) == 2


def test_a_writer_waits_for_another(at: Places) -> None:
    path = at("a.db")
    begun = threading.Event()
    Ledger.open(path).close()

    def adds() -> None:
        with Ledger.open(path, now=moment) as other, other.transaction():
            begun.set()
            for number in range(20):
                other.add(*Draft(f"{number}.txt").done())

    thread = threading.Thread(target=adds)
    with Ledger.open(path, now=moment) as ledger:
        thread.start()
        begun.wait()
        ledger.add(*Draft("a.txt").done())
        thread.join()
        assert len(ledger.reports()) == 21


def test_two_programs_make_one_ledger_at_once(at: Places) -> None:
    path = at("a.db")
    failed: list[BaseException] = []

    def adds(number: int) -> None:
        try:
            with Ledger.open(path, now=moment) as ledger:
                ledger.add(*Draft(f"{number}.txt").done())
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=adds, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Ledger.open(path) as ledger:
        assert len(ledger.reports()) == 4


def fill(ledger: Ledger) -> int:
    """Add reports until one fails; gives how many did not."""
    for number in range(10_000):
        draft = Draft(f"{number}.txt")
        draft.statement("Anna Verel", f"port {number} is open " * 200)
        ledger.add(*draft.done())
    raise AssertionError("the disk never filled")


def test_a_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, now=moment) as ledger:
        with ledger.snapshot() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        from sqlalchemy import event

        @event.listens_for(ledger._engine, "checkout")
        def small(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages + 20}")

        with pytest.raises(LedgerFull) as error:
            fill(ledger)
    assert "the disk is full; what was added before is kept" in told(error)
    with Ledger.open(path) as ledger:
        kept = ledger.reports()
        assert kept
        assert all(ledger.record(stored.id).statements for stored in kept)
        assert list(dump(ledger))


def test_a_limit_on_file_sizes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Ledger.open(path, now=moment) as ledger:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 200_000, hard))
        try:
            with pytest.raises(LedgerFull) as error:
                fill(ledger)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "the disk takes no more" in told(error)
    with Ledger.open(path) as ledger:
        assert all(ledger.record(stored.id).statements for stored in ledger.reports())


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder with a ledger in it, both for reading only; and this thread without root's right to write everywhere."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.open(folder / "a.db", now=moment) as ledger:
            ledger.add(*Draft("a.txt").done())
        (folder / "a.db").chmod(0o444)
        folder.chmod(0o555)
        libc = ctypes.CDLL(None) if os.geteuid() == 0 else None
        if libc:
            libc.setfsuid(65534)  # Linux: of this thread alone, see setfsuid(2)
        yield folder
        if libc:
            libc.setfsuid(0)
        folder.chmod(0o700)


def test_a_folder_that_may_not_be_written(closed_folder: Path) -> None:
    with pytest.raises(LedgerError) as error:
        Ledger.open(closed_folder / "new.db")
    assert "put the ledger into a folder that you may write to" in told(error)


def test_a_ledger_that_may_only_be_read(closed_folder: Path) -> None:
    with pytest.raises(LedgerError) as error, Ledger.open(closed_folder / "a.db", now=moment) as ledger:
        ledger.add(*Draft("b.txt").done())
    assert "put the ledger into a folder that you may write to" in told(error)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LedgerLocked),
        (sqlite3.SQLITE_FULL, LedgerFull),
        (sqlite3.SQLITE_IOERR_WRITE, LedgerFull),
        (sqlite3.SQLITE_CORRUPT_VTAB, NotALedger),
        (sqlite3.SQLITE_READONLY_DIRECTORY, LedgerError),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, type(None)),
    ],
)
def test_every_kind_of_fault_has_its_error(code: int, kind: type) -> None:
    fault = sqlite3.OperationalError("as SQLite says it")
    fault.sqlite_errorcode = code
    assert type(of_sqlite(fault, "a.db")) is kind


def test_what_is_read_when_a_ledger_is_closed_lets_go_when_it_ends(at: Places) -> None:
    """A reader that stops half way, as one whose browser was shut: no connection stays open behind it."""
    ledger = Ledger.open(at("a.db"))
    lines = ledger.bundle()
    next(lines)
    ledger.close()
    del lines
    gc.collect()  # a connection left open would warn, which fails the test
