"""The pages in a real browser, Debian's Chromium: what people do, what axe finds, what is sent, how wide it is.

With ONRECORD_PICTURES set to a folder, the screenshots of the documentation are put there.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket  # noqa: TID251  # it listens on this machine alone
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from onrecord.intake import add_record
from onrecord.ledger import Ledger, matters, statement_judgements
from onrecord.model import EntityKind, Matter
from onrecord.queries.overview import entities
from onrecord.web.application import create_app
from onrecord.web.settings import Settings
from tests.ledger.records import Draft
from tests.web.conftest import report_named

pytestmark = pytest.mark.chromium

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
AXE = Path(__file__).parent / "axe" / "axe.min.js"
PICTURES = os.environ.get("ONRECORD_PICTURES")
PROPOSITION = "Kardovia opens a second naval base in Velmeria"
MATTER = f"/matters?proposition={PROPOSITION.replace(' ', '+')}"
NEW = """Port Stays Open, Minister Says

VELM, March 6, 2023 -- "We have not sold the port to anybody," Foreign Minister Jon Kell told reporters on Monday.

President Ada Oren denied that talks had begun.
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("ONRECORD_GATE"):
            pytest.fail("there is no Chromium; install Debian's package chromium")
        pytest.skip("there is no Chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*quiet, "--disable-sync"])
        yield browser
        browser.close()


@dataclass
class Seen:
    """A page, what it asked of whom, and what it complained of."""

    page: Page
    here: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.here + path)
        return self.page


@pytest.fixture
def serve(socket_enabled: None) -> Iterator[Callable[[Ledger], str]]:
    """Serves a ledger on a free port of this machine."""
    running: list[tuple[uvicorn.Server, threading.Thread, socket]] = []

    def serve_ledger(ledger: Ledger) -> str:
        listening = socket()
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # what comes before the server is ready waits
        server = uvicorn.Server(uvicorn.Config(create_app(ledger, Settings(author="A. Verel")), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        running.append((server, thread, listening))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield serve_ledger
    for server, thread, listening in running:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture
def visit(chromium: Browser, serve: Callable[[Ledger], str]) -> Iterator[Callable[..., Seen]]:
    """A browser's window on a ledger. What pages complain of, or ask of others, fails the test."""
    opened: list[Seen] = []

    def open_on(ledger: Ledger, **settings: Any) -> Seen:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        seen = Seen(context.new_page(), serve(ledger))
        seen.page.on("request", lambda request: seen.asked.append(_where(request)))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on(
            "console", lambda told: seen.complaints.append(told.text) if told.type in {"error", "warning"} else None
        )
        opened.append(seen)
        return seen

    yield open_on
    for seen in opened:
        seen.page.context.close()
        assert {it for it in seen.asked if not it.startswith(seen.here)} == set(), "a request to a third party"
        assert seen.complaints == []


def _where(request: Request) -> str:
    return request.url


def having(part: str) -> re.Pattern[str]:
    """An address that has this in it."""
    return re.compile(re.escape(part))


def picture(page: Page, name: str, *, full: bool = False) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=full)


@pytest.fixture
def copied(copied_sample: Path) -> Iterator[Ledger]:
    with Ledger.open(copied_sample) as ledger:
        yield ledger


def test_add_a_report_and_read_it(visit: Callable[..., Seen], tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "new.db") as ledger:
        seen = visit(ledger)
        page = seen.open("/")
        page.get_by_role("link", name="add reports of your own").click()
        page.get_by_label("The report").fill(NEW)
        page.get_by_label("Outlet").fill("Courier")
        page.get_by_role("button", name="Add the text").click()
        expect(page.get_by_role("heading", name="1 report added")).to_be_visible(timeout=120_000)
        page.get_by_role("link", name="See what is new").click()
        page.get_by_role("link", name="Port Stays Open, Minister Says").first.click()
        expect(page.locator(".flow")).to_contain_text("We have not sold the port to anybody")
        expect(page.locator(".p.words.own").first).to_be_visible()
        note = page.locator(".note.statement").first
        note.hover()
        expect(page.locator(".p.words.lit").first).to_be_visible()
        page.keyboard.press("j")
        page.keyboard.press("o")
        expect(note.get_by_text("their own words")).to_be_visible()


def test_dropped_files_are_added_and_those_that_fail_are_named(visit: Callable[..., Seen], tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "new.db") as ledger:
        seen = visit(ledger)
        page = seen.open("/add")
        (tmp_path / "port.txt").write_text(NEW)
        (tmp_path / "empty.txt").write_text("")
        page.get_by_label("Files").set_input_files([tmp_path / "port.txt", tmp_path / "empty.txt"])
        page.get_by_role("button", name="Add the files").click()
        expect(page.get_by_role("heading", name="1 report added")).to_be_visible(timeout=120_000)
        expect(page.get_by_role("heading", name="1 page could not be read")).to_be_visible()
        expect(page.get_by_text("empty.txt")).to_be_visible()


def test_find_who_said_what(visit: Callable[..., Seen], sample: Ledger) -> None:
    page = visit(sample).open("/")
    page.get_by_label("Said what").fill("base")
    page.get_by_role("button", name="Look").first.click()
    page.locator(".facets").get_by_role("link", name="Andrei Temkov").click()
    items = page.locator(".item")
    expect(items.first).to_be_visible()
    expect(page.locator(".item .who").filter(has_not_text="Temkov")).to_have_count(0)
    expect(page.get_by_text("As long as I am president there will be one base, not two")).to_be_visible()
    picture(page, "statements")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page).to_have_url(having("/reports/"))


