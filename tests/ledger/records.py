"""Records made by hand for the tests: a builder over invented reports, and hypothesis strategies over random text."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from onrecord.dates import Edtf
from onrecord.model import (
    OUTLET,
    Act,
    Block,
    Caveat,
    Credit,
    CreditKind,
    Dating,
    DatingMethod,
    Entity,
    EntityKind,
    Event,
    Fact,
    Form,
    Mention,
    MentionKind,
    Notice,
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
    Timex,
    TimexType,
    content_id,
)

UNTOLD = Dating(None, "no time expression governs it")


def moment(day: int = 1) -> datetime:
    """A fixed clock."""
    return datetime(2025, 1, day, 12, tzinfo=UTC)


def copied(empty: Path, name: str) -> Path:
    """A copy of a ledger under a name, in the place of what was there."""
    path = empty.with_name(name)
    for old in empty.parent.glob(f"{name}*"):
        old.unlink()
    shutil.copy(empty, path)
    return path


def told(value: str | None, method: DatingMethod = DatingMethod.TIMEX) -> Dating:
    """A date as if it had been read."""
    return Dating(Edtf.parse(value), f"the text says {value}", method) if value else UNTOLD


@dataclass
class Draft:
    """A report under construction: each call puts its words at the text's end and makes the item over them."""

    name: str = "report.txt"
    outlet: str | None = None
    published: str | None = None
    version: str = "1"
    retrieved: datetime | None = None
    url: str | None = None
    modified: str | None = None
    credits: list[Credit] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def _put(self, words: str) -> tuple[int, int]:
        start = sum(map(len, self.parts))
        self.parts.append(words + "\n")
        return start, start + len(words)

    def prose(self, words: str) -> None:
        """Words that no item stands in."""
        self._put(words)

    def wire(self, name: str) -> None:
        """A wire that the report credits."""
        start, end = self._put(name)
        self.credits.append(Credit(name, CreditKind.WIRE, Span(start, end, name)))

    def entity(self, name: str, *variants: str, kind: EntityKind = EntityKind.PERSON) -> str:
        """An entity of the report; gives its id."""
        found = Entity(content_id("entity", self.name, kind, name), name, kind, variants)
        if found.id not in {entity.id for entity in self.entities}:
            self.entities.append(found)
        return found.id

    def statement(
        self,
        speaker: str | None,
        words: str,
        said: str | None = None,
        *,
        variants: tuple[str, ...] = (),
        role: str | None = None,
        kind: SpeakerKind = SpeakerKind.PERSON,
        act: Act = Act.ASSERT,
        confidence: float = 0.9,
        within: str | None = None,
    ) -> str:
        """A statement; gives its id."""
        who = None
        if speaker:
            start, end = self._put(speaker)
            who = Span(start, end, speaker)
        start, end = self._put(words)
        named = speaker if speaker and kind in {SpeakerKind.PERSON, SpeakerKind.ORGANIZATION} else None
        kinds = {SpeakerKind.PERSON: EntityKind.PERSON, SpeakerKind.ORGANIZATION: EntityKind.ORGANIZATION}
        entity = self.entity(named, *variants, kind=kinds[kind]) if named else None
        made = Statement(
            content_id("statement", self.name, start, end),
            Speaker(kind, speaker, entity, who, role, 0.8, "it stands right before"),
            None,
            (Span(start, end, words),),
            Form.INDIRECT,
            act,
            confidence,
            told(said),
            within=within,
        )
        self.statements.append(made)
        return made.id

    def event(
        self,
        words: str,
        when: str | None = None,
        *,
        actor: tuple[str, ...] = (),
        recipient: tuple[str, ...] = (),
        place: str | None = None,
        status: Status = Status.HAPPENED,
        voice: str = OUTLET,
        confidence: float = 0.8,
    ) -> str:
        """An event; gives its id."""
        start, end = self._put(words)
        span = Span(start, end, words)
        made = Event(
            content_id("event", self.name, start, end),
            span,
            span,
            "CONSULT",
            None,
            status,
            told(when),
            actor,
            recipient,
            place,
            voice,
            confidence,
        )
        self.events.append(made)
        return made.id

    def fact(
        self,
        subject: str,
        relation: Relation,
        object_: str,
        since: str | None = None,
        until: str | None = None,
        held: str | None = None,
        *,
        voice: str = OUTLET,
        rule: str = "a rule of the tests",
    ) -> str:
        """A fact; gives its id."""
        words = f"{subject} {relation} {object_}"
        start, end = self._put(words)
        made = Fact(
            content_id("fact", self.name, start, end),
            Span(start, end, words),
            subject,
            relation,
            object_,
            told(since),
            told(until),
            told(held, DatingMethod.PUBLICATION),
            voice,
            0.8,
            rule,
        )
        self.facts.append(made)
        return made.id

    def done(self) -> tuple[Page, Record]:
        """The page and its record."""
        text = "".join(self.parts) or f"{self.name}\n"
        page = Page(
            text.encode(),
            self.name,
            url=self.url,
            outlet=self.outlet,
            published=Edtf.parse(self.published) if self.published else None,
            retrieved=self.retrieved,
        )
        report = Report(
            content_id("report", page.id),
            page.id,
            self.url,
            self.outlet,
            "en",
            f"Title of {self.name}",
            None,
            told(self.published, DatingMethod.GIVEN),
            text,
            (Block(Role.BODY, 0, len(text), "the tests say so"),),
            credits=tuple(self.credits),
            modified=told(self.modified, DatingMethod.METADATA) if self.modified else None,
        )
        return page, Record(
            report,
            self.version,
            tuple(self.statements),
            tuple(self.events),
            tuple(self.facts),
            entities=tuple(self.entities),
        )


