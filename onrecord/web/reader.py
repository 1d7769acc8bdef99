"""One report, to be read: its text in its blocks, what stands in it, and notes beside the paragraphs.

Invariant: every block of the report is there in its order, furniture too, folded; the words are the report's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.ledger import Ledger
from onrecord.model import (
    OUTLET,
    Course,
    Difference,
    Entity,
    Event,
    Fact,
    Form,
    Record,
    Role,
    Span,
    Statement,
    Timex,
)
from onrecord.queries import FoundEvent, FoundFact, Lineage, ReportVersion, Telling, lineage, versions
from onrecord.queries.overview import revision
from onrecord.queries.reading import ReadReport, read_report, told_of_report
from onrecord.web.colours import speaker_classes
from onrecord.web.highlights import Mark, Piece, marks, pieces

_LONG_FURNITURE = 60
"""Characters of what is folded that stand on its outside."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph: a statement, an event or a fact, who speaks or vouches, and in which colour.

    `others`, `differences` and `course` are what other reports tell of the same.
    """

    item: Statement | Event | Fact
    kind: str
    speaker: str | None
    entity: Entity | None
    colour: str
    circumstances: tuple[tuple[str, str], ...] = ()
    others: tuple[Telling, ...] = ()
    differences: tuple[Difference, ...] = ()
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block as it is shown; `repeats` where the same words stood right before."""

    role: Role
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    reason: str
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """Blocks in a row that are no article."""

    paragraphs: tuple[Paragraph, ...]
    label: str


@dataclass(frozen=True, slots=True)
class DateNote:
    """A time expression, and the number that its place on the page has."""

    number: int
    timex: Timex


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """All that the page of a report shows. `heading` is its first title, which does not stand in the flow again."""

    read: ReadReport
    record: Record
    heading: tuple[Piece, ...]
    heading_notes: tuple[Note, ...]
    flow: tuple[Paragraph | Folded, ...]
    dates: tuple[DateNote, ...]
    people: tuple[tuple[Entity, str, int], ...]
    colours: Mapping[str, str]
    links: Mapping[str, str]
    quoted: frozenset[str]
    unsure: int
    versions: tuple[ReportVersion, ...]
    lineage: Lineage

    @property
    def at_risk(self) -> bool:
        """Whether sharing may endanger readers: the page says so before anything is copied."""
        return bool(self.record.report.notices)

    def own_words(self, piece: Piece) -> bool:
        """Whether a piece is given as the speaker's own words."""
        return "words" in piece.parts and not self.quoted.isdisjoint(piece.items)


def reader_page(ledger: Ledger, report_id: str, *, unsure: bool = False) -> ReaderPage:
    """The page of a live report; with `unsure` also what is less sure. Raises UsageError, EvidenceError."""
    return _page(ledger, report_id, unsure, revision(ledger))


@lru_cache(maxsize=32)
def _page(ledger: Ledger, report_id: str, unsure: bool, _revision: str) -> ReaderPage:
    """Once for every state of the ledger: going on to an item and back again does not read the report anew."""
    read = read_report(ledger, report_id)
    record = read.record.at_least(0.0 if unsure else None)
    marked = marks(record)
    notes = _notes(record, read.meant, told_of_report(ledger, report_id))
    flow = list(_paragraphs(record, marked, notes))
    first = next((n for n, it in enumerate(flow) if it.role is Role.TITLE), None)
    heading = flow.pop(first) if first is not None else None
    names = {f"name-{n}": mention for n, mention in enumerate(record.mentions)}
    links = {
        key: f"/entities/{read.meant[it.entity].id}"
        for key, it in names.items()
        if it.entity is not None and it.entity in read.meant
    }
    return ReaderPage(
        read,
        record,
        heading.pieces if heading else (),
        heading.notes if heading else (),
        tuple(_folded(flow)),
        tuple(DateNote(n, timex) for n, timex in enumerate(record.timexes)),
        _people(record, read.meant),
        {note.item.id: note.colour for of in notes.values() for note in of},
        links,
        frozenset(it.id for it in record.statements if it.form is not Form.INDIRECT),
        len(read.record.statements) - len(record.statements),
        versions(ledger, report_id),
        lineage(ledger, report_id),
    )


