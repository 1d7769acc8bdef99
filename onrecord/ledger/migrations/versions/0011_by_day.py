"""What a name took part in, in the order of its days; and the speakers whom reports give by an office alone."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BY_OFFICE = sa.text("speaker_entity IS NULL AND speaker_kind = 'person'")


def upgrade() -> None:
    """Give participants the day of their event, and index by it in the place of the events' keys."""
    op.drop_index("ix_event_participants_name_key_event_key", table_name="event_participants")
    op.add_column("event_participants", sa.Column("day", sa.String(10), nullable=False, server_default="9999-12-31"))
    op.execute(
        "UPDATE event_participants SET day ="
        " (SELECT events.day FROM events WHERE events.key = event_participants.event_key)"
    )
    op.create_index(
        "ix_event_participants_name_key_day_event_key", "event_participants", ["name_key", "day", "event_key"]
    )
    op.create_index(
        "ix_statements_told_by_office", "statements", ["key"], sqlite_where=BY_OFFICE, postgresql_where=BY_OFFICE
    )


def downgrade() -> None:
    """A ledger goes forward only."""
    raise NotImplementedError("a ledger is not taken back to an older schema; restore a copy")
