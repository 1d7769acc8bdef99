"""What judgements are and did, for people: each in a line, what follows, what another desk's import did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.terminal import console, for_a_person, print_json, safe
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.judging import (
        Correction,
        DateJudgement,
        Imported,
        ImportedDates,
        ImportedStatements,
        Item,
        Judged,
        StatementJudged,
    )
    from onrecord.ledger import Ledger
    from onrecord.model import NameJudgement, Statement, StatementJudgement

_WORDS = 60
"""Code points of a statement's words that a line shows."""


def show_standing(ledger: Ledger, *, as_json: bool) -> None:
    """The judgements of names and of statements that stand, each with its id."""
    from onrecord.judging import judgement_form, statement_judgement_form
    from onrecord.ledger import statement_judgements

    of_names, of_statements = ledger.name_judgements(), statement_judgements.standing(ledger)
    if not for_a_person(as_json):
        for form in (*map(judgement_form, of_names), *map(statement_judgement_form, of_statements)):
            print_json(form)
        return
    out = console()
    for judgement in of_names:
        out.print(f"{judgement.id}  {safe(_sentence(judgement))}")
    for one in of_statements:
        out.print(f"{one.id}  {safe(_of_statement(one))}")
    if not of_names and not of_statements:
        out.print("No judgement of names or statements stands.")


def _sentence(judgement: NameJudgement) -> str:
    """A judgement in a line: what, by whom, when, why."""
    quoted = [words.quoted(name.name) for name in judgement.names]
    first, others = quoted[0], words.listed(quoted[1:])
    there = words.count(len(judgement.pages), "report")
    as_shown = f", shown as {words.quoted(judgement.shown)}" if judgement.shown else ""
    within = f"{words.listed(quoted)} in {there} is another of that name{as_shown}"
    told = {
        "merge": f"{words.listed(quoted)} are one",
        "split": within
        if judgement.pages
        else f"{first} is not {others}"
        if others
        else f"{first} is another than whom it is taken for",
        "rename": f"{first} is shown as {words.quoted(judgement.shown or '')}",
        "reject": f"{first} is no name",
    }[judgement.decision.value]
    return f"{told}: {judgement.author}, {judgement.made_at.date()} ({judgement.reason})"


def _of_statement(judgement: StatementJudgement) -> str:
    """A judgement of a statement in a line."""
    short = words.quoted(words.shortened(judgement.of.words, _WORDS))
    if judgement.aspect.value == "speaker":
        told = f"{short} was said by {judgement.value or 'nobody who is known'}"
    else:
        told = f"{short} was said on {judgement.value or 'no day that is known'}"
    return f"{told}: {judgement.author}, {judgement.made_at.date()} ({judgement.reason})"


def show_statement(done: StatementJudged) -> None:
    """What follows from a judgement of a statement: whose words, which dates, what becomes of what is followed."""
    out = console()
    for was, now in done.spoken:
        out.print(safe(f"{_who(was)} → {_who(now)}: {words.shortened(words.content(now, '…'), _WORDS)}"))
    for report in done.reports:
        show_changes(report)
    for it in done.matters:
        out.print(safe(it.matter.name or it.matter.proposition), style="bold")
        for sign, positions in (("-", it.positions_gone), ("+", it.positions_new)):
            for one in positions:
                out.print(safe(f"  {sign} {one.actor} {one.stance.value}, {one.when.value or 'date unknown'}"))
        for sign, findings in (("-", it.findings_gone), ("+", it.findings_new)):
            for found in findings:
                out.print(safe(f"  {sign} {found.kind.value}: {found.sentence}"))


_NAMES = {
    "said_on": "said",
    "when": "happened",
    "valid_from": "held from",
    "valid_to": "held to",
    "held_on": "held on",
}


