"""Words in reports and in statements, shown where they stand.

Invariant: a snippet is cut from the report's text, and so are the words in it that were found: `[start, end)` in code
points of `Report.text`, verbatim. What is not article (furniture, notices, credits) is not searched in, and not shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.ledger import Ledger, StoredReport, highlight, search
from onrecord.ledger.highlight import Range
from onrecord.ledger.search import ARTICLE
from onrecord.model import Report, Span
from onrecord.queries import meaning
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.reading import texts_of
from onrecord.queries.reports import find_reports, having
from onrecord.queries.results import FoundStatement, Results
from onrecord.queries.selection import LIMIT
from onrecord.queries.statements import statements

SNIPPETS = 3
"""Snippets of one report: what a list has room for."""

BEFORE, LENGTH = 60, 200
"""Code points before the first word found in a snippet, and in a snippet: about two lines of a page."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a report's text, and the words in it that were found."""

    span: Span
    matched: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report in whose article the words occur: the first places where they do, and how many there are.

    Where only the title has them, and the title does not stand in the text, there is no snippet.
    """

    report: StoredReport
    snippets: tuple[Snippet, ...]
    places: int


@dataclass(frozen=True, slots=True)
class StatementWithWords:
    """A statement in whose words the words occur, and where: a snippet for each stretch of it."""

    statement: FoundStatement
    snippets: tuple[Snippet, ...]


def search_reports(  # each is one thing that a person asks
    ledger: Ledger,
    words: str,
    *,
    known_by: date | None = None,
    only: Only = ANYTHING,
    best_first: bool = False,
    limit: int = LIMIT,
    after: str | None = None,
) -> Results[FoundReport]:
    """Reports in whose article or title all of the words occur, in the order in which they came out.

    What can be typed is in `onrecord.ledger.wanted`: words, "phrases", beginnings (`har*`), exclusions (`-word`). A
    name finds every spelling of whom it can mean. `best_first` puts those first that fit best, by how often the words
    occur and how rare they are. Raises UsageError, LedgerError.
    """
    with ledger.snapshot() as connection:
        asked = meaning.wanted(connection, words)
        if best_first:
            found, following = find_reports(
                connection, [], known_by, only, limit, after, search.ranked(search.REPORTS, asked)
            )
        else:
            found, following = find_reports(connection, [having(asked)], known_by, only, limit, after)
        texts = texts_of(connection, (stored.id for stored in found.values()))
    of_texts = highlight.matched([_article(texts[stored.id]) for stored in found.values()], asked)
    items = (_found(stored, texts[stored.id], at) for stored, at in zip(found.values(), of_texts, strict=True))
    return Results(tuple(items), following)


def search_statements(  # noqa: PLR0913  # each is one thing that a person asks
    ledger: Ledger,
    words: str,
    *,
    by: str | None = None,
    as_of: date | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
    only: Only = ANYTHING,
    limit: int = LIMIT,
    after: str | None = None,
) -> Results[StatementWithWords]:
    """What `statements` finds about these words, each with where they stand. Raises UsageError, LedgerError."""
    with ledger.snapshot() as connection:
        asked = meaning.wanted(connection, words)
    page = statements(
        ledger,
        by=by,
        about=words,
        as_of=as_of,
        known_by=known_by,
        minimum_confidence=minimum_confidence,
        only=only,
        limit=limit,
        after=after,
    )
    stretches = [span for found in page.items for span in found.item.content]
    places = iter(highlight.matched([span.quote for span in stretches], asked))
    items = tuple(
        StatementWithWords(found, tuple(_of_stretch(span, next(places)) for span in found.item.content))
        for found in page.items
    )
    return Results(items, page.next, page.left_out)


def _of_stretch(span: Span, found: list[Range]) -> Snippet:
    at = span.start
    return Snippet(span, tuple(Span(at + start, at + end, span.quote[start:end]) for start, end in found))


def _article(report: Report) -> str:
    """The text with all that is not article blank, so that offsets are the text's."""
    parts = (
        report.text[block.start : block.end] if block.role in ARTICLE else " " * (block.end - block.start)
        for block in report.blocks
    )
    return "".join(parts)


def _found(stored: StoredReport, report: Report, places: list[Range]) -> FoundReport:
    # A phrase can begin in one block and end in another: each part is shown where it stands.
    spans = [
        report.span(max(start, block.start), min(end, block.end))
        for start, end in places
        for block in report.blocks[report.block_at(start) : report.block_at(end - 1) + 1]
        if block.role in ARTICLE
    ]
    snippets = [snippet for _, snippet in zip(range(SNIPPETS), _snippets(report, spans), strict=False)]
    return FoundReport(stored, tuple(snippets), len(places))


def _snippets(report: Report, spans: list[Span]) -> Iterator[Snippet]:
    """A snippet at the first place, one at the first that is not in it, and so on; each within its block."""
    shown = 0
    for span in spans:
        if span.start < shown:
            continue
        block = report.blocks[report.block_at(span.start)]
        start = _whole_word(report.text, max(block.start, shown, span.start - BEFORE), span.start)
        end = _whole_word_back(report.text, max(span.end, min(block.end, start + LENGTH)), span.end, block.end)
        cut = report.stripped(start, end)
        assert cut is not None  # noqa: S101  # a word that was found is in it
        shown = cut.end
        yield Snippet(cut, tuple(it for it in spans if cut.covers(it)))


def _whole_word(text: str, start: int, least: int) -> int:
    """The first beginning of a word from `start` on, before `least`; `start` where there is none."""
    if start == 0 or text[start - 1].isspace():
        return start
    return next((at for at in range(start, least) if text[at].isspace()), start)


def _whole_word_back(text: str, end: int, least: int, whole: int) -> int:
    """The last end of a word up to `end`, not before `least`; `end` where there is none."""
    if end >= whole or text[end].isspace():
        return end
    return next((at for at in range(end, least, -1) if text[at].isspace()), end)
