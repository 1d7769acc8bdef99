"""Items and words in the order in which results are shown, and facts by what they are of."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

UNTOLD = sa.text("valid_from IS NULL AND valid_to IS NULL")
TOLD = sa.text("valid_from IS NOT NULL OR valid_to IS NOT NULL")

UNDATED = sa.text("stands_from IS NULL AND may_from IS NULL AND may_to IS NULL")
APART = sa.text("may_from < stands_from OR (may_from IS NULL) <> (stands_from IS NULL)")
APART_BY = ("may_from", "stands_from")

TELLING = """EXISTS (
    SELECT 1 FROM statement_contents AS c JOIN timexes AS t ON t.timex_start >= c.start AND t.timex_end <= c."end"
    WHERE c.statement_key = statements.key AND t.report_key = statements.report_key AND t.date_last IS NOT NULL
) OR EXISTS (
    SELECT 1 FROM events AS v
    WHERE v.report_key = statements.report_key AND v.voice = statements.key AND v.when_last IS NOT NULL
)"""

INDEXED = (
    ("statements", ("day",), ("day", "known_on")),
    ("events", ("day",), ("day", "known_on")),
    ("facts", ("day",), ("day", "known_on")),
    ("statements", ("speaker_key", "day"), ("speaker_key", "day", "known_on")),
    ("facts", ("subject_key", "day"), ("subject_key", "day", "known_on")),
    ("facts", ("object_key", "day"), ("object_key", "day", "known_on")),
)
"""Table, the columns of the index that goes, and those of the one in its place."""

# As made since the first schema; the number of a row is the order in which it is shown.
WORDS = """CREATE VIRTUAL TABLE {table} USING fts5(
    {columns}, content='', columnsize=0, tokenize='porter unicode61 remove_diacritics 2'
)"""
ORDINAL = "CAST(julianday({day}) - 1721424.5 AS INTEGER)"
ROW = f"""(((CASE i.day WHEN '9999-12-31' THEN 3652059 + {ORDINAL.format(day="i.known_on")}
    ELSE {ORDINAL.format(day="i.day")} END) << 40) + (i.report_key << 16) + i.position)"""
OF_REPORT = f"({ORDINAL.format(day='i.known_on')} << 40) + (i.key << 16)"
ORDERED = """(
    SELECT i.key, {number} AS number FROM {table} AS i JOIN reports AS r ON r.key = i.{report}
    WHERE r.retracted_at IS NULL ORDER BY number LIMIT -1
) AS ordered"""
"""Live items by their new numbers; the limit keeps SQLite from sorting their words with them."""

FILLED = (
    (
        "statements",
        "statement_words",
        "words, speaker",
        """SELECT ordered.number,
            (SELECT group_concat(words, char(10)) FROM (
                SELECT c.words FROM statement_contents AS c WHERE c.statement_key = i.key ORDER BY c.position
            )),
            trim(coalesce(i.speaker_name || ' ', '') || coalesce(i.speaker_role || ' ', '')
                || coalesce(i.speaker_text, ''))
        FROM {ordered} JOIN statements AS i ON i.key = ordered.key""",
    ),
    (
        "events",
        "event_words",
        "words, participants",
        """SELECT ordered.number, i.event_text,
            (SELECT group_concat(name, ' ') FROM (
                SELECT p.name FROM event_participants AS p WHERE p.event_key = i.key
                ORDER BY CASE p.part WHEN 'actor' THEN 1 WHEN 'recipient' THEN 2 ELSE 3 END, p.position
            ))
        FROM {ordered} JOIN events AS i ON i.key = ordered.key""",
    ),
    (
        "facts",
        "fact_words",
        "words, parties",
        """SELECT ordered.number, i.fact_text, i.subject || ' ' || i.relation || ' ' || i.object
        FROM {ordered} JOIN facts AS i ON i.key = ordered.key""",
    ),
    (
        "reports",
        "report_words",
        "words, title",
        """SELECT ordered.number,
            (SELECT group_concat(words, char(10)) FROM (
                SELECT substr(t.text, b.start + 1, b."end" - b.start) AS words FROM blocks AS b
                WHERE b.report_key = i.key AND b.role IN ('title', 'body', 'caption') ORDER BY b.position
            )),
            coalesce(i.title, '')
        FROM {ordered} JOIN reports AS i ON i.key = ordered.key JOIN report_texts AS t ON t.report_key = i.key""",
    ),
)


def upgrade() -> None:
    """Keep beside items when their reports were out, and objects without case; index by them; put words in order."""
    _fold()
    op.add_column("statements", sa.Column("tells_day", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(f"UPDATE statements SET tells_day = ({TELLING})")  # noqa: S608  # our own names
    for table in ("statements", "events", "facts", "event_participants"):
        op.add_column(table, sa.Column("known_on", sa.String(10), nullable=False, server_default="9999-12-31"))
        op.execute(f"UPDATE {table} SET known_on = (SELECT known_on FROM reports WHERE key = {table}.report_key)")  # noqa: S608
    for table, gone, come in INDEXED:
        op.drop_index(f"ix_{table}_{'_'.join(gone)}", table_name=table)
        op.create_index(f"ix_{table}_{'_'.join(come)}", table, list(come))
    op.drop_index("ix_event_participants_name_key_day_event_key", table_name="event_participants")
    of_name = ["name_key", "day", "known_on", "event_key", "part"]
    op.create_index("ix_event_participants_name_key_day_known_on", "event_participants", of_name)
    of_events = {name: f"(SELECT {name} FROM events WHERE key = event_participants.event_key)" for name in APART_BY}  # noqa: S608  # our own names
    for name in APART_BY:
        op.add_column("event_participants", sa.Column(name, sa.String(10), nullable=True))
    op.execute(f"UPDATE event_participants SET {', '.join(f'{name} = {of}' for name, of in of_events.items())}")  # noqa: S608
    _index_part("statements", "uncertain_speaker_key", ["speaker_key", *APART_BY], APART)
    _index_part("event_participants", "uncertain_name_key", ["name_key", *APART_BY, "event_key", "part"], APART)
    _index_part("events", "planned", ["day", "known_on"], sa.text("status = 'planned'"))
    for column in ("stands_from", "stands_to"):
        op.create_index(f"ix_facts_{column}", "facts", [column])
    _index_part("facts", "undated", ["stands_from"], UNDATED)
    op.create_index("ix_reports_recorded_at_known_on", "reports", ["recorded_at", "known_on"])
    for columns in (["day", "known_on"], ["speaker_key", "day", "known_on"]):
        _index_part("statements", f"telling_{columns[0]}", columns, sa.text("tells_day"))
    _index_part("reports", "retracted_at", ["retracted_at"], sa.text("retracted_at IS NOT NULL"))
    of = ["subject_key", "relation", "object_folded", "object_key", "day", "known_on"]
    _index_part("facts", "untold", of, UNTOLD)
    _index_part("facts", "told", of, TOLD)
    if op.get_bind().dialect.name == "sqlite":
        for of_items, table, of_words, rows in FILLED:
            report, number = ("key", OF_REPORT) if of_items == "reports" else ("report_key", ROW)
            ordered = ORDERED.format(table=of_items, report=report, number=number)
            op.execute(f"DROP TABLE {table}")
            op.execute(WORDS.format(table=table, columns="title, words" if of_items == "reports" else of_words))
            op.execute(f"INSERT INTO {table} (rowid, {of_words}) {rows.format(ordered=ordered)}")


def _index_part(table: str, name: str, columns: list[str], which: sa.TextClause) -> None:
    op.create_index(f"ix_{table}_{name}", table, columns, sqlite_where=which, postgresql_where=which)


def _fold() -> None:
    """Objects of facts without case, as Python has it; databases know that of ASCII alike, and little more."""
    op.add_column("facts", sa.Column("object_folded", sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE facts SET object_folded = lower(object)")
    connection = op.get_bind()
    told = connection.execute(sa.text("SELECT key, object FROM facts")).all()
    if others := [{"key": row.key, "folded": row.object.casefold()} for row in told if not row.object.isascii()]:
        connection.execute(sa.text("UPDATE facts SET object_folded = :folded WHERE key = :key"), others)


def downgrade() -> None:
    """A ledger goes forward only."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
