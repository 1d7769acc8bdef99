"""What an actor's statements on a matter amount to, at each date.

Invariant: a function of the set of statements; a position has the statements that it rests on, and one weak statement
makes none. The same statements make the position of the person and of the institution and government that the person
speaks for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.dates import Edtf
from onrecord.language import Pack
from onrecord.matters.attitudes import TURNED
from onrecord.matters.clauses import lowered
from onrecord.matters.material import Said
from onrecord.matters.proposition import Match, Proposition, stands_for
from onrecord.matters.relevance import Bears
from onrecord.matters.speaking_for import SpeaksFor, speaks_for
from onrecord.matters.stance import Stands, read_stances
from onrecord.model import (
    SHOWN,
    ActorKind,
    Bearing,
    EntityKind,
    Position,
    Span,
    SpeakerKind,
    Stance,
    StanceReading,
    Utterance,
)

HOLDS = 0.42
"""The least confidence of a position, in [0, 1]: of its statements' taken together, as of independent ones. Set on the
sample matter by words: one statement whose act alone tells a stance has 0.3 to 0.4, one with a turn of phrase 0.5 and
more; by words and network see `network.together`."""

_BESIDE = 0.55
"""What another stance of the same actor at the same date must have of the surest statement of the first to stand beside
it: who denies a request and is open to talk holds both."""

_MOST = 3
"""Stances of one actor at one date at most."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement that bears on a matter and has a stance, for whom it is made, and how much it counts, in [0, 1].

    `utterance` is the act of saying that it renders, by its id; `copied` that its report has it from another;
    `jointly` with whom it is made ("Norvenia and Ostrany said").
    """

    said: Said
    bearing: Bearing
    stands: Stands
    speaks_for: SpeaksFor
    weight: float
    own: Match
    utterance: str | None = None
    copied: bool = False
    jointly: tuple[str, ...] = ()

    @property
    def stance(self) -> Stance:
        """Its stance."""
        return self.stands.reading.stance

    @property
    def who(self) -> str:
        """What its speaker is known by: the entity, or the name."""
        return self.said.speaker.id if self.said.speaker else (self.said.name or "").casefold()

    @property
    def order(self) -> tuple[float, tuple[str, int, str]]:
        """What statements are sorted by, best first."""
        return (-self.weight, self.said.place)


def weigh(
    proposition: Proposition,
    bears: Iterable[Bears],
    packs: Mapping[str, Pack],
    utterances: Iterable[Utterance] = (),
) -> tuple[Weighed, ...]:
    """The statements among what bears on a matter that have a stance, and a speaker who is named."""
    rendered = {r.cited.item: (it.id, r.copied_from is not None) for it in utterances for r in it.renderings}
    found = []
    for each in bears:
        said = each.item
        if not isinstance(said, Said) or said.statement.confidence < SHOWN:
            continue
        if said.statement.within is not None:  # what somebody says that another said is no position of the other's
            continue
        pack = packs[said.language]
        said = _as_spokesman(said, pack)
        if said.statement.speaker.kind in (SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT) or not said.name:
            continue
        # Who says that nothing has changed is read by what they held before: the network knows nothing of that.
        unmoved = _says_unmoved(said, pack) is not None
        told = None if unmoved else each.told
        own = proposition.told_in(said.report.language)
        read = read_stances(said, own, pack, told) if own is not None else ()
        stances = [it for it in read if it.reading.stance is not Stance.ASKS]
        if not stances and unmoved:
            nothing = StanceReading(Stance.ASKS, _BY_ITSELF, said.words[:1], "its own words take no side")
            stances = [Stands(nothing, of_talks=False)]
        for_whom = _in_the_matters_words(speaks_for(said, pack), proposition, pack)
        utterance, copied = rendered.get(said.id, (None, False))
        joined = jointly(said, pack)
        for stands in stances:
            of_it = each.bearing.score if told is None else 1.0  # the network's stances are such to this matter
            weight = of_it * stands.reading.confidence * min(1.0, said.statement.confidence + 0.05)
            weight = round(weight, 4)
            found.append(Weighed(said, each.bearing, stands, for_whom, weight, each.own, utterance, copied, joined))
    ordered = _one_of_a_name(sorted(found, key=lambda it: it.said.place))
    return _unmoved(_of_known_polity(ordered, proposition, packs), packs)


def _one_of_a_name(its: list[Weighed]) -> list[Weighed]:
    """With the person, where a report takes the same full name for a body's."""
    people = {
        it.said.speaker.name.casefold(): it.said.speaker
        for it in its
        if it.said.speaker and it.said.speaker.kind is EntityKind.PERSON and " " in it.said.speaker.name
    }
    found = []
    for it in its:
        speaker = it.said.speaker
        person = people.get(speaker.name.casefold()) if speaker and speaker.kind is not EntityKind.PERSON else None
        found.append(replace(it, said=replace(it.said, speaker=person)) if person else it)
    return found


