"""What the API changes: pages that are added, judgements of names and of publication dates; see `api_statements`.

Invariant: nothing is written without the token. A judgement has an author and a reason, and is taken back as easily.
"""

import hmac
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field

from onrecord import intake, judging
from onrecord.dates import Edtf
from onrecord.errors import EvidenceError, InputError, UsageError
from onrecord.judging import Judged
from onrecord.ledger import Ledger, statement_judgements
from onrecord.model import Decision, Judgement, NameJudgement, Page
from onrecord.page.decode import MAX_BYTES
from onrecord.sources.json_lines import line_pages
from onrecord.web import api_forms as forms
from onrecord.web.api_answers import LINES, answered, problem_of, written, written_safely
from onrecord.web.api_asking import PROBLEMS, ItemId, Opener, readable
from onrecord.web.api_safety import addresses
from onrecord.web.api_statements import Author, Reason, of_statements, statement_judged_form

MOST_PAGES = 100
"""Pages of one request: they are read while the asker waits, some seconds for a hundred."""

_bearer = HTTPBearer(auto_error=False, description="The token that the server was started with.")


class Decided(BaseModel):
    """A judgement of names to make: each name as reports have it, with its kind before it where two kinds share it."""

    decision: Decision
    names: list[Annotated[str, Field(min_length=1, max_length=300)]] = Field(min_length=1, max_length=50)
    shown: Annotated[str, Field(max_length=300)] | None = Field(None, description="For a rename: the name to show.")
    author: Author
    reason: Reason


class Published(BaseModel):
    """When a report was published, as a person decides."""

    value: Annotated[str, Field(max_length=40, description="EDTF", examples=["2023-05-03"])]
    author: Author
    reason: Reason


class _Text(BaseModel):
    """A page: `text`, or `html` for a page's source, and what is known of it."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = Field(None, description="EDTF, or a time of which the day counts.")


def guard(token: str | None) -> Callable[..., None]:
    """Lets in who has the token, compared in constant time; nobody where there is none."""

    def guarded(given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> None:
        told = given.credentials.encode("utf-8", "surrogatepass") if given else b""
        if not token or not hmac.compare_digest(told, token.encode()):
            what = (
                "a token is needed to write" if token else "this server does not write: it was started without a token"
            )
            raise HTTPException(401, what, {"WWW-Authenticate": 'Bearer realm="onrecord"'})

    return guarded


def writing(opener: Opener, token: str | None) -> APIRouter:
    """The addresses that write; and the judgements that stand, which anybody may read."""
    denied: dict[int | str, dict[str, Any]] = {
        401: {"model": forms.ProblemForm, "description": "No token, or another."}
    }
    open_ = APIRouter(dependencies=[Depends(readable), Depends(addresses)], responses=PROBLEMS, tags=["judgements"])
    router = APIRouter(dependencies=[Depends(guard(token))], responses=PROBLEMS | denied)
    _of_names(open_, router, opener)
    _of_dates(router, opener)
    of_statements(router, opener)
    _of_pages(router, opener)
    open_.include_router(router)
    return open_


def _of_names(open_: APIRouter, router: APIRouter, opener: Opener) -> None:
    @open_.get("/judgements", responses={200: {"model": forms.JudgementsForm}}, response_class=Response)
    def judgements(request: Request) -> Response:
        """The judgements that stand: of names, from the oldest to the newest, of dates, of statements."""
        return answered(request, opener(), lambda moment: {"items": list(judging.export(moment))})

    @router.post("/judgements", status_code=201, responses={201: {"model": forms.JudgedForm}}, response_class=Response)
    def judge(decided: Decided) -> Response:
        """Merge, split, rename or reject names, in all reports, those to come too."""
        ledger = opener()
        with ledger.transaction():
            names = tuple(judging.find_name(ledger, words) for words in decided.names)
            shown = decided.shown and " ".join(decided.shown.split())
            now = datetime.now(UTC)
            made = NameJudgement(decided.decision, names, decided.author.strip(), now, decided.reason.strip(), shown)
            done = judging.judge(ledger, made)
        return written(_judged_form(done, made), 201)

    @router.delete("/judgements/{item_id}", responses={200: {"model": forms.UndoneForm}}, response_class=Response)
    def undo(request: Request, item_id: ItemId) -> Response:
        """Take a judgement of names or of a statement back; what it overruled holds again."""
        ledger = opener()
        if any(it.id == item_id for it in statement_judgements.standing(ledger)):
            form = statement_judged_form(judging.undo_statement(ledger, item_id), made=True)
            return written_safely(request, ledger, form)
        return written(_judged_form(judging.undo(ledger, item_id), None))


def _of_dates(router: APIRouter, opener: Opener) -> None:
    reading = Lock()  # one report is read at a time: each takes a processor whole

    @router.put(
        "/reports/{item_id}/published", responses={200: {"model": forms.CorrectedForm}}, response_class=Response
    )
    def correct(item_id: ItemId, published: Published) -> Response:
        """Correct when a report was published: it is read anew by that date."""
        date = Edtf.parse(published.value)
        judgement = Judgement(date, published.author.strip(), datetime.now(UTC), published.reason.strip())
        with reading:
            return written(_corrected_form(judging.correct(opener(), item_id, judgement)))

    @router.delete(
        "/reports/{item_id}/published", responses={200: {"model": forms.CorrectedForm}}, response_class=Response
    )
    def withdraw(item_id: ItemId) -> Response:
        """Take the correction of a report's publication date back."""
        with reading:
            return written(_corrected_form(judging.withdraw(opener(), item_id)))


