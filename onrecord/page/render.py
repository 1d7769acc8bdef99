"""HTML to its whole visible text, once, with offsets built while rendering.

Invariant: the lines partition the text; a line is a paragraph, list item, heading, caption or table cell, and its path
names the element that it stands in. The same markup gives the same text. Nothing is read by script, style or network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import ElementDefaultClassLookup, ParserError, iterwalk
from lxml.html import (
    HtmlComment,
    HtmlElement,
    HtmlEntity,
    HTMLParser,
    HtmlProcessingInstruction,
    document_fromstring,
)

from onrecord.model import Caveat
from onrecord.page.lines import Line

MAX_ELEMENTS = 200_000
"""Elements rendered of one page. The largest of 23 article pages has 3,100."""
_MAX_ATTRIBUTES = 1_000
"""Attributes, or words in their values, of one element that are read."""
_LONG = 4_000
"""Characters of a tag from which its attributes are counted: a thousand of them take that many."""
_TAG = re.compile(r"<[A-Za-z]")
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:-]*)([^<>]{{{_LONG},}})")
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
_COLLAPSES = re.compile(r"[\t\n\r\f]| {2}")
"""White space that is not one blank: most text has none, and to look is faster than to replace."""
_WHITE = " \t\n\r\f"
_SPACES = re.compile(r" {2,}")
_BREAK = re.compile(r" ?\n ?")
_MARK = re.compile(r"[A-Za-z][\w-]*")
_LINKED = 0.8
"""Share of a line's characters inside links from which the line is a link."""
_MARKS_ABOVE = 4
"""Elements above a line whose classes and ids it carries, with its own."""


_CLASSES = ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)
"""lxml.html's classes, without those of forms: it looks them up in Python, each time that an element is touched."""


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
    parser.set_element_class_lookup(_CLASSES)
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
    bare, at = 0, 0
    parts: list[str] = []
    for tag in _TAG.finditer(markup):
        # The pattern is asked of the few long tags alone: over a whole page it takes eight times as long.
        match = _LONG_TAG.match(markup, tag.start()) if _long(markup, tag.start()) else None
        if match and len(match[2].split()) > _MAX_ATTRIBUTES:
            bare += 1
            parts += markup[at : match.start()], f"<{match[1]} "
            at = match.end()
    return ("".join((*parts, markup[at:])), bare) if bare else (markup, 0)


def _long(markup: str, at: int) -> bool:
    """Whether the tag that begins there goes on for so long that `_LONG_TAG` may match it."""
    end = at + 1 + _LONG
    return markup.find("<", at + 1, end) < 0 and markup.find(">", at + 1, end) < 0


_Attributes = tuple[str, str | None, str | None, str | None]
"""An element's name, class, id and itemprop."""


@dataclass(slots=True)
class _Place:
    """A block element on the way down, and the one above it."""

    element: HtmlElement
    tag: str
    paths: _Paths
    above: _Place | None
    keeps_space: bool

    def marks(self, known: dict[_Attributes, frozenset[str]]) -> frozenset[str]:
        """Names, classes and ids of the element and of those right above it; `known` are those of one alone."""
        found: list[frozenset[str]] = []
        place: _Place | None = self
        for _ in range(_MARKS_ABOVE):
            if place is None:
                break
            get = place.element.get
            own = place.tag, get("class"), get("id"), get("itemprop")
            if own not in known:
                known[own] = _marks(*own)
            found.append(known[own])
            place = place.above
        return frozenset().union(*found)


def _marks(tag: str, *values: str | None) -> frozenset[str]:
    """Those of one element: its name, and the words of its class, id and itemprop."""
    words = (mark.lower() for value in values if value for mark in _MARK.findall(value)[:20])
    return frozenset((f"<{tag}>", *words))


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
    marks: dict[_Attributes, frozenset[str]] = field(default_factory=dict)
    after_link: bool = False
    links: int = 0
    linked: int = 0

    def write(self, text: str, place: _Place) -> None:
        self.after_link = False
        if not text.strip(_WHITE):  # of white space alone, as half of a page's text nodes are
            if self.piece:
                self.piece.append(text if place.keeps_space else " ")
            return
        if not place.keeps_space and _COLLAPSES.search(text):
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
        text = joined.strip()
        if not place.keeps_space:
            text = _SPACES.sub(" ", text) if "  " in text else text
            text = _BREAK.sub("\n", text) if "\n" in text else text
        end = self.at + len(text) + 1
        self.parts.append(text + "\n")
        is_link = linked >= _LINKED * len(text)
        path = place.paths.of(place.element)
        self.lines.append(Line(self.at, end, text, path, place.tag, place.marks(self.marks), is_link))
        self.at = end


