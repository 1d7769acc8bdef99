"""What each line of a page is, and why.

Invariant: every line gets one role and a reason that a person understands; a line's own marks come first (a notice, a
credit, a caption, furniture), then its place: the article is the stretch of lines that holds most sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from onrecord.lexicons.page import PageLexicon
from onrecord.model import Role
from onrecord.page.boxes import mark_comments, marked_box
from onrecord.page.lines import Line
from onrecord.page.ruling import Ruling
from onrecord.page.stretch import LONG, MOST, article, is_sentence
from onrecord.page.titles import Titles

_ABOUT_AUTHORS = 4
"""Lines at the article's end, at most, in which authors are told of."""
_SUMMARY = 8
"""Words from which a line right under the title is a summary."""
_NEAR = 8
"""Lines within which something stands by the title, or by the end of the article."""
_REACH = 40
"""Lines around what the extractor keeps in which a byline or a label can belong to the article."""
_BESIDE_NAMES = 4
"""Words beside the authors' names that leave a line a byline: "by", a month, a zone, the outlet."""
_MARKED = 2_000
"""Characters above which a line is not looked at for marks of its own, so that no pattern meets a line without end."""
_SHORT_CODE = 3
"""Characters of a size or language switch."""

_CAPTION_CLASS = re.compile(r"(?<!closed-)(?<!closed_)caption(?!s-|s_|ed|ing)")
"""Classes and ids by which publishing systems mark captions, in English whatever the language."""
_BRACKETED = re.compile(r"[\[［][^\[\]]*[\]］]\.?$")
_TRAIL = re.compile(r"[^>›»→]{1,40}(?:\s[>›»→]\s[^>›»→]{1,120})+")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?]\s[^\W\d_a-z]")
_QUOTED = re.compile('["“”„«»]')
_LETTER = re.compile(r"[^\W\d_]")
_RATE = re.compile(r"[A-Z]{3}(?:/[A-Z]{3})?\s*[:=]?\s*[\d.,]+%?(?:\s*[▲▼+-]?\s*[\d.,]+%?)?$")
_COUNTED = re.compile(r".{1,30}\s\d{1,5}$")


def roles(
    lines: Sequence[Line],
    lexicons: Sequence[PageLexicon],
    *,
    kept: Sequence[bool] | None = None,
    titles: Sequence[str] = (),
    authors: Sequence[str] = (),
    dated: Callable[[str], bool] = lambda _: False,
) -> tuple[Ruling, ...]:
    """Rule on every line.

    `kept` is the extractor's decision on each, where there is one; `titles` are what metadata and the address call the
    page, `authors` whom the metadata names; `dated` tells a line that is a date line.

    >>> lines = Line(0, 3, "XS"), Line(3, 6, "SM"), Line(6, 50, "The council of Velm said that it would meet.")
    >>> [ruling.role.value for ruling in roles(lines, ())]
    ['furniture', 'furniture', 'body']
    """
    around = (0, len(lines)) if kept is None else _around(kept)
    found: list[Ruling | None] = _marked(lines, lexicons, authors, dated, around)
    same = Titles(titles)
    if kept is None:
        above = mark_comments(lines, found, lexicons)
        first, last = article(lines, found, lexicons, above, same)
    else:
        first, last = _kept_stretch(kept)
    last = _without_authors(lines, found, last, lexicons)
    title = _title(lines, found, first, same)
    _sections(lines, found, first, lexicons)
    if title is not None:
        reason = "the metadata gives it as the title" if same.holds(lines[title]) else "the heading above the article"
        found[title] = Ruling(Role.TITLE, reason)
    for index, line in enumerate(lines):
        ruling = found[index]
        if ruling is None:
            found[index] = _placed(lines, found, index, first, last, title, kept)
        elif ruling.role is Role.CREDIT and index > last + _NEAR:
            found[index] = Ruling(Role.FURNITURE, "it stands far below the article: the author of something else")
        elif title is not None and index != title and line.key == lines[title].key:
            found[index] = Ruling(Role.FURNITURE, "it repeats the title")
    return tuple(ruling for ruling in found if ruling)


# Lines that say themselves what they are.


def _around(kept: Sequence[bool]) -> tuple[int, int]:
    """The lines `[first, last)` at and near what the extractor keeps; all others are furniture whatever they say."""
    first, last = _kept_stretch(kept)
    return first - _REACH, last + 1 + _REACH


