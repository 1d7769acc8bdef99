"""A name as it stands in a report, and how two spellings of a name are compared: as letters only.

Invariant: nothing here knows who a person is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from onrecord.entities.spellings import is_particle, skeleton, suffix_of
from onrecord.model import EntityKind
from onrecord.syntax import Token

KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.FACILITY,
    "NORP": EntityKind.GROUP,
}
"""OntoNotes' labels that are entities of ours; dates, sums, works and laws are not."""


SAME_SPELLING = 0.75
"""Least similarity (Indel, 0 to 1, over folded letters) of two spellings of one name part inside one report. Set on the
development reports: spellings a letter or two apart are above 0.85, different surnames of one report below 0.7."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as it stands: tokens `[first, last)`, its words, its kind.

    `titled` is "he" or "she" where the report gives the same surname titles of a man and of a woman.
    """

    first: int
    last: int
    text: str
    kind: EntityKind
    titled: str = ""

    @property
    def key(self) -> str:
        """What has one entity in a report: the spelling, and whose it is where its titles are of two people."""
        return f"{self.titled} {self.text}" if self.titled else self.text


def honorific(name: NameSpan, tokens: Sequence[Token], honorifics: Mapping[str, str]) -> str | None:
    """What the form of address right before a name tells of its bearer: of "Ms Oren", by a lexicon, "she"."""
    return honorifics.get(tokens[name.first - 1].text.lower()) if name.first else None


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """A name's letters for comparing: no case, no diacritics, no punctuation.

    >>> fold("Türkân O'Dell-Vane")
    'turkan odell vane'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", "", plain.replace("-", " "))).strip().lower()


@lru_cache(maxsize=100_000)
def alike(a: str, b: str) -> bool:
    """Whether two name parts are spellings of one: a letter or two apart, or transliterated two ways.

    >>> alike("Marit", "Maryt"), alike("Yevgeny", "Evgeni"), alike("Oren", "Orlov")
    (True, True, False)
    """
    a, b = fold(a), fold(b)
    if a == b:
        return True
    near = a[:1] == b[:1] and Indel.normalized_similarity(a, b) >= SAME_SPELLING
    return min(len(a), len(b)) >= 4 and (near or skeleton(a) == skeleton(b))


SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
"""A suffix of a name. "Senior" and "Junior" are left out: behind a name they mostly begin an office."""


def surname(text: str) -> str:
    """The last word of a person's name, a suffix aside.

    >>> surname("John Verel, Jr."), surname("Ada Oren")
    ('Verel', 'Oren')
    """
    words = [word.strip(",") for word in text.split()]
    return words[-2] if len(words) > 1 and suffix_of(words[-1]) else words[-1]


HYPHENS = frozenset("-‐")


def is_double(tokens: Sequence[Token]) -> bool:
    """Whether three tokens are two halves and the hyphen that joins them without a space: "Vane-Oroy", "al-Maren"."""
    one, hyphen, other = tokens
    joined = hyphen.text in HYPHENS and one.end == hyphen.start and hyphen.end == other.start
    return joined and (one.text[:1].isupper() or is_particle(one.text)) and other.text[:1].isupper()


def with_halves(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """A name with the other half of a double one at either end: "Brandt-Oroy", where the parser cuts at the hyphen."""
    while last + 1 < len(tokens) and is_double(tokens[last - 1 : last + 2]):
        last += 2
    while first > 1 and is_double(tokens[first - 2 : first + 1]):
        first -= 2
    return first, last
