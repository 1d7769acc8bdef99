"""The shapes of the API's answers, for its OpenAPI description; what is sent is made by `onrecord.queries.forms`.

Invariant: a test holds every answer against these.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class _Form(BaseModel):
    """The form may grow; the names do not change."""

    model_config = ConfigDict(extra="allow")


class Words(_Form):
    """Evidence: `[start, end)` in code points of the report's text, and the words that stand there, verbatim."""

    text: str
    start: int
    end: int


class Dated(_Form):
    """A date in EDTF (null: not known), how it was found, and by which method."""

    value: str | None
    basis: str
    method: str


class NoticeForm(_Form):
    """A notice to readers who are at risk for sharing the report: where (ISO 3166), who, for what acts, the penalty."""

    jurisdiction: list[str]
    at_risk: str | None
    acts: list[str]
    penalty: str | None


class OfReport(_Form):
    """The report that gives an item; its address is to be shown after its notices, or not at all."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str = Field(description="BCP 47")
    published: Dated
    known_on: str = Field(description="The day by which it was out.")
    recorded_at: str
    notices: list[NoticeForm]


class Named(_Form):
    """An entity of the whole ledger."""

    id: str
    name: str
    kind: str


class Speaker(_Form):
    """Who speaks, as the report has it."""

    entity: str | None
    name: str | None
    text: str | None
    start: int | None
    end: int | None
    role: str | None
    kind: str
    reason: str


class StatementForm(_Form):
    """Who said what, when; with its report, and the entity that speaks (null: the name does not tell)."""

    kind: str
    id: str
    speaker: Speaker
    cue: Words | None
    content: list[Words]
    form: str
    act: str
    confidence: float
    said_on: Dated
    venue: str | None
    addressee: str | None
    via: str | None
    asker: str | None
    within: str | None
    entity: Named | None
    report: OfReport


class EventForm(_Form):
    """Who did what to whom, where, when (PLOVER); `told_by` is whose voice vouches for it, null the outlet's."""

    kind: str
    id: str
    text: str
    start: int
    end: int
    type: str
    mode: str | None
    status: str
    when: Dated
    actor: list[str]
    recipient: list[str]
    place: str | None
    voice: str
    confidence: float
    told_by: str | None
    report: OfReport


class FactForm(_Form):
    """Subject, relation, object, valid from and to."""

    kind: str
    id: str
    subject: str
    relation: str
    object: str
    valid_from: str | None
    valid_to: str | None
    held_on: str | None
    text: str
    start: int
    end: int
    voice: str
    confidence: float
    told_by: str | None
    report: OfReport


class LeftOutForm(_Form):
    """Items that fit but for `as_of`: of unknown date, or whose date may or may not be by then."""

    undated: int
    uncertain: int


class _Page(_Form):
    next: str | None = Field(description="The address of the next page; the Link header has it, too.")
    without_addresses: str | None = Field(
        None, description="Where reports have notices to readers: this page without the addresses of these reports."
    )
    left_out: LeftOutForm


class StatementPage(_Page):
    """A page of statements."""

    items: list[StatementForm]


class EventPage(_Page):
    """A page of events."""

    items: list[EventForm]


class FactPage(_Page):
    """A page of facts."""

    items: list[FactForm]


class TimelinePage(_Page):
    """A page of statements, events and facts, in the order of their dates."""

    items: list[StatementForm | EventForm | FactForm]


class ReportPage(_Page):
    """A page of reports."""

    items: list[OfReport]


class SnippetForm(Words):
    """A stretch of a report's text, and the words in it that were found."""

    matched: list[Words]


class FoundReportForm(_Form):
    """A report in which words occur, and where."""

    report: OfReport
    snippets: list[SnippetForm]
    places: int


class FoundReportPage(_Page):
    """A page of reports in which words occur."""

    items: list[FoundReportForm]


class FoundStatementForm(_Form):
    """A statement in which words occur, and where."""

    statement: StatementForm
    snippets: list[SnippetForm]


class FoundStatementPage(_Page):
    """A page of statements in which words occur."""

    items: list[FoundStatementForm]


class FacetValueForm(_Form):
    """A value (null: not known), what a person reads for it, and how many items have it."""

    value: str | None
    label: str | None
    count: int


class FacetForm(_Form):
    """What items are counted by; `more` have values that are not among these."""

    name: str
    values: list[FacetValueForm]
    more: int


class FacetsForm(_Form):
    """Counts of what a query finds. Where not `complete`, there are `total` or more: the first so many are counted."""

    of: str
    total: int
    facets: list[FacetForm]
    complete: bool


class RecordForm(_Form):
    """A report with all that was read from it: the record's JSON form, and `stored`, the report as lists have it."""

    stored: OfReport
    report: dict[str, Any]
    statements: list[dict[str, Any]]
    events: list[dict[str, Any]]
    facts: list[dict[str, Any]]
    timexes: list[dict[str, Any]]
    entities: list[dict[str, Any]]
    caveats: list[dict[str, Any]]
    version: str


class EntityForm(Named):
    """An entity as all reports have it.

    Where not `exact`, a report, an event or a fact that has two of its names is counted twice.
    """

    variants: list[str]
    names: list[dict[str, Any]]
    offices: list[dict[str, Any]]
    quoted_by: list[dict[str, Any]]
    reports: int
    statements: int
    events: int
    facts: int
    exact: bool


class JudgementForm(_Form):
    """A judgement of names: what was decided, of which, by whom, when and why."""

    kind: str
    id: str
    decision: str
    names: list[dict[str, str]]
    shown: str | None
    author: str
    made_at: str
    reason: str


class JudgementsForm(_Form):
    """The judgements of names that stand, from the oldest to the newest."""

    items: list[JudgementForm]


class Ledgers(_Form):
    """What this is: the version of Onrecord, the state of the ledger, and how many reports it has."""

    version: str
    state: str = Field(description="Changes whenever a report or a judgement comes or is retracted.")
    reports: int


class ProblemForm(_Form):
    """What went wrong (RFC 9457), with the error's name in our tree, where it is, and how to mend it."""

    type: str
    title: str
    status: int
    detail: str


class JudgedForm(_Form):
    """What a judgement did: the entities of the names concerned, and how many statements have another speaker."""

    judgement: JudgementForm | None
    entities: list[dict[str, Any]]
    unlinked: list[str]
    statements: int
    overruled: list[str]
    restored: list[str]


class DatesMoved(_Form):
    """What changed in a report: dates that moved, items that stand, and those that went or came."""

    report: str
    moved: int
    stand: int
    gone: int
    new: int


class MatterChangeForm(_Form):
    """What becomes of a followed matter: positions as actor, stance and date, findings as sentences."""

    matter: str
    proposition: str
    positions_gone: list[dict[str, Any]]
    positions_new: list[dict[str, Any]]
    findings_gone: list[str]
    findings_new: list[str]


class StatementJudgedForm(_Form):
    """What a judgement of a statement does: whose words it makes which statements, which dates and positions change."""

    judgement: dict[str, Any]
    made: bool = Field(description="False: only what would follow was asked for.")
    spoken: list[dict[str, Any]]
    reports: list[DatesMoved]
    matters: list[MatterChangeForm]


UndoneForm = JudgedForm | StatementJudgedForm
"""What taking a judgement back did, by what it was of."""


class CorrectedForm(_Form):
    """What a publication date moved."""

    report: str
    published: Dated
    moved: int
    stand: int
    gone: int
    new: int


class AddedForm(_Form):
    """What became of each page that was sent: `new`, `unchanged`, `new version`, or its error."""

    items: list[dict[str, Any]]
