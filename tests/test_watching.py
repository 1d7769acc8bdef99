"""Feeds into a ledger: only what is new, with the feed's outlet and date, whatever fails, killed at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from sqlalchemy import select

from onrecord import watching
from onrecord.errors import EmptyInput, FetchFailed, InputError, LedgerFull, NotText, RefusedAddress, TooLarge
from onrecord.ledger import Ledger, tables
from onrecord.sources.fetch import Bounds, Fetcher
from onrecord.watching import Watched, Watcher
from tests.databases import Places
from tests.ledger.records import moment
from tests.sources.test_fetch import Clock
from tests.sources.web import Web, served
from tests.test_intake import Reader


@pytest.fixture
def web(socket_enabled: None) -> Iterator[Web]:
    with served() as web:
        yield web


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    with Ledger.open(at("onrecord.db"), now=moment) as opened:
        yield opened


def fetcher() -> Fetcher:
    clock = Clock()
    return Fetcher(allow_private=True, bounds=Bounds(seconds=5), clock=clock, sleep=clock.sleep)


def watcher(ledger: Ledger) -> Watcher:
    return Watcher(ledger, fetcher(), Reader())


def once(by: Watcher, *feeds: str) -> Watched:
    (watched,) = by.once(feeds)
    return watched


def told(watched: Watched) -> tuple[int, int, int]:
    return watched.added, watched.known, len(watched.failed)


def publish(web: Web, *paths: str, etag: str = "", pages: bool = True) -> str:
    """A feed of these pages, and the pages."""
    items = "".join(f"<item><link>{p}</link><pubDate>Mon, 06 Mar 2023 10:00:00 GMT</pubDate></item>" for p in paths)
    body = f'<rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode()

    def respond(handler: BaseHTTPRequestHandler) -> None:
        same = bool(etag) and handler.headers.get("If-None-Match") == etag
        handler.send_response(304 if same else 200)
        if etag:
            handler.send_header("ETag", etag)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.send_header("Content-Length", "0" if same else str(len(body)))
        handler.end_headers()
        if not same:
            handler.wfile.write(body)

    web.answers["/feed"] = respond
    for path in paths if pages else ():
        if path not in web.answers:
            web.page(path, f"Anna Verel: words of {path}".encode())
    return web.url("/feed")


def test_what_is_new_is_added_with_outlet_and_date_and_not_fetched_again(web: Web, ledger: Ledger) -> None:
    feed = publish(web, "/a", "/b")
    assert told(once(watcher(ledger), feed)) == (2, 0, 0)
    pages = sorted(ledger.pages(), key=lambda page: page.url or "")
    assert [(p.url, p.outlet, str(p.published)) for p in pages] == [
        (web.url("/a"), "Courier", "2023-03-06"),
        (web.url("/b"), "Courier", "2023-03-06"),
    ]
    assert all(page.retrieved for page in pages)
    publish(web, "/a", "/b", "/c")
    del web.asked[:]
    assert told(once(watcher(ledger), feed)) == (1, 2, 0)
    assert web.paths == ["/robots.txt", "/feed", "/c"]


def test_a_feed_that_has_not_changed_is_not_read(web: Web, ledger: Ledger) -> None:
    feed = publish(web, "/a", etag='"1"')
    assert told(once(watcher(ledger), feed)) == (1, 0, 0)
    assert told(once(watcher(ledger), feed)) == (0, 0, 0)
    assert web.asked[-1][1]["if-none-match"] == '"1"'
    publish(web, "/a", "/b", etag='"2"')
    assert told(once(watcher(ledger), feed)) == (1, 1, 0)


def test_an_item_that_leads_elsewhere_is_known_by_both_addresses(web: Web, ledger: Ledger) -> None:
    web.answers["/go"] = (302, {"Location": "/a"}, b"")
    web.answers["/go2"] = (302, {"Location": "/a"}, b"")
    web.page("/a", b"Anna Verel: words")
    feed = publish(web, "/go", "/a#part")
    assert told(once(watcher(ledger), feed)) == (1, 1, 0)
    publish(web, "/go", "/a", "/go2")
    del web.asked[:]
    assert told(once(watcher(ledger), feed)) == (0, 3, 0)
    assert web.paths == ["/robots.txt", "/feed", "/go2", "/a"]
    del web.asked[:]
    assert told(once(watcher(ledger), feed)) == (0, 3, 0)
    assert web.paths == ["/robots.txt", "/feed"]


def test_what_fails_is_named_and_tried_again_if_it_may_yet_work(web: Web, ledger: Ledger) -> None:
    web.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private")
    web.answers["/busy"] = (503, {}, b"")
    web.answers["/image"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    web.page("/binary", b"\x89PNG")
    paths = ("/busy", "/private", "/image", "/binary", "ftp://velm.example/a", "/a")
    feed = publish(web, *paths, etag='"1"')
    by = watcher(ledger)
    watched = once(by, feed)
    assert told(watched) == (1, 0, 5)
    kinds = [FetchFailed, RefusedAddress, NotText, NotText, RefusedAddress]
    assert [type(error) for error in watched.failed] == kinds
    assert all(isinstance(error, InputError) and error.where and error.mend for error in watched.failed)
    web.page("/busy", b"Anna Verel: words")
    del web.asked[:]
    assert told(once(by, feed)) == (1, 1, 0), "the feed is read again, for an item may yet be had"
    assert web.paths == ["/feed", "/busy"], "what can never be had is not asked for again"
    assert told(once(by, feed)) == (0, 0, 0), "now it is known as a whole"


def test_feeds_that_fail_are_named_and_the_others_go_on(web: Web, ledger: Ledger) -> None:
    feed = publish(web, "/a")
    web.page("/page", b"<p>no feed</p>")
    web.answers["/empty"] = (200, {}, b'<rss version="2.0"><channel><title>Empty</title></channel></rss>')
    results = list(watcher(ledger).once([web.url("/gone"), web.url("/page"), web.url("/empty"), feed, feed]))
    assert [told(watched) for watched in results] == [(0, 0, 1), (0, 0, 1), (0, 0, 1), (1, 0, 0)]
    assert [type(watched.failed[0]) for watched in results[:3]] == [FetchFailed, NotText, EmptyInput]


def sitemap(*paths: str) -> bytes:
    urls = "".join(
        f"<url><loc>{path}</loc><n:news><n:publication><n:name>Sarn Post</n:name></n:publication>"
        "<n:publication_date>2023-03-07</n:publication_date></n:news></url>"
        for path in paths
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="news">{urls}</urlset>'.encode()


def test_news_sitemaps_and_an_index_of_them(web: Web, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    index = "".join(
        f"<sitemap><loc>{web.url(f'/{n}.xml')}</loc><lastmod>2023-03-0{n}</lastmod></sitemap>" for n in (1, 2, 3)
    )
    web.answers["/index.xml"] = (200, {"ETag": '"i"'}, f"<sitemapindex>{index}</sitemapindex>".encode())
    web.answers["/1.xml"] = (200, {}, sitemap(web.url("/a")))
    web.answers["/2.xml"] = (200, {}, sitemap(web.url("/b")))
    for path in ("/a", "/b"):
        web.page(path, f"Anna Verel: words of {path}".encode())
    watched = once(watcher(ledger), web.url("/index.xml"))
    assert told(watched) == (2, 0, 1)
    assert [type(error) for error in watched.failed] == [FetchFailed]
    assert {(page.outlet, str(page.published)) for page in ledger.pages()} == {("Sarn Post", "2023-03-07")}
    web.answers["/3.xml"] = (200, {}, sitemap())
    monkeypatch.setattr(watching, "MAX_SITEMAPS", 2)
    watched = once(watcher(ledger), web.url("/index.xml"))
    assert told(watched) == (0, 1, 1)
    assert isinstance(watched.failed[0], TooLarge)
    assert "1 more sitemaps than the 2 newest" in str(watched.failed[0])
    assert "if-none-match" not in web.asked[-3][1], "the parts of an index change while it does not"


def test_a_killed_run_goes_on_where_it_was(web: Web, ledger: Ledger) -> None:
    feed = publish(web, *(f"/{n}" for n in range(6)), etag='"1"')
    seen: list[str] = []

    def kill(url: str) -> None:
        seen.append(url)
        if len(seen) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(watcher(ledger).once([feed], kill))
    assert len(list(ledger.pages())) == 3
    del web.asked[:]
    assert told(once(watcher(ledger), feed)) == (3, 3, 0)
    assert web.paths == ["/robots.txt", "/feed", "/3", "/4", "/5"]


def test_an_item_is_kept_with_its_page_or_not_at_all(web: Web, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = publish(web, "/a")

    def full(*_: object) -> None:
        raise LedgerFull("the disk is full", "onrecord.db", "make room")

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "keep_item", full)
        with pytest.raises(LedgerFull):
            once(watcher(ledger), feed)
    assert list(ledger.pages()) == []
    assert told(once(watcher(ledger), feed)) == (1, 0, 0)
    with ledger.snapshot() as connection:
        rows = connection.execute(select(tables.feed_items.c.url, tables.feed_items.c.feed_url)).all()
    assert [tuple(row) for row in rows] == [(web.url("/a"), feed)]


def test_a_page_that_came_in_another_way_is_known(web: Web, ledger: Ledger) -> None:
    from onrecord.intake import add_page

    feed = publish(web, "/a")
    add_page(ledger, fetcher().page(web.url("/a")), Reader())
    assert told(once(watcher(ledger), feed)) == (0, 1, 0)


def test_many_addresses_are_asked_for_in_parts(ledger: Ledger) -> None:
    assert ledger.pages_at(f"https://velm.example/{n}" for n in range(1200)) == {}
