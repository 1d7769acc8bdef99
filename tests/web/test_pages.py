"""Every page of the sample matter: it answers, leads somewhere, and shows the report's own words."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from onrecord import queries
from onrecord.intake import add_page, add_record
from onrecord.ledger import Ledger, matters
from onrecord.model import EntityKind, Event, Fact, Matter, Outcome, Page, Relation, Role, Span, Stance, Statement
from onrecord.queries import overview
from onrecord.samples import PROPOSITION
from onrecord.web import assets, kept
from onrecord.web.highlights import Mark, pieces
from onrecord.web.matter_pages import matter_page
from onrecord.web.reader import Folded, reader_page
from onrecord.web.then_and_now import then_and_now
from tests.ledger.records import Draft
from tests.web.conftest import report_named
from tests.web.documents import links, parsed, runs_nothing, words

WEB = Path(assets.__file__).parent
PLAIN = re.compile(r"\s+")


def squeezed(text: str) -> str:
    return PLAIN.sub(" ", text).strip()


def test_all_that_pages_lead_to_is_there(seen: TestClient) -> None:
    """From the front page, link by link: everything answers, no page runs anything, and each has a title of its own."""
    waiting, known = ["/"], {"/"}
    kinds: dict[str, int] = {}
    while waiting:
        path = waiting.pop(0)
        answer = seen.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert runs_nothing(answer.text) == [], path
        page = parsed(answer.text)
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("//title")[0].text, path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), (path, sorted(it for it in ids if ids.count(it) > 1))
        for found in links(answer.text):
            target = found.partition("#")[0]
            kind = re.sub(r"/[a-z]{2}-[0-9a-f]{6,}", "/ID", urlsplit(target).path)
            most = 6 if "?" in target else 12
            if target and target not in known and kinds.get(kind + "?" * ("?" in target), 0) < most:
                kinds[kind + "?" * ("?" in target)] = kinds.get(kind + "?" * ("?" in target), 0) + 1
                known.add(target)
                waiting.append(target)
    for kind in (
        "/reports/ID",
        "/statements/ID",
        "/events/ID",
        "/facts/ID",
        "/entities/ID",
        "/review",
        "/facts",
        "/add",
    ):
        assert kinds.get(kind), kind


def test_links_within_a_page_have_their_place(seen: TestClient, sample: Ledger) -> None:
    for report in sample.reports():
        page = parsed(seen.get(f"/reports/{report.id}").text)
        ids = set(page.xpath("//@id"))
        within = {str(it)[1:] for it in page.xpath("//a/@href") if str(it).startswith("#")}
        assert within <= ids, report.name


def test_a_reader_sees_the_whole_report(seen: TestClient, sample: Ledger) -> None:
    """Every block, furniture too, in its order, to the character."""
    for stored in sample.reports():
        report = sample.report(stored.id)
        shown = squeezed(unescape(words(seen.get(f"/reports/{stored.id}").text)))
        title = next((b for b in report.blocks if b.role is Role.TITLE), None)
        at = 0
        for block in report.blocks:
            told = squeezed(report.text[block.start : block.end])
            if block is title:
                assert told in shown
                continue
            found = shown.find(told, at)
            assert found >= 0, (stored.name, told)
            at = found


def test_every_item_of_a_report_has_a_note_and_a_place(seen: TestClient, sample: Ledger) -> None:
    for stored in sample.reports():
        record = sample.record(stored.id).at_least()
        page = parsed(seen.get(f"/reports/{stored.id}").text)
        ids = set(page.xpath("//@id"))
        told: tuple[Statement | Event | Fact, ...] = (*record.statements, *record.events, *record.facts)
        items = [it.id for it in told]
        for item in items:
            assert {item, f"note-{item}"} <= ids


def test_a_statements_words_are_marked_to_the_character(seen: TestClient, sample: Ledger) -> None:
    stored = sample.stored_report(report_named(sample, "04-radio-dalnya.txt"))
    page = parsed(seen.get(f"/reports/{stored.id}").text)
    for statement in sample.record(stored.id).at_least().statements:
        marked = [
            str(it.text_content())
            for it in page.xpath("//*[@data-of]")
            if statement.id in it.get("data-of").split() and "words" in it.get("class").split()
        ]
        assert "".join(marked) == "".join(span.quote for span in statement.content)


def test_the_notice_comes_first(seen: TestClient, sample: Ledger) -> None:
    text = seen.get(f"/reports/{report_named(sample, '04-radio-dalnya.txt')}").text
    assert text.index("Readers may be at risk in") < text.index("<h1")
    assert "31540.html" not in text, "its address stands behind the notice"


@pytest.mark.parametrize(("choice", "with_address"), [("with", True), ("without", False)])
def test_sharing_from_a_risky_source(seen: TestClient, sample: Ledger, choice: str, with_address: bool) -> None:
    report = report_named(sample, "04-radio-dalnya.txt")
    statement = next(it for it in sample.record(report).statements if "first we have heard" in it.content[0].quote)
    path = f"/reports/{report}/share?item={statement.id}"
    first = seen.get(path).text
    assert "first we have heard" not in first
    assert "31540.html" not in first
    assert seen.get(f"/reports/{report}/record.json").status_code == 403
    chosen = words(seen.get(f"{path}&address={choice}").text)
    assert statement.content[0].quote in chosen
    assert ("31540.html" in chosen) is with_address
    exported = seen.get(f"/reports/{report}/record.json?address={choice}").json()
    assert (exported["report"]["url"] is not None) is with_address
    assert exported["statements"]


def test_sharing_without_a_notice_needs_no_choice(seen: TestClient, sample: Ledger) -> None:
    report = report_named(sample, "01-halyard.txt")
    assert "halyard.example" in words(seen.get(f"/reports/{report}/share").text)
    assert seen.get(f"/reports/{report}/record.json").status_code == 200


def test_statements_are_found_by_what_the_address_asks(seen: TestClient, sample: Ledger) -> None:
    found = queries.statements(sample, by="Temkov", about="base").items
    page = parsed(seen.get("/statements?by=Temkov&about=base").text)
    assert [it.get("id") for it in page.find_class("item")] == [it.item.id for it in found]
    assert found
    denials = parsed(seen.get("/statements?by=Temkov&act=deny").text).find_class("item")
    assert all("denies" in str(it.text_content()) for it in denials)
    assert denials


def test_a_page_goes_on_where_the_last_one_ended(seen: TestClient, sample: Ledger) -> None:
    path: str | None = "/statements"
    shown: list[str] = []
    while path:
        page = parsed(seen.get(path).text)
        shown += [str(it.get("id")) for it in page.find_class("item")]
        path = next((str(it) for it in page.xpath("//a[@rel='next']/@href")), None)
    assert len(shown) == len(set(shown))
    assert len(shown) == len(queries.statements(sample, limit=10_000).items)


@pytest.mark.parametrize(
    "path",
    [
        "/statements?as_of=31-31-2020", "/statements?act=shout", "/statements?after=zzz", "/statements?about=%22",
        "/facts?as_of=%00", "/timeline?known_by=2023-02-30", "/statements?since=..%2F",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_with_the_mend(seen: TestClient, path: str) -> None:
    answer = seen.get(path)
    assert answer.status_code == 400
    assert "To the front page" in words(answer.text)


@pytest.mark.parametrize("path", ["/reports/x", "/statements/x", "/entities/x", "/reports/x/share", "/add/x", "/none"])
def test_what_is_not_there_is_told(seen: TestClient, path: str) -> None:
    assert seen.get(path).status_code == 404


def test_nothing_found_helps(seen: TestClient) -> None:
    assert "Take something away" in words(seen.get("/statements?about=zeppelin").text)
    assert "any spelling" in words(seen.get("/entities?name=Zeppelin").text)


def test_an_empty_ledger_offers_the_sample(tmp_path: Path, browse: Callable[..., TestClient]) -> None:
    with Ledger.open(tmp_path / "new.db") as ledger:
        client = browse(ledger)
        assert "Read the sample matter" in words(client.get("/").text)
        for path in ("/reports", "/statements", "/timeline", "/facts", "/entities", "/review"):
            assert client.get(path).status_code == 200, path


def test_facts_then_and_now(seen: TestClient) -> None:
    page = parsed(seen.get("/facts?by=Sorvena&as_of=2000").text)
    sections = page.xpath("//div[contains(@class, 'thirds')]/section")
    (_, now, both) = [squeezed(str(it.text_content())) for it in sections]
    assert "Operates base at" in both
    assert "Kardovia · Sorvena from 1996" in both
    assert "Operates base at" not in now


def test_who_else_tells_a_fact_stands_with_it(seen: TestClient, sample: Ledger) -> None:
    told = next(it for it in queries.facts(sample).items if len({one.report.id for one in it.tellings}) > 2)
    others = [it for it in told.tellings if it.item != told.item.id]
    listed = next(it for it in parsed(seen.get("/facts/list").text).find_class("item") if it.get("id") == told.item.id)
    assert "Also told by" in words(html.tostring(listed, encoding="unicode"))
    page = words(seen.get(f"/facts/{others[-1].item}").text)
    assert all(squeezed(it.quote) in page for it in told.tellings)
    beside = parsed(seen.get(f"/reports/{told.report.id}").text).get_element_by_id(f"note-{told.item.id}")
    assert f"{len(told.tellings)} tellings" in str(beside.text_content())


def test_what_came_of_a_plan_stands_with_it(seen: TestClient, sample: Ledger) -> None:
    planned = [it for it in queries.events(sample, limit=500).items if it.course]
    told = next(it for it in planned if it.course and it.course.outcome is Outcome.CANCELLED)
    assert told.course
    for path in (f"/events/{told.item.id}", f"/reports/{told.report.id}"):
        page = parsed(seen.get(path).text)
        course = [str(it.text_content()) for it in page.find_class("course")]
        assert any(it.startswith("Cancelled") for it in course), path
        assert page.xpath(f"//a[@href='/events/{told.course.event}']"), path


def test_reports_that_differ_say_so(tmp_path: Path, browse: Callable[..., TestClient]) -> None:
    with Ledger.open(tmp_path / "two.db") as ledger:
        for name, year in (("a.txt", "2001"), ("b.txt", "2003")):
            draft = Draft(name, outlet=f"Courier {name}", published="2020-01-02")
            draft.entity("Kardovia", kind=EntityKind.PLACE)
            draft.fact("Kardovia", Relation.OPERATES_BASE_AT, "Hald", since=year)
            add_record(ledger, *draft.done())
        client = browse(ledger)
        for found in queries.facts(ledger).items:
            for path in ("/facts/list", f"/facts/{found.item.id}", f"/reports/{found.report.id}"):
                page = words(client.get(path).text)
                assert "Reports differ: tellings differ on when it began: 2001, 2003" in page, path


def test_promises_stand_with_what_became_of_them(seen: TestClient, sample: Ledger) -> None:
    found = queries.promises(sample, as_of=date(2024, 6, 1)).items
    page = parsed(seen.get("/promises?as_of=2024-06-01").text)
    assert [it.get("id") for it in page.find_class("item")] == [it.statement.item.id for it in found]
    states = [str(it.text_content()) for it in page.find_class("course")]
    assert [it.partition(":")[0].lower() for it in states] == [it.item.state.value for it in found]
    speaker = next(it.statement.entity for it in found if it.statement.entity)
    assert "Promised and forecast" in words(seen.get(f"/entities/{speaker.id}").text)


def test_a_speaker_told_by_office_is_looked_for_in_other_reports(seen: TestClient, sample: Ledger) -> None:
    untold = [it for it in queries.statements(sample, limit=500).items if "told by office" in it.item.speaker.reason]
    assert untold
    for it in untold:
        page = words(seen.get(f"/statements/{it.item.id}").text)
        assert "By the office" in page
        assert ("derived" in page) is (queries.speaker_by_office(sample, it.item.id).holder is not None)


def test_a_page_of_a_large_ledger_does_not_wait(
    sample: Ledger, browse: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that it counts, and has the counts once they are there."""
    monkeypatch.setattr(kept, "LARGE", 3)
    monkeypatch.setattr(kept, "PATIENCE", 0)
    client = browse(sample)
    answers = client.app._app._app.state.kept  # type: ignore[attr-defined]  # the application behind its guard and its twins
    gate = threading.Event()
    answers.get(sample, "something before", gate.wait)
    assert "being counted" in words(client.get("/statements").text)
    assert "Being looked for" in words(client.get("/review").text)
    assert "Being counted" in words(client.get("/entities").text)
    assert client.get("/").status_code == 200
    gate.set()
    monkeypatch.setattr(kept, "LARGE", 5000)  # it waits for what is at work
    assert f"{queries.facets(sample, 'statements').total} found" in words(client.get("/statements").text)
    assert "Being looked for" not in words(client.get("/review").text)
    assert "Being counted" not in words(client.get("/entities").text)


