"""Matters with a person's list of positions and pairs, each a folder beside this file: what is found stays found.

The lists were written down before anything read their reports; what was found then is in docs/evaluation.md. The
figures are floors, in percent: positions on their day, on a date that holds it, and pairs.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import matter

# By words alone the accession had 60 in pairs, the retirement age 25: the network takes one of the two stances of the
# others for wrong, and a finding needs both (docs/evaluation.md has what strict readers found of either).
FLOORS = {
    "gas": (95, 95, 80),
    "extradition": (92, 92, 75),
    "accession": (80, 80, 0),
    "sanctions": (90, 90, 60),
    "corvania-union": (77, 77, 50),
    "halse-tunnel": (72, 72, 25),
    "pelland-pension": (61, 61, 12),
    "tellersbay": (50, 50, 12),
    "kolmpass": (38, 38, 0),
    "marsk": (27, 33, 25),
    "ardendairies": (33, 33, 0),
    "kelm-border": (66, 66, 0),
    "lethia-conscription": (38, 38, 12),
    "lissey-smelter": (61, 66, 0),
}


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_found_of_a_list_stays_found(name: str, tmp_path: Path) -> None:
    folder = Path(__file__).parent / name
    gold = matter.gold_of(folder / "positions.json")
    assert gold is not None
    for each in gold["timeline"]:
        assert each["quotation"] in (folder / each["file"]).read_text()
    found = matter.run(folder, gold["proposition"], tmp_path / "matter.json")
    assert json.loads((tmp_path / "matter.json").read_text()) == found
    figures, lines = matter.score(found, gold)
    measured = [figures[key] for key in (
        "positions at the right date and actor", "positions with a date that holds it", "pairs found"
    )]  # fmt: skip
    assert all(at >= floor for at, floor in zip(measured, FLOORS[name], strict=True)), "\n".join(lines)
