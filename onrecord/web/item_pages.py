"""One statement, event or fact at its own address: it leads to its words in the report, wherever it stands by then."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import queries
from onrecord.web.found import shown
from onrecord.web.rendering import page


def _endpoint(kind: str) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        ledger = request.app.state.ledger
        found = getattr(queries, kind)(ledger, request.path_params["id"])
        (item,) = shown(ledger, [found])
        notices = ledger.report(found.report.id).notices
        said = queries.utterance_of(ledger, found.item.id) if kind == "statement" else None
        others = said if said and len(said.item.renderings) > 1 else None
        return page(request, "item.html", it=item, notices=notices, others=others)

    show.__doc__ = f"One {kind}."
    return show


ROUTES = [Route(f"/{kind}s/{{id}}", _endpoint(kind)) for kind in ("statement", "event", "fact")]
