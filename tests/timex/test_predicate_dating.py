"""Which time governs a predicate, and how the answer was found."""

from __future__ import annotations

import pytest

from onrecord.model import DatingMethod as By
from tests.timex.reports import dated

REPORT = "2019-02-05"

# (text, the predicate, which of them, value, method)
TABLE = [
    # In the clause.
    ("Oren spoke in Sarn on February 4.", "spoke", 0, "2019-02-04", By.TIMEX),
    ("The base was opened in 2003 and was shut in 2014.", "opened", 0, "2003", By.TIMEX),
    ("The base was opened in 2003 and was shut in 2014.", "shut", 0, "2014", By.TIMEX),
    ("Speaking to students on February 4, Oren was asked whether he would go.", "asked", 0, "2019-02-04", By.TIMEX),
    ("Oren is expected to visit Drel on February 6.", "visit", 0, "2019-02-06", By.TIMEX),
    # Fronted: of the main clause, not of what it reports.
    ("In March, Oren said that the port was too small.", "said", 0, "2018-03", By.TIMEX),
    ("In March, Oren said that the port was too small.", "was", 0, None, By.UNKNOWN),
    ("Oren said that the port was shut in 2014.", "shut", 0, "2014", By.TIMEX),
    # A relative clause keeps its date to itself.
    ("Oren, who was elected in October 2017, spoke on Monday.", "elected", 0, "2017-10", By.TIMEX),
    ("Oren, who was elected in October 2017, spoke on Monday.", "spoke", 0, "2019-02-04", By.TIMEX),
    # An event's own day is that of what happened at it; an event since which something is so dates nothing.
    ("Oren spoke at Monday's rally.", "spoke", 0, "2019-02-04", By.TIMEX),
    ("Oren told analysts about Monday's results.", "told", 0, "2019-02-05", By.PUBLICATION),
    ("Oren spoke at a rally held in Sarn on Monday.", "spoke", 0, "2019-02-04", By.TIMEX),
    ("Oren has led the party since the split in 2014.", "led", 0, None, By.UNKNOWN),
    ("Oren spoke at his New Year reception on Monday.", "spoke", 0, "2019-02-04", By.TIMEX),
    # What is promised by a day, or is to be from a day on.
    ("Oren promised a report by Friday.", "promised", 0, "2019-02-05", By.PUBLICATION),
    # Bounds.
    ("Oren has led the party since 2014.", "led", 0, "2014/..", By.TIMEX),
    ("The port must be rebuilt by March.", "rebuilt", 0, "../2019-03", By.TIMEX),
    ("Kardovia will lease the port until 2058.", "lease", 0, "../2058", By.TIMEX),
    # Beside a dated clause, and before what was told.
    ("The idea was discussed before he was elected in October 2017.", "discussed", 0, "../2017-10", By.EVENT),
    ("Velm shut the base in 2014. Kardovia had pressed for its closure.", "pressed", 0, "../2014", By.EVENT),
    # The passage goes on.
    (
        "In December 2017, then-President Oren said that troops could come. He said that money was short.",
        "said", 1, "2017-12", By.PASSAGE,
    ),
    # The news frame.
    ("Oren says that nobody asked him.", "says", 0, "2019-02-05~", By.PUBLICATION),
    ("Oren said that nobody asked him.", "said", 0, "2019-02-05", By.PUBLICATION),
    (
        "Oren says that nobody asked him. He was speaking in Sarn on February 4.",
        "says", 0, "2019-02-04", By.PUBLICATION,
    ),
    ("Oren has said that the port is too small.", "said", 0, "2019-02-05~", By.PUBLICATION),
    # A time inside of a quotation governs nothing outside of it, and a plan does not move the narration.
    ('"By the end of June," Oren said on Monday.', "said", 0, "2019-02-04", By.TIMEX),
    (
        'Oren met Bran in Sarn on January 7. "We meet again by June 1," he said. That day, Bran resigned.',
        "resigned", 0, "2019-01-07", By.TIMEX,
    ),
    ("Oren declined to comment on Monday.", "declined", 0, "2019-02-04", By.TIMEX),
    # The day of the news hangs on the verb by which the lead reports, not on another verb of its sentence.
    (
        "Oren says that nobody asked him. Bran, who as minister said that he was tired, resigned on Monday.",
        "says", 0, "2019-02-05~", By.PUBLICATION,
    ),
    # Told back, or ahead: not the publication date.
    ("Bran spoke. Oren has said that the port is too small.", "said", 0, None, By.UNKNOWN),
    ("The matter was raised years ago.", "raised", 0, None, By.TIMEX),
    ("The base could open.", "open", 0, None, By.UNKNOWN),
    ("The base was shut.", "shut", 0, None, By.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "nth", "value", "method"), TABLE)
def test_governs(text: str, word: str, nth: int, value: str | None, method: By) -> None:
    found = dated(text, word, REPORT, nth)
    assert (found.value, found.method) == (value, method), found.basis
    assert found.basis.endswith(".")


def test_since_when_is_not_when() -> None:
    text = "Oren spoke to the Herald, as she said in her first interview since taking office last week."
    assert dated(text, "said", REPORT).value != dated(text, "taking", REPORT).value
    assert dated("Oren said before flying home on Monday that it was late.", "said", REPORT).date is not None


def test_two_planned_visits_have_a_day_each() -> None:
    text = "Oren is expected to visit Drel on February 6 and to visit Osk on February 7."
    assert dated(text, "visit", REPORT, 0).value == "2019-02-06"
    assert dated(text, "visit", REPORT, 1).value == "2019-02-07"


@pytest.mark.parametrize(("text", "word", "nth", "value", "method"), TABLE)
def test_without_a_publication_date_none_is_made_up(
    text: str, word: str, nth: int, value: str | None, method: By
) -> None:
    found = dated(text, word, None, nth)
    if found.date is not None:
        assert any(year in text for year in (found.date.value.strip("./~")[:4],))


def test_what_is_told_back_is_not_the_news_of_today() -> None:
    text = "Oren says no. In December, Bran said yes. The envoy added that it was late."
    assert dated(text, "said", REPORT).value == "2018-12"
    assert dated(text, "added", REPORT).value != REPORT


def test_a_report_of_some_day_or_later_dates_nothing() -> None:
    """That a report came out after 2003 does not say when somebody spoke."""
    text = "The mill burnt down in October 2003. Oren says that it will be built again."
    found = dated(text, "says", None)
    assert (found.value, found.method) == (None, By.UNKNOWN)
    assert "2003-10/.." in found.basis
