"""Words in reports and statements: what is found, what is not, and that what is shown stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.intake import add_record
from onrecord.ledger import Ledger, highlight
from onrecord.ledger.wanted import MOST_WORDS, wanted
from onrecord.model import Block, Page, Record, Role
from onrecord.queries import Only, search_reports, search_statements, statements, ways
from tests.databases import Places
from tests.ledger.records import Draft, moment


def of_the_base() -> list[tuple[Page, Record]]:
    """Four reports of an invented naval base, of which one spells its minister otherwise and one has furniture."""
    first = Draft("first.txt", outlet="Courier", published="2023-03-10")
    first.statement("Sergei Orlan", "We have never discussed naval bases with anybody", "2023-03-09")
    first.prose("The naval base lies near Port Sorrel. A drill was held there in winter.")
    second = Draft("second.txt", outlet="Herald", published="2023-04-01")
    second.statement("Сергей Орлан", "это не наша инициатива", "2023-03-30")
    second.prose("Ministers met. " * 40 + "Then the base was opened; bases are rare. " + "Nobody came. " * 40)
    third = Draft("third.txt", outlet="Courier", published="2023-05-01")
    third.prose("Air base or naval base: the port and Sorrel have none.")
    fourth = Draft("fourth.txt", outlet="Herald", published="2023-06-01")
    fourth.prose("Nothing of the kind stands here.")
    fourth.prose("Read more: naval base")
    page, record = fourth.done()
    text = record.report.text
    split = text.index("Read more")
    blocks = (Block(Role.BODY, 0, split, "body"), Block(Role.FURNITURE, split, len(text), "a link to another"))
    made = [first.done(), second.done(), third.done()]
    return [*made, (page, replace(record, report=replace(record.report, blocks=blocks)))]


@pytest.fixture(scope="module")
def ledger(at_module: Places) -> Iterator[Ledger]:
    with Ledger.open(at_module("search.db"), now=moment) as opened:
        for page, record in of_the_base():
            add_record(opened, page, record)
        yield opened


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("base", ["first", "second", "third"]),
        ("bases", ["first", "second", "third"]),  # stemmed
        ("naval base", ["first", "third"]),
        ('"naval base"', ["first", "third"]),
        ('"Port Sorrel"', ["first"]),
        ("port sorrel", ["first", "third"]),
        ("har*", []),
        ("sorr*", ["first", "third"]),
        ("base -drill", ["second", "third"]),
        ('base -"air base"', ["first", "second"]),
        ("base -naval -air", ["second"]),
        ("Orlan", ["first", "second"]),
        ("Орлан", ["first", "second"]),
        ("Sergey Orlan", ["first", "second"]),
        ("Sergei Orlan never", ["first"]),
        ('"Orlan"', ["first"]),  # in quotes: as it is
        ("Orlan -never", ["second"]),
        ("Read more", []),  # furniture
        ("base OR drill", []),
        ("fourth", ["fourth"]),  # the title
    ],
)
def test_reports_with_words(ledger: Ledger, words: str, expected: list[str]) -> None:
    found = search_reports(ledger, words)
    assert [it.report.name.removesuffix(".txt") for it in found] == expected
    assert {it.report.name.removesuffix(".txt") for it in search_reports(ledger, words, best_first=True)} == {*expected}


@pytest.mark.parametrize("words", ["base", "orlan", "sorr*", '"naval base"', "ministers", "base -drill"])
def test_what_is_shown_stands_in_the_report(ledger: Ledger, words: str) -> None:
    for found in search_reports(ledger, words):
        text = ledger.report(found.report.id).text
        assert found.places
        assert 0 < len(found.snippets) <= 3
        for snippet in found.snippets:
            assert text[snippet.span.start : snippet.span.end] == snippet.span.quote
            assert snippet.matched
            for span in snippet.matched:
                assert text[span.start : span.end] == span.quote
                assert snippet.span.covers(span)


def test_snippets_are_short_and_show_the_words(ledger: Ledger) -> None:
    (found,) = search_reports(ledger, "base", only=Only(outlet="Herald"))
    (snippet,) = found.snippets
    assert [span.quote for span in snippet.matched] == ["base", "bases"]
    assert len(snippet.span.quote) <= 220
    assert found.places == 2


def test_best_first(ledger: Ledger) -> None:
    names = [it.report.name for it in search_reports(ledger, "base naval", best_first=True)]
    assert set(names) == {"first.txt", "third.txt"}
    paged = []
    after = None
    for _ in range(3):
        page = search_reports(ledger, "base", best_first=True, limit=1, after=after)
        paged += [it.report.name for it in page]
        after = page.next
    assert after is None
    assert sorted(paged) == ["first.txt", "second.txt", "third.txt"]


def test_statements_with_words(ledger: Ledger) -> None:
    (found,) = search_statements(ledger, "naval bases")
    assert found.statement == statements(ledger, about="naval bases").items[0]
    (snippet,) = found.snippets
    assert snippet.span == found.statement.item.content[0]
    text = ledger.report(found.statement.report.id).text
    assert [text[it.start : it.end] for it in snippet.matched] == ["naval", "bases"]
    assert search_statements(ledger, "naval", known_by=date(2023, 3, 9)).items == ()
    assert search_statements(ledger, "drill").items == ()


@pytest.mark.parametrize("words", ["", "-base", '-"naval base" -x', "*", '"', "--", "…", "\0", "\ud800", "-" * 3000])
def test_nothing_to_look_for(ledger: Ledger, words: str) -> None:
    with pytest.raises(UsageError, match=r"no word to look for|only words to leave out"):
        search_reports(ledger, words)


def test_too_many_words(ledger: Ledger) -> None:
    assert search_reports(ledger, "base " * MOST_WORDS).items
    with pytest.raises(UsageError, match="more than"):
        search_reports(ledger, "base " * (MOST_WORDS + 1))


TYPED = st.lists(
    st.sampled_from(['"', "*", "-", "(", ")", ":", "NEAR", "AND", "NOT", "OR", "^", "{", "}", "+", ",", "'", "\\", " "])
    | st.text(max_size=4)
    | st.sampled_from(["base", "naval", "Orlan"]),
    max_size=12,
).map("".join)


@settings(max_examples=150)
@given(TYPED)
def test_nothing_that_is_typed_breaks_a_search(ledger: Ledger, typed: str) -> None:
    for ask in (search_reports, search_statements):
        try:
            found: Any = ask(ledger, typed)
        except UsageError:
            continue
        for item in found:
            for snippet in item.snippets:
                assert all(snippet.span.covers(span) for span in snippet.matched)


@settings(max_examples=100)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=4), TYPED)
def test_ranges_lie_in_their_texts_in_order(texts: list[str], typed: str) -> None:
    try:
        asked = wanted(typed)
    except UsageError:
        return
    for text, ranges in zip(texts, highlight.matched(texts, asked), strict=True):
        assert all(one[1] <= other[0] for one, other in pairwise(ranges))
        assert all(0 <= start < end <= len(text) for start, end in ranges)


def test_offsets_are_right_whatever_the_text_holds() -> None:
    text = "\ue000\ue001 é́base 🙂 BASES \U000f0000base"
    (ranges,) = highlight.matched([text], wanted("base*"))
    assert [text[start:end] for start, end in ranges] == ["BASES"]


def test_a_search_finds_nothing_in_an_empty_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db") as empty:
        assert search_reports(empty, "base").items == ()
        assert search_statements(empty, "base").items == ()


@pytest.mark.parametrize("words", ["naval", "bases", '"naval bases"', "инициатива", "nowhere", "nav* -drill"])
@pytest.mark.parametrize("asked", [{}, {"by": "Sergei Orlan"}, {"as_of": date(2023, 3, 20)}, {"limit": 1}])
def test_a_common_word_is_found_like_a_rare_one(
    ledger: Ledger, words: str, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rare = statements(ledger, about=words, **asked)
    for looked_up in (0, 10**9):  # whichever way is thought the cheaper
        monkeypatch.setattr(ways, "_LOOKED_UP", looked_up)
        assert statements(ledger, about=words, **asked) == rare
