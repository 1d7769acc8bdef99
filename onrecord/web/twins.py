"""What a page shows, as JSON, at its address with `.json` behind it: the same data, so that the two never differ.

Invariant: no address of a report is in it, since a reader of a twin was shown no notice; a report itself is exported as
its record alone, which is given once the notice was seen (see `onrecord.web.sharing`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.dates import Edtf
from onrecord.ledger import StoredReport
from onrecord.model import Report
from onrecord.wording.words import last_part

_ENDING = ".json"
_PAGE = re.compile(r"/(?:reports|statements|events|facts|timeline|promises|entities|matters|review)(?:/[^/]+)?\.json")
_REPORT = re.compile(r"(/reports/[^/]+)\.json")

_ADDRESSES = frozenset({"url"})
"""Fields that are left out: where a report was found."""


class Twins:
    """Takes `.json` from a page's address, and marks the request as one for its data."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` answers both."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        path = scope.get("path", "")
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and _PAGE.fullmatch(path):
            if report := _REPORT.fullmatch(path):
                await RedirectResponse(f"{report[1]}/record.json")(scope, receive, send)
                return
            shown = path.removesuffix(_ENDING)
            scope = {**scope, "path": shown, "raw_path": shown.encode(), "twin": True}
        await self._app(scope, receive, send)


def twin_of(path: str) -> str | None:
    """The address of a page's data; None where it has none, and of a report, which is exported on a page of its own.

    >>> [twin_of(it) for it in ("/statements", "/entities/en-1", "/", "/add", "/reports/re-1")]
    ['/statements.json', '/entities/en-1.json', None, None, None]
    """
    twin = f"{path}{_ENDING}"
    return twin if _PAGE.fullmatch(twin) and not _REPORT.fullmatch(twin) else None


def as_json(context: Mapping[str, Any]) -> bytes:
    """What a page's template is given, as JSON.

    >>> from onrecord.model import Span
    >>> as_json({"page": Span(0, 4, "quay"), "as_of": date(2023, 5, 1)}).decode()
    '{"page": {"start": 0, "end": 4, "quote": "quay"}, "as_of": "2023-05-01"}'
    """
    return json.dumps(_plain(context), ensure_ascii=False).encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    """A value in JSON's own types; of a report that an item hangs on, its id alone."""
    if isinstance(value, Report):
        return {"id": value.id}
    if isinstance(value, Edtf):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(it) for key, it in value.items() if key not in _ADDRESSES}
    if isinstance(value, StoredReport):  # a page that was fetched goes by its address
        value = replace(value, name=last_part(value.name))
    if is_dataclass(value) and not isinstance(value, type):
        return {it.name: _plain(getattr(value, it.name)) for it in fields(value) if it.name not in _ADDRESSES}
    if isinstance(value, AbstractSet):
        return sorted(_plain(it) for it in value)
    if isinstance(value, (list, tuple)):
        return [_plain(it) for it in value]
    return value
