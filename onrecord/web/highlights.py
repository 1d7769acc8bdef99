"""A report's text cut at every border of what stands in it, each piece naming the items that it belongs to.

Invariant: the pieces of a stretch, put together, are the stretch, to the character; no piece lies in another.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import MentionKind, Record, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What a span is in an item: `words`, `cue`, `who`, `event`, `trigger`, `fact`, `date` or `name`.

    `item` is the item's id; `first` is the span by which it is found on the page.
    """

    span: Span
    part: str
    item: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that no border cuts: its words, what it is (in the order of the marks), whose, and which begin here."""

    text: str
    parts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def marks(record: Record) -> tuple[Mark, ...]:
    """All that is to be seen in a record's text; dates and names are numbered, for they have no ids.

    A statement is found by the first of its words.
    """
    found: list[Mark] = []
    for statement in record.statements:
        found += [Mark(span, "words", statement.id, n == 0) for n, span in enumerate(statement.content)]
        if statement.cue:
            found.append(Mark(statement.cue, "cue", statement.id))
        if statement.speaker.span:
            found.append(Mark(statement.speaker.span, "who", statement.id))
    for event in record.events:
        found += [Mark(event.span, "event", event.id, first=True), Mark(event.trigger, "trigger", event.id)]
    found += [Mark(fact.span, "fact", fact.id, first=True) for fact in record.facts]
    found += [Mark(timex.span, "date", f"date-{n}", first=True) for n, timex in enumerate(record.timexes)]
    found += [
        Mark(mention.span, "name", f"name-{n}")
        for n, mention in enumerate(record.mentions)
        if mention.kind is MentionKind.NAME and mention.entity
    ]
    return tuple(found)


def pieces(text: str, start: int, end: int, marked: Iterable[Mark]) -> tuple[Piece, ...]:
    """The stretch `[start, end)` of a text in pieces.

    >>> one, other = Mark(Span(0, 8, "not ours"), "words", "s"), Mark(Span(4, 8, "ours"), "fact", "f", first=True)
    >>> [(it.text, it.items, it.begins) for it in pieces("not ours.", 0, 9, (one, other))]
    [('not ', ('s',), ()), ('ours', ('s', 'f'), ('f',)), ('.', (), ())]
    """
    within = [it for it in marked if it.span.start < end and it.span.end > start]
    borders = {start, end}
    for mark in within:
        borders |= {max(start, mark.span.start), min(end, mark.span.end)}
    cuts = sorted(borders)
    opening: dict[int, list[Mark]] = {}
    for mark in within:
        opening.setdefault(max(start, mark.span.start), []).append(mark)
    found: list[Piece] = []
    open_marks: list[Mark] = []
    for at, until in itertools.pairwise(cuts):
        open_marks = [it for it in open_marks if it.span.end > at] + opening.get(at, [])
        found.append(
            Piece(
                text[at:until],
                tuple(dict.fromkeys(it.part for it in open_marks)),
                tuple(dict.fromkeys(it.item for it in open_marks)),
                tuple(it.item for it in opening.get(at, []) if it.first and it.span.start == at),
            )
        )
    return tuple(found)
