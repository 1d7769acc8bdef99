"""JSON Lines read and written, one object a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write(path: Path, objects: Iterable[dict[str, Any]]) -> None:
    """Write objects, one a line."""
    with path.open("w", encoding="utf-8") as out:
        for item in objects:
            out.write(json.dumps(item, ensure_ascii=False) + "\n")
