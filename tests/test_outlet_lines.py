"""What an outlet's pages have in common is furniture, in whatever order they came; few are read again for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import intake, pipeline
from onrecord.errors import OnrecordError
from onrecord.intake import Stages
from onrecord.language import page_lexicons
from onrecord.ledger import Ledger, dump
from onrecord.lineage.addresses import canonical
from onrecord.model import Page, Record, Report, Role
from onrecord.page import read_page, recurrence
from onrecord.page.read import of_language
from onrecord.page.recurrence import RECURS
from tests.ledger.records import copied, moment

INVITATION = "The Courier is read in Lusk and Velm, and we would like to hear your story about the harbour."
BACKGROUND = "Velmeria closed the harbour of Lusk in 1996 after a storm broke its eastern quay."
HEADLINE = "Storm warning for the coast of Oskania"

PORT = f"""Minister says the port stays open

The port of Velm stays open for another year, Minister Ada Oren said on Monday at the quay.

{BACKGROUND}

She told reporters that no ship had been turned away since the spring of last year.

{HEADLINE}

The ministry has set aside nine million crowns for the repair of the eastern quay.

{INVITATION}
"""
FERRY = f"""Ferries to Drevland stop in March

The ferries between Lusk and Drevland stop in March, the line's director Pavel Oredan said on Tuesday.

{HEADLINE}

Some four hundred people travel on the route each week, most of them to work in Drevland.

{BACKGROUND}

{INVITATION}
"""
VOTE = f"""Tarvona votes on its water

The city of Tarvona votes in May on whether its water works are sold to a company from Oskania.

The mayor, Irena Vosken, said that the price of water would not rise before the end of next year.

