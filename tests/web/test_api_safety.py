"""What is sent of reports that put readers at risk: their notice beside their address, or no address."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord import judging
from onrecord.intake import add_page, retract
from onrecord.ledger import Ledger, statement_judgements
from onrecord.model import Aspect, Page, PageRef
from onrecord.queries import statements
from onrecord.queries.warned import warned_of_pages
from onrecord.web.api import api
from tests.databases import Places

RISKY = Page(
    b"""\
Minister Says No To Second Quay

Radio Dalnya has been declared an "undesirable organization" by the government of Kardovia. If you are in Kardovia or
hold a Kardovian passport, you could face fines or imprisonment for sharing, liking, commenting on, or saving our
content.

March 6, 2023

VELM -- Port Minister Ada Oren said on Monday that Velmora does not need a second quay.

"We have not asked anybody," Oren told reporters in Velm. Velmora hosts a base at Sarn.
""",
    "https://dalnya.example/quay",
    url="https://dalnya.example/quay",
    outlet="Radio Dalnya",
)
PLAIN = Page(
    b'SARN, March 2, 2023 -- Harbour Director Jon Kell said on Thursday that "the old quay is falling down".',
    "https://courier.example/kell",
    url="https://courier.example/kell",
    outlet="Courier",
)
ADDRESS = "dalnya.example"
JSON = ["/statements", "/events", "/facts", "/timeline", "/reports", "/search?q=quay", "/search/statements?q=quay"]
WHOLE = ["/statements.csv", "/statements.jsonl", "/events.csv", "/facts.jsonl"]


@pytest.fixture
def risky(at: Places, served: tuple[FastAPI, list[Ledger]]) -> Iterator[tuple[Ledger, TestClient]]:
    app, ledgers = served
    with Ledger.open(at("risky.db")) as ledger:
        for page in (RISKY, PLAIN):
            add_page(ledger, page)
        ledgers.append(ledger)
        yield ledger, TestClient(app, base_url="http://testserver")


def reports_in(form: Any) -> Iterator[dict[str, Any]]:
    """What has an address in a form."""
    if isinstance(form, dict):
        if form.get("url"):
            yield form
        for value in form.values():
            yield from reports_in(value)
    elif isinstance(form, list):
        for value in form:
            yield from reports_in(value)


def test_no_address_is_sent_without_its_notice(risky: tuple[Ledger, TestClient]) -> None:
    ledger, client = risky
    found = statements(ledger, by="Oren").items[0]
    ids = [f"/statements/{found.item.id}", f"/reports/{found.report.id}"]
    for address in [*JSON, *ids]:
        form = client.get(address).json()
        assert ADDRESS in json.dumps(form), address
        for it in reports_in(form):
            assert bool(it["notices"]) == (ADDRESS in it["url"]), address
        without = client.get(form["without_addresses"])
        assert without.status_code == 200
        assert ADDRESS not in without.text, address


@pytest.mark.parametrize("address", WHOLE)
def test_whole_results_have_the_notice_in_each_row(risky: tuple[Ledger, TestClient], address: str) -> None:
    _, client = risky
    answer = client.get(address)
    link = answer.links["alternate"]["url"]
    if address.endswith(".csv"):
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        told = [(row["url"], row["notice"]) for row in rows]
        assert all(notice.startswith("Readers may be at risk") for url, notice in told if ADDRESS in url)
    else:
        forms = [json.loads(line) for line in answer.text.splitlines()]
        told = [(it["url"], it["notices"]) for form in forms for it in reports_in(form)]
    assert any(ADDRESS in url for url, _ in told)
    assert all(bool(notice) == (ADDRESS in url) for url, notice in told)
    without = client.get(link)
    assert ADDRESS not in without.text
    assert without.headers["etag"] != answer.headers["etag"]
    assert len(without.text.splitlines()) == len(answer.text.splitlines())


def test_addresses_of_others_stay_and_the_words_are_the_same(risky: tuple[Ledger, TestClient]) -> None:
    _, client = risky
    both = [client.get(f"/statements?addresses={how}").json()["items"] for how in ("with", "without")]
    assert [it["content"] for it in both[0]] == [it["content"] for it in both[1]]
    assert {it["report"]["url"] for it in both[1]} == {None, PLAIN.url}
    assert client.get("/statements?addresses=some").status_code == 422


def test_judgements_name_pages_with_their_notice_or_without_their_address(risky: tuple[Ledger, TestClient]) -> None:
    ledger, client = risky
    _, of = judging.about(ledger, statements(ledger, by="Oren").items[0].item.id)
    now = datetime(2026, 1, 2, tzinfo=UTC)
    judging.judge_statement(ledger, judging.decided(of, Aspect.SAID_ON, "A. Verel", now, "as filed", said_on="2023"))
    told = client.get("/judgements").json()
    assert told["items"][0]["page"]["notices"]
    without = client.get(told["without_addresses"])
    assert (without.status_code, ADDRESS in without.text) == (200, False)


def test_judgements_of_pages_that_were_retracted_or_never_came_have_the_notice_of_their_address(
    risky: tuple[Ledger, TestClient], at: Places
) -> None:
    ledger, client = risky
    _, of = judging.about(ledger, statements(ledger, by="Oren").items[0].item.id)
    now = datetime(2026, 1, 2, tzinfo=UTC)
    absent = replace(of, page=PageRef("0a" * 32, of.page.url))
    for ref in (of, absent):
        statement_judgements.keep(
            ledger, judging.decided(ref, Aspect.SAID_ON, "A. Verel", now, "as filed", said_on="2023")
        )
    for _ in range(2):
        told = client.get("/judgements").json()
        assert [bool(it["page"]["notices"]) for it in told["items"]] == [True, True]
        without = client.get(told["without_addresses"])
        assert (without.status_code, ADDRESS in without.text) == (200, False)
        for it in ledger.reports():
            if it.url == RISKY.url:
                retract(ledger, it.id)
    of_others = replace(of, page=PageRef("0b" * 32, "https://elsewhere.example/"))
    assert warned_of_pages(ledger, [of_others.page]) == {}


def test_what_a_judgement_does_is_told_with_the_notice_or_without_the_address(risky: tuple[Ledger, TestClient]) -> None:
    ledger, _ = risky
    writing = TestClient(api(lambda: ledger, "a-token"))
    (found, *_) = statements(ledger, by="Oren").items
    told = {"value": "2023", "author": "A. Verel", "reason": "as filed"}
    here, token = f"/statements/{found.item.id}/said_on?preview=true", {"Authorization": "Bearer a-token"}
    assert writing.put(here, json=told, headers=token).json()["judgement"]["page"]["notices"]
    answer = writing.put(f"{here}&addresses=without", json=told, headers=token)
    assert answer.status_code == 200
    assert answer.json()["judgement"]
    assert ADDRESS not in answer.text


def test_a_notice_holds_for_every_state_of_its_address(risky: tuple[Ledger, TestClient]) -> None:
    ledger, client = risky
    before = Page(PLAIN.content, "dalnya.html", "text/html", RISKY.url, "Radio Dalnya")
    add_page(ledger, before)
    for form in client.get("/reports").json()["items"]:
        assert bool(form["notices"]) == (form["url"] == RISKY.url)
    without = client.get("/reports?addresses=without")
    assert (without.status_code, ADDRESS in without.text) == (200, False)
