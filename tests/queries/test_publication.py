"""When a report without a date can have been published, by the offices that other reports tell of."""

from __future__ import annotations

import pytest

from onrecord.intake import add_page
from onrecord.ledger import Ledger
from onrecord.model import Page
from onrecord.queries import publication_evidence
from tests.databases import Places

ELECTED = """\
Vosken Sworn In

March 5, 2024

TARVONA -- Irena Vosken was sworn in as president of Velmeria on Tuesday, March 5, 2024. Former President Andrei Temkov
did not attend, and the new president thanked him for his service.
"""
UNDATED = """\
The Harbour In Winter

{} said that the harbour would be closed by the winter, and that the captains had to wait for the ice to go.

The town of Velm has had one quay since it was founded, and the captains want another one.
"""


@pytest.mark.parametrize(
    ("speaker", "range_"),
    [
        ("President Irena Vosken", "2024-03-05/.."),
        ("President Andrei Temkov", "../2024-03-05"),
        ("Former President Andrei Temkov", None),
        ("Foreign Minister Irena Vosken", None),
        ("Harbour master Ada Oren", None),
    ],
)
def test_offices_bound_the_date(at: Places, speaker: str, range_: str | None) -> None:
    with Ledger.open(at("a.db")) as ledger:
        add_page(ledger, Page(ELECTED.encode(), "elected.txt", outlet="Courier"))
        added = add_page(ledger, Page(UNDATED.format(speaker).encode(), "undated.txt"))
        evidence = publication_evidence(ledger, added.report_id)
        assert (evidence.range.value if evidence.range else None) == range_
        assert all("(Courier)" in piece.sentence for piece in evidence.pieces)


def test_what_cannot_both_be_is_no_range(at: Places) -> None:
    both = UNDATED.format("President Irena Vosken told President Andrei Temkov, as the town's paper had it, and")
    with Ledger.open(at("a.db")) as ledger:
        add_page(ledger, Page(ELECTED.replace("March 5", "March 12").encode(), "elected.txt"))
        left = (
            "Temkov Leaves\n\nJanuary 5, 2024\n\nTARVONA -- Former President Andrei Temkov left the city on Friday.\n"
        )
        add_page(ledger, Page(left.encode(), "left.txt"))
        added = add_page(ledger, Page(both.encode(), "undated.txt"))
        evidence = publication_evidence(ledger, added.report_id)
        assert len(evidence.pieces) == 2
        assert evidence.range is None
