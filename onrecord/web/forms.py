"""What a browser posts: read within bounds, and taken only with its session's word."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web.guarding import csrf_fits
from onrecord.web.settings import PASTED

FILES, FIELDS = 2000, 200
"""Files and fields that one form may bring."""


def posting(path: str, carry_out: Callable[[Request, FormData], Response]) -> Route:
    """The route of something that changes the ledger; `carry_out` runs in a thread, once the form is checked."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=FILES, max_fields=FIELDS, max_part_size=PASTED) as form:
            word = form.get("csrf")
            if not isinstance(word, str) or not csrf_fits(request.scope["session"], word):
                raise HTTPException(403, "This page was open for too long, or came from elsewhere")
            return await run_in_threadpool(carry_out, request, form)

    return Route(path, endpoint, methods=["POST"])


def text(form: FormData, name: str) -> str:
    """A field's text, without white space at its ends; empty where it is not there."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
