"""Statements and positions against reports of which readers judged every statement: `tests/matters/judged`.

Each of twelve folders has reports, and for each statement that we took from them when they were judged, how it stands
to three propositions of the matter, and what of it was wrong (S: the speaker, D: the day, C: the words, R: nobody says
it). The reports were written by two hands, and judged by two others, who knew no rule and wrote nothing that was
trained on. Of 351 statements that two readers judged, the second has 94 in 100 labels as the first, and 86 in 100 of
his stances. What was wrong and is read as it was then is wrong still; what is read otherwise is for a reader to see.

A position is right where one of its statements was judged to take its stance, or the neighbour: who is against a thing
says that it is not under way. Of the statements judged to take one, those in a right position are found. A statement
bears on a matter where it was judged to be of it, with a side or without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import json_lines
from evaluation.matter import FolderPages
from onrecord import pipeline
from onrecord.intake import add_pages
from onrecord.ledger import Ledger
from onrecord.matters import Said
from onrecord.matters.network.input import NO_SIDE, OFF
from onrecord.model import GAP, ActorKind, Matter, Page, Span, Stance
from onrecord.queries import matter
from onrecord.queries.matters import MatterView

JUDGED = Path(__file__).parents[1] / "tests" / "matters" / "judged"

NEIGHBOURS = {
    frozenset({Stance.SUPPORTS, Stance.CONFIRMS}),
    frozenset({Stance.OPPOSES, Stance.DENIES}),
    frozenset({Stance.OPEN, Stance.LEAVES}),
}
"""Stances that a reader of positions takes for one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement as it was judged: what was read of it, its stance to each proposition, and what was wrong with it."""

    report: str
    words: str
    speaker: str
    said_on: str | None
    stances: Mapping[str, str]
    wrong: str


def judged(folder: Path) -> list[Judged]:
    """The statements of a folder."""
    lines = json_lines.read(folder / "labels.jsonl")
    return [
        Judged(it["report"], it["words"], it["speaker"] or "", it["said_on"], it["stances"], it["wrong"])
        for it in lines
    ]


def read_still(folder: Path) -> Counter[str]:
    """What is read as it was when it was judged, and what of that was wrong; and what is read otherwise."""
    found: Counter[str] = Counter()
    now = {
        (page.name, GAP.join(span.quote for span in it.content)): it
        for page in FolderPages(folder).pages()
        if isinstance(page, Page)
        for it in pipeline.read(page).at_least().statements
    }
    for it in judged(folder):
        own = now.get((it.report, it.words))
        found["judged"] += 1
        found["words wrong"] += own is not None and "C" in it.wrong
        found["said by nobody"] += own is not None and "R" in it.wrong
        found["gone"] += own is None
        if own is None:
            continue
        speaker = ", ".join(part for part in (own.speaker.name, own.speaker.role) if part)
        found["speaker wrong"] += speaker == it.speaker and "S" in it.wrong
        found["another speaker"] += speaker != it.speaker
        found["day wrong"] += own.said_on.value == it.said_on and "D" in it.wrong
        found["another day"] += own.said_on.value != it.said_on
    return found


def tally(folder: Path, *, by_words: bool = False) -> Counter[str]:
    """What is read of a folder's propositions, counted."""
    own = judged(folder)
    found: Counter[str] = Counter()
    with TemporaryDirectory() as place, Ledger.open(Path(place) / "judged.db") as ledger:
        add_pages(ledger, FolderPages(folder))
        for proposition in own[0].stances:
            view = matter(ledger, Matter(proposition), by_words=by_words)
            found += _of_view(view, proposition, own)
    return found


def _of_view(view: MatterView, proposition: str, own: Iterable[Judged]) -> Counter[str]:
    found: Counter[str] = Counter()
    of = {(it.report, it.words): it for it in own}
    names = {key: report.name for key, report in view.reports.items()}

    def label(report: str, words: tuple[Span, ...]) -> str | None:
        it = of.get((names[report], GAP.join(span.quote for span in words)))
        return it.stances[proposition] if it else None

    in_right: set[tuple[str, str]] = set()
    for position in view.positions:
        if position.actor_kind is not ActorKind.PERSON:
            continue
        labels = [(cited, label(cited.report, cited.words)) for cited in position.statements]
        if all(it is None for _, it in labels):
            found["not judged"] += 1
            continue
        right = [cited for cited, it in labels if it is not None and _fits(position.stance, it)]
        found["positions"] += 1
        found["right"] += bool(right)
        found["turned"] += any({it, position.stance} == {Stance.SUPPORTS, Stance.OPPOSES} for _, it in labels)
        in_right |= {(names[it.report], GAP.join(span.quote for span in it.words)) for it in right}
    bearing = {
        (names[it.item.report.id], GAP.join(span.quote for span in it.item.words))
        for it in view.items
        if isinstance(it.item, Said)
    }
    for key, it in of.items():
        stance = it.stances[proposition]
        found["sided"] += stance not in (NO_SIDE, OFF, Stance.ASKS)
        found["found"] += key in in_right
        found["of it"] += stance != OFF
        found["bear"] += key in bearing
        found["bear rightly"] += key in bearing and stance != OFF
    return found


def _fits(stance: Stance, label: str) -> bool:
    return stance.value == label or (label in list(Stance) and frozenset({stance, Stance(label)}) in NEIGHBOURS)


def figures(its: Counter[str]) -> dict[str, float]:
    """Percent of positions that are right, and turned round; of what is judged to take a side, found; of relevance."""

    def percent(part: str, whole: str) -> float:
        return round(100 * its[part] / max(its[whole], 1), 1)

    return {
        "positions right": percent("right", "positions"),
        "for the other side": percent("turned", "positions"),
        "stances found": percent("found", "sided"),
        "bearing right": percent("bear rightly", "bear"),
        "bearing found": percent("bear rightly", "of it"),
    }


def table(folder: Path = JUDGED) -> str:
    """Matter by matter, and all: by words and network, and by words alone."""
    folders = sorted(it for it in folder.iterdir() if it.is_dir())
    lines = [f"statements: {dict(sum((read_still(each) for each in folders), Counter[str]()))}"]
    for name, by_words in (("by words and network", False), ("by words alone", True)):
        whole: Counter[str] = Counter()
        for each in folders:
            its = tally(each, by_words=by_words)
            whole += its
            lines.append(f"{each.name:24} {its['positions']:4} positions, {figures(its)}")
        lines.append(f"{name:24} {whole['positions']:4} positions, {figures(whole)}")
    return "\n".join(lines)
