"""What the doctor finds: nothing in a ledger that is whole, and each kind of harm in one that is not."""

import pytest
from sqlalchemy import delete, text, update

from onrecord import intake
from onrecord.intake import add_record
from onrecord.ledger import Ledger, search, tables
from onrecord.model import Relation
from tests.databases import Places
from tests.ledger.records import Draft, moment


def filled(ledger: Ledger) -> None:
    draft = Draft("a.txt", outlet="Courier", published="2024-03-02", url="https://courier.example/a")
    said = draft.statement("Anna Verel", "the port is open", "2024-03-01", role="minister")
    draft.event("she came", "2024", actor=("Anna Verel",), voice=said)
    draft.fact("Sarn", Relation.BORDERS, "Velm", "2003")
    add_record(ledger, *draft.done())


HARM = {
    "a quotation": ("UPDATE statement_contents SET words = replace(words, 'open', 'shut')", "as it was written", False),
    "a text": ("UPDATE report_texts SET text = replace(text, 'open', 'shut')", "as it was written", False),
    "a hash": ("UPDATE reports SET page_sha256 = 'f00'", "another hash than it says", False),
    "a page's address": ("UPDATE pages SET url = 'https://post.example'", "its id is not what its content", False),
    "a day": ("UPDATE statements SET day = '2024-02-28'", "not those of their dates", False),
    "a name's link": ("DELETE FROM links", "have no link", True),
    "what is compared": ("DELETE FROM traces", "never compared", True),
    "a name beside its items": ("UPDATE statements SET speaker_key = NULL", "not found by their names", True),
}
"""What another program did, what is said of it, and whether a rebuild mends it."""


def test_nothing_is_wrong_with_a_ledger_as_it_was_made(at: Places) -> None:
    with Ledger.open(at("a.db"), now=moment) as ledger:
        assert list(ledger.problems()) == []
        filled(ledger)
        assert list(ledger.problems()) == []
        assert intake.stale(ledger) == 0
        intake.rebuild(ledger)
        assert list(ledger.problems()) == []


@pytest.mark.parametrize("what", HARM)
def test_each_kind_of_harm_is_found_and_the_mend_mends(at: Places, what: str) -> None:
    sql, told, mended = HARM[what]
    with Ledger.open(at("a.db"), now=moment) as ledger:
        filled(ledger)
        with ledger.transaction() as connection:
            connection.execute(text(sql))
        found = list(ledger.problems())
        assert any(told in problem.what for problem in found), found
        assert all(("rebuild" in problem.mend) == mended for problem in found if told in problem.what)
        if mended:
            intake.rebuild(ledger)
            assert list(ledger.problems()) == []


def test_bytes_that_were_altered(at: Places) -> None:
    with Ledger.open(at("a.db"), now=moment) as ledger:
        filled(ledger)
        with ledger.transaction() as connection:
            connection.execute(update(tables.page_bytes).values(deflated=b"\0"))
        assert [problem.what for problem in ledger.problems()] == [
            "the bytes are not those that were received: their hash differs"
        ]


def test_words_that_are_not_found(at: Places) -> None:
    with Ledger.open(at("a.db"), now=moment) as ledger:
        filled(ledger)
        with ledger.transaction() as connection:
            search.clear(connection)
        (problem,) = ledger.problems()
        assert problem.what == "3 items are not found by their words"
        intake.rebuild(ledger)
        assert list(ledger.problems()) == []


def test_an_index_that_is_gone(at: Places) -> None:
    with Ledger.open(at("a.db"), now=moment) as ledger:
        with ledger.transaction() as connection:
            connection.execute(text("DROP INDEX ix_statements_day_known_on"))
        (problem,) = ledger.problems()
        assert problem.what == "indexes are missing, so that it is slow: ix_statements_day_known_on"


def test_rows_that_hang_on_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite holds foreign keys only for those who ask it to."""
    with Ledger.open(tmp_path_factory.mktemp("orphans") / "a.db", now=moment) as ledger:
        filled(ledger)
        with ledger.transaction() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            raw = connection.connection.driver_connection
            assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        with ledger.transaction() as connection:
            connection.execute(delete(tables.entities))
        assert any("rows of entities that are gone" in problem.what for problem in ledger.problems())
