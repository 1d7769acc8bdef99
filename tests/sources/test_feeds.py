"""Feeds as items: formats, dates in the outlet's own time, and what is done to harm a reader of XML."""

from __future__ import annotations

import random
import tracemalloc
from pathlib import Path

import pytest

from onrecord.errors import Damaged, InputError, NotText, TooLarge
from onrecord.sources import feeds
from onrecord.sources.feeds import Feed, read_feed
from tests.sources.warcs import gzipped

AT = "https://courier.example/feeds/all.xml"


def rss(*items: str, title: str = "Courier", before: str = "") -> bytes:
    return f'{before}<rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def item(path: str, date: str = "Mon, 06 Mar 2023 10:00:00 GMT") -> str:
    return f"<item><title>T</title><link>{path}</link><pubDate>{date}</pubDate></item>"


A = "https://courier.example/a"
B = "https://courier.example/b"
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title type="html">The &lt;b&gt;Sarn&lt;/b&gt; &amp;amp; Velm Post</title>
<entry><title>A</title><link rel="alternate" href="https://post.example/a"/><link rel="edit" href="/edit"/>
<published>2023-03-06T23:30:00-05:00</published><updated>2023-04-01T00:00:00Z</updated></entry>
<entry><title>B</title><link href="b?x=1&amp;y=2"/><updated>2023-03-07T00:00:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old</title></channel>
<item rdf:about="https://old.example/a"><title>A</title><link>https://old.example/a</link><dc:date>2023-03-06T22:00:00-08:00</dc:date></item></rdf:RDF>"""
NEWS = b"""<?xml version="1.0" encoding="UTF-8"?><!-- made by hand -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://courier.example/a </loc><image:image><image:loc>https://courier.example/a.jpg</image:loc></image:image>
<news:news><news:publication><news:name>Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2023-03-06T08:00:00+06:00</news:publication_date><news:title>A</news:title></news:news></url>
<url><loc>https://courier.example/about</loc></url>
<url><loc>https://courier.example/b</loc><news:news><news:publication_date>2023-03</news:publication_date></news:news></url>
</urlset>"""
INDEX = b"""<sm:sitemapindex xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9">
<sm:sitemap><sm:loc>https://courier.example/1.xml</sm:loc><sm:lastmod>2023-03-01</sm:lastmod></sm:sitemap>
<sm:sitemap><sm:loc>https://courier.example/2.xml</sm:loc><sm:lastmod>2023-03-06</sm:lastmod></sm:sitemap>
<sm:sitemap><sm:loc>https://courier.example/3.xml</sm:loc></sm:sitemap></sm:sitemapindex>"""


def told(feed: Feed) -> list[tuple[str, str | None, str | None]]:
    return [(it.url, it.published.value if it.published else None, it.outlet) for it in feed.items]


@pytest.mark.parametrize(
    ("body", "title", "items"),
    [
        (rss(item(A)), "Courier", [(A, "2023-03-06", None)]),
        (rss(item("../a")), "Courier", [(A, "2023-03-06", None)]),
        (rss(item("/a"), item("/a"), "<item><title>no link</title></item>"), "Courier", [(A, "2023-03-06", None)]),
        (rss('<item><link>/a</link><source url="/p">Post</source></item>'), "Courier", [(A, None, "Post")]),
        (
            ATOM,
            "The Sarn & Velm Post",
            [
                ("https://post.example/a", "2023-03-06", None),
                ("https://courier.example/feeds/b?x=1&y=2", None, None),
            ],
        ),
        (RDF, "Old", [("https://old.example/a", "2023-03-06", None)]),
        (NEWS, None, [(A, "2023-03-06", "Courier"), (B, None, None)]),
        (gzipped(NEWS), None, [(A, "2023-03-06", "Courier"), (B, None, None)]),
        (rss(title=""), None, []),
        (rss("<item><link>/a</link>", title="cut")[:-16], "cut", [(A, None, None)]),
    ],
    ids=["rss", "relative", "once", "source", "atom", "rdf", "news", "gzip", "empty", "cut"],
)
def test_each_format_gives_its_items(
    body: bytes, title: str | None, items: list[tuple[str, str | None, str | None]]
) -> None:
    feed = read_feed(body, AT, "application/xml")
    assert (feed.title, told(feed), feed.sitemaps) == (title, items, ())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 06 Mar 2023 23:30:00 -0500", "2023-03-06"),
        ("Mon, 06 Mar 2023 23:30:00 EST", "2023-03-06"),
        ("06 Mar 23 10:00 GMT", "2023-03-06"),
        ("2023-03-06T00:10:00+06:00", "2023-03-06"),
        ("2023-03-06", "2023-03-06"),
        ("March 6, 2023", None),
        ("soon", None),
        ("", None),
        ("Mon, 31 Feb 2023 10:00:00 GMT", None),
        ("9999999999-01-01", None),
    ],
)
def test_the_day_is_the_outlets_own(written: str, day: str | None) -> None:
    (found,) = read_feed(rss(item("/a", written)), AT).items
    assert (found.published and found.published.value) == day


