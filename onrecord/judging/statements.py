"""A person's judgement of who said a statement, or when; and what follows from it.

Invariant: the report is read anew by the stages, so that its record is what it would have been, had it said so; the
judgement and the reading are written in one transaction. Withdrawn, it leaves no trace in the record. A preview makes
the judgement in a transaction that is abandoned: what is shown is what making it does, and not a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from onrecord import intake, pipeline, queries
from onrecord.dates import Edtf
from onrecord.errors import UsageError
from onrecord.intake import Stages
from onrecord.judging.dates import Correction, correction, read_as
from onrecord.judging.names import find_name
from onrecord.ledger import Ledger, matters, statement_judgements
from onrecord.model import (
    Aspect,
    EntityKind,
    Finding,
    Matter,
    Page,
    PageRef,
    Position,
    Record,
    Spelling,
    Statement,
    StatementJudgement,
    StatementRef,
)
from onrecord.queries import FoundStatement, MatterView
from onrecord.statements import placed, ref_of


@dataclass(frozen=True, slots=True)
class MatterChange:
    """What becomes of a followed matter: the positions and findings that go, and those that come."""

    matter: Matter
    positions_gone: tuple[Position, ...]
    positions_new: tuple[Position, ...]
    findings_gone: tuple[Finding, ...]
    findings_new: tuple[Finding, ...]

    @property
    def any(self) -> bool:
        """Whether anything goes or comes."""
        return any((self.positions_gone, self.positions_new, self.findings_gone, self.findings_new))


@dataclass(frozen=True, slots=True)
class StatementJudged:
    """What a judgement does: in each report that has the statement, and on what is followed.

    `spoken` are the statements whose speaker is another now, as they were and as they are.
    """

    judgement: StatementJudgement
    reports: tuple[Correction, ...]
    spoken: tuple[tuple[Statement, Statement], ...]
    matters: tuple[MatterChange, ...]


def about(ledger: Ledger, statement_id: str) -> tuple[FoundStatement, StatementRef]:
    """A statement of a live report, and what judgements call it by. Raises UnknownId."""
    found = queries.statement(ledger, statement_id)
    page = ledger.page(ledger.report(found.report.id).page_id)
    ref = ref_of(PageRef(page.sha256, page.url or ""), ledger.record(found.report.id).statements, statement_id)
    if ref is None:
        raise UsageError("the statement is not in its report any more", statement_id, "look for it by its words")
    return found, ref


def decided(
    of: StatementRef,
    aspect: Aspect,
    author: str,
    made_at: datetime,
    reason: str,
    *,
    speaker: Spelling | None = None,
    said_on: str | None = None,
) -> StatementJudgement:
    """A judgement of what was typed. Raises UsageError, DateError."""
    date = Edtf.parse(said_on) if said_on else None
    return StatementJudgement(of, aspect, author.strip(), made_at, reason.strip(), speaker, date)


def judge_statement(ledger: Ledger, judgement: StatementJudgement, stages: Stages = pipeline) -> StatementJudged:
    """Keep a judgement of a statement, and read its report anew, in one transaction; the same again changes nothing.

    Raises UsageError where no live report has the statement, or the judgement was withdrawn; InputError, LedgerError.
    """
    return _made(ledger, judgement, stages, keep=True)


def preview_statement(ledger: Ledger, judgement: StatementJudgement, stages: Stages = pipeline) -> StatementJudged:
    """What a judgement would do; the ledger is as before. Raises as `judge_statement`."""
    return _made(ledger, judgement, stages, keep=False)


def undo_statement(ledger: Ledger, judgement_id: str, stages: Stages = pipeline) -> StatementJudged:
    """Withdraw the judgement of a statement with this id, or whose id begins so; an older one of it holds again.

    Raises UsageError where not one stands.
    """
    standing = statement_judgements.standing(ledger)
    fits = [it for it in standing if it.id == judgement_id] or [
        it for it in standing if judgement_id and it.id.startswith(judgement_id)
    ]
    if len(fits) != 1:
        what = f"{len(fits)} judgements have ids that begin so" if fits else "no judgement of a statement has this id"
        raise UsageError(what, judgement_id, "onrecord judge list shows those that stand")
    return _made(ledger, fits[0], stages, keep=True, undone=True)


def _made(
    ledger: Ledger, judgement: StatementJudgement, stages: Stages, *, keep: bool, undone: bool = False
) -> StatementJudged:
    if not undone and judgement.id in statement_judgements.known(ledger, [judgement.id]):
        if judgement not in statement_judgements.standing(ledger):
            raise UsageError("this judgement was withdrawn", judgement.id, "make it anew, with the time of now")
        return StatementJudged(judgement, (), (), ())
    while True:
        meant = statement_judgements.pages_meant(ledger, judgement.of.page)
        read = _read(ledger, judgement, meant, stages, undone=undone)
        if not read and not undone:
            raise UsageError("no report has this statement", judgement.of.words, "look for it by its words")
        before = _views(ledger)
        with ledger.transaction() if keep else ledger.trial():
            if meant != statement_judgements.pages_meant(ledger, judgement.of.page):
                continue  # somebody added or retracted one meanwhile
            if not all(intake.still_judged(ledger, page) for page, _, _ in read):
                continue  # somebody else judged one
            if undone:
                statement_judgements.withdraw(ledger, judgement.id)
            else:
                statement_judgements.keep(ledger, judgement)
            for page, _, record in read:
                intake.add_record(ledger, page, record, anew=True)
            after = _views(ledger)
        reports = tuple(correction(was, now) for _, was, now in read)
        changes = (_change(before[it], after[it]) for it in before if it in after)
        return StatementJudged(judgement, reports, tuple(_spoken(reports)), tuple(it for it in changes if it.any))


def _read(
    ledger: Ledger, judgement: StatementJudgement, meant: Mapping[str, str], stages: Stages, *, undone: bool
) -> list[tuple[Page, Record, Record]]:
    """Those of the pages that have a judgement's words: each with its record, and as it would be read."""
    found = []
    for page_id, report_id in meant.items():
        before = ledger.record(report_id)
        if all(place != (judgement.of.words, judgement.of.nth) for place, _ in placed(before.statements)):
            continue
        page = intake.known(ledger, ledger.page(page_id))
        others = tuple(it for it in page.judged_statements if it != judgement)
        told = others if undone else tuple(sorted((*others, judgement), key=lambda it: it.order))
        found.append((page, before, read_as(replace(page, judged_statements=told), stages)))
    return found


