"""The one place where a database's errors become ours.

Invariant: nothing of SQLAlchemy, sqlite3 or psycopg leaves the ledger; what is not the ledger's state but a fault of
ours (a constraint, a wrong statement) is let through as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, OperationalError

from onrecord.errors import LedgerError, LedgerFull, LedgerLocked, NotALedger, NotText, OnrecordError

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}
_PG_LOCKED = {"55P03", "40001", "40P01"}  # lock_not_available, serialization_failure, deadlock_detected
_PG_FULL = {"53100", "53400"}  # disk_full, configuration_limit_exceeded
_PG_REFUSED = {"42501", "25006"}  # insufficient_privilege, read_only_sql_transaction
_NOT_WRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


@contextmanager
def named(where: str) -> Iterator[None]:
    """Errors of the database as errors of the ledger at `where`: LedgerLocked, LedgerFull, NotALedger, LedgerError."""
    try:
        yield
    except DBAPIError as error:
        ours = of_sqlite(error.orig, where) if isinstance(error.orig, sqlite3.Error) else of_postgresql(error, where)
        if ours is None:
            raise
        raise ours from error
    except sqlite3.Error as error:
        ours = of_sqlite(error, where)
        if ours is None:
            raise
        raise ours from error
    except UnicodeEncodeError as error:
        raise NotText("half a character, which no database holds", where, "give it as text") from error


def of_sqlite(error: BaseException, where: str) -> OnrecordError | None:
    """Our error for one of SQLite's, by its code (https://sqlite.org/rescode.html); None for a fault of ours."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF  # the extended codes hold the primary ones
    if code in _LOCKED:
        return LedgerLocked("another program is writing to it", where, "let it finish, and try again")
    if code == sqlite3.SQLITE_FULL:
        return LedgerFull("the disk is full; what was added before is kept", where, "make room, and run it again")
    if code == sqlite3.SQLITE_IOERR:
        return LedgerFull(
            "the disk takes no more, or cannot be read; what was added before is kept",
            where,
            "look at the disk and at limits on file sizes, and run it again",
        )
    if code in _DAMAGED:
        return NotALedger("no ledger, or a damaged one", where, "name another file, or restore it from a copy")
    if code in _NOT_WRITABLE:
        return LedgerError(
            "it cannot be opened for writing", where, "put the ledger into a folder that you may write to"
        )
    return None


def of_postgresql(error: DBAPIError, where: str) -> OnrecordError | None:
    """Our error for one of PostgreSQL's, by its SQLSTATE; None for a fault of ours.

    The codes: https://www.postgresql.org/docs/15/errcodes-appendix.html
    """
    code = getattr(error.orig, "sqlstate", None) or ""
    message = _last_line(error)
    if code in _PG_LOCKED:
        return LedgerLocked("another program is writing to it", where, "let it finish, and try again")
    if code in _PG_FULL:
        return LedgerFull(
            "the server's disk is full; what was added before is kept", where, "make room there, and run it again"
        )
    if code[:2] == "XX":
        return NotALedger(f"no ledger, or a damaged one ({message})", where, "restore it from a copy")
    if code in _PG_REFUSED:
        return LedgerError(f"it may not be written ({message})", where, "ask who keeps the server for the right to")
    if not code and isinstance(error, DataError) and "NUL" in message:
        return NotText("a NUL, which no database holds", where, "give it as text")
    if code[:2] in ("08", "28", "3D", "53", "57") or (not code and isinstance(error, OperationalError)):
        return LedgerError(
            f"the server does not serve it ({message})", where, "see that it runs, and that there is such a database"
        )
    return None


def _last_line(error: DBAPIError) -> str:
    """What the server says, without what the driver puts before it."""
    lines = [line.strip() for line in str(error.orig).splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("LINE ", "HINT:", "^", "DETAIL:", "CONTEXT:"))] or lines
    return told[-1].rpartition("FATAL:  ")[2].strip() if told else type(error.orig).__name__
