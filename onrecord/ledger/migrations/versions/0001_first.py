"""The first schema: pages, reports, items, names and links; the words to search in; views for people."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# Words are searched in stemmed, without case and accents; the rows' own text is not kept a second time (content='').
WORDS = """CREATE VIRTUAL TABLE {table} USING fts5(
    {columns}, content='', columnsize=0, tokenize='porter unicode61 remove_diacritics 2'
)"""

REPORTS_AS_READ = """CREATE VIEW reports_as_read AS
SELECT r.id, r.title, r.outlet, r.published, r.published_basis, r.dateline, r.language, r.url, p.name AS page,
    r.known_on, r.recorded_at, r.version, r.page_sha256, t.text
FROM reports AS r
JOIN pages AS p ON p.id = r.page_id
JOIN report_texts AS t ON t.report_key = r.key
WHERE r.retracted_at IS NULL"""

STATEMENTS_AS_READ = """CREATE VIEW statements_as_read AS
SELECT s.id, coalesce(e.name, s.speaker_name) AS speaker, s.speaker_role AS role, s.cue_text AS cue,
    (SELECT {join}(words, ' […] ') FROM (
        SELECT c.words FROM statement_contents AS c WHERE c.statement_key = s.key ORDER BY c.position
    ) AS contents) AS words,
    s.form, s.act, s.said_on, s.said_on_basis, s.confidence, r.outlet, r.title, r.published, r.url,
    r.id AS report_id, r.known_on, r.recorded_at, r.version, r.page_sha256
FROM statements AS s
JOIN reports AS r ON r.key = s.report_key
LEFT JOIN report_entities AS n ON n.report_key = s.report_key AND n.position = s.speaker_entity
LEFT JOIN links AS l ON l.name_key = n.name_key
LEFT JOIN entities AS e ON e.id = l.entity_id
WHERE r.retracted_at IS NULL"""

EVENTS_AS_READ = """CREATE VIEW events_as_read AS
SELECT v.id, v.event_text AS words, v.type, v.mode, v.status, v."when", v.when_basis,
    (SELECT {join}(name, ', ') FROM (SELECT p.name FROM event_participants AS p
        WHERE p.event_key = v.key AND p.part = 'actor' ORDER BY p.position) AS actors) AS actor,
    (SELECT {join}(name, ', ') FROM (SELECT p.name FROM event_participants AS p
        WHERE p.event_key = v.key AND p.part = 'recipient' ORDER BY p.position) AS recipients) AS recipient,
    v.place, coalesce(s.speaker_name, 'outlet') AS voice, v.confidence, r.outlet, r.title, r.published, r.url,
    r.id AS report_id, r.known_on, r.recorded_at, r.version, r.page_sha256
FROM events AS v
JOIN reports AS r ON r.key = v.report_key
LEFT JOIN statements AS s ON s.key = v.voice
WHERE r.retracted_at IS NULL"""

FACTS_AS_READ = """CREATE VIEW facts_as_read AS
SELECT f.id, f.subject, f.relation, f.object, f.valid_from, f.valid_to, f.fact_text AS words, f.valid_from_basis,
    f.valid_to_basis, f.held_on, coalesce(s.speaker_name, 'outlet') AS voice, f.confidence, r.outlet, r.title,
    r.published, r.url, r.id AS report_id, r.known_on, r.recorded_at, r.version, r.page_sha256