def _marked(
    lines: Sequence[Line],
    lexicons: Sequence[PageLexicon],
    authors: Sequence[str],
    dated: Callable[[str], bool],
    around: tuple[int, int],
) -> list[Ruling | None]:
    """What lines say themselves; far from the article, notices and what the page marks as a caption alone."""
    found: list[Ruling | None] = []
    names = _author_names(authors)
    for index, line in enumerate(lines):
        if len(line.text) > _MARKED:
            found.append(None)
            continue
        before = lines[index - 1] if index else None
        ruling = _notice(line, found[-1] if found else None, lexicons) or _marked_caption(line, before, lexicons)
        if ruling is None and around[0] <= index < around[1]:
            ruling = (
                _worded_caption(line, lexicons) or _credit(line, lexicons, names) or _furniture(line, lexicons, dated)
            )
        found.append(ruling)
    _pair_captions(lines, found)
    _open_notices(lines, found, lexicons)
    _switches(lines, found)
    return found


def _notice(line: Line, before: Ruling | None, lexicons: Sequence[PageLexicon]) -> Ruling | None:
    for lexicon in lexicons:
        for pattern, reason in lexicon.notices:
            if pattern.search(line.text):
                return Ruling(Role.NOTICE, reason)
        if before and before.role is Role.NOTICE and lexicon.notice_tail.fullmatch(line.text):
            return Ruling(Role.NOTICE, "it goes on with the notice above")
    return None


def _open_notices(lines: Sequence[Line], found: list[Ruling | None], lexicons: Sequence[PageLexicon]) -> None:
    """A line such as "The Courier was banned by the government" is a notice where a notice goes on below it."""
    for index in range(len(lines) - 2, -1, -1):
        below = found[index + 1]
        if (
            below
            and below.role is Role.NOTICE
            and any(lex.notice_openings.search(lines[index].text) for lex in lexicons)
        ):
            found[index] = Ruling(Role.NOTICE, "it says that the outlet is banned, and the notice goes on below")


def _marked_caption(line: Line, before: Line | None, lexicons: Sequence[PageLexicon]) -> Ruling | None:
    if line.words >= 2 and _captions(line.marks):
        if line.linked:
            return Ruling(Role.FURNITURE, "a link under a picture")
        return Ruling(Role.CAPTION, "the page marks it as a caption")
    if line.words >= 3 and "<figure>" in line.marks and not line.linked and "<blockquote>" not in line.marks:
        return _site_words(line, lexicons) or Ruling(Role.CAPTION, "it stands in the frame of a picture")
    if line.path is None and before and line.key == before.key and line.words >= 5:
        return Ruling(Role.CAPTION, "the same line stands right above: a caption repeated once")
    return None


def _worded_caption(line: Line, lexicons: Sequence[PageLexicon]) -> Ruling | None:
    for lexicon in () if line.linked else lexicons:
        for pattern, reason in lexicon.captions:
            if line.words <= 80 and pattern.search(line.text):
                return Ruling(Role.CAPTION, reason)
    return None


def _captions(marks: frozenset[str]) -> bool:
    return "caption" in " ".join(marks) and ("<figcaption>" in marks or any(map(_CAPTION_CLASS.search, marks)))


def _pair_captions(lines: Sequence[Line], found: list[Ruling | None]) -> None:
    """The first of two equal lines is the caption that the second repeats."""
    for index, (line, below) in enumerate(pairwise(lines)):
        after = found[index + 1]
        captioned = after is not None and after.role is Role.CAPTION and line.path is None and line.words >= 5
        if found[index] is None and captioned and line.key == below.key:
            found[index] = Ruling(Role.CAPTION, "the same line stands right below, as captions are scraped")


def _credit(line: Line, lexicons: Sequence[PageLexicon], authors: Sequence[re.Pattern[str]]) -> Ruling | None:
    if line.path is not None and line.words <= 14 and _byline(line.text, authors):
        return Ruling(Role.CREDIT, "the metadata names this author")
    for lexicon in lexicons:
        if any(_names(pattern, line.text) for pattern in lexicon.reporting_credits):
            return Ruling(Role.CREDIT, "it says whose reporting was used")
        if any(_names(pattern, line.text) for pattern in lexicon.staff_credits):
            return Ruling(Role.CREDIT, "it says who wrote or edited the report")
    return None


