"""The model's terms as words for a person: acts as verbs, languages by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Act, CreditKind, Event, Fact, Form, Relation, Speaker, SpeakerKind, Statement

ACTS = {
    Act.ASSERT: "asserts",
    Act.DENY: "denies",
    Act.CONFIRM: "confirms",
    Act.PROPOSE: "proposes",
    Act.PROMISE: "promises",
    Act.THREATEN: "threatens",
    Act.DEMAND: "demands",
    Act.FORECAST: "forecasts",
    Act.QUESTION: "asks",
    Act.CLAIM_IGNORANCE: "claims ignorance",
    Act.EXPRESS_WILLINGNESS: "expresses willingness",
    Act.DECLINE_COMMENT: "declines to comment",
    Act.OTHER: "says",
}

RELATIONS = {
    Relation.HOLDS_OFFICE: "holds the office of",
    Relation.MEMBER_OF: "is a member of",
    Relation.OPERATES_BASE_AT: "operates a base at",
    Relation.LOCATED_IN: "is in",
    Relation.LOCATED_NEAR: "is near",
    Relation.PART_OF: "is part of",
    Relation.CAPITAL_OF: "is the capital of",
    Relation.PARENT_OF: "is the parent of",
    Relation.ALLIED_WITH: "is allied with",
    Relation.PARTY_TO: "is a party to",
}
"""Relations as verbs; the others are verbs already."""

CREDITS = {CreditKind.WIRE: "credits a wire", CreditKind.AUTHOR: "by", CreditKind.PHOTO: "photo by"}

_QUOTES = "\"“”„«»'‘’"


def speaker(it: Speaker, name: str | None = None) -> str:
    """Who speaks, by name; a speaker of whom the report says nothing is a speaker not named."""
    words = name or it.name or (it.span.quote if it.span else None)
    if words is None:
        return "a document not named" if it.kind is SpeakerKind.DOCUMENT else "speaker not named"
    return words


def content(statement: Statement, gap: str) -> str:
    """The words of a statement: in quotation marks where they are the speaker's own, and do not bring theirs."""
    direct = statement.form is Form.DIRECT
    return f" {gap} ".join(quoted(span.quote) if direct else span.quote for span in statement.content)


def quoted(words: str) -> str:
    """Words in quotation marks, unless they stand in some already.

    >>> quoted("Not our initiative."), quoted('"Never"')
    ('“Not our initiative.”', '"Never"')
    """
    whole = len(words) > 1 and words[0] in _QUOTES and words[-1] in _QUOTES
    return words if whole else f"“{words}”"


def parts(event: Event) -> str:
    """Who did it to whom, and where."""
    sides = [", ".join(side) for side in (event.actor, event.recipient) if side]
    return " → ".join(sides) if len(sides) == 2 else "".join(sides)


def event_type(event: Event) -> str | None:
    """An event's type and mode in PLOVER; nothing where PLOVER has no type for it."""
    return " ".join(filter(None, (event.type, event.mode))) if event.type != "OTHER" else None


def country(code: str) -> str:
    """A country's name in English for its ISO 3166 code; what is no code stands as it is."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def shortened(text: str, most: int) -> str:
    """A text on one line, of so many code points at most.

    >>> shortened("The quay  is not for sale", 12)
    'The quay is…'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"


def last_part(name: str) -> str:
    r"""A page's name without the folders or the site that it came from, which say nothing to a reader.

    >>> [last_part(it) for it in ("/home/desk/20-port.txt", "C:\\desk\\a report.html", "https://halyard.example/a/")]
    ['20-port.txt', 'a report.html', 'a']
    """
    return re.split(r"[/\\]", name.rstrip("/\\"))[-1] or name


def relation(fact: Fact) -> str:
    """A fact as a sentence without its end: subject, verb, object."""
    return f"{fact.subject} {RELATIONS.get(fact.relation, fact.relation.value)} {fact.object}"


def listed(items: Iterable[str]) -> str:
    """Items with commas, and an "and" before the last.

    >>> listed(["share", "like", "comment"])
    'share, like and comment'
    """
    *most, last = tuple(items) or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def language(code: str) -> str:
    """A language's name in English; the code where there is none."""
    if code == "und":
        return "language not recognised"
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-").get_language_name("en") or code
    except (ValueError, UnknownLocaleError):
        return code


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun.

    >>> count(1, "report"), count(1200, "reply", "replies")
    ('1 report', '1,200 replies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
