"""Statements gained and lost against another commit on the development data, item by item: `make diff-eval`.

Both versions read the same data: this one as it stands in the working tree, the other checked out into a folder that
is removed again. `+` stands before what only this one finds, `-` before what only the other finds; of attributions,
"right" and "wrong" say whether gold has it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import json_lines
from evaluation.floors import SHARED
from evaluation.tuples import fits, tuple_of

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "onrecord" / "samples"

_SHOWN = 40
"""Items printed of a kind, unless all are asked for."""


def main(base: str, *, whole: bool = False) -> int:
    """Print the differences; returns 0."""
    with _checked_out(base) as other, TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        before.mkdir()
        after.mkdir()
        dev = SHARED / "corpora" / "attribution" / "dev.jsonl"
        if dev.exists():
            for tree, out in ((other, before), (ROOT, after)):
                _run(tree, "attribution", dev, out / "attribution.jsonl")
            _attributions(dev, before / "attribution.jsonl", after / "attribution.jsonl", whole=whole)
        for name, reports in (("sample matter", SAMPLES), ("reports", SHARED / "reports" / "kg-base")):
            if reports.exists():
                for tree, out in ((other, before), (ROOT, after)):
                    _run(tree, "reports", reports, out / name)
                _statements(name, before / name, after / name, whole=whole)
    return 0


@contextmanager
def _checked_out(base: str) -> Iterator[Path]:
    """The tree of another commit."""
    with TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), base], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def _run(tree: Path, command: str, source: Path, out: Path) -> None:
    """One command of a tree's own evaluation over the same data."""
    subprocess.run([sys.executable, "-m", "evaluation", command, str(source), str(out)], cwd=tree, check=True)


def _attributions(data: Path, before: Path, after: Path, *, whole: bool) -> None:
    texts = {line["id"]: line for line in json_lines.read(data)}
    old, new = ({line["id"]: line["attributions"] for line in json_lines.read(path)} for path in (before, after))
    found: dict[str, list[str]] = {key: [] for key in ("+ right", "+ wrong", "- right", "- wrong")}
    for name, line in texts.items():
        wanted = [tuple_of(line["text"], attribution) for attribution in line["attributions"]]
        for sign, mine, others in (("+", new, old), ("-", old, new)):
            known = {tuple_of(line["text"], a) for a in others.get(name, [])}
            for attribution in mine.get(name, []):
                key = tuple_of(line["text"], attribution)
                if key not in known:
                    right = "right" if any(fits(key, gold) for gold in wanted) else "wrong"
                    found[f"{sign} {right}"].append(_shown(line["text"], attribution))
    _print("attributions", found, whole=whole)


def _shown(text: str, attribution: dict[str, Any]) -> str:
    source, cue, content = (
        " … ".join(" ".join(text[start:end].split()) for start, end in attribution[part] or [])
        for part in ("source", "cue", "content")
    )
    return f"{source or '(nobody)'} | {cue} | {content}"


def _statements(name: str, before: Path, after: Path, *, whole: bool) -> None:
    found: dict[str, list[str]] = {"+": [], "-": []}
    old, new = (set(_records(folder)) for folder in (before, after))
    found["+"], found["-"] = sorted(new - old), sorted(old - new)
    _print(name, found, whole=whole)


def _records(folder: Path) -> Iterator[str]:
    """The statements of the records in a folder, a line each."""
    for path in sorted(folder.glob("*.json")):
        for statement in json.loads(path.read_text(encoding="utf-8"))["statements"]:
            words = " … ".join(" ".join(piece["text"].split()) for piece in statement["content"])
            speaker = statement["speaker"]["name"] or statement["speaker"]["text"] or "(nobody)"
            yield f"{path.stem}: {speaker} | {statement['act']} | {statement['said_on']['value']} | {words}"


def _print(name: str, found: dict[str, list[str]], *, whole: bool) -> None:
    counts = ", ".join(f"{len(items)} {kind}" for kind, items in found.items())
    print(f"== {name}: {counts}")
    for kind, items in found.items():
        for item in items if whole else items[:_SHOWN]:
            print(f"{kind} {item[:220]}")
        if not whole and len(items) > _SHOWN:
            print(f"{kind} … and {len(items) - _SHOWN} more; all with --all")
