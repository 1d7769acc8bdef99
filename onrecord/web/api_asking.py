"""What the API can be asked: the queries of `onrecord.queries`, each an address.

Invariant: every answer is what the query of the same name gives, in the record's JSON form; nothing is written.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from onrecord import __version__, queries
from onrecord.dates import Edtf
from onrecord.errors import DateError, UsageError
from onrecord.exporters import record_form
from onrecord.ledger import Ledger, state
from onrecord.model import Act, Form, Relation, SpeakerKind, Status
from onrecord.queries import Only, count_reports
from onrecord.queries.entity import EntityInReports
from onrecord.queries.facets import MOST as MOST_VALUES
from onrecord.queries.facets import Kind, facet_names
from onrecord.queries.forms import entity_form, found_form, report_form, snippet_form
from onrecord.queries.selection import LIMIT
from onrecord.web import api_forms as forms
from onrecord.web.api_answers import CSV, JSON, LINES, PROBLEM, answered, page, streamed, wanted_type
from onrecord.web.api_safety import addresses

Opener = Callable[[], Ledger]
"""Gives the ledger to ask, open; who opened it closes it."""

MOST = 500
"""Items of one page; a stream has them all."""

_LEAP = r"[1-9]\d(0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00"
_DAY = (
    r"^([1-9]\d{3}(-(0[1-9]|1[0-2]))?"
    r"|[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])"
    r"|[1-9]\d{3}-(0[13-9]|1[0-2])-(29|30)"
    r"|[1-9]\d{3}-(0[13578]|1[02])-31"
    rf"|({_LEAP})-02-29)$"
)
"""Every day, month and year from 1000 to 9999, and nothing else."""

TEXT = r"^[^\x00]*$"
"""Any text but NUL, which no database holds. That there must be a word in it is told where it is asked: "letter" is not
the same in the regular expressions of JSON Schema, where it has 52 of them, and in ours."""

_ID = r"^[a-z]{2}-[0-9a-f]+$"


def _date(text: str) -> Any:
    return Query(
        pattern=_DAY, description=f"{text} A day, month or year; its last day counts.", examples=["2023-06-01"]
    )


Day = Annotated[str | None, _date("What had been said, had happened or held by then.")]
Known = Annotated[str | None, _date("What could be known by then, from reports that were out.")]
Since = Annotated[str | None, _date("Dated to this day or later.")]
Until = Annotated[str | None, _date("Dated to this day or earlier.")]
Who = Annotated[
    str | None, Query(pattern=TEXT, max_length=200, description="A name in any spelling, an entity's id, or a role.")
]
About = Annotated[
    str | None,
    Query(
        pattern=TEXT,
        max_length=120,
        description='Words that all occur; har* is a beginning, "naval base" a phrase, -word must not occur.',
    ),
]
Sure = Annotated[float | None, Query(ge=0, le=1, description="The least confidence; of statements 0.55 unless given.")]
Outlet = Annotated[
    str | None, Query(pattern=TEXT, min_length=1, max_length=200, description="The report's outlet, as it is told.")
]
Language = Annotated[
    str | None, Query(pattern=TEXT, min_length=1, max_length=35, description="The report's language, BCP 47.")
]
InReport = Annotated[str | None, Query(pattern=_ID, description="The id of a report.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of a page.")]
After = Annotated[str | None, Query(pattern=r"^[A-Za-z0-9_-]+$", description="Where to go on: from `next`.")]
ItemId = Annotated[str, Path(pattern=_ID, description="An id.")]


def days(value: str | None) -> date | None:
    """The last day that a date means. Raises UsageError."""
    if value is None:
        return None
    day = Edtf.parse(value).last
    if day is None:
        raise DateError("a date without an end", value, "give a day such as 2019-02-04")
    return day


def _first(value: str | None) -> date | None:
    return None if value is None else Edtf.parse(value).first


def asked(
    by: Who = None,
    about: About = None,
    as_of: Day = None,
    known_by: Known = None,
    min_confidence: Sure = None,
) -> dict[str, Any]:
    """What every query of items can be asked."""
    return {
        "by": by,
        "about": about,
        "as_of": days(as_of),
        "known_by": days(known_by),
        "minimum_confidence": min_confidence,
    }


def narrowed(
    outlet: Outlet = None,
    language: Language = None,
    report: InReport = None,
    since: Since = None,
    until: Until = None,
) -> dict[str, Any]:
    """What every kind can be narrowed down by."""
    return {
        "outlet": outlet,
        "language": language,
        "report": report,
        "since": _first(since),
        "until": days(until),
    }


def of_statements(
    common: Annotated[dict[str, Any], Depends(narrowed)],
    act: Act | None = None,
    form: Form | None = None,
    speaker_kind: SpeakerKind | None = None,
    office: Annotated[
        str | None, Query(pattern=TEXT, max_length=300, description="The speaker's role, in the report's words.")
    ] = None,
) -> Only:
    """What statements can be narrowed down by."""
    return Only(**common, act=act, form=form, speaker_kind=speaker_kind, office=office)


def of_events(
    common: Annotated[dict[str, Any], Depends(narrowed)],
    status: Status | None = None,
    type: Annotated[str | None, Query(pattern=TEXT, max_length=40, description="PLOVER's.")] = None,  # noqa: A002  # its name outside
) -> Only:
    """What events can be narrowed down by."""
    return Only(**common, status=status, type=type)


def of_facts(common: Annotated[dict[str, Any], Depends(narrowed)], relation: Relation | None = None) -> Only:
    """What facts can be narrowed down by."""
    return Only(**common, relation=relation)


def of_any(common: Annotated[dict[str, Any], Depends(narrowed)]) -> Only:
    """What all kinds can be narrowed down by."""
    return Only(**common)


def readable(request: Request) -> None:
    """Refuse what no database can hold: NUL, half a character. Raises UsageError."""
    told = [*request.query_params.values(), *map(str, request.path_params.values())]
    if any("\0" in value or any("\ud800" <= character <= "\udfff" for character in value) for value in told):
        raise UsageError("it holds a NUL or half a character", "the address", "give it as text")


Asked = Annotated[dict[str, Any], Depends(asked)]
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": forms.ProblemForm, "description": text, "content": {PROBLEM: {}}}
    for status, text in {
        400: "What is asked for cannot be.",
        404: "Nothing has this id, or there is no such place to go on from.",
        422: "A parameter is not of its form.",
        500: "A fault of ours, or a ledger that cannot be used.",
        503: "Another program is writing for too long.",
    }.items()
}
_TAGGED: dict[int | str, dict[str, Any]] = {304: {"description": "The same as under the ETag given in If-None-Match."}}
_EITHER = {CSV: {"schema": {"type": "string"}}, LINES: {"schema": {"type": "string"}}}


def _answers(model: Any, *, streams: bool = False) -> dict[int | str, dict[str, Any]]:
    content: dict[str, Any] = _EITHER if streams else {}
    return {200: {"model": model, "description": "Found.", "content": content}, **_TAGGED}


_ALL = "With `Accept: text/csv` or `application/jsonl`, all of them."
_AS_CSV = "as CSV. A cell that a spreadsheet would compute has an apostrophe before it; JSON Lines are verbatim."

_Query = Callable[..., Any]
_KINDS: dict[Kind, tuple[_Query, _Query, _Query, type, type]] = {
    "statements": (queries.statements, queries.statement, of_statements, forms.StatementPage, forms.StatementForm),
    "events": (queries.events, queries.event, of_events, forms.EventPage, forms.EventForm),
    "facts": (queries.facts, queries.fact, of_facts, forms.FactPage, forms.FactForm),
}


def asking(opener: Opener) -> APIRouter:
    """The addresses that are read."""
    router = APIRouter(dependencies=[Depends(readable), Depends(addresses)], responses=PROBLEMS)
    for kind in _KINDS:
        _of_kind(router, opener, kind)
    _of_reports(router, opener)
    _of_searches(router, opener)
    _of_the_whole(router, opener)
    return router


def _of_kind(router: APIRouter, opener: Opener, kind: Kind) -> None:
    many, one, only_of, page_form, item_form = _KINDS[kind]

    def listed(
        request: Request,
        ask: Asked,
        only: Annotated[Only, Depends(only_of)],
        limit: Limit = LIMIT,
        after: After = None,
    ) -> Response:
        if wanted_type(request) != JSON:
            return whole(request, ask, only)
        return page(request, opener(), partial(many, **ask, only=only, limit=limit, after=after), found_form)

    def whole(request: Request, ask: Asked, only: Annotated[Only, Depends(only_of)]) -> Response:
        ledger = opener()
        return streamed(request, ledger, partial(queries.everything, many, ledger, **ask, only=only), kind, found_form)

    def counts(
        request: Request,
        ask: Asked,
        only: Annotated[Only, Depends(only_of)],
        name: list[str] | None = None,
        most: Annotated[int, Query(ge=1, le=1000, description="Values of one facet.")] = MOST_VALUES,
    ) -> Response:
        def counted(moment: Ledger) -> dict[str, Any]:
            return asdict(queries.facets(moment, kind, **ask, only=only, names=name, most=most))

        return answered(request, opener(), counted)

    # Each kind has its own facets: told to FastAPI so, for no type can be written for a kind that is a parameter.
    known: Any = Literal[facet_names(kind)]
    counts.__annotations__["name"] = Annotated[
        list[known] | None, Query(description="By what to count; all unless given.")
    ]

    def by_id(request: Request, item_id: ItemId) -> Response:
        return answered(request, opener(), lambda moment: found_form(one(moment, item_id)))

    about = f"{kind.capitalize()} in the order of their dates, unknown last."
    ways = (
        (
            "",
            listed,
            _answers(page_form, streams=True),
            f"{about} With `Accept: text/csv` or `application/jsonl`, all.",
        ),
        (
            ".csv",
            whole,
            _answers_of(CSV),
            f"All {kind} that fit, {_AS_CSV}",
        ),
        (".jsonl", whole, _answers_of(LINES), f"All {kind} that fit, as JSON Lines."),
        ("/facets", counts, _answers(forms.FacetsForm), f"How many {kind} there are of each outlet, month and so on."),
        ("/{item_id}", by_id, _answers(item_form), f"One of the {kind}."),
    )
    for path, endpoint, responses, summary in ways:
        name = f"{kind}{path.replace('/{item_id}', '_one').replace('/', '_').replace('.', '_')}"
        router.add_api_route(
            f"/{kind}{path}",
            endpoint,
            responses=responses,
            description=summary,
            operation_id=name,
            response_class=Response,
            tags=[kind],
        )


def _answers_of(kind: str) -> dict[int | str, dict[str, Any]]:
    content = {kind: {"schema": {"type": "string"}}}
    return {200: {"description": "All of them.", "content": content}, **_TAGGED}


def _of_reports(router: APIRouter, opener: Opener) -> None:
    @router.get(
        "/reports", responses=_answers(forms.ReportPage, streams=True), response_class=Response, tags=["reports"]
    )
    def reports(
        request: Request,
        only: Annotated[Only, Depends(of_any)],
        about: About = None,
        known_by: Known = None,
        limit: Limit = LIMIT,
        after: After = None,
    ) -> Response:
        """Reports in the order in which they came out; with `Accept: text/csv` or `application/jsonl`, all."""
        ask = partial(queries.reports, about=about, known_by=days(known_by), only=only)
        if wanted_type(request) != JSON:
            ledger = opener()
            return streamed(request, ledger, lambda: queries.everything(ask, ledger), "reports", report_form)
        return page(request, opener(), partial(ask, limit=limit, after=after), report_form)

    @router.get("/reports/{item_id}", responses=_answers(forms.RecordForm), response_class=Response, tags=["reports"])
    def report(request: Request, item_id: ItemId) -> Response:
        """A report's whole record: its text, blocks, notices, and all that was read from it."""

        def form(moment: Ledger) -> dict[str, Any]:
            found = queries.report_record(moment, item_id)
            return {"stored": report_form(found.report), **record_form(found.record)}

        return answered(request, opener(), form)


