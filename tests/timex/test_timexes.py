"""Time expressions: found, typed, resolved; a report of Wednesday, 12 June 2024, unless the row says otherwise."""

from __future__ import annotations

import pytest

from onrecord.dates import Edtf
from tests.timex.reports import parsed, timexes

REPORT = "2024-06-12"

# (text, publication or None, words, TIMEX3 type, TIMEX3 value, EDTF)
TABLE = [
    # What counts from a day that may be two counts from none.
    ("Oren spoke last Tuesday at 10 a.m.", "2024-06-12", "10 a.m.", "TIME", "XXXX-XX-XXT10:00", None),
    (
        "The talks were on June 3. Oren spoke last Tuesday. The following day he left.",
        "2024-06-12",
        "The following day",
        "DATE",
        "XXXX-XX-XX",
        None,
    ),
    # What ends with the report has no date where its day is not known.
    ("Prices rose over the past year.", "2019", "the past year", "DATE", "2018", None),
    # Full dates, in every usual order.
    ("The port opened on February 4, 2019.", None, "February 4, 2019", "DATE", "2019-02-04", "2019-02-04"),
    ("The port opened on Feb. 4, 2019.", None, "Feb. 4, 2019", "DATE", "2019-02-04", "2019-02-04"),
    ("The port opened on 4 February 2019.", None, "4 February 2019", "DATE", "2019-02-04", "2019-02-04"),
    ("It opened on the 4th of February 2019.", None, "the 4th of February 2019", "DATE", "2019-02-04", "2019-02-04"),
    ("The port opened on 04.02.2019.", None, "04.02.2019", "DATE", "2019-02-04", "2019-02-04"),
    ("The port opened on 2019-02-04.", None, "2019-02-04", "DATE", "2019-02-04", "2019-02-04"),
    ("The port opened on 25/12/2018.", None, "25/12/2018", "DATE", "2018-12-25", "2018-12-25"),
    ("The port opened on 04/02/2019.", None, "04/02/2019", "DATE", "2019-XX-XX", "2019"),
    ("It shut on Monday, February 4, 2019.", None, "Monday, February 4, 2019", "DATE", "2019-02-04", "2019-02-04"),
    # "Since" tells of no day itself, and a capital behind a name is a part of it.
    ("They met on June 10. They have met twice since June 3. On the same day, Oren left.", REPORT, "the same day",
     "DATE", "2024-06-10", "2024-06-10"),
    # Months, years, decades, parts of them.
    ("In December 2018, Oren resigned.", None, "December 2018", "DATE", "2018-12", "2018-12"),
    ("The base was opened in 2003.", None, "2003", "DATE", "2003", "2003"),
    ("The lease runs until 2058.", REPORT, "2058", "DATE", "2058", "2058"),
    ("It was built in mid-2018.", None, "mid-2018", "DATE", "2018", "2018-05~/2018-08~"),
    ("It was built in early 2018.", None, "early 2018", "DATE", "2018", "2018-01~/2018-04~"),
    ("It was built in late November 2018.", None, "late November 2018", "DATE", "2018-11", "2018-11-21~/2018-11-30~"),
    ("The port was busy in the 1990s.", None, "the 1990s", "DATE", "199", "1990/1999"),
    ("The port was busy in the early 1990s.", None, "the early 1990s", "DATE", "199", "1990-01~/1993-04~"),
    ("The port was busy in the '80s.", REPORT, "the '80s", "DATE", "198", "1980/1989"),
    ("It was a power of the 19th century.", None, "the 19th century", "DATE", "18", "1800/1899"),
    ("It fell in the third quarter of 2018.", None, "the third quarter of 2018", "DATE", "2018-Q3", "2018-07/2018-09"),
    ("It closed in the summer of 2018.", None, "the summer of 2018", "DATE", "2018-SU", "2018-06~/2018-08~"),
    ("It closed last winter.", REPORT, "last winter", "DATE", "2023-WI", "2023-12~/2024-02~"),
    ("The port was busy in the '20s.", None, "the '20s", "DATE", "XX2", None),
    ("It stood in the '30s of the 19th century.", REPORT, "the '30s of the 19th century", "DATE", "183", "1830/1839"),
    ("The port will open next winter.", "2024-01-15", "next winter", "DATE", "2024-WI", "2024-12~/2025-02~"),
    ("The port will open next summer.", REPORT, "next summer", "DATE", "2025-SU", "2025-06~/2025-08~"),
    ("This winter was mild.", "2024-03-15", "This winter", "DATE", "2023-WI", "2023-12~/2024-02~"),
    ("The port opened this December.", "2024-01-20", "this December", "DATE", "2023-12", "2023-12"),
    ("In May 12 people died.", REPORT, "May", "DATE", "2024-05", "2024-05"),
    ("It was built in nineteen ninety-six.", None, "nineteen ninety-six", "DATE", "1996", "1996"),
    ("It was built in March nineteen ninety-six.", None, "March nineteen ninety-six", "DATE", "1996-03", "1996-03"),
    ("It should be ready by the year two thousand.", None, "the year two thousand", "DATE", "2000", "2000"),
    ("It was the lowest since '82.", REPORT, "'82", "DATE", "1982", "1982"),
    ("It was the lowest since '82.", None, "'82", "DATE", "XX82", None),
    ("He met them in the last week of March 2018.", None, "the last week of March 2018", "DATE", "2018-W13",
     "2018-03-25~/2018-03-31~"),
    ("It shut on the last day of March 2018.", None, "the last day of March 2018", "DATE", "2018-03-31", "2018-03-31"),
    ("It fell in the final quarter of 2018.", None, "the final quarter of 2018", "DATE", "2018-Q4", "2018-10/2018-12"),
    # What ends with the report is no year or decade of the calendar.
    ("Prices rose over the past year.", REPORT, "the past year", "DATE", "2023", "2023-06~/2024-06-12"),
    ("Prices rose in the past week.", REPORT, "the past week", "DATE", "2024-W23", "2024-06-05~/2024-06-12"),
    ("Prices rose over the last decade.", REPORT, "the last decade", "DATE", "201", "2014-06~/2024-06-12"),
    # What is compared with the same quarter.
    ("Third-quarter profit was 3 million, against 2 million a year ago.", "2023-11-02", "a year ago", "DATE",
     "2022-Q3", "2022-07/2022-09"),
    ("Profit in the third quarter of 2018 doubled from the same period last year.", REPORT,
     "the same period last year", "DATE", "2017-Q3", "2017-07/2017-09"),
    ("Third-quarter profit rose. For the nine months it was 9 million, against 8 a year earlier.", "2023-11-02",
     "a year earlier", "DATE", "2022", "2022~"),
    ("A year ago Oren was a clerk.", REPORT, "A year ago", "DATE", "2023", "2023~"),
    ("Oren resigned in May 2016. A year earlier, he had won.", REPORT, "A year earlier", "DATE", "2015", "2015"),
    # Parts left out: behind or ahead by the tense.
    ("On February 4, Oren spoke in Sarn.", REPORT, "February 4", "DATE", "2024-02-04", "2024-02-04"),
    ("On September 4, Oren spoke in Sarn.", REPORT, "September 4", "DATE", "2023-09-04", "2023-09-04"),
    ("Oren will speak on September 4.", REPORT, "September 4", "DATE", "2024-09-04", "2024-09-04"),
    ("Oren is expected to visit Sarn on July 5.", REPORT, "July 5", "DATE", "2024-07-05", "2024-07-05"),
    ("Oren is due in Sarn on July 5.", REPORT, "July 5", "DATE", "2024-07-05", "2024-07-05"),
    ("Talks scheduled for July 5 were put off.", REPORT, "July 5", "DATE", "2024-07-05", "2024-07-05"),
    ("In March, Oren said that the talks had failed.", "2019-02-04", "March", "DATE", "2018-03", "2018-03"),
    ("In January, Oren said that the talks had failed.", "2019-02-04", "January", "DATE", "2019-01", "2019-01"),
    ("Voters will elect a president in March.", "2019-02-04", "March", "DATE", "2019-03", "2019-03"),
    ("Oren was in Sarn on June 3-7.", REPORT, "June 3-7", "DATE", "2024-06-03/2024-06-07", "2024-06-03/2024-06-07"),
    ("He spoke on December 31.", "2024-01-02", "December 31", "DATE", "2023-12-31", "2023-12-31"),
    ("A summit set for Sarn in April will be short.", "2019-02-04", "April", "DATE", "2019-04", "2019-04"),
    ("The rules to be published in early November will be strict.", "2019-10-04", "early November", "DATE", "2019-11",
     "2019-11-01~/2019-11-10~"),
    # The year written once for two; the order of day and month by the report's habit, or by what can be past.
    ("Between March and May 2018, Oren was ill.", REPORT, "March", "DATE", "2018-03", "2018-03"),
    ("From December to March 2018, Oren was ill.", REPORT, "December", "DATE", "2017-12", "2017-12"),
    ("It lasted from 3 to 7 May 2018.", None, "3 to 7 May 2018", "DATE", "2018-05-03/2018-05-07",
     "2018-05-03/2018-05-07"),
    ("It shut December 28 - January 3, 2024.", None, "December 28 - January 3, 2024", "DATE",
     "2023-12-28/2024-01-03", "2023-12-28/2024-01-03"),
    ("It opened on 04/02/2019 and shut on 25/02/2019.", None, "04/02/2019", "DATE", "2019-02-04", "2019-02-04"),
    ("It opened on 04/02/2019 and shut on 02/25/2019.", None, "04/02/2019", "DATE", "2019-04-02", "2019-04-02"),
    ("It opened on 04/02/2019.", "2019-02-05", "04/02/2019", "DATE", "2019-02-04", "2019-02-04"),
    ("It opened on 04/02/2019, on 25/02/2019 and on 02/25/2019.", None, "04/02/2019", "DATE", "2019-XX-XX", "2019"),
    # From an event whose day the report tells; without it, how long, and no date.
    ("The vote was on June 3. Oren left two days before the vote.", REPORT, "two days", "DURATION", "P2D",
     "2024-06-01"),
    ("Oren left two days before the June 3 vote.", REPORT, "two days", "DURATION", "P2D", "2024-06-01"),
    ("Oren left two days before the vote.", REPORT, "two days", "DURATION", "P2D", None),
    ("The first vote was on June 3, the second vote was on June 5. He left two days before the vote.", REPORT,
     "two days", "DURATION", "P2D", None),
    ("The summit opens on July 4. On the eve of the summit, Oren left.", REPORT, "the eve", "DATE", "2024-07-03",
     "2024-07-03"),
    ("The vote will be held on June 20. Two weeks after the vote, he will resign.", REPORT, "Two weeks", "DURATION",
     "P2W", "2024-07-01~/2024-07-07~"),
    ("He will speak on the day after the vote of June 20.", REPORT, "the day", "DATE", "2024-06-21", "2024-06-21"),
    ("Oren left on the eve of the summit.", REPORT, "the eve", "DATE", "XXXX-XX-XX", None),
    # British and rarer words.
    ("Oren left a fortnight ago.", REPORT, "a fortnight ago", "DATE", "2024-W22", "2024-05-27~/2024-06-02~"),
    ("Oren left half a year ago.", REPORT, "half a year ago", "DATE", "2023-12", "2023-12~"),
    ("They meet every other week.", REPORT, "every other week", "SET", "P2W", None),
    ("At 5 p.m. Moscow time on Tuesday he left.", REPORT, "5 p.m. Moscow time on Tuesday", "TIME",
     "2024-06-11T17:00", "2024-06-11"),
    # Weekdays.
    ("Oren could not be reached on Monday.", REPORT, "Monday", "DATE", "2024-06-10", "2024-06-10"),
    ("Oren is to meet Kell at the summit of the ports in Tolsk on June 22.", "2023-02-16", "June 22", "DATE",
     "2023-06-22", "2023-06-22"),
    ("Oren plans to speak at the meeting of the council on June 22.", "2023-02-16", "June 22", "DATE",
     "2023-06-22", "2023-06-22"),
    ("Oren looks for ways to get around Monday's ruling.", REPORT, "Monday", "DATE", "2024-06-10", "2024-06-10"),
    ("Oren spoke on Tuesday.", REPORT, "Tuesday", "DATE", "2024-06-11", "2024-06-11"),
    ("Oren spoke on Wednesday.", REPORT, "Wednesday", "DATE", "2024-06-12", "2024-06-12"),
    ("Oren spoke on Thursday.", REPORT, "Thursday", "DATE", "2024-06-06", "2024-06-06"),
    ("Oren will speak on Tuesday.", REPORT, "Tuesday", "DATE", "2024-06-18", "2024-06-18"),
    ("Oren spoke last Wednesday.", REPORT, "last Wednesday", "DATE", "2024-06-05", "2024-06-05"),
    ("Oren spoke last Friday.", REPORT, "last Friday", "DATE", "2024-06-07", "2024-06-07"),
    ("Oren will speak next Monday.", REPORT, "next Monday", "DATE", "2024-06-17", "2024-06-17"),
    ("Talks are on this Friday.", REPORT, "this Friday", "DATE", "2024-06-14", "2024-06-14"),
    ("Oren spoke this Sunday.", REPORT, "this Sunday", "DATE", "2024-06-09", "2024-06-09"),
    ("Oren will speak this Monday.", REPORT, "this Monday", "DATE", "2024-06-17", "2024-06-17"),
    ("Oren spoke this past Tuesday.", REPORT, "this past Tuesday", "DATE", "2024-06-11", "2024-06-11"),
    ("Oren will speak this coming Friday.", REPORT, "this coming Friday", "DATE", "2024-06-14", "2024-06-14"),
    ("Oren spoke on Tuesday of last week.", REPORT, "Tuesday of last week", "DATE", "2024-06-04", "2024-06-04"),
    # Two weeks may be meant.
    ("Oren spoke last Tuesday.", REPORT, "last Tuesday", "DATE", "XXXX-WXX-2", None),
    ("Oren will speak next Friday.", REPORT, "next Friday", "DATE", "XXXX-WXX-5", None),
    ("Oren spoke the following Friday.", REPORT, "the following Friday", "DATE", "XXXX-WXX-5", None),
    ("Oren spoke on Tuesday night.", REPORT, "Tuesday night", "TIME", "2024-06-11TNI", "2024-06-11"),
    # From the day of the report.
    ("Oren arrived yesterday.", REPORT, "yesterday", "DATE", "2024-06-11", "2024-06-11"),
    ("Oren spoke this morning.", REPORT, "this morning", "TIME", "2024-06-12TMO", "2024-06-12"),
    ("Oren met them last week.", REPORT, "last week", "DATE", "2024-W23", "2024-06-03/2024-06-09"),
    ("Oren met them late last week.", REPORT, "late last week", "DATE", "2024-W23", "2024-06-07~/2024-06-09~"),
    ("Oren met them last month.", REPORT, "last month", "DATE", "2024-05", "2024-05"),
    ("The law passed last year.", REPORT, "last year", "DATE", "2023", "2023"),
    ("The vote is next month.", REPORT, "next month", "DATE", "2024-07", "2024-07"),
    ("The law passed earlier this year.", REPORT, "earlier this year", "DATE", "2024", "2024-01-01/2024-06-12"),
    ("Oren met them two days ago.", REPORT, "two days ago", "DATE", "2024-06-10", "2024-06-10"),
    ("The law passed three years ago.", REPORT, "three years ago", "DATE", "2021", "2021~"),
    ("It was first raised years ago.", REPORT, "years ago", "DATE", "PAST_REF", None),
    ("Oren arrived over the weekend.", REPORT, "the weekend", "DATE", "2024-W23-WE", "2024-06-08/2024-06-09"),
    ("Oren met them this weekend.", "2024-06-10", "this weekend", "DATE", "2024-W23-WE", "2024-06-08/2024-06-09"),
    ("Oren will meet them this weekend.", "2024-06-10", "this weekend", "DATE", "2024-W24-WE", "2024-06-15/2024-06-16"),
    ("Oren met them last weekend.", "2024-06-09", "last weekend", "DATE", "2024-W22-WE", "2024-06-01/2024-06-02"),
    ("Oren will meet them next weekend.", "2024-06-08", "next weekend", "DATE", "2024-W24-WE", "2024-06-15/2024-06-16"),
    ("Oren met them 48 hours ago.", REPORT, "48 hours ago", "DATE", "XXXX-XX-XX", None),
    # A report of which the year alone, or less, is known.
    ("Oren resigned last year.", "2019", "last year", "DATE", "2018", "2018"),
    ("On October 4, Oren resigned.", "2019", "October 4", "DATE", "XXXX-10-04", None),
    ("On March 4, Oren resigned.", "2019-03", "March 4", "DATE", "2019-03-04", "2019-03-04"),
    ("Oren resigned last year.", "2018-08/2019-05", "last year", "DATE", "XXXX", None),
    ("Oren resigned last Christmas.", "2018-08/2019-05", "last Christmas", "DATE", "XXXX-12-25", None),
    # From what was told before: from a range's end on, and from within a year there is no month.
    ("The talks were on June 3-7. Two days later, he left.", REPORT, "Two days later", "DATE", "2024-06-09",
     "2024-06-09"),
    ("The talks were on June 3-7. On the same day, he left.", REPORT, "the same day", "DATE", "XXXX-XX-XX", None),
    ("The talks were on June 3-7. At 10:00 he left.", REPORT, "10:00", "TIME", "XXXX-XX-XXT10:00", None),
    ("Oren was mayor in 2014-2016. The following year, he left.", REPORT, "The following year", "DATE", "2017", "2017"),
    ("In 2018 the port shut. Three months later it opened.", REPORT, "Three months later", "DATE", "XXXX-XX", None),
    ("The strike began on May 6. The following day the port shut.", REPORT, "The following day", "DATE", "2024-05-07",
     "2024-05-07"),
    ("The vote was on May 6. Two days earlier, Oren had resigned.", REPORT, "Two days earlier", "DATE", "2024-05-04",
     "2024-05-04"),
    ("The port opened in 1996. That year, Oren was born.", REPORT, "That year", "DATE", "1996", "1996"),
    ("He was elected in October 2017. Earlier in 2017, Oren left.", REPORT, "Earlier in 2017", "DATE", "2017",
     "2017-01/2017-10"),
    # Durations, sets, clock times, references.
    ("Rumors have circulated for months.", REPORT, "months", "DURATION", "PXM", None),
    ("The talks took two weeks.", REPORT, "two weeks", "DURATION", "P2W", None),
    ("He served a five-year term.", REPORT, "five-year", "DURATION", "P5Y", None),
    ("They meet every week.", REPORT, "every week", "SET", "P1W", None),
    ("They meet every Tuesday.", REPORT, "every Tuesday", "SET", "XXXX-WXX-2", None),
    ("It came at 10:35 a.m. on Tuesday.", REPORT, "10:35 a.m. on Tuesday", "TIME", "2024-06-11T10:35", "2024-06-11"),
    ("They now have one base.", REPORT, "now", "DATE", "PRESENT_REF", "2024-06-12"),
    # Without the day of publication nothing hangs in the air.
    ("Oren spoke on Tuesday.", None, "Tuesday", "DATE", "XXXX-WXX-2", None),
    ("Oren arrived yesterday.", None, "yesterday", "DATE", "XXXX-XX-XX", None),
    ("In March, Oren resigned.", None, "March", "DATE", "XXXX-03", None),
    ("On February 4, Oren resigned.", None, "February 4", "DATE", "XXXX-02-04", None),
    ("The port opened in 2003. On February 7, Oren resigned.", None, "February 7", "DATE", "XXXX-02-07", None),
    ("Oren met them last week.", None, "last week", "DATE", "XXXX-WXX", None),
    ("The law passed three years ago.", None, "three years ago", "DATE", "XXXX", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "kind", "value", "date"), TABLE)
