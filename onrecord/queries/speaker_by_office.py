"""Who spoke, where a report says only "the president said": by what the reports together tell of the office.

Invariant: nothing is written, and nobody is named where the words, the polity, the date or the holder is in doubt: the
answer then says which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select, union

from onrecord.dates import Edtf
from onrecord.entities.reference import polity as polity_of
from onrecord.entities.spellings import normalised
from onrecord.errors import UsageError
from onrecord.language import FullPack, Pack, full_pack_for
from onrecord.ledger import Ledger, tables
from onrecord.ledger.among import among
from onrecord.ledger.columns import to_the_letter
from onrecord.model import Relation, SpeakerKind
from onrecord.queries import selection
from onrecord.queries.loading import load_told
from onrecord.queries.meaning import Meaning
from onrecord.queries.office_facts import polities_told, polity_key, without_demonym
from onrecord.queries.offices import (
    Holding,
    OfficeHolder,
    by_first_told,
    last_told,
    office_holders,
    person_key,
)
from onrecord.queries.results import FoundStatement
from onrecord.queries.selection import Ask

LONGEST_SILENCE = 366
"""Days after the last report that somebody holds an office, with no end told, up to which he or she is named as the
speaker. Set by hand, on no data: offices of state change about every four years, and a ledger of news that names its
president nowhere in a year knows little of that country."""

_AT_ONCE = 500
"""Statements read from the ledger at once."""


@dataclass(frozen=True, slots=True)
class SpeakerByOffice:
    """Whom "the president" in a report meant by what other reports tell: a holder, or None, and the reason for either.

    `on` is the day or days asked of; `candidates` are all who may have held the office then.
    """

    statement: FoundStatement
    office: str | None
    polity: str | None
    on: Edtf | None
    holder: OfficeHolder | None
    reason: str
    candidates: tuple[OfficeHolder, ...] = ()


def speaker_by_office(ledger: Ledger, statement_id: str, *, known_by: date | None = None) -> SpeakerByOffice:
    """Who spoke, where a report says only "the president said": the holder when it was said, or the reason why nobody.

    Where the words do not say of which polity, it is the one polity that the report names, if that is one. Raises
    UsageError where no current report has the statement, LedgerError.
    """
    ask = Ask(known_by=known_by, limit=1, minimum_confidence=0.0)
    found = selection.answer(
        ledger, tables.statements, ask, lambda _: [tables.statements.c.id == statement_id], load_told
    ).items
    if not found:
        raise UsageError("no such statement in the ledger", statement_id, "list statements to see their ids")
    return _spoken(ledger, found[0], known_by, polities_told(ledger, known_by))


_told, _links = tables.facts, tables.links
_HELD = (
    select(_told.c.object, _links.c.entity_id)
    .distinct()
    .join(_links, _links.c.name_key == _told.c.subject_key)
    .where(_told.c.relation == Relation.HOLDS_OFFICE.value, among(_told.c.subject_key, "names"))
)
# Apart, for each has an index: of a busy name's facts, few are offices.
_OFFICES = union(*(_HELD.where(to_the_letter(which)) for which in (tables.UNTOLD, tables.TOLD)))
"""The offices that names are told to hold, and the entities that they mean."""


def spoken_in_office(
    ledger: Ledger, names: Sequence[int], *, known_by: date | None = None
) -> dict[str, SpeakerByOffice]:
    """The statements, by id, that reports give to an office alone, and that a person of one of these names made in it.

    A pure function of the live reports and judgements; nothing is written. Names are given by their keys. Empty where
    nobody of these names is told to have held an office.
    """
    if not names:
        return {}
    own = tables.statements
    with ledger.snapshot() as connection:
        offices = connection.execute(_OFFICES, {"names": names}).all()
    nouns = {
        normalised(title.partition(" of ")[0]).split()[-1]
        for title, _ in offices
        if normalised(title.partition(" of ")[0])
    }
    people = {entity for _, entity in offices if entity}
    if not nouns or not people:
        return {}

    def conditions(_: Meaning) -> list[ColumnElement[bool]]:
        words = [func.lower(own.c.speaker_text).contains(noun, autoescape=True) for noun in sorted(nouns)]
        return [to_the_letter(tables.BY_OFFICE), or_(*words)]

    governed = polities_told(ledger, known_by)
    found: dict[str, SpeakerByOffice] = {}
    after = None
    while True:
        ask = Ask(known_by=known_by, minimum_confidence=0.0, limit=_AT_ONCE, after=after)
        page = selection.answer(ledger, own, ask, conditions, load_told)
        for statement in page.items:
            told_by = _spoken(ledger, statement, known_by, governed)
            if told_by.holder and told_by.holder.entity and told_by.holder.entity.id in people:
                found[statement.item.id] = told_by
        if (after := page.next) is None:
            return found


def _spoken(
    ledger: Ledger, statement: FoundStatement, known_by: date | None, governed: frozenset[str]
) -> SpeakerByOffice:
    """Who made a statement, where its report gives it to an office alone."""
    speaker = statement.item.speaker
    if speaker.entity is not None:
        return SpeakerByOffice(statement, None, None, None, None, f"the report itself names {speaker.name}")
    pack = full_pack_for(statement.report.language)
    named = _office_of_words(speaker.span.quote, pack) if speaker.span and pack else None
    if named is None or speaker.kind is not SpeakerKind.PERSON or pack is None:
        return SpeakerByOffice(statement, None, None, None, None, "the speaker is not told by an office")
    role, of = named
    if of is None:
        role, of = without_demonym(role, governed, pack)
    day = statement.item.said_on.date or statement.report.published.date
    unsure = SpeakerByOffice(statement, role, of, day, None, "")
    if day is None or day.first is None or day.last is None:
        return replace(unsure, reason="no date: neither when it was said nor when the report was published is known")
    if of is None:
        polities = _polities(ledger.report(statement.report.id).text, governed, pack)
        if len(polities) != 1:
            which = f"it names {', '.join(polities)}" if polities else "it names none that is known"
            return replace(unsure, reason=f"no polity: the words do not say of which, and of the report, {which}")
        unsure = replace(unsure, polity=(of := polities[0]))
    return _decided(ledger, unsure, role, of, (day.first, day.last), known_by)


def _decided(
    ledger: Ledger, unsure: SpeakerByOffice, role: str, of: str, days: tuple[date, date], known_by: date | None
) -> SpeakerByOffice:
    """The one who held the office on the first and on the last day that the date can mean."""
    first, last = (office_holders(ledger, role, of, as_of=day, known_by=known_by).holders for day in days)
    candidates = {person_key(it.entity, it.name): it for it in (*last, *first)}
    unsure = replace(unsure, candidates=tuple(sorted(candidates.values(), key=by_first_told)))
    title = f"{role} of {of}"
    if not candidates:
        return replace(unsure, reason=f"no holder known: no report tells who was {title} on {unsure.on}")
    if len(candidates) > 1:
        names = ", ".join(it.name for it in unsure.candidates)
        return replace(unsure, reason=f"{len(candidates)} holders known for {unsure.on}: {names}")
    (holder,) = candidates.values()
    if len(first) + len(last) < 2 or any(it.holding is Holding.UNCERTAIN for it in (*first, *last)):
        return replace(unsure, reason=f"not certain: {holder.sentence}")
    silence = (days[1] - last_told(holder)).days
    if silence > LONGEST_SILENCE:
        return replace(unsure, reason=f"{holder.name} was last told to be {title} {silence} days before")
    return replace(unsure, holder=holder, reason=holder.sentence)


def _office_of_words(words: str, pack: FullPack | None) -> tuple[str, str | None] | None:
    """The office and polity of "the president of Velmeria"; None where the words are no definite office.

    >>> pack = full_pack_for("en")
    >>> _office_of_words("The president of Velmeria", pack), _office_of_words("a minister", pack)
    (('president', 'Velmeria'), None)
    """
    if pack is None:
        return None
    title, _, of = " ".join(words.split()).partition(" of ")
    parts = title.split()
    lowered = [part.lower() for part in parts]
    if not parts or lowered[0] in pack.entities.indefinite or set(lowered) & pack.entities.former:
        return None
    if lowered[0] in pack.facts.definite:
        parts, lowered = parts[1:], lowered[1:]
    if not parts or lowered[-1] not in pack.facts.offices:
        return None
    return " ".join(parts), of or None


def _polities(text: str, governed: frozenset[str], pack: Pack) -> list[str]:
    """The polities that a report names: countries, and those of which reports tell an office.

    They are looked for in the text itself: one that the names' recogniser misses would leave another as the only one.
    """
    words = dict.fromkeys(re.findall(r"[^\W\d_]+", text))
    named = [polity_of(word, governed, pack.entities) for word in words if word[:1].isupper()]
    named += [of for of in sorted(governed) if " " in of and of in text]
    found = {polity_key(name): name for name in reversed(named) if name}
    return [found[key] for key in sorted(found)]
