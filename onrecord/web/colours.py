"""A colour for each speaker, the same on every page.

Invariant: it depends on the entity's id alone. There are twelve hues, thirty degrees apart, which is about what people
tell apart, and three ways of underlining; `style.css` gives each a light and a dark form that reads on its paper.
"""

from __future__ import annotations

import hashlib

HUES, LINES = 12, 3


def speaker_classes(entity_id: str | None) -> str:
    """The classes that colour what an entity says; somebody who is not known has a grey of their own.

    >>> speaker_classes("en-1"), speaker_classes(None)
    ('k h9 l1', 'k h-none')
    """
    if entity_id is None:
        return "k h-none"
    number = int.from_bytes(hashlib.sha256(entity_id.encode()).digest()[:4], "big")
    return f"k h{number % HUES} l{number // HUES % LINES}"
