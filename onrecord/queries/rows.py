"""What queries find as flat rows: one level, fixed columns, for tables, data frames and CSV.

Invariant: every item of a kind has the same columns in the same order. Dates stand in EDTF, as the record has them, and
beside them the first and the last day that they can mean; words are verbatim; offsets are in code points of the
report's text, several as `4-9;20-30`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.errors import UsageError
from onrecord.ledger import StoredReport
from onrecord.model import GAP, Dating, Span
from onrecord.queries.results import FoundEvent, FoundFact, FoundStatement

_REPORT: dict[str, type] = {
    "report": str,
    "outlet": str,
    "title": str,
    "published": str,
    "known_on": date,
    "language": str,
    "url": str,
}

COLUMNS: dict[str, dict[str, type]] = {
    "statements": {
        "kind": str,
        "id": str,
        "day": date,
        "said_on": str,
        "said_on_first": date,
        "said_on_last": date,
        "said_on_basis": str,
        "speaker": str,
        "entity": str,
        "speaker_kind": str,
        "role": str,
        "act": str,
        "form": str,
        "words": str,
        "spans": str,
        "confidence": float,
        "venue": str,
        "addressee": str,
        "via": str,
        **_REPORT,
    },
    "events": {
        "kind": str,
        "id": str,
        "day": date,
        "when": str,
        "when_first": date,
        "when_last": date,
        "when_basis": str,
        "type": str,
        "mode": str,
        "status": str,
        "actor": str,
        "recipient": str,
        "place": str,
        "told_by": str,
        "words": str,
        "spans": str,
        "confidence": float,
        **_REPORT,
    },
    "facts": {
        "kind": str,
        "id": str,
        "day": date,
        "subject": str,
        "relation": str,
        "object": str,
        "valid_from": str,
        "valid_from_first": date,
        "valid_from_last": date,
        "valid_from_basis": str,
        "valid_to": str,
        "valid_to_first": date,
        "valid_to_last": date,
        "valid_to_basis": str,
        "held_on": str,
        "told_by": str,
        "words": str,
        "spans": str,
        "confidence": float,
        **_REPORT,
    },
    "reports": {
        "kind": str,
        "id": str,
        "outlet": str,
        "title": str,
        "published": str,
        "published_first": date,
        "published_last": date,
        "published_basis": str,
        "published_method": str,
        "known_on": date,
        "language": str,
        "url": str,
        "name": str,
        "version": str,
        "recorded_at": str,
    },
}
"""The columns of each kind, and what stands in them; None is "not known" or "none" in each."""


def columns(tables: tuple[str, ...]) -> dict[str, type]:
    """The columns of rows of some kinds together, each once, in the order in which they come."""
    return {name: of for table in tables for name, of in COLUMNS[table].items()}


def row(found: object) -> dict[str, Any]:
    """One item as a row. Raises UsageError for what is no item of these kinds."""
    match found:
        case FoundStatement():
            return _statement(found)
        case FoundEvent():
            return _event(found)
        case FoundFact():
            return _fact(found)
        case StoredReport():
            return _report(found)
    raise UsageError("this has no flat form", type(found).__name__, "give statements, events, facts or reports")


def spans(of: tuple[Span, ...]) -> str:
    """Offsets as one word.

    >>> spans((Span(4, 9, "never"), Span(20, 22, "ok")))
    '4-9;20-22'
    """
    return ";".join(f"{span.start}-{span.end}" for span in of)


def _dated(name: str, dating: Dating, *, basis: bool = True) -> dict[str, Any]:
    told = dating.date
    row = {name: dating.value, f"{name}_first": told and told.first, f"{name}_last": told and told.last}
    return {**row, f"{name}_basis": dating.basis} if basis else row


def _of_report(report: StoredReport) -> dict[str, Any]:
    return {
        "report": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published.value,
        "known_on": report.known_on,
        "language": report.language,
        "url": report.url,
    }


def _day(day: date) -> date | None:
    return None if day == date.max else day


def _words(span: Span | None) -> str | None:
    return span.quote if span else None


def _statement(found: FoundStatement) -> dict[str, Any]:
    item = found.item
    return {
        "kind": "statement",
        "id": item.id,
        "day": _day(found.day),
        **_dated("said_on", item.said_on),
        "speaker": found.speaker,
        "entity": found.entity and found.entity.id,
        "speaker_kind": item.speaker.kind.value,
        "role": item.speaker.role,
        "act": item.act.value,
        "form": item.form.value,
        "words": GAP.join(span.quote for span in item.content),
        "spans": spans(item.content),
        "confidence": item.confidence,
        "venue": _words(item.venue),
        "addressee": _words(item.addressee),
        "via": _words(item.via),
        **_of_report(found.report),
    }


def _event(found: FoundEvent) -> dict[str, Any]:
    item = found.item
    return {
        "kind": "event",
        "id": item.id,
        "day": _day(found.day),
        **_dated("when", item.when),
        "type": item.type,
        "mode": item.mode,
        "status": item.status.value,
        "actor": "; ".join(item.actor) or None,
        "recipient": "; ".join(item.recipient) or None,
        "place": item.place,
        "told_by": found.told_by,
        "words": item.span.quote,
        "spans": spans((item.span,)),
        "confidence": item.confidence,
        **_of_report(found.report),
    }


def _fact(found: FoundFact) -> dict[str, Any]:
    item = found.item
    return {
        "kind": "fact",
        "id": item.id,
        "day": _day(found.day),
        "subject": item.subject,
        "relation": item.relation.value,
        "object": item.object,
        **_dated("valid_from", item.valid_from),
        **_dated("valid_to", item.valid_to),
        "held_on": item.held_on.value,
        "told_by": found.told_by,
        "words": item.span.quote,
        "spans": spans((item.span,)),
        "confidence": item.confidence,
        **_of_report(found.report),
    }


def _report(report: StoredReport) -> dict[str, Any]:
    return {
        "kind": "report",
        "id": report.id,
        "outlet": report.outlet,
        "title": report.title,
        **_dated("published", report.published),
        "published_method": report.published.method.value,
        "known_on": report.known_on,
        "language": report.language,
        "url": report.url,
        "name": report.name,
        "version": report.version,
        "recorded_at": report.recorded_at,
    }
