"""Quotations: stretches of a report between quotation marks, of every kind and nesting, over paragraphs too.

Invariant: a quotation is the outermost one, lies inside one block, and its bounds exclude the marks. A mark that is
missing at one end ends the quotation with its paragraph, and `closed` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Report, Role

OPENING = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」", "『": "』", "‟": "”"}
"""Opening marks, each with the marks that close it (Unicode categories Pi and Ps, as newsrooms use them)."""

CLOSING = frozenset("”»›」』")
STRAIGHT = '"'
SINGLE_OPENING = "‘'"
SINGLE_CLOSING = "’'"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words `[start, end)` without their marks; `[outer_start, outer_end)` with them. `block` is the block's number."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: int
    closed: bool

    def covers(self, offset: int) -> bool:
        """Whether a code point lies between the marks, or on them."""
        return self.outer_start <= offset < self.outer_end


def find_quotations(report: Report) -> tuple[Quotation, ...]:
    """The outermost quotations of the body, in text order.

    >>> from onrecord.model import Block, Dating
    >>> text = '«We "know" it," said Oren. She was “there'
    >>> report = Report("r", "p", None, None, "en", None, None, Dating(None, ""), text, (Block(Role.BODY, 0, 41, "x"),))
    >>> [(text[q.start : q.end], q.closed) for q in find_quotations(report)]
    [('We "know" it,', True), ('there', False)]
    """
    found: list[Quotation] = []
    for number, block in enumerate(report.blocks):
        if block.role is Role.BODY:
            found.extend(_in_paragraphs(report.text, block.start, block.end, number))
    return tuple(found)


def _in_paragraphs(text: str, start: int, end: int, block: int) -> Iterator[Quotation]:
    """Quotations of one block, paragraph by paragraph (an empty line ends one)."""
    at = start
    while at < end:
        stop = text.find("\n\n", at, end)
        stop = end if stop < 0 else stop
        yield from _in_paragraph(text, at, stop, block)
        at = stop + 2


def _in_paragraph(text: str, start: int, end: int, block: int) -> Iterator[Quotation]:
    at = start
    while at < end:
        mark = text[at]
        if mark in OPENING:
            close = _closing(text, at, end, OPENING[mark])
        elif mark == STRAIGHT:
            close = _straight_closing(text, at, end)
        elif mark in SINGLE_OPENING and _opens_single(text, at, start, end):
            close = _single_closing(text, at, end)
            if close is None:
                at += 1
                continue
        else:
            at += 1
            continue
        inner_end, closed = (end, False) if close is None else (close, True)
        inner = text[at + 1 : inner_end]
        if inner.strip():
            last = at + 1 + len(inner.rstrip())
            first = at + 1 + len(inner) - len(inner.lstrip())
            yield Quotation(first, last, at, inner_end + 1 if closed else last, block, closed)
        at = inner_end + 1


def _closing(text: str, opened: int, end: int, closing: str) -> int | None:
    """The mark that closes the one at `opened`: of its kind, nested pairs skipped; else a straight or another one."""
    depth, other, straight = 1, None, 0
    for at in range(opened + 1, end):
        mark = text[at]
        if mark in closing:
            depth -= 1
            if depth == 0:
                return at
        elif mark == text[opened]:
            depth += 1
        elif mark == STRAIGHT:
            straight += 1
            other = at
        elif mark in CLOSING and other is None:
            other = at
    return other if straight % 2 or not straight else None


def _straight_closing(text: str, opened: int, end: int) -> int | None:
    """The next straight mark that does not open a word; a curly closing mark where there is none."""
    for at in range(opened + 1, end):
        if text[at] == STRAIGHT:
            opens = text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum()
            if not opens or at == opened + 1:
                return at
        elif text[at] in CLOSING and "“" not in text[opened:at] and "«" not in text[opened:at]:
            return at
    return None


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    return (before.isspace() or before in "([—–-") and at + 1 < end and text[at + 1].isupper()


def _single_closing(text: str, opened: int, end: int) -> int | None:
    """The mark that ends a quotation in single marks: behind punctuation, or behind a word not in -s."""
    for at in range(opened + 2, end):
        if text[at] in SINGLE_CLOSING:
            after = text[at + 1] if at + 1 < end else " "
            if after.isalnum():
                continue
            if text[at - 1] in ",.?!…" or (text[at - 1].isalnum() and text[at - 1] != "s"):
                return at
    return None
