"""How long linking takes, and how much memory, as the names grow.

The names are made by a seeded generator: invented people, each met as often as Zipf's law has it, under the spellings
that reports give: first name and surname in several transliterations, an initial, the surname alone.
"""

from __future__ import annotations

import tracemalloc
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing import get_context
from random import Random
from time import perf_counter

from onrecord.entities.linking import keys, link
from onrecord.model import Entity, EntityKind

PEOPLE = 50_000
"""Invented people among whom the names are drawn."""

_SYLLABLES = (
    "b d f g k l m n p r s t v z zh kh sh ts br dr kr st tr".split(),
    "a e i o u".split(),
    "n r l s t k".split(),
)
_ENDINGS = ("ov", "in", "ev", "enko", "an", "sky", "bay", "el", "ash", "")
_RESPELLED = (("zh", "j"), ("kh", "h"), ("ts", "tz"), ("sky", "skiy"), ("bay", "bai"), ("ev", "yev"), ("k", "c"))
"""Transliterations of one sound."""

_FIRST_NAMES, _SURNAMES = 800, 20_000
"""Given names are few and shared; surnames many, and some of them common."""


@dataclass(frozen=True, slots=True)
class Growth:
    """One run: how many names, the peak of memory that linking took (10^6 bytes, beside the names), what came out."""

    names: int
    megabytes: float
    entities: int
    unlinked: int
    largest_block: int


def names(count: int, seed: int = 1) -> Iterator[Entity]:
    """So many names of invented people; each has its own id, as if it came from a report of its own.

    >>> [name.name for name in names(3)] == [name.name for name in names(3)]
    True
    """
    dice = Random(seed)
    people = _people(dice)
    # The exponent of Zipf's law is 1; the shift keeps the first person from having more than a name in a hundred.
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(people))))
    for number, (first, last) in enumerate(dice.choices(people, cum_weights=weights, k=count)):
        form = dice.random()
        own = _spelled(dice, last)
        whole = f"{_spelled(dice, first)} {own}"
        if form < 0.15:
            yield Entity(f"{number:07}", own, EntityKind.PERSON)
        elif form < 0.2:
            yield Entity(f"{number:07}", f"{first[0]}. {own}", EntityKind.PERSON)
        else:
            yield Entity(f"{number:07}", whole, EntityKind.PERSON, (own,) if form < 0.6 else ())


def _people(dice: Random) -> list[tuple[str, str]]:
    first = [_word(dice, 2) for _ in range(_FIRST_NAMES)]
    last = [_word(dice, dice.choice((1, 2, 2, 3))) + dice.choice(_ENDINGS) for _ in range(_SURNAMES)]
    common = [1 / (rank + 20) for rank in range(_SURNAMES)]
    surnames = dice.choices(last, common, k=PEOPLE)
    return [(dice.choice(first).capitalize(), surname.capitalize()) for surname in surnames]


def _word(dice: Random, syllables: int) -> str:
    onsets, nuclei, codas = _SYLLABLES
    return "".join(
        dice.choice(onsets) + dice.choice(nuclei) + (dice.choice(codas) if dice.random() < 0.3 else "")
        for _ in range(syllables)
    )


def _spelled(dice: Random, word: str) -> str:
    """The word, in three of ten cases by another transliteration."""
    if dice.random() < 0.7:
        return word
    one, other = dice.choice(_RESPELLED)
    return word.lower().replace(one, other).capitalize()


def seconds(count: int) -> float:
    """What linking so many names takes, in a process that has linked none yet: names once seen are remembered."""
    made = list(names(count))
    since = perf_counter()
    link(made)
    return perf_counter() - since


def growth(count: int) -> Growth:
    """The memory, which tracing slows down, and what came out; the seconds are measured apart."""
    made = list(names(count))
    tracemalloc.start()
    links = link(made)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    blocks = Counter(key for name in made for key in keys(name))
    entities = {found.entity.id for found in links if found.entity}
    unlinked = sum(found.entity is None for found in links)
    return Growth(count, peak / 1e6, len(entities), unlinked, max(blocks.values()))


def run(count: int) -> str:
    """A table at a quarter, a half and the whole of so many names, one core, each in a process of its own."""
    lines = [
        f"{'names':>9}{'seconds':>9}{'names/s':>10}{'peak MB':>9}{'entities':>10}{'unlinked':>10}{'in a block':>12}"
    ]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as fresh:
        for size in sorted({max(count // 4, 1), max(count // 2, 1), count}):
            took, it = fresh.submit(seconds, size).result(), fresh.submit(growth, size).result()
            lines.append(
                f"{it.names:>9,}{took:>9.2f}{it.names / took:>10,.0f}{it.megabytes:>9.1f}"
                f"{it.entities:>10,}{it.unlinked:>10,}{it.largest_block:>12,}"
            )
    return "\n".join(lines)
