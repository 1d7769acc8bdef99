"""Pages into a ledger: read, kept, and linked with what the other reports hold.

Invariant: a page is read outside of any transaction, then kept together with the links that it changes in one; a run
killed at any moment leaves a valid ledger, and the same run again completes it. Links are a function of the set of live
names and the set of live judgements, copies of two live reports' bodies, versions of the live reports of an address,
and which of a page's lines are set aside as the outlet's of the set of its pages: the order of adding and judging does
not matter, and `rebuild` gives what adding and judging gave. A page whose lines turn out to be the outlet's when a
later one comes is read again at the end of the run; where the run was killed before, at the end of the next.

>>> from tempfile import TemporaryDirectory
>>> page = Page(b'SARN -- "We have not asked anybody," Prime Minister Ada Oren told reporters.', "a.txt")
>>> with TemporaryDirectory() as folder, Ledger.open(f"{folder}/onrecord.db") as ledger:
...     [add_page(ledger, page).outcome.value for _ in range(2)]
['new', 'unchanged']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord import pipeline
from onrecord.entities import linking
from onrecord.errors import EvidenceError, InputError, OnrecordError
from onrecord.language import page_lexicons
from onrecord.ledger import Added, Ledger, Moved, Outcome, StoredLine, statement_judgements
from onrecord.ledger.taking_in import TakenIn
from onrecord.lineage import addresses, copies, sketch
from onrecord.lineage.addresses import Edition
from onrecord.lineage.copies import Candidate
from onrecord.model import Caveat, Decision, Entity, NameJudgement, Page, Record, Report, Spelling
from onrecord.page import recurrence
from onrecord.page.read import of_language
from onrecord.protocols import Source
from onrecord.statements.judged import follows

_GROUP = 1_000_000
"""Bytes of pages that are read together: bounds the memory, whatever the pages."""


_LAST = 8
"""Pages of an outlet from which is guessed what recurs on its next one; what does is then found from all."""


class Stages(Protocol):
    """What reads pages, and its version: `onrecord.pipeline`, or a stand-in for it."""

    VERSION: str
    TOGETHER: int

    def read_all(self, pages: Iterable[Page], /, *, threads: int) -> Iterator[Record | OnrecordError]:
        """Read pages; one that cannot be read comes as its error, in its place."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """One page done: how many are, its name, and what became of it (an error where it could not be read)."""

    done: int
    name: str
    outcome: Outcome | InputError | EvidenceError


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the pages of a source: counts, those that failed, and what was not read well, by page."""

    added: int
    renewed: int
    unchanged: int
    failed: tuple[InputError | EvidenceError, ...]
    caveats: tuple[tuple[str, Caveat], ...]


@dataclass(frozen=True, slots=True)
class Relinked:
    """Names that were linked anew, and what they meant before and mean now, by their ids.

    Those that mean nothing are not there. `moved` are the names that entities of reports have now in the place of
    others; `namesakes` says who bears those that are another's.
    """

    names: tuple[Entity, ...]
    before: Mapping[str, Entity]
    after: Mapping[str, Entity]
    moved: Moved
    namesakes: Mapping[str, str]


def add_page(ledger: Ledger, page: Page, stages: Stages = pipeline, also: Callable[[], None] = lambda: None) -> Added:
    """Read a page and add it; one that is there at this version is not read again. Raises InputError, LedgerError.

    `also` is what else is to be written once the page is there, in the same transaction.
    """
    kept = ledger.live_report(page.id, stages.VERSION)
    if kept:
        also()
        return Added(Outcome.UNCHANGED, kept)
    while True:
        page = known(ledger, page)
        record = _read_with_outlet(ledger, page, next(iter(stages.read_all([page], threads=1))), stages)
        with ledger.transaction():
            if not still_judged(ledger, page):
                continue
            added = add_record(ledger, page, record)
            also()
        _read_again(ledger, stages)
        return added


def known(ledger: Ledger, page: Page) -> Page:
    """The page with what the ledger knows of it: what people decided, and which of its lines are the outlet's.

    Of a page that is not there yet, these are a guess from the outlet's last pages, which spares reading it twice.
    """
    lines = ledger.lines(page.id)
    recurring = frozenset(line.hash for line in lines if line.recurs)
    site = recurrence.site(page.url, page.outlet)
    if not lines and site is not None:
        recurring = ledger.recurring_on(recurrence.site_mark(site), _LAST)
    told = statement_judgements.standing(ledger, page)
    return replace(page, judged=ledger.judged(page.id), judged_statements=told, recurring=recurring)


