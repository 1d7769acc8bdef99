"""All types of the record, frozen; one word for one thing.

Invariant (law 1): every item holds its evidence as spans, and `report.text[span.start:span.end] == span.quote`. A
`Span` is cut from the text by `Report.span`, a `Record` checks all of its spans when it is made, and the ledger checks
them again when it writes and when it reads. Spans are `[start, end)` in code points of `Report.text`; dates are EDTF.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from onrecord.dates import Edtf
from onrecord.errors import EvidenceError, UsageError

_STEM = 4
"""Letters that a polity's name and the adjective made of it share: "Velmora", "Velmoran"."""

SHOWN = 0.55
"""Confidence from which a statement is shown and vouches for events and facts, unless somebody asks for less. On
PolNeAR's development part precision is 82.6 and recall 69.3 there; of what is kept under it 43% are right."""

BY_JUDGEMENT = "judged: "
"""What the reason begins with by which a speaker is who a person says."""

OUTLET = "outlet"
"""The voice of an item that the outlet itself vouches for."""


GAP = " […] "
"""What stands between the parts of words that do not stand together in their report."""


def content_id(kind: str, *parts: object) -> str:
    """An id that depends on the content alone: two letters for the kind and 80 bits of SHA-256.

    >>> content_id("statement", "r1", 4, 9)
    'st-d6749aa4a1e404623927'
    """
    canonical = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"), default=str)
    return f"{kind[:2]}-{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


class Role(StrEnum):
    """What a block of a page is."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTICE = "notice"
    FURNITURE = "furniture"


class CreditKind(StrEnum):
    """What a credit credits."""

    WIRE = "wire"
    AUTHOR = "author"
    PHOTO = "photo"


class DatingMethod(StrEnum):
    """Where a date comes from. The first six are for a report's publication, the rest for what stands in it."""

    JUDGED = "judged"
    GIVEN = "given"
    METADATA = "metadata"
    URL = "url"
    TEXT = "text"
    INFERRED = "inferred"
    TIMEX = "timex"
    PASSAGE = "passage"
    EVENT = "event"
    PUBLICATION = "publication"
    DERIVED = "derived"
    UNKNOWN = "unknown"


class TimexType(StrEnum):
    """TimeML's four types of time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class EntityKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"


class SpeakerKind(StrEnum):
    """Who speaks: a known entity, or an honest class of the unknown."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


class MentionKind(StrEnum):
    """How a report names an entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Form(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the speaker does by saying it."""

    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    PROPOSE = "propose"
    PROMISE = "promise"
    THREATEN = "threaten"
    DEMAND = "demand"
    FORECAST = "forecast"
    QUESTION = "question"
    CLAIM_IGNORANCE = "claim-ignorance"
    EXPRESS_WILLINGNESS = "express-willingness"
    DECLINE_COMMENT = "decline-comment"
    OTHER = "other"


class Status(StrEnum):
    """Whether an event took place, as its words have it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Relation(StrEnum):
    """What a fact says of its subject and object."""

    HOLDS_OFFICE = "holds office"
    MEMBER_OF = "member of"
    OPERATES_BASE_AT = "operates base at"
    HOSTS = "hosts"
    LEASES = "leases"
    LOCATED_IN = "located in"
    LOCATED_NEAR = "located near"
    BORDERS = "borders"
    PART_OF = "part of"
    CAPITAL_OF = "capital of"
    PARENT_OF = "parent of"
    OWNS = "owns"
    CONTROLS = "controls"
    ALLIED_WITH = "allied with"
    PARTY_TO = "party to"
    LEADS = "leads"
    EMPLOYS = "employs"


class Outcome(StrEnum):
    """What came of a planned event as of a day."""

    AHEAD = "ahead"
    DUE = "due"
    HAPPENED = "happened"
    MOVED = "moved"
    CANCELLED = "cancelled"
    OVERDUE = "overdue"
    UNDATED = "undated"


class Decision(StrEnum):
    """What a person decides of names."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    REJECT = "reject"


