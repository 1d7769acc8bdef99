"""What of all that bears on a matter takes a stance, and counts.

Invariant: a function of the set of what bears on it; what somebody says that another said is no position of the
other's, nor is what nobody named says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from onrecord.language import Pack
from onrecord.matters.attitudes import TURNED
from onrecord.matters.clauses import lowered
from onrecord.matters.material import Said
from onrecord.matters.polities import in_the_matters_words, of_known_polity
from onrecord.matters.proposition import Proposition
from onrecord.matters.relevance import Bears
from onrecord.matters.speaking_for import speaks_for
from onrecord.matters.stance import Stands, read_stances
from onrecord.matters.weighed import HOLDS, Weighed
from onrecord.model import SHOWN, EntityKind, Span, SpeakerKind, Stance, StanceReading, Utterance


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
        for_whom = in_the_matters_words(speaks_for(said, pack), proposition, pack)
        utterance, copied = rendered.get(said.id, (None, False))
        joined = _jointly(said, pack)
        for stands in stances:
            of_it = each.bearing.score if told is None else 1.0  # the network's stances are such to this matter
            weight = of_it * stands.reading.confidence * min(1.0, said.statement.confidence + 0.05)
            weight = round(weight, 4)
            found.append(Weighed(said, each.bearing, stands, for_whom, weight, each.own, utterance, copied, joined))
    ordered = _one_of_a_name(sorted(found, key=lambda it: it.said.place))
    return _unmoved(of_known_polity(ordered, proposition, packs), packs)


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


def _as_spokesman(said: Said, pack: Pack) -> Said:
    """A spokesman without a name as one who speaks for another, by the words for them; others as they are."""
    speaker = said.statement.speaker
    words = speaker.span.quote if speaker.span else ""
    if speaker.kind is not SpeakerKind.UNNAMED or not pack.matters.spokesmen.search(lowered(words)):
        return said
    spoken = replace(speaker, kind=SpeakerKind.ORGANIZATION, name=words, role=words)
    return replace(said, statement=replace(said.statement, speaker=spoken))


def _jointly(said: Said, pack: Pack) -> tuple[str, ...]:
    """The names of two and more that are no people and speak as one, by the words for the speaker."""
    span = said.statement.speaker.span
    if span is None or said.statement.speaker.kind is SpeakerKind.PERSON:
        return ()
    words = span.quote.split()
    joins = [at for at, word in enumerate(words) if word in pack.matters.joining]
    parts = [words[start:end] for start, end in zip([0, *(at + 1 for at in joins)], [*joins, None], strict=True)]
    named = all(part and all(word[:1].isupper() for word in part) for part in parts)
    return tuple(" ".join(part) for part in parts) if joins and named else ()


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