def test_follow_a_matter_back_in_time(visit: Callable[..., Seen], copied: Ledger) -> None:
    page = visit(copied).open(MATTER)
    row = page.locator("table.standing tr", has_text="Irena Vosken").first
    expect(row).to_contain_text("supports")
    page.set_viewport_size({"width": 1280, "height": 1340})
    picture(page, "matter")
    page.get_by_role("button", name="Follow").click()
    page.locator(".ticks").get_by_role("link", name="As of Jul 2023").click()
    expect(page.get_by_role("heading", name="Where each stands by 31 Jul 2023")).to_be_visible()
    expect(page.locator("table.standing tr", has_text="Andrei Temkov").first).to_contain_text("opposes")
    later = page.locator("table.standing tr", has_text="Irena Vosken")
    expect(later).to_contain_text("no statement found by 31 Jul 2023")
    page.get_by_label("Only what could be known by then").check()
    page.get_by_role("button", name="Look").last.click()
    expect(page.get_by_role("heading", name="by 31 Jul 2023, as could be known then")).to_be_visible()
    expect(page.locator(".silent")).to_have_count(0)  # who would speak later could not be known
    slider = page.get_by_label("Slide through the months")
    slider.focus()
    slider.press("Home")
    expect(page).to_have_url(having("as_of=2022-02"))
    expect(page.get_by_role("heading", name="Over time")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_lanes_are_read_without_scrolling_and_no_mark_stands_on_another(
    visit: Callable[..., Seen], sample: Ledger, width: int
) -> None:
    page = visit(sample, viewport={"width": width, "height": 844}).open(f"{MATTER}&as_of=2023-10")
    for track in page.locator(".lanes .track").all():
        marks = [box for it in track.locator("use").all() if (box := it.bounding_box())]
        middles = [(it["x"] + it["width"] / 2, it["y"] + it["height"] / 2) for it in marks]
        assert all(0 <= x <= width for x, _ in middles)
        apart = [abs(x - u) + abs(y - v) for n, (x, y) in enumerate(middles) for u, v in middles[:n]]
        assert min(apart, default=99) > 9
    slider = page.get_by_label("Slide through the months")
    (box, line) = (slider.bounding_box(), page.locator(".lanes .asked").bounding_box())
    assert box
    assert line
    share = slider.evaluate("it => it.value / it.max")
    # The handle, of sixteen pixels, stands on the line that goes down through the lanes.
    assert abs(box["x"] + 8 + share * (box["width"] - 16) - line["x"]) < 4


def test_keys_step_through_what_stands_on_a_matter(visit: Callable[..., Seen], sample: Ledger) -> None:
    page = visit(sample).open(MATTER)
    page.keyboard.press("j")
    expect(page.locator(".finding.at-hand")).to_have_count(1)
    page.locator(".lanes .track a").first.focus()
    expect(page.locator(".told")).not_to_be_empty()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()


def test_positions_stand_on_the_front_page_and_on_a_person_s(visit: Callable[..., Seen], copied: Ledger) -> None:
    matters.add(copied, Matter(PROPOSITION, "sample"))
    page = visit(copied).open("/")
    expect(page.locator(".moved", has_text="Irena Vosken")).to_contain_text("supports")
    page.get_by_role("link", name=PROPOSITION).click()
    page.locator(".glance").get_by_role("link", name="Irena Vosken").click()
    expect(page.locator(".standing tr:target")).to_contain_text("she now supports one")
    page.locator(".standing tr:target").get_by_role("link", name="Irena Vosken").click()
    positions = page.locator("section", has=page.get_by_role("heading", name="Positions"))
    expect(positions).to_contain_text("opposes")
    expect(positions.locator("li").first).to_contain_text("supports")


def test_merge_two_and_undo_it(visit: Callable[..., Seen], copied: Ledger) -> None:
    page = visit(copied).open("/review?kind=merge")
    names = page.locator(".item .who").all_text_contents()[:2]
    picture(visit(copied).open("/review"), "review")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="What follows")).to_be_visible()
    assert copied.name_judgements() == (), "nothing is judged before it is confirmed"
    page.get_by_label("Why").fill("one people")
    page.get_by_role("button", name="They are one").click()
    expect(page.get_by_role("status")).to_contain_text("Done")
    assert [{it.name for it in judgement.names} for judgement in copied.name_judgements()] == [set(names)]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    assert copied.name_judgements() == ()


