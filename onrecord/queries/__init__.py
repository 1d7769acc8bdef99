"""The questions that users ask of a ledger: statements, events, facts, and all of them as a timeline.

In: a `Ledger` and what to ask for. Out: `Results` of frozen `Found…` items: the item of the model with its verbatim
words, dates with their basis, the report that gives it, and the entity of the whole ledger that speaks. Items stand in
the order of their dates (unknown last), then of their reports' coming out, then of the text. Results are paged by key:
pass `next` as `after`.

Selecting:

- `by` names who: speakers of statements, actors of events, either side of a fact. A name stands for every spelling of
  every entity that it can mean (a surname for all who bear it; an entity's id for that one alone). Words that are no
  name in the ledger are looked for in speakers' roles and words ("minister", "two officials").
- `about` are words that all must occur, stemmed, in an item's own words (and in the names of who takes part in an event
  or a fact). A trailing `*` makes a prefix, double quotes a phrase, and `-word` must not occur. A name stands for every
  spelling of whom it can mean, unless it is in quotes.
- `minimum_confidence`, in [0, 1], leaves out what was read with less; where none is given, statements under
  `onrecord.model.SHOWN`.
- `only` narrows down by what items have: outlet, language, act, form, status, relation, days (see `Only`).

An event or a fact that several reports tell is one item with its `tellings`, ten of them in a list (`more_tellings`),
five hundred of one that is asked by its id; where those of a fact exclude each other, its `differences` say so. A
planned event has its `course`: ahead, due, happened (with the event that says so), moved, cancelled, or overdue with
nothing found.

A page of results is also a table: `to_pandas()`, `to_polars()`, `rows()`, and in a notebook what is shown. `facets`
counts what a query of the same asking finds, by speaker, office, outlet, act, month and so on; `everything` gives all
pages of a query one after the other. `search_reports` and `search_statements` show where words stand. `statement`,
`event`, `fact`, `report_record` and `entity` give one thing by id.

Of several versions of a report, the newest is asked, and with `known_by` the newest of then. `versions` gives all, and
`changes` what one changed of another; `lineage` gives the reports that share a report's text, who has it from whom, and
how many independent sources stand behind how many outlets.

`utterances` asks like `statements` and gives acts of saying: the statements that several reports make of one, side by
side; `utterance_of` gives the one that a statement belongs to. Both are worked out when they are asked. `promises`
gives what was promised or forecast for a day, and what became of it by `as_of`.

`publication_evidence` is another kind of question: when a report without a date can have been published, by the offices
that other reports tell of. `review` gives all that needs a person's judgement, what would settle most statements first.

`office_holders` gives who held an office on a day by all reports, and `speaker_by_office` whom "the president said"
means where the report itself names nobody; both read facts of offices, and abstain with the reason.

`matter` gives where each side stands on a proposition: what bears on it and why, positions by date, findings;
`suggested_matters` what several speakers take sides on.

`coordinates` gives where a place of that name lies, by packaged reference data and not by the ledger, or None.

The two time axes:

- `as_of` D: what had been said, had happened or held by D. Only what is certain of it is shown: a statement of
  "March 2019" stands from the last of March, or from the day its report was out. A plan, a denial or a hypothetical
  event counts from the day it was told. A fact is shown where D lies between its ends, or after its start where no end
  is told; one without a told start only from the day it was attested. `LeftOut` counts what could not be placed:
  `undated` items, and `uncertain` ones, whose dates allow D and do not make sure of it. See `onrecord.ledger.bounds`.
- `known_by` D: what could be known by D, from reports that were out by then; a report of unknown date counts from the
  day it was received or added.

>>> from datetime import date
>>> from tempfile import TemporaryDirectory
>>> from onrecord.intake import add_page
>>> from onrecord.ledger import Ledger
>>> from onrecord.model import Page
>>> page = Page(b'SARN -- "We have not asked anybody," Prime Minister Ada Oren told reporters.', "a.txt")
>>> with TemporaryDirectory() as folder, Ledger.open(f"{folder}/onrecord.db") as ledger:
...     added = add_page(ledger, page)
...     found = statements(ledger, by="Oren", about="asked")
...     print([item.quote for item in found.items], statements(ledger, as_of=date(2024, 1, 1)).left_out)
['We have not asked anybody'] LeftOut(undated=1, uncertain=0)
"""

