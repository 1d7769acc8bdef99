"""What is asked, what is found, and what is honestly left out."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from onrecord.errors import EvidenceError, UsageError
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.model import SHOWN, Relation, SpeakerKind, Status
from onrecord.queries import LeftOut, Results, events, facts, reports, statements, timeline
from onrecord.queries.results import Found
from tests.databases import Places
from tests.ledger.records import Draft, moment


def of_the_port() -> list[Draft]:
    """A small matter over two years: who said, did and held what about a port of the invented Velm."""
    first = Draft("first.txt", outlet="Courier", published="2023-03-10")
    first.statement(
        "Sergei Orlan",
        "We have never discussed naval bases",
        "2023-03-09",
        role="foreign minister of Sarn",
        confidence=0.95,
    )
    first.statement("Anna Verel", "the port stays ours", "2023-03", role="president of Velm", variants=("Verel",))
    first.event(
        "Orlan met Verel in Velm", "2023-03-09", actor=("Sergei Orlan",), recipient=("Anna Verel",), place="Velm"
    )
    first.event("Orlan will visit Lusk", "2023-04-02", actor=("Sergei Orlan",), place="Lusk", status=Status.PLANNED)
    first.fact("Velm", Relation.HOSTS, "a naval base", "1998", None, "2023-03-10")
    first.fact("Velm", Relation.LEASES, "the old docks", "2001", "2014", "2023-03-10")

    second = Draft("second.txt", outlet="Herald", published="2024-02-01")
    said = second.statement("Sergey Orlan", "the base was discussed in 2022", "2024", role="prime minister of Sarn")
    second.statement("Boris Verel", "I was not asked", "2024-01-30")
    second.statement("two officials", "a lease is being prepared", None, kind=SpeakerKind.UNNAMED, confidence=0.6)
    second.event("the base was discussed", "2022", actor=("Sarn",), voice=said)
    second.fact("Velm", Relation.MEMBER_OF, "Sea Council", None, None, "2024-02-01")

    third = Draft("third.txt", outlet="Courier")
    third.statement("Verel", "no harbour is for sale", None)
    third.statement("Сергей Орлан", "это не наша инициатива", "2023-06-01")
    return [first, second, third]


@pytest.fixture(scope="module")
def ledger(at_module: Places) -> Iterator[Ledger]:
    with Ledger.open(at_module("onrecord.db"), now=moment) as opened:
        for draft in of_the_port():
            add_record(opened, *draft.done())
        yield opened


def quotes(found: Results[Found]) -> list[str]:
    return [item.quote for item in found.items]


NEVER, OURS = "We have never discussed naval bases", "the port stays ours"
RUSSIAN, SECOND = "это не наша инициатива", "the base was discussed in 2022"
NOT_ASKED, LEASE, HARBOUR = "I was not asked", "a lease is being prepared", "no harbour is for sale"


def test_statements_stand_in_the_order_of_their_dates_and_unknown_last(ledger: Ledger) -> None:
    assert quotes(statements(ledger)) == [OURS, NEVER, RUSSIAN, SECOND, NOT_ASKED, LEASE, HARBOUR]


def test_an_item_carries_all_that_it_takes_to_check_it(ledger: Ledger) -> None:
    (found,) = statements(ledger, about="never").items
    assert (found.speaker, found.role, found.day) == ("Sergei Orlan", "foreign minister of Sarn", date(2023, 3, 9))
    assert found.entity is not None
    assert set(found.entity.variants) == {"Sergey Orlan", "Сергей Орлан"}
    assert (found.when.value, found.when.basis) == ("2023-03-09", "the text says 2023-03-09")
    assert (found.report.outlet, found.report.title, found.report.name) == (
        "Courier",
        "Title of first.txt",
        "first.txt",
    )
    assert (found.report.published.value, found.report.known_on) == ("2023-03-10", date(2023, 3, 10))
    text = ledger.record(found.report.id).report.text
    span = found.item.content[0]
    assert text[span.start : span.end] == found.quote


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("Orlan", [NEVER, RUSSIAN, SECOND]),
        ("Sergei Orlan", [NEVER, RUSSIAN, SECOND]),
        ("sergey orlan", [NEVER, RUSSIAN, SECOND]),
        ("Орлан", [NEVER, RUSSIAN, SECOND]),
        ("S. Orlan", [NEVER, RUSSIAN, SECOND]),
        ("Boris Orlan", []),
        ("Anna Verel", [OURS]),  # a surname alone that two people have is nobody's for certain
        ("Boris Verel", [NOT_ASKED]),
        ("Verel", [OURS, NOT_ASKED, HARBOUR]),
        ("foreign minister", [NEVER]),
        ("minister", [NEVER, SECOND]),
        ("president of Velm", [OURS]),
        ("officials", [LEASE]),
        ("nobody", []),
    ],
)
def test_by(ledger: Ledger, by: str, expected: list[str]) -> None:
    assert quotes(statements(ledger, by=by)) == expected


def test_by_the_id_of_an_entity(ledger: Ledger) -> None:
    entity = statements(ledger, by="Anna Verel").items[0].entity
    assert entity is not None
    assert quotes(statements(ledger, by=entity.id)) == [OURS]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("base", [NEVER, SECOND]),  # stemmed: bases
        ("BASE discuss", [NEVER, SECOND]),
        ('"naval bases"', [NEVER]),
        ('"bases naval"', []),
        ("harb*", [HARBOUR]),
        ("harb", []),
        ("инициатива", [RUSSIAN]),
        ("base OR harbour", []),  # operators are words like any other
        ("minister", []),  # the words of statements, not of who speaks
    ],
)
def test_about(ledger: Ledger, about: str, expected: list[str]) -> None:
    assert quotes(statements(ledger, about=about)) == expected


@pytest.mark.parametrize("about", ["base", "инициатива", "harb*", '"naval bases"', "not", "port ours", "базы -это"])
@pytest.mark.parametrize("by", ["S. Orlan", "Sergei Orlan", "Verel", "Boris Verel", "minister", "officials", "Sarn"])
@pytest.mark.parametrize("asked", [{}, {"as_of": date(2023, 12, 31)}, {"minimum_confidence": 0.0}])
def test_by_and_about_is_what_both_have(ledger: Ledger, by: str, about: str, asked: dict[str, Any]) -> None:
    theirs, having = statements(ledger, by=by, **asked), statements(ledger, about=about, **asked)
    assert quotes(statements(ledger, by=by, about=about, **asked)) == [
        quote for quote in quotes(theirs) if quote in quotes(having)
    ]


@pytest.mark.parametrize("about", ["", " ", "*", '""', "--", "'", "%"])
def test_no_words_at_all(ledger: Ledger, about: str) -> None:
    if about:
        with pytest.raises(UsageError, match="no word to look for"):
            statements(ledger, about=about)
    else:
        assert len(statements(ledger, about=about).items) == 7


@pytest.mark.parametrize("words", ["a-b", "it's", "a:b", "NEAR(q z)", "^q", "{q}", "a\\b", "words : a", "a\0b", 'x"y'])
def test_any_words_can_be_looked_for(ledger: Ledger, words: str) -> None:
    assert statements(ledger, about=words).items == ()
    assert statements(ledger, by=words).items == ()


@pytest.mark.parametrize(
    ("as_of", "expected", "left_out"),
    [
        (date(2023, 3, 8), [], LeftOut(undated=2, uncertain=1)),  # March 2023 may be before the 8th
        (date(2023, 3, 9), [NEVER], LeftOut(undated=2, uncertain=1)),
        (date(2023, 3, 10), [OURS, NEVER], LeftOut(undated=2)),  # its report was out
        (date(2023, 12, 31), [OURS, NEVER, RUSSIAN], LeftOut(undated=2)),
        (date(2024, 1, 31), [OURS, NEVER, RUSSIAN, NOT_ASKED], LeftOut(undated=2, uncertain=1)),
        (date(2024, 2, 1), [OURS, NEVER, RUSSIAN, SECOND, NOT_ASKED], LeftOut(undated=2)),
    ],
)
def test_statements_as_of(ledger: Ledger, as_of: date, expected: list[str], left_out: LeftOut) -> None:
    found = statements(ledger, as_of=as_of)
    assert quotes(found) == expected
    assert found.left_out == left_out


@pytest.mark.parametrize(
    ("known_by", "expected"),
    [
        (date(2023, 3, 9), []),
        (date(2023, 3, 10), [OURS, NEVER]),
        (date(2024, 12, 31), [OURS, NEVER, SECOND, NOT_ASKED, LEASE]),
        (date(2025, 1, 1), [OURS, NEVER, RUSSIAN, SECOND, NOT_ASKED, LEASE, HARBOUR]),  # the day it was added
    ],
)
def test_statements_known_by(ledger: Ledger, known_by: date, expected: list[str]) -> None:
    assert quotes(statements(ledger, known_by=known_by)) == expected


def test_both_axes_at_once(ledger: Ledger) -> None:
    """What a person who stood in 2023 knew of 2023, and what is known of it since."""
    then = statements(ledger, by="Orlan", as_of=date(2023, 12, 31), known_by=date(2023, 12, 31))
    since = statements(ledger, by="Orlan", as_of=date(2023, 12, 31))
    assert (quotes(then), quotes(since)) == ([NEVER], [NEVER, RUSSIAN])


def test_minimum_confidence(ledger: Ledger) -> None:
    assert quotes(statements(ledger, minimum_confidence=0.93)) == [NEVER]
    assert LEASE not in quotes(statements(ledger, minimum_confidence=0.7))


def test_what_is_hardly_sure_is_shown_to_who_asks_for_it(at: Places) -> None:
    draft = Draft("a.txt", outlet="Courier", published="2024-03-02")
    draft.statement("Anna Verel", "perhaps", None, confidence=SHOWN - 0.1)
    with Ledger.open(at("a.db")) as made:
        made.add(*draft.done())
        assert [quotes(found) for found in (statements(made), timeline(made))] == [[], []]
        assert quotes(statements(made, minimum_confidence=0.0)) == ["perhaps"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["the base was discussed", "Orlan met Verel in Velm", "Orlan will visit Lusk"]),
        ({"by": "Orlan"}, ["Orlan met Verel in Velm", "Orlan will visit Lusk"]),
        ({"by": "Verel"}, []),  # a recipient is no actor
        ({"by": "Sarn"}, ["the base was discussed"]),  # no entity of the report: found by its words
        ({"about": "visits"}, ["Orlan will visit Lusk"]),
        ({"about": "Lusk"}, ["Orlan will visit Lusk"]),
        ({"as_of": date(2023, 3, 9)}, ["the base was discussed", "Orlan met Verel in Velm"]),
        ({"as_of": date(2023, 3, 10)}, ["the base was discussed", "Orlan met Verel in Velm", "Orlan will visit Lusk"]),
        ({"known_by": date(2023, 3, 10)}, ["Orlan met Verel in Velm", "Orlan will visit Lusk"]),
    ],
)
def test_events(ledger: Ledger, asked: dict[str, Any], expected: list[str]) -> None:
    assert quotes(events(ledger, **asked)) == expected


def test_whose_voice_vouches_for_an_event(ledger: Ledger) -> None:
    told, met, _ = events(ledger).items
    assert (told.told_by, met.told_by) == ("Sergei Orlan", None)
    assert (met.item.actor, met.item.recipient, met.item.place) == (("Sergei Orlan",), ("Anna Verel",), "Velm")


@pytest.mark.parametrize(
    ("as_of", "expected", "left_out"),
    [
        (date(1997, 12, 31), [], LeftOut(uncertain=1)),  # the membership, whose start is not told
        (date(1998, 6, 1), [], LeftOut(uncertain=2)),
        (date(1998, 12, 31), ["a naval base"], LeftOut(uncertain=1)),
        (date(2002, 1, 1), ["a naval base", "the old docks"], LeftOut(uncertain=1)),
        (date(2014, 6, 1), ["a naval base"], LeftOut(uncertain=2)),
        (date(2015, 1, 1), ["a naval base"], LeftOut(uncertain=1)),
        (date(2024, 2, 1), ["a naval base", "Sea Council"], LeftOut()),
        (date(2030, 1, 1), ["a naval base", "Sea Council"], LeftOut()),  # no told end
    ],
)
def test_facts_as_of(ledger: Ledger, as_of: date, expected: list[str], left_out: LeftOut) -> None:
    found = facts(ledger, as_of=as_of)
    assert [item.item.object for item in found.items] == expected
    assert found.left_out == left_out


def test_facts_by_either_side(ledger: Ledger) -> None:
    assert len(facts(ledger, by="Velm").items) == 3
    assert [item.item.subject for item in facts(ledger, by="Sea Council").items] == ["Velm"]
    assert [item.item.object for item in facts(ledger, about="leases docks").items] == ["the old docks"]


def test_a_timeline_holds_all_that_concerns_a_name(ledger: Ledger) -> None:
    assert quotes(timeline(ledger, by="Anna Verel")) == [OURS, "Orlan met Verel in Velm"]
    assert quotes(timeline(ledger, by="Orlan")) == [
        "Orlan met Verel in Velm",
        NEVER,
        "Orlan will visit Lusk",
        RUSSIAN,
        SECOND,
    ]
    days = [item.day for item in timeline(ledger).items]
    assert days == sorted(days)
    assert len(days) == 7 + 3 + 3
    assert timeline(ledger, as_of=date(2023, 3, 9)).left_out == LeftOut(undated=2, uncertain=2)


@pytest.mark.parametrize("ask", [statements, events, facts, timeline])
@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_put_together_are_the_whole(ledger: Ledger, ask: Callable[..., Results[Found]], limit: int) -> None:
    whole = ask(ledger, limit=100)
    assert whole.next is None
    found: list[Found] = []
    after = None
    while True:
        page = ask(ledger, limit=limit, after=after)
        assert 0 < len(page.items) <= limit
        found += page.items
        after = page.next
        if after is None:
            break
    assert tuple(found) == whole.items


@pytest.mark.parametrize("after", ["nonsense", "!!", "W10", "é", "WyJhIl0"])
def test_a_place_to_go_on_from_that_is_none(ledger: Ledger, after: str) -> None:
    with pytest.raises(UsageError, match="not a place to go on from"):
        statements(ledger, after=after)


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"minimum_confidence": 1.5}, {"minimum_confidence": -0.1}])
def test_values_out_of_bounds(ledger: Ledger, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        statements(ledger, **wrong)


def test_answers_do_not_depend_on_the_order_of_adding(ledger: Ledger, at: Places) -> None:
    with Ledger.open(at("other.db"), now=moment) as other:
        for draft in reversed(of_the_port()):
            add_record(other, *draft.done())
        for ask in (statements, events, facts, timeline):
            assert ask(other) == ask(ledger)
            assert ask(other, limit=2).next == ask(ledger, limit=2).next


def test_retracted_reports_are_not_shown(at: Places) -> None:
    with Ledger.open(at("a.db"), now=moment) as ledger:
        for draft in of_the_port():
            page, record = draft.done()
            add_record(ledger, page, record)
            ledger.retract(record.report.id)
        assert timeline(ledger, as_of=date(2030, 1, 1)) == Results(())
        assert reports(ledger).items == ()


def test_reports_about_words(ledger: Ledger) -> None:
    assert [found.name for found in reports(ledger)] == ["first.txt", "second.txt", "third.txt"]
    assert [found.name for found in reports(ledger, about="harbour")] == ["third.txt"]
    assert [found.name for found in reports(ledger, about="bases", known_by=date(2023, 12, 31))] == ["first.txt"]


def test_altered_words_are_not_shown(at: Places) -> None:
    with Ledger.open(at("a.db"), now=moment) as ledger:
        for draft in of_the_port():
            add_record(ledger, *draft.done())
        with ledger.transaction() as connection:
            connection.exec_driver_sql("UPDATE statement_contents SET words = replace(words, 'never', 'often')")
        with pytest.raises(EvidenceError, match="often"):
            statements(ledger)
