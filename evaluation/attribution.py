"""Attributions of body texts: lines `{id, text}` in, lines `{id, attributions}` out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation import json_lines
from evaluation.plain_report import plain_report
from onrecord.language import require_pack
from onrecord.model import Dating
from onrecord.pipeline import TOGETHER
from onrecord.statements import Attribution, attribute_all
from onrecord.statements.attribution import covers


def predict(texts: Sequence[tuple[str, str]], *, rules: bool = False) -> Iterator[list[dict[str, Any]]]:
    """For each English text, given with its name, its attributions in the scorer's form; `rules`: by rules alone."""
    pack = require_pack("en")
    if rules:
        pack = replace(pack, tagger=None)
    for at in range(0, len(texts), TOGETHER):
        reports = [plain_report(name, text, Dating(None, "not asked")) for name, text in texts[at : at + TOGETHER]]
        for found in attribute_all([(report, pack.parse(report)) for report in reports], pack):
            yield [_form(attribution) for attribution in _outermost(found.attributions)]


def _outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """PolNeAR annotates the outermost of nested attributions alone."""
    out: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: (a.start, -a.end)):
        if not any(
            covers(piece, span) for outer in out[-8:] for piece in outer.content for span in attribution.content
        ):
            out.append(attribution)
    return out


def _form(found: Attribution) -> dict[str, Any]:
    return {
        "source": [list(found.source)] if found.source else None,
        "cue": [list(found.cue)] if found.cue else [],
        "content": [list(span) for span in found.content],
        "confidence": round(found.confidence, 3),
    }


def at_least(confidence: float, lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Predicted lines without the attributions of less confidence."""
    for line in lines:
        kept = [each for each in line["attributions"] if each["confidence"] >= confidence]
        yield {**line, "attributions": kept}


def run(source: Path, out: Path, *, rules: bool = False) -> None:
    """Predict a whole file."""
    lines = list(json_lines.read(source))
    found = predict([(line["id"], line["text"]) for line in lines], rules=rules)
    json_lines.write(out, ({"id": line["id"], "attributions": each} for line, each in zip(lines, found, strict=True)))
