"""Which pairs of statements are taken for one act of saying: invented pairs that say whether they are.

The first half (`set`) is what the thresholds of `onrecord.matters.likeness` were set on, the second (`held`) was
written with it and looked at once the thresholds stood.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.dates import Edtf
from onrecord.matters.likeness import Alike, Saying, alike
from onrecord.model import Act, Dating, DatingMethod, Form, Span, Speaker, SpeakerKind, Statement

PARTS = ("set", "held")


def pairs(path: Path) -> list[dict[str, Any]]:
    """The pairs of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def saying(given: dict[str, Any], name: str) -> Saying:
    """One side of a pair as a statement of a report of its own, by one speaker."""
    words = given["words"]
    told = Edtf.parse(given["said"]) if given["said"] else None
    statement = Statement(
        f"st-{name}",
        Speaker(SpeakerKind.PERSON, "A. Speaker", "en-a", None, None, 1.0, "given"),
        None,
        (Span(0, len(words), words),),
        Form(given["form"]),
        Act(given["act"]),
        1.0,
        Dating(told, "given", DatingMethod.GIVEN),
    )
    return Saying(statement, f"re-{name}", "en", f"Outlet {name}", "a speaker", Edtf.parse(given["published"]))


def judged(pair: dict[str, Any]) -> Alike | None:
    """What is said of a pair."""
    return alike(saying(pair["a"], "a"), saying(pair["b"], "b"))


def run(path: Path) -> str:
    """Precision, recall and F1 of each part, and the pairs that are judged wrong."""
    return "\n".join(_lines(pairs(path)))


def _lines(every: list[dict[str, Any]]) -> Iterator[str]:
    wrong = []
    for part in PARTS:
        own = [pair for pair in every if pair["part"] == part]
        found = [(pair, judged(pair)) for pair in own]
        hits = sum(bool(pair["same"]) for pair, why in found if why)
        told, wanted = sum(why is not None for _, why in found), sum(bool(pair["same"]) for pair in own)
        precision, recall = hits / told if told else 0.0, hits / wanted if wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        yield f"{part}: {len(own)} pairs, precision {precision:.1%}, recall {recall:.1%}, F1 {100 * f1:.1f}"
        wrong += [(pair, why) for pair, why in found if bool(pair["same"]) != (why is not None)]
    for pair, why in wrong:
        what = f"taken for one ({why.reason})" if why else "not found"
        yield f"  {pair['part']}, {pair['why']}, {what}: {pair['a']['words']!r} / {pair['b']['words']!r}"
