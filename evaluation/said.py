"""The words of a list's positions as statements: which are read, from whom, and as of which day.

A list (`positions.json`) is read by hand, beside its reports. Its words are covered where a statement shares half of
their code points; of several, the one with the list's speaker counts. The speaker is right by surname, or, where the
list names nobody, by a word of the list's speaker or actor. Our day is right where it lies within the list's, `holds`
it where it is coarser, and is WRONG where the two have no day in common; `about then` counts those marked "~", right or
not. Each report is read on its own.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from evaluation import matter, reports, samples
from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.entities.spellings import skeleton
from onrecord.model import Page, Record, Span, Statement

Scores = dict[str, float]


def score(folder: Path, gold: Path | None = None) -> tuple[Scores, list[str]]:
    """The figures of a folder's list, and a line for each of its positions that is not right in all."""
    wanted = matter.gold_of(gold or folder / "positions.json") or {"timeline": []}
    pages = samples.pages() if gold and gold.parent == samples.GOLD else reports.scraped(folder)
    by_name: dict[str, Page] = {Path(page.name).stem: page for page in pages}
    counts: Counter[str] = Counter()
    lines = []
    for each in wanted["timeline"]:
        page = by_name.get(Path(each["file"]).stem)
        if page is None:
            continue
        verdict, told = _verdict(each, pipeline.read(page).at_least())
        counts.update(verdict)
        if not {"right speaker", "right day"} <= verdict or "no office" in verdict:
            lines.append(f"{each['id']:5} {Path(each['file']).stem[:14]:14} {', '.join(sorted(verdict))}: {told}")
    every = counts["covered"] + counts["not covered"]
    figures: Scores = {"positions": float(every)}
    for name, of in (
        ("covered", every),
        ("right speaker", every),
        ("right day", every),
        ("about then", every),
        ("day holds it", every),
        ("unknown day", every),
        ("WRONG day", every),
        ("office", counts["office"] + counts["no office"]),
    ):
        figures[name] = 100 * counts[name] / max(of, 1)
    return figures, lines


def table(folder: Path, gold: Path | None = None) -> str:
    """What was measured, as a person reads it."""
    figures, lines = score(folder, gold)
    return "\n".join([*lines, *(f"{name:<16} {value:6.1f}" for name, value in figures.items())])


def _verdict(wanted: dict[str, Any], record: Record) -> tuple[set[str], str]:
    """What is right of one position, and what we have instead."""
    place = _place(wanted["quotation"], record.report.text)
    near = [] if place is None else [s for s in record.statements if 2 * _shared(s, place) >= place[1] - place[0]]
    own = [s for s in near if _is_speaker(wanted, s)]
    best = max(own or near, key=lambda s: (_day(wanted, s) == "right day", _shared(s, place or (0, 0))), default=None)
    if best is None:
        words = wanted["quotation"][:60]
        return {"not covered"}, f"{wanted['speaker']}, {wanted['date']}: “{words}”"
    verdict = {"covered", _day(wanted, best), "right speaker" if own else "wrong speaker"}
    if best.said_on.date is not None and best.said_on.date.approximate:
        verdict.add("about then")
    office = re.findall(r"\((.+?)\)", wanted["speaker"])
    if own and office and office[0].split()[-1].lower() in record.report.text.lower():
        verdict.add("office" if best.speaker.role else "no office")
    told = (
        f"{wanted['speaker']}, {wanted['date']}; ours: {best.speaker.name}, {best.speaker.role}, {best.said_on.value}"
    )
    return verdict, f"{told} ({best.said_on.basis[:90]}) “{wanted['quotation'][:50]}”"


def _place(words: str, text: str) -> tuple[int, int] | None:
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return found.span() if found else None


def _shared(statement: Statement, place: tuple[int, int]) -> int:
    """Code points that a statement's content, marks and gaps between its pieces aside, shares with a place."""
    return sum(_overlap(span, place) for span in statement.content)


def _overlap(span: Span, place: tuple[int, int]) -> int:
    return max(0, min(span.end, place[1]) - max(span.start, place[0]))


def _is_speaker(wanted: dict[str, Any], statement: Statement) -> bool:
    """Whether a statement's speaker is the list's: by surname, or by a word of who is not named."""
    speaker = statement.speaker
    quote = speaker.span.quote if speaker.span else None
    ours = {skeleton(word) for text in (speaker.name, speaker.role, quote) for word in _words(text)}
    name = wanted["speaker"].split(" (")[0]
    if name[:1].isupper() and speaker.entity is not None:
        return skeleton(_words(name)[-1]) in {skeleton(word) for word in _words(speaker.name)}
    told = [skeleton(word) for part in (wanted["speaker"], wanted["actor"]) for word in _words(part)]
    return not (name[:1].isupper() and " " in name) and bool(ours.intersection(told))


def _words(text: str | None) -> list[str]:
    return [word for word in re.findall(r"[\w'-]{3,}", text or "") if word.lower() not in ("the", "for", "and")]


def _day(wanted: dict[str, Any], statement: Statement) -> str:
    told, own = Edtf.parse(wanted["date"]), statement.said_on.date
    if own is None:
        return "unknown day"
    if own.within(told):
        return "right day"
    apart = bool(own.first and told.last and own.first > told.last) or bool(
        own.last and told.first and own.last < told.first
    )
    return "WRONG day" if apart else "day holds it"
