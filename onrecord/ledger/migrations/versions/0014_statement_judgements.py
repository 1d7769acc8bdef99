"""Statement judgements: what people decide of who said a statement, and when; and how often all was made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "statement_judgements",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("page_sha256", sa.String(), nullable=False),
        sa.Column("page_url", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("speaker_kind", sa.String(), nullable=True),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("said_on", sa.String(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("retracted_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_judgements")),
    )
    op.create_index(op.f("ix_statement_judgements_page_sha256"), "statement_judgements", ["page_sha256"])
    op.create_index(op.f("ix_statement_judgements_page_url"), "statement_judgements", ["page_url"])
    op.create_table(
        "rebuilds", sa.Column("key", KEY, nullable=False), sa.PrimaryKeyConstraint("key", name=op.f("pk_rebuilds"))
    )


def downgrade() -> None:
    """Judgements are not thrown away."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
