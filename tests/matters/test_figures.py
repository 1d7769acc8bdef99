"""Figures of reports: how many of what, what it is of, and which two cannot both be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import require_pack
from onrecord.matters.figures import apart, figures, of_one_thing

PACK = require_pack("en")
PORT = frozenset({"port", "harbour"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvenia took the port on a 15-year lease.", [(15, "year")]),
        ("The rent is 4.79 million U.S. dollars a year instead of 4.5 million dollars.", [(4_790_000, "dollar")]),
        ("More than two thousand dockers would lose their jobs.", [(2000, "dockers")]),
        ("They met on June 4, 2019, at 20:15, under Article 5 and its 3 annexes.", [(3, "annexes")]),
        ("The vote was raised from 40 percent to 55 percent.", [(55, "percent")]),
        ("It cost €3.2bn and thirty-five thousand crowns.", [(3_200_000_000, "euro"), (35_000, "crown")]),
        ("It was signed two years after the harbour was first spoken of.", []),
        ("One of the ministers left in 2019.", []),
        ("Only 12 of the 40 deputies stayed.", [(40, "deputies")]),
    ],
)
def test_figures_are_read_with_what_they_count(text: str, expected: list[tuple[float, str]]) -> None:
    found = list(figures(text, PACK))
    assert [(it.value, it.unit) for it in found] == expected
    for it in found:
        assert 0 <= it.start < it.end <= len(text)
        assert it.text == text


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The lease runs for 25 years.", "Norvenia holds it on a lease of 49 years.", True),
        ("The turnout was 61 percent.", "Orun won on a turnout of 64 percent.", True),
        ("The port covers some 58 hectares.", "The port is of 58.32 hectares.", False),
        ("Over 900 dockers were dismissed.", "The yard dismissed 1,100 dockers.", False),
        ("Up to 400 dockers were dismissed.", "The yard dismissed 1,100 dockers.", True),
        ("The port is of 60 hectares.", "The harbour covers 85 hectares.", True),
        ("The harbour was empty for two years.", "The port will serve for ten years.", False),
        ("The bridge cost 3 million crowns.", "The rent is 5 million crowns.", False),
        ("Between 40 and 50 ships wait.", "Some 45 ships wait in the roads.", False),
        ("It pays 3 million crowns of rent.", "It pays 3 million euros of rent.", False),
    ],
)
def test_two_figures_of_one_thing_differ_where_no_number_can_be_meant_by_both(
    one: str, other: str, differ: bool
) -> None:
    (ours,), (theirs,) = figures(one, PACK), figures(other, PACK)
    assert (apart(ours, theirs) and of_one_thing(ours, theirs, PORT, PORT) > 0) is differ


@given(
    st.integers(3, 10_000), st.sampled_from(["", "some ", "at least ", "up to ", "more than "]), st.integers(3, 10_000)
)
def test_apart_is_symmetric_and_no_figure_is_apart_from_itself(number: int, bound: str, another: int) -> None:
    read = [list(figures(f"They hired {bound}{it} dockers.", PACK)) for it in (number, another)]
    for ours in read[0]:
        assert not apart(ours, ours)
        for theirs in read[1]:
            assert apart(ours, theirs) is apart(theirs, ours)
