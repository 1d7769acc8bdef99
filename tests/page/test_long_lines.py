"""Lines without an end: cut, all of the text kept, and what is not read said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import page_lexicons
from onrecord.model import Page, Role
from onrecord.page import read_page
from onrecord.page.lines import LONGEST, Line, cut_long
from onrecord.page.read import MAX_READ

SENTENCE = "Port Minister Ada Oren said on Monday that the town had asked {} people for a second quay. "


@given(st.lists(st.sampled_from(["rain ", "It rained. ", "a" * 900, " " * 700, "\u00a0", "”", "“"]), max_size=80))
def test_the_parts_are_the_line(pieces: list[str]) -> None:
    text = "x" + "".join(pieces)
    parts = cut_long(Line(0, len(text), text.strip()), text)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.text == text[part.start : part.end].strip() and part.text for part in parts)
    assert all(part.end - part.start <= LONGEST for part in parts[:-1])


@pytest.mark.parametrize("markup", ["{}", "<html><p>{}</p></html>"])
def test_a_giant_line_is_read_up_to_a_bound_that_is_said(markup: str) -> None:
    text = "".join(SENTENCE.format(number) for number in range(MAX_READ // 80))
    report, caveats = read_page(Page(markup.format(text).encode(), "a.html"), page_lexicons())
    read = sum(block.end - block.start for block in report.blocks if block.role is Role.BODY)
    assert MAX_READ - LONGEST <= read <= MAX_READ
    assert [caveat.code for caveat in caveats] == ["page-cut"]


@pytest.mark.parametrize("swarm", ["a" * 2_000_000, '"' * 500_000, "“" * 100_000])
def test_what_has_no_words_does_no_harm(swarm: str) -> None:
    news = "".join(SENTENCE.format(number) for number in range(4))
    report, _ = read_page(Page(f"<p>{swarm}</p><p>{news}</p>".encode(), "a.html"), page_lexicons())
    assert news.strip() in report.text
