"""Days that stand near words and are not theirs, and days that are theirs though the news is of another."""

from __future__ import annotations

import pytest

from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.model import Page, Statement

REPORT = "2023-03-08"
"""A Wednesday."""


def said(text: str, words: str, title: str = "Velm Waits for Its Quay") -> Statement:
    page = Page(f"{title}\n\n{text}\n".encode(), "a.txt", published=Edtf.parse(REPORT))
    found = [s for s in pipeline.read(page).statements if words in " ".join(c.quote for c in s.content)]
    assert found, words
    return found[-1]


# (text, words said, their day)
TABLE = [
    # Hours that lead into another day
    (
        "On Monday the council of Velm met. Forty-eight hours later the mayor, Ada Stenn, said that the quay was shut.",
        "quay was shut",
        "2023-03-08",
    ),
    (
        "On Monday the council of Velm met. Two hours later the mayor, Ada Stenn, said that the quay was shut.",
        "quay was shut",
        "2023-03-06",
    ),
    # A day in what is told, of a source that is named behind or before it.
    ("The tanker was stopped on Monday as it left the bay, according to harbour police.", "was stopped", None),
    ("According to captains, the ministry knew of the leak in November 2021.", "knew of the leak", None),
    (
        "Tarn Minister Osk Brenn had given the line until Friday to pay or to leave the quay, according to a clerk.",
        "until Friday",
        None,
    ),
    # The day of the source itself.
    ("According to a survey published on Monday, the bay of Velm is shallow.", "is shallow", "2023-03-06"),
    # A day inside of what is told.
    (
        "Captain Ada Stenn on Monday accused the line of having known of the leak as long ago as 2015.",
        "as long ago as 2015",
        "2023-03-06",
    ),
    ("Captain Ada Stenn accused the line of having known of it as long ago as 2015.", "as long ago as 2015", REPORT),
    ("Pilots in Tarn allege that between 2011 and 2017 four ships were lost in the bay.", "four ships", None),
    ("The guild of pilots has announced a strike of three days from Monday over pay.", "a strike", f"{REPORT}~"),
    # A time of the saying, though a cut took it in.
    ("In a 2011 speech Ada Stenn described the quay as “a toll with a roof”.", "a toll with a roof", "2011"),
    # What somebody has done since when.
    (
        "“I did not come to count boats,” Ada Stenn told a news conference, her first since her election on Sunday.",
        "count boats",
        REPORT,
    ),
    # What the words refer to, and what they are about.
    (
        "“The line must pay for it,” said Captain Ada Stenn, referring to the collisions in the bay in June.",
        "must pay",
        REPORT,
    ),
    ("Mayor Ada Stenn said the court's ruling in November made the toll “a joke with a stamp”.", "a joke", REPORT),
    # A season in the name of an occasion, and the day of it.
    (
        "Mayor Ada Stenn said at her year-end press conference on Monday that the quay would be built.",
        "would be built",
        "2023-03-06",
    ),
    # Who promises something by a day does not say it by then.
    ("Tarn Minister Osk Brenn, called by the council, promised a report by Friday.", "a report", REPORT),
    # The day of what it was said at or after, also further down.
    (
        (
            "The toll is not on the agenda, said Tarn Minister Osk Brenn after yesterday's session.\n\n“I read that it "
            "falls at Easter,” said Brenn."
        ),
        "falls at Easter",
        "2023-03-07",
    ),
    (
        (
            "Port Minister Ada Stenn came out laughing at yesterday's press conference, dismissing our report on the "
            "quay as “tavern talk”.\n\nStenn said the quay was going nowhere."
        ),
        "going nowhere",
        "2023-03-07",
    ),
    (
        (
            "The Port Council, at its sitting held on Monday, received a report from the pilots.\n\nThe Council noted "
            "that the bay was silting up."
        ),
        "silting up",
        "2023-03-06",
    ),
    # Another day that the person's own words have.
    ("Reminded of the toll on Monday, Tarn Minister Osk Brenn said that it was fair.", "was fair", "2023-03-06"),
    (
        (
            "Pilot Ada Stenn ran for the council in January, but on Monday she was choosing her words. “We shall see "
            "what they pay,” she said."
        ),
        "what they pay",
        "2023-03-06",
    ),
    # Background that words do not go on from, and words that they do go on from.
    (
        (
            "The regatta is personal for Ada Stenn. She was third in 2013, behind two boats from Tarn. “I sell rope "
            "now,” she said."
        ),
        "I sell rope",
        None,
    ),
    (
        "In December 2017, Tarn Minister Osk Brenn said that the quay was too small. He said that money was short.",
        "money was short",
        "2017-12",
    ),
    # A time in somebody's life.
    (
        (
            "Port Minister Ada Stenn told captains on Monday that the quay would stay. In opposition, Stenn said "
            "that she would sell it."
        ),
        "sell it",
        None,
    ),
    # What somebody announced, and on which day.
    (
        (
            "Mayor Ada Stenn of Velm is to leave in June. She made the announcement in a video on Sunday evening."
            "\n\n“I am tired of the toll,” Stenn said."
        ),
        "tired of the toll",
        "2023-03-05",
    ),
    (
        (
            "Mayor Ada Stenn of Velm is to leave in June. She made the announcement in a video on Sunday evening.\n\n"
            "The guild of pilots said that it was too late."
        ),
        "too late",
        None,
    ),
    # A day of a week that the report does not tell.
    (
        (
            "The court of Velm sat on March 2. Tarn Minister Osk Brenn said last week at a fair that the quay was "
            "near. On the same day Pilot Ada Stenn told students that the quay was far."
        ),
        "quay was far",
        None,
    ),
    # What the report is of, where nobody speaks in its first sentence.
    (
        (
            "Velm has its quay. On Sunday the mayor, Ada Stenn, opened the gate and blew a whistle.\n\nStenn said that "
            "the quay would be lit by June."
        ),
        "lit by June",
        "2023-03-05",
    ),
    # Hours after what was told of a day.
    (
        (
            "The council of Velm met on Sunday to hear the pilots. Half an hour later the mayor, Ada Stenn, announced "
            "that the quay would be sold."
        ),
        "would be sold",
        "2023-03-05",
    ),
    # A time of telling in quotation marks.
    (
        (
            "Port Minister Ada Stenn told captains on Monday that the quay would stay “for now”. Asked what “for now” "
            "meant, she replied: “It means now.”"
        ),
        "It means now",
        "2023-03-06",
    ),
    # A day before the subject of what is said is that of saying it.
    ("Port Minister Ada Stenn said on Monday she would meet the captains.", "would meet", "2023-03-06"),
    ("Police said on Tuesday they had arrested four men.", "had arrested", "2023-03-07"),
    # What was told of long ago is over with its paragraph.
    (
        (
            "Port Minister Ada Stenn resigned on Tuesday.\n\nIn 2012, Stenn told parliament that the quay was safe."
            "\n\n“I take full responsibility,” Stenn told reporters outside the town hall."
        ),
        "full responsibility",
        None,
    ),
    # A letter, a speech of another year
    (
        (
            "Port Minister Ada Stenn denied it on Tuesday.\n\nIn a letter sent to the mayor in 2021, Stenn said that "
            "the quay was safe."
        ),
        "was safe",
        None,
    ),
    # The next day after a year is no day of the news.
    (
        (
            "Port Minister Ada Stenn said on Tuesday that peace was near.\n\nThe treaty was signed in 2019. The next "
            "day, the envoy Ilo Marn said that the war was over."
        ),
        "war was over",
        None,
    ),
    # What had been said before the news gives it no day.
    (
        (
            "Governor Rikard Blom said he would ask the government for help.\n\nOn Monday, Blom had said that there "
            "was no reason to worry."
        ),
        "ask the government",
        "2023-03-08",
    ),
    # A later day than one of long ago is not told.
    (
        (
            "In May 2012, Port Minister Ada Stenn told parliament that the quay was safe. She later admitted that it "
            "was not."
        ),
        "it was not",
        None,
    ),
    (
        "Port Minister Ada Stenn told parliament on Monday that the quay was safe. She later admitted that it was not.",
        "it was not",
        "2023-03-06",
    ),
    ("Port Minister Ada Stenn told parliament on February 27: “There is no other way.”", "no other way", "2023-02-27"),
    (
        "The embargo came in May 2020. In December that year, Port Minister Ada Stenn said that nothing would be sold.",
        "nothing would be sold",
        "2020-12",
    ),
]


@pytest.mark.parametrize(("text", "words", "day"), TABLE, ids=range(len(TABLE)))
def test_words_have_the_day_of_their_saying_or_none(text: str, words: str, day: str | None) -> None:
    found = said(text, words).said_on
    assert found.value == day, found.basis


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Port minister's press conference, 6 March 2023: summary of questions", "2023-03-06"),
        ("Port minister answers questions", REPORT),
        ("Port minister's press conference, 6 March 2022: summary of questions", REPORT),
    ],
)
def test_minutes_are_of_the_day_in_their_title(title: str, day: str) -> None:
    text = (
        "The Port Minister, Ada Stenn, met the press in the Customs Hall. It is no verbatim record.\n\nOn the toll. "
        "Stenn said that captains would have to pay."
    )
    assert said(text, "have to pay", title).said_on.value == day
