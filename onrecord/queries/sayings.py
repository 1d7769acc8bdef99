"""The statements of a ledger that can be one utterance with a given one: what the grouping is asked of.

Invariant: what is handed on is all that is reached from the statement by pairs that are alike, so that its utterance is
the one that all statements of the ledger together would give.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, false, or_, select

from onrecord.dates import Edtf
from onrecord.ledger import decode, reading, tables
from onrecord.ledger.among import slices
from onrecord.ledger.reading import StoredReport
from onrecord.lineage.copies import Copy
from onrecord.matters.likeness import NEARBY, Alike, Saying
from onrecord.matters.utterances import SLACK, groups, pairs, utterances
from onrecord.model import CreditKind, Utterance
from onrecord.queries import selection
from onrecord.queries.selection import Ask

_APIECE = 3
"""Times that a speaker is asked for piece by piece, before all that they said is read: one utterance takes two or
three, a page of a speaker's utterances many."""

_Ends = tuple[int, int]
"""The first and the last day that a date can mean, as ordinals."""

_NEVER = (1, 0)
"""The ends of a date that is not known: it meets nothing."""


@dataclass(frozen=True, slots=True)
class _Times:
    """When a speaker's statements were said, and when their reports were out: a row of ends for each key."""

    keys: NDArray[np.int64]
    said: NDArray[np.int32]
    out: NDArray[np.int32]


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
        self._asked: Counter[str] = Counter()
        self._times: dict[str, _Times] = {}
        self._copies: dict[int, dict[int, tuple[float, int]]] = {}

    def one(self, statement_id: str) -> Saying | None:
        """The statement of an id; None where none fits."""
        found = self._fetch(tables.statements.c.id == statement_id)
        return found[0] if found else None

    def of_keys(self, keys: Sequence[int]) -> list[Saying]:
        """The statements of these keys that fit, in the order of the keys."""
        new = [key for key in keys if key not in self._held]
        for some in slices(new):
            self._fetch(tables.statements.c.key.in_(some))
        return [self._held[key] for key in keys if key in self._held]

    def among(self, ids: Collection[str]) -> tuple[list[Saying], dict[tuple[str, str], Copy]]:
        """The statements of these ids that fit, and the copies among their reports."""
        found: list[Saying] = []
        for some in slices(ids):
            found += self._fetch(tables.statements.c.id.in_(some))
        return found, self._among({it.report for it in found})

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
        own, speaker = tables.statements, frontier[0].speaker
        texts = {key for it in frontier for key in self._copies_of(self._report_keys[it.report])}
        found: list[Saying] = []
        for some in slices(texts):
            found += self._fetch(own.c.report_key.in_(some))
        found = [it for it in found if it.speaker == speaker]
        if speaker is None:
            return found
        said = _window([it.statement.said_on.date for it in frontier if it.statement.said_on.date], SLACK)
        out = _window([it.published for it in frontier if it.published], NEARBY)
        undated = [it for it in frontier if it.statement.said_on.date is None]
        out_undated = _window([it.published for it in undated if it.published], NEARBY)
        self._asked[speaker] += 1
        if self._asked[speaker] <= _APIECE:
            near = or_(
                and_(own.c.said_on.is_not(None), *_share("said_on", own, said)),
                and_(own.c.said_on.is_(None), *_share("published", tables.reports, out)),
                and_(*_share("published", tables.reports, out_undated)),
            )
            return [*found, *self._fetch(and_(own.c.key.in_(_spoken_by(speaker)), near))]
        times = self._times_of(speaker)
        undated_too = (times.said[:, 0] > times.said[:, 1]) & _meet(times.out, out)
        meeting = _meet(times.said, said) | undated_too | _meet(times.out, out_undated)
        return [*found, *self.of_keys(times.keys[meeting].tolist())]

    def _times_of(self, speaker: str) -> _Times:
        """When a speaker said each thing that fits: read once a question."""
        if speaker not in self._times:
            own, reports, used, links = tables.statements, tables.reports, tables.report_entities, tables.links
            query = (
                select(
                    own.c.key, own.c.said_on, own.c.said_on_first, own.c.said_on_last,
                    reports.c.published, reports.c.published_first, reports.c.published_last,
                )
                .join(reports, reports.c.key == own.c.report_key)
                .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.speaker_entity))
                .join(links, links.c.name_key == used.c.name_key)
                .where(*self._fits, links.c.entity_id == speaker)
                .order_by(own.c.key)
            )  # fmt: skip
            rows = self._connection.execute(query).all()
            self._times[speaker] = _Times(
                np.array([row[0] for row in rows], np.int64),
                np.array([_ends(*row[1:4]) for row in rows], np.int32).reshape(-1, 2),
                np.array([_ends(*row[4:7]) for row in rows], np.int32).reshape(-1, 2),
            )
        return self._times[speaker]

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
        for some in slices(keys):
            query = select(own).where(own.c.statement_key.in_(some))
            for row in self._connection.execute(query.order_by(own.c.statement_key, own.c.position)).mappings():
                found[row["statement_key"]].append(row)
        return found

    def _describe(self, report_keys: set[int]) -> None:
        """Know these reports, and the wires that they credit."""
        credits_ = tables.credits_
        for some in slices(report_keys - self.reports.keys()):
            found = reading.reports_at(self._connection, some)
            self.reports |= found
            self._report_keys |= {it.id: key for key, it in found.items()}
            query = (
                select(credits_.c.report_key, credits_.c.name)
                .where(credits_.c.report_key.in_(some), credits_.c.kind == CreditKind.WIRE.value)
                .order_by(credits_.c.report_key, credits_.c.position)
            )
            for row in self._connection.execute(query):
                self._wires[row.report_key] = (*self._wires.get(row.report_key, ()), row.name)

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


def acts_of_saying(sayings: Sayings, ids: Collection[str]) -> tuple[Utterance, ...]:
    """The utterances that these statements are among themselves."""
    return utterances(*sayings.among(ids))


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


def _share(name: str, table: Table, window: _Ends) -> list[ColumnElement[bool]]:
    """That a date shares a day with the window."""
    if window[0] > window[1]:
        return [false()]
    value, first, last = (table.c[f"{name}{end}"] for end in ("", "_first", "_last"))
    return [
        value.is_not(None),
        or_(first.is_(None), first <= _iso(window[1])),
        or_(last.is_(None), last >= _iso(window[0])),
    ]


def _iso(ordinal: int) -> str:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


@lru_cache(maxsize=1 << 14)
def _ends(value: str | None, first: str | None, last: str | None) -> _Ends:
    if value is None:
        return _NEVER
    since, until = date.fromisoformat(first) if first else date.min, date.fromisoformat(last) if last else date.max
    return since.toordinal(), until.toordinal()


def _window(dates: Sequence[Edtf], days: int) -> _Ends:
    """From so many days before the first to so many after the last; of no dates, never."""
    if not dates:
        return _NEVER
    first, last = min(it.first or date.min for it in dates), max(it.last or date.max for it in dates)
    return first.toordinal() - days, last.toordinal() + days


def _meet(times: NDArray[np.int32], window: _Ends) -> NDArray[np.bool_]:
    """Which of the times share a day with the window."""
    found: NDArray[np.bool_] = (times[:, 0] <= times[:, 1]) & (times[:, 0] <= window[1]) & (times[:, 1] >= window[0])
    return found & (window[0] <= window[1])
