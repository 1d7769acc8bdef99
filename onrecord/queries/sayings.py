"""The statements of a ledger that can be one utterance with a given one: what the grouping is asked of.

Invariant: what is handed on is all that is reached from the statement by pairs that are alike, so that its utterance is
the one that all statements of the ledger together would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, select

from onrecord.ledger import decode, reading, tables
from onrecord.ledger.reading import StoredReport
from onrecord.lineage.copies import Copy
from onrecord.matters.likeness import NEARBY, Alike, Saying
from onrecord.matters.utterances import SLACK, groups, pairs
from onrecord.model import CreditKind
from onrecord.queries import selection
from onrecord.queries.selection import Ask

_AT_ONCE = 5_000
"""Values in one IN list: SQLite takes 32,766 parameters."""


class Sayings:
    """The statements that fit what is asked, fetched as they are needed; one for a question, within one snapshot."""

    def __init__(self, connection: Connection, ask: Ask) -> None:
        own = tables.statements
        self._connection = connection
        self._fits = [*selection.fitting(own, ask), *([selection.stands(own, ask.as_of)] if ask.as_of else [])]
        self.reports: dict[int, StoredReport] = {}
        self.keys: dict[str, int] = {}
        self._report_keys: dict[str, int] = {}
        self._wires: dict[int, tuple[str, ...]] = {}
        self._held: dict[int, Saying] = {}
        self._copies: dict[int, dict[int, tuple[float, int]]] = {}

    def one(self, statement_id: str) -> Saying | None:
        """The statement of an id; None where none fits."""
        found = self._fetch(tables.statements.c.id == statement_id)
        return found[0] if found else None

    def of_keys(self, keys: Sequence[int]) -> list[Saying]:
        """The statements of these keys that fit, in the order of the keys."""
        new = [key for key in keys if key not in self._held]
        for at in range(0, len(new), _AT_ONCE):
            self._fetch(tables.statements.c.key.in_(new[at : at + _AT_ONCE]))
        return [self._held[key] for key in keys if key in self._held]

    def together(self, start: Saying) -> tuple[list[Saying], dict[tuple[str, str], Copy]]:
        """All statements that pairs lead to from one, and the copies among their reports."""
        loaded = {start.statement.id: start}
        reached, frontier = {start.statement.id}, [start]
        copies: dict[tuple[str, str], Copy] = {}
        while frontier:
            for it in self._candidates(frontier):
                loaded[it.statement.id] = it
            copies = self._among({it.report for it in loaded.values()})
            made = pairs(list(loaded.values()), copies, of={it.statement.id for it in frontier})
            new = {each for pair in made for each in pair} - reached
            reached |= new
            frontier = [loaded[each] for each in sorted(new)]
        return [loaded[each] for each in sorted(reached)], copies

    def _candidates(self, frontier: Sequence[Saying]) -> list[Saying]:
        """What may be alike with one of the frontier: of its speaker and near in time, or in a report of one text."""
        own, reports = tables.statements, tables.reports
        speaker = frontier[0].speaker
        near: list[ColumnElement[bool]] = []
        if speaker is not None:
            dated = [it.statement.said_on.date for it in frontier if it.statement.said_on.date]
            if dated:
                first = min((it.first for it in dated if it.first), default=None)
                last = max((it.last for it in dated if it.last), default=None)
                since = None if any(it.first is None for it in dated) else first
                until = None if any(it.last is None for it in dated) else last
                fits: list[ColumnElement[bool]] = [own.c.said_on.is_not(None)]
                if since:
                    fits.append(or_(own.c.said_on_last.is_(None), own.c.said_on_last >= _iso(since, -SLACK)))
                if until:
                    fits.append(or_(own.c.said_on_first.is_(None), own.c.said_on_first <= _iso(until, SLACK)))
                near.append(and_(*fits))
            near.append(and_(self._published_near(frontier), own.c.said_on.is_(None)))
            undated = [it for it in frontier if it.statement.said_on.date is None]
            if undated:
                near.append(self._published_near(undated))
        texts = sorted({key for it in frontier for key in self._copies_of(self._report_keys[it.report])})
        near += [own.c.report_key.in_(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
        who = own.c.key.in_(_spoken_by(speaker)) if speaker is not None else false()
        if speaker is None:
            return [it for it in self._fetch(or_(false(), *near)) if it.speaker is None] if near else []
        return self._fetch(and_(who, or_(*near), reports.c.key == own.c.report_key))

    @staticmethod
    def _published_near(sayings: Iterable[Saying]) -> ColumnElement[bool]:
        reports = tables.reports
        days = [it.published for it in sayings if it.published and it.published.first and it.published.last]
        if not days:
            return false()
        first, last = min(it.first for it in days if it.first), max(it.last for it in days if it.last)
        return and_(reports.c.published_last >= _iso(first, -NEARBY), reports.c.published_first <= _iso(last, NEARBY))

    def _fetch(self, condition: ColumnElement[bool]) -> list[Saying]:
        own, reports, used = tables.statements, tables.reports, tables.report_entities
        links = tables.links
        query = (
            select(own, links.c.entity_id)
            .join(reports, reports.c.key == own.c.report_key)
            .outerjoin(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.speaker_entity))
            .outerjoin(links, links.c.name_key == used.c.name_key)
            .where(*self._fits, condition)
            .order_by(own.c.key)
        )
        rows = self._connection.execute(query).mappings().all()
        new = [row for row in rows if row["key"] not in self._held]
        self._describe({row["report_key"] for row in new})
        contents = self._contents([row["key"] for row in new])
        for row in new:
            report = self.reports[row["report_key"]]
            # Its entity in the report and what it stands within are not asked: only the words and who, when, how.
            statement = decode.statement(row, contents[row["key"]], None, None)
            via = (statement.via.quote,) if statement.via else ()
            self.keys[statement.id] = row["key"]
            self._held[row["key"]] = Saying(
                statement,
                report.id,
                report.language,
                report.outlet or report.name,
                row["entity_id"],
                report.published.date,
                (*self._wires.get(row["report_key"], ()), *via),
            )
        return [self._held[row["key"]] for row in rows]

    def _contents(self, keys: Sequence[int]) -> Mapping[int, list[decode.Row]]:
        own = tables.statement_contents
        found: defaultdict[int, list[decode.Row]] = defaultdict(list)
        for at in range(0, len(keys), _AT_ONCE):
            query = select(own).where(own.c.statement_key.in_(keys[at : at + _AT_ONCE]))
            for row in self._connection.execute(query.order_by(own.c.statement_key, own.c.position)).mappings():
                found[row["statement_key"]].append(row)
        return found

    def _describe(self, report_keys: set[int]) -> None:
        """Know these reports, and the wires that they credit."""
        credits_ = tables.credits_
        new = sorted(report_keys - self.reports.keys())
        for at in range(0, len(new), _AT_ONCE):
            some = new[at : at + _AT_ONCE]
            self.reports |= reading.stored_reports(self._connection, tables.reports.c.key.in_(some))
            query = (
                select(credits_.c.report_key, credits_.c.name)
                .where(credits_.c.report_key.in_(some), credits_.c.kind == CreditKind.WIRE.value)
                .order_by(credits_.c.report_key, credits_.c.position)
            )
            for row in self._connection.execute(query):
                self._wires[row.report_key] = (*self._wires.get(row.report_key, ()), row.name)
        self._report_keys |= {self.reports[key].id: key for key in new}

    def _copies_of(self, report_key: int) -> dict[int, tuple[float, int]]:
        if report_key not in self._copies:
            own = tables.copies
            rows = self._connection.execute(select(own).where(own.c.report_key == report_key))
            self._copies[report_key] = {row.other_key: (row.share, row.shared) for row in rows}
        return self._copies[report_key]

    def _among(self, report_ids: Iterable[str]) -> dict[tuple[str, str], Copy]:
        keys = {self._report_keys[each]: each for each in report_ids}
        return {
            (keys[one], keys[other]): Copy(share, self._copies_of(other)[one][0], shared)
            for one in keys
            for other, (share, shared) in self._copies_of(one).items()
            if other in keys and keys[one] < keys[other] and one in self._copies_of(other)
        }


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of an utterance, and the copies among the reports that were reached."""

    sayings: tuple[Saying, ...]
    pairs: tuple[Alike, ...]
    copies: Mapping[tuple[str, str], Copy]


def group_of(sayings: Sayings, start: Saying) -> Group:
    """The statements that are one act of saying with this one."""
    reached, copies = sayings.together(start)
    group = next(it for it in groups(reached, copies) if start in it.sayings)
    return Group(group.sayings, group.pairs, copies)


def _spoken_by(entity: str) -> Select[tuple[int]]:
    own, used, links = tables.statements, tables.report_entities, tables.links
    return (
        select(own.c.key)
        .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.speaker_entity))
        .join(links, links.c.name_key == used.c.name_key)
        .where(links.c.entity_id == entity)
    )


def _iso(day: date, days: int) -> str:
    """So many days later, or the day itself where the calendar ends."""
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return day.isoformat()
