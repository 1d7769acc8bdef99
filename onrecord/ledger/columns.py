"""What the ledger's tables are made of: keys, dates, spans, and tables of what a report holds.

Invariant: types are portable, and every name of a key or an index follows from the table's and the columns'.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    text,
)

from onrecord.ledger.bounds import UNDATED

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ITEMS = 1_000_000
"""What a report's key counts in its items' keys."""

MOST_ITEMS = 1 << 16
"""Statements, events or facts that one report may have: its place among them has 16 bits in `search.row_of`. An article
is read up to 600,000 characters."""

Key = BigInteger().with_variant(Integer, "sqlite")
"""SQLite gives an alias of its row number only to a column declared INTEGER."""


def item_key(report_key: int, position: int) -> int:
    """The key of a report's item: readable in any browser of databases, and made without asking the database.

    >>> item_key(12, 3)
    12000003
    """
    return report_key * ITEMS + position


def dating(name: str, *, required: bool = True) -> list[Column[Any]]:
    """The columns of a date."""
    return [
        Column(name, String),
        Column(f"{name}_first", String(10)),
        Column(f"{name}_last", String(10)),
        Column(f"{name}_basis", Text, nullable=not required),
        Column(f"{name}_method", String, nullable=not required),
    ]


def span(name: str, *, required: bool = False) -> list[Column[Any]]:
    """The columns of words in their place in the report's text."""
    return [
        Column(f"{name}_start", Integer, nullable=not required),
        Column(f"{name}_end", Integer, nullable=not required),
        Column(f"{name}_text", Text, nullable=not required),
    ]


def of_report(name: str, *columns: Any) -> Table:
    """A table of what a report holds in order, without a key of its own."""
    return Table(
        name,
        metadata,
        Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
        Column("position", Integer, nullable=False),
        *columns,
        PrimaryKeyConstraint("report_key", "position"),
    )


def items(name: str, *columns: Any) -> Table:
    """A table of items with ids, keys, and the days that `as_of` and timelines ask for."""
    return Table(
        name,
        metadata,
        Column("key", Key, primary_key=True, autoincrement=False),
        Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("id", String, nullable=False, index=True),
        Column("day", String(10), nullable=False),
        Column("may_from", String(10)),
        Column("stands_from", String(10)),
        Column("confidence", Float, nullable=False),
        *(it for it in columns if isinstance(it, Column)),
        known_on(),
        *(it for it in columns if not isinstance(it, Column)),
        UniqueConstraint("report_key", "position"),
        Index(f"ix_{name}_day_known_on", "day", "known_on"),
    )


def known_on() -> Column[str]:
    """The day by which the report was out, once more: with `day`, what results are in the order of."""
    return Column("known_on", String(10), nullable=False, server_default=UNDATED.isoformat())


def partial(name: str, which: str, *columns: Any, unique: bool = False) -> Index:
    """An index of the rows of which something is so: in SQL, as a query must have it, to the letter, to use it."""
    return Index(name, *columns, unique=unique, sqlite_where=text(which), postgresql_where=text(which))


@cache
def to_the_letter(which: str) -> ColumnElement[bool]:
    """The same in a query: a condition as a `partial` index has it."""
    return and_(text(f"({which})"))