def _of_searches(router: APIRouter, opener: Opener) -> None:
    words = Annotated[
        str,
        Query(
            pattern=TEXT,
            max_length=120,
            description='Words that all occur; har* is a beginning, "naval base" a phrase, -word must not occur. '
            "A name finds every spelling of whom it can mean, unless it is in quotes.",
        ),
    ]

    @router.get("/search", responses=_answers(forms.FoundReportPage), response_class=Response, tags=["search"])
    def search(
        request: Request,
        q: words,
        only: Annotated[Only, Depends(of_any)],
        known_by: Known = None,
        best_first: bool = False,
        limit: Limit = LIMIT,
        after: After = None,
    ) -> Response:
        """Reports in which words occur, with snippets: offsets are code points of the report's text."""
        ask = partial(
            queries.search_reports,
            words=q,
            known_by=days(known_by),
            only=only,
            best_first=best_first,
            limit=limit,
            after=after,
        )
        return page(
            request,
            opener(),
            ask,
            lambda it: {
                "report": report_form(it.report),
                "snippets": [snippet_form(snippet) for snippet in it.snippets],
                "places": it.places,
            },
        )

    @router.get(
        "/search/statements", responses=_answers(forms.FoundStatementPage), response_class=Response, tags=["search"]
    )
    def search_statements(
        request: Request,
        q: words,
        only: Annotated[Only, Depends(of_statements)],
        by: Who = None,
        as_of: Day = None,
        known_by: Known = None,
        limit: Limit = LIMIT,
        after: After = None,
    ) -> Response:
        """Statements in whose words these words occur, and where."""
        ask = partial(
            queries.search_statements,
            words=q,
            by=by,
            as_of=days(as_of),
            known_by=days(known_by),
            only=only,
            limit=limit,
            after=after,
        )
        return page(
            request,
            opener(),
            ask,
            lambda it: {
                "statement": found_form(it.statement),
                "snippets": [snippet_form(snippet) for snippet in it.snippets],
            },
        )


