"""Which statements and events bear on a matter: by their own words, by what stands around them, by a network.

Invariant: pure; an item's score depends on its own report, on the proposition and on for whom its speaker is known to
speak; on the items that are asked with it only as far as they show that somebody known to speak of the matter does so
in its report. What is under a bound is left out: where it is not sure, nothing is said to bear on a matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.language import Pack
from onrecord.lexicons.matters import fits_one
from onrecord.matters.material import Happening, Item, Said
from onrecord.matters.network import Asked, Network, Told
from onrecord.matters.proposition import Match, Proposition, match, same_word, stands_for, words_of
from onrecord.matters.sentences import Passage, passages, place_of
from onrecord.matters.speaking_for import polity_of
from onrecord.model import GAP, Act, Bearing, Report, Status

_BEARS = 0.4
"""The least score with which a statement bears on a matter by words and network, in [0, 1]. Of the statements of
`tests/matters/judged` by somebody named that have it, 66 in 100 are of the matter, and 75 in 100 of its own are among
them; from 0.55, 68 and 72."""

_BY_WORDS = 0.55
"""The same of what the network is not asked of: events, other languages. Of the same statements, by words alone, 64 in
100 that have it are of the matter, and 57 in 100 of its own have it."""

_BEFORE = 0.92
"""What a sentence before passes on of its score to one that points back to it; two before, the square of that."""

_POINTING, _TOPIC, _OPENING = 0.85, 0.9, 0.75
"""What a statement has of the score of the words around it: that points back by a pronoun, by a noun or verb of talking
and deciding, and of the title and opening of its report, which are farther. Set on the sample matter."""

_MORE = 0.95
"""The same of a report's opening, for a statement that speaks of one more, where the matter is of one more."""

_OF_IT, _FOCUS, _NEARLY = 0.6, 0.25, 0.45
"""A report is of the matter whose opening has this score, and of whose sentences this share has the third score. Set on
matters written by two hands (docs/evaluation.md)."""

_OF_PARTY, _OF_REPORT = 0.7, 0.62
"""What a statement has, without a word of the matter, in a report that is of it: of one who speaks for a party of the
matter, and of others."""

_ANSWERS = 0.92
"""What an answer has of the score of its question. Set by hand."""

_OF_ANOTHER = 0.5
"""The most that a text has which speaks of another country's thing alone ("a Dutch base")."""

_PARAGRAPH = 0.9
"""What a sentence has of the score of the one before it in its paragraph, where nothing turns to something else."""

_ASKED = 0.2
"""The score from which the network is asked whether a statement is of the matter. Set by hand."""

_ASKED_AT_MOST = 1_000
"""Statements of which the network is asked at most, those of the highest scores: it takes 8 to 20 ms of one core each,
and beyond them what words tell decides. The matter of the development reports has 94."""


@dataclass(frozen=True, slots=True)
class Bears:
    """An item that bears on a matter, what of the proposition its own words have, and what the network tells of it."""

    item: Item
    bearing: Bearing
    own: Match
    told: Told | None = None


def bearing_on(
    proposition: Proposition,
    items: Iterable[Item],
    packs: Mapping[str, Pack],
    networks: Mapping[str, Network] | None = None,
    sides: Mapping[str, str] | None = None,
    cast: Collection[str] = (),
) -> tuple[Bears, ...]:
    """The items that bear on a matter, in the order of their reports and the text; `packs` by language.

    `sides` are names of the proposition for which people speak by other reports, by their entities; `cast` are the
    entities that are known to speak of the matter; `networks` by language are asked of what words touch, the most
    touched first. Items of a report whose language has no pack bear on nothing.
    """
    known = Known(sides or {}, frozenset(cast))
    ordered = sorted(set(items), key=lambda item: item.place)
    scored: list[tuple[Bears, _Around]] = []
    for _, of_report in groupby(ordered, key=lambda item: item.report.id):
        group = list(of_report)
        pack, own = packs.get(group[0].language), proposition.told_in(group[0].language)
        if pack is not None and own is not None:
            scored += _of_report(own, group, pack, known)
    touched = [it for it, _ in scored if it.bearing.score >= _ASKED and isinstance(it.item, Said)]
    touched.sort(key=lambda it: (-it.bearing.score, it.item.place))
    asked = {it.item.id for it in touched[:_ASKED_AT_MOST]}
    found = []
    for bears, around in scored:
        network = (networks or {}).get(bears.item.language)
        found.append(_read(bears, around, network) if network and bears.item.id in asked else bears)
    return tuple(it for it in found if it.bearing.score >= (_BY_WORDS if it.told is None else _BEARS))


