"""An attribution: which words are source, cue and content; what a tagger or the rules find, before who and when.

Invariant: spans are `[start, end)` code points of the report's text, in text order, none empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. `source` and `cue` are None where the words name none; `confidence` is in [0, 1].

    `continues`: a quotation that goes on without a cue of its own; source and cue are those before it. `marked`: the
    layout shows it, whatever the words. `relayed`: another quotes the source ("R quoted X as saying"). `via`: that
    other, where it is known.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    confidence: float
    rule: str
    continues: bool = False
    marked: bool = False
    relayed: bool = False
    via: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]

    def with_content(self, content: list[tuple[int, int]]) -> Attribution:
        """The same with other content, put in order, pieces that overlap joined."""
        return replace(self, content=disjoint(content))


_STRETCH = 512
"""Code points of a stretch of text by which attributions are looked up: about a paragraph; any number is right."""


class Neighbours:
    """Attributions, each in its place, looked up by where they stand: one is compared with those around it, not all.

    >>> one = Attribution(None, None, ((0, 40),), 0.9, "a rule")
    >>> far = Attribution(None, None, ((9000, 9040),), 0.9, "a rule")
    >>> Neighbours([one, far]).near([(9010, 9020)]) == [(1, far)]
    True
    """

    def __init__(self, attributions: Iterable[Attribution] = ()) -> None:
        self.attributions: list[Attribution] = []
        self._at: dict[int, list[int]] = defaultdict(list)
        for found in attributions:
            self.add(found)

    def add(self, found: Attribution) -> None:
        """One more, in the next place."""
        self.attributions.append(found)
        self._stand(len(self.attributions) - 1, found)

    def put(self, place: int, found: Attribution) -> None:
        """Another in the place of one."""
        self.attributions[place] = found
        self._stand(place, found)

    def _stand(self, place: int, found: Attribution) -> None:
        for stretch in _stretches(found.content):
            self._at[stretch].append(place)

    def near(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, Attribution]]:
        """Those that may overlap with one of the spans, in order, each with its place; none that does is missing."""
        places = sorted({place for stretch in _stretches(spans) for place in self._at.get(stretch, ())})
        return [(place, self.attributions[place]) for place in places]


def _stretches(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start // _STRETCH, (end - 1) // _STRETCH + 1)}


def disjoint(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that overlap joined.

    >>> disjoint([(4, 9), (0, 5), (12, 14)])
    ((0, 9), (12, 14))
    """
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def joined(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Quotations that go on without a cue as one attribution with what they go on from.

    >>> first = Attribution((9, 13), (14, 18), ((1, 6),), 0.9, "a cue beside it")
    >>> onward = Attribution((9, 13), (14, 18), ((21, 30),), 0.8, "the quotation goes on", continues=True)
    >>> [a.content for a in joined([first, onward])]
    [((1, 6), (21, 30))]
    """
    out: list[Attribution] = []
    for found in attributions:
        place = next((i for i, earlier in enumerate(out) if found.continues and earlier.cue == found.cue), None)
        if place is None:
            out.append(found)
        else:
            out[place] = out[place].with_content([*out[place].content, *found.content])
    return tuple(out)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans share a code point."""
    return a[0] < b[1] and b[0] < a[1]


def covers(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether the second lies in the first."""
    return a[0] <= b[0] and b[1] <= a[1]


def mark_before(text: str, offset: int) -> str:
    """The character right before a code point, white space aside; nothing where there is none.

    >>> mark_before("She said: yes", 10), mark_before("  yes", 2)
    (':', '')
    """
    while offset and text[offset - 1].isspace():
        offset -= 1
    return text[offset - 1 : offset]


def subtract(span: tuple[int, int], cut: tuple[int, int]) -> list[tuple[int, int]]:
    """What is left of a span without another.

    >>> subtract((0, 10), (3, 5)), subtract((0, 10), (8, 20))
    ([(0, 3), (5, 10)], [(0, 8)])
    """
    left = [(span[0], min(span[1], cut[0])), (max(span[0], cut[1]), span[1])]
    return [(start, end) for start, end in left if start < end]
