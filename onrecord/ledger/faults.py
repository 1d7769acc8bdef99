"""The one place where a database's errors become ours.

Invariant: nothing of SQLAlchemy or sqlite3 leaves the ledger; what is not the ledger's state but a fault of ours
(a constraint, a wrong statement) is let through as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from onrecord.errors import LedgerError, LedgerFull, LedgerLocked, NotALedger, NotText, OnrecordError

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}
_NOT_WRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


@contextmanager
def named(where: str) -> Iterator[None]:
    """Errors of the database as errors of the ledger at `where`: LedgerLocked, LedgerFull, NotALedger, LedgerError."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        ours = of_sqlite(error.orig, where)
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
