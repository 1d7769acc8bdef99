"""Whose words a statement is given to where the nearest name is not who speaks, and where it is."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.model import Page, Statement

HEAD = "VELM -- Harbourmaster Osk Brenn closed the north quay on Monday.\n\n"


def said(text: str, words: str) -> list[Statement]:
    """The statements of a report, shown ones alone, whose words hold these."""
    found = pipeline.read(Page((HEAD + text).encode(), "a.txt")).at_least().statements
    return [s for s in found if words in " ".join(c.quote for c in s.content)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # an office without a name, right before
        ("Osk Brenn was there. A diplomat shrugged at the news. “The quay was old,” he said.", "quay was old", None),
        ("Brenn waved. The envoy of Sarn thanked both sides. He said that the quay was old.", "quay was old", None),
        ("Brenn waved. The magistrate came late. “The quay was old,” he said.", "quay was old", None),
        # one of several, and a name that nothing tells to be a person's
        ("Brenn thanked the crews. One of them, a welder, laughed. “The quay was old,” he said.", "quay was old", None),
        # neither of two is nobody
        (
            "Neither envoy spoke of the quay. Osk Brenn was asked. “The quay was old,” he said.",
            "quay was old",
            "Osk Brenn",
        ),
        # a name stands beside the office
        ("The mayor of Velm, Ada Stenn, has a plan. She says that the quay will open.", "quay will open", "Ada Stenn"),
        ("Her rival, the skipper Anders Holm, has none. He says that the quay is lost.", "quay is lost", "Anders Holm"),
        # what is quoted tells nothing of who speaks
        (
            "Mayor Ada Stenn blamed him for it. “He has never once stood on the quay,” she said.",
            "never once stood",
            "Ada Stenn",
        ),
        ("Prime Minister Bo Krell was in Sarn. “Ilo Tamm asked for it,” he said.", "asked for it", "Bo Krell"),
        # who is told or asked something may answer
        (
            "Ada Stenn asked Foreign Minister Karl Lund whether it would close. “It will not,” he said.",
            "It will not",
            None,
        ),
        ("Ivo Stenn warned Greta Wohlin that it was over. “I doubt it,” she said.", "I doubt it", None),
        # a form of address tells by which pronoun somebody goes
        ("Mrs. Ada Stenn said the quay was old. He said that it would open.", "it would open", "Osk Brenn"),
    ],
)
def test_a_pronoun_is_nobody_else(text: str, words: str, name: str | None) -> None:
    assert [s.speaker.name if s.speaker.entity else None for s in said(text, words)] == [name]


@pytest.mark.parametrize(
    ("text", "words", "name", "role"),
    [
        # what ties no office
        (
            "It was the first talk with President Ada Stenn. Stenn said that the quay would open.",
            "open",
            "Ada Stenn",
            "president",
        ),
        (
            "A letter to Mayor Ada Stenn lay there. Stenn said that the quay would open.",
            "would open",
            "Ada Stenn",
            "mayor",
        ),
        ("Ada Stenn, who led the singing that night, said that the quay would open.", "would open", "Ada Stenn", None),
        (
            "Ada Stenn, who heads the port of Velm, said that the quay would open.",
            "open",
            "Ada Stenn",
            "head of the port of Velm",
        ),
        (
            "Tourism Minister Ada Stenn and Sarn's deputy envoy, Mr. Ilo Tamm, said that the quay would open.",
            "would open",
            "Ada Stenn",
            "tourism minister",
        ),
        (
            "Ada Stenn, mayor of Velm until the spring, said that the quay would open.",
            "would open",
            "Ada Stenn",
            None,
        ),
        ("Incoming mayor Ada Stenn said that the quay would open.", "would open", "Ada Stenn", "incoming mayor"),
        (
            "Minister of Labour and Inclusion Ada Stenn said that the quay would open.",
            "would open",
            "Ada Stenn",
            None,
        ),
        ("His guest, President Ada Stenn, said that the quay would open.", "would open", "Ada Stenn", "president"),
        (
            "Osk Brenn left. His spokesman, Ilo Tamm, said that the quay would open.",
            "would open",
            "Ilo Tamm",
            "spokesman for harbourmaster",
        ),
    ],
)
def test_an_office_is_what_the_report_gives(text: str, words: str, name: str, role: str | None) -> None:
    found = [(s.speaker.name, s.speaker.role and s.speaker.role.lower()) for s in said(text, words)]
    assert found == [(name, role and role.lower())]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # the words of saying have their own subject, whatever the parser hangs on them
        (
            "It will examine the crane, the state of stores and sheds, and “the purpose of each quay”, Brenn said.",
            "purpose of each quay",
            "Osk Brenn",
        ),
        (
            "The leader of the crews, Ada Stenn, said the mayor “should go home”, adding that she did not expect it.",
            "did not expect it",
            "Ada Stenn",
        ),
        # who hears or is told it, does not say it
        ("Those who came heard that the quay was safe.", "quay was safe", None),
        ("Members of the public are reminded to keep off the quay.", "keep off", None),
        ("Asked whether the quay would open, Ada Stenn said that she would wait.", "she would wait", "Ada Stenn"),
        # the second half of a sentence of two speakers
        (
            "Envoy Bo Krell said he was glad. Mayor Ada Stenn brushed it aside: “Ask me again when the crane is here.”",
            "Ask me",
            "Ada Stenn",
        ),
    ],
)
def test_whose_words_they_are(text: str, words: str, name: str | None) -> None:
    assert [s.speaker.name if s.speaker.entity else None for s in said(text, words)] in (
        [name],
        [] if name is None else [name],
    )


INTERVIEW = """“I sleep well”

