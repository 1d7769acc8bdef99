"""A person, an institution, a place: what the reports together have of it. And the list of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import queries
from onrecord.ledger import Ledger, matters
from onrecord.model import Entity, EntityKind, Matter, Relation
from onrecord.queries import EntityInReports, Only, Results
from onrecord.queries.entity import entity_named
from onrecord.queries.overview import entities
from onrecord.web.colours import speaker_classes
from onrecord.web.found import Happened, Held, Promised, Shown, shown, shown_promises
from onrecord.web.kept import Kept
from onrecord.web.place_map import PlaceMap, atlas, place_map
from onrecord.web.rendering import asked as address
from onrecord.web.rendering import page
from onrecord.web.standings import Standing, positions_of
from onrecord.web.terms import Term, terms

_LISTED = 200
"""Names on one page of their list."""

_OFFICES, _FACTS = 200, 60
"""Offices and facts of one entity that its page reads; it shows fourteen of those that are no offices of its own."""


_PATIENCE = 0.1
"""Seconds that the page of a large ledger waits for the positions on each matter."""

_PROMISES, _FOLLOWED = 5, 5
"""Promises on it, of which the rest stands in their list, and matters of which it gives the positions."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the page of an entity shows; `terms` are its offices over time, `others` the rest of its facts.

    `positions` are those on the matters that are followed; `waits` says that some are not worked out yet. `told` is
    None where it is still being counted.
    """

    entity: Entity
    told: EntityInReports | None
    colour: str
    terms: tuple[Term, ...]
    statements: tuple[Shown, ...]
    more: str | None
    others: tuple[Held, ...]
    events: tuple[Shown, ...]
    map: PlaceMap | None
    promises: tuple[Promised, ...]
    positions: tuple[tuple[Matter, Standing], ...]
    waits: bool


def entity_page(
    ledger: Ledger, kept: Kept, entity_id: str, today: date, *, about: str = "", after: str | None = None
) -> EntityPage:
    """The page of an entity, its promises as they stand today. Raises UsageError where none has this id."""

    def stands(of: Matter) -> tuple[Standing | None] | None:
        asked_for = ("stands", of.id, entity_id)
        return kept.get(ledger, asked_for, lambda: (positions_of(ledger, of, entity_id),), patience=_PATIENCE)

    own = entity_named(ledger, entity_id)
    told = kept.get(ledger, ("entity", entity_id), lambda: queries.entity(ledger, entity_id))
    said = queries.statements(ledger, by=entity_id, about=about or None, limit=25, after=after)
    spelled = {name.casefold() for name in (own.name, *own.variants)}

    def own_office(it: Held) -> bool:
        return it.item.relation is Relation.HOLDS_OFFICE and it.item.subject.casefold() in spelled

    in_office = Only(relation=Relation.HOLDS_OFFICE)
    person = own.kind is EntityKind.PERSON
    offices = _held(ledger, queries.facts(ledger, by=entity_id, only=in_office, limit=_OFFICES)) if person else []
    facts = _held(ledger, queries.facts(ledger, by=entity_id, limit=_FACTS))
    stand = [(it, stands(it)) for it in matters.followed(ledger)[:_FOLLOWED]]
    happened: Results[queries.FoundEvent] = queries.events(ledger, by=entity_id, limit=12)
    following = address(f"/entities/{entity_id}", about=about, after=said.next) if said.next else None
    return EntityPage(
        own,
        told,
        speaker_classes(entity_id),
        terms([it for it in offices if own_office(it)]),
        shown(ledger, said.items),
        following,
        tuple(it for it in facts if not own_office(it)),
        _each_once(shown(ledger, happened.items)),
        place_map(own),
        shown_promises(ledger, queries.promises(ledger, as_of=today, by=entity_id, limit=_PROMISES).items),
        tuple((it, one[0]) for it, one in stand if one is not None and one[0] is not None),
        any(one is None for _, one in stand),
    )


def _each_once(items: Iterable[Shown]) -> tuple[Shown, ...]:
    """Items without those whose words, in the same sentence of the same report, stand there already."""
    found: dict[tuple[object, ...], Shown] = {}
    for it in items:
        pieces = it.pieces if isinstance(it, Happened) else ()
        found.setdefault((it.report.id, it.item.id if not pieces else tuple(piece.text for piece in pieces)), it)
    return tuple(found.values())


def _held(ledger: Ledger, found: Results[queries.FoundFact]) -> list[Held]:
    return [it for it in shown(ledger, found.items) if isinstance(it, Held)]


def entity(request: Request) -> Response:
    """One person, institution or place."""
    ledger: Ledger = request.app.state.ledger
    about = request.query_params.get("about", "").strip()
    today = request.app.state.settings.now().date()
    after = request.query_params.get("after")
    told = entity_page(ledger, request.app.state.kept, request.path_params["id"], today, about=about, after=after)
    return page(request, "entity.html", page=told, about=about)


def listed(request: Request) -> Response:
    """Who and what the reports speak of, by kind; those that speak most first."""
    ledger: Ledger = request.app.state.ledger
    kind = request.query_params.get("kind", "")
    chosen = EntityKind(kind) if kind in set(EntityKind) else None
    named = request.query_params.get("name", "").strip()
    found = request.app.state.kept.get(
        ledger, ("entities", kind, named), lambda: entities(ledger, kind=chosen, named=named or None, limit=_LISTED)
    )
    shown_on = atlas(found) if found and chosen is EntityKind.PLACE else None
    return page(request, "entities.html", found=found, kind=kind, named=named, kinds=tuple(EntityKind), atlas=shown_on)


ROUTES = [Route("/entities", listed), Route("/entities/{id}", entity)]
