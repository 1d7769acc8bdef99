"""PLOVER's gold sentences: which type an event has, who does it, to whom.

Gold: CAMEO's example sentences, one event each, coded by hand in PLOVER 0.5b1. `TYPES` maps the types of that version
to the sixteen of today.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from evaluation.plain_report import plain_report
from onrecord.dates import Edtf
from onrecord.entities import read_entities
from onrecord.entities.reference import polity
from onrecord.events import read_events
from onrecord.language import require_pack
from onrecord.model import Dating, DatingMethod, Event
from onrecord.statements import attribute, read_statements
from onrecord.timex import read_times

TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of version 0.5b1 that have other names now; the rest are the same. A fight is an assault by armed force, an
investigation an accusation, by the codebook's own notes."""


def events_of(text: str, day: str) -> tuple[Event, ...]:
    """The events of one sentence, as a report of that day."""
    pack = require_pack("en")
    published = Dating(Edtf.parse(day), "the data set's day", DatingMethod.GIVEN)
    report = plain_report("sentence", text, published)
    syntax = pack.parse(report)
    times = read_times(report, syntax, pack.timex)
    entities = read_entities(report, syntax, pack.entities)
    statements = read_statements(report, syntax, times, entities, pack, attribute(report, syntax, pack))
    return read_events(report, syntax, times, entities, statements, pack)


def score(source: Path) -> tuple[dict[str, float], list[str]]:
    """Percentages, and a line for each event whose type is wrong or that is not found.

    An event of ours is the gold one whose words (`eventText`) it shares, the most of them; a type is right by name, an
    actor or a recipient where a word is shared, or the country of a demonym ("a Senegalese plan"). Type, actor and
    recipient count all gold events, found or not; "P" counts those that we give for a found one.
    """
    tally: Counter[str] = Counter()
    wrong = []
    for line in json.loads(source.read_text(encoding="utf-8")):
        found = _nearest(events_of(line["text"], line["date"]), line["eventText"])
        wanted = TYPES.get(line["event"], line["event"])
        tally["gold"] += 1
        tally["found"] += found is not None
        right = found is not None and found.type == wanted
        tally["type"] += right
        if not right:
            got = found.type if found else "-"
            wrong.append(f"{wanted} {got}: {line['eventText']} | {line['text']}")
        for name, gold, ours in (
            ("actor", line.get("source"), found.actor if found else ()),
            ("recipient", line.get("target"), found.recipient if found else ()),
        ):
            named = _words(_names(gold))
            tally[f"{name} gold"] += bool(named)
            tally[f"{name} ours"] += bool(ours)
            tally[name] += bool(named & _words(ours) or _polities(_names(gold)) & _polities(ours))
    return {
        "events found": 100 * tally["found"] / tally["gold"],
        "type": 100 * tally["type"] / tally["gold"],
        "actor": 100 * tally["actor"] / tally["actor gold"],
        "recipient": 100 * tally["recipient"] / tally["recipient gold"],
        "actor P": 100 * tally["actor"] / tally["actor ours"],
        "recipient P": 100 * tally["recipient"] / tally["recipient ours"],
    }, wrong


def table(source: Path) -> str:
    """The figures, then what is wrong."""
    figures, wrong = score(source)
    return "\n".join([*(f"{name:<14} {value:6.1f}" for name, value in figures.items()), "", *wrong])


def _nearest(found: Sequence[Event], words: str) -> Event | None:
    wanted = _words([words])
    shared = [(len(wanted & _words([event.trigger.quote, event.span.quote])), event) for event in found]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] else None


def _names(gold: Any) -> list[str]:
    """The actors' words of a gold record, which has one, several, or a bare name."""
    each = gold if isinstance(gold, list) else [gold] if gold else []
    return [one.get("actorText", "") if isinstance(one, dict) else str(one) for one in each]


def _polities(texts: Iterable[str]) -> set[str]:
    """The countries that names and demonyms stand for."""
    lexicon = require_pack("en").entities
    words = (word.strip(".,'’\"") for text in texts for word in [text, *text.split()])
    return {found for word in words if word[:1].isupper() and (found := polity(word, frozenset(), lexicon))}


_EMPTY = {"the", "a", "of", "to", ""}


def _words(texts: Iterable[str]) -> set[str]:
    return {word.strip(".,'’\"s") for text in texts for word in text.lower().split()} - _EMPTY
