"""Reviewing: what needs a person's judgement, what would follow from one, making it, and taking it back.

Invariant: nothing is judged before what follows was shown, and everything that was judged can be undone here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import judging, queries
from onrecord.dates import Edtf
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, statement_judgements
from onrecord.model import Decision, Judgement, NameJudgement, PageRef, StatementJudgement
from onrecord.queries import (
    ProposedMerge,
    ProposedSplit,
    ToReview,
    UndatedReport,
    UndatedStatement,
    UnlinkedName,
    UnresolvedSpeaker,
)
from onrecord.web.forms import posting, text
from onrecord.web.found import leads, shown_one
from onrecord.web.previewing import trial
from onrecord.web.rendering import asked as address
from onrecord.web.rendering import page, to

_SHOWN = 30
"""Proposals on one page, best first."""


def review(request: Request) -> Response:
    """What needs a judgement, best first, and the judgements that stand."""
    ledger: Ledger = request.app.state.ledger
    kind = request.query_params.get("kind", "")
    looked = request.app.state.kept.get(ledger, "review", lambda: queries.review(ledger, limit=None))
    found: tuple[ToReview, ...] = looked or ()
    kinds: dict[str, type[ToReview]] = {
        "merge": ProposedMerge, "split": ProposedSplit, "name": UnlinkedName, "speaker": UnresolvedSpeaker,
        "date": UndatedReport, "said": UndatedStatement,
    }  # fmt: skip
    counts = {name: sum(isinstance(it, of) for it in found) for name, of in kinds.items()}
    chosen = [it for it in found if kind not in kinds or isinstance(it, kinds[kind])][:_SHOWN]
    told = [(next(name for name, of in kinds.items() if isinstance(it, of)), it) for it in chosen]
    passages = {
        it.statement.id: shown_one(ledger, it.statement, it.report)
        for it in chosen
        if isinstance(it, UnresolvedSpeaker | UndatedStatement)
    }
    people = queries.may_have_said(
        ledger, ((it.statement, it.report.id) for it in chosen if isinstance(it, UnresolvedSpeaker))
    )
    return page(
        request, "review.html", waits=looked is None, told=told, counts=counts, kind=kind if kind in kinds else "",
        passages=passages, people=people,
        leads=leads(ledger, (it.report for it in chosen if isinstance(it, UndatedReport))),
        judgements=tuple(reversed(ledger.name_judgements())), of_statements=_judged_statements(ledger),
        done=request.query_params.get("done", ""),
    )  # fmt: skip


def _judged_statements(ledger: Ledger) -> tuple[StatementJudgement, ...]:
    return tuple(reversed(statement_judgements.standing(ledger)))


def consider(request: Request) -> Response:
    """What would follow from a judgement of names; nothing is written."""
    ledger: Ledger = request.app.state.ledger
    asked = request.query_params
    within = tuple(asked.getlist("in"))
    shown = asked.get("shown", "").strip()
    names = asked.getlist("name")
    told = trial(ledger, _judgement(request, asked.get("decision", ""), names, within, shown, "?", "?"), tuple(names))
    return page(
        request, "decide.html", told=told, author=request.app.state.settings.author, shown=shown, within=within,
        reports=tuple(ledger.stored_report(it) for it in within),
    )  # fmt: skip


def decide(request: Request, form: FormData) -> Response:
    """Make a judgement of names that was considered."""
    ledger: Ledger = request.app.state.ledger
    names, within = ([it for it in form.getlist(of) if isinstance(it, str)] for of in ("name", "in"))
    judgement = _judgement(
        request, text(form, "decision"), names, within, text(form, "shown"), text(form, "author"),
        text(form, "reason"),
    )  # fmt: skip
    judging.judge(ledger, judgement)
    return to(address("/review", done=judgement.id))


def undo(request: Request, form: FormData) -> Response:
    """Take a judgement of names, or of a statement, back."""
    ledger: Ledger = request.app.state.ledger
    given = text(form, "id")
    if any(it.id == given for it in statement_judgements.standing(ledger)):
        judging.undo_statement(ledger, given)
    else:
        judging.undo(ledger, given)
    return to(address("/review", done="undone"))


def date_page(request: Request) -> Response:
    """A report's publication date: what stands and why, what other reports tell, what another date would move."""
    ledger: Ledger = request.app.state.ledger
    report_id = request.path_params["id"]
    stored = ledger.stored_report(report_id)
    wanted = request.query_params.get("published", "").strip()
    preview = None
    if wanted:
        judgement = _of_date(request, wanted, request.app.state.settings.author or "?", "to see what it moves")
        preview = judging.preview(ledger, report_id, judgement)
    return page(
        request, "correct.html", stored=stored, wanted=wanted, preview=preview,
        evidence=queries.publication_evidence(ledger, report_id), judged=ledger.judged(stored.page_id),
        author=request.app.state.settings.author,
    )  # fmt: skip


def correct(request: Request, form: FormData) -> Response:
    """Correct a report's publication date, or take the correction back."""
    ledger: Ledger = request.app.state.ledger
    report_id = request.path_params["id"]
    if text(form, "undo"):
        done = judging.withdraw(ledger, report_id)
    else:
        wanted = _of_date(request, text(form, "published"), text(form, "author"), text(form, "reason"))
        done = judging.correct(ledger, report_id, wanted)
    return to(f"/reports/{done.after.report.id}")


def _judgement(  # what a person decides, of what, and who
    request: Request, decision: str, names: Sequence[str], within: Sequence[str], shown: str, author: str, reason: str
) -> NameJudgement:
    if decision not in set(Decision):
        raise UsageError("no such decision", decision, "merge, split, rename or reject")
    ledger: Ledger = request.app.state.ledger
    spellings = tuple(judging.find_name(ledger, it) for it in names)
    pages: tuple[PageRef, ...] = ()
    if within:
        if len(spellings) != 1:
            raise UsageError(
                "more than one name, or none, in reports", decision, "give the one that means another there"
            )
        spellings, pages = judging.names_in(ledger, spellings[0], within)
    now: datetime = request.app.state.settings.now()
    return NameJudgement(Decision(decision), spellings, author, now, reason, shown or None, pages)


def _of_date(request: Request, published: str, author: str, reason: str) -> Judgement:
    if not author or not reason:
        raise UsageError("a judgement needs an author and a reason", published, "give both")
    return Judgement(Edtf.parse(published), author, request.app.state.settings.now().astimezone(UTC), reason)


ROUTES = [
    Route("/review", review),
    Route("/review/decide", consider, methods=["GET"]),
    posting("/review/decide", decide),
    posting("/review/undo", undo),
    Route("/reports/{id}/date", date_page, methods=["GET"]),
    posting("/reports/{id}/date", correct),
]
