"""The record for programs: a REST API over HTTP, mounted where an application wants it (`/api`).

In: what opens a ledger, and a token. Out: an ASGI application, with its description (OpenAPI 3.1) at `openapi.json`.
Reading needs nothing; writing needs the token as `Authorization: Bearer …`, and without one nothing can be written.

- Items are in the record's JSON form (docs/reference/record.md), each with its report.
- Lists are paged: `limit`, `after`; the next page is in `next` and in the Link header (RFC 8288).
- `.csv` and `.jsonl`, or Accept, give whole results as a stream.
- Answers carry an ETag of the ledger's state and the question; If-None-Match gives 304 (RFC 9110).
- Errors are problems (RFC 9457): `error` names it in our tree, `mend` says how to mend it.

Invariant: no input ends in a traceback or in an answer that the description does not have.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException

from onrecord import __version__
from onrecord.errors import OnrecordError
from onrecord.page.decode import MAX_BYTES
from onrecord.web.api_answers import PROBLEM, problem, problem_of
from onrecord.web.api_asking import Opener, asking
from onrecord.web.api_writing import writing

__all__ = ["Opener", "api"]

_DESCRIPTION = """Who said what, when; what happened, when; what held, from when to when: every item with the exact
words that carry it, and every date with how it was found.

Two dates run through all questions: `as_of`, what had been said, had happened or held by then; and `known_by`, what
could be known by then."""

_Scope = MutableMapping[str, Any]
_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]


class _Bounded:
    """Refuses a body of more than a page's bound while it comes, whatever its length is said to be."""

    def __init__(self, app: Callable[[_Scope, _Receive, _Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Count what comes."""
        taken = 0

        async def counted() -> _Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MAX_BYTES:
                raise HTTPException(413, f"more than {MAX_BYTES:,} bytes")
            return message

        await self.app(scope, counted if scope["type"] == "http" else receive, send)


class _Api(FastAPI):
    """An application whose description says that errors are problems."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if self.openapi_schema is None:
            told = super().openapi()
            schema = {"schema": {"$ref": "#/components/schemas/ProblemForm"}}
            for operation in (it for path in told["paths"].values() for it in path.values()):
                for status, answer in operation["responses"].items():
                    if status.startswith(("4", "5")):
                        answer["content"] = {PROBLEM: schema}
        assert self.openapi_schema is not None  # noqa: S101  # for the types: FastAPI has made it
        return self.openapi_schema


def api(ledger_opener: Opener, token: str | None = None) -> FastAPI:
    """The application. `ledger_opener` gives an open ledger to each request, and closes it when all is over.

    Without a token, or with an empty one, it only reads.
    """
    app = _Api(
        title="Onrecord",
        version=__version__,
        summary="The record of news reports, for programs.",
        description=_DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # its pages load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
    )
    app.add_exception_handler(OnrecordError, _of_ours)
    app.add_exception_handler(RequestValidationError, _not_of_its_form)
    app.add_exception_handler(StarletteHTTPException, _of_http)
    app.add_exception_handler(Exception, _a_fault)
    app.add_middleware(_Bounded)
    app.include_router(asking(ledger_opener))
    app.include_router(writing(ledger_opener, token))
    return app


def _of_ours(_request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)  # noqa: S101  # for the types: it is registered for these
    return problem_of(error)


def _not_of_its_form(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    wrong = [{"where": ".".join(map(str, it["loc"])), "what": it["msg"]} for it in error.errors()]
    return problem(422, "; ".join(f"{it['where']}: {it['what']}" for it in wrong), errors=wrong)


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)  # noqa: S101
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_allowed(request))
    return problem(error.status_code, str(error.detail), headers)


def _allowed(request: Request) -> list[str]:
    """The methods of an address: of all its routes, where Starlette tells those of one."""
    told = request.app.openapi()["paths"]
    asked = request.scope["path"].removeprefix(request.scope.get("root_path", "")).split("/")
    found = set()
    for path, operations in told.items():
        parts = path.split("/")
        if len(parts) == len(asked) and all(
            one == other or one.startswith("{") for one, other in zip(parts, asked, strict=True)
        ):
            found |= {method.upper() for method in operations}
    return sorted(found)


def _a_fault(_request: Request, error: Exception) -> Response:
    return problem(500, "a fault of ours; please report it", error=type(error).__name__)
