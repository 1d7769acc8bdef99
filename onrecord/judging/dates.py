"""A person's judgement of when a report was published, and what it moves.

Invariant: all that was resolved against the publication date is resolved anew, by the stages and not by hand: the
record is what it would have been, had the page given the date. A judgement that is withdrawn leaves no trace in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord import intake, pipeline
from onrecord.errors import OnrecordError, UsageError
from onrecord.intake import Stages
from onrecord.ledger import Ledger, StoredReport
from onrecord.lineage.addresses import canonical
from onrecord.model import Dating, Event, Fact, Judgement, Page, Record, Statement

Item = Statement | Event | Fact


@dataclass(frozen=True, slots=True)
class Moved:
    """An item whose date is another now: the item as read anew, which of its dates (`said_on`, `valid_from`, …)."""

    item: Item
    which: str
    before: Dating
    after: Dating


@dataclass(frozen=True, slots=True)
class Correction:
    """What a judgement does to a report: its record before and after, and the dates that moved, in text order.

    `gone` and `new` are items that are read only with the one date or only with the other.
    """

    before: Record
    after: Record
    moved: tuple[Moved, ...]
    gone: tuple[Item, ...]
    new: tuple[Item, ...]

    @property
    def stand(self) -> int:
        """How many items keep all of their dates."""
        items = len(_items(self.after))
        return items - len(self.new) - len({id(moved.item) for moved in self.moved})


def find(ledger: Ledger, named: str) -> StoredReport:
    """The one live report with this id, name or address, or whose id begins or name ends so; of versions the newest.

    Raises UsageError.
    """
    if not named:
        raise UsageError("no report is named", "REPORT", "give its id, its file's name or its address")
    reports = ledger.reports()
    address = canonical(named)
    fits = [r for r in reports if named in (r.id, r.name, r.url) or (address and canonical(r.url) == address)]
    fits = fits or [r for r in reports if r.id.startswith(named) or r.name.endswith(f"/{named.lstrip('/')}")]
    if len(fits) > 1:
        superseded = ledger.superseded()
        fits = [r for r in fits if r.id not in superseded] or fits
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise UsageError("no such report in the ledger", named, "give its id, its file's name or its address")
    ids = ", ".join(report.id for report in fits[:3])
    raise UsageError(f"{len(fits)} reports are named so", named, f"give an id: {ids}")


def preview(ledger: Ledger, report_id: str, judgement: Judgement | None, stages: Stages = pipeline) -> Correction:
    """What a judgement (None: its withdrawal) would move; nothing is written. Raises UsageError, InputError."""
    before, _, after = _judged(ledger, report_id, judgement, stages)
    return correction(before, after)


def correct(ledger: Ledger, report_id: str, judgement: Judgement, stages: Stages = pipeline) -> Correction:
    """Judge when a report was published: it is read anew with that date, and the judgement kept, in one transaction.

    A judgement before it is retracted. Raises UsageError where there is no such live report, InputError, LedgerError.
    """
    return _made(ledger, report_id, judgement, stages)


def withdraw(ledger: Ledger, report_id: str, stages: Stages = pipeline) -> Correction:
    """Undo the judgement of a report's publication date. Raises UsageError where none stands."""
    return _made(ledger, report_id, None, stages)


def _made(ledger: Ledger, report_id: str, judgement: Judgement | None, stages: Stages) -> Correction:
    while True:
        before, page, after = _judged(ledger, report_id, judgement, stages)
        with ledger.transaction():
            ledger.stored_report(report_id)  # which may be retracted meanwhile
            if not intake.still_judged(ledger, page):
                continue
            if judgement is None:
                ledger.withdraw(page.id)
            else:
                ledger.judge(page.id, judgement)
            intake.add_record(ledger, page, after, anew=True)
        return correction(before, after)


def _judged(ledger: Ledger, report_id: str, judgement: Judgement | None, stages: Stages) -> tuple[Record, Page, Record]:
    """A report's record, its page with what is decided of it, and the record that a judgement makes of that."""
    before = ledger.record(report_id)
    page = intake.known(ledger, ledger.page(before.report.page_id))
    return before, page, read_as(replace(page, judged=judgement), stages)


def read_as(page: Page, stages: Stages) -> Record:
    """A page as the stages read it with what is decided of it. Raises InputError."""
    read = next(iter(stages.read_all([page], threads=1)))
    if isinstance(read, OnrecordError):
        raise read
    return read


def correction(before: Record, after: Record) -> Correction:
    """What changed from one reading of a page to another."""
    old = {_place(item): item for item in _items(before)}
    new = {_place(item): item for item in _items(after)}
    moved = [m for place, item in new.items() if place in old for m in _moved(old[place], item)]
    gone = [item for place, item in old.items() if place not in new]
    fresh = [item for place, item in new.items() if place not in old]
    return Correction(before, after, tuple(moved), tuple(gone), tuple(fresh))


def _items(record: Record) -> tuple[Item, ...]:
    return (*record.statements, *record.events, *record.facts)


def _place(item: Item) -> tuple[object, ...]:
    """What an item is but for its dates: its words, and for a fact what it says, for an event what was done."""
    if isinstance(item, Statement):
        return ("statement", *item.content)
    if isinstance(item, Event):
        return ("event", item.trigger, item.span)
    return ("fact", item.span, item.subject, item.relation, item.object)


def _moved(before: Item, after: Item) -> Iterator[Moved]:
    names = {Statement: ("said_on",), Event: ("when",), Fact: ("valid_from", "valid_to", "held_on")}[type(after)]
    for name in names:
        one, other = getattr(before, name), getattr(after, name)
        if one.date != other.date:
            yield Moved(after, name, one, other)