def test_resolves(text: str, published: str | None, words: str, kind: str, value: str, date: str | None) -> None:
    assert (words, kind, value, date) in timexes(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "Oren may resign.",
        "The country wants a second base.",
        "Some 2000 people came to the square.",
        "The fleet has 1990 sailors.",
        "The bill came to $2,018.",
        "A quarter of the fleet is idle.",
        "They will march on the capital.",
        "Oren told Sarn Today of the quay.",
    ],
)
def test_tells_no_time(text: str) -> None:
    assert timexes(text, REPORT) == []


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("Oren arrived on February 31, 2019.", None, "February 31, 2019"),
        ("Oren arrived on February 31.", "2019-03-05", "February 31"),
        ("Oren arrived on June 31.", None, "June 31"),
        ("Oren resigned in March 2091.", "2019-03-05", "March 2091"),
    ],
)
def test_impossible_dates_are_refused_with_the_reason(text: str, published: str | None, words: str) -> None:
    timex = next(t for t in parsed(text, published)[2].timexes if t.span.quote == words)
    assert timex.date is None
    assert "is refused" in timex.basis


def test_what_hangs_on_an_approximate_day_is_approximate() -> None:
    text = "In December 2018, Oren said no. Oren spoke in Sarn on February 4. On Sunday, he left."
    assert ("Sunday", "DATE", "2019-02-03", "2019-02-03~") in timexes(text, "2019-02-04~")


def test_every_basis_is_a_sentence_and_every_anchor_a_date() -> None:
    for text, published, *_ in TABLE:
        for timex in parsed(text, published)[2].timexes:
            assert timex.basis.endswith("."), timex.basis
            assert "\n" not in timex.basis
            if timex.date is not None:
                assert Edtf.parse(timex.date.value) == timex.date
