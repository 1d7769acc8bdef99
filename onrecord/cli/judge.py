"""`onrecord judge`: a person's judgements of names and of statements, and another desk's."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.judgement_view import show_imported, show_names, show_standing, show_statement
from onrecord.cli.terminal import console, print_json
from onrecord.errors import InputError, MissingInput, UsageError
from onrecord.wording import words

if TYPE_CHECKING:
    from onrecord.judging import AnyJudgement
    from onrecord.ledger import Ledger
    from onrecord.model import NameJudgement, PageRef, StatementJudgement

_ACTIONS = {
    "merge": (2, None, "the names that are one"),
    "split": (1, None, "the name that leaves, and those that it is not"),
    "rename": (1, 1, "the name, and --to"),
    "reject": (1, 1, "the name"),
    "speaker": (1, 1, "the statement's id, and --to"),
    "said": (1, 1, "the statement's id, and --to"),
    "undo": (1, 1, "the judgement's id, from onrecord judge list"),
    "list": (0, 0, "nothing"),
    "export": (0, 0, "nothing"),
    "import": (1, 1, "the file that another desk exported"),
}
"""What `judge` does: how many words it takes at least and at most, and which."""

_OF_STATEMENTS = ("speaker", "said")
"""What it decides of statements."""


def judge(
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION", help="merge, split, rename, reject; speaker, said; undo, list, export, import."
        ),
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="Names as reports have them, or ids; of a statement its id; import: a file."
        ),
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="WORDS", help="Why: it stands with the judgement.")] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="For rename and split --in: the name to show. Who said it; when, in EDTF."),
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
    preview: Annotated[
        bool, typer.Option("--preview", help="Of a statement: show what follows, and write nothing.")
    ] = False,
    json: options.Json = False,
    ledger: options.Ledger = options.LEDGER,
) -> None:
    """Judge which names are one, who said a statement, and when.

    merge: the names are one. split: the first is not the others, or without others leaves whoever it is taken for.
    split --in: in these reports the name means another who is called so, shown as --to says.
    rename: the name is shown as another. reject: it is no name. A judgement goes before the rules and a newer one
    before an older one; it is kept with author, time and reason, outlives later readings, and is undone by its id.

    speaker: the statement's words are --to's (person:NAME for one whom no report names), or without it nobody's who is
    known. said: they were said on --to, or without it on no day that is known. The report is read anew by it, and what
    it gives alone stays in the explanation.

    export writes the judgements that stand, of names, publication dates and statements, as JSON Lines. import takes in
    another desk's; those that contradict ours are listed, and are taken in only with --theirs.

    Examples:
      onrecord judge merge "Ada Oren" "Ada Orenn" --because "a misprint"
      onrecord judge split "Ada Oren" "A. Oren" --because "her brother Alin"
      onrecord judge split "Ada Oren" --in re-9c --to "Ada II" --because "a child"
      onrecord judge speaker st-1c --to "Ada Oren" --because "heard it" --preview
      onrecord judge said st-1c --to 2018-03 --because "the speech in Sarn"
      onrecord judge undo ju-4f2a
      onrecord judge export > ours.jsonl
    """
    given = names or []
    _check(action, given, because, to, within or [], theirs=theirs, preview=preview)
    from onrecord import judging
    from onrecord.ledger import Ledger, statement_judgements

    coming = _read(given[0]) if action == "import" else ()
    with Ledger.open(options.existing(ledger), create=False) as opened:
        if action == "export":
            for form in judging.export(opened):
                print_json(form)
        elif action == "list":
            show_standing(opened, as_json=json)
        elif action == "import":
            imported = judging.take_in(opened, coming, theirs=theirs)
            show_imported(imported)
            against = (imported.disagreements, imported.dates.disagreements, imported.statements.disagreements)
            if any(against) and not theirs:
                raise typer.Exit(1)
        elif action == "undo":
            if any(it.id.startswith(given[0]) for it in statement_judgements.standing(opened)):
                show_statement(judging.undo_statement(opened, given[0]))
            else:
                show_names(judging.undo(opened, given[0]))
        elif action in _OF_STATEMENTS:
            of_statement = _of_statement(opened, action, given[0], because or "", to, author)
            make = judging.preview_statement if preview else judging.judge_statement
            show_statement(make(opened, of_statement))
            if not preview:
                _tell_undo(of_statement.id)
        else:
            judgement = _judgement(opened, action, given, because or "", to, author, within or [])
            done = judging.judge(opened, judgement)
            show_names(done)
            _tell_undo(judgement.id)


def _tell_undo(judgement_id: str) -> None:
    told = f"judgement {judgement_id}; onrecord judge undo {judgement_id} takes it back"
    console().print(told, style="dim", soft_wrap=True)


def _check(
    action: str,
    given: list[str],
    because: str | None,
    to: str | None,
    within: list[str],
    *,
    theirs: bool,
    preview: bool,
) -> None:
    """Raise UsageError unless what was typed fits the action."""
    if action not in _ACTIONS:
        raise UsageError("nothing that judge does", action, f"give {', '.join(_ACTIONS)}")
    least, most, what = _ACTIONS[action]
    where = f"judge {action}"
    if len(given) < least or (most is not None and len(given) > most):
        raise UsageError(f"{words.count(len(given), 'word')} given", where, f"give {what}")
    judging = action in ("merge", "split", "rename", "reject", *_OF_STATEMENTS)
    if judging and not (because and because.strip()):
        raise UsageError("a judgement needs a reason", where, "give --because WORDS")
    for option, there, fits in (
        ("--because", because is not None, judging),
        ("--to", to is not None, action in ("rename", *_OF_STATEMENTS) or bool(within)),
        ("--in", bool(within), action == "split"),
        ("--theirs", theirs, action == "import"),
        ("--preview", preview, action in _OF_STATEMENTS),
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


def _of_statement(
    ledger: Ledger, action: str, statement_id: str, because: str, to: str | None, author: str | None
) -> StatementJudgement:
    from onrecord.judging import about, decided, speaker_named
    from onrecord.model import Aspect

    _, of = about(ledger, statement_id)
    aspect = Aspect.SPEAKER if action == "speaker" else Aspect.SAID_ON
    speaker = speaker_named(ledger, to) if to and aspect is Aspect.SPEAKER else None
    said_on = to if to and aspect is Aspect.SAID_ON else None
    who = author or getpass.getuser()
    return decided(of, aspect, who, datetime.now(UTC), because, speaker=speaker, said_on=said_on)


def _read(name: str) -> tuple[AnyJudgement, ...]:
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
