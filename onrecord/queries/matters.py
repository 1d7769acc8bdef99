"""Where each side stands on a matter: what bears on it, positions, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, and_, not_, or_, select

from onrecord.errors import UsageError
from onrecord.language import Pack, every_pack, primary, require_pack
from onrecord.ledger import Ledger, StoredReport, decode, matters, reading, tables
from onrecord.ledger.among import slices
from onrecord.matters import (
    Happening,
    Holding,
    InOffice,
    Item,
    Said,
    Suggested,
    TimelineItem,
    read_matter,
    suggest,
)
from onrecord.matters.other_languages import in_languages
from onrecord.matters.proposition import Proposition, read_proposition
from onrecord.matters.relevance import cast_of, sides_of
from onrecord.matters.when_said import opening
from onrecord.model import SHOWN, Finding, Inclusion, Matter, MatterJudgement, Position, Relation, Report, Timex
from onrecord.queries import selection
from onrecord.queries.events import load_events
from onrecord.queries.facts import load_facts
from onrecord.queries.loading import load_statements
from onrecord.queries.matter_words import any_of, nouns_looked_for, touching
from onrecord.queries.sayings import Sayings, acts_of_saying
from onrecord.queries.selection import Ask, Place
from onrecord.queries.speaker_by_office import speaker_by_office

_SPEAKERS = 5_000
"""Speakers of a matter whose other reports are looked through at most: SQLite takes 32,766 parameters."""


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter as of a day, as known by a day: the timeline, positions by date, findings best first.

    `reports` are those that its items stand in, by id; `judgements` what people included and
    excluded; `undated` counts the items that `as_of` leaves out because nothing dates them.
    """

    matter: Matter
    as_of: date | None
    known_by: date | None
    items: tuple[TimelineItem, ...]
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]
    reports: Mapping[str, StoredReport]
    judgements: tuple[MatterJudgement, ...] = ()
    undated: int = 0


def matter(
    ledger: Ledger,
    asked: Matter,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    actor: str | None = None,
    language: str = "en",
    by_words: bool = False,
) -> MatterView:
    """What the ledger holds on a matter. Raises UsageError for a proposition with nothing to look for, LedgerError.

    `as_of` leaves out what was said or happened later, and what no date is known of; `known_by` reports that were not
    out by then; `actor` leaves the positions and findings of one person, institution or government. `by_words` leaves
    the trained network out, to see what it adds.
    """
    pack = require_pack(language)
    pack = replace(pack, stances=None) if by_words else pack
    judged = matters.judgements(ledger, asked)
    included = frozenset(it.item for it in judged if it.decision is Inclusion.INCLUDE)
    excluded = frozenset(it.item for it in judged if it.decision is Inclusion.EXCLUDE)
    with ledger.snapshot() as connection:
        places = _capitals(connection)
        packs = {it.code: it for it in every_pack()} | {pack.code: pack}
        proposition = in_languages(read_proposition(asked, pack, places), packs.values())
        found = _candidates(connection, proposition, packs, known_by, included)
        reports = found.reports
        languages = {primary(it.language) for it in reports.values()} | {pack.code}
        sayings = Sayings(connection, Ask(known_by=known_by))
        read = read_matter(
            asked,
            found.items,
            {code: it for code, it in packs.items() if code in languages},
            pack,
            places=places,
            included=included,
            excluded=excluded,
            utterances=lambda ids: acts_of_saying(sayings, ids),
            in_offices=lambda ids: _in_offices(ledger, ids, known_by),
            holdings=found.holdings if as_of is None else (),
            sides=found.sides,
            cast=found.cast,
            openings=found.openings,
            as_of=as_of,
        )
    positions = tuple(it for it in read.positions if actor is None or _is(actor, it))
    findings = read.findings
    if actor is not None:
        theirs = {cited.item for position in positions for cited in position.statements}
        findings = tuple(it for it in findings if {it.earlier.item, it.later.item} & theirs)
    within = {it.item.report.id for it in read.items}
    within |= {cited.report for it in read.findings for cited, _ in it.told}
    return MatterView(
        asked, as_of, known_by, read.items, positions, findings,
        {it.id: it for it in reports.values() if it.id in within}, judged, read.undated,
    )  # fmt: skip


