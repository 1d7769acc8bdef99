"""Events put together: a trigger's sense, status, date, arguments, words and voice.

Invariant: no event without a trigger. Its words hold the trigger, but for the second of two that share one ("visit A on
May 5 and B on May 6"). A nominal trigger whose words do not tell whether it took place, and that has neither date nor
party, is no event. A title gives none: the body tells what it announces, with its date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.dates import Edtf
from onrecord.entities import Entities
from onrecord.events import arguments, clause, status
from onrecord.events.arguments import Arguments
from onrecord.events.declared import THREAT, declared, vows_harm
from onrecord.events.naming import names
from onrecord.events.other_end import at_other_end
from onrecord.events.reading import POINT, Reading
from onrecord.events.triggers import subjects, triggers
from onrecord.language import Pack
from onrecord.lexicons.events import Sense
from onrecord.model import (
    OUTLET,
    Dating,
    DatingMethod,
    EntityKind,
    Event,
    Report,
    Role,
    Span,
    Statement,
    Status,
    content_id,
)
from onrecord.syntax import Syntax, Token
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

_VERBAL_ACTS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types done by words, which in the simple present are stances."""

OTHER = "OTHER"
"""What is of record and has no PLOVER type: offices, elections, laws, things opened, built, bought, shut."""

_VERBAL, _NOMINAL, _OUTSIDE, _BARE = 0.85, 0.7, 0.75, 0.15
"""Confidence of a verbal and of a nominal event, the factor of a type outside of PLOVER, and what is taken off where no
party is named. Ranks, set by hand on the development reports; not calibrated yet."""


def read_events(
    report: Report, syntax: Syntax, times: Times, entities: Entities, statements: tuple[Statement, ...], pack: Pack
) -> tuple[Event, ...]:
    """The events of a report, in text order; the same words and type make one event, the first."""
    reading = Reading(report, syntax, times, entities, statements, pack)
    found: dict[tuple[int, int, str], Event] = {}
    drafts = [_draft(token, sense, reading) for token, sense in triggers(reading)]
    drafts += [_declared(*one, reading) for one in declared(reading)]
    for draft in drafts:
        if draft is None or report.blocks[syntax.sentence_of(draft.trigger).block].role is Role.TITLE:
            continue
        for one in _split(draft, reading):
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


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it is dated and given its voice."""

    trigger: Token
    sense: Sense
    status: Status
    arguments: Arguments
    span: Span
    when: Dating | None = None


def _draft(token: Token, sense: Sense, reading: Reading) -> _Draft | None:
    if token.pos in ("VERB", "AUX"):
        told = status.of_verb(token, reading)
        if sense.past and told is Status.ONGOING:
            told = Status.HAPPENED
        if told is None or _idle(token, sense, reading) or _state(token, reading):
            return None
        if sense.type == "AGREE" and vows_harm(token, reading):
            sense = THREAT
        found = arguments.of_verb(token, sense, reading)
        if _attitude(token, sense, told) or (told is Status.HYPOTHETICAL and sense.type != OTHER and not _named(found)):
            return None
        return _Draft(token, sense, told, found, clause.of_verb(token, reading))
    found = arguments.of_noun(token, sense, reading)
    told = status.of_noun(token, reading)
    dated = any(t.index in reading.timed for t in reading.syntax.subtree(token))
    borne = _borne(token, reading)
    if told is None or not (dated or borne or found.actor or found.recipient or found.place):
        return None
    if (
        sense.type == "REQUEST" and reading.syntax.head(token).lemma not in reading.pack.events.light
    ):  # a request only spoken of; making it is the event
        return None
    return _Draft(token, sense, told, found, clause.of_noun(token, reading))


def _declared(cue: Token, sense: Sense, inner: Token, meant: tuple[Token, ...], reading: Reading) -> _Draft | None:
    """What is done by saying so; nothing where nobody is named who does it."""
    told = status.of_verb(cue, reading) if cue.pos == "VERB" else status.of_verb(reading.syntax.head(cue), reading)
    told = told or Status.HAPPENED
    if cue.pos == "VERB" and told is Status.ONGOING:
        told = Status.HAPPENED
    if told in (Status.HYPOTHETICAL, Status.DENIED):
        return None
    actors = names(subjects(cue if cue.pos == "VERB" else reading.syntax.head(cue), reading), reading)
    asked = names(list(meant), reading)
    recipients = asked or at_other_end(inner, sense, actors, reading)
    if not actors or not recipients:
        return None
    if cue.pos == "ADJ" and reading.voice(reading.report.span(cue.start, cue.end)) != OUTLET:
        return None  # a stance that somebody states: it stands as that statement
    return _Draft(cue, sense, told, Arguments(actors, recipients, None), clause.declaring(cue, inner, reading))


def _attitude(verb: Token, sense: Sense, told: Status) -> bool:
    """Whether a verbal act stands in the simple present: "who opposes the motion" tells a stance and no event."""
    return told is Status.ONGOING and sense.type in _VERBAL_ACTS and verb.tag in ("VBZ", "VBP")


def _named(found: Arguments) -> bool:
    """Whether a party or place has a name; what might be done by nobody named is no matter of record."""
    names = (*found.actor, *found.recipient, *((found.place,) if found.place else ()))
    return any(word[:1].isupper() for name in names for word in name.split())


def _state(verb: Token, reading: Reading) -> bool:
    """Whether a participle only describes its noun: "troops stationed at the base", undated and by nobody named."""
    if verb.dep != "acl" or verb.tag != "VBN" or reading.obliques(verb, {reading.pack.events.agent}):
        return False
    return not any(t.index in reading.timed for t in reading.syntax.subtree(verb))


def _bounded(verb: Token, told: Status, voice: str, reading: Reading) -> Dating | None:
    """The date or bound that a tense gives: a speaker's present is when it was said, a perfect is before."""
    auxiliaries = [verb, *reading.syntax.children(verb, "aux", "auxpass")]
    statement = reading.statement.get(voice)
    if told is Status.ONGOING and statement is not None and any(a.tag in ("VBZ", "VBP") for a in auxiliaries):
        said = statement.said_on
        return Dating(said.date, f"told in the present when it was said: {said.basis}", said.method)
    have = next((a for a in auxiliaries[1:] if a.lemma in reading.pack.events.perfect), None)
    if told is not Status.HAPPENED or verb.tag not in ("VBN", "VBD") or have is None:
        return None
    present = have.tag != "VBD"
    if statement is not None and (statement.said_on.date or not present):
        bound, before = statement.said_on, "before it was said"
    elif present:
        bound, before = reading.times.published, "before the report"
    else:
        return None
    if bound.date is None or bound.date.last is None:
        return None
    end = bound.date.value if POINT.fullmatch(bound.date.value) else bound.date.last.isoformat()
    return Dating(Edtf.parse(f"../{end}"), f"{before}: {bound.basis}", DatingMethod.EVENT)


