"""Where tellings of one fact differ: dates that exclude each other. All stand; nothing is chosen.

Invariant: a difference names at least two items and as many values; the same set of tellings gives the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.dates import Edtf
from onrecord.model import Difference
from onrecord.tellings.same import ToldFact, overlap, same_fact

STARTS, ENDS = "starts differ", "ends differ"
"""The rules, as a difference names them."""


def differences(tellings: Iterable[ToldFact]) -> tuple[Difference, ...]:
    """The differences among tellings of one fact: of when it began, and of when it ended.

    >>> from onrecord.model import Relation
    >>> def told(id: str, start: str) -> ToldFact:
    ...     return ToldFact(id, "Kardovia", Relation.OPERATES_BASE_AT, "Hald", Edtf.parse(start), None)
    >>> [one.sentence for one in differences([told("b", "2003"), told("a", "2001"), told("c", "2003-10")])]
    ['tellings differ on when it began: 2001, 2003, 2003-10']
    """
    ordered = sorted(tellings, key=lambda one: one.id)
    found = []
    for rule, verb in ((STARTS, "began"), (ENDS, "ends")):
        dates = [(one, one.valid_from if rule == STARTS else one.valid_to) for one in ordered]
        dated: list[tuple[ToldFact, Edtf]] = [(one, date) for one, date in dates if date is not None]
        against = [
            (one, date)
            for one, date in dated
            if any(same_fact(one, other) and not overlap(date, of_other) for other, of_other in dated)
        ]
        if against:
            listed = sorted(against, key=lambda pair: (pair[1].value.lstrip("./"), pair[0].id))
            values = tuple(dict.fromkeys(date.value for _, date in listed))
            sentence = f"tellings differ on when it {verb}: {', '.join(values)}"
            found.append(Difference(rule, tuple(one.id for one, _ in listed), values, sentence))
    return tuple(found)
