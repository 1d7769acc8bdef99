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

from collections import Counter, defaultdict
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
from onrecord.matters.network.together import NEIGHBOURS
from onrecord.model import GAP, ActorKind, Matter, Page, Span, Stance
from onrecord.queries import matter
from onrecord.queries.matters import MatterView

JUDGED = Path(__file__).parents[1] / "tests" / "matters" / "judged"


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
        (page.name, _words(it.content)): it
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


def tallies(folder: Path) -> dict[str, Counter[str]]:
    """What is read of a folder's propositions, counted: by both, of its own proposition alone, and by words alone."""
    own = judged(folder)
    both, first, words = Counter[str](), Counter[str](), Counter[str]()
    with TemporaryDirectory() as place, Ledger.open(Path(place) / "judged.db") as ledger:
        add_pages(ledger, FolderPages(folder))
        for at, proposition in enumerate(own[0].stances):
            found = _of_view(matter(ledger, Matter(proposition)), proposition, own)
            both += found
            first += found if at == 0 else Counter()
            words += _of_view(matter(ledger, Matter(proposition), by_words=True), proposition, own)
    return {"by words and network": both, "of its own proposition": first, "by words alone": words}


def _of_view(view: MatterView, proposition: str, own: Iterable[Judged]) -> Counter[str]:
    found: Counter[str] = Counter()
    of = {(it.report, it.words): it for it in own}
    names = {key: report.name for key, report in view.reports.items()}

    def place(report: str, words: Iterable[Span]) -> tuple[str, str]:
        return names[report], _words(words)

    in_right: set[tuple[str, str]] = set()
    for position in view.positions:
        if position.actor_kind is not ActorKind.PERSON:
            continue
        places = [place(cited.report, cited.words) for cited in position.statements]
        labels = {at: of[at].stances[proposition] for at in places if at in of}
        if not labels:
            found["not judged"] += 1
            continue
        right = {at for at, label in labels.items() if label in (position.stance, NEIGHBOURS.get(position.stance))}
        found["positions"] += 1
        found["right"] += bool(right)
        found["turned"] += any({it, position.stance} == {Stance.SUPPORTS, Stance.OPPOSES} for it in labels.values())
        in_right |= right
    bearing = {place(it.item.report.id, it.item.words) for it in view.items if isinstance(it.item, Said)}
    for key, it in of.items():
        stance = it.stances[proposition]
        found["sided"] += stance not in (NO_SIDE, OFF, Stance.ASKS)
        found["found"] += key in in_right
        found["of it"] += stance != OFF
        found["bear"] += key in bearing
        found["bear rightly"] += key in bearing and stance != OFF
    return found


def _words(spans: Iterable[Span]) -> str:
    return GAP.join(span.quote for span in spans)


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
    """All matters, way by way, and each matter by words and network."""
    folders = sorted(it for it in folder.iterdir() if it.is_dir())
    lines = [f"statements: {dict(sum((read_still(each) for each in folders), Counter[str]()))}"]
    whole: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in folders:
        its = tallies(each)
        for way, found in its.items():
            whole[way] += found
        lines.append(_line(each.name, its["by words and network"]))
    return "\n".join([*lines, *(_line(way, found) for way, found in whole.items())])


def _line(name: str, found: Counter[str]) -> str:
    return f"{name:24} {found['positions']:4} positions, {figures(found)}"