def _in_the_matters_words(own: SpeaksFor, proposition: Proposition, pack: Pack) -> SpeaksFor:
    """With the polity as the proposition names it: the "Velmoran ambassador" is Velmora's."""
    first = (own.polity or own.institution or "").split(" ")[0].removesuffix("'s").removesuffix("’s")
    named = next((name for name in proposition.names if first and stands_for(first.lower(), name, pack)), None)
    written = re.findall(r"[A-Z][\w-]+", proposition.matter.proposition)
    means = next((word for word in written if named and word.lower() in named), None)
    if means is None or means == own.polity:
        return own
    bare = own.bare
    if own.polity is None:
        found = (pattern.search(lowered(bare)) for pattern, _ in pack.matters.roles)
        bare = next((it[0] for it in found if it), bare) if bare != first else "government"
        names = ((pattern.search(bare), name) for pattern, name in pack.matters.roles)
        bare = next((it.expand(name) for it, name in names if it), bare)
    return replace(own, institution=f"{bare} of {means}" if bare else None, polity=means)


def _as_spokesman(said: Said, pack: Pack) -> Said:
    """A spokesman without a name as one who speaks for another, by the words for them; others as they are."""
    speaker = said.statement.speaker
    words = speaker.span.quote if speaker.span else ""
    if speaker.kind is not SpeakerKind.UNNAMED or not pack.matters.spokesmen.search(lowered(words)):
        return said
    spoken = replace(speaker, kind=SpeakerKind.ORGANIZATION, name=words, role=words)
    return replace(said, statement=replace(said.statement, speaker=spoken))


def _says_what_it_does(it: Weighed, proposition: Proposition, packs: Mapping[str, Pack]) -> str | None:
    """The country of which a head of its government says what it does ("Norvenia will not sign, the premier said")."""
    pack = packs[it.said.language]
    doer = _doer(it, pack) if it.speaks_for.principal else None
    return doer if doer and any(stands_for(doer.lower(), name, pack) for name in proposition.names) else None


def _speaks_of_another(it: Weighed, proposition: Proposition, packs: Mapping[str, Pack]) -> bool:
    """Whether one says what another country does than the proposition's: it may be the speaker's own."""
    pack = packs[it.said.language]
    doer = _doer(it, pack)
    if doer is None or any(stands_for(doer.lower(), name, pack) for name in proposition.names):
        return False
    return re.search(rf"[a-z,] {re.escape(doer)}\b", it.said.report.text) is not None  # a name, and no first word


def _doer(it: Weighed, pack: Pack) -> str | None:
    """The name with which a statement begins, before a verb of doing ("Norvenia will not sign")."""
    first = re.match(r"([A-Z][\w-]+) (\w+)", it.said.words[0].quote)
    told = first is not None and first[2] in pack.matters.doing and first[1].lower() not in pack.matters.stop
    return first[1] if first is not None and told else None


