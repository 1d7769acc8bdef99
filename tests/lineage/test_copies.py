"""Sketches and what they make: the same everywhere, either way round, and no copy where only a quotation is shared."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lineage.copies import Candidate, among, compare, with_candidates
from onrecord.lineage.passages import longest_shared
from onrecord.lineage.sketch import of_report, of_text
from onrecord.model import Block, Dating, Report, Role


def prose(seed: int, count: int) -> str:
    """So many words of no language; other seeds share none of them in a row."""
    dice = random.Random(seed)
    return " ".join(
        dice.choice("ba de ki lo mu ne ra si to vu".split()) + str(dice.randrange(9_000)) for _ in range(count)
    )


WIRE, OWN, OTHER = prose(1, 200), prose(2, 400), prose(3, 300)
TITLED = WIRE.title()


def edited(text: str, every: int) -> str:
    return " ".join("changed" if n % every == every - 1 else word for n, word in enumerate(text.split()))


@pytest.mark.parametrize(
    ("what", "one", "other", "found"),
    [
        ("the same", WIRE, WIRE, "whole"),
        ("another case, other marks", WIRE, TITLED.replace(" ", ", "), "whole"),
        ("a word in forty is another", WIRE, edited(WIRE, 40), "whole"),
        ("wire copy inside a longer report", WIRE, f"{OWN} {WIRE}", "part"),
        ("an excerpt between other words", OWN, f"{OTHER} {' '.join(OWN.split()[:130])} {WIRE}", "part"),
        ("other words", OWN, OTHER, None),
        ("a paragraph of 36 words", f"{OWN} {prose(4, 36)}", f"{OTHER} {prose(4, 36)}", None),
        ("a long quotation", f"{OWN} “{WIRE}” she said", f"{OTHER} “{WIRE}” she told reporters", None),
        ("a long quotation, straight marks", f'{OWN} "{WIRE}" she said', f'{OTHER} "{WIRE}" she told reporters', None),
        ("a brief of 40 words", prose(5, 40), prose(5, 40), "whole"),
        ("nothing", "", "", None),
        ("too short to tell", "the port is open", "the port is open", None),
    ],
)
def test_what_two_texts_make(what: str, one: str, other: str, found: str | None) -> None:
    made = compare(of_text(one), of_text(other))
    assert (made and ("whole" if made.whole else "part")) == found, what


def test_containment_is_told_both_ways() -> None:
    made = compare(of_text(WIRE), of_text(f"{OWN} {WIRE}"))
    assert made is not None
    assert made.share > 0.95
    assert 0.2 < made.other_share < 0.45  # a third, as sampled


def test_only_the_body_counts() -> None:
    text = f"{WIRE}\n{OWN}"
    cut = len(WIRE) + 1
    blocks = (Block(Role.FURNITURE, 0, cut, "a menu"), Block(Role.BODY, cut, len(text), "prose"))
    report = Report("r", "p", None, None, "en", None, None, Dating(None, "untold"), text, blocks)
    assert of_report(report).hashes.tolist() == of_text(OWN).hashes.tolist()


def test_the_same_on_every_machine() -> None:
    """A sketch is kept: what was hashed yesterday elsewhere is compared with what is hashed here."""
    words = " ".join(f"quay {n} of velm" for n in range(12))
    assert of_text(words).hashes.tolist()[:3] == [1735467144549676710, 2473285390398538220, 2878696213123561434]
    program = f"from onrecord.lineage.sketch import of_text; print(of_text({WIRE!r}).hashes.tolist())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{of_text(WIRE).hashes.tolist()}\n".encode()}


TEXTS = {"wire": WIRE, "longer": f"{OWN} {WIRE}", "own": OWN, "other": OTHER, "edited": edited(OTHER, 40), "empty": ""}


@given(st.permutations(sorted(TEXTS)))
@settings(max_examples=20, deadline=None)
def test_all_at_once_or_one_by_one_in_any_order(order: list[str]) -> None:
    sketches = {name: of_text(TEXTS[name]) for name in order}
    together = {frozenset((a, b)): (made.share if a < b else made.other_share) for a, b, made in among(sketches)}
    assert set(together) == {frozenset(pair) for pair in (("wire", "longer"), ("longer", "own"), ("other", "edited"))}
    single = {}
    for name, sketch in sketches.items():
        theirs = set(sketch.hashes.tolist())
        candidates = [
            Candidate(other, its.size, len(theirs & set(its.hashes.tolist())))
            for other, its in sketches.items()
            if other != name
        ]
        for other, made in with_candidates(sketch, candidates).items():
            single[frozenset((name, other))] = made.share if name < other else made.other_share
    assert single == together


def test_the_longest_passage_is_verbatim() -> None:
    def report(text: str) -> Report:
        block = (Block(Role.BODY, 0, len(text), "prose"),)
        return Report("r", "p", None, None, "en", None, None, Dating(None, "untold"), text, block)

    short, long = prose(6, 10), prose(7, 30)
    own = report(f"{OWN}. {short}! {OTHER}; {long.upper()}, {WIRE}")
    found = longest_shared(own, report(f"{long} and {short}"))
    assert found is not None
    assert found.quote == long.upper()
    assert own.text[found.start : found.end] == found.quote
    assert longest_shared(report(OWN), report(OTHER)) is None
