"""Time expressions in a text: where they stand, the form that found them, and what their words are worth.

Invariant: expressions do not overlap; the longest wins, then the earlier form of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.lexicons.timex import TimexLexicon
from onrecord.timex.grammar import grammar

_REACH = 48
"""Characters on each side of a telling word within which its expression lies; the longest forms are shorter."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at `[start, end)`: the form's rule, and the values that its words gave, by group."""

    start: int
    end: int
    rule: str
    values: Mapping[str, int | str]


def recognise(text: str, start: int, end: int, lexicon: TimexLexicon) -> list[Found]:
    """All time expressions of `text[start:end]`, in text order.

    >>> from onrecord.language.packs.en.timex import TIMEX
    >>> text = "The mill shut on Feb. 4, two days after the vote."
    >>> [(text[f.start:f.end], f.rule, dict(f.values)) for f in recognise(text, 0, len(text), TIMEX)][0]
    ('Feb. 4', 'date', {'month': 2, 'day': 4})
    """
    compiled = grammar(lexicon)
    candidates: list[tuple[int, int, int, Found]] = []
    for first, last in _windows(text, start, end, lexicon):
        for order, (form, pattern, groups) in enumerate(compiled.forms):
            for match in pattern.finditer(text, first, last):
                values: dict[str, int | str] = dict(form.values)
                for name, words in match.groupdict().items():
                    if words is not None:
                        values[name] = compiled.value(groups[name], words)
                found = Found(match.start(), match.end(), form.rule, values)
                candidates.append((match.start() - match.end(), order, match.start(), found))
    taken: list[Found] = []
    free = bytearray(b"\x01") * (end - start)
    for _, _, _, found in sorted(candidates, key=lambda candidate: candidate[:3]):
        if 0 not in free[found.start - start : found.end - start]:
            free[found.start - start : found.end - start] = bytes(found.end - found.start)
            taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def _windows(text: str, start: int, end: int, lexicon: TimexLexicon) -> Iterator[tuple[int, int]]:
    """Stretches around telling words, joined where they touch and cut at white space."""
    first = last = -1
    for hit in grammar(lexicon).hint.finditer(text, start, end):
        low, high = max(start, hit.start() - _REACH), min(end, hit.end() + _REACH)
        if last < 0:
            first = low
        elif low > last:
            yield _at_words(text, first, last, start, end)
            first = low
        last = high
    if last >= 0:
        yield _at_words(text, first, last, start, end)


def _at_words(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and not text[last].isspace():
        last += 1
    return first, last
