"""What the tests of the command line share: the console script, small reports of an invented port, and a ledger."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import run

SCRIPT = Path(sys.executable).parent / "onrecord"

OREN = """\
Minister Says No To Second Quay

March 6, 2023

VELM -- Port Minister Ada Oren said on Monday that the town had not asked anybody for a second quay.

"We have not asked anybody, and nobody has asked us," Oren told reporters in Velm.

The quay at Sarn was opened in 1998. Oren is expected to visit Sarn on March 9.
"""

KELL = """\
Captains Want Their Quay

April 18, 2023

SARN -- The head of the captains' union, Jon Kell, said on Tuesday that the quay would be built "with or without Velm".

"We will not wait another winter," Kell said. "We have waited for nine."

Port Minister Ada Oren declined to comment.
"""


@pytest.fixture
def script(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The real console script, in an empty folder, without a terminal; keywords go to `subprocess.run`."""

    def call(*arguments: str | Path, **how: Any) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD")}
        options = {"cwd": tmp_path, "env": environment, "capture_output": True, "text": True, "timeout": 240, **how}
        return subprocess.run([SCRIPT, *map(str, arguments)], check=False, **options)

    return call


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two reports."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "oren.txt").write_text(OREN)
    (folder / "kell.txt").write_text(KELL)
    lines = ('{"file": "oren.txt", "outlet": "Velm Courier"}', '{"file": "kell.txt", "outlet": "Sarn Post"}')
    (folder / "index.jsonl").write_text("\n".join(lines))
    return folder


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Path:
    """A ledger that holds them. Not to be changed."""
    path = tmp_path_factory.mktemp("ledger") / "onrecord.db"
    assert run(["add", str(reports), "--ledger", str(path)]) == 0
    return path