@dataclass(frozen=True, slots=True)
class Known:
    """What other reports tell of who speaks: for which of the proposition's names, and whether of the matter."""

    sides: Mapping[str, str]
    cast: frozenset[str]

    def at_home(self, items: Iterable[Item]) -> bool:
        """Whether one of those who speak of the matter, or for a party of it, speaks in a report with these items."""
        speakers = {it.speaker.id for it in items if isinstance(it, Said) and it.speaker}
        return any(speaker in self.cast or speaker in self.sides for speaker in speakers)


def sides_of(proposition: Proposition, items: Iterable[Item], packs: Mapping[str, Pack]) -> dict[str, str]:
    """For which of a proposition's names people speak, by their entities, where their offices tell."""
    found: dict[str, str] = {}
    for it, own, pack in _told(proposition, items, packs):
        of = polity_of(it.role, pack) if it.speaker else None
        if it.speaker and of and any(stands_for(of.lower(), name, pack) for name in own.names):
            found.setdefault(it.speaker.id, of)
    return found


def cast_of(
    proposition: Proposition, items: Iterable[Item], packs: Mapping[str, Pack], sides: Mapping[str, str]
) -> frozenset[str]:
    """The entities that speak of a matter in their own words, in reports that name what is in it."""
    everyone = len(proposition.names)
    return frozenset(
        it.speaker.id
        for it, own, pack in _told(proposition, items, packs)
        if it.speaker
        if match(words_of(_text(it), pack.matters), own, pack, _side(it, pack, sides), everyone).score >= _BY_WORDS
    )


def _told(
    proposition: Proposition, items: Iterable[Item], packs: Mapping[str, Pack]
) -> Iterable[tuple[Said, Proposition, Pack]]:
    """The statements in languages that a proposition could be put into, with it in theirs and their pack."""
    for it in sorted((it for it in items if isinstance(it, Said)), key=lambda it: it.place):
        own, pack = proposition.told_in(it.report.language), packs.get(it.language)
        if own is not None and pack is not None:
            yield it, own, pack


def _side(it: Said, pack: Pack, sides: Mapping[str, str]) -> str | None:
    """For whom a statement's speaker speaks, by the report or by others."""
    return polity_of(it.role, pack) or (sides.get(it.speaker.id) if it.speaker else None)


def _of_report(proposition: Proposition, items: list[Item], pack: Pack, known: Known) -> list[tuple[Bears, _Around]]:
    """A report's items as far as words tell whether they bear on a matter; none where no word touches it."""
    around = _Around(items[0].report, proposition, pack, at_home=known.at_home(items))
    if not around.touches:
        return []
    return [(_score(proposition, item, around, pack, known.sides), around) for item in items]


def _read(bears: Bears, around: _Around, network: Network) -> Bears:
    """With what the network tells of a statement, which may be of the matter by it, or not."""
    item, bearing = bears.item, bears.bearing
    if not isinstance(item, Said):
        return bears
    told = network(around.asked_of(item))
    on, off = bearing.score * (1 - told.off), (1 - bearing.score) * told.off  # what words tell is the prior
    score = round(on / (on + off), 4) if on else 0.0
    reason = f"as a whole it is read as of the matter ({1 - told.off:.2f})"
    reasons = (*bearing.reasons, reason) if bearing.score < _BY_WORDS else bearing.reasons
    return replace(bears, bearing=Bearing(bearing.item, score, reasons), told=told)


