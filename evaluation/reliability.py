"""Whether confidence means what it says: of attributions at each confidence, the share that gold has.

Reads gold and predictions in the form of `python -m evaluation attribution`.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from evaluation import json_lines
from evaluation.tuples import fits, tuple_of

BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
LEAST = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def table(gold: Path, predicted: Path) -> str:
    """Two tables: the share right in each stretch of confidence; precision and recall of those above each."""
    judged, wanted = _judged(gold, predicted)
    lines = [f"{'confidence':<14}{'items':>7}{'mean':>8}{'right':>8}"]
    for low, high in pairwise(BINS):
        inside = [(chance, right) for chance, right in judged if low <= chance < high]
        if inside:
            mean, right = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            lines.append(f"{low:.2f} to {min(high, 1):.2f}{len(inside):>9}{mean:>8.1%}{right:>8.1%}")
    lines += ["", f"{'at least':<10}{'items':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    for least in LEAST:
        above = [right for chance, right in judged if chance >= least]
        precision, recall = sum(above) / max(len(above), 1), sum(above) / wanted
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        lines.append(f"{least:<10}{len(above):>7}{precision:>8.1%}{recall:>8.1%}{f1:>8.1%}")
    return "\n".join(lines)


def _judged(gold: Path, predicted: Path) -> tuple[list[tuple[float, bool]], int]:
    """The confidence of each prediction and whether gold has it, the surest first served; how many gold has."""
    found = {line["id"]: line["attributions"] for line in json_lines.read(predicted)}
    judged: list[tuple[float, bool]] = []
    wanted = 0
    for line in json_lines.read(gold):
        left = {tuple_of(line["text"], attribution) for attribution in line["attributions"] if attribution["content"]}
        wanted += len(left)
        for attribution in sorted(found.get(line["id"], []), key=lambda a: -float(a["confidence"])):
            own = tuple_of(line["text"], attribution)
            match = next((one for one in sorted(left, key=lambda g: -len(g[0] & own[0])) if fits(own, one)), None)
            left -= {match} if match else set()
            judged.append((float(attribution["confidence"]), match is not None))
    return judged, wanted
