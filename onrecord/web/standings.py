"""Who stands where on a matter: each person's last position in the words that carry it, and what it was before.

Invariant: a position is shown with its words in their sentence; where nothing is found by a day, that is what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, StoredReport, matters
from onrecord.matters import Said
from onrecord.model import SHOWN, ActorKind, Cited, Finding, Form, Matter, Position, Stance
from onrecord.queries.matters import MatterView, matter
from onrecord.queries.overview import revision
from onrecord.web.colours import speaker_classes
from onrecord.web.kept import Kept
from onrecord.web.lanes import BY_STANCE, Shape
from onrecord.wording.passages import Part, Piece, around, passage
from onrecord.wording.words import shortened

_MOVED = 3
"""Positions that changed which the front page names."""

_IN_SENTENCE = 48
"""Characters of a quotation that the sentence of a finding repeats; the whole stands above it."""


@dataclass(frozen=True, slots=True)
class Told:
    """An item that a position or a finding cites: its words in their sentence, who speaks, in which colour, where.

    `direct` says that the words are the speaker's own; `stance` is the item's own, where something tells it.
    """

    cited: Cited
    report: StoredReport | None
    entity: str | None
    colour: str
    pieces: tuple[Piece, ...]
    direct: bool
    stance: Stance | None
    kind: Literal["statement", "event", "fact", "sentence"] = "statement"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands by the last that is dated, and before; `was` is the last stance that was another."""

    now: Position
    colour: str
    told: Told
    before: tuple[tuple[Position, Told], ...]

    @property
    def was(self) -> Stance | None:
        """The last stance before that was another."""
        return next((it.stance for it, _ in self.before if it.stance is not self.now.stance), None)

    @property
    def sure(self) -> bool:
        """Whether the position is as sure as what is shown elsewhere."""
        return self.now.confidence >= SHOWN


@dataclass(frozen=True, slots=True)
class Facing:
    """A finding with what stands together, the later last but for what stands beside it.

    `sentence` says why, and repeats no long quotation; `quoted` are the words that it has verbatim.
    """

    finding: Finding
    faces: tuple[Told, ...]
    sentence: str
    quoted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A matter at one look: who surely takes which side, and whose position changed last."""

    glance: tuple[tuple[Shape, tuple[Standing, ...]], ...]
    moved: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody of whom nothing is found by the day that was asked for."""

    actor: str
    entity: str | None
    colour: str


@lru_cache(maxsize=64)
def view_of(ledger: Ledger, proposition: str, as_of: date | None, known_by: date | None, _revision: str) -> MatterView:
    """A matter, once for every state of the ledger. Raises UsageError, LedgerError."""
    return matter(ledger, Matter(proposition), as_of=as_of, known_by=known_by)


def order(position: Position) -> tuple[bool, date, float]:
    """By the end of its date; one without a beginning ("by October 2024") may be older than any that has both."""
    when = position.when.date
    return (bool(when and when.first), when.last if when and when.last else date.max, position.confidence)


def dated_of(view: MatterView) -> list[Position]:
    """The positions of people that have a date, the oldest first."""
    people = (it for it in view.positions if it.actor_kind is ActorKind.PERSON)
    return sorted((it for it in people if it.when.date and it.when.date.last), key=order)


def told_of(view: MatterView) -> Mapping[str, Told]:
    """What the items of a matter say, in their sentences, by id."""
    found = {}
    for it in view.items:
        item, report = it.item, view.reports.get(it.item.report.id)
        if isinstance(item, Said):
            entity = item.speaker.id if item.speaker else None
            found[item.id] = Told(
                Cited(item.id, item.report.id, item.words, item.statement.said_on, item.name),
                report,
                entity,
                speaker_classes(entity),
                passage(item.report, item.statement),
                item.statement.form is not Form.INDIRECT,
                it.stance.stance if it.stance else None,
            )
        else:
            cited = Cited(item.id, item.report.id, item.words, item.event.when, item.told_by)
            pieces = around(item.report, item.event.span)
            found[item.id] = Told(cited, report, None, speaker_classes(None), pieces, False, None, "event")
    return found