def _in_offices(ledger: Ledger, ids: Collection[str], known_by: date | None) -> dict[str, InOffice]:
    """Who made these statements, which their reports give to an office alone, where other reports tell the holder."""
    found = {}
    for each in sorted(ids):
        told = speaker_by_office(ledger, each, known_by=known_by)
        if told.holder is not None and told.holder.entity is not None and told.office:
            office = f"{told.office} of {told.polity}" if told.polity else told.office
            found[each] = InOffice(told.holder.entity, office, told.reason)
    return found


_ASKED = 800
"""Statements from which matters are suggested at most, the newest: their words go through the parser."""


def suggested_matters(ledger: Ledger, *, language: str = "en", limit: int = 10) -> tuple[Suggested, ...]:
    """Propositions that several speakers in several reports take sides on. Raises UsageError, LedgerError."""
    pack = require_pack(language)
    own, reports = tables.statements, tables.reports
    with ledger.snapshot() as connection:
        query = (
            select(own.c.key)
            .join(reports, reports.c.key == own.c.report_key)
            .where(selection.current(None), reports.c.language.startswith(pack.code))
            .where(own.c.confidence >= SHOWN)
            .order_by(own.c.day.desc(), own.c.id)
            .limit(_ASKED)
        )
        chosen = own.c.key.in_(list(connection.scalars(query)))
        keys = set(connection.scalars(select(own.c.report_key).where(chosen)))
        stored = reading.stored_reports(connection, reports.c.key.in_(keys))
        texts = _reports(connection, sorted(keys))
        found = load_statements(connection, _places(connection, own, chosen, stored))
        said = [Said(it.item, texts[it.report.id], it.entity, it.report.known_on) for it in found]
    return suggest(said, pack, limit)


def item_of(ledger: Ledger, item_id: str) -> str:
    """The id of the statement or event of a live report with this id, or whose id begins so.

    Raises UsageError where not one is.
    """
    reports = tables.reports
    found: set[str] = set()
    with ledger.snapshot() as connection:
        for own in (tables.statements, tables.events):
            query = (
                select(own.c.id)
                .join(reports, reports.c.key == own.c.report_key)
                .where(own.c.id.startswith(item_id, autoescape=True), reports.c.retracted_at.is_(None))
                .limit(3)
            )
            found |= set(connection.scalars(query))
    if len(found) != 1:
        what = "no such statement or event in the ledger" if not found else "several items begin so"
        raise UsageError(what, item_id, "give an id that onrecord matter show prints")
    return found.pop()


def _is(actor: str, position: Position) -> bool:
    """Whether a position is of an actor, by all the words asked for or an entity's id."""
    if actor == position.actor_id:
        return True
    words = actor.lower().split()
    told = f"{position.actor} {position.speaker}".lower() if position.actor_kind == "person" else position.actor.lower()
    return all(word in told for word in words)


def _capitals(connection: Connection) -> dict[str, str]:
    """Capitals, in lower case, and what they are the capital of, by the ledger's facts."""
    own, reports = tables.facts, tables.reports
    query = (
        select(own.c.subject, own.c.object)
        .join(reports, reports.c.key == own.c.report_key)
        .where(own.c.relation == Relation.CAPITAL_OF.value, reports.c.retracted_at.is_(None))
        .distinct()
    )
    return {
        row.subject.lower(): row.object.lower()
        for row in connection.execute(query.order_by(own.c.subject, own.c.object))
    }


