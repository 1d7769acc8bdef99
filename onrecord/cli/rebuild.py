"""`onrecord rebuild`: what follows from the reports together, made anew."""

from __future__ import annotations

from onrecord.cli import options
from onrecord.wording import words


def rebuild(ledger: options.Ledger = options.LEDGER) -> None:
    """Link names and copies across all reports anew.

    All that follows from the reports together is made anew: which names mean the same, which reports share text, which
    are versions of one. It gives what adding the reports gave, in whatever order they came; a ledger needs it after an
    upgrade that links better.

    Example:
      onrecord rebuild --ledger archive.db
    """
    from onrecord.ledger import Ledger

    with Ledger.open(options.existing(ledger), create=False) as opened:
        from onrecord import intake

        intake.rebuild(opened)
        print(f"{opened.where}: linked the names and copies of {words.count(len(opened.reports()), 'report')} anew")
