"""The development reports beside the project, read and added whole: English and Russian, in every state of mess."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "reports" / "kg-base"

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the development reports are not beside the project")


def test_all_are_added_and_those_not_understood_say_so(tmp_path: Path) -> None:
    script = str(Path(sys.executable).with_name("onrecord"))
    environment = {**os.environ, "ONRECORD_LEDGER": str(tmp_path / "kg.db")}
    first, again = (
        subprocess.run([script, "add", str(FOLDER)], capture_output=True, text=True, env=environment) for _ in range(2)
    )
    texts = sorted(FOLDER.glob("*.txt"))
    listed = [json.loads(line) for line in (FOLDER / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    russian = [line["file"] for line in listed if line["language"] == "ru"]
    assert first.returncode == again.returncode == 0, first.stderr
    assert "Traceback" not in first.stderr
    assert f"{len(texts)} added" in first.stdout + first.stderr
    assert f"{len(texts)} there already" in again.stdout + again.stderr
    said = subprocess.run([script, "statements", "--json"], capture_output=True, text=True, env=environment).stdout
    files = {Path(json.loads(line)["report"]["name"]).name for line in said.splitlines()}
    assert files >= set(russian)
    assert (
        "of the report's language, 'ru', statements are read; its events and facts are not"
        in first.stdout + first.stderr
    )
