"""Fetching from a real server on this machine: manners, checks on every hop, and bounds on what a host can do to us."""

from __future__ import annotations

import os
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from shutil import which

import pytest

import onrecord
from onrecord.dates import Edtf
from onrecord.errors import FetchFailed, InputError, NotText, RefusedAddress, TooLarge
from onrecord.sources.addresses import Address, address, is_public
from onrecord.sources.fetch import Bounds, Fetcher
from tests.sources.warcs import gzipped
from tests.sources.web import HTML, Web

PAGE = b"<p>VELM -- The port is open.</p>"
NOON = datetime(2023, 3, 6, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def fetcher(
    clock: Clock | None = None, resolve: Callable[[str, int], tuple[str, ...]] | None = None, **bounds: float
) -> Fetcher:
    clock = clock or Clock()
    return Fetcher(
        allow_private=True,
        bounds=Bounds(**{"seconds": 3.0, "step_seconds": 1.0, **bounds}),  # type: ignore[arg-type]
        now=lambda: NOON,
        clock=clock,
        sleep=clock.sleep,
        resolve=resolve or (lambda *_: ("127.0.0.1",)),
    )


def fault(url: str, by: Fetcher | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        (by or fetcher()).page(url)
    assert caught.value.mend
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_page_has_address_type_and_time(web: Web) -> None:
    web.page("/a?q=1", PAGE)
    page = fetcher().page(web.url("/a?q=1#top"), outlet="Courier", published=Edtf.parse("2023-03-06"))
    assert (page.content, page.url, page.media_type) == (PAGE, web.url("/a?q=1"), HTML["Content-Type"])
    assert (page.name, page.retrieved, page.outlet) == (web.url("/a?q=1#top"), NOON, "Courier")
    assert str(page.published) == "2023-03-06"


def test_we_say_who_we_are_and_nothing_of_whoever_asks(web: Web) -> None:
    web.page("/a", PAGE, Set_Cookie="seen=1")
    web.page("/b", PAGE)
    by = fetcher()
    by.page(web.url("/a"))
    by.page(web.url("/b"))
    assert web.paths == ["/robots.txt", "/a", "/b"]
    for _, headers in web.asked:
        assert headers["user-agent"].startswith(f"Onrecord/{onrecord.__version__} ")
        assert headers["host"] == f"127.0.0.1:{web.port}"
        assert set(headers) == {"user-agent", "host", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("status", "rules", "kind"),
    [
        (200, b"User-agent: *\nDisallow: /", RefusedAddress),
        (200, b"User-agent: onrecord\nDisallow: /a\n\nUser-agent: *\nAllow: /", RefusedAddress),
        (200, b"User-agent: Onrecord\nAllow: /a\n\nUser-agent: *\nDisallow: /", None),
        (200, b"User-agent: *\nDisallow: /\nAllow: /a", None),
        (200, b"\xff\xfe\x00 no rules", None),
        (200, b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /", None),  # beyond what is read of it
        (404, b"", None),
        (403, b"", None),
        (429, b"", None),
        (500, b"", FetchFailed),
        (503, b"User-agent: *\nAllow: /", FetchFailed),
    ],
)
def test_robots_txt_is_obeyed(web: Web, status: int, rules: bytes, kind: type[InputError] | None) -> None:
    web.answers["/robots.txt"] = (status, {"Content-Type": "text/plain"}, rules)
    web.page("/a", PAGE)
    if kind is None:
        assert fetcher().page(web.url("/a")).content == PAGE
    else:
        error = fault(web.url("/a"))
        assert type(error) is kind
        assert "robots.txt" in error.what
        assert web.paths == ["/robots.txt"]


def test_robots_txt_is_asked_for_once_a_day_and_may_have_moved(web: Web) -> None:
    web.answers["/robots.txt"] = (301, {"Location": "/rules.txt"}, b"")
    web.answers["/rules.txt"] = (200, {}, b"User-agent: *\nDisallow: /private")
    web.page("/a", PAGE)
    clock = Clock()
    by = fetcher(clock)
    assert isinstance(fault(web.url("/private/a"), by), RefusedAddress)
    by.page(web.url("/a"))
    assert web.paths == ["/robots.txt", "/rules.txt", "/a"]
    clock.now += 25 * 3600
    by.page(web.url("/a"))
    assert web.paths[3:] == ["/robots.txt", "/rules.txt", "/a"]


@pytest.mark.parametrize(
    ("rules", "slept"),
    [
        (b"", [1.0, 1.0]),
        (b"User-agent: *\nCrawl-delay: 0.1", [1.0, 1.0]),
        (b"User-agent: *\nCrawl-delay: 7", [7.0, 7.0]),
    ],
)
def test_a_host_is_asked_once_a_second_or_as_it_wants(web: Web, rules: bytes, slept: list[float]) -> None:
    web.answers["/robots.txt"] = (200, {}, rules)
    web.page("/a", PAGE)
    web.answers["/b"] = (302, {"Location": "/a"}, b"")
    clock = Clock()
    by = fetcher(clock)
    by.page(web.url("/a"))
    assert clock.slept == []
    by.page(web.url("/b"))  # two requests
    assert clock.slept == slept


def test_a_host_that_wants_us_to_wait_for_long_is_named(web: Web) -> None:
    web.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 900")
    web.page("/a", PAGE)
    clock = Clock()
    by = fetcher(clock)
    by.page(web.url("/a"))
    assert "wants 900 seconds" in fault(web.url("/a"), by).what
    assert clock.slept == []


def test_a_busy_host_is_left_alone_for_as_long_as_it_says(web: Web) -> None:
    web.answers["/busy"] = (503, {"Retry-After": "30"}, b"")
    web.page("/a", PAGE)
    clock = Clock()
    by = fetcher(clock)
    assert "status 503 (Service Unavailable)" in fault(web.url("/busy"), by).what
    by.page(web.url("/a"))
    assert clock.slept == [30.0]


def test_a_host_that_fails_is_left_alone_for_the_interval_too(web: Web) -> None:
    web.answers["/image"] = (200, {"Content-Type": "image/png"}, b"x")
    web.page("/a", PAGE)
    clock = Clock()
    by = fetcher(clock)
    fault(web.url("/image"), by)
    by.page(web.url("/a"))
    assert clock.slept == [1.0]


def test_each_hop_of_a_redirect_is_checked(web: Web) -> None:
    web.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private")
    web.page("/private", PAGE)
    web.page("/a", PAGE)
    for path, target in {
        "/1": "/2",
        "/2": "a#part",
        "/p": "/private",
        "/f": "file:///etc/passwd",
        "/u": "http://name:word@127.0.0.1/a",
        "/i": "http://inner.example/a",
    }.items():
        web.answers[path] = (302, {"Location": target}, b"")
    page = fetcher().page(web.url("/1"))
    assert (page.url, page.name) == (web.url("/a"), web.url("/1"))
    refused = fault(web.url("/p"))
    assert type(refused) is RefusedAddress
    assert refused.where == web.url("/p"), "what was given is named, and where it led"
    assert refused.what == f"it redirects to {web.url('/private')}: its host's robots.txt does not let us fetch it"
    assert "only http and https" in fault(web.url("/f")).what
    assert "a name or a password" in fault(web.url("/u")).what
    public = Fetcher(
        clock=Clock(), sleep=Clock().sleep, resolve=lambda host, _: ("10.1.2.3",) if host == "inner.example" else ()
    )
    assert isinstance(fault("http://inner.example/a", public), RefusedAddress)


def test_redirects_end(web: Web) -> None:
    web.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert "more than 5 redirects" in fault(web.url("/a")).what
    assert web.paths.count("/a") == 6
    web.answers["/b"] = (302, {}, b"")
    assert "status 302" in fault(web.url("/b")).what


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False), ("127.9.9.9", False), ("::1", False), ("0.0.0.0", False), ("::", False),
        ("10.0.0.1", False), ("172.16.5.4", False), ("192.168.1.1", False), ("100.64.0.1", False), ("fd00::1", False),
        ("169.254.169.254", False), ("fe80::1", False), ("fec0::1", False),
        ("224.0.0.1", False), ("239.255.255.250", False), ("ff02::1", False),
        ("240.0.0.1", False), ("255.255.255.255", False), ("192.0.2.1", False), ("198.18.0.1", False),
        ("2001:db8::1", False), ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("2002:7f00:1::", False),
        ("2002:0a00:0001::", False), ("64:ff9b::7f00:1", False), ("64:ff9b::5db8:d70e", True), ("64:ff9b:1::1", False),
        ("2001:0:7f00:1:0:0:0:0", False),
    ],
)  # fmt: skip
def test_only_the_public_internet_is_public(ip: str, public: bool) -> None:
    assert is_public(ip_address(ip)) is public


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::1]", "0", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_refused_however_it_is_written(web: Web, host: str) -> None:
    web.page("/a", PAGE)
    error = fault(f"http://{host}:{web.port}/a", Fetcher(clock=Clock(), sleep=Clock().sleep))
    assert isinstance(error, (RefusedAddress, FetchFailed))  # a machine without IPv6 has no such host
    assert "--allow-private" in error.mend or "no such host" in error.what
    assert web.asked == []


