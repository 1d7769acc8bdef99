"""Names of pages beside reports, so that lists need not look at pages."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep the names of pages a second time."""
    op.add_column("reports", sa.Column("page_name", sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE reports SET page_name = (SELECT name FROM pages WHERE id = reports.page_id)")


def downgrade() -> None:
    """A ledger goes forward only."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
