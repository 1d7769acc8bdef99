"""What people decide of statements, who said one and when: kept with author, time and reason; retracted, never erased.

Invariant: a judgement hangs on no row, for it may come before the page that it speaks of. Of several of one statement
all are kept; which holds is for `onrecord.statements.judged`. `onrecord.judging` also reads reports anew by them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, or_, select, update

from onrecord.dates import Edtf
from onrecord.errors import UsageError
from onrecord.ledger import tables
from onrecord.ledger.among import among
from onrecord.ledger.store import Ledger
from onrecord.ledger.writing import stamp
from onrecord.model import Aspect, EntityKind, Page, PageRef, Spelling, StatementJudgement, StatementRef

_OWN = tables.statement_judgements
_KNOWN = select(_OWN.c.id).where(among(_OWN.c.id, "ids"))


def keep(ledger: Ledger, judgement: StatementJudgement) -> bool:
    """Keep one; whether it is new. One that was kept before stays as it is, also where retracted."""
    if known(ledger, [judgement.id]):
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
        "recorded_at": stamp(ledger.now()),
    }
    with ledger.transaction() as connection:
        connection.execute(insert(_OWN), row)
    return True


def withdraw(ledger: Ledger, judgement_id: str) -> None:
    """Retract one. Raises UsageError where none with this id stands."""
    mine = (_OWN.c.id == judgement_id, _OWN.c.retracted_at.is_(None))
    with ledger.transaction() as connection:
        done = connection.execute(update(_OWN).where(*mine).values(retracted_at=stamp(ledger.now())))
        if done.rowcount == 0:
            raise UsageError("no judgement of a statement with this id stands", judgement_id, "list those that do")


def standing(ledger: Ledger, page: Page | None = None) -> tuple[StatementJudgement, ...]:
    """Those that stand, from the oldest to the newest; of a page: of its bytes, or of another state of its address."""
    conditions: list[ColumnElement[bool]] = []
    if page is not None:
        same = _OWN.c.page_sha256 == page.sha256
        conditions = [or_(same, _OWN.c.page_url == page.url) if page.url else same]
    with ledger.snapshot() as connection:
        return _read(connection, *conditions)


def known(ledger: Ledger, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids under which one was ever kept, retracted or not."""
    with ledger.snapshot() as connection:
        return frozenset(connection.scalars(_KNOWN, {"ids": sorted(set(ids))}))


def pages_meant(ledger: Ledger, page: PageRef) -> dict[str, str]:
    """The live reports of the pages that a judgement of this page means, by the pages' ids, in their order."""
    own, reports = tables.pages, tables.reports
    same = own.c.sha256 == page.sha256
    query = (
        select(own.c.id, reports.c.id)
        .join(reports, reports.c.page_id == own.c.id)
        .where(reports.c.retracted_at.is_(None), or_(same, own.c.url == page.url) if page.url else same)
        .order_by(own.c.id)
    )
    with ledger.snapshot() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def pages_judged(ledger: Ledger) -> tuple[PageRef, ...]:
    """The pages of which a statement was ever judged, retracted or not."""
    query = select(_OWN.c.page_sha256, _OWN.c.page_url).distinct().order_by(_OWN.c.page_sha256, _OWN.c.page_url)
    with ledger.snapshot() as connection:
        return tuple(PageRef(sha256, url) for sha256, url in connection.execute(query))


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
