"""What needs a person's judgement: who may be one, or two; names that tell nothing; speakers and dates not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Select, func, or_, select

from onrecord.entities import judged, linking
from onrecord.entities.near import near
from onrecord.entities.spellings import normalised
from onrecord.ledger import Ledger, tables
from onrecord.ledger.reading import StoredReport, reports_at, statements, stored_reports
from onrecord.model import SHOWN, DatingMethod, Decision, Entity, EntityKind, NameJudgement, SpeakerKind, Statement
from onrecord.queries import selection
from onrecord.queries.namesakes import doubts
from onrecord.queries.publication import PublicationEvidence, publication_evidence

LIMIT = 50
"""Items that are given, unless told otherwise."""

UNDATED_STATEMENTS = 200
"""Statements without a date that are listed at most, of the newest reports: in a large archive they are a third."""

_UNLINKED, _UNRESOLVED, _UNDATED, _UNDATED_STATEMENT = 0.5, 0.3, 0.9, 0.1
"""What a statement counts, beside a pair's score, by what a person can do about it: a surname alone needs somebody who
knows whose it is, a speaker who is not resolved the report itself, a date of publication is often on the page, when
something was said often nowhere."""


@dataclass(frozen=True, slots=True)
class ProposedMerge:
    """Two entities that may be one, a score in [0, 1] and the reason; `statements` would have another speaker.

    `one_name` and `other_name` are ids of a name of each, which `onrecord.judging.find_name` takes.
    """

    one: Entity
    other: Entity
    one_name: str
    other_name: str
    score: float
    reason: str
    statements: int

    @property
    def weight(self) -> float:
        """What the list is ordered by; also where nobody speaks, a pair is worth a look."""
        return (self.statements + 0.5) * self.score


@dataclass(frozen=True, slots=True)
class ProposedSplit:
    """An entity that may be two people of one name, the reports that may mean the other, a score and the reason.

    `name` is the id of a name of it, which `onrecord.judging.find_name` takes; `statements` would have another speaker.
    """

    entity: Entity
    name: str
    reports: tuple[StoredReport, ...]
    score: float
    reason: str
    statements: int

    @property
    def weight(self) -> float:
        """What the list is ordered by; also where nobody speaks, it is worth a look."""
        return (self.statements + 0.5) * self.score


@dataclass(frozen=True, slots=True)
class UnlinkedName:
    """A name that means no entity, why, whom it may mean, and how many statements have it as speaker."""

    name: Entity
    reason: str
    candidates: tuple[Entity, ...]
    statements: int

    @property
    def weight(self) -> float:
        """What the list is ordered by."""
        return self.statements * _UNLINKED


@dataclass(frozen=True, slots=True)
class UnresolvedSpeaker:
    """A statement whose speaker the report does not tell for certain: a pronoun, an office without a name."""

    statement: Statement
    report: StoredReport

    @property
    def weight(self) -> float:
        """What the list is ordered by."""
        return _UNRESOLVED


@dataclass(frozen=True, slots=True)
class UndatedStatement:
    """A statement of which a dated report does not tell when it was said."""

    statement: Statement
    report: StoredReport

    @property
    def weight(self) -> float:
        """What the list is ordered by."""
        return _UNDATED_STATEMENT


@dataclass(frozen=True, slots=True)
class UndatedReport:
    """A report of unknown publication date, what other reports tell of it, and its statements without a date."""

    report: StoredReport
    statements: int
    evidence: PublicationEvidence

    @property
    def weight(self) -> float:
        """What the list is ordered by."""
        return self.statements * _UNDATED


ToReview = ProposedMerge | ProposedSplit | UnlinkedName | UnresolvedSpeaker | UndatedStatement | UndatedReport


def review(ledger: Ledger, *, limit: int | None = LIMIT) -> tuple[ToReview, ...]:
    """What needs a person's judgement, best first: what would settle most statements, surely.

    Pairs that somebody split, names that somebody rejected, and who was kept as one (renamed to its own name) are not
    there. `limit` None gives all. Raises
    LedgerError.
    """
    with ledger.snapshot() as connection:
        undated = _undated(connection)
        unresolved = _unresolved(connection)
        undated_statements = _undated_statements(connection)
        links = _unlinked_reasons(connection)
    names = ledger.names()
    meant = ledger.meanings(name.id for name in names)
    spoken = ledger.statements_by(name.id for name in names)
    decided = ledger.name_judgements()
    found: list[ToReview] = [
        *_proposed(names, meant, spoken, decided, set(ledger.namesakes())),
        *_splits(ledger, names, meant, decided),
        *_unlinked(names, meant, spoken, links, decided),
        *undated,
        *unresolved,
        *undated_statements,
    ]
    ordered = sorted(found, key=_order)[:limit]
    return tuple(
        replace(it, evidence=publication_evidence(ledger, it.report.id)) if isinstance(it, UndatedReport) else it
        for it in ordered
    )


def _order(item: ToReview) -> tuple[float, str, str]:
    match item:
        case ProposedMerge():
            own = f"{item.one_name} {item.other_name}"
        case ProposedSplit():
            own = f"{item.entity.id} {item.reason}"
        case UnlinkedName():
            own = item.name.id
        case UnresolvedSpeaker() | UndatedStatement():
            own = f"{item.report.known_on} {item.report.id} {item.statement.content[0].start:09}"
        case _:
            own = item.report.id
    return (-item.weight, type(item).__name__, own)


def _proposed(
    names: tuple[Entity, ...],
    meant: Mapping[str, Entity],
    spoken: Mapping[str, int],
    decided: tuple[NameJudgement, ...],
    namesakes: set[str],
) -> list[ProposedMerge]:
    of: defaultdict[str, list[Entity]] = defaultdict(list)
    for name in names:
        if name.id in meant:
            of[meant[name.id].id].append(name)
    entities = {it.id: it for it in meant.values()}
    counts = {id_: sum(spoken.get(name.id, 0) for name in members) for id_, members in of.items()}
    apart = {
        frozenset((judgement.names[0], other))
        for judgement in decided
        if judgement.decision is Decision.SPLIT
        for other in judgement.names[1:]
    }
    found = []
    for pair in near(entities.values()):
        one, other = of[pair.one.id], of[pair.other.id]
        if namesakes & {name.id for name in (*one, *other)}:
            continue  # whom those mean, a person said
        if any(frozenset((judged.spelling(a), judged.spelling(b))) in apart for a in one for b in other):
            continue
        fewer = min(counts[pair.one.id], counts[pair.other.id])
        found.append(
            ProposedMerge(
                pair.one, pair.other, _shown(one, pair.one), _shown(other, pair.other), pair.score, pair.reason, fewer
            )
        )
    return found


def _splits(
    ledger: Ledger, names: tuple[Entity, ...], meant: Mapping[str, Entity], decided: tuple[NameJudgement, ...]
) -> list[ProposedSplit]:
    """Entities that may be two people; what a split has apart already is two entities here.

    Who is renamed to the name that stands already was looked at, and kept as one.
    """
    kept = {spelling for spelling, it in judged.renamed(decided).items() if it.shown == spelling.name}
    of: defaultdict[str, list[Entity]] = defaultdict(list)
    for name in names:
        if name.id in meant:
            of[meant[name.id].id].append(name)
    found = []
    for doubt in doubts(ledger):
        its = of[doubt.entity.id]
        if any(judged.spelling(it) in kept for it in its):
            continue
        spoken = ledger.spoken_in(doubt.entity.id, (report.id for report in doubt.reports))
        shown = _shown(its, doubt.entity)
        found.append(ProposedSplit(doubt.entity, shown, doubt.reports, doubt.score, doubt.reason, spoken))
    return found


def _shown(members: list[Entity], entity: Entity) -> str:
    """The id of the name that the entity is called by."""
    return min(members, key=lambda it: (it.name != entity.name, it.id)).id


def _unlinked(
    names: tuple[Entity, ...],
    meant: Mapping[str, Entity],
    spoken: Mapping[str, int],
    reasons: Mapping[str, str],
    decided: tuple[NameJudgement, ...],
) -> list[UnlinkedName]:
    rejected = judged.rejected(decided)
    having: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for name in names:
        if name.id in meant:
            # A name that was read as one of another kind is the same words there.
            for key in (*linking.keys(name), normalised(name.name)):
                having[key][meant[name.id].id] = meant[name.id]
    found = []
    for name in names:
        if name.id in meant or judged.spelling(name) in rejected:
            continue
        shared = (*linking.keys(name), normalised(name.name))
        near_by = {id_: it for key in shared for id_, it in having.get(key, {}).items()}
        fitting = [it for it in near_by.values() if it.kind is not name.kind or _can_be(name, it)]
        candidates = tuple(sorted(fitting, key=lambda it: (it.name, it.id)))
        reason = reasons.get(name.id, "it has no letters to compare")
        found.append(UnlinkedName(name, reason, candidates, spoken.get(name.id, 0)))
    return found


def _can_be(name: Entity, entity: Entity) -> bool:
    return name.kind is not EntityKind.PERSON or linking.can_mean(name.name, entity)


def _unlinked_reasons(connection: Connection) -> dict[str, str]:
    own, links = tables.names, tables.links
    query = select(own.c.id, links.c.reason).join(links).where(links.c.entity_id.is_(None))
    return {row.id: row.reason for row in connection.execute(query)}


def _unresolved(connection: Connection) -> list[UnresolvedSpeaker]:
    own, reports = tables.statements, tables.reports
    untold = or_(own.c.speaker_reason.like("unresolved:%"), own.c.speaker_kind == SpeakerKind.PERSON)
    chosen = (
        select(own.c.key)
        .join(reports, reports.c.key == own.c.report_key)
        .where(
            selection.current(None),
            own.c.speaker_entity.is_(None),
            own.c.confidence >= SHOWN,
            untold,
        )
    )
    return [UnresolvedSpeaker(*it) for it in _with_reports(connection, chosen)]


def _undated_statements(connection: Connection) -> list[UndatedStatement]:
    """Of the newest reports that have a date; what a person decided is decided.

    The reports are gone through from the newest, and the rest of a large archive is not read.
    """
    own, reports = tables.statements, tables.reports
    undated = (
        own.c.said_on.is_(None) & (own.c.said_on_method != DatingMethod.JUDGED.value) & (own.c.confidence >= SHOWN)
    )
    newest = (
        select(reports.c.key)
        .where(
            selection.current(None),
            reports.c.published.is_not(None),
            select(own.c.key).where(own.c.report_key == reports.c.key, undated).exists(),
        )
        .order_by(reports.c.known_on.desc(), reports.c.key.desc())
        .limit(UNDATED_STATEMENTS)
    )
    keys = list(connection.scalars(newest))
    chosen = (
        select(own.c.key)
        .where(own.c.report_key.in_(keys), undated)
        .order_by(own.c.known_on.desc(), own.c.key.desc())
        .limit(UNDATED_STATEMENTS)
    )
    return [UndatedStatement(*it) for it in _with_reports(connection, chosen)]


def _with_reports(connection: Connection, chosen: Select[tuple[int]]) -> list[tuple[Statement, StoredReport]]:
    """The statements of these keys, each with its report."""
    keys: list[int] = list(connection.scalars(chosen))
    found = statements(connection, keys)
    of = {key: key // tables.ITEMS for key in keys}
    there = reports_at(connection, of.values())
    return [(item, there[of[key]]) for key, item in found.items()]


def _undated(connection: Connection) -> list[UndatedReport]:
    """Reports without a date; the evidence, which costs queries, is looked for when it is shown."""
    own, reports = tables.statements, tables.reports
    fits = selection.current(None) & reports.c.published.is_(None)
    query = (
        select(reports.c.key, func.count(own.c.key).filter(own.c.said_on.is_(None)).label("statements"))
        .outerjoin(own, own.c.report_key == reports.c.key)
        .where(fits)
        .group_by(reports.c.key)
    )
    counts = {row.key: row.statements for row in connection.execute(query)}
    nothing = PublicationEvidence((), None)
    return [UndatedReport(it, counts[key], nothing) for key, it in stored_reports(connection, fits).items()]
