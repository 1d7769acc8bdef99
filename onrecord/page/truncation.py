"""Text that does not go to its end: behind a paywall, cut for a preview, broken off.

Invariant: only what the page itself shows counts, a line that asks for money or a click, or a last sentence without its
end; nobody should take absence for silence, nor be told of a cut that is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicons.page import PageLexicon
from onrecord.model import Caveat, Role
from onrecord.page.lines import Line
from onrecord.page.ruling import Ruling

_NEAR = 4
"""Lines behind the last of the article in which a paywall stands."""
_SHORT = 3
"""Paragraphs of an article from which it is long enough that one word more to subscribe is an advertisement."""
_SENTENCE = 8
"""Words from which a last line without end punctuation is a sentence that broke off, and no heading or signature."""
_LEAST = 2
"""Lines before the last that must end as sentences do: a page whose lines have no punctuation is no cut one."""
_AFTER = 2
"""Lines that may stand behind a text that breaks off: with more, the page has been read to its end, and what looks cut
is another article's teaser or a line of tags. On the 92 pages of the line corpus nine were called cut without it."""
_ELLIPSIS = re.compile(r"(?:…|\.{3}|\[(?:…|\.{3})\])\s*$")


def truncation(lines: Sequence[Line], rulings: Sequence[Ruling], lexicons: Sequence[PageLexicon]) -> tuple[Caveat, ...]:
    """What the page shows of being cut: none, or one caveat, "paywalled" or "truncated".

    >>> body = Ruling(Role.BODY, "a sentence")
    >>> cut = [Line(0, 17, "The council met."), Line(17, 38, "The mayor said that …")]
    >>> [caveat.code for caveat in truncation(cut, [body] * 2, ())]
    ['truncated']
    """
    article = [at for at, ruling in enumerate(rulings) if ruling.role is Role.BODY]
    if not article:
        return ()
    last = article[-1]
    for lexicon in lexicons:
        for at in range(max(article[0], last - 1), min(len(lines), last + 1 + _NEAR)):
            said = lines[at].text
            if len(said) <= 400 and lexicon.paywalls.search(said):
                message = f"the rest is for those who pay or sign in: “{_shown(said)}”"
                return (Caveat("paywalled", message),)
            if at > last and len(article) <= _SHORT and lexicon.read_on.fullmatch(said):
                return (Caveat("truncated", f"only the beginning stands here: “{_shown(said)}” leads to the rest"),)
    ending = lines[last]
    if len(lines) - 1 - last > _AFTER:
        return ()
    whole = [lines[at] for at in article[:-1] if lines[at].words >= _SENTENCE and lines[at].ends_sentence]
    if _ELLIPSIS.search(ending.text) or any(lexicon.cut_off.search(ending.text[-60:]) for lexicon in lexicons):
        return (Caveat("truncated", f"it breaks off: “{_shown(ending.text[-60:])}”"),)
    if ending.words >= _SENTENCE and not ending.ends_sentence and len(whole) >= _LEAST and ending.text[-1:].isalnum():
        return (Caveat("truncated", f"its last sentence has no end: “{_shown(ending.text[-60:])}”"),)
    return ()


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 100 else f"{flat[:99]}…"
