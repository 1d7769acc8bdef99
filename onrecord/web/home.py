"""The front page: what is new, what was said last, who speaks, where to look. And the list of reports."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.ledger import Ledger
from onrecord.queries import Only, overview
from onrecord.web.found import last_day, leads, shown
from onrecord.web.rendering import page
from onrecord.web.standings import glances

_NEW, _LATEST, _AHEAD, _FOLLOWED = 8, 8, 5, 3
"""Reports, statements, plans and matters on the front page."""

_AT_ONCE = 50
"""Reports on one page of their list."""


def front(request: Request) -> Response:
    """The front page, or where to begin in an empty ledger."""
    state = request.app.state
    ledger: Ledger = state.ledger
    told = state.kept.get(ledger, "overview", lambda: overview.overview(ledger))
    if not overview.more_than(ledger, 0):
        return page(request, "home.html", empty=True, told=told, added=(), latest=(), ahead=(), followed=())
    added = overview.newest_reports(ledger, _NEW, added=True).reports
    return page(
        request,
        "home.html",
        empty=False,
        told=told,
        added=added,
        leads=leads(ledger, added),
        latest=shown(ledger, overview.latest_statements(ledger, _LATEST)),
        ahead=shown(ledger, overview.latest_plans(ledger, _AHEAD)),
        followed=glances(ledger, state.kept, _FOLLOWED),
    )


def reports(request: Request) -> Response:
    """Which reports there are, the newest first; of an outlet, about words, known by a day."""
    ledger: Ledger = request.app.state.ledger
    asked = request.query_params
    about, outlet = asked.get("about", "").strip(), asked.get("outlet", "").strip()
    known_by = last_day(asked.get("known_by"), "known_by")
    start = int(asked["from"]) if asked.get("from", "").isdecimal() and len(asked["from"]) < 9 else 0
    found = overview.newest_reports(
        ledger, _AT_ONCE, about=about or None, only=Only(outlet=outlet or None), known_by=known_by, start=start
    )
    return page(
        request, "reports.html", found=found.reports, total=found.total, start=start, at_once=_AT_ONCE, about=about,
        outlet=outlet, known_by=asked.get("known_by", ""), leads=leads(ledger, found.reports),
    )  # fmt: skip


ROUTES = [Route("/", front), Route("/reports", reports)]
