"""What narrows a query down beside who, words and the two dates: outlet, language, act, status, days, and so on.

Invariant: a filter that items of a kind cannot have is refused, never passed over in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import ColumnElement, Table, func

from onrecord.errors import UsageError
from onrecord.ledger import tables
from onrecord.ledger.bounds import UNDATED
from onrecord.model import Act, Form, Relation, SpeakerKind, Status


@dataclass(frozen=True, slots=True)
class Only:
    """Only items of which all of this is so; None asks nothing.

    Of all kinds: `outlet`, `language` (BCP 47) and `report` (an id) of the report that gives it; `since` and `until`,
    the days between which it stands in a timeline, both included: the first day that its date can mean; an event, any
    day. What has no date stands on no day, and is left out where one of the two is given.

    Of statements: `act`, `form`, `speaker_kind`, and `office`, the speaker's role in the words of the report. Of
    events: `status` and PLOVER's `type`. Of facts: `relation`. Of reports, `since` and `until` are the days by which
    they were out.

    >>> Only(outlet="Courier", act=Act.DENY).given
    ('outlet', 'act')
    """

    outlet: str | None = None
    language: str | None = None
    report: str | None = None
    since: date | None = None
    until: date | None = None
    act: Act | None = None
    form: Form | None = None
    speaker_kind: SpeakerKind | None = None
    office: str | None = None
    status: Status | None = None
    type: str | None = None
    relation: Relation | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the filters that ask something."""
        return tuple(it.name for it in fields(self) if getattr(self, it.name) is not None)


ANYTHING = Only()
"""What narrows nothing down."""

_OF_REPORTS = {"outlet": "outlet", "language": "language", "report": "id"}
_DAYS = ("since", "until")
_OF_ITEMS: dict[str, dict[str, str]] = {
    tables.statements.name: {"act": "act", "form": "form", "speaker_kind": "speaker_kind", "office": "speaker_role"},
    tables.events.name: {"status": "status", "type": "type"},
    tables.facts.name: {"relation": "relation"},
    tables.reports.name: {},
}


def conditions(own: Table, only: Only) -> list[ColumnElement[bool]]:
    """What `only` asks of rows of a table of items, joined with `reports`, or of `reports` itself.

    Raises UsageError where items of this kind have no such thing.
    """
    columns = {name: tables.reports.c[column] for name, column in _OF_REPORTS.items()}
    columns |= {name: own.c[column] for name, column in _OF_ITEMS[own.name].items()}
    for name in only.given:
        if name not in columns and name not in _DAYS:
            known = ", ".join([*columns, *_DAYS])
            raise UsageError(f"{own.name} have no {name} to choose by", name, f"choose by one of: {known}")
    asked: list[ColumnElement[bool]] = [
        columns[name] == getattr(only, name) for name in only.given if name not in _DAYS
    ]
    return asked + _between(own, only.since, only.until)


def _between(own: Table, since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """What two days ask; of events told with one end alone ("by June"), that end must lie there."""
    day: ColumnElement[str] = own.c.known_on if own is tables.reports else own.c.day
    first = last = day
    if own is tables.events:
        first = func.coalesce(own.c.when_first, own.c.when_last)
        last = func.coalesce(own.c.when_last, own.c.when_first)
    asked: list[ColumnElement[bool]] = []
    if since:
        asked.append(last >= since.isoformat())
    if until:
        asked.append(first <= until.isoformat())
    if since and not until and own is not tables.reports:
        asked.append(own.c.day < UNDATED.isoformat())
    return asked
