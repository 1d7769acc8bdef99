"""Where the article of a scraped text stands: the stretch of lines that holds most sentences.

Invariant: a box inside, such as a list of links, is crossed where the article goes on below it; what is said of it is
told line by line elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lexicons.page import PageLexicon
from onrecord.model import Role
from onrecord.page.lines import Line
from onrecord.page.ruling import Ruling
from onrecord.page.titles import Titles

LONG = 7
"""Words from which a line that ends as a sentence does counts as one of an article; with the "over 6 words and end
punctuation" rule alone, the 92 pages of the line corpus score a token F1 of 83."""
_UNPUNCTUATED = 16
"""Words from which a line counts as article without end punctuation: a report cut off, a list. Headlines have fewer."""
_CAPITALS = 0.6
"""Share of a line's words with a capital from which, without end punctuation, it is a list of names: no line of 16
words that gold keeps on the 92 pages of the line corpus has as many. 0.5 gives the same there, 0.75 0.1 less."""
MOST = 40
"""Words beyond which a line weighs no more, and is no link in a list."""
_GAP = 6
"""What a line that is no sentence costs the stretch, in words."""
_BREAK = 40
"""What the heading of a list or a box ("Related") costs it: an article that goes on below has more words than that. On
the line corpus 20, 40 and 60 give the same within 0.2, 100 half a point less."""
_END = 100
"""What the heading of the comments costs it: below it there is seldom an article. 200 gives the same there."""
_BELOW_TITLE = 0.2
"""Share of the best stretch's worth from which the best one below the title is the article."""
_HEADLINE = 6
"""Words from which a line that names the page is a headline: shorter ones ("Pear Jam") stand in articles, too."""


def article(
    lines: Sequence[Line], found: Sequence[Ruling | None], lexicons: Sequence[PageLexicon], above: int, same: Titles
) -> tuple[int, int]:
    """The stretch `[first, last]` of the article: above the comments, and rather below the title that is known.

    `found` are the lines that are something else already, `above` is where comments begin, `same` tells titles.
    """
    worth = _worth(lines, found, lexicons)
    first, last, most = _stretch(worth, 0, above)
    named = next(
        (at for at in range(above) if found[at] is None and lines[at].words >= _HEADLINE and same.holds(lines[at])),
        None,
    )
    if named is not None and first < named:
        below = _stretch(worth, named + 1, above)
        if below[2] >= _BELOW_TITLE * most > 0:
            return below[:2]
    return (first, last) if most else _stretch(worth, 0, len(worth))[:2]


def is_sentence(line: Line) -> bool:
    """Whether a line is long enough for one of an article's sentences, and ends as one does or is longer still."""
    return (line.words >= LONG and line.ends_sentence) or (line.words >= _UNPUNCTUATED and not _names_alone(line))


def _names_alone(line: Line) -> bool:
    """Whether most words of a line begin with capitals and no sentence ends: a menu, or the tags of a site.

    >>> _names_alone(Line(0, 0, "Ports Weather Town Council Prices of Bread")), _names_alone(Line(0, 0, "a B c"))
    (True, False)
    """
    words = line.text.split()
    capital = sum(word[:1].isupper() for word in words)
    return not line.ends_sentence and not line.text.isupper() and capital >= _CAPITALS * len(words)


def _stretch(worth: Sequence[int], start: int, end: int) -> tuple[int, int, int]:
    """The stretch `[first, last]` of the lines `[start, end)` that is worth most, and what it is, in words.

    This is maximum subsequence segmentation (Pasternack and Roth 2009), but that nothing costs more than was gained: a
    box right below an article's first sentence does not cut it off. (0, -1, 0) where no line is a sentence.

    >>> _stretch([-6, 12, -6, 30, 1, -40, 20], 0, 7)
    (1, 4, 37)
    """
    best, best_at, total, first = 0, (0, -1), 0, start
    for at in range(start, end):
        if total <= 0:
            total, first = 0, at
        left = 1 if worth[at] < -_GAP else -_GAP  # of what was gained, when a box begins
        total = max(total + worth[at], min(total - _GAP, left))
        if total > best:
            best, best_at = total, (first, at)
    return *best_at, best


def _worth(lines: Sequence[Line], found: Sequence[Ruling | None], lexicons: Sequence[PageLexicon]) -> list[int]:
    """What each line adds to the article that it would stand in: words of sentences, less a cost for all else."""
    sentence = is_sentence
    if not any(ruling is None and is_sentence(line) for line, ruling in zip(lines, found, strict=True)):
        sentence = _brief_sentence
    worth: list[int] = []
    for index, (line, ruling) in enumerate(zip(lines, found, strict=True)):
        before = lines[index - 1] if index else None
        if ruling is None and sentence(line):
            worth.append(min(line.words, MOST))
        elif ruling is None and before and _tells(line) and (sentence(before) or _tells(before)):
            worth.append(1)  # "She declined to comment." goes with the sentence above it
        else:
            worth.append(-_cost(line, ruling, lexicons))
    return worth


def _brief_sentence(line: Line) -> bool:
    return line.words >= 2 and line.ends_sentence


def _tells(line: Line) -> bool:
    """Whether a short line tells something: it ends with a full stop, and is no name and no call ("Share this!")."""
    words = [word for word in line.text.split() if any(map(str.isalnum, word))]  # no dash between words is one
    lower = sum(word[:1].islower() for word in words)
    return line.text.rstrip("\"'”’»").endswith((".", "。")) and 2 * lower >= len(words)


def _cost(line: Line, ruling: Ruling | None, lexicons: Sequence[PageLexicon]) -> int:
    if ruling and ruling.role in (Role.CAPTION, Role.CREDIT, Role.NOTICE):
        return 0
    if any(lexicon.comment_heads.fullmatch(line.text) for lexicon in lexicons):
        return _END
    return _BREAK if any(lexicon.sections.fullmatch(line.text) for lexicon in lexicons) else _GAP
