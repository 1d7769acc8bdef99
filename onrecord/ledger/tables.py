"""The ledger's tables: one schema for SQLite and PostgreSQL, with portable types.

Invariant: `migrations/` makes exactly this schema; a test compares the two. The words to search in and the views are
made by the migrations alone.

- A **page** is kept as received: its bytes once (`page_bytes`), however many sources brought them.
- A row of **reports** is one reading of a page by one version of the stages; it carries `recorded_at`, `retracted_at`,
  `version` and the page's hash for every row that hangs on it, for they are recorded and retracted together, in one
  transaction. A page has at most one live reading (`retracted_at IS NULL`).
- **judgements** are what people decide of pages, **statement_judgements** what they decide of statements,
  **name_judgements** what they decide of names; all outlive any reading, and are retracted like one.
- **matters** are propositions that are followed, **matter_judgements** what people include in them and exclude.
- **feeds** are what is watched: what a host gave to know its feed by again; **feed_items** the addresses in feeds whose
  pages are here, which may have led elsewhere.
- Items hang on a report by `report_key` and `position`, their order in the record. `statements`, `events` and `facts`
  have a `key` of their own, the report's followed by the position: see `item_key`.
- A date is five columns: `x` (EDTF), `x_first` and `x_last` (ISO days, NULL: open or unknown), `x_basis`, `x_method`;
  `published_at` and `modified_at` are moments in ISO 8601, where a page gives them.
- `day` is where an item stands in a timeline; `may_from`, `stands_from`, `stands_to`, `may_to` serve `as_of`, and
  `reports.known_on` serves `known_by`: see `onrecord.ledger.bounds`.
- `speaker_key`, `subject_key`, `object_key` and an event participant's `name_key` are the name of the report's entity
  once more, and an item's `known_on` is its report's, so that all that a name says is in one index, in the order in
  which it is shown. `object_folded` is a fact's object without case; `tells_day` says that a date with an end stands in
  a statement's words, or in an event that it tells.
- `names`, `name_keys`, `links` and `entities` hold what follows from all reports together, and can be made anew.
- `traces`, `sketch_hashes`, `copies` and `versions` likewise: what reports have of each other's text, and which of
  those with one address is the current one.
- `reports.page_name` is the page's name once more, so that lists need not look at pages.
- `counts` likewise: how many items of the reports that are current (`is_current`: live, and of their address the newest
  version) there are of each speaker, outlet, act and so on.
- `page_lines` likewise: what an outlet's pages have in common, by which furniture is known.
- `rebuilds` counts how often these were made anew.
- `page_bytes`, `report_texts` and `statement_contents` hold text and bytes apart, so that the rest stays small to scan.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from onrecord.ledger.bounds import UNDATED
from onrecord.ledger.columns import (
    ITEMS,
    MOST_ITEMS,
    Key,
    dating,
    item_key,
    items,
    known_on,
    metadata,
    of_report,
    partial,
    span,
)
from onrecord.ledger.derived_tables import (
    SAID,
    copies,
    counts,
    entities,
    links,
    name_keys,
    page_lines,
    sketch_hashes,
    traces,
    versions,
)

__all__ = [  # of what is made elsewhere
    "ITEMS",
    "MOST_ITEMS",
    "SAID",
    "Key",
    "copies",
    "counts",
    "entities",
    "item_key",
    "links",
    "metadata",
    "name_keys",
    "page_lines",
    "sketch_hashes",
    "traces",
    "versions",
]  # fmt: skip

LIVE, RETRACTED = "retracted_at IS NULL", "retracted_at IS NOT NULL"
"""Of what stands, and of what does no more."""


APART = "may_from < stands_from OR (may_from IS NULL) <> (stands_from IS NULL)"
"""Of an item that may stand on days on which it does not stand for certain: few are so."""


TELLS_DAY = "tells_day"
"""Of a statement in whose words a date stands, or in an event that it tells."""

PLANNED = "status = 'planned'"
"""Of an event that is told as planned: few are."""


BY_OFFICE = "speaker_entity IS NULL AND speaker_kind = 'person'"
"""Of a statement whose speaker its report does not name: "the president said"."""


def _uncertain(name: str, of: str | None = None, *others: str) -> Index:
    """The items that `as_of` may have to leave out as uncertain, in an index of their own; those of a name together."""
    columns = ("may_from", "stands_from", *others)
    named = f"ix_{name}_uncertain"
    return partial(f"{named}_{of}", APART, of, *columns) if of else partial(named, APART, *columns)


def _telling_day(*columns: str) -> Index:
    """The statements that tell a day, which may be promises, in the order in which they are shown."""
    return partial(f"ix_statements_telling_{columns[0]}", TELLS_DAY, *columns)


IN_OFFICE = "speaker_role IS NOT NULL"
"""Of a statement whose speaker has a role in the report's words."""


def _in_office(name: str, *columns: str) -> Index:
    """What is said in a role."""
    return partial(f"ix_statements_in_office_{name}", IN_OFFICE, *columns)