FROM facts AS f
JOIN reports AS r ON r.key = f.report_key
LEFT JOIN statements AS s ON s.key = f.voice
WHERE r.retracted_at IS NULL"""


def upgrade() -> None:
    """Make it all."""
    op.create_table(
        "entities",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("variants", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entities")),
    )
    op.create_table(
        "names",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("variants", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_names")),
        sa.UniqueConstraint("id", name=op.f("uq_names_id")),
    )
    op.create_table(
        "page_bytes",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("deflated", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_page_bytes")),
    )
    op.create_table(
        "links",
        sa.Column("name_key", KEY, autoincrement=False, nullable=False),
        sa.Column("entity_id", sa.String(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_links_entity_id")),
        sa.ForeignKeyConstraint(["name_key"], ["names.key"], name=op.f("fk_links_name_key")),
        sa.PrimaryKeyConstraint("name_key", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_entity_id"), "links", ["entity_id"], unique=False)
    op.create_table(
        "name_keys",
        sa.Column("name_key", KEY, nullable=False),
        sa.Column("blocking_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["name_key"], ["names.key"], name=op.f("fk_name_keys_name_key")),
        sa.PrimaryKeyConstraint("name_key", "blocking_key", name=op.f("pk_name_keys")),
    )
    op.create_index(op.f("ix_name_keys_blocking_key"), "name_keys", ["blocking_key"], unique=False)
    op.create_table(
        "pages",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_first", sa.String(length=10), nullable=True),
        sa.Column("published_last", sa.String(length=10), nullable=True),
        sa.Column("retrieved", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["page_bytes.sha256"], name=op.f("fk_pages_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pages")),
    )
    op.create_index(op.f("ix_pages_sha256"), "pages", ["sha256"], unique=False)
    op.create_table(
        "reports",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("page_id", sa.String(), nullable=False),
        sa.Column("page_sha256", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("retracted_at", sa.String(), nullable=True),
        sa.Column("known_on", sa.String(length=10), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_first", sa.String(length=10), nullable=True),
        sa.Column("published_last", sa.String(length=10), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("published_method", sa.String(), nullable=False),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("modified_first", sa.String(length=10), nullable=True),
        sa.Column("modified_last", sa.String(length=10), nullable=True),
        sa.Column("modified_basis", sa.Text(), nullable=True),
        sa.Column("modified_method", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_reports_page_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_id"), "reports", ["id"], unique=False)
    op.create_index(op.f("ix_reports_known_on"), "reports", ["known_on"], unique=False)
    op.create_index(
        "uq_reports_live_page",
        "reports",
        ["page_id"],
        unique=True,
        sqlite_where=sa.text("retracted_at IS NULL"),
        postgresql_where=sa.text("retracted_at IS NULL"),
    )
    op.create_table(
        "blocks",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_blocks_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_blocks")),
    )
    op.create_table(
        "caveats",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_caveats_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_caveats")),
    )
    op.create_table(
        "credits",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("credit_start", sa.Integer(), nullable=False),
        sa.Column("credit_end", sa.Integer(), nullable=False),
        sa.Column("credit_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_credits_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_credits")),
    )
    op.create_table(
        "notices",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notice_start", sa.Integer(), nullable=False),
        sa.Column("notice_end", sa.Integer(), nullable=False),
        sa.Column("notice_text", sa.Text(), nullable=False),
        sa.Column("jurisdiction", sa.JSON(), nullable=False),
        sa.Column("at_risk", sa.Text(), nullable=True),
        sa.Column("acts", sa.JSON(), nullable=False),
        sa.Column("penalty", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_notices_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_notices")),
    )
    op.create_table(
        "report_entities",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name_key", KEY, nullable=False),
        sa.ForeignKeyConstraint(["name_key"], ["names.key"], name=op.f("fk_report_entities_name_key")),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_report_entities_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_report_entities")),
        sa.UniqueConstraint("report_key", "id", name=op.f("uq_report_entities_report_key_id")),
    )
    op.create_index(op.f("ix_report_entities_name_key"), "report_entities", ["name_key"], unique=False)
    op.create_table(
        "report_texts",
        sa.Column("report_key", KEY, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_report_texts_report_key")),
        sa.PrimaryKeyConstraint("report_key", name=op.f("pk_report_texts")),
    )
    op.create_table(
        "timexes",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("timex_start", sa.Integer(), nullable=False),
        sa.Column("timex_end", sa.Integer(), nullable=False),
        sa.Column("timex_text", sa.Text(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("date_first", sa.String(length=10), nullable=True),
        sa.Column("date_last", sa.String(length=10), nullable=True),
        sa.Column("anchor", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_timexes_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_timexes")),
    )
    op.create_table(
        "mentions",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mention_start", sa.Integer(), nullable=False),
        sa.Column("mention_end", sa.Integer(), nullable=False),
        sa.Column("mention_text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key", "entity"],
            ["report_entities.report_key", "report_entities.position"],
            name=op.f("fk_mentions_report_key_entity"),
        ),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_mentions_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_mentions")),
    )
    op.create_table(
        "statements",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("may_from", sa.String(length=10), nullable=True),
        sa.Column("stands_from", sa.String(length=10), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("speaker_kind", sa.String(), nullable=False),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("speaker_entity", sa.Integer(), nullable=True),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("speaker_text", sa.Text(), nullable=True),
        sa.Column("speaker_score", sa.Float(), nullable=False),
        sa.Column("speaker_reason", sa.Text(), nullable=False),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("cue_text", sa.Text(), nullable=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("said_on", sa.String(), nullable=True),
        sa.Column("said_on_first", sa.String(length=10), nullable=True),
        sa.Column("said_on_last", sa.String(length=10), nullable=True),
        sa.Column("said_on_basis", sa.Text(), nullable=False),
        sa.Column("said_on_method", sa.String(), nullable=False),
        sa.Column("venue_start", sa.Integer(), nullable=True),
        sa.Column("venue_end", sa.Integer(), nullable=True),
        sa.Column("venue_text", sa.Text(), nullable=True),
        sa.Column("addressee_start", sa.Integer(), nullable=True),
        sa.Column("addressee_end", sa.Integer(), nullable=True),
        sa.Column("addressee_text", sa.Text(), nullable=True),
        sa.Column("via_start", sa.Integer(), nullable=True),
        sa.Column("via_end", sa.Integer(), nullable=True),
        sa.Column("via_text", sa.Text(), nullable=True),
        sa.Column("asker_start", sa.Integer(), nullable=True),
        sa.Column("asker_end", sa.Integer(), nullable=True),
        sa.Column("asker_text", sa.Text(), nullable=True),
        sa.Column("within", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["report_key", "speaker_entity"],
            ["report_entities.report_key", "report_entities.position"],
            name=op.f("fk_statements_report_key_speaker_entity"),
        ),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_statements_report_key")),
        sa.ForeignKeyConstraint(
            ["within"], ["statements.key"], name=op.f("fk_statements_within"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_statements")),
        sa.UniqueConstraint("report_key", "position", name=op.f("uq_statements_report_key_position")),
    )
    op.create_index(op.f("ix_statements_day"), "statements", ["day"], unique=False)
    op.create_index(op.f("ix_statements_id"), "statements", ["id"], unique=False)
    op.create_index(
        "ix_statements_report_key_speaker_entity", "statements", ["report_key", "speaker_entity"], unique=False
    )
    op.create_table(
        "events",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("may_from", sa.String(length=10), nullable=True),
        sa.Column("stands_from", sa.String(length=10), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("event_start", sa.Integer(), nullable=False),
        sa.Column("event_end", sa.Integer(), nullable=False),
        sa.Column("event_text", sa.Text(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("trigger_text", sa.Text(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("when", sa.String(), nullable=True),
        sa.Column("when_first", sa.String(length=10), nullable=True),
        sa.Column("when_last", sa.String(length=10), nullable=True),
        sa.Column("when_basis", sa.Text(), nullable=False),
        sa.Column("when_method", sa.String(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("voice", KEY, nullable=True),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_events_report_key")),
        sa.ForeignKeyConstraint(["voice"], ["statements.key"], name=op.f("fk_events_voice")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_events")),
        sa.UniqueConstraint("report_key", "position", name=op.f("uq_events_report_key_position")),
    )
    op.create_index(op.f("ix_events_day"), "events", ["day"], unique=False)
    op.create_index(op.f("ix_events_id"), "events", ["id"], unique=False)
    op.create_table(
        "facts",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("may_from", sa.String(length=10), nullable=True),
        sa.Column("stands_from", sa.String(length=10), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("fact_start", sa.Integer(), nullable=False),
        sa.Column("fact_end", sa.Integer(), nullable=False),
        sa.Column("fact_text", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_entity", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("object_entity", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_from_first", sa.String(length=10), nullable=True),
        sa.Column("valid_from_last", sa.String(length=10), nullable=True),
        sa.Column("valid_from_basis", sa.Text(), nullable=False),
        sa.Column("valid_from_method", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("valid_to_first", sa.String(length=10), nullable=True),
        sa.Column("valid_to_last", sa.String(length=10), nullable=True),
        sa.Column("valid_to_basis", sa.Text(), nullable=False),
        sa.Column("valid_to_method", sa.String(), nullable=False),
        sa.Column("held_on", sa.String(), nullable=True),
        sa.Column("held_on_first", sa.String(length=10), nullable=True),
        sa.Column("held_on_last", sa.String(length=10), nullable=True),
        sa.Column("held_on_basis", sa.Text(), nullable=False),
        sa.Column("held_on_method", sa.String(), nullable=False),
        sa.Column("stands_to", sa.String(length=10), nullable=True),
        sa.Column("may_to", sa.String(length=10), nullable=True),
        sa.Column("voice", KEY, nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key", "object_entity"],
            ["report_entities.report_key", "report_entities.position"],
            name=op.f("fk_facts_report_key_object_entity"),
        ),
        sa.ForeignKeyConstraint(
            ["report_key", "subject_entity"],
            ["report_entities.report_key", "report_entities.position"],
            name=op.f("fk_facts_report_key_subject_entity"),
        ),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_facts_report_key")),
        sa.ForeignKeyConstraint(["voice"], ["statements.key"], name=op.f("fk_facts_voice")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_facts")),
        sa.UniqueConstraint("report_key", "position", name=op.f("uq_facts_report_key_position")),
    )
    op.create_index(op.f("ix_facts_day"), "facts", ["day"], unique=False)
    op.create_index(op.f("ix_facts_id"), "facts", ["id"], unique=False)
    op.create_index("ix_facts_report_key_object_entity", "facts", ["report_key", "object_entity"], unique=False)
    op.create_index("ix_facts_report_key_subject_entity", "facts", ["report_key", "subject_entity"], unique=False)
    op.create_table(
        "statement_contents",
        sa.Column("statement_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_key"], ["statements.key"], name=op.f("fk_statement_contents_statement_key")
        ),
        sa.PrimaryKeyConstraint("statement_key", "position", name=op.f("pk_statement_contents")),
    )
    op.create_table(
        "event_participants",
        sa.Column("event_key", KEY, nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("entity", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event_key"], ["events.key"], name=op.f("fk_event_participants_event_key")),
        sa.ForeignKeyConstraint(
            ["report_key", "entity"],
            ["report_entities.report_key", "report_entities.position"],
            name=op.f("fk_event_participants_report_key_entity"),
        ),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_event_participants_report_key")),
        sa.PrimaryKeyConstraint("event_key", "part", "position", name=op.f("pk_event_participants")),
    )
    op.create_index(
        "ix_event_participants_report_key_entity", "event_participants", ["report_key", "entity"], unique=False
    )

    dialect = op.get_bind().dialect.name
    join = "group_concat" if dialect == "sqlite" else "string_agg"
    if dialect == "sqlite":
        op.execute(WORDS.format(table="statement_words", columns="words, speaker"))
        op.execute(WORDS.format(table="event_words", columns="words, participants"))
        op.execute(WORDS.format(table="fact_words", columns="words, parties"))
        op.execute(WORDS.format(table="report_words", columns="title, words"))
    else:
        for table in ("statement_words", "event_words", "fact_words", "report_words"):
            op.execute(f"CREATE TABLE {table} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words)")
    for view in (REPORTS_AS_READ, STATEMENTS_AS_READ, EVENTS_AS_READ, FACTS_AS_READ):
        op.execute(view.format(join=join))


def downgrade() -> None:
    """There is nothing before the first schema."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
