"""Pages as a test reads them: parsed, and looked over for what no page may have."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement

from onrecord.web import assets

_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset", "ping", "background")


def parsed(text: str) -> HtmlElement:
    """A page's tree."""
    return html.document_fromstring(text)


def runs_nothing(text: str) -> list[str]:
    """What of a page would run, style, or reach elsewhere, beside our own script; empty for every page of ours."""
    found = []
    for element in parsed(text).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script" and (element.get("src") != assets.address("onrecord.js") or (element.text or "")):
            found.append(f"a script: {html.tostring(element)[:80]!r}")
        if element.tag in {"iframe", "object", "embed", "base", "style", "frame", "applet"}:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            lower = str(name).lower()
            if lower.startswith("on") or lower in {"style", "srcdoc"}:
                found.append(f"{element.tag} {lower}={value[:60]}")
            if lower in _ADDRESSES:
                scheme = urlsplit(value.strip()).scheme.lower()
                outside = element.tag == "a" and scheme in {"http", "https"}
                if scheme and not outside:
                    found.append(f"{element.tag} {lower}={value[:60]}")
                if not scheme and value.startswith("//"):
                    found.append(f"{element.tag} {lower}={value[:60]}")
    return found


def links(text: str) -> list[str]:
    """The addresses on this server that a page leads to."""
    found = [str(it) for it in parsed(text).xpath("//a/@href | //link/@href | //script/@src | //img/@src")]
    return [it for it in found if it.startswith("/")]


def words(text: str) -> str:
    """What a page says, in one line."""
    return " ".join(str(parsed(text).text_content()).split())
