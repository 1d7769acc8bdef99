"""A ledger as it is at one moment, for many questions: what writers do meanwhile is not seen.

Invariant: nothing can be written through it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from sqlalchemy import Connection, func, select

from onrecord.errors import UsageError
from onrecord.ledger import tables
from onrecord.ledger.store import Ledger
from onrecord.model import content_id


class _Moment(Ledger):
    """A ledger over one connection, whose transaction is open."""

    def __init__(self, where: str, connection: Connection) -> None:
        self.where, self._connection = where, connection

    def close(self) -> None:
        """What it is a moment of is closed by who opened it."""

    def transaction(self) -> NoReturn:
        """Refused: raises UsageError."""
        raise UsageError("a moment of a ledger is for reading", self.where, "write to the ledger itself")

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """The one connection."""
        yield self._connection


@contextmanager
def at_one_moment(ledger: Ledger) -> Iterator[Ledger]:
    """The ledger for reading: all that is asked of it inside is of one moment, however many questions there are."""
    with ledger.snapshot() as connection:
        yield _Moment(ledger.where, connection)


def state(ledger: Ledger) -> str:
    """A word that changes whenever a report or a judgement comes or is retracted, or what follows is made anew.

    Rows are only ever added and retracted, so that counting both tells; all else follows from these.
    """
    counted = (
        tables.reports,
        tables.judgements,
        tables.name_judgements,
        tables.statement_judgements,
        tables.matters,
        tables.matter_judgements,
    )
    with ledger.snapshot() as connection:
        # Each by itself: so they are counted in indexes, without a look at a row.
        counts = [
            (connection.scalar(number), connection.scalar(number.where(own.c.retracted_at.is_not(None))))
            for own in counted
            for number in [select(func.count()).select_from(own)]
        ]
        traced = connection.execute(select(func.count()).select_from(tables.traces)).scalar_one()
        return content_id("state", counts, traced, rebuilds(connection))


def rebuilds(connection: Connection) -> int:
    """How often what follows from all reports together was made anew, by whichever program."""
    return connection.execute(select(func.count()).select_from(tables.rebuilds)).scalar_one()
