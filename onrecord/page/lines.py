"""Plain text cut into lines that partition it.

Invariant: the lines touch each other, the first starts at 0 and the last ends with the text; blank space belongs to the
line before it (at the top, to the first). A hard-wrapped paragraph is one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

_TERMINAL = re.compile(
    r"[.!?…。！？؟۔।።](?:[\"'»”’“)\]›]|\s)*(?:\s\([^\W\d_a-z][^()]{1,28}\)|\s[–—-]{1,2}\s?[A-Z]\w{1,14})?$"
)
"""A sentence's end, quotation marks and brackets after it, and perhaps an agency's name: "… said. (Tidal)"."""
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ALNUM = re.compile(r"[^\W_]+")
_TAIL = 40
"""Characters in which a line's end punctuation and what may follow it must stand."""
_WRAP = 100
"""Code points: a text without a longer line may be hard-wrapped (mail and wire feeds wrap at 60 to 80)."""
_WRAPPED_SHARE = 0.4
"""Share of inner lines that break off inside a sentence, from which a text counts as hard-wrapped."""


@dataclass(frozen=True)
class Line:
    """A line of the visible text at `[start, end)` with its trailing white space; `text` is without.

    `path` and `tag` tell where it stands in an HTML document, `marks` are names, classes and ids of the elements around
    it, `linked` says that it is a link as a whole.
    """

    start: int
    end: int
    text: str
    path: str | None = None
    tag: str = ""
    marks: frozenset[str] = frozenset()
    linked: bool = False

    @cached_property
    def words(self) -> int:
        """How many words; for scripts without spaces, two characters count as a word.

        >>> Line(0, 9, "Two words").words
        2
        """
        unspaced = 0 if self.text.isascii() else len(_UNSPACED.findall(self.text))
        return unspaced // 2 if unspaced * 2 > len(self.text) else len(_WORD.findall(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, quotation marks and brackets aside."""
        return _TERMINAL.search(self.text[-_TAIL:]) is not None

    @cached_property
    def key(self) -> str:
        """Its letters and digits alone, without case: what two spellings of one line share.

        >>> Line(0, 10, "Two words!").key
        'twowords'
        """
        return key_of(self.text)


def key_of(text: str) -> str:
    """The letters and digits of a text alone, without case."""
    return "".join(_ALNUM.findall(text)).casefold()


def lines_of(text: str) -> tuple[Line, ...]:
    r"""Cut plain text; lines without a visible character belong to the line before.

    >>> [(line.start, line.end, line.text) for line in lines_of("\nOne.\n\nTwo.")]
    [(0, 7, 'One.'), (7, 11, 'Two.')]
    """
    starts: list[tuple[int, str]] = []
    at, blank_before = 0, True
    wrapped = _is_wrapped(text)
    for raw in text.split("\n"):
        if stripped := raw.strip():
            if wrapped and not blank_before and starts:
                starts[-1] = (starts[-1][0], f"{starts[-1][1]} {stripped}")
            else:
                starts.append((at, stripped))
        blank_before = not stripped
        at += len(raw) + 1
    if not starts:
        return ()
    starts[0] = (0, starts[0][1])
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return tuple(Line(start, end, stripped) for (start, stripped), end in zip(starts, ends, strict=True))


LONGEST = 6_000
"""Code points of a line: one that is longer is cut behind a sentence, so that no paragraph grows without bound. The
longest paragraph of the 924 articles of PolNeAR has 2,573."""
_CUT = re.compile(r"[.!?…。][\"'»”’)]*\s")


def cut_long(line: Line, source: str) -> tuple[Line, ...]:
    """A line of more than `LONGEST` code points as several, cut behind a sentence, else at a blank, else anywhere.

    >>> rain = "It rained. " * 1_000
    >>> [(part.start, part.end, part.text[-10:]) for part in cut_long(Line(0, 11_000, rain.strip()), rain)]
    [(0, 5995, 'It rained.'), (5995, 11000, 'It rained.')]
    """
    if line.end - line.start <= LONGEST:
        return (line,)
    parts, at = [], line.start
    while line.end - at > LONGEST:
        limit = at + LONGEST
        last = None
        for last in _CUT.finditer(source, at + LONGEST // 2, limit):  # noqa: B007  the last one is wanted
            pass
        blank = source.rfind(" ", at + 1, limit)
        end = last.end() if last else blank + 1 if blank > at else limit
        parts.append((at, end))
        at = end
    if source[at : line.end].strip():
        parts.append((at, line.end))
    else:  # white space alone is no line
        parts[-1] = (parts[-1][0], line.end)
    return tuple(replace(line, start=start, end=end, text=source[start:end].strip()) for start, end in parts)


def _is_wrapped(text: str) -> bool:
    groups = [[line.strip() for line in group.split("\n")] for group in re.split(r"\n\s*\n", text)]
    inner = [(a, b) for group in groups for a, b in pairwise(group) if len(a) >= _WRAP // 2]
    if len(inner) < 3 or any(len(line) > _WRAP for group in groups for line in group):
        return False
    broken = sum(1 for a, b in inner if not _TERMINAL.search(a) and b[:1].islower())
    return broken >= _WRAPPED_SHARE * len(inner)
