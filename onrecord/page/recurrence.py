"""Lines that an outlet's other pages have too: what a page's furniture is known by from the second page on.

Invariant: whether a line is set aside depends on the page, and on whether a *different* page of the site has the line;
never on how many have it, or on the order in which they came. What a page is compared by depends on the page alone, as
it is read without knowing any other. So a set of pages has one reading, however it was added.

Only what cannot be told from the article by the line itself is set aside: a line that is no sentence, and a sentence
that speaks to the reader. Paragraphs of background recur in an outlet's reports of one matter, word for word, and are
article each time; so are short sentences ("She declined to comment.").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

from onrecord.lexicons.page import PageLexicon
from onrecord.model import Report, Role
from onrecord.page.lines import Line
from onrecord.page.ruling import Ruling

RECURS = "another page of the outlet has the same line"
"""The reason of what is set aside for its recurring."""

_SAME = 0.5
"""The share of the shorter of two articles, in words, whose lines stand in the other's, from which the two are one text
and tell nothing of each other's furniture: versions, copies, an agency's report inside a longer one. Doubtful lines do
not count."""
_QUOTING = re.compile(r"[\"“”„«»]")
_GOES_ON = (":", ",", ";", "—", "–", "-")
_EDITIONS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its `hash`, and what it is when the page is read without knowing any other.

    `words` are how many it has, where it is article beyond doubt, else 0; `doubtful`, that it is set aside where it
    recurs; `aside`, that it was in this reading.
    """

    hash: int
    words: int
    doubtful: bool
    aside: bool


def site(url: str | None, outlet: str | None) -> str | None:
    """What pages of one outlet share: the host, or without an address the outlet that the source gives.

    >>> site("https://www.courier.example/port", "Courier"), site(None, "The Courier"), site(None, None)
    ('courier.example', 'the courier', None)
    """
    try:
        host = urlsplit((url or "").strip()).hostname
    except ValueError:
        host = None
    return (_EDITIONS.sub("", host) if host else " ".join((outlet or "").casefold().split())) or None


def line_hash(of_site: str, key: str) -> int:
    """A line of a site as a number in [0, 2^63): the line's letters and digits, so that other sites' do not match."""
    digest = blake2b(f"{of_site}\n{key}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def site_mark(of_site: str) -> int:
    """The number that every page of a site has among its lines: by it, others of the site are found.

    >>> site_mark("courier.example") == site_mark("post.example")
    False
    """
    return line_hash(of_site, "")


def lines_of_report(report: Report, outlet: str | None, lexicons: Sequence[PageLexicon]) -> tuple[PageLine, ...]:
    """What a report is compared by, in ascending order of the hashes; empty where nothing tells its site.

    `outlet` is the one that the page's source gives; `lexicons` are those that it was read with.
    """
    of_site = site(report.url, outlet)
    if of_site is None:
        return ()
    blocks = [
        (Line(block.start, block.end, report.text[block.start : block.end].strip()), block) for block in report.blocks
    ]
    rulings = [Ruling(Role.BODY, "") if block.reason == RECURS else Ruling(block.role, "") for _, block in blocks]
    doubted = set(_doubtful([line for line, _ in blocks], rulings, lexicons))
    mark = site_mark(of_site)
    found = {mark: PageLine(mark, 0, doubtful=False, aside=False)}
    for at, (line, block) in enumerate(blocks):
        if not line.key:
            continue
        own = line_hash(of_site, line.key)
        before = found.get(own, PageLine(own, 0, doubtful=False, aside=False))
        found[own] = PageLine(
            own,
            max(before.words, line.words if rulings[at].role is Role.BODY and at not in doubted else 0),
            before.doubtful or at in doubted,
            before.aside or block.reason == RECURS,
        )
    return tuple(found[own] for own in sorted(found))


def same_text(one: Mapping[int, int], other: Mapping[int, int]) -> bool:
    """Whether two articles are one text, as versions and copies are: the words of their lines, by hash.

    >>> same_text({1: 20, 2: 30, 3: 9}, {2: 30, 4: 25}), same_text({1: 20, 3: 9}, {2: 30, 3: 9})
    (True, False)
    """
    shorter = min(sum(one.values()), sum(other.values()))
    shared = sum(min(words, other[line]) for line, words in one.items() if line in other)
    return shared >= _SAME * shorter > 0


def recurring(
    pages: Mapping[str, Sequence[PageLine]], addresses: Mapping[str, str | None]
) -> dict[str, frozenset[int]]:
    """The doubtful lines of each page that a different page of its site has, by the pages' ids.

    `addresses` are the pages' canonical ones: pages of one address are versions of one report. This compares all pages
    of a set; intake does it page by page, and comes to the same.
    """
    holders: defaultdict[int, set[str]] = defaultdict(set)
    for page, lines in pages.items():
        for line in lines:
            holders[line.hash].add(page)
    words = {page: {line.hash: line.words for line in lines if line.words} for page, lines in pages.items()}

    def different(one: str, other: str) -> bool:
        same_address = addresses.get(one) is not None and addresses.get(one) == addresses.get(other)
        return one != other and not same_address and not same_text(words[one], words[other])

    return {
        page: frozenset(
            line.hash for line in lines if line.doubtful and any(different(page, it) for it in holders[line.hash])
        )
        for page, lines in pages.items()
    }


def without_recurring(
    lines: Sequence[Line],
    rulings: Sequence[Ruling],
    of_site: str | None,
    known: Collection[int],
    lexicons: Sequence[PageLexicon],
) -> tuple[Ruling, ...]:
    """The rulings, with the doubtful lines of the article set aside that are `known` to recur."""
    out = list(rulings)
    if of_site is not None and known:
        for at in _doubtful(lines, rulings, lexicons):
            if line_hash(of_site, lines[at].key) in known:
                out[at] = Ruling(Role.FURNITURE, RECURS)
    return tuple(out)


def _doubtful(lines: Sequence[Line], rulings: Sequence[Ruling], lexicons: Sequence[PageLexicon]) -> Iterator[int]:
    """The places of lines of the article that are set aside where they recur; none where all of it is such."""
    body = [at for at, ruling in enumerate(rulings) if ruling.role is Role.BODY]
    doubted = [at for at in body if lines[at].key and _may_be_furniture(lines[at], lexicons)]
    if len(doubted) < len(body):
        yield from doubted


def _may_be_furniture(line: Line, lexicons: Sequence[PageLexicon]) -> bool:
    if _QUOTING.search(line.text) or line.text.endswith(_GOES_ON):
        return False
    return not line.ends_sentence or any(lexicon.to_readers.search(line.text) for lexicon in lexicons)
