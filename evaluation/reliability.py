"""Whether confidence means what it says: of attributions at each confidence, the share that gold has.

Reads gold and predictions in the form of `python -m evaluation attribution`.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from evaluation import json_lines
from evaluation.plain_report import plain_report
from evaluation.tuples import fits, tuple_of
from onrecord.language import require_pack
from onrecord.model import Dating

BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
LEAST = (0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9)


def table(gold: Path, predicted: Path) -> str:
    """The share right at each confidence; precision and recall of those above each; recall by reporting verb."""
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
    recall, cues = _with_reporting_verb(gold, predicted)
    lines += ["", f"recall of the {cues} with a reporting verb as cue: {recall:.1%}"]
    return "\n".join(lines)


def _with_reporting_verb(gold: Path, predicted: Path) -> tuple[float, int]:
    """The share found of those whose cue holds a verb that takes what is said, and how many there are."""
    pack = require_pack("en")
    found = {line["id"]: line["attributions"] for line in json_lines.read(predicted)}
    hits = cues = 0
    for line in json_lines.read(gold):
        report = plain_report(line["id"], line["text"], Dating(None, "not asked"))
        syntax = pack.parse(report)
        mine = [tuple_of(line["text"], each) for each in found.get(line["id"], ())]
        for wanted in line["attributions"]:
            tokens = [t for start, end in wanted["cue"] or () for t in syntax.within(start, end)]
            if any(token.lemma in pack.attribution.saying for token in tokens):
                cues += 1
                hits += any(fits(one, tuple_of(line["text"], wanted)) for one in mine)
    return hits / max(cues, 1), cues


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
