"""A body text without a page around it, as a `Report`: what the corpora of attribution and time hold."""

from __future__ import annotations

import re

from onrecord.model import Block, Dating, Report, Role

_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")


def plain_report(name: str, text: str, published: Dating, language: str = "en") -> Report:
    r"""A report whose every line is body.

    >>> report = plain_report("a", "One.\n\nTwo.", Dating(None, "untold"))
    >>> [report.text[b.start : b.end] for b in report.blocks]
    ['One.\n\n', 'Two.']
    """
    blocks: list[Block] = []
    for found in _PARAGRAPH.finditer(text):
        role = Role.BODY if found.group().strip() else Role.FURNITURE
        blocks.append(Block(role, found.start(), found.end(), "a line of the data set"))
    return Report(name, name, None, None, language, None, None, published, text, tuple(blocks))
