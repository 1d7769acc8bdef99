"""Lines of pages, kept or not: lines `{id, url, lines: [{text}]}` in, lines `{id, lines: [{keep}]}` out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evaluation import json_lines
from onrecord.errors import InputError
from onrecord.language import page_lexicons
from onrecord.model import Page, Role
from onrecord.page import read_page

KEPT = frozenset({Role.TITLE, Role.BODY})


def predict(lines: list[str], url: str | None) -> list[bool]:
    """Which lines of one page are title or body, the page read as a scraped text."""
    flat = [" ".join(line.split()) for line in lines]
    try:
        report, _ = read_page(Page("\n\n".join(flat).encode(), "lines", "text/plain", url), page_lexicons())
    except InputError:
        return [False] * len(lines)
    kept, at = [], 0
    for line in flat:
        found = report.text.find(line, at) if line else -1
        kept.append(found >= 0 and report.blocks[report.block_at(found)].role in KEPT)
        at = found + len(line) if found >= 0 else at
    return kept


def _form(page: dict[str, Any]) -> dict[str, Any]:
    kept = predict([line["text"] for line in page["lines"]], page.get("url"))
    return {"id": page["id"], "lines": [{"keep": keep} for keep in kept]}


def run(source: Path, out: Path) -> None:
    """Predict a whole file."""
    json_lines.write(out, (_form(page) for page in json_lines.read(source)))
