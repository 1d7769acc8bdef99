"""Time expressions of plain texts: lines `{doc, dct, text}` in, lines `{doc, timexes}` out, in TIMEX3.

Without the creation date (`--no-dct`), it shows what the text alone tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation import json_lines
from evaluation.plain_report import plain_report
from onrecord.dates import Edtf
from onrecord.language import require_pack
from onrecord.model import Dating, DatingMethod
from onrecord.timex import read_times

_UNTOLD = Dating(None, "withheld")


def predict(lines: Iterable[dict[str, Any]], *, with_dct: bool = True) -> Iterator[dict[str, Any]]:
    """The time expressions of each line's text; `dct` is an ISO date or date and time, of which the day is taken."""
    pack = require_pack("en")
    for line in lines:
        published = _UNTOLD
        if with_dct and line.get("dct"):
            published = Dating(Edtf.parse(line["dct"][:10]), "the data set's creation time", DatingMethod.GIVEN)
        report = plain_report(line["doc"], line["text"], published)
        times = read_times(report, pack.parse(report), pack.timex)
        yield {
            "doc": line["doc"],
            "timexes": [
                {"start": t.span.start, "end": t.span.end, "type": t.type.value, "value": t.value}
                for t in times.timexes
            ],
        }


def run(source: Path, out: Path, *, dct: bool = True) -> None:
    """Predict a whole file; without `dct`, the creation dates are withheld."""
    json_lines.write(out, predict(json_lines.read(source), with_dct=dct))
