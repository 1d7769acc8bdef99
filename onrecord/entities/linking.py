"""Names of many reports to entities: who and what they mean together.

Invariant: the result is a function of the set of names, never of their order; names that share no blocking key,
directly or by way of others, do not touch each other's links, so that a block can be linked on its own. Every link has
a score and a reason. Where a name does not tell, it stays unlinked: two entities too many beat one wrong merge.

People join on the last part of the name and on first names that fit; both are compared as skeletons, in which the usual
transliterations of one name fall together (Sergei, Sergey, Сергей). A surname alone joins only where the ledger has
exactly one person of that surname; "Jr." and "Sr." keep a father and a son apart, and a name without either from both.
Organisations, places, facilities and groups join on their normalised name; an abbreviation joins where some report
defines it and all that define it mean one name; a name that two bodies bear ("Central Bank", of Velmeria and of
Ostrany) is linked to neither.

What a name alone cannot tell is not told here: two people of one full name, without a suffix, are one entity.

What people judged goes before the rules: see `judged`. A judged merge can join names that share no blocking key; then
their blocks have to be linked together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from onrecord.entities import judged
from onrecord.entities.judged import Group
from onrecord.entities.spellings import Person, consonants, fit, folded, full_names, person_of, spellings
from onrecord.model import Entity, EntityKind, NameJudgement, Spelling, content_id


@dataclass(frozen=True, slots=True)
class Link:
    """What a name means: an entity of the whole ledger, or None where the name does not tell; a score and the reason.

    The score is in [0, 1]: how alike the name is to the entity's own, in Latin letters.
    """

    name: str
    entity: Entity | None
    score: float
    reason: str


def keys(name: Entity) -> tuple[str, ...]:
    """The blocking keys of a name. Names of one entity share a key, directly or by way of others.

    >>> keys(Entity("1", "Anna Verel", EntityKind.PERSON, ("Verel",)))
    ('person:vrl',)
    >>> keys(Entity("2", "Sea Council", EntityKind.ORGANIZATION, ("SC",)))
    ('organization:sc', 'organization:sea council')
    """
    own = {_key(name.kind, spelling) for spelling in spellings(name)}
    if name.kind is not EntityKind.PERSON and (borne := _borne(folded(name.kind, name.name))):
        own.add(f"{name.kind}:{borne}")
    return tuple(sorted(own - {""}))


def keys_of_query(words: str) -> tuple[str, ...]:
    """The blocking keys of all names that words typed by a person can mean."""
    return tuple(sorted({_key(kind, words) for kind in EntityKind} - {""}))


def can_mean(words: str, name: Entity) -> bool:
    """Whether words typed by a person spell this name, or a part of it that is used for it.

    >>> anna = Entity("1", "Anna Verel", EntityKind.PERSON, ("Verel",))
    >>> can_mean("Verel", anna), can_mean("A. Verel", anna), can_mean("Boris Verel", anna)
    (True, True, False)
    """
    if name.kind is EntityKind.PERSON:
        asked = person_of(words)
        if asked.first and not full_names(name):
            return False  # whose surname it is, its link tells
        return any(fit(asked, person) for person in full_names(name) or map(person_of, spellings(name)))
    return folded(name.kind, words) in {folded(name.kind, spelling) for spelling in spellings(name)}


def keys_of_spelling(spelling: Spelling) -> tuple[str, ...]:
    """The blocking keys that every name with this fullest spelling has, among others."""
    return keys(Entity("", spelling.name, spelling.kind))


def link(names: Iterable[Entity], judgements: Iterable[NameJudgement] = ()) -> tuple[Link, ...]:
    """Link names of reports to entities; `id` of each is the name's own. In the order of the ids.

    Judgements hold over the rules, the newest over the older ones; neither their order nor the names' matters.

    >>> spellings = ("Sergei Orlan", "Sergey Orlan", "Orlan", "Dana Orlan")
    >>> given = [Entity(str(i), name, EntityKind.PERSON) for i, name in enumerate(spellings)]
    >>> for found in link(given):
    ...     print(found.name, found.entity and found.entity.name, found.reason)
    0 Sergei Orlan the same name
    1 Sergei Orlan the same name in another spelling
    2 None a surname alone, and 2 people have it
    3 Dana Orlan the same name
    """
    decided = judged.in_order(judgements)
    rejected = judged.rejected(decided)
    ordered = sorted(set(names), key=lambda name: name.id)
    found: list[Link] = []
    kept: list[Entity] = []
    for name in ordered:
        rejection = rejected.get(judged.spelling(name))
        if rejection is None:
            kept.append(name)
        else:
            found.append(Link(name.id, None, 0.0, f"no name, by {rejection.named}"))
    rules = _Rules()
    for kind in EntityKind:
        of_kind = [name for name in kept if name.kind is kind]
        join = rules.join_people if kind is EntityKind.PERSON else rules.join_others
        for block in _components(of_kind, keys):
            join(block)
    groups = judged.laid_over(rules.groups, kept, decided)
    grouped = {name.id for group in groups for name in group.names}
    found += _attach(groups, [name for name in kept if name.id not in grouped], rules, decided)
    found += _entities(groups, rules, judged.renamed(decided))
    return tuple(sorted(found, key=lambda it: it.name))


def _key(kind: EntityKind, spelling: str) -> str:
    compared = consonants(person_of(spelling).last) if kind is EntityKind.PERSON else folded(kind, spelling)
    return f"{kind}:{compared}" if compared else ""


def _borne(folded: str) -> str:
    """The name that a body bears before what it is of, where that is two words or more, else nothing.

    >>> _borne("central bank of velmeria"), _borne("ministry of defense"), _borne("central bank")
    ('central bank', '', '')
    """
    name, tie, _ = folded.partition(" of ")
    return name if tie and " " in name else ""


def _components(items: Sequence[Entity], keys_of: Callable[[Entity], Iterable[str]]) -> list[list[Entity]]:
    """Items that share a key, directly or by way of others, together; in the order of their first."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for key in keys_of(item):
            having[key].append(index)
    of: dict[int, int] = {}
    groups: list[list[Entity]] = []
    for start in range(len(items)):
        if start in of:
            continue
        group, stack = [], [start]
        of[start] = len(groups)
        while stack:
            index = stack.pop()
            group.append(index)
            for key in keys_of(items[index]):
                for near in having.pop(key, ()):
                    if near not in of:
                        of[near] = len(groups)
                        stack.append(near)
        groups.append([items[index] for index in sorted(group)])
    return groups