def _idle(verb: Token, sense: Sense, reading: Reading) -> bool:
    """Whether a verb only tells what becomes of an event noun that is a trigger of its own ("held talks")."""
    lexicon = reading.pack.events
    things = reading.syntax.children(verb, "dobj", "nsubjpass")
    ending = status.governing(verb, reading) is Status.DENIED and sense.type != "REJECT"
    bearing = verb.lemma in lexicon.light or ending
    return bearing and any(t.lemma in lexicon.nouns for t in things)


def _borne(noun: Token, reading: Reading) -> bool:
    """Whether an event noun has a verb that tells what becomes of it ("talks were held", "the visit is planned")."""
    lexicon, verb = reading.pack.events, reading.syntax.head(noun)
    if noun.dep not in ("dobj", "nsubj", "nsubjpass"):
        return False
    return verb.lemma in lexicon.light | lexicon.occurring or status.governing(verb, reading) is not None


def _split(draft: _Draft, reading: Reading) -> Iterator[_Draft]:
    """One draft for each place that has a date of its own: "visit Ostrava on May 5 and Velm on May 6"."""
    later = _places_with_dates(draft, reading)
    if not later:
        yield draft
        return
    tokens = reading.syntax.tokens
    end = tokens[later[0][0]].start
    words = reading.report.text[draft.span.start : end]
    kept = words.rstrip(" ,;")
    lexicon = reading.pack.events
    for word in [*sorted(lexicon.goal), *sorted(lexicon.joining, key=len, reverse=True)]:
        if kept.lower().endswith(f" {word}"):
            kept = kept[: -len(word)].rstrip(" ,;")
    names = {reading.entity_name(tokens[first]) for first, _ in later}
    head = replace(draft.arguments, recipient=tuple(n for n in draft.arguments.recipient if n not in names))
    yield replace(draft, arguments=head, span=reading.report.span(draft.span.start, draft.span.start + len(kept)))
    for first, last in later:
        timex = reading.timed[last]
        where = reading.entity_name(tokens[first])
        span = reading.report.span(tokens[first].start, tokens[last].end)
        basis = f"{timex.span.quote!r} stands with it: {timex.basis}"
        given = replace(head, recipient=(where,) if where else (), place=where)
        yield replace(draft, arguments=given, span=span, when=Dating(timex.date, basis, DatingMethod.TIMEX))


