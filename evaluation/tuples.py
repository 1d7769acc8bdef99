"""An attribution as the words of its content and source, and when two are the same, as PolNeAR's tuples count."""

from __future__ import annotations

from typing import Any

Tuple = tuple[frozenset[int], frozenset[int]]
"""Where the words of the content, and of the source, begin in the text."""


def tuple_of(text: str, attribution: dict[str, Any]) -> Tuple:
    """The words of one attribution in the scorer's form.

    >>> content, source = tuple_of("Oren said no.", {"content": [[10, 12]], "source": [[0, 4]]})
    >>> sorted(content), sorted(source)
    ([10], [0])
    """
    return _words(text, attribution["content"]), _words(text, attribution["source"])


def _words(text: str, spans: list[list[int]] | None) -> frozenset[int]:
    return frozenset(
        at
        for start, end in spans or []
        for at in range(start, end)
        if text[at].isalnum() and (at == start or not text[at - 1].isalnum())
    )


def fits(one: Tuple, gold: Tuple) -> bool:
    """Whether half of all words of the contents are shared, and a word of the sources, or neither has one."""
    shared = len(one[0] & gold[0])
    source = bool(one[1] & gold[1]) or not (one[1] or gold[1])
    return bool(shared) and shared >= 0.5 * len(one[0] | gold[0]) and source
