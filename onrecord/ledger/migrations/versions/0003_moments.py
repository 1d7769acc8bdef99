"""When a report was published and changed, to the minute."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two columns; reports that were added before have none until they are read anew."""
    op.add_column("reports", sa.Column("published_at", sa.String(), nullable=True))
    op.add_column("reports", sa.Column("modified_at", sa.String(), nullable=True))


def downgrade() -> None:
    """A ledger goes forward only."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