def show_changes(done: Correction) -> None:
    """The dates of a report that move, and what is read no longer or only now."""
    out = console()
    for moved in done.moved:
        dates = f"{moved.before.value or 'unknown'} → {moved.after.value or 'unknown'}"
        out.print(f"  {_NAMES[moved.which]} {dates}  {safe(_words(moved.item))}")
    for what, items in (("no longer read", done.gone), ("read now", done.new)):
        for item in items:
            out.print(f"  {what}: {safe(_words(item))}")


def _words(item: Item) -> str:
    """Who and what, shortly."""
    from onrecord.model import Event, Statement

    if isinstance(item, Statement):
        return f"{_who(item)}: {words.shortened(words.content(item, '…'), _WORDS)}"
    return words.shortened(item.span.quote if isinstance(item, Event) else words.relation(item), _WORDS)


def _who(statement: Statement) -> str:
    return words.speaker(statement.speaker)


def show_names(done: Judged) -> None:
    """What judgements of names did."""
    out = console()
    for found in done.entities:
        others = [name for name in found.names if name != found.entity.name]
        also = f": also {words.listed(map(words.quoted, others))}" if others else ""
        out.print(f"{safe(found.entity.name)}{safe(also)}  {found.entity.id}")
    for name in done.unlinked:
        out.print(f"{safe(name)}: linked to nothing")
    changed = words.count(done.statements, "statement")
    out.print(f"{changed} {'has' if done.statements == 1 else 'have'} another speaker now")
    for what, judgements in (("overruled", done.overruled), ("holds again", done.restored)):
        for judgement in judgements:
            out.print(f"{what}: {judgement.id}  {safe(_sentence(judgement))}")


def show_imported(done: Imported) -> None:
    """What an import did to names, dates and statements."""
    out = console()
    out.print(f"{words.count(len(done.new), 'judgement')} taken in, {done.known} here already")
    if done.withdrawn:
        out.print(f"{done.withdrawn} withdrawn here before, and left so")
    taken = {it.id for it in done.new}
    for found in done.disagreements:
        out.print(f"{'taken in' if found.theirs.id in taken else 'not taken in'}: {safe(_sentence(found.theirs))}")
        for ours in found.ours:
            out.print(f"  against {ours.id}  {safe(_sentence(ours))}")
    if done.new or any(done.disagreements):
        show_names(done.done)
    _show_dates(done.dates)
    _show_statements(done.statements)


def _show_dates(done: ImportedDates) -> None:
    out = console()
    if done.new or done.known:
        out.print(f"{words.count(len(done.new), 'date')} of publication taken in, {done.known} here already")
    if done.withdrawn:
        out.print(f"{words.count(done.withdrawn, 'date')} withdrawn or replaced here before, and left so")
    for told in done.absent:
        out.print(f"no such page here: {safe(_dated(told))}")
    taken = {it.page for it in done.new}
    for found in done.disagreements:
        out.print(f"{'taken in' if found.theirs.page in taken else 'not taken in'}: {safe(_dated(found.theirs))}")
        out.print(f"  against {found.ours.published.value}, {safe(found.ours.named)}")


def _dated(told: DateJudgement) -> str:
    page = told.page.url or f"sha256 {told.page.sha256[:12]}"
    return f"{page} was published {told.judgement.published.value}, by {told.judgement.named}"


def _show_statements(done: ImportedStatements) -> None:
    out = console()
    if done.new or done.known:
        out.print(f"{words.count(len(done.new), 'judgement')} of statements taken in, {done.known} here already")
    if done.absent:
        out.print(f"{done.absent} of them for pages that are not here yet, and kept for then")
    if done.withdrawn:
        out.print(f"{done.withdrawn} of statements withdrawn here before, and left so")
    taken = {it.id for it in done.new}
    for found in done.disagreements:
        out.print(f"{'taken in' if found.theirs.id in taken else 'not taken in'}: {safe(_of_statement(found.theirs))}")
        out.print(f"  against {found.ours.id}  {safe(_of_statement(found.ours))}")