class Aspect(StrEnum):
    """What of a statement a person decides."""

    SPEAKER = "speaker"
    SAID_ON = "said on"


class Stance(StrEnum):
    """How a statement stands to a matter's proposition."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    OPEN = "is open"
    DENIES = "denies under way"
    CONFIRMS = "confirms under way"
    LEAVES = "leaves to another"
    DOES_NOT_KNOW = "does not know"
    ASKS = "asks"


class ActorKind(StrEnum):
    """Whose position it is: a person's own, or that of whom the person speaks for, from near to far."""

    PERSON = "person"
    INSTITUTION = "institution"
    GOVERNMENT = "government"


class FindingKind(StrEnum):
    """What a reader should see together."""

    EARLIER_RECORD = "an earlier record exists"
    REVERSAL = "reversal"
    SOFTENING = "softening"
    HARDENING = "hardening"
    NARROWED = "narrowed scope"
    SUCCESSOR_DIFFERS = "a successor differs"
    SPOKESMAN_DIFFERS = "a spokesman differs from a principal"
    ONE_SIDE_DIFFERS = "two of one side differ"
    PARTIES_DIFFER = "two sides differ"
    RENDERINGS_DIFFER = "reports render it differently"
    DATES_DIFFER = "dates differ"
    FIGURES_DIFFER = "figures differ"


class Relatedness(StrEnum):
    """How the speakers of a finding's two items belong together, nearest first."""

    SAME_PERSON = "the same person"
    SAME_INSTITUTION = "the same institution"
    ANOTHER_PARTY = "another party"
    OUTLETS = "two reports"


class PromiseState(StrEnum):
    """What became of a promise or forecast by a day."""

    NOT_DUE = "not due"
    DUE = "due"
    MET = "met"
    MOVED = "moved"
    NOTHING_FOUND = "nothing found"


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence: `[start, end)` in code points of a report's text, and the words that stand there."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise EvidenceError(f"[{self.start}, {self.end}) cannot hold {self.quote!r}", "a span")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end


def _signed(decision: str, author: str, made_at: datetime, reason: str) -> datetime:
    """When a judgement was made, in UTC. Raises UsageError where the author, the reason or the time zone is missing."""
    if not author.strip() or not reason.strip():
        raise UsageError("a judgement needs an author and a reason", decision, "give both")
    _text(decision, author, reason)
    if made_at.tzinfo is None:
        raise UsageError("a time without a zone", made_at.isoformat(), "give it with its offset from UTC")
    return made_at.astimezone(UTC)


