"""Where a test's ledgers are: files of SQLite's, or databases on a real PostgreSQL server that the tests start.

Invariant: the server is this run's own, in a temporary folder, reached by its socket alone, and gone with the run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from evaluation import postgresql
from onrecord.ledger import Ledger

_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
"""What is written need not outlive a power cut."""


class Server:
    """A running PostgreSQL, and a database of an empty ledger on it, to be copied: making one takes longer."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._numbers = folder, count(1)
        Ledger.open(self.address("postgres_empty", make=True)).close()

    def address(self, name: str, *, make: bool = False, template: str | None = None) -> str:
        """The address of a database, made anew if asked."""
        if make:
            self.drop(name)
            of = sql.SQL("TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
            self.run(sql.SQL("CREATE DATABASE {} {}").format(sql.Identifier(name), of))
        return postgresql.address(self.folder, name)

    def new(self) -> str:
        """The address of a new, empty ledger that nobody else has."""
        return self.address(f"ledger_{next(self._numbers)}", make=True, template="postgres_empty")

    def bare(self) -> str:
        """The address of a new database without any table."""
        return self.address(f"bare_{next(self._numbers)}", make=True)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        self.run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def run(self, statement: sql.Composed | sql.SQL) -> None:
        """One statement as the server's owner, outside of any transaction."""
        with psycopg.connect(f"host={self.folder} user=onrecord dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as this lasts; the test is skipped, or fails in the gate, where the machine has none."""
    try:
        with postgresql.running(_SETTINGS) as folder:
            yield Server(folder)
    except FileNotFoundError as error:
        if os.environ.get("ONRECORD_GATE"):
            pytest.fail(str(error))
        pytest.skip(str(error))


class Places:
    """Addresses of a test's ledgers by name, in a folder, or on a server."""

    def __init__(self, folder: Path, server: Server | None) -> None:
        self.folder, self.server = folder, server
        self._addresses: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """The address that a name stands for: a new ledger's, the first time."""
        if name not in self._addresses:
            self._addresses[name] = self.server.new() if self.server else str(self.folder / name)
        return self._addresses[name]

    def bare(self, name: str) -> str:
        """The address of a database without any table."""
        address = self._addresses[name] = self.server.bare() if self.server else str(self.folder / name)
        return address

    def fresh(self, name: str, empty: Path) -> str:
        """The same, with an empty ledger in the place of what was there; `empty` is one to be copied."""
        if self.server:
            self.drop(name)
            return self(name)
        from tests.ledger.records import copied

        return str(copied(empty, name))

    def drop(self, name: str) -> None:
        """Forget what a name stands for."""
        address = self._addresses.pop(name, None)
        if self.server and address:
            self.server.drop(address.partition("@/")[2].partition("?")[0])

    def close(self) -> None:
        """Drop the databases."""
        for name in list(self._addresses):
            self.drop(name)
