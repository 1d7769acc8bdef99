"""The API: what is read, how it is paged, kept and streamed, and what is wrong."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord import queries
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.queries.forms import found_form
from onrecord.web.api import api
from onrecord.web.api_answers import cell
from tests.ledger.records import Draft

KINDS = ("statements", "events", "facts")
MANY: dict[str, Any] = {"statements": queries.statements, "events": queries.events, "facts": queries.facts}


def pages(client: TestClient, address: str) -> Iterator[dict[str, Any]]:
    """All pages of an address, by the Link header."""
    following: str | None = address
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        yield answer.json()
        following = answer.links.get("next", {}).get("url")
        assert answer.json()["next"] == following


def as_sent(form: Any) -> Any:
    """A form as the API sends it: every report with its notices, of which these have none."""
    if isinstance(form, dict):
        beside: dict[str, Any] = {"notices": []} if str(form.get("id", "")).startswith("re-") else {}
        return {name: as_sent(value) for name, value in form.items()} | beside
    return [as_sent(it) for it in form] if isinstance(form, (list, tuple)) else form


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_what_the_query_gives(client: TestClient, ledger: Ledger, kind: str) -> None:
    expected = [as_sent(found_form(it)) for it in MANY[kind](ledger)]
    assert [it for page in pages(client, f"/{kind}?limit=2") for it in page["items"]] == expected


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/statements?by=Orlan", 5),
        ("/statements?by=Orlan&outlet=Herald", 2),
        ("/statements?about=base", 3),
        ("/statements?about=base -never", 1),
        ("/statements?known_by=2023-03", 3),
        ("/statements?as_of=2023", 5),
        ("/statements?since=2024&until=2024-01-31", 2),
        ("/statements?speaker_kind=unnamed", 1),
        ("/statements?min_confidence=0.95", 1),
        ("/events?status=planned", 1),
        ("/facts?relation=hosts", 1),
        ("/timeline?by=Anna Verel", 3),
        ("/reports?outlet=Courier", 4),
        ("/reports?about=sorrel", 2),
        ("/search?q=naval", 3),
        ("/search?q=naval&best_first=true", 3),
        ("/search/statements?q=base", 3),
    ],
)
def test_what_is_asked(client: TestClient, address: str, number: int) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["items"]) == number


def test_one_thing_by_its_id(client: TestClient, ledger: Ledger) -> None:
    for kind in KINDS:
        for found in MANY[kind](ledger):
            assert client.get(f"/{kind}/{found.item.id}").json() == as_sent(found_form(found))
    report = queries.reports(ledger).items[0]
    told = client.get(f"/reports/{report.id}").json()
    text = told["report"]["text"]
    for statement in told["statements"]:
        for span in statement["content"]:
            assert text[span["start"] : span["end"]] == span["text"]
    speaker = client.get("/statements?by=Orlan").json()["items"][0]["entity"]["id"]
    entity = client.get(f"/entities/{speaker}").json()
    assert entity["name"] == "Sergei Orlan"
    assert entity["statements"] == 5
    assert client.get("/").json()["reports"] == 8


def test_counts(client: TestClient) -> None:
    told = client.get("/statements/facets?name=act&name=year&by=Orlan").json()
    assert told["total"] == 5
    assert [facet["name"] for facet in told["facets"]] == ["act", "year"]
    assert client.get("/facts/facets?name=act").status_code == 422


def test_search_shows_where(client: TestClient, ledger: Ledger) -> None:
    for item in client.get("/search?q=base").json()["items"]:
        text = ledger.report(item["report"]["id"]).text
        for snippet in item["snippets"]:
            for span in (snippet, *snippet["matched"]):
                assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("address", ["/statements?limit=3", "/statements.csv", "/reports", "/search?q=base", "/"])
def test_an_answer_is_kept_until_the_ledger_changes(client: TestClient, ledger: Ledger, address: str) -> None:
    first = client.get(address)
    tag = first.headers["etag"]
    assert client.get(address).headers["etag"] == tag
    for told in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = client.get(address, headers={"If-None-Match": told})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert client.get(address, headers={"If-None-Match": '"x"'}).status_code == 200
    page, record = Draft("more.txt", published="2024-06-01").done()
    add_record(ledger, page, record)
    changed = client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
    ledger.retract(record.report.id)
    assert client.get(address).headers["etag"] not in (tag, changed.headers["etag"])


def test_forms_have_different_tags(client: TestClient) -> None:
    as_json = client.get("/statements")
    as_csv = client.get("/statements", headers={"Accept": "text/csv"})
    assert as_json.headers["etag"] != as_csv.headers["etag"]
    assert as_csv.headers["vary"] == "Accept"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["ending", "accept"])
def test_whole_results_as_lines(client: TestClient, ledger: Ledger, kind: str, how: str) -> None:
    ask = {"ending": (f"/{kind}.jsonl", {}), "accept": (f"/{kind}", {"Accept": "application/jsonl"})}
    address, headers = ask[how]
    answer = client.get(address, headers=headers)
    assert answer.headers["content-type"] == "application/jsonl"
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == [as_sent(found_form(it)) for it in MANY[kind](ledger)]


@pytest.mark.parametrize("kind", [*KINDS, "reports"])
def test_whole_results_as_csv(client: TestClient, kind: str) -> None:
    answer = client.get(f"/{kind}", headers={"Accept": "text/csv;q=0.9, text/html"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["id"] for row in rows] == [it["id"] for page in pages(client, f"/{kind}") for it in page["items"]]
    for row in rows:
        assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


def test_no_cell_is_a_formula(client: TestClient) -> None:
    (row,) = csv.DictReader(io.StringIO(client.get("/statements.csv?known_by=2024&since=2024-04").text))
    assert (row["words"], row["role"], row["outlet"]) == ('\'=1+1, "she" said', "'@minister", "'=HYPERLINK(1)")
    (line,) = client.get("/statements.jsonl?known_by=2024&since=2024-04").text.splitlines()
    assert json.loads(line)["content"][0]["text"] == '=1+1, "she" said'
    assert cell(" =1") == "' =1"
    assert cell(-1.5) == "-1.5"


def test_a_stream_is_of_one_moment_and_small(tmp_path: Any) -> None:
    """What is added while it is sent is not in it; a page of items at a time is read."""
    from onrecord.web.api_answers import line_pieces

    with Ledger.open(tmp_path / "a.db") as made:
        for number in range(3):
            draft = Draft(f"{number}.txt", published="2024-01-01")
            for statement in range(400):
                draft.statement("Anna Verel", f"words {number} {statement}", "2024-01-01")
            add_record(made, *draft.done())
        pieces = line_pieces(made, queries.everything(queries.statements, made), found_form)
        first = next(pieces)
        late = Draft("late.txt", published="2024-01-01")
        late.statement("Anna Verel", "late", "2024-01-01")
        add_record(made, *late.done())
        sizes = [first.count(b"\n"), *(piece.count(b"\n") for piece in pieces)]
        assert sum(sizes) == 1200
        assert max(sizes) <= 200


@pytest.mark.parametrize(
    ("address", "status", "error"),
    [
        ("/statements/st-0", 404, "UnknownId"),
        ("/reports/re-0", 404, "UnknownId"),
        ("/entities/en-0", 404, "UnknownId"),
        ("/statements?after=xx", 404, "UnknownId"),
        ("/reports?after=xx", 404, "UnknownId"),
        ("/search?q=base&best_first=true&after=xx", 404, "UnknownId"),
        ("/search?q=a%00b", 400, "UsageError"),
        ("/nothing", 404, None),
        ("/statements?limit=0", 422, None),
        ("/statements?as_of=2023-02-30", 422, None),
        ("/statements?as_of=1", 422, None),
        ("/statements?act=shout", 422, None),
        ("/search", 422, None),
        ("/search?q=-base", 400, "UsageError"),
    ],
)
def test_what_is_wrong_is_a_problem(client: TestClient, address: str, status: int, error: str | None) -> None:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["type"] == "about:blank"
    assert told.get("error") == error
    if error:
        assert told["mend"]


def test_a_ledger_that_cannot_be_used_does_not_tell_where_it_is(tmp_path: Any) -> None:
    path = tmp_path / "secret-folder" / "a.db"
    gone = TestClient(api(lambda: Ledger.open(path, create=False)), raise_server_exceptions=False)
    answer = gone.get("/statements")
    assert answer.status_code == 500
    assert "secret-folder" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_fault_of_ours_is_a_problem_without_a_traceback() -> None:
    def fails() -> Ledger:
        raise RuntimeError("inside")

    answer = TestClient(api(fails), raise_server_exceptions=False).get("/statements")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "inside" not in answer.text


@pytest.mark.parametrize(
    ("address", "allowed"),
    [("/judgements", "GET, POST"), ("/reports/re-0/published", "DELETE, PUT"), ("/statements/st-0", "GET")],
)
def test_a_method_that_is_not_there(client: TestClient, address: str, allowed: str) -> None:
    answer = client.options(address)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_its_description_loads_nothing_from_elsewhere(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            assert operation.get("description"), (method, path)
            for parameter in operation.get("parameters", ()):
                assert parameter["schema"]
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
