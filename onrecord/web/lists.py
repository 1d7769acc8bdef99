"""Statements, events, facts, and all of them as a timeline: what is asked stands in the address, facets beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import queries
from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.model import Act, Form, Relation, SpeakerKind, Status
from onrecord.queries import Facet, Facets, LeftOut, Only, Results
from onrecord.queries.entity import entity_named
from onrecord.web.found import Shown, last_day, shown, shown_promises
from onrecord.web.kept import Kept
from onrecord.web.rendering import asked as address
from onrecord.web.rendering import page
from onrecord.wording import words

FACETS = {
    "statements": ("speaker", "act", "outlet", "office", "year"),
    "events": ("status", "type", "outlet", "year"),
    "facts": ("relation", "outlet", "year"),
}
"""What stands beside the results of each kind, in this order."""

PROMISES = 20
"""Promises on one page: for each, what other reports tell is looked for."""

_TITLES = {"statements": "Statements", "events": "Events", "facts": "Facts", "timeline": "Timeline"}
_CHOICES: dict[str, Callable[[str], Any]] = {
    "outlet": str, "language": str, "office": str, "type": str, "act": Act, "form": Form, "speaker_kind": SpeakerKind,
    "status": Status, "relation": Relation,
}  # fmt: skip
_FIELDS = ("by", "about", "as_of", "known_by", "since", "until", "unsure")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what it is called, how many items have it, and the address with and without it."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet beside the results."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something that narrows the results down, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of items of a kind. `total` is None where not counted; `who` names the entity asked for by its id.

    Where not all are counted (`complete`), there are more than `total`, and the facets count the first so many.
    """

    kind: str
    title: str
    asked: Mapping[str, str]
    items: tuple[Shown, ...]
    left_out: LeftOut
    total: int | None
    facets: tuple[ShownFacet, ...]
    chosen: tuple[Chosen, ...]
    who: str | None
    more: str | None
    complete: bool = True


def list_page(ledger: Ledger, kept: Kept, kind: str, asked: Mapping[str, str]) -> ListPage:
    """What an address asks of a kind of items, with their counts once those are there.

    Raises UsageError for a value that it cannot have, LedgerError.
    """
    told = {name: value.strip() for name, value in asked.items() if value.strip()}
    own = {name: told[name] for name in (*_FIELDS, *_CHOICES) if name in told}
    wanted = _wanted(own)
    ask: Callable[..., Results[Any]] = getattr(queries, kind)
    found = ask(ledger, **wanted, after=told.get("after"))
    who = _entity_name(ledger, own["by"]) if "by" in own else None
    path = "/facts/list" if kind == "facts" else f"/{kind}"
    total: int | None = None
    facets: tuple[ShownFacet, ...] = ()
    counted = None
    if kind != "timeline":
        counted = kept.get(ledger, (kind, *sorted(own.items())), lambda: _facets(ledger, kind, wanted))
    if counted is not None:
        total = counted.total
        facets = tuple(it for facet in counted.facets if (it := _shown_facet(facet, path, own)).choices)
    return ListPage(
        kind,
        _TITLES[kind],
        own,
        shown(ledger, found.items),
        found.left_out,
        total,
        facets,
        tuple(_chosen(path, own, who)),
        who,
        address(path, **own, after=found.next) if found.next else None,
        counted is None or counted.complete,
    )


def promises_page(ledger: Ledger, asked: Mapping[str, str], today: date) -> ListPage:
    """What was promised or forecast, and what became of it by a day, or by today. Raises UsageError, LedgerError."""
    own = {name: asked[name].strip() for name in ("by", "about", "as_of", "known_by") if asked.get(name, "").strip()}
    found = queries.promises(
        ledger,
        as_of=last_day(own.get("as_of"), "as of") or today,
        by=own.get("by"),
        about=own.get("about"),
        known_by=last_day(own.get("known_by"), "known by"),
        limit=PROMISES,
        after=asked.get("after", "").strip() or None,
    )
    who = _entity_name(ledger, own["by"]) if "by" in own else None
    return ListPage(
        "promises",
        "Promised and forecast",
        own,
        shown_promises(ledger, found.items),
        found.left_out,
        None,
        (),
        tuple(_chosen("/promises", own, who)),
        who,
        address("/promises", **own, after=found.next) if found.next else None,
    )


