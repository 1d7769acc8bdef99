"""Words/s and pages/s on one core, warm, for each stage and the whole; model loading apart."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from evaluation.reports import saved, scraped
from onrecord import pipeline
from onrecord.errors import InputError
from onrecord.model import Page


def measure(folder: Path, rounds: int = 3) -> str:
    """A table over a folder's reports: the first round warms up and is not counted."""
    pages = [*scraped(folder), *saved(folder)]
    since = perf_counter()
    pipeline.read(Page(b"SARN -- Ada Oren said that it was time.", "warm"))
    loading = perf_counter() - since
    words = 0
    for page in pages:
        words += _read(page, {})
    seconds: dict[str, float] = {}
    since = perf_counter()
    for _ in range(rounds):
        for page in pages:
            _read(page, seconds)
    whole = perf_counter() - since
    lines = [f"{len(pages)} pages, {words:,} words, {rounds} rounds; models loaded in {loading:.2f} s", ""]
    lines.append(f"{'stage':<12}{'share':>7}{'words/s':>12}{'pages/s':>10}")
    for stage in pipeline.STAGES:
        took = seconds.get(stage, 0.0)
        if took:
            share = took / whole
            lines.append(f"{stage:<12}{share:>7.1%}{rounds * words / took:>12,.0f}{rounds * len(pages) / took:>10,.1f}")
    lines.append(f"{'whole':<12}{1:>7.1%}{rounds * words / whole:>12,.0f}{rounds * len(pages) / whole:>10,.1f}")
    return "\n".join(lines)


def _read(page: Page, seconds: dict[str, float]) -> int:
    """The words of a page's text; a page that cannot be read has none."""
    try:
        return len(pipeline.read(page, seconds).report.text.split())
    except InputError:
        return 0
