"""What a page is called, to be found again among its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.page.lines import Line

_WORD = re.compile(r"\w+")


class Titles:
    """What metadata and the address call the page, prepared to be told from many lines.

    >>> known = Titles(["ferry stops at velm"])
    >>> known.holds(Line(0, 0, "Ferry stops at Velm")), known.holds(Line(0, 0, "Ferry stops"))
    (True, False)
    """

    def __init__(self, titles: Sequence[str]) -> None:
        self.keys = frozenset(Line(0, 0, title).key for title in titles)
        words = (_WORD.findall(title.casefold()) for title in dict.fromkeys(titles))
        self._words = [(len(own), Counter(own)) for own in words]

    def holds(self, line: Line) -> bool:
        """Whether one of them says the same as a line, but for a few words."""
        if not 2 <= line.words <= 40 or not self._words:
            return False
        if line.key and line.key in self.keys:
            return True
        own = _WORD.findall(line.text.casefold())
        for size, words in self._words:
            most = max(len(own), size)
            if min(len(own), size) >= 0.75 * most and len(words.keys() & own) >= 2:  # few lines share as many
                shared = (Counter(own) & words).total()
                if shared >= 3 and shared >= 0.75 * most:
                    return True
        return False