from onrecord.entities.gazetteer import Coordinates, coordinates, largest_cities
from onrecord.lineage.changes import Changed, Changes, Edit
from onrecord.queries.by_id import ReportRecord, event, fact, report_record, statement
from onrecord.queries.entity import EntityInReports, NameOf, OfficeOf, QuotedBy, entity
from onrecord.queries.events import events
from onrecord.queries.everything import everything
from onrecord.queries.facets import Facet, Facets, FacetValue, facets
from onrecord.queries.facts import facts
from onrecord.queries.lineage import CopiedFrom, Lineage, Member, SharedText, lineage
from onrecord.queries.matters import MatterView, item_of, matter, suggested_matters
from onrecord.queries.may_have_said import may_have_said
from onrecord.queries.offices import (
    Holding,
    OfficeHolder,
    OfficeHolders,
    office_holders,
)
from onrecord.queries.only import Only
from onrecord.queries.promises import FoundPromise, promises
from onrecord.queries.publication import OfficeEvidence, PublicationEvidence, publication_evidence
from onrecord.queries.reports import count_reports, reports
from onrecord.queries.results import FoundEvent, FoundFact, FoundStatement, LeftOut, Results, Telling
from onrecord.queries.review import (
    ProposedMerge,
    ProposedSplit,
    ToReview,
    UndatedReport,
    UndatedStatement,
    UnlinkedName,
    UnresolvedSpeaker,
    review,
)
from onrecord.queries.search import FoundReport, Snippet, StatementWithWords, search_reports, search_statements
from onrecord.queries.speaker_by_office import SpeakerByOffice, speaker_by_office
from onrecord.queries.statements import statements
from onrecord.queries.timeline import timeline
from onrecord.queries.utterances import FoundUtterance, utterance_of, utterances, utterances_of
from onrecord.queries.versions import ReportVersion, changes, versions

__all__ = [
    "Changed",
    "Changes",
    "Coordinates",
    "CopiedFrom",
    "Edit",
    "EntityInReports",
    "Facet",
    "FacetValue",
    "Facets",
    "FoundEvent",
    "FoundFact",
    "FoundPromise",
    "FoundReport",
    "FoundStatement",
    "FoundUtterance",
    "Holding",
    "LeftOut",
    "Lineage",
    "MatterView",
    "Member",
    "NameOf",
    "OfficeEvidence",
    "OfficeHolder",
    "OfficeHolders",
    "OfficeOf",
    "Only",
    "ProposedMerge",
    "ProposedSplit",
    "PublicationEvidence",
    "QuotedBy",
    "ReportRecord",
    "ReportVersion",
    "Results",
    "SharedText",
    "Snippet",
    "SpeakerByOffice",
    "StatementWithWords",
    "Telling",
    "ToReview",
    "UndatedReport",
    "UndatedStatement",
    "UnlinkedName",
    "UnresolvedSpeaker",
    "changes",
    "coordinates",
    "count_reports",
    "entity",
    "event",
    "events",
    "everything",
    "facets",
    "fact",
    "facts",
    "item_of",
    "largest_cities",
    "lineage",
    "matter",
    "may_have_said",
    "office_holders",
    "promises",
    "publication_evidence",
    "report_record",
    "reports",
    "review",
    "search_reports",
    "search_statements",
    "speaker_by_office",
    "statement",
    "statements",
    "suggested_matters",
    "timeline",
    "utterance_of",
    "utterances",
    "utterances_of",
    "versions",
]
