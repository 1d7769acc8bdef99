"""Conditions on many values at once that are one parameter: `among(column, "keys")`, asked with `{"keys": [1, 2]}`.

Invariant: however many values there are, the SQL is the same to the letter. So a query is made once, when it is
imported; the database prepares it once; and no limit of parameters (SQLite's is 32,766) is ever met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Column, ColumnElement, Dialect, Integer, Text, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import NullType, TypeEngine

from onrecord.ledger.sqlite import json_text


def among(column: Column[Any], name: str) -> ColumnElement[bool]:
    """Whether a column has one of the values that are given under a name, a sequence of integers or of strings."""
    return _Among(column, bindparam(name, type_=_Values(column.type)))


def one_of(column: Column[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    """Whether a column has one of these values: the same, with the values in it."""
    return _Among(column, bindparam(None, list(values), _Values(column.type), unique=True))


_AT_ONCE = 5_000
"""Values in one IN list: SQLite takes 32,766 parameters, PostgreSQL 65,535."""

_Value = TypeVar("_Value", int, str)


def slices(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """The values sorted, and cut into lists that an IN takes each: for conditions that `among` does not ask."""
    ordered = sorted(values)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


class _Values(TypeDecorator[Any]):
    """Values of one type as the database at hand takes them together: a JSON array, or PostgreSQL's own."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok: bool | None = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text in SQLite, an array in PostgreSQL."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(self.of))

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """All of them; of PostgreSQL, integers as it writes an array: the driver goes through a list one by one."""
        if dialect.name == "sqlite":
            return lambda values: json_text(list(values))
        if isinstance(self.of, Integer):
            return lambda values: f"{{{','.join(map(str, values))}}}"
        return super().bind_processor(dialect)


class _Among(ColumnElement[bool]):
    """Whether a column has one of some values."""

    inherit_cache: bool | None = True
    _traverse_internals = [  # noqa: RUF012  # as SQLAlchemy has it
        ("column", InternalTraversal.dp_clauseelement),
        ("values", InternalTraversal.dp_clauseelement),
    ]
    type: TypeEngine[Any] = NullType()  # as a boolean, SQLite would compare it with 1, and use no index

    def __init__(self, column: ColumnElement[Any], values: BindParameter[Any]) -> None:
        self.column, self.values = column, values


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = (compiler.process(it, **kw) for it in (element.column, element.values))
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608  # our own names


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = (compiler.process(it, **kw) for it in (element.column, element.values))
    return f"{column} = ANY ({values})"
