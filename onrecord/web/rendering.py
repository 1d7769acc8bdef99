"""Templates to answers: escaped, with an ETag, gzipped where the browser takes it.

Invariant: no text of a report reaches a page unescaped: autoescape is on for every template, nothing is marked as safe
but our own SVG paths, and an address becomes a link only through `link`, which takes http and https alone.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.dates import Edtf
from onrecord.ledger import StoredReport
from onrecord.model import SHOWN, Dating, Event, Form, Span, Statement, Status
from onrecord.queries.selection import COUNTED
from onrecord.web import assets
from onrecord.web.colours import speaker_classes
from onrecord.web.lanes import BY_STANCE, HAPPENED, PLANNED, SHAPES
from onrecord.web.twins import as_json, twin_of
from onrecord.wording import words
from onrecord.wording.date_words import dates_in_words, in_words, interval


def link(address: str | None) -> str | None:
    """An address that may be followed: http or https, with a host, and without a name and a password in it.

    >>> [link(it) for it in ("https://halyard.example/a", "javascript:alert(1)", "http:///x", "https://a@b.example/")]
    ['https://halyard.example/a', None, None, None]
    """
    if address is None or any(ord(c) < 33 for c in address):
        return None
    try:
        parts = urlsplit(address)
        host, user = parts.hostname, parts.username
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and host and user is None else None


def asked(path: str, **wanted: object) -> str:
    """An address with what is asked for; what is empty is left out.

    >>> asked("/statements", by="Ada Oren", about="", page=None)
    '/statements?by=Ada+Oren'
    """
    told = {name: str(value) for name, value in wanted.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(told)}" if told else path


def confidence_words(value: float) -> str:
    """A probability in words, with its number.

    >>> [confidence_words(it) for it in (0.93, 0.7, 0.3)]
    ['sure (93 in 100)', 'fairly sure (70 in 100)', 'unsure (30 in 100)']
    """
    told = "sure" if value >= 0.85 else "fairly sure" if value >= SHOWN else "unsure"
    return f"{told} ({round(value * 100)} in 100)"


def upper_first(text: str) -> str:
    """A text with a capital in front; the rest stands as it is.

    >>> upper_first("no date line; “April 12” is told as past")
    'No date line; “April 12” is told as past'
    """
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A text as a sentence of its own.

    >>> sentence("told by office"), sentence("It is told.")
    ('Told by office.', 'It is told.')
    """
    return upper_first(text) + ("" if text.endswith((".", "!", "?", "…")) else ".")


def called(report: StoredReport) -> str:
    """What a report is called: its title, or else the last part of the name it was added under."""
    return report.title or words.last_part(report.name)


def outlet_of(report: StoredReport) -> str:
    """What a report is called in a row of several: its outlet, or else the name it was added under."""
    return report.outlet or words.last_part(report.name)


def without_mark(text: str) -> str:
    """A reason without the word that marks it as derived, where the page says so beside it.

    >>> without_mark("derived: he entered the office in 2023")
    'he entered the office in 2023'
    """
    return text.removeprefix("derived: ")


def day_words(day: date) -> str:
    """A day as people write it.

    >>> day_words(date(2023, 4, 12))
    '12 Apr 2023'
    """
    return in_words(Edtf.parse(day.isoformat()))


def value_words(value: str) -> str:
    """An EDTF value as people write it.

    >>> value_words("2023-04")
    'Apr 2023'
    """
    return in_words(Edtf.parse(value))


def path_words(value: object) -> str:
    """A word as a part of an address's path.

    >>> path_words("a/b?c")
    'a%2Fb%3Fc'
    """
    return quote(str(value), safe="")


def act_words(statement: Statement) -> str:
    """What the speaker does, as a verb."""
    return words.ACTS[statement.act]


def status_words(event: Event) -> str:
    """What is said of an event that did not simply happen."""
    return "" if event.status is Status.HAPPENED else event.status.value


def is_direct(statement: Statement) -> bool:
    """Whether the words are the speaker's own."""
    return statement.form is not Form.INDIRECT


def differing(span: Span, others: Sequence[Span]) -> tuple[tuple[str, bool], ...]:
    """A span's words in pieces, and of each whether it lies in one of the others.

    >>> differing(Span(10, 18, "the port"), (Span(14, 18, "port"),))
    (('the ', False), ('port', True))
    """
    cuts = {span.start, span.end}
    inside = [it for it in others if it.overlaps(span)]
    for it in inside:
        cuts |= {max(span.start, it.start), min(span.end, it.end)}
    found = []
    for start, end in itertools.pairwise(sorted(cuts)):
        words = span.quote[start - span.start : end - span.start]
        found.append((words, any(it.start <= start and end <= it.end for it in inside)))
    return tuple(found)


def dating_value(dating: Dating) -> str:
    """A date for the `datetime` attribute of HTML, which takes days, months and years alone."""
    value = dating.value or ""
    return value if value.replace("-", "").isdigit() and len(value) in {4, 7, 10} else ""


@cache
def environment() -> Environment:
    """The templates, with what they may call."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "act": act_words, "called": called, "colour": speaker_classes, "confidence": confidence_words,
        "country": words.country, "dated": in_words, "dates": dates_in_words, "day": day_words,
        "event_type": words.event_type, "in_words": value_words, "language": words.language,
        "last_part": words.last_part, "listed": words.listed, "outlet_of": outlet_of, "parties": words.parts,
        "path": path_words, "relation": words.relation, "sentence": sentence, "shortened": words.shortened,
        "speaker": words.speaker, "status": status_words, "upper_first": upper_first, "without_mark": without_mark,
    }  # fmt: skip
    made.tests["direct"] = is_direct
    made.globals |= {
        "asked": asked, "asset": assets.address, "count": words.count, "differing": differing, "interval": interval,
        "tallied": _tallied,
        "key": (*SHAPES, HAPPENED, PLANNED), "link": link, "machine_date": dating_value, "shapes": BY_STANCE,
    }  # fmt: skip
    return made


def _tallied(number: int) -> str:
    """How many items were counted, of which no more than `COUNTED` are.

    >>> _tallied(1), _tallied(COUNTED)
    ('1 item', '500 or more items')
    """
    return words.count(number, "item") if number < COUNTED else f"{number:,} or more items"


def page(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """A page of a template, or its data where its twin is asked for; 304 where the browser has it already."""
    session = request.scope["session"]
    if request.scope.get("twin"):
        return body(request, as_json(context), "application/json", status)
    twin = twin_of(request.url.path) if status == 200 else None
    text = environment().get_template(template).render(
        path=request.url.path,
        csrf=session.csrf,
        can_leave=session.entered and request.scope["sessions"].asks_token,
        entered=session.entered,
        twin=f"{twin}?{request.url.query}".rstrip("?") if twin else None,
        **context,
    )  # fmt: skip
    return body(request, text.encode("utf-8", "replace"), "text/html; charset=utf-8", status)


def body(
    request: Request, content: bytes, media_type: str, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Bytes with an ETag, gzipped where the browser takes it and it is worth it."""
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:20]}"'
    told = {"etag": tag, "vary": "accept-encoding, cookie", "cache-control": "private, no-cache", **(headers or {})}
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=told)
    if len(content) > 1000 and "gzip" in request.headers.get("accept-encoding", ""):
        content = gzip.compress(content, 5, mtime=0)
        told["content-encoding"] = "gzip"
    return Response(content, status, told, media_type)


def to(path: str) -> Response:
    """Go on at another page, with GET."""
    return RedirectResponse(path, 303)
