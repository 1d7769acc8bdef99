"""Who has it from whom, and how many independent sources there are: a table of groups."""

from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.dates import Edtf
from onrecord.lineage.copies import Copy
from onrecord.lineage.descent import Holder, descent, same_name


def holder(name: str, day: str | None = None, *wires: str) -> Holder:
    return Holder(name.lower(), name, Edtf.parse(day) if day else None, wires)


WHOLE, PART = Copy(0.9, 0.9, 60), Copy(0.3, 0.95, 60)
PRESS = holder("Tarvik Press", "2024-03-02")


@pytest.mark.parametrize(
    ("what", "holders", "copies", "taken", "sources"),
    [
        ("alone", [holder("Post", "2024-03-02")], {}, [], ["Post"]),
        ("alone, crediting a wire", [holder("Post", "2024-03-02", "Tarvik Press")], {}, [], ["Tarvik Press"]),
        ("naming itself", [holder("Post", "2024-03-02", "POST")], {}, [], ["Post"]),
        (
            "the later has it from the earlier",
            [holder("Post", "2024-03-02"), holder("Herald", "2024-03-03")],
            {("post", "herald"): WHOLE},
            [("herald", "post")],
            ["Post"],
        ),
        (
            "a credit stands before the dates",
            [PRESS, holder("Post", "2024-03-01", "Tarvik Press")],
            {("tarvik press", "post"): WHOLE},
            [("post", "tarvik press")],
            ["Tarvik Press"],
        ),
        (
            "both credit a wire that is not there",
            [holder("Post", "2024-03-02", "Tarvik Press"), holder("Herald", "2024-03-05", "The Tarvik Press")],
            {("post", "herald"): WHOLE},
            [],
            ["The Tarvik Press"],
        ),
        (
            "the same day: not decided, one source",
            [holder("Post", "2024-03-02"), holder("Herald", "2024-03-02")],
            {("post", "herald"): WHOLE},
            [],
            ["Herald or Post"],
        ),
        (
            "a month may hold the day: not decided",
            [holder("Post", "2024-03"), holder("Herald", "2024-03-02")],
            {("post", "herald"): WHOLE},
            [],
            ["Herald or Post"],
        ),
        (
            "no date: not decided",
            [holder("Post"), holder("Herald", "2024-03-02")],
            {("post", "herald"): WHOLE},
            [],
            ["Herald or Post"],
        ),
        (
            "handed on: from where it began",
            [holder("Post", "2024-03-02"), holder("Herald", "2024-03-03"), holder("Times", "2024-03-04")],
            {("post", "herald"): WHOLE, ("herald", "times"): WHOLE, ("post", "times"): WHOLE},
            [("herald", "post"), ("times", "post")],
            ["Post"],
        ),
        (
            "a credit, though others had it earlier",
            [PRESS, holder("Herald", "2024-03-03"), holder("Times", "2024-03-04", "Tarvik Press")],
            {("tarvik press", "herald"): WHOLE, ("herald", "times"): WHOLE, ("tarvik press", "times"): WHOLE},
            [("herald", "tarvik press"), ("times", "tarvik press")],
            ["Tarvik Press"],
        ),
        (
            "a part of the agency's inside its own report: a source for the rest",
            [PRESS, holder("Herald", "2024-03-03")],
            {("herald", "tarvik press"): PART},
            [("herald", "tarvik press")],
            ["Herald", "Tarvik Press"],
        ),
        (
            "the same, and credited",
            [PRESS, holder("Herald", "2024-03-03", "Tarvik Press")],
            {("herald", "tarvik press"): PART},
            [("herald", "tarvik press")],
            ["Tarvik Press"],
        ),
        (
            "two agencies in one report",
            [PRESS, holder("TTA", "2024-03-01"), holder("Herald", "2024-03-03", "Tarvik Press", "TTA")],
            {("herald", "tarvik press"): PART, ("herald", "tta"): PART},
            [("herald", "tarvik press"), ("herald", "tta")],
            ["TTA", "Tarvik Press"],
        ),
        (
            "credited by its initials",
            [holder("Tarvona Telegraph Agency", "2024-03-02"), holder("Post", "2024-03-02", "TTA")],
            {("tarvona telegraph agency", "post"): WHOLE},
            [("post", "tarvona telegraph agency")],
            ["Tarvona Telegraph Agency"],
        ),
        (
            "a credit round in a ring",
            [holder("A", "2024-03-01", "B"), holder("B", "2024-03-02", "C"), holder("C", "2024-03-03", "A")],
            {("a", "b"): WHOLE, ("b", "c"): WHOLE, ("c", "a"): WHOLE},
            [("a", "b"), ("b", "c"), ("c", "a")],
            ["A", "B", "C"],
        ),
    ],
)
def test_a_group(
    what: str,
    holders: list[Holder],
    copies: dict[tuple[str, str], Copy],
    taken: list[tuple[str, str]],
    sources: list[str],
) -> None:
    for order in permutations(holders):
        told = descent(order, dict(reversed(copies.items())))
        assert sorted((it.by, it.source) for it in told.taken) == sorted(taken), what
        assert list(told.sources) == sources, what
        assert told.independent == len(sources)
        assert told.outlets == len(holders)
        assert told == descent(holders, copies)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Halyard", "halyard", True),
        ("R.N.A.", "RNA", True),
        ("Sarn-Plus", "Sarn Plus", True),
        ("RNA", "Ruvan News Agency", True),
        ("Ruvan News-Agency", "RNA", True),
        ("SP", "Sarn Post", False),
        ("Post", "Sarn Post", False),
    ],
)
def test_names_of_outlets(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same
