"""How many statements are of each name, by an index of their own: who said most is asked of all names."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

SAID = sa.text("kind = 'statements' AND facet = 'all'")


def upgrade() -> None:
    """Index them."""
    op.create_index("ix_counts_said", "counts", ["name_key", "number"], sqlite_where=SAID, postgresql_where=SAID)


def downgrade() -> None:
    """A ledger goes forward only."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
