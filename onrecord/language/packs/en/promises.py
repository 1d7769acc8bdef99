"""English words before a date that something is promised for."""

from onrecord.lexicons.promises import PromiseLexicon

PROMISES = PromiseLexicon(
    deadline=frozenset("by before within".split()),
    not_due=frozenset("until till since after of than between".split()),
)