def _names(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a credit's pattern finds names, and not a sentence that begins alike ("Reporting by A shows that …")."""
    match = pattern.search(text)
    words = match["names"].split() if match else []
    return bool(words) and 2 * sum(word[:1].islower() for word in words) <= len(words)


def _author_names(authors: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """A pattern for each author's name, the longest first."""
    longest = sorted(authors, key=len, reverse=True)
    return tuple(re.compile(rf"(?<!\w){re.escape(author)}(?!\w)", re.IGNORECASE) for author in longest)


def _byline(text: str, authors: Sequence[re.Pattern[str]]) -> bool:
    """Whether a line says little else than the names of authors."""
    rest = text
    for author in authors:
        rest = author.sub(" ", rest)
    return rest != text and len(re.findall(r"[^\W\d_]+", rest)) <= _BESIDE_NAMES


def _furniture(line: Line, lexicons: Sequence[PageLexicon], dated: Callable[[str], bool]) -> Ruling | None:
    if _BRACKETED.match(line.text) and line.words >= 3:
        return Ruling(Role.FURNITURE, "an editor's note in brackets")
    if not _LETTER.search(line.text):
        return Ruling(Role.FURNITURE, "there is no word in it")
    if _RATE.match(line.text):
        return Ruling(Role.FURNITURE, "an exchange rate")
    if _TRAIL.fullmatch(line.text):
        return Ruling(Role.FURNITURE, "the page's place among the site's sections")
    if dated(line.text):
        return Ruling(Role.FURNITURE, "a date line")
    return _site_words(line, lexicons)


def _site_words(line: Line, lexicons: Sequence[PageLexicon]) -> Ruling | None:
    """Furniture by its words: a button, a link, what a site says of itself."""
    sentence = line.ends_sentence and line.words >= LONG
    quoted = _QUOTED.search(line.text)
    for lexicon in lexicons:
        own = not quoted and not lexicon.reporting.search(line.text)
        always = lexicon.furniture_sentences + (lexicon.furniture_unquoted if own else ())
        for pattern, reason in always + (() if sentence else lexicon.furniture):
            if pattern.search(line.text):
                return Ruling(Role.FURNITURE, reason)
    return None


def _switches(lines: Sequence[Line], found: list[Ruling | None]) -> None:
    """Two or more lines of a few letters each, one under the other, switch a size or a language."""
    short = [len(line.text) <= _SHORT_CODE and line.text.rstrip("+-").isalnum() for line in lines]
    for index, is_short in enumerate(short):
        if is_short and (short[index - 1 : index] == [True] or short[index + 1 : index + 2] == [True]):
            found[index] = Ruling(
                Role.FURNITURE, "a size or language switch: a few letters alone on a line, among others"
            )


def _sections(lines: Sequence[Line], found: list[Ruling | None], first: int, lexicons: Sequence[PageLexicon]) -> None:
    """A heading such as "Related", and below the article's beginning the lines under it that are no sentences."""
    under = False
    for index, line in enumerate(lines):
        if any(lexicon.sections.fullmatch(line.text) for lexicon in lexicons):
            found[index], under = Ruling(Role.FURNITURE, "the heading of a list beside the article"), index > first
        elif under and found[index] is None and line.words < MOST and not line.ends_sentence:
            found[index] = Ruling(Role.FURNITURE, "it stands in a list beside the article")
        elif found[index] is None:
            under = False


# Lines that are what they are by their place.


def _without_authors(
    lines: Sequence[Line], found: list[Ruling | None], last: int, lexicons: Sequence[PageLexicon]
) -> int:
    """Rule on what is said of the authors at the article's end, and give its last line before that.

    What is said of somebody whom the article names further up is news ("Anna Verel is a reporter in Velm").
    """
    for at in range(last, max(last - _ABOUT_AUTHORS, -1), -1):
        if found[at] is not None:
            continue
        if not _of_authors(lines[at], lexicons):
            return at
        name = _name_in_front(lines[at].text)
        told = (lines[above] for above in range(at) if found[above] is None)
        if any(name in line.text and not _of_authors(line, lexicons) for line in told):
            return at
        found[at] = Ruling(Role.CREDIT, "it says below the article who the author is")
    return last


def _of_authors(line: Line, lexicons: Sequence[PageLexicon]) -> bool:
    return any(pattern.search(line.text) for lexicon in lexicons for pattern in lexicon.authors)


def _name_in_front(text: str) -> str:
    """The last of the words with a capital that a line begins with: a surname."""
    words = list(takewhile(lambda word: word[:1].isupper(), text.split()))
    return words[-1].strip(",") if words else text


def _kept_stretch(kept: Sequence[bool]) -> tuple[int, int]:
    at = [index for index, keep in enumerate(kept) if keep]
    return (at[0], at[-1]) if at else (0, -1)


def _title(lines: Sequence[Line], found: Sequence[Ruling | None], first: int, same: Titles) -> int | None:
    """The line that metadata or the address names; else one above a byline, or the longest above the article.

    It is no sentence, and rather not two.
    """
    named = [index for index, line in enumerate(lines) if found[index] is None and same.holds(line)]
    if named:
        exact = same.keys
        return max(named, key=lambda index: (lines[index].tag == "h1", lines[index].key in exact, -index))
    above = [index for index in range(first) if lines[index].tag == "h1" and found[index] is None]
    if above:
        return above[-1]
    if any(line.tag == "h1" for line in lines):
        return None
    candidates = [
        index
        for index in range(first)
        if found[index] is None
        and 3 <= lines[index].words <= 30
        and not lines[index].text.endswith((".", ",", ":", ";"))
    ]

    def rank(index: int) -> tuple[bool, bool, int, int]:
        below = found[index + 1]
        signed = below is not None and below.role is Role.CREDIT
        return signed, not _TWO_SENTENCES.search(lines[index].text), lines[index].words, -index

    return max(candidates, key=rank, default=None)


def _placed(
    lines: Sequence[Line],
    found: Sequence[Ruling | None],
    index: int,
    first: int,
    last: int,
    title: int | None,
    kept: Sequence[bool] | None,
) -> Ruling:
    line = lines[index]
    if kept is not None:
        if title is not None and title < index < min(first, title + _NEAR) and _summary(lines, found, title, index):
            return Ruling(Role.BODY, "a summary under the title")
        if kept[index]:
            return Ruling(Role.BODY, "the extractor keeps it as part of the article")
        return Ruling(Role.FURNITURE, marked_box(line) or "the extractor leaves it out of the article")
    if last < first or index > last:
        return Ruling(Role.FURNITURE, "it stands below the article and is no sentence of it")
    if index < first:
        return Ruling(Role.FURNITURE, "it stands above the article and is no sentence of it")
    if is_sentence(line):
        return Ruling(Role.BODY, "a sentence among the sentences of the article")
    if line.ends_sentence:
        return Ruling(Role.BODY, "a short sentence among those of the article")
    return _inside(lines, found, index)


def _summary(lines: Sequence[Line], found: Sequence[Ruling | None], title: int, index: int) -> bool:
    """Whether a line of an HTML page sums the article up: a paragraph under the title, with no credit in between."""
    line = lines[index]
    between = [ruling for ruling in found[title + 1 : index] if ruling and ruling.role in (Role.CREDIT, Role.CAPTION)]
    return line.words >= _SUMMARY and not line.linked and line.tag != "li" and not between


def _inside(lines: Sequence[Line], found: Sequence[Ruling | None], index: int) -> Ruling:
    """A line that is no sentence, inside the article: a heading, an item of a list, or furniture."""
    line = lines[index]
    if _COUNTED.match(line.text) and line.words <= 4:
        return Ruling(Role.FURNITURE, "a few words with a count, among the sentences")
    after = next((i for i in range(index + 1, len(lines)) if found[i] is None), None)
    heads = after is not None and (is_sentence(lines[after]) or lines[after].ends_sentence)
    if heads and line.words >= 2 and line.text[:1].isalnum():
        return Ruling(Role.BODY, "a heading inside the article")
    if line.words >= 8 or line.text[:1] in "•-–—*" or line.text.endswith((":", ",", ";")):
        return Ruling(Role.BODY, "it stands among the sentences of the article")
    return Ruling(Role.FURNITURE, "a few words alone on a line, no sentence")
