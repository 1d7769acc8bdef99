"""Holds docs/dependencies.md against pyproject.toml and the lock files: the same packages, the same versions.

Exits with 1 and one line for each difference.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ]+)( ;[^\\]*)?", re.MULTILINE)
ROW = re.compile(r"^\| ([a-z0-9-]+) \| ([0-9][^ ]*) \|", re.MULTILINE)


def locked(name: str) -> dict[str, set[str]]:
    """The versions of each package in a lock file: two where it differs by Python."""
    versions: dict[str, set[str]] = {}
    for package, version, _ in PINNED.findall((ROOT / name).read_text(encoding="utf-8")):
        versions.setdefault(package, set()).add(version)
    return versions


def required() -> set[str]:
    """The packages that pyproject.toml names, to run and in its groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        lines += [line for line in group if isinstance(line, str)]
    return {re.split(r"[^a-z0-9-]", line)[0] for line in lines}


def differences() -> list[str]:
    """What docs/dependencies.md and the lock files say differently, a line each."""
    rows = dict(ROW.findall((ROOT / "docs/dependencies.md").read_text(encoding="utf-8")))
    versions = {**locked("requirements-training.lock"), **locked("requirements-dev.lock")}
    found = [f"{name}: pyproject.toml names it, docs/dependencies.md does not" for name in required() - rows.keys()]
    found += [f"{name}: docs/dependencies.md names it, pyproject.toml does not" for name in rows.keys() - required()]
    found += [
        f"{name}: docs/dependencies.md says {version}, "
        f"the lock files {' and '.join(sorted(versions.get(name, {'nothing'})))}"
        for name, version in rows.items()
        if version not in versions.get(name, set())
    ]
    for part in ("requirements.lock", "requirements-build.lock"):
        found += [
            f"{name}: {part} and requirements-dev.lock pin different versions; run make lock"
            for name, pinned in locked(part).items()
            if pinned != versions.get(name)
        ]
    return sorted(found)


if __name__ == "__main__":
    lines = differences()
    print(*lines, sep="\n", end="\n" if lines else "")
    sys.exit(bool(lines))
