"""A report's time expressions, recognised, sifted by the parse, and resolved in text order.

Invariant: timexes stand in text order and do not overlap; the same report, parse and lexicon give the same timexes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Report, Role, Timex
from onrecord.syntax import Syntax
from onrecord.timex.anchor import resolve
from onrecord.timex.calendar_rules import integer
from onrecord.timex.event_anchors import from_events
from onrecord.timex.outlook import is_past_perfect
from onrecord.timex.publication import infer_publication
from onrecord.timex.reading import Anchors, Place, Times, Told
from onrecord.timex.recognise import Found, recognise
from onrecord.timex.sighting import Sighting, admissible, sighting

READ_ROLES = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})
"""The roles in which time is told; a date in furniture is not the article's."""


def read_times(report: Report, syntax: Syntax, lexicon: TimexLexicon) -> Times:
    """Find and resolve a report's time expressions; infer its publication date where the page gives none.

    >>> from onrecord.language.packs.en.timex import TIMEX
    >>> from onrecord.model import Block, Dating
    >>> text = "The mill opened in May 2016."
    >>> report = Report("r", "p", None, None, "en", None, None, Dating(None, "untold"), text,
    ...                 (Block(Role.BODY, 0, 28, "a sentence"),))
    >>> [(t.span.quote, t.value) for t in read_times(report, Syntax((), ()), TIMEX).timexes]
    [('May 2016', '2016-05')]
    """
    admitted = [
        sighting(found, report, syntax, lexicon)
        for block in report.blocks
        if block.role in READ_ROLES
        for found in recognise(report.text, block.start, block.end, lexicon)
        if admissible(found, syntax, lexicon)
    ]
    sightings = list(_with_shared_years(report.text, admitted, lexicon))
    published = report.published
    if published.date is None:
        published = infer_publication(report, sightings, syntax, lexicon)
        if report.published.basis.endswith("."):  # a whole sentence: the page gave a date, and why it was refused
            published = replace(published, basis=f"{report.published.basis} {published.basis}")
    day_first = _day_first(sightings)
    whole = Anchors(published.date, day_first)
    by_entry = {entry: Anchors(entry.posted.date, day_first) for entry in report.entries}
    timexes = []
    for seen in sightings:
        entry = report.entry_at(seen.found.start)
        anchors = whole if entry is None else by_entry[entry]
        found = _eve_of(_per(seen.found, syntax), syntax)
        before = seen.verb is not None and is_past_perfect(seen.verb, syntax)
        place = Place(seen.words, seen.sentence, seen.outlook, seen.loose, seen.bound, before)
        reading = resolve(found, place, anchors)
        if entry is not None:
            reading = replace(reading, basis=_of_entry(reading.basis))
        if not _calls_a_name(found, syntax):
            anchors.told.append(Told(reading, seen.sentence, seen.outlook, seen.bound or seen.since, before))
        span = report.span(found.start, found.end)
        timexes.append(
            Timex(span, reading.type, reading.value, reading.date, reading.anchor, found.rule, reading.basis)
        )
    return from_events(Times(published, tuple(timexes)), sightings, report, syntax, lexicon)


def _calls_a_name(found: Found, syntax: Syntax) -> bool:
    """Whether a day only tells which copy of a named thing is meant ("in Monday's Post"): nothing counts from it."""
    tokens = syntax.within(found.start, found.end)
    day = next((t for t in tokens if t.dep in ("poss", "compound", "nmod")), None)
    above = syntax.head(day) if day is not None else None
    return above is not None and above.pos == "PROPN" and above not in tokens


def _of_entry(basis: str) -> str:
    """What a reading says of the report, said of the entry of a live blog that it counts from."""
    return basis.replace("the report of ", "the entry of ").replace("the day of the report,", "the day of the entry,")


def _with_shared_years(text: str, sightings: Sequence[Sighting], lexicon: TimexLexicon) -> Iterator[Sighting]:
    """Give "March" of "between March and May 2018" the year that is written once for both."""
    for seen, after in zip_longest(sightings, sightings[1:]):
        month = integer(seen.found.values, "month")
        if after is None or seen.found.rule != "date" or month is None or "year" in seen.found.values:
            yield seen
            continue
        year, last = integer(after.found.values, "year"), integer(after.found.values, "month")
        between = text[seen.found.end : after.found.start].strip().lower()
        if after.found.rule != "date" or year is None or last is None or between not in lexicon.joining:
            yield seen
            continue
        values = {**seen.found.values, "year": year - (month > last)}
        yield replace(seen, found=Found(seen.found.start, seen.found.end, "date", values))


def _day_first(sightings: Sequence[Sighting]) -> bool | None:
    """Whether the report writes the day before the month, by those of its dates that can be read one way only."""
    habits = set()
    for seen in sightings:
        first, second = integer(seen.found.values, "first"), integer(seen.found.values, "second")
        if seen.found.rule == "slashed" and first is not None and second is not None and max(first, second) > 12:
            habits.add(first > 12)
    return habits.pop() if len(habits) == 1 else None


def _per(found: Found, syntax: Syntax) -> Found:
    """As a set, "15 a year": a unit with an article that measures a noun comes again and again."""
    if found.rule != "duration" or found.values.get("number") != 1:
        return found
    tokens = syntax.within(found.start, found.end)
    if len(tokens) != 2 or tokens[1].dep != "npadvmod" or syntax.head(tokens[1]).pos not in ("NOUN", "NUM", "SYM"):
        return found
    return Found(found.start, found.end, "set", found.values)


def _eve_of(found: Found, syntax: Syntax) -> Found:
    """As the eve of an event, "накануне выборов": where it governs a noun, it counts from no day told before."""
    if found.rule != "eve" or not any(
        syntax.children(t, "pobj", "nmod") for t in syntax.within(found.start, found.end)
    ):
        return found
    return Found(found.start, found.end, "event offset", found.values)
