"""Windows: every word once, in order, none longer than the limit."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.tagger.windows import LIMIT, Window, load_tokenizer, windows

TOKENIZER = load_tokenizer(Path(str(files("onrecord.models").joinpath("attribution/tokenizer.json"))))

WORDS = st.sampled_from(
    ["Oren", "said", "that", "the", "port", "is", "shut", ".", ",", "“", "”", "порт", "naïve", "\u200b", "𝒫"]
)
PARAGRAPH = st.lists(WORDS, min_size=0, max_size=260).map(" ".join)


def cut(paragraphs: list[str]) -> tuple[str, list[tuple[int, int]], list[Window]]:
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append((len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    return text, spans, list(windows(text, spans, TOKENIZER))


@given(st.lists(PARAGRAPH, max_size=6))
def test_every_word_stands_in_one_window(paragraphs: list[str]) -> None:
    text, spans, found = cut(paragraphs)
    words = [word for window in found for word in window.words]
    assert words == sorted(words)
    assert all(a[1] <= b[0] for a, b in pairwise(words))
    covered = {at for start, end in words for at in range(start, end)}
    outside = [at for start, end in spans for at in range(start, end) if at not in covered and text[at].isalnum()]
    assert not outside


@given(st.lists(PARAGRAPH, max_size=6))
def test_no_window_is_longer_than_the_limit(paragraphs: list[str]) -> None:
    _, _, found = cut(paragraphs)
    for window in found:
        assert 0 < len(window.pieces) <= LIMIT
        assert len(window.words) == len(window.firsts)
        assert window.firsts == sorted(set(window.firsts))


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    sentence = "The port of Helin was shut on Monday, said the harbour master, and it will stay shut for days."
    text, _, found = cut([" ".join([sentence] * 30)])
    assert len(found) > 2
    for window in found[:-1]:
        assert text[window.words[-1][0] : window.words[-1][1]] == "."
