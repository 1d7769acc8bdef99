"""Feeds: what they are known by, and which of their items are in the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and find pages by their address."""
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feeds")),
    )
    op.create_table(
        "feed_items",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("feed_url", sa.Text(), nullable=False),
        sa.Column("page_id", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_feed_items_page_id")),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feed_items")),
    )
    op.create_index(op.f("ix_pages_url"), "pages", ["url"], unique=False)


def downgrade() -> None:
    """What was read is not forgotten."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
