"""Who is let in: Host, token, session, cross-site requests, bounds; and the headers of every answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.web import (
    adding_pages,
    entering,
    entity_pages,
    guarding,
    home,
    item_pages,
    judging_pages,
    lists,
    matter_pages,
    report_pages,
    settings,
    statement_judging,
    then_and_now,
)
from onrecord.web.guarding import Sessions
from onrecord.web.settings import Settings
from tests.web.documents import parsed, words

TOKEN = "six words that nobody guesses"
MODULES = (
    adding_pages,
    entering,
    entity_pages,
    home,
    item_pages,
    judging_pages,
    lists,
    matter_pages,
    report_pages,
    statement_judging,
    then_and_now,
)
POSTS = sorted({it.path for module in MODULES for it in module.ROUTES if "POST" in (it.methods or ())})


def csrf(client: TestClient, path: str = "/add") -> str:
    found = parsed(client.get(path).text).xpath("//input[@name='csrf']/@value")
    return str(found[0])


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8420", 200),
        ("localhost:1", 200),
        ("[::1]:8420", 200),
        ("LOCALHOST", 200),
        ("evil.example", 421),
        ("127.0.0.1:8420, evil.example", 421),
        ("evil.example@127.0.0.1", 421),
        ("127.0.0.1@evil.example", 421),
        ("127.0.0.1:8420:8421", 421),
        ("127.0.0.1/evil", 421),
        ("evil.example:8420", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421),
        ("192.168.1.5", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_only_our_own_names_are_answered(seen: TestClient, host: str, status: int) -> None:
    assert seen.get("/keys", headers={"host": host}).status_code == status


def test_another_address_needs_a_token() -> None:
    with pytest.raises(UsageError, match="give --token"):
        Settings("0.0.0.0")
    with pytest.raises(UsageError, match="less than 12"):
        Settings("0.0.0.0", token="short")
    assert Settings("0.0.0.0", token=TOKEN).answers_to("10.1.2.3")


@pytest.fixture
def locked(sample: Ledger, browse: Callable[..., TestClient]) -> TestClient:
    return browse(sample, Settings(token=TOKEN))


def test_nothing_is_shown_before_the_token(locked: TestClient) -> None:
    for path in ("/", "/reports", "/statements", "/review", "/add", "/nothing"):
        answer = locked.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter"), path
    assert "Kardovia" not in locked.get("/enter").text
    assert locked.get("/api/statements", follow_redirects=False).status_code == 401


def test_the_token_lets_in_and_leaving_locks_again(locked: TestClient) -> None:
    word = csrf(locked, "/enter")
    before = locked.cookies[guarding.COOKIE]
    wrong = locked.post("/enter", data={"csrf": word, "token": "not this one, surely"})
    assert wrong.status_code == 403
    entered = locked.post("/enter", data={"csrf": word, "token": TOKEN})
    assert entered.status_code == 200
    assert "Who said what" in words(entered.text)
    assert locked.cookies[guarding.COOKIE] != before, "a session that enters has another cookie"
    locked.post("/leave", data={"csrf": csrf(locked)})
    assert locked.get("/reports", follow_redirects=False).status_code == 303


def test_wrong_tokens_must_wait(locked: TestClient) -> None:
    word = csrf(locked, "/enter")
    codes = [locked.post("/enter", data={"csrf": word, "token": "wrong wrong wrong"}).status_code for _ in range(9)]
    assert codes == [403] * guarding.TRIES + [429]
    assert locked.post("/enter", data={"csrf": word, "token": TOKEN}).status_code == 429


def test_a_session_that_entered_ends_after_a_working_day() -> None:
    now = [0.0]
    sessions = Sessions(TOKEN, lambda: now[0])
    session = sessions.enter(sessions.new(), TOKEN)
    assert session is not None
    assert sessions.of(session.id) is session
    now[0] = guarding.LIFETIME + 1
    assert sessions.of(session.id) is None


def test_sessions_are_bounded_and_those_inside_stay() -> None:
    sessions = Sessions(TOKEN)
    inside = sessions.enter(sessions.new(), TOKEN)
    for _ in range(guarding.SESSIONS + 10):
        sessions.new()
    assert inside is not None
    assert sessions.of(inside.id) is inside


def test_the_cookie_is_for_nobody_else(seen: TestClient) -> None:
    cookie = seen.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "set-cookie" not in seen.get("/").headers, "once is enough"


@pytest.mark.parametrize("path", POSTS)
def test_no_change_without_the_sessions_word(seen: TestClient, path: str) -> None:
    path = path.replace("{id}", "x")
    seen.get("/")
    assert seen.post(path, data={"sample": "1"}).status_code == 403
    assert seen.post(path, data={"sample": "1", "csrf": "0" * 64}).status_code == 403
    assert seen.post(path, data={"csrf": ""}, files={"files": ("a.txt", b"x")}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_no_change_from_another_site_even_with_the_word(seen: TestClient, headers: dict[str, str]) -> None:
    word = csrf(seen)
    assert seen.post("/add", data={"csrf": word, "url": "https://a.example/"}, headers=headers).status_code == 403


def test_every_route_that_changes_something_is_checked() -> None:
    posting = [
        it for module in MODULES for it in module.ROUTES if isinstance(it, Route) and "POST" in (it.methods or ())
    ]
    assert {it.path for it in posting} == set(POSTS)
    assert all(it.endpoint.__qualname__.startswith("posting.") for it in posting)
    assert len(POSTS) >= 6


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_other_methods_do_nothing(seen: TestClient, method: str) -> None:
    assert seen.request(method, "/add").status_code == 405


@pytest.mark.parametrize("path", ["/", "/statements", "/nothing", "/reports/x", "/static/0/none.css", "/add"])
def test_every_answer_has_the_headers(seen: TestClient, path: str) -> None:
    headers = seen.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_uploads_are_bounded(seen: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    word = csrf(seen)
    monkeypatch.setattr(guarding, "UPLOAD", 1000)
    told = seen.post("/add", data={"csrf": word}, files={"files": ("a.txt", b"x" * 2000)})
    assert told.status_code == 413

    def trickle() -> object:
        for _ in range(3):
            yield b"x" * 500

    headers = {"content-type": "multipart/form-data; boundary=b"}
    untold = seen.post("/add", content=trickle(), headers=headers)  # type: ignore[arg-type]
    assert untold.status_code == 413


def test_a_pasted_text_is_bounded(seen: TestClient) -> None:
    word = csrf(seen)
    files = {"csrf": (None, word), "text": (None, "x" * (settings.PASTED + 1))}
    assert seen.post("/add", files=files).status_code in {400, 413}


def test_static_files_are_kept_and_nothing_else_is_served(seen: TestClient) -> None:
    page = seen.get("/").text
    address = str(parsed(page).xpath("//link[@rel='stylesheet']/@href")[0])
    answer = seen.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    for path in (
        "/static/style.css",
        "/static/../application.py",
        "/static/%2e%2e/application.py",
        "/static/x/style.css",
    ):
        assert seen.get(path).status_code == 404, path


def test_a_ledger_that_cannot_be_used_is_told(tmp_path: Path, browse: Callable[..., TestClient]) -> None:
    ledger = Ledger.open(tmp_path / "gone.db")
    ledger.close()
    (tmp_path / "gone.db").write_bytes(b"SQLite format 3\0" + b"rubbish" * 400)
    for beside in ("gone.db-wal", "gone.db-shm"):
        (tmp_path / beside).unlink(missing_ok=True)
    answer = browse(ledger).get("/reports")
    assert answer.status_code == 503
    assert "Traceback" not in answer.text


def test_a_program_bears_the_token(locked: TestClient) -> None:
    with_token = {"authorization": f"Bearer {TOKEN}"}
    assert locked.get("/api/statements", headers=with_token).status_code == 200
    assert locked.get("/api/statements", headers={"authorization": "Bearer not this one"}).status_code == 401
    assert locked.get("/reports", headers=with_token, follow_redirects=False).status_code == 303, "pages want a session"


def test_the_api_of_an_open_server_only_reads(seen: TestClient) -> None:
    assert seen.get("/api/statements").status_code == 200
    assert seen.post("/api/pages", content=b"x").status_code in {401, 403, 404, 405}
