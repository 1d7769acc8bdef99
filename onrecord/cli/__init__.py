"""The command line: one command a file, each a thin layer over the pipeline, the ledger and the queries.

In: what a person types. Out: on a terminal, pages laid out for reading; in a pipe, JSON Lines; errors as one line on
stderr (what, where, the mend), never a traceback. Exit codes: 0 done, 1 found problems, 2 bad usage, 3 some inputs
failed and are named; 130 interrupted, 141 the reader of the pipe went away, 70 a fault of ours.

Heavy libraries are imported by the command that needs them, when it runs: `onrecord --help` must be quick.

>>> run(["version"])
onrecord 0.1.0 ...
0
"""

import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main", "run"]


def main() -> NoReturn:
    """The console script. What it needs is imported here, so that Ctrl-C meets no traceback while it starts."""
    try:
        from onrecord.cli import app

        app.prepare_streams()
        code = app.run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code."""
    from onrecord.cli import app

    return app.run(arguments)