def still_judged(ledger: Ledger, page: Page) -> bool:
    """Whether what people decided of a page is what `known` told before it was read.

    To be asked in the transaction that keeps the reading: what somebody decides meanwhile would be lost in it.
    """
    decided = ledger.judged(page.id), statement_judgements.standing(ledger, page)
    return decided == (page.judged, page.judged_statements)


def add_record(ledger: Ledger, page: Page, record: Record, *, anew: bool = False) -> Added:
    """Add a page that was read already, and link its names and its text with the other reports', in one transaction.

    With `anew` also in the place of a reading by the same version.
    """
    with ledger.transaction():
        before, lines = ledger.address(page.id), ledger.lines(page.id)
        added = ledger.add(page, record, anew=anew)
        if added.outcome is not Outcome.UNCHANGED:
            _link(ledger, added.unlinked, added.gone)
            _trace(ledger, record.report, page.outlet, before)
            _forget(ledger, page.id, lines, before)
    return added


def add_pages(
    ledger: Ledger,
    source: Source,
    on_progress: Callable[[Progress], None] | None = None,
    stages: Stages = pipeline,
    threads: int = 1,
) -> Summary:
    """Add all pages of a source, some read together, the encoder on so many threads.

    One that fails is named, and the rest goes on; errors of the ledger end the run.
    """
    counts = dict.fromkeys(Outcome, 0)
    failed: list[InputError | EvidenceError] = []
    caveats: list[tuple[str, Caveat]] = []
    done = 0
    _trace_all(ledger, ledger.untraced())
    for group in _groups(source.pages(), stages.TOGETHER):
        fresh = {page.id: page for page in group if isinstance(page, Page) and not ledger.has(page.id, stages.VERSION)}
        told = {page_id: known(ledger, page) for page_id, page in fresh.items()}
        read = dict(zip(fresh, stages.read_all(told.values(), threads=threads), strict=True))
        for page in group:
            done += 1
            name = page.where if isinstance(page, InputError) else page.name
            outcome: Outcome | InputError | EvidenceError
            try:
                if isinstance(page, InputError):
                    raise page
                record = read.get(page.id)
                outcome = _added(ledger, told.get(page.id, page), record, stages)
                if isinstance(record, Record) and outcome is not Outcome.UNCHANGED:
                    caveats += [(name, caveat) for caveat in record.caveats]
            except (InputError, EvidenceError) as error:
                outcome = error
            if isinstance(outcome, Outcome):
                counts[outcome] += 1
            else:
                failed.append(outcome)
            if on_progress:
                on_progress(Progress(done, name, outcome))
    _read_again(ledger, stages, threads)
    return Summary(
        counts[Outcome.NEW], counts[Outcome.NEW_VERSION], counts[Outcome.UNCHANGED], tuple(failed), tuple(caveats)
    )


def retract(ledger: Ledger, report_id: str, stages: Stages = pipeline) -> None:
    """Retract a report, and link anew what it leaves. Raises UsageError where no live report has the id."""
    with ledger.transaction():
        before, lines = ledger.address(report_id), ledger.lines(report_id)
        _link(ledger, (), ledger.retract(report_id))
        _order_versions(ledger, before)
        _forget(ledger, report_id, lines, before)
    _read_again(ledger, stages)


def rebuild(ledger: Ledger, stages: Stages = pipeline) -> None:
    """Make anew all that follows from the reports together; it gives exactly what adding them gave."""
    with ledger.transaction():
        ledger.clear_links()
        ledger.bind_names()
        _link(ledger, ledger.names(), ())
        ledger.clear_copies()
        _trace_all(ledger, ledger.untraced())
        ledger.index_anew()
    _read_again(ledger, stages)
    read_as_judged(ledger, stages)


def take_in(ledger: Ledger, lines: Iterable[str], where: str) -> TakenIn:
    """Take in a bundle of another ledger, or of this one, in one transaction; `where` names it in messages.

    The same twice changes nothing, and of two the order does not matter. Raises Damaged, NewerLedger, LedgerError.
    """
    with ledger.transaction():
        taken = ledger.take_in(lines, where)
        rebuild(ledger)
    return taken


def stale(ledger: Ledger) -> int:
    """How many names of live reports have another link than a rebuild would give them."""
    names = ledger.names()
    meant = ledger.meanings(name.id for name in names)
    links = {link.name: link.entity for link in linking.link(names, ledger.name_judgements(), ledger.namesakes())}
    return sum(meant.get(name.id) != links.get(name.id) for name in names)


