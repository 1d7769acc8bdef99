"""What a line of a page is, and why."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Role


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line's role and the reason."""

    role: Role
    reason: str
