"""The page stage: a page's bytes to a report, every stretch of its visible text with a role and a reason.

Invariant: the blocks partition the text, and nothing of the text is lost or changed after rendering.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import unquote, urlsplit

from onrecord.errors import EmptyInput, NoArticle, TooLarge
from onrecord.lexicons.page import PageLexicon
from onrecord.model import Block, Caveat, Notice, Page, Report, Role, content_id
from onrecord.page.article import kept_lines
from onrecord.page.boxes import without_boxes
from onrecord.page.credits import credits_of
from onrecord.page.datelines import Dateline, dateline
from onrecord.page.dating import modified, published
from onrecord.page.decode import decode
from onrecord.page.entries import entries_of, entry_times
from onrecord.page.language import language_of
from onrecord.page.lines import Line, cut_long, lines_of
from onrecord.page.notices import notices_of
from onrecord.page.recurrence import site, without_recurring
from onrecord.page.roles import roles
from onrecord.page.ruling import Ruling
from onrecord.page.structured import Said, Structured
from onrecord.page.truncation import truncation
from onrecord.page.visible_dates import is_date_line, split_glued, visible_dates

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|table|span|ul|h[1-6]|meta|title|script|style|link|br|a)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKUP_WITHIN = 4_000
MAX_LINES = 50_000
"""Lines of a page: each takes about 0.1 ms. The longest of the 92 pages of the line corpus has 519."""
MAX_READ = 600_000
"""Code points of an article that are read, some 100,000 words; no news report has them. They take a minute or two."""
_OPENINGS = 3
"""Paragraphs of the article among which the dateline is looked for: a summary may stand before it."""
_OPENING = 200
"""Characters of a paragraph that are read for its dateline."""
_DATE_WORDS = 16
"""Words that a line beside the article may have to be read for a date."""


def read_page(page: Page, lexicons: Mapping[str, PageLexicon]) -> tuple[Report, tuple[Caveat, ...]]:
    """Read a page as an article, with what could not be read well. `lexicons` are those of all packs, by language.

    Raises EmptyInput, TooLarge, NotText, UnknownEncoding, NoArticle.
    """
    text, caveats = decode(page)
    said, kept = Structured(), None
    posted: tuple[tuple[str, str], ...] = ()
    if _is_html(page, text):
        # Imported here: lxml takes a tenth of a second, and plain text needs none of it.
        from onrecord.page.render import render
        from onrecord.page.structured import structured

        rendered = render(text)
        if rendered.document is None or not rendered.lines:
            raise EmptyInput("there is no visible text in it", page.name, "give a page whose text is in its HTML")
        said = structured(rendered.document)
        posted = entry_times(rendered.document, rendered.markup)
        text = rendered.text
        lines = tuple(part for line in rendered.lines for part in cut_long(line, text))
        kept, remarks = kept_lines(rendered.document, rendered.markup, lines, page.url)
        caveats += rendered.caveats + remarks
    else:
        lines = tuple(part for line in lines_of(text) for part in cut_long(line, text))
    if len(lines) > MAX_LINES:
        raise TooLarge(
            f"{len(lines):,} lines, and a page may have {MAX_LINES:,}", page.name, "split it into its reports"
        )
    language = language_of(lines, said.languages[0].value if said.languages else None, lexicons)
    own = of_language(language, lexicons)
    if kept is None:
        lines = tuple(part for line in lines for part in split_glued(line, text, language, own))
    url = page.url or next((item.value for item in said.urls if re.match(r"https?://", item.value)), None)
    outlets = {item.value.casefold() for item in said.outlets}
    authors = [item.value for item in said.authors if item.value.casefold() not in outlets]
    rulings = roles(
        lines,
        own,
        kept=kept,
        titles=[*(item.value for item in said.titles), *_slug(url)],
        authors=authors,
        dated=lambda line: is_date_line(line, language, own),
    )
    rulings, beyond = _bounded(lines, rulings)
    caveats += beyond
    rulings = without_boxes(lines, rulings)
    rulings = without_recurring(lines, rulings, site(url, page.outlet), page.recurring, own)
    body = [line for line, ruling in zip(lines, rulings, strict=True) if ruling.role is Role.BODY]
    if not body:
        raise NoArticle("nothing in it is an article", page.name, "give a page with a report's sentences in it")
    opening = _opening(body)
    found_notices = notices_of(lines, rulings, text, language, own)
    found_credits = credits_of(lines, rulings, text, opening, authors, own)
    first, changed = _dates(lines, rulings, opening, language, own)
    title = next((line.text for line, ruling in zip(lines, rulings, strict=True) if ruling.role is Role.TITLE), None)
    report = Report(
        id=content_id("report", page.id),
        page_id=page.id,
        url=url,
        outlet=page.outlet or _outlet(said.outlets, found_notices, lines, rulings, opening, own),
        language=language,
        title=" ".join(title.split()) if title else next((item.value for item in said.titles), None),
        dateline=opening[1].place if opening else None,
        published=published(page, said.published, url, first),
        text=text,
        blocks=tuple(
            Block(ruling.role, line.start, line.end, ruling.reason, line.path)
            for line, ruling in zip(lines, rulings, strict=True)
        ),
        notices=found_notices,
        credits=found_credits,
        modified=modified(said.modified, changed),
        entries=entries_of(lines, posted),
    )
    return report, (*caveats, *truncation(lines, rulings, own))


def of_language(language: str, lexicons: Mapping[str, PageLexicon]) -> tuple[PageLexicon, ...]:
    """The lexicons that a page of a language is read with: its own, else all."""
    return (lexicons[language],) if language in lexicons else tuple(lexicons[code] for code in sorted(lexicons))


def _bounded(lines: Sequence[Line], rulings: tuple[Ruling, ...]) -> tuple[tuple[Ruling, ...], tuple[Caveat, ...]]:
    """The rulings with no more of the article than `MAX_READ`; what lies beyond is kept, not read, and said."""
    left, out = MAX_READ, []
    for line, ruling in zip(lines, rulings, strict=True):
        if ruling.role is Role.BODY:
            left -= line.end - line.start
        cut = left < 0 and ruling.role is Role.BODY
        out.append(Ruling(Role.FURNITURE, "it lies beyond what is read of an article") if cut else ruling)
    if left >= 0:
        return rulings, ()
    return tuple(out), (Caveat("page-cut", f"only the article's first {MAX_READ:,} characters were read"),)


def _is_html(page: Page, text: str) -> bool:
    """By its content; what the server says decides only where there is markup deeper in."""
    start = text[:_MARKUP_WITHIN]
    if _MARKUP.search(start):
        return bool(re.match(r"\s*<", text)) or "html" in (page.media_type or "") or len(_MARKUP.findall(start)) >= 3
    return "html" in (page.media_type or "") and bool(_MARKUP.search(text))


def _slug(url: str | None) -> list[str]:
    """The words in an address, as most outlets write the title there."""
    if not url:
        return []
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return []
    return [
        " ".join(re.findall(r"[^\W\d_]+", part)) for part in path.split("/") if len(re.findall(r"[^\W\d_]+", part)) >= 3
    ]


def _opening(body: Sequence[Line]) -> tuple[Line, Dateline] | None:
    for line in body[:_OPENINGS]:
        if found := dateline(line.text[:_OPENING]):
            return line, found
    return None


def _outlet(
    said: Sequence[Said],
    found: Sequence[Notice],
    lines: Sequence[Line],
    rulings: Sequence[Ruling],
    opening: tuple[Line, Dateline] | None,
    lexicons: Sequence[PageLexicon],
) -> str | None:
    """What the metadata says; whom a notice says to be banned; the agency of a dateline, where its own staff signs."""
    if said:
        return said[0].value
    for notice in found:
        for lexicon in lexicons:
            for pattern in lexicon.banned_outlet:
                if match := pattern.search(notice.span.quote):
                    return match["outlet"]
    if opening and opening[1].agency:
        agency = opening[1].agency
        for line, ruling in zip(lines, rulings, strict=True):
            if ruling.role is Role.CREDIT and any(
                (match := pattern.search(line.text)) and match["names"].startswith(agency)
                for lexicon in lexicons
                for pattern in lexicon.staff_credits
            ):
                return agency
    return None


_SET_OFF = re.compile(r"(?:^|[^\w\s])\s*$")
"""What stands before a date that is set off from a line's other words ("Velm Health Board – News – 8 January 2018")."""


