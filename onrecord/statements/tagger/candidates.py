"""Attributions that might be meant: what several decodings and the rules find, with their links varied.

Invariant: a candidate's spans are words of one section; candidates are in a fixed order and none comes twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.statements.attribution import Attribution
from onrecord.statements.tagger.decoding import Spans, decode
from onrecord.statements.tagger.labels import Part
from onrecord.statements.tagger.section import Section, Words

BIASES = (-2.0, 0.0, 2.0)
"""Added to the log-probability of no part: bolder, plain and more timid decodings. Of the widths tried on folds of the
training part, this one finds most of gold before the judge needs more time than the encoder."""

POSSIBLE = 0.12
"""Probability of a link from which it is tried beside the likeliest."""

RULES = len(BIASES)
"""The number of the origin of what the rules find; below it, a decoding's."""

SNAPPED = RULES + 1
"""The number of the origin of what was varied."""


@dataclass(slots=True)
class Candidate:
    """Content in pieces, cue and source, in words; where it came from; the rules' attribution that it is, if any."""

    pieces: tuple[Words, ...]
    cue: Words | None
    source: Words | None
    origins: set[int] = field(default_factory=set)
    rule: Attribution | None = None


def candidates(section: Section, rules: Sequence[Attribution]) -> list[Candidate]:
    """All candidates of a section; `rules` are the rules' attributions in it."""
    found: dict[tuple[tuple[Words, ...], Words | None, Words | None], Candidate] = {}

    def add(pieces: tuple[Words, ...], cue: Words | None, source: Words | None, origin: int) -> Candidate:
        key = (pieces, cue, source)
        if key not in found:
            found[key] = Candidate(pieces, cue, source)
        found[key].origins.add(origin)
        return found[key]

    cues: set[Words] = set()
    for origin, decoded in enumerate(_decodings(section)):
        for spans in decoded:
            cues.update(spans[Part.CUE])
            for pieces, cue, source in _linked(section, spans):
                add(pieces, cue, source, origin)
    for attribution in rules:
        words = _words_of(section, attribution)
        if words is not None:
            add(*words, RULES).rule = attribution
    for candidate in list(found.values()):
        for pieces in _variants(section, candidate.pieces):
            add(pieces, candidate.cue, candidate.source, SNAPPED)
    return list(found.values())


def _decodings(section: Section) -> Iterator[list[Spans]]:
    """For each bias, the spans of every window, numbered through the section."""
    scores = []
    for bias in BIASES:
        shifted = section.labels.copy()
        shifted[:, 0] += bias
        scores += [shifted[first:last] for first, last in section.bounds]
    decoded = decode(scores)
    for at in range(len(BIASES)):
        yield [
            {part: [(first + a, first + b) for a, b in spans[part]] for part in Part}
            for (first, _), spans in zip(section.bounds, decoded[at * len(section.bounds) :], strict=False)
        ]


def _linked(section: Section, spans: Spans) -> Iterator[tuple[tuple[Words, ...], Words | None, Words | None]]:
    """The attributions that a window's spans make: contents by cue, cues by source, with second choices."""
    groups: defaultdict[Words | None, list[Words]] = defaultdict(list)
    for content in spans[Part.CONTENT]:
        choices = _choices(section, Part.CUE, (content,), spans[Part.CUE])
        for place, cue in enumerate(choices):
            if place == 0:
                groups[cue].append(content)
            else:
                yield from _sourced(section, (content,), cue, spans)
    for cue, pieces in groups.items():
        for chosen in _subsets(pieces, together=cue is not None):
            yield from _sourced(section, chosen, cue, spans)


def _sourced(
    section: Section, pieces: tuple[Words, ...], cue: Words | None, spans: Spans
) -> Iterator[tuple[tuple[Words, ...], Words | None, Words | None]]:
    for source in _choices(section, Part.SOURCE, pieces if cue is None else (cue, *pieces), spans[Part.SOURCE]):
        yield pieces, cue, source


def _choices(section: Section, kind: Part, pieces: tuple[Words, ...], spans: Sequence[Words]) -> list[Words | None]:
    """The likeliest ends of a link, best first: one, and all that are possible."""
    scored: list[tuple[float, Words | None]] = [(section.link(kind, pieces, span), span) for span in spans]
    scored.append((section.unlinked(kind, pieces), None))
    scored.sort(key=lambda pair: -pair[0])
    return [span for place, (chance, span) in enumerate(scored) if place == 0 or chance >= POSSIBLE][:3]


def _subsets(pieces: list[Words], *, together: bool) -> Iterator[tuple[Words, ...]]:
    """All pieces of a cue, each alone, and each with the next."""
    if together:
        yield tuple(pieces)
    if len(pieces) > 1 or not together:
        for piece in pieces:
            yield (piece,)
    if len(pieces) > 2 and together:
        yield from pairwise(pieces)


def _variants(section: Section, pieces: tuple[Words, ...]) -> Iterator[tuple[Words, ...]]:
    """The content squared with quotation marks; pieces with little between them as one; its first sentence."""
    squared = _merged([_squared(section, piece) for piece in pieces], gap=0)
    if squared != pieces:
        yield squared
    merged = _merged(list(pieces), gap=3)
    if merged != pieces:
        yield merged
    if len(pieces) == 1:
        first, last = pieces[0]
        cut = next((w for w in range(first + 1, last) if section.sentences[w] != section.sentences[first]), None)
        if cut is not None:
            yield ((first, cut),)


def _squared(section: Section, piece: Words) -> Words:
    """A piece with all of each quotation of which it holds the better part."""
    first, last = piece
    for number in dict.fromkeys(section.quoted[first:last]):
        if number:
            quotation = section.quotations[number - 1]
            words = section.words_in((quotation.outer_start, quotation.outer_end))
            if words and 2 * (min(last, words[1]) - max(first, words[0])) >= words[1] - words[0]:
                first, last = min(first, words[0]), max(last, words[1])
    return first, last


def _merged(pieces: list[Words], gap: int) -> tuple[Words, ...]:
    """Pieces in order, those with at most so many words between them as one."""
    out: list[Words] = []
    for first, last in sorted(pieces):
        if out and first - out[-1][1] <= gap:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return tuple(out)


def _words_of(
    section: Section, attribution: Attribution
) -> tuple[tuple[Words, ...], Words | None, Words | None] | None:
    """A rules' attribution in words; None where its content is not in the section."""
    pieces = [words for span in attribution.content if (words := section.words_in(span))]
    if not pieces:
        return None
    cue = section.words_in(attribution.cue) if attribution.cue else None
    source = section.words_in(attribution.source) if attribution.source else None
    return _merged(pieces, gap=0), cue, source
