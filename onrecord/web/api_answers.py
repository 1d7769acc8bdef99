"""What the API answers: JSON with a tag of the ledger's state, streams of whole results, problems.

Invariant: an answer is of one moment of the ledger, and its ETag changes whenever the ledger or the question does. A
stream holds a few hundred items at a time. No cell of a CSV begins a formula.
"""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from onrecord import __version__, errors
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger, at_one_moment, state
from onrecord.queries import Results, rows
from onrecord.queries.warned import warned_of
from onrecord.web import api_safety

JSON, CSV, LINES, PROBLEM = "application/json", "text/csv", "application/jsonl", "application/problem+json"

_CHUNK = 200
"""Items in one piece of a stream."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""

_NOTICE = "notice"
"""The column that a CSV has beside those of the rows."""

Ask = Callable[[Any], Any]

_STATUS: tuple[tuple[type[OnrecordError], HTTPStatus], ...] = (
    (errors.UnknownId, HTTPStatus.NOT_FOUND),
    (errors.UsageError, HTTPStatus.BAD_REQUEST),
    (errors.TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.NotText, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    (errors.ReadingFailed, HTTPStatus.INTERNAL_SERVER_ERROR),
    (errors.InputError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.LedgerLocked, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.LedgerFull, HTTPStatus.INSUFFICIENT_STORAGE),
)
"""The status of each kind of error, the first that fits; of the rest 500."""


def answered(request: Request, ledger: Ledger, ask: Ask) -> Response:
    """What `ask` gives, as JSON, or 304 where the asker has it already; all of one moment.

    Reports have their notices beside them; where there are any, `without_addresses` leads to the answer without.
    """
    with at_one_moment(ledger) as moment:
        tag = etag(request, moment)
        if _has(request, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=_kept(tag))
        form = ask(moment)
        leave_out = api_safety.left_out(request)
        if api_safety.safe(moment, [form], leave_out=leave_out) and not leave_out and isinstance(form, dict):
            form["without_addresses"] = api_safety.without(request)
    return Response(json_bytes(form), media_type=JSON, headers=_kept(tag))


def page(
    request: Request, ledger: Ledger, ask: Callable[[Ledger], Results[Any]], form: Callable[[Any], Any]
) -> Response:
    """A page of results as JSON, with a Link (RFC 8288) to the next one."""
    links: dict[str, str] = {}

    def asked(moment: Ledger) -> dict[str, Any]:
        found = ask(moment)
        following = None
        if found.next is not None:
            following = str(request.url.include_query_params(after=found.next))
            links["Link"] = f'<{following}>; rel="next"'
        left = {"undated": found.left_out.undated, "uncertain": found.left_out.uncertain}
        return {"items": [form(it) for it in found], "next": following, "left_out": left}

    answer = answered(request, ledger, asked)
    answer.headers.update(links)
    return answer


def streamed(request: Request, ledger: Ledger, items: Callable[[], Iterator[Any]], kind: str, form: Ask) -> Response:
    """All items as CSV or JSON Lines, piece by piece; `form` is an item's form in JSON Lines."""
    as_csv = wanted_type(request) == CSV
    tag = etag(request, ledger)
    if _has(request, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=_kept(tag))
    leave_out = api_safety.left_out(request)
    if as_csv:
        pieces = csv_pieces(ledger, items(), rows.COLUMNS[kind], leave_out=leave_out)
    else:
        pieces = line_pieces(ledger, items(), form, leave_out=leave_out)
    first = next(pieces, b"")  # what is wrong with the question is told before the answer begins
    name = f"{kind}.{'csv' if as_csv else 'jsonl'}"
    headers = {**_kept(tag), "Content-Disposition": f'attachment; filename="{name}"'}
    if not leave_out:
        headers["Link"] = api_safety.alternate(request)
    kind_of = f"{CSV}; charset=utf-8; header=present" if as_csv else LINES
    return StreamingResponse(itertools.chain([first], pieces), media_type=kind_of, headers=headers)


def wanted_type(request: Request) -> str:
    """The type that is asked for: by the address's ending, else by Accept (RFC 9110), JSON where both are open."""
    for ending, kind in ((".csv", CSV), (".jsonl", LINES)):
        if request.url.path.endswith(ending):
            return kind
    best, most = JSON, 0.0
    for part in request.headers.get("accept", "").split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name == "application/x-ndjson":
            name = LINES
        quality = _quality(parameters)
        if name in (JSON, CSV, LINES) and quality > most:
            best, most = name, quality
    return best


