"""A ledger's file: opened, told apart from other files, brought to this version's schema.

Invariant: a file that is no ledger is never written to. The schema is made or migrated in one transaction, so that a
run killed at any moment leaves the old schema or the new one.
"""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import LedgerError, MissingInput, NewerLedger, NotALedger, UsageError
from onrecord.ledger import faults

SCHEMA = "0008"
"""The newest migration; a test holds it against the folder `migrations/versions`."""

APPLICATION_ID = 0x4F6E5263
"""`OnRc`: what SQLite keeps in a file's header for the program that it belongs to."""

_SCHEMAS = tuple(f"{number:04}" for number in range(1, int(SCHEMA) + 1))
_HEADER = b"SQLite format 3\0"

_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def engine_for(address: str | Path, *, create: bool, timeout: float) -> tuple[Engine, str]:
    """An engine for a path or an address such as `sqlite:///onrecord.db`, and the name that messages give it.

    Raises MissingInput, NotALedger, UsageError, LedgerError; the file's schema is not looked at yet.
    """
    path = _path(address)
    where = str(path)
    _check_file(path, where, create=create)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": timeout}, json_serializer=_json)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine, where


def _path(address: str | Path) -> Path:
    if isinstance(address, Path) or "://" not in address:
        return Path(address)
    try:
        url = make_url(address)
    except ArgumentError:
        raise UsageError("not the address of a database", address, "give a path, or sqlite:///path") from None
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise UsageError("no database that a ledger can be kept in yet", address, "give a path, or sqlite:///path")
    return Path(url.database)


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
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except OSError as error:
        raise LedgerError(f"it cannot be opened ({error.strerror})", where, "see to its permissions") from None
    if head not in {b"", _HEADER}:
        raise NotALedger("no ledger: a file of another kind", where, "name another file")


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """SQLite as the ledger needs it, on every connection."""
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101  # for the types: there is no other engine yet
    connection.isolation_level = None  # transactions begin where we say so: see _begin
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that what it reads before it writes cannot change under it."""
    writes = connection.get_execution_options().get("onrecord_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def prepare_schema(engine: Engine, where: str, *, create: bool) -> None:
    """Make or migrate the schema where it is not this version's. Raises NotALedger, NewerLedger, LedgerError."""
    with faults.named(where):
        with engine.connect() as connection:
            if _found(connection, where, create=create) == SCHEMA:
                return
        _write_ahead(engine)
        with engine.connect().execution_options(onrecord_writes=True) as connection, connection.begin():
            if _found(connection, where, create=create) == SCHEMA:  # another program was faster
                return
            _migrate(connection)


def _found(connection: Connection, where: str, *, create: bool) -> str | None:
    """The schema's version in the file, None where it has none yet."""
    tables = set(connection.scalars(text("SELECT name FROM sqlite_master")))
    if not tables:
        if not create:
            raise NotALedger("an empty file", where, "name another file")
        return None
    owner = connection.scalar(text("PRAGMA application_id"))
    if owner != APPLICATION_ID or "alembic_version" not in tables:
        raise NotALedger("a database of another program", where, "name another file")
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version not in _SCHEMAS:
        raise NewerLedger(
            f"made by a later version of Onrecord (its schema is {version}, this one's {SCHEMA})",
            where,
            "install the newest Onrecord",
        )
    return str(version)


def _write_ahead(engine: Engine) -> None:
    """Readers beside a writer (https://sqlite.org/wal.html). The file remembers it; not possible in a transaction."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _migrate(connection: Connection) -> None:
    # Imported here: a ledger of this version, the usual case, opens a quarter of a second faster without it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "onrecord.ledger:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
