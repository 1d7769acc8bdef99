"""`onrecord judge`: a person's judgements of names, and another desk's."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.terminal import console, for_a_person, print_json, safe
from onrecord.errors import InputError, MissingInput, UsageError
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.judging import DateJudgement, Imported, ImportedDates, Judged
    from onrecord.ledger import Ledger
    from onrecord.model import NameJudgement, PageRef

_ACTIONS = {
    "merge": (2, None, "the names that are one"),
    "split": (1, None, "the name that leaves, and those that it is not"),
    "rename": (1, 1, "the name, and --to"),
    "reject": (1, 1, "the name"),
    "undo": (1, 1, "the judgement's id, from onrecord judge list"),
    "list": (0, 0, "nothing"),
    "export": (0, 0, "nothing"),
    "import": (1, 1, "the file that another desk exported"),
}
"""What `judge` does: how many words it takes at least and at most, and which."""


def judge(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="merge, split, rename, reject, undo, list, export, import.")
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Names as reports have them, or ids; undo: an id; import: a file."),
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="WORDS", help="Why: it stands with the judgement.")] = None,
    to: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name to show, for rename and for split --in.")
    ] = None,
    within: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="REPORT", help="For split: a report in which the name means another; repeatable."),
    ] = None,
    author: Annotated[
        str | None,
        typer.Option(metavar="NAME", envvar="ONRECORD_AUTHOR", help="Who says so; else the name of your login."),
    ] = None,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Import also what contradicts ours, which is withdrawn.")
    ] = False,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Judge names: which are one, which are not, and which are none.

    merge: the names are one. split: the first is not the others, or without others leaves whoever it is taken for.
    split --in: in these reports the name means another who is called so, shown as --to says.
    rename: the name is shown as another. reject: it is no name. A judgement goes before the rules and a newer one
    before an older one; it is kept with author, time and reason, outlives later readings, and is undone by its id.

    export writes the judgements that stand, of names and of publication dates, as JSON Lines. import takes in another
    desk's; those that contradict ours are listed, and are taken in only with --theirs.

    Examples:
      onrecord judge merge "Ada Oren" "Ada Orenn" --because "a misprint"
      onrecord judge split "Ada Oren" "A. Oren" --because "her brother Alin"
      onrecord judge split "Ada Oren" --in re-9c --to "Ada II" --because "a child"
      onrecord judge undo ju-4f2a
      onrecord judge export > ours.jsonl
    """
    given = names or []
    _check(action, given, because, to, within or [], theirs=theirs)
    from onrecord import judging
    from onrecord.ledger import Ledger

    coming = _read(given[0]) if action == "import" else ()
    with Ledger.open(options.existing(ledger), create=False) as opened:
        if action == "export":
            for form in judging.export(opened):
                print_json(form)
        elif action == "list":
            _list(opened, as_json=json)
        elif action == "import":
            imported = judging.take_in(opened, coming, theirs=theirs)
            _show_imported(imported)
            if (imported.disagreements or imported.dates.disagreements) and not theirs:
                raise typer.Exit(1)
        elif action == "undo":
            _show(judging.undo(opened, given[0]))
        else:
            judgement = _judgement(opened, action, given, because or "", to, author, within or [])
            done = judging.judge(opened, judgement)
            _show(done)
            console().print(
                f"judgement {judgement.id}; onrecord judge undo {judgement.id} takes it back",
                style="dim",
                soft_wrap=True,
            )


def _check(
    action: str, given: list[str], because: str | None, to: str | None, within: list[str], *, theirs: bool
) -> None:
    """Raise UsageError unless what was typed fits the action."""
    if action not in _ACTIONS:
        raise UsageError("nothing that judge does", action, f"give {', '.join(_ACTIONS)}")
    least, most, what = _ACTIONS[action]
    where = f"judge {action}"
    if len(given) < least or (most is not None and len(given) > most):
        raise UsageError(f"{words.count(len(given), 'word')} given", where, f"give {what}")
    judging = action in ("merge", "split", "rename", "reject")
    if judging and not (because and because.strip()):
        raise UsageError("a judgement needs a reason", where, "give --because WORDS")
    for option, there, fits in (
        ("--because", because is not None, judging),
        ("--to", to is not None, action == "rename" or bool(within)),
        ("--in", bool(within), action == "split"),
        ("--theirs", theirs, action == "import"),
    ):
        if there and not fits:
            raise UsageError(f"{option} says nothing here", where, "leave it out")
    if within and len(given) > 1:
        raise UsageError("more than one name with --in", where, "give the one name that means another there")
    if (action == "rename" or to is not None) and not (to and to.strip()):
        raise UsageError("no name to show", where, "give --to NAME")


def _judgement(
    ledger: Ledger,
    action: str,
    given: list[str],
    because: str,
    to: str | None,
    author: str | None,
    within: list[str],
) -> NameJudgement:
    from onrecord.judging import find, find_name, names_in
    from onrecord.model import Decision, NameJudgement

    spellings = tuple(find_name(ledger, words) for words in given)
    pages: tuple[PageRef, ...] = ()
    if within:
        spellings, pages = names_in(ledger, spellings[0], [find(ledger, named).id for named in within])
    now = datetime.now(UTC)
    who = author or getpass.getuser()
    return NameJudgement(Decision(action), spellings, who, now, because.strip(), to and " ".join(to.split()), pages)


def _read(name: str) -> tuple[NameJudgement | DateJudgement, ...]:
    """Another desk's judgements. Raises InputError."""
    from onrecord.judging import from_lines

    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("not in UTF-8", name, "give what `onrecord judge export` wrote") from None
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        raise MissingInput(what, name, "give the file that another desk exported") from None
    return from_lines(text.splitlines(), name)


def _list(ledger: Ledger, *, as_json: bool) -> None:
    from onrecord.judging import judgement_form

    standing = ledger.name_judgements()
    if not for_a_person(as_json):
        for judgement in standing:
            print_json(judgement_form(judgement))
        return
    out = console()
    for judgement in standing:
        out.print(f"{judgement.id}  {safe(_sentence(judgement))}")
    if not standing:
        out.print("No judgement of names stands.")


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


def _show(done: Judged) -> None:
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


def _show_imported(done: Imported) -> None:
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
        _show(done.done)
    _show_dates(done.dates)


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
