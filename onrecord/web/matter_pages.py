"""A matter: where each side stands on a proposition on a day, how that moved, and what should be seen together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import queries
from onrecord.dates import Edtf
from onrecord.errors import UnknownId
from onrecord.language import require_pack
from onrecord.ledger import Ledger, StoredReport, matters
from onrecord.matters import Happening
from onrecord.matters.proposition import read_proposition
from onrecord.model import (
    ActorKind,
    Dating,
    Inclusion,
    Matter,
    MatterJudgement,
    Position,
    Relation,
    Span,
)
from onrecord.queries import FoundUtterance
from onrecord.queries.matters import MatterView, suggested_matters
from onrecord.queries.overview import revision
from onrecord.web.colours import speaker_classes
from onrecord.web.forms import posting, text
from onrecord.web.found import last_day
from onrecord.web.lanes import Dated, Drawing, Shape, Term, drawing
from onrecord.web.rendering import page, to
from onrecord.web.standings import (
    Facing,
    Silent,
    Standing,
    by_stance,
    dated_of,
    facing,
    glances,
    silent,
    standing_of,
    told_of,
    view_of,
)

_FOLLOWED = 50
"""Matters that are followed in their list."""

FINDINGS, UTTERANCES = 5, 8
"""Findings that stand open on the page, and utterances of which renderings are compared."""

_NARROW = 366
"""Days that the date of an office's beginning or end may span to be drawn: a year."""

_WORDS = 25
"""Statements of which it is looked for how other reports give them."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """An item that bears on the matter: what it is, its words, day and report, whose it is, why it bears, its stance.

    `included` is the judgement that has it here, where a person put it here.
    """

    id: str
    kind: str
    words: tuple[Span, ...]
    when: Dating
    by: str
    colour: str
    report: StoredReport | None
    stance: str
    reasons: str
    included: MatterJudgement | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that a person excluded, in its words (none where it is not there any more), and the judgement."""

    judgement: MatterJudgement
    kind: str
    words: str
    report: StoredReport | None


@dataclass(frozen=True, slots=True)
class MatterPage:
    """All that the page of a matter shows.

    `glance` is who stands where at one look, `silent` those of whom nothing is found by the day asked for.
    """

    asked: Mapping[str, str]
    view: MatterView
    drawing: Drawing | None
    standing: tuple[Standing, ...]
    glance: tuple[tuple[Shape, tuple[Standing, ...]], ...]
    silent: tuple[Silent, ...]
    undated: tuple[Position, ...]
    findings: tuple[Facing, ...]
    more_findings: tuple[Facing, ...]
    utterances: tuple[FoundUtterance, ...]
    day: date | None
    bearing: tuple[Bearing, ...]
    excluded: tuple[LeftOut, ...]


def matter_page(ledger: Ledger, asked: Mapping[str, str]) -> MatterPage:
    """The page of a proposition, as of a day, known by a day. Raises UsageError, LedgerError."""
    own = {name: asked.get(name, "").strip() for name in ("proposition", "as_of", "known_by", "then")}
    as_of = last_day(own["as_of"], "as of")
    known_by = last_day(own["known_by"], "known by") or (as_of if own["then"] else None)
    now = revision(ledger)
    view = view_of(ledger, own["proposition"], as_of, known_by, now)
    # Of another day, lanes and scale stay where they are; what was known by then does not tell who would speak later.
    whole = view if as_of is None else view_of(ledger, own["proposition"], None, known_by, now)
    reach = view_of(ledger, own["proposition"], None, None, now)
    dated, ever = dated_of(view), dated_of(whole)
    told = told_of(view)
    standing = standing_of(dated, view, told)
    findings = tuple(facing(it, view, told) for it in view.findings)
    statements = tuple(dict.fromkeys(c.item for it in dated for c in it.statements))[:_WORDS]
    return MatterPage(
        {name: value for name, value in own.items() if value},
        view,
        drawing(dated, _events(view), _terms(ledger, dated, now), as_of, ever, dated_of(reach)),
        standing,
        by_stance(standing),
        silent(ever, dated),
        tuple(it for it in view.positions if it.actor_kind is ActorKind.PERSON and it not in dated),
        findings[:FINDINGS],
        findings[FINDINGS:],
        _utterances(ledger, statements, as_of, known_by, now),
        as_of,
        _bearing(view),
        tuple(_left_out(ledger, it) for it in view.judgements if it.decision is Inclusion.EXCLUDE),
    )


def _bearing(view: MatterView) -> tuple[Bearing, ...]:
    """What bears on the matter, in its order."""
    included = {it.item: it for it in view.judgements if it.decision is Inclusion.INCLUDE}
    found = []
    for it in view.items:
        item = it.item
        happened = isinstance(item, Happening)
        by = item.told_by if isinstance(item, Happening) else item.name
        entity = None if isinstance(item, Happening) else item.speaker
        found.append(
            Bearing(
                item.id,
                "event" if happened else "statement",
                item.words,
                item.event.when if isinstance(item, Happening) else item.statement.said_on,
                by or ("the outlet" if happened else "speaker not named"),
                "" if happened else speaker_classes(entity.id if entity else None),
                view.reports.get(item.report.id),
                it.stance.stance.value if it.stance else "",
                "; ".join(it.bearing.reasons),
                included.get(item.id),
            )
        )
    return tuple(found)


