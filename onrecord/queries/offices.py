"""Who held an office on a day, by what all reports tell.

Invariant: nothing is overwritten and nothing is written. Reports that contradict each other are all returned, each with
its words; where they do not decide it, the holder is marked as uncertain, and the sentence says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.dates import Edtf
from onrecord.entities.reference import country
from onrecord.entities.reference import polity as polity_of
from onrecord.entities.spellings import normalised
from onrecord.errors import UsageError
from onrecord.language import Pack, pack_for
from onrecord.ledger import Ledger, decode, tables
from onrecord.model import Entity, Relation
from onrecord.queries import selection
from onrecord.queries.facts import load_facts
from onrecord.queries.results import FoundFact
from onrecord.queries.selection import Ask, Place

_IN_OFFICE, _OUT = (
    ("title beside the name", "entered office"),
    ("left office", "former title beside the name", "predecessor"),
)
"""The rules of facts that have somebody in office, or out of it, when the report is told."""

_AT_ONCE = 1000
"""Facts read from the ledger at once."""


class Holding(StrEnum):
    """How sure it is that somebody held an office on a day.

    `TOLD`: the day lies between days that reports tell. `SINCE`: it lies after them, no end is told, and nobody else is
    told to have followed. `UNCERTAIN`: reports allow it and do not decide it.
    """

    TOLD = "told"
    SINCE = "since"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person in an office, with all that reports tell of it.

    `since` and `until` are the beginnings and ends told, each once, by date; two beginnings are two terms, or two
    reports that differ. Of the days by which it was over the first is kept. `attested` are the first and the last day
    on which a report has the person in office. `entity` is None where the name is linked to nobody. `holding` is None
    where no day was asked for.
    """

    name: str
    entity: Entity | None
    office: str
    polity: str | None
    since: tuple[Edtf, ...]
    until: tuple[Edtf, ...]
    attested: tuple[date, date] | None
    holding: Holding | None
    evidence: tuple[FoundFact, ...]
    sentence: str

    @property
    def title(self) -> str:
        """The office, with "of …" where reports tell the polity."""
        return f"{self.office} of {self.polity}" if self.polity else self.office


@dataclass(frozen=True, slots=True)
class OfficeHolders:
    """The holders of an office, by when they are first told to hold it.

    `polity_not_told` are people of the same office, of whom no report says what it is of.
    """

    office: str
    polity: str | None
    as_of: date | None
    holders: tuple[OfficeHolder, ...]
    polity_not_told: tuple[OfficeHolder, ...] = ()


def office_holders(
    ledger: Ledger,
    office: str,
    polity: str | None = None,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
) -> OfficeHolders:
    """Who held an office ("foreign minister", "president of Velmeria") on a day; without one, who ever did.

    Roles are compared as words: "prime minister" does not find a "premier". Facts that do not say of which polity are
    taken for the one that other facts give for the same person and role, if it is one. Raises UsageError, LedgerError.
    """
    role, _, of = office.partition(" of ")
    role = role.strip()
    asked = polity or of.strip() or None
    if not normalised(role):
        raise UsageError("no office is named", f"office {office!r}", 'give one such as "president of Velmeria"')
    told = list(_offices_told(ledger, normalised(role).split()[-1], known_by))
    places = frozenset(filter(None, (asked, *(polity_of_title(each.found.item.object) for each in told))))
    if asked is None:
        role, asked = without_demonym(role, places, pack_for("en"))
    wanted = normalised(role)
    fitting = [it for each in told if normalised((it := _placed(each, places)).office) == wanted]
    everyone = [_holder(facts, as_of) for facts in _by_person(fitting)]
    inside = [it for it in everyone if it and (asked is None or (it.polity and same_polity(it.polity, asked)))]
    outside = [it for it in everyone if it and asked is not None and it.polity is None]
    followed = [_followed(it, inside, as_of) for it in inside]
    return OfficeHolders(
        role, asked, as_of, tuple(sorted(followed, key=by_first_told)), tuple(sorted(outside, key=by_first_told))
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact of an office, whom its subject's name is linked to, and the office taken apart."""

    found: FoundFact
    entity: Entity | None
    office: str = ""
    polity: str | None = None


def polities_told(ledger: Ledger, known_by: date | None) -> frozenset[str]:
    """What reports tell an office of, by its names in them."""
    own, reports = tables.facts, tables.reports
    query = (
        select(own.c.object)
        .distinct()
        .join(reports, reports.c.key == own.c.report_key)
        .where(own.c.relation == Relation.HOLDS_OFFICE.value)
        .where(reports.c.retracted_at.is_(None), selection.current(known_by))
    )
    if known_by:
        query = query.where(reports.c.known_on <= known_by.isoformat())
    with ledger.snapshot() as connection:
        return frozenset(filter(None, map(polity_of_title, connection.scalars(query))))


def _offices_told(ledger: Ledger, noun: str, known_by: date | None) -> Iterator[_Told]:
    """The facts of all reports of an office whose words have this noun."""
    own = tables.facts

    def conditions(_: Connection, __: Ask) -> list[ColumnElement[bool]]:
        held = own.c.relation == Relation.HOLDS_OFFICE.value
        return [held, func.lower(own.c.object).contains(noun, autoescape=True)]

    after = None
    while True:
        ask = Ask(known_by=known_by, limit=_AT_ONCE, after=after)
        page = selection.answer(ledger, own, ask, conditions, _load)
        yield from page.items
        if (after := page.next) is None:
            return


def _load(
    connection: Connection, _ask: Ask, _fits: Sequence[ColumnElement[bool]], places: Sequence[Place]
) -> list[_Told]:
    own, used, links, meant = tables.facts, tables.report_entities, tables.links, tables.entities
    query = (
        select(own.c.key.label("fact_key"), meant)
        .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.subject_entity))
        .join(links, links.c.name_key == used.c.name_key)
        .join(meant, meant.c.id == links.c.entity_id)
        .where(own.c.key.in_([place.key for place in places]))
    )
    entities = {row["fact_key"]: decode.entity(row) for row in connection.execute(query).mappings()}
    found = load_facts(connection, places)
    return [_Told(fact, entities.get(place.key)) for fact, place in zip(found, places, strict=True)]


