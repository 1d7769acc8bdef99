"""The ledger keeps records whole, adds each page once, and erases nothing."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import update

from onrecord.errors import EvidenceError, NotALedger, NotText, UsageError
from onrecord.ledger import Ledger, Outcome, dump, tables
from onrecord.model import Mention, MentionKind, Page, Record, Relation, Span, check_evidence
from tests.databases import Places
from tests.ledger.records import Draft, moment, records

VERSIONS = count()


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    with Ledger.open(at("onrecord.db"), now=moment) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(at_module: Places) -> Iterator[Ledger]:
    with Ledger.open(at_module("shared.db"), now=moment) as opened:
        yield opened


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(records())
def test_what_is_read_equals_what_was_written(shared: Ledger, made: tuple[Page, Record]) -> None:
    page, record = made
    record = replace(record, version=str(next(VERSIONS)))  # hypothesis may give one page two records
    added = shared.add(page, record)
    assert shared.record(added.report_id) == record
    kept = shared.page(page.id)
    assert kept.id == page.id
    assert kept.content == page.content
    if added.outcome is Outcome.NEW:
        assert kept == page
    assert shared.add(page, record).outcome is Outcome.UNCHANGED


def test_adding_again_changes_nothing_at_all(at: Places) -> None:
    page, record = Draft("a.txt").done()
    with Ledger.open(at("a.db"), now=moment) as ledger:
        ledger.add(page, record)
        before = list(dump(ledger))
    with Ledger.open(at("a.db"), now=lambda: moment(9)) as ledger:
        again = ledger.add(replace(page, name="copied.txt", retrieved=moment(8)), record)
        assert again.outcome is Outcome.UNCHANGED
        assert again.report_id == record.report.id
        assert list(dump(ledger)) == before


def test_another_version_takes_the_place_of_the_earlier_reading(at: Places) -> None:
    draft = Draft("a.txt")
    draft.statement("Anna Verel", "the port is open", "2024-03-01")
    page, record = draft.done()
    later = replace(record, version="2", statements=())
    with Ledger.open(at("a.db"), now=moment) as ledger:
        ledger.add(page, record)
    with Ledger.open(at("a.db"), now=lambda: moment(9)) as ledger:
        assert ledger.add(page, later).outcome is Outcome.NEW_VERSION
        assert ledger.record(record.report.id) == later
        assert [stored.version for stored in ledger.reports()] == ["2"]
        assert (ledger.has(page.id, "1"), ledger.has(page.id, "2")) == (False, True)
        with ledger.snapshot() as connection:
            kept = connection.exec_driver_sql(
                "SELECT version, recorded_at, retracted_at,"
                " (SELECT count(*) FROM statements WHERE report_key = reports.key) FROM reports ORDER BY key"
            ).all()
    assert kept == [
        ("1", "2025-01-01T12:00:00Z", "2025-01-09T12:00:00Z", 1),
        ("2", "2025-01-09T12:00:00Z", None, 0),
    ]


def test_retracted_is_not_erased(ledger: Ledger) -> None:
    page, record = Draft("a.txt").done()
    ledger.add(page, record)
    ledger.retract(record.report.id)
    assert ledger.reports() == ()
    assert not ledger.has(page.id, "1")
    assert ledger.page(page.id) == page
    with pytest.raises(UsageError, match="no such report"):
        ledger.record(record.report.id)
    with pytest.raises(UsageError, match="no such report"):
        ledger.retract(record.report.id)
    assert ledger.add(page, record).outcome is Outcome.NEW
    assert ledger.record(record.report.id) == record


def test_pages_of_the_same_bytes_are_kept_once(ledger: Ledger) -> None:
    one, other = (Draft("a.txt", outlet=outlet).done() for outlet in ("Courier", "Herald"))
    ledger.add(*one)
    ledger.add(*other)
    assert {stored.outlet for stored in ledger.reports()} == {"Courier", "Herald"}
    with ledger.snapshot() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM page_bytes").scalar() == 1
    assert {page.id for page in ledger.pages()} == {one[0].id, other[0].id}


def test_words_that_are_not_in_the_report_are_refused(ledger: Ledger) -> None:
    draft = Draft("a.txt")
    draft.statement("Anna Verel", "the port is open")
    page, record = draft.done()
    false = object.__new__(Record)  # as a fault of a stage could leave it, past the check that making one does
    for name in Record.__slots__:
        object.__setattr__(false, name, getattr(record, name))
    statement = record.statements[0]
    span = statement.content[0]
    altered = replace(statement, content=(Span(span.start, span.end, span.quote.replace("open", "shut")),))
    object.__setattr__(false, "statements", (altered,))
    with pytest.raises(EvidenceError, match="shut"):
        check_evidence(false)
    with pytest.raises(EvidenceError, match="shut"):
        ledger.add(page, false)
    assert ledger.reports() == ()


@pytest.mark.parametrize(
    ("entity", "name", "wrong"), [("another", "Anna Verel", "is no entity"), (None, "Verel", "has another name")]
)
def test_a_speaker_is_called_as_its_entity_is(entity: str | None, name: str, wrong: str) -> None:
    draft = Draft("a.txt")
    draft.statement("Anna Verel", "the port is open")
    _, record = draft.done()
    (statement,) = record.statements
    speaker = replace(statement.speaker, entity=entity or statement.speaker.entity, name=name)
    with pytest.raises(EvidenceError, match=wrong):
        replace(record, statements=(replace(statement, speaker=speaker),))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE statement_contents SET words = replace(words, 'open', 'shut')",
        "UPDATE statements SET speaker_text = replace(speaker_text, 'Anna', 'Anne')",
        "UPDATE events SET event_text = replace(event_text, 'came', 'left')",
        "UPDATE facts SET fact_text = replace(fact_text, 'Sarn', 'Tarn')",
        "UPDATE report_texts SET text = replace(text, 'open', 'shut')",
        'UPDATE blocks SET "end" = "end" - 1',
    ],
)
def test_words_changed_by_another_program_are_not_given_out(ledger: Ledger, sql: str) -> None:
    draft = Draft("a.txt")
    draft.statement("Anna Verel", "the port is open")
    draft.event("she came")
    draft.fact("Sarn", Relation.BORDERS, "Velm")
    page, record = draft.done()
    ledger.add(page, record)
    with ledger.transaction() as connection:
        connection.exec_driver_sql(sql)
    with pytest.raises(EvidenceError):
        ledger.record(record.report.id)


def test_a_link_to_what_is_not_there_is_refused(ledger: Ledger) -> None:
    page, record = Draft("a.txt").done()
    lost = Mention(record.report.span(0, 1), MentionKind.PRONOUN, "e-nobody", 0.5, "nearest")
    with pytest.raises(EvidenceError, match="e-nobody"):
        ledger.add(page, replace(record, mentions=(lost,)))


def test_two_items_of_one_id_are_refused(ledger: Ledger) -> None:
    draft = Draft("a.txt")
    draft.event("she came")
    page, record = draft.done()
    with pytest.raises(EvidenceError, match="two of one id: event"):
        ledger.add(page, replace(record, events=record.events * 2))


def test_a_record_of_another_page_is_refused(ledger: Ledger) -> None:
    page, _ = Draft("a.txt").done()
    _, record = Draft("b.txt").done()
    with pytest.raises(UsageError, match="another page"):
        ledger.add(page, record)


@pytest.mark.parametrize("bad", ["a\0b", "a\ud800b"])
def test_a_text_that_no_database_holds_is_refused(ledger: Ledger, bad: str) -> None:
    page, record = Draft("a.txt").done()
    report = replace(record.report, text=bad, blocks=(replace(record.report.blocks[0], end=3),))
    with pytest.raises(NotText):
        ledger.add(page, replace(record, report=report))
    with pytest.raises(NotText):
        ledger.add(page, replace(record, report=replace(record.report, title="\ud800")))
    assert ledger.reports() == ()


def test_a_transaction_is_all_or_nothing(ledger: Ledger) -> None:
    def fails_in_the_middle() -> None:
        with ledger.transaction():
            ledger.add(*Draft("a.txt").done())
            ledger.add(*Draft("b.txt").done())
            assert len(ledger.reports()) == 2  # its own reads see it
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails_in_the_middle()
    assert ledger.reports() == ()


def test_damaged_bytes_are_not_given_out(ledger: Ledger) -> None:
    page, record = Draft("a.txt").done()
    ledger.add(page, record)
    with ledger.transaction() as connection:
        connection.execute(update(tables.page_bytes).values(deflated=b"\0"))
    with pytest.raises(NotALedger, match="damaged"):
        ledger.page(page.id)


def test_a_statement_may_stand_in_a_later_one(ledger: Ledger) -> None:
    draft = Draft("a.txt")
    draft.statement("Boris Verel", "the port is shut")
    draft.statement("Anna Verel", "Boris says that the port is shut")
    page, record = draft.done()
    inner, outer = record.statements
    record = replace(record, statements=(replace(inner, within=outer.id), outer))
    ledger.add(page, record)
    assert ledger.record(record.report.id) == record


def test_readers_beside_a_writer_never_see_half_a_report(ledger: Ledger) -> None:
    """One ledger, shared by threads."""
    done = threading.Event()
    seen: list[int] = []
    failed: list[BaseException] = []

    def reads() -> None:
        try:
            while not done.is_set():
                reports = ledger.reports()
                seen.append(len(reports))
                assert all(len(ledger.record(stored.id).statements) == 3 for stored in reports[-3:])
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    readers = [threading.Thread(target=reads) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(30):
        draft = Draft(f"{number}.txt")
        for place in range(3):
            draft.statement("Anna Verel", f"port {place} of {number} is open")
        ledger.add(*draft.done())
    done.set()
    for reader in readers:
        reader.join()
    assert failed == []
    assert len(set(seen)) > 1
