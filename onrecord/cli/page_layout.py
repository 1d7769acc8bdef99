"""The page that all output for people is set on: a column for dates and labels, a column for text.

Invariant: text hangs at one edge, dates end at one edge, no line is longer than `WIDTH` and none ends in blanks; what
comes from a report goes through `safe`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.text import Text

from onrecord.cli.terminal import WIDTH, safe
from onrecord.dates import Edtf
from onrecord.wording.date_words import in_words

DATES, GUTTER = 19, 2
"""Columns for dates and labels at most (what "from c. 14 Feb 2023" takes), and between columns."""

NARROW = 24
"""Columns of text below which columns are given up: four words."""

QUIET, STRONG, ACT, WARNING = "dim", "bold", "cyan", "bold yellow"
"""The four styles, from the terminal's own colours; none carries what the words do not say."""


@dataclass(frozen=True, slots=True)
class _Row:
    label: Text
    cells: tuple[Text, ...]


class Sheet:
    """Rows on columns, printed as one: labels at the right edge of the first, text at the left edge of the others.

    `who` is the width of a column between the two, None for a sheet without one.
    """

    def __init__(self, who: int | None = None) -> None:
        self._who = who
        self._rows: list[_Row] = []

    def row(self, label: Text | str, *lines: Text, who: Text | None = None) -> None:
        """A label, and lines under each other beside it, each wrapped on its own."""
        left = label if isinstance(label, Text) else Text(label, style=QUIET)
        words = Text("\n").join(lines)
        self._rows.append(_Row(left, (words,) if who is None else (who, words)))

    def gap(self) -> None:
        """An empty line."""
        if self._rows:
            self._rows.append(_Row(Text(), ()))

    def section(self, heading: str, *lines: Text | str, style: str = STRONG) -> None:
        """A heading in the first column, and lines beside it; strings, which say something of the part, are quiet."""
        self.gap()
        self.row(Text(heading, style=style), *(it if isinstance(it, Text) else Text(it, style=QUIET) for it in lines))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._lines(console, options):  # as segments: a Text would be wrapped once more
            yield from line.render(console)
            yield Segment.line()

    def _lines(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = min(options.max_width, WIDTH)
        longest = max((line.cell_len for row in self._rows for line in row.label.split("\n")), default=0)
        dates = min(DATES, longest)
        taken = dates + GUTTER + (self._who + GUTTER if self._who else 0)
        if width - taken < NARROW:
            yield from self._stacked(console, width)
            return
        for row in self._rows:
            middle = [self._who] if self._who and len(row.cells) > 1 else []
            widths = [dates, *middle, width - dates - GUTTER - sum(at + GUTTER for at in middle)]
            columns = [_wrapped(console, cell, at) for cell, at in zip((row.label, *row.cells), widths, strict=False)]
            for number in range(max(len(column) for column in columns)):
                yield _line([column[number] if number < len(column) else Text() for column in columns], widths)

    def _stacked(self, console: Console, width: int) -> Iterator[Text]:
        """For a terminal too narrow for columns: what would stand side by side, under each other."""
        for row in self._rows:
            for cell in (row.label, *row.cells) if row.cells else (Text(),):
                if cell or not row.cells:
                    yield from _wrapped(console, cell, width)


def print_hanging(out: Console, text: Text, indent: int = 0) -> None:
    """Print text by itself, its lines at one edge so many columns in."""
    for wrapped in _wrapped(out, text, max(1, min(out.width, WIDTH) - indent)):
        out.print(Text(" " * indent) + wrapped, soft_wrap=True)


def _wrapped(console: Console, text: Text, width: int) -> list[Text]:
    lines = list(text.wrap(console, width, overflow="fold", tab_size=1))
    for line in lines:
        line.rstrip()
    return lines or [Text()]


def _line(cells: list[Text], widths: list[int]) -> Text:
    """One line of all columns; the first is set flush right."""
    line = Text(" " * max(0, widths[0] - cells[0].cell_len)) + cells[0]
    edge = widths[0]
    for cell, width in zip(cells[1:], widths[1:], strict=False):
        line.append(" " * (edge + GUTTER - line.cell_len)).append(cell)
        edge += GUTTER + width
    line.rstrip()
    return line


def dated(date: Edtf | None) -> Text:
    """A date for the first column."""
    return Text(in_words(date), style=f"{QUIET} italic" if date is None else "")


def plain(text: str, style: str = "") -> Text:
    """Text of a report or a ledger."""
    return Text(safe(text), style=style)


def line(*parts: Text | str | None) -> Text:
    """The parts that are there, with a point between them."""
    there = [part if isinstance(part, Text) else plain(part, QUIET) for part in parts if part]
    return Text(" · ", style=QUIET).join(there)
