"""SQLite as the ledger needs it: one file, readers beside a writer, told apart from other files.

Invariant: a file that is no ledger is never written to.
"""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import LedgerError, MissingInput, NotALedger

APPLICATION_ID = 0x4F6E5263
"""`OnRc`: what SQLite keeps in a file's header for the program that it belongs to."""

_CACHE = 32_768
"""Kilobytes of the file that a connection keeps at hand; with SQLite's own 2 MB, a page of facts of a ledger of a
million statements takes a tenth longer, a timeline as of a day a quarter."""

_MAPPED = 2**31 - 2**16
"""Bytes of the file that are read as memory, at most: as many as SQLite maps. What is read for the first time then
comes with what lies around it, where it would come page by page: of a ledger of a million statements that was not read
before, statements with a rare word take 26 ms by the clock where they took 56, facts by a busy place 60 where 96.

Nothing is written by it. A disk that fails under it ends the program, where it would be an error otherwise
(https://sqlite.org/mmap.html); the file is then as after any program that was killed.
"""

_HEADER = b"SQLite format 3\0"

json_text = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
"""How lists are kept, in either database."""


def engine_for(path: Path, *, create: bool, timeout: float) -> Engine:
    """An engine for a file. Raises MissingInput, NotALedger, LedgerError; its schema is not looked at yet."""
    _check_file(path, str(path), create=create)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": timeout}, json_serializer=json_text)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def tables_in(connection: Connection) -> set[str]:
    """All that the file holds by name."""
    return set(connection.scalars(text("SELECT name FROM sqlite_master")))


def is_ours(connection: Connection) -> bool:
    """Whether the file says that it is Onrecord's."""
    return bool(connection.scalar(text("PRAGMA application_id")) == APPLICATION_ID)


def mark(connection: Connection) -> None:
    """Say in the file that it is Onrecord's."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def write_ahead(engine: Engine) -> None:
    """Readers beside a writer (https://sqlite.org/wal.html). The file remembers it; not possible in a transaction."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _check_file(path: Path, where: str, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise NotALedger("this is a folder", where, "name a file in it, such as onrecord.db")
        if not path.exists():
            if not path.parent.is_dir():
                raise LedgerError(f"there is no folder {path.parent}", where, "make the folder first")
            if not create:
                raise MissingInput("no such ledger", where, "make one with: onrecord add PATH")
            return
    except OSError as error:
        raise LedgerError(f"it cannot be opened ({error.strerror})", where, "see to its permissions") from None


def is_of_another_kind(path: Path) -> bool:
    """Whether a file that SQLite refuses does not even begin as one of its own.

    Asked of no other: a program that opens and closes the file of a ledger that it has open lets go of SQLite's locks
    on it (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) not in {b"", _HEADER}
    except OSError:
        return False


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """What holds for every connection."""
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101  # for the types: this engine gives no other
    connection.isolation_level = None  # transactions begin where we say so: see _begin
    for pragma in (
        f"cache_size = -{_CACHE}",
        f"mmap_size = {_MAPPED}",
        "foreign_keys = ON",
        "synchronous = NORMAL",
        "temp_store = MEMORY",
        "recursive_triggers = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that what it reads before it writes cannot change under it."""
    writes = connection.get_execution_options().get("onrecord_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
