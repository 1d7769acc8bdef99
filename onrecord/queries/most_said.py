"""Of whom most statements are, in a whole ledger: told exactly, without adding up everybody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection, func, select

from onrecord.ledger import counts, tables
from onrecord.ledger.among import among
from onrecord.ledger.columns import to_the_letter
from onrecord.ledger.postgresql import looking_through

_FIRST = 100
"""Names that are read first, at least, of the most frequent."""

_kept, _links = tables.counts, tables.links
_OF_NAMES = (to_the_letter(tables.SAID), _kept.c.name_key != counts.WHOLE)
_FREQUENT = select(_kept.c.name_key, _kept.c.number).where(*_OF_NAMES).order_by(_kept.c.number.desc())
_MEANT = select(_links.c.entity_id).where(among(_links.c.name_key, "names"), _links.c.entity_id.is_not(None))
_NAMED = select(_links.c.name_key, _links.c.entity_id).where(among(_links.c.entity_id, "entities"))
_SAID = select(_kept.c.name_key, _kept.c.number).where(*_OF_NAMES, among(_kept.c.name_key, "names"))
_LINKED = (
    select(func.coalesce(func.sum(_kept.c.number), 0))
    .join(_links, _links.c.name_key == _kept.c.name_key)
    .where(*_OF_NAMES, _links.c.entity_id.is_not(None))
)


def most_said(connection: Connection, most: int) -> dict[str, int]:
    """The entities of whom most statements are, so many, with how many; of equally many, by their ids.

    An entity none of whose names is among the most frequent has at most as many as the last of these has, for each of
    its names: only those with so many names that this could be enough are added up beside the others.
    """
    first = max(_FIRST, 2 * most)
    frequent = connection.execute(_FREQUENT.limit(first)).all()
    meant = set(connection.scalars(_MEANT, {"names": [row.name_key for row in frequent]}))
    said = _said(connection, meant)
    if len(frequent) == first:
        least = sorted(said.values(), reverse=True)[most - 1] if len(said) >= most else 0
        enough = func.count() * frequent[-1].number >= least
        many = select(_links.c.entity_id).where(_links.c.entity_id.is_not(None)).group_by(_links.c.entity_id)
        with looking_through(connection):
            others = set(connection.scalars(many.having(enough))) - meant
        said |= _said(connection, others)
    return dict(sorted(said.items(), key=lambda it: (-it[1], it[0]))[:most])


def linked(connection: Connection) -> int:
    """How many statements are of somebody who is linked."""
    with looking_through(connection):
        return int(connection.execute(_LINKED).scalar_one())


def _said(connection: Connection, entities: Collection[str]) -> Counter[str]:
    """How many statements are of each of these."""
    found: Counter[str] = Counter()
    if entities:
        meant = {row.name_key: row.entity_id for row in connection.execute(_NAMED, {"entities": sorted(entities)})}
        for row in connection.execute(_SAID, {"names": sorted(meant)}):
            found[meant[row.name_key]] += row.number
    return found
