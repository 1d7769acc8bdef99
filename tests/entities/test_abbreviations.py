"""Abbreviations that a report defines once, and what they mean in the rest of it. All bodies are invented."""

from __future__ import annotations

import pytest

from onrecord.entities.abbreviations import initials, spells
from tests.entities.test_names import resolved

COMPACT = "Northern Maritime Compact"


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The Northern Maritime Compact (NMC) met on Monday. The NMC said that it was late.", "NMC", COMPACT),
        ("The Northern Maritime Compact (the NMC) met on Monday. The NMC said that it was late.", "NMC", COMPACT),
        ("The Northern Maritime Compact (the “NMC”) met on Monday. The NMC said that it was late.", "NMC", COMPACT),
        ("The Northern Maritime Compact (N.M.C.) met on Monday. The N.M.C. said no.", "N.M.C.", COMPACT),
        ("The North Maritime Compact, or NMC, met on Monday. The NMC said no.", "NMC", "North Maritime Compact"),
        ("The NMC (Northern Maritime Compact) met on Monday. The NMC said no.", "NMC", COMPACT),
        ("The NMC said no on Monday. The Northern Maritime Compact (NMC) met later.", "NMC", COMPACT),
        (
            "The Organization of Northern Ports (ONP) met. The ONP said that the port would close.",
            "ONP",
            "Organization of Northern Ports",
        ),
        (
            "The Council for Ports and Harbours (CPH) met. The CPH said that the port would close.",
            "CPH",
            "Council for Ports and Harbours",
        ),
        (
            "The Ministry of Fisheries (MoF) met. The MoF said that the port would close.",
            "MoF",
            "Ministry of Fisheries",
        ),
        # a name that the recogniser misses
        (
            "Velmeria is in the Collective Harbour Treaty Organization (CHTO). The CHTO base at Tarn opened in 2003.",
            "CHTO",
            "Collective Harbour Treaty Organization",
        ),
        # the initials are those of another language
        (
            "The State Committee for Harbour Safety (GKBP) met on Monday. The GKBP said no.",
            "GKBP",
            "State Committee for Harbour Safety",
        ),
        # defined twice over, for two names: in doubt, so it stays what it is
        ("The Sea Bank (SB) and the Sand Board (SB) met on Monday. The SB said no.", "SB", "SB"),
        # not defined at all
        ("The Northern Maritime Compact met on Monday. The NMC said no.", "NMC", "NMC"),
        # a bracket that tells a year, or a country
        ("The Northern Maritime Compact (2023) met. The NMC said no.", "NMC", "NMC"),
    ],
)
def test_what_an_abbreviation_means(text: str, short: str, name: str) -> None:
    assert resolved(text, short, nth=-1) == name


def test_a_country_in_brackets_is_no_abbreviation() -> None:
    assert resolved("The Northern Maritime Compact (USA) met. Ships left the USA on Monday.", "USA", nth=-1) != COMPACT


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("NMC", "Northern Maritime Compact", True),
        ("NSC", "North-South Compact", True),
        ("MoF", "Ministry of Fisheries", True),
        ("MOF", "Ministry of Fisheries", True),
        ("MF", "Ministry of Fisheries", True),
        ("NMC", "Northern Compact", False),
        ("N", "Northern", False),
    ],
)
def test_spells(short: str, name: str, *, expected: bool) -> None:
    assert spells(short, name.split()) is expected
    assert len(initials(name.split())) <= len(name)