def _places_with_dates(draft: _Draft, reading: Reading) -> list[tuple[int, int]]:
    """Stretches "and PLACE on DATE" after a first dated place, as the indices of their first and last tokens.

    Read off the surface, since parsers join the second place to the first date.
    """
    if draft.sense.type != "CONSULT":
        return []
    syntax, lexicon = reading.syntax, reading.pack.events
    sentence = syntax.sentence_of(draft.trigger)
    found: list[tuple[int, int]] = []
    dated = False
    index = draft.trigger.index + 1
    while index < sentence.last:
        token = syntax.tokens[index]
        if token.pos in ("VERB", "AUX") or token.tag in ("WDT", "WP"):
            break
        if token.index in reading.timed:
            dated = True
        before = index - 2 if syntax.tokens[index - 1].lemma in lexicon.goal else index - 1
        joined = syntax.tokens[before].text.lower() in lexicon.joining
        if dated and joined and reading.kind(token) is EntityKind.PLACE:
            last = _date_behind(index, sentence.last, reading)
            if last is not None:
                found.append((index, last))
                index = last
        index += 1
    return found


def _date_behind(index: int, end: int, reading: Reading) -> int | None:
    """The last token of a timex that stands right behind a place's name, with at most a preposition between."""
    mention = reading.mention(reading.syntax.tokens[index])
    while index < end and reading.mention(reading.syntax.tokens[index]) is mention:
        index += 1
    if index < end and reading.syntax.tokens[index].pos == "ADP":
        index += 1
    if index >= end or index not in reading.timed:
        return None
    timex = reading.timed[index]
    while index + 1 < end and reading.timed.get(index + 1) is timex:
        index += 1
    return index


_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
"""What cannot lie after the day on which it is told."""


def _when(draft: _Draft, voice: str, reading: Reading) -> Dating:
    """The event's date: its statement's where the trigger is a cue, else what stands with it, else a tense's bound.

    A plan whose date is over when the outlet tells of it would be no plan: the date is another's.
    """
    statement = reading.told_by(draft.trigger)
    if statement is not None:
        return statement.said_on
    when = draft.when or _with_trigger(draft, reading)
    if when.date is None:
        return _bounded(draft.trigger, draft.status, voice, reading) or when
    published = reading.times.published.date
    if draft.status is Status.PLANNED and voice == OUTLET and published is not None:
        over = when.date.last is not None and published.first is not None and when.date.last < published.first
        if over:
            return Dating(None, f"it is planned, and {when.date} was over when the report came out")
    return when


def _with_trigger(draft: _Draft, reading: Reading) -> Dating:
    """The date of the trigger's clause.

    The passage dates no event: the sentence behind a dated one tells of an earlier day as often as of the same. The
    day of the news dates what the report opens with, and what is told in the present.
    """
    when = reading.when(draft.trigger, draft.sense.past)
    word = draft.trigger.text
    if when.method is DatingMethod.TIMEX and _of_the_decision(draft.trigger, reading):
        return Dating(None, f"the date in the sentence is that of the decision, not of “{word}”")
    if when.method is DatingMethod.PASSAGE:
        return Dating(None, f"no date stands with “{word}”, only with the sentence before")
    if when.method is DatingMethod.PUBLICATION and not (
        reading.opens(draft.trigger) or _in_present(draft.trigger, reading)
    ):
        return Dating(
            None, f"no date stands with “{word}”, and the report neither opens with it nor tells it as present"
        )
    return when


def _of_the_decision(trigger: Token, reading: Reading) -> bool:
    """Whether the date is that of deciding, not of what is decided: "agreed on Thursday to open a base".

    An infinitive's own date stands in its own words; what is expected or due has the date of either.
    """
    syntax, head = reading.syntax, reading.syntax.head(trigger)
    if trigger.tag != "VB" or trigger.dep not in ("acl", "xcomp"):
        return False
    if any(token.index in reading.timed for token in syntax.subtree(trigger)):
        return False
    perfect = any(a.lemma in reading.pack.events.perfect for a in syntax.children(head, "aux"))
    decided = head.tag == "VBD" or (head.tag == "VBN" and perfect and not syntax.children(head, "auxpass"))
    return head.pos in ("NOUN", "PROPN") or (head.pos == "VERB" and decided)


def _ahead(when: Dating, reading: Reading) -> bool:
    """Whether a date begins after the report came out."""
    published = reading.times.published.date
    if published is None or published.last is None or when.date is None or when.date.first is None:
        return False
    return when.date.first > published.last


def _in_present(trigger: Token, reading: Reading) -> bool:
    """Whether the verb of the trigger's clause stands in the present, which a perfect does not."""
    clause = (trigger, *reading.syntax.ancestors(trigger))
    verb = next((t for t in clause if t.pos in ("VERB", "AUX")), trigger)
    auxiliaries = reading.syntax.children(verb, "aux", "auxpass")
    perfect = any(a.lemma in reading.pack.events.perfect for a in auxiliaries)
    return not perfect and any(t.tag in ("VBZ", "VBP") for t in (verb, *auxiliaries))


def _event(draft: _Draft, reading: Reading) -> Event:
    report = reading.report
    trigger = report.span(draft.trigger.start, draft.trigger.end)
    voice = reading.voice(trigger)
    when = _when(draft, voice, reading)
    status = draft.status
    if status in _REAL and _ahead(when, reading):
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
