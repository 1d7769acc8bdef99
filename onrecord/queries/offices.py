"""Who held an office on a day, by what all reports tell.

Invariant: nothing is overwritten and nothing is written. Reports that contradict each other are all returned, each with
its words; where they do not decide it, the holder is marked as uncertain, and the sentence says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from onrecord.dates import Edtf
from onrecord.entities.spellings import normalised
from onrecord.errors import UsageError
from onrecord.language import pack_for
from onrecord.ledger import Ledger
from onrecord.model import Entity
from onrecord.queries.office_facts import (
    OUT,
    OfficeFact,
    in_office,
    offices_told,
    placed,
    polity_key,
    polity_of_title,
    same_polity,
    without_demonym,
)
from onrecord.queries.results import FoundFact


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
    told = list(offices_told(ledger, normalised(role).split()[-1], known_by))
    places = frozenset(filter(None, (asked, *(polity_of_title(each.found.item.object) for each in told))))
    if asked is None:
        role, asked = without_demonym(role, places, pack_for("en"))
    wanted = normalised(role)
    fitting = [it for each in told if normalised((it := placed(each, places)).office) == wanted]
    everyone = [_holder(facts, as_of) for facts in _by_person(fitting)]
    inside = [it for it in everyone if it and (asked is None or (it.polity and same_polity(it.polity, asked)))]
    outside = [it for it in everyone if it and asked is not None and it.polity is None]
    followed = [_followed(it, inside, as_of) for it in inside]
    return OfficeHolders(
        role, asked, as_of, tuple(sorted(followed, key=by_first_told)), tuple(sorted(outside, key=by_first_told))
    )


def person_key(entity: Entity | None, name: str) -> str:
    """What makes two holders one: the entity, or, of names that are linked to none, the name."""
    return entity.id if entity else f"name {normalised(name)}"


def _by_person(told: Iterable[OfficeFact]) -> list[list[OfficeFact]]:
    """Facts of one person and one polity; those that name no polity with the one that the others give, if it is one."""
    people: defaultdict[str, list[OfficeFact]] = defaultdict(list)
    for each in told:
        people[person_key(each.entity, each.found.item.subject)].append(each)
    groups: list[list[OfficeFact]] = []
    for facts in people.values():
        polities = {polity_key(each.polity): each.polity for each in facts if each.polity}
        of: defaultdict[str, list[OfficeFact]] = defaultdict(list)
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
    """A beginning, an end, or a day in office; it lies between `first` (None: not told) and `last`, or about then."""

    last: date
    kind: _Kind
    first: date | None
    about: bool = False


def _points(facts: Iterable[OfficeFact]) -> list[_Point]:
    """What a person's facts of one office tell, in the order of time."""
    points = set()
    for each in facts:
        fact = each.found.item
        for kind, told in ((_Kind.BEGINNING, fact.valid_from.date), (_Kind.END, fact.valid_to.date)):
            if told and told.last:
                points.add(_Point(told.last, kind, told.first, about=told.value.endswith("~")))
        held = fact.held_on.date
        if held and held.last and in_office(each.found):
            points.add(_Point(held.last, _Kind.ATTESTED, held.first))
        elif held and held.last and fact.rule in OUT and fact.valid_to.date is None:
            points.add(_Point(held.last, _Kind.END, None))
    return sorted(points, key=lambda it: (it.last, it.kind, it.first or date.min, it.about))


def _holder(facts: list[OfficeFact], as_of: date | None) -> OfficeHolder | None:
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
            between = Edtf.between(point.first, point.last)
            kept.append(Edtf.parse(f"{between.value}~") if point.about and "/" not in between.value else between)
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
        if fact.held_on.date and fact.held_on.date.last and in_office(found):
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
        left = any(it.first for it in holder.until)
        parts.append(f"{'left office' if left else 'was out of office'} {_either(holder.until)}")
    told = "; ".join(parts) or "is told without a date"
    return f"{holder.name}, {holder.title}: {told}{f'; {why}' if why else ''}."


def _either(dates: Sequence[Edtf]) -> str:
    """Dates in a sentence.

    >>> _either([Edtf.parse("2024-03-01"), Edtf.parse("../2024-05"), Edtf.parse("2023~")])
    'on 2024-03-01, or by 2024-05, or about 2023'
    """
    words = []
    for it in dates:
        if it.first is None:
            words.append(f"by {it.value.removeprefix('../')}")
        elif it.value.endswith("~"):
            words.append(f"about {it.value.removesuffix('~')}")
        else:
            words.append(f"{'on' if it.exact else 'in'} {it.value}")
    return ", or ".join(words)


def by_first_told(holder: OfficeHolder) -> tuple[date, str, str]:
    """The order of holders: by when they are first told, those without a date last."""
    days = [*_days_in_office(holder), *(it.last for it in holder.until if it.last)]
    return min(days, default=date.max), holder.name, holder.polity or ""
