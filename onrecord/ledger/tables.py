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
- `page_lines` likewise: what an outlet's pages have in common, by which furniture is known.
- `rebuilds` counts how often these were made anew.
- `page_bytes`, `report_texts` and `statement_contents` hold text and bytes apart, so that the rest stays small to scan.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from onrecord.ledger.bounds import UNDATED

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ITEMS = 1_000_000
"""What a report's key counts in its items' keys."""

MOST_ITEMS = 1 << 16
"""Statements, events or facts that one report may have: its place among them has 16 bits in `search.row_of`. An article
is read up to 600,000 characters."""

Key = BigInteger().with_variant(Integer, "sqlite")
"""SQLite gives an alias of its row number only to a column declared INTEGER."""


def item_key(report_key: int, position: int) -> int:
    """The key of a report's item: readable in any browser of databases, and made without asking the database.

    >>> item_key(12, 3)
    12000003
    """
    return report_key * ITEMS + position


def _dating(name: str, *, required: bool = True) -> list[Column[Any]]:
    return [
        Column(name, String),
        Column(f"{name}_first", String(10)),
        Column(f"{name}_last", String(10)),
        Column(f"{name}_basis", Text, nullable=not required),
        Column(f"{name}_method", String, nullable=not required),
    ]


def _span(name: str, *, required: bool = False) -> list[Column[Any]]:
    return [
        Column(f"{name}_start", Integer, nullable=not required),
        Column(f"{name}_end", Integer, nullable=not required),
        Column(f"{name}_text", Text, nullable=not required),
    ]


def _of_report(name: str, *columns: Any) -> Table:
    """A table of what a report holds in order, without a key of its own."""
    return Table(
        name,
        metadata,
        Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
        Column("position", Integer, nullable=False),
        *columns,
        PrimaryKeyConstraint("report_key", "position"),
    )


def _items(name: str, *columns: Any) -> Table:
    """A table of items with ids, keys, and the days that `as_of` and timelines ask for."""
    return Table(
        name,
        metadata,
        Column("key", Key, primary_key=True, autoincrement=False),
        Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("id", String, nullable=False, index=True),
        Column("day", String(10), nullable=False),
        Column("may_from", String(10)),
        Column("stands_from", String(10)),
        Column("confidence", Float, nullable=False),
        *(it for it in columns if isinstance(it, Column)),
        _known_on(),
        *(it for it in columns if not isinstance(it, Column)),
        UniqueConstraint("report_key", "position"),
        Index(f"ix_{name}_day_known_on", "day", "known_on"),
    )


def _known_on() -> Column[str]:
    """The day by which the report was out, once more: with `day`, what results are in the order of."""
    return Column("known_on", String(10), nullable=False, server_default=UNDATED.isoformat())


APART = "may_from < stands_from OR (may_from IS NULL) <> (stands_from IS NULL)"
"""Of an item that may stand on days on which it does not stand for certain: few are so."""


TELLS_DAY = "tells_day"
"""Of a statement in whose words a date stands, or in an event that it tells."""

PLANNED = "status = 'planned'"
"""Of an event that is told as planned: few are."""


BY_OFFICE = "speaker_entity IS NULL AND speaker_kind = 'person'"
"""Of a statement whose speaker its report does not name: "the president said"."""


def _uncertain(name: str, of: str | None = None, *others: str) -> list[Any]:
    """The items that `as_of` may have to leave out as uncertain, in an index of their own; those of a name together."""
    apart, named = text(APART), (f"ix_{name}_uncertain_{of}", of) if of else (f"ix_{name}_uncertain",)
    return [Index(*named, "may_from", "stands_from", *others, sqlite_where=apart, postgresql_where=apart)]


