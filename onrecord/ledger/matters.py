"""Matters that are followed, and what people include in them and exclude: kept and retracted, never erased.

Invariant: a matter is its proposition; the same one added again is the same matter, under its newest name. Of several
judgements of one item the newest holds.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from onrecord.errors import UsageError
from onrecord.ledger import tables
from onrecord.ledger.store import Ledger
from onrecord.model import Inclusion, Matter, MatterJudgement


def add(ledger: Ledger, matter: Matter) -> bool:
    """Keep a matter; whether it is new. Raises UsageError where another one has its name."""
    own = tables.matters
    with ledger.transaction() as connection:
        for other in _live(connection):
            if matter.name and other.name == matter.name and other.id != matter.id:
                raise UsageError("another matter has this name", matter.name, f"it is: {other.proposition}")
        kept = connection.execute(select(own).where(own.c.id == matter.id)).mappings().first()
        if kept is None:
            row = {"id": matter.id, "proposition": matter.proposition, "name": matter.name}
            connection.execute(insert(own), {**row, "recorded_at": _now(ledger)})
            return True
        name = matter.name or kept["name"]
        connection.execute(update(own).where(own.c.id == matter.id).values(name=name, retracted_at=None))
        return kept["retracted_at"] is not None


def drop(ledger: Ledger, matter: Matter) -> None:
    """Follow a matter no more; its judgements stay, for when it is added again."""
    own = tables.matters
    with ledger.transaction() as connection:
        connection.execute(update(own).where(own.c.id == matter.id).values(retracted_at=_now(ledger)))


def followed(ledger: Ledger) -> tuple[Matter, ...]:
    """The matters that are followed, by name and proposition."""
    with ledger.snapshot() as connection:
        return _live(connection)


def find(ledger: Ledger, words: str) -> Matter:
    """The matter of a name, a proposition, or an id or the beginning of one. Raises UsageError where not one is."""
    matters = followed(ledger)
    asked = " ".join(words.split())
    found = [it for it in matters if asked in (it.name, it.proposition, it.id)]
    found = found or [it for it in matters if it.id.startswith(asked) or asked.lower() in it.name.lower() != ""]
    if not found:
        raise UsageError("no such matter", words, "onrecord matter list shows those that are followed")
    if len(found) > 1:
        told = "; ".join(it.name or it.proposition for it in found[:3])
        raise UsageError(f"{len(found)} matters fit", words, f"give one in full: {told}")
    return found[0]


def judge(ledger: Ledger, judgement: MatterJudgement) -> None:
    """Keep a judgement of an item; the same one again changes nothing."""
    own = tables.matter_judgements
    with ledger.transaction() as connection:
        if connection.scalar(select(own.c.id).where(own.c.id == judgement.id)) is not None:
            return
        row = {
            "id": judgement.id,
            "matter_id": judgement.matter,
            "item_id": judgement.item,
            "decision": judgement.decision.value,
            "author": judgement.author,
            "made_at": judgement.made,
            "reason": judgement.reason,
            "recorded_at": _now(ledger),
        }
        connection.execute(insert(own), row)


def withdraw(ledger: Ledger, judgement_id: str) -> MatterJudgement:
    """Retract the judgement with this id, or whose id begins so. Raises UsageError where not one stands."""
    own = tables.matter_judgements
    with ledger.transaction() as connection:
        query = select(own).where(own.c.id.startswith(judgement_id, autoescape=True), own.c.retracted_at.is_(None))
        rows = connection.execute(query).mappings().all()
        if len(rows) != 1:
            what = "no judgement of a matter with this id stands" if not rows else f"{len(rows)} judgements fit"
            raise UsageError(what, judgement_id, "onrecord matter show lists those that do")
        connection.execute(update(own).where(own.c.id == rows[0]["id"]).values(retracted_at=_now(ledger)))
        return _judgement(dict(rows[0]))


def judgements(ledger: Ledger, matter: Matter) -> tuple[MatterJudgement, ...]:
    """What stands of a matter, from the oldest to the newest; of one item the newest alone."""
    own = tables.matter_judgements
    with ledger.snapshot() as connection:
        query = select(own).where(own.c.matter_id == matter.id, own.c.retracted_at.is_(None))
        standing = sorted(
            (_judgement(dict(row)) for row in connection.execute(query).mappings()), key=lambda it: it.order
        )
    newest = {it.item: it for it in standing}
    return tuple(sorted(newest.values(), key=lambda it: it.order))


def _live(connection: Connection) -> tuple[Matter, ...]:
    own = tables.matters
    query = select(own).where(own.c.retracted_at.is_(None)).order_by(own.c.name, own.c.proposition)
    return tuple(Matter(row["proposition"], row["name"]) for row in connection.execute(query).mappings())


def _judgement(row: dict[str, str]) -> MatterJudgement:
    made = datetime.fromisoformat(row["made_at"])
    return MatterJudgement(
        row["matter_id"], row["item_id"], Inclusion(row["decision"]), row["author"], made, row["reason"]
    )


def _now(ledger: Ledger) -> str:
    return ledger.now().astimezone(UTC).isoformat(timespec="microseconds")
