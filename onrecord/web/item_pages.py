"""One statement, event or fact at its own address: it leads to its words in the report, wherever it stands by then."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import queries
from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.model import SpeakerKind
from onrecord.queries import FoundStatement, SpeakerByOffice
from onrecord.queries.reading import told_of_item
from onrecord.web.found import shown
from onrecord.web.rendering import page


def _endpoint(kind: str) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        ledger = request.app.state.ledger
        found = getattr(queries, kind)(ledger, request.path_params["id"])
        if kind != "statement":
            found = told_of_item(ledger, found)
        (item,) = shown(ledger, [found])
        notices = ledger.report(found.report.id).notices
        said = queries.utterance_of(ledger, found.item.id) if kind == "statement" else None
        others = said if said and len(said.item.renderings) > 1 else None
        told = found.tellings if kind != "statement" and len(found.tellings) > 1 else ()
        return page(
            request, "item.html", it=item, notices=notices, others=others, told=told,
            by_office=by_office(ledger, found) if kind == "statement" else None,
        )  # fmt: skip

    show.__doc__ = f"One {kind}."
    return show


def by_office(ledger: Ledger, found: FoundStatement) -> SpeakerByOffice | None:
    """Who spoke by what other reports tell of the office, where the report itself names nobody."""
    speaker = found.item.speaker
    if speaker.entity is not None or speaker.span is None or speaker.kind is not SpeakerKind.PERSON:
        return None
    try:
        return queries.speaker_by_office(ledger, found.item.id)
    except UsageError:  # it stands in a version of its report that is not the newest
        return None


ROUTES = [Route(f"/{kind}s/{{id}}", _endpoint(kind)) for kind in ("statement", "event", "fact")]