def _walk(document: HtmlElement, writer: _Writer) -> bool:
    """Write every visible text in document order, without recursion. False where the page has too many elements."""
    paths = _Paths(document)
    place = _Place(document, "html", paths, None, False)
    # The blocks and links on the way down, each with the place around it.
    around: list[tuple[HtmlElement, _Place, bool]] = []
    walk = iterwalk(document, events=("start", "end"))
    seen = 0
    for event, element in walk:
        if event == "start":
            seen += 1
            if seen > MAX_ELEMENTS:
                writer.close()
                return False
            tag = element.tag
            if _without_text(element, tag, writer):
                walk.skip_subtree()
                continue
            block = tag in _BLOCKS or ("-" in tag and place.tag not in _FLOWING)
            if block or tag == "a":
                around.append((element, place, block))
                place = _entered(_Place(element, tag, paths, place, place.keeps_space or tag == "pre"), block, writer)
            if text := element.text:
                writer.write(text, place)
            continue
        if around and around[-1][0] is element:
            _, place, block = around.pop()
            _left(element, block, writer)
        if element is not document and (tail := element.tail):
            writer.write(tail, place)
    writer.close()
    return True


def _without_text(element: HtmlElement, tag: object, writer: _Writer) -> bool:
    """Whether nothing within an element is written: it is not seen, or it is a line break."""
    if tag == "br":
        writer.line_break()
        return True
    return not isinstance(tag, str) or tag in _HIDDEN or _unseen(element, tag)


def _entered(place: _Place, block: bool, writer: _Writer) -> _Place:
    """Begin a block or a link; the place of what it holds."""
    if block or writer.after_link:
        writer.close()  # two links that touch are never one word
    writer.links += place.tag == "a"
    return place if block or place.above is None else place.above


def _left(element: HtmlElement, block: bool, writer: _Writer) -> None:
    """End a block or a link."""
    if block:
        writer.close()
    if element.tag == "a":
        writer.links -= 1
        writer.after_link = not block


class _Paths:
    """Paths of elements, worked out where a line needs them: most elements hold no line of their own."""

    def __init__(self, document: HtmlElement) -> None:
        # An element's path is that of the one above, kept once for all its children, and a step; then its depth.
        self._known: dict[HtmlElement, tuple[str, str, int]] = {document: ("", f"/{document.tag}", 1)}

    def of(self, element: HtmlElement) -> str:
        """The path, with numbers where several elements of one name stand beside each other, as XPath numbers them."""
        unknown: list[HtmlElement] = []
        above = element
        while above not in self._known:
            above = above.getparent()
            unknown.append(above)
        for parent in reversed(unknown):
            self._number(parent)
        path, step, _ = self._known[element]
        return path + step

    def _number(self, parent: HtmlElement) -> None:
        above, step, depth = self._known[parent]
        path = above + step
        children = list(parent)
        total: dict[object, int] = {}
        for child in children:
            total[child.tag] = total.get(child.tag, 0) + 1
        at: dict[object, int] = {}
        for child in children:
            tag = child.tag
            if depth >= _PATH_DEPTH or not isinstance(tag, str):
                self._known[child] = path, "", depth
            elif total[tag] == 1:
                self._known[child] = path, f"/{tag}", depth + 1
            else:
                at[tag] = at.get(tag, 0) + 1
                self._known[child] = path, f"/{tag}[{at[tag]}]", depth + 1


def _unseen(element: HtmlElement, tag: str) -> bool:
    if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return bool(style and _UNSEEN_STYLE.search(style))
