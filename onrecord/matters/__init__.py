"""Matters: what bears on a proposition, where each side stood at each date, and what a reader should see together.

In: a `Matter` (a proposition) and candidates of many reports (`Said`, `Happening`). Out: `MatterReading`: what bears on
it with reasons, each statement's stance, positions and findings. Of statements alone: `utterances`, which of them are
one act of saying, and `promises`, what became of what was promised for a day. Pure: a function of the set of
candidates, never of their order; it knows no ledger. A proposition is what schema.org calls a `Claim`; evidence is
spans, as everywhere.
"""

from onrecord.matters.material import Happening, Holding, InOffice, Item, Said
from onrecord.matters.read import MatterReading, TimelineItem, read_matter
from onrecord.matters.suggest import Suggested, suggest

__all__ = [
    "Happening",
    "Holding",
    "InOffice",
    "Item",
    "MatterReading",
    "Said",
    "Suggested",
    "TimelineItem",
    "read_matter",
    "suggest",
]
