"""The publication date by the text: inferred where a narration fixes it, unknown where no year is tied to the news."""

from __future__ import annotations

import pytest

from evaluation.plain_report import plain_report
from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.model import DatingMethod, Page
from onrecord.page.dating import published
from onrecord.syntax import Syntax
from onrecord.timex import read_times
from tests.timex.reports import LEXICON, parsed

# (text, value or None, words that its basis must hold)
TABLE = [
    (
        """Foreign Minister Ada Oren spoke in Sarn on February 4.

        In December 2018, Oren said that there were no talks.

        Oren is expected to visit Drel on February 5.""",
        "2019-02-04~",
        ["“February 4” is told as past", "“February 5” as ahead", "“December 2018”", "2019"],
    ),
    (
        """The sides agreed on March 19 to meet again.

        The following day, Oren laid a wreath.

        In September 2023, Oren said that he was ready.""",
        "2024-03-20~",
        ["“The following day”"],
    ),
    # A year of long ago does not date the news.
    (
        "Oren told reporters on February 7 that nothing was decided.\n\nThe base was opened in 2003.",
        None,
        ["unknown year"],
    ),
    ("Oren was in Sarn on June 19-24.\n\nOn June 24, he spoke to reporters.", None, ["June", "unknown year"]),
    ("Oren said that a base did not frighten him.", None, ["no day in the text"]),
    ("Oren spoke on Tuesday.", None, ["no day in the text"]),
    # A full past date of the same year, or too far back, ties nothing.
    (
        "Oren resigned on October 20.\n\nIn August 2018, Oren said that he would stay.",
        "2018-08/..",
        ["does not fix its year", "“August 2018”, so: then or later"],
    ),
    (
        "Oren resigned on November 20.\n\nIn January 2018, Oren said that he would stay.",
        "2018-01/..",
        ["does not fix its year"],
    ),
    # A later year told as past speaks against.
    (
        "Oren spoke in Sarn on February 4.\n\nIn December 2018, Oren said no.\n\nThe port shut in 2021.",
        "2021/..",
        ["does not fix its year", "“2021”"],
    ),
    # What lies ahead closes the range; what is only due is not past.
    (
        "Oren resigned in August 2018.\n\nThe voters will elect a president in May 2019.",
        "2018-08/2019-05",
        ["“August 2018”", "not after “May 2019”, which is told as ahead"],
    ),
    (
        "The town sold notes due Oct. 15, 2019.\n\nOren resigned in August 2018.",
        "2018-08/2019-10-15",
        ["“August 2018”"],
    ),
    # Date lines and datelines in the text itself.
    ("Port shuts\n\nOctober 2, 2017\n\nThe port of Sarn shut on Monday.", "2017-10-02", ["date line"]),
    ("SARN, Oct. 2, 2017 (Courier) -- The port of Sarn shut on Monday.", "2017-10-02", ["dateline"]),
    # The lead itself tells a full date.
    ("Ada Oren said on February 4, 2019, that the port would shut.", "2019-02-04~", ["“February 4, 2019”"]),
    # A weekday with a month and day fixes the year beside one told as past.
    ("Oren spoke in Sarn on Monday, February 4.\n\nThe port shut in 2018.", "2019-02-04~", ["weekday", "2019"]),
    ("Oren spoke in Sarn on Tuesday, February 4.\n\nThe port shut in 2018.", None, ["unknown year"]),
]


@pytest.mark.parametrize(("text", "value", "words"), TABLE)
def test_infers_or_leaves_unknown(text: str, value: str | None, words: list[str]) -> None:
    published = parsed(text, None)[2].published
    assert published.value == value
    for word in words:
        assert word in published.basis
    if value is None:
        assert published.method is DatingMethod.UNKNOWN


def test_a_date_that_the_page_gives_is_kept() -> None:
    published = parsed(TABLE[0][0], "2019-02-10")[2].published
    assert (published.value, published.method) == ("2019-02-10", DatingMethod.GIVEN)


@pytest.mark.parametrize("text", [text for text, value, _ in TABLE if value is not None])
def test_never_before_what_is_told_as_past(text: str) -> None:
    times = parsed(text, None)[2]
    assert times.published.date is not None
    last = times.published.date.last
    for timex in times.timexes:
        if timex.date is not None and timex.date.first is not None and "told as past" in timex.basis:
            assert last is None or timex.date.first <= last


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31", "1699", "2201-01"])
def test_a_date_that_no_report_is_of_is_refused_with_the_reason(value: str) -> None:
    given = published(Page(b"x", "a.txt", published=Edtf.parse(value)), (), None, ())
    assert given.date is None
    assert f"gives {value}, which is refused" in given.basis
    address = "https://velm.example/2019/02/04/ferry"
    other = published(Page(b"x", "a.txt", published=Edtf.parse(value)), (), address, ())
    assert other.value == "2019-02-04"
    assert f"gives {value}, which is refused" in other.basis
    times = read_times(plain_report("a", "The mill shut.", given), Syntax((), ()), LEXICON)
    assert times.published.basis.startswith(given.basis)


@pytest.mark.parametrize(
    ("line", "value"),
    [("(March 7, 2023)", "2023-03-07"), ("(Tuesday, 7 March 2023)", "2023-03-07"), ("(7 March)", None)],
)
def test_a_date_in_brackets_signs_a_report_off(line: str, value: str | None) -> None:
    lead = "TARN (TTA) - The council of Tarn voted on Tuesday to build a quay of 300 metres."
    text = f"Quay to be built\n\n{lead}\n\n{line}\n"
    assert pipeline.read(Page(text.encode(), "a.txt")).report.published.value == value
