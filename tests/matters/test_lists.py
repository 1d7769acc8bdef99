"""Matters with a person's list of positions and pairs, each a folder beside this file: what is found stays found.

The lists were written down before anything read their reports; what was found then is in docs/evaluation.md. The
figures are floors, in percent: positions on their day, on a date that holds it, and pairs.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import matter

# Before a stance was told by words and network together, the accession had 80 of positions, the retirement age 61,
# Kelm 66, and in pairs the extradition 75; nine lists have more now. One of the resignation's two pairs rested on an
# act alone. Since a finding needs words that tell its stances surely by themselves, the union, the resignation and the
# conscription have a pair less each, all found before by words that were misread.
FLOORS = {
    "gas": (100, 100, 80),
    "extradition": (92, 92, 50),
    "accession": (73, 73, 40),
    "sanctions": (100, 100, 60),
    "corvania-union": (83, 83, 50),
    "halse-tunnel": (72, 72, 25),
    "pelland-pension": (55, 55, 37),
    "tellersbay": (72, 72, 12),
    "kolmpass": (50, 50, 0),
    "marsk": (27, 33, 0),
    "ardendairies": (44, 44, 0),
    "kelm-border": (55, 55, 0),
    "lethia-conscription": (44, 44, 0),
    "lissey-smelter": (61, 66, 0),
    "kurmantor": (31, 36, 0),  # two in three of the reports of these five are in Russian
    "bearford": (26, 26, 0),
    "kemyaria-pension": (22, 22, 0),
    "parvazia-transit": (22, 22, 0),
    "zagoravia-extradition": (25, 25, 0),
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