def polity_of_title(title: str) -> str | None:
    """What an office is of, where its title says so.

    >>> polity_of_title("president of Velmeria"), polity_of_title("president")
    ('Velmeria', None)
    """
    return title.partition(" of ")[2] or None


def _placed(told: _Told, places: frozenset[str]) -> _Told:
    """The fact with its office taken apart: "president of Kardovia", "Kardovian president"."""
    title = told.found.item.object
    if of := polity_of_title(title):
        return replace(told, office=title.partition(" of ")[0], polity=of)
    role, of = without_demonym(title, places, pack_for(told.found.report.language))
    return replace(told, office=role, polity=of)


def without_demonym(role: str, places: frozenset[str], pack: Pack | None) -> tuple[str, str | None]:
    """An office without the polity that its first word names: "Velmerian president", "Velmeria's president"."""
    first, _, rest = role.partition(" ")
    word = first.removesuffix("'s").removesuffix("’s")
    known = polity_of(word, places, pack.entities) if pack and rest and word[:1].isupper() else None
    return (rest, known) if known else (role, None)


def same_polity(one: str, other: str) -> bool:
    """Whether two names mean one polity: a country by any of its names, else the same words.

    >>> same_polity("the U.S.", "United States"), same_polity("Velmeria", "velmeria"), same_polity("Velmeria", "Velm")
    (True, True, False)
    """
    return polity_key(one) == polity_key(other)


def polity_key(name: str) -> str:
    """What two names of one polity have in common."""
    pack = pack_for("en")
    return normalised((pack and country(name, pack.entities)) or name)


def person_key(entity: Entity | None, name: str) -> str:
    """What makes two holders one: the entity, or, of names that are linked to none, the name."""
    return entity.id if entity else f"name {normalised(name)}"


def _by_person(told: Iterable[_Told]) -> list[list[_Told]]:
    """Facts of one person and one polity; those that name no polity with the one that the others give, if it is one."""
    people: defaultdict[str, list[_Told]] = defaultdict(list)
    for each in told:
        people[person_key(each.entity, each.found.item.subject)].append(each)
    groups: list[list[_Told]] = []
    for facts in people.values():
        polities = {polity_key(each.polity): each.polity for each in facts if each.polity}
        of: defaultdict[str, list[_Told]] = defaultdict(list)
        for each in facts:
            only = next(iter(polities.values())) if len(polities) == 1 else None
            polity = each.polity or only
            of[polity_key(polity) if polity else ""].append(replace(each, polity=polity))
        groups += of.values()
    return groups


class _Kind(StrEnum):
    """What a day of an office is; on one day, in this order: who is in office in the morning may leave and begin."""

    ATTESTED = "1"
    END = "2"
    BEGINNING = "3"


@dataclass(frozen=True, slots=True, order=True)
class _Point:
    """A beginning, an end, or a day in office; it lies between `first` (None: not told) and `last`."""

    last: date
    kind: _Kind
    first: date | None


def _points(facts: Iterable[_Told]) -> list[_Point]:
    """What a person's facts of one office tell, in the order of time."""
    points = set()
    for each in facts:
        fact = each.found.item
        for kind, told in ((_Kind.BEGINNING, fact.valid_from.date), (_Kind.END, fact.valid_to.date)):
            if told and told.last:
                points.add(_Point(told.last, kind, told.first))
        held = fact.held_on.date
        if held and held.last and _in_office(each.found):
            points.add(_Point(held.last, _Kind.ATTESTED, held.first))
        elif held and held.last and fact.rule in _OUT and fact.valid_to.date is None:
            points.add(_Point(held.last, _Kind.END, None))
    return sorted(points, key=lambda it: (it.last, it.kind, it.first or date.min))


def _in_office(found: FoundFact) -> bool:
    """Whether a fact has somebody in office when it is told; that it was entered on a day does not say so."""
    fact = found.item
    return fact.rule in _IN_OFFICE and fact.valid_from.date is None and fact.valid_to.date is None