def standing_of(dated: Iterable[Position], view: MatterView, told: Mapping[str, Told]) -> tuple[Standing, ...]:
    """Where each person stands, who spoke last first."""
    of: dict[str, list[Position]] = {}
    for it in dated:
        of.setdefault(it.actor, []).append(it)
    found = [
        Standing(
            theirs[-1],
            speaker_classes(theirs[-1].actor_id),
            as_told(theirs[-1].statements[0], view, told),
            tuple((it, as_told(it.statements[0], view, told)) for it in theirs[-2::-1]),
        )
        for theirs in of.values()
    ]
    return tuple(sorted(found, key=lambda it: order(it.now), reverse=True))


def by_stance(standing: Iterable[Standing]) -> tuple[tuple[Shape, tuple[Standing, ...]], ...]:
    """Who takes which side, by stance."""
    found = tuple(standing)
    groups = ((shape, tuple(it for it in found if it.now.stance is stance)) for stance, shape in BY_STANCE.items())
    return tuple((shape, theirs) for shape, theirs in groups if theirs)


def glance(ledger: Ledger, of: Matter) -> Glance:
    """A followed matter as the front page shows it. Raises UsageError, LedgerError."""
    view = view_of(ledger, of.proposition, None, None, revision(ledger))
    standing = standing_of(dated_of(view), view, told_of(view))
    return Glance(
        by_stance(it for it in standing if it.sure), tuple(it for it in standing if it.was and it.sure)[:_MOVED]
    )


def glances(ledger: Ledger, kept: Kept, most: int) -> tuple[tuple[Matter, Glance | None], ...]:
    """The matters that are followed, so many at most, at one look; None where that is not worked out yet."""

    def glanced(of: Matter) -> Glance | None:
        try:
            return kept.get(ledger, ("glance", of.id), lambda: glance(ledger, of), patience=0)
        except UsageError:  # a proposition with nothing in it to look for, such as another ledger may bring
            return None

    return tuple((it, glanced(it)) for it in matters.followed(ledger)[:most])


def positions_of(ledger: Ledger, of: Matter, entity: str) -> Standing | None:
    """Where a person or an institution stands on a matter, and stood before; None where nothing is found."""
    view = view_of(ledger, of.proposition, None, None, revision(ledger))
    theirs = [it for it in dated_of(view) if it.actor_id == entity]
    return next(iter(standing_of(theirs, view, told_of(view))), None)


def facing(finding: Finding, view: MatterView, told: Mapping[str, Told]) -> Facing:
    """A finding as its page shows it."""
    sentence = finding.sentence
    quoted = tuple(span.quote for cited, _ in finding.told for span in cited.words)
    for quote in quoted:
        if len(quote) > _IN_SENTENCE:
            sentence = sentence.replace(quote, f"{shortened(quote, _IN_SENTENCE).rpartition(' ')[0]}…")
    sides = [(as_told(cited, view, told), own) for cited, own in finding.told]
    return Facing(finding, tuple(replace(it, stance=own or it.stance) for it, own in sides), sentence, quoted)


def silent(whole: Iterable[Position], dated: Iterable[Position]) -> tuple[Silent, ...]:
    """Who has a position on some day, and none by this one."""
    heard = {it.actor for it in dated}
    found = {it.actor: it.actor_id for it in whole if it.actor not in heard}
    return tuple(Silent(actor, entity, speaker_classes(entity)) for actor, entity in found.items())


def as_told(cited: Cited, view: MatterView, told: Mapping[str, Told]) -> Told:
    """What is cited, in its sentence where it is a statement of the matter."""
    known = told.get(cited.item)
    if known is not None:
        return replace(known, cited=cited)
    pieces: list[Piece] = []
    for span in cited.words:
        pieces += [Piece(Part.GAP, " […] ")] if pieces else []
        pieces.append(Piece(Part.WORDS, span.quote))
    # What bears on a matter is told; a finding may cite a fact beside it, or a sentence of a report that is no item.
    report = view.reports.get(cited.report)
    kinds: Mapping[str, Literal["statement", "fact", "sentence"]] = {"fa": "fact", "se": "sentence"}
    kind = kinds.get(cited.item[:2], "statement")
    return Told(cited, report, None, speaker_classes(None), tuple(pieces), False, None, kind)
