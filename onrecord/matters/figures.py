"""Figures in the sentences of a report: how many of what, within what bounds, and the words that tell of what it is.

Invariant: pure; a number whose unit is not told, that names a thing or a date, or that another takes the place of, is
no figure. Two figures differ only where no number can be meant by both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from onrecord.language import FullPack
from onrecord.lexicons.figures import FigureLexicon
from onrecord.matters.differing import rounded
from onrecord.matters.likeness import forms

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]|[;:.!?,—()“”\"]"
)
_CLAUSE = frozenset(";:.!?—()")
"""Signs that no figure's neighbourhood crosses."""

_NEAR = 9
"""Words before and after a number that can tell of what it is, within its sentence. Set by hand."""

_TIED = 3
"""Words on either side of a number in which what it is of is looked for ("a lease of 15 years", "the lease runs for 15
years", "12 hectares of the quay"): all that tell of a thing before it, the next one behind it. Set by hand."""

_ROUND = 0.1
"""The share by which a number called rounded ("about 60") may be off."""

_YEARS = range(1900, 2101)
"""Bare numbers that are years."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number's bounds and its digits' value, its unit's one name, and whether that is counted of many things.

    `tied` are the words next to the number that tell of what it is, `about` those of its neighbourhood; `of_time` says
    that it counts times, `of_share` that it is a share. `[start, end)` are its place in the sentence, which is `text`.
    """

    value: float
    least: float
    most: float
    unit: str
    common: bool
    tied: tuple[str, ...]
    about: tuple[str, ...]
    of_time: bool
    of_share: bool
    start: int
    end: int
    text: str


def figures(text: str, pack: FullPack) -> Iterator[Figure]:
    """The figures of a sentence.

    >>> from onrecord.language import require_pack
    >>> found = figures("Norvenia took the port on a 15-year lease.", require_pack("en"))
    >>> [(it.value, it.unit, it.tied) for it in found]
    [(15.0, 'year', ('port', 'lease'))]
    """
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    words = [word.lower().replace(",", "") or "," for word, _, _ in tokens]
    at = 0
    while at < len(words):
        read = _number(words, at, pack)
        if read is None:
            at += 1
            continue
        value, after = read
        found = _figure(text, tokens, words, at, after, value, pack)
        if found is not None:
            yield found
        at = next((i for i in range(after, len(words)) if found and tokens[i][1] >= found.end), after)


def _number(words: Sequence[str], at: int, pack: FullPack) -> tuple[float, int] | None:
    """The number at a place, with the words that multiply it, and the place behind it."""
    cardinals, scales = pack.timex.cardinals, pack.figures.scales
    first = words[at]
    if first[0].isdigit():
        value = float(first)
        at += 1
    elif first in cardinals and (cardinals[first] > 1 or (words[at + 1 : at + 2] and words[at + 1] in scales)):
        value = 0.0
        while at < len(words) and words[at] in cardinals and cardinals[words[at]] < 100:
            value += cardinals[words[at]]
            at += 1
        value = value or 1.0
    else:
        return None
    while at < len(words) and words[at] in scales:
        value *= scales[words[at]]
        at += 1
    return value, at


def _figure(
    text: str,
    tokens: Sequence[tuple[str, int, int]],
    words: Sequence[str],
    at: int,
    after: int,
    value: float,
    pack: FullPack,
) -> Figure | None:
    data = pack.figures
    before = " ".join(words[max(0, at - 3) : at])
    least, most = _bounds(value, before, data)
    replaced = least == most and any(_ends(before, words_) for words_ in data.replaced)
    if replaced or _names_a_thing(words, at, after, value, pack):
        return None
    other = _number(words, after + 1, pack) if words[after : after + 1] and words[after] in data.ranging else None
    if other is not None and other[0] > value:
        most, after = other[0], other[1]
    unit, behind = _unit(words, at, after, pack)
    if unit is None or (words[behind : behind + 1] and words[behind] in data.apart):
        return None
    first, last = max(0, at - _NEAR), min(len(words), behind + _NEAR)
    ends = [i for i in range(first, last) if words[i] in _CLAUSE]
    first = max((i + 1 for i in ends if i < at), default=first)
    near = range(first, min((i for i in ends if i >= behind), default=last))
    telling = [i for i in near if not at <= i < behind and _tells(words[i], pack)]
    tied = [i for i in telling if at - _TIED <= i < at] + [i for i in telling if behind <= i < behind + _TIED][:1]
    return Figure(
        value, least, most, unit, unit in data.units.values(),
        tuple(words[i] for i in tied), tuple(words[i] for i in telling),
        unit in pack.timex.classes["unit"], unit in data.shares,
        tokens[at][1], tokens[behind - 1][2], text,
    )  # fmt: skip