def _of_pages(router: APIRouter, opener: Opener) -> None:
    reading = Lock()
    bodies = {
        "application/json": {"schema": _Text.model_json_schema()},
        LINES: {"schema": {"type": "string", "description": "Such an object a line."}},
        "text/html": {"schema": {"type": "string"}},
        "text/plain": {"schema": {"type": "string"}},
    }

    @router.post(
        "/pages",
        status_code=201,
        responses={
            200: {"model": forms.AddedForm, "description": "Nothing is new."},
            201: {"model": forms.AddedForm, "description": "Added."},
            413: {"model": forms.ProblemForm, "description": f"More than {MAX_BYTES:,} bytes."},
            415: {"model": forms.ProblemForm, "description": "No text."},
        },
        openapi_extra={"requestBody": {"required": True, "content": bodies}},
        response_class=Response,
    )
    async def add(
        request: Request,
        name: Annotated[
            str, Query(min_length=1, max_length=300, description="What to call a page sent as it is.")
        ] = "api",
        url: Annotated[str | None, Query(max_length=2000, description="The address of a page sent as it is.")] = None,
        outlet: Annotated[str | None, Query(max_length=200, description="Its outlet.")] = None,
        published: Annotated[str | None, Query(max_length=40, description="Its date, EDTF.")] = None,
    ) -> Response:
        """Add pages, read while you wait: one as JSON, as HTML or as plain text, or several as JSON Lines."""
        body = await request.body()
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind in ("text/html", "text/plain"):
            date = Edtf.parse(published) if published else None
            found: list[Page | InputError] = [Page(body, name, request.headers["content-type"], url, outlet, date)]
        elif kind in ("application/json", LINES):
            found = _pages(body, lines=kind == LINES)
        else:
            raise HTTPException(415, f"a page comes as application/json, {LINES}, text/html or text/plain")
        with_lock = _reader(opener(), reading)
        outcomes = await run_in_threadpool(with_lock, found)
        errors = [it for it in outcomes if not isinstance(it, dict)]
        if errors and len(outcomes) == 1:
            return problem_of(errors[0])
        items = [it if isinstance(it, dict) else _error_form(it) for it in outcomes]
        fresh = any(it.get("outcome") not in ("unchanged", None) for it in items)
        return written({"items": items}, 201 if fresh else 200)


def _reader(
    ledger: Ledger, reading: Lock
) -> Callable[[list[Page | InputError]], list[dict[str, Any] | InputError | EvidenceError]]:
    def read(pages: list[Page | InputError]) -> list[dict[str, Any] | InputError | EvidenceError]:
        return [_added(ledger, page, reading) for page in pages]

    return read


def _added(ledger: Ledger, page: Page | InputError, reading: Lock) -> dict[str, Any] | InputError | EvidenceError:
    if isinstance(page, InputError):
        return page
    try:
        with reading:
            added = intake.add_page(ledger, page)
    except (InputError, EvidenceError) as error:
        return error
    return {"name": page.name, "outcome": added.outcome.value, "report": added.report_id}


def _pages(body: bytes, *, lines: bool) -> list[Page | InputError]:
    if not lines:
        try:
            body = json.dumps(json.loads(body)).encode()
        except (ValueError, RecursionError):
            raise UsageError("not JSON", "the body", 'send an object such as {"text": "…", "outlet": "…"}') from None
    found: list[Page | InputError] = []
    for page in line_pages(io.BytesIO(body), "api"):
        found.append(page)
        if len(found) > MOST_PAGES:
            raise UsageError(f"more than {MOST_PAGES} pages", "the body", "send them in several requests")
    return found


def _error_form(error: InputError | EvidenceError) -> dict[str, Any]:
    return {"name": error.where, "error": type(error).__name__, "detail": error.what, "mend": error.mend}


def _judged_form(done: Judged, made: NameJudgement | None) -> dict[str, Any]:
    return {
        "judgement": made and judging.judgement_form(made),
        "entities": [
            {"id": it.entity.id, "name": it.entity.name, "kind": it.entity.kind.value, "names": list(it.names)}
            for it in done.entities
        ],
        "unlinked": list(done.unlinked),
        "statements": done.statements,
        "overruled": [it.id for it in done.overruled],
        "restored": [it.id for it in done.restored],
    }


def _corrected_form(done: judging.Correction) -> dict[str, Any]:
    report = done.after.report
    dated = report.published
    return {
        "report": report.id,
        "published": {"value": dated.value, "basis": dated.basis, "method": dated.method.value},
        "moved": len(done.moved),
        "stand": done.stand,
        "gone": len(done.gone),
        "new": len(done.new),
    }
