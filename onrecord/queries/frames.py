"""What queries find as data frames of pandas or polars, where one has them; Onrecord itself needs neither."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.errors import NotInstalled
from onrecord.queries import rows

if TYPE_CHECKING:
    from onrecord.queries.results import Results


def pandas(results: Results[Any]) -> Any:
    """A `pandas.DataFrame`, a row an item; days are `datetime.date`, which takes every year. Raises NotInstalled."""
    return _package("pandas").DataFrame(results.rows(), columns=list(rows.columns(results.tables)) or None)


def polars(results: Results[Any]) -> Any:
    """A `polars.DataFrame`, a row an item, with the type of each column as it is known. Raises NotInstalled."""
    pl = _package("polars")
    types = {str: pl.String, float: pl.Float64, date: pl.Date}
    return pl.DataFrame(results.rows(), schema={name: types[of] for name, of in rows.columns(results.tables).items()})


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise NotInstalled("it is not installed", name, f"install it (pip install {name}), or use rows()") from None
