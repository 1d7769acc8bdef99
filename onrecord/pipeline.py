"""The stages in order: a page in, its record out.

Invariant: pure. The record depends on the page and on `VERSION` alone: no clock, no network, no other report.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from onrecord import __version__
from onrecord.entities import read_entities
from onrecord.events import read_events
from onrecord.facts import read_facts
from onrecord.language import pack_for, page_lexicons
from onrecord.model import Caveat, Page, Record, Report
from onrecord.page import read_page
from onrecord.statements import read_statements
from onrecord.timex import read_times

VERSION = __version__
"""The version that a record carries: what is read by another one replaces it in a ledger."""

STAGES = ("page", "language", "timex", "entities", "statements", "events", "facts")
"""The stages in the order in which they run."""


def read(page: Page, seconds: dict[str, float] | None = None) -> Record:
    """Read one page; `seconds`, where given, is increased by what each stage took.

    Raises the kinds of InputError for a page that cannot be read.

    >>> record = read(Page(b'SARN -- "We have not asked anybody," Prime Minister Ada Oren told reporters.', "a.txt"))
    >>> [(s.speaker.name, s.act.value, s.content[0].quote) for s in record.statements]
    [('Ada Oren', 'deny', 'We have not asked anybody')]
    """
    clock = _Clock(seconds)
    report, caveats = read_page(page, page_lexicons())
    clock.stop("page")
    pack = pack_for(report.language)
    if pack is None:
        return Record(report, VERSION, caveats=(*caveats, _not_understood(report)))
    syntax = pack.parse(report)
    clock.stop("language")
    times = read_times(report, syntax, pack.timex)
    report = replace(report, published=times.published)
    clock.stop("timex")
    entities = read_entities(report, syntax, pack.entities)
    clock.stop("entities")
    statements = read_statements(report, syntax, times, entities, pack)
    clock.stop("statements")
    events = read_events(report, syntax, times, entities, statements, pack)
    clock.stop("events")
    facts = read_facts(report, syntax, times, entities, statements, pack)
    clock.stop("facts")
    return Record(
        report=report,
        version=VERSION,
        statements=statements,
        events=events,
        facts=facts,
        timexes=times.timexes,
        entities=entities.entities,
        mentions=entities.mentions,
        caveats=caveats,
    )


class _Clock:
    """Adds up what each stage takes, where somebody asked."""

    def __init__(self, seconds: dict[str, float] | None) -> None:
        self._seconds, self._since = seconds, perf_counter()

    def stop(self, stage: str) -> None:
        now = perf_counter()
        if self._seconds is not None:
            self._seconds[stage] = self._seconds.get(stage, 0.0) + now - self._since
        self._since = now


def _not_understood(report: Report) -> Caveat:
    language = "of unknown language" if report.language == "und" else f"in the language {report.language!r}"
    return Caveat(
        "language-not-supported",
        f"the report is {language}, which has no pack: its text, blocks and date are kept, its statements are not read",
    )
