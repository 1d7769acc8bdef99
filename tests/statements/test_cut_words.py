"""What of a sentence a statement holds: what is said, and no more of it."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.model import Page

HEAD = "VELM -- Mayor Ada Stenn closed the north quay on Monday.\n\n"


def read(text: str) -> list[tuple[str | None, list[str]]]:
    """Speaker and words of the statements shown of a sentence."""
    found = pipeline.read(Page((HEAD + text).encode(), "a.txt")).at_least().statements
    return [(s.speaker.name, [c.quote for c in s.content]) for s in found if s.content[0].start >= len(HEAD)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a semicolon
        (
            "The roof of the market leaks; Stenn says that she has known it for years.",
            [("Ada Stenn", ["she has known it for years"])],
        ),
        # the next words of saying
        (
            "Stenn said that the roof leaks, and thanked the crews.",
            [("Ada Stenn", ["the roof leaks"])],
        ),
        ("The port is split: Stenn said that she would stay.", [("Ada Stenn", ["she would stay"])]),
        # what the report says of the saying
        (
            "Stenn said that the quay would stay open, reversing a pledge that she made in May.",
            [("Ada Stenn", ["the quay would stay open"])],
        ),
        # another's words beside, and an apostrophe that ends them
        (
            "Stenn said wages were low, while Minister Karl Lund called them “fair”.",
            [("Ada Stenn", ["wages were low"]), ("Karl Lund", ["them “fair”"])],
        ),
        ("Stenn said the fault was the driver’s.", [("Ada Stenn", ["the fault was the driver’s"])]),
        ("Stenn refused to say whether it was sold.", [("Ada Stenn", ["whether it was sold"])]),
        ("Stenn denied that she had said the quay was full.", [("Ada Stenn", ["she had said the quay was full"])]),
        # the day of saying
        ("Stenn said on Thursday she would stay.", [("Ada Stenn", ["she would stay"])]),
        ("Stenn said Thursday would be too late.", [("Ada Stenn", ["Thursday would be too late"])]),
        # a condition behind goes with it
        (
            "Stenn has said for the first time that she is prepared to discuss it, provided that the captains agree.",
            [("Ada Stenn", ["she is prepared to discuss it, provided that the captains agree"])],
        ),
        # a condition and a question keep their opening
        ("Stenn would not say if she would stay.", [("Ada Stenn", ["if she would stay"])]),
        ("Stenn asked whether the crane was safe.", [("Ada Stenn", ["whether the crane was safe"])]),
        # so does a subject that looks like what opens a clause
        ("Stenn said that was her own view.", [("Ada Stenn", ["that was her own view"])]),
        # whom a question is put to is no part of it
        ("Stenn was asked on Monday where the crane would stand.", [(None, ["where the crane would stand"])]),
        # what comes to nothing
        ("Stenn ruled that out.", []),
        ("Stenn said it.", []),
        ("Stenn denied it.", [("Ada Stenn", ["it"])]),
        # nobody's
        ("It would not be proper to indicate how the harbour is run.", []),
        ("Would she be asking him to go? Nobody knew.", []),
    ],
)
def test_words_are_what_is_said(text: str, expected: list[tuple[str | None, list[str]]]) -> None:
    assert read(text) == expected
