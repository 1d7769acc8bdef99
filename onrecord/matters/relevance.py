"""Which statements and events bear on a matter: by their own words, by what stands around them, by meaning.

Invariant: pure; an item's score depends on its own report, on the proposition and on for whom its speaker is known to
speak, never on which other items are asked with it. What is under `BEARS` is left out: where it is not sure, nothing is
said to bear on a matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from onrecord.language import Pack
from onrecord.lexicons.matters import fits
from onrecord.matters.material import Happening, Item, Said
from onrecord.matters.proposition import Match, Proposition, match, same_word, stands_for, words_of
from onrecord.matters.sentences import Passage, passages, place_of
from onrecord.matters.speaking_for import polity_of
from onrecord.model import Act, Bearing, Report, Status

BEARS = 0.55
"""The least score with which an item bears on a matter, in [0, 1]. Set on the sample matter."""

_BEFORE = 0.9
"""What a sentence before passes on of its score to one that points back to it; two before, the square of that."""

_POINTING, _TOPIC, _OPENING = 0.85, 0.9, 0.75
"""What a statement has of the score of the words around it: that points back by a pronoun, by a noun or verb of talking
and deciding, and of the title and opening of its report, which are farther. Set on the sample matter."""

_MORE = 0.95
"""The same of a report's opening, for a statement that speaks of one more, where the matter is of one more."""

_OPENS = 0.85
"""The score from which a report opens with the matter."""

_FOCUS, _OF_PARTY, _OF_REPORT = 0.5, 0.7, 0.6
"""The share of a report's sentences that are of the matter from which the report is of nothing else, and what of the
opening's score a statement has then without a word of it: of one who speaks for a party of the matter, and of others.
Set by hand on invented matters."""

_ANSWER = 9
"""Words and signs of a statement at most that can be the answer to a question before it, without a word of the matter.
Set by hand: "In December 2022, in this building"."""

_MEANS = 0.62
"""Cosine of two sentences' vectors from which they are of one matter without a word in common."""


class Meaning(Protocol):
    """What tells how near in meaning texts are to a proposition: cosines in [-1, 1]."""

    def nearness(self, proposition: str, texts: list[str]) -> list[float]:
        """One number a text."""
        ...


@dataclass(frozen=True, slots=True)
class Bears:
    """An item that bears on a matter, and what of the proposition its own words have."""

    item: Item
    bearing: Bearing
    own: Match


def bearing_on(
    proposition: Proposition,
    items: Iterable[Item],
    packs: Mapping[str, Pack],
    meaning: Meaning | None = None,
    sides: Mapping[str, str] | None = None,
) -> tuple[Bears, ...]:
    """The items that bear on a matter, in the order of their reports and the text; `packs` by language.

    `sides` are names of the proposition for which people speak by other reports, by their entities.
    Items of a report whose language has no pack bear on nothing.
    """
    ordered = sorted(set(items), key=lambda item: item.place)
    found: list[Bears] = []
    for _, of_report in groupby(ordered, key=lambda item: item.report.id):
        group = list(of_report)
        pack = packs.get(group[0].report.language.partition("-")[0])
        if pack is not None:
            found += _of_report(proposition, group, pack, meaning, sides or {})
    return tuple(found)


def sides_of(proposition: Proposition, items: Iterable[Item], pack: Pack) -> dict[str, str]:
    """For which of a proposition's names people speak, by their entities, where their offices tell."""
    found: dict[str, str] = {}
    for it in sorted((it for it in items if isinstance(it, Said)), key=lambda it: it.place):
        of = polity_of(it.role, pack) if it.speaker else None
        if it.speaker and of and any(stands_for(of.lower(), name, pack) for name in proposition.names):
            found.setdefault(it.speaker.id, of)
    return found


def _of_report(
    proposition: Proposition, items: list[Item], pack: Pack, meaning: Meaning | None, sides: Mapping[str, str]
) -> list[Bears]:
    around = _Around(items[0].report, proposition, pack)
    if not around.touches:
        return []
    scored = [_score(proposition, item, around, pack, sides) for item in items]
    if meaning is not None:
        texts = [around.passage(item.words[0].start) or _text(item) for item in items]
        near = meaning.nearness(proposition.matter.proposition, texts)
        scored = [_nearer(bears, cosine) for bears, cosine in zip(scored, near, strict=True)]
    return [bears for bears in scored if bears.bearing.score >= BEARS]


def _nearer(bears: Bears, cosine: float) -> Bears:
    bearing = bears.bearing
    if cosine < _MEANS or bearing.score >= cosine or not (bears.own.theme or bears.own.names):
        return bears
    reasons = (*bearing.reasons, f"its sentence means nearly the same (cosine {cosine:.2f})")
    return Bears(bears.item, Bearing(bearing.item, round(cosine, 4), reasons), bears.own)


