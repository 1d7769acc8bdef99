"""Which addresses are one, and the order of versions."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.lineage.addresses import Edition, canonical, versions

ONE = "https://courier.example/port/quay"


@pytest.mark.parametrize(
    ("address", "same"),
    [
        (ONE, True),
        ("http://courier.example/port/quay", True),
        ("HTTPS://Courier.EXAMPLE:443/port/quay/", True),
        (f"{ONE}#comments", True),
        (f"{ONE}?utm_source=letter&utm_medium=mail&fbclid=a1", True),
        (f" {ONE}/?gclid=x ", True),
        (f"{ONE}/ #comments", True),
        (f"{ONE}? #comments", True),
        (f"{ONE}?page=2", False),
        (f"{ONE}?ref=home", False),
        ("https://courier.example/Port/quay", False),
        ("https://www.courier.example/port/quay", False),
        ("https://courier.example:8080/port/quay", False),
        ("https://courier.example/", False),
        ("file:///port/quay", False),
        ("https://[courier/port/quay", False),
        ("https://courier.example:port/quay", False),
        (None, False),
    ],
)
def test_the_same_address(address: str | None, same: bool) -> None:
    assert (canonical(address) == canonical(ONE)) is same


@example(" #")
@given(st.text(max_size=40))
def test_any_text_has_an_address_or_none(text: str) -> None:
    for address in (text, f"https://{text}", f"{ONE}?{text}"):
        found = canonical(address)
        assert found is None or canonical(f"https://{found}") == found


DAY = date(2024, 3, 1)
ADDED = "2025-01-01T12:00:00Z"


def edition(name: str, modified: int = 0, retrieved: int = 0, published: int = 0, known: int = 1) -> Edition:
    return Edition(
        name,
        DAY.replace(day=known),
        DAY.replace(day=modified) if modified else None,
        f"2024-03-{retrieved:02}T09:00:00Z" if retrieved else None,
        DAY.replace(day=published) if published else None,
        ADDED,
    )


@pytest.mark.parametrize(
    ("what", "editions", "told"),
    [
        ("one", [edition("a")], [("a", "03-01")]),
        ("modified", [edition("a", published=1), edition("b", 4, published=1)], [("a", "03-01"), ("b", "03-04")]),
        ("fetched", [edition("a", 0, 2), edition("b", 0, 3)], [("a", "03-01"), ("b", "03-03")]),
        ("fetched, then modified", [edition("b", 0, 2), edition("a", 3, 5)], [("b", "03-01"), ("a", "03-03")]),
        ("published anew", [edition("b", published=1), edition("a", published=6)], [("b", "03-01"), ("a", "03-06")]),
        (
            "not dated: when it was added",
            [edition("a", published=1), edition("b", published=1)],
            [("a", "03-01"), ("b", "01-01")],
        ),
        ("known late", [edition("a", 2, known=9), edition("b", 4, known=9)], [("a", "03-04"), ("b", "03-04")]),
    ],
)
def test_the_order_of_versions(what: str, editions: list[Edition], told: list[tuple[str, str]]) -> None:
    for order in permutations(editions):
        found = versions(order)
        assert [(it.id, it.since.isoformat()[5:]) for it in found] == told, what
        assert [it.until for it in found] == [*(it.since for it in found[1:]), None]
