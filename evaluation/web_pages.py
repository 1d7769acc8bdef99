"""What the pages cost: `python -m evaluation.web_pages LEDGER`.

For each kind of page the processor time of an answer (median and the 95th percentile of so many different addresses,
in one process, warm; without what is counted aside), its time by the clock, and its size as it is sent. With `--paint`,
the time until Chromium first paints a report, beside a bare page of the same text, medians of visits in turn, each with
an empty cache.
"""

from __future__ import annotations

import argparse
import gc
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from itertools import cycle, islice
from pathlib import Path
from shutil import which
from socket import socket  # noqa: TID251  # it listens on this machine alone
from statistics import median, quantiles
from time import clock_gettime, perf_counter, process_time, pthread_getcpuclockid

import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from onrecord import queries
from onrecord.ledger import Ledger
from onrecord.queries import overview
from onrecord.web.application import create_app
from onrecord.web.settings import Settings

_HERE = "http://127.0.0.1:8420"

_PAINTED = """() => new Promise((painted) => new PerformanceObserver((seen) => {
  const [first] = seen.getEntriesByName("first-contentful-paint");
  if (first) painted(first.startTime);
}).observe({ type: "paint", buffered: true }))"""
"""The time of the first contentful paint, in milliseconds from the navigation."""


def main() -> None:
    """Run it, and print the figures as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.web_pages", description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--rounds", type=int, default=20, help="addresses of each kind")
    parser.add_argument("--paint", action="store_true", help="first paint of the longest report instead")
    parser.add_argument("--proposition", default="", help="a matter, to be asked as of several days")
    asked = parser.parse_args()
    gc.freeze()  # as `onrecord serve` does
    with Ledger.open(asked.ledger) as ledger:
        if asked.paint:
            _paint(ledger, asked.rounds)
        else:
            _costs(ledger, asked.rounds, asked.proposition)


def _costs(ledger: Ledger, rounds: int, proposition: str) -> None:
    print("| page | ms, median | p95 | by the clock, median | p95 | kB sent |\n|---|---:|---:|---:|---:|---:|")
    app = create_app(ledger, Settings())
    with TestClient(app, base_url=_HERE) as client:
        for name, addresses in _addresses(ledger, proposition).items():
            if not addresses:
                continue
            client.get(addresses[0])
            spent, took, sizes = [], [], []
            for address in islice(cycle(addresses), rounds):
                beside, since, began = _aside(), process_time(), perf_counter()
                answer = client.get(address)
                took.append((perf_counter() - began) * 1000)
                spent.append((process_time() - since - (_aside() - beside)) * 1000)
                if answer.status_code != 200:
                    raise SystemExit(f"{address} answered {answer.status_code}")
                sizes.append(int(answer.headers["content-length"]) / 1000)
            points = [
                it for some in (spent, took) for it in (median(some), quantiles(some, n=20, method="inclusive")[-1])
            ]
            print(f"| {name} | {' | '.join(f'{it:.0f}' for it in points)} | {median(sizes):.1f} |", flush=True)
    print(f"\nLoad average {os.getloadavg()[0]:.1f}")


def _aside() -> float:
    """Seconds that the thread has taken in which counts are worked out, which no page waits for."""
    at_work = next((it for it in threading.enumerate() if it.name.startswith("onrecord-kept")), None)
    if at_work is None or at_work.ident is None:
        return 0.0
    return clock_gettime(pthread_getcpuclockid(at_work.ident))


def _addresses(ledger: Ledger, proposition: str) -> dict[str, list[str]]:
    """What is asked of each kind of page."""
    said, happened, held = (ask(ledger, limit=200).items for ask in (queries.statements, queries.events, queries.facts))
    people = [it.entity for it in overview.entities(ledger, limit=200)]
    words = list(dict.fromkeys(word for it in said for word in it.quote.split() if word.isalpha() and len(word) > 5))
    days = [f"{year}-{month:02}" for year in range(2005, 2025, 2) for month in (1, 7)]
    found = {
        "front page": ["/"],
        "reader": [f"/reports/{it}" for it in dict.fromkeys(it.report.id for it in said)],
        "statements": ["/statements"],
        "statements by a person": [f"/statements?by={it.id}" for it in people],
        "statements with a word": [f"/statements?about={it}" for it in words],
        "statements as of a day": [f"/statements?as_of={it}" for it in days],
        "a statement": [f"/statements/{it.item.id}" for it in said],
        "an event": [f"/events/{it.item.id}" for it in happened],
        "a fact": [f"/facts/{it.item.id}" for it in held],
        "a person, institution or place": [f"/entities/{it.id}" for it in people],
        "timeline of one": [f"/timeline?by={it.id}" for it in people],
        "then and now": [f"/facts?as_of={it}" for it in days],
        "promises": [f"/promises?as_of={it}" for it in days],
        "who and where": ["/entities"],
        "review": ["/review"],
    }
    if proposition:
        matter = f"/matters?proposition={proposition.replace(' ', '+')}"
        months = [f"20{year}-{month:02}" for year in (22, 23, 24) for month in range(1, 13)]
        found["a matter, seen before"] = [matter]
        found["a matter as of another month"] = [f"{matter}&as_of={it}" for it in months]
    return found


def _paint(ledger: Ledger, rounds: int) -> None:
    from playwright.sync_api import sync_playwright

    longest = max((ledger.report(it.id) for it in ledger.reports()), key=lambda it: len(it.text))
    paragraphs = "".join(f"<p>{escape(longest.text[it.start : it.end])}</p>" for it in longest.blocks)
    bare = f"<!doctype html><html lang=en><meta charset=utf-8><title>Bare</title><body>{paragraphs}"
    plain = Starlette(routes=[Route("/{rest:path}", lambda _: HTMLResponse(bare))])
    with (
        _serving(create_app(ledger, Settings())) as ours,
        _serving(plain) as theirs,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        times: dict[str, list[float]] = {"reader": [], "bare page": []}
        for number in range(rounds + 1):
            for name, address in (("reader", f"{ours}/reports/{longest.id}"), ("bare page", theirs)):
                context = browser.new_context()
                page = context.new_page()
                page.goto(address)
                painted = page.evaluate(_PAINTED)
                if number:  # the first visit warms the server and the browser
                    times[name].append(painted)
                context.close()
        browser.close()
    print(f"{len(longest.text):,} code points")
    for name, spent in times.items():
        print(f"{name}: {median(spent):.0f} ms ({min(spent):.0f} to {max(spent):.0f})")


@contextmanager
def _serving(app: ASGIApp) -> Iterator[str]:
    listening = socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


if __name__ == "__main__":
    main()