def link_anew(ledger: Ledger, spellings: Iterable[Spelling]) -> Relinked:
    """Link the names of these spellings, and all that they touch, by the judgements that stand now."""
    with ledger.transaction():
        judgements = ledger.name_judgements()
        concerned = set(spellings)
        keys = {key for spelling in concerned for key in linking.keys_of_spelling(spelling)}
        before = ledger.meanings(name.id for name in _touched(ledger, keys, judgements))
        moved = ledger.bind_names(concerned)
        ledger.write_keys({name.id: linking.keys(name) for name in moved.fresh})
        keys = keys.union(*map(linking.keys, (*moved.fresh, *moved.gone)))
        names, namesakes = _touched(ledger, keys, judgements), ledger.namesakes()
        ids = [name.id for name in names]
        before |= ledger.meanings(it for it in ids if it not in before)
        ledger.write_links(linking.link(names, judgements, namesakes))
        return Relinked(names, before, ledger.meanings(ids), moved, namesakes)


def _groups(pages: Iterable[Page | InputError], most: int) -> Iterator[list[Page | InputError]]:
    """Pages in groups of so many at most, and of so many bytes, but for a page that alone has more."""
    group: list[Page | InputError] = []
    size = 0
    for page in pages:
        own = len(page.content) if isinstance(page, Page) else 0
        if group and (len(group) == most or size + own > _GROUP):
            yield group
            group, size = [], 0
        group.append(page)
        size += own
    if group:
        yield group


def _added(ledger: Ledger, page: Page, record: Record | OnrecordError | None, stages: Stages) -> Outcome:
    """What becomes of a page that was read, if it had to be. Raises the error that came in its record's place."""
    if record is None or ledger.has(page.id, stages.VERSION):
        return Outcome.UNCHANGED
    record = _read_with_outlet(ledger, page, record, stages)
    with ledger.transaction():
        if still_judged(ledger, page):
            return add_record(ledger, page, record).outcome
    return add_page(ledger, page, stages).outcome


def _link(ledger: Ledger, fresh: Iterable[Entity], gone: Iterable[Entity]) -> None:
    """Link the blocks of names that these touch; no other link can change."""
    keys = {name.id: linking.keys(name) for name in fresh}
    left = {key for name in gone for key in linking.keys(name)}
    if not keys and not left:
        return
    ledger.write_keys(keys)
    judgements = ledger.name_judgements()
    names = _touched(ledger, left.union(*keys.values()), judgements)
    ledger.write_links(linking.link(names, judgements, ledger.namesakes()))


def _touched(ledger: Ledger, keys: set[str], judgements: Iterable[NameJudgement]) -> tuple[Entity, ...]:
    """The live names of the blocks of these keys, and of the blocks that judgements tie to them."""
    ties: dict[str, set[Spelling]] = {}
    for it in judgements:
        if it.decision is Decision.MERGE or it.namesake is not None:
            ties.setdefault(it.namesake or it.id, set()).update(it.names)
    tied = [{key for spelling in its for key in linking.keys_of_spelling(spelling)} for its in ties.values()]
    while True:
        names = ledger.related_names(keys)
        if not tied:
            return names
        reached = keys.union(*map(linking.keys, names))
        more = reached.union(*(keys_of_one for keys_of_one in tied if keys_of_one & reached))
        if more == keys:
            return names
        keys = more


def _trace_all(ledger: Ledger, report_ids: Iterable[str]) -> None:
    for report_id in report_ids:
        with ledger.transaction():
            report = ledger.report(report_id)
            _trace(ledger, report, ledger.page(report.page_id).outlet, None)


def _trace(ledger: Ledger, report: Report, outlet: str | None, before: str | None) -> None:
    """Find a report's copies, its place among the versions of its address, and the lines that are the outlet's.

    `outlet` is the one that its source gave; `before` is the address of the reading in whose place it came.
    """
    own, address = sketch.of_report(report), addresses.canonical(report.url)
    hashes: list[int] = own.hashes.tolist()
    ledger.write_trace(report.id, address, hashes)
    sharing = (Candidate(it.id, it.size, it.shared) for it in ledger.copy_candidates(report.id, hashes))
    ledger.write_copies(report.id, copies.with_candidates(own, sharing))
    for changed in {before, address}:
        _order_versions(ledger, changed)
    _recall(ledger, report, outlet, address)


def _order_versions(ledger: Ledger, address: str | None) -> None:
    """Put the live reports of an address in order anew."""
    if address is None:
        return
    editions = (
        Edition(it.id, it.known_on, it.modified, it.retrieved, it.published, it.recorded)
        for it in ledger.editions(address)
    )
    ledger.write_versions(addresses.versions(editions))


# What the outlet's pages have in common: a function of the set of them, see `onrecord.page.recurrence`.


