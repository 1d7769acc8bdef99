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

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from onrecord.entities import judged
from onrecord.entities.judged import Group
from onrecord.entities.reference import place_code
from onrecord.model import Entity, EntityKind, NameJudgement, Spelling, content_id

FIRST_NAMES_FIT = 0.92
"""Jaro-Winkler similarity in [0, 1] of two skeletons of first names from which they are one. Set on pairs of our own
tests: it joins Aleksandr with Alexander (0.98) and keeps Marta from Maria (0.91), Ivan from Ivana (0.96) apart by the
rule on endings below; it gives up Muhammad with Mohamed (0.80)."""

LAST_NAMES_FIT = 0.93
"""The same of last names that differ in vowels alone, where the first names are equal: Kasambaev, Kasamabayev (0.98).
Set on our own tests; Marin and Moran (0.78) stay apart."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a name means: an entity of the whole ledger, or None where the name does not tell; a score and the reason.

    The score is in [0, 1]: how alike the name is to the entity's own, in Latin letters.
    """

    name: str
    entity: Entity | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name taken apart, as skeletons: first names in order, the last part, a suffix such as jr."""

    first: tuple[str, ...]
    last: str
    suffix: str


_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"}

_SKELETON: tuple[tuple[str, str], ...] = (
    (r"[^a-z]", ""),
    (r"^m[ou]h[ae]m+[ae][dt]$", "muhamed"),
    (r"(?<=[a-z])(?<![gq])ue(?=[a-z])", "u"),  # Jürgen, Juergen
    (r"(?<=[a-z])oe(?=[a-z])", "o"),  # Möller, Moeller; "ae" stays: Michael is not Mikhail
    (r"(?<=[bdfghklmnprstvz])yo", "e"),  # Пётр, Pyotr, Petr
    (r"shch|sch", "sh"),
    (r"tch", "ch"),
    (r"dzh|dj|zh|j", "j"),
    (r"gu(?=[ei])", "g"),
    (r"kh", "h"),
    (r"ph", "f"),
    (r"ck", "k"),
    (r"c(?!h)|q", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"ff\b", "v"),
    (r"ts|tz", "z"),
    (r"(?<=[aeou])[iy](?=[aeou])|\b[iy](?=[aeou])", ""),  # Baranayev, Baranaev; Yevgeny, Evgeny
    (r"(?<=[aeou])[iy]+", ""),  # Sergei, Sergey
    (r"[iy]+", "i"),  # Dmitry, Dmitrii
    (r"([a-z])\1+", r"\1"),  # Taalimov, Talimov; Anna, Ana
)
"""Transliterations of one name brought together, in this order: the common systems for Cyrillic (BGN/PCGN, ISO 9,
scholarly and the press's own, https://en.wikipedia.org/wiki/Romanization_of_Russian) differ in these letters."""


_PARTICLES = frozenset("van von der den de da del della di du dos la le ter ten zu zur bin ibn".split())
"""Small words before or inside a surname, in lower case: some reports leave them out (Anna van der Velm, Anna Velm)."""

_ARTICLES = frozenset(("al", "el"))
"""Articles that belong to the surname behind them: al Maren, al-Maren, Almaren."""

_BRITISH = (("isation", "ization"), ("defence", "defense"), ("centre", "center"), ("labour", "labor"))
"""Spellings of words that bodies are named by, as outlets of either side of the ocean write them."""


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """A word in which the usual transliterations of a name look the same.

    >>> {skeleton(word) for word in ("Sergei", "Sergey", "Serguey", "Сергей")}
    {'serge'}
    >>> skeleton("Zhilarov") == skeleton("Jilarov"), skeleton("Baranaev") == skeleton("Baranayev")
    (True, True)
    """
    folded = anyascii(word).lower()
    for pattern, letters in _SKELETON:
        folded = re.sub(pattern, letters, folded)
    return folded


def normalised(name: str) -> str:
    """A name of an organisation or place without case, accents, punctuation, British spellings, and a leading article.

    >>> normalised("The Council of São Velmo"), normalised("U.S."), normalised("Port & Defence Organisation")
    ('council of sao velmo', 'us', 'port and defense organization')
    """
    folded = anyascii(name).lower().replace("'s", "").replace(".", "").replace("&", " and ")
    for british, american in _BRITISH:
        folded = folded.replace(british, american)
    words = re.findall(r"[a-z0-9]+", folded)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def folded(kind: EntityKind, name: str) -> str:
    """What a body's, facility's or group's spellings have in common; of a country or city in all languages read.

    >>> folded(EntityKind.PLACE, "Норвегия") == folded(EntityKind.PLACE, "Norway")
    True
    """
    code = place_code(name) if kind is EntityKind.PLACE else None
    return f"cldr {code}".lower() if code else normalised(name)


def keys(name: Entity) -> tuple[str, ...]:
    """The blocking keys of a name. Names of one entity share a key, directly or by way of others.

    >>> keys(Entity("1", "Anna Verel", EntityKind.PERSON, ("Verel",)))
    ('person:vrl',)
    >>> keys(Entity("2", "Sea Council", EntityKind.ORGANIZATION, ("SC",)))
    ('organization:sc', 'organization:sea council')
    """
    own = {_key(name.kind, spelling) for spelling in _spellings(name)}
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
        return any(_fit(asked, person) for person in full_names(name) or map(person_of, _spellings(name)))
    return folded(name.kind, words) in {folded(name.kind, spelling) for spelling in _spellings(name)}


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


def consonants(last: str) -> str:
    """The first letter and the consonants after it."""
    return last[:1] + re.sub(r"[aeiou]", "", last[1:])


def _spellings(name: Entity) -> tuple[str, ...]:
    return (name.name, *name.variants)


def suffix_of(word: str) -> str:
    """What tells a son from a father behind a name, in one form; empty for any other word.

    >>> suffix_of("Jr."), suffix_of("Junior"), suffix_of("III"), suffix_of("Verel")
    ('jr', 'jr', '3', '')
    """
    return _SUFFIXES.get(anyascii(word).lower().rstrip("."), "")


_INNER = re.compile(r"['’ʼ\u2010-\u2013-]")
"""Apostrophes and hyphens inside of names, as keyboards and typesetters have them."""


def _without_particles(words: list[str]) -> list[str]:
    """A name's words with articles joined to the word behind them, and without particles.

    >>> _without_particles(["Van", "der", "Velm"]), _without_particles(["Van", "Velm"])
    (['Velm'], ['Van', 'Velm'])
    >>> _without_particles(["Omar", "al", "Maren"])
    ['Omar', 'alMaren']
    """
    kept: list[str] = []
    for place, word in enumerate(words[:-1]):
        behind = words[place + 1]
        if word in _ARTICLES:
            words[place + 1] = word + behind
        # Only the first word of a sentence has a capital for its place alone: "Van der Velm said".
        elif word not in _PARTICLES and not (not place and word.lower() in _PARTICLES and behind in _PARTICLES):
            kept.append(word)
    return kept + words[-1:]


@lru_cache(maxsize=100_000)
def person_of(spelling: str) -> Person:
    """A spelling of a person's name taken apart."""
    # An article or a hyphen inside of a name part belongs to it: Al-Maren, Smith-Jones.
    words = _without_particles([word for word in re.split(r"[\s.,]+", re.sub(_INNER, "", spelling)) if word])
    suffix = suffix_of(words[-1]) if len(words) > 1 else ""
    if suffix:
        words.pop()
    parts = [part for part in map(skeleton, words) if part]
    return Person(tuple(parts[:-1]), parts[-1] if parts else "", suffix)


@lru_cache(maxsize=100_000)
def full_names(name: Entity) -> frozenset[Person]:
    """The spellings with a first name that fit the name's own."""
    head = person_of(name.name)
    return frozenset(p for p in map(person_of, _spellings(name)) if p.first and _fit(p, head))


def _fit(one: Person, other: Person) -> bool:
    """Whether two spellings can be one person's: the last parts equal, the first names not against each other."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if one.last != other.last and not (one.first and one.first == other.first and _nearly(one.last, other.last)):
        return False
    if not one.first or not other.first:
        return True
    return _first_names_fit(one.first, other.first)


def _nearly(one: str, other: str) -> bool:
    """Whether two last names differ in vowels alone, and in few; one that only goes on is another (Ivanov, Ivanova)."""
    if consonants(one) != consonants(other) or one.startswith(other) or other.startswith(one):
        return False
    return JaroWinkler.similarity(one, other) >= LAST_NAMES_FIT


def _first_names_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The first names fit, and so do those after them, as far as both give them (middle names, patronymics)."""
    if "".join(one) == "".join(other):
        return True  # Anna-Maria, Anna Maria
    if not _name_fits(one[0], other[0]):
        return False
    return all(_name_fits(a, b) for a, b in zip(one[1:], other[1:], strict=False))


def _name_fits(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    # One that only goes on in a vowel is another name (Ivan, Ivana; Mari, Maria).
    if one.startswith(other) or other.startswith(one):
        return False
    # Nor do two that differ in a consonant: Marina is not Maria (0.97), nor Michael Mikhail (0.92).
    return consonants(one) == consonants(other) and JaroWinkler.similarity(one, other) >= FIRST_NAMES_FIT


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
    return all(a.suffix == b.suffix and _fit(a, b) for a in one for b in other)


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
    counts = Counter(spelling for name in members for spelling in _spellings(name))
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
