"""Records of scraped reports, each read on its own: `*.txt` and `index.jsonl` in, `NAME.json` out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation import json_lines
from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.errors import InputError
from onrecord.exporters import record_form
from onrecord.model import Page


def scraped(folder: Path) -> Iterator[Page]:
    """The scraped texts of a folder, with what its index says a page's metadata would."""
    index = folder / "index.jsonl"
    known = {line["file"]: line for line in json_lines.read(index)} if index.exists() else {}
    for path in sorted(folder.glob("*.txt")):
        line = known.get(path.name, {})
        given = line.get("published_given")
        yield Page(
            content=path.read_bytes(),
            name=path.name,
            media_type="text/plain",
            url=line.get("url"),
            outlet=line.get("outlet"),
            published=Edtf.parse(given) if given else None,
        )


def saved(folder: Path) -> Iterator[Page]:
    """The gzipped HTML pages of a folder."""
    for path in sorted(folder.glob("*.html.gz")):
        yield Page(gzip.decompress(path.read_bytes()), path.name.removesuffix(".gz"), "text/html")


def run(pages: Iterator[Page], out: Path) -> list[str]:
    """Write the record of each page; returns a line for each that could not be read."""
    out.mkdir(parents=True, exist_ok=True)
    failed = []
    for page in pages:
        try:
            form: dict[str, Any] = record_form(pipeline.read(page).at_least())
        except InputError as error:
            failed.append(str(error))
            continue
        name = Path(page.name).stem
        (out / f"{name}.json").write_text(json.dumps(form, ensure_ascii=False, indent=1), encoding="utf-8")
    return failed
