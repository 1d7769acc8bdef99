"""`onrecord watch`: what feeds bring, into a ledger."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.progress import Bar
from onrecord.cli.terminal import safe, tell
from onrecord.errors import OnrecordError, UsageError

if TYPE_CHECKING:
    from onrecord.watching import Watched, Watcher


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="URL", hidden=True)],  # as for `add`: said in words below
    every: Annotated[
        int | None, typer.Option("--every", metavar="MINUTES", min=1, help="Go on, a pass so often; else one pass.")
    ] = None,
    allow_private: options.AllowPrivate = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Add what feeds bring to a ledger.

    A URL is that of RSS, Atom, a news sitemap or an index of sitemaps. What the ledger does not have is fetched, slowly
    and as each host's robots.txt lets us, and added with the outlet and the date that the feed gives. What was added is
    not fetched again, and a feed that has not changed is not read. What cannot be had is named, and the rest goes on.

    Examples:
      onrecord watch https://courier.example/rss.xml
      onrecord watch https://courier.example/news-sitemap.xml --every 30
    """
    for feed in feeds:
        if "://" not in feed:
            raise UsageError("not an address", feed, "give one such as https://courier.example/rss.xml")
    from onrecord.ledger import Ledger
    from onrecord.sources.fetch import Fetcher

    try:
        with Ledger.open(options.existing(ledger)) as opened:
            from onrecord.watching import Watcher

            watcher = Watcher(opened, Fetcher(allow_private=allow_private))
            while True:
                start = time.monotonic()
                failed = _pass(watcher, feeds)
                if every is None:
                    break
                time.sleep(max(0.0, every * 60 - (time.monotonic() - start)))
    except KeyboardInterrupt:
        tell("stopped; what was added is kept, and the same command goes on from there")
        raise typer.Exit(130) from None
    if failed:
        raise typer.Exit(OnrecordError.exit_code)


def _pass(watcher: Watcher, feeds: list[str]) -> bool:
    """Read each feed once, and tell what became of it; whether anything failed."""
    failed = False
    with Bar(None, "Reading the feeds") as bar:
        done = count()
        results = list(watcher.once(feeds, lambda url: bar.step(next(done), url)))
    for watched in results:
        print(f"{safe(watched.feed)}: {_told(watched)}", flush=True)
        for error in watched.failed:
            tell(str(error))
        failed = failed or bool(watched.failed)
    return failed


def _told(watched: Watched) -> str:
    counts = [(watched.added, "added"), (watched.known, "there already"), (len(watched.failed), "failed")]
    return ", ".join(f"{number:,} {what}" for number, what in counts if number) or "nothing new"
