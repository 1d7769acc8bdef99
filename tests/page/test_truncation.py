"""Text that does not go to its end is marked; text that does is not."""

from __future__ import annotations

import pytest

from onrecord.language import page_lexicons
from onrecord.model import Page
from onrecord.page import read_page

OPENING = """\
Captains Want Their Quay

The head of the captains' union said on Tuesday that the quay would be built with or without Velm.

The minister of ports said that nobody had asked her for a second quay in the town.
"""
WHOLE = (
    OPENING
    + """
The town council will meet in April, and the captains have promised to come to it.
"""
)

TABLE = [
    (WHOLE, None),
    (OPENING + "\nThe council will meet in April, and the captains will …", "truncated"),
    (OPENING + "\nThe council will meet in April, and the captains will [...]", "truncated"),
    (
        OPENING + "\nThe town council will meet in April, and the captains of the three big ferries have promised to",
        "truncated",
    ),
    (OPENING + "\nContinue reading", "truncated"),
    (OPENING + "\nSubscribe to continue reading", "paywalled"),
    (OPENING + "\nThis article is for subscribers only.", "paywalled"),
    (OPENING + "\nAlready a subscriber? Please sign in.\n\nHome\n\nSport", "paywalled"),
    (WHOLE + "\nYou have read 2 of your 5 free articles this month.", None),
    (WHOLE + "\nSubscribe to our newsletter\n\nHome\n\nSport", None),
    (WHOLE + "\nThe ferry that nobody wanted is back, and its captain says …\n\nHome\n\nSport\n\nPorts", None),
    (WHOLE + "\nBy Jon Kell", None),
]


@pytest.mark.parametrize(("text", "code"), TABLE)
def test_says_whether_it_is_cut(text: str, code: str | None) -> None:
    _, caveats = read_page(Page(text.encode(), "a.txt"), page_lexicons())
    assert [caveat.code for caveat in caveats if caveat.code in ("truncated", "paywalled")] == ([code] if code else [])
