"""Which reports are current, and how many items they have of each speaker, outlet, act and so on."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CURRENT = """retracted_at IS NULL AND key NOT IN (SELECT report_key FROM versions WHERE until IS NOT NULL)"""

BAND = """CASE WHEN i.confidence >= 0.95 THEN '0.95' WHEN i.confidence >= 0.9 THEN '0.9'
    WHEN i.confidence >= 0.8 THEN '0.8' WHEN i.confidence >= 0.7 THEN '0.7' WHEN i.confidence >= 0.55 THEN '0.55'
    WHEN i.confidence >= 0 THEN '0' END"""


def _same(first: str, last: str, length: int, otherwise: str = "NULL") -> str:
    begun = f"substr({first}, 1, {length})"
    same = f"{first} IS NOT NULL AND {begun} = substr({last}, 1, {length})"
    return f"CASE WHEN {same} THEN {begun} ELSE {otherwise} END"


def _values(first: str, last: str, *own: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    year = _same(first, last, 4)
    dated = (("year", year), ("month", _same(first, last, 7, year)), ("confidence", BAND))
    return (("all", "''"), *own, ("outlet", "r.outlet"), ("language", "r.language"), *dated)


SAID = ("office", "i.speaker_role"), ("act", "i.act"), ("form", "i.form"), ("speaker_kind", "i.speaker_kind")
HELD = "(CASE WHEN i.valid_from IS NOT NULL THEN i.valid_from_{end} ELSE i.held_on_{end} END)"
HELD_FIRST, HELD_LAST = HELD.format(end="first"), HELD.format(end="last")
KINDS = (
    ("statements", _values("i.said_on_first", "i.said_on_last", *SAID), " AND i.confidence >= 0.55"),
    ("events", _values("i.when_first", "i.when_last", ("type", "i.type"), ("status", "i.status")), ""),
    ("facts", _values(HELD_FIRST, HELD_LAST, ("relation", "i.relation")), ""),
)
NAMES = {
    "statements": "SELECT key AS its, speaker_key AS name_key FROM statements WHERE speaker_key IS NOT NULL",
    "events": """SELECT DISTINCT event_key AS its, name_key FROM event_participants
        WHERE name_key IS NOT NULL AND part = 'actor'""",
    "facts": """SELECT key AS its, subject_key AS name_key FROM facts WHERE subject_key IS NOT NULL
        UNION SELECT key, object_key FROM facts WHERE object_key IS NOT NULL""",
}
IN_OFFICE = {
    "day": ["speaker_role", "day", "known_on"],
    "said_on_first": ["speaker_key", "speaker_role", "said_on_first"],
    "said_on_last": ["speaker_key", "speaker_role", "said_on_last"],
}
INTO = "INSERT INTO counts (kind, facet, name_key, value, number)"


def upgrade() -> None:
    """Say of reports whether they are current, count, and index what names say in offices."""
    op.add_column("reports", sa.Column("is_current", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(f"UPDATE reports SET is_current = ({CURRENT})")  # noqa: S608  # our own names
    op.create_table(
        "counts",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("name_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "facet", "name_key", "value", name="pk_counts"),
        sqlite_with_rowid=False,
    )
    for kind, values, shown in KINDS:
        of = f"FROM {kind} AS i JOIN reports AS r ON r.key = i.report_key"
        names = f"JOIN ({NAMES[kind]}) AS n ON n.its = i.key"
        for facet, value in values:
            told = f"coalesce({value}, '')"
            _count(f"SELECT '{kind}', '{facet}', 0, {told}, count(*) {of} WHERE r.is_current{shown} GROUP BY 4")
            named = f"SELECT '{kind}', '{facet}', n.name_key, {told}, count(*) {of} {names}"
            _count(f"{named} WHERE r.is_current{shown} GROUP BY 3, 4")
    _count("""SELECT 'events', 'taking part', p.name_key, '', count(DISTINCT p.event_key)
        FROM event_participants AS p JOIN reports AS r ON r.key = p.report_key
        WHERE p.name_key IS NOT NULL AND r.is_current GROUP BY p.name_key""")
    _count("SELECT 'reports', 'all', 0, '', count(*) FROM reports AS r WHERE r.is_current HAVING count(*) > 0")
    _count("""SELECT 'reports', 'all', e.name_key, '', count(DISTINCT e.report_key)
        FROM report_entities AS e JOIN reports AS r ON r.key = e.report_key WHERE r.is_current GROUP BY e.name_key""")
    which = sa.text("speaker_role IS NOT NULL")
    for name, columns in IN_OFFICE.items():
        index = f"ix_statements_in_office_{name}"
        op.create_index(index, "statements", columns, sqlite_where=which, postgresql_where=which)
    op.create_index("ix_reports_published_last", "reports", ["published_last"])
    columns, none = ["name_key", "event_key", "part"], sa.text("stands_from IS NULL AND may_from IS NULL")
    table, index = "event_participants", "ix_event_participants_undated"
    op.create_index(index, table, columns, sqlite_where=none, postgresql_where=none)


def _count(query: str) -> None:
    op.execute(f"{INTO} {query}")


def downgrade() -> None:
    """A ledger goes forward only."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
