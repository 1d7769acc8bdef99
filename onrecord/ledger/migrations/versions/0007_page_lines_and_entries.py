"""Page lines: what an outlet's pages have in common. Entries: those of live blogs, each with its time."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables. What reports are compared by is dropped, to be made anew with it when reports are next added."""
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
    op.create_index(op.f("ix_page_lines_hash_report_key"), "page_lines", ["hash", "report_key"])
    doubtful = sa.column("doubtful", sa.Boolean())
    op.create_index(
        "ix_page_lines_doubtful",
        "page_lines",
        ["hash", "recurs"],
        sqlite_where=doubtful == sa.true(),
        postgresql_where=doubtful,
    )
    differ = sa.column("recurs") != sa.column("aside")
    op.create_index("ix_page_lines_to_read", "page_lines", ["report_key"], sqlite_where=differ, postgresql_where=differ)
    op.create_table(
        "entries",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("posted", sa.String(), nullable=True),
        sa.Column("posted_first", sa.String(10), nullable=True),
        sa.Column("posted_last", sa.String(10), nullable=True),
        sa.Column("posted_basis", sa.Text(), nullable=False),
        sa.Column("posted_method", sa.String(), nullable=False),
        sa.Column("posted_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_entries_report_key")),
        sa.PrimaryKeyConstraint("report_key", "position", name=op.f("pk_entries")),
    )
    for name in ("copies", "versions", "sketch_hashes", "traces"):
        op.execute(sa.delete(sa.table(name)))


def downgrade() -> None:
    """A ledger is not taken back."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
