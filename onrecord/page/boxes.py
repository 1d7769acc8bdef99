"""Boxes beside the article: readers' comments, pull quotes, and what a page marks as another box.

Invariant: a box is told by its own form; what is article stays so where that is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.lexicons.page import PageLexicon
from onrecord.model import Role
from onrecord.page.lines import Line
from onrecord.page.ruling import Ruling

_COMMENT = "a reader's comment"
_THREAD = 3
"""Comments from which they are a thread: two dates may be the article's and a related one's."""
_APART = 15
"""Lines from one comment's name and date to the next one's, at most: a comment longer than that ends the thread. Set
by reading the threads of the development lines, not by trial."""
_HEADED = 8
"""Lines between the heading of the comments and the first."""
_PULLED = (5, 60)
"""Words of a pull quote, from and to. Fewer stand in an article twice by chance ("the president of Velmeria")."""
_SHOUTED = 6
"""Words from which a line of capitals in a scraped article is no heading of a part: outlets print links so."""
_WORD = re.compile(r"\w+")

_BOXES = (
    (
        re.compile(r"comments?|commentlist|comment[-_](?:list|body|content|text|area|thread)|disqus_thread"),
        _COMMENT,
    ),
    (re.compile(r"(?:.*[-_])?newsletters?(?:[-_].*)?"), "an invitation to a newsletter, as the page marks it"),
    (re.compile(r"(?:.*[-_])?(?:cookies?|gdpr|consent)(?:[-_].*)?"), "a cookie notice, as the page marks it"),
    (
        re.compile(
            r"(?:.*[-_])?(?:related|recommended|read[-_](?:also|more|next)|see[-_]also|most[-_]read)(?:[-_].*)?"
        ),
        "a box with something else to read, as the page marks it",
    ),
    (re.compile(r"(?:.*[-_])?pull[-_]?quotes?(?:[-_].*)?"), "a pull quote, as the page marks it"),
)
"""Classes and ids by which publishing systems mark boxes, in English whatever the language, with the reason."""


def marked_box(line: Line) -> str | None:
    """What box the page's own classes say that a line stands in.

    >>> marked_box(Line(0, 9, "Good news", marks=frozenset({"<p>", "comment-body"})))
    "a reader's comment"
    """
    found = [box for mark in line.marks if (box := _box(mark) if len(mark) <= _USUAL else _box_of(mark)) is not None]
    return _BOXES[min(found)][1] if found else None


def _box_of(mark: str) -> int | None:
    """The first of the boxes that a mark names."""
    return next((at for at, (pattern, _) in enumerate(_BOXES) if pattern.fullmatch(mark)), None)


_box = lru_cache(maxsize=4096)(_box_of)
_USUAL = 60
"""Characters of a class that is remembered: pages have some hundred classes, and the same on each line."""


def mark_comments(lines: Sequence[Line], found: list[Ruling | None], lexicons: Sequence[PageLexicon]) -> int:
    """Rule on threads of comments: lines with a name, a date and an hour, or an age, and what stands between them.

    Gives where the first begins, else the number of lines: the article stands above.

    There must be a heading such as "12 comments" above, or buttons such as "Reply" between most of them. Without the
    heading, the first may be the article's own date, and is left.
    """
    stamps = [at for at, line in enumerate(lines) if any(lex.comment_stamps.fullmatch(line.text) for lex in lexicons)]
    above = len(lines)
    for thread in _threads(stamps):
        heads = [
            at
            for at in range(max(0, thread[0] - _HEADED), thread[0])
            if any(lexicon.comment_heads.fullmatch(lines[at].text) for lexicon in lexicons)
        ]
        buttons = sum(
            any(lex.comment_buttons.fullmatch(line.text) for line in lines[one:other] for lex in lexicons)
            for one, other in pairwise(thread)
        )
        if not heads and 2 * buttons < len(thread) - 1:
            continue
        first = heads[0] + 1 if heads else thread[1]
        last = thread[-1] + 1
        while last < len(lines) and found[last] is None and lines[last].ends_sentence and last <= thread[-1] + _APART:
            last += 1
        for at in range(first, last):
            if found[at] is None or found[at] == Ruling(Role.FURNITURE, "a date line"):
                found[at] = Ruling(Role.FURNITURE, _COMMENT)
        above = min(above, first)
    return above


def _threads(stamps: Sequence[int]) -> list[list[int]]:
    threads: list[list[int]] = []
    for at in stamps:
        if threads and at - threads[-1][-1] <= _APART:
            threads[-1].append(at)
        else:
            threads.append([at])
    return [thread for thread in threads if len(thread) >= _THREAD]


def without_boxes(lines: Sequence[Line], rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """The rulings, with lines of the article set aside that repeat a longer one's words, and links in capitals.

    >>> told = Line(0, 60, "“No ship was turned away from the quay this year,” Oren said.")
    >>> pulled = Line(60, 110, "No ship was turned away from the quay this year")
    >>> without_boxes([told, pulled], [Ruling(Role.BODY, "a sentence")] * 2)[1].reason
    'a pull quote: it repeats the words at [1, 48)'
    """
    body = [at for at, ruling in enumerate(rulings) if ruling.role is Role.BODY]
    keys = {at: lines[at].key for at in body}
    text = "\n".join(keys.values())
    shouted = {at for at in body if _shouted(lines[at])}
    if 2 * len(shouted) > len(body):  # a report in capitals
        shouted = set()
    out = list(rulings)
    for at in body:
        pulled = _pulled_from(at, lines, keys) if text.count(keys[at]) > 1 else None
        if pulled is not None:
            reason = f"a pull quote: it repeats the words at [{pulled[0]}, {pulled[1]})"
            out[at] = Ruling(Role.FURNITURE, reason)
        elif at in shouted:
            out[at] = Ruling(Role.FURNITURE, "a line of capitals among the sentences: a link to something else to read")
    return tuple(out)


def _pulled_from(at: int, lines: Sequence[Line], keys: Mapping[int, str]) -> tuple[int, int] | None:
    """Where in a longer line of the article the words of a line stand, in their order; `keys` are the lines'."""
    if not _PULLED[0] <= lines[at].words <= _PULLED[1]:
        return None
    words = r"\W+".join(map(re.escape, _WORD.findall(lines[at].text)))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    for other, key in keys.items():
        if len(key) > len(keys[at]) and keys[at] in key and (match := pattern.search(lines[other].text)):
            start = lines[other].start
            return start + match.start(), start + match.end()
    return None


def _shouted(line: Line) -> bool:
    """Whether a line of scraped text is in capitals, and neither a sentence nor short enough for a heading."""
    return line.path is None and line.words >= _SHOUTED and line.text.isupper() and not line.ends_sentence
