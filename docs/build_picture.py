"""Makes docs/images/demo.svg: what `onrecord demo` prints on a terminal of 96 columns.

The picture names no font of a network; a viewer's own monospace font is used.
"""

from __future__ import annotations

import os
import pty
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

OUT = Path(__file__).with_name("images") / "demo.svg"
COLUMNS = 96

PAPER = TerminalTheme(
    (252, 251, 248),
    (33, 33, 36),
    [
        (33, 33, 36),
        (163, 45, 40),
        (52, 110, 60),
        (150, 100, 10),
        (38, 82, 140),
        (120, 60, 130),
        (20, 110, 120),
        (90, 90, 90),
    ],
)

FORMAT = """<svg class="terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="6" fill="#fcfbf8" stroke="#d8d5cc"/>
<g transform="translate({terminal_x}, 14)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def printed(command: list[str]) -> str:
    """What a command prints on a terminal, with its escapes."""
    os.environ.update(COLUMNS=str(COLUMNS), LINES="200", TERM="xterm-256color", PYTHONWARNINGS="ignore")
    os.environ.pop("NO_COLOR", None)
    taken: list[bytes] = []

    def take(descriptor: int) -> bytes:
        data = os.read(descriptor, 65536)
        taken.append(data)
        return data

    pty.spawn(command, take)
    return b"".join(taken).decode()


def main() -> None:
    """Run the demo and write the picture."""
    script = Path(sys.executable).with_name("onrecord")
    text = printed([str(script), "demo"]).replace("\r\n", "\n")
    text = text[text.rindex("\x1b[2K") + 4 :] if "\x1b[2K" in text else text
    console = Console(width=COLUMNS, record=True, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text.strip("\n")))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(console.export_svg(theme=PAPER, code_format=FORMAT, unique_id="demo"), encoding="utf-8")


if __name__ == "__main__":
    main()
