"""Plain text to lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.page.lines import Line, lines_of

WRAPPED = """\
FERRY TO SKERRA STOPS

The last ferry to Skerra sailed on Monday after forty years of
service, the port of Tarvik said in a letter to the islanders, who
had asked for one more summer and were given two more weeks.

"We shall row if we must," the oldest of them said, and nobody in
the room was quite sure that he had been joking when he
said it.
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        (" \n\n", []),
        ("One.", ["One."]),
        ("\n\n One. \n\nTwo.\n", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
    ],
)
def test_lines(text: str, wanted: list[str]) -> None:
    assert [line.text for line in lines_of(text)] == wanted


def test_hard_wrapped_paragraphs_are_one_line() -> None:
    found = lines_of(WRAPPED)
    assert [line.text[:9] for line in found] == ["FERRY TO ", "The last ", '"We shall']
    assert WRAPPED[found[2].start : found[2].end].startswith('"We shall row')


@given(st.text(st.sampled_from("ab .\n\t,A"), max_size=120))
def test_lines_partition_the_text(text: str) -> None:
    found = lines_of(text)
    assert "".join(text[line.start : line.end] for line in found) == (text if text.strip() else "")
    assert all(line.text.split() == text[line.start : line.end].split() for line in found)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He said so.", True),
        ("He said “so.”", True),
        ("Was it so?)", True),
        ("Порт закрыт.»", True),
        ("港は閉じた。", True),
        ("He said so", False),
        ("Read more:", False),
        ("at 3.30", False),
    ],
)
def test_sentence_ends(text: str, ends: bool) -> None:
    assert Line(0, len(text), text).ends_sentence is ends


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("Port's half-closed now", 3), ("港は閉じた", 2), ("U.S. fleet", 2)]
)
def test_words(text: str, words: int) -> None:
    assert Line(0, len(text), text).words == words