class _Rules:
    """What the rules join, block by block.

    Groups of names; by name's id what each that is no person's means, and why one is linked to nothing.
    """

    def __init__(self) -> None:
        self.groups: list[list[Entity]] = []
        self.meant: dict[str, str] = {}
        self.unclear: dict[str, str] = {}

    def join_people(self, block: list[Entity]) -> None:
        """People of one surname, or of surnames that some report gives for one person; a surname alone comes later."""
        of: defaultdict[_Order, list[Entity]] = defaultdict(list)
        for cluster in _clusters([name for name in block if full_names(name)]):
            of[min(map(self.order, cluster))] += cluster
        self.groups += of.values()

    def join_others(self, block: list[Entity]) -> None:
        """Organisations, places, facilities or groups that share a spelling, directly or by way of others."""
        # A spelling that reports give as another one's short form; one that stands for two names tells nothing.
        longer: defaultdict[str, set[str]] = defaultdict(set)
        # Names that several bodies bear before what they are of.
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for name in block:
            bearers[_borne(folded(name.kind, name.name))].add(folded(name.kind, name.name))
            for variant in name.variants:
                if folded(name.kind, variant) != folded(name.kind, name.name):
                    longer[folded(name.kind, variant)].add(folded(name.kind, name.name))
        groups: defaultdict[str, list[Entity]] = defaultdict(list)
        for name in block:
            own = meant = folded(name.kind, name.name)
            if len(bearers[own]) > 1 and not name.variants:
                self.meant[name.id] = own
                self.unclear[name.id] = f"{len(bearers[own])} bodies bear it, each with what it is of"
                continue
            seen = {meant}
            while len(longer[meant]) == 1:
                (meant,) = longer[meant]
                if meant in seen:
                    meant = min(seen)
                    break
                seen.add(meant)
            self.meant[name.id] = meant
            if len(longer[meant]) > 1 and not name.variants:
                self.unclear[name.id] = f"a short form of {len(longer[meant])} names"
            else:
                groups[meant].append(name)
        self.groups += (members for _, members in sorted(groups.items()))

    def order(self, name: Entity) -> _Order:
        """What a name alone would have an entity's id made of; of several names, the least."""
        if name.kind is not EntityKind.PERSON:
            return (name.kind, self.meant[name.id], (), "")
        people = full_names(name) or [person_of(name.name)]
        last, first, suffix = min((person.last, person.first, person.suffix) for person in people)
        return (name.kind, last, first, suffix)


_Order = tuple[EntityKind, str, tuple[str, ...], str]


def _attach(groups: list[Group], left: list[Entity], rules: _Rules, decided: Sequence[NameJudgement]) -> Iterable[Link]:
    """Give each surname alone to the one person who has it; links of the names that do not tell."""
    having: defaultdict[str, list[tuple[str, Group]]] = defaultdict(list)
    for group in groups:
        people = [name for name in group.names if name.kind is EntityKind.PERSON]
        for last, suffix in {(person.last, person.suffix) for name in people for person in full_names(name)}:
            having[last].append((suffix, group))
    joining: list[tuple[Group, Entity]] = []
    for name in left:
        if name.kind is not EntityKind.PERSON:
            yield Link(name.id, None, 0.0, rules.unclear[name.id])
            continue
        own = person_of(name.name)
        fitting = [group for suffix, group in having[own.last] if own.suffix in ("", suffix)]
        of = list({id(group): group for group in fitting}.values())
        split = judged.split_from(name, of[0], decided) if len(of) == 1 else None
        if split is not None:
            yield Link(name.id, None, 0.0, f"a surname alone, and not the one person's who has it, by {split.named}")
        elif len(of) == 1:
            joining.append((of[0], name))
        else:
            told = f"{len(of)} people have it" if of else "no report gives it with a first name"
            yield Link(name.id, None, 0.0, f"a surname alone, and {told}")
    # Only now: what one name joins must not count for the next.
    for group, name in joining:
        group.names.append(name)