def test_one_private_address_among_those_of_a_host_is_enough_to_refuse_it() -> None:
    by = Fetcher(resolve=lambda *_: ("93.184.215.14", "192.168.1.1"))
    assert "192.168.1.1, in a private network" in fault("http://velm.example/a", by).what


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(web: Web) -> None:
    """DNS rebinding: the name is resolved by our check alone, and never again for the same request."""
    web.page("/a", PAGE)
    asked: list[str] = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    page = fetcher(resolve=resolve).page(f"http://velm.example:{web.port}/a")
    assert page.url == f"http://velm.example:{web.port}/a"
    assert asked == ["velm.example"] * 2  # for robots.txt, and for the page
    assert {headers["host"] for _, headers in web.asked} == {f"velm.example:{web.port}"}


def test_a_host_is_tried_at_each_of_its_addresses(web: Web) -> None:
    web.page("/a", PAGE)
    by = fetcher(resolve=lambda *_: ("127.0.0.2", "127.0.0.1"))
    assert by.page(web.url("/a")).content == PAGE


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("HTTP://Velm.Example", "http://velm.example/"),
        ("http://velm.example:80/a", "http://velm.example/a"),
        ("https://velm.example:443/a?b=c d", "https://velm.example/a?b=c%20d"),
        ("http://velm.example./порт", "http://velm.example/%D0%BF%D0%BE%D1%80%D1%82"),
        ("http://порт.example/%20a", "http://xn--n1abei.example/%20a"),
        ("http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        (" http://velm.example/a#top ", "http://velm.example/a"),
    ],
)
def test_addresses_are_made_plain(written: str, url: str) -> None:
    assert address(written).url == url


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("ftp://velm.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript://velm.example/a", "only http and https"),
        ("http://", "names no host"),
        ("http:///a", "names no host"),
        ("http://velm example/a", "names no host"),
        ("http://velm.example:port/a", "not an address"),
        ("http://velm.example:99999/a", "not an address"),
        ("http://[::1/a", "not an address"),
        ("http://me:secret@velm.example/a", "a name or a password"),
        ("http://velm.example/" + "a" * 9000, "more than 8,000 characters"),
        ("http://" + "a" * 300 + "\u0430.example/", "names no host"),
        ("http://velm.example\r\nX-Header: 1/a", "not an address"),
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(written: str, what: str) -> None:
    error = fault(written)
    assert type(error) is RefusedAddress
    assert what in error.what
    assert "secret" not in str(error)