def _spoken(reports: Iterable[Correction]) -> Iterable[tuple[Statement, Statement]]:
    for it in reports:
        was = {statement.content: statement for statement in it.before.statements}
        for now in it.after.statements:
            before = was.get(now.content)
            if before is not None and (before.speaker.entity, before.speaker.name) != (
                now.speaker.entity,
                now.speaker.name,
            ):
                yield before, now


def _views(ledger: Ledger) -> dict[str, MatterView]:
    """What is followed, by the matters' ids; one that asks for nothing any more says nothing here."""
    found = {}
    for it in matters.followed(ledger):
        with suppress(UsageError):
            found[it.id] = queries.matter(ledger, it)
    return found


def _change(before: MatterView, after: MatterView) -> MatterChange:
    def keyed(view: MatterView) -> dict[tuple[object, ...], Position]:
        return {
            (it.actor, it.stance, it.when.value, *(cited.item for cited in it.statements)): it for it in view.positions
        }

    was, now = keyed(before), keyed(after)
    found, finds = ({it.id: it for it in view.findings} for view in (before, after))
    return MatterChange(
        before.matter,
        tuple(it for key, it in was.items() if key not in now),
        tuple(it for key, it in now.items() if key not in was),
        tuple(it for id_, it in found.items() if id_ not in finds),
        tuple(it for id_, it in finds.items() if id_ not in found),
    )


def speaker_named(ledger: Ledger, words: str) -> Spelling:
    """Who is meant: a name that the reports have, or, with a kind before it (`person:Ada Oren`), one that none has.

    Raises UsageError.
    """
    kind, _, rest = words.partition(":")
    name = " ".join(rest.split())
    try:
        return find_name(ledger, words)
    except UsageError as error:
        if not name or kind not in set(EntityKind) or not error.what.startswith("no such name"):
            mend = error.mend if name else f"{error.mend}; or, for somebody new, person:{' '.join(words.split())}"
            raise UsageError(error.what, error.where, mend) from None
        return Spelling(EntityKind(kind), name)
