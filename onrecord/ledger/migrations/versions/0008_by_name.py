"""What a name says, in the order of its days: one index, however much that is."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
APART = sa.text("may_from < stands_from OR (may_from IS NULL) <> (stands_from IS NULL)")

NAMED = (
    ("statements", "speaker_entity", "speaker_key", "day"),
    ("facts", "subject_entity", "subject_key", "day"),
    ("facts", "object_entity", "object_key", "day"),
    ("event_participants", "entity", "name_key", "event_key"),
)
"""Table, the place of an entity in its report, the key of its name, and what the name's rows are in the order of."""


def upgrade() -> None:
    """Fill in the names' keys, and index by them in the place of the entities' places."""
    for table, place, key, order in NAMED:
        op.drop_index(f"ix_{table}_report_key_{place}", table_name=table)
        op.add_column(table, sa.Column(key, KEY, nullable=True))
        op.execute(
            f"UPDATE {table} SET {key} = (SELECT used.name_key FROM report_entities AS used"  # noqa: S608  # our own names
            f" WHERE used.report_key = {table}.report_key AND used.position = {table}.{place})"
        )
        op.create_index(f"ix_{table}_{key}_{order}", table, [key, order])
    for table in ("statements", "events"):
        op.create_index(
            f"ix_{table}_uncertain",
            table,
            ["may_from", "stands_from"],
            sqlite_where=APART,
            postgresql_where=APART,
        )


def downgrade() -> None:
    """A ledger goes forward only."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