class _Around:
    """A report's sentences with how much of the proposition each has."""

    def __init__(self, report: Report, proposition: Proposition, pack: Pack) -> None:
        self.proposition = proposition
        self.found: tuple[Passage, ...] = passages(report)
        self.names = len(match(words_of(" ".join(p.text for p in self.found)), proposition, pack).names)
        self.matches = [match(words_of(p.text), proposition, pack, None, self.names) for p in self.found]
        opening = [word for p in self.found if p.opens for word in words_of(p.text)]
        single = [it.score for it, p in zip(self.matches, self.found, strict=True) if p.opens]
        self.opening = max([match(opening, proposition, pack, None, self.names).score, *single])
        self.chain = self._chain(pack)
        body = [score >= BEARS for score, p in zip(self.chain, self.found, strict=True) if p.end > p.start]
        self.focused = bool(body) and self.opening >= _OPENS and sum(body) >= _FOCUS * len(body)
        self.touches = any(it.theme or it.another or len(it.names) > 1 for it in self.matches)

    def _chain(self, pack: Pack) -> list[float]:
        """How much of each sentence is of the matter, what points back to an earlier one of the matter counted."""
        data = pack.matters
        chain: list[float] = []
        for at, (passage, own) in enumerate(zip(self.found, self.matches, strict=True)):
            words = words_of(passage.text)
            topic = any(w in data.topics or w.startswith(data.talking) for w in words)
            back = chain[at - 1] * _BEFORE if at and (topic or _points(words, self.proposition, pack)) else 0.0
            chain.append(max(own.score, back, self.opening * _OPENING if topic else 0.0))
        return chain

    def before(self, offset: int) -> tuple[float, str]:
        """The best score of the sentence at an offset and of the two before, and which it is."""
        at = place_of(self.found, offset)
        if at is None:
            return 0.0, ""
        near = [
            (self.chain[place] * _BEFORE ** (at - place), where)
            for place, where in ((at, "its sentence"), (at - 1, "the sentence before"), (at - 2, "what stands before"))
            if place >= 0
        ]
        return max(near, key=lambda it: it[0])

    def asked(self, offset: int, pack: Pack) -> bool:
        """Whether the sentence before, or the one at an offset, puts a question."""
        at = place_of(self.found, offset)
        near = self.found[max(0, at - 1) : at + 1] if at is not None else ()
        words = [word for passage in near for word in words_of(passage.text)]
        return any(any(fits(verb, word) for verb in pack.attribution.asking) for word in words)

    def passage(self, offset: int) -> str | None:
        at = place_of(self.found, offset)
        return self.found[at].text if at is not None else None


def _points(words: list[str], proposition: Proposition, pack: Pack) -> str | None:
    """The word that points back to the matter, if one does: to its person, where it is of one."""
    data = pack.matters
    for at, word in enumerate(words):
        if word in data.pointing or (proposition.of_person and word in data.pointing_at_people):
            return word
        opens = at == 0 or words[at - 1] in data.clause_ends or words[at - 1] == "."
        if opens and word in data.pointing_that and words[at + 1 : at + 2] and words[at + 1] in data.pointing_before:
            return word
    return None


def _text(item: Item) -> str:
    return " […] ".join(span.quote for span in item.words)


def _score(proposition: Proposition, item: Item, around: _Around, pack: Pack, sides: Mapping[str, str]) -> Bears:
    words = words_of(_text(item))
    if isinstance(item, Said):
        of = polity_of(item.role, pack) or (sides.get(item.speaker.id) if item.speaker else None)
        own = match(words, proposition, pack, of, around.names)
    else:
        own = match(
            [*words, *(word for name in (*item.event.actor, *item.event.recipient) for word in words_of(name))],
            proposition,
            pack,
        )
    score, reasons = own.score, own.reasons
    data = pack.matters
    near, where = around.before(item.words[0].start)
    topic = next((w for w in words if w in data.topics or w.startswith(data.talking)), None)
    pointing = _points(words, proposition, pack)
    heard = isinstance(item, Said) and item.statement.act in (Act.CLAIM_IGNORANCE, Act.DECLINE_COMMENT)
    if topic or heard:
        told = f"“{topic}”" if topic else "what is said not to be known"
        options = [
            (near * _TOPIC, f"{told} points to {where}"),
            (around.opening * _OPENING, f"{told}, in a report that opens with the matter"),
        ]
    elif pointing:
        options = [(near * _POINTING, f"“{pointing}” points to {where}")]
    elif own.theme or own.predicate:
        options = [
            (near * _POINTING, f"{where} is of the matter"),
            (around.opening * _OPENING * 0.9, "its report opens with the matter"),
        ]
    else:
        options = []
    more = next((w for w in words if w in data.additional), None) if proposition.another else None
    if more:
        options.append((around.opening * _MORE, f"“{more}”, in a report that opens with the matter"))
    elif isinstance(item, Said) and len(words) <= _ANSWER and around.asked(item.words[0].start, pack):
        options.append((near * _POINTING, f"it answers a question, and {where} is of the matter"))
    if isinstance(item, Happening):
        options = [(value * 0.9, why) for value, why in options]
    elif around.focused:
        share, who = (_OF_PARTY, ", and a party speaks") if own.names else (_OF_REPORT, "")
        options.append((around.opening * share, f"its report is of nothing else{who}"))
    best, why = max(options, default=(0.0, ""))
    if best > score:
        score, reasons = best, (*reasons, why)
    return Bears(item, Bearing(item.id, round(min(score, 1.0), 4), reasons), own)


def speaks_of_talks(item: Happening, packs: Mapping[str, Pack]) -> bool:
    """Whether an event is a talk, an agreement or a proposal, that took place or takes place, by its type and words."""
    if item.event.status not in (Status.HAPPENED, Status.ONGOING) or item.event.type not in _TALKS:
        return False
    talking = packs[item.report.language.partition("-")[0]].matters.talking
    return any(word.startswith(talking) for word in words_of(item.event.span.quote))


_TALKS = frozenset({"CONSULT", "AGREE", "REQUEST", "DEMAND", "ASSERT"})
"""PLOVER's types of talking about something together."""


__all__ = ["BEARS", "Bears", "Meaning", "bearing_on", "same_word", "speaks_of_talks"]
