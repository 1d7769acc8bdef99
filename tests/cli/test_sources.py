"""Addresses, feeds, archives and JSON Lines from the command line, against a real server on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.cli import run
from tests.cli.conftest import KELL, OREN, SCRIPT
from tests.sources.warcs import compressed, response
from tests.sources.web import Web, served

Script = Callable[..., subprocess.CompletedProcess[str]]
INTERRUPTIBLE = (
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
)
"""Runs a command as a terminal does: a job in the background would have it ignore SIGINT."""

FEED = b"""<rss version="2.0"><channel><title>Velm Courier</title>
<item><link>/oren</link><pubDate>Mon, 06 Mar 2023 10:00:00 GMT</pubDate></item>
<item><link>/kell</link></item></channel></rss>"""


@pytest.fixture
def web(socket_enabled: None) -> Iterator[Web]:
    with served() as web:
        for path, text in (("/oren", OREN), ("/kell", KELL)):
            web.answers[path] = (200, {"Content-Type": "text/plain; charset=utf-8"}, text.encode())
        web.answers["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, FEED)
        yield web


def test_read_fetches_an_address_and_this_machine_only_if_allowed(web: Web, script: Script) -> None:
    done = script("read", web.url("/oren"), "--json", "--allow-private")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert (record["report"]["url"], record["report"]["published"]["value"]) == (web.url("/oren"), "2023-03-06")
    assert "Ada Oren" in {statement["speaker"]["name"] for statement in record["statements"]}
    del web.asked[:]
    refused = script("read", web.url("/oren"))
    assert (refused.returncode, refused.stdout, web.asked) == (3, "", [])
    assert refused.stderr.count("\n") == 1
    assert "127.0.0.1, in a private network; allow it with --allow-private" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["read", "{web}/gone", "--allow-private"], 3, "status 404 (Not Found); look at the address"),
        (["read", "ftp://velm.example/a"], 3, "only http and https are fetched"),
        (["watch", "{web}/gone", "--allow-private"], 3, "status 404 (Not Found)"),
        (["watch", "{web}/oren", "--allow-private"], 3, "it is no feed"),
        (["watch", "feed.xml"], 2, "not an address"),
        (["watch", "{web}/feed", "--every", "0"], 2, "--every"),
        (["watch"], 2, "Usage: onrecord watch"),
        (["read", "two.jsonl"], 2, "more than one page, and this command reads one"),
    ],
)
def test_what_cannot_be_had_is_one_line_and_a_code(
    web: Web, script: Script, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    (tmp_path / "two.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    done = script(*(argument.replace("{web}", web.url("")) for argument in arguments))
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_add_takes_addresses_archives_and_json_lines_together(web: Web, script: Script, tmp_path: Path) -> None:
    records = [response("https://velm.example/oren", OREN.encode(), "text/plain"), b"broken"]
    (tmp_path / "crawl.warc.gz").write_bytes(compressed(records))
    lines = [json.dumps({"text": KELL, "outlet": "Sarn Post", "published": "2023-04-18"}), "[]"]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines))
    what = (web.url("/oren"), web.url("/gone"), "crawl.warc.gz", "reports.jsonl", "--allow-private")
    done = script("add", *what)
    assert done.returncode == 3
    assert "onrecord.db: 3 added, 3 failed" in done.stdout
    for line, start in zip(
        done.stderr.splitlines(),
        (f"{web.url('/gone')}: status 404", "crawl.warc.gz, byte ", "reports.jsonl, line 2: no object"),
        strict=True,
    ):
        assert line.startswith(start)
    again = script("add", *what)
    assert "3 there already, 3 failed" in again.stdout
    rows = [json.loads(line) for line in script("statements", "--json", "--min-confidence", "0").stdout.splitlines()]
    assert {row["report"]["outlet"] for row in rows} >= {"Sarn Post"}


def test_watch_adds_what_is_new_once(web: Web, script: Script) -> None:
    first = script("watch", web.url("/feed"), "--allow-private")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == f"{web.url('/feed')}: 2 added\n"
    again = script("watch", web.url("/feed"), "--allow-private")
    assert again.stdout == f"{web.url('/feed')}: 2 there already\n"
    assert web.asked[-1][1]["if-none-match"] == '"1"'
    rows = [json.loads(line) for line in script("statements", "--by", "Oren", "--json").stdout.splitlines()]
    assert {row["report"]["outlet"] for row in rows} == {"Velm Courier"}


def test_watch_goes_on_until_it_is_stopped(web: Web, tmp_path: Path) -> None:
    command = [*INTERRUPTIBLE, str(SCRIPT), "watch", web.url("/feed"), "--every", "1", "--allow-private"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{web.url('/feed')}: 2 added\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert told == "stopped; what was added is kept, and the same command goes on from there\n"


def test_no_other_command_and_no_file_asks_the_network(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sockets are closed to the tests: one that is opened is an error."""
    assert run(["add", str(reports), "--ledger", str(tmp_path / "a.db")]) == 0
    assert "2 added" in capsys.readouterr().out


def test_the_web_costs_nothing_at_the_start() -> None:
    """What fetches is imported when the first address is fetched."""
    code = (
        "import sys, onrecord.cli.app, onrecord.sources.fetch, onrecord.sources.feeds\n"
        "print([m for m in sys.modules if m in ('urllib3', 'feedparser', 'fastwarc', 'protego', 'lxml')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=dict(os.environ))
    assert done.stdout == "[]\n"
