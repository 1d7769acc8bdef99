"""Reports of an invented archive: made records in the shape of real ones, the same for the same seed.

Invariant: every record is one that the pipeline could have made: its spans are the text's own words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from onrecord.dates import Edtf
from onrecord.model import (
    OUTLET,
    Act,
    Block,
    Dating,
    DatingMethod,
    Entity,
    EntityKind,
    Event,
    Fact,
    Form,
    Mention,
    MentionKind,
    Page,
    Record,
    Relation,
    Report,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Status,
    content_id,
)

SPEAKERS, OUTLETS, WORDS, PLACES = 20_000, 300, 30_000, 200
FIRST_DAY, DAYS = date(2005, 1, 1), 7_305
"""Twenty years."""

EACH = 8
"""Statements of a report; it has two events and a fact besides, and as much text again that is nobody's words."""

_SYLLABLES = "ba ke li mo nu ra se ti vo za dar fen gol hin jur kas lem mir nov pol ril sten tor vel wyn".split()
_NO_DATE = Dating(None, "no time expression governs it")
_MONTH, _NONE = 0.1, 0.4
"""Shares of statements that are dated to the month, and not at all; the rest to the day."""


def _zipf(number: int) -> list[float]:
    """Weights by rank, added up."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


class Archive:
    """Reports one after the other. `people` are the speakers, the busiest first."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self.words = self._made(WORDS, 4)
        first, last = self._made(600, 2), self._made(SPEAKERS, 4)
        self.people = [f"{self._chance.choice(first).title()} {name.title()}" for name in last]
        self.places = [name.title() for name in self._made(PLACES, 5)]
        self.outlets = [f"{name.title()} Courier" for name in self._made(OUTLETS, 3)]
        self._word_weights, self._speaker_weights = _zipf(WORDS), _zipf(SPEAKERS)
        self._outlet_weights, self._place_weights = _zipf(OUTLETS), _zipf(PLACES)

    def _made(self, number: int, syllables: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < number:
            found["".join(self._chance.choices(_SYLLABLES, k=syllables))] = None
        return list(found)

    def _sentence(self, length: int) -> str:
        return " ".join(self._chance.choices(self.words, cum_weights=self._word_weights, k=length))

    def reports(self) -> Iterator[tuple[Page, Record]]:
        """Reports without end, in the order in which they were added, which is not that of their days."""
        number = 0
        while True:
            yield self._report(number)
            number += 1

    def _report(self, number: int) -> tuple[Page, Record]:
        chance = self._chance
        out = FIRST_DAY + timedelta(chance.randrange(DAYS))
        text = _Text()
        title = text.put(self._sentence(7))
        owner = f"{number}"
        speakers = chance.choices(self.people, cum_weights=self._speaker_weights, k=3)
        places = chance.choices(self.places, cum_weights=self._place_weights, k=2)
        entities = _entities(owner, speakers, places)
        by_name = {entity.name: entity for entity in entities}
        mentions: list[Mention] = []
        statements: list[Statement] = []
        for place in range(EACH):
            name = chance.choice(speakers)
            who = text.put(name)
            words = text.put(self._sentence(18))
            text.put(self._sentence(18))
            mentions.append(Mention(who, MentionKind.NAME, by_name[name].id, 1.0, "its full name"))
            speaker = Speaker(
                SpeakerKind.PERSON, name, by_name[name].id, who, "minister", 0.9, "it is the subject of the verb"
            )
            statements.append(
                Statement(
                    content_id("statement", owner, place),
                    speaker,
                    None,
                    (words,),
                    Form.INDIRECT,
                    chance.choice((Act.ASSERT, Act.ASSERT, Act.DENY, Act.PROMISE, Act.DEMAND)),
                    0.4 + 0.6 * chance.random(),
                    self._said(out),
                )
            )
        events = [self._event(text, owner, place, speakers, places, out) for place in range(2)]
        fact = text.put(f"{places[0]} borders {places[1]}")
        held = Dating(Edtf.day(out), "the report attests it", DatingMethod.PUBLICATION)
        facts = (
            Fact(
                content_id("fact", owner),
                fact,
                places[0],
                Relation.BORDERS,
                places[1],
                _NO_DATE,
                _NO_DATE,
                held,
                OUTLET,
                0.8,
                "a rule of the bench",
            ),
        )
        whole = text.whole
        (outlet,) = chance.choices(self.outlets, cum_weights=self._outlet_weights)
        page = Page(whole.encode(), f"{number}.txt", "text/plain", f"https://news.example/{number}", outlet)
        blocks = (
            Block(Role.TITLE, 0, title.end + 1, "it is the first line"),
            Block(Role.BODY, title.end + 1, len(whole), "it reads as sentences"),
        )
        report = Report(
            content_id("report", page.id),
            page.id,
            page.url,
            outlet,
            "en",
            title.quote,
            None,
            Dating(Edtf.day(out), "the page says so", DatingMethod.METADATA),
            whole,
            blocks,
        )
        record = Record(
            report, "bench", tuple(statements), tuple(events), facts, (), tuple(entities), tuple(mentions), ()
        )
        return page, record

    def _said(self, out: date) -> Dating:
        chance = self._chance.random()
        if chance < _NONE:
            return _NO_DATE
        if chance < _NONE + _MONTH:
            return Dating(Edtf.parse(f"{out:%Y-%m}"), "the month is told", DatingMethod.TIMEX)
        return Dating(Edtf.day(out - timedelta(self._chance.randrange(3))), "the day is told", DatingMethod.TIMEX)

    def _event(
        self, text: _Text, owner: str, place: int, speakers: Sequence[str], places: Sequence[str], out: date
    ) -> Event:
        span = text.put(f"{speakers[place]} met others in {places[0]}")
        start = span.start + len(speakers[place]) + 1
        return Event(
            content_id("event", owner, place),
            span,
            Span(start, start + 3, "met"),
            "CONSULT",
            None,
            Status.HAPPENED,
            self._said(out),
            (speakers[place],),
            (),
            places[0],
            OUTLET,
            0.8,
        )


class _Text:
    """A text under construction, a line each."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def put(self, words: str) -> Span:
        start = self._length
        self._parts.append(words + "\n")
        self._length += len(words) + 1
        return Span(start, start + len(words), words)

    @property
    def whole(self) -> str:
        return "".join(self._parts)


def _entities(owner: str, speakers: Sequence[str], places: Sequence[str]) -> list[Entity]:
    named = [(name, EntityKind.PERSON) for name in speakers] + [(name, EntityKind.PLACE) for name in places]
    return [
        Entity(content_id("entity", owner, kind, name), name, kind, (name.split()[1],) if " " in name else ())
        for name, kind in dict(named).items()
    ]


NOW = datetime(2025, 1, 1, tzinfo=UTC)
"""The clock of the bench."""
