"""What people decide of pages: kept with author, time and reason; retracted, never erased.

Invariant: a page has at most one live judgement of a kind; a new one retracts the one before.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from onrecord.dates import Edtf
from onrecord.ledger import tables
from onrecord.model import Judgement

PUBLISHED = "published"
"""The kind of judgement that gives a page's publication date."""


def live(connection: Connection, page_id: str) -> Judgement | None:
    """The judgement of a page's publication date that stands, if any."""
    kept = tables.judgements
    mine = (kept.c.kind == PUBLISHED, kept.c.page_id == page_id, kept.c.retracted_at.is_(None))
    row = connection.execute(select(kept).where(*mine)).mappings().first()
    if row is None:
        return None
    made = datetime.fromisoformat(row["made_at"]).astimezone(UTC)
    return Judgement(Edtf.parse(row["value"]), row["author"], made, row["reason"])


def write(connection: Connection, page_id: str, judgement: Judgement, stamp: str) -> None:
    """Keep a judgement; the one before is retracted at `stamp`."""
    retract(connection, page_id, stamp)
    row = {
        "kind": PUBLISHED,
        "page_id": page_id,
        "value": judgement.published.value,
        "author": judgement.author,
        "made_at": judgement.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "reason": judgement.reason,
    }
    connection.execute(insert(tables.judgements), row)


def retract(connection: Connection, page_id: str, stamp: str) -> bool:
    """Retract the judgement of a page's publication date; whether there was one."""
    kept = tables.judgements
    mine = (kept.c.kind == PUBLISHED, kept.c.page_id == page_id, kept.c.retracted_at.is_(None))
    return connection.execute(update(kept).where(*mine).values(retracted_at=stamp)).rowcount > 0
