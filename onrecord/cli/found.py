"""What queries find, for a person or for a pipe; shared by the commands that ask a ledger.

Invariant: a pipe gets every item that fits, unless `--limit` says otherwise; what `as_of` could not place is counted
and told, on stderr where stdout is for programs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.cli.options import existing, last_day
from onrecord.cli.terminal import console, for_a_person, print_json, tell
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, StoredReport
    from onrecord.queries import LeftOut, Results
    from onrecord.queries.results import Found

ON_A_SCREEN, AT_ONCE = 50, 500
"""Items shown to a person unless told otherwise; items fetched at once for a pipe."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks, as typed."""

    by: str | None = None
    about: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    min_confidence: float | None = None
    limit: int | None = None


class Query(Protocol):
    """One of `onrecord.queries`."""

    def __call__(
        self,
        ledger: Ledger,
        *,
        by: str | None,
        about: str | None,
        as_of: date | None,
        known_by: date | None,
        minimum_confidence: float | None,
        limit: int,
        after: str | None,
    ) -> Results[Found]:
        """Ask the ledger."""
        ...


def ask(find: Callable[[], Query], what: str, ledger: str, asked: Asked, *, as_json: bool) -> None:
    """Ask a ledger and show what is found. `find` imports the query, `what` names its items for messages."""
    as_of, known_by = last_day(asked.as_of, "--as-of"), last_day(asked.known_by, "--known-by")
    from onrecord.ledger import Ledger

    with Ledger.open(existing(ledger), create=False) as opened:
        page = partial(
            find(),
            opened,
            by=asked.by,
            about=asked.about,
            as_of=as_of,
            known_by=known_by,
            minimum_confidence=asked.min_confidence,
        )
        if for_a_person(as_json):
            _show(page(limit=asked.limit or ON_A_SCREEN, after=None), what)
        else:
            _print(_pages(page, asked.limit), what)


def _pages(page: Callable[..., Results[Found]], limit: int | None) -> Iterator[Results[Found]]:
    left, after = limit, None
    while True:
        results = page(limit=AT_ONCE if left is None else min(AT_ONCE, left), after=after)
        yield results
        left = None if left is None else left - len(results.items)
        after = results.next
        if after is None or left == 0:
            return


def _print(pages: Iterable[Results[Found]], what: str) -> None:
    left_out = None
    for results in pages:
        left_out = left_out or results.left_out
        for found in results.items:
            print_json(found_form(found))
    if left_out and (note := left_out_note(left_out, what)):
        tell(note)


def _show(results: Results[Found], what: str) -> None:
    from onrecord.cli.found_view import print_found

    out = console()
    if results.items:
        print_found(results.items, out)
    else:
        out.print(f"The ledger has no such {what}.")
    if note := left_out_note(results.left_out, what):
        out.print(note, style="dim")
    if results.next:
        out.print(f"The first {len(results.items)}; more with --limit.", style="dim")


def _counted(number: int) -> str:
    """A number that is counted up to `COUNTED`."""
    from onrecord.queries.selection import COUNTED

    return f"{COUNTED:,} or more" if number >= COUNTED else str(number)


def left_out_note(left: LeftOut, what: str) -> str | None:
    """What `as_of` leaves out, in a sentence; None where it leaves out nothing."""
    parts = [
        f"{_counted(left.undated)} of unknown date" if left.undated else "",
        f"{_counted(left.uncertain)} that may or may not be by then" if left.uncertain else "",
    ]
    there = [part for part in parts if part]
    return f"Left out of these {what}: {words.listed(there)}." if there else None


def found_form(found: Found) -> dict[str, Any]:
    """An item for JSON Lines: see `onrecord.queries.forms`, which is imported when it is needed."""
    from onrecord.queries import forms

    return forms.found_form(found)


def report_form(report: StoredReport) -> dict[str, Any]:
    """A report for JSON Lines, likewise."""
    from onrecord.queries import forms

    return forms.report_form(report)
