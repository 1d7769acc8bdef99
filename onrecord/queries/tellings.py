"""The tellings of events and facts on a page of results: what both kinds have in common.

In: the items of a page. Out: the same items with the tellings of each that the query's `known_by` allows; of several
that fit a query, the first one with a date, by date, report and text, is shown, and the others with it.

Invariant: what is shown depends on the set of reports alone. Candidates are what can meet an item of the page; whether
they are the same is decided by `onrecord.tellings`, in pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, false, func, select, true

from onrecord.ledger import decode, tables
from onrecord.ledger.among import among
from onrecord.ledger.reading import reports_at
from onrecord.queries import selection, ways
from onrecord.queries.results import FoundEvent, FoundFact, Telling
from onrecord.queries.selection import Ask
from onrecord.tellings import ToldEvent, ToldFact, meeting_points

MOST = 10
"""Tellings of one item in a list: of what is told by thousands of reports, more than a person reads there."""

MOST_OF_ONE = 500
"""Tellings of an item that is asked by its id: each has its report with it, which takes some 60 microseconds."""

_T = TypeVar("_T", FoundEvent, FoundFact)
_Told = TypeVar("_Told", ToldEvent, ToldFact)


class Candidate(NamedTuple):
    """A telling: its place in the order of results, its words, its date, and whether it fits the query itself.

    `voiced` says that it stands in somebody's statement.
    """

    place: tuple[str, str, str, str, int]
    report_key: int
    words: str
    when: str | None
    fits: bool
    voiced: bool

    @property
    def order(self) -> tuple[bool, tuple[str, str, str, str, int]]:
        """What tellings of one item are sorted by: those with a date first."""
        return self.when is None, self.place


class Asked:
    """A page of results: what was asked for, and of which table."""

    def __init__(
        self, connection: Connection, own: Table, ask: Ask, fits: Sequence[ColumnElement[bool]], most: int
    ) -> None:
        self.connection, self.own, self.ask, self.most = connection, own, ask, most
        self.fits = func.coalesce(and_(true(), *map(ways.probed, fits)), false())

    def telling(self, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
        """Live items that were known by the day asked, with these columns, and whether each fits the query itself."""
        own = self.own
        return self.live(
            own.c.key, own.c.id, own.c.voice, own.c.report_key, own.c.position, own.c.day, own.c.known_on,
            tables.reports.c.id.label("report_id"), self.fits.label("fits"), *columns,
        )  # fmt: skip

    def live(self, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
        """Live items that were known by the day asked."""
        known = Ask(known_by=self.ask.known_by, minimum_confidence=self.ask.minimum_confidence)
        return selection.in_order(select(*columns), self.own).where(*selection.fitting(self.own, known))

    def candidate(self, row: decode.Row, words: str, when: str | None) -> Candidate:
        """A telling from a row that `telling` asked for, its words and its date."""
        place = (row["day"], row["known_on"], row["report_id"], self.own.name, row["position"])
        return Candidate(place, row["report_key"], words, when, bool(row["fits"]), row["voice"] is not None)

    def folded(
        self,
        found: Sequence[_T],
        keys: Sequence[int],
        told: Mapping[int, _Told],
        known: Mapping[int, Candidate],
        groups: Mapping[int, frozenset[int]],
        cut: Collection[int] = (),
        earlier: Callable[[int], bool] = lambda _: False,
    ) -> list[_T]:
        """Each item with its tellings, itself among them; without those that stand with another.

        Of the groups of the keys `cut`, not all are known; `earlier` says whether one that is not fits before a key.
        """
        shown: list[tuple[_T, list[int], bool]] = []
        ordered: dict[frozenset[int], list[int]] = {}
        of_page = set(keys) if self.ask.only.report else set()  # of one report, all that it tells is wanted
        for one, key in zip(found, keys, strict=True):
            if key not in groups:  # of a version that is not the newest, which was asked by its id
                shown.append((one, [], False))
                continue
            group = ordered.get(groups[key]) or sorted(groups[key], key=lambda other: known[other].order)
            ordered[groups[key]] = group
            first = next(other for other in group if known[other].fits)
            if first != key or (known[key].when is None and key in cut and earlier(key)):
                continue
            told_here = [other for at, other in enumerate(group) if at < self.most or other == key or other in of_page]
            shown.append((one, told_here, key in cut or len(told_here) < len(group)))
        told_of = sorted({key for _, its, _ in shown for key in its})
        reports = {known[key].report_key: one.report for one, key in zip(found, keys, strict=True) if key in known}
        reports |= reports_at(self.connection, {known[key].report_key for key in told_of} - reports.keys())
        voices = selection.voices(self.connection, self.own, [key for key in told_of if known[key].voiced])

        def telling(key: int) -> Telling:
            it = known[key]
            return Telling(told[key].id, reports[it.report_key], voices.get(key), it.words, it.when)

        return [replace(one, tellings=tuple(map(telling, its)), more_tellings=more) for one, its, more in shown]


def groups_of(
    told: Mapping[int, _Told], keys: Iterable[int], same: Callable[[_Told, _Told], bool]
) -> dict[int, frozenset[int]]:
    """By each of these keys, all that are linked to it by pairs that are the same; only what can be is compared."""
    points = {key: meeting_points(one) for key, one in told.items()}
    apart: defaultdict[object, set[int]] = defaultdict(set)  # at each point, what is in no group yet
    for key, its in points.items():
        for point in its:
            apart[point].add(key)
    groups: dict[int, frozenset[int]] = {}
    for start in keys:
        if start in groups:
            continue
        group, reached = {start}, [start]
        while reached:
            key = reached.pop()
            for point in points[key]:
                apart[point] -= group
                more = [other for other in apart[point] if same(told[key], told[other])]
                group.update(more)
                reached += more
        groups.update(dict.fromkeys(group, frozenset(group)))
    return groups


_links = tables.links
_MEANT = select(_links.c.name_key, _links.c.entity_id).where(among(_links.c.name_key, "names"))
_NAMES = (
    select(_links.c.entity_id, _links.c.name_key)
    .where(among(_links.c.entity_id, "entities"))
    .order_by(_links.c.name_key)
)


def meant(connection: Connection, name_keys: Iterable[int]) -> dict[int, str]:
    """The entities that names mean, by the names' keys; a name that is linked to none is not there."""
    names = sorted(set(name_keys))
    found = connection.execute(_MEANT, {"names": names}).all() if names else ()
    return {row.name_key: row.entity_id for row in found if row.entity_id}


def names_of(connection: Connection, entities: Iterable[str]) -> dict[str, list[int]]:
    """The keys of all names of entities, by the entities' ids."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    asked = sorted(set(entities))
    for row in connection.execute(_NAMES, {"entities": asked}).all() if asked else ():
        found[row.entity_id].append(row.name_key)
    return found
