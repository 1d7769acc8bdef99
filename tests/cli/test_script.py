"""The real console script: exit codes, one line on stderr for what goes wrong, and never a traceback."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.cli import run

Script = Callable[..., subprocess.CompletedProcess[str]]

OREN = """\
Minister Says No To Second Quay

March 6, 2023

VELM -- Port Minister Ada Oren said on Monday that the town had not asked anybody for a second quay.

"We have not asked anybody, and nobody has asked us," Oren told reporters in Velm.
"""

BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "there is nothing in it"),
    "blank.txt": (b" \n\t\n", "there is nothing in it"),
    "image.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "it is a PNG image"),
    "program.txt": (b"\x7fELF" + bytes(64), "it is a program"),
    "binary.txt": (bytes(range(32)) * 64, "binary"),
    "large.html": (b"<p>" + b"word " * 10_000_000, "bytes, and a page may have"),
    "furniture.html": (
        b"<title>Port Times</title><nav><ul><li><a href='/'>Home</a><li><a href='/s'>Sport</a></ul></nav><p>Privacy",
        "nothing in it is an article",
    ),
}
"""Bad input by name: its bytes, and what the line must say."""

PROSE = "La ministra dice que el pueblo no ha pedido un segundo muelle y que nadie lo ha pedido tampoco. "


def one_line(stderr: str) -> str:
    assert stderr.endswith("\n")
    assert stderr.count("\n") == 1, stderr
    return stderr.rstrip()


def test_a_batch_names_each_page_that_fails_and_goes_on(script: Script, tmp_path: Path) -> None:
    folder = tmp_path / "batch"
    folder.mkdir()
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(OREN)
    (folder / "spanish.txt").write_text(PROSE * 6, "utf-8")
    (folder / "broken.txt").write_bytes((OREN + "“Nobody,” she said. " * 40).encode() + b"\xe2\x80")
    done = script("add", folder, folder / "missing.txt", "https://port.example/a", "--ledger", "my.db")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    errors = {Path(line.partition(": ")[0]).name: line for line in done.stderr.splitlines()}
    assert set(errors) == {*BAD, "missing.txt", "a"}
    for name, (_, what) in BAD.items():
        assert what in errors[name], name
        assert "; " in errors[name], "the mend"
    assert f"my.db: 3 added, {len(BAD) + 2} failed" in done.stdout
    assert "spanish.txt" in done.stdout, "a language that is not read yet is kept, and told"
    assert "broken.txt" in done.stdout, "what was repaired is told"

    again = script("add", folder / "good.txt", "--ledger", "my.db")
    assert (again.returncode, again.stdout, again.stderr) == (0, "my.db: 1 there already\n", "")


@pytest.mark.parametrize("name", ["empty.txt", "image.html", "missing.txt"])
def test_a_page_that_cannot_be_read_ends_with_3(script: Script, tmp_path: Path, name: str) -> None:
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name][0])
    done = script("read", name)
    assert (done.returncode, done.stdout) == (3, "")
    assert one_line(done.stderr).startswith(f"{name}: ")


def test_nothing_but_missing_files_makes_no_ledger(script: Script, tmp_path: Path) -> None:
    done = script("add", "missing.txt")
    assert done.returncode == 3
    assert one_line(done.stderr).startswith("missing.txt: no such file or folder; ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["nonsense"], "onrecord: no such command 'nonsense'; see onrecord --help"),
        (["read", "--nonsense", "a.txt"], "onrecord read: no such option: --nonsense"),
        (["read", "."], "and this command reads one; keep them all with: onrecord add ."),
        (["statements", "--as-of", "2023-02-31"], "2023-02-31: no calendar has this day; give a day"),
        (["facts", "--known-by", "soon"], "soon: not an EDTF date; write 2019"),
        (["events", "--as-of", "2023/.."], "--as-of 2023/..: a date without an end; give a day"),
        (["statements", "--by", ""], "onrecord statements: invalid value for '--by': it is empty; leave it out"),
        (["facts", "--about", " "], "onrecord facts: invalid value for '--about': it is empty"),
        (["timeline", ""], "it is empty; leave it out to have all"),
        (["events", "--limit", "0"], "onrecord events: invalid value for '--limit'"),
    ],
)
def test_bad_usage_is_one_line_and_2(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], what: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(OREN)
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert what in one_line(capfd.readouterr().err)


def _not_a_ledger(path: Path) -> None:
    path.write_text("words")


def _of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE birds (name TEXT)")


def _of_a_later_version(path: Path) -> None:
    from onrecord.ledger import Ledger

    Ledger.open(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (_not_a_ledger, "no ledger: a file of another kind"),
        (_of_another_program, "a database of another program"),
        (_of_a_later_version, "made by a later version of Onrecord"),
        (Path.mkdir, "this is a folder"),
        (None, "no such ledger; make one with: onrecord add PATH"),
    ],
)
def test_a_ledger_that_cannot_be_used_is_one_line_and_3(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, make: object, what: str
) -> None:
    path = tmp_path / "my.db"
    if callable(make):
        make(path)
    assert run(["statements", "--ledger", str(path)]) == 3
    assert what in one_line(capfd.readouterr().err)


def test_the_ledger_of_the_environment(script: Script, tmp_path: Path) -> None:
    done = script("facts", env={**os.environ, "ONRECORD_LEDGER": str(tmp_path / "there.db")})
    assert done.returncode == 3
    assert one_line(done.stderr).startswith(f"{tmp_path}/there.db: no such ledger")


def test_a_locked_ledger(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from functools import partial

    from onrecord.ledger import Ledger

    path = tmp_path / "my.db"
    Ledger.open(path).close()
    monkeypatch.setattr(Ledger, "open", partial(Ledger.open, timeout=0.05))
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert run(["add", str(reports), "--ledger", str(path)]) == 3
    assert "another program is writing to it; let it finish" in one_line(capfd.readouterr().err)


def test_a_full_disk_under_the_ledger(script: Script, reports: Path) -> None:
    bound = 60_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bound, bound))

    done = script("add", reports, preexec_fn=limit)
    assert done.returncode == 3
    assert "onrecord.db: the disk" in one_line(done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_a_full_disk_under_the_output(script: Script) -> None:
    with Path("/dev/full").open("w") as full:
        done = script("version", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 3
    assert "No space left" in one_line(done.stderr)


def test_a_pipe_whose_reader_went_away_is_no_error() -> None:
    with subprocess.Popen(
        [Path(sys.executable).parent / "onrecord", "version"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(
    ("raised", "code", "what"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (RuntimeError("a\x1b[2Jb"), 70, "a fault of ours: RuntimeError at "),
    ],
)
def test_neither_ctrl_c_nor_a_fault_of_ours_ends_in_a_traceback(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    reports: Path,
    raised: BaseException,
    code: int,
    what: str,
) -> None:
    from onrecord import pipeline

    def read(_page: object, **_: object) -> None:
        raise raised

    monkeypatch.setattr(pipeline, "read", read)
    assert run(["read", str(reports / "oren.txt")]) == code
    told = one_line(capfd.readouterr().err)
    assert told.startswith(what)
    assert "\x1b" not in told


def test_ctrl_c_while_adding_says_that_nothing_is_lost(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, reports: Path, tmp_path: Path
) -> None:
    from onrecord import intake

    def add_pages(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "add_pages", add_pages)
    assert run(["add", str(reports), "--ledger", str(tmp_path / "my.db")]) == 130
    assert "what was added is kept" in one_line(capfd.readouterr().err)


def test_standard_input_and_json(script: Script) -> None:
    done = script("read", "-", "--json", input=OREN)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    assert record["report"]["text"] == OREN
    for statement in record["statements"]:
        for part in statement["content"]:
            assert OREN[part["start"] : part["end"]] == part["text"]


def test_an_encoding_that_lacks_characters_still_shows_the_rest(script: Script, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OREN, "utf-8")
    done = script("read", "a.txt", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "We have not asked anybody" in done.stdout


@pytest.mark.slow
def test_the_demo_shows_the_matter_and_says_what_to_type_next(script: Script, tmp_path: Path) -> None:
    done = script("demo")
    assert (done.returncode, done.stderr) == (0, "")
    for heading in ("Findings", "Statements", "Facts", "Planned", "Next"):
        assert f"{heading}  " in done.stdout
    assert "onrecord read" in done.stdout
    assert list(tmp_path.iterdir()) == [], "its ledger is thrown away"


@pytest.mark.parametrize("arguments", [["--help"], ["statements", "--help"]])
def test_help_imports_no_heavy_library(arguments: list[str]) -> None:
    heavy = ("spacy", "trafilatura", "alembic", "sqlalchemy", "lxml", "numpy", "rich")
    code = (
        f"import sys; from onrecord.cli import run; run({arguments}); print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
