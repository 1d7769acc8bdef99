"""PostgreSQL as the ledger needs it: a database of its own, one writer at a time, text in the order of code points.

Invariant: all that a reader asks in one transaction is of one moment; a writer sees what stands when it has its turn,
and nothing changes under it; text is compared as SQLite compares it, whatever the database's own collation.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Column, Connection, Engine, String, create_engine, event, text
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import NotALedger
from onrecord.ledger.sqlite import json_text

DRIVER = "postgresql+psycopg"
"""The driver that comes with the package, psycopg 3."""

_WRITER = 0x4F6E5263
"""The advisory lock that a writer holds until its transaction ends; locks are a database's own, so is a ledger."""

_MARK = "Onrecord's ledger"
"""The comment on `alembic_version` by which a database is known to be ours; it survives dump and restore."""


_LOOKED_UP = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"
"""How readers have rows joined: looked up by their keys, the few that a page shows.

The planner takes what `as_of` leaves out, and what a name takes part in, to be many times as much as it is, and would
read all reports beside it: at 856,000 statements, 160 and 480 ms where looking up takes 10 and 2.
"""

_LOOKED_THROUGH = "SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on"


class _ByCodePoint(PGDDLCompiler):
    """Columns of text as they are made: compared by code point, as SQLite does and as paging by key needs."""

    def get_column_specification(self, column: Column[object], **kw: object) -> str:
        """The column's DDL, with the collation behind its type."""
        made: str = super().get_column_specification(column, **kw)  # type: ignore[no-untyped-call]
        if isinstance(column.type, String) and column.type.collation is None:
            kind = self.dialect.type_compiler_instance.process(column.type, type_expression=column)
            return made.replace(f" {kind}", f' {kind} COLLATE "C"', 1)
        return made


def engine_for(url: URL, *, timeout: float) -> Engine:
    """An engine for a database; nothing is asked of the server yet."""
    engine = create_engine(url.set(drivername=DRIVER), json_serializer=json_text)
    engine.dialect.ddl_compiler = _ByCodePoint
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", partial(_begin, timeout))
    return engine


def tables_in(connection: Connection) -> set[str]:
    """The tables that unqualified names mean."""
    return set(connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")))


def is_ours(connection: Connection) -> bool:
    """Whether the database says that it is Onrecord's."""
    told = connection.scalar(text("SELECT obj_description(to_regclass('alembic_version'), 'pg_class')"))
    return bool(told == _MARK)


def mark(connection: Connection) -> None:
    """Say in the database that it is Onrecord's."""
    quoted = _MARK.replace("'", "''")
    connection.execute(text(f"COMMENT ON TABLE alembic_version IS '{quoted}'"))


def check_encoding(connection: Connection, where: str) -> None:
    """Raises NotALedger for a database that does not hold every character."""
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise NotALedger(
            f"the database's encoding is {encoding}", where, "make one with: createdb --encoding UTF8 -T template0 NAME"
        )


@contextmanager
def looking_through(connection: Connection) -> Iterator[None]:
    """What a reader asks through this connection meanwhile reads whole tables; in SQLite it is as ever."""
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.exec_driver_sql(_LOOKED_THROUGH)
    yield
    connection.exec_driver_sql(_LOOKED_UP)


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """What holds for every connection: how the planner weighs what it can do.

    A page of results is some hundred rows looked up by their keys. Where one is taken to cost four rows in order, whole
    tables are read instead; and several workers, and compiling, take longer to start than such a query lasts. A
    timeline as of a day took 330 ms at a million statements before, and 60 after.
    """
    cursor = connection.cursor()
    cursor.execute("SET random_page_cost = 1.1; SET max_parallel_workers_per_gather = 0; SET jit = off")
    cursor.close()
    connection.commit()


def _begin(timeout: float, connection: Connection) -> None:
    """A reader's transaction is of one moment; a writer's begins when the writers before it are done."""
    if connection.get_execution_options().get("onrecord_writes"):
        # READ COMMITTED: what the writer before it kept while this one waited is seen.
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(timeout * 1000))}")  # milliseconds
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
    else:
        connection.exec_driver_sql(f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; {_LOOKED_UP}")
