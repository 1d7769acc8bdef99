"""`onrecord demo`: the sample matter read, and a selection of its record.

Invariant: all that is shown is what the queries give over what the pipeline reads; which items are picked follows from
their form alone (dated, well supported, short enough to read), not from what they say.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.cli.progress import Bar
from onrecord.cli.terminal import console, safe
from onrecord.model import Act, EntityKind, Fact, Form, Matter, Status
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.cli.page_layout import Sheet
    from onrecord.ledger import Ledger, StoredReport
    from onrecord.queries import FoundEvent, FoundFact, FoundStatement

MATTER = "base"
"""What the sample reports are about, as a word to ask for."""

_FINDINGS, _STATEMENTS, _FACTS, _PLANS = 4, 6, 4, 3
_OF_A_RELATION = 2
_SHORT, _LONG = 25, 170
"""Characters of a quotation that can be read alone, and at a glance: three lines at 80 columns."""

_SURE = 0.7
"""The least confidence shown here; the queries show all unless told otherwise."""


def demo() -> None:
    """Read sixteen sample reports and show their record.

    The reports ship with Onrecord: an invented country, two invented years, one question. They go into a ledger that is
    thrown away.

    Example:
      onrecord demo
    """
    from onrecord import samples
    from onrecord.sources import FileSource

    files = samples.files()
    with TemporaryDirectory(prefix="onrecord-") as folder, Bar(len(files), "Loading the models") as bar:
        from onrecord import intake
        from onrecord.ledger import Ledger

        with Ledger.open(Path(folder, "demo.db")) as ledger:
            intake.add_pages(ledger, FileSource(files), lambda progress: bar.step(progress.done, _name(progress.name)))
            bar.close()
            _show(ledger, files)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _show(ledger: Ledger, files: Sequence[Path]) -> None:
    from onrecord import queries, samples
    from onrecord.cli import found_view
    from onrecord.cli.matter_view import add_findings
    from onrecord.cli.page_layout import Sheet

    reports = ledger.reports()
    out = console()
    sheet = Sheet(found_view.WHO)
    _opening(sheet, reports)
    add_findings(sheet, queries.matter(ledger, Matter(samples.PROPOSITION)), _FINDINGS)
    sheet.section("Statements", f"some of those about a {MATTER}, in the order they were said")
    for statement in _statements(queries.statements(ledger, about=MATTER, minimum_confidence=_SURE, limit=1000).items):
        found_view.add_found(sheet, statement)
    facts = _facts(queries.facts(ledger, minimum_confidence=_SURE, limit=1000).items)
    if facts:
        sheet.section("Facts", "some of those whose beginning or end is told")
    for fact in facts:
        found_view.add_found(sheet, fact)
    plans = _plans(queries.events(ledger, minimum_confidence=_SURE, limit=1000).items)
    if plans:
        sheet.section("Planned", "told as still to come")
    for plan in plans:
        found_view.add_found(sheet, plan)
    _warnings(sheet, ledger, reports)
    _next(sheet, files)
    out.print()
    out.print(sheet)
    out.print()


def _opening(sheet: Sheet, reports: Sequence[StoredReport]) -> None:
    from onrecord.cli.page_layout import QUIET, STRONG, plain
    from onrecord.wording.date_words import in_words

    outlets = {report.outlet for report in reports if report.outlet}
    days = [report.published.date for report in reports if report.published.date]
    sheet.row("", plain("A second naval base: the record of sixteen sample reports", STRONG))
    told = f"{words.count(len(reports), 'report')} by {words.count(len(outlets), 'outlet')}"
    if days:
        told += f", the first of {in_words(days[0])}, the last of {in_words(days[-1])}"
    undated = len(reports) - len(days)
    if undated:
        told += f"; {undated} of unknown date"
    sheet.row("", plain(f"{told}. All of it is invented.", QUIET))


def _statements(found: Iterable[FoundStatement]) -> list[FoundStatement]:
    """The most telling statement of each report, of the best reports, in the order of dates; no words twice."""
    best: dict[str, FoundStatement] = {}
    for it in sorted(found, key=_weight, reverse=True):
        fits = it.when.date and it.entity and _SHORT <= len(it.quote) <= _LONG and len(it.item.content) == 1
        if fits and all(it.quote != other.quote for other in best.values()):
            best.setdefault(it.report.id, it)
    chosen = sorted(best.values(), key=_weight, reverse=True)[:_STATEMENTS]
    return sorted(chosen, key=lambda it: (it.day, it.report.known_on, it.report.id))


def _weight(it: FoundStatement) -> tuple[float, str]:
    """Own words before others', a position before an assertion, a named office before none; ties by id."""
    weight = 2.0 * (it.item.form is Form.DIRECT) + (it.item.form is Form.MIXED)
    weight += 1.5 * (it.item.act not in {Act.ASSERT, Act.OTHER, Act.QUESTION}) + (it.role is not None)
    weight += bool(it.entity and it.entity.kind is EntityKind.PERSON) + it.item.confidence
    return weight, it.item.id