def test_a_report_without_a_title_is_known_by_how_it_begins(tmp_path: Path, browse: Callable[..., TestClient]) -> None:
    """Nowhere do the folders of the machine that added it stand for a title."""
    text = "The quay at Velm stays shut, port officials said on Monday.\n\nNobody has asked for it to be opened.\n"
    with Ledger.open(tmp_path / "untitled.db") as ledger:
        add_page(ledger, Page(text.encode(), "/home/desk/old reports/quay.txt", "text/plain", outlet="Courier"))
        (report,) = ledger.reports()
        assert report.title is None
        client = browse(ledger)
        for path in ("/", "/reports", "/review?kind=date"):
            page = client.get(path).text
            assert "The quay at Velm stays shut" in words(page)
            assert "/home/desk" not in page
        assert "/home/desk" not in client.get(f"/reports/{report.id}/share").text


def test_every_item_that_a_matter_cites_is_there(seen: TestClient) -> None:
    """An event that a speaker vouches for is an event."""
    page = seen.get(f"/matters?proposition={PROPOSITION.replace(' ', '+')}").text
    cited = {it for it in links(page) if it.startswith(("/statements/", "/events/"))}
    assert {it.split("/")[1] for it in cited} == {"statements", "events"}
    assert {it: seen.get(it).status_code for it in cited} == dict.fromkeys(cited, 200)


