"""Rows of the ledger's tables back to the types of the model.

Invariant: every span that leaves the ledger has been compared with its report's text: `verbatim` raises EvidenceError.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import RowMapping

from onrecord.dates import Edtf
from onrecord.errors import EvidenceError
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
    Entry,
    Event,
    Fact,
    Form,
    Mention,
    MentionKind,
    Notice,
    Page,
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
)

Row = RowMapping


def verbatim(text: str, spans: Sequence[Span | None], where: str) -> None:
    """Law 1 on reading. Raises EvidenceError where a span's words are not those of the text."""
    for span in spans:
        if span is not None and text[span.start : span.end] != span.quote:
            raise EvidenceError(
                f"the ledger gives {span.quote!r} where the report has {text[span.start : span.end]!r}",
                where,
                "the ledger was changed by another program; restore it, or read the page again",
            )


_WITH_MOMENTS = frozenset({"published", "modified", "posted"})
"""The dates of which a moment is kept, where the page gives one."""


_KEPT = 2**14
"""Dates that are kept as they were made: a page of facts has a thousand, most of which were met before."""


def edtf(row: Row, name: str) -> Edtf | None:
    """A date from its columns."""
    return _edtf(row[name], row[f"{name}_first"], row[f"{name}_last"])


def dating(row: Row, name: str) -> Dating:
    """A date with its basis from its columns."""
    moment = row[f"{name}_at"] if name in _WITH_MOMENTS else None
    ends = row[f"{name}_first"], row[f"{name}_last"]
    return dating_of(row[name], *ends, row[f"{name}_basis"], row[f"{name}_method"], moment)


@lru_cache(_KEPT)
def dating_of(
    value: str | None, first: str | None, last: str | None, basis: str, method: str, moment: str | None
) -> Dating:
    """A date with its basis from what its columns hold, in their order."""
    return Dating(_edtf(value, first, last), basis, DatingMethod(method), moment)


@lru_cache(_KEPT)
def _edtf(value: str | None, first: str | None, last: str | None) -> Edtf | None:
    return None if value is None else Edtf(value, _day(first), _day(last))


def page(row: Row, content: bytes) -> Page:
    """A page as it was received; `content` is inflated."""
    from datetime import datetime

    retrieved = row["retrieved"] and datetime.fromisoformat(row["retrieved"])
    return Page(
        content, row["name"], row["media_type"], row["url"], row["outlet"], edtf(row, "published"), retrieved or None
    )


def report(
    row: Row,
    text: str,
    blocks: Sequence[Row],
    notices: Sequence[Row],
    credits_: Sequence[Row],
    entries: Sequence[Row],
) -> Report:
    """A report; that its blocks partition the text is checked as it is made."""
    return Report(
        row["id"],
        row["page_id"],
        row["url"],
        row["outlet"],
        row["language"],
        row["title"],
        row["dateline"],
        dating(row, "published"),
        text,
        tuple(Block(Role(b["role"]), b["start"], b["end"], b["reason"], b["path"]) for b in blocks),
        tuple(
            Notice(_told(n, "notice"), tuple(n["jurisdiction"]), n["at_risk"], tuple(n["acts"]), n["penalty"])
            for n in notices
        ),
        tuple(Credit(c["name"], CreditKind(c["kind"]), _told(c, "credit")) for c in credits_),
        None if row["modified_method"] is None else dating(row, "modified"),
        tuple(Entry(e["start"], e["end"], dating(e, "posted")) for e in entries),
    )


def caveat(row: Row) -> Caveat:
    """What was not read well."""
    return Caveat(row["code"], row["message"])


def timex(row: Row) -> Timex:
    """A time expression."""
    return Timex(
        _told(row, "timex"),
        TimexType(row["type"]),
        row["value"],
        edtf(row, "date"),
        row["anchor"],
        row["rule"],
        row["basis"],
    )


def entity(row: Row) -> Entity:
    """An entity from its row or from its name's."""
    return Entity(row["id"], row["name"], EntityKind(row["kind"]), tuple(row["variants"]))


def mention(row: Row, entities: Sequence[Entity]) -> Mention:
    """A mention, its entity by its place among the report's."""
    found = None if row["entity"] is None else entities[row["entity"]].id
    return Mention(_told(row, "mention"), MentionKind(row["kind"]), found, row["score"], row["reason"])


def statement(row: Row, contents: Sequence[Row], entity_id: str | None, within: str | None) -> Statement:
    """A statement, with the ids of its speaker's entity and of the statement that it stands in."""
    speaker = Speaker(
        SpeakerKind(row["speaker_kind"]),
        row["speaker_name"],
        entity_id,
        _span(row, "speaker"),
        row["speaker_role"],
        row["speaker_score"],
        row["speaker_reason"],
    )
    return Statement(
        row["id"],
        speaker,
        _span(row, "cue"),
        tuple(Span(c["start"], c["end"], c["words"]) for c in contents),
        Form(row["form"]),
        Act(row["act"]),
        row["confidence"],
        dating(row, "said_on"),
        _span(row, "venue"),
        _span(row, "addressee"),
        _span(row, "via"),
        _span(row, "asker"),
        within,
    )


def statement_spans(item: Statement) -> tuple[Span | None, ...]:
    """All evidence of a statement."""
    return (*item.content, item.cue, item.speaker.span, item.venue, item.addressee, item.via, item.asker)


def event(row: Row, actor: tuple[str, ...], recipient: tuple[str, ...], voice: str | None) -> Event:
    """An event; `voice` is the statement's id, None the outlet's."""
    return Event(
        row["id"],
        _told(row, "event"),
        _told(row, "trigger"),
        row["type"],
        row["mode"],
        Status(row["status"]),
        dating(row, "when"),
        actor,
        recipient,
        row["place"],
        voice or OUTLET,
        row["confidence"],
    )


def fact(row: Row, voice: str | None) -> Fact:
    """A fact; `voice` is the statement's id, None the outlet's."""
    return Fact(
        row["id"],
        _told(row, "fact"),
        row["subject"],
        Relation(row["relation"]),
        row["object"],
        dating(row, "valid_from"),
        dating(row, "valid_to"),
        dating(row, "held_on"),
        voice or OUTLET,
        row["confidence"],
        row["rule"],
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _told(row: Row, name: str) -> Span:
    return Span(row[f"{name}_start"], row[f"{name}_end"], row[f"{name}_text"])


def _span(row: Row, name: str) -> Span | None:
    return None if row[f"{name}_start"] is None else _told(row, name)