def _of_known_polity(its: list[Weighed], proposition: Proposition, packs: Mapping[str, Pack]) -> tuple[Weighed, ...]:
    """With the polity for which a person speaks, where it goes without saying.

    Ladder: others tell it of the same office and all that do agree; a spokesman of no country is of the ministry or
    office of which the same report names the country (who heads one may be a guest); at home, where the proposition
    names one country and the report none of the others that people speak for, it is that one.
    """
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for it in its:
        own = it.speaks_for
        of = own.polity or _says_what_it_does(it, proposition, packs)
        if own.institution and of:
            told[it.who, own.bare].add(of)
            if not _AT_ANOTHERS.search(it.said.role or ""):
                told[it.said.report.id, own.bare].add(of)
    home = _home(proposition, packs)
    foreign = {it.who for it in its if _speaks_of_another(it, proposition, packs)}
    others = {of for (_, bare), each in told.items() if bare in _OF_COUNTRIES for of in each} - {home}
    others = {of for of in others if of.isalpha() and not any(of.lower() in it.matters.stop for it in packs.values())}
    found = []
    for it in its:
        own = it.speaks_for
        polities: set[str] = set()
        if own.institution and not own.polity:
            beside = told[it.said.report.id, own.bare] if own.of_state and not own.principal else set()
            polities = told[it.who, own.bare] or beside
            # What a report in another language calls other countries is not looked for: it may be of any.
            elsewhere = it.said.language != proposition.language
            abroad = elsewhere or it.who in foreign or any(of in it.said.report.text for of in others)
            if home and own.of_state and not polities and not abroad:
                polities = {home}
        if len(polities) == 1:
            (polity,) = polities
            it = replace(it, speaks_for=replace(own, institution=f"{own.institution} of {polity}", polity=polity))
        found.append(it)
    return _as_elsewhere(found)


_A_TERM = 400
"""Days from a statement whose report gives an office to another whose report gives none, in which the person is taken
to hold it still. Set by hand."""


def _as_elsewhere(its: list[Weighed]) -> tuple[Weighed, ...]:
    """With the country for which a person speaks elsewhere; and the office, where none is told, if held near then.

    Whoever another has followed in the office by then may be out of it.
    """
    of: defaultdict[str, list[Weighed]] = defaultdict(list)
    heads: defaultdict[str | None, list[Weighed]] = defaultdict(list)
    for it in its:
        if it.speaks_for.polity and it.speaks_for.of_state:
            of[it.who].append(it)
        if it.speaks_for.principal:
            heads[it.speaks_for.institution].append(it)
    found = []
    for it in its:
        own, others = it.speaks_for, of[it.who]
        polities = {str(other.speaks_for.polity) for other in others}
        bare = own.institution is None or own.institution == it.said.name
        if own.polity is None and len(polities) == 1 and own.of_state and not bare:
            (polity,) = polities
            own = replace(own, institution=f"{own.institution} of {polity}", polity=polity)
        elif own.polity is None and len(polities) == 1 and bare:
            near = min(others, key=lambda other: (_days_between(it, other), other.said.place))
            followed = any(other.who != it.who for other in heads[near.speaks_for.institution])
            own = near.speaks_for if _days_between(it, near) <= _A_TERM and not followed else own
        found.append(it if own is it.speaks_for else replace(it, speaks_for=own))
    return tuple(found)


def _days_between(one: Weighed, other: Weighed) -> int:
    """Days between the last days on which two can have been said; very many where one is not known."""
    a, b = (it.said.when.date.last if it.said.when.date else None for it in (one, other))
    return abs((a - b).days) if a and b else 10**6


_AT_ANOTHERS = re.compile(r" (?:to|in) (?:the )?[A-Z]")
"""An office that is held in another country: an ambassador's tells nothing of the ministries of the report."""

_OF_COUNTRIES = ("government", "foreign ministry", "defence ministry")
"""Institutions, as packs name them, that countries have and regions and bodies have not."""


def _home(proposition: Proposition, packs: Mapping[str, Pack]) -> str | None:
    """The one country that a proposition names, as it is written there; None where it names several, or none."""
    written = re.findall(r"(?<!the )\b[A-Z][\w-]+", proposition.matter.proposition)
    found = {
        word
        for name in proposition.names
        for word in written
        for pack in packs.values()
        if stands_for(word.lower(), name, pack)
    }
    return min(found) if len(found) == 1 and not proposition.of_person else None


