"""Whether a day is of a report's news: of the days right before its publication.

Invariant: pure; what is not known to be one day, or before one, is none.
"""

from __future__ import annotations

from onrecord.model import Dating

SAME_NEWS = 5
"""Days before the day of the news within which a meeting is news, and the date of a person's words right before is that
of the next ones, too. Set by hand: a weekend and a day on either side; what is of longer ago is background, and what
comes next may be news."""


def is_news(when: Dating, published: Dating) -> bool:
    """Whether a date is one day, and of the days before publication."""
    return bool(when.date and when.date.exact) and days_before(when, published) in range(SAME_NEWS)


def days_before(one: Dating, other: Dating) -> int | None:
    """Days from the last day of one date to the first of another; None where one is not known."""
    last, first = one.date and one.date.last, other.date and other.date.first
    return (first - last).days if last and first else None
