"""Who copies whom in a group of copies, and how many independent sources stand behind so many outlets.

Invariant: a function of the group alone. Where neither a credit nor a date tells which text was first, it is not
decided (law 2); the two then count as one source, for one of them has it from the other or both from a third.

What decides, for two reports that share text, in this order:

1. A credit: a report that credits the other's outlet as a wire has the text from it, whichever came out first.
2. Both credit one wire: both have it from there, and neither from the other.
3. The dates: the report that certainly came out later has it from the earlier one.

A report that is in its greater part (`MOSTLY`) another's text, or that credits a wire, is no independent source: its
source is the other's, or the wire. One with a part of another's text and the rest of its own is a source for the rest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.dates import Edtf
from onrecord.lineage.copies import WHOLE, Copy

MOSTLY = WHOLE
"""The share of a report's text, in [0, 1], that stands in another from which it only copies: as for whole copies."""

_POINTS, _MARKS, _ARTICLE = re.compile(r"[.'’]"), re.compile(r"[^\w\s]"), re.compile(r"^the\s+")


@dataclass(frozen=True, slots=True)
class Holder:
    """A report that holds the text: its id, its outlet (else its name), when it came out, and the wires it credits."""

    id: str
    outlet: str
    published: Edtf | None
    wires: tuple[str, ...] = ()

    @property
    def credited(self) -> tuple[str, ...]:
        """The wires but for the outlet's own name: who names itself in its dateline credits nobody."""
        return tuple(wire for wire in self.wires if not same_name(wire, self.outlet))


