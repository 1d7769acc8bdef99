"""Page lines: what an outlet's pages have in common."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table. What reports are compared by is dropped, to be made anew with it when reports are next added."""
    op.create_table(
        "page_lines",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("recurs", sa.Boolean(), nullable=False),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_page_lines_report_key")),
        sa.PrimaryKeyConstraint("report_key", "hash", name=op.f("pk_page_lines")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_page_lines_hash"), "page_lines", ["hash"])
    differ = sa.column("recurs") != sa.column("aside")
    op.create_index("ix_page_lines_to_read", "page_lines", ["report_key"], sqlite_where=differ, postgresql_where=differ)
    for name in ("copies", "versions", "sketch_hashes", "traces"):
        op.execute(sa.delete(sa.table(name)))


def downgrade() -> None:
    """A ledger is not taken back."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
