"""What a notebook shows of results: tables in HTML.

Invariant: every word of a report is escaped; nothing in it can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.queries.facets import Facets
    from onrecord.queries.results import Results

_SHOWN = (
    "day",
    "said_on",
    "when",
    "valid_from",
    "valid_to",
    "published",
    "speaker",
    "role",
    "act",
    "actor",
    "status",
    "subject",
    "relation",
    "object",
    "words",
    "told_by",
    "outlet",
    "title",
)
"""The columns that a person reads; the others are in the frame."""


def results(found: Results[Any]) -> str:
    """A page of items as a table, dates in EDTF, and what was left out under it."""
    try:
        flat = found.rows()
    except UsageError:  # of another kind: as Python writes it
        return f"<pre>{escape(repr(found))}</pre>"
    names = [name for name in _SHOWN if name != "day" and any(row.get(name) is not None for row in flat)]
    told = [f"{len(flat):,} items{', and more' if found.next else ''}"]
    left = ((found.left_out.undated, "of unknown date"), (found.left_out.uncertain, "that may or may not be by then"))
    told += [f"{number:,} {what} left out" for number, what in left if number]
    return table(names, ([row.get(name) for name in names] for row in flat)) + f"<p>{escape('; '.join(told))}</p>"


def facets(found: Facets) -> str:
    """Counts as one table a facet."""
    more = "" if found.complete else "; there are more, and these are the first"
    parts = [f"<p>{found.total:,} {escape(found.of)}{more}</p>"]
    for facet in found.facets:
        counts = [[it.label or "not known", f"{it.count:,}"] for it in facet.values]
        if facet.more:
            counts.append(["others", f"{facet.more:,}"])
        parts.append(table([facet.name, "count"], counts))
    return "".join(parts)


def table(names: Sequence[str], cells: Iterable[Sequence[object]]) -> str:
    """A table in HTML.

    >>> table(["words"], [["<b>"], [None]])
    '<table><thead><tr><th>words</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr><tr><td></td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    lines = ("".join(f"<td>{'' if it is None else escape(str(it))}</td>" for it in row) for row in cells)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
