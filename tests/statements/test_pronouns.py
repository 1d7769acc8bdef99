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
