"""What queries find in the record's JSON form, with the report and what the whole ledger knows: for programs.

Invariant: names are those of `onrecord read --json`; they do not change, the form may grow. The command line and the
API give the same form.
"""

from __future__ import annotations

from typing import Any

from onrecord.exporters import item_form
from onrecord.ledger import StoredReport
from onrecord.model import Entity, Span
from onrecord.queries.results import Found, FoundEvent, FoundFact, FoundStatement, Telling
from onrecord.queries.search import Snippet


def found_form(found: Found) -> dict[str, Any]:
    """An item as in the record's JSON, with its kind, its report, and what the whole ledger knows of its voice."""
    form = {"kind": type(found.item).__name__.lower(), **item_form(found.item)}
    if isinstance(found, FoundStatement):
        form["entity"] = found.entity and entity_form(found.entity)
        form["derived"] = found.derived
    else:
        form["told_by"] = found.told_by
        form["tellings"] = [_telling(one) for one in found.tellings]
        form["more_tellings"] = found.more_tellings
    if isinstance(found, FoundEvent):
        course = found.course
        form["course"] = course and {"outcome": course.outcome.value, "event": course.event, "basis": course.basis}
    elif isinstance(found, FoundFact):
        form["differences"] = [
            {"rule": d.rule, "items": list(d.items), "values": list(d.values), "sentence": d.sentence}
            for d in found.differences
        ]
    return {**form, "report": report_form(found.report)}


def _telling(telling: Telling) -> dict[str, Any]:
    report = telling.report
    return {
        "id": telling.item,
        "text": telling.quote,
        "when": telling.when,
        "told_by": telling.told_by,
        "report": {"id": report.id, "name": report.name, "outlet": report.outlet},
    }


def entity_form(entity: Entity) -> dict[str, Any]:
    """An entity as items name it."""
    return {"id": entity.id, "name": entity.name, "kind": entity.kind.value}


def report_form(report: StoredReport) -> dict[str, Any]:
    """A report as lists name it."""
    return {
        "id": report.id,
        "name": report.name,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": {
            "value": report.published.value,
            "basis": report.published.basis,
            "method": report.published.method.value,
        },
        "known_on": report.known_on.isoformat(),
        "recorded_at": report.recorded_at,
    }


def snippet_form(snippet: Snippet) -> dict[str, Any]:
    """A stretch of a report's text, and the words in it that were found: offsets are the text's."""
    return {**_words(snippet.span), "matched": [_words(span) for span in snippet.matched]}


def _words(span: Span) -> dict[str, Any]:
    return {"text": span.quote, "start": span.start, "end": span.end}