_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_WORDS = st.text(_CHARACTERS, min_size=1, max_size=12)
_TEXT = st.text(_CHARACTERS, min_size=1, max_size=80)
_SCORE = st.floats(0, 1)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))

NAMES = (
    "Sergei Orlan",
    "Sergey Orlan",
    "Orlan",
    "Dana Orlan",
    "S. Orlan",
    "Сергей Орлан",
    "Anna Verel",
    "Verel",
    "A. Verel",
)
BODIES = ("Sea Council", "the Sea Council", "SC", "Southern Council", "Council")


@st.composite
def edtfs(draw: st.DrawFn) -> Edtf:
    """EDTF values of every kind that the model can carry."""
    first = draw(_DAYS)
    last = first + timedelta(draw(st.integers(0, 800)))
    return draw(
        st.sampled_from(
            [
                Edtf.day(first),
                Edtf.between(first, last),
                Edtf.between(None, last),
                Edtf.between(first, None),
                Edtf.parse(f"{first:%Y}"),
                Edtf.parse(f"{first:%Y-%m}"),
                Edtf.parse(f"{first}~"),
            ]
        )
    )


@st.composite
def datings(draw: st.DrawFn) -> Dating:
    """Told dates and unknown ones."""
    if draw(st.booleans()):
        return Dating(None, draw(_WORDS))
    return Dating(draw(edtfs()), draw(_WORDS), draw(st.sampled_from(DatingMethod)))


@st.composite
def entity_lists(draw: st.DrawFn, owner: str) -> tuple[Entity, ...]:
    """Entities of one report, named alike often enough to be linked."""
    people = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    bodies = draw(st.lists(st.sampled_from(BODIES), max_size=3, unique=True))
    found = []
    for kind, names, others in ((EntityKind.PERSON, people, NAMES), (EntityKind.ORGANIZATION, bodies, BODIES)):
        for name in names:
            variants = draw(st.lists(st.sampled_from(others), max_size=2, unique=True).map(tuple))
            found.append(Entity(content_id("entity", owner, kind, name), name, kind, variants))
    return tuple(found)


