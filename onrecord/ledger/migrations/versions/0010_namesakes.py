"""Namesakes: names that a person's judgement has mean another in some pages."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the names that are there are nobody's namesakes."""
    op.add_column("name_judgements", sa.Column("pages", sa.JSON(), nullable=True))
    op.add_column("names", sa.Column("namesake", sa.Text(), nullable=True))
    op.create_index(op.f("ix_names_namesake"), "names", ["namesake"])


def downgrade() -> None:
    """Judgements are not thrown away."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
