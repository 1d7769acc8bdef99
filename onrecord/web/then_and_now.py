"""Facts then and now: what held on a day beside what holds by all that is known, each with the words that say so.

Invariant: only what certainly held on a day is shown as holding then; what cannot be placed is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import queries
from onrecord.ledger import Ledger
from onrecord.model import Entity
from onrecord.queries import FoundFact, LeftOut, Results
from onrecord.queries.fact_parties import Parties, fact_parties, fact_years
from onrecord.queries.overview import revision
from onrecord.web.found import Held, last_day, shown
from onrecord.web.rendering import page
from onrecord.wording.date_words import interval

_MOST = 60
"""Facts that one page reads for one day; more are asked for by name."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What several reports may say alike: subject, relation, object, with their entities; when, and who says so."""

    subject: str
    subject_entity: Entity | None
    relation: str
    object: str
    object_entity: Entity | None
    when: str
    told: tuple[Held, ...]

    @property
    def tellings(self) -> int:
        """How often reports tell it, by those that were read."""
        return len({it.item.id for it in self.told} | {other.item for it in self.told for other in it.others})

    @property
    def more(self) -> bool:
        """Whether reports tell it more often."""
        return any(it.more for it in self.told)


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """What held on a day and not now, what holds now and did not then, and what does both."""

    asked: Mapping[str, str]
    as_of: date | None
    years: tuple[int, int] | None
    only_then: tuple[Holding, ...]
    both: tuple[Holding, ...]
    only_now: tuple[Holding, ...]
    left_out: LeftOut
    more: bool


def then_and_now(ledger: Ledger, asked: Mapping[str, str], today: date) -> ThenAndNow:
    """The facts that an address asks for. Raises UsageError, LedgerError.

    `year` is what the slider gives: the last day of it counts, where no `as_of` is given.
    """
    own = {name: asked.get(name, "").strip() for name in ("by", "about", "as_of", "known_by")}
    own["as_of"] = own["as_of"] or asked.get("year", "").strip()
    as_of, known_by = last_day(own["as_of"], "as of"), last_day(own["known_by"], "known by")
    wanted = {"by": own["by"] or None, "about": own["about"] or None, "known_by": known_by, "limit": _MOST}
    now = queries.facts(ledger, as_of=today, **wanted)  # type: ignore[arg-type]
    then = queries.facts(ledger, as_of=as_of, **wanted) if as_of else now  # type: ignore[arg-type]
    on_then, on_now = _compared(then, now), _compared(now, then)
    parties = fact_parties(ledger, {it.item.id for it in (*on_now, *on_then)})
    earlier, later = _grouped(ledger, on_then, parties), _grouped(ledger, on_now, parties)
    return ThenAndNow(
        {name: value for name, value in own.items() if value},
        as_of,
        _years(ledger, revision(ledger)),
        tuple(it for key, it in earlier.items() if key not in later),
        tuple(it for key, it in earlier.items() if key in later),
        tuple(it for key, it in later.items() if key not in earlier),
        then.left_out,
        more=bool(then.next or now.next),
    )


def _compared(own: Results[FoundFact], other: Results[FoundFact]) -> list[FoundFact]:
    """The facts of one day of which it is known whether they hold on the other: none that stand behind its last one.

    Both stand in one order; what comes after the end of a list that goes on may be on the next page of it.
    """
    there = {it.item.id for it in other.items}
    last = _place(other.items[-1]) if other.next and other.items else None
    return [it for it in own.items if it.item.id in there or last is None or _place(it) < last]


def _place(it: FoundFact) -> tuple[object, ...]:
    return it.day, it.report.known_on, it.report.id


@lru_cache(maxsize=4)
def _years(ledger: Ledger, _revision: str) -> tuple[int, int] | None:
    return fact_years(ledger)


def _grouped(
    ledger: Ledger, found: Iterable[FoundFact], parties: Mapping[str, Parties]
) -> dict[tuple[str, str, str], Holding]:
    """Facts that say the same of the same, by what they say."""
    of: dict[tuple[str, str, str], list[Held]] = {}
    for it in shown(ledger, found):
        if isinstance(it, Held):
            sides = parties.get(it.item.id, Parties(None, None))
            subject = sides.subject.id if sides.subject else it.item.subject.casefold()
            to = sides.object.id if sides.object else it.item.object.casefold()
            of.setdefault((subject, it.item.relation.value, to), []).append(it)
    ordered = sorted(of, key=lambda key: (key[1], of[key][0].item.subject, of[key][0].item.object))
    return {key: _holding(of[key], parties) for key in ordered}


def _holding(told: list[Held], parties: Mapping[str, Parties]) -> Holding:
    """The one that tells most of when stands for all."""
    best = max(told, key=lambda it: (bool(it.item.valid_from.date) + bool(it.item.valid_to.date), it.item.confidence))
    item, sides = best.item, parties.get(best.item.id, Parties(None, None))
    when = interval(item.valid_from.date, item.valid_to.date, item.held_on.date).replace("\n", " ")
    return Holding(
        sides.subject.name if sides.subject else item.subject,
        sides.subject,
        item.relation.value,
        sides.object.name if sides.object else item.object,
        sides.object,
        when,
        (best, *(it for it in told if it is not best)),
    )


def show(request: Request) -> Response:
    """Facts on a day, beside those of now."""
    settings = request.app.state.settings
    told = then_and_now(request.app.state.ledger, request.query_params, settings.now().date())
    return page(request, "then_and_now.html", page=told)


ROUTES = [Route("/facts", show)]
