"""Who said what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_

from onrecord.entities.reference import country
from onrecord.language import every_pack
from onrecord.ledger import Ledger, at_one_moment, search, tables
from onrecord.ledger.wanted import wanted
from onrecord.queries import selection
from onrecord.queries.loading import load_statements
from onrecord.queries.meaning import Meaning
from onrecord.queries.only import ANYTHING, Only
from onrecord.queries.results import FoundStatement, Results
from onrecord.queries.selection import LIMIT, Ask, Place
from onrecord.queries.speaker_by_office import SpeakerByOffice, spoken_in_office
from onrecord.queries.ways import Having


def statements(  # noqa: PLR0913  # each is one thing that a person asks
    ledger: Ledger,
    *,
    by: str | None = None,
    about: str | None = None,
    as_of: date | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
    only: Only = ANYTHING,
    limit: int = LIMIT,
    after: str | None = None,
) -> Results[FoundStatement]:
    """Statements by a speaker, about words, said by a day, known by a day. Raises UsageError, LedgerError.

    Among those by a person are the ones of which a report says only "the president said", where all reports together
    tell that he or she was it on that day; `derived` says so. See `speaker_by_office`.
    """
    ask = Ask(by, about, as_of, known_by, minimum_confidence, limit, after, only)
    own = tables.statements
    with at_one_moment(ledger) as moment, moment.snapshot() as connection:
        meaning = Meaning(connection, by, about)
        derived = spoken_in_office(moment, meaning.names, known_by=known_by)

        def conditions(_: Meaning) -> list[ColumnElement[bool]]:
            return statement_conditions(meaning, own.c.id.in_(sorted(derived)) if derived else None)

        def load(
            connection: Connection, _ask: Ask, _fits: Sequence[ColumnElement[bool]], places: Sequence[Place]
        ) -> list[FoundStatement]:
            return [_derived(found, derived) for found in load_statements(connection, places)]

        return selection.answer(moment, own, ask, conditions, load)


def _derived(found: FoundStatement, derived: Mapping[str, SpeakerByOffice]) -> FoundStatement:
    """The statement with the speaker whom other reports tell, and why."""
    told = derived.get(found.item.id)
    if told is None or told.holder is None:
        return found
    return replace(found, entity=told.holder.entity, derived=f"by the office that other reports tell: {told.reason}")


def statement_conditions(meaning: Meaning, also: ColumnElement[bool] | None = None) -> list[ColumnElement[bool]]:
    """What `by` and `about` ask of statements; those by `also` are taken for the speaker's, too."""
    own = tables.statements
    asked: list[ColumnElement[bool]] = []
    by_name = False
    if meaning.by and meaning.names:
        others = [way for way in (by_government(meaning.by), also) if way is not None]
        asked.append(or_(own.c.speaker_key.in_(meaning.names), *others))
        by_name = not others
    elif meaning.by:
        asked.append(Having(own, search.STATEMENTS, (wanted(meaning.by), search.SPEAKER)))
    if meaning.words is not None:
        # A statement's index has its speaker's name, which is that of the record's entity.
        speaker = (meaning.named, search.SPEAKER) if by_name and meaning.named else None
        asked.append(Having(own, search.STATEMENTS, (meaning.words, search.WORDS), beside=speaker))
    return asked


def by_government(by: str) -> ColumnElement[bool] | None:
    """Whether a country's capital, or another seat of its government, speaks for it; None where `by` is no country."""
    roles = [
        f"{pack.entities.government} of {land}"
        for pack in every_pack()
        if (land := country(by, pack.entities)) is not None
    ]
    return tables.statements.c.speaker_role.in_(roles) if roles else None
