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
from onrecord.model import Span, Stance
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
        ("This is the first I hear of it", "Asked about the bridge to Sarn, the minister frowned.", "does not know"),
    ],
)
def test_plain_words_are_read(words: str, before: str, expected: str) -> None:
    assert best(Asked(BRIDGE, words, "Ada Oren, transport minister of Velmora", "", before)) == expected


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


_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


@given(_TEXT, _TEXT, _TEXT, _TEXT, _TEXT)
def test_pieces_have_their_parts_and_the_words_their_place(
    proposition: str, words: str, speaker: str, title: str, before: str
) -> None:
    tokenizer = load_tokenizer(Path(onrecord.__file__).parent / "models" / "attribution" / "tokenizer.json")
    found = pieces_of(Asked(proposition, words, speaker, title, before), tokenizer)
    assert len(found.ids) == len(found.parts) <= 300
    assert sorted(found.parts) == found.parts
    assert 0 < found.start < found.end < len(found.ids)


_SHARES = st.lists(st.floats(0.001, 1.0), min_size=10, max_size=10)


@given(_SHARES, st.floats(0.0, 1.0))
def test_both_give_no_stance_that_words_do_not(shares: list[float], weight: float) -> None:
    whole = sum(shares)
    told_of = {stance: share / whole for stance, share in zip(Stance, shares, strict=False)}
    told = Told(told_of, shares[8] / whole, shares[9] / whole)
    by_words = [(Candidate(Stance.OPPOSES, weight, 0, 2, "by words"), Span(0, 4, "no!!"))]
    for it, span in together(by_words, told):
        assert (it.stance, it.start, it.end, span) == (Stance.OPPOSES, 0, 2, by_words[0][1])
        assert 0.0 < it.weight < 1.0


def test_both_are_surer_where_they_agree_and_less_where_they_do_not() -> None:
    words = (Span(0, 4, "no!!"),)
    by_words = [(Candidate(Stance.OPPOSES, 0.8, 0, 2, "by words"), words[0])]

    def weight(share: float) -> float:
        others = (1 - share) / 9
        told = Told({it: share if it is Stance.OPPOSES else others for it in Stance}, others, others)
        its = [it.weight for it, _ in together(by_words, told) if it.stance is Stance.OPPOSES]
        return max(its, default=0.0)

    assert weight(0.9) > weight(0.5) > weight(0.1)


@given(_SHARES)
def test_what_a_cue_turns_is_counted_for_what_it_makes_of_it(shares: list[float]) -> None:
    told = Told(dict(zip(Stance, shares, strict=False)), shares[8], shares[9])
    turned = told.taken_for(Stance.DENIES, frozenset({Stance.SUPPORTS, Stance.CONFIRMS}))
    assert sum(turned.stances.values()) == pytest.approx(sum(told.stances.values()))
    assert turned.stances[Stance.SUPPORTS] == turned.stances[Stance.CONFIRMS] == 0.0
    assert turned.stances[Stance.OPPOSES] == told.stances[Stance.OPPOSES]


def test_a_statement_reads_the_same_whatever_was_read_before() -> None:
    asked = Asked(BRIDGE, "we are against it", "Ada Oren", "A bridge", "Asked about the bridge, she shook her head.")
    first = load_network.__wrapped__("stance")(asked)
    network()(Asked(BRIDGE, "the rain went on for days " * 20))
    assert network()(asked) == first


FLOORS = {"right": 51.0, "precision": 87.0, "recall": 37.0}
"""Percent of the labelled statements, read by both (docs/evaluation.md has what was measured)."""


def test_labelled_statements_are_read_rightly_or_left_open() -> None:
    its = stances.labelled()
    figures = stances.figures(its, [stances.by_rules(it, network()(it.asked)) for it in its])
    assert all(figures[name] >= floor for name, floor in FLOORS.items()), figures
