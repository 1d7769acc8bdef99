"""The migrations make the schema of `tables`, and no other."""

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, func, insert, inspect, select

from onrecord.dates import Edtf
from onrecord.intake import add_record, rebuild
from onrecord.ledger import Ledger, bundle, counts, dump, opening, tables
from onrecord.ledger.opening import SCHEMA
from onrecord.ledger.sqlite import APPLICATION_ID
from onrecord.model import Decision, EntityKind, Judgement, NameJudgement, Relation, Spelling
from onrecord.queries import statements
from tests.databases import Places
from tests.ledger.records import Draft, moment

SEARCH = ("statement_words", "event_words", "fact_words", "report_words")
VIEWS = {"reports_as_read", "statements_as_read", "events_as_read", "facts_as_read"}


def of_search(name: str | None) -> bool:
    return name is not None and name.startswith(SEARCH)


def plain(told: Any) -> str:
    """As text; keys and indexes in the order of their names, columns in their own."""
    named = isinstance(told, list) and all("type" not in entry for entry in told)
    return json.dumps(sorted(told, key=lambda entry: str(entry["name"])) if named else told, default=str)


def test_migrations_agree_with_the_tables(at: Places) -> None:
    with Ledger.open(at("a.db")) as ledger, ledger.snapshot() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or not of_search(name)},
        )
        assert compare_metadata(context, tables.metadata) == []


def test_migrations_make_every_column_index_and_key_alike(at: Places) -> None:
    """Also what Alembic's comparison leaves out: keys, constraints, their names, collations, and partial indexes."""
    with Ledger.open(at("a.db")) as ledger, Ledger.open(at("b.db")) as bare:
        with bare.transaction() as connection:
            for view in inspect(connection).get_view_names():
                connection.exec_driver_sql(f"DROP VIEW {view}")
            tables.metadata.drop_all(connection)
            tables.metadata.create_all(connection)
        with ledger.snapshot() as one, bare.snapshot() as other:
            a, b = inspect(one), inspect(other)
            names = set(b.get_table_names())
            assert {name for name in a.get_table_names() if not of_search(name)} == {
                name for name in names if not of_search(name)
            }
            for name in names:
                for of in ("columns", "pk_constraint", "foreign_keys", "indexes", "unique_constraints"):
                    assert plain(getattr(a, f"get_{of}")(name)) == plain(getattr(b, f"get_{of}")(name)), (name, of)


def test_text_is_in_the_order_of_code_points_whatever_the_server_thinks(at: Places) -> None:
    """Every column of text compares as SQLite's do; or a page could begin where the one before did not end."""
    words = ["a", "B", "é", "z", "Z", "ж", "Ж", "-a", "b c", "bc"]
    with Ledger.open(at("a.db")) as ledger:
        with ledger.transaction() as connection:
            connection.execute(insert(tables.feeds), [{"url": word, "read_at": ""} for word in words])
        with ledger.snapshot() as connection:
            urls = tables.feeds.c.url
            assert list(connection.scalars(select(urls).order_by(urls))) == sorted(words)
            assert list(connection.scalars(select(urls).where(urls > "Z").order_by(urls))) == sorted(words)[3:]
            if connection.dialect.name == "postgresql":
                assert connection.exec_driver_sql("SELECT 'a' < 'B'").scalar()  # the server's own order is another
                others = connection.exec_driver_sql(
                    "SELECT table_name, column_name FROM information_schema.columns AS c JOIN pg_tables AS t"
                    " ON t.tablename = c.table_name WHERE table_schema = 'public'"
                    " AND collation_name IS DISTINCT FROM 'C' AND data_type IN ('text', 'character varying')"
                    " AND table_name <> 'alembic_version'"
                ).all()
                assert others == []


def test_the_newest_migration_is_this_schema() -> None:
    config = Config()
    config.set_main_option("script_location", "onrecord.ledger:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_views_can_be_read_in_any_browser_of_sqlite_files(tmp_path: Path) -> None:
    draft = Draft("a.txt", outlet="Courier", published="2024-03-02")
    said = draft.statement("Anna Verel", "the port is open", "2024-03-01", role="minister of Velm")
    draft.event("she came", "2024", actor=("Anna Verel", "others"), recipient=("Sarn",), voice=said)
    draft.fact("Sarn", Relation.BORDERS, "Velm", "2003")
    page, record = draft.done()
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(page, record)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute(
            "SELECT speaker, role, words, said_on, outlet, title, page_sha256 FROM statements_as_read"
        ).fetchall() == [
            (
                "Anna Verel",
                "minister of Velm",
                "the port is open",
                "2024-03-01",
                "Courier",
                "Title of a.txt",
                page.sha256,
            )
        ]
        assert connection.execute('SELECT words, actor, recipient, "when", voice FROM events_as_read').fetchall() == [
            ("she came", "Anna Verel, others", "Sarn", "2024", "Anna Verel")
        ]
        assert connection.execute(
            "SELECT subject, relation, object, valid_from, voice FROM facts_as_read"
        ).fetchall() == [("Sarn", "borders", "Velm", "2003", "outlet")]
        assert connection.execute("SELECT page, text FROM reports_as_read").fetchall() == [
            ("a.txt", record.report.text)
        ]
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert found == VIEWS


def test_sqlite_is_set_up_as_the_ledger_needs_it(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", timeout=3) as ledger, ledger.snapshot() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "application_id")
        }
    assert told == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 3000,
        "synchronous": 1,
        "application_id": 0x4F6E5263,
    }


