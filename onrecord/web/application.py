"""The application: its addresses, and what each shows when something goes wrong.

Invariant: an error is a page that says what, where and the mend; no page shows a traceback.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from onrecord.errors import InputError, LedgerError, OnrecordError, UsageError
from onrecord.ledger import Ledger
from onrecord.web import (
    adding_pages,
    assets,
    entering,
    entity_pages,
    guarding,
    home,
    item_pages,
    judging_pages,
    lists,
    matter_pages,
    report_pages,
    statement_judging,
    then_and_now,
)
from onrecord.web.adding import Adding
from onrecord.web.api import api
from onrecord.web.kept import Kept
from onrecord.web.rendering import page
from onrecord.web.settings import Settings
from onrecord.web.twins import Twins

_LOG = logging.getLogger(__name__)


def create_app(ledger: Ledger, settings: Settings) -> ASGIApp:
    """The pages of a ledger, behind their guard.

    The ledger stays the caller's to close.
    """
    routes = [
        Route("/static/{rest:path}", assets.serve),
        *entering.ROUTES,
        *home.ROUTES,
        *report_pages.ROUTES,
        *lists.ROUTES,
        *item_pages.ROUTES,
        *entity_pages.ROUTES,
        *matter_pages.ROUTES,
        *then_and_now.ROUTES,
        *judging_pages.ROUTES,
        *statement_judging.ROUTES,
        *adding_pages.ROUTES,
        Mount("/api", api(lambda: ledger, settings.token)),
    ]
    handlers: dict[type[Exception] | int, Callable[[Request, Exception], Response]] = {
        HTTPException: _http,
        UsageError: _usage,
        OnrecordError: _ours,
        Exception: _fault,
    }
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.state.ledger, app.state.settings = ledger, settings
    app.state.adding = Adding(ledger, settings)
    app.state.kept = Kept()
    return guarding.Guard(Twins(app), settings, guarding.Sessions(settings.token))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # it is registered for nothing else
    if error.status_code == 404:
        return _error(request, 404, "There is no such page", "", "Go to the front page, or search.")
    return _error(request, error.status_code, error.detail, "", "Go back, and try again.")


def _usage(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)  # noqa: S101
    missing = error.what.startswith("no such")
    return _error(request, 404 if missing else 400, error.what, error.where, error.mend)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)  # noqa: S101
    status = 422 if isinstance(error, InputError) else 503 if isinstance(error, LedgerError) else 500
    return _error(request, status, error.what, error.where, error.mend)


def _fault(request: Request, error: Exception) -> Response:
    _LOG.error("a fault of ours on %s", request.url.path, exc_info=error)
    mend = "Nothing was changed. What it is stands in the window in which Onrecord runs."
    return _error(request, 500, f"A fault of ours ({type(error).__name__})", "", mend)


def _error(request: Request, status: int, what: str, where: str, mend: str) -> Response:
    return page(request, "error.html", status, what=what, where=where, mend=mend)
