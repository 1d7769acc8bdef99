"""What a page's markup says of itself: JSON-LD, OpenGraph and other meta elements, microdata, links.

Invariant: a value is what the markup says, to the character; where several say different things, all are kept, each
with its place, in the order of trust. JSON-LD is read with lxml and json: extruct, the library for it, takes half a
second to import (measured with 0.18), as long as all else for a short report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # lxml takes a tenth of a second, and a plain text's report needs none of it
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|NewsStory|LiveBlog\w*|Backgrounder)$")
_MAX_JSON = 2_000_000
"""Characters of one JSON-LD script that are read."""
_MAX_NODES = 5_000
"""Objects of one JSON-LD script that are looked at."""
_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Said:
    """A value, and where the page says so ("JSON-LD datePublished")."""

    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Structured:
    """All that the markup says, each in the order of trust."""

    titles: tuple[Said, ...] = ()
    published: tuple[Said, ...] = ()
    modified: tuple[Said, ...] = ()
    outlets: tuple[Said, ...] = ()
    authors: tuple[Said, ...] = ()
    urls: tuple[Said, ...] = ()
    languages: tuple[Said, ...] = ()
    captions: tuple[Said, ...] = ()


_META = {
    "titles": ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "sailthru.date", "publish-date",
        "publication_date", "publishdate", "pubdate", "date", "cxenseparse:recs:publishtime", "article.published",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
        "last-modified", "lastmod", "article.updated",
    ),
    "outlets": (
        "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher",
    ),
    "authors": (
        "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl",
    ),
    "urls": ("og:url",),
    "languages": ("og:locale", "content-language", "dc.language", "dcterms.language", "language"),
}  # fmt: skip
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def structured(document: HtmlElement) -> Structured:
    """Read a document's own words about itself.

    >>> from onrecord.page.render import parse_html
    >>> document, _ = parse_html('<html lang="en"><meta property="og:title" content="Ferry stops"><p>x')
    >>> [said.value for said in structured(document).titles]
    ['Ferry stops']
    """
    found: dict[str, list[Said]] = {name: [] for name in Structured.__slots__}
    for node in _own_first(list(_articles(document)), document):
        _from_article(node, found)
    _from_meta(document, found)
    _from_microdata(document, found)
    for link in document.iter("link"):
        if (link.get("rel") or "").lower().split() == ["canonical"] and link.get("href"):
            _add(found["urls"], link.get("href"), "the canonical link")
    if language := document.get("lang") or document.get("xml:lang"):
        found["languages"].insert(0, Said(language.strip(), "html lang"))
    for title in document.iter("title"):
        _add(found["titles"], "".join(title.itertext()), "title")
        break
    found["outlets"] = [said for said in found["outlets"] if not _ADDRESS.match(said.value)]
    found["authors"] = [said for said in found["authors"] if not _ADDRESS.match(said.value)]
    return Structured(**{name: tuple(dict.fromkeys(values)) for name, values in found.items()})


def _add(values: list[Said], value: object, place: str) -> None:
    if isinstance(value, str) and (text := " ".join(unescape(value).split())):
        values.append(Said(text[:2000], place))


def _articles(document: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that are articles, in document order."""
    for script in document.iter("script"):
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        text = script.text or ""
        if kind != "application/ld+json" or not text.strip() or len(text) > _MAX_JSON:
            continue
        try:
            data = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        seen = 0
        stack: list[tuple[Any, int]] = [(data, 0)]
        while stack and seen < _MAX_NODES:
            node, depth = stack.pop()
            seen += 1
            if depth > _DEPTH:
                continue
            if isinstance(node, list):
                stack.extend((item, depth + 1) for item in reversed(node))
            elif isinstance(node, dict):
                if any(_ARTICLE.search(kind) for kind in _strings(node.get("@type"))):
                    yield node
                else:
                    stack.extend((node[key], depth + 1) for key in ("mainEntity", "@graph") if key in node)


def _own_first(nodes: list[dict[str, Any]], document: HtmlElement) -> list[dict[str, Any]]:
    """Several articles, the one of whose headline the document's title has most before what is only linked to."""
    if len(nodes) < 2:
        return nodes
    title = _plain(next(("".join(it.itertext()) for it in document.iter("title")), ""))

    def named(node: dict[str, Any]) -> int:
        return max((len(it) for it in map(_plain, _strings(node.get("headline"))) if it in title), default=0)

    return sorted(nodes, key=named, reverse=True)


def _plain(text: str) -> str:
    return " ".join(unescape(text).split()).casefold()


def _from_article(node: dict[str, Any], found: dict[str, list[Said]]) -> None:
    for key, name in (
        ("headline", "titles"),
        ("name", "titles"),
        ("datePublished", "published"),
        ("dateModified", "modified"),
    ):
        for value in _strings(node.get(key)):
            _add(found[name], value, f"JSON-LD {key}")
    for key, name in (("publisher", "outlets"), ("author", "authors")):
        for value in _names(node.get(key)):
            _add(found[name], value, f"JSON-LD {key}")
    for value in _strings(node.get("inLanguage")):
        _add(found["languages"], value, "JSON-LD inLanguage")
    for value in _strings(node.get("url")):
        _add(found["urls"], value, "JSON-LD url")
    images = node.get("image")
    for image in images if isinstance(images, list) else [images]:
        if isinstance(image, dict):
            for value in (*_strings(image.get("caption")), *_strings(image.get("description"))):
                _add(found["captions"], value, "JSON-LD image")


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _names(value: object) -> list[str]:
    if isinstance(value, dict):
        return _strings(value.get("name"))
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    return _strings(value)


def _from_meta(document: HtmlElement, found: dict[str, list[Said]]) -> None:
    said: dict[str, list[str]] = {}
    for meta in document.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content:
            said.setdefault(name.strip().lower(), []).append(content)
    for field, names in _META.items():
        for name in names:
            for value in said.get(name, ()):
                _add(found[field], value.replace("_", "-") if field == "languages" else value, f"meta {name}")


def _from_microdata(document: HtmlElement, found: dict[str, list[Said]]) -> None:
    for element in document.xpath("//*[@itemprop or @pubdate][self::time or self::span or self::div or self::p]"):
        kind = element.get("itemprop") or ""
        value = element.get("datetime") or element.get("content")
        if value and "datePublished" in kind:
            _add(found["published"], value, "itemprop datePublished")
        elif value and "dateModified" in kind:
            _add(found["modified"], value, "itemprop dateModified")
        elif value and element.tag == "time" and element.get("pubdate") is not None:
            _add(found["published"], value, "time pubdate")