def test_say_who_said_it_by_keyboard_and_undo_it(visit: Callable[..., Seen], copied: Ledger) -> None:
    page = visit(copied).open("/review?kind=speaker")
    page.keyboard.press("j")
    offered = page.locator(".at-hand .accept").inner_text()
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="What follows")).to_be_visible()
    assert statement_judgements.standing(copied) == (), "nothing is judged before it is confirmed"
    page.get_by_label("Why").fill("heard it")
    page.get_by_label("Why").press("Enter")
    expect(page.locator(".decided")).to_contain_text("speaker decided by a person")
    expect(page.locator(".who").first).to_have_text(offered)
    (judgement,) = statement_judgements.standing(copied)
    page.goto(page.url.partition("?")[0] + "/correct")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".decided")).to_have_count(0)
    assert judgement not in statement_judgements.standing(copied)


def test_places_are_marks_that_lead_to_their_pages(visit: Callable[..., Seen], tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "places.db") as ledger:
        for name, places in (("a.txt", ("Oslo", "Helsinki")), ("b.txt", ("Oslo", "Tromsø"))):
            draft = Draft(name, outlet="Courier", published="2024-03-02")
            for place in places:
                draft.entity(place, kind=EntityKind.PLACE)
            draft.prose(f"The port is open, {name}.")
            add_record(ledger, *draft.done())
        page = visit(ledger).open("/entities?kind=place")
        page.locator(".map").get_by_role("link", name="Oslo, 2 reports").locator("circle").click()
        expect(page.get_by_role("heading", name="Oslo")).to_be_visible()
        expect(page.locator(".map text", has_text="Oslo")).to_be_visible()


def test_share_from_a_risky_source(visit: Callable[..., Seen], sample: Ledger) -> None:
    page = visit(sample).open(f"/reports/{report_named(sample, '04-radio-dalnya.txt')}")
    expect(page.get_by_role("heading", name="Readers may be at risk in Kardovia")).to_be_visible()
    picture(page, "reader")
    note = page.locator(".note.statement", has_text="claims ignorance").first
    note.locator("summary").click()
    note.get_by_role("link", name="Copy").click()
    expect(page.get_by_role("heading", name="Readers may be at risk in Kardovia")).to_be_visible()
    expect(page.locator("textarea")).to_have_count(0)
    page.get_by_role("link", name="Without the address").click()
    told = page.locator("textarea").input_value()
    assert "This is the first we have heard of it" in told
    assert "://" not in told


