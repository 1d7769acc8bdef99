"""Renderings of one utterance that do not say the same, and those that only word it otherwise."""

from __future__ import annotations

import pytest

from onrecord.matters.differing import Difference, differing
from onrecord.model import Act, Cited, Dating, Form, Rendering, Span, Utterance

UNTOLD = Dating(None, "not told")


def rendering(report: str, words: str, act: Act, cue: str | None = None, copied_from: str | None = None) -> Rendering:
    cited = Cited(f"st-{report}", report, (Span(0, len(words), words),), UNTOLD, "A. Speaker")
    said = Span(300, 300 + len(cue), cue) if cue else None
    return Rendering(cited, "en", Form.INDIRECT, copied_from, act=act, outlet=report, cue=said)


def told(one: str, other: str, *acts: Act, cues: tuple[str | None, str | None] = (None, None)) -> list[tuple[str, ...]]:
    first, second = acts or (Act.ASSERT, Act.ASSERT)
    pair = (rendering("re-a", one, first, cues[0]), rendering("re-b", other, second, cues[1]))
    found = differing(Utterance("ut-x", "en-a", UNTOLD, pair, 0.9, "given"))
    return [(it.kind.value, *(span.quote for span in (*it.words, *it.other_words))) for it in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("We will not close the mine", "the mine would close", [("negation", "not close the mine")]),
        ("the talks never began", "the talks began in May", [("negation", "never began")]),
        (
            "Grain exports will resume on Monday",
            "grain exports may resume on Monday",
            [("modality", "will resume", "may resume")],
        ),
        ("You must leave the island", "they could leave the island", [("modality", "must leave", "could leave")]),
        ("Some 300 families will go", "about 500 families would go", [("figures", "300 families", "500 families")]),
        ("three ministers will go", "five ministers will go", [("figures", "three ministers", "five ministers")]),
        ("it cost 340 million crowns", "it cost 430 million crowns", [("figures", "340 million", "430 million")]),
    ],
)
def test_what_means_something_else_is_told_with_its_words(
    one: str, other: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will not close the mine", "he would not close the mine"),
        ("We will not close the mine", "there was no question of closing the mine"),
        ("The mine stays open, and nobody asked us to close the road", "the mine would stay open"),
        ("Grain exports will resume on Monday", "grain exports would resume on Monday"),
        ("the base has 58.32 hectares", "the base has 58 hectares"),
        ("it has 924.5 hectares", "it has 900 hectares"),
        ("We have 12 ships and 300 men", "they had 300 men and 12 ships"),
        ("In 1994 we signed", "we signed in 1996"),
        ("We may go, and you must stay", "they might go and the others should stay"),
        ("", "they might go"),
    ],
)
def test_what_is_only_worded_otherwise_is_none(one: str, other: str) -> None:
    assert told(one or "x", other) == []


def test_a_denial_that_the_cue_makes_is_none() -> None:
    assert told("talks with Dravia had never begun", "talks with Dravia had begun", Act.DENY, Act.DENY) == []


def test_cues_that_one_act_of_saying_cannot_have_both() -> None:
    words = "the mine would be closed by June"
    assert told(words, words + " at last", cues=("promised", "threatened")) == [("act", "promised", "threatened")]
    assert told(words, words + " at last", cues=("confirmed that", "denied that")) == [
        ("act", "confirmed that", "denied that")
    ]
    assert told(words, words + " at last", cues=("said", "announced")) == []


def test_a_copy_is_not_set_against_its_source() -> None:
    pair = (
        rendering("re-a", "the mine will close", Act.ASSERT),
        rendering("re-b", "the mine will not close", Act.ASSERT, copied_from="re-a"),
    )
    assert differing(Utterance("ut-x", "en-a", UNTOLD, pair, 0.9, "given")) == ()


def test_it_names_the_kind() -> None:
    assert {kind.value for kind in Difference} == {"negation", "modality", "figures", "act"}