def test_positions_of_a_large_ledger_are_not_waited_for(
    copied_sample: Path, browse: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(copied_sample) as ledger:
        matters.add(ledger, Matter(PROPOSITION, "sample"))
        (who,) = [it.entity.id for it in overview.entities(ledger, named="Irena Vosken", limit=1)]
        client = browse(ledger)
        answers = client.app._app._app.state.kept  # type: ignore[attr-defined]
        gate = threading.Event()
        monkeypatch.setattr(kept, "LARGE", 3)
        answers.get(ledger, "something before", gate.wait, patience=0)
        assert "being worked out" in words(client.get(f"/entities/{who}").text)
        assert "how that moved" in words(client.get("/").text)
        gate.set()
        monkeypatch.setattr(kept, "LARGE", 5000)
        assert "Positions Kardovia opens a second naval base" in words(client.get(f"/entities/{who}").text)
        assert "Irena Vosken, 10 Oct 2024: opposes → supports" in words(client.get("/").text)


def test_a_page_that_was_seen_is_not_sent_again(seen: TestClient) -> None:
    first = seen.get("/statements")
    again = seen.get("/statements", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["content-encoding"] == "gzip"


def test_a_report_that_was_corrected_by_a_newer_version_says_so(
    tmp_path: Path, browse: Callable[..., TestClient]
) -> None:
    url = "https://courier.example/port"
    with Ledger.open(tmp_path / "two.db") as ledger:
        first = add_page(
            ledger, Page(b"VELM, March 6, 2023 -- The port is open, Minister Jon Kell said.", "a", url=url)
        )
        add_page(ledger, Page(b"VELM, March 7, 2023 -- The port is shut, Minister Jon Kell said.", "b", url=url))
        assert "Another version" in words(browse(ledger).get(f"/reports/{first.report_id}").text)


@given(
    text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.booleans()), max_size=8),
)
def test_pieces_are_the_text(text: str, spans: list[tuple[int, int, bool]]) -> None:
    marked = []
    for number, (a, b, first) in enumerate(spans):
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        if start < end:
            marked.append(Mark(Span(start, end, text[start:end]), "words", f"s{number}", first))
    cut = pieces(text, 0, len(text), marked)
    assert "".join(it.text for it in cut) == text
    for mark in marked:
        assert "".join(it.text for it in cut if mark.item in it.items) == mark.span.quote
        assert sum(mark.item in it.begins for it in cut) == mark.first


