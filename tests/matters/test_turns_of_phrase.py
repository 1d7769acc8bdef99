"""Sentences on propositions of many shapes, and how they are read: few wrongly, and none for the other side.

The sentences were written in two parts, each before it was first read; docs/evaluation.md has what was found then. What
is None has to be left open: a hint, or nothing about the matter.
"""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.language import require_pack
from onrecord.matters.stance import read_stance
from onrecord.model import Act, Stance
from tests.matters.test_stance import proposition, said

FLOOR = 158
"""Sentences of the 191 that are read rightly at least."""

SURE = 0.55
"""Confidence under which a statement makes no position in most reports, and counts as none here."""

ROWS = [json.loads(line) for line in Path(__file__).with_name("stances.jsonl").read_text(encoding="utf-8").splitlines()]


def read(row: dict[str, str]) -> Stance | None:
    """The stance of a sentence, None where none is sure."""
    found = read_stance(said(row["words"], Act(row["act"])), proposition(row["proposition"]), require_pack("en"))
    return found.reading.stance if found and found.reading.confidence > SURE else None


def test_sentences_are_read_rightly_or_left_open() -> None:
    found = [(row, read(row)) for row in ROWS]
    wrong = [(row, stance) for row, stance in found if (stance.value if stance else None) != row["stance"]]
    assert len(ROWS) - len(wrong) >= FLOOR, "\n".join(f"{row['words']}: {stance}" for row, stance in wrong)
    sides = [{row["stance"], stance.value if stance else None} for row, stance in wrong]
    assert {Stance.SUPPORTS.value, Stance.OPPOSES.value} not in sides
