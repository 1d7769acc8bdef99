"""One event told for several places, each with its day: "visit Ostrava on May 5 and Velm on May 6".

Invariant: each has words of its own, and no word stands in two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.events.drafts import Draft
from onrecord.events.reading import Reading
from onrecord.model import Dating, DatingMethod, EntityKind


def by_place(draft: Draft, reading: Reading) -> Iterator[Draft]:
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


def _places_with_dates(draft: Draft, reading: Reading) -> list[tuple[int, int]]:
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