class _Different:
    """Whether other reports are different ones, and no versions or copies of this: each is compared once."""

    def __init__(self, ledger: Ledger, report_id: str, address: str | None, words: Mapping[int, int]) -> None:
        self._ledger, self._id, self._address, self._words = ledger, report_id, address, words
        self._known: dict[str, bool] = {report_id: False}

    def from_(self, other: str) -> bool:
        """Whether the other report is a different one."""
        if other not in self._known:
            self._known[other] = self._compare(other)
        return self._known[other]

    def any_with(self, line: int) -> bool:
        """Whether a different report has a line."""
        return any(self.from_(other) for other in self._ledger.with_line(line))

    def _compare(self, other: str) -> bool:
        if self._address is not None and self._ledger.address(other) == self._address:
            return False
        words = {line.hash: line.words for line in self._ledger.lines(other) if line.words}
        return not recurrence.same_text(self._words, words)


def _page_lines(report: Report, outlet: str | None) -> tuple[recurrence.PageLine, ...]:
    return recurrence.lines_of_report(report, outlet, of_language(report.language, page_lexicons()))


def _read_with_outlet(ledger: Ledger, page: Page, record: Record | OnrecordError, stages: Stages) -> Record:
    """The record, read again where the ledger knows lines of it as the outlet's. Raises the error in its place."""
    if isinstance(record, OnrecordError):
        raise record
    lines = _page_lines(record.report, page.outlet)
    words = {line.hash: line.words for line in lines if line.words}
    with ledger.snapshot():
        different = _Different(ledger, record.report.id, addresses.canonical(record.report.url), words)
        recurring = frozenset(line.hash for line in lines if line.doubtful and different.any_with(line.hash))
    if recurring == frozenset(line.hash for line in lines if line.aside):
        return record
    again = next(iter(stages.read_all([replace(page, recurring=recurring)], threads=1)))
    if isinstance(again, OnrecordError):
        raise again
    return again


def _recall(ledger: Ledger, report: Report, outlet: str | None, address: str | None) -> None:
    """Keep a report's lines, and which of them, and of the outlet's other pages, recur now that it is here."""
    lines = _page_lines(report, outlet)
    ledger.write_lines(report.id, lines)
    words = {line.hash: line.words for line in lines if line.words}
    different = _Different(ledger, report.id, address, words)
    own = [line.hash for line in lines if line.doubtful and different.any_with(line.hash)]
    ledger.write_recurs(report.id, own, recurs=True)
    for other, shared in ledger.doubtful_lines([line.hash for line in lines], recurs=False).items():
        if different.from_(other):
            ledger.write_recurs(other, shared, recurs=True)


def _forget(ledger: Ledger, named: str, before: Sequence[StoredLine], address: str | None) -> None:
    """Look again at what recurs only because of lines that a page had in an earlier reading, if it has others now."""
    now = ledger.lines(named)
    same_lines = [(line.hash, line.words) for line in before] == [(line.hash, line.words) for line in now]
    if not before or (same_lines and ledger.address(named) == address):
        return
    hashes = {line.hash for line in (*before, *now)}
    for report_id, recurring in ledger.doubtful_lines(hashes, recurs=True).items():
        words = {line.hash: line.words for line in ledger.lines(report_id) if line.words}
        different = _Different(ledger, report_id, ledger.address(report_id), words)
        gone = [line for line in recurring if not different.any_with(line)]
        ledger.write_recurs(report_id, gone, recurs=False)


def read_as_judged(ledger: Ledger, stages: Stages) -> None:
    """Read the pages again whose statements are not as the judgements have them that stand (another ledger's came)."""
    meant = (statement_judgements.pages_meant(ledger, page) for page in statement_judgements.pages_judged(ledger))
    for page_id, report_id in sorted({pair for some in meant for pair in some.items()}):
        page = known(ledger, ledger.page(page_id))
        while not follows(ledger.record(report_id).statements, page.judged_statements):
            again = next(iter(stages.read_all([page], threads=1)))
            with ledger.transaction():
                if still_judged(ledger, page):
                    if isinstance(again, Record):
                        add_record(ledger, page, again, anew=True)
                    break
            page = known(ledger, page)


def _read_again(ledger: Ledger, stages: Stages, threads: int = 1) -> None:
    """Read the pages again of which other lines are known now as the outlet's than when they were read."""
    done: set[str] = set()
    while waiting := [page_id for page_id in ledger.to_read() if page_id not in done]:
        some = waiting[: stages.TOGETHER]
        done.update(some)
        pages = [known(ledger, ledger.page(page_id)) for page_id in some]
        for page, record in zip(pages, stages.read_all(pages, threads=threads), strict=True):
            with ledger.transaction():
                if not still_judged(ledger, page):
                    done.discard(page.id)
                elif isinstance(record, Record):  # where this version cannot read it, the old reading stays
                    add_record(ledger, page, record, anew=True)