def test_a_line_break_in_an_address_writes_no_header(web: Web) -> None:
    web.answers["/a"] = (302, {"Location": "/b\tc d"}, b"")
    fault(web.url("/a"))
    assert all(" " not in path and "\t" not in path for path in web.paths)


@pytest.mark.parametrize(
    ("status", "mend"), [(401, "save the page"), (403, "save the page"), (404, "look at the address"), (500, "later")]
)
def test_a_status_that_is_not_success_is_told(web: Web, status: int, mend: str) -> None:
    web.answers["/a"] = (status, HTML, b"x")
    error = fault(web.url("/a"))
    assert type(error) is FetchFailed
    assert f"status {status} (" in error.what
    assert mend in error.mend


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("text/html", True), ("TEXT/HTML;charset=utf-8", True), ("text/plain", True), ("application/xhtml+xml", True),
        ("", True), ("image/png", False), ("application/pdf", False), ("video/mp4", False), ("application/json", False),
    ],
)  # fmt: skip
def test_only_pages_are_taken(web: Web, kind: str, read: bool) -> None:
    web.answers["/a"] = (200, {"Content-Type": kind} if kind else {}, PAGE)
    if read:
        assert fetcher().page(web.url("/a")).content == PAGE
    else:
        error = fault(web.url("/a"))
        assert type(error) is NotText
        assert kind in error.what


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_compressed_page_is_read(web: Web, coding: str) -> None:
    web.page("/a", gzipped(PAGE) if coding == "gzip" else zlib.compress(PAGE), Content_Encoding=coding)
    assert fetcher().page(web.url("/a")).content == PAGE


