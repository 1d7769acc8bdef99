"""The record as JSON, one object a line: the form that scorers, exporters and other programs rely on.

Invariant: names do not change; the form may grow. Key order is fixed, so equal records give equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from onrecord.model import (
    Dating,
    DatingMethod,
    Entity,
    Event,
    Fact,
    Record,
    Report,
    Span,
    Speaker,
    Statement,
    Timex,
)


class JsonLines:
    """Records as JSON Lines, UTF-8."""

    suffix = ".jsonl"

    def write(self, records: Iterable[Record], out: IO[str]) -> None:
        """Write one object a line."""
        for record in records:
            out.write(json.dumps(record_form(record), ensure_ascii=False) + "\n")


def record_form(record: Record) -> dict[str, Any]:
    """A record as plain dictionaries and lists."""
    return {
        "report": _report(record.report),
        "statements": [_statement(item) for item in record.statements],
        "events": [_event(item) for item in record.events],
        "facts": [_fact(item) for item in record.facts],
        "timexes": [_timex(item) for item in record.timexes],
        "entities": [_entity(item) for item in record.entities],
        "caveats": [{"code": caveat.code, "message": caveat.message} for caveat in record.caveats],
        "version": record.version,
    }


def item_form(item: Statement | Event | Fact) -> dict[str, Any]:
    """One item of a record, in the same form."""
    if isinstance(item, Statement):
        return _statement(item)
    return _event(item) if isinstance(item, Event) else _fact(item)


def _quote(span: Span) -> dict[str, Any]:
    return {"text": span.quote, "start": span.start, "end": span.end}


def _words(span: Span | None) -> str | None:
    return span.quote if span else None


def _published(dating: Dating) -> dict[str, Any]:
    method = DatingMethod.METADATA if dating.method is DatingMethod.GIVEN else dating.method
    return {"value": dating.value, "basis": dating.basis, "method": method.value, "at": dating.at}


def _dating(dating: Dating) -> dict[str, Any]:
    return {"value": dating.value, "basis": dating.basis, "method": dating.method.value}


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "url": report.url,
        "outlet": report.outlet,
        "language": report.language,
        "title": report.title,
        "dateline": report.dateline,
        "published": _published(report.published),
        "modified": _published(report.modified) if report.modified else None,
        "text": report.text,
        "blocks": [
            {"role": b.role.value, "start": b.start, "end": b.end, "reason": b.reason, "path": b.path}
            for b in report.blocks
        ],
        "notices": [
            {
                "start": n.span.start,
                "end": n.span.end,
                "jurisdiction": list(n.jurisdiction),
                "at_risk": n.at_risk,
                "acts": list(n.acts),
                "penalty": n.penalty,
            }
            for n in report.notices
        ],
        "credits": [
            {"name": c.name, "kind": c.kind.value, "start": c.span.start, "end": c.span.end} for c in report.credits
        ],
        "entries": [{"start": e.start, "end": e.end, "posted": _published(e.posted)} for e in report.entries],
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    span = speaker.span
    return {
        "entity": speaker.entity,
        "name": speaker.name,
        "text": _words(span),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "role": speaker.role,
        "kind": speaker.kind.value,
        "reason": speaker.reason,
    }


def _statement(item: Statement) -> dict[str, Any]:
    return {
        "id": item.id,
        "speaker": _speaker(item.speaker),
        "cue": _quote(item.cue) if item.cue else None,
        "content": [_quote(span) for span in item.content],
        "form": item.form.value,
        "act": item.act.value,
        "confidence": item.confidence,
        "said_on": _dating(item.said_on),
        "venue": _words(item.venue),
        "addressee": _words(item.addressee),
        "via": _words(item.via),
        "asker": _words(item.asker),
        "within": item.within,
    }


def _event(item: Event) -> dict[str, Any]:
    return {
        "id": item.id,
        **_quote(item.span),
        "type": item.type,
        "mode": item.mode,
        "status": item.status.value,
        "when": _dating(item.when),
        "actor": list(item.actor),
        "recipient": list(item.recipient),
        "place": item.place,
        "voice": item.voice,
        "confidence": item.confidence,
    }


def _fact(item: Fact) -> dict[str, Any]:
    return {
        "id": item.id,
        "subject": item.subject,
        "relation": item.relation.value,
        "object": item.object,
        "valid_from": item.valid_from.value,
        "valid_to": item.valid_to.value,
        "held_on": item.held_on.value,
        "basis": {"valid_from": item.valid_from.basis, "valid_to": item.valid_to.basis, "held_on": item.held_on.basis},
        **_quote(item.span),
        "voice": item.voice,
        "confidence": item.confidence,
        "rule": item.rule,
        "derived": item.derived,
    }


def _timex(item: Timex) -> dict[str, Any]:
    return {
        **_quote(item.span),
        "type": item.type.value,
        "value": item.date.value if item.date else item.value,
        "timex3": item.value,
        "anchor": item.anchor,
        "basis": item.basis,
    }


def _entity(item: Entity) -> dict[str, Any]:
    return {"id": item.id, "name": item.name, "kind": item.kind.value, "variants": list(item.variants)}