def _of_the_whole(router: APIRouter, opener: Opener) -> None:
    @router.get("/", responses=_answers(forms.Ledgers), response_class=Response, tags=["ledger"])
    def ledger(request: Request) -> Response:
        """What this is, and the state of the ledger."""
        return answered(
            request,
            opener(),
            lambda moment: {
                "version": __version__,
                "state": state(moment),
                "reports": count_reports(moment),
            },
        )

    @router.get("/timeline", responses=_answers(forms.TimelinePage), response_class=Response, tags=["ledger"])
    def timeline(
        request: Request,
        ask: Asked,
        only: Annotated[Only, Depends(of_any)],
        limit: Limit = LIMIT,
        after: After = None,
    ) -> Response:
        """Statements, events and facts together, in the order of their dates."""
        return page(
            request, opener(), partial(queries.timeline, **ask, only=only, limit=limit, after=after), found_form
        )

    @router.get("/entities/{item_id}", responses=_answers(forms.EntityForm), response_class=Response, tags=["entities"])
    def entity(request: Request, item_id: ItemId, known_by: Known = None) -> Response:
        """A person, organisation or place: its names, offices, who quotes it, and how much there is."""
        return answered(
            request,
            opener(),
            lambda moment: in_reports_form(queries.entity(moment, item_id, known_by=days(known_by))),
        )


def in_reports_form(found: EntityInReports) -> dict[str, Any]:
    """An entity with what reports have of it as JSON."""
    told = asdict(found)
    told.pop("entity")
    for office in told["offices"]:
        office |= {name: office[name] and office[name].isoformat() for name in ("first", "last")}
    return {**entity_form(found.entity), "variants": list(found.entity.variants), **told}