@st.composite
def records(draw: st.DrawFn, version: str = "1") -> tuple[Page, Record]:
    """A page and a valid record of it, every field used."""
    text = draw(_TEXT)
    page = Page(
        draw(st.binary(max_size=40)) + text.encode(),
        draw(_WORDS),
        draw(st.none() | _WORDS),
        draw(st.none() | _WORDS),
        draw(st.none() | _WORDS),
        draw(st.none() | edtfs()),
        draw(st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
    )
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    optional = st.none() | _WORDS
    blocks = tuple(Block(draw(st.sampled_from(Role)), a, b, draw(_WORDS), draw(optional)) for a, b in pairwise(cuts))
    bare = Report(content_id("report", page.id), page.id, None, None, "und", None, None, UNTOLD, text, blocks)

    @st.composite
    def spans(inner: st.DrawFn) -> Span:
        start = inner(st.integers(0, len(text) - 1))
        return bare.span(start, inner(st.integers(start + 1, len(text))))

    some = st.none() | spans()
    few = st.lists(_WORDS, max_size=2).map(tuple)
    report = Report(
        bare.id,
        page.id,
        draw(optional),
        draw(optional),
        draw(st.sampled_from(("en", "ru", "und"))),
        draw(optional),
        draw(optional),
        draw(datings()),
        text,
        blocks,
        draw(st.lists(st.builds(Notice, spans(), few, optional, few, optional), max_size=2).map(tuple)),
        draw(st.lists(st.builds(Credit, _WORDS, st.sampled_from(CreditKind), spans()), max_size=2).map(tuple)),
        draw(st.none() | datings()),
    )
    entities = draw(entity_lists(page.id))
    entity = st.sampled_from([None, *(e.id for e in entities)])
    told = [(st.just(e.name), st.just(e.id)) for e in entities]
    speakers = st.one_of(
        [
            st.builds(Speaker, st.sampled_from(SpeakerKind), name, of, some, optional, _SCORE, _WORDS)
            for name, of in [(optional, st.none()), *told]
        ]
    )
    statements: list[Statement] = []
    for number in range(draw(st.integers(0, 3))):
        ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4, unique=True)))
        content = tuple(bare.span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
        statements.append(
            Statement(
                content_id("statement", page.id, number),
                draw(speakers),
                draw(some),
                content,
                draw(st.sampled_from(Form)),
                draw(st.sampled_from(Act)),
                draw(_SCORE),
                draw(datings()),
                draw(some),
                draw(some),
                draw(some),
                draw(some),
                draw(st.sampled_from([None, *(s.id for s in statements)])),
            )
        )
    voice = st.sampled_from([OUTLET, *(s.id for s in statements)])
    name = st.sampled_from([*NAMES, *BODIES]) | _WORDS
    names = st.lists(name, max_size=2).map(tuple)
    events = [
        Event(
            content_id("event", page.id, number),
            draw(spans()),
            draw(spans()),
            draw(_WORDS),
            draw(optional),
            draw(st.sampled_from(Status)),
            draw(datings()),
            draw(names),
            draw(names),
            draw(st.none() | name),
            draw(voice),
            draw(_SCORE),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    facts = [
        Fact(
            content_id("fact", page.id, number),
            draw(spans()),
            draw(name),
            draw(st.sampled_from(Relation)),
            draw(name),
            draw(datings()),
            draw(datings()),
            draw(datings()),
            draw(voice),
            draw(_SCORE),
            draw(_WORDS),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    timexes = st.builds(
        Timex, spans(), st.sampled_from(TimexType), _WORDS, st.none() | edtfs(), optional, _WORDS, _WORDS
    )
    mentions = st.builds(Mention, spans(), st.sampled_from(MentionKind), entity, _SCORE, _WORDS)
    return page, Record(
        report,
        version,
        tuple(statements),
        tuple(events),
        tuple(facts),
        draw(st.lists(timexes, max_size=2).map(tuple)),
        entities,
        draw(st.lists(mentions, max_size=2).map(tuple)),
        draw(st.lists(st.builds(Caveat, _WORDS, _WORDS), max_size=2).map(tuple)),
    )