def _promises(request: Request) -> Response:
    """What was promised or forecast, and what became of it."""
    state = request.app.state
    return page(
        request, "list.html", page=promises_page(state.ledger, request.query_params, state.settings.now().date())
    )


def _wanted(own: Mapping[str, str]) -> dict[str, Any]:
    """What fields ask, as queries take it."""
    return {
        "by": own.get("by"),
        "about": own.get("about"),
        "as_of": last_day(own.get("as_of"), "as of"),
        "known_by": last_day(own.get("known_by"), "known by"),
        "minimum_confidence": 0.0 if own.get("unsure") else None,
        "only": _only(own),
    }


def _facets(ledger: Ledger, kind: str, wanted: Mapping[str, Any]) -> Facets:
    counted = queries.facets
    return counted(ledger, kind, **wanted, names=FACETS[kind], most=8)  # type: ignore[arg-type]  # one of three


def _only(own: Mapping[str, str]) -> Only:
    chosen: dict[str, Any] = {}
    for name, kind in _CHOICES.items():
        if name in own:
            try:
                chosen[name] = kind(own[name])
            except ValueError:
                raise UsageError(f"no {name} is called so", own[name], "choose one beside the results") from None
    for name in ("since", "until"):
        if day := last_day(own.get(name), name):
            chosen[name] = day
    known = {it.name for it in fields(Only)}
    return Only(**{name: value for name, value in chosen.items() if name in known})


def _shown_facet(facet: Facet, path: str, own: Mapping[str, str]) -> ShownFacet:
    """The values of a facet with the addresses that choose them; one that all items share chooses nothing."""
    choices = []
    for it in facet.values:
        if it.value is None:
            continue
        wanted = {"by" if facet.name == "speaker" else facet.name: it.value}
        if facet.name == "year":
            wanted = {"since": f"{it.value}-01-01", "until": f"{it.value}-12-31"}
        chosen = all(own.get(name) == value for name, value in wanted.items())
        rest = {name: value for name, value in own.items() if name not in wanted}
        with_it = address(path, **rest | ({} if chosen else wanted))
        choices.append(Choice(_label(facet.name, it.label or it.value), it.count, with_it, chosen))
    several = len(choices) > 1 or any(it.chosen for it in choices)
    return ShownFacet(facet.name.capitalize(), tuple(choices) if several else ())


def _label(facet: str, value: str) -> str:
    if facet == "type":
        return value.lower()
    return words.ACTS.get(Act(value), value) if facet == "act" else value


def _chosen(path: str, own: Mapping[str, str], who: str | None) -> list[Chosen]:
    named = {"by": "by", "about": "about", "as_of": "as of", "known_by": "known by", "since": "from", "until": "to"}
    told = []
    for name, value in own.items():
        rest = address(path, **{other: it for other, it in own.items() if other != name})
        label = who if who and name == "by" else _label(name, value)
        told.append(Chosen("also what is less sure" if name == "unsure" else f"{named.get(name, name)} {label}", rest))
    return told


def _entity_name(ledger: Ledger, by: str) -> str | None:
    """The name of the entity where `by` is an id."""
    try:
        return entity_named(ledger, by).name
    except UsageError:
        return None


def _endpoint(kind: str) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        told = list_page(request.app.state.ledger, request.app.state.kept, kind, request.query_params)
        return page(request, "list.html", page=told)

    show.__doc__ = f"The {kind} that an address asks for."
    return show


ROUTES = [Route(f"/{kind}", _endpoint(kind)) for kind in ("statements", "events", "timeline")]
ROUTES += [Route("/facts/list", _endpoint("facts")), Route("/promises", _promises)]
