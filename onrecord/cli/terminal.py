"""What goes to a terminal: consoles, lines on stderr, JSON Lines, and words of reports made safe to show.

Invariant: nothing that stands in a report, a file name or a ledger can move the cursor, run a terminal's command or
reorder what is shown. Such characters are shown by their code points; in JSON they stand as escapes, so that the text
is exact when it is parsed.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls: ESC begins a terminal's commands, and so does U+009B
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates (UAX #9)
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"  # half characters, annotations, tags: no terminal shows them
)
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")

WIDTH = 100
"""Columns that a page of text takes at most: longer lines are hard to read, however wide the terminal."""


def safe(text: str) -> str:
    r"""Text for a terminal: white space as one blank, and what would act on the terminal by its code point.

    >>> safe("paid \x1b[8mnothing\x1b[0m \u202enow")
    'paid <U+001B>[8mnothing<U+001B>[0m <U+202E>now'
    """
    return _UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", _SPACE.sub(" ", text))


def json_line(form: dict[str, Any]) -> str:
    r"""An object as a line of JSON; what acts on a terminal stands as `\uXXXX`, which is the same text to a parser.

    >>> json_line({"words": "a\u202eb"})
    '{"words": "a\\u202eb"}'
    """
    line = json.dumps(form, ensure_ascii=False)
    return _UNSAFE.sub(_escape, line)


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def print_json(form: dict[str, Any]) -> None:
    """Write one line of JSON to stdout, in UTF-8 whatever the terminal's encoding."""
    line = (json_line(form) + "\n").encode("utf-8")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(line.decode("utf-8"))
    else:
        sys.stdout.flush()
        buffer.write(line)


def tell(message: str) -> None:
    """One line on stderr."""
    sys.stdout.flush()
    print(safe(message), file=sys.stderr)


def console(*, stderr: bool = False) -> Console:
    """A console that shows text as it is: no markup, no emoji codes, no colouring of numbers."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def for_a_person(as_json: bool) -> bool:
    """Whether a list goes to a person: on a terminal, unless JSON is asked for."""
    return not as_json and sys.stdout.isatty()
