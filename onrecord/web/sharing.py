"""What is copied or exported of a report: its notice first, and a version without the address.

Invariant: of a report with a notice to readers nothing is given before a person chose, having it before their eyes,
whether the address goes along. The words that are given are the report's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, StoredReport
from onrecord.model import Event, Fact, Notice, Statement
from onrecord.queries.reading import read_report
from onrecord.web.rendering import called
from onrecord.wording import words
from onrecord.wording.date_words import in_words, interval


class Address(StrEnum):
    """Whether the address goes along; `UNASKED` where nobody chose yet."""

    WITH = "with"
    WITHOUT = "without"
    UNASKED = ""

    @classmethod
    def of(cls, value: str | None) -> Address:
        """The choice that an address has in it; what is no choice is none."""
        return cls(value) if value in {"with", "without"} else cls.UNASKED


@dataclass(frozen=True, slots=True)
class Shared:
    """A citation. `text` is None where the notices must be seen and the address be chosen first."""

    report: StoredReport
    notices: tuple[Notice, ...]
    item_id: str | None
    address: Address
    text: str | None


def shared(ledger: Ledger, report_id: str, item_id: str | None, choice: Address) -> Shared:
    """A report, or one item of it, as a citation. Raises UsageError, EvidenceError."""
    read = read_report(ledger, report_id)
    notices = read.record.report.notices
    if notices and choice is Address.UNASKED:
        return Shared(read.stored, notices, item_id, choice, None)
    with_address = choice is not Address.WITHOUT
    source = _source(read.stored, with_address=with_address)
    if item_id is None:
        return Shared(read.stored, notices, None, choice, source)
    record = read.record
    items: tuple[Statement | Event | Fact, ...] = (*record.statements, *record.events, *record.facts)
    item = next((it for it in items if it.id == item_id), None)
    if item is None:
        raise UsageError("no such item in the report", item_id, "open the report, and choose one of its items")
    meant = read.meant.get(item.speaker.entity or "") if isinstance(item, Statement) else None
    return Shared(read.stored, notices, item_id, choice, f"{_told(item, meant.name if meant else None)}\n{source}")


def without_address(form: dict[str, Any]) -> dict[str, Any]:
    """A record's JSON form without the address of its report. The words of the report stand as they are."""
    return {**form, "report": {**form["report"], "url": None}}


def _told(item: Statement | Event | Fact, name: str | None) -> str:
    if isinstance(item, Statement):
        who = words.speaker(item.speaker, name) + (f", {item.speaker.role}" if item.speaker.role else "")
        return f"{words.content(item, '[…]')}\n{who}, {in_words(item.said_on.date)} ({item.said_on.basis})"
    if isinstance(item, Event):
        return f"{words.quoted(item.span.quote)}\n{in_words(item.when.date)}, told as {item.status.value}"
    held = interval(item.valid_from.date, item.valid_to.date, item.held_on.date).replace("\n", " ")
    return f"{words.quoted(item.span.quote)}\n{words.relation(item)}, {held}"


def _source(report: StoredReport, *, with_address: bool) -> str:
    told = [report.outlet or "outlet not known", words.quoted(report.title) if report.title else called(report)]
    told.append(in_words(report.published.date) if report.published.date else "publication date unknown")
    if with_address and report.url:
        told.append(report.url)
    return ", ".join(told)