def endless(start: bytes, step: bytes, pause: float = 0.0) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer that goes on until whoever asked has had enough."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        ending = time.monotonic() + 20
        while time.monotonic() < ending:
            handler.wfile.write(step)
            handler.wfile.flush()
            time.sleep(pause)

    return respond


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    ("respond", "kind"),
    [
        (endless(OK, b"x" * 65536), TooLarge),
        (endless(OK, b"x", 0.05), FetchFailed),
        (endless(b"HTTP/1.1 200 OK\r\n", b"X", 0.05), FetchFailed),
        (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.02), FetchFailed),
        (endless(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"), FetchFailed),
        (endless(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 65536), FetchFailed),
        (endless(b"", b"", 0.5), FetchFailed),
        (endless(OK.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n"), b"1\r\nx\r\n", 0.05), FetchFailed),
        (endless(OK.replace(b"\r\n\r\n", b"\r\nContent-Length: 9999999999\r\n\r\n"), b"x"), TooLarge),
    ],
    ids=["body", "slow body", "slow header", "interim", "headers", "header", "silence", "slow chunks", "length"],
)
def test_an_answer_without_end_ends(
    web: Web, respond: Callable[[BaseHTTPRequestHandler], None], kind: type[InputError]
) -> None:
    web.answers["/a"] = respond
    start = time.monotonic()
    error = fault(web.url("/a"), fetcher(seconds=1.2, step_seconds=0.8, page_bytes=1_000_000))
    assert type(error) is kind, error
    assert time.monotonic() - start < 4


def test_a_bomb_is_not_unpacked(web: Web) -> None:
    """200 MB of zeros in 200 KB: more than the bound, and never in memory."""
    compress = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(compress.compress(bytes(1_000_000)) for _ in range(200)) + compress.flush()
    web.page("/a", bomb, Content_Encoding="gzip")
    web.page("/b", gzipped(bomb), Content_Encoding="gzip, gzip")
    for path in ("/a", "/b"):
        tracemalloc.start()
        assert type(fault(web.url(path), fetcher(page_bytes=1_000_000))) is TooLarge
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 8_000_000


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 999999 OK\r\n\r\n",
    ],
)
def test_a_broken_answer_is_told(web: Web, answer: bytes) -> None:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    web.answers["/a"] = respond
    error = fault(web.url("/a"))
    assert type(error) is FetchFailed
    assert "object at" not in error.what


def test_no_connection_and_no_host_are_told(socket_enabled: None) -> None:
    assert "no connection (Connection refused)" in fault("http://velm.example:9/a").what

    def nowhere(host: str, port: int) -> tuple[str, ...]:
        raise OSError("no such name")

    assert "no such host" in fault("http://velm.example/a", fetcher(resolve=nowhere)).what


def test_a_host_that_is_down_is_not_tried_again_for_each_page(web: Web) -> None:
    clock, tried = Clock(), list[str]()

    def resolve(host: str, port: int) -> tuple[str, ...]:
        tried.append(host)
        return ()

    by = fetcher(clock, resolve)
    for path in ("/a", "/b", "/c"):
        assert fault(f"http://velm.example{path}", by).where == f"http://velm.example{path}"
    assert len(tried) == 1
    clock.now += 301
    fault("http://velm.example/d", by)
    assert len(tried) == 2


def test_a_feed_is_asked_for_on_conditions(web: Web) -> None:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"1"' or "If-Modified-Since" in handler.headers
        handler.send_response(304 if known else 200)
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Type", "application/rss+xml")
        handler.send_header("Content-Length", "0" if known else "5")
        handler.end_headers()
        handler.wfile.write(b"" if known else b"<rss>")

    web.answers["/feed"] = respond
    by = fetcher()
    got = by.feed(web.url("/feed"))
    assert got is not None
    assert (got.body, got.headers["etag"], got.media_type) == (b"<rss>", '"1"', "application/rss+xml")
    assert by.feed(web.url("/feed"), etag='"1"') is None
    assert by.feed(web.url("/feed"), last_modified="Mon, 06 Mar 2023 12:00:00 GMT") is None


def test_an_unasked_not_modified_is_an_error(web: Web) -> None:
    web.answers["/feed"] = (304, {}, b"")
    with pytest.raises(FetchFailed, match="status 304"):
        fetcher().feed(web.url("/feed"))


def test_parts_of_an_address() -> None:
    assert address("https://velm.example:8443/a?b") == Address("https", "velm.example", 8443, "/a?b")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and a certificate for velm.example that nobody has signed."""
    program = which("openssl")
    if program is None:
        missing = pytest.fail if "ONRECORD_GATE" in os.environ else pytest.skip
        missing("openssl makes the certificate")
    made = tmp_path / "velm.pem"
    command = f"req -x509 -newkey rsa:2048 -nodes -keyout {made} -out {tmp_path}/c.pem -days 2 -subj /CN=velm.example"
    names = ["-addext", "subjectAltName=DNS:velm.example"]
    subprocess.run([program, *command.split(), *names], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + (tmp_path / "c.pem").read_bytes())
    return made


def test_certificates_are_checked_by_the_name_that_was_asked_for(
    web: Web, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.page("/a", PAGE)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE if self.path == "/a" else b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    port = server.server_address[1]
    try:
        assert "its certificate does not hold" in fault(f"https://velm.example:{port}/a").what
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetcher().page(f"https://velm.example:{port}/a").content == PAGE
        assert "its certificate does not hold" in fault(f"https://sarn.example:{port}/a").what
        assert "no encrypted connection (" in fault(f"https://velm.example:{web.port}/a").what
    finally:
        server.shutdown()
        server.server_close()
