"""Whom a pronoun of saying means: "…, she said"."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.model import Page


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # what is said tells of who says it
        ("Prime Minister Ada Oren would not resign before the vote, she said.", "not resign", "Ada Oren"),
        ("The new mayor, Osk Brenn, will not open the quay, he told reporters.", "open the quay", "Osk Brenn"),
        # it tells of another
        ("He trusts Ada Oren, he said.", "He trusts", None),
        ("“Ada Oren must go,” she said.", "must go", None),
        ("A deal that Ada Oren signed would be kept, she said.", "would be kept", None),
        # a quotation's own "her" is of its subject
        (
            "Government spokesman Osk Brenn spoke. “The minister has her own view. Nothing has been decided,” he said.",
            "Nothing has been decided",
            "Osk Brenn",
        ),
        # what has an article is nobody
        (
            "Mayor Ilo Marnik spoke on Wednesday of the Tarn Pass, and of that alone. “It stays shut,” he said.",
            "stays shut",
            "Ilo Marnik",
        ),
    ],
)
def test_whom_a_pronoun_means(text: str, words: str, name: str | None) -> None:
    page = Page(f"VELM -- The council of Velm met on Monday.\n\n{text}".encode(), "a.txt")
    found = [s for s in pipeline.read(page).statements if words in " ".join(c.quote for c in s.content)]
    assert [s.speaker.name for s in found] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Singer Ilo Marnik gave up her concert on Tuesday. “The hall is unsafe,” the mayor said.",
        "Osk Brenn was robbed in his car on Monday. The minister said that the robbers would be found.",
        "Poet Ada Stenn met the president on Monday. “The hall is unsafe,” the president said.",
        "Bo Krell, who will be sworn in as president in June, was ready. The president said that he was not.",
    ],
)
def test_an_office_is_not_given_to_who_is_spoken_of(text: str) -> None:
    page = Page(f"VELM -- The council of Velm met on Monday.\n\n{text}".encode(), "a.txt")
    assert [s.speaker.entity for s in pipeline.read(page).statements] == [None]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        # not after the report
        ("The inquiry opened on Wednesday. The following week, Mayor Ada Stenn said that it was over.", "over", None),
        # what is told of, not when it is told
        ("Osk Brenn told analysts on a call about third-quarter results that the quay was full.", "quay", None),
        # another's interview, another question's day
        (
            "Ada Stenn gave the interview on 3 March. Asked on Wednesday if she would go, Stenn said she would stay.",
            "she would stay",
            "2023-03-08",
        ),
    ],
)
def test_the_day_is_that_of_the_words(text: str, words: str, day: str | None) -> None:
    head = "Harbour Is Full\n\nMarch 8, 2023\n\nVELM -- The council of Velm has a harbour, which is small.\n\n"
    found = [s for s in pipeline.read(Page((head + text).encode(), "a.txt")).statements if words in s.content[-1].quote]
    assert [s.said_on.value for s in found] == [day]