def _dates(
    lines: Sequence[Line],
    rulings: Sequence[Ruling],
    opening: tuple[Line, Dateline] | None,
    language: str,
    lexicons: Sequence[PageLexicon],
) -> tuple[list[tuple[date, str]], list[tuple[date, str]]]:
    """Dates that stand beside the article, and those that say when the page was changed.

    One without a label counts where its line says little else before it: a headline's day is another's, and behind the
    first paragraph so is that of a line of links ("Read also: Velm shells Tarn (3 May 2021)"). The first are the best
    first: labelled, between title and article, above the title, in the dateline.
    """
    first = next(index for index, ruling in enumerate(rulings) if ruling.role is Role.BODY)
    title = next((index for index, ruling in enumerate(rulings) if ruling.role is Role.TITLE), first)
    ranked: list[tuple[int, date, str]] = []
    changed: list[tuple[date, str]] = []
    for index, (line, ruling) in enumerate(zip(lines, rulings, strict=True)):
        if ruling.role not in (Role.FURNITURE, Role.CREDIT) or len(line.text.split()) > _DATE_WORDS:
            continue
        where = f"the line “{' '.join(line.text.split())[:80]}”"
        for found in visible_dates(line.text, language, lexicons):
            if found.other:
                continue
            if found.modified:
                changed.append((found.day, where))
            elif found.labelled:
                ranked.append((0, found.day, where))
            elif index <= first + 1 and (
                ruling.role is Role.CREDIT
                or (index <= first and _SET_OFF.search(line.text[: found.start]))
                or is_date_line(line.text, language, lexicons)
            ):
                ranked.append((1 if index > title else 2, found.day, where))
    if opening and opening[1].date:
        stamped = visible_dates(opening[1].date, language, lexicons)
        ranked.extend((3, found.day, "the dateline") for found in stamped)
    ranked.sort(key=lambda item: item[0])
    return [(day, where) for _, day, where in ranked], changed