def _notes(
    record: Record, meant: Mapping[str, Entity], told: Mapping[str, FoundEvent | FoundFact]
) -> dict[int, list[Note]]:
    """The notes by the number of the block in which they stand, in the order of the text."""
    of: defaultdict[int, list[tuple[int, int, Note]]] = defaultdict(list)
    said = {statement.id: statement for statement in record.statements}

    def who(statement: Statement) -> tuple[str | None, Entity | None, str]:
        entity = meant.get(statement.speaker.entity or "")
        name = entity.name if entity else statement.speaker.name
        return name, entity, speaker_classes(entity.id if entity else None)

    def add(span: Span, rank: int, note: Note) -> None:
        of[record.report.block_at(span.start)].append((span.start, rank, note))

    for statement in record.statements:
        name, entity, colour = who(statement)
        add(statement.content[0], 0, Note(statement, "statement", name, entity, colour, _circumstances(statement)))
    for kind, items in (("event", record.events), ("fact", record.facts)):
        for item in items:
            voice, entity, colour = (None, None, "") if item.voice == OUTLET else who(said[item.voice])
            note = Note(item, kind, voice, entity, colour)
            add(item.span, 1 if kind == "event" else 2, _with_others(note, told.get(item.id)))
    return {block: [note for _, _, note in sorted(rows, key=lambda it: it[:2])] for block, rows in of.items()}


def _with_others(note: Note, found: FoundEvent | FoundFact | None) -> Note:
    if found is None:
        return note
    further = tuple(it for it in found.tellings if it.item != note.item.id)
    if isinstance(found, FoundFact):
        return replace(note, others=further, differences=found.differences)
    return replace(note, others=further, course=found.course)


def _circumstances(statement: Statement) -> tuple[tuple[str, str], ...]:
    told = (
        ("where", statement.venue),
        ("to", statement.addressee),
        ("by way of", statement.via),
        ("asked by", statement.asker),
    )
    return tuple((label, span.quote) for label, span in told if span)


def _paragraphs(record: Record, marked: tuple[Mark, ...], notes: Mapping[int, list[Note]]) -> Iterator[Paragraph]:
    text = record.report.text
    before = ""
    for number, block in enumerate(record.report.blocks):
        own = text[block.start : block.end].strip()
        found = notes.get(number, [])
        if own or found:
            cut = pieces(text, block.start, block.end, marked)
            yield Paragraph(block.role, cut, tuple(found), block.reason, repeats=own == before)
        before = own


def _folded(flow: list[Paragraph]) -> Iterator[Paragraph | Folded]:
    """Furniture in a row, and captions that only repeat, as one; notices, shown above all, also stay in their place."""
    waiting: list[Paragraph] = []
    for it in flow:
        if (it.role is Role.FURNITURE or it.repeats) and not it.notes:
            waiting.append(it)
            continue
        if waiting:
            yield Folded(tuple(waiting), _label(waiting))
            waiting = []
        yield it
    if waiting:
        yield Folded(tuple(waiting), _label(waiting))


def _label(blocks: list[Paragraph]) -> str:
    """The first words of what is folded."""
    told = " · ".join(" ".join("".join(piece.text for piece in it.pieces).split()) for it in blocks)
    return told if len(told) <= _LONG_FURNITURE else f"{told[: _LONG_FURNITURE - 1].rstrip()}…"


def _people(record: Record, meant: Mapping[str, Entity]) -> tuple[tuple[Entity, str, int], ...]:
    """Who speaks in the report, in which colour, how often; who speaks most first."""
    counts: Counter[str] = Counter()
    known: dict[str, Entity] = {}
    for statement in record.statements:
        entity = meant.get(statement.speaker.entity or "")
        if entity is not None:
            counts[entity.id] += 1
            known[entity.id] = entity
    ordered = sorted(counts.items(), key=lambda it: (-it[1], known[it[0]].name))
    return tuple((known[each], speaker_classes(each), number) for each, number in ordered)
