"""A statement that bears on a matter and takes a stance: for whom it is made, and how much it counts.

Invariant: who speaks is known by the entity, else by the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.matters.material import Said
from onrecord.matters.proposition import Match
from onrecord.matters.speaking_for import SpeaksFor
from onrecord.matters.stance import Stands
from onrecord.model import Bearing, Stance

HOLDS = 0.42
"""The least confidence of a position, in [0, 1]: of its statements' taken together, as of independent ones. Set on the
sample matter by words: one statement whose act alone tells a stance has 0.3 to 0.4, one with a turn of phrase 0.5 and
more; by words and network see `network.together`."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement that bears on a matter and has a stance, for whom it is made, and how much it counts, in [0, 1].

    `utterance` is the act of saying that it renders, by its id; `copied` that its report has it from another;
    `jointly` with whom it is made ("Norvenia and Ostrany said").
    """

    said: Said
    bearing: Bearing
    stands: Stands
    speaks_for: SpeaksFor
    weight: float
    own: Match
    utterance: str | None = None
    copied: bool = False
    jointly: tuple[str, ...] = ()

    @property
    def stance(self) -> Stance:
        """Its stance."""
        return self.stands.reading.stance

    @property
    def who(self) -> str:
        """What its speaker is known by: the entity, or the name."""
        return self.said.speaker.id if self.said.speaker else (self.said.name or "").casefold()

    @property
    def order(self) -> tuple[float, tuple[str, int, str]]:
        """What statements are sorted by, best first."""
        return (-self.weight, self.said.place)
