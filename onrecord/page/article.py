"""Which lines of a rendered page are the article: trafilatura's decision, carried onto our lines.

Invariant: nothing of the extractor's text is used but its decision; the words stay those of the rendered page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model import Caveat
from onrecord.page.lines import Line, key_of

if TYPE_CHECKING:  # lxml takes a tenth of a second, and plain text needs none of it
    from lxml.html import HtmlElement

_MAX_TAGS = 40_000
"""Tags of a page that is given to the extractor, which takes up to 0.1 ms for each, so that a page ends within seconds.
The largest of 23 article pages has 5,900."""
_WHOLE = 24
"""Letters and digits from which a line may be a part of an extracted paragraph; shorter ones must be all of one, or
stand between two lines that were kept."""
_END = 40
"""Letters and digits of a line's beginning or end that are looked for where the extractor dropped something inside."""
_USUAL = 0.5
"""Share of the kept words that one shape of path must hold. On the 23 article pages it brings two long reports back
whole (recall 0.47 and 0.76 before)."""
_SENTENCE = 7
"""Words of a line that is taken for a sentence of the article for its place alone."""


def kept_lines(
    document: HtmlElement, markup: str, lines: Sequence[Line], url: str | None
) -> tuple[tuple[bool, ...] | None, tuple[Caveat, ...]]:
    """Whether the extractor keeps each line; None, with the reason where it failed, when it finds no article.

    The document is used up: the extractor takes out of it what it leaves out.
    """
    if markup.count("<") > _MAX_TAGS:
        return None, (
            Caveat(
                "extractor", "the page has too many elements for the article extractor; lines were judged one by one"
            ),
        )
    paragraphs, failed = _extracted(document, url)
    if not paragraphs:
        return None, (failed,) if failed else ()
    return _carried(paragraphs, lines), ()


def _extracted(document: HtmlElement, url: str | None) -> tuple[list[str], Caveat | None]:
    # Imported here: it takes half a second, and plain text needs none of it.
    from trafilatura import bare_extraction

    for element in list(document.iter("script", "style")):
        # It leaves them out as well, after making four copies of them; it looks at structured data and formulas.
        if not any(kind in element.get("type", "") for kind in ("ld+json", "math/")):
            element.drop_tree()
    try:
        found = bare_extraction(
            document, url=url, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
        )
        body = found.body if found is not None and not isinstance(found, dict) else None
        if body is None:
            return [], None
        paragraphs = [
            key_of("".join(map(str, element.itertext())))
            for element in body.iter("p", "head", "item", "quote", "cell", "code", "ab")
        ]
        loose = [key_of(text) for element in body.iter() for text in (element.text, element.tail) if text]
    except Exception as error:  # noqa: BLE001  a page that upsets the extractor is still read, line by line
        return [], Caveat(
            "extractor", f"the article extractor failed ({type(error).__name__}); lines were judged one by one"
        )
    return [key for key in (*paragraphs, *loose) if key], None


def _carried(paragraphs: Sequence[str], lines: Sequence[Line]) -> tuple[bool, ...]:
    whole = frozenset(paragraphs)
    text = "\n".join(paragraphs)
    keys = [line.key for line in lines]
    sure = [len(key) >= _WHOLE and (key in whole or _in(key, text)) for key in keys]
    first = next((index for index, keep in enumerate(sure) if keep), len(lines))
    last = max((index for index, keep in enumerate(sure) if keep), default=-1)
    kept: list[bool] = []
    for index, key in enumerate(keys):
        kept.append(sure[index] or (bool(key) and first <= index <= last + 1 and key in whole))
    if last < 0:
        return tuple(bool(key) and key in whole for key in keys)
    return _completed(lines, kept, first)


def _completed(lines: Sequence[Line], kept: Sequence[bool], first: int) -> tuple[bool, ...]:
    """The decision, with the sentences that stand, by the shape of their path, where most of the article stands.

    With precision favoured, the extractor takes one container and may leave out its sister.
    """
    weight: Counter[str] = Counter()
    for line, keep in zip(lines, kept, strict=True):
        if keep:
            weight[_shape(line)] += line.words
    total = weight.total()
    usual = {shape for shape, words in weight.items() if words >= _USUAL * total}
    return tuple(
        keep
        or (
            index > first
            and line.words >= _SENTENCE
            and line.ends_sentence
            and not line.linked
            and _shape(line) in usual
        )
        for index, (line, keep) in enumerate(zip(lines, kept, strict=True))
    )


def _shape(line: Line) -> str:
    return re.sub(r"\[\d+\]", "", line.path or "")


def _in(key: str, text: str) -> bool:
    if key in text:
        return True
    return len(key) >= 2 * _END and key[:_END] in text and key[-_END:] in text
