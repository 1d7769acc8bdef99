"""The words of a language that say by when something is to be done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PromiseLexicon:
    """Words, folded, before a date: `deadline` makes it the last day; `not_due` says that nothing is due on it."""

    deadline: frozenset[str]
    not_due: frozenset[str]
