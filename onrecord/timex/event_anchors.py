"""What counts from an event: "two days before the vote", "the eve of the summit".

Invariant: an event has a date only where its own words carry one, and one only; else the expression stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.dates import Edtf
from onrecord.errors import DateError
from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import DatingMethod, Report, Timex, TimexType
from onrecord.syntax import Syntax, Token
from onrecord.timex.calendar_rules import integer, word
from onrecord.timex.dating import dating
from onrecord.timex.reading import Times
from onrecord.timex.relative_rules import moved
from onrecord.timex.sighting import Sighting

_LONG = frozenset({"D", "W", "M", "Y"})
"""Units that are counted from an event; hours stay within its day."""


def from_events(
    times: Times, sightings: Sequence[Sighting], report: Report, syntax: Syntax, lexicon: TimexLexicon
) -> Times:
    """The same times, with a date for what is counted from an event whose date the report tells."""
    timexes = list(times.timexes)
    for place, (timex, seen) in enumerate(zip(times.timexes, sightings, strict=True)):
        if timex.rule in ("duration", "event offset"):
            timexes[place] = _counted(timex, seen, times, report, syntax, lexicon) or timex
    return times if timexes == list(times.timexes) else Times(times.published, tuple(timexes))


def _counted(
    timex: Timex, seen: Sighting, times: Times, report: Report, syntax: Syntax, lexicon: TimexLexicon
) -> Timex | None:
    """The expression with the date that the event after it gives."""
    values = seen.found.values
    number, unit = integer(values, "number"), word(values, "unit")
    after = syntax.within(timex.span.end, min(timex.span.end + 24, len(report.text)))
    if number is None or unit not in _LONG or not after:
        return None
    link = after[0]
    direction = integer(values, "direction")
    if direction is None and link.sentence == seen.sentence:
        direction = -1 if link.lemma in lexicon.before else 1 if link.lemma in lexicon.after else None
    own = syntax.at(timex.span.start)  # "накануне выборов": the expression itself governs the event
    event = _object(link, syntax) or (_object(own, syntax) if own is not None else None)
    if direction is None or event is None:
        return None
    base = _date_of(event, times, report, syntax, lexicon)
    if base is None or base.first is None:
        return None
    try:
        value, when, _ = moved(base.first, unit, direction * number)
    except DateError:
        return None
    if unit != "D":
        when = Edtf.parse("/".join(f"{end.rstrip('~')}~" for end in when.value.split("/")))
    elif base.approximate:
        when = Edtf.parse(f"{when.value}~")
    basis = f"“{timex.span.quote}” counts from the {event.text} of {base}."
    kept = timex.value if timex.type is TimexType.DURATION else value
    return replace(timex, value=kept, date=when, anchor=str(base), basis=basis)


def _object(link: Token, syntax: Syntax) -> Token | None:
    """The noun that a preposition governs, where it is a certain one: "the vote", "their talks", "Friday's vote"."""
    for noun in syntax.children(link, "pobj", "pcomp"):
        if noun.pos == "NOUN" and any(child.pos in ("DET", "PRON", "PROPN") for child in syntax.children(noun)):
            return noun
    return None


def _date_of(event: Token, times: Times, report: Report, syntax: Syntax, lexicon: TimexLexicon) -> Edtf | None:
    """The one day that the report tells of an event: with the noun itself, else wherever the same noun stands."""
    own = _own_date(event, times, syntax)
    if own is not None:
        return own
    days = set()
    for token in syntax.tokens:
        if token.index == event.index or token.lemma != event.lemma or token.pos != "NOUN":
            continue
        day = _own_date(token, times, syntax)
        if day is None and token.dep in ("nsubj", "nsubjpass"):
            told = dating(token, report, syntax, times, lexicon)
            day = told.date if told.method is DatingMethod.TIMEX else None
        if day is not None and day.exact:
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _own_date(noun: Token, times: Times, syntax: Syntax) -> Edtf | None:
    """The exact day that stands in a noun's phrase: "the June 3 vote", "the vote of June 3"."""
    for child in syntax.children(noun):
        inside = syntax.children(child) if child.pos == "ADP" else (child,)
        for token in inside:
            for timex in times.timexes:
                at = timex.span
                if at.start <= token.start < at.end and not at.start <= noun.start < at.end and timex.date is not None:
                    return timex.date if timex.date.exact else None
    return None