def _candidates(
    connection: Connection,
    proposition: Proposition,
    packs: Mapping[str, Pack],
    known_by: date | None,
    included: frozenset[str],
) -> _Candidates:
    reports = tables.reports
    fits = [reports.c.retracted_at.is_(None), selection.current(known_by)]
    if known_by:
        fits.append(reports.c.known_on <= known_by.isoformat())
    asked = touching(proposition, packs)
    if included:
        said = select(tables.statements.c.report_key).where(tables.statements.c.id.in_(included))
        asked = or_(asked, reports.c.key.in_(said))
    stored = reading.stored_reports(connection, and_(asked, *fits))
    found = _of_reports(connection, stored)
    sides = sides_of(proposition, found.items, packs)
    cast = cast_of(proposition, found.items, packs, sides)
    at_home = _at_home(proposition, packs, {*sides, *cast}) if sides or cast else None
    if at_home is not None:
        more = reading.stored_reports(connection, and_(at_home, not_(asked), *fits))
        stored, found = {**stored, **more}, found.with_all(_of_reports(connection, more))
    return _Candidates(found.items, found.holdings, stored, sides, cast, found.openings)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What can bear on a matter, and the reports that it stands in.

    `sides` are its names for which people speak, by entity; `cast` who speaks of it; `openings` the time expressions of
    the reports' first paragraphs.
    """

    items: list[Item]
    holdings: list[Holding]
    reports: dict[int, StoredReport]
    sides: Mapping[str, str]
    cast: frozenset[str]
    openings: Mapping[str, tuple[Timex, ...]]


@dataclass(frozen=True, slots=True)
class _OfReports:
    """What stands in reports: statements and events, facts, and the time expressions of their first paragraphs."""

    items: list[Item]
    holdings: list[Holding]
    openings: dict[str, tuple[Timex, ...]]

    def with_all(self, other: _OfReports) -> _OfReports:
        """This and another."""
        return _OfReports(self.items + other.items, self.holdings + other.holdings, {**self.openings, **other.openings})


def _at_home(
    proposition: Proposition, packs: Mapping[str, Pack], speakers: Collection[str]
) -> ColumnElement[bool] | None:
    """Whether a report has the theme, and one of these speaks in it: at home, its country goes without saying."""
    told = [proposition, *proposition.elsewhere.values()]
    nouns = set[str]().union(*(nouns_looked_for(each, packs[each.language]) for each in told if each.language in packs))
    if not nouns:
        return None
    own, used, links = tables.statements, tables.report_entities, tables.links
    spoken = (
        select(own.c.report_key)
        .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.speaker_entity))
        .join(links, links.c.name_key == used.c.name_key)
        .where(links.c.entity_id.in_(sorted(speakers)[:_SPEAKERS]))
    )
    return and_(any_of(nouns), tables.reports.c.key.in_(spoken))


def _of_reports(connection: Connection, stored: Mapping[int, StoredReport]) -> _OfReports:
    """What stands in reports."""
    items: list[Item] = []
    holdings: list[Holding] = []
    openings: dict[str, tuple[Timex, ...]] = {}
    for keys in slices(stored):
        texts = _reports(connection, keys)
        times = _times(connection, keys)
        openings |= {key: opening(text, times.get(key, ())) for key, text in texts.items()}
        own = tables.statements
        chosen = and_(own.c.report_key.in_(keys), own.c.confidence >= SHOWN)
        for found in load_statements(connection, _places(connection, own, chosen, stored)):
            key = found.report.id
            within = tuple(
                t
                for t in times.get(key, ())
                if any(s.start <= t.span.start and t.span.end <= s.end for s in found.item.content)
            )
            items.append(Said(found.item, texts[key], found.entity, found.report.known_on, within))
        of_these = tables.events.c.report_key.in_(keys)
        events = load_events(connection, _places(connection, tables.events, of_these, stored))
        items += [Happening(it.item, texts[it.report.id], it.told_by, it.report.known_on) for it in events]
        held = tables.facts.c.report_key.in_(keys)
        facts = load_facts(connection, _places(connection, tables.facts, held, stored))
        holdings += [Holding(it.item, texts[it.report.id], it.told_by) for it in facts]
    return _OfReports(items, holdings, openings)


def _places(
    connection: Connection, own: Table, chosen: ColumnElement[bool], stored: Mapping[int, StoredReport]
) -> list[Place]:
    query = select(own.c.key, own.c.report_key, own.c.position, own.c.day).where(chosen).order_by(own.c.key)
    return [
        Place(row.day, "", stored[row.report_key].id, own.name, row.position, row.key, row.report_key)
        for row in connection.execute(query)
    ]


def _reports(connection: Connection, keys: list[int]) -> dict[str, Report]:
    found = connection.scalars(select(tables.reports.c.id).where(tables.reports.c.key.in_(keys)))
    return {report_id: reading.report(connection, report_id) for report_id in found}


def _times(connection: Connection, keys: list[int]) -> dict[str, list[Timex]]:
    own = tables.timexes
    query = (
        select(own, tables.reports.c.id.label("report_id"))
        .join(tables.reports, tables.reports.c.key == own.c.report_key)
        .where(own.c.report_key.in_(keys), own.c.date.is_not(None))
        .order_by(own.c.report_key, own.c.position)
    )
    found: defaultdict[str, list[Timex]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["report_id"]].append(decode.timex(row))
    return found
