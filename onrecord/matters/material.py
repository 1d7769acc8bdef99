"""What a matter is read from: statements and events of many reports, each with its report and who speaks.

Invariant: nothing here knows an order; candidates are sorted by report and place before anything is derived from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.language import primary
from onrecord.model import Cited, Dating, Entity, Event, Fact, Report, Span, Statement, Timex


@dataclass(frozen=True, slots=True)
class InOffice:
    """Who spoke, where a report gives an office alone: the holder, the office with its polity, and how it was found."""

    holder: Entity
    office: str
    basis: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, its report, the ledger's entity that speaks (None: not known), and the day it could be known from.

    `times` are the time expressions in its content. `dated` is when it was said by what stands elsewhere; None where
    nothing tells more than the statement itself. `in_office` is how `speaker` was found where its report names none.
    """

    statement: Statement
    report: Report = field(repr=False)
    speaker: Entity | None
    known_on: date
    times: tuple[Timex, ...] = ()
    dated: Dating | None = None
    in_office: InOffice | None = None

    @property
    def language(self) -> str:
        """The primary subtag of its report's language, by which packs are kept."""
        return primary(self.report.language)

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def name(self) -> str | None:
        """Who speaks: the entity's name, else as the report has it."""
        return self.speaker.name if self.speaker else self.statement.speaker.name

    @property
    def when(self) -> Dating:
        """When it was said."""
        return self.dated or self.statement.said_on

    @property
    def role(self) -> str | None:
        """The office of who speaks."""
        return self.in_office.office if self.in_office else self.statement.speaker.role

    @property
    def words(self) -> tuple[Span, ...]:
        """The content."""
        return self.statement.content

    @property
    def text(self) -> str:
        """Its words as one text, a space for what stands between them."""
        return " ".join(span.quote for span in self.words)

    @property
    def place(self) -> tuple[str, int, str]:
        """What candidates are sorted by."""
        return (self.report.id, self.statement.content[0].start, self.statement.id)

    @property
    def cited(self) -> Cited:
        """As positions and findings cite it."""
        return Cited(self.id, self.report.id, self.words, self.when, self.name)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, its report, who vouches for it (a speaker's name; None: the outlet), and since when it is known."""

    event: Event
    report: Report = field(repr=False)
    told_by: str | None
    known_on: date

    @property
    def language(self) -> str:
        """The primary subtag of its report's language, by which packs are kept."""
        return primary(self.report.language)

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def words(self) -> tuple[Span, ...]:
        """The words that tell of it."""
        return (self.event.span,)

    @property
    def place(self) -> tuple[str, int, str]:
        """What candidates are sorted by."""
        return (self.report.id, self.event.span.start, self.event.id)

    @property
    def cited(self) -> Cited:
        """As findings cite it."""
        return Cited(self.id, self.report.id, self.words, self.event.when, self.told_by)


@dataclass(frozen=True, slots=True)
class Holding:
    """A fact, its report, and who vouches for it (a speaker's name; None: the outlet)."""

    fact: Fact
    report: Report = field(repr=False)
    told_by: str | None

    @property
    def language(self) -> str:
        """The primary subtag of its report's language, by which packs are kept."""
        return primary(self.report.language)

    def cited(self, when: Dating) -> Cited:
        """As findings cite it, with the end of it that they are about."""
        return Cited(self.fact.id, self.report.id, (self.fact.span,), when, self.told_by)


Item = Said | Happening
"""What can bear on a matter."""
