"""Who and what facts are about, as the whole ledger knows them; and over which years facts are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from onrecord.ledger import Ledger, decode, tables
from onrecord.ledger.among import among
from onrecord.model import Entity


@dataclass(frozen=True, slots=True)
class Parties:
    """The entities on both sides of a fact, where their names are linked."""

    subject: Entity | None
    object: Entity | None


def fact_parties(ledger: Ledger, fact_ids: Iterable[str]) -> dict[str, Parties]:
    """The parties of live facts by the facts' ids; a fact without a linked name is not there."""
    wanted = sorted(set(fact_ids))
    found: dict[str, dict[str, Entity]] = {}
    with ledger.snapshot() as connection:
        for side, query in _SIDES.items():
            for row in connection.execute(query, {"ids": wanted}).mappings():
                found.setdefault(row["fact_id"], {})[side] = decode.entity(row)
    return {fact: Parties(sides.get("subject"), sides.get("object")) for fact, sides in found.items()}


_own, _reports, _links, _meant = tables.facts, tables.reports, tables.links, tables.entities
_SIDES = {
    side: select(_own.c.id.label("fact_id"), _meant)
    .join(_reports, _reports.c.key == _own.c.report_key)
    .join(_links, _links.c.name_key == _own.c[f"{side}_key"])
    .join(_meant, _meant.c.id == _links.c.entity_id)
    .where(among(_own.c.id, "ids"), _reports.c.retracted_at.is_(None))
    for side in ("subject", "object")
}


def fact_years(ledger: Ledger) -> tuple[int, int] | None:
    """The first and the last year that facts are told of; None where no fact has a date."""
    own, reports = tables.facts, tables.reports
    bounds = func.min(own.c.valid_from_first), func.max(func.coalesce(own.c.valid_to_last, own.c.held_on_last))
    query = select(*bounds).join(reports, reports.c.key == own.c.report_key).where(reports.c.retracted_at.is_(None))
    with ledger.snapshot() as connection:
        first, last = connection.execute(query).one()
    return (int(first[:4]), int(last[:4])) if first and last else None
