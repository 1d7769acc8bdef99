"""A ledger's database: opened, told apart from other programs', brought to this version's schema.

Invariant: a database that is no ledger is never written to. The schema is made or migrated in one transaction, so that
a run killed at any moment leaves the old schema or the new one.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.exc import ArgumentError

from onrecord.errors import MissingInput, NewerLedger, NotALedger, UsageError
from onrecord.ledger import faults, postgresql, sqlite

SCHEMA = "0016"
"""The newest migration; a test holds it against the folder `migrations/versions`."""

_SCHEMAS = tuple(f"{number:04}" for number in range(1, int(SCHEMA) + 1))
_MEND = "give a path, sqlite:///path, or postgresql://user@host/database"


def engine_for(address: str | Path, *, create: bool, timeout: float) -> tuple[Engine, str]:
    """An engine for a path or a database's address, and the name that messages give it, without a password.

    Raises MissingInput, NotALedger, UsageError, LedgerError; the schema is not looked at yet.
    """
    if isinstance(address, Path) or "://" not in address:
        return sqlite.engine_for(Path(address), create=create, timeout=timeout), str(Path(address))
    try:
        # As libpq has it, too: postgres://
        url = make_url(address.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise UsageError("not the address of a database", address, _MEND) from None
    if url.drivername in ("postgresql", postgresql.DRIVER):
        where = url.set(drivername="postgresql").render_as_string(hide_password=True)
        return postgresql.engine_for(url, timeout=timeout), where
    if url.drivername != "sqlite" or not url.database or url.database == ":memory:":
        told = url.render_as_string(hide_password=True)
        raise UsageError("no database that a ledger can be kept in", told, _MEND)
    return sqlite.engine_for(Path(url.database), create=create, timeout=timeout), url.database


def prepare_schema(engine: Engine, where: str, *, create: bool) -> None:
    """Make or migrate the schema where it is not this version's. Raises NotALedger, NewerLedger, LedgerError."""
    try:
        _prepare(engine, where, create=create)
    except NotALedger:
        if engine.dialect.name == "sqlite" and sqlite.is_of_another_kind(Path(where)):
            raise NotALedger("no ledger: a file of another kind", where, "name another file") from None
        raise


def _prepare(engine: Engine, where: str, *, create: bool) -> None:
    with faults.named(where):
        with engine.connect() as connection, connection.begin():
            if _found(connection, where, create=create) == SCHEMA:
                return
        if engine.dialect.name == "sqlite":
            sqlite.write_ahead(engine)
        with engine.connect().execution_options(onrecord_writes=True) as connection, connection.begin():
            if _found(connection, where, create=create) == SCHEMA:  # another program was faster
                return
            migrate(connection)


def _found(connection: Connection, where: str, *, create: bool) -> str | None:
    """The schema's version in the database, None where it has none yet."""
    in_file = connection.dialect.name == "sqlite"
    its = sqlite if in_file else postgresql
    tables = its.tables_in(connection)
    if not tables:
        if not create and in_file:
            raise NotALedger("an empty file", where, "name another file")
        if not create:
            raise MissingInput("no ledger: an empty database", where, "make one with: onrecord add PATH")
        if not in_file:
            postgresql.check_encoding(connection, where)
        return None
    if "alembic_version" not in tables or not its.is_ours(connection):
        other = "name another file" if in_file else "name a database of its own: createdb NAME makes one"
        raise NotALedger("a database of another program", where, other)
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version not in _SCHEMAS:
        raise NewerLedger(
            f"made by a later version of Onrecord (its schema is {version}, this one's {SCHEMA})",
            where,
            "install the newest Onrecord",
        )
    return str(version)


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to a revision, in the transaction of the connection."""
    # Imported here: a ledger of this version, the usual case, opens a quarter of a second faster without it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "onrecord.ledger:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    (sqlite if connection.dialect.name == "sqlite" else postgresql).mark(connection)
