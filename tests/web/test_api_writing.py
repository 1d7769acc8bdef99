"""What the API changes, and who may."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger, statement_judgements
from onrecord.page.decode import MAX_BYTES
from onrecord.web.api import api
from tests.web.conftest import TOKEN

SAID = 'VELM -- "We have not asked anybody," Port Minister Ada Oren told reporters in Velm on March 6, 2023.'
WITH = {"Authorization": f"Bearer {TOKEN}"}

WRITES = [
    ("POST", "/judgements", {"decision": "reject", "names": ["Anna Verel"], "author": "A. Desk", "reason": "a ship"}),
    ("DELETE", "/judgements/ju-0", None),
    ("PUT", "/reports/re-0/published", {"value": "2023", "author": "A. Desk", "reason": "a misprint"}),
    ("DELETE", "/reports/re-0/published", None),
    ("PUT", "/statements/st-0/speaker", {"name": "Anna Verel", "author": "A. Desk", "reason": "heard it"}),
    ("PUT", "/statements/st-0/said_on", {"value": "2023", "author": "A. Desk", "reason": "heard it"}),
    ("POST", "/pages", {"text": SAID}),
]


@pytest.mark.parametrize(("method", "address", "body"), WRITES)
@pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer ", f"Basic {TOKEN}", TOKEN, "Bearer \u00e9"])
def test_nothing_is_written_without_the_token(
    client: TestClient, ledger: Ledger, method: str, address: str, body: object, header: str | None
) -> None:
    headers = {} if header is None else {"Authorization": header.encode("latin-1")}
    answer = client.request(method, address, json=body, headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 401, answer.text
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert ledger.name_judgements() == ()
    assert len(ledger.reports()) == 8


@pytest.mark.parametrize("token", [None, ""])
def test_without_a_token_it_only_reads(ledger: Ledger, token: str | None) -> None:
    client = TestClient(api(lambda: ledger, token))
    for header in ("Bearer ", "Bearer None", "Bearer x"):
        answer = client.post("/pages", json={"text": SAID}, headers={"Authorization": header})
        assert answer.status_code == 401
    assert client.get("/statements").status_code == 200


def test_who_said_it_and_when_is_judged_after_what_follows_was_seen(client: TestClient, ledger: Ledger) -> None:
    client.post("/pages", json={"text": SAID}, headers=WITH)
    (found,) = client.get("/statements?by=Ada Oren").json()["items"]
    told = {"name": "Anna Verel", "author": "A. Desk", "reason": "heard it"}
    here = f"/statements/{found['id']}"
    seen = client.put(f"{here}/speaker?preview=true", json=told, headers=WITH).json()
    assert (seen["made"], statement_judgements.standing(ledger)) == (False, ())
    made = client.put(f"{here}/speaker", json=told, headers=WITH).json()
    assert (made["made"], made["spoken"]) == (True, seen["spoken"])
    assert made["spoken"] == [{"statement": found["id"], "before": "Ada Oren", "after": "Anna Verel"}]
    dated = client.put(f"{here}/said_on", json=told | {"value": "2022-12"}, headers=WITH).json()
    assert dated["reports"][0]["moved"] == 1
    now = client.get(here).json()
    assert (now["speaker"]["name"], now["said_on"]["value"], now["said_on"]["method"]) == (
        "Anna Verel", "2022-12", "judged",
    )  # fmt: skip
    assert now["content"] == found["content"]
    for it in client.get("/judgements").json()["items"]:
        assert client.delete(f"/judgements/{it['id']}", headers=WITH).status_code == 200
    again = client.get(here).json()
    assert (again["speaker"], again["said_on"]) == (found["speaker"], found["said_on"])
    for what, body, status in (
        ("speaker", told | {"name": "Nobody"}, 400),
        ("said_on", told | {"value": "soon"}, 400),
        ("said_on", told | {"value": "2023", "reason": " "}, 422),
    ):
        assert client.put(f"{here}/{what}", json=body, headers=WITH).status_code == status, what


def test_names_are_judged_and_that_is_undone(client: TestClient) -> None:
    asked = {"decision": "merge", "names": ["Anna Verel", "Boris Verel"], "author": "A. Desk", "reason": "one person"}
    made = client.post("/judgements", json=asked, headers=WITH)
    assert made.status_code == 201, made.text
    judgement = made.json()["judgement"]
    assert [it["name"] for it in judgement["names"]] == ["Anna Verel", "Boris Verel"]
    assert made.json()["statements"] > 0
    assert client.get("/judgements").json()["items"] == [judgement]
    undone = client.delete(f"/judgements/{judgement['id']}", headers=WITH)
    assert undone.status_code == 200
    assert client.get("/judgements").json() == {"items": []}
    assert client.delete(f"/judgements/{judgement['id']}", headers=WITH).status_code in (400, 404)


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "merge", "names": ["Anna Verel"], "author": "A. Desk", "reason": "x"},
        {"decision": "merge", "names": ["Anna Verel", "Nobody Here"], "author": "A. Desk", "reason": "x"},
        {"decision": "rename", "names": ["Anna Verel"], "author": "A. Desk", "reason": "x"},
        {"decision": "reject", "names": ["Anna Verel"], "author": " ", "reason": "x"},
        {"decision": "eat", "names": ["Anna Verel"], "author": "A. Desk", "reason": "x"},
        {"names": []},
        [],
    ],
)
def test_a_judgement_that_is_none(client: TestClient, ledger: Ledger, wrong: object) -> None:
    answer = client.post("/judgements", json=wrong, headers=WITH)
    assert answer.status_code in (400, 422)
    assert ledger.name_judgements() == ()


def test_pages_are_added_in_each_form(client: TestClient) -> None:
    sent = client.post("/pages", json={"text": SAID, "outlet": "Courier", "published": "2023-03-07"}, headers=WITH)
    assert sent.status_code == 201, sent.text
    (item,) = sent.json()["items"]
    told = client.get(f"/reports/{item['report']}").json()
    assert (told["stored"]["outlet"], told["stored"]["published"]["value"]) == ("Courier", "2023-03-07")
    assert told["statements"][0]["content"][0]["text"] == "We have not asked anybody"
    again = client.post("/pages", json={"text": SAID, "outlet": "Courier", "published": "2023-03-07"}, headers=WITH)
    assert (again.status_code, again.json()["items"][0]["outcome"]) == (200, "unchanged")
    plain = client.post(
        "/pages?outlet=Post&name=a.txt", content=SAID, headers={**WITH, "Content-Type": "text/plain; charset=utf-8"}
    )
    assert plain.status_code == 201, plain.text
    lines = "\n".join([json.dumps({"text": SAID, "outlet": "Lines"}), "nonsense"])
    several = client.post("/pages", content=lines, headers={**WITH, "Content-Type": "application/jsonl"})
    assert several.status_code == 201, several.text
    assert [it.get("outcome", it.get("error")) for it in several.json()["items"]] == ["new", "Damaged"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "text/plain", 422),
        (b"\x89PNG\r\n\x1a\n\0\0", "text/html", 415),
        (b"{", "application/json", 400),
        (b'{"text": 5}', "application/json", 422),
        (b"[" * 100_000, "application/json", 400),
        (b"x", "image/png", 415),
        (b"x", "", 415),
        (b"x" * (MAX_BYTES + 1), "text/plain", 413),
        (b'{"text": "a"}\n' * 101, "application/jsonl", 400),
    ],
)
def test_pages_that_cannot_be_added(client: TestClient, ledger: Ledger, body: bytes, kind: str, status: int) -> None:
    answer = client.post("/pages", content=body, headers={**WITH, "Content-Type": kind})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(ledger.reports()) == 8


def test_a_body_without_a_length_is_bounded_as_well(client: TestClient) -> None:
    pieces = (b"x" * 1_000_000 for _ in range(20))
    answer = client.post("/pages", content=pieces, headers={**WITH, "Content-Type": "text/plain"})
    assert answer.status_code == 413


def test_a_publication_date_is_corrected_and_that_is_undone(client: TestClient) -> None:
    sent = client.post("/pages", json={"text": SAID}, headers=WITH)
    report = sent.json()["items"][0]["report"]
    asked = {"value": "2023-03-08", "author": "A. Desk", "reason": "as printed"}
    done = client.put(f"/reports/{report}/published", json=asked, headers=WITH)
    assert done.status_code == 200, done.text
    assert done.json()["published"]["value"] == "2023-03-08"
    assert client.get(f"/reports/{report}").json()["stored"]["published"]["value"] == "2023-03-08"
    assert client.delete(f"/reports/{report}/published", headers=WITH).status_code == 200
    assert client.delete(f"/reports/{report}/published", headers=WITH).status_code == 400
    wrong = client.put(f"/reports/{report}/published", json={**asked, "value": "soon"}, headers=WITH)
    assert wrong.status_code == 400
    assert client.put("/reports/re-0/published", json=asked, headers=WITH).status_code == 404