{intro}

Will you open the quay?

{first}

When?

In May. {second}

And the crane?

It stands there. {third}
"""


EXPLAINER = """What we know of the quay

Mayor Ada Stenn promised a quay. Stenn never built it, and Stenn is leaving.

Why was it not built?

I think that the mayor lied to us all.

Did she know?

I believe that she knew from the first day.

Will she go?

I hope that somebody asks her.
"""


def test_an_explainer_is_no_interview() -> None:
    found = pipeline.read(Page(EXPLAINER.encode(), "a.txt")).statements
    told = [s for s in found if s.speaker.span is not None and s.speaker.span.quote == "I"]
    assert told
    assert [s.speaker.name for s in told if s.speaker.entity] == []


def test_somebody_without_a_name_is_no_former_premier() -> None:
    text = (
        "VELM, 12 May 2024 -- Ada Oren opened the quay.\n\nA diplomat shrugged. “It is over,” the former premier said."
    )
    (it,) = pipeline.read(Page(text.encode(), "a.txt")).at_least().statements
    assert it.speaker.entity is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # who speaks for somebody is not that person, whatever words the title has
        ("A spokesman for Labour Minister Karl Lund said the ban was legal.", "ban was legal", None),
        ("“The ban is legal,” said a spokeswoman for Defence Secretary Ada Stenn.", "ban is legal", None),
        ("An aide to the Velmoran President Karl Lund said the ban was legal.", "ban was legal", None),
        # a quotation alone in a paragraph goes on with whose words were told last
        (
            "“We will win,” Mayor Karl Lund said. Councillor Maja Olsk said the town was poor.\n\n“There is no money.”",
            "no money",
            "Maja Olsk",
        ),
        (
            "“We will win,” Mayor Karl Lund said. The town has a port.\n\n“There is no money.”",
            "no money",
            "Karl Lund",
        ),
        # behind a colon it is whose words of saying stand before it
        ("Councillor Maja Olsk asked: “The price for whom?” Mayor Karl Lund did not answer.", "for whom", "Maja Olsk"),
        ("Councillor Maja Olsk shouted: “Shame on you!” Lund said he would check.", "Shame", "Maja Olsk"),
        # a piece of the report's own clause is of nobody who spoke before
        (
            "“We failed,” Minister Rolan Tibek said. The house had called for his “immediate resignation” over it.",
            "immediate resignation",
            None,
        ),
    ],
)
def test_who_stands_near_is_not_who_speaks(text: str, words: str, name: str | None) -> None:
    assert [s.speaker.name if s.speaker.entity else None for s in said(text, words)] == [name]


@pytest.mark.parametrize(
    ("intro", "name"),
    [
        ("Ada Stenn, mayor of Velm, received us in her office above the harbour.", "Ada Stenn"),
        ("Mayor Ada Stenn and Mayor Bo Krell received us in an office above the harbour.", None),
    ],
)
def test_answers_of_an_interview_without_labels(intro: str, name: str | None) -> None:
    text = INTERVIEW.format(
        intro=intro,
        first="I think that the quay will open before the summer.",
        second="I told the council that it would be late.",
        third="I hope that somebody buys it one day.",
    )
    found = pipeline.read(Page(text.encode(), "a.txt")).statements
    told = [s for s in found if s.speaker.span is not None and s.speaker.span.quote == "I"]
    assert told
    assert {s.speaker.name for s in told} == {name}


def test_a_quotation_behind_what_another_did_is_of_nobody() -> None:
    text = "“We will win,” Mayor Karl Lund said. Maja Olsk shook her head.\n\n“There is no money.”"
    assert said(text, "no money") == []  # which is not shown
