"""What reports tell of offices: the facts, whom their names are linked to, and each office taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.entities.reference import country
from onrecord.entities.reference import polity as polity_of
from onrecord.entities.spellings import normalised
from onrecord.language import Pack, pack_for
from onrecord.ledger import Ledger, decode, tables
from onrecord.model import Entity, Relation
from onrecord.queries import selection
from onrecord.queries.facts import load_facts
from onrecord.queries.meaning import Meaning
from onrecord.queries.results import FoundFact
from onrecord.queries.selection import Ask, Place

_IN_OFFICE, OUT = (
    ("title beside the name", "entered office"),
    ("left office", "former title beside the name", "predecessor"),
)
"""The rules of facts that have somebody in office, or out of it, when the report is told."""

_AT_ONCE = 1000
"""Facts read from the ledger at once."""


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """A fact of an office, whom its subject's name is linked to, and the office taken apart."""

    found: FoundFact
    entity: Entity | None
    office: str = ""
    polity: str | None = None


def polities_told(ledger: Ledger, known_by: date | None) -> frozenset[str]:
    """What reports tell an office of, by its names in them."""
    own, reports = tables.facts, tables.reports
    query = (
        select(own.c.object)
        .distinct()
        .join(reports, reports.c.key == own.c.report_key)
        .where(own.c.relation == Relation.HOLDS_OFFICE.value)
        .where(selection.current(known_by))
    )
    if known_by:
        query = query.where(reports.c.known_on <= known_by.isoformat())
    with ledger.snapshot() as connection:
        return frozenset(filter(None, map(polity_of_title, connection.scalars(query))))


def offices_told(ledger: Ledger, noun: str, known_by: date | None) -> Iterator[OfficeFact]:
    """The facts of all reports of an office whose words have this noun; "" gives all."""
    own = tables.facts

    def conditions(_: Meaning) -> list[ColumnElement[bool]]:
        held = own.c.relation == Relation.HOLDS_OFFICE.value
        return [held, func.lower(own.c.object).contains(noun, autoescape=True)]

    after = None
    while True:
        ask = Ask(known_by=known_by, limit=_AT_ONCE, after=after)
        page = selection.answer(ledger, own, ask, conditions, _load)
        yield from page.items
        if (after := page.next) is None:
            return


def _load(
    connection: Connection, _ask: Ask, _fits: Sequence[ColumnElement[bool]], places: Sequence[Place]
) -> list[OfficeFact]:
    own, used, links, meant = tables.facts, tables.report_entities, tables.links, tables.entities
    query = (
        select(own.c.key.label("fact_key"), meant)
        .join(used, (used.c.report_key == own.c.report_key) & (used.c.position == own.c.subject_entity))
        .join(links, links.c.name_key == used.c.name_key)
        .join(meant, meant.c.id == links.c.entity_id)
        .where(own.c.key.in_([place.key for place in places]))
    )
    entities = {row["fact_key"]: decode.entity(row) for row in connection.execute(query).mappings()}
    found = load_facts(connection, places)
    return [OfficeFact(fact, entities.get(place.key)) for fact, place in zip(found, places, strict=True)]


def polity_of_title(title: str) -> str | None:
    """What an office is of, where its title says so.

    >>> polity_of_title("president of Velmeria"), polity_of_title("president")
    ('Velmeria', None)
    """
    return title.partition(" of ")[2] or None


def all_office_facts(ledger: Ledger) -> tuple[OfficeFact, ...]:
    """The facts of all offices that current reports tell, taken apart."""
    told = tuple(offices_told(ledger, "", None))
    places = frozenset(filter(None, (polity_of_title(each.found.item.object) for each in told)))
    return tuple(placed(each, places) for each in told)


def placed(told: OfficeFact, places: frozenset[str]) -> OfficeFact:
    """The fact with its office taken apart: "president of Kardovia", "Kardovian president"."""
    title = told.found.item.object
    if of := polity_of_title(title):
        return replace(told, office=title.partition(" of ")[0], polity=of)
    role, of = without_demonym(title, places, pack_for(told.found.report.language))
    return replace(told, office=role, polity=of)


def without_demonym(role: str, places: frozenset[str], pack: Pack | None) -> tuple[str, str | None]:
    """An office without the polity that its first word names: "Velmerian president", "Velmeria's president"."""
    first, _, rest = role.partition(" ")
    word = first.removesuffix("'s").removesuffix("’s")
    known = polity_of(word, places, pack.entities) if pack and rest and word[:1].isupper() else None
    return (rest, known) if known else (role, None)


def same_polity(one: str, other: str) -> bool:
    """Whether two names mean one polity: a country by any of its names, else the same words.

    >>> same_polity("the U.S.", "United States"), same_polity("Velmeria", "velmeria"), same_polity("Velmeria", "Velm")
    (True, True, False)
    """
    return polity_key(one) == polity_key(other)


def polity_key(name: str) -> str:
    """What two names of one polity have in common."""
    pack = pack_for("en")
    return normalised((pack and country(name, pack.entities)) or name)


def in_office(found: FoundFact) -> bool:
    """Whether a fact has somebody in office when it is told; that it was entered on a day does not say so."""
    fact = found.item
    return fact.rule in _IN_OFFICE and fact.valid_from.date is None and fact.valid_to.date is None
