"""Who is who in one report: names put together, pronouns and nominals resolved, offices read.

In: a `Report` and its `Syntax`. Out: `Entities`: entities (each with all its spellings), mentions (each with the
entity, a score and a reason, or unresolved), and the offices that stand beside names. Joining entities over several
reports is `linking`'s, a function over what the ledger holds.
"""

from onrecord.entities.resolve import Entities, read_entities

__all__ = ["Entities", "read_entities"]
