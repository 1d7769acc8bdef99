"""What holds, from when to when: facts in the design's relations, each with its words and the rule that read it.

In: a `Report`, its `Syntax`, and the times, entities, statements and events read before, with the language's pack.
Out: `Fact`s in text order. An end that the words do not give is a Dating without a date, which says so; one that
follows by rule (in office from the election on) names the rule in its basis. A fact inside a statement's content is
that statement's claim and carries its id as voice; what the outlet says too is kept once, in the outlet's voice.

"The Kardin base, opened in 2003" gives from 2003; "the council, which includes A, B and C" gives three memberships.
"""

from onrecord.facts.read import read_facts

__all__ = ["read_facts"]