class _Around:
    """A report's sentences with how much of the proposition each has, and which turn to something else."""

    def __init__(self, report: Report, proposition: Proposition, pack: Pack, *, at_home: bool) -> None:
        self.proposition = proposition
        self.text, self.title = report.text, report.title or ""
        self.found: tuple[Passage, ...] = passages(report)
        self.words = [words_of(p.text, pack.matters) for p in self.found]
        self.names = len(match((word for words in self.words for word in words), proposition, pack).names)
        # A paper at home names neither its country nor its people's.
        if at_home and sum(bool(match(words, proposition, pack).theme) for words in self.words) > 1:
            self.names = max(self.names, len(proposition.names))
        self.matches = [match(words, proposition, pack, None, self.names) for words in self.words]
        opening = [word for p, words in zip(self.found, self.words, strict=True) if p.opens for word in words]
        single = [it.score for it, p in zip(self.matches, self.found, strict=True) if p.opens]
        self.opening = max([match(opening, proposition, pack, None, self.names).score, *single])
        self.chain: list[float] = []
        self.turned: list[bool] = []
        for at in range(len(self.found)):
            self._read(at, report.text, pack)
        of_it = sum(score >= _NEARLY for score in self.chain)
        self.of_matter = self.opening >= _OF_IT and of_it >= _FOCUS * len(self.found)
        self.touches = any(
            it.theme or it.another or len(it.names) > 1 or (it.names and it.predicate) for it in self.matches
        )

    def _read(self, at: int, text: str, pack: Pack) -> None:
        """How much of a sentence is of the matter, what points back counted, and whether it turns to something else."""
        data, own, words = pack.matters, self.matches[at], self.words[at]
        topic = any(w in data.topics or w.startswith(data.talking) for w in words)
        points = _points(words, self.proposition, pack) is not None
        before = self.chain[at - 1] if at else 0.0
        beside = bool(at) and "\n" not in text[self.found[at - 1].end : self.found[at].start]
        answers = bool(at) and _asks(self.found[at - 1])
        spoken = bool(own.theme or own.predicate)
        turns = not spoken and (
            (not points and any(word in data.turning for word in words))
            or (_asks(self.found[at]) and not points and not topic)
            or (self.turned[at - 1] and (beside or answers) if at else False)
        )
        back = 0.0
        if not turns:
            back = before * max(
                _BEFORE if topic or points else 0.0, _PARAGRAPH if beside else 0.0, _ANSWERS if answers else 0.0
            )
        self.chain.append(max(own.score, back, self.opening * _OPENING if topic and not turns else 0.0))
        self.turned.append(turns)

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

    def turns(self, offset: int) -> bool:
        """Whether the sentence at an offset is of something else than what stands before it."""
        at = place_of(self.found, offset)
        return at is not None and self.turned[at]

    def asked(self, offset: int, pack: Pack) -> float:
        """The score of the question that the sentence at an offset answers, or that it asks itself; 0 without one."""
        at = place_of(self.found, offset)
        if at is None:
            return 0.0
        if at and _asks(self.found[at - 1]):
            return self.chain[at - 1]
        near = [place for place in (at - 1, at) if place >= 0 and self.chain[place] >= _NEARLY]
        asking = tuple(sorted(pack.attribution.asking))
        told = [place for place in near if any(fits_one(asking, word) for word in self.words[place])]
        return max((self.chain[place] for place in told), default=0.0)

    def asked_of(self, item: Said) -> Asked:
        """What the network is asked of a statement: its words, two sentences before, and the beginning of its own."""
        start = item.words[0].start
        at = place_of(self.found, start)
        before = self.found[max(0, at - 2) : at] if at is not None else ()
        own = self.text[self.found[at].start : start] if at is not None else ""
        speaker = ", ".join(it for it in (item.name, item.role) if it)
        cue = item.statement.cue.quote if item.statement.cue else ""
        context = " ".join(it.text for it in before if it.text != self.title)
        before_it = f"{context} {own}".strip()
        return Asked(self.proposition.matter.proposition, _text(item), speaker, cue, self.title, before_it)


def _asks(passage: Passage) -> bool:
    """Whether a sentence is a question, by its sign."""
    return passage.text.rstrip("\"'”’» )").endswith("?")


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
    return GAP.join(span.quote for span in item.words)


def _score(proposition: Proposition, item: Item, around: _Around, pack: Pack, sides: Mapping[str, str]) -> Bears:
    words = words_of(_text(item), pack.matters)
    if isinstance(item, Said):
        own = match(words, proposition, pack, _side(item, pack, sides), around.names)
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
    if isinstance(item, Happening):
        options = [(value * 0.9, why) for value, why in options]
    elif around.turns(item.words[0].start) and not (own.theme or own.predicate):
        options = []
    else:
        options.append((around.asked(item.words[0].start, pack) * _ANSWERS, "it answers a question of the matter"))
        if around.of_matter:
            share, who = (_OF_PARTY, ", and a party speaks") if own.names else (_OF_REPORT, "")
            options.append((share, f"its report is of the matter{who}"))
    if own.of_another:
        score, options = min(score, _OF_ANOTHER), []
    best, why = max(options, default=(0.0, ""))
    if best > score:
        score, reasons = best, (*reasons, why)
    return Bears(item, Bearing(item.id, round(min(score, 1.0), 4), reasons), own)


def speaks_of_talks(item: Happening, packs: Mapping[str, Pack]) -> bool:
    """Whether an event is a talk, an agreement or a proposal, that took place or takes place, by its type and words."""
    if item.event.status not in (Status.HAPPENED, Status.ONGOING) or item.event.type not in _TALKS:
        return False
    talking = packs[item.language].matters.talking
    return any(word.startswith(talking) for word in words_of(item.event.span.quote))


_TALKS = frozenset({"CONSULT", "AGREE", "REQUEST", "DEMAND", "ASSERT"})
"""PLOVER's types of talking about something together."""


__all__ = ["Bears", "bearing_on", "same_word", "speaks_of_talks"]