{INVITATION}
"""
AGAIN = PORT.replace("nine million", "ten million")
SAID = "She declined to comment."
SPOKEN = "“We will tell you when we know,” Minister Ada Oren said, and left the hall by the back door."


def page(text: str, path: str, host: str = "www.courier.example") -> Page:
    return Page(text.encode(), f"{path}.txt", "text/plain", url=f"https://{host}/{path}")


PAGES = (
    page(PORT, "port"),
    page(FERRY, "ferry"),
    page(VOTE, "vote"),
    page(AGAIN, "port"),  # another version
    page(PORT.replace("Minister Ada", "minister Ada"), "elsewhere"),  # a copy
    page(VOTE, "vote", "mirror.example"),
)


@cache
def alone(of: Page) -> Record:
    """Each reading is made once: many ledgers hold the same pages."""
    report, caveats = read_page(of, page_lexicons())
    return Record(report, Blocks.VERSION, caveats=tuple(caveats))


class Blocks:
    """The page stage alone: reports without statements, so that many ledgers are made in little time."""

    VERSION = "1"
    TOGETHER = 2

    def __init__(self) -> None:
        self.read: list[str] = []

    def read_all(self, pages: Iterable[Page], /, *, threads: int) -> Iterator[Record | OnrecordError]:
        for each in pages:
            self.read.append(each.name)
            yield alone(each)


def aside(report: Report) -> list[str]:
    return [report.text[b.start : b.end].strip() for b in report.blocks if b.reason == RECURS]


def added(path: Path, pages: Iterable[Page], stages: Stages) -> Ledger:
    ledger = Ledger.open(path, now=moment)
    for each in pages:
        intake.add_page(ledger, each, stages)
    return ledger


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outlet") / "empty.db"
    Ledger.open(path).close()
    return path


def report_of(ledger: Ledger, name: str) -> Report:
    return next(ledger.report(it.id) for it in ledger.reports() if it.name == name)


def test_lines_of_two_different_reports_are_furniture_and_background_is_not(empty: Path) -> None:
    with added(copied(empty, "two.db"), PAGES[:2], Blocks()) as ledger:
        for name in ("port.txt", "ferry.txt"):
            report = report_of(ledger, name)
            assert aside(report) == ([HEADLINE, INVITATION])
            body = [report.text[b.start : b.end].strip() for b in report.blocks if b.role is Role.BODY]
            assert BACKGROUND in body


def test_versions_and_copies_tell_nothing_of_each_other(empty: Path) -> None:
    with added(copied(empty, "copies.db"), (PAGES[0], PAGES[3], PAGES[4]), Blocks()) as ledger:
        assert [aside(ledger.report(it.id)) for it in ledger.reports()] == [[], [], []]


def test_other_outlets_tell_nothing(empty: Path) -> None:
    with added(copied(empty, "hosts.db"), (PAGES[0], PAGES[5]), Blocks()) as ledger:
        assert [aside(ledger.report(it.id)) for it in ledger.reports()] == [[], []]


@pytest.mark.parametrize("line", [SAID, SPOKEN, "Minister Ada Oren told reporters:", "With reporting by Tidal"])
def test_what_an_article_says_itself_is_kept(empty: Path, line: str) -> None:
    pages = [page(text.replace(HEADLINE, line), path) for text, path in ((PORT, "port"), (FERRY, "ferry"))]
    with added(copied(empty, "said.db"), pages, Blocks()) as ledger:
        for name in ("port.txt", "ferry.txt"):
            assert line not in aside(report_of(ledger, name))


def test_a_statement_in_what_is_set_aside_is_gone_when_a_second_page_shows_it(empty: Path) -> None:
    with added(copied(empty, "whole.db"), PAGES[:1], pipeline) as ledger:
        assert aside(report_of(ledger, "port.txt")) == []
        intake.add_page(ledger, PAGES[1])
        assert aside(report_of(ledger, "port.txt")) == [HEADLINE, INVITATION]
        record = ledger.record(report_of(ledger, "port.txt").id)
        end = record.report.text.index(INVITATION)
        assert record.statements
        assert all(s.content[0].start < end for s in record.statements)


def test_pages_are_read_again_once_when_their_lines_turn_out_to_be_the_outlets(empty: Path) -> None:
    stages = Blocks()
    with added(copied(empty, "once.db"), (), stages) as ledger:
        intake.add_page(ledger, PAGES[0], stages)
        assert stages.read == ["port.txt"]
        intake.add_page(ledger, PAGES[1], stages)
        assert stages.read == ["port.txt", "ferry.txt", "ferry.txt", "port.txt"]
        intake.add_page(ledger, PAGES[2], stages)
        assert stages.read[4:] == ["vote.txt"]  # what recurs on it was guessed from the others
        number = len(stages.read)
        intake.rebuild(ledger, stages)
        assert len(stages.read) == number
        assert ledger.to_read() == ()


@given(st.permutations(range(len(PAGES))), st.sets(st.integers(0, len(PAGES) - 1), max_size=3), st.booleans())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_adding_and_retracting_gives_one_ledger(
    empty: Path, order: list[int], gone: set[int], together: bool
) -> None:
    stages = Blocks()
    left = [each for number, each in enumerate(PAGES) if number not in gone]
    with added(copied(empty, "order.db"), (), stages) as one, added(copied(empty, "left.db"), left, stages) as other:
        if together:
            intake.add_pages(one, Several([PAGES[number] for number in order]), stages=stages)
        else:
            for number in order:
                intake.add_page(one, PAGES[number], stages)
        for number in gone:
            intake.retract(one, next(it.id for it in one.reports() if it.page_id == PAGES[number].id), stages)
        live = [line for line in dump(one) if not line.startswith('{"page"')]
        assert live == [line for line in dump(other) if not line.startswith('{"page"')]
        intake.rebuild(one, stages)
        assert live == [line for line in dump(one) if not line.startswith('{"page"')]
        assert {it.page_id: set(aside_hashes(one, it.id)) for it in one.reports()} == expected(left)


class Several:
    """A source of these pages."""

    def __init__(self, pages: list[Page]) -> None:
        self._pages = pages

    def pages(self) -> Iterator[Page]:
        return iter(self._pages)


def aside_hashes(ledger: Ledger, report_id: str) -> list[int]:
    return [line.hash for line in ledger.lines(report_id) if line.aside]


def expected(pages: list[Page]) -> dict[str, set[int]]:
    """What recurs, all pages compared with all."""
    reports = {each.id: alone(each).report for each in pages}
    lines = {
        key: recurrence.lines_of_report(report, None, of_language("en", page_lexicons()))
        for key, report in reports.items()
    }
    return {
        key: set(found)
        for key, found in recurrence.recurring(lines, {key: canonical(it.url) for key, it in reports.items()}).items()
    }


def test_a_run_that_was_killed_before_reading_again_is_completed_by_the_next(empty: Path) -> None:
    stages = Blocks()
    with added(copied(empty, "killed.db"), PAGES[:1], stages) as ledger:
        record = next(iter(stages.read_all([PAGES[1]], threads=1)))
        assert isinstance(record, Record)
        intake.add_record(ledger, PAGES[1], record)
        assert len(ledger.to_read()) == 2
        intake.add_pages(ledger, Several([]), stages=stages)
        assert ledger.to_read() == ()
        assert aside(report_of(ledger, "ferry.txt")) == [HEADLINE, INVITATION]


def test_what_a_reading_set_aside_is_doubtful_in_it_still() -> None:
    report, _ = read_page(PAGES[0], page_lexicons())
    lexicons = of_language("en", page_lexicons())
    before = recurrence.lines_of_report(report, None, lexicons)
    known = frozenset(line.hash for line in before if line.doubtful)
    again, _ = read_page(replace(PAGES[0], recurring=known), page_lexicons())
    after = recurrence.lines_of_report(again, None, lexicons)
    assert [replace(line, aside=False) for line in after] == list(before)
    assert {line.hash for line in after if line.aside} == known


def test_a_page_of_boilerplate_alone_keeps_it() -> None:
    text = f"{INVITATION}\n\n{HEADLINE}\n"
    report, _ = read_page(page(text, "empty"), page_lexicons())
    lines = recurrence.lines_of_report(report, None, of_language("en", page_lexicons()))
    assert lines
    assert not any(line.doubtful for line in lines)
