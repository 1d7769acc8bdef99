"""The entries of a live blog, each with its own time.

Invariant: an entry is what the page's markup sets apart, with a time of its own in the markup; a page that does not say
that it is a live blog (schema.org LiveBlogPosting) has none, and no time is worked out from the words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model import Entry
from onrecord.page.dating import modified
from onrecord.page.lines import Line
from onrecord.page.structured import Said

if TYPE_CHECKING:  # lxml takes a tenth of a second, and plain text needs none of it
    from lxml.html import HtmlElement

_KIND = "LiveBlogPosting"
_MOST = 2_000
"""Times of a page that are looked at; a live blog of a long day has some three hundred entries."""
_LEAST = 2
"""Elements beside each other, each with one time, from which they are entries."""


def entry_times(document: HtmlElement, markup: str) -> tuple[tuple[str, str], ...]:
    """The path of each entry's element and what its time says, in document order; before anything is taken out of it.

    >>> from onrecord.page.render import parse_html
    >>> blog = "".join(f"<div><time datetime='2023-05-0{day}T14:32Z'>x</time><p>News.</p></div>" for day in (3, 4))
    >>> markup = f"<html itemtype='https://schema.org/LiveBlogPosting'><body>{blog}"
    >>> document, _ = parse_html(markup)
    >>> entry_times(document, markup)
    (('/html/body/div[1]', '2023-05-03T14:32Z'), ('/html/body/div[2]', '2023-05-04T14:32Z'))
    """
    if _KIND not in markup:
        return ()
    times = [element for element in document.iter("time") if element.get("datetime")][:_MOST]
    held: Counter[HtmlElement] = Counter(above for time in times for above in time.iterancestors())
    beside: defaultdict[HtmlElement, list[tuple[HtmlElement, str]]] = defaultdict(list)
    for time in times:
        entry = time
        for above in time.iterancestors():
            if held[above] > 1:
                break
            entry = above
        parent = entry.getparent()
        if parent is not None and entry is not time:
            beside[parent].append((entry, time.get("datetime") or ""))
    entries = max(beside.values(), key=len, default=[])
    if len(entries) < _LEAST:
        return ()
    tree = document.getroottree()
    return tuple((tree.getpath(entry), value) for entry, value in entries)


def entries_of(lines: Sequence[Line], times: Sequence[tuple[str, str]]) -> tuple[Entry, ...]:
    """The entries as stretches of the text, in its order; one whose time cannot be read is none."""
    found = []
    for path, value in times:
        own = [line for line in lines if line.path == path or (line.path or "").startswith(f"{path}/")]
        posted = modified([Said(value, "the entry's own time")], ())
        if own and posted is not None:
            found.append(Entry(own[0].start, own[-1].end, posted))
    return tuple(found)
