"""What people decided of names, laid over what the rules of linking join.

Judgements are gone through from the oldest to the newest, each over what the ones before made of the rules' groups: a
merge puts the groups of its names together; a split takes its first name out of the group of the others. So a judgement
holds over the rules, and a newer one over an older one that it contradicts; withdrawn, the older one holds again.
A judgement means all names of a spelling, but for a split in pages: that gives names to another of the same spelling
before anything is joined, and is not laid over groups.

Invariant: the result is a function of the groups, the names and the set of judgements, never of their order; names that
no judgement ties together do not touch each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model import Decision, Entity, NameJudgement, Spelling


@dataclass(slots=True)
class Group:
    """Names that are one entity.

    `came` numbers, by name's id, the group that the rules had it in. `by` are the merges that made it one. `was` are
    the names that the rules gave it, whatever left it since; none where all of it was split off.
    """

    names: list[Entity]
    came: dict[str, int] = field(default_factory=dict)
    by: list[NameJudgement] = field(default_factory=list)
    was: list[Entity] = field(default_factory=list)

    def joined_by(self, name: Entity, head: Spelling) -> NameJudgement | None:
        """The judgement by which a name is one with the one that the entity is called by; None: by the rules."""
        heads = {self.came.get(it.id) for it in self.names if spelling(it) == head}
        if not self.by or self.came.get(name.id) in heads | {None}:
            return None
        return max(self.by, key=lambda it: (spelling(name) in it.names, it.order))


def spelling(name: Entity) -> Spelling:
    """What a judgement calls a name by."""
    return Spelling(name.kind, name.name)


def in_order(judgements: Iterable[NameJudgement]) -> tuple[NameJudgement, ...]:
    """Judgements from the oldest to the newest."""
    return tuple(sorted(set(judgements), key=lambda it: it.order))


def rejected(decided: Sequence[NameJudgement]) -> dict[Spelling, NameJudgement]:
    """The spellings that are no names: rejected, and neither merged nor renamed since."""
    last: dict[Spelling, NameJudgement] = {}
    for judgement in decided:
        if judgement.decision is not Decision.SPLIT:
            last.update(dict.fromkeys(judgement.names, judgement))
    return {name: judgement for name, judgement in last.items() if judgement.decision is Decision.REJECT}


def renamed(decided: Sequence[NameJudgement]) -> dict[Spelling, NameJudgement]:
    """The newest rename of each spelling that has one."""
    return {it.names[0]: it for it in decided if it.decision is Decision.RENAME}


def mean_two(one: NameJudgement, other: NameJudgement) -> bool:
    """Whether two splits in pages have one name mean two people in one page."""
    shared = any(page.means(its.sha256, its.url) for page in one.pages for its in other.pages)
    return shared and one.namesake != other.namesake and bool(set(one.names) & set(other.names))


def laid_over(
    groups: Iterable[Iterable[Entity]], names: Iterable[Entity], decided: Sequence[NameJudgement]
) -> list[Group]:
    """The groups of the rules as judgements change them; a name of `names` that stands in no group joins by a merge."""
    laid = _Laid(groups, names, {spelling for judgement in decided for spelling in judgement.names})
    for judgement in decided:
        if judgement.decision is Decision.MERGE:
            laid.merge(judgement)
        elif judgement.decision is Decision.SPLIT:
            laid.split(judgement)
    return laid.out()


class _Laid:
    """Groups by number while judgements change them; `at` numbers, by name's id, the group that it is in now."""

    def __init__(
        self, groups: Iterable[Iterable[Entity]], names: Iterable[Entity], concerned: Collection[Spelling]
    ) -> None:
        self.groups: dict[int, Group] = {}
        self.at: dict[str, int] = {}
        self.following = 0
        for group in groups:
            self.put(group)
        self.spelled: defaultdict[Spelling, list[Entity]] = defaultdict(list)
        for name in names:
            if spelling(name) in concerned:
                self.spelled[spelling(name)].append(name)
        self.alone = {name.id for its in self.spelled.values() for name in its if name.id not in self.at}

    def put(self, names: Iterable[Entity]) -> Group:
        """A group of its own for names."""
        made = Group(list(names))
        made.was = list(made.names)
        made.came = {name.id: self.following for name in made.names}
        self.at |= made.came
        self.groups[self.following] = made
        self.following += 1
        return made

    def merge(self, judgement: NameJudgement) -> None:
        """Put the groups of the names together."""
        members = [name for its in judgement.names for name in self.spelled.get(its, ())]
        if len({spelling(name) for name in members}) < 2:
            return
        for name in members:
            if name.id not in self.at:
                self.put([name])
        first, *rest = sorted({self.at[name.id] for name in members})
        into = self.groups[first]
        for number in rest:
            other = self.groups.pop(number)
            self.at |= {name.id: first for name in other.names}
            into.names += other.names
            into.came |= other.came
            into.by += other.by
            into.was += other.was
        into.by.append(judgement)

    def split(self, judgement: NameJudgement) -> None:
        """Take the first name out of the group of the others, or of any; it leaves whole, from wherever it is."""
        first, *others = judgement.names
        leaving = [name for name in self.spelled.get(first, ()) if name.id in self.at]
        numbers = {self.at[name.id] for name in leaving}
        holding = {self.at[name.id] for its in others for name in self.spelled.get(its, ()) if name.id in self.at}
        if not numbers or (others and not holding & numbers):
            return
        out = {name.id for name in leaving}
        was: list[Entity] = []
        for number in sorted(numbers):
            group = self.groups[number]
            group.names = [name for name in group.names if name.id not in out]
            if not group.names:
                was += group.was
                del self.groups[number]
        self.put(leaving).was = was

    def out(self) -> list[Group]:
        """The groups; a name that the rules leave out is left out again where a split took it out of a merge."""
        return [
            group
            for group in self.groups.values()
            if any(name.id not in self.alone for name in group.names) or len({*map(spelling, group.names)}) > 1
        ]


def split_from(name: Entity, group: Group, decided: Sequence[NameJudgement]) -> NameJudgement | None:
    """The split, if any, that keeps a name which the rules would add to a group out of it."""
    own = spelling(name)
    there = {spelling(it) for it in group.names}
    for judgement in reversed(decided):
        if judgement.decision is Decision.SPLIT and own in judgement.names:
            first, *others = judgement.names
            if own == first and (not others or there & set(others)):
                return judgement
            if own != first and first in there:
                return judgement
    return None