def _text(what: str, *told: str) -> None:
    """Raise UsageError for what no database holds: NUL, and halves of characters."""
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for words in told for character in words):
        raise UsageError("it holds a NUL or half a character", what, "give it as text")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision when a report was published: by whom, when (with a time zone) and why.

    >>> from datetime import UTC
    >>> Judgement(Edtf.parse("2018-02-04"), "A. Verel", datetime(2026, 1, 2, tzinfo=UTC), "last year's number").named
    "the judgement of A. Verel on 2026-01-02 (last year's number)"
    """

    published: Edtf
    author: str
    made_at: datetime
    reason: str

    @property
    def named(self) -> str:
        """As a sentence names it."""
        return f"the judgement of {self.author} on {self.made_at.date()} ({self.reason})"


@dataclass(frozen=True, slots=True, order=True)
class Spelling:
    """A name as judgements refer to it: its kind and its fullest spelling, which outlive any reading.

    A name's id does not: it has the other spellings too, and a report that also gives the surname alone has another.
    """

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True, order=True)
class PageRef:
    """A page as judgements refer to it: the hash of its bytes, and its address, "" where it has none.

    It outlives any reading, and is the same at every desk.
    """

    sha256: str
    url: str = ""

    def means(self, sha256: str, url: str | None) -> bool:
        """Whether a page with this hash and address is meant: the same bytes, or another state of the same address.

        >>> ref = PageRef("0a", "https://halyard.example/1")
        >>> ref.means("0a", None), ref.means("0b", "https://halyard.example/1"), PageRef("0a").means("0b", None)
        (True, True, False)
        """
        return self.sha256 == sha256 or (bool(url) and self.url == url)


class _Signed:
    """What every judgement has: who, when and why, and by these its order."""

    __slots__ = ()
    author: str
    made_at: datetime
    reason: str

    @property
    def id(self) -> str:
        """Of all that it says, so that it is the same at every desk."""
        raise NotImplementedError

    @property
    def made(self) -> str:
        """When it was made, in ISO 8601, UTC, to the microsecond: of two, the newer one holds."""
        return self.made_at.isoformat(timespec="microseconds")

    @property
    def order(self) -> tuple[str, str]:
        """What judgements are sorted by: the time, and where that is the same the id."""
        return (self.made, self.id)

    @property
    def named(self) -> str:
        """As a sentence names it."""
        return f"the judgement of {self.author} on {self.made_at.date()} ({self.reason})"


@dataclass(frozen=True, slots=True)
class NameJudgement(_Signed):
    """A person's decision over names: by whom, when (with a time zone) and why.

    - merge: two or more `names` are one entity;
    - split: the first leaves the entity of the others, or with no others whatever entity it is in; with `pages`, the
      names mean in these pages another who is called so, shown as `shown` where that is given;
    - rename: the entity of the one name is shown as `shown`;
    - reject: the one is no name of anything.

    Raises UsageError where `names`, `shown`, author, reason or the time zone do not fit.

    >>> from datetime import UTC
    >>> one, other = Spelling(EntityKind.PERSON, "Ada Oren"), Spelling(EntityKind.PERSON, "Ida Oren")
    >>> made = NameJudgement(Decision.MERGE, (other, one), "A. Verel", datetime(2026, 1, 2, tzinfo=UTC), "a misprint")
    >>> made.names == (one, other), made.named
    (True, 'the judgement of A. Verel on 2026-01-02 (a misprint)')
    """

    decision: Decision
    names: tuple[Spelling, ...]
    author: str
    made_at: datetime
    reason: str
    shown: str | None = None
    pages: tuple[PageRef, ...] = ()

    def __post_init__(self) -> None:
        if self.decision is Decision.MERGE:
            object.__setattr__(self, "names", tuple(sorted(set(self.names))))
        object.__setattr__(self, "pages", tuple(sorted(set(self.pages))))
        _text(self.decision, self.shown or "", *(name.name for name in self.names))
        if self.pages and self.decision is not Decision.SPLIT:
            raise UsageError("pages are for a split", self.decision, "give them with a split alone")
        least, most = {
            Decision.MERGE: (2, len(self.names)),
            Decision.SPLIT: (1, len(self.names)),
        }.get(self.decision, (1, 1))
        if not least <= len(self.names) <= most or len(set(self.names)) < len(self.names):
            wanted = {Decision.MERGE: "two different names", Decision.SPLIT: "different names"}
            raise UsageError(
                "not the names that it needs", self.decision, f"give {wanted.get(self.decision, 'one name')}"
            )
        shows = self.shown is not None if self.pages else self.decision is Decision.RENAME
        if shows != bool(self.shown and self.shown.strip()):
            raise UsageError("the name to show is for a rename", self.decision, "give it with a rename alone")
        object.__setattr__(self, "made_at", _signed(self.decision, self.author, self.made_at, self.reason))

    @property
    def id(self) -> str:
        """Of all that it says, so that it is the same at every desk."""
        told = [[name.kind, name.name] for name in self.names]
        pages = [[[page.sha256, page.url] for page in self.pages]] if self.pages else []
        return content_id("judgement", self.decision, told, self.shown, self.author, self.made, self.reason, *pages)

    @property
    def namesake(self) -> str | None:
        """Of a split in pages, who is meant there: the name shown, or the first name's other bearer.

        Splits that give one namesake mean one person.
        """
        if not self.pages:
            return None
        return self.shown or f"{self.names[0].kind}:{self.names[0].name}"


@dataclass(frozen=True, slots=True, order=True)
class StatementRef:
    """A statement as judgements refer to it: its page, its words, and the how-manieth it is of those with these words.

    It outlives any reading in which the words are the same; how they are cut into pieces, and white space, do not
    count.
    """

    page: PageRef
    words: str
    nth: int = 0

    def __post_init__(self) -> None:
        folded = " ".join(self.words.split())
        if not folded or self.nth < 0:
            raise UsageError("no statement", self.words, "give its words, and the how-manieth it is, from 0")
        object.__setattr__(self, "words", folded)


@dataclass(frozen=True, slots=True)
class StatementJudgement(_Signed):
    """A person's decision who said a statement, or when: by whom, when (with a time zone) and why.

    With neither `speaker` nor `said_on` it says that what is read is wrong, and that nobody knows what is right. Raises
    UsageError where what is decided is not of the aspect, and for a missing author, reason or time zone.

    >>> from datetime import UTC
    >>> of = StatementRef(PageRef("0a"), "We have not asked  anybody")
    >>> oren = Spelling(EntityKind.PERSON, "Ada Oren")
    >>> now = datetime(2026, 1, 2, tzinfo=UTC)
    >>> made = StatementJudgement(of, Aspect.SPEAKER, "A. Verel", now, "heard it", oren)
    >>> made.of.words, made.named
    ('We have not asked anybody', 'the judgement of A. Verel on 2026-01-02 (heard it)')
    """

    of: StatementRef
    aspect: Aspect
    author: str
    made_at: datetime
    reason: str
    speaker: Spelling | None = None
    said_on: Edtf | None = None

    def __post_init__(self) -> None:
        other = self.said_on if self.aspect is Aspect.SPEAKER else self.speaker
        if other is not None or (self.speaker is not None and not self.speaker.name.strip()):
            raise UsageError("not what it decides", self.aspect, "give a speaker for a speaker, a date for a date")
        _text(self.aspect, self.of.words, self.speaker.name if self.speaker else "")
        object.__setattr__(self, "made_at", _signed(self.aspect, self.author, self.made_at, self.reason))

    @property
    def value(self) -> str | None:
        """What is decided, in a word: the speaker's name, the date in EDTF, None: not known."""
        return self.said_on.value if self.said_on else self.speaker.name if self.speaker else None

    @property
    def id(self) -> str:
        """Of all that it says, so that it is the same at every desk."""
        of, who = self.of, self.speaker and [self.speaker.kind, self.speaker.name]
        told = [of.page.sha256, of.page.url, of.words, of.nth, self.aspect, who, self.said_on and self.said_on.value]
        return content_id("judgement", "statement", *told, self.author, self.made, self.reason)


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes as received, and what the source that brought them says of them.

    `name` is what a person calls it (a path, an address). `published` is a date that the source gives (a feed, an
    index), not one read from the page; `judged` what a person decided over it, `judged_statements` what people decided
    over its statements, from the oldest to the newest. `recurring` are lines that the outlet's other pages have too
    (`onrecord.page.recurrence` makes the numbers). None of name, judgements and what other pages have makes another
    page of it.

    >>> page = Page(b"VELM --", "a.txt")
    >>> page.id == Page(b"VELM --", "copied.txt").id, page.id == Page(b"VELM --", "a.txt", outlet="Courier").id
    (True, False)
    """

    content: bytes = field(repr=False)
    name: str
    media_type: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: Edtf | None = None
    retrieved: datetime | None = None
    judged: Judgement | None = None
    judged_statements: tuple[StatementJudgement, ...] = field(default=(), repr=False)
    recurring: frozenset[int] = field(default=frozenset(), repr=False)

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def id(self) -> str:
        """Of the bytes and of what the source says of them; not of the file's name or of when it was fetched."""
        return content_id("page", self.sha256, self.url, self.outlet, self.published and self.published.value)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page's text with its role and the reason for it. Blocks partition the text.

    `path` is where it stands in the document (`/html/body/div[2]/p[1]`), or None in plain text.
    """

    role: Role
    start: int
    end: int
    reason: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to readers who are at risk: where (ISO 3166 codes), who, for what acts, under what penalty."""

    span: Span
    jurisdiction: tuple[str, ...]
    at_risk: str | None
    acts: tuple[str, ...]
    penalty: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """A name that a report credits: a wire, an author, a photographer. A wire credit is no independent source."""

    name: str
    kind: CreditKind
    span: Span


