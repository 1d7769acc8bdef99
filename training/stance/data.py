"""Labelled statements: read, folded by matter, and varied, so that the network leans on no one part of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from tokenizers import Tokenizer

from onrecord.matters.network.input import LABELS, OFF, Asked, Pieces, pieces_of

FOLDS = 5
"""Parts of the data, by matter: no proposition stands in two."""

UNSEEN = 0.25
"""Share of an epoch's statements of which the title, what stands before, or the speaker is left out, each by itself."""

APART = 0.15
"""Statements of an epoch that are put to another matter's proposition, to which they are nothing, beside each one."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One statement with a proposition and its label; `matter` names the group of propositions that go together."""

    matter: str
    asked: Asked
    label: int

    @property
    def fold(self) -> int:
        """The fold of its matter."""
        return crc32(self.matter.encode()) % FOLDS


@dataclass(frozen=True, slots=True)
class Example:
    """What the network sees of a statement, and what it should tell."""

    pieces: Pieces
    label: int


def labelled(files: Sequence[Path]) -> list[Labelled]:
    """The statements of files, in their order, each with every proposition that it was put to.

    Raises ValueError for a label that is none.
    """
    found = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            it = json.loads(line)
            around = {part: it.get(part) or "" for part in ("speaker", "cue", "title", "before")}
            stances = it.get("stances") or {it["proposition"]: it["stance"]}
            for proposition, stance in stances.items():
                asked = Asked(proposition, it["words"], **around)
                found.append(Labelled(it["matter"], asked, LABELS.index(stance)))
    return found


def examples(items: Sequence[Labelled], tokenizer: Tokenizer, dice: random.Random | None = None) -> Iterator[Example]:
    """Examples of statements; with dice, varied, and some put to propositions that they are not of."""
    for it in items:
        yield Example(pieces_of(_varied(it.asked, dice) if dice else it.asked, tokenizer), it.label)
        if dice and dice.random() < APART:
            other = dice.choice(items)
            if other.matter != it.matter:
                asked = replace(it.asked, proposition=other.asked.proposition)
                yield Example(pieces_of(_varied(asked, dice), tokenizer), LABELS.index(OFF))


def _varied(asked: Asked, dice: random.Random) -> Asked:
    """A statement without some of what stands around it."""
    return replace(
        asked,
        speaker="" if dice.random() < UNSEEN else asked.speaker,
        title="" if dice.random() < UNSEEN else asked.title,
        before="" if dice.random() < UNSEEN and len(asked.words.split()) > 5 else asked.before,
    )


def batches(items: Sequence[Example], most: int, dice: random.Random | None = None) -> list[list[Example]]:
    """Examples of similar length together, at most so many pieces a batch, padding counted."""
    order = sorted(items, key=lambda it: len(it.pieces.ids) + (dice.random() * 12 if dice else 0))
    found: list[list[Example]] = [[]]
    for it in order:
        if found[-1] and (len(found[-1]) + 1) * max(len(e.pieces.ids) for e in [*found[-1], it]) > most:
            found.append([])
        found[-1].append(it)
    if dice:
        dice.shuffle(found)
    return [batch for batch in found if batch]