@dataclass(frozen=True, slots=True)
class Taken:
    """Text that the report `by` has from the report `source`: the share of its own text, in [0, 1], and the reason.

    `credit` is the wire that it credits for it, None where the dates decide.
    """

    by: str
    source: str
    share: float
    reason: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two reports that share text, of which nothing tells who has it from whom: shares of each, and the reason."""

    one: str
    other: str
    share: float
    other_share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Descent:
    """A group's lineage: what was taken from whom, what is undecided, and the sources behind its outlets, by name.

    `originals` are the reports that have nothing from another report of the group and credit no wire.
    """

    taken: tuple[Taken, ...]
    undecided: tuple[Undecided, ...]
    originals: tuple[str, ...]
    sources: tuple[str, ...]
    outlets: int

    @property
    def independent(self) -> int:
        """How many independent sources there are."""
        return len(self.sources)


def same_name(one: str, other: str) -> bool:
    """Whether two names of outlets or wires are one, but for case, points and an article, or as its three initials.

    Two initials are too few: "AP" is the Associated Press, and Asia Plus is not.

    >>> same_name("The Halyard", "HALYARD"), same_name("Halyard", "Halyard Sport")
    (True, False)
    >>> same_name("TTA", "Tarvona Telegraph Agency"), same_name("AP", "Asia Plus")
    (True, False)
    """
    if _plain(one) == _plain(other):
        return True
    return any(_initials(long) == short.replace(".", "") for short, long in ((one, other), (other, one)))


def _plain(name: str) -> str:
    words = " ".join(_MARKS.sub(" ", _POINTS.sub("", name)).casefold().split())
    return _ARTICLE.sub("", words)


def _initials(name: str) -> str | None:
    words = re.findall(r"\w+", name)
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 2 else None


def descent(holders: Iterable[Holder], copies: Mapping[tuple[str, str], Copy]) -> Descent:
    """The lineage of a group. `copies` has each pair of ids once, in either order.

    >>> wire = Holder("w", "Tarvik Press", Edtf.parse("2024-03-02"))
    >>> post = Holder("p", "Sarn Post", Edtf.parse("2024-03-02"), ("Tarvik Press",))
    >>> told = descent([wire, post], {("p", "w"): Copy(0.9, 0.95, 40)})
    >>> [(t.by, t.source, t.reason) for t in told.taken], told.outlets, told.sources
    ([('p', 'w', 'it credits Tarvik Press')], 2, ('Tarvik Press',))
    """
    members = sorted(holders, key=lambda it: (_last(it), it.id))
    by_id = {it.id: it for it in members}
    ordered = {
        (a, b) if a < b else (b, a): copy if a < b else Copy(copy.other_share, copy.share, copy.shared)
        for (a, b), copy in copies.items()
    }
    taken: list[Taken] = []
    undecided: list[Undecided] = []
    for (a, b), copy in sorted(ordered.items()):
        one, other = by_id[a], by_id[b]
        decided = _decided(one, other, copy)
        if isinstance(decided, Taken):
            taken.append(decided)
        elif decided is not None:
            undecided.append(decided)
    nearest = _nearest(taken, ordered, {it.id: at for at, it in enumerate(members)})
    has = {each.by for each in taken}
    open_ = {each for it in undecided for each in (it.one, it.other)}
    originals = tuple(it.id for it in members if it.id not in has | open_ and not it.credited)
    outlets = len({_plain(it.outlet) for it in members})
    return Descent(nearest, tuple(undecided), originals, _sources(members, nearest, undecided), outlets)


def _decided(one: Holder, other: Holder, copy: Copy) -> Taken | Undecided | None:
    """Who has it from whom; None: both have it from a third."""
    for by, source, share in ((one, other, copy.share), (other, one, copy.other_share)):
        credit = next((wire for wire in by.credited if same_name(wire, source.outlet)), None)
        if credit and not any(same_name(wire, by.outlet) for wire in source.credited):  # they do not credit each other
            return Taken(by.id, source.id, share, f"it credits {credit}", credit)
    if any(same_name(wire, its) for wire in one.credited for its in other.credited):
        return None
    for by, source, share in ((one, other, copy.share), (other, one, copy.other_share)):
        if _certainly_before(source.published, by.published):
            came = f"it came out later, on {_value(by.published)} after {_value(source.published)}"
            return Taken(by.id, source.id, share, came)
    dates = [it.published for it in (one, other)]
    reason = "their dates do not tell which was first" if all(dates) else "of one the date is not known"
    return Undecided(one.id, other.id, copy.share, copy.other_share, reason)


def _certainly_before(one: Edtf | None, other: Edtf | None) -> bool:
    return bool(one and other and one.last and other.first and one.last < other.first)


def _value(date: Edtf | None) -> str:
    return date.value if date else "an unknown day"


def _last(it: Holder) -> str:
    day = it.published.last if it.published else None
    return day.isoformat() if day else "9999"


def _nearest(
    taken: Sequence[Taken], copies: Mapping[tuple[str, str], Copy], place: Mapping[str, int]
) -> tuple[Taken, ...]:
    """For each report where the text began: not also those who have it from there themselves.

    A credit names the source; of what shares text with it, a date says nothing more.
    """
    sources: defaultdict[str, dict[str, Taken]] = defaultdict(dict)
    for each in taken:
        sources[each.by][each.source] = each
    kept: list[Taken] = []
    for by in sorted(sources, key=lambda it: place[it]):
        own = sources[by]
        credited = [source for source, each in own.items() if each.credit]
        named = {
            source: each
            for source, each in own.items()
            if each.credit or not any((source, c) in copies or (c, source) in copies for c in credited)
        }
        began = [each for source, each in named.items() if not any(_from(source, other, sources) for other in named)]
        kept += began or named.values()
    return tuple(kept)


def _from(report: str, source: str, sources: Mapping[str, Mapping[str, Taken]]) -> bool:
    """Whether a report has text from a source, and the source has none from the report."""
    return source in sources.get(report, {}) and report not in sources.get(source, {})


def _sources(members: Sequence[Holder], taken: Sequence[Taken], undecided: Sequence[Undecided]) -> tuple[str, ...]:
    """The names of the independent sources: of each outlet whose text is its own, and of each wire; what may be one is.

    Every report stands for a source; those that are one text's are put together, and a report of another's text alone,
    or of a wire's, stands for nothing more than that.
    """
    own = {it.id: it for it in members}
    together = {it.id: it.id for it in members}

    def root(report: str) -> str:
        while together[report] != report:
            report = together[report]
        return report

    copying = {each.by for each in taken if each.share >= MOSTLY}
    for each in taken:
        if each.share >= MOSTLY:
            together[root(each.by)] = root(each.source)
    for pair in undecided:
        if max(pair.share, pair.other_share) >= MOSTLY:
            together[root(pair.one)] = root(pair.other)
    groups: defaultdict[str, list[Holder]] = defaultdict(list)
    for it in members:
        groups[root(it.id)].append(own[it.id])
    names: list[str] = []
    for group in groups.values():
        first = [it for it in group if it.id not in copying] or group
        wires = [wire for it in first for wire in it.credited]
        unaided = sorted({it.outlet for it in first if not it.credited})
        names += wires or [" or ".join(unaided)]
    distinct: list[str] = []
    for name in sorted(names, key=lambda it: (-len(it), it)):  # a name before its initials
        if not any(same_name(name, kept) for kept in distinct):
            distinct.append(name)
    return tuple(sorted(distinct))
