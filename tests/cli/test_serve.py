"""`onrecord serve`: it answers, refuses to be open to all, and says what is in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request  # noqa: TID251  # of this machine alone
from pathlib import Path

import pytest


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from onrecord.cli import main; main()", "serve", *arguments]


def clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}


def test_it_answers_until_it_is_stopped(tmp_path: Path, socket_enabled: None) -> None:
    run = subprocess.Popen(
        command("--port", "0", "--ledger", str(tmp_path / "new.db")), stdout=subprocess.PIPE, text=True, env=clean()
    )
    try:
        assert run.stdout is not None
        line = run.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://"))
        with urllib.request.urlopen(address) as answer:  # noqa: TID251
            assert "Read the sample matter" in answer.read().decode()
    finally:
        run.send_signal(signal.SIGINT)
        run.wait(30)
        assert run.stdout is not None
        run.stdout.close()
    assert (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--host", "0.0.0.0"), "give --token"),
        (("--host", "desk.example"), "give --token"),
        (("--token", "short"), "less than 12"),
        (("--host", "192.0.2.1", "--token", "six words or so"), "cannot listen there"),
        (("--port", "99999"), "less than or equal to 65535"),
    ],
)
def test_what_is_in_the_way_is_told_in_a_line(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    run = subprocess.run(
        command(*arguments, "--ledger", str(tmp_path / "new.db")), capture_output=True, text=True, env=clean()
    )
    assert run.returncode == 2
    assert told in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "new.db").exists()