_UNMOVED = 0.8
"""Confidence in the stance of before where somebody says that the position has not changed. Set by hand."""


_BY_ITSELF = 0.01
"""What a statement counts whose own words take no side, until what its speaker said before is looked up."""


def _unmoved(its: tuple[Weighed, ...], packs: Mapping[str, Pack]) -> tuple[Weighed, ...]:
    """With the same person's last stance where somebody says that it is what it was.

    Its own words tell less, or the opposite ("I have not moved. But we need a harbour").
    """
    found = []
    for it in its:
        words = _says_unmoved(it.said, packs[it.said.language])
        last = _last_before(it, its) if words else None
        turned = last is not None and TURNED.get(last.stance) is it.stance
        if words is not None and last is not None and (turned or it.stands.reading.confidence < _UNMOVED):
            on = "on" if last.said.when.date and last.said.when.date.exact else "in"
            told = f"{on} {last.said.when.value} it was: {last.stance.value}"
            reason = f"it says that the position is what it was, and {told}"
            reading = StanceReading(last.stance, _UNMOVED, (words,), reason)
            weight = it.weight / it.stands.reading.confidence * _UNMOVED
            it = replace(it, stands=replace(last.stands, reading=reading), weight=round(weight, 4))
        if it.stance is not Stance.ASKS:
            found.append(it)
    return tuple(found)


def _says_unmoved(said: Said, pack: Pack) -> Span | None:
    """The words by which somebody says that the position has not changed."""
    for span in said.words:
        told = pack.matters.unmoved.search(lowered(span.quote))
        if told:
            return Span(span.start + told.start(), span.start + told.end(), span.quote[told.start() : told.end()])
    return None


def _last_before(one: Weighed, its: Iterable[Weighed]) -> Weighed | None:
    """The surest of what one's speaker said last before."""
    when = one.said.when.date
    best: tuple[date, float, tuple[str, int, str]] | None = None
    found = None
    for it in its:
        told = it.said.when.date
        if it.who != one.who or not (when and when.first and told and told.last and told.last < when.first):
            continue
        rank = (told.last, it.weight, it.said.place)
        if it.weight >= HOLDS and (best is None or rank > best):
            best, found = rank, it
    return found


def read_positions(weighed: Iterable[Weighed]) -> tuple[Position, ...]:
    """The positions of each actor at each date, by date (unknown ones last), the surest first."""
    groups: defaultdict[tuple[ActorKind, str, str, str], list[Weighed]] = defaultdict(list)
    for it in weighed:
        when = it.said.when.value
        # Statements of unknown date are together only within one report.
        day = when or f"unknown, {it.said.report.id}"
        for kind, actor in actors(it):
            groups[kind, actor, day, it.who if kind is ActorKind.PERSON else ""].append(it)
    found = [position for key, group in groups.items() for position in _positions(key[0], key[1], group)]
    return tuple(sorted(_without_coarser(found), key=_order))


def _without_coarser(found: list[Position]) -> list[Position]:
    """The positions, but for those that the same report has of the same actor on a day that is known better."""
    dated: defaultdict[tuple[str, str, str, Stance, str], list[Edtf]] = defaultdict(list)

    def keys(it: Position) -> set[tuple[str, str, str, Stance, str]]:
        return {(it.actor_kind.value, it.actor, it.speaker, it.stance, each.report) for each in it.statements}

    for it in found:
        for key in keys(it):
            if it.when.date is not None:
                dated[key].append(it.when.date)

    def finer(it: Position) -> bool:
        when = it.when.date
        return when is not None and all(
            any(other != when and other.within(when) for other in dated[key]) for key in keys(it)
        )

    return [it for it in found if not finer(it)]


