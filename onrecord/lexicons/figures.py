"""The words of a language by which figures are read: how many of what, how exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class FigureLexicon:
    """The words by which a language tells figures, in lower case.

    `scales` multiply a number before them ("million"); `units` are words for what is counted of many things, by their
    one name ("euros", "years"), and tell nothing of what is measured; `shares` those of them that tell a part of a
    whole; `uncounted` are nouns that are counted and have no ending of a plural ("troops" has one, "people" none).
    `about`, `least` and `most` are the words before a number that is rounded, a lower or an upper bound ("more
    than"); `replaced` those before a figure that another takes the place of ("instead of 4 million"); `ranging`
    stands between the two ends of one figure. `numbered` are nouns before a number that names a thing ("Article 5");
    `apart` stand behind a time that lies between two others ("two years after").
    """

    scales: Mapping[str, float]
    units: Mapping[str, str]
    shares: frozenset[str]
    uncounted: frozenset[str]
    about: tuple[str, ...]
    least: tuple[str, ...]
    most: tuple[str, ...]
    replaced: tuple[str, ...]
    ranging: frozenset[str]
    numbered: frozenset[str]
    apart: frozenset[str]

    @cached_property
    def hedging(self) -> frozenset[str]:
        """The words before a number that tell nothing of what it is."""
        return frozenset(" ".join((*self.about, *self.least, *self.most, *self.replaced)).split())
