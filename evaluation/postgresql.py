"""A PostgreSQL server of one's own, for a test or a measurement: in a folder of its own, reached by its socket alone.

Invariant: it runs no longer than its block, and no other server is touched; without a folder to keep it in, its data
are gone with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

USER = "onrecord"
_NOBODY = "nobody"
"""Whom the server runs as where we are root, whom it refuses."""

_ENGLISH = ("--locale", "C.UTF-8", "--locale-provider", "icu", "--icu-locale", "en")
"""Text in an order that is not that of code points, as servers in the world have it."""


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest where there are several; None where there are none."""
    named = shutil.which("postgres")
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda it: float(it.parent.name), reverse=True)
    return next((it for it in folders if (it / "initdb").exists() and (it / "pg_ctl").exists()), None)


def address(folder: Path, database: str) -> str:
    """The address of a database of the server that runs in a folder."""
    return f"postgresql://{USER}@/{database}?host={folder}"


@contextmanager
def running(settings: Mapping[str, str], keep: Path | None = None) -> Iterator[Path]:
    """A server with these settings for as long as this lasts; gives its folder.

    With `keep`, a folder whose path has ninety characters at most, the data that are there are served, made if need be,
    and stay. Raises FileNotFoundError where the machine has no PostgreSQL, CalledProcessError where it does not start.
    """
    there = programs()
    if there is None:
        raise FileNotFoundError("PostgreSQL is not here: install it (on Debian: postgresql)")
    folder = keep or Path(mkdtemp(prefix="onrecord-", dir="/tmp"))  # a socket's path has 107 characters at most
    folder.mkdir(parents=True, exist_ok=True)
    user = _NOBODY if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [there / program, "-D", folder / "data", *arguments],
            user=user,
            extra_groups=[] if user else None,
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,  # the server would hold a pipe open
            stderr=subprocess.STDOUT,
        )

    try:
        if not (folder / "data" / "PG_VERSION").exists():
            call("initdb", "-U", USER, "--auth", "trust", "--no-sync", "-E", "UTF8", *_ENGLISH)
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        call("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-h '' -k {folder} {options}", "start")
        try:
            yield folder
        finally:
            call("pg_ctl", "-w", "-m", "fast" if keep else "immediate", "stop")
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)