def test_an_index_gives_its_sitemaps_newest_first() -> None:
    feed = read_feed(INDEX, AT)
    assert feed.items == ()
    assert [place[-5:] for place in feed.sitemaps] == ["2.xml", "1.xml", "3.xml"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", NotText),
        (b"<html><body><p>A page.</p></body></html>", NotText),
        (b"words", NotText),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', NotText),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), NotText),
        (NEWS[:400], Damaged),
        (b"<urlset><url><loc>x</urlset>", Damaged),
        (gzipped(NEWS)[:-20], Damaged),
    ],
)
def test_what_is_no_feed_is_told(body: bytes, kind: type[InputError]) -> None:
    with pytest.raises(InputError) as caught:
        read_feed(body, AT)
    assert type(caught.value) is kind
    assert caught.value.where.startswith(AT)
    assert caught.value.mend


def entities(root: str) -> str:
    """The billion laughs (CVE-2003-1564)."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "lol">{laughs}]>'


BOMBS = {
    "rss": (entities("rss").encode() + rss(item("/&l9;"), title="&l9;")),
    "sitemap": (entities("urlset") + "<urlset><url><loc>https://a.example/&l9;</loc><news><publication><name>&l9;</name></publication></news></url></urlset>").encode(),
    "attribute": (entities("urlset") + '<urlset a="&l9;"><url b="&l9;"><loc>https://a.example/</loc></url></urlset>').encode(),
    "deep": b"<rss>" + b"<a>" * 200_000,
    "deep and broken": b"<rss><channel><title>a</title></channel>" + b"<a b=<>" * 200_000,
    "deep sitemap": b"<urlset>" + b"<a>" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_of_entities_or_depth_takes_nothing(name: str) -> None:
    tracemalloc.start()
    try:
        feed = read_feed(BOMBS[name], AT)
        assert all(len(found.url) < 1000 for found in feed.items)
    except InputError:
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000_000


def test_no_file_and_no_address_is_read_for_an_entity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("secret")
    for outside in (f"file://{tmp_path}/secret", "http://127.0.0.1:9/x"):
        doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{outside}"><!ENTITY % p SYSTEM "{outside}"> %p;]>'
        for body in (
            rss(item("/&e;"), title="&e;", before=doctype),
            f"{doctype}<urlset><url><loc>https://a.example/&e;</loc><news/></url></urlset>".encode(),
        ):
            try:
                assert "secret" not in str(read_feed(body, AT))
            except InputError:
                continue


def test_a_body_that_is_a_file_name_or_an_address_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item("/a")))
    for body in (str(path).encode(), path.as_uri().encode(), b"http://127.0.0.1:9/feed"):
        with pytest.raises(NotText):
            read_feed(body, AT)


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_BYTES", 100_000)
    monkeypatch.setattr(feeds, "MAX_FEED_BYTES", 1000)
    for body in (gzipped(bytes(10_000_000)), rss(*(item(f"/{n}") for n in range(50)))):
        with pytest.raises(TooLarge):
            read_feed(body, AT)


def test_whatever_is_broken_gives_a_feed_or_an_error() -> None:
    dice = random.Random(11)
    forms = [rss(item("/a"), item("/b")), ATOM, RDF, NEWS, INDEX]
    for _ in range(300):
        body = bytearray(dice.choice(forms))
        for _ in range(3):
            at = dice.randrange(len(body))
            body[at : at + dice.randrange(1, 20)] = dice.randbytes(dice.randrange(0, 9))
        try:
            assert isinstance(read_feed(bytes(body), AT), Feed)
        except InputError:
            continue
