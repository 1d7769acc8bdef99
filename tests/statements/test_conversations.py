"""Who speaks in the turns of interviews, transcripts and official replies, word for word, and on which day."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.model import Page, Statement

ASKED = """\
Harbour Weekly | Saturday talk

'The quay will wait'

Tarn's harbour minister, Osk Brenn, on tolls and patience

Osk Brenn has run the harbour for nine years. {told}

Q: Minister, in 2016 you promised a quay. Where is it?

A: That is a fair question. We measured the bay last year.

It is deep enough for two.

Q: Will you open it in 2025?

A: I said what I said.

Interview by Ada Stenn.
"""

NAMED = """\
TARN REVIEW

Ada Stenn: I count the ships

The port captain on figures

{asker}: Captain, the council says that the bay is full. Is it?

STENN: It has been full since May, and nobody has done anything about it.

{asker}: Did the council ask you before it voted for the new quay?

STENN: In 2019 it did. Nobody wrote it down, and the paper is gone.

{asker}: And what does the council ask of you now?

STENN: Now it asks the gulls, and they do not answer either.

{told}
"""

REPLY = """\
MINISTRY OF PORTS OF TARN

{title}

9 March 2021

Question: Velm papers say that the second quay has been given up. Is that so?

Answer: That is not so. Talks were held twice this year, most recently on 2 March.
"""


def turns(text: str, published: str = "2023-03-16", outlet: str | None = None) -> list[Statement]:
    page = Page(text.encode(), "a.txt", published=Edtf.parse(published), outlet=outlet)
    return [s for s in pipeline.read(page).statements if s.cue and s.cue.quote == ":"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The interview took place on 11 March.", "2023-03-11"),
        ("The conversation was recorded in his office on Friday.", "2023-03-10"),
        ("He spoke to us at the old pier on 9 March.", "2023-03-09"),
        ("He gave the interview on Monday.", "2023-03-13"),
        ("He opened a crane on 11 March.", None),
        ("", None),
    ],
)
def test_whoever_is_asked_answers_on_the_day_of_the_interview(told: str, day: str | None) -> None:
    said = turns(ASKED.format(told=told))
    assert [s.speaker.name for s in said] == [None, "Osk Brenn", None, "Osk Brenn"]
    assert [s.said_on.value for s in said] == [day] * 4
    assert [c.quote for c in said[1].content] == [
        "That is a fair question. We measured the bay last year.",
        "It is deep enough for two.",
    ]


@pytest.mark.parametrize(
    ("asker", "outlet"), [("REVIEW", "Tarn Review"), ("TR", "Tarn Review"), ("Review", "Tarn Review")]
)
def test_a_surname_in_capitals_is_whoever_bears_it(asker: str, outlet: str) -> None:
    told = "The conversation took place on 7 March. Stenn has been port captain since 2020."
    said = turns(NAMED.format(asker=asker, told=told), outlet=outlet)
    assert [s.speaker.name for s in said[1::2]] == ["Ada Stenn"] * 3
    assert all(s.speaker.name != "Ada Stenn" for s in said[::2])
    assert {s.said_on.value for s in said} == {"2023-03-07"}


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Reply by Deputy Minister Osk Brenn to a question from the Velm Gazette", "2021-03-09"),
        ("Osk Brenn on the second quay", None),  # when the words were spoken, no word tells
    ],
)
def test_an_official_page_gives_words_of_its_day(title: str, day: str | None) -> None:
    question, answer = turns(REPLY.format(title=title), "2021-03-09")
    assert (answer.speaker.name, question.speaker.name) == ("Osk Brenn", None)
    assert answer.content[0].quote.startswith("That is not so.")
    assert question.said_on.value == answer.said_on.value == day


def test_an_office_is_whoever_holds_it() -> None:
    text = (
        "Office of the Premier of Tarn\n\nTranscript: Premier Osk Brenn's spring press conference\n\n"
        "Tarn, 9 March 2021\n\n"
        "ADA STENN (Velm Gazette): Premier, will the quay be built?\n\nPREMIER: It will be built.\n\n"
        "ADA STENN: When?\n\nPREMIER: When the bay is free. I promised that to the captains in 2018.\n"
    )
    said = turns(text, "2021-03-09")
    assert [(s.speaker.name, s.speaker.role) for s in said] == [
        ("ADA STENN", None),
        ("Osk Brenn", "premier"),
    ] * 2
    assert {s.said_on.value for s in said} == {"2021-03-09"}


def test_a_list_of_facts_is_no_conversation() -> None:
    text = "The quay in figures\n\nThe quay of Velm was opened on Monday.\n\nLength: 300 metres.\n\nCost: two crowns.\n"
    assert turns(text) == []
