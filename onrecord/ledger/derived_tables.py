"""The tables of what follows from all reports together, and can be made anew: see `onrecord.ledger.tables`."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    true,
)

from onrecord.ledger.columns import Key, metadata, partial

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

SAID = "kind = 'statements' AND facet = 'all'"
"""Of a count: it is of statements, by nothing but their speakers' names."""

counts = Table(
    "counts",
    metadata,
    Column("kind", String, nullable=False),
    Column("facet", String, nullable=False),
    Column("name_key", Key, nullable=False),
    Column("value", Text, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "facet", "name_key", "value"),
    partial("ix_counts_said", SAID, "name_key", "number"),
    sqlite_with_rowid=False,  # half the size
)
"""How many items of current reports there are: see `onrecord.ledger.counts`; derived."""

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
