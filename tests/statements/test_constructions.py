"""Constructions of speech through tagger and rules together: who, what words, in what form, by what act."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord import pipeline
from onrecord.model import Page, Record

FRAME = """\
Talks On Second Quay

March 6, 2023

VELM -- The town of Velm has had one quay since 1998, and the captains want another one.

{}

The harbour of Velm has been full since the autumn, and ships wait for days in the bay.
"""

# (text, [(speaker's name or words, content, form, act)])
TABLE = [
    (
        "Port Minister Ada Oren said the quay was full, but suggested that a second one might be built.",
        [
            ("Ada Oren", ["the quay was full"], "indirect", "assert"),
            ("Ada Oren", ["a second one might be built"], "indirect", "assert"),
        ],
    ),
    (
        "“We have asked nobody,” Oren said. “Nobody has asked us.”",
        [("Oren", ["We have asked nobody", "Nobody has asked us."], "direct", "deny")],
    ),
    ("“The quay,” said Oren, “is not for sale.”", [("Oren", ["The quay", "is not for sale."], "direct", "deny")]),
    (
        "The harbour, Kell said, silts up every winter.",
        [("Kell", ["The harbour", "silts up every winter"], "indirect", "assert")],
    ),
    (
        "The harbour is full, Kell said on Monday, and it will stay full.",
        [("Kell", ["The harbour is full", "it will stay full"], "indirect", "assert")],
    ),
    (  # what the report goes on with
        "The bay is full, Kell said on Monday, and the captains went home.",
        [("Kell", ["The bay is full"], "indirect", "assert")],
    ),
    (  # what who speaks does next
        "The harbour was full, Kell said, and left the room.",
        [("Kell", ["The harbour was full"], "indirect", "assert")],
    ),
    (
        "According to Jon Kell, head of the captains' union, the harbour silts up every winter.",
        [("Jon Kell", ["the harbour silts up every winter"], "indirect", "assert")],
    ),
    ("Kell: “We will not wait another winter.”", [("Kell", ["We will not wait another winter."], "direct", "promise")]),
    (
        "Oren's claim that nobody had asked was rejected by the captains on Monday.",
        [("Oren", ["nobody had asked"], "indirect", "deny")],
    ),
    (
        "Oren was told that the quay would be closed.",
        [(None, ["the quay would be closed"], "indirect", "forecast")],
    ),
    ("It is said that the quay will be sold.", [(None, ["the quay will be sold"], "indirect", "forecast")]),
    (
        "Kell said that Oren had told him that no money was left.",
        [
            ("Kell", ["Oren had told him that no money was left"], "indirect", "assert"),
            ("Oren", ["no money was left"], "indirect", "deny"),
        ],
    ),
    (
        "Asked whether the quay would be sold, Oren said it would not.",
        [
            (None, ["whether the quay would be sold"], "indirect", "question"),
            ("Oren", ["it would not"], "indirect", "deny"),
        ],
    ),
    ("“When will it open?” Kell asked the minister.", [("Kell", ["When will it open?"], "direct", "question")]),
    (
        "The ministry denied that talks were under way.",
        [("The ministry", ["talks were under way"], "indirect", "deny")],
    ),
    (
        "Two officials familiar with the talks said the price was 40 million.",
        [("Two officials familiar with the talks", ["the price was 40 million"], "indirect", "assert")],
    ),
    (
        """“We have waited for nine winters,” said Kell.

“And we will wait no more, whatever they say in Velm.

“We want our quay, and we want it before the next winter comes,” he said.""",
        [
            ("Kell", ["We have waited for nine winters"], "direct", "assert"),
            ("Kell", ["And we will wait no more, whatever they say in Velm."], "direct", "promise"),
            ("Kell", ["We want our quay, and we want it before the next winter comes"], "direct", "assert"),
        ],
    ),
    ("The so-called “Iron Pier” was opened in 1998 by a mayor of Velm.", []),
    ("Kell, nicknamed “the Walrus” by his men, left the hall before the vote.", []),
    (
        "Kell said: “The minister told me: ‘There is no money.’”",
        [("Kell", ["The minister told me: ‘There is no money.’"], "direct", "assert")],
    ),
    (
        "Oren demanded that the union end its strike.",
        [("Oren", ["the union end its strike"], "indirect", "demand")],
    ),
    (
        "A letter seen by the Courier says that the quay is unsafe.",
        [("A letter", ["the quay is unsafe"], "indirect", "assert")],
    ),
    ("Oren is expected to travel to Sarn on Thursday with two ministers.", []),
]


@cache
def read(text: str) -> Record:
    return pipeline.read(Page(FRAME.format(text).encode(), "quay.txt")).at_least()


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_construction(text: str, expected: list[tuple[str | None, list[str], str, str]]) -> None:
    found = [
        (
            s.speaker.name or (s.speaker.span.quote if s.speaker.span else None),
            [span.quote for span in s.content],
            s.form.value,
            s.act.value,
        )
        for s in read(text).statements
    ]
    assert found == expected


def test_what_is_told_within_what_is_told_says_so() -> None:
    outer, inner = read("Kell said that Oren had told him that no money was left.").statements
    assert (outer.within, inner.within) == (None, outer.id)


# (text, circumstance, its words)
CIRCUMSTANCES = [
    ("Oren told the newspaper Courier in an interview that she would resign.", "via", "the newspaper Courier"),
    ("Oren wrote on Telegram that the talks had failed.", "via", "Telegram"),
    ("Oren was told that the quay would be closed.", "addressee", "Oren"),
    ("“When will it open?” Kell asked the minister.", "addressee", "the minister"),
    ("According to Jon Kell, head of the captains' union, the harbour silts up every winter.", "addressee", None),
]


@pytest.mark.parametrize(("text", "circumstance", "words"), CIRCUMSTANCES)
def test_circumstance(text: str, circumstance: str, words: str | None) -> None:
    (statement,) = read(text).statements
    span = getattr(statement, circumstance)
    assert (span.quote if span else None) == words
