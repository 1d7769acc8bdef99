"""Lines of pages, kept or not: lines `{id, url, lines: [{text}]}` in, lines `{id, lines: [{keep}]}` out.

With memory, each page is read knowing the others of its site in the file, as a ledger would that holds them all.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation import json_lines
from onrecord.errors import InputError
from onrecord.language import page_lexicons
from onrecord.lineage.addresses import canonical
from onrecord.model import Page, Report, Role
from onrecord.page import read_page
from onrecord.page.read import of_language
from onrecord.page.recurrence import lines_of_report, recurring


def predict(lines: list[str], url: str | None, known: frozenset[int] = frozenset()) -> list[bool]:
    """Which lines of one page are body, the page read as a scraped text; `known` recur on its site.

    Gold keeps the title on 6 of the 86 pages, so that a title counts as no body here either.
    """
    flat = _flat(lines)
    report = _read(replace(_page(flat, url), recurring=known))
    if report is None:
        return [False] * len(lines)
    kept, at = [], 0
    for line in flat:
        found = report.text.find(line, at) if line else -1
        kept.append(found >= 0 and report.blocks[report.block_at(found)].role is Role.BODY)
        at = found + len(line) if found >= 0 else at
    return kept


def _flat(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines]


def _page(flat: list[str], url: str | None) -> Page:
    return Page("\n\n".join(flat).encode(), "lines", "text/plain", url)


def _read(page: Page) -> Report | None:
    try:
        return read_page(page, page_lexicons())[0]
    except InputError:
        return None


def _texts(page: dict[str, Any]) -> list[str]:
    return [line["text"] for line in page["lines"]]


def remembered(pages: list[dict[str, Any]]) -> dict[str, frozenset[int]]:
    """What recurs on each page, by its id, all pages of the file compared."""
    read = {page["id"]: _read(_page(_flat(_texts(page)), page.get("url"))) for page in pages}
    lines = {
        key: lines_of_report(report, None, of_language(report.language, page_lexicons()))
        for key, report in read.items()
        if report is not None
    }
    return recurring(lines, {page["id"]: canonical(page.get("url")) for page in pages})


def run(source: Path, out: Path, *, memory: bool = False) -> None:
    """Predict a whole file."""
    pages = list(json_lines.read(source))
    known = remembered(pages) if memory else {}
    json_lines.write(
        out,
        (
            {
                "id": page["id"],
                "lines": [
                    {"keep": keep}
                    for keep in predict(_texts(page), page.get("url"), known.get(page["id"], frozenset()))
                ],
            }
            for page in pages
        ),
    )
