"""Stances of statements on invented matters by words, by the network, and by both: `tests/matters/statements.jsonl`.

The statements were written and labelled by two hands that wrote nothing the network was trained on and knew no rule:
one took them out of whole reports, the other wrote as plainly as agencies do. Of what is given, the share that is right
is the precision; of what the labels have, the recall. A label that is no stance ("no side", "off") is right where none
is given.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.language import require_pack
from onrecord.matters import Said
from onrecord.matters.network import Asked, Told, load_network
from onrecord.matters.proposition import read_proposition
from onrecord.matters.stance import read_stance
from onrecord.model import (
    Act,
    Block,
    Dating,
    Form,
    Matter,
    Report,
    Role,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

STATEMENTS = Path(__file__).parents[1] / "tests" / "matters" / "statements.jsonl"

SURE = 0.55
"""Confidence under which a statement makes no position in most reports, and counts as none here."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement as the network is asked of it, as the words are read, and its stance (None: it takes none)."""

    asked: Asked
    said: Said
    stance: Stance | None


def labelled(path: Path = STATEMENTS) -> list[Labelled]:
    """The statements of a file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        it = json.loads(line)
        asked = Asked(it["proposition"], it["words"], it["speaker"] or "", "", it["title"] or "", it["before"] or "")
        stance = Stance(it["stance"]) if it["stance"] in list(Stance) else None
        found.append(Labelled(asked, _said(asked, Act(it["act"])), stance))
    return found


def _said(asked: Asked, act: Act) -> Said:
    before = f"{asked.before} " if asked.before else ""
    text = f"{before}{asked.words}"
    block = Block(Role.BODY, 0, len(text), "the statement and what stands before it")
    report = Report("re", "pa", None, None, "en", asked.title, None, Dating(None, ""), text, (block,))
    speaker = Speaker(SpeakerKind.PERSON, asked.speaker, None, None, None, 1.0, "named")
    span = report.span(len(before), len(text))
    statement = Statement("st", speaker, None, (span,), Form.DIRECT, act, 1.0, Dating(None, ""))
    return Said(statement, report, None, date(2024, 1, 1))


def by_rules(it: Labelled, told: Told | None = None) -> Stance | None:
    """The stance by words, and by the network with them where it is told; None where that is not sure."""
    pack = require_pack("en")
    proposition = read_proposition(Matter(it.asked.proposition), pack)
    found = read_stance(it.said, proposition, pack, told)
    return found.reading.stance if found and found.reading.confidence > SURE else None


def by_network(told: Told) -> Stance | None:
    """The surest stance of the network, None where it is surer that there is none."""
    best = max(told.stances, key=lambda it: told.stances[it])
    return best if told.stances[best] > told.no_side + told.off else None


def figures(its: Iterable[Labelled], found: Iterable[Stance | None]) -> dict[str, float]:
    """Percent right of all, of those given and of those in the labels, and how many are told as their opposite."""
    pairs = [(it.stance, own) for it, own in zip(its, found, strict=True)]
    right = sum(wanted is own for wanted, own in pairs if wanted is not None)
    return {
        "right": 100 * sum(wanted is own for wanted, own in pairs) / len(pairs),
        "precision": 100 * right / max(sum(own is not None for _, own in pairs), 1),
        "recall": 100 * right / max(sum(wanted is not None for wanted, _ in pairs), 1),
        "for the other side": float(sum({wanted, own} == {Stance.SUPPORTS, Stance.OPPOSES} for wanted, own in pairs)),
    }


def table(path: Path = STATEMENTS) -> str:
    """The three ways side by side."""
    its, network = labelled(path), load_network("stance")
    told = [network(it.asked) for it in its]
    ways: dict[str, Callable[[], list[Stance | None]]] = {
        "by words": lambda: [by_rules(it) for it in its],
        "by the network": lambda: [by_network(each) for each in told],
        "by both": lambda: [by_rules(it, each) for it, each in zip(its, told, strict=True)],
    }
    lines = [f"{len(its)} statements      right  precision  recall  for the other side"]
    for name, way in ways.items():
        right, precision, recall, turned = figures(its, way()).values()
        lines.append(f"{name:<20} {right:6.1f} {precision:10.1f} {recall:7.1f} {turned:19.0f}")
    return "\n".join(lines)
