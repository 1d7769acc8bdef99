"""What counts from an event: "two days before the vote", "the eve of the summit".

Invariant: an event has a date only where its own words carry one, and one only; else the expression stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

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
    timexes, events = list(times.timexes), _Events(times, report, syntax, lexicon)
    for place, (timex, seen) in enumerate(zip(times.timexes, sightings, strict=True)):
        if timex.rule in ("duration", "event offset"):
            timexes[place] = _counted(timex, seen, events, syntax, lexicon) or timex
    return times if timexes == list(times.timexes) else Times(times.published, tuple(timexes))


def _counted(timex: Timex, seen: Sighting, events: _Events, syntax: Syntax, lexicon: TimexLexicon) -> Timex | None:
    """The expression with the date that the event after it gives."""
    values = seen.found.values
    number, unit = integer(values, "number"), word(values, "unit")
    after = syntax.within(timex.span.end, timex.span.end + 24)
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
    base = events.day_of(event)
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


class _Events:
    """The days that a report tells of its events, each noun looked up once."""

    def __init__(self, times: Times, report: Report, syntax: Syntax, lexicon: TimexLexicon) -> None:
        self._times, self._report, self._syntax, self._lexicon = times, report, syntax, lexicon
        self._told: dict[str, list[tuple[int, Edtf]]] = {}

    @cached_property
    def _timexes(self) -> dict[int, Timex]:
        """The time expressions by the indexes of their tokens."""
        found: dict[int, Timex] = {}
        for timex in self._times.timexes:
            last = self._syntax.at(timex.span.end - 1)  # one that ends outside, as well
            inside = self._syntax.within(timex.span.start, timex.span.end)
            tokens = (*inside, last) if last is not None and last.start >= timex.span.start else inside
            found.update((token.index, timex) for token in tokens)
        return found

    @cached_property
    def _nouns(self) -> dict[str, list[Token]]:
        nouns: dict[str, list[Token]] = {}
        for token in self._syntax.tokens:
            if token.pos == "NOUN":
                nouns.setdefault(token.lemma, []).append(token)
        return nouns

    def day_of(self, event: Token) -> Edtf | None:
        """The one day that the report tells of an event: with the noun itself, else wherever the same noun stands."""
        own = self._own_day(event)
        if own is not None:
            return own
        if event.lemma not in self._told:
            found = ((noun.index, self._day_told(noun)) for noun in self._nouns.get(event.lemma, ()))
            self._told[event.lemma] = [(at, day) for at, day in found if day is not None and day.exact]
        days = {day for at, day in self._told[event.lemma] if at != event.index}
        return days.pop() if len(days) == 1 else None

    def _day_told(self, noun: Token) -> Edtf | None:
        """The day in a noun's phrase, else that of what it does or undergoes."""
        day = self._own_day(noun)
        if day is None and noun.dep in ("nsubj", "nsubjpass"):
            told = dating(noun, self._report, self._syntax, self._times, self._lexicon)
            return told.date if told.method is DatingMethod.TIMEX else None
        return day

    def _own_day(self, noun: Token) -> Edtf | None:
        """The exact day that stands in a noun's phrase: "the June 3 vote", "the vote of June 3"."""
        for child in self._syntax.children(noun):
            for token in self._syntax.children(child) if child.pos == "ADP" else (child,):
                timex = self._timexes.get(token.index)
                if timex is None or timex.date is None or timex.span.start <= noun.start < timex.span.end:
                    continue
                return timex.date if timex.date.exact else None
        return None