def _bounds(value: float, before: str, data: FigureLexicon) -> tuple[float, float]:
    """The least and the most that a number can mean, by the words before it."""
    if any(_ends(before, words) for words in data.about):
        return value * (1 - _ROUND), value * (1 + _ROUND)
    if any(_ends(before, words) for words in data.most):
        return -inf, value
    if any(_ends(before, words) for words in data.least):
        return value, inf
    return value, value


def _ends(before: str, words: str) -> bool:
    return before == words or before.endswith(f" {words}")


def _names_a_thing(words: Sequence[str], at: int, after: int, value: float, pack: FullPack) -> bool:
    """Whether a number is a date, a time of day, or the number of something."""
    months = {month.lower().rstrip(".") for month in pack.timex.classes["month"]}
    previous = words[at - 1] if at else ""
    following = words[after] if after < len(words) else ""
    if previous in months or following in months or previous in pack.figures.numbered or following in ("th", "st"):
        return True
    if ":" in (previous, following) and after == at + 1 and value < 60:
        return True
    return after == at + 1 and value in _YEARS and "." not in words[at]


def _unit(words: Sequence[str], at: int, after: int, pack: FullPack) -> tuple[str | None, int]:
    """What a number counts, and the place behind it: a sign before it, or the first noun of many behind it."""
    data = pack.figures
    if at and words[at - 1] in data.units and not words[at - 1].isalpha():
        return data.units[words[at - 1]], after
    for place in range(after, min(after + 3, len(words))):
        word = words[place]
        if word in data.units:
            return data.units[word], place + 1
        if word in data.uncounted or (word.isalpha() and len(word) > 3 and word.endswith("s") and word[-2] != "s"):
            return (word, place + 1) if word not in pack.renderings.function else (None, after)
        if not word.replace(".", "").isalpha() or word in pack.renderings.function:
            break
    return None, after


def _tells(word: str, pack: FullPack) -> bool:
    """Whether a word tells of a thing: none that only joins, and no number, unit or time."""
    return (
        len(word) > 2
        and word.isalpha()
        and word not in pack.renderings.function
        and word not in pack.figures.units
        and word not in pack.figures.scales
        and word not in pack.timex.cardinals
        and word not in pack.matters.stop
        and word not in pack.figures.hedging
    )


def apart(one: Figure, other: Figure) -> bool:
    """Whether no number can be meant by both: their bounds do not meet, and neither is a rounding of the other."""
    if one.unit != other.unit and not forms(one.unit, other.unit):
        return False
    return (one.most < other.least or other.most < one.least) and not rounded(one.value, other.value)


def of_one_thing(one: Figure, other: Figure, theme: frozenset[str], known: frozenset[str]) -> int:
    """How many words tell that two figures are of one thing, 0 where too few do; `known` tell nothing, being of all.

    One that is next to both numbers is enough, a noun of the `theme` too where neither times nor shares are counted
    ("a pipeline of 640 kilometres"); or two of their neighbourhoods where what is counted tells as well.
    """
    tied = _both(one.tied, other.tied, known)
    if not one.of_time and not one.of_share:
        tied += all(any(forms(word, noun) for word in it.tied for noun in theme) for it in (one, other))
    about = _both(one.about, other.about, known)
    return max(tied, about) if tied or (about > 1 and not one.common) else 0


def _both(ours: Sequence[str], theirs: Sequence[str], known: frozenset[str]) -> int:
    kept = {word for word in theirs if not any(forms(word, it) for it in known)}
    return sum(1 for word in kept if any(forms(word, it) for it in ours))