def jointly(said: Said, pack: Pack) -> tuple[str, ...]:
    """The names of two and more that are no people and speak as one, by the words for the speaker."""
    span = said.statement.speaker.span
    if span is None or said.statement.speaker.kind is SpeakerKind.PERSON:
        return ()
    words = span.quote.split()
    joins = [at for at, word in enumerate(words) if word in pack.matters.joining]
    parts = [words[start:end] for start, end in zip([0, *(at + 1 for at in joins)], [*joins, None], strict=True)]
    named = all(part and all(word[:1].isupper() for word in part) for part in parts)
    return tuple(" ".join(part) for part in parts) if joins and named else ()


def actors(it: Weighed) -> list[tuple[ActorKind, str]]:
    """Whose position a statement is part of."""
    found = [(ActorKind.PERSON, it.said.name or "")]
    if it.speaks_for.institution:
        found.append((ActorKind.INSTITUTION, it.speaks_for.institution))
    if it.speaks_for.polity:
        found.append((ActorKind.GOVERNMENT, it.speaks_for.polity))
    found += [(ActorKind.GOVERNMENT, name) for name in it.jointly if name != it.speaks_for.polity]
    return found


def _positions(kind: ActorKind, actor: str, group: list[Weighed]) -> list[Position]:
    by_stance: defaultdict[Stance, list[Weighed]] = defaultdict(list)
    for it in group:
        by_stance[it.stance].append(it)
    held = sorted(((_together(its), stance) for stance, its in by_stance.items()), key=lambda it: (-it[0], it[1].value))
    surest = max(it.weight for it in by_stance[held[0][1]])
    found = []
    by_words = any(it.stands.by == "words" for it in by_stance[held[0][1]])
    for confidence, stance in held[:_MOST]:
        if confidence < HOLDS or confidence < _BESIDE * surest:
            continue
        if by_words and all(it.stands.by == "act" for it in by_stance[stance]):
            continue  # what an act alone tells does not stand beside what words tell
        its = sorted(by_stance[stance], key=lambda it: (it.copied, it.order))
        first = its[0].said
        found.append(
            Position(
                actor=actor,
                actor_id=first.speaker.id if first.speaker and kind is ActorKind.PERSON else None,
                actor_kind=kind,
                speaker=first.name or "",
                role=first.role,
                when=first.when,
                stance=stance,
                confidence=confidence,
                statements=tuple(it.said.cited for it in its),
                decided_by=its[0].stands.reading.words,
                reason="; ".join(
                    part for part in (_counted(its), its[0].stands.reading.reason, _in_office(first)) if part
                ),
            )
        )
    return found


def _in_office(said: Said) -> str | None:
    """By what the speaker is known, where the report gives an office alone."""
    return f"who spoke is told by the office: {said.in_office.basis}" if said.in_office else None


def _counted(its: list[Weighed]) -> str:
    """How many statements a position rests on, and which of the reports only copy."""
    own = len({it.utterance or it.said.id for it in its})
    told = "one statement" if own == 1 else f"{own} statements"
    reports = {it.said.report.id for it in its if not it.copied}
    told += f" in {len(reports)} reports" if len(reports) > 1 else ""
    outlets = sorted({it.said.report.outlet or "another report" for it in its if it.copied})
    return f"{told}; only copied by {', '.join(outlets)}" if outlets else told


def _together(its: Iterable[Weighed]) -> float:
    """The confidence of statements together; one act of saying, and the same words in several reports, count once."""
    best: dict[str, float] = {}
    for it in its:
        words = it.utterance or " ".join(" ".join(span.quote.lower().split()) for span in it.said.words)
        best[words] = max(best.get(words, 0.0), it.weight)
    left = 1.0
    for weight in sorted(best.values()):
        left *= 1.0 - weight
    return round(1.0 - left, 4)


def _order(it: Position) -> tuple[bool, str, str, str, float, str]:
    first = it.when.date.first or it.when.date.last if it.when.date else None
    day = first.isoformat() if first else ""
    return (it.when.date is None, day, it.actor_kind.value, it.actor, -it.confidence, it.stance.value)
