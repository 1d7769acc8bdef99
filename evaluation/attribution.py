"""Attributions of body texts: lines `{id, text}` in, lines `{id, attributions}` out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evaluation import json_lines
from evaluation.plain_report import plain_report
from onrecord.language import require_pack
from onrecord.model import Dating
from onrecord.statements import Attribution, attribute


def predict(name: str, text: str) -> list[dict[str, Any]]:
    """The attributions of one English text, in the scorer's form."""
    pack = require_pack("en")
    report = plain_report(name, text, Dating(None, "not asked"))
    return [_form(found) for found in _joined(attribute(report, pack.parse(report), pack.attribution))]


def _joined(attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """PolNeAR counts a quotation that goes on without a cue as one attribution with what stands before it."""
    out: list[Attribution] = []
    for found in attributions:
        place = next((i for i, earlier in enumerate(out) if found.continues and earlier.cue == found.cue), None)
        if place is None:
            out.append(found)
        else:
            out[place] = out[place].with_content([*out[place].content, *found.content])
    return out


def _form(found: Attribution) -> dict[str, Any]:
    return {
        "source": [list(found.source)] if found.source else None,
        "cue": [list(found.cue)] if found.cue else [],
        "content": [list(span) for span in found.content],
    }


def run(source: Path, out: Path) -> None:
    """Predict a whole file."""
    json_lines.write(
        out, ({"id": line["id"], "attributions": predict(line["id"], line["text"])} for line in json_lines.read(source))
    )
