"""Whom a report credits: wires, authors, photographers.

Invariant: a credit's span is the name, as it stands. A wire credit is a line that credits, a dateline, or an agency's
name set apart after the last sentence; who was "told" something is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.lexicons.page import PageLexicon
from onrecord.model import Credit, CreditKind, Role, Span
from onrecord.page.datelines import Dateline
from onrecord.page.lines import Line
from onrecord.page.ruling import Ruling

_SEPARATOR = re.compile(r"\s*[,;/|]\s*")
_NAME_WORDS = 6
"""Words that an author's name may have; metadata sometimes holds offices as well."""
_TAIL = re.compile(
    r"[.!?…][\"”»’']*\s*(?:\((?P<in>[^\W\d_][\w./& -]{1,30})\)|(?:--|[—–-])\s?(?P<after>[A-Z][\w./& -]{1,25}))\.?$"
)


def credits_of(
    lines: Sequence[Line],
    rulings: Sequence[Ruling],
    text: str,
    opening: tuple[Line, Dateline] | None,
    authors: Sequence[str],
    lexicons: Sequence[PageLexicon],
) -> tuple[Credit, ...]:
    """All credits, in text order. `authors` are those that the metadata names, kept where they stand on the page."""
    found: list[Credit] = []
    if opening is not None and opening[1].agency_at is not None:
        line, at = opening[0], opening[1].agency_at
        found.extend(_credit(text, line, at[0], at[1], CreditKind.WIRE))
    body = [line for line, ruling in zip(lines, rulings, strict=True) if ruling.role is Role.BODY]
    for line, ruling in zip(lines, rulings, strict=True):
        if ruling.role is Role.CREDIT:
            found.extend(_line_credits(text, line, lexicons))
        elif ruling.role is Role.CAPTION:
            found.extend(_photo_credits(text, line, lexicons))
        if ruling.role in (Role.CREDIT, Role.FURNITURE):
            found.extend(_named_authors(text, line, authors, lexicons))
    for line in body[-1:]:
        if match := _TAIL.search(line.text):
            group = "in" if match["in"] else "after"
            if _is_agency(match[group], lexicons):
                found.extend(_credit(text, line, match.start(group), match.end(group), CreditKind.WIRE))
    found.sort(key=lambda credit: (credit.span.start, credit.span.end, credit.kind.value))
    kept: list[Credit] = []
    for credit in found:
        if not any(credit.span.overlaps(other.span) for other in kept):
            kept.append(credit)
    surnames = {credit.name.split()[-1].lower() for credit in kept if credit.kind is CreditKind.AUTHOR}
    return tuple(
        replace(credit, kind=CreditKind.AUTHOR)
        if credit.kind is CreditKind.WIRE and credit.name.lower() in surnames  # "Oren reported from Velm"
        else credit
        for credit in kept
    )


def _line_credits(text: str, line: Line, lexicons: Sequence[PageLexicon]) -> Iterator[Credit]:
    for lexicon in lexicons:
        for pattern in lexicon.reporting_credits:
            if match := pattern.search(line.text):
                yield from _names(text, line, match, lexicon, lexicons)
                return
        for pattern in lexicon.staff_credits:
            if match := pattern.search(line.text):
                yield from _names(text, line, match, lexicon, lexicons)
                return


def _names(
    text: str, line: Line, match: re.Match[str], lexicon: PageLexicon, lexicons: Sequence[PageLexicon]
) -> Iterator[Credit]:
    for start, end in _pieces(line.text, *match.span("names"), lexicon):
        kind = CreditKind.WIRE if _is_agency(line.text[start:end], lexicons) else CreditKind.AUTHOR
        yield from _credit(text, line, start, end, kind)


def _pieces(text: str, start: int, end: int, lexicon: PageLexicon) -> Iterator[tuple[int, int]]:
    """The single names in a list of names, without what follows them ("in Velm")."""
    cuts = [start]
    for pattern in (_SEPARATOR, lexicon.and_words):
        for match in pattern.finditer(text, start, end):
            cuts.extend(match.span())
    cuts = sorted({*cuts, end})
    for first, last in pairwise(cuts):
        piece = text[first:last]
        if ended := lexicon.name_ends.search(piece):
            piece = piece[: ended.start()]
        words = piece.strip(" \xa0\t.,;/|&()[]").split(" ")
        while words and words[0] in lexicon.function_words:  # "the Tarvik Press"
            words = words[1:]
        name = " ".join(words)
        if name and name[:1].isalnum() and not lexicon.and_words.fullmatch(name) and not name[:1].islower():
            at = first + piece.index(name)
            yield at, at + len(name)


def _photo_credits(text: str, line: Line, lexicons: Sequence[PageLexicon]) -> Iterator[Credit]:
    for lexicon in lexicons:
        for pattern in lexicon.photo_credits:
            if match := pattern.search(line.text):
                for start, end in _pieces(line.text, *match.span("names"), lexicon):
                    yield from _credit(text, line, start, end, CreditKind.PHOTO)
                return


def _named_authors(text: str, line: Line, authors: Sequence[str], lexicons: Sequence[PageLexicon]) -> Iterator[Credit]:
    if line.words > 25:
        return
    for author in _single(authors, lexicons):
        at = line.text.find(author) if len(author) > 3 and len(author.split()) <= _NAME_WORDS else -1
        if at >= 0:
            kind = CreditKind.WIRE if _is_agency(author, lexicons) else CreditKind.AUTHOR
            yield from _credit(text, line, at, at + len(author), kind)


def _single(authors: Sequence[str], lexicons: Sequence[PageLexicon]) -> Iterator[str]:
    """The single names in what metadata gives as authors ("Ada Oren and Jon Kell", "Tidal Press in Velm")."""
    for value in (name for each in authors for name in _SEPARATOR.split(each)):
        for lexicon in lexicons:
            pieces = [value[start:end] for start, end in _pieces(value, 0, len(value), lexicon)]
            if pieces and all(" " in piece for piece in pieces):  # and not "Tidal", of "Tidal staff reporter"
                yield from pieces
                break
        else:
            yield value


def _is_agency(name: str, lexicons: Sequence[PageLexicon]) -> bool:
    """Whether a name is an organisation's: one word, one in capitals beside others, or one that only they have."""
    words = name.split()
    if len(words) == 1:
        return True
    if any(word.lower().strip(".") in lexicon.agency_words for lexicon in lexicons for word in words):
        return True
    return not name.isupper() and any(sum(c.isupper() for c in word) >= 2 and word.isalpha() for word in words)


def _credit(text: str, line: Line, start: int, end: int, kind: CreditKind) -> Iterator[Credit]:
    """The credit for `[start, end)` of a line's own text, which is found again in the page's text."""
    name = line.text[start:end]
    offset = text.find(line.text, line.start, line.end)
    at = offset + start if offset >= 0 else text.find(name, line.start, line.end)
    if at >= 0 and name:
        yield Credit(name, kind, Span(at, at + len(name), text[at : at + len(name)]))
