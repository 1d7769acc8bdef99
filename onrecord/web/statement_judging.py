"""Who said a statement, and when, as a person decides: what follows, made, and taken back.

Invariant: nothing is judged before what follows was shown; the words of a statement are not for judging.
"""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import judging, queries
from onrecord.errors import UsageError
from onrecord.judging import StatementJudged
from onrecord.ledger import Ledger, statement_judgements
from onrecord.model import Aspect, StatementJudgement, StatementRef
from onrecord.queries import FoundStatement
from onrecord.web.forms import posting, text
from onrecord.web.found import shown
from onrecord.web.item_pages import by_office
from onrecord.web.rendering import asked as address
from onrecord.web.rendering import page, to


def consider(request: Request) -> Response:
    """Who said it and when, why, and what would follow from another speaker or another date."""
    ledger: Ledger = request.app.state.ledger
    found, of = judging.about(ledger, request.path_params["id"])
    asked = request.query_params
    aspect, given = asked.get("aspect", ""), asked.get("given", "").strip()
    unknown = asked.get("unknown") == "1"
    preview: StatementJudged | None = None
    if aspect and (given or unknown):
        author = request.app.state.settings.author or "?"
        preview = judging.preview_statement(ledger, _of(request, of, aspect, given, author, "to see what follows"))
    (item,) = shown(ledger, [found])
    standing = [it for it in statement_judgements.standing(ledger) if it.of == of]
    return page(
        request, "correct.html", it=item, people=_candidates(ledger, found), aspect=aspect, given=given,
        unknown=unknown, preview=preview, standing=tuple(reversed(standing)),
        author=request.app.state.settings.author,
    )  # fmt: skip


def decide(request: Request, form: FormData) -> Response:
    """Make a judgement of a statement that was considered, or take one back."""
    ledger: Ledger = request.app.state.ledger
    statement_id = request.path_params["id"]
    if undo := text(form, "undo"):
        judging.undo_statement(ledger, undo)
        return to(f"/statements/{statement_id}")
    _, of = judging.about(ledger, statement_id)
    given, author, reason = (text(form, name) for name in ("given", "author", "reason"))
    if not given and text(form, "unknown") != "1":
        raise UsageError("nothing was decided", "the form", "give a name or a date, or say that it is not known")
    judging.judge_statement(ledger, _of(request, of, text(form, "aspect"), given, author, reason))
    return to(address(f"/statements/{statement_id}", done="1"))


def _of(request: Request, of: StatementRef, aspect: str, given: str, author: str, reason: str) -> StatementJudgement:
    if aspect not in set(Aspect):
        raise UsageError("nothing that can be decided of a statement", aspect, "who said it, or when")
    ledger: Ledger = request.app.state.ledger
    of_speaker = Aspect(aspect) is Aspect.SPEAKER
    return judging.decided(
        of,
        Aspect(aspect),
        author,
        request.app.state.settings.now(),
        reason,
        speaker=judging.speaker_named(ledger, given) if of_speaker and given else None,
        said_on=given if given and not of_speaker else None,
    )


def _candidates(ledger: Ledger, found: FoundStatement) -> tuple[str, ...]:
    """Who may be meant: by the office at first, where other reports tell, then the people of the report."""
    told = by_office(ledger, found)
    held = () if told is None else (told.holder,) if told.holder else told.candidates
    near = queries.may_have_said(ledger, [(found.item, found.report.id)])[found.item.id]
    return tuple(dict.fromkeys((*(it.name for it in held), *near)))


ROUTES = [
    Route("/statements/{id}/correct", consider, methods=["GET"]),
    posting("/statements/{id}/correct", decide),
]
