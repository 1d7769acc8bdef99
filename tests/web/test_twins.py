"""The data of a page as JSON: what the page shows, without the address of a report."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord import queries, samples
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.web.settings import Settings
from tests.ledger.records import Draft
from tests.web.conftest import HERE, report_named

MATTER = f"/matters?proposition={samples.PROPOSITION.replace(' ', '+')}"


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [it for each in value.values() for it in strings(each)]
    if isinstance(value, list):
        return [it for each in value for it in strings(each)]
    return [value] if isinstance(value, str) else []


def twin(path: str) -> str:
    where, _, asked = path.partition("?")
    return f"{where}.json{'?' if asked else ''}{asked}"


@pytest.mark.parametrize(
    "path",
    [
        "/reports", "/statements?about=base&as_of=2023", "/timeline?by=Temkov", "/events", "/facts?as_of=2011",
        "/facts/list", "/promises", "/entities", "/matters", MATTER, f"{MATTER}&as_of=2023-07&then=1", "/review",
    ],
)  # fmt: skip
def test_a_page_has_a_twin_and_names_it(seen: TestClient, path: str) -> None:
    page = seen.get(path)
    assert f'href="{html.escape(twin(path))}"' in page.text
    answer = seen.get(twin(path))
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not [it for it in strings(answer.json()) if "://" in it]
    assert seen.get(twin(path), headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_a_twin_holds_what_the_page_shows(seen: TestClient, sample: Ledger) -> None:
    said = queries.statements(sample, about="base").items
    told = seen.get("/statements.json?about=base").json()["page"]
    assert [it["item"]["id"] for it in told["items"]] == [it.item.id for it in said]
    assert told["total"] == len(said)
    one = seen.get(f"/statements/{said[0].item.id}.json").json()
    assert one["it"]["item"]["said_on"]["date"] == said[0].item.said_on.value


def test_a_report_with_a_notice_is_not_exported_before_it_was_seen(seen: TestClient, sample: Ledger) -> None:
    report = report_named(sample, "04-radio-dalnya.txt")
    answer = seen.get(f"/reports/{report}.json")
    assert answer.url == f"{HERE}/reports/{report}/record.json"
    assert answer.status_code == 403
    assert "Readers may be at risk in Kardovia" in answer.text


def test_the_address_of_a_page_that_was_fetched_is_not_its_name(
    tmp_path: Path, browse: Callable[..., TestClient]
) -> None:
    with Ledger.open(tmp_path / "fetched.db") as ledger:
        draft = Draft("https://courier.example/quay", outlet=None, published="2023-05-01")
        draft.statement("Ada Oren", "The quay is ours.", "2023-05-01")
        add_record(ledger, *draft.done())
        client = browse(ledger)
        for path in ("/reports.json", "/statements.json", "/timeline.json"):
            told = json.dumps(client.get(path).json())
            assert '"name": "quay"' in told
            assert '"name": "https' not in told


@pytest.mark.parametrize("path", ["/add.json", "/.json", "/enter.json", "/reports/re-1/share.json", "/static/x.json"])
def test_other_pages_have_none(seen: TestClient, path: str) -> None:
    assert seen.get(path).status_code == 404


def test_an_error_is_told_in_json_too(seen: TestClient) -> None:
    answer = seen.get("/statements.json?as_of=31-31-2020")
    assert answer.status_code == 400
    assert set(answer.json()) == {"what", "where", "mend"}


def test_nobody_reads_a_twin_without_the_token(sample: Ledger, browse: Callable[..., TestClient]) -> None:
    client = browse(sample, Settings(token="six words or so"))
    answer = client.get("/statements.json", follow_redirects=False)
    assert answer.status_code in {303, 401}
    assert "base" not in answer.text
