"""What queries return: frozen, each item with its report and the words that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from onrecord.ledger import StoredReport
from onrecord.model import GAP, Course, Dating, Difference, Entity, Event, Fact, Statement

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Items that fit but for `as_of`: of unknown date, or whose date may or may not be by then.

    Of each, so many are counted at most: `onrecord.queries.selection.COUNTED`.
    """

    undated: int = 0
    uncertain: int = 0


@dataclass(frozen=True, slots=True)
class Results(Generic[T_co]):
    """A page of items; `next` is what to pass as `after` for the following one, None at the end.

    A notebook shows it as a table. `tables` names what it was asked of, so that a frame without rows has its columns.

    >>> Results(()).rows()
    []
    """

    items: tuple[T_co, ...]
    next: str | None = None
    left_out: LeftOut = LeftOut()
    tables: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def __iter__(self) -> Iterator[T_co]:
        """The items."""
        return iter(self.items)

    def __len__(self) -> int:
        """How many items this page has."""
        return len(self.items)

    def rows(self) -> list[dict[str, Any]]:
        """The items as flat rows of one level, for tables: `onrecord.queries.rows` has the columns."""
        from onrecord.queries import rows

        return [rows.row(item) for item in self.items]

    def to_pandas(self) -> Any:
        """The items as a `pandas.DataFrame`, dates in EDTF beside their first and last day. Raises NotInstalled."""
        from onrecord.queries import frames

        return frames.pandas(self)

    def to_polars(self) -> Any:
        """The items as a `polars.DataFrame`, dates in EDTF beside their first and last day. Raises NotInstalled."""
        from onrecord.queries import frames

        return frames.polars(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from onrecord.queries import notebook

        return notebook.results(self)


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement, its report, and who speaks: `entity` is the whole ledger's, None where the name does not tell.

    `derived` is set where the report itself does not name the speaker ("the president said"), and other reports tell
    who it was: how that was found.
    """

    item: Statement
    report: StoredReport
    entity: Entity | None
    day: date
    derived: str | None = None

    @property
    def quote(self) -> str:
        """The content's words, verbatim, with a mark where some are left out between."""
        return GAP.join(span.quote for span in self.item.content)

    @property
    def speaker(self) -> str | None:
        """The speaker's name: the entity's where it is known, else as the report has it."""
        return self.entity.name if self.entity else self.item.speaker.name

    @property
    def role(self) -> str | None:
        """The speaker's role at the time, as the report has it."""
        return self.item.speaker.role

    @property
    def when(self) -> Dating:
        """When it was said, and how that was found."""
        return self.item.said_on


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of an event or fact: the item's id, who vouches for it, its verbatim words, its date."""

    item: str
    report: StoredReport
    told_by: str | None
    quote: str
    when: str | None


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event, its report, and whose voice vouches for it: a speaker's name, or None for the outlet.

    `tellings` are those of the same event, this one among them: the first of them, where `more_tellings` says that
    there are others. `course` is what came of it, if it is planned.
    """

    item: Event
    report: StoredReport
    told_by: str | None
    day: date
    tellings: tuple[Telling, ...] = ()
    course: Course | None = None
    more_tellings: bool = False

    @property
    def quote(self) -> str:
        """The event's words, verbatim."""
        return self.item.span.quote

    @property
    def when(self) -> Dating:
        """When it took place or was to, and how that was found."""
        return self.item.when


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact, its report, and whose voice vouches for it: a speaker's name, or None for the outlet.

    `tellings` are those of the same fact, this one among them: the first of them, where `more_tellings` says that
    there are others. `differences` say where any of them exclude each other.
    """

    item: Fact
    report: StoredReport
    told_by: str | None
    day: date
    tellings: tuple[Telling, ...] = ()
    differences: tuple[Difference, ...] = ()
    more_tellings: bool = False

    @property
    def quote(self) -> str:
        """The fact's words, verbatim."""
        return self.item.span.quote

    @property
    def when(self) -> Dating:
        """When it began, or, where that is not told, when it was attested."""
        return self.item.valid_from if self.item.valid_from.date else self.item.held_on


Found = FoundStatement | FoundEvent | FoundFact
"""What stands in a timeline."""
