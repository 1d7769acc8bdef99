"""What several reports tell of one event or fact: which are of the same, where they differ, what came of plans.

In: `ToldEvent`s and `ToldFact`s, whose parties are entities of the whole ledger where they are known. Out: whether two
tell the same, `Difference`s among tellings, and the `Course` of a planned event as of a day. All of it is pure, depends
on what it is given as a set and never on order, and nothing is decided between tellings: all stand.
"""

from onrecord.tellings.course import course
from onrecord.tellings.differences import differences
from onrecord.tellings.same import ToldEvent, ToldFact, meeting_points, same_event, same_fact

__all__ = ["ToldEvent", "ToldFact", "course", "differences", "meeting_points", "same_event", "same_fact"]
