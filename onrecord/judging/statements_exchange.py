"""Judgements of statements between desks.

Invariant: one keeps its author, time and reason, and so its id: the same one twice changes nothing. One of a page that
is not here is kept, and holds once the page comes. One that says otherwise than ours is not taken in unless that is
asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onrecord import intake, pipeline
from onrecord.dates import Edtf
from onrecord.errors import Damaged, DateError, UsageError
from onrecord.intake import Stages
from onrecord.ledger import Ledger, statement_judgements
from onrecord.model import Aspect, EntityKind, PageRef, Spelling, StatementJudgement, StatementRef

KIND = "statement judgement"
"""What a line says that it is."""


@dataclass(frozen=True, slots=True)
class StatementDisagreement:
    """Another desk's judgement of a statement, and ours that holds."""

    theirs: StatementJudgement
    ours: StatementJudgement


@dataclass(frozen=True, slots=True)
class ImportedStatements:
    """What an import of judgements of statements did: those that are new here, and the disagreements.

    `known` stand here already; `withdrawn` were here, and were undone here; `absent` of the new ones are of pages that
    are not here yet.
    """

    new: tuple[StatementJudgement, ...] = ()
    known: int = 0
    withdrawn: int = 0
    absent: int = 0
    disagreements: tuple[StatementDisagreement, ...] = ()


def export_statements(ledger: Ledger) -> tuple[dict[str, Any], ...]:
    """The judgements of statements that stand, as objects for JSON Lines, from the oldest to the newest."""
    return tuple(statement_judgement_form(it) for it in statement_judgements.standing(ledger))


def statement_judgement_form(judgement: StatementJudgement) -> dict[str, Any]:
    """A judgement of a statement as an object for JSON.

    >>> from datetime import UTC
    >>> of = StatementRef(PageRef("0a"), "We have not asked anybody")
    >>> now = datetime(2026, 1, 2, tzinfo=UTC)
    >>> made = StatementJudgement(of, Aspect.SAID_ON, "A. Verel", now, "as filed", said_on=Edtf.parse("2018-02-04"))
    >>> statement_from_form(statement_judgement_form(made), "here") == made
    True
    """
    of, who = judgement.of, judgement.speaker
    return {
        "kind": KIND,
        "id": judgement.id,
        "page": {"sha256": of.page.sha256, "url": of.page.url},
        "words": of.words,
        "nth": of.nth,
        "aspect": judgement.aspect.value,
        "speaker": who and {"kind": who.kind.value, "name": who.name},
        "said_on": judgement.said_on and judgement.said_on.value,
        "author": judgement.author,
        "made_at": judgement.made,
        "reason": judgement.reason,
    }


def statement_from_form(form: Any, where: str) -> StatementJudgement:
    """The inverse of `statement_judgement_form`. Raises Damaged, with `where` it stands, for anything else."""
    mend = "give what `onrecord judge export` wrote"
    try:
        who, said_on = form.get("speaker"), form.get("said_on")
        page = PageRef(form["page"]["sha256"], form["page"]["url"])
        words, nth, author, reason = form["words"], form.get("nth", 0), form["author"], form["reason"]
        name = who["name"] if who else ""
        if not all(isinstance(it, str) for it in (page.sha256, page.url, words, author, reason, name)):
            raise Damaged("no judgement of a statement (what should be words is not)", where, mend)
        if type(nth) is not int:
            raise Damaged("no judgement of a statement (`nth` is no whole number)", where, mend)
        return StatementJudgement(
            StatementRef(page, words, nth),
            Aspect(form["aspect"]),
            author,
            datetime.fromisoformat(form["made_at"]),
            reason,
            Spelling(EntityKind(who["kind"]), name) if who else None,
            Edtf.parse(said_on) if said_on else None,
        )
    except (AttributeError, KeyError, TypeError, ValueError, DateError) as error:
        what = f"no {error.args[0]}" if isinstance(error, KeyError) else str(error)
        raise Damaged(f"no judgement of a statement ({what})", where, mend) from None
    except UsageError as error:
        raise Damaged(error.what, where, mend) from None


def _contradicted(coming: StatementJudgement, ours: Iterable[StatementJudgement]) -> tuple[StatementJudgement, ...]:
    """Those of ours, oldest first, that say otherwise than one that comes where what holds of ours does.

    `ours` are of the same words and aspect. What counts is in the same page, or in another state of its address: there
    they hold, too.
    """
    page = coming.of.page
    alike = [it for it in ours if it.of.page.means(page.sha256, page.url)]
    otherwise = tuple(it for it in alike if (it.speaker, it.said_on) != (coming.speaker, coming.said_on))
    return otherwise if alike and alike[-1] in otherwise else ()


def take_in_statements(
    ledger: Ledger, coming: Iterable[StatementJudgement], *, theirs: bool = False, stages: Stages = pipeline
) -> ImportedStatements:
    """Import another desk's judgements of statements; then their reports are read anew.

    One that says otherwise than what holds of ours, of the same statement or of the same words in another state of the
    address, is listed and not taken in; with `theirs` it is, and all of ours that say otherwise are withdrawn. Raises
    InputError, LedgerError.
    """
    given = sorted(set(coming), key=lambda it: it.order)
    new: list[StatementJudgement] = []
    disagreements = []
    with ledger.transaction():
        standing = statement_judgements.standing(ledger)
        here = {it.id for it in standing}
        ours: defaultdict[tuple[str, int, Aspect], list[StatementJudgement]] = defaultdict(list)
        for it in standing:
            ours[it.of.words, it.of.nth, it.aspect].append(it)
        ever = statement_judgements.known(ledger, [it.id for it in given])
        for it in given:
            if it.id in ever:
                continue
            mine = ours[it.of.words, it.of.nth, it.aspect]
            against = _contradicted(it, mine)
            if against:
                disagreements.append(StatementDisagreement(it, against[-1]))
                if not theirs:
                    continue
                for one in against:
                    statement_judgements.withdraw(ledger, one.id)
                    mine.remove(one)
            statement_judgements.keep(ledger, it)
            new.append(it)
    absent = sum(not statement_judgements.pages_meant(ledger, it.of.page) for it in new)
    if given:  # also where none is new: a run that was killed had kept them, and not read by them yet
        intake.read_as_judged(ledger, stages)
    known = sum(it.id in here for it in given)
    return ImportedStatements(tuple(new), known, len(ever) - known, absent, tuple(disagreements))
