"""Entering with a token, and leaving."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web.forms import posting, text
from onrecord.web.guarding import cookie_header
from onrecord.web.rendering import page, to


def enter_page(request: Request) -> Response:
    """Where the token is typed."""
    if request.scope["session"].entered:
        return to("/")
    return page(request, "enter.html", wrong=False, wait=False)


def enter(request: Request, form: FormData) -> Response:
    """Take a token: the session that entered has a new cookie."""
    sessions = request.scope["sessions"]
    if sessions.must_wait:
        return page(request, "enter.html", 429, wrong=False, wait=True)
    session = sessions.enter(request.scope["session"], text(form, "token"))
    if session is None:
        return page(request, "enter.html", 403, wrong=True, wait=False)
    answer = to("/")
    answer.headers["set-cookie"] = cookie_header(session.id, secure=request.url.scheme == "https")
    return answer


def leave(request: Request, _form: FormData) -> Response:
    """Forget the session."""
    request.scope["sessions"].leave(request.scope["session"])
    return to("/enter")


def keys(request: Request) -> Response:
    """What the keyboard does."""
    return page(request, "keys.html")


ROUTES = [Route("/enter", enter_page), posting("/enter", enter), posting("/leave", leave), Route("/keys", keys)]
