"""Matters that are followed, and what people include in them and exclude."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "matters",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("proposition", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("retracted_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matters")),
    )
    op.create_table(
        "matter_judgements",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("matter_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("retracted_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f("fk_matter_judgements_matter_id_matters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter_judgements")),
    )
    op.create_index(op.f("ix_matter_judgements_matter_id"), "matter_judgements", ["matter_id"])


def downgrade() -> None:
    """Judgements are not thrown away."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
