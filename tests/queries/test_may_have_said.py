"""Who is offered as the speaker of words whose speaker a report does not tell, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import queries
from onrecord.intake import add_page
from onrecord.ledger import Ledger
from onrecord.model import Page

TEXT = """\
VELM -- Port Minister Ada Oren met Harbour Director Jon Kell and Captain Ilya Dorn in Velm on Monday.

Kell left before noon.

{words}
"""


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ('"The quay will be built," the minister said.', "Ada Oren"),
        ('"The quay is old," the director said.', "Jon Kell"),
        ('"The quay is old, and Ilya Dorn knows it," he said.', "Jon Kell"),
    ],
)
def test_the_office_comes_first_then_who_was_named_last(tmp_path: Path, words: str, first: str) -> None:
    with Ledger.open(tmp_path / "a.db") as ledger:
        add_page(ledger, Page(TEXT.format(words=words).encode(), "a.txt"))
        (found,) = [it for it in queries.statements(ledger, minimum_confidence=0).items if "quay" in it.quote]
        offered = queries.may_have_said(ledger, [(found.item, found.report.id)])[found.item.id]
        assert offered[0] == first
        assert set(offered) == {"Ada Oren", "Jon Kell", "Ilya Dorn"}