@dataclass(frozen=True, slots=True)
class Dating:
    """A date and how it was found; `date` is None where the report does not tell, and then `basis` says why.

    Without a date, the method `publication` says that it is told as news of the report's days, and of none of them;
    the method `timex` that its own words tell a date which nothing in the report fixes.

    `at` is the moment in ISO 8601, to the minute, with the zone where it is told ("2023-02-16T15:42+02:00"): a report's
    publication and last change have one, where the page's own data give it.
    """

    date: Edtf | None
    basis: str
    method: DatingMethod = DatingMethod.UNKNOWN
    at: str | None = None

    @property
    def value(self) -> str | None:
        """The date in EDTF, or None."""
        return self.date.value if self.date else None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a live blog, `[start, end)` of the report's text, and when it was posted, as the page tells."""

    start: int
    end: int
    posted: Dating


@dataclass(frozen=True, slots=True)
class Report:
    """A page read as an article: its whole visible text, and every stretch of it with a role.

    Raises EvidenceError unless the blocks partition the text, and its entries stand in it.
    """

    id: str
    page_id: str
    url: str | None
    outlet: str | None
    language: str
    title: str | None
    dateline: str | None
    published: Dating
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    notices: tuple[Notice, ...] = ()
    credits: tuple[Credit, ...] = ()
    modified: Dating | None = None
    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start != at or block.end <= at:
                raise EvidenceError(f"a block at [{block.start}, {block.end}) where {at} is next", f"report {self.id}")
            at = block.end
        if at != len(self.text):
            raise EvidenceError(f"blocks end at {at}, the text at {len(self.text)}", f"report {self.id}")
        for entry in self.entries:
            if not 0 <= entry.start < entry.end <= at:
                raise EvidenceError(f"an entry at [{entry.start}, {entry.end}), the text to {at}", f"report {self.id}")

    def span(self, start: int, end: int) -> Span:
        """Cut evidence from the text; it is verbatim because it is cut. Raises EvidenceError outside of the text."""
        if end > len(self.text):
            raise EvidenceError(f"[{start}, {end}) ends after the text, at {len(self.text)}", f"report {self.id}")
        return Span(start, end, self.text[start:end])

    def stripped(self, start: int, end: int) -> Span | None:
        """Like `span`, without white space at the ends; None where nothing is left."""
        cut = self.text[start:end]
        start += len(cut) - len(cut.lstrip())
        end = start + len(cut.strip())
        return self.span(start, end) if end > start else None

    def entry_at(self, offset: int) -> Entry | None:
        """The entry of a live blog that holds a code point, if any."""
        return next((entry for entry in self.entries if entry.start <= offset < entry.end), None)

    def block_at(self, offset: int) -> int:
        """The number of the block that holds a code point."""
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 type and value, the date in EDTF, what it was resolved against and by which rule.

    `date` is None for a duration or a set, and for a date that cannot be resolved. `anchor` is the EDTF value that it
    was resolved against, None where it needs none.
    """

    span: Span
    type: TimexType
    value: str
    date: Edtf | None
    anchor: str | None
    rule: str
    basis: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, nominal or pronoun, the entity that it means (None: unresolved), with a score in [0, 1] and a reason."""

    span: Span
    kind: MentionKind
    entity: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What a report's mentions mean. `name` is the fullest spelling; `variants` holds every other one."""

    id: str
    name: str
    kind: EntityKind
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A role held by a person (`holder`, an entity's id) for a polity or organisation, as a mention has it.

    `former` is "then-", "former", "late": held before the report's own time. `words` are the role with its polity as
    the report has them, in a language that tells by a case what an office is of.
    """

    holder: str
    role: str
    polity: str | None
    former: bool
    span: Span
    words: str | None = None

    @property
    def title(self) -> str:
        """The office in words; the polity is not said twice.

        >>> Office("e", "foreign minister", "Velmora", False, Span(0, 1, "x")).title
        'foreign minister of Velmora'
        >>> Office("e", "head of the Velmoran Navy", "Velmora", False, Span(0, 1, "x")).title
        'head of the Velmoran Navy'
        >>> Office("e", "глава МИД", "Norway", False, Span(0, 1, "x"), "глава МИД Норвегии").title
        'глава МИД Норвегии'
        """
        if self.words is not None:
            return self.words
        told = self.polity is None or self.polity[:_STEM] in self.role
        return self.role if told else f"{self.role} of {self.polity}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a statement: its words, and the entity that they mean or an honest class.

    `name` is the entity's; for a class it is the words themselves. `span` is None where the report names no source.
    """

    kind: SpeakerKind
    name: str | None
    entity: str | None
    span: Span | None
    role: str | None
    score: float
    reason: str

    @property
    def judged(self) -> bool:
        """Whether a person decided it: the reason names the judgement, and what the report gave."""
        return self.reason.startswith(BY_JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, when: one speaker, one cue, and the content's spans in text order.

    `confidence` is in [0, 1]. `within` is the statement that this one stands in (A says that B told C).
    """

    id: str
    speaker: Speaker
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    act: Act
    confidence: float
    said_on: Dating
    venue: Span | None = None
    addressee: Span | None = None
    via: Span | None = None
    asker: Span | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, where, when: a PLOVER type and mode, and whose voice vouches for it.

    `voice` is `OUTLET` or the id of the statement in which it stands. `trigger` is the word that carries it.
    """

    id: str
    span: Span
    trigger: Span
    type: str
    mode: str | None
    status: Status
    when: Dating
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    voice: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject, relation, object, valid from and to; an open or untold end is a Dating without a date.

    `held_on` is when the report attests it: the publication date, or the date of the statement that claims it.
    """

    id: str
    span: Span
    subject: str
    relation: Relation
    object: str
    valid_from: Dating
    valid_to: Dating
    held_on: Dating
    voice: str
    confidence: float
    rule: str

    @property
    def derived(self) -> str | None:
        """What of it follows by a rule and is not told, with the rule: in office from an election's date, say."""
        found = [one.basis for one in (self.valid_from, self.valid_to) if one.method is DatingMethod.DERIVED]
        return "; ".join(found) or None


@dataclass(frozen=True, slots=True)
class Difference:
    """Tellings of one fact that exclude each other: the rule that fired, the items' ids, their values, and why.

    `items` and `values` stand in the order of the values.
    """

    rule: str
    items: tuple[str, ...]
    values: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Course:
    """What came of a planned event as of a day, the event that tells so (its id; None: by date alone), and why."""

    outcome: Outcome
    event: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """What was not read, or not read well, and why: so that nobody takes absence for silence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one page, by one version of the stages. Checked whole when it is made."""

    report: Report
    version: str
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    timexes: tuple[Timex, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    def __post_init__(self) -> None:
        check_evidence(self)

    def at_least(self, confidence: float | None = None) -> Record:
        """The record without items of less confidence, and without what such a statement vouches for.

        Unless one is given, statements have at least `SHOWN`, events and facts any.
        """
        least = SHOWN if confidence is None else confidence
        statements = tuple(s for s in self.statements if s.confidence >= least)
        kept = {OUTLET, *(s.id for s in statements)}
        confidence = confidence or 0.0
        return replace(
            self,
            statements=tuple(replace(s, within=s.within if s.within in kept else None) for s in statements),
            events=tuple(e for e in self.events if e.confidence >= confidence and e.voice in kept),
            facts=tuple(f for f in self.facts if f.confidence >= confidence and f.voice in kept),
        )

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every span of every item, with the item's name for messages."""
        for notice in self.report.notices:
            yield "notice", notice.span
        for credit in self.report.credits:
            yield f"credit {credit.name}", credit.span
        for statement in self.statements:
            others = (statement.cue, statement.speaker.span, statement.venue, statement.addressee)
            for span in (*statement.content, *others, statement.via, statement.asker):
                if span is not None:
                    yield f"statement {statement.id}", span
        for event in self.events:
            yield f"event {event.id}", event.span
            yield f"event {event.id}", event.trigger
        for fact in self.facts:
            yield f"fact {fact.id}", fact.span
        for timex in self.timexes:
            yield "timex", timex.span
        for mention in self.mentions:
            yield "mention", mention.span


@dataclass(frozen=True, slots=True)
class Matter:
    """A question that people take positions on, as a proposition. Its id is the proposition's, whatever its name.

    >>> Matter("Velmora opens a port", "port").id == Matter("Velmora  opens a port").id
    True
    """

    proposition: str
    name: str = ""

    def __post_init__(self) -> None:
        folded = " ".join(self.proposition.split())
        if not folded:
            raise UsageError("a matter without words", "the proposition", "write a sentence: who does what, where")
        object.__setattr__(self, "proposition", folded)

    @property
    def id(self) -> str:
        """Of the words of the proposition."""
        return content_id("matter", self.proposition)


class Inclusion(StrEnum):
    """What a person decides of an item and a matter."""

    INCLUDE = "include"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class MatterJudgement(_Signed):
    """A person's decision that an item (its id) bears on a matter (its id), or does not: by whom, when, and why.

    Raises UsageError where author, reason or the time zone is missing.
    """

    matter: str
    item: str
    decision: Inclusion
    author: str
    made_at: datetime
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "made_at", _signed(self.decision, self.author, self.made_at, self.reason))

    @property
    def id(self) -> str:
        """Of all that it says."""
        return content_id("judgement", self.matter, self.item, self.decision, self.author, self.made, self.reason)


@dataclass(frozen=True, slots=True)
class Cited:
    """An item of one report as what is derived from many cites it: the item's id, its report's, the words, verbatim.

    `speaker` is the name of who says it, None where the outlet vouches. `when` is when it was said, or happened.
    """

    item: str
    report: str
    words: tuple[Span, ...]
    when: Dating
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Bearing:
    """That a statement or an event (`item`, an id) bears on a matter: a score in [0, 1] and the reasons."""

    item: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceReading:
    """How a statement stands to a proposition, with a confidence in [0, 1], the words that decided, and why."""

    stance: Stance
    confidence: float
    words: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """One report's rendering of an utterance.

    `language` is that of the report (BCP 47). `copied_from` is the report that its report has the text from, None where
    it is independent. `differs` are the words of it that the utterance's first rendering does not have, `lacks` those
    of the first (spans of its report) that this one does not have; none in another language than the first's.
    """

    cited: Cited
    language: str
    form: Form
    copied_from: str | None = None
    differs: tuple[Span, ...] = ()
    lacks: tuple[Span, ...] = ()
    act: Act = Act.OTHER
    outlet: str | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of saying as several reports give it: who (an entity's id), when, and the renderings side by side.

    `score` in [0, 1] tells how sure it is that they are one, `reason` by what. `sources` names the independent sources
    behind so many `outlets`.
    """

    id: str
    speaker: str | None
    said_on: Dating
    renderings: tuple[Rendering, ...]
    score: float
    reason: str
    sources: tuple[str, ...] = ()
    outlets: int = 0

    @property
    def independent(self) -> tuple[Rendering, ...]:
        """The renderings of reports that have them from no other report."""
        return tuple(rendering for rendering in self.renderings if rendering.copied_from is None)


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor's statements on a matter amount to at a date; derived, never without its statements.

    `actor` is a name: the speaker's where `actor_kind` is person, else whom the speaker speaks for. `actor_id` is the
    entity's, None where the ledger knows none of that name. `statements` are those that it rests on, best first;
    `decided_by` the words of the first of them that tell the stance.
    """

    actor: str
    actor_id: str | None
    actor_kind: ActorKind
    speaker: str
    role: str | None
    when: Dating
    stance: Stance
    confidence: float
    statements: tuple[Cited, ...]
    decided_by: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Two items that a reader should see together: the rule that fired, and one fair sentence that says why.

    `earlier` comes before `later` where they have dates. `score` in [0, 1] is how sure and how weighty it is.
    `compatible` says that the two only look opposed, and why; None where they do not fit together. `stances` are those
    of the two that it rests on, where it rests on stances: a statement can have another beside it. `beside` is what the
    later one's speaker said as well at that date, on the side of the earlier, and its stance.
    """

    id: str
    kind: FindingKind
    relatedness: Relatedness
    rule: str
    earlier: Cited
    later: Cited
    sentence: str
    score: float
    compatible: str | None = None
    stances: tuple[Stance | None, Stance | None] = (None, None)
    beside: tuple[Cited, Stance] | None = None

    @property
    def told(self) -> tuple[tuple[Cited, Stance | None], ...]:
        """What stands together, each with its stance: the two, and what stands beside."""
        two = zip((self.earlier, self.later), self.stances, strict=True)
        return (*two, self.beside) if self.beside else tuple(two)


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment or forecast (`cited`), when it is due, and what became of it by the items in `outcome`."""

    id: str
    cited: Cited
    act: Act
    due: Dating
    state: PromiseState
    outcome: tuple[Cited, ...]
    reason: str


def check_evidence(record: Record) -> None:
    """Law 1 over a whole record.

    Raises EvidenceError at the first span that is not verbatim, and for a statement without content, content that
    overlaps within one statement, a voice or entity that the record does not hold, and a speaker that is called
    otherwise than its entity.
    """
    report = record.report
    for item, span in record.spans():
        if report.text[span.start : span.end] != span.quote:
            found = report.text[span.start : span.end]
            raise EvidenceError(
                f"{span.quote!r} is not at [{span.start}, {span.end}): {found!r}", f"{report.id}, {item}"
            )
    statements = {statement.id for statement in record.statements}
    entities = {entity.id: entity.name for entity in record.entities}
    for statement in record.statements:
        content = statement.content
        if not content or any(a.end > b.start for a, b in itertools.pairwise(content)):
            raise EvidenceError("content is empty or out of order", f"{report.id}, statement {statement.id}")
        speaker = statement.speaker
        if speaker.entity is not None and speaker.name != entities.get(speaker.entity):
            known = speaker.entity in entities
            what = "has another name than its entity" if known else "is no entity of the record"
            raise EvidenceError(f"its speaker {what}", f"{report.id}, statement {statement.id}")
    voiced: tuple[Event | Fact, ...] = (*record.events, *record.facts)
    for held in voiced:
        if held.voice != OUTLET and held.voice not in statements:
            raise EvidenceError("its voice is no statement of the record", f"{report.id}, {held.id}")
