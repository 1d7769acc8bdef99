"""HTML to its whole visible text, once, with offsets built while rendering.

Invariant: the lines partition the text; a line is a paragraph, list item, heading, caption or table cell, and its path
names the element that it stands in. The same markup gives the same text. Nothing is read by script, style or network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.model import Caveat
from onrecord.page.lines import Line

MAX_ELEMENTS = 200_000
"""Elements rendered of one page. The largest of 23 article pages has 3,100."""
_MAX_ATTRIBUTES = 1_000
"""Attributes, or words in their values, of one element that are read."""
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]*)([^<>]{4000,})")
_PATH_DEPTH = 200
"""Levels named in a path; deeper elements have the path of the one above, so that paths cannot fill the memory."""

_HIDDEN = frozenset(
    """
    head script style template noscript title meta link svg math canvas iframe object embed applet audio video map
    datalist rp frameset noframes noembed input textarea param source track base progress meter
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre
    search section select summary table tbody td tfoot th thead tr ul
    """.split()
)
"""Elements that the HTML standard's rendering section puts on lines of their own, with table cells and controls."""
_FLOWING = frozenset("p h1 h2 h3 h4 h5 h6 a span b i em strong li td th figcaption blockquote dd dt caption".split())
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WHITE = " \t\n\r\f"
_SPACES = re.compile(r" {2,}")
_BREAK = re.compile(r" ?\n ?")
_MARK = re.compile(r"[A-Za-z][\w-]*")
_LINKED = 0.8
"""Share of a line's characters inside links from which the line is a link."""
_MARKS_ABOVE = 4
"""Elements above a line whose classes and ids it carries, with its own."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The visible text with its lines, the document, the markup as it was parsed, and what was cut."""

    text: str
    lines: tuple[Line, ...]
    document: HtmlElement | None
    markup: str
    caveats: tuple[Caveat, ...] = ()


def parse_html(markup: str) -> tuple[HtmlElement | None, bool]:
    """The document, and whether libxml2 cut it for its depth (2,048 levels); None where there is no element in it.

    Entities are never expanded from a DTD: HTML has none of its own, and the parser knows the standard's names only.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        document = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # there is no element in it
        return None, False
    return document, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def render(markup: str) -> Rendered:
    r"""Render a page.

    >>> page = render("<h1>Ferry  stops</h1><p>It <b>stopped</b>.<script>1</script></p>")
    >>> page.text
    'Ferry stops\nIt stopped.\n'
    >>> [(line.path, line.start, line.end) for line in page.lines]
    [('/html/body/h1', 0, 12), ('/html/body/p', 12, 24)]
    """
    markup, bare = _without_swarms(markup)
    document, cut = parse_html(markup)
    if document is None:
        return Rendered("", (), None, markup)
    writer = _Writer()
    complete = _walk(document, writer)
    caveats = []
    if bare:
        caveats.append(
            Caveat("page-cut", f"{bare} of its elements had more than {_MAX_ATTRIBUTES:,} attributes each, left out")
        )
    if cut:
        caveats.append(Caveat("page-cut", "its markup is nested more than 2,048 deep; what lies behind was not read"))
    if not complete:
        caveats.append(Caveat("page-cut", f"it has more than {MAX_ELEMENTS:,} elements; the rest was not read"))
    return Rendered("".join(writer.parts), tuple(writer.lines), document, markup, tuple(caveats))


def _without_swarms(markup: str) -> tuple[str, int]:
    """The markup with the tags bare that have too many attributes, and how many those are.

    libxml2 compares each attribute with all before it, so that a million of them take hours.
    """
    bare = 0

    def without(match: re.Match[str]) -> str:
        nonlocal bare
        if len(match[2].split()) <= _MAX_ATTRIBUTES:
            return match[0]
        bare += 1
        return f"<{match[1]} "

    return _LONG_TAG.sub(without, markup), bare


@dataclass(frozen=True, slots=True)
class _Place:
    """A block element on the way down, and the one above it."""

    element: HtmlElement
    tag: str
    path: str
    above: _Place | None
    keeps_space: bool

    def marks(self, known: dict[HtmlElement, frozenset[str]]) -> frozenset[str]:
        """Names, classes and ids of the element and of those right above it; `known` are those of each alone."""
        found: list[frozenset[str]] = []
        place: _Place | None = self
        for _ in range(_MARKS_ABOVE):
            if place is None:
                break
            if place.element not in known:
                known[place.element] = place.own_marks()
            found.append(known[place.element])
            place = place.above
        return frozenset().union(*found)

    def own_marks(self) -> frozenset[str]:
        """Those of the element alone."""
        own = {f"<{self.tag}>"}
        for name in ("class", "id", "itemprop"):
            own.update(mark.lower() for mark in _MARK.findall(self.element.get(name) or "")[:20])
        return frozenset(own)


@dataclass
class _Writer:
    """Collects pieces of text into lines; white space collapses as CSS has it outside of `pre`."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    at: int = 0
    piece: list[str] = field(default_factory=list)
    visible: bool = False
    broken: bool = False
    place: _Place | None = None
    marks: dict[HtmlElement, frozenset[str]] = field(default_factory=dict)
    after_link: bool = False
    links: int = 0
    linked: int = 0

    def write(self, text: str, place: _Place) -> None:
        self.after_link = False
        if not text.strip(_WHITE):  # of white space alone, as half of a page's text nodes are
            if self.piece:
                self.piece.append(text if place.keeps_space else " ")
            return
        if not place.keeps_space:
            text = _SPACE.sub(" ", text)
        if text.strip():
            if not self.visible:
                self.place, self.visible = place, True
            self.broken = False
        self.piece.append(text)
        if self.links:
            self.linked += len(text.strip())

    def line_break(self) -> None:
        """A `br`: a new line in the same paragraph; the second in a row ends the paragraph."""
        if self.broken:
            self.close()
        elif self.visible:
            self.piece.append("\n")
            self.broken = True

    def close(self) -> None:
        """End the line, if it holds anything visible."""
        if not self.piece:
            self.after_link = self.broken = False
            return
        joined = "".join(self.piece)
        place, linked = self.place, self.linked
        self.piece, self.visible, self.broken, self.place, self.linked, self.after_link = (
            [],
            False,
            False,
            None,
            0,
            False,
        )
        if place is None:
            return
        text = joined.strip() if place.keeps_space else _BREAK.sub("\n", _SPACES.sub(" ", joined)).strip()
        end = self.at + len(text) + 1
        self.parts.append(text + "\n")
        is_link = linked >= _LINKED * len(text)
        self.lines.append(Line(self.at, end, text, place.path, place.tag, place.marks(self.marks), is_link))
        self.at = end


