"""The documentation's commands run, its links lead somewhere, and what it names exists."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import samples
from onrecord.cli import run

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")


def fences(page: Path, language: str) -> list[str]:
    return [body for found, body in FENCE.findall(page.read_text(encoding="utf-8")) if found == language]


def commands(page: Path) -> list[str]:
    """The `onrecord` commands of a page, in order, without what only a shell in the project could run."""
    lines = [line.strip() for body in fences(page, "sh") for line in body.splitlines()]
    lines = [line.removeprefix(".venv/bin/").partition("  #")[0].strip() for line in lines]
    return [line for line in lines if line.startswith("onrecord ")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a reader of the guide has it: `report.txt`, `report.html`, and the sample reports in `reports/`."""
    source = samples.files()[0].parent
    (tmp_path / "reports").mkdir()
    for path in source.iterdir():
        if path.suffix in (".txt", ".html", ".jsonl"):
            shutil.copy(path, tmp_path / "reports")
    shutil.copy(source / "04-radio-dalnya.txt", tmp_path / "report.txt")
    shutil.copy(source / "06-courier.html", tmp_path / "report.html")
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_run(
    page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each in this process, one after the other; `tests/cli/test_script.py` runs the script itself."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    for command in commands(page):
        code = run(shlex.split(command)[1:])
        told = capsys.readouterr()
        assert code == 0, f"{command}\n{told.err}"
        assert told.out.strip() or told.err.strip(), command


@pytest.mark.parametrize("page", [p for p in PAGES if fences(p, "python")], ids=lambda p: str(p.relative_to(ROOT)))
def test_python_examples_run(page: Path, folder: Path) -> None:
    for example in fences(page, "python"):
        done = subprocess.run([sys.executable, "-c", example], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_record_reference_names_every_key() -> None:
    """What `read --json` prints is in the reference, key by key."""
    from onrecord.exporters import record_form
    from onrecord.model import Page
    from onrecord.pipeline import read

    text = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_0-9]+)(?:\[\])?`", text))
    form = record_form(read(Page((samples.files()[3]).read_bytes(), "04.txt")))
    for part, value in form.items():
        assert part in named, part
        items = value if isinstance(value, list) else [value]
        for item in items[:1]:
            if isinstance(item, dict):
                assert set(item) <= named, (part, set(item) - named)


def test_nothing_speaks_of_where_it_was_made() -> None:
    """No address of a package registry or of a folder of one machine stands in what ships."""
    words = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|/work/|/root/")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a checkout")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path == Path(__file__) or not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        assert not words.search(text), name


def test_no_name_of_the_development_reports_stands_in_the_code() -> None:
    """The stages work by general means: nobody whom the development reports name is named in the product's code."""
    folder = ROOT.parent / "shared" / "reports" / "kg-base"
    if not folder.exists():
        pytest.skip("the development reports are not beside the project")
    people = {
        variant.split()[-1]
        for path in folder.glob("*.gold.json")
        for person in json.loads(path.read_text(encoding="utf-8"))["people"]
        for variant in person["variants"]
    }
    assert len(people) > 5
    for path in (ROOT / "onrecord").rglob("*.py"):
        words = set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
        assert not words & people, path