def at_schema(path: Path, revision: str) -> None:
    """An empty ledger as a version that knew no later schema made it."""
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", "onrecord.ledger:migrations")
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.dispose()


def test_a_ledger_of_the_first_schema_is_brought_on(tmp_path: Path) -> None:
    """What it held is there, and what the first schema did not know can be written."""
    path = tmp_path / "a.db"
    at_schema(path, "0001")
    page, record = Draft("a.txt", published="2024-03-02").done()
    with closing(sqlite3.connect(path)) as connection, connection:
        deflated = zlib.compress(page.content)
        connection.execute("INSERT INTO page_bytes VALUES (?, ?, ?)", (page.sha256, len(page.content), deflated))
        row = (page.id, page.sha256, page.name, "2024-03-03T00:00:00Z")
        connection.execute("INSERT INTO pages (id, sha256, name, recorded_at) VALUES (?, ?, ?, ?)", row)
    judgement = Judgement(Edtf.parse("2023"), "A. Reader", moment(), "a misprint")
    with Ledger.open(path) as ledger:
        assert ledger.page(page.id).content == page.content
        ledger.add(page, record)
        ledger.judge(page.id, judgement)
        assert ledger.record(record.report.id) == record
        assert ledger.judged(page.id) == judgement
        assert ledger.untraced() == (record.report.id,)


def test_judgements_of_pages_are_there_after_those_of_names_came(tmp_path: Path) -> None:
    """A ledger of the schema before name judgements keeps what was judged, and takes what it did not know."""
    path = tmp_path / "a.db"
    at_schema(path, "0005")
    page, _ = Draft("a.txt", published="2024-03-02").done()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO page_bytes VALUES (?, ?, ?)", (page.sha256, 1, zlib.compress(page.content)))
        row = (page.id, page.sha256, page.name, "2024-03-03T00:00:00Z")
        connection.execute("INSERT INTO pages (id, sha256, name, recorded_at) VALUES (?, ?, ?, ?)", row)
        connection.execute(
            "INSERT INTO judgements (kind, page_id, value, author, made_at, reason) VALUES (?, ?, ?, ?, ?, ?)",
            ("published", page.id, "2023", "A. Reader", moment().isoformat(), "a misprint"),
        )
    name = Spelling(EntityKind.PERSON, "Ada Oren")
    made = NameJudgement(Decision.REJECT, (name,), "A. Reader", moment(), "a ship")
    with Ledger.open(path) as ledger:
        assert ledger.judged(page.id) == Judgement(Edtf.parse("2023"), "A. Reader", moment(), "a misprint")
        assert ledger.name_judgements() == ()
        assert ledger.judge_names(made)
        assert not ledger.judge_names(made)
        assert ledger.name_judgements() == (made,)
        ledger.withdraw_names(made.id)
        assert ledger.name_judgements() == ()
        assert ledger.known_judgements([made.id, "ju-1"]) == {made.id}


EARLIER = [f"{number:04}" for number in range(1, int(SCHEMA))]


@pytest.mark.parametrize("revision", EARLIER)
def test_a_ledger_of_each_earlier_schema_holds_what_it_held(at: Places, revision: str) -> None:
    """Real rows in the schema as it was; brought on, and what follows from them made anew, it is the same ledger."""
    with Ledger.open(at("now.db"), now=moment) as ledger:
        for number, speaker in enumerate(("Anna Verel", "Sergei Orlan", "Sergey Orlan")):
            draft = Draft(f"{number}.txt", outlet="Courier", published="2024-03-02", url="https://courier.example/a")
            said = draft.statement(speaker, f"the port is open, {number}", "2024-03-01", role="minister")
            draft.event("she came", "2024", actor=(speaker,), voice=said)
            draft.fact("Sarn", Relation.BORDERS, "Velm", "2003")
            add_record(ledger, *draft.done())
        expected = list(dump(ledger))
        with ledger.snapshot() as connection:
            whole = [tables.page_bytes, tables.pages, tables.reports, tables.names, *bundle.OF_READINGS]
            whole += [tables.versions, tables.counts]  # what counts were taken by where a schema had them
            rows = {it: [dict(r) for r in connection.execute(select(it)).mappings()] for it in whole}
    old = at.bare("old.db")
    engine, _ = opening.engine_for(old, create=True, timeout=10)
    with engine.connect().execution_options(onrecord_writes=True) as connection, connection.begin():
        opening.migrate(connection, revision)
        there = inspect(connection)
        for table in (it for it in whole if there.has_table(it.name)):
            known = {column["name"] for column in there.get_columns(table.name)}
            made = [{name: value for name, value in row.items() if name in known} for row in rows[table]]
            if made:
                connection.execute(insert(table), made)
    engine.dispose()
    with Ledger.open(old, now=moment) as ledger:
        with ledger.snapshot() as connection:
            assert counts.differing(connection) == 0
            assert connection.scalar(select(func.sum(tables.counts.c.number))) > 0
        rebuild(ledger)
        assert list(dump(ledger)) == expected
        assert list(ledger.problems()) == []
        assert len(statements(ledger, by="Orlan", about="port").items) == 1  # of three versions, the newest
