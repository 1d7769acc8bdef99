"""Words/s and pages/s on one core, warm, for each stage and the whole; model loading apart."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

from evaluation import json_lines
from evaluation.plain_report import plain_report
from evaluation.reports import saved, scraped
from onrecord import pipeline
from onrecord.errors import InputError, UsageError
from onrecord.language import require_pack
from onrecord.model import Dating, Page
from onrecord.statements import attribute_all
from onrecord.statements.tagger import Document, load_tagger


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


def attribution(source: Path, rounds: int = 3) -> str:
    """The attribution of a file's texts against its encoder alone, in one run: words/s of each, warm, and their ratio.

    Parsing is apart. Lines `{id, text}`; medians over the rounds, one core.
    """
    pack = require_pack("en")
    if pack.tagger is None:
        raise UsageError("the language pack has no tagger", "en", "give it one")
    tagger = load_tagger(pack.tagger)
    texts = [plain_report(line["id"], line["text"], Dating(None, "not asked")) for line in json_lines.read(source)]
    parsed = [(report, pack.parse(report)) for report in texts]
    words = sum(len(report.text.split()) for report in texts)
    whole, encoder = [], []
    for counted in range(rounds + 1):
        since = perf_counter()
        for at in range(0, len(parsed), pipeline.TOGETHER):
            list(attribute_all(parsed[at : at + pipeline.TOGETHER], pack))
        between = perf_counter()
        for at in range(0, len(parsed), pipeline.TOGETHER):
            documents = [Document(report, syntax, (), ()) for report, syntax in parsed[at : at + pipeline.TOGETHER]]
            tagger.encode(documents)
        if counted:
            whole.append(between - since)
            encoder.append(perf_counter() - between)
    ratios = sorted(a / b for a, b in zip(whole, encoder, strict=True))
    return (
        f"{len(texts)} texts, {words:,} words, {rounds} rounds\n"
        f"attribution  {words / median(whole):,.0f} words/s\n"
        f"its encoder  {words / median(encoder):,.0f} words/s\n"
        f"ratio        {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )
