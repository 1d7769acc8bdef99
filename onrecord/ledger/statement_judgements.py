"""What people decide of statements, who said one and when: kept with author, time and reason; retracted, never erased.

Invariant: a judgement hangs on no row, for it may come before the page that it speaks of. Of several of one statement
all are kept; which holds is for `onrecord.statements.judged`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, or_, select, update

from onrecord.dates import Edtf
from onrecord.ledger import tables
from onrecord.model import Aspect, EntityKind, PageRef, Spelling, StatementJudgement, StatementRef

_OWN = tables.statement_judgements


def standing(connection: Connection) -> tuple[StatementJudgement, ...]:
    """Those that stand, from the oldest to the newest."""
    return _read(connection)


def of_page(connection: Connection, sha256: str, url: str | None) -> tuple[StatementJudgement, ...]:
    """Those that stand of a page: of these bytes, or of another state of its address; from the oldest."""
    same = _OWN.c.page_sha256 == sha256
    return _read(connection, or_(same, _OWN.c.page_url == url) if url else same)


def pages(connection: Connection, page: PageRef) -> tuple[str, ...]:
    """The ids of the pages with a live reading that a judgement of this page means, in order."""
    own, reports = tables.pages, tables.reports
    same = own.c.sha256 == page.sha256
    query = (
        select(own.c.id)
        .join(reports, reports.c.page_id == own.c.id)
        .where(reports.c.retracted_at.is_(None), or_(same, own.c.url == page.url) if page.url else same)
        .order_by(own.c.id)
    )
    return tuple(connection.scalars(query))


def ever_judged(connection: Connection) -> tuple[PageRef, ...]:
    """The pages of which a statement was ever judged, retracted or not."""
    query = select(_OWN.c.page_sha256, _OWN.c.page_url).distinct().order_by(_OWN.c.page_sha256, _OWN.c.page_url)
    return tuple(PageRef(sha256, url) for sha256, url in connection.execute(query))


def known(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids under which one was ever kept, retracted or not."""
    return frozenset(set(ids).intersection(connection.scalars(select(_OWN.c.id))))


def write(connection: Connection, judgement: StatementJudgement, stamp: str) -> bool:
    """Keep one; whether it is new. One that was kept before stays as it is, also where retracted."""
    if known(connection, [judgement.id]):
        return False
    who = judgement.speaker
    row = {
        "id": judgement.id,
        "page_sha256": judgement.of.page.sha256,
        "page_url": judgement.of.page.url,
        "words": judgement.of.words,
        "nth": judgement.of.nth,
        "aspect": judgement.aspect,
        "speaker_kind": who and who.kind,
        "speaker_name": who and who.name,
        "said_on": judgement.said_on and judgement.said_on.value,
        "author": judgement.author,
        "made_at": judgement.made,
        "reason": judgement.reason,
        "recorded_at": stamp,
    }
    connection.execute(insert(_OWN), row)
    return True


def retract(connection: Connection, judgement_id: str, stamp: str) -> bool:
    """Retract one; whether it stood."""
    mine = (_OWN.c.id == judgement_id, _OWN.c.retracted_at.is_(None))
    return connection.execute(update(_OWN).where(*mine).values(retracted_at=stamp)).rowcount > 0


def _read(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[StatementJudgement, ...]:
    rows = connection.execute(select(_OWN).where(_OWN.c.retracted_at.is_(None), *conditions)).mappings()
    return tuple(sorted(map(_of_row, rows), key=lambda it: it.order))


def _of_row(row: RowMapping) -> StatementJudgement:
    return StatementJudgement(
        StatementRef(PageRef(row["page_sha256"], row["page_url"]), row["words"], row["nth"]),
        Aspect(row["aspect"]),
        row["author"],
        datetime.fromisoformat(row["made_at"]),
        row["reason"],
        Spelling(EntityKind(row["speaker_kind"]), row["speaker_name"]) if row["speaker_name"] else None,
        Edtf.parse(row["said_on"]) if row["said_on"] else None,
    )