def _quality(parameters: Iterable[str]) -> float:
    told = next((it[2:] for it in parameters if it.startswith("q=")), "1")
    return float(told) if told.replace(".", "", 1).isdecimal() and told.isascii() else 0.0


def csv_pieces(
    ledger: Ledger, items: Iterator[Any], columns: dict[str, type], *, leave_out: bool = False
) -> Iterator[bytes]:
    """CSV (RFC 4180) in UTF-8, with a head; a cell that would begin a formula has an apostrophe before it.

    The last column is the report's notice to readers who are at risk; with `leave_out` such rows have no address.
    """
    some = list(itertools.islice(items, _CHUNK))  # what cannot be asked is told before the head
    yield _csv([[*columns, _NOTICE]])
    while some:
        told = [rows.row(item) for item in some]
        notices = warned_of(ledger, (_report_of(it) for it in told))
        for it in told:
            it[_NOTICE] = api_safety.in_words(notices.get(_report_of(it), ()))
            if it[_NOTICE] and leave_out:
                api_safety.without_address(it)
        yield _csv([cell(it[name]) for name in (*columns, _NOTICE)] for it in told)
        some = list(itertools.islice(items, _CHUNK))


def _report_of(row: dict[str, Any]) -> str:
    return str(row.get("report") or row["id"])


def line_pieces(ledger: Ledger, items: Iterator[Any], form: Ask, *, leave_out: bool = False) -> Iterator[bytes]:
    """JSON Lines, an item a line, its words verbatim, its report with its notices."""
    while some := list(itertools.islice(items, _CHUNK)):
        told = [form(item) for item in some]
        api_safety.safe(ledger, told, leave_out=leave_out)
        yield b"".join(json_bytes(it) + b"\n" for it in told)


def cell(value: Any) -> str:
    """A value as a cell that no spreadsheet computes; what is not known is empty.

    >>> cell("=1+1"), cell("-5 degrees"), cell("no change"), cell(None), cell(0.5)
    ("'=1+1", "'-5 degrees", 'no change', '', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.lstrip(" ").startswith(_FORMULA) else text


def _csv(lines: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue().encode()


def written(form: dict[str, Any], status: int = 200) -> Response:
    """What writing did, as JSON that nobody keeps."""
    return Response(json_bytes(form), status, media_type=JSON, headers={"Cache-Control": "no-store"})


def written_safely(request: Request, ledger: Ledger, form: dict[str, Any]) -> Response:
    """The same for a form that tells of pages: their notices stand beside them, their addresses where that is asked."""
    api_safety.safe(ledger, [form], leave_out=api_safety.left_out(request))
    return written(form)


def json_bytes(form: Any) -> bytes:
    """JSON in UTF-8."""
    return json.dumps(form, ensure_ascii=False).encode()


def etag(request: Request, ledger: Ledger) -> str:
    """A strong tag of the ledger's state, the question, the form of the answer, and our version."""
    asked = [str(request.url), wanted_type(request), state(ledger), __version__]
    return f'"{hashlib.sha256(json_bytes(asked)).hexdigest()[:32]}"'


def _has(request: Request, tag: str) -> bool:
    told = request.headers.get("if-none-match", "")
    return told.strip() == "*" or tag in [it.strip().removeprefix("W/") for it in told.split(",")]


def _kept(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}


def problem_of(error: OnrecordError) -> Response:
    """An error of our tree as a problem (RFC 9457). Where a ledger is, is nobody's business."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = {"Retry-After": "2"} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    name = type(error).__name__
    if isinstance(error, errors.LedgerError) and not isinstance(error, errors.LedgerLocked):
        return problem(status, "the ledger cannot be used", headers, error=name, mend="ask who runs the server")
    where = None if isinstance(error, errors.LedgerError) else error.where
    return problem(status, error.what, headers, error=name, where=where, mend=error.mend)


def problem(status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """A problem (RFC 9457): its status, what is wrong, and members of our own."""
    form = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": int(status), "detail": detail}
    told = form | {name: value for name, value in more.items() if value}
    safe = json.dumps(told, ensure_ascii=True).encode()  # it may tell half a character that was sent
    return Response(safe, status, headers=headers, media_type=PROBLEM)
