"""What happened, by whom, to whom, where and when: the events that a report's words tell.

In: a `Report`, its `Syntax`, the times, entities and statements read before, and the language's pack. Out: `Event`s in
text order, coded by PLOVER (16 types, modes by its codebook); what is of record but has no PLOVER type (an election, a
base opened) is `OTHER`. An event's voice is the outlet's, or that of the innermost statement whose content holds its
trigger. Verbs of saying are no events: they make statements.

"The strike began on Monday" gives a PROTEST that happened; "is expected to visit Ostrava on May 5" gives a CONSULT,
mode visit, planned, dated by the timex; "no talks were held" gives one that is denied.
"""

from onrecord.events.drafts import OTHER
from onrecord.events.read import PLOVER_TYPES, read_events

__all__ = ["OTHER", "PLOVER_TYPES", "read_events"]
