"""A record as rows of the ledger's tables; `decode` is its inverse.

Invariant: `decode` of what is encoded here equals the record. What could not come back equal (two items of one id, a
link to an item that the record does not hold) is refused with EvidenceError, never mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table

from onrecord.dates import Edtf
from onrecord.errors import EvidenceError, NotText, TooLarge
from onrecord.ledger import bounds, tables
from onrecord.ledger.tables import item_key
from onrecord.model import OUTLET, Dating, Entity, Event, Fact, Page, Record, Report, Span, Statement, content_id

Row = dict[str, Any]

_NO_TEXT = re.compile("[\0\ud800-\udfff]")

ACTOR, RECIPIENT, PLACE = "actor", "recipient", "place"
"""The parts that a name can have in an event."""


def name_id(entity: Entity, namesake: str | None = None) -> str:
    """The id of a name as a report has it: of its kind and spellings, so that it is the same in every report.

    A name that a judgement has mean another in the report has that in its id.
    """
    if namesake is not None:
        return content_id("namesake", namesake, entity.kind, entity.name, *entity.variants)
    return content_id("name", entity.kind, entity.name, *entity.variants)


def page_row(page: Page, recorded_at: str) -> Row:
    """The row of a page; its bytes are kept apart."""
    return {
        "id": page.id,
        "sha256": page.sha256,
        "name": page.name,
        "media_type": page.media_type,
        "url": page.url,
        "outlet": page.outlet,
        **_edtf("published", page.published),
        "retrieved": page.retrieved and page.retrieved.isoformat(),
        "recorded_at": recorded_at,
    }


def report_row(report: Report, version: str, page: Page, recorded_at: str, known: date) -> Row:
    """The row of one reading, without its key. Raises NotText for a text that no database can hold."""
    # PostgreSQL holds no NUL and SQLite's functions stop at one; a lone surrogate is no character at all.
    if _NO_TEXT.search(report.text):
        raise NotText("it holds a NUL or half a character", f"report {report.id}", "give it as text")
    return {
        "id": report.id,
        "page_id": report.page_id,
        "page_sha256": page.sha256,
        "page_name": page.name,
        "version": version,
        "recorded_at": recorded_at,
        "known_on": known.isoformat(),
        "url": report.url,
        "outlet": report.outlet,
        "language": report.language,
        "title": report.title,
        "dateline": report.dateline,
        **_dating("published", report.published),
        "published_at": report.published.at,
        **_dating("modified", report.modified),
        "modified_at": report.modified and report.modified.at,
    }


def rows(record: Record, key: int, name_keys: Sequence[int], known: date) -> Iterable[tuple[Table, list[Row]]]:
    """All rows of a record under its report's key, table by table, in an order that foreign keys allow.

    `name_keys` are the keys of the names of its entities, in their order.
    """
    return _Encoder(record, key, known, name_keys).tables()


class _Encoder:
    """One record's places: of entities and statements by id, of entities by spelling."""

    def __init__(self, record: Record, key: int, known: date, name_keys: Sequence[int]) -> None:
        self.record, self.key, self.known, self.name_keys = record, key, known, name_keys
        self.entities = self._places("entity", record.entities)
        self.statements = self._places("statement", record.statements)
        self._places("event", record.events)
        self._places("fact", record.facts)
        self.by_id = {statement.id: statement for statement in record.statements}
        self.spelled: dict[str, int] = {}
        for place, entity in enumerate(record.entities):
            self.spelled.setdefault(entity.name, place)
        for place, entity in enumerate(record.entities):
            for variant in entity.variants:
                self.spelled.setdefault(variant, place)

    def _places(self, what: str, items: Sequence[Entity | Statement | Event | Fact]) -> dict[str, int]:
        if len(items) > tables.MOST_ITEMS:
            raise TooLarge(f"more than {tables.MOST_ITEMS} of one kind: {what}", f"report {self.record.report.id}")
        places = {item.id: place for place, item in enumerate(items)}
        if len(places) < len(items):
            raise EvidenceError(f"two of one id: {what}", f"report {self.record.report.id}")
        return places

    def _place(self, places: dict[str, int], item: str | None, where: str) -> int | None:
        if item is None:
            return None
        if item not in places:
            raise EvidenceError(f"{item} is not in the record", f"report {self.record.report.id}, {where}")
        return places[item]

    def _statement_key(self, item: str | None, where: str) -> int | None:
        place = self._place(self.statements, item, where)
        return None if place is None else item_key(self.key, place)

    def _name_key(self, place: int | None) -> int | None:
        return None if place is None else self.name_keys[place]

    def _numbered(self, rows: Iterable[Row]) -> list[Row]:
        return [{"report_key": self.key, "position": place, **row} for place, row in enumerate(rows)]

    def _items(self, rows: Iterable[Row]) -> list[Row]:
        known = self.known.isoformat()
        return [{"key": item_key(self.key, row["position"]), "known_on": known, **row} for row in self._numbered(rows)]

    def tables(self) -> Iterable[tuple[Table, list[Row]]]:
        record, report = self.record, self.record.report
        yield tables.report_texts, [{"report_key": self.key, "text": report.text}]
        yield (
            tables.blocks,
            self._numbered(
                {"role": b.role, "start": b.start, "end": b.end, "reason": b.reason, "path": b.path}
                for b in report.blocks
            ),
        )
        yield (
            tables.notices,
            self._numbered(
                {
                    **_span("notice", n.span),
                    "jurisdiction": list(n.jurisdiction),
                    "at_risk": n.at_risk,
                    "acts": list(n.acts),
                    "penalty": n.penalty,
                }
                for n in report.notices
            ),
        )
        yield (
            tables.credits_,
            self._numbered({"name": c.name, "kind": c.kind, **_span("credit", c.span)} for c in report.credits),
        )
        yield (
            tables.entries,
            self._numbered(
                {"start": e.start, "end": e.end, **_dating("posted", e.posted), "posted_at": e.posted.at}
                for e in report.entries
            ),
        )
        yield tables.caveats, self._numbered({"code": c.code, "message": c.message} for c in record.caveats)
        yield (
            tables.timexes,
            self._numbered(
                {
                    **_span("timex", t.span),
                    "type": t.type,
                    "value": t.value,
                    **_edtf("date", t.date),
                    "anchor": t.anchor,
                    "rule": t.rule,
                    "basis": t.basis,
                }
                for t in record.timexes
            ),
        )
        yield (
            tables.report_entities,
            self._numbered(
                {"id": entity.id, "name_key": name}
                for entity, name in zip(record.entities, self.name_keys, strict=True)
            ),
        )
        yield (
            tables.mentions,
            self._numbered(
                {
                    **_span("mention", m.span),
                    "kind": m.kind,
                    "entity": self._place(self.entities, m.entity, "mention"),
                    "score": m.score,
                    "reason": m.reason,
                }
                for m in record.mentions
            ),
        )
        yield tables.statements, self._items(self._statement(statement) for statement in record.statements)
        yield (
            tables.statement_contents,
            [
                {
                    "statement_key": item_key(self.key, place),
                    "position": number,
                    "start": span.start,
                    "end": span.end,
                    "words": span.quote,
                }
                for place, statement in enumerate(record.statements)
                for number, span in enumerate(statement.content)
            ],
        )
        yield tables.events, self._items(self._event(event) for event in record.events)
        yield tables.event_participants, list(self._participants())
        yield tables.facts, self._items(self._fact(fact) for fact in record.facts)

    def _statement(self, statement: Statement) -> Row:
        speaker, where = statement.speaker, f"statement {statement.id}"
        entity = self._place(self.entities, speaker.entity, where)
        return {
            "id": statement.id,
            **_days(bounds.of_statement(statement, self.known)),
            "confidence": statement.confidence,
            "speaker_kind": speaker.kind,
            "speaker_name": speaker.name,
            "speaker_entity": entity,
            "speaker_key": self._name_key(entity),
            "tells_day": self._tells_day(statement),
            "speaker_role": speaker.role,
            **_span("speaker", speaker.span),
            "speaker_score": speaker.score,
            "speaker_reason": speaker.reason,
            **_span("cue", statement.cue),
            "form": statement.form,
            "act": statement.act,
            **_dating("said_on", statement.said_on),
            **_span("venue", statement.venue),
            **_span("addressee", statement.addressee),
            **_span("via", statement.via),
            **_span("asker", statement.asker),
            "within": self._statement_key(statement.within, where),
        }

    def _tells_day(self, statement: Statement) -> bool:
        """Whether a date with an end stands in its words, or in an event that it tells."""
        dated = (it.span for it in self.record.timexes if it.date is not None and it.date.last is not None)
        told = (it.when.date for it in self.record.events if it.voice == statement.id)
        return any(span.covers(it) for it in dated for span in statement.content) or any(
            when is not None and when.last is not None for when in told
        )

    def _event(self, event: Event) -> Row:
        return {
            "id": event.id,
            **_days(bounds.of_event(event, self.record.report, self.by_id, self.known)),
            "confidence": event.confidence,
            **_span("event", event.span),
            **_span("trigger", event.trigger),
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            **_dating("when", event.when),
            "place": event.place,
            "voice": self._voice(event),
        }

    def _participants(self) -> Iterable[Row]:
        for place, event in enumerate(self.record.events):
            where = () if event.place is None else (event.place,)
            days = _days(bounds.of_event(event, self.record.report, self.by_id, self.known))
            for part, found in ((ACTOR, event.actor), (RECIPIENT, event.recipient), (PLACE, where)):
                for number, name in enumerate(found):
                    yield {
                        "event_key": item_key(self.key, place),
                        "part": part,
                        "position": number,
                        "name": name,
                        "report_key": self.key,
                        "entity": self.spelled.get(name),
                        "name_key": self._name_key(self.spelled.get(name)),
                        **days,
                        "known_on": self.known.isoformat(),
                    }

    def _fact(self, fact: Fact) -> Row:
        days = bounds.of_fact(fact, self.known)
        return {
            "id": fact.id,
            **_days(days),
            "stands_to": _iso(days.stands_to),
            "may_to": _iso(days.may_to),
            "confidence": fact.confidence,
            **_span("fact", fact.span),
            "subject": fact.subject,
            "subject_entity": self.spelled.get(fact.subject),
            "subject_key": self._name_key(self.spelled.get(fact.subject)),
            "relation": fact.relation,
            "object": fact.object,
            "object_entity": self.spelled.get(fact.object),
            "object_key": self._name_key(self.spelled.get(fact.object)),
            "object_folded": fact.object.casefold(),
            **_dating("valid_from", fact.valid_from),
            **_dating("valid_to", fact.valid_to),
            **_dating("held_on", fact.held_on),
            "voice": self._voice(fact),
            "rule": fact.rule,
        }

    def _voice(self, item: Event | Fact) -> int | None:
        return None if item.voice == OUTLET else self._statement_key(item.voice, item.id)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(days: bounds.Days) -> Row:
    return {"day": days.day.isoformat(), "may_from": _iso(days.may_from), "stands_from": _iso(days.stands_from)}


def _edtf(name: str, told: Edtf | None) -> Row:
    if told is None:
        return {name: None, f"{name}_first": None, f"{name}_last": None}
    return {name: told.value, f"{name}_first": _iso(told.first), f"{name}_last": _iso(told.last)}


def _dating(name: str, dating: Dating | None) -> Row:
    if dating is None:
        return {**_edtf(name, None), f"{name}_basis": None, f"{name}_method": None}
    return {**_edtf(name, dating.date), f"{name}_basis": dating.basis, f"{name}_method": dating.method}


def _span(name: str, span: Span | None) -> Row:
    if span is None:
        return {f"{name}_start": None, f"{name}_end": None, f"{name}_text": None}
    return {f"{name}_start": span.start, f"{name}_end": span.end, f"{name}_text": span.quote}