class _Open(NamedTuple):  # of these three a page makes tens of thousands: a tuple is made in a third of the time
    """Enter an element at this path."""

    element: HtmlElement
    place: _Place
    path: str


class _Text(NamedTuple):
    """Write text."""

    text: str
    place: _Place


class _Close(NamedTuple):
    """Leave a block, or a link."""

    block: bool
    link: bool


def _walk(document: HtmlElement, writer: _Writer) -> bool:
    """Write every visible text in document order, without recursion. False where the page has too many elements."""
    root = _Place(document, "html", "", None, False)
    todo: list[_Open | _Text | _Close] = [_Open(document, root, f"/{document.tag}")]
    seen = 0
    while todo:
        step = todo.pop()
        if isinstance(step, _Text):
            writer.write(step.text, step.place)
        elif isinstance(step, _Close):
            if step.block:
                writer.close()
            if step.link:
                writer.links -= 1
                writer.after_link = not step.block
        else:
            seen += 1
            if seen > MAX_ELEMENTS:
                writer.close()
                return False
            todo.extend(reversed(_enter(step, writer)))
    writer.close()
    return True


def _enter(step: _Open, writer: _Writer) -> list[_Open | _Text | _Close]:
    """What is to be done for an element and all that it holds, in order."""
    element, place, path = step.element, step.place, step.path
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _HIDDEN or _unseen(element, tag):
        return []
    if tag == "br":
        writer.line_break()
        return []
    link = tag == "a"
    block = tag in _BLOCKS or ("-" in tag and place.tag not in _FLOWING)
    if block:
        writer.close()
        place = _Place(element, tag, path, place, place.keeps_space or tag == "pre")
    elif link and writer.after_link:
        writer.close()  # two links that touch are never one word
    writer.links += link
    todo: list[_Open | _Text | _Close] = []
    if element.text:
        todo.append(_Text(element.text, place))
    for child, below in _children(element, path) if len(element) else ():
        todo.append(_Open(child, place, below))
        if child.tail:
            todo.append(_Text(child.tail, place))
    if block or link:
        todo.append(_Close(block, link))
    return todo


def _children(element: HtmlElement, path: str) -> Iterator[tuple[HtmlElement, str]]:
    """The children with their paths, numbered where several have the same name, as XPath numbers them."""
    children = list(element)
    deep = path.count("/") >= _PATH_DEPTH
    if len(children) == 1 and not deep:
        yield children[0], f"{path}/{children[0].tag}" if isinstance(children[0].tag, str) else path
        return
    total: dict[object, int] = {}
    for child in children:
        total[child.tag] = total.get(child.tag, 0) + 1
    at: dict[object, int] = {}
    for child in children:
        tag = child.tag
        if deep or not isinstance(tag, str):
            yield child, path
        elif total[tag] == 1:
            yield child, f"{path}/{tag}"
        else:
            at[tag] = at.get(tag, 0) + 1
            yield child, f"{path}/{tag}[{at[tag]}]"


def _unseen(element: HtmlElement, tag: str) -> bool:
    if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return bool(style and _UNSEEN_STYLE.search(style))