def _clusters(full: list[Entity]) -> list[list[Entity]]:
    """Names with first names, put together: first those written out, then initials where one person alone fits."""
    same: defaultdict[frozenset[Person], list[Entity]] = defaultdict(list)
    for name in full:
        same[full_names(name)].append(name)
    people = sorted(same, key=lambda spellings: min(name.id for name in same[spellings]))
    written = [person for person in people if any(len(p.first[0]) > 1 for p in person)]
    cliques = _cliques(written)
    groups = [list(clique) for clique in cliques]
    for person in people:
        if person not in written:
            fitting = [at for at, clique in enumerate(cliques) if all(_all_fit(person, other) for other in clique)]
            if len(fitting) == 1:
                groups[fitting[0]].append(person)
            else:
                groups.append([person])
    return [[name for person in group for name in same[person]] for group in groups]


def _cliques(people: list[frozenset[Person]]) -> list[list[frozenset[Person]]]:
    """Those that fit each other, each with each, and nobody else; one that fits two who do not fit stays by itself."""
    initials: defaultdict[str, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        initials[min(p.first[0][0] for p in person)].append(index)
    near = {index: {index} for index in range(len(people))}
    for alike in initials.values():
        for place, index in enumerate(alike):
            for other in alike[:place]:
                if _all_fit(people[index], people[other]):
                    near[index].add(other)
                    near[other].add(index)
    groups, done = [], set[int]()
    for index in range(len(people)):
        if index not in done:
            # Joined only where all that touch it touch the same: then it does not matter from which one starts.
            group = near[index] if all(near[other] == near[index] for other in near[index]) else {index}
            done |= group
            groups.append([people[other] for other in sorted(group)])
    return groups


def _all_fit(one: frozenset[Person], other: frozenset[Person]) -> bool:
    return all(a.suffix == b.suffix and fit(a, b) for a in one for b in other)


def _entities(groups: list[Group], rules: _Rules, renamed: Mapping[Spelling, NameJudgement]) -> Iterable[Link]:
    """An entity for each group: its id is of what the rules put together, and stays when names leave; theirs is new."""
    of: defaultdict[tuple[EntityKind, str], list[tuple[bool, str, Group]]] = defaultdict(list)
    for group in groups:
        kind, last, first, suffix = min(map(rules.order, _telling(group.was or group.names)))
        own = (kind, " ".join((*first, last, suffix)).strip())
        of[own].append((not group.was, min(name.id for name in group.names), group))
    for own, sharing in of.items():
        for place, (left, least, group) in enumerate(sorted(sharing, key=lambda it: it[:2])):
            yield from _joined(group, content_id("entity", *own, *([least] if place or left else [])), renamed)


def _telling(members: Sequence[Entity]) -> Sequence[Entity]:
    """Of a group's names those that tell most: people's with a first name, if there are any."""
    return [name for name in members if name.kind is not EntityKind.PERSON or full_names(name)] or members


def _joined(group: Group, entity_id: str, renamed: Mapping[Spelling, NameJudgement]) -> list[Link]:
    """Links of all of a group's names to one entity, whose name is the best of those that tell most."""
    members = sorted(group.names, key=lambda name: name.id)
    counts = Counter(spelling for name in members for spelling in spellings(name))
    heads = {judged.spelling(name) for name in _telling(members)}

    def rank(head: Spelling) -> tuple[object, ...]:
        # Latin letters before others, for those who read the record in English; then not all capitals, common, full.
        name = head.name
        return (not name.isascii(), name.isupper(), -counts[name], -len(name.split()), name, head.kind)

    best = min(heads, key=rank)
    renames = [renamed[head] for head in map(judged.spelling, members) if head in renamed]
    shown = max(renames, key=lambda it: it.order).shown if renames else None
    name = shown or best.name
    entity = Entity(entity_id, name, best.kind, tuple(sorted(set(counts) - {name})))
    links = []
    for member in members:
        by = group.joined_by(member, best)
        found = _scored(member, replace(entity, name=best.name))
        links.append(Link(member.id, entity, 1.0, f"one, by {by.named}") if by else replace(found, entity=entity))
    return links


def _scored(name: Entity, entity: Entity) -> Link:
    own, theirs = anyascii(name.name).lower(), anyascii(entity.name).lower()
    alike = round(ratio(own, theirs) / 100, 4)
    if own == theirs:
        return Link(name.id, entity, 1.0, "the same name")
    if name.kind is EntityKind.PERSON:
        if not full_names(name):
            return Link(name.id, entity, 0.7, "a surname alone, and one person has it")
        return Link(name.id, entity, alike, "the same name in another spelling")
    if folded(name.kind, name.name) == folded(entity.kind, entity.name):
        return Link(name.id, entity, max(alike, 0.95), "the same name in another spelling")
    return Link(name.id, entity, 0.9, f"reports give it as a name of {entity.name}")
