"""A colour for each speaker, the same on every page.

Invariant: it depends on the entity's id alone. There are twenty hues in two tones (forty colours) and three ways of
underlining, so that two people of one page seldom share a colour, and can: it helps the eye, and the name is always
there. `style.css` gives each a light and a dark form that reads on its paper.
"""

from __future__ import annotations

import hashlib

HUES, TONES, LINES = 20, 2, 3


def speaker_classes(entity_id: str | None) -> str:
    """The classes that colour what an entity says; somebody who is not known has a grey of their own.

    >>> speaker_classes("en-1"), speaker_classes(None)
    ('k h9 t0 l0', 'k h-none')
    """
    if entity_id is None:
        return "k h-none"
    number = int.from_bytes(hashlib.sha256(entity_id.encode()).digest()[:4], "big")
    tone, line = number // HUES % TONES, number // HUES // TONES % LINES
    return f"k h{number % HUES} t{tone} l{line}"
