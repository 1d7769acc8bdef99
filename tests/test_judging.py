"""A person's correction of a publication date: what it moves, that it lasts, and that it can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from onrecord import intake, judging
from onrecord.dates import Edtf
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, dump
from onrecord.model import DatingMethod, Judgement, Page
from onrecord.queries import statements
from tests.databases import Places

PAGE = Page(
    b"""\
Minister Says No To Second Quay

March 6, 2023

VELM -- Port Minister Ada Oren said on Monday that the town had not asked anybody for a second quay.

"We have not asked anybody," Oren told reporters in Velm.

The quay at Sarn was opened in 1998. Oren is expected to visit Sarn on March 9.
""",
    "reports/oren.txt",
)
JUDGEMENT = Judgement(Edtf.parse("2024-03-05"), "A. Reader", datetime(2025, 1, 2, 9, tzinfo=UTC), "a misprint")


def moment() -> datetime:
    return datetime(2025, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    with Ledger.open(at("a.db"), now=moment) as made:
        intake.add_page(made, PAGE)
        yield made


def test_what_was_resolved_against_the_date_moves_and_nothing_else(ledger: Ledger) -> None:
    report = judging.find(ledger, "oren.txt")
    done = judging.correct(ledger, report.id, JUDGEMENT)
    told = {(m.which, m.before.value, m.after.value) for m in done.moved}
    assert {("said_on", "2023-03-06", "2024-03-04"), ("when", "2023-03-09", "2024-03-09")} <= told
    assert (done.gone, done.new) == ((), ())
    assert done.stand >= 1  # the quay was opened in 1998 whenever the report came out
    assert all(m.after.value and m.after.value.startswith("2024") for m in done.moved)
    published = ledger.record(report.id).report.published
    assert (published.value, published.method) == ("2024-03-05", DatingMethod.JUDGED)
    assert published.basis == (
        "The judgement of A. Reader on 2025-01-02 (a misprint) gives 2024-03-05; but the line “March 6, 2023” says "
        "2023-03-06."
    )
    assert {found.day.year for found in statements(ledger).items} == {2024}


def test_a_preview_writes_nothing(ledger: Ledger) -> None:
    before = list(dump(ledger))
    report = judging.find(ledger, "reports/oren.txt")
    seen = judging.preview(ledger, report.id, JUDGEMENT)
    assert list(dump(ledger)) == before
    assert judging.correct(ledger, report.id, JUDGEMENT).moved == seen.moved


def test_withdrawn_it_leaves_the_record_as_it_was(ledger: Ledger) -> None:
    report = judging.find(ledger, "oren.txt")
    before = ledger.record(report.id)
    judging.correct(ledger, report.id, JUDGEMENT)
    judging.withdraw(ledger, report.id)
    assert ledger.record(report.id) == before
    with pytest.raises(UsageError, match="no judgement"):
        judging.withdraw(ledger, report.id)


def test_it_outlives_a_later_reading_and_comes_in_any_order(ledger: Ledger, at: Places) -> None:
    """A page that is read again, by a later version or after it was retracted, keeps what a person decided."""
    report = judging.find(ledger, "oren.txt")
    judging.correct(ledger, report.id, JUDGEMENT)
    judged = list(dump(ledger))
    intake.retract(ledger, report.id)
    intake.add_page(ledger, PAGE)
    assert list(dump(ledger)) == judged
    with Ledger.open(at("b.db"), now=moment) as other:
        intake.add_page(other, PAGE)
        judging.correct(other, report.id, Judgement(Edtf.parse("2022"), "B. Reader", JUDGEMENT.made_at, "a guess"))
        judging.correct(other, report.id, JUDGEMENT)
        assert list(dump(other)) == judged


def test_a_judged_month_is_not_made_finer(ledger: Ledger) -> None:
    report = judging.find(ledger, "oren.txt")
    month = Judgement(Edtf.parse("2023-03"), "A. Reader", JUDGEMENT.made_at, "only the month is sure")
    done = judging.correct(ledger, report.id, month)
    assert done.after.report.published.value == "2023-03"


@pytest.mark.parametrize(("named", "fault"), [("", "no report is named"), ("kell.txt", "no such report")])
def test_a_report_that_is_not_there(ledger: Ledger, named: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        judging.find(ledger, named)


def test_a_name_that_two_reports_have(ledger: Ledger) -> None:
    intake.add_page(ledger, Page(PAGE.content.replace(b"Velm", b"Lusk"), "more/oren.txt"))
    with pytest.raises(UsageError, match="2 reports are named so"):
        judging.find(ledger, "oren.txt")
    assert judging.find(ledger, "more/oren.txt").name == "more/oren.txt"
