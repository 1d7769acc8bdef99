"""The trained reader of stances: what it is asked, what it tells with the words, and that it abstains."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from evaluation import stances
from onrecord.matters.attitudes import Candidate
from onrecord.matters.network import Asked, Network, Told, load_network
from onrecord.matters.network.input import pieces_of
from onrecord.matters.network.together import together
from onrecord.model import GAP, Span, Stance
from onrecord.statements.tagger.windows import load_tokenizer

BRIDGE = "Velmora builds a bridge to the island of Sarn"


@cache
def network() -> Network:
    return load_network("stance")


def best(asked: Asked) -> str:
    told = network()(asked)
    sure = {stance.value: share for stance, share in told.stances.items()}
    return max([*sure.items(), ("none", told.no_side + told.off)], key=lambda it: it[1])[0]


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("We will build this bridge, and we will build it in this term", "", "supports"),
        ("There is no reason why the islanders should wait any longer for their bridge", "", "supports"),
        ("A bridge to Sarn would be a mistake, and I shall vote against it", "", "opposes"),
        ("as long as I am mayor there will be no bridge", "", "opposes"),
        ("we do not rule it out, but nothing has been decided", "", "is open"),
        ("no such project is on the agenda, and no talks are being held", "", "denies under way"),
        ("the contract for the bridge was signed in March, and the works have begun", "", "confirms under way"),
        (
            "that is for parliament to decide",
            "Asked about the bridge to Sarn, the premier smiled.",
            "leaves to another",
        ),
        ("I know nothing of such a plan", "Asked about the bridge to Sarn, the minister frowned.", "does not know"),
    ],
)
def test_plain_words_are_read(words: str, before: str, expected: str) -> None:
    assert best(Asked(BRIDGE, words, "Ada Oren, transport minister of Velmora", "said", "", before)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "the hospital would get forty more beds by spring",
        "the price of grain had fallen for the third month in a row",
        "The concert of the youth choir will be held in the cathedral on Saturday",
    ],
)
def test_what_is_of_something_else_is_told_to_be(words: str) -> None:
    told = network()(Asked(BRIDGE, words, "Ada Oren, minister of Velmora"))
    assert told.off > 0.5


@pytest.mark.parametrize(
    ("cue", "expected"), [("denied that", "denies under way"), ("confirmed that", "confirms under way")]
)
def test_the_cue_is_read_with_the_words(cue: str, expected: str) -> None:
    words = "talks on the bridge to Sarn had been held in secret"
    assert best(Asked(BRIDGE, words, "Ada Oren, transport minister of Velmora", cue)) == expected


_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


@given(_TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT)
def test_pieces_have_their_parts_and_the_words_their_places(
    proposition: str, words: str, speaker: str, cue: str, title: str, before: str
) -> None:
    tokenizer = load_tokenizer(Path(onrecord.__file__).parent / "models" / "attribution" / "tokenizer.json")
    found = pieces_of(Asked(proposition, words, speaker, cue, title, before), tokenizer)
    assert len(found.ids) == len(found.parts) <= 300
    assert sorted(found.parts) == found.parts
    assert 0 < found.start < found.end < len(found.ids)
    assert len(found.offsets) == found.end - found.start
    assert all(0 <= start <= end <= len(words) for start, end in found.offsets)


_SHARES = st.lists(st.floats(0.001, 1.0), min_size=10, max_size=10)


@given(_SHARES, st.lists(st.text("ab. ", min_size=1, max_size=20), min_size=1, max_size=3), st.data())
def test_what_both_tell_has_words_of_the_statement(shares: list[float], texts: list[str], data: st.DataObject) -> None:
    whole = sum(shares)
    told_of = {stance: share / whole for stance, share in zip(Stance, shares, strict=False)}
    end = len(GAP.join(texts))
    start = data.draw(st.integers(0, end - 1))
    told = Told(told_of, shares[8] / whole, shares[9] / whole, start, data.draw(st.integers(start + 1, end)))
    spans, at = [], 0
    for text in texts:
        spans.append(Span(at, at + len(text), text))
        at += len(text) + 3
    by_words = [(Candidate(Stance.OPPOSES, 0.8, 0, 1, "by words"), spans[0])]
    for it, span in together(by_words, told, tuple(spans)):
        assert 0 <= it.start < it.end <= len(span.quote)
        assert 0.0 < it.weight < 1.0
        assert span in spans


def test_both_are_surer_where_they_agree_and_less_where_they_do_not() -> None:
    words = (Span(0, 4, "no!!"),)
    by_words = [(Candidate(Stance.OPPOSES, 0.8, 0, 2, "by words"), words[0])]

    def weight(share: float) -> float:
        others = (1 - share) / 9
        told = Told({it: share if it is Stance.OPPOSES else others for it in Stance}, others, others, 0, 4)
        its = [it.weight for it, _ in together(by_words, told, words) if it.stance is Stance.OPPOSES]
        return max(its, default=0.0)

    assert weight(0.9) > weight(0.5) > weight(0.1)


def test_words_in_another_sentence_than_the_one_that_decides_keep_their_own_weight() -> None:
    words = (Span(0, 21, "Today I am against it"), Span(30, 42, "ask me again"))
    by_words = [(Candidate(Stance.OPPOSES, 0.93, 8, 18, "by words"), words[0])]
    shares = {it: 0.91 if it is Stance.OPEN else 0.01 for it in Stance}
    beside, within = (
        {it.stance: it.weight for it, _ in together(by_words, Told(shares, 0.01, 0.01, start, 39), words)}
        for start in (27, 0)
    )
    assert within.get(Stance.OPPOSES, 0.0) < 0.5 < beside[Stance.OPPOSES] <= beside[Stance.OPEN]


def test_a_statement_reads_the_same_whatever_was_read_before() -> None:
    asked = Asked(
        BRIDGE, "we are against it", "Ada Oren", "said", "A bridge", "Asked about the bridge, she shook her head."
    )
    first = load_network.__wrapped__("stance")(asked)
    network()(Asked(BRIDGE, "the rain went on for days " * 20))
    assert network()(asked) == first


FLOORS = {"right": 66.0, "precision": 84.0, "recall": 57.0}
"""Percent of the labelled statements, read by both (docs/evaluation.md has what was measured). The precision was 87
where words alone told a stance, and 37 were found."""


def test_labelled_statements_are_read_rightly_or_left_open() -> None:
    its = stances.labelled()
    figures = stances.figures(its, [stances.by_rules(it, network()(it.asked)) for it in its])
    assert all(figures[name] >= floor for name, floor in FLOORS.items()), figures
