"""`onrecord review` and `onrecord judge`, as a person and a pipe run them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import review
from onrecord.ledger import Ledger
from onrecord.queries import review as to_review

Script = Callable[..., subprocess.CompletedProcess[str]]

WHY = ("--because", "a pen name", "--author", "A. Reader")


def lines_of(script: Script, *arguments: str | Path) -> list[dict[str, Any]]:
    done = script(*arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_merge_is_said_listed_and_undone(script: Script, reports: Path) -> None:
    script("add", reports)
    count = len(lines_of(script, "statements", "--by", "Kell"))
    done = script("judge", "merge", "Jon Kell", "Ada Oren", *WHY)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[0].startswith("Ada Oren: also “Jon Kell”  en-")
    assert said[1].endswith(" have another speaker now")
    assert len(lines_of(script, "statements", "--by", "Kell")) > count
    (listed,) = lines_of(script, "judge", "list")
    assert (listed["decision"], listed["author"], listed["reason"]) == ("merge", "A. Reader", "a pen name")
    undone = script("judge", "undo", listed["id"])
    assert undone.returncode == 0, undone.stderr
    assert undone.stdout.splitlines()[2] == said[1]
    assert len(lines_of(script, "statements", "--by", "Kell")) == count
    assert lines_of(script, "judge", "list") == []


def test_rename_reject_and_split(script: Script, reports: Path) -> None:
    script("add", reports)
    assert "The Captain: also “Jon Kell”" in script("judge", "rename", "Kell", "--to", "The Captain", *WHY).stdout
    assert "Ada Oren: linked to nothing" in script("judge", "reject", "Ada Oren", *WHY).stdout
    assert script("judge", "split", "Kell", *WHY).returncode == 0
    assert {form["decision"] for form in lines_of(script, "judge", "export")} == {"rename", "reject", "split"}


def test_a_split_in_reports_and_a_date_go_to_another_desk(script: Script, reports: Path, tmp_path: Path) -> None:
    script("add", reports)
    (found, *_) = lines_of(script, "statements", "--by", "Kell")
    report = found["report"]["id"]
    done = script("judge", "split", "Kell", "--in", report, "--to", "Jon Kell (the son)", *WHY)
    assert done.returncode == 0, done.stderr
    assert "Jon Kell (the son)" in done.stdout
    own = lines_of(script, "statements", "--by", "Jon Kell (the son)")
    assert {it["report"]["id"] for it in own} == {report}
    assert script("correct", report, "--published", "2020-01-01", "--because", "a misprint").returncode == 0
    exported = script("judge", "export").stdout
    assert [json.loads(line)["kind"] for line in exported.splitlines()] == ["judgement", "date judgement"]
    (tmp_path / "ours.jsonl").write_text(exported)
    said = script("judge", "import", "ours.jsonl").stdout
    assert "0 judgements taken in, 1 here already" in said
    assert "0 dates of publication taken in, 1 here already" in said
    changed = json.loads(exported.splitlines()[1]) | {"published": "2021-01-01", "author": "B. Reader"}
    (tmp_path / "theirs.jsonl").write_text(json.dumps(changed))
    told = script("judge", "import", "theirs.jsonl")
    assert told.returncode == 1
    assert "was published 2021-01-01" in told.stdout
    assert "against 2020-01-01" in told.stdout


def test_another_desks_judgements(script: Script, reports: Path, tmp_path: Path) -> None:
    script("add", reports)
    script("judge", "merge", "Jon Kell", "Ada Oren", *WHY)
    (tmp_path / "theirs.jsonl").write_text(script("judge", "export").stdout)
    assert "0 judgements taken in, 1 here already" in script("judge", "import", "theirs.jsonl").stdout
    (ours,) = lines_of(script, "judge", "list")
    script("judge", "undo", ours["id"])
    script("judge", "split", "Jon Kell", "Ada Oren", *WHY)
    changed = json.loads((tmp_path / "theirs.jsonl").read_text()) | {"author": "B. Reader"}
    (tmp_path / "theirs.jsonl").write_text(json.dumps(changed))
    told = script("judge", "import", "theirs.jsonl")
    assert "not taken in: “Ada Oren” and “Jon Kell” are one: B. Reader" in told.stdout
    assert "against ju-" in told.stdout
    assert told.returncode == 1
    taken = script("judge", "import", "theirs.jsonl", "--theirs")
    assert taken.returncode == 0
    assert "1 judgement taken in" in taken.stdout
    assert [form["author"] for form in lines_of(script, "judge", "list")] == ["B. Reader"]


def test_who_said_it_and_when_is_seen_before_it_is_made_and_undone(
    script: Script, reports: Path, tmp_path: Path
) -> None:
    script("add", reports)
    (found, *_) = lines_of(script, "statements", "--by", "Kell")
    to_oren = ("judge", "speaker", found["id"], "--to", "Ada Oren", *WHY)
    seen = script(*to_oren, "--preview")
    assert seen.returncode == 0, seen.stderr
    assert "Jon Kell → Ada Oren: " in seen.stdout
    assert lines_of(script, "judge", "list") == []
    made = script(*to_oren).stdout
    assert made.startswith(seen.stdout)
    assert "takes it back" in made
    dated = script("judge", "said", found["id"], "--to", "2018-03", *WHY)
    assert "→ 2018-03  Ada Oren: " in dated.stdout
    told = {it["id"]: it for it in lines_of(script, "statements")}[found["id"]]
    assert (told["speaker"]["name"], told["said_on"]["value"]) == ("Ada Oren", "2018-03")
    assert told["content"] == found["content"]
    exported = script("judge", "export").stdout
    assert [json.loads(line)["aspect"] for line in exported.splitlines()] == ["speaker", "said on"]
    (tmp_path / "ours.jsonl").write_text(exported)
    assert "0 judgements of statements taken in, 2 here already" in script("judge", "import", "ours.jsonl").stdout
    for line in exported.splitlines():
        assert script("judge", "undo", json.loads(line)["id"][:9]).returncode == 0
    undone = {it["id"]: it for it in lines_of(script, "statements")}[found["id"]]
    assert undone | {"report": None} == found | {"report": None}
    said = script("judge", "import", "ours.jsonl").stdout
    assert "2 of statements withdrawn here before, and left so" in said


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("marry", "Kell"), "nothing that judge does"),
        (("merge", "Kell", *WHY), "1 word given"),
        (("merge", "Jon Kell", "Ada Oren"), "a judgement needs a reason"),
        (("merge", "Jon Kell", "jon kell", *WHY), "give two different names"),
        (("rename", "Kell", *WHY), "no name to show"),
        (("reject", "Kell", "--to", "Oren", *WHY), "--to says nothing here"),
        (("reject", "Nobody", *WHY), "no such name in the ledger"),
        (("undo", "ju-1"), "no judgement with this id stands"),
        (("split", "Jon Kell", "Ada Oren", "--in", "a", *WHY), "more than one name with --in"),
        (("reject", "Kell", "--in", "a", *WHY), "--in says nothing here"),
        (("split", "Kell", "--to", "Oren", *WHY), "--to says nothing here"),
        (("speaker", "st-0a", *WHY), "no such statement in the ledger"),
        (("said", "st-0a"), "a judgement needs a reason"),
        (("merge", "Jon Kell", "Ada Oren", "--preview", *WHY), "--preview says nothing here"),
        (("list", "--theirs"), "--theirs says nothing here"),
        (("import", "gone.jsonl"), "gone.jsonl: no such file"),
        (("import", "bad.jsonl"), "bad.jsonl:1: no JSON"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    script: Script, reports: Path, tmp_path: Path, arguments: tuple[str, ...], fault: str
) -> None:
    script("add", reports)
    (tmp_path / "bad.jsonl").write_text("{")
    done = script("judge", *arguments)
    assert done.returncode in (2, 3)
    assert fault in done.stderr
    assert done.stderr.count("\n") == 1


def test_review_in_a_pipe_and_for_a_person(
    script: Script, ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = lines_of(script, "review", "--ledger", ledger)
    with Ledger.open(ledger, create=False) as opened:
        assert len(told) == len(to_review(opened, limit=None))
    monkeypatch.setattr(review, "for_a_person", lambda _: True)
    review.review(ledger=str(ledger))
    assert capsys.readouterr().out.strip()