def _facts(found: Iterable[FoundFact]) -> list[FoundFact]:
    """Facts of which both ends are told, then a start, then an end; each once, and no relation more than twice."""
    told = sorted(
        (it for it in found if it.item.valid_from.date or it.item.valid_to.date),
        key=lambda it: (-_bounds(it.item), -it.item.confidence, it.day, it.report.known_on, it.item.id),
    )
    once: dict[tuple[str, str], FoundFact] = {}
    for it in told:
        several = sum(relation == it.item.relation for _, relation in once) >= _OF_A_RELATION
        if not several:
            once.setdefault((it.item.subject, it.item.relation), it)
    return sorted(list(once.values())[:_FACTS], key=lambda it: (it.day, it.item.id))


def _bounds(fact: Fact) -> int:
    """How much of a fact's time is told: a start counts more than an end, a first day more than none."""
    start, end = fact.valid_from.date, fact.valid_to.date
    return 4 * bool(start and start.first) + 2 * bool(end and end.first) + bool(end)


def _plans(found: Iterable[FoundEvent]) -> list[FoundEvent]:
    """What was told as planned for a day, by somebody, a day each."""
    once: dict[str, FoundEvent] = {}
    for it in found:
        event = it.item
        if event.status is Status.PLANNED and event.when.date and event.actor and len(it.quote) <= _LONG:
            once.setdefault(event.when.date.value, it)
    return list(once.values())[:_PLANS]


def _warnings(sheet: Sheet, ledger: Ledger, reports: Sequence[StoredReport]) -> None:
    from onrecord.cli.page_layout import QUIET, WARNING, plain
    from onrecord.cli.report_view import add_notice

    records = [ledger.record(report.id) for report in reports]
    noticed = [record.report for record in records if record.report.notices]
    if noticed:
        add_notice(sheet, noticed[0].notices[0])
        outlets = words.listed(sorted({report.outlet for report in noticed if report.outlet}))
        sheet.row("", plain(f"It stands in {words.count(len(noticed), 'report')} by {outlets}.", QUIET))
    caveats = [(report, caveat) for report, record in zip(reports, records, strict=True) for caveat in record.caveats]
    if caveats:
        lines = [plain(f"{_name(report.name)}: {caveat.message}") for report, caveat in caveats]
        sheet.section("Not read well", *lines, style=WARNING)


def _next(sheet: Sheet, files: Sequence[Path]) -> None:
    from rich.text import Text

    from onrecord import samples
    from onrecord.cli.page_layout import QUIET, STRONG

    program, folder = _program(), _near(files[0].parent)
    steps = [
        (f"{program} read {folder}/{files[0].name}", "one report"),
        (f"{program} add {folder}", "all of them"),
        (f"{program} statements --about {MATTER} --as-of 2023", "said by the end of 2023"),
        (f'{program} matter show "{samples.PROPOSITION}"', "where each side stands"),
        (f"{program} read YOUR-REPORT.html", "your own"),
    ]
    sheet.section("Next", "type one of these")
    for command, what in steps:
        sheet.row("", Text(f"# {what}", style=QUIET), Text(safe(command), style=STRONG))


def _program() -> str:
    """How this program is called from here: by its name where the shell finds it, else by its path."""
    found = shutil.which("onrecord")
    called = Path(sys.argv[0])
    if found and Path(found).resolve() == called.resolve():
        return "onrecord"
    return _near(called) if called.name == "onrecord" else "onrecord"


def _near(path: Path) -> str:
    """A path from where we are, where that is shorter."""
    return min(os.path.relpath(path), str(path.absolute()), key=len)
