"""Article pages against what their publishers' parsers give: body, title, language, dates, authors, captions.

Gold is fundus's, `NAME.gold.json` beside `NAME.html.gz`: what its parser for the outlet finds, reviewed. It leaves out
captions of pictures that stand in other boxes of the page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from statistics import fmean
from time import process_time

from evaluation.reports import saved
from onrecord.language import page_lexicons
from onrecord.model import CreditKind, Report, Role
from onrecord.page import read_page

_WORD = re.compile(r"\w+")
_BEGINNING = 60
"""Letters and digits by which two captions are told to be one."""


def score(folder: Path) -> dict[str, float]:
    """Percentages over the pages of a folder; the body's are means over pages."""
    lexicons = page_lexicons()
    bodies: list[tuple[float, float, float]] = []
    rights: dict[str, list[bool]] = {"title": [], "language": [], "date to the minute": []}
    lists = {"authors": [0, 0, 0], "captions": [0, 0, 0]}
    for page in saved(folder):
        report, _ = read_page(page, lexicons)
        gold = json.loads((folder / page.name.replace(".html", ".gold.json")).read_text(encoding="utf-8"))
        bodies.append(_overlap(_words(_of(report, Role.BODY)), _words([gold["body_text"]])))
        rights["title"].append(_key(report.title or "") == _key(gold["title"]))
        rights["language"].append(report.language in gold["languages"])
        rights["date to the minute"].append(_same_moment(report.published.at, gold["publishing_date"]))
        authors = {_key(c.name) for c in report.credits if c.kind in (CreditKind.AUTHOR, CreditKind.WIRE)}
        for name, found, wanted in (
            ("authors", authors, {_key(name) for name in gold["authors"]}),
            ("captions", _captions(_of(report, Role.CAPTION)), _captions(gold["captions"] or ())),
        ):
            tally = lists[name]
            tally[0] += len(found & wanted)
            tally[1] += len(found)
            tally[2] += len(wanted)
    precision, recall, f1 = (100 * fmean(values) for values in zip(*bodies, strict=True))
    figures = {"body token P": precision, "body token R": recall, "body token F1": f1}
    figures |= {name: 100 * fmean(right) for name, right in rights.items()}
    for name, (hit, found_, wanted_) in lists.items():
        figures |= {f"{name} P": 100 * hit / max(found_, 1), f"{name} R": 100 * hit / max(wanted_, 1)}
    return figures


def speed(folder: Path, rounds: int = 5) -> str:
    """Pages per second of processor time: the page stage beside trafilatura alone, page by page in turn."""
    from trafilatura import bare_extraction

    lexicons = page_lexicons()
    pages = list(saved(folder))
    texts = [page.content.decode("utf-8", "replace") for page in pages]
    ours, theirs = [0.0] * rounds, [0.0] * rounds
    for turn in range(-1, rounds):  # the first warms up
        for page, text in zip(pages, texts, strict=True):
            began = process_time()
            read_page(page, lexicons)
            between = process_time()
            bare_extraction(text, favor_precision=True, include_tables=True, with_metadata=True)
            if turn >= 0:
                ours[turn] += between - began
                theirs[turn] += process_time() - between
    ratios = sorted(their / our for our, their in zip(ours, theirs, strict=True))
    mine, other = (len(pages) / sorted(times)[rounds // 2] for times in (ours, theirs))
    spread = f"{ratios[rounds // 2]:.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    return f"page stage {mine:.1f} pages/s, trafilatura {other:.1f}, ratio {spread}"


def _of(report: Report, role: Role) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.role is role]


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text.lower()))


def _overlap(found: Counter[str], wanted: Counter[str]) -> tuple[float, float, float]:
    shared = (found & wanted).total()
    return (
        shared / max(found.total(), 1),
        shared / max(wanted.total(), 1),
        2 * shared / max(found.total() + wanted.total(), 1),
    )


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _captions(texts: Sequence[str]) -> set[str]:
    return {_key(text)[:_BEGINNING] for text in texts if _key(text)}


def _same_moment(at: str | None, gold: str) -> bool:
    if at is None or "T" not in at:
        return False
    ours, theirs = datetime.fromisoformat(at), datetime.fromisoformat(gold)
    if ours.tzinfo is None:
        return ours == theirs.replace(second=0, microsecond=0, tzinfo=None)
    return abs((ours - theirs).total_seconds()) < 60


def table(figures: dict[str, float]) -> str:
    """The figures, a line each."""
    return "\n".join(f"{name:<22} {value:6.1f}" for name, value in figures.items())
