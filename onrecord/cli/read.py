"""`onrecord read`: the record of one report, on the screen."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.terminal import console, print_json
from onrecord.errors import InputError, UsageError
from onrecord.wording import words


def read(
    file: Annotated[str, typer.Argument(metavar="FILE|URL", hidden=True)],  # as for `add`: said in words below
    min_confidence: options.Confidence = None,
    threads: options.Threads = 1,
    allow_private: options.AllowPrivate = False,
    json: Annotated[bool, typer.Option("--json", help="The whole record as one line of JSON.")] = False,
) -> None:
    """Show the record of one report: statements, events, facts.

    FILE is a saved page or a text, or - for standard input; the page of a URL is fetched, if its robots.txt lets us.
    Nothing is kept; `onrecord add` keeps.

    Examples:
      onrecord read report.html
      onrecord read - < article.txt
      onrecord read https://courier.example/2023/03/quay
      onrecord read report.html --json | jq .statements
    """
    from onrecord.sources import FileSource
    from onrecord.sources.fetch import Fetcher

    source = FileSource([file], fetch=Fetcher(allow_private=allow_private).page)
    if len(source) != 1:
        files = words.count(len(source), "file")
        raise UsageError(f"{files}, and this command reads one", file, f"keep them all with: onrecord add {file}")
    pages = source.pages()
    page = next(pages)
    if source.total is None and next(pages, None) is not None:
        raise UsageError("more than one page, and this command reads one", file, f"keep all with: onrecord add {file}")
    if isinstance(page, InputError):
        raise page
    from onrecord import pipeline

    whole = pipeline.read(page, threads=threads)
    record = whole.at_least(min_confidence)
    if json:
        from onrecord.exporters import record_form

        print_json(record_form(record))
    else:
        from onrecord.cli.report_view import print_record

        print_record(record, console(), unsure=len(whole.statements) - len(record.statements))
