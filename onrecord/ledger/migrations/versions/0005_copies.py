"""Copies: what reports have of each other's text, and the versions of one address."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; they are filled when reports are next added, and by a rebuild."""
    op.create_table(
        "traces",
        sa.Column("report_key", KEY, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("sketch_size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_traces_report_key")),
        sa.PrimaryKeyConstraint("report_key", name=op.f("pk_traces")),
    )
    op.create_index(op.f("ix_traces_address"), "traces", ["address"])
    op.create_table(
        "sketch_hashes",
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("report_key", KEY, nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_sketch_hashes_report_key")),
        sa.PrimaryKeyConstraint("hash", "report_key", name=op.f("pk_sketch_hashes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("report_key", KEY, nullable=False),
        sa.Column("other_key", KEY, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_copies_report_key")),
        sa.ForeignKeyConstraint(["other_key"], ["reports.key"], name=op.f("fk_copies_other_key")),
        sa.PrimaryKeyConstraint("report_key", "other_key", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_other_key"), "copies", ["other_key"])
    op.create_table(
        "versions",
        sa.Column("report_key", KEY, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(10), nullable=False),
        sa.Column("until", sa.String(10), nullable=True),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_versions_report_key")),
        sa.PrimaryKeyConstraint("report_key", name=op.f("pk_versions")),
    )


def downgrade() -> None:
    """A ledger is not taken back."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
