"""Statements of many reports as utterances: what is one act of saying, and laws that hold of any statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import utterances as measured
from onrecord.dates import Edtf
from onrecord.lineage.copies import Copy
from onrecord.matters.likeness import Saying, alike
from onrecord.matters.utterances import utterances
from onrecord.model import Act, Dating, DatingMethod, Form, Span, Speaker, SpeakerKind, Statement, Utterance

PAIRS = Path(__file__).with_name("pairs.jsonl")
SHORE = "If I am elected, I will sign nothing that brings a second flag to our shore."


def saying(
    name: str,
    words: str,
    said: str | None = "2024-05-14",
    *,
    report: str | None = None,
    speaker: str | None = "vosk",
    form: Form = Form.DIRECT,
    act: Act = Act.ASSERT,
    published: str | None = "2024-05-15",
    outlet: str | None = None,
    language: str = "en",
    wires: tuple[str, ...] = (),
    start: int = 0,
) -> Saying:
    statement = Statement(
        f"st-{name}",
        Speaker(SpeakerKind.PERSON if speaker else SpeakerKind.UNNAMED, "an official", None, None, None, 1.0, "given"),
        None,
        (Span(start, start + len(words), words),),
        form,
        act,
        0.9,
        Dating(Edtf.parse(said) if said else None, f"the text says {said}", DatingMethod.TIMEX),
    )
    out = Edtf.parse(published) if published else None
    return Saying(statement, report or f"re-{name}", language, outlet or f"Outlet {name}", speaker, out, wires)


def ids(found: tuple[Utterance, ...]) -> set[frozenset[str]]:
    return {frozenset(r.cited.item.removeprefix("st-") for r in it.renderings) for it in found}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


def test_one_act_of_saying_in_three_reports_is_one() -> None:
    (found,) = utterances(
        [
            saying("a", SHORE),
            saying("b", "she would sign nothing that brings a second flag to our shore", form=Form.INDIRECT),
            saying("c", "she will sign nothing that brings a second flag to the shore", "2024-05", form=Form.INDIRECT),
        ]
    )
    assert [it.cited.item for it in found.renderings] == ["st-a", "st-c", "st-b"] or len(found.renderings) == 3
    assert found.renderings[0].cited.words[0].quote == SHORE
    assert (found.said_on.value, found.outlets) == ("2024-05-14", 3)
    assert 0 < found.score <= 1
    assert found.reason


@pytest.mark.parametrize(
    ("said", "published"), [("2026-05-14", "2026-05-15"), ("2024-05-17", "2024-05-18"), (None, "2025-01-01")]
)
def test_the_same_words_on_another_day_are_said_again(said: str | None, published: str) -> None:
    assert ids(utterances([saying("a", SHORE), saying("b", SHORE, said, published=published)])) == sets("a", "b")


def test_long_words_of_unknown_date_join_what_came_out_within_a_week() -> None:
    assert ids(utterances([saying("a", SHORE), saying("b", SHORE, None)])) == sets("ab")
    assert ids(utterances([saying("a", "We shall see"), saying("b", "We shall see", None)])) == sets("a", "b")


def test_an_undated_rendering_does_not_tie_two_years_together() -> None:
    years = [saying("a", SHORE, "2024-05-14"), saying("b", SHORE, "2026-05-14", published="2026-05-15")]
    wide = saying("c", SHORE, "2024-01/2026-12", published="2026-05-15")
    assert len(utterances([*years, wide])) == 2


def test_another_speaker_says_it_himself() -> None:
    assert ids(utterances([saying("a", SHORE), saying("b", SHORE, speaker="temk")])) == sets("a", "b")


def test_speakers_without_a_name_are_one_only_in_one_text() -> None:
    own = [
        saying("a", "the meeting had taken place", speaker=None),
        saying("b", "the meeting had taken place", speaker=None),
    ]
    assert ids(utterances(own)) == sets("a", "b")
    assert ids(utterances(own, {("re-a", "re-b"): Copy(0.9, 0.9, 40)})) == sets("ab")


def test_who_only_copies_is_marked_and_is_no_source() -> None:
    wire = saying("w", SHORE, outlet="Halyard", published="2024-05-14")
    copy = saying("c", SHORE, outlet="Sarn Today", published="2024-05-15")
    own = saying("o", "She will sign nothing that brings a second flag to our shore", outlet="Courier")
    (found,) = utterances([wire, copy, own], {("re-c", "re-w"): Copy(0.95, 0.9, 40)})
    assert {it.cited.report: it.copied_from for it in found.renderings} == {"re-w": None, "re-c": "re-w", "re-o": None}
    assert (found.outlets, found.sources) == (3, ("Courier", "Halyard"))
    assert found.renderings[-1].cited.report == "re-c"


def test_a_wire_that_two_reports_credit_is_one_source() -> None:
    one, other = (
        saying(name, SHORE, outlet=name.upper() * 4, wires=wires)
        for name, wires in (("a", ("TTA",)), ("b", ("TTA", "Halyard")))
    )
    (found,) = utterances([one, other])
    assert (found.outlets, found.sources) == (2, ("TTA",))


def test_a_translation_stands_apart() -> None:
    russian = saying("r", "я не подпишу ничего", language="ru")
    assert ids(utterances([saying("a", SHORE), russian])) == sets("a", "r")
    (found,) = utterances([saying("a", SHORE), russian], meaning=lambda _one, _other: 0.93)
    assert [(it.language, it.differs) for it in found.renderings] == [("en", ()), ("ru", ())]
    assert "meaning" in found.reason


def test_one_day_off_joins_what_is_the_same_and_says_so() -> None:
    (found,) = utterances([saying("a", SHORE, "2024-05-14"), saying("b", SHORE, "2024-05-15")])
    assert found.said_on.value == "2024-05-14/2024-05-15"
    assert "2024-05-14" in found.said_on.basis
    assert "2024-05-15" in found.said_on.basis


def test_two_sentences_that_a_third_report_gives_as_one_stand_with_it() -> None:
    whole = saying(
        "a", "The mole of Helin is ours, and the two cranes on the eastern quay were never for sale to anyone"
    )
    parts = [
        saying("b", "the two cranes on the eastern quay were never for sale", report="re-x", form=Form.INDIRECT),
        saying("c", "The mole of Helin is ours", report="re-x", start=200),
    ]
    assert ids(utterances([whole, *parts])) == sets("abc")


def test_words_that_differ_are_cut_from_their_reports() -> None:
    (found,) = utterances(
        [saying("a", SHORE), saying("b", "I will sign nothing which brings a flag to our shore", start=40)]
    )
    first, other = found.renderings
    for rendering in found.renderings:
        for span in rendering.differs:
            held = next(it for it in rendering.cited.words if it.covers(span))
            assert held.quote[span.start - held.start : span.end - held.start] == span.quote
    assert [it.quote for it in other.differs] == ["which"]
    assert [it.quote for it in other.lacks] == ["If I am elected", "that", "second"]
    assert (first.differs, first.lacks) == ((), ())


def test_the_pairs_are_told_apart() -> None:
    """Floors a little under what docs/evaluation.md gives; they go up with the scores."""
    every = measured.pairs(PAIRS)
    assert len(every) >= 40
    for part, precision, recall in (("set", 0.85, 0.9), ("held", 0.95, 0.8)):
        own = [pair for pair in every if pair["part"] == part]
        told = [pair for pair in own if measured.judged(pair)]
        hits = sum(bool(pair["same"]) for pair in told)
        assert hits >= precision * len(told)
        assert hits >= recall * sum(bool(pair["same"]) for pair in own)


SENTENCES = (
    SHORE,
    "she would sign nothing that brings a second flag to our shore",
    "We have never been asked for a second harbour",
    "Velmeria was never asked for a second harbor",
    "Not another metre of our coast will be let to anyone",
    "The lease of the harbour runs for another ten years, and not a day longer",
    "the lease of the harbor would run ten years and no longer",
    "We shall see",
)
DATES = (None, "2024-05-14", "2024-05-15", "2024-05", "2024", "2026-05-14", "../2024-06")


@st.composite
def many(draw: st.DrawFn) -> list[Saying]:
    return [
        saying(
            f"{number:02}",
            draw(st.sampled_from(SENTENCES)),
            draw(st.sampled_from(DATES)),
            report=f"re-{draw(st.integers(0, 5))}",
            speaker=draw(st.sampled_from(["vosk", "vosk", "temk", None])),
            form=draw(st.sampled_from(Form)),
            act=draw(st.sampled_from([Act.ASSERT, Act.DENY, Act.PROMISE, Act.QUESTION])),
            published=draw(st.sampled_from([None, "2024-05-15", "2024-05-20", "2026-05-15"])),
        )
        for number in range(draw(st.integers(1, 9)))
    ]


COPIES = {("re-0", "re-1"): Copy(0.9, 0.8, 40), ("re-2", "re-3"): Copy(0.3, 0.2, 12)}


@given(many(), st.randoms(use_true_random=False))
def test_utterances_partition_the_statements_whatever_their_order(sayings: list[Saying], dice: object) -> None:
    found = utterances(sayings, COPIES)
    members = [rendering.cited.item for it in found for rendering in it.renderings]
    assert sorted(members) == sorted(it.statement.id for it in sayings)
    shuffled = list(sayings)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert utterances(shuffled, COPIES) == found


@given(many())
def test_an_utterance_alone_is_that_utterance_again(sayings: list[Saying]) -> None:
    by_id = {it.statement.id: it for it in sayings}
    for it in utterances(sayings, COPIES):
        assert utterances([by_id[rendering.cited.item] for rendering in it.renderings], COPIES) == (it,)


@given(many())
def test_a_pair_is_alike_either_way(sayings: list[Saying]) -> None:
    for one in sayings:
        for other in sayings:
            assert alike(one, other) == alike(other, one)


@given(many())
def test_all_that_is_one_can_have_been_said_on_one_day_or_the_next(sayings: list[Saying]) -> None:
    for it in utterances(sayings, COPIES):
        dates = [r.cited.when.date for r in it.renderings if r.cited.when.date]
        first = [date.first for date in dates if date.first]
        last = [date.last for date in dates if date.last]
        assert not first or not last or (max(first) - min(last)).days <= 1
        assert len({by.speaker for by in sayings if by.statement.id in {r.cited.item for r in it.renderings}}) == 1
