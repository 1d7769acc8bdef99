"""Events put together: a trigger's sense, status, date, arguments, words and voice.

Invariant: no event without a trigger. Its words hold the trigger, but for the second of two that share one ("visit A on
May 5 and B on May 6"). A nominal trigger whose words do not tell whether it took place, and that has neither date nor
party, is no event. A title gives none: the body tells what it announces, with its date.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.entities import Entities
from onrecord.events.drafts import OTHER, Draft, drafts
from onrecord.events.reading import Reading
from onrecord.events.several import by_place
from onrecord.events.when import ahead, when_of
from onrecord.language import FullPack
from onrecord.model import Dating, Event, Report, Role, Statement, Status, content_id
from onrecord.syntax import Syntax
from onrecord.timex import Times

PLOVER_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""PLOVER's 16 event types, in the codebook's order from cooperation to conflict."""

_VERBAL, _NOMINAL, _OUTSIDE, _BARE = 0.85, 0.7, 0.75, 0.15
"""Confidence of a verbal and of a nominal event, the factor of a type outside of PLOVER, and what is taken off where no
party is named. Ranks, set by hand on the development reports; not calibrated yet."""


def read_events(
    report: Report, syntax: Syntax, times: Times, entities: Entities, statements: tuple[Statement, ...], pack: FullPack
) -> tuple[Event, ...]:
    """The events of a report, in text order; the same words and type make one event, the first."""
    reading = Reading(report, syntax, times, entities, statements, pack)
    found: dict[tuple[int, int, str], Event] = {}
    for draft in drafts(reading):
        if report.blocks[syntax.sentence_of(draft.trigger).block].role is Role.TITLE:
            continue
        for one in by_place(draft, reading):
            event = _event(one, reading)
            found.setdefault((event.span.start, event.span.end, event.type), event)
    return tuple(_captions_once(sorted(found.values(), key=lambda event: (event.span.start, event.span.end)), report))


def _captions_once(events: list[Event], report: Report) -> Iterator[Event]:
    """All but the events of a caption that stood before, word for word."""
    seen: set[tuple[str, str]] = set()
    for event in events:
        if report.blocks[report.block_at(event.span.start)].role is Role.CAPTION:
            if (event.span.quote, event.type) in seen:
                continue
            seen.add((event.span.quote, event.type))
        yield event


_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
"""What cannot lie after the day on which it is told."""


def _event(draft: Draft, reading: Reading) -> Event:
    report = reading.report
    trigger = report.span(draft.trigger.start, draft.trigger.end)
    voice = reading.voice(trigger)
    when = when_of(draft, voice, reading)
    status = draft.status
    if status in _REAL and ahead(when, reading):
        if draft.trigger.tag in ("VBD", "VBN") and status is Status.HAPPENED:
            when = Dating(None, f"it is told as past, and {when.date} lies ahead: the date is another's")
        else:
            status = Status.PLANNED
    given = draft.arguments
    confidence = _VERBAL if draft.trigger.pos in ("VERB", "AUX") else _NOMINAL
    if draft.sense.type == OTHER:
        confidence *= _OUTSIDE
    if not given.actor and not given.recipient:
        confidence -= _BARE
    return Event(
        id=content_id("event", report.id, draft.span.start, draft.span.end, draft.sense.type, draft.trigger.start),
        span=draft.span,
        trigger=trigger,
        type=draft.sense.type,
        mode=draft.sense.mode,
        status=status,
        when=when,
        actor=given.actor,
        recipient=given.recipient,
        place=given.place,
        voice=voice,
        confidence=round(confidence, 2),
    )
