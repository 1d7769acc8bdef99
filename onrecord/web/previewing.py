"""What would follow from a judgement of names, shown before it is made.

Invariant: nothing of it stays. The judgement is made and then abandoned, so that what is shown is what making it does,
and not a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import judging
from onrecord.judging import Judged
from onrecord.ledger import Ledger
from onrecord.model import NameJudgement


@dataclass(frozen=True, slots=True)
class Trial:
    """A judgement, the names as they were asked for, and what making it would do."""

    judgement: NameJudgement
    asked: tuple[str, ...]
    follows: Judged


def trial(ledger: Ledger, judgement: NameJudgement, asked: tuple[str, ...]) -> Trial:
    """What the judgement would do; the ledger is as before. Raises UsageError, LedgerError."""
    with ledger.trial():
        return Trial(judgement, asked, judging.judge(ledger, judgement))
