"""What was said on an occasion that the report dates: the day, how it was found, and when it stays unknown."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.model import Page, Statement

FRAME = """\
Ministers Meet Over Second Quay

VELM -- The captains of Velm have wanted a second quay since 1998.

{}

The harbour of Velm has been full since the autumn, and ships wait for days in the bay.
"""


def said(text: str, words: str) -> Statement:
    page = Page(FRAME.format(text).encode(), "a.txt", published=Edtf.parse("2023-03-08"))
    found = [s for s in pipeline.read(page).statements if words in " ".join(c.quote for c in s.content)]
    assert len(found) == 1, found
    return found[0]


TABLE = [
    (
        (
            "Talks were held in Velm on March 6.\n\nAfter the talks, Tarn Minister Osk Brenn said that the bay was "
            "deep enough."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (
        (
            "Talks were held in Velm on March 6.\n\nAt a news conference after the talks, Tarn Minister Osk Brenn "
            "demanded that the toll be halved."
        ),
        "be halved",
        "2023-03-06",
    ),
    (
        (
            "A summit of the bay was held on March 6.\n\nOpening the summit, Tarn Minister Osk Brenn proposed a shared "
            "quay. He added that Tarn would bear the cost."
        ),
        "bear the cost",
        "2023-03-06",
    ),
    (  # what was said on it tells of an occasion, too
        (
            "Tarn Minister Osk Brenn told captains at a summit on Monday that the bay was deep. Opening the summit, "
            "Velm Minister Ada Stenn proposed a shared quay."
        ),
        "a shared quay",
        "2023-03-06",
    ),
    (  # a verb tells of what its noun names
        (
            "A court in Velm ruled on Monday that the toll was void.\n\nTarn Minister Osk Brenn said after the ruling "
            "that the bay was deep enough."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (  # a response is of no earlier day than what it responds to, and of no later one than the report
        (
            "Port captains signed an agreement on Monday.\n\nTarn Minister Osk Brenn welcomed the agreement as a sign "
            "of sense."
        ),
        "the agreement",
        "2023-03-06/2023-03-08",
    ),
    (  # an answer is of the day of its question
        (
            "Tarn Minister Osk Brenn was asked on Monday when the quay would be built. “By the end of June,” the "
            "minister said."
        ),
        "By the end of June",
        "2023-03-06",
    ),
    (  # a day tells of the same person's words before it
        (
            "Tarn Minister Osk Brenn said that the bay was deep enough.\n\n“We measured it,” Brenn told captains on "
            "Monday."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (  # as long as they go on
        (
            "Tarn Minister Osk Brenn told captains on Monday that the bay was wide.\n\nBrenn said that it was calm."
            "\n\nBrenn said that it was deep enough."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (  # who was there spoke there
        (
            "Tarn Minister Osk Brenn said on Monday at a briefing with Velm Minister Ada Stenn that the bay was wide."
            "\n\nStenn said that it was deep enough."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (  # nothing ties another's words to the day of the news
        (
            "Tarn Minister Osk Brenn told captains on Monday that the bay was wide.\n\nVelm Minister Ada Stenn said "
            "that it was deep enough."
        ),
        "deep enough",
        None,
    ),
    (
        (
            "The captains of Tarn said on Wednesday that they wanted a toll.\n\nThe Tarn Line called it a tax, and "
            "Velm Minister Ada Stenn said that the bay was deep enough."
        ),
        "deep enough",
        None,
    ),
    (  # nor do they stand with the news where a report looks back before
        (
            "The captains of Tarn said on Wednesday that they wanted a toll. In 2019 a court stopped one.\n\nThe Velm "
            "minister said that the bay was deep enough."
        ),
        "deep enough",
        None,
    ),
    (  # somebody unnamed may have spoken whenever
        (
            "The captains of Tarn said on Wednesday that they wanted a toll.\n\nOne of them said that the "
            "bay was deep enough."
        ),
        "deep enough",
        None,
    ),
    (  # a weekday of its own that nothing fixes is no reason to take another's day
        (
            "Tarn Minister Osk Brenn told captains in May 2016 that the bay was wide. At a fair many years ago, Brenn "
            "told fishermen that it was deep enough."
        ),
        "deep enough",
        None,
    ),
    (  # the day of what was spoken at or written in
        ("Tarn Minister Osk Brenn told reporters at Monday's briefing that the bay was deep enough."),
        "deep enough",
        "2023-03-06",
    ),
    (
        (
            "Tarn Minister Osk Brenn told captains on Wednesday that the bay was wide.\n\nAda Stenn, a retired pilot, "
            "wrote in Monday's Herald that it was deep enough."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (  # a paper's day is no day that anything counts from
        (
            "Tarn Minister Osk Brenn told captains on Wednesday that the bay was wide.\n\nAda Stenn, a retired pilot, "
            "wrote in Monday's Herald that it was not.\n\nMayor Joran Lund told reporters the same day that it was "
            "deep enough."
        ),
        "deep enough",
        "2023-03-08",
    ),
    (  # the interview's day, wherever it is told
        (
            "In remarks to the Velm Gazette, Tarn Minister Osk Brenn said that the bay was deep enough.\n\nBrenn gave "
            "the interview on Sunday in his garden."
        ),
        "deep enough",
        "2023-03-05",
    ),
    (  # an aside of another year is not what the next words go on from
        (
            "Captain Joran Lund told reporters on Wednesday that the bay was wide.\n\nTarn Minister Osk Brenn, who in "
            "2017 said that it was shallow, stood beside him. “It is deep enough,” Brenn said."
        ),
        "deep enough",
        None,
    ),
    (  # what seems to look back is of the day of the next words
        (
            "The first pilot left in May 2021.\n\nTarn Minister Osk Brenn said that the bay was deep enough. “We "
            "measured it,” he said on Monday."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (  # who told the meeting told it when others did
        (
            "“We closed one quay. We opened two. We shall open a third. It is time,” Mayor Joran Lund told a packed "
            "meeting on Monday.\n\nFishermen's leader Osk Brenn told the meeting that the bay was deep enough."
        ),
        "deep enough",
        "2023-03-06",
    ),
    (  # a tag behind a quotation is no aside
        (
            "Tarn Minister Osk Brenn told captains on Wednesday that the bay was wide.\n\nThe Pilots' Chamber welcomed "
            "the remarks. “We always said that it is deep enough,” its chairwoman, Ada Stenn, said by telephone."
        ),
        "deep enough",
        None,
    ),
    (  # a background ends where the report turns to somebody else by name, and is still of no day
        ("The first quay was built in 1998.\n\nVelm Minister Ada Stenn said that the bay was deep enough."),
        "deep enough",
        None,
    ),
    (  # which of the two is not told
        (
            "Port ministers held talks on March 6. Their deputies held talks on March 2.\n\nAfter the talks, Tarn "
            "Minister Osk Brenn said that the bay was deep enough."
        ),
        "deep enough",
        None,
    ),
    (  # other talks than those told before
        (
            "Talks were held in Velm on March 6.\n\nDuring talks with captains, Tarn Minister Osk Brenn said that "
            "the bay was deep enough."
        ),
        "deep enough",
        None,
    ),
    (  # a year is no day to say something on
        (
            "Port ministers held talks in 2019.\n\nAfter the talks, Tarn Minister Osk Brenn said that the bay was "
            "deep enough."
        ),
        "deep enough",
        None,
    ),
]


@pytest.mark.parametrize(("text", "words", "day"), TABLE, ids=range(len(TABLE)))
def test_an_occasion_told_before_dates_what_is_said_on_it(text: str, words: str, day: str | None) -> None:
    assert said(text, words).said_on.value == day


def test_it_says_how_it_was_found() -> None:
    text, words, _ = TABLE[0]
    assert said(text, words).said_on.basis.startswith("At the talks told before: “March 6”")


@pytest.mark.parametrize(
    ("text", "day"),
    [  # the report is of Wednesday, March 8
        ("“The quay is ours,” said the mayor.", "2023-03-05"),
        ("The mayor, Ada Stenn, wrote on Wednesday: “The quay is ours.”", "2023-03-08"),
    ],
)
def test_words_that_go_on_with_those_of_a_day_or_two_before_are_of_that_day(text: str, day: str) -> None:
    told = "Mayor Ada Stenn of Velm told the Velm Gazette on Sunday that nobody had asked for her opinion.\n\n"
    assert said(told + text, "The quay is ours").said_on.value == day


@pytest.mark.parametrize(
    ("cue", "name"), [("added", "Ada Stenn"), ("continued", "Ada Stenn"), ("said", "the president")]
)
def test_an_office_that_adds_is_who_spoke_right_before(cue: str, name: str) -> None:
    text = (
        "Ada Stenn was sworn in as president of Tarn, succeeding Osk Brenn. Stenn said that the quay would be built. "
        f"“No ship will wait,” the president {cue}."
    )
    assert said(text, "No ship will wait").speaker.name == name


def test_a_last_bound_after_the_report_is_no_day_of_saying() -> None:
    text = "The agreement, signed by both sides, gives Tarn the use of the harbour until 2049."
    assert said(text, "until 2049").said_on.date is None
    own = said("The agreement says until 2049 that the harbour is closed.", "closed").said_on
    assert own.date is None
    assert "lies after the report" in own.basis


NO_DAY = [
    # The next words of the same person have a day; these are set in another time.
    (
        (
            "During the campaign, Port Minister Ada Oren promised that the quay would never be sold. On Monday, Oren "
            "said that it would be sold to Tarn."
        ),
        "never be sold",
    ),
    (
        "As a candidate, Ada Oren said that the quay would never be sold. On Monday, Oren said that it would be sold.",
        "never be sold",
    ),
    (
        (
            "When the war began, Port Minister Ada Oren said that Velm would stay out. She told captains on Monday "
            "that it would not."
        ),
        "stay out",
    ),
    # What shares letters is no telling of an occasion.
    (
        (
            "Velm summoned the Tarn envoy on March 2.\n\nPort Minister Ada Oren said at the summit in Tarn that the "
            "fire was no accident."
        ),
        "no accident",
    ),
    (
        "Guards protected the quay on March 2.\n\nPort Minister Ada Oren said at the protest that the quay was old.",
        "quay was old",
    ),
    # What is only spoken of dates nothing.
    (
        (
            "Ministers of both towns met for talks in Tarn on March 6.\n\nBefore he left for Tarn, Osk Brenn told "
            "captains that the talks would be short."
        ),
        "would be short",
    ),
    # Another answers nothing.
    (
        (
            "Captains asked Harbour Master Osk Brenn on March 6 whether the quay would be sold. Mayor Ada Stenn has "
            "long said that the quay is the town's."
        ),
        "the town's",
    ),
    # An occasion that is banned on a day does not come out then.
    ("Mayor Ada Stenn said at a rally banned on March 3 by the town that the quay would stay.", "would stay"),
]


@pytest.mark.parametrize(("text", "words"), NO_DAY)
def test_no_day_of_saying_is_made_of_another(text: str, words: str) -> None:
    assert said(text, words).said_on.date is None
