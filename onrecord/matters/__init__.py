"""Matters: what bears on a proposition, where each side stood at each date, and what a reader should see together.

In: a `Matter` (a proposition) and candidates of many reports (`Said`, `Happening`). Out: `MatterReading`: what bears on
it with reasons, each statement's stance, positions and findings. Pure: a function of the set of candidates, never of
their order; it knows no ledger. A claim is schema.org's `Claim`, evidence W3C Web Annotation's selectors, as everywhere.
"""

from onrecord.matters.material import Happening, Item, Said
from onrecord.matters.read import MatterReading, TimelineItem, read_matter
from onrecord.matters.relevance import BEARS, Meaning

__all__ = ["BEARS", "Happening", "Item", "MatterReading", "Meaning", "Said", "TimelineItem", "read_matter"]
