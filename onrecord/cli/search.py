"""`onrecord search`: words in reports and statements, shown where they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import found, options
from onrecord.cli.found import ON_A_SCREEN
from onrecord.cli.terminal import console, for_a_person, print_json, safe, tell

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.queries import FoundReport, Results, Snippet, StatementWithWords

Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help='Words that all occur; har*, "naval base", and -word after --.'),
]
InStatements = Annotated[bool, typer.Option("--statements", help="In what was said, not in the whole of reports.")]
Best = Annotated[bool, typer.Option("--best", help="Reports that fit best first, not the oldest.")]


def search(
    words: Words,
    statements: InStatements = False,
    best: Best = False,
    known_by: options.KnownBy = None,
    limit: options.Limit = None,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Find words in reports, and show them where they stand.

    A name finds every spelling of whom it can mean, unless it is in quotes.

    Examples:
      onrecord search naval base
      onrecord search '"naval base"' --statements
      onrecord search -- Oredan -treaty
    """
    known = options.last_day(known_by, "--known-by")
    from onrecord import queries
    from onrecord.errors import UsageError
    from onrecord.ledger import Ledger

    if statements and best:
        raise UsageError("statements stand in the order of their dates", "--best", "leave it out")
    typed = " ".join(words)
    with Ledger.open(options.existing(ledger), create=False) as opened:
        ask: Any = (
            partial(queries.search_statements, words=typed, known_by=known)
            if statements
            else partial(queries.search_reports, words=typed, known_by=known, best_first=best)
        )
        if for_a_person(json):
            _show(ask(opened, limit=limit or ON_A_SCREEN))
        else:
            for number, item in enumerate(queries.everything(ask, opened)):
                if number == limit:
                    break
                print_json(_form(item))


def _form(item: FoundReport | StatementWithWords) -> dict[str, Any]:
    from onrecord.queries import FoundReport
    from onrecord.queries.forms import snippet_form

    snippets = [snippet_form(snippet) for snippet in item.snippets]
    if isinstance(item, FoundReport):
        report = found.report_form(item.report)
        return {"kind": "report", "report": report, "snippets": snippets, "places": item.places}
    return {**found.found_form(item.statement), "snippets": snippets}


def _show(results: Results[FoundReport] | Results[StatementWithWords]) -> None:
    from onrecord.cli.page_layout import STRONG, plain, print_hanging
    from onrecord.queries import FoundReport

    out = console()
    for item in results:
        report = item.report if isinstance(item, FoundReport) else item.statement.report
        head = [report.published.value or "date unknown", report.outlet or report.name, report.title]
        if not isinstance(item, FoundReport):
            head.insert(1, item.statement.speaker or "speaker not named")
        out.print()
        print_hanging(out, plain("  ".join(filter(None, head)), STRONG))
        for snippet in item.snippets:
            print_hanging(out, marked(snippet), 2)
    if not results.items:
        out.print("No report of the ledger has these words.")
    if results.next:
        tell(f"The first {len(results.items)}; more with --limit.")


def marked(snippet: Snippet) -> Text:
    """A snippet's words with those that were found marked; each piece made safe by itself."""
    from rich.text import Text

    words, at = snippet.span, snippet.span.start
    text = Text()
    for span in snippet.matched:
        text.append(safe(words.quote[at - words.start : span.start - words.start]))
        text.append(safe(span.quote), style="bold underline")
        at = span.end
    text.append(safe(words.quote[at - words.start :]))
    return text
