"""A language's parser and its words.

In: a `Report`. Out: a `Syntax` (tokens, sentences, trees, names) over its title, captions and body, by Universal POS
tags and ClearNLP dependencies. A language without a pack gives None, and its reports are kept without being understood.

>>> pack_for("en").code, pack_for("en-GB").code, pack_for("vo")
('en', 'en', None)
"""

from onrecord.language.inflected import Inflection
from onrecord.language.pack import (
    FullPack,
    Pack,
    every_pack,
    full_pack_for,
    pack_for,
    page_lexicons,
    place_aliases,
    primary,
    require_pack,
)

__all__ = [
    "FullPack",
    "Inflection",
    "Pack",
    "every_pack",
    "full_pack_for",
    "pack_for",
    "page_lexicons",
    "place_aliases",
    "primary",
    "require_pack",
]
