"""The stages in order: a page in, its record out.

Invariant: pure. The record depends on the page and on `VERSION` alone: no clock, no network, no other report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from time import perf_counter
from typing import TypeVar

from onrecord import __version__
from onrecord.entities import read_entities
from onrecord.errors import OnrecordError, ReadingFailed
from onrecord.events import read_events
from onrecord.facts import read_facts
from onrecord.language import FullPack, Pack, pack_for, page_lexicons
from onrecord.model import SHOWN, Caveat, Page, Record, Report
from onrecord.page import read_page
from onrecord.statements import Attributed, as_judged, attribute_all, read_statements
from onrecord.syntax import Syntax
from onrecord.timex import read_times

T = TypeVar("T")

VERSION = __version__
"""The version that a record carries: what is read by another one replaces it in a ledger."""

STAGES = ("page", "language", "attribution", "timex", "entities", "statements", "events", "facts")
"""The stages in the order in which they run."""


TOGETHER = 4
"""Pages whose words go through the encoder at once, in `read_all`: so many news reports fill one of its batches."""


def read(page: Page, seconds: dict[str, float] | None = None, threads: int = 1) -> Record:
    """Read one page, the encoder on so many threads; `seconds`, where given, is increased by what each stage took.

    Raises the kinds of InputError for a page that cannot be read.

    >>> record = read(Page(b'SARN -- "We have not asked anybody," Prime Minister Ada Oren told reporters.', "a.txt"))
    >>> [(s.speaker.name, s.act.value, s.content[0].quote) for s in record.statements]
    [('Ada Oren', 'deny', 'We have not asked anybody')]
    """
    outcome = next(read_all([page], seconds, threads))
    if isinstance(outcome, OnrecordError):
        raise outcome
    return outcome


def read_all(
    pages: Iterable[Page], seconds: dict[str, float] | None = None, threads: int = 1
) -> Iterator[Record | OnrecordError]:
    """Read pages, some together; a page that cannot be read comes as its error, in its place, and the rest goes on."""
    clock = _Clock(seconds)
    waiting = iter(pages)
    while group := list(islice(waiting, TOGETHER)):
        opened = [_guarded(page, partial(_open, page, clock)) for page in group]
        parsed = [each for each in opened if isinstance(each, _Parsed)]
        attributed = iter(_attributed(parsed, threads))
        clock.stop("attribution")
        for page, each in zip(group, opened, strict=True):
            if not isinstance(each, _Parsed):
                yield each
                continue
            found = next(attributed)
            if isinstance(found, OnrecordError):
                yield found
            else:
                yield _guarded(page, partial(_finish, each, found, clock))


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A page on its way: what the first stages made of it."""

    page: Page
    report: Report
    caveats: tuple[Caveat, ...]
    pack: Pack
    syntax: Syntax


def _guarded(page: Page, step: Callable[[], T]) -> T | OnrecordError:
    """What a step gives, or the error that it raises; a fault of ours names the page."""
    try:
        return step()
    except OnrecordError as error:
        return error
    except Exception as fault:  # noqa: BLE001  a fault in one page must not end the others
        what = f"a fault of ours, {type(fault).__name__}: {fault}"
        failed = ReadingFailed(what, page.name, "please report it, with the page")
        failed.__cause__ = fault
        return failed


def _open(page: Page, clock: _Clock) -> Record | _Parsed:
    """The stages before attribution; a whole record where the language has no pack."""
    clock.start()
    report, caveats = read_page(page, page_lexicons())
    clock.stop("page")
    pack = pack_for(report.language)
    if pack is None:
        return Record(report, VERSION, caveats=(*caveats, _not_understood(report)))
    syntax = pack.parse(report)
    clock.stop("language")
    unread = () if isinstance(pack, FullPack) else (_no_events(report),)
    return _Parsed(page, report, (*caveats, *unread), pack, syntax)


def _attributed(parsed: Sequence[_Parsed], threads: int) -> list[Attributed | OnrecordError]:
    """Attributions of each report, those of one language together."""
    out: dict[int, Attributed | OnrecordError] = {}
    for code in dict.fromkeys(each.pack.code for each in parsed):
        places = [at for at, each in enumerate(parsed) if each.pack.code == code]
        out.update(zip(places, _of_one_language([parsed[at] for at in places], threads), strict=True))
    return [out[at] for at in range(len(parsed))]


def _of_one_language(parsed: Sequence[_Parsed], threads: int) -> list[Attributed | OnrecordError]:
    """Attributions of each; where that fails, of each by itself."""
    reports = [(each.report, each.syntax) for each in parsed]
    found = _guarded(parsed[0].page, lambda: list(attribute_all(reports, parsed[0].pack, threads)))
    if not isinstance(found, OnrecordError):
        return list(found)
    if len(parsed) == 1:
        return [found]
    return [one for each in parsed for one in _of_one_language([each], threads)]


def _finish(parsed: _Parsed, attributed: Attributed, clock: _Clock) -> Record:
    """The stages from the dates on."""
    clock.start()
    syntax, pack = parsed.syntax, parsed.pack
    times = read_times(parsed.report, syntax, pack.timex)
    report = replace(parsed.report, published=times.published)
    clock.stop("timex")
    entities = read_entities(report, syntax, pack.entities, pack.inflection)
    clock.stop("entities")
    statements = read_statements(report, syntax, times, entities, pack, attributed)
    statements, named = as_judged(report, statements, entities.entities, parsed.page.judged_statements)
    clock.stop("statements")
    voices = tuple(s for s in statements if s.confidence >= SHOWN)
    events = read_events(report, syntax, times, entities, voices, pack) if isinstance(pack, FullPack) else ()
    clock.stop("events")
    facts = read_facts(report, syntax, times, entities, voices, pack) if isinstance(pack, FullPack) else ()
    clock.stop("facts")
    return Record(
        report=report,
        version=VERSION,
        statements=statements,
        events=events,
        facts=facts,
        timexes=times.timexes,
        entities=named,
        mentions=entities.mentions,
        caveats=parsed.caveats,
    )


class _Clock:
    """Adds up what each stage takes, where somebody asked."""

    def __init__(self, seconds: dict[str, float] | None) -> None:
        self._seconds, self._since = seconds, perf_counter()

    def start(self) -> None:
        self._since = perf_counter()

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


def _no_events(report: Report) -> Caveat:
    return Caveat(
        "events-not-read",
        f"of the report's language, {report.language!r}, statements are read; its events and facts are not",
    )
