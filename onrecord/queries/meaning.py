"""What a person's words mean in a ledger: the names under which somebody stands there, and words with all spellings."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection, select

from onrecord.entities import linking
from onrecord.ledger import decode, tables
from onrecord.ledger import wanted as parsed
from onrecord.ledger.among import among
from onrecord.ledger.wanted import Part, Wanted

MOST_SPELLINGS = 100
"""Spellings of one name that a search joins; it bounds the time, for a surname that many bear."""


class Meaning:
    """What `by` and `about` mean at the moment of a connection; each is looked up once, when it is first asked for."""

    def __init__(self, connection: Connection, by: str | None, about: str | None) -> None:
        self.connection, self.by, self.about = connection, by, about

    @cached_property
    def names(self) -> list[int]:
        """The keys of all names that `by` can mean; empty: it is no name."""
        return name_keys(self.connection, self.by) if self.by else []

    @cached_property
    def named(self) -> Wanted | None:
        """Any of the names themselves, as words; None where one has none, or there are more than are joined."""
        some = self.names[: MOST_SPELLINGS + 1]
        spelled = list(self.connection.scalars(_SPELLED, {"keys": some})) if some else []
        if not 0 < len(some) <= MOST_SPELLINGS or not all(any(map(str.isalnum, name)) for name in spelled):
            return None
        return Wanted((tuple((Part(name),) for name in spelled),))

    @cached_property
    def words(self) -> Wanted | None:
        """What `about` asks for, with all spellings of the names in it. Raises UsageError where there is no word."""
        return wanted(self.connection, self.about) if self.about else None


def name_keys(connection: Connection, by: str) -> list[int]:
    """The row keys of all names that `by` can mean, under every spelling of their entities; empty: it is no name."""
    by = by.replace("\0", " ")  # which no database holds
    of_id = list(connection.scalars(_NAMES_OF, {"entities": [by]}))
    if of_id:
        return of_id
    # A person can have given an entity a name that no report has.
    renamed = [name for name in connection.scalars(_GIVEN) if name and name.lower() == by.strip().lower()]
    keys = sorted(linking.keys_of_query(by))
    rows = [
        row
        for row in connection.execute(_WITH_KEYS, {"keys": keys}).mappings()
        if linking.can_mean(by, decode.entity(row))
    ]
    meant = sorted({row["entity_id"] for row in rows if row["entity_id"]})
    joined = connection.scalars(_NAMES_OF, {"entities": meant}) if meant else ()
    shown = connection.scalars(_NAMES_SHOWN_AS, {"names": renamed}) if renamed else ()
    return sorted({row["key"] for row in rows}.union(joined, shown))


_names, _links, _decided = tables.names, tables.links, tables.name_judgements
_NAMES_OF = select(_links.c.name_key).where(among(_links.c.entity_id, "entities")).order_by(_links.c.name_key)
_GIVEN = select(_decided.c.shown).where(_decided.c.shown.is_not(None), _decided.c.retracted_at.is_(None))
_NAMES_SHOWN_AS = select(_links.c.name_key).join(tables.entities).where(among(tables.entities.c.name, "names"))
_WITH_KEYS = (
    select(_names, _links.c.entity_id)
    .outerjoin(_links)
    .where(_names.c.key.in_(select(tables.name_keys.c.name_key).where(among(tables.name_keys.c.blocking_key, "keys"))))
)
_SPELLED = select(_names.c.name).where(among(_names.c.key, "keys")).distinct().order_by(_names.c.name)
_LINKED = (
    select(_names.c.name, _names.c.variants)
    .join(_links)
    .where(among(_names.c.key, "keys"), _links.c.entity_id.is_not(None))
)


def wanted(connection: Connection, words: str) -> Wanted:
    """What a person types, each name in it with its other spellings. Raises UsageError where there is no word."""
    return parsed.joined(parsed.wanted(words), lambda name: _spellings(connection, name))


def _spellings(connection: Connection, name: str) -> list[str]:
    """How else reports spell what a name can mean; a full name's other spellings are full names, too."""
    used = name_keys(connection, name)
    if not used:
        return []
    rows = connection.execute(_LINKED, {"keys": used}).mappings().all()
    spelled = {spelling for row in rows for spelling in (row["name"], *row["variants"])}
    least = min(2, len(name.split()))
    return sorted(it for it in spelled if len(it.split()) >= least and any(map(str.isalnum, it)))[:MOST_SPELLINGS]