def _telling_day(*columns: str) -> Index:
    """The statements that tell a day, which may be promises, in the order in which they are shown."""
    name = f"ix_statements_telling_{columns[0]}"
    return Index(name, *columns, sqlite_where=text(TELLS_DAY), postgresql_where=text(TELLS_DAY))


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
    *_dating("published"),
    *_dating("modified", required=False),
    Column("published_at", String),
    Column("modified_at", String),
    Index("ix_reports_recorded_at_known_on", "recorded_at", "known_on"),
    Index(
        "ix_reports_retracted_at",
        "retracted_at",
        sqlite_where=text("retracted_at IS NOT NULL"),  # of live ones, SQLite would look up all by it
        postgresql_where=text("retracted_at IS NOT NULL"),
    ),
    Index(
        "uq_reports_live_page",
        "page_id",
        unique=True,
        sqlite_where=text("retracted_at IS NULL"),
        postgresql_where=text("retracted_at IS NULL"),
    ),
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
    Index(
        "uq_judgements_live",
        "page_id",
        "kind",
        unique=True,
        sqlite_where=text("retracted_at IS NULL"),
        postgresql_where=text("retracted_at IS NULL"),
    ),
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

blocks = _of_report(
    "blocks",
    Column("role", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("path", Text),
)

notices = _of_report(
    "notices",
    *_span("notice", required=True),
    Column("jurisdiction", JSON, nullable=False),
    Column("at_risk", Text),
    Column("acts", JSON, nullable=False),
    Column("penalty", Text),
)

credits_ = _of_report(
    "credits",
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    *_span("credit", required=True),
)

entries = _of_report(
    "entries",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *_dating("posted"),
    Column("posted_at", String),
)
"""The entries of live blogs."""

caveats = _of_report("caveats", Column("code", String, nullable=False), Column("message", Text, nullable=False))

timexes = _of_report(
    "timexes",
    *_span("timex", required=True),
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

report_entities = _of_report(
    "report_entities",
    Column("id", String, nullable=False),
    Column("name_key", Key, ForeignKey("names.key"), nullable=False, index=True),
    UniqueConstraint("report_key", "id"),
)

mentions = _of_report(
    "mentions",
    *_span("mention", required=True),
    Column("kind", String, nullable=False),
    Column("entity", Integer),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    ForeignKeyConstraint(["report_key", "entity"], ["report_entities.report_key", "report_entities.position"]),
)

statements = _items(
    "statements",
    Column("speaker_kind", String, nullable=False),
    Column("speaker_name", Text),
    Column("speaker_entity", Integer),
    Column("speaker_role", Text),
    *_span("speaker"),
    Column("speaker_score", Float, nullable=False),
    Column("speaker_reason", Text, nullable=False),
    *_span("cue"),
    Column("form", String, nullable=False),
    Column("act", String, nullable=False),
    *_dating("said_on"),
    *_span("venue"),
    *_span("addressee"),
    *_span("via"),
    *_span("asker"),
    Column("within", Key, ForeignKey("statements.key", deferrable=True, initially="DEFERRED")),
    ForeignKeyConstraint(["report_key", "speaker_entity"], ["report_entities.report_key", "report_entities.position"]),
    Column("speaker_key", Key),
    Column("tells_day", Boolean, nullable=False, server_default=false()),
    Index("ix_statements_speaker_key_day_known_on", "speaker_key", "day", "known_on"),
    Index("ix_statements_told_by_office", "key", sqlite_where=text(BY_OFFICE), postgresql_where=text(BY_OFFICE)),
    _telling_day("day", "known_on"),
    _telling_day("speaker_key", "day", "known_on"),
    *_uncertain("statements"),
    *_uncertain("statements", "speaker_key"),
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

events = _items(
    "events",
    *_span("event", required=True),
    *_span("trigger", required=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    *_dating("when"),
    Column("place", Text),
    Column("voice", Key, ForeignKey("statements.key")),
    *_uncertain("events"),
    Index("ix_events_planned", "day", "known_on", sqlite_where=text(PLANNED), postgresql_where=text(PLANNED)),
)

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
    _known_on(),
    Column("may_from", String(10)),
    Column("stands_from", String(10)),
    Index("ix_event_participants_name_key_day_known_on", "name_key", "day", "known_on", "event_key", "part"),
    *_uncertain("event_participants", "name_key", "event_key", "part"),
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
    return Index(f"ix_facts_{name}", *of, sqlite_where=text(which), postgresql_where=text(which))


facts = _items(
    "facts",
    *_span("fact", required=True),
    Column("subject", Text, nullable=False),
    Column("subject_entity", Integer),
    Column("relation", String, nullable=False),
    Column("object", Text, nullable=False),
    Column("object_entity", Integer),
    *_dating("valid_from"),
    *_dating("valid_to"),
    *_dating("held_on"),
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
    Index("ix_facts_undated", "stands_from", sqlite_where=text(UNDATED_FACT), postgresql_where=text(UNDATED_FACT)),
    _tellings("untold", UNTOLD),
    _tellings("told", TOLD),
)

name_keys = Table(
    "name_keys",
    metadata,
    Column("name_key", Key, ForeignKey("names.key"), nullable=False),
    Column("blocking_key", String, nullable=False, index=True),
    PrimaryKeyConstraint("name_key", "blocking_key"),
)
"""Names that share a blocking key may mean the same; names that share none, directly or by others, never do."""

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("variants", JSON, nullable=False),
)
"""Who and what the reports together speak of; derived."""

links = Table(
    "links",
    metadata,
    Column("name_key", Key, ForeignKey("names.key"), primary_key=True, autoincrement=False),
    Column("entity_id", String, ForeignKey("entities.id"), index=True),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
)
"""A name's entity, with a score in [0, 1] and the reason; NULL where the name alone does not tell; derived."""

traces = Table(
    "traces",
    metadata,
    Column("report_key", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("address", Text, index=True),
    Column("sketch_size", Integer, nullable=False),
)
"""What a report is compared with others by: its address without what does not choose the page, and how many hashes its
sketch has; derived."""

sketch_hashes = Table(
    "sketch_hashes",
    metadata,
    Column("hash", BigInteger, nullable=False),
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    PrimaryKeyConstraint("hash", "report_key"),
    sqlite_with_rowid=False,  # the key is all there is: half the size
)
"""The sketches of reports' bodies, by hash; those of retracted readings stay until all is made anew. Derived."""

copies = Table(
    "copies",
    metadata,
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("other_key", Key, ForeignKey("reports.key"), nullable=False, index=True),
    Column("share", Float, nullable=False),
    Column("shared", Integer, nullable=False),
    PrimaryKeyConstraint("report_key", "other_key"),
)
"""The share of a report's text, in [0, 1], that stands in another, by so many hashes; each pair both ways; derived."""

versions = Table(
    "versions",
    metadata,
    Column("report_key", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("since", String(10), nullable=False),
    Column("until", String(10)),
)
"""The versions of addresses that have several: when each was current, from `since` until the day before `until` (NULL:
it is the newest); derived."""

page_lines = Table(
    "page_lines",
    metadata,
    Column("report_key", Key, ForeignKey("reports.key"), nullable=False),
    Column("hash", BigInteger, nullable=False),
    Column("words", Integer, nullable=False),
    Column("doubtful", Boolean, nullable=False),
    Column("recurs", Boolean, nullable=False),
    Column("aside", Boolean, nullable=False),
    PrimaryKeyConstraint("report_key", "hash"),
    sqlite_with_rowid=False,  # half the size
)
"""The lines of reports whose site is known, by hash. `words`: how many, where it is article beyond doubt when the page
is read alone, else 0; `doubtful`: it is set aside where it recurs; `recurs`: it is doubtful, and a different report of
the site has it; `aside`: the reading set it aside. Where the last two differ, the page is to be read again; derived."""
Index("ix_page_lines_hash_report_key", page_lines.c.hash, page_lines.c.report_key)
Index(
    "ix_page_lines_doubtful",  # few lines are: all pages have the menu's, and none of them is looked at
    page_lines.c.hash,
    page_lines.c.recurs,
    sqlite_where=page_lines.c.doubtful == true(),  # as SQLite must find it in a query, to the letter
    postgresql_where=page_lines.c.doubtful,
)
Index(
    "ix_page_lines_to_read",
    page_lines.c.report_key,
    sqlite_where=page_lines.c.recurs != page_lines.c.aside,
    postgresql_where=page_lines.c.recurs != page_lines.c.aside,
)