page_bytes = Table(
    "page_bytes",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("deflated", LargeBinary, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String(64), ForeignKey("page_bytes.sha256"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", String),
    Column("url", Text, index=True),
    Column("outlet", Text),
    Column("published", String),
    Column("published_first", String(10)),
    Column("published_last", String(10)),
    Column("retrieved", String),
    Column("recorded_at", String, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("key", Key, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("page_id", String, ForeignKey("pages.id"), nullable=False),
    Column("page_sha256", String(64), nullable=False),
    Column("version", String, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("retracted_at", String),
    Column("known_on", String(10), nullable=False, index=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("language", String, nullable=False),
    Column("title", Text),
    Column("dateline", Text),
    *dating("published"),
    *dating("modified", required=False),
    Column("published_at", String),
    Column("modified_at", String),
    Column("is_current", Boolean, nullable=False, server_default=false()),
    Column("page_name", Text, nullable=False, server_default=""),
    Index("ix_reports_recorded_at_known_on", "recorded_at", "known_on"),
    Index("ix_reports_published_last", "published_last"),
    partial("ix_reports_retracted_at", RETRACTED, "retracted_at"),  # of live ones, SQLite would look up all by it
    partial("uq_reports_live_page", LIVE, "page_id", unique=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("key", Key, primary_key=True),
    Column("kind", String, nullable=False),
    Column("page_id", String, ForeignKey("pages.id"), nullable=False),
    Column("value", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("retracted_at", String),
    partial("uq_judgements_live", LIVE, "page_id", "kind", unique=True),
)

name_judgements = Table(
    "name_judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("decision", String, nullable=False),
    Column("names", JSON, nullable=False),
    Column("shown", Text),
    Column("author", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("retracted_at", String),
    Column("pages", JSON(none_as_null=True)),
)
"""What people decide of names. `names` are pairs of kind and fullest spelling, in the order of the decision; they hang
on no row of `names`, for a judgement may come before the reports that it speaks of. `pages` are pairs of hash and
address: those in which a split says that the names mean another."""

statement_judgements = Table(
    "statement_judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("page_sha256", String, nullable=False, index=True),
    Column("page_url", Text, nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("aspect", String, nullable=False),
    Column("speaker_kind", String),
    Column("speaker_name", Text),
    Column("said_on", String),
    Column("author", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("retracted_at", String),
)
"""What people decide of statements: which page, which words, and the how-manieth of these; who said it, or when. With
neither it says that nobody knows. `page_url` is "" for a page without an address."""

rebuilds = Table("rebuilds", metadata, Column("key", Key, primary_key=True))
"""A row each time that what follows from all reports was made anew: so others see that answers may be others now."""

matters = Table(
    "matters",
    metadata,
    Column("id", String, primary_key=True),
    Column("proposition", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("retracted_at", String),
)
"""Matters that are followed; the id is the proposition's."""

matter_judgements = Table(
    "matter_judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("matter_id", String, ForeignKey("matters.id"), nullable=False, index=True),
    Column("item_id", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("retracted_at", String),
)
"""What people include in a matter and exclude, by the item's id, which outlives any reading."""

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("read_at", String, nullable=False),
)

feed_items = Table(
    "feed_items",
    metadata,
    Column("url", Text, primary_key=True),
    Column("feed_url", Text, nullable=False),
    Column("page_id", String, ForeignKey("pages.id"), nullable=False),
    Column("recorded_at", String, nullable=False),
)

report_texts = Table(
    "report_texts",
    metadata,
    Column("report_key", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

blocks = of_report(
    "blocks",
    Column("role", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("path", Text),
)

notices = of_report(
    "notices",
    *span("notice", required=True),
    Column("jurisdiction", JSON, nullable=False),
    Column("at_risk", Text),
    Column("acts", JSON, nullable=False),
    Column("penalty", Text),
)

credits_ = of_report(
    "credits",
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    *span("credit", required=True),
)

entries = of_report(
    "entries",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *dating("posted"),
    Column("posted_at", String),
)
"""The entries of live blogs."""

caveats = of_report("caveats", Column("code", String, nullable=False), Column("message", Text, nullable=False))

timexes = of_report(
    "timexes",
    *span("timex", required=True),
    Column("type", String, nullable=False),
    Column("value", String, nullable=False),
    Column("date", String),
    Column("date_first", String(10)),
    Column("date_last", String(10)),
    Column("anchor", String),
    Column("rule", String, nullable=False),
    Column("basis", Text, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("key", Key, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("variants", JSON, nullable=False),
    Column("namesake", Text, index=True),
)
"""A name as reports have it: kind, fullest spelling, other spellings. The same in two reports is one row, but where a
person said that it means another in one of them: `namesake` then says whom (`model.NameJudgement.namesake`)."""

report_entities = of_report(
    "report_entities",
    Column("id", String, nullable=False),
    Column("name_key", Key, ForeignKey("names.key"), nullable=False, index=True),
    UniqueConstraint("report_key", "id"),
)

mentions = of_report(
    "mentions",
    *span("mention", required=True),
    Column("kind", String, nullable=False),
    Column("entity", Integer),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    ForeignKeyConstraint(["report_key", "entity"], ["report_entities.report_key", "report_entities.position"]),
)

statements = items(
    "statements",
    Column("speaker_kind", String, nullable=False),
    Column("speaker_name", Text),
    Column("speaker_entity", Integer),
    Column("speaker_role", Text),
    *span("speaker"),
    Column("speaker_score", Float, nullable=False),
    Column("speaker_reason", Text, nullable=False),
    *span("cue"),
    Column("form", String, nullable=False),
    Column("act", String, nullable=False),
    *dating("said_on"),
    *span("venue"),
    *span("addressee"),
    *span("via"),
    *span("asker"),
    Column("within", Key, ForeignKey("statements.key", deferrable=True, initially="DEFERRED")),
    ForeignKeyConstraint(["report_key", "speaker_entity"], ["report_entities.report_key", "report_entities.position"]),
    Column("speaker_key", Key),
    Column("tells_day", Boolean, nullable=False, server_default=false()),
    Index("ix_statements_speaker_key_day_known_on", "speaker_key", "day", "known_on"),
    partial("ix_statements_told_by_office", BY_OFFICE, "key"),
    _telling_day("day", "known_on"),
    _telling_day("speaker_key", "day", "known_on"),
    _in_office("day", "speaker_role", "day", "known_on"),
    *(_in_office(end, "speaker_key", "speaker_role", end) for end in ("said_on_first", "said_on_last")),
    _uncertain("statements"),
    _uncertain("statements", "speaker_key"),
)

statement_contents = Table(
    "statement_contents",
    metadata,
    Column("statement_key", Key, ForeignKey("statements.key"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    PrimaryKeyConstraint("statement_key", "position"),
)

events = items(
    "events",
    *span("event", required=True),
    *span("trigger", required=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    *dating("when"),
    Column("place", Text),
    Column("voice", Key, ForeignKey("statements.key")),
    _uncertain("events"),
    partial("ix_events_planned", PLANNED, "day", "known_on"),
)

UNDATED_EVENT = "stands_from IS NULL AND may_from IS NULL"
"""Of a participant in an event that stands on no day by anything that is told."""

event_participants = Table(
    "event_participants",
    metadata,
    Column("event_key", Key, ForeignKey("events.key"), nullable=False),
    Column("part", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("entity", Integer),
    PrimaryKeyConstraint("event_key", "part", "position"),
    ForeignKeyConstraint(["report_key", "entity"], ["report_entities.report_key", "report_entities.position"]),
    Column("name_key", Key),
    Column("day", String(10), nullable=False, server_default=UNDATED.isoformat()),
    known_on(),
    Column("may_from", String(10)),
    Column("stands_from", String(10)),
    Index("ix_event_participants_name_key_day_known_on", "name_key", "day", "known_on", "event_key", "part"),
    _uncertain("event_participants", "name_key", "event_key", "part"),
    partial("ix_event_participants_undated", UNDATED_EVENT, "name_key", "event_key", "part"),
)
"""Actors, recipients and the place of an event (`part`), each with the report's entity of that name, if any, and the
event's days once more."""

UNTOLD = "valid_from IS NULL AND valid_to IS NULL"
"""Of a fact of which neither beginning nor end is told: a report attests it."""

UNDATED_FACT = "stands_from IS NULL AND may_from IS NULL AND may_to IS NULL"
"""Of a fact that stands on no day by anything that is told."""

TOLD = "valid_from IS NOT NULL OR valid_to IS NOT NULL"
"""Of every other fact."""


def _tellings(name: str, which: str) -> Index:
    """What is told of one thing and another, in the order in which it is shown."""
    of = ("subject_key", "relation", "object_folded", "object_key", "day", "known_on")
    return partial(f"ix_facts_{name}", which, *of)


facts = items(
    "facts",
    *span("fact", required=True),
    Column("subject", Text, nullable=False),
    Column("subject_entity", Integer),
    Column("relation", String, nullable=False),
    Column("object", Text, nullable=False),
    Column("object_entity", Integer),
    *dating("valid_from"),
    *dating("valid_to"),
    *dating("held_on"),
    Column("stands_to", String(10)),
    Column("may_to", String(10)),
    Column("voice", Key, ForeignKey("statements.key")),
    Column("rule", String, nullable=False),
    ForeignKeyConstraint(["report_key", "subject_entity"], ["report_entities.report_key", "report_entities.position"]),
    ForeignKeyConstraint(["report_key", "object_entity"], ["report_entities.report_key", "report_entities.position"]),
    Column("subject_key", Key),
    Column("object_key", Key),
    Column("object_folded", Text, nullable=False, server_default=""),
    Index("ix_facts_subject_key_day_known_on", "subject_key", "day", "known_on"),
    Index("ix_facts_object_key_day_known_on", "object_key", "day", "known_on"),
    Index("ix_facts_stands_from", "stands_from"),
    Index("ix_facts_stands_to", "stands_to"),
    partial("ix_facts_undated", UNDATED_FACT, "stands_from"),
    _tellings("untold", UNTOLD),
    _tellings("told", TOLD),
)
