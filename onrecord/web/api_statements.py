"""Judgements of statements over the API: who said one, and when; first what would follow, if that is asked for.

Invariant: nothing is written without the token, and nothing at all with `preview`.
"""

from datetime import UTC, datetime
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from onrecord import judging
from onrecord.judging import MatterChange, StatementJudged
from onrecord.ledger import Ledger
from onrecord.model import Aspect, Position, StatementJudgement
from onrecord.web import api_forms as forms
from onrecord.web.api_answers import written_safely
from onrecord.web.api_asking import ItemId, Opener

Author = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S", description="Who decides.")]
Reason = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S", description="Why.")]
Preview = Annotated[bool, Query(description="Tell what would follow, and write nothing.")]


class SpeakerDecided(BaseModel):
    """Who said a statement, as a person decides."""

    name: Annotated[str, Field(min_length=1, max_length=300)] | None = Field(
        description="As reports have it, or person:NAME for one whom no report names; null: nobody who is known."
    )
    author: Author
    reason: Reason


class SaidOnDecided(BaseModel):
    """When a statement was said, as a person decides."""

    value: Annotated[str, Field(max_length=40)] | None = Field(description="EDTF; null: on no day that is known.")
    author: Author
    reason: Reason


def of_statements(router: APIRouter, opener: Opener) -> None:
    """Put the addresses on a router that only who has the token reaches."""
    reading = Lock()  # one report is read at a time: each takes a processor whole
    answers: dict[int | str, dict[str, Any]] = {200: {"model": forms.StatementJudgedForm}}

    def decide(request: Request, ledger: Ledger, judgement: StatementJudgement, *, preview: bool) -> Response:
        with reading:
            make = judging.preview_statement if preview else judging.judge_statement
            return written_safely(request, ledger, statement_judged_form(make(ledger, judgement), made=not preview))

    @router.put("/statements/{item_id}/speaker", responses=answers, response_class=Response, tags=["judgements"])
    def speaker(request: Request, item_id: ItemId, told: SpeakerDecided, preview: Preview = False) -> Response:
        """Say whose words a statement has: its report is read anew by it."""
        ledger = opener()
        _, of = judging.about(ledger, item_id)
        who = judging.speaker_named(ledger, told.name) if told.name is not None else None
        now = datetime.now(UTC)
        made = judging.decided(of, Aspect.SPEAKER, told.author, now, told.reason, speaker=who)
        return decide(request, ledger, made, preview=preview)

    @router.put("/statements/{item_id}/said_on", responses=answers, response_class=Response, tags=["judgements"])
    def said_on(request: Request, item_id: ItemId, told: SaidOnDecided, preview: Preview = False) -> Response:
        """Say when a statement was said: its report is read anew by it."""
        ledger = opener()
        _, of = judging.about(ledger, item_id)
        now = datetime.now(UTC)
        made = judging.decided(of, Aspect.SAID_ON, told.author, now, told.reason, said_on=told.value)
        return decide(request, ledger, made, preview=preview)


def statement_judged_form(done: StatementJudged, *, made: bool) -> dict[str, Any]:
    """What a judgement of a statement did, or would do, as JSON."""
    return {
        "judgement": judging.statement_judgement_form(done.judgement),
        "made": made,
        "spoken": [
            {"statement": now.id, "before": was.speaker.name, "after": now.speaker.name} for was, now in done.spoken
        ],
        "reports": [
            {
                "report": it.after.report.id,
                "moved": len(it.moved),
                "stand": it.stand,
                "gone": len(it.gone),
                "new": len(it.new),
            }
            for it in done.reports
        ],
        "matters": [_matter(it) for it in done.matters],
    }


def _matter(change: MatterChange) -> dict[str, Any]:
    return {
        "matter": change.matter.id,
        "proposition": change.matter.proposition,
        "positions_gone": [_position(it) for it in change.positions_gone],
        "positions_new": [_position(it) for it in change.positions_new],
        "findings_gone": [it.sentence for it in change.findings_gone],
        "findings_new": [it.sentence for it in change.findings_new],
    }


def _position(it: Position) -> dict[str, Any]:
    return {"actor": it.actor, "stance": it.stance.value, "when": it.when.value}
