"""One thing by its id, and an entity as all reports have it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from onrecord import queries
from onrecord.errors import NotInstalled, UnknownId
from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.queries import Only, Results, rows
from tests.databases import Places
from tests.ledger.records import Draft, moment
from tests.queries.test_queries import of_the_port


@pytest.fixture(scope="module")
def ledger(at_module: Places) -> Iterator[Ledger]:
    with Ledger.open(at_module("by_id.db"), now=moment) as opened:
        for draft in of_the_port():
            add_record(opened, *draft.done())
        yield opened


@pytest.mark.parametrize(
    ("many", "one"),
    [
        (queries.statements, queries.statement),
        (queries.events, queries.event),
        (queries.facts, queries.fact),
    ],
)
def test_each_item_is_found_by_its_id(ledger: Ledger, many: Any, one: Any) -> None:
    items = many(ledger).items
    assert items
    assert [one(ledger, found.item.id) for found in items] == list(items)
    with pytest.raises(UnknownId):
        one(ledger, "st-0")


def test_a_report_with_its_whole_record(ledger: Ledger) -> None:
    for stored in queries.reports(ledger):
        found = queries.report_record(ledger, stored.id)
        assert (found.report, found.record) == (stored, ledger.record(stored.id))
    with pytest.raises(UnknownId):
        queries.report_record(ledger, "re-0")


def test_what_was_retracted_is_found_no_more(tmp_path: Any) -> None:
    draft = Draft("a.txt", published="2024-03-02")
    said = draft.statement("Anna Verel", "no", None)
    with Ledger.open(tmp_path / "a.db") as made:
        page, record = draft.done()
        add_record(made, page, record)
        assert queries.statement(made, said).quote == "no"
        made.retract(record.report.id)
        with pytest.raises(UnknownId):
            queries.statement(made, said)


def test_an_entity_has_all_that_reports_say_of_it(ledger: Ledger) -> None:
    speaker = queries.statements(ledger, by="Sergei Orlan").items[0].entity
    assert speaker is not None
    found = queries.entity(ledger, speaker.id)
    assert set(found.spellings) == {"Sergei Orlan", "Sergey Orlan", "Сергей Орлан"}
    assert {(name.name, name.reports) for name in found.names} == {
        ("Sergei Orlan", 1),
        ("Sergey Orlan", 1),
        ("Сергей Орлан", 1),
    }
    assert [(it.office, it.statements, it.first, it.last) for it in found.offices] == [
        ("foreign minister of Sarn", 1, date(2023, 3, 9), date(2023, 3, 9)),
        ("prime minister of Sarn", 1, date(2024, 1, 1), date(2024, 12, 31)),
    ]
    assert [(it.outlet, it.statements) for it in found.quoted_by] == [("Courier", 2), ("Herald", 1)]
    assert (found.reports, found.statements, found.events, found.facts) == (3, 3, 2, 0)
    then = queries.entity(ledger, speaker.id, known_by=date(2023, 12, 31))
    assert (then.reports, then.statements, then.events) == (1, 1, 2)
    with pytest.raises(UnknownId):
        queries.entity(ledger, "en-0")


def test_reports_are_paged_and_narrowed_down(ledger: Ledger) -> None:
    whole = queries.reports(ledger)
    one = queries.reports(ledger, limit=2)
    assert one.next is not None
    two = queries.reports(ledger, limit=2, after=one.next)
    assert (*one.items, *two.items) == whole.items
    assert two.next is None
    assert [it.name for it in queries.reports(ledger, only=Only(outlet="Herald"))] == ["second.txt"]
    assert [it.name for it in queries.reports(ledger, only=Only(since=date(2024, 1, 1)))] == ["second.txt", "third.txt"]


ALL = (queries.statements, queries.events, queries.facts, queries.reports)


@pytest.mark.parametrize("query", ALL)
def test_rows_have_the_columns_of_their_kind(ledger: Ledger, query: Any) -> None:
    found = query(ledger)
    names = list(rows.columns(found.tables))
    flat = found.rows()
    assert flat
    types = rows.columns(found.tables)
    for row in flat:
        assert list(row) == names
        for name, value in row.items():
            assert value is None or isinstance(value, types[name]), name


@pytest.mark.parametrize("query", [*ALL, queries.timeline])
@pytest.mark.parametrize("frame", ["pandas", "polars"])
def test_frames_hold_every_item(ledger: Ledger, query: Any, frame: str) -> None:
    pytest.importorskip(frame)
    found = query(ledger)
    table = getattr(found, f"to_{frame}")()
    assert list(table["id"]) == [row["id"] for row in found.rows()]
    nothing = query(ledger, about="nobodysays")
    assert len(nothing) == 0
    assert list(getattr(nothing, f"to_{frame}")().columns) == list(table.columns)


def test_a_frame_says_when_its_package_is_missing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("onrecord.queries.frames.import_module", missing)
    for to in ("to_pandas", "to_polars"):
        with pytest.raises(NotInstalled, match="pip install"):
            getattr(queries.statements(ledger), to)()


def test_a_notebook_shows_tables_in_which_nothing_is_markup(tmp_path: Any) -> None:
    draft = Draft("a.txt", outlet="<script>alert(1)</script>", published="2024-03-02")
    draft.statement("Anna Verel", "<img src=x onerror=alert(2)> & so on", "2024-03-01")
    with Ledger.open(tmp_path / "a.db") as made:
        add_record(made, *draft.done())
        shown: list[Any] = [
            queries.statements(made),
            queries.reports(made),
            queries.facets(made, "statements"),
            Results((1,)),
        ]
        for it in shown:
            html = it._repr_html_()
            assert "<script" not in html
            assert "<img" not in html
        html = shown[0]._repr_html_()
    assert "&lt;img src=x onerror=alert(2)&gt; &amp; so on" in html
    assert "Anna Verel" in html
    assert len(html) < 5_000
