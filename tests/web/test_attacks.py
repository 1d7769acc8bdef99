"""Hostile text, names, titles and addresses: shown as what they are, and nothing of them runs.

The corpus below goes into a page's title, outlet, address, author line, body, quotations and captions, through the real
stages; each page of the ledger that has it is then looked over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onrecord import judging, queries
from onrecord.intake import add_page
from onrecord.ledger import Ledger, statement_judgements
from onrecord.model import Page
from onrecord.web.rendering import link
from tests.web.documents import links, parsed, runs_nothing

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!--<script>-->alert(1)",
    "{{ 7 * 7 }}{% raw %}${7*7}#{7*7}",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=//evil.example><form action=//evil.example>",
    "<style>@import url(//evil.example)</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202eevil\u202d \u2066x\u2069 \u200f",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "javascript:alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/x",
    "https://user:secret@evil.example/",
    "https://evil.example/\"onmouseover='alert(1)'",
    "https://evil.example/<script>",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "file:///etc/passwd",
    "http://[::1",
    "https://\u202emoc.live/",
)


def hostile(number: int) -> Page:
    attack = ATTACKS[number % len(ATTACKS)]
    title = f"{attack} Minister Says Port Is Open"
    told = (
        f"By Ada {attack} Oren",
        f"VELM, March 6, 2023 -- Foreign Minister Jon Kell{attack} said on Monday that the {attack} port is open.",
        f'"We have not asked {attack} anybody," President Ada Oren told reporters in {attack} Tarn on March 5.',
        f"If you are in Velmora, sharing or liking our reports {attack} may be punished with a fine or prison.",
    )
    # What a browser shows of a page is its text: that is what reaches ours.
    lines = "".join(f"<p>{escape(line)}</p>" for line in told)
    text = f"<html><head><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{lines}</body></html>"
    return Page(
        text.encode(), f"{attack}.html", "text/html", url=ADDRESSES[number % len(ADDRESSES)], outlet=f"Courier {attack}"
    )


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("attacked") / "hostile.db") as ledger:
        for number in range(max(len(ATTACKS), len(ADDRESSES))):
            add_page(ledger, hostile(number))
        yield ledger


def test_no_page_runs_what_a_report_brings(attacked: Ledger, browse: Callable[..., TestClient]) -> None:
    client = browse(attacked)
    waiting, known = ["/"], {"/"}
    count = 0
    while waiting and count < 400:
        path = waiting.pop(0)
        answer = client.get(path)
        count += 1
        assert answer.status_code in {200, 403}, path
        if answer.headers["content-type"].startswith("text/html"):
            assert runs_nothing(answer.text) == [], path
            found = {it.partition("#")[0] for it in links(answer.text)} - known
            known |= found
            waiting += sorted(found)
    assert count > 100


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_an_address_asks_runs_nothing(attacked: Ledger, browse: Callable[..., TestClient], attack: str) -> None:
    client = browse(attacked)
    asked = quote(attack, safe="")
    for path in (
        f"/statements?by={asked}&about={asked}", f"/statements?outlet={asked}", f"/statements?as_of={asked}",
        f"/facts?by={asked}&about={asked}&as_of=2020&known_by={asked}", f"/entities?name={asked}&kind={asked}",
        f"/reports?about={asked}&outlet={asked}&from={asked}", f"/review?kind={asked}&done={asked}", f"/{asked}",
        f"/review/decide?decision={asked}&name={asked}&shown={asked}", f"/reports/{asked}", f"/entities/{asked}",
        f"/statements/{asked}/correct?aspect={asked}&given={asked}", f"/entities?kind=place&name={asked}",
        f"/timeline?by={asked}&after={asked}", f"/matters?proposition={asked}&as_of={asked}", f"/add/{asked}",
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code < 500, path
        assert runs_nothing(answer.text) == [], path


def test_the_words_are_shown_as_they_are(attacked: Ledger, browse: Callable[..., TestClient]) -> None:
    client = browse(attacked)
    for stored in attacked.reports():
        statements = attacked.record(stored.id).at_least().statements
        page = parsed(client.get(f"/reports/{stored.id}").text)
        shown: dict[str, str] = {}
        for piece in page.xpath("//*[@data-of]"):
            if "words" in piece.get("class").split():
                for item in piece.get("data-of").split():
                    shown[item] = shown.get(item, "") + str(piece.text_content())
        for statement in statements:
            told = "".join(span.quote for span in statement.content).replace("\r", "\n")
            assert shown[statement.id] == told


def test_names_that_a_person_gives_run_nothing(
    attacked: Ledger, browse: Callable[..., TestClient], tmp_path: Path
) -> None:
    client = browse(attacked)
    name = str(judging.find_name(attacked, "Ada Oren").name)
    path = f"/review/decide?decision=rename&name={quote(name)}&shown={quote('<script>alert(1)</script>')}"
    page = client.get(path)
    assert page.status_code == 200
    assert runs_nothing(page.text) == []
    word = str(parsed(page.text).xpath("//input[@name='csrf']/@value")[0])
    hostile_judgement = {
        "csrf": word, "decision": "rename", "name": name, "shown": "<script>alert(1)</script>",
        "author": "<img src=x onerror=alert(1)>", "reason": "\u202e</li><script>alert(1)</script>",
    }  # fmt: skip
    after = client.post("/review/decide", data=hostile_judgement)
    assert runs_nothing(after.text) == []
    assert "<script>alert(1)</script>" in str(parsed(after.text).text_content())
    for judgement in attacked.name_judgements():
        client.post("/review/undo", data={"csrf": word, "id": judgement.id})
    assert attacked.name_judgements() == ()


def test_who_a_person_says_spoke_runs_nothing(
    attacked: Ledger, browse: Callable[..., TestClient], tmp_path: Path
) -> None:
    """A name that no report has, an author and a reason: on the statement's page, its report's, and in the review."""
    client = browse(attacked)
    statement = queries.statements(attacked, limit=1).items[0]
    here = f"/statements/{statement.item.id}/correct"
    name = "person:<img src=x onerror=alert(1)> Oren"
    preview = client.get(f"{here}?aspect=speaker&given={quote(name)}")
    assert runs_nothing(preview.text) == []
    word = str(parsed(preview.text).xpath("//form[@method='post']//input[@name='csrf']/@value")[0])
    told = {
        "csrf": word, "aspect": "speaker", "given": name, "author": "</title><script>alert(1)</script>",
        "reason": '\u202e"><svg onload=alert(1)>',
    }  # fmt: skip
    assert client.post(here, data=told).status_code == 200
    (judgement,) = statement_judgements.standing(attacked)
    spoken = queries.statement(attacked, statement.item.id)
    assert spoken.speaker == "<img src=x onerror=alert(1)> Oren"
    assert spoken.entity
    paths = [f"/statements/{statement.item.id}", f"/reports/{statement.report.id}", "/review", here]
    for path in [*paths, f"/entities/{spoken.entity.id}", "/entities"]:
        assert runs_nothing(client.get(path).text) == [], path
    for author in ("a\x00b", "a\ud800b"):
        body = "&".join(
            f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}"
            for name, value in (told | {"author": author}).items()
        )
        answer = client.post(here, content=body, headers={"content-type": "application/x-www-form-urlencoded"})
        assert answer.status_code < 500
    client.post(here, data={"csrf": word, "undo": judgement.id})
    for it in statement_judgements.standing(attacked):
        assert "\x00" not in it.author
        judging.undo_statement(attacked, it.id)


@pytest.mark.parametrize("origin", ["http://[", "null", "http://127.0.0.1:8420@evil.example", "file://", "//evil"])
def test_an_origin_that_is_none_changes_nothing(
    attacked: Ledger, browse: Callable[..., TestClient], origin: str
) -> None:
    client = browse(attacked)
    word = str(parsed(client.get("/add").text).xpath("//input[@name='csrf']/@value")[0])
    told = {"csrf": word, "decision": "reject", "name": "Ada Oren", "author": "A", "reason": "b"}
    answer = client.post("/review/decide", data=told, headers={"origin": origin})
    assert answer.status_code == 403
    assert attacked.name_judgements() == ()


@pytest.mark.parametrize("address", [it for it in ADDRESSES if not it.startswith("https://evil") and "moc" not in it])
def test_only_plain_addresses_are_links(address: str) -> None:
    assert link(address) is None


@pytest.mark.parametrize("name", ["../../escape.txt", "a\x00b.txt", "/etc/passwd", "<img src=x onerror=alert(1)>.txt"])
def test_names_of_uploads_stay_in_their_folder(tmp_path: Path, browse: Callable[..., TestClient], name: str) -> None:
    from onrecord.web.adding_pages import _plain

    plain = _plain(name, 0)
    assert "/" not in plain
    assert "\x00" not in plain
    assert "<" not in plain
    assert (tmp_path / plain).resolve().parent == tmp_path.resolve()
