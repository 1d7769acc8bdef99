"""Acts of saying, as all reports together give them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, StoredReport, decode, reading, tables
from onrecord.matters.utterances import Grouped, rendered
from onrecord.model import Entity, Speaker, Utterance
from onrecord.queries import selection
from onrecord.queries.meaning import Meaning
from onrecord.queries.results import LeftOut, Results
from onrecord.queries.sayings import Group, Sayings, group_of
from onrecord.queries.selection import LIMIT, Ask, Place
from onrecord.queries.statements import statement_conditions


@dataclass(frozen=True, slots=True)
class FoundUtterance:
    """An utterance, the reports of its renderings in their order, and who speaks.

    `speaker` is how its first rendering names the speaker, `entity` the whole ledger's, None where that is not known.
    """

    item: Utterance
    reports: tuple[StoredReport, ...]
    entity: Entity | None
    speaker: Speaker


def utterance_of(
    ledger: Ledger,
    statement_id: str,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
) -> FoundUtterance:
    """The utterance that a statement renders, of what had been said by a day and was known by another.

    Raises UsageError where the ledger has no such statement, or none of that confidence by those days; EvidenceError.
    """
    found = utterances_of(ledger, [statement_id], as_of=as_of, known_by=known_by, minimum_confidence=minimum_confidence)
    if not found:
        raise UsageError(
            "no such statement in the ledger, or none by those days or of that confidence",
            statement_id,
            "list statements with --json to see their ids",
        )
    return found[0]


def utterances_of(
    ledger: Ledger,
    statement_ids: Iterable[str],
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
) -> tuple[FoundUtterance, ...]:
    """The utterances that statements render, each once, in the order of the first that does.

    A statement that is not there by those days, or of that confidence, renders none. Raises EvidenceError, LedgerError.
    """
    with ledger.snapshot() as connection:
        sayings = Sayings(connection, Ask(None, None, as_of, known_by, minimum_confidence))
        grouped: list[Group] = []
        seen: set[str] = set()
        for each in statement_ids:
            start = None if each in seen else sayings.one(each)
            if start is not None:
                grouped.append(group_of(sayings, start))
                seen.update(it.statement.id for it in grouped[-1].sayings)
        return tuple(_found(connection, sayings, grouped))


def utterances(
    ledger: Ledger,
    *,
    by: str | None = None,
    about: str | None = None,
    as_of: date | None = None,
    known_by: date | None = None,
    minimum_confidence: float | None = None,
    limit: int = LIMIT,
    after: str | None = None,
) -> Results[FoundUtterance]:
    """The utterances of which a rendering fits, each at the place of the first that does. Raises as `statements` does.

    `as_of` and `known_by` choose the renderings, too.
    """
    own = tables.statements
    ask = Ask(by, about, as_of, known_by, minimum_confidence, limit, after)
    grouped: list[Group] = []
    left_out: LeftOut | None = None
    last: Place | None = None
    more, cursor = False, after
    with ledger.snapshot() as connection:
        conditions = statement_conditions(Meaning(connection, by, about))
        sayings = Sayings(connection, ask)
        seen: set[str] = set()
        while not more:
            places, left = selection.find(connection, own, replace(ask, after=cursor), conditions)
            left_out = left_out or left
            sayings.of_keys([place.key for place in places])
            for place in places:
                (start,) = sayings.of_keys([place.key])
                if start.statement.id in seen:
                    continue
                if len(grouped) == limit:
                    more = True
                    break
                group = group_of(sayings, start)
                members = [it.statement.id for it in group.sayings]
                seen.update(members)
                if _first(connection, ask, conditions, [sayings.keys[each] for each in members]) == place.key:
                    grouped.append(group)
                    last = place
            if len(places) <= limit:
                break
            cursor = selection.cursor(places[-1])
        found = _found(connection, sayings, grouped)
    return Results(tuple(found), selection.cursor(last) if more and last else None, left_out or LeftOut())


def _first(connection: Connection, ask: Ask, conditions: Sequence[ColumnElement[bool]], keys: list[int]) -> int:
    """The key of the first of these statements that fits, which is where its utterance stands."""
    if len(keys) == 1:
        return keys[0]
    fits = [*conditions, tables.statements.c.key.in_(keys)]
    places, _ = selection.find(connection, tables.statements, replace(ask, after=None, limit=1), fits)
    return places[0].key


def _found(connection: Connection, sayings: Sayings, grouped: Sequence[Group]) -> list[FoundUtterance]:
    """The utterances of groups, their statements read once more: compared with the texts of their reports."""
    keys = [sayings.keys[it.statement.id] for group in grouped for it in group.sayings]
    checked = {it.id: it for it in reading.statements(connection, keys).values()}
    entities = _entities(connection, {it.speaker for group in grouped for it in group.sayings if it.speaker})
    reports = {it.id: it for it in sayings.reports.values()}
    found = []
    for group in grouped:
        whole = tuple(replace(it, statement=checked[it.statement.id]) for it in group.sayings)
        item = rendered(Grouped(whole, group.pairs), group.copies)
        found.append(
            FoundUtterance(
                item,
                tuple(reports[rendering.cited.report] for rendering in item.renderings),
                entities.get(item.speaker or ""),
                checked[item.renderings[0].cited.item].speaker,
            )
        )
    return found


def _entities(connection: Connection, ids: set[str]) -> dict[str, Entity]:
    own = tables.entities
    rows = connection.execute(select(own).where(own.c.id.in_(ids))).mappings()
    return {row["id"]: decode.entity(row) for row in rows}
