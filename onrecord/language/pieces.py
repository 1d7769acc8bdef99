"""The stretches of a report that are language: its title, captions and body, without datelines.

Invariant: blocks are cut apart, so that no sentence crosses from one into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Block, Report, Role

READ_ROLES = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})
"""The roles whose text is language; credits, notices and furniture are read by the page stage alone."""

_PIECE = 50_000
"""Code points of one block that a parser takes at once: spaCy's needs about 1 MB a thousand, so that a paragraph of any
length stays under 100 MB. No paragraph of the development reports comes near."""


_SLASHES = r"[^/\n–—-]{0,30}/[^/\n]{2,30}/[.,:]?\s*(?:--+\s+|[–—-]\s+)?"
_DASH = r"[^\n–—-]{0,40}?\s*(?:--|[–—-])\s+"
"""What ends a dateline behind its place: an agency between slashes (a dash in the text is no part of it), or a dash."""


def pieces(report: Report) -> Iterator[tuple[str, int, int]]:
    """Each stretch with its place in the text (code points) and the number of its block."""
    for number, block in enumerate(report.blocks):
        if block.role in READ_ROLES:
            for start in range(_behind_dateline(report, block), block.end, _PIECE):
                yield report.text[start : min(start + _PIECE, block.end)], start, number


def _behind_dateline(report: Report, block: Block) -> int:
    """Where a block's first sentence begins: a dateline ("SARN (Agency) --") is no part of it."""
    if report.dateline is None or block.role is not Role.BODY:
        return block.start
    opening = re.compile(rf"\s*{re.escape(report.dateline)}(?:{_SLASHES}|{_DASH})")
    found = opening.match(report.text, block.start, block.end)
    return found.end() if found else block.start
