"""What people decide of pages and of names: kept with author, time and reason; retracted, never erased.

Invariant: a page has at most one live judgement of a kind; a new one retracts the one before. Of names there may be
several that contradict each other: which holds is for `onrecord.entities.judged`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, exists, func, insert, select, update

from onrecord.dates import Edtf
from onrecord.ledger import tables
from onrecord.ledger.among import among
from onrecord.model import Decision, EntityKind, Judgement, NameJudgement, PageRef, Spelling

PUBLISHED = "published"
"""The kind of judgement that gives a page's publication date."""


def live(connection: Connection, page_id: str) -> Judgement | None:
    """The judgement of a page's publication date that stands, if any."""
    kept = tables.judgements
    mine = (kept.c.kind == PUBLISHED, kept.c.page_id == page_id, kept.c.retracted_at.is_(None))
    row = connection.execute(select(kept).where(*mine)).mappings().first()
    if row is None:
        return None
    return _of_row(row)


def _of_row(row: RowMapping) -> Judgement:
    made = datetime.fromisoformat(row["made_at"]).astimezone(UTC)
    return Judgement(Edtf.parse(row["value"]), row["author"], made, row["reason"])


def _row(page_id: str, judgement: Judgement) -> dict[str, str]:
    return {
        "kind": PUBLISHED,
        "page_id": page_id,
        "value": judgement.published.value,
        "author": judgement.author,
        "made_at": judgement.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "reason": judgement.reason,
    }


def of_dates(connection: Connection) -> tuple[tuple[PageRef, Judgement], ...]:
    """The judgements of publication dates that stand, each with its page, by page."""
    kept, pages = tables.judgements, tables.pages
    query = (
        select(kept, pages.c.sha256, pages.c.url)
        .join(pages, pages.c.id == kept.c.page_id)
        .where(kept.c.kind == PUBLISHED, kept.c.retracted_at.is_(None))
        .order_by(pages.c.sha256, pages.c.url, kept.c.page_id)
    )
    rows = connection.execute(query).mappings()
    return tuple((PageRef(row["sha256"], row["url"] or ""), _of_row(row)) for row in rows)


def ever(connection: Connection, page_id: str, judgement: Judgement) -> bool:
    """Whether this judgement of a page's publication date was ever kept, retracted or not."""
    kept = tables.judgements
    row = _row(page_id, judgement)
    return connection.scalar(select(exists().where(*(kept.c[name] == value for name, value in row.items())))) or False


def reports_of_page(connection: Connection, page: PageRef) -> tuple[tuple[str, str], ...]:
    """The live reports read from these very bytes at this address, with the ids of their pages, by id."""
    pages, reports = tables.pages, tables.reports
    query = (
        select(reports.c.id, pages.c.id)
        .join(pages, pages.c.id == reports.c.page_id)
        .where(pages.c.sha256 == page.sha256, func.coalesce(pages.c.url, "") == page.url)
        .where(reports.c.retracted_at.is_(None))
        .order_by(reports.c.id)
    )
    return tuple((report_id, page_id) for report_id, page_id in connection.execute(query))


def write(connection: Connection, page_id: str, judgement: Judgement, stamp: str) -> None:
    """Keep a judgement; the one before is retracted at `stamp`."""
    retract(connection, page_id, stamp)
    connection.execute(insert(tables.judgements), _row(page_id, judgement))


def retract(connection: Connection, page_id: str, stamp: str) -> bool:
    """Retract the judgement of a page's publication date; whether there was one."""
    kept = tables.judgements
    mine = (kept.c.kind == PUBLISHED, kept.c.page_id == page_id, kept.c.retracted_at.is_(None))
    return connection.execute(update(kept).where(*mine).values(retracted_at=stamp)).rowcount > 0


def of_names(connection: Connection) -> tuple[NameJudgement, ...]:
    """The judgements of names that stand, from the oldest to the newest."""
    kept = tables.name_judgements
    rows = connection.execute(select(kept).where(kept.c.retracted_at.is_(None)))
    found = (
        NameJudgement(
            Decision(row["decision"]),
            tuple(Spelling(EntityKind(kind), name) for kind, name in row["names"]),
            row["author"],
            datetime.fromisoformat(row["made_at"]),
            row["reason"],
            row["shown"],
            tuple(PageRef(sha256, url) for sha256, url in row["pages"] or ()),
        )
        for row in rows.mappings()
    )
    return tuple(sorted(found, key=lambda it: it.order))


def known(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids under which a judgement of names was ever kept, retracted or not."""
    kept = tables.name_judgements.c.id
    return frozenset(connection.scalars(select(kept).where(among(kept, "ids")), {"ids": sorted(set(ids))}))


def write_of_names(connection: Connection, judgement: NameJudgement, stamp: str) -> bool:
    """Keep a judgement of names; whether it is new. One that was kept before stays as it is, also where retracted."""
    kept = tables.name_judgements
    if known(connection, [judgement.id]):
        return False
    row = {
        "id": judgement.id,
        "decision": judgement.decision,
        "names": [[name.kind, name.name] for name in judgement.names],
        "shown": judgement.shown,
        "author": judgement.author,
        "made_at": judgement.made,
        "reason": judgement.reason,
        "recorded_at": stamp,
        "pages": [[page.sha256, page.url] for page in judgement.pages] or None,
    }
    connection.execute(insert(kept), row)
    return True


def retract_of_names(connection: Connection, judgement_id: str, stamp: str) -> bool:
    """Retract a judgement of names; whether it stood."""
    kept = tables.name_judgements
    mine = (kept.c.id == judgement_id, kept.c.retracted_at.is_(None))
    return connection.execute(update(kept).where(*mine).values(retracted_at=stamp)).rowcount > 0