def _left_out(ledger: Ledger, judgement: MatterJudgement) -> LeftOut:
    for kind, one in (("statement", queries.statement), ("event", queries.event)):
        try:
            found = one(ledger, judgement.item)
        except UnknownId:
            continue
        return LeftOut(judgement, kind, found.quote, found.report)
    return LeftOut(judgement, "", "", None)


def _events(view: MatterView) -> list[Dated]:
    return [
        Dated(it.item.event.id, it.item.event.span.quote, it.item.event.when.date, it.item.event.status)
        for it in view.items
        if isinstance(it.item, Happening) and it.item.event.when.date is not None
    ]


def _terms(ledger: Ledger, positions: list[Position], now: str) -> list[Term]:
    """The offices of those who speak, where reports tell when they began or ended."""
    actors = dict.fromkeys((it.actor, it.actor_id) for it in positions if it.actor_id)
    return [term for actor, entity in actors if entity for term in _terms_of(ledger, actor, entity, now)]


@lru_cache(maxsize=512)
def _terms_of(ledger: Ledger, actor: str, entity: str, _revision: str) -> tuple[Term, ...]:
    starts: dict[str, Edtf] = {}
    ends: dict[str, Edtf] = {}
    for it in queries.facts(ledger, by=entity, limit=100).items:
        fact = it.item
        if fact.relation is Relation.HOLDS_OFFICE:
            for told, dates in ((fact.valid_from.date, starts), (fact.valid_to.date, ends)):
                # A date of one end alone ("by 2014") says nothing of the day itself.
                if told and told.first and told.last and (told.last - told.first).days <= _NARROW:
                    dates.setdefault(fact.object, told)
    offices = dict.fromkeys((*starts, *ends))
    return tuple(
        Term(actor, it, starts[it].first if it in starts else None, ends[it].last if it in ends else None)
        for it in offices
    )


@lru_cache(maxsize=64)
def _utterances(
    ledger: Ledger, statements: tuple[str, ...], as_of: date | None, known_by: date | None, _revision: str
) -> tuple[FoundUtterance, ...]:
    """Those of which reports give different words, the most rendered first."""
    found = queries.utterances_of(ledger, statements, as_of=as_of, known_by=known_by)
    several = [it for it in found if len(it.item.renderings) > 1]
    return tuple(sorted(several, key=lambda it: (-len(it.item.renderings), it.item.id))[:UTTERANCES])


def listed(request: Request) -> Response:
    """The matters that are followed, and where a proposition is written; with `suggest` some that reports suggest."""
    ledger: Ledger = request.app.state.ledger
    asked = request.query_params
    if asked.get("proposition", "").strip():
        return _shown(request, asked.get("proposition", ""), followed=None)
    suggested = _suggested(ledger, revision(ledger)) if asked.get("suggest") else ()
    followed = glances(ledger, request.app.state.kept, _FOLLOWED)
    suggest = asked.get("suggest", "")
    return page(request, "matter.html", page=None, followed=followed, suggested=suggested, suggest=suggest)


def named(request: Request) -> Response:
    """A matter that is followed, by its name or id."""
    own = matters.find(request.app.state.ledger, request.path_params["name"])
    return _shown(request, own.proposition, followed=own)


def follow(request: Request, form: FormData) -> Response:
    """Follow a matter, or no more."""
    ledger: Ledger = request.app.state.ledger
    own = Matter(text(form, "proposition"), text(form, "name"))
    if text(form, "drop"):
        matters.drop(ledger, own)
        return to("/matters")
    read_proposition(own, require_pack("en"))  # one with nothing in it to look for is refused here
    matters.add(ledger, own)
    return to(f"/matters/{quote(own.name or own.id, safe='')}")


def judge(request: Request, form: FormData) -> Response:
    """Include an item in a matter or leave it out, or take that back; a matter that is judged is followed."""
    ledger: Ledger = request.app.state.ledger
    own = Matter(text(form, "proposition"), text(form, "name"))
    if undone := text(form, "undo"):
        matters.withdraw(ledger, undone)
        return to(f"/matters/{quote(own.name or own.id, safe='')}#bears")
    excluded = text(form, "exclude")
    # An address of the item does, too: its last part is the id.
    item = queries.item_of(ledger, excluded or text(form, "include").rstrip("/").rpartition("/")[2])
    decision = Inclusion.EXCLUDE if excluded else Inclusion.INCLUDE
    now: datetime = request.app.state.settings.now()
    judgement = MatterJudgement(own.id, item, decision, text(form, "author"), now, text(form, "reason"))
    with ledger.transaction():
        matters.add(ledger, own)
        matters.judge(ledger, judgement)
    return to(f"/matters/{quote(own.name or own.id, safe='')}#bears")


def _shown(request: Request, proposition: str, *, followed: Matter | None) -> Response:
    ledger: Ledger = request.app.state.ledger
    told = matter_page(ledger, {**request.query_params, "proposition": proposition})
    own = followed or next((it for it in matters.followed(ledger) if it.id == told.view.matter.id), None)
    author = request.app.state.settings.author
    return page(request, "matter.html", page=told, followed=own, author=author)


@lru_cache(maxsize=4)
def _suggested(ledger: Ledger, _revision: str) -> tuple[str, ...]:
    return tuple(it.proposition for it in suggested_matters(ledger))


ROUTES = [
    Route("/matters", listed),
    posting("/matters/follow", follow),
    posting("/matters/judge", judge),
    Route("/matters/{name}", named),
]