def every_page(sample: Ledger) -> list[str]:
    report = report_named(sample, "04-radio-dalnya.txt")
    record = sample.record(report).at_least()
    matters.add(sample, Matter(PROPOSITION, "sample"))
    return [
        "/", "/reports", "/statements?about=base", "/timeline?by=Temkov", "/events", "/facts", "/facts?as_of=2011",
        "/facts/list", "/entities", f"/entities/{entities(sample)[0].entity.id}", "/matters", MATTER,
        "/matters/sample?as_of=2023-07&then=1", f"{MATTER}&as_of=2023-10", "/promises",
        "/entities?kind=place", "/review", "/review?kind=said", "/review?kind=speaker",
        f"/statements/{record.statements[0].id}/correct",
        f"/statements/{record.statements[0].id}/correct?aspect=speaker&given=Andrei+Temkov",
        "/add", "/keys", f"/reports/{report}", f"/reports/{report}/share",
        f"/reports/{report}/share?address=without", f"/reports/{report}/date", f"/statements/{record.statements[0].id}",
        f"/events/{record.events[0].id}", f"/facts/{record.facts[0].id}", "/nothing", "/statements?about=zeppelin",
        "/review/decide?decision=rename&name=Andrei+Temkov&shown=A.+Temkov",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Callable[..., Seen], copied: Ledger, scheme: str) -> None:
    seen = visit(copied, color_scheme=scheme)
    found = []
    for path in every_page(copied):
        page = seen.open(path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        told = page.evaluate("axe.run({resultTypes: ['violations']})")
        for it in told["violations"]:
            if it["impact"] in {"serious", "critical"}:
                where = [node["html"][:120] + " | " + node["failureSummary"][:200] for node in it["nodes"][:3]]
                found.append((path, it["id"], where))
    seen.complaints[:] = [it for it in seen.complaints if "404" not in it]
    assert found == []


CONTRASTS = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((it) => it / 255)
      .map((it) => (it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const told = [];
  for (let hue = 0; hue < 20; hue++) for (const tone of ["t0", "t1"]) {
    const chip = document.body.appendChild(document.createElement("span"));
    chip.className = `k h${hue} ${tone} l0 chip`;
    const { color, backgroundColor } = getComputedStyle(chip);
    for (const ground of [paper, light(backgroundColor)])
      told.push(Math.max(light(color), ground) / Math.min(light(color), ground));
  }
  return told;
}"""
"""WCAG's contrast of each speaker's colour on paper and on its own wash."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_speaker_s_colour_reads_on_its_paper(visit: Callable[..., Seen], sample: Ledger, scheme: str) -> None:
    told = visit(sample, color_scheme=scheme).open("/keys").evaluate(CONTRASTS)
    assert len(told) == 80
    assert min(told) >= 4.5


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_no_page_is_wider_than_its_window(visit: Callable[..., Seen], copied: Ledger, width: int) -> None:
    seen = visit(copied, viewport={"width": width, "height": 844})
    for path in every_page(copied):
        page = seen.open(path)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, path
    seen.complaints[:] = [it for it in seen.complaints if "404" not in it]


def test_reading_and_asking_work_without_javascript(visit: Callable[..., Seen], sample: Ledger) -> None:
    seen = visit(sample, java_script_enabled=False)
    page = seen.open("/")
    page.get_by_label("Who", exact=True).fill("Kastarov")
    page.get_by_role("button", name="Look").first.click()
    expect(page.locator(".item").first).to_be_visible()
    page.locator(".item .source a").first.click()
    expect(page.locator(".note").first).to_be_visible()
    page.locator(".note summary").first.click()
    expect(page.locator(".note dl").first).to_be_visible()
    page = seen.open("/facts")
    page.locator(".ticks a").nth(3).click()
    expect(page.locator(".thirds")).to_be_visible()


def test_what_is_sent_stays_small(visit: Callable[..., Seen], sample: Ledger) -> None:
    """A report's page with everything under 150 kB the first time and under 20 kB the second."""
    seen = visit(sample)
    client = seen.page.context.new_cdp_session(seen.page)
    client.send("Network.enable")
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    path = f"/reports/{report_named(sample, '16-halyard.txt')}"
    seen.open(path)
    seen.page.wait_for_load_state("networkidle")
    first = sum(sizes)
    sizes.clear()
    seen.open(path)
    seen.page.wait_for_load_state("networkidle")
    assert first < 150_000
    assert sum(sizes) < 20_000


def test_pictures_of_the_documentation(visit: Callable[..., Seen], copied: Ledger) -> None:
    """The front page, light; a report's, dark and on a phone."""
    matters.add(copied, Matter(PROPOSITION, "sample"))
    page = visit(copied).open("/")
    expect(page.get_by_role("heading", name="Who said what, and when")).to_be_visible()
    picture(page, "front")
    report = f"/reports/{report_named(copied, '04-radio-dalnya.txt')}"
    page = visit(copied, color_scheme="dark").open(report)
    expect(page.locator(".note").first).to_be_visible()
    picture(page, "reader-dark")
    page = visit(copied, viewport={"width": 390, "height": 844}, device_scale_factor=2).open(report)
    expect(page.locator("h1")).to_be_visible()
    picture(page, "reader-phone")