def test_what_is_set_aside_is_folded_with_its_reason(sample: Ledger) -> None:
    page = reader_page(sample, report_named(sample, "04-radio-dalnya.txt"))
    folded = [it for it in page.flow if isinstance(it, Folded)]
    assert [len(it.paragraphs) for it in folded] == [3, 1, 4]
    assert all(one.reason for it in folded for one in it.paragraphs)


def test_budgets() -> None:
    """What is written by hand stays small enough to be read."""
    assert sum(len(it.read_text().splitlines()) for it in WEB.rglob("*.js")) <= 600
    assert sum(len(it.read_text().splitlines()) for it in WEB.rglob("*.css")) <= 900
    assert len(list((WEB / "templates").iterdir())) <= 20


def test_templates_mark_nothing_as_safe() -> None:
    for template in (WEB / "templates").iterdir():
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text, template.name
        assert "autoescape" not in text, template.name
        assert 'style="' not in text, template.name


def test_pages_ask_nothing_of_others() -> None:
    for path in (*(WEB / "templates").iterdir(), *WEB.rglob("*.css"), *WEB.rglob("*.js")):
        outside = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", path.read_text(encoding="utf-8"))
        assert outside == [], path.name


def test_a_position_of_untold_beginning_is_not_the_last_one(sample: Ledger) -> None:
    """To have "opposed a second base until October" is no later than what was said on October 10."""
    page = matter_page(sample, {"proposition": PROPOSITION})
    (theirs,) = [it for it in page.standing if it.now.actor == "Irena Vosken"]
    assert (theirs.now.stance, theirs.now.when.value) == (Stance.SUPPORTS, "2024-10-10")
    assert any(it.when.date and it.when.date.first is None for it, _ in theirs.before)


