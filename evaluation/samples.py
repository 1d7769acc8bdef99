"""The sample matter against its gold: the reports that ship, each read on its own, in the form that scorers ask.

`score_reports.py` looks for `NAME.txt` beside `NAME.gold.json`. Some samples are saved pages, so a folder is made for
it, with the text of each report as it was read.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from evaluation import reports
from onrecord.errors import InputError
from onrecord.model import Page
from onrecord.samples import files
from onrecord.sources import FileSource

GOLD = Path(__file__).resolve().parents[1] / "tests" / "samples"


def pages() -> Iterator[Page]:
    """The sample reports, with what their index says of them. Raises InputError for one that cannot be read."""
    for page in FileSource(files()).pages():
        if isinstance(page, InputError):
            raise page
        yield page


def lay_out(folder: Path, records: Path) -> Path:
    """Make the folder that the scorer reads its gold from, beside the records that `run` wrote; returns it."""
    folder.mkdir(parents=True)
    for path in GOLD.glob("*.gold.json"):
        shutil.copy(path, folder)
        name = path.name.removesuffix(".gold.json")
        text = json.loads((records / f"{name}.json").read_text(encoding="utf-8"))["report"]["text"]
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(out: Path) -> list[str]:
    """Write the record of each sample report; returns a line for each that could not be read."""
    return reports.run(pages(), out)
