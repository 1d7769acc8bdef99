"""`onrecord add`: reports into a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.progress import Bar
from onrecord.cli.terminal import safe, tell
from onrecord.errors import InputError, OnrecordError
from onrecord.wording import words

_NAMED = 3
"""Files that a line of the summary names."""

if TYPE_CHECKING:
    from onrecord.intake import Summary
    from onrecord.sources import FileSource


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL", hidden=True)],  # its help would show a Python type
    threads: options.Threads = 1,
    allow_private: options.AllowPrivate = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Put reports into a ledger.

    A PATH is a file, a folder, a pattern in quotes, or - for standard input. Web archives (.warc, .warc.gz, .wacz) and
    JSON Lines (.jsonl, .ndjson) give all their pages. The page of a URL is fetched, if its host's robots.txt lets us.

    The ledger is made where there is none. What is there already is not read again, so the same command completes a run
    that was stopped. A report that cannot be read is named, and the rest goes on.

    A folder may hold an index.jsonl: a line of JSON for each report, with its "file", "url", "outlet" and
    "published_given".

    Examples:
      onrecord add report.html
      onrecord add reports/ 'more/*.txt' --ledger archive.db
      onrecord add https://courier.example/2023/03/quay crawl.warc.gz
    """
    from onrecord.sources import FileSource
    from onrecord.sources.fetch import Fetcher

    source = FileSource(paths, ledger=ledger, fetch=Fetcher(allow_private=allow_private).page)
    _nothing_to_read(source)
    with Bar(source.total, "Loading the models") as bar:
        from onrecord import intake
        from onrecord.ledger import Ledger

        try:
            with Ledger.open(options.existing(ledger)) as opened:
                summary = intake.add_pages(
                    opened,
                    source,
                    lambda progress: bar.step(progress.done, _last_part(progress.name)),
                    threads=threads,
                )
        except KeyboardInterrupt:
            bar.close()
            tell("stopped; what was added is kept, and the same command goes on from there")
            raise typer.Exit(130) from None
    _tell(summary, source, ledger)
    if summary.failed:
        raise typer.Exit(OnrecordError.exit_code)


def _nothing_to_read(source: FileSource) -> None:
    """Where all that was named is missing, say so before a ledger is made for it."""
    errors = source.errors
    if len(errors) < len(source):
        return
    if not errors:
        raise InputError("there is no page among these", mend="name files, folders or patterns")
    for error in errors:
        tell(str(error))
    raise typer.Exit(OnrecordError.exit_code)


def _tell(summary: Summary, source: FileSource, ledger: str) -> None:
    counts = [
        (summary.added, "added"),
        (summary.renewed, "read anew by this version"),
        (summary.unchanged, "there already"),
        (len(summary.failed), "failed"),
    ]
    told = ", ".join(f"{number:,} {what}" for number, what in counts if number)
    print(f"{safe(ledger)}: {told}")
    by_message: dict[str, list[str]] = {}
    for name, caveat in summary.caveats:
        by_message.setdefault(caveat.message, []).append(name)
    for message, names in by_message.items():
        print(f"  {safe(message)}: {_some(names)}")
    if source.left_out:
        files = words.count(len(source.left_out), "file")
        print(f"  {files} left out, no page by name or ending: {_some(source.left_out)}")
    for error in summary.failed:
        tell(str(error))


def _last_part(name: str) -> str:
    """Of a path or an address, what tells it from its neighbours."""
    return name.rstrip("/").rpartition("/")[2]


def _some(names: Sequence[str]) -> str:
    """The first of some files, and how many more there are."""
    first = [safe(_last_part(name)) for name in names[:_NAMED]]
    more = len(names) - len(first)
    return words.listed([*first, f"{more:,} more"] if more else first)
