"""A report: to be read, and to be shared with the notice first."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.exporters import record_form
from onrecord.ledger import Ledger
from onrecord.web import sharing
from onrecord.web.reader import reader_page
from onrecord.web.rendering import body, page


def read(request: Request) -> Response:
    """The report with all that stands in it."""
    ledger: Ledger = request.app.state.ledger
    unsure = request.query_params.get("unsure") == "1"
    told = reader_page(ledger, request.path_params["id"], unsure=unsure)
    dates = frozenset(f"date-{it.number}" for it in told.dates)
    return page(request, "report.html", page=told, date_ids=dates)


def share(request: Request) -> Response:
    """What may be copied of a report or of one item: after its notice, with or without the address."""
    ledger: Ledger = request.app.state.ledger
    asked = request.query_params
    told = sharing.shared(
        ledger, request.path_params["id"], asked.get("item") or None, sharing.Address.of(asked.get("address"))
    )
    return page(request, "share.html", told=told)


def export(request: Request) -> Response:
    """The report's record as JSON. One whose notice was not seen leads to the notice first."""
    ledger: Ledger = request.app.state.ledger
    choice = sharing.Address.of(request.query_params.get("address"))
    told = sharing.shared(ledger, request.path_params["id"], None, choice)
    if told.text is None:
        return page(request, "share.html", 403, told=told)
    form = record_form(ledger.record(told.report.id))
    if told.address is sharing.Address.WITHOUT:
        form = sharing.without_address(form)
    name = f"{told.report.id}.json"
    return body(
        request, json.dumps(form, ensure_ascii=False, indent=1).encode("utf-8", "replace"), "application/json",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


ROUTES = [
    Route("/reports/{id}", read),
    Route("/reports/{id}/share", share),
    Route("/reports/{id}/record.json", export),
]
