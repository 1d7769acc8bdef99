"""A matter read: from candidates to a timeline, positions and findings.

Invariant: a function of the set of candidates and of what people included and excluded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.language import FullPack, Pack
from onrecord.matters.findings import read_findings
from onrecord.matters.material import Holding, InOffice, Item, Said
from onrecord.matters.network import load_network
from onrecord.matters.other_languages import in_languages
from onrecord.matters.positions import read_positions
from onrecord.matters.proposition import Match, read_proposition
from onrecord.matters.relevance import Bears, bearing_on
from onrecord.matters.speaking_for import SpeaksFor, speaks_for
from onrecord.matters.weighing import weigh
from onrecord.matters.when_said import by_publication, by_utterances
from onrecord.model import Bearing, Finding, Matter, Position, SpeakerKind, StanceReading, Timex, Utterance

Utterances = Callable[[Collection[str]], Iterable[Utterance]]
"""Tells of statements, by their ids, which acts of saying they render."""

InOffices = Callable[[Collection[str]], Mapping[str, InOffice]]
"""Tells of statements that their reports give to an office alone, by their ids, who spoke, where that is known."""

JUDGED = 1.0
"""The score of an item that a person included."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """An item that bears on a matter: why, its stance (None: an event, or nothing tells), and for whom it is said."""

    item: Item
    bearing: Bearing
    stance: StanceReading | None
    speaks_for: SpeaksFor | None


@dataclass(frozen=True, slots=True)
class MatterReading:
    """All that is read of a matter: what bears on it by date, positions by date, findings best first.

    `utterances` are the acts of saying that its statements render; `undated` counts what a day asked leaves out because
    nothing dates it.
    """

    matter: Matter
    items: tuple[TimelineItem, ...]
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]
    utterances: tuple[Utterance, ...] = ()
    undated: int = 0


def read_matter(  # noqa: PLR0913  what a person, the ledger and the language each give
    matter: Matter,
    items: Iterable[Item],
    packs: Mapping[str, Pack],
    pack: FullPack,
    *,
    places: Mapping[str, str] | None = None,
    included: frozenset[str] = frozenset(),
    excluded: frozenset[str] = frozenset(),
    utterances: Utterances | None = None,
    in_offices: InOffices | None = None,
    holdings: Iterable[Holding] = (),
    sides: Mapping[str, str] | None = None,
    cast: Collection[str] = (),
    openings: Mapping[str, Iterable[Timex]] | None = None,
    as_of: date | None = None,
) -> MatterReading:
    """Read a matter from candidates. `packs` by language, `pack` the proposition's.

    `places` are names in lower case that stand for others (a capital for its country); `included` and `excluded`
    are ids of items that a person decided over. `utterances` is asked which acts of saying statements render, by
    their ids, `in_offices` who spoke where a report gives an office alone. `holdings` are facts of the same
    reports, for what reports tell of them otherwise; `sides` for which of the proposition's names
    people speak, by their entities, `cast` who is known to speak of the matter; `openings` the time expressions of
    reports' first paragraphs, by their ids. `as_of` leaves out what was said or
    happened later, and what nothing dates. Raises UsageError for a proposition with nothing to look for.
    """
    proposition = in_languages(read_proposition(matter, pack, places), packs.values())
    candidates = [item for item in items if item.id not in excluded]
    networks = {pack.code: load_network(pack.stances)} if pack.stances else {}
    bears = {it.item.id: it for it in bearing_on(proposition, candidates, packs, networks, sides, cast)}
    for item in candidates:
        if item.id in included and item.language in packs:
            bears[item.id] = Bears(item, Bearing(item.id, JUDGED, ("a person included it",)), Match(JUDGED))
    _name(bears, in_offices)
    told = tuple(utterances([key for key, it in bears.items() if isinstance(it.item, Said)])) if utterances else ()
    ordered, undated = _as_of(_dated(bears.values(), told, openings or {}), as_of)
    weighed = weigh(proposition, ordered, packs, told)
    stances = {it.said.id: it.stands.reading for it in reversed(weighed)}  # the surest of each comes first
    timeline = [
        TimelineItem(
            it.item,
            it.bearing,
            stances.get(it.item.id),
            speaks_for(it.item, packs[it.item.language]) if isinstance(it.item, Said) else None,
        )
        for it in ordered
    ]
    return MatterReading(
        matter,
        tuple(sorted(timeline, key=_by_date)),
        read_positions(weighed),
        read_findings(proposition, ordered, weighed, packs, told, holdings, candidates if as_of is None else ()),
        told,
        undated,
    )


def _name(bears: dict[str, Bears], in_offices: InOffices | None) -> None:
    """Name those who speak for what bears on a matter, where their report gives an office alone."""
    unnamed = [
        key
        for key, it in bears.items()
        if isinstance(it.item, Said)
        and it.item.speaker is None
        and it.item.statement.speaker.kind is SpeakerKind.PERSON
        and it.item.statement.speaker.entity is None
    ]
    for key, found in (in_offices(unnamed) if in_offices and unnamed else {}).items():
        item = bears[key].item
        if isinstance(item, Said):
            bears[key] = replace(bears[key], item=replace(item, speaker=found.holder, in_office=found))


def _dated(
    bears: Iterable[Bears], told: Iterable[Utterance], openings: Mapping[str, Iterable[Timex]]
) -> tuple[Bears, ...]:
    """What bears on a matter in the order of the text, dated by what stands elsewhere where it can be."""
    ordered = sorted(bears, key=lambda it: it.item.place)
    items = by_publication(by_utterances((it.item for it in ordered), told), openings)
    return tuple(replace(it, item=item) for it, item in zip(ordered, items, strict=True))


def _as_of(bears: tuple[Bears, ...], as_of: date | None) -> tuple[tuple[Bears, ...], int]:
    """What had been said or had happened by a day, and how many others nothing dates."""
    if as_of is None:
        return bears, 0
    lasts = [it.item.cited.when.date.last if it.item.cited.when.date else None for it in bears]
    kept = tuple(it for it, last in zip(bears, lasts, strict=True) if last is not None and last <= as_of)
    return kept, lasts.count(None)


def _by_date(it: TimelineItem) -> tuple[bool, str, tuple[str, int, str]]:
    when = it.item.cited.when.date
    first = (when.first or when.last) if when else None
    return (first is None, first.isoformat() if first else "", it.item.place)
