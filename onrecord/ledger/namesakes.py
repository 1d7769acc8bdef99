"""Which name each report's entity has, where people of one name are told apart by a person.

Invariant: an entity of a live report has the name of a namesake exactly where a standing judgement says so of its
spelling and its page; of several that do, the newest holds. All that goes from names to items goes by the row that an
entity points to, and so follows by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, update

from onrecord.ledger import counts, decode, encode, judgements, names, tables
from onrecord.model import Entity, EntityKind, NameJudgement, Spelling


@dataclass(frozen=True, slots=True)
class Moved:
    """Names that entities of reports have now in the place of others, and those that no live report has any more.

    `spoken` counts the statements of live reports by the speakers' names before and now, by the names' ids.
    """

    fresh: tuple[Entity, ...] = ()
    gone: tuple[Entity, ...] = ()
    spoken: Mapping[tuple[str, str], int] | None = None


def in_page(
    entities: Iterable[Entity], sha256: str, url: str | None, decided: Sequence[NameJudgement]
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The names of a report's entities, each with the name's id, and by that who bears those that are namesakes'.

    `decided` are judgements from the oldest to the newest.
    """
    meant = {
        spelling: it.namesake
        for it in decided
        if it.namesake is not None and any(page.means(sha256, url) for page in it.pages)
        for spelling in it.names
    }
    found, bearers = [], {}
    for entity in entities:
        namesake = meant.get(Spelling(entity.kind, entity.name))
        name = Entity(encode.name_id(entity, namesake), entity.name, entity.kind, entity.variants)
        found.append(name)
        if namesake is not None:
            bearers[name.id] = namesake
    return tuple(found), bearers


def bearers(connection: Connection) -> dict[str, str]:
    """Who bears the names that are namesakes', by the names' ids."""
    own = tables.names
    rows = connection.execute(select(own.c.id, own.c.namesake).where(own.c.namesake.is_not(None)))
    return {row.id: row.namesake for row in rows}


def spelled(connection: Connection) -> frozenset[Spelling]:
    """The spellings that namesakes have."""
    own = tables.names
    rows = connection.execute(select(own.c.kind, own.c.name).where(own.c.namesake.is_not(None)).distinct())
    return frozenset(Spelling(EntityKind(row.kind), row.name) for row in rows)


def bind(connection: Connection, spellings: Iterable[Spelling]) -> Moved:
    """Give the entities of live reports with these spellings the names that the standing judgements say."""
    own, used, reports, pages = tables.names, tables.report_entities, tables.reports, tables.pages
    decided = judgements.of_names(connection)
    query = (
        select(own, used.c.report_key, used.c.position, pages.c.sha256, pages.c.url)
        .join(used, used.c.name_key == own.c.key)
        .join(reports, reports.c.key == used.c.report_key)
        .join(pages, pages.c.id == reports.c.page_id)
        .where(reports.c.retracted_at.is_(None))
    )
    wanted: dict[str, Entity] = {}
    namesakes: dict[str, str] = {}
    moves: list[tuple[int, int, Entity, Entity]] = []
    for kind, name in sorted({(it.kind, it.name) for it in spellings}):
        rows = connection.execute(query.where(own.c.kind == kind, own.c.name == name)).mappings()
        for row in rows:
            had = decode.entity(row)
            (name_now,), bears = in_page([had], row["sha256"], row["url"], decided)
            if name_now.id != had.id:
                moves.append((row["report_key"], row["position"], had, name_now))
                wanted[name_now.id] = name_now
                namesakes |= bears
    if not moves:
        return Moved()
    places = names.keys_of(connection, wanted.values(), namesakes)
    spoken: dict[tuple[str, str], int] = {}
    said = tables.statements
    for report_key, position, had, now in moves:
        count = connection.scalar(
            select(func.count()).where(said.c.report_key == report_key, said.c.speaker_entity == position)
        )
        spoken[had.id, now.id] = spoken.get((had.id, now.id), 0) + (count or 0)
    with counts.changing(connection, {report_key for report_key, *_ in moves}):
        connection.execute(
            update(used)
            .where(used.c.report_key == bindparam("its_report"), used.c.position == bindparam("its_position"))
            .values(name_key=bindparam("its_name")),
            [
                {"its_report": report_key, "its_position": position, "its_name": places[now.id]}
                for report_key, position, _, now in moves
            ],
        )
        for table, place, key in names.BESIDE:
            connection.execute(
                update(table)
                .where(table.c.report_key == bindparam("its_report"), table.c[place] == bindparam("its_position"))
                .values({key: bindparam("its_name")}),
                [
                    {"its_report": report_key, "its_position": position, "its_name": places[now.id]}
                    for report_key, position, _, now in moves
                ],
            )
    gone = names.without_report(connection, {had.id for _, _, had, _ in moves})
    return Moved(tuple(wanted[it] for it in sorted(wanted)), gone, spoken)