def test_a_matter_that_asks_for_nothing_takes_no_page_down(tmp_path: Path, browse: Callable[..., TestClient]) -> None:
    """Such as another ledger's bundle may bring; a form refuses it."""
    with Ledger.open(tmp_path / "a.db") as ledger:
        add_page(ledger, Page(b"SARN -- The quay is shut, Port Minister Ada Oren said.", "a.txt", "text/plain"))
        matters.add(ledger, Matter("1234"))
        client = browse(ledger)
        assert [client.get(path).status_code for path in ("/", "/matters")] == [200, 200]
        asked = client.get(f"/matters?proposition={PROPOSITION.replace(chr(32), chr(43))}").text
        csrf = str(parsed(asked).xpath("//input[@name='csrf']/@value")[0])
        assert client.post("/matters/follow", data={"csrf": csrf, "proposition": "the of and"}).status_code == 400
        assert len(matters.followed(ledger)) == 1


def test_what_a_list_does_not_reach_is_not_told_to_have_changed(tmp_path: Path) -> None:
    """Forty facts of a time that is over fill the list of then: forty that hold on both days are no news of now."""
    with Ledger.open(tmp_path / "a.db") as ledger:
        for number in range(80):
            draft = Draft(f"{number}.txt", published="2024-03-02")
            over = number < 40
            draft.fact(
                f"Kell {number}", Relation.LEADS, f"port {number}", "2000" if over else "2001", "2010" if over else None
            )
            add_record(ledger, *draft.done())
        found = then_and_now(ledger, {"as_of": "2005"}, date(2024, 6, 1))
        assert found.more
        assert (len(found.only_then), len(found.only_now)) == (40, 0)