def _holder(facts: list[_Told], as_of: date | None) -> OfficeHolder | None:
    """The person with all that is told; None where nothing says that he or she held the office on the day."""
    points = _points(facts)
    holding, why = _holding(points, as_of) if as_of else (None, "")
    if as_of and holding is None:
        return None
    fact = facts[0]
    days = [point.last for point in points if point.kind is _Kind.ATTESTED]
    name = fact.entity.name if fact.entity else fact.found.item.subject
    holder = OfficeHolder(
        name,
        fact.entity,
        fact.office.lower(),
        fact.polity,
        _dates(points, _Kind.BEGINNING),
        _dates(points, _Kind.END),
        (min(days), max(days)) if days else None,
        holding,
        tuple(each.found for each in facts),
        "",
    )
    return replace(holder, sentence=_sentence(holder, why))


def _dates(points: Iterable[_Point], kind: _Kind) -> tuple[Edtf, ...]:
    """The dates of one kind; that it was over by a day says nothing where it was over by an earlier one."""
    kept: list[Edtf] = []
    over = False
    for point in points:
        if point.kind is kind and not (over and point.first is None):
            kept.append(Edtf.between(point.first, point.last))
        over = point.kind is _Kind.END
    return tuple(dict.fromkeys(kept))


def _holding(points: list[_Point], day: date) -> tuple[Holding | None, str]:
    """Whether somebody held an office on a day, by the points before and after it; None: nothing says so."""
    before = [it for it in points if it.last <= day]
    after = [it for it in points if it.last > day]
    # An end that is only known to lie before a day can lie before the day that is asked of, too.
    last, following = (before[-1] if before else None), (after[0] if after else None)
    if last is None or last.kind is _Kind.END:
        possible = following and following.kind is not _Kind.END and following.first and following.first <= day
        return (Holding.UNCERTAIN, "the date told allows it") if possible else (None, "")
    if following is None:
        return (Holding.TOLD, "") if last.last == day else (Holding.SINCE, "no end is told")
    if following.kind is _Kind.ATTESTED:
        return Holding.TOLD, ""
    if following.kind is _Kind.END:
        if following.first is not None and day < following.first:
            return Holding.TOLD, ""
        return Holding.UNCERTAIN, f"the end lies between {last.last} and {following.last}"
    if last.kind is _Kind.BEGINNING:
        return Holding.UNCERTAIN, f"two beginnings are told, {last.last} and {following.last}"
    return Holding.TOLD, ""


def _followed(holder: OfficeHolder, others: Sequence[OfficeHolder], as_of: date | None) -> OfficeHolder:
    """A holder of whom no end is told, as uncertain where somebody else is told in the same office since."""
    if holder.holding is not Holding.SINCE or as_of is None:
        return holder
    last = last_told(holder)
    since = [
        other.name
        for other in others
        if other is not holder
        and other.polity
        and holder.polity
        and same_polity(other.polity, holder.polity)
        and any(last < day <= as_of for day in _days_in_office(other))
    ]
    if not since:
        return holder
    why = f"no end is told, but {', '.join(sorted(since))} is told in the office after that"
    return replace(holder, holding=Holding.UNCERTAIN, sentence=_sentence(holder, why))


def _days_in_office(holder: OfficeHolder) -> list[date]:
    """The beginnings told, and all days on which a report has the person in office."""
    days = [it.last for it in holder.since if it.last]
    for found in holder.evidence:
        fact = found.item
        if fact.held_on.date and fact.held_on.date.last and _in_office(found):
            days.append(fact.held_on.date.last)
    return days


def last_told(holder: OfficeHolder) -> date:
    """The last day on which a report has somebody in office or entering it; `date.min` where none is told."""
    return max(_days_in_office(holder), default=date.min)


def _sentence(holder: OfficeHolder, why: str) -> str:
    """As a person would write it: from, to, in office on which days, and what is not decided."""
    parts = [f"took office {_either(holder.since)}"] if holder.since else []
    if holder.attested:
        first, last = holder.attested
        parts.append(f"is in office in {'a report' if first == last else 'reports'} of {first}")
        if first != last:
            parts[-1] += f" to {last}"
    if holder.until:
        parts.append(f"was out of office {_either(holder.until)}")
    told = "; ".join(parts) or "is told without a date"
    return f"{holder.name}, {holder.title}: {told}{f'; {why}' if why else ''}."


def _either(dates: Sequence[Edtf]) -> str:
    """Dates in a sentence.

    >>> _either([Edtf.parse("2024-03-01"), Edtf.parse("../2024-05")])
    'on 2024-03-01, or by 2024-05'
    """
    words = []
    for it in dates:
        if it.first is None:
            words.append(f"by {it.value.removeprefix('../')}")
        else:
            words.append(f"{'on' if it.exact else 'in'} {it.value}")
    return ", or ".join(words)


def by_first_told(holder: OfficeHolder) -> tuple[date, str, str]:
    """The order of holders: by when they are first told, those without a date last."""
    days = [*_days_in_office(holder), *(it.last for it in holder.until if it.last)]
    return min(days, default=date.max), holder.name, holder.polity or ""
