"""A person's judgement of who said a statement, and when: what follows, that it lasts, and that it can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onrecord import intake, judging, pipeline, queries
from onrecord.dates import Edtf
from onrecord.errors import Damaged, OnrecordError, UsageError
from onrecord.ledger import Ledger, dump, matters, rebuilds, statement_judgements
from onrecord.model import (
    Aspect,
    DatingMethod,
    EntityKind,
    Judgement,
    Matter,
    Page,
    PageRef,
    Record,
    Spelling,
    StatementJudgement,
    StatementRef,
)
from onrecord.queries.overview import revision
from tests.databases import Places
from tests.pages import Given

PAGE = Page(
    b"""\
Minister Says No To Second Quay

March 6, 2023

VELM -- Port Minister Ada Oren said on Monday that Velmora does not need a second quay.

"We have not asked anybody," Oren told reporters in Velm.

The director said Velmora will build a second quay at Sarn.
""",
    "reports/oren.txt",
    url="https://courier.example/quay",
)
OTHER = Page(
    b'SARN, March 2, 2023 -- Harbour Director Jon Kell said on Thursday that "the old quay is falling down".',
    "reports/kell.txt",
)
KELL = Spelling(EntityKind.PERSON, "Jon Kell")
NOW = datetime(2025, 1, 2, 9, tzinfo=UTC)
MATTER = Matter("Velmora builds a second quay")


def moment() -> datetime:
    return datetime(2025, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def ledger(at: Places) -> Iterator[Ledger]:
    with Ledger.open(at("a.db"), now=moment) as made:
        intake.add_page(made, PAGE)
        intake.add_page(made, OTHER)
        yield made


def said(ledger: Ledger, words: str) -> queries.FoundStatement:
    """The one statement with these words."""
    (found,) = [it for it in queries.statements(ledger, limit=99).items if words in it.quote]
    return found


def of(ledger: Ledger, words: str) -> StatementRef:
    return judging.about(ledger, said(ledger, words).item.id)[1]


def by_kell(ledger: Ledger, author: str = "A. Reader", reason: str = "he heads the harbour") -> StatementJudgement:
    ref = of(ledger, "at Sarn")
    return judging.decided(ref, Aspect.SPEAKER, author, NOW, reason, speaker=KELL)


def test_who_said_it_is_assigned_and_linked_and_the_report_s_own_reading_stays(ledger: Ledger) -> None:
    before = said(ledger, "at Sarn")
    assert before.entity is None
    done = judging.judge_statement(ledger, by_kell(ledger))
    after = said(ledger, "at Sarn")
    assert after.entity == said(ledger, "falling down").entity
    assert after.item.id == before.item.id, "its address stays"
    assert after.item.content == before.item.content
    assert after.item.speaker.judged
    assert after.item.speaker.reason == (
        "judged: the judgement of A. Reader on 2025-01-02 (he heads the harbour) gives Jon Kell; the report alone: "
        f"{before.item.speaker.reason}"
    )
    assert [(one.speaker.entity, other.speaker.name) for one, other in done.spoken] == [(None, "Jon Kell")]
    assert "Kell" in {it.speaker.split()[-1] for it in queries.statements(ledger, by="Jon Kell").items if it.speaker}


def test_a_preview_writes_nothing_and_tells_what_making_it_does(ledger: Ledger) -> None:
    matters.add(ledger, MATTER)
    before, judgement = list(dump(ledger)), by_kell(ledger)
    seen = judging.preview_statement(ledger, judgement)
    assert list(dump(ledger)) == before
    (change,) = seen.matters
    assert {it.actor for it in change.positions_new} - {it.actor for it in change.positions_gone} == {"Jon Kell"}
    done = judging.judge_statement(ledger, judgement)
    assert (done.spoken, done.matters) == (seen.spoken, seen.matters)
    assert judging.judge_statement(ledger, judgement).spoken == (), "the same again changes nothing"


def test_withdrawn_it_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    before, judgement = list(dump(ledger)), by_kell(ledger)
    judging.judge_statement(ledger, judgement)
    undone = judging.undo_statement(ledger, judgement.id[:8])
    assert len(undone.spoken) == 1
    assert list(dump(ledger)) == before
    with pytest.raises(UsageError, match="was withdrawn"):
        judging.judge_statement(ledger, judgement)
    with pytest.raises(UsageError, match="no judgement of a statement"):
        judging.undo_statement(ledger, judgement.id)


def test_a_speaker_that_is_wrong_becomes_unknown(ledger: Ledger) -> None:
    wrong = judging.decided(of(ledger, "not asked"), Aspect.SPEAKER, "A. Reader", NOW, "another woman spoke")
    judging.judge_statement(ledger, wrong)
    found = said(ledger, "not asked")
    assert (found.entity, found.item.speaker.name) == (None, None)
    assert "gives nobody who is known; the report alone: Ada Oren" in found.item.speaker.reason


@pytest.mark.parametrize(("given", "value"), [("2023-02", "2023-02"), (None, None)])
def test_when_it_was_said_is_corrected_or_becomes_unknown(ledger: Ledger, given: str | None, value: str | None) -> None:
    ref = of(ledger, "does not need")
    judging.judge_statement(
        ledger, judging.decided(ref, Aspect.SAID_ON, "A. Reader", NOW, "an old speech", said_on=given)
    )
    dated = said(ledger, "does not need").item.said_on
    assert (dated.value, dated.method) == (value, DatingMethod.JUDGED)
    assert "The report alone: 2023-03-06" in dated.basis
    assert said(ledger, "not asked").item.said_on.value == "2023-03-06", "nothing else moves"


def test_the_newer_of_two_holds_and_undone_the_older_one_again(ledger: Ledger) -> None:
    first = by_kell(ledger)
    newer = replace(first, made_at=NOW + timedelta(days=1), speaker=Spelling(EntityKind.PERSON, "Ada Oren"))
    for judgement in (newer, first):
        judging.judge_statement(ledger, judgement)
    assert said(ledger, "at Sarn").item.speaker.name == "Ada Oren"
    judging.undo_statement(ledger, newer.id)
    assert said(ledger, "at Sarn").item.speaker.name == "Jon Kell"


def test_it_outlives_readings_and_holds_in_a_later_state_of_the_page(ledger: Ledger, at: Places) -> None:
    judgement = by_kell(ledger)
    judging.judge_statement(ledger, judgement)
    judged = list(dump(ledger))
    intake.retract(ledger, said(ledger, "at Sarn").report.id)
    intake.add_page(ledger, PAGE)
    assert list(dump(ledger)) == judged
    intake.rebuild(ledger)
    assert list(dump(ledger)) == judged
    later = replace(PAGE, content=PAGE.content.replace(b"March 6, 2023", b"March 7, 2023"), name="later.txt")
    intake.add_page(ledger, later)
    assert said(ledger, "at Sarn").item.speaker.name == "Jon Kell"
    with Ledger.open(at("b.db"), now=moment) as other:  # decided before the page comes
        statement_judgements.keep(other, judgement)
        for page in (OTHER, PAGE):
            intake.add_page(other, page)
        assert list(dump(other)) == judged


def test_words_that_stand_twice_are_told_apart(at: Places) -> None:
    words = b'"We did not sell the old quay to anybody," '
    twice = b"VELM -- " + words + b"Ada Oren told reporters.\n\n" + words + b"Jon Kell told reporters on Monday.\n"
    with Ledger.open(at("c.db"), now=moment) as ledger:
        intake.add_page(ledger, Page(twice, "no.txt"))
        first, second = queries.statements(ledger).items
        assert first.quote == second.quote
        ref = judging.about(ledger, next(it.item.id for it in (first, second) if it.speaker == "Jon Kell"))[1]
        judging.judge_statement(ledger, judging.decided(ref, Aspect.SPEAKER, "A. Reader", NOW, "he left before"))
        assert [it.speaker for it in queries.statements(ledger).items if it.speaker] == ["Ada Oren"]


def test_somebody_whom_no_report_names(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no such name"):
        judging.speaker_named(ledger, "Ida Lund")
    who = judging.speaker_named(ledger, "person: Ida  Lund")
    assert who == Spelling(EntityKind.PERSON, "Ida Lund")
    judging.judge_statement(ledger, replace(by_kell(ledger), speaker=who))
    assert [it.quote for it in queries.statements(ledger, by="Ida Lund").items] == [said(ledger, "at Sarn").quote]
    assert list(ledger.problems()) == []


def test_a_second_desk_takes_it_in(ledger: Ledger, at: Places) -> None:
    judging.judge_statement(ledger, by_kell(ledger))
    coming = judging.from_lines(map(json.dumps, judging.export(ledger)), "ours.jsonl")
    with Ledger.open(at("b.db"), now=moment) as other:
        assert judging.take_in(other, coming).statements.absent == 1
        for page in (PAGE, OTHER):
            intake.add_page(other, page)
        assert list(dump(other)) == list(dump(ledger)), "it held when its page came"
        assert judging.take_in(other, coming).statements.known == 1
        (judgement,) = statement_judgements.standing(other)
        judging.undo_statement(other, judgement.id)
        assert judging.take_in(other, coming).statements.withdrawn == 1
        ours = replace(judgement, author="B. Reader", speaker=None)
        judging.judge_statement(other, ours)
        theirs = replace(judgement, author="C. Reader")
        done = judging.take_in(other, [theirs]).statements
        assert (done.new, [it.ours for it in done.disagreements]) == ((), [ours])
        assert said(other, "at Sarn").entity is None
        assert judging.take_in(other, [theirs], theirs=True).statements.new == (theirs,)
        assert said(other, "at Sarn").item.speaker.name == "Jon Kell"


def test_theirs_takes_the_place_of_all_of_ours(ledger: Ledger) -> None:
    """Of several of ours, an older one would hold again beside one of theirs that is older still."""
    for number, name in enumerate(("Ada Oren", "Ida Lund")):
        who = Spelling(EntityKind.PERSON, name)
        judging.judge_statement(ledger, replace(by_kell(ledger), speaker=who, made_at=NOW + timedelta(days=number)))
    theirs = replace(by_kell(ledger), author="C. Reader", made_at=NOW - timedelta(days=9))
    done = judging.take_in(ledger, [theirs], theirs=True).statements
    assert [it.ours.speaker and it.ours.speaker.name for it in done.disagreements] == ["Ida Lund"], "what held"
    assert statement_judgements.standing(ledger) == (theirs,)
    assert said(ledger, "at Sarn").item.speaker.name == "Jon Kell"


def test_judgements_of_two_states_of_an_address_disagree(ledger: Ledger) -> None:
    ours = by_kell(ledger)
    judging.judge_statement(ledger, ours)
    of_other_state = replace(ours.of, page=replace(ours.of.page, sha256="0a" * 32))
    theirs = replace(ours, of=of_other_state, author="C. Reader", speaker=Spelling(EntityKind.PERSON, "Ida Lund"))
    agreeing = replace(ours, of=of_other_state, author="D. Reader")
    done = judging.take_in(ledger, [theirs, agreeing]).statements
    assert (done.new, [it.ours for it in done.disagreements]) == ((agreeing,), [ours])
    assert judging.take_in(ledger, [theirs], theirs=True).statements.new == (theirs,)
    assert statement_judgements.standing(ledger) == (theirs,)
    elsewhere = replace(theirs, of=replace(ours.of, page=PageRef("0b" * 32, "https://halyard.example/1")), speaker=None)
    assert judging.take_in(ledger, [elsewhere]).statements.disagreements == ()


class Meanwhile:
    """Stages in whose reading somebody else does something, the first time."""

    VERSION, TOGETHER = pipeline.VERSION, pipeline.TOGETHER

    def __init__(self, happens: Callable[[Ledger], object], address: str) -> None:
        self.happens, self.address, self.times = happens, address, 0

    def read_all(self, pages: Iterable[Page], /, *, threads: int) -> Iterator[Record | OnrecordError]:
        """As the pipeline."""
        self.times += 1
        if self.times == 1:
            with Ledger.open(self.address, now=moment) as other:
                self.happens(other)
        return pipeline.read_all(pages, threads=threads)


@pytest.mark.parametrize("of_date", [False, True])
def test_two_judgements_of_one_report_at_the_same_time_both_hold(at: Places, of_date: bool) -> None:
    address = at("a.db")
    with Ledger.open(address, now=moment) as ledger:
        for page in (PAGE, OTHER):
            intake.add_page(ledger, page)
        found = said(ledger, "does not need")
        dated = judging.decided(of(ledger, "does not need"), Aspect.SAID_ON, "A. Reader", NOW, "old", said_on="2023-02")
        mine, theirs = by_kell(ledger), Judgement(Edtf.parse("2023-03-07"), "B. Reader", NOW, "a misprint")

        def other_judges(other: Ledger) -> None:
            if of_date:
                judging.correct(other, found.report.id, theirs)
            else:
                judging.judge_statement(other, dated)

        stages = Meanwhile(other_judges, address)
        judging.judge_statement(ledger, mine, stages)
        assert stages.times == 2
        assert said(ledger, "at Sarn").item.speaker.name == "Jon Kell"
        if of_date:
            assert said(ledger, "at Sarn").report.published.value == "2023-03-07"
            stages = Meanwhile(lambda other: judging.judge_statement(other, dated), address)
            judging.withdraw(ledger, found.report.id, stages)
            assert (stages.times, said(ledger, "at Sarn").report.published.value) == (2, "2023-03-06")
        assert said(ledger, "does not need").item.said_on.value == "2023-02"
        before = list(dump(ledger))
        intake.rebuild(ledger)
        assert list(dump(ledger)) == before
        assert list(ledger.problems()) == []


def test_a_report_that_is_retracted_meanwhile_is_not_read_into_the_ledger_again(at: Places) -> None:
    address = at("a.db")
    with Ledger.open(address, now=moment) as ledger:
        intake.add_page(ledger, PAGE)
        found, judgement = said(ledger, "at Sarn"), by_kell(ledger)
        gone = Meanwhile(lambda other: intake.retract(other, found.report.id), address)
        with pytest.raises(UsageError, match="no report has this statement"):
            judging.judge_statement(ledger, judgement, gone)
        assert ledger.reports() == ()
        assert statement_judgements.standing(ledger) == ()


@pytest.mark.parametrize("together", [False, True])
def test_a_page_that_is_judged_while_it_is_read_is_read_as_judged(ledger: Ledger, at: Places, together: bool) -> None:
    judgement, address = by_kell(ledger), at("b.db")
    with Ledger.open(address, now=moment) as other:
        stages = Meanwhile(lambda to: judging.take_in(to, [judgement]), address)
        if together:
            intake.add_pages(other, Given([PAGE]), stages=stages)
        else:
            intake.add_page(other, PAGE, stages)
        assert stages.times == 2
        assert said(other, "at Sarn").item.speaker.name == "Jon Kell"


def test_a_bundle_brings_it_and_the_report_is_read_by_it(at: Places) -> None:
    """The other ledger's own reading is the later one, and live; it is read again as the judgements have it."""
    minutes = iter(range(60))

    def now() -> datetime:
        return moment() + timedelta(minutes=next(minutes))

    with Ledger.open(at("b.db"), now=now) as other, Ledger.open(at("c.db"), now=now) as ledger:
        for page in (PAGE, OTHER):
            intake.add_page(ledger, page)
        judging.judge_statement(ledger, by_kell(ledger))
        for page in (PAGE, OTHER):
            intake.add_page(other, page)
        for given, entity in ((None, "Jon Kell"), (statement_judgements.standing(ledger)[0].id, None)):
            if given:
                judging.undo_statement(ledger, given)
            intake.take_in(other, list(ledger.bundle()), "a bundle")
            for one in (ledger, other):
                told = said(one, "at Sarn")
                assert (told.entity and told.entity.name) == entity
            assert {it.id: ledger.record(it.id) for it in ledger.reports()} == {
                it.id: other.record(it.id) for it in other.reports()
            }


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"words": " "}, "no statement"),
        ({"nth": -1}, "no statement"),
        ({"aspect": "mood"}, "mood"),
        ({"said_on": "2023"}, "not what it decides"),
        ({"speaker": {"kind": "person"}}, "no name"),
        ({"speaker": {"kind": "person", "name": 3}}, "should be words"),
        ({"page": 3}, "not subscriptable"),
        ({"made_at": "2025-01-01T00:00:00"}, "without a zone"),
        ({"reason": " "}, "an author and a reason"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(ledger: Ledger, change: dict[str, object], fault: str) -> None:
    form = judging.statement_judgement_form(by_kell(ledger))
    with pytest.raises(Damaged, match=fault) as raised:
        judging.from_lines([json.dumps(form | change)], "theirs.jsonl")
    assert raised.value.where == "theirs.jsonl:1"


def test_that_all_was_made_anew_is_seen_by_others(ledger: Ledger) -> None:
    with Ledger.open(ledger.where) as other:
        before = revision(other)
        intake.rebuild(ledger)
        with other.snapshot() as connection:
            assert rebuilds(connection) == 1
        assert revision(other) != before
