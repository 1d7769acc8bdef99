"""The report that the project started from: one test a row of design.md's table, by what a reader takes from it.

The report itself is not ours and lies beside the project; without it these tests are skipped. What it shows is shown
again by the sample matter, which ships.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.dates import Edtf
from onrecord.model import (
    OUTLET,
    Act,
    CreditKind,
    DatingMethod,
    Event,
    Fact,
    Form,
    Page,
    Record,
    Relation,
    Role,
    SpeakerKind,
    Statement,
    Status,
)
from onrecord.pipeline import read

SEED = Path(__file__).resolve().parents[2] / "shared" / "reports" / "seed.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed report is not beside the project")


@pytest.fixture(scope="module")
def record() -> Record:
    return read(Page(SEED.read_bytes(), "seed.txt"))


def lines(record: Record, role: Role) -> list[str]:
    text = record.report.text
    return [
        line.strip()
        for b in record.report.blocks
        if b.role is role
        for line in text[b.start : b.end].split("\n")
        if line.strip()
    ]


def said(record: Record, words: str) -> Statement:
    """The innermost statement whose content holds the words."""
    found = [s for s in record.statements if any(words in c.quote for c in s.content)]
    assert found, f"no statement holds {words!r}"
    return min(found, key=lambda s: sum(len(c.quote) for c in s.content))


def happened(record: Record, words: str) -> Event:
    found = [e for e in record.events if words in e.span.quote]
    assert found, f"no event holds {words!r}"
    return min(found, key=lambda e: len(e.span.quote))


def facts(record: Record, relation: Relation, subject: str, object_: str) -> list[Fact]:
    return [f for f in record.facts if f.relation is relation and subject in f.subject and object_ in f.object]


def near(dated: Edtf | None, day: date, days: int = 3) -> bool:
    if dated is None or dated.first is None or dated.last is None:
        return False
    return abs((dated.first - day).days) <= days and abs((dated.last - day).days) <= days


def test_row_1_furniture(record: Record) -> None:
    assert {"Accessibility links", "Breaking News", "XS", "SM", "MD", "LG"} <= set(lines(record, Role.FURNITURE))
    click = "To find out more, click here."
    assert click in lines(record, Role.FURNITURE) + lines(record, Role.NOTICE)
    assert click in record.report.text
    assert not any(click in c.quote for s in record.statements for c in s.content)


def test_row_2_doubled_caption(record: Record) -> None:
    captions = lines(record, Role.CAPTION)
    assert len(captions) == 2
    assert captions[0] == captions[1]
    assert captions[0].endswith("(file photo)")
    reasons = [b.reason for b in record.report.blocks if b.role is Role.CAPTION]
    assert any("file photo" in reason for reason in reasons)
    assert len(reasons) == 2
    assert reasons[0] != reasons[1]


def test_row_3_notice(record: Record) -> None:
    assert any("undesirable organization" in line for line in lines(record, Role.NOTICE))
    notice = next(n for n in record.report.notices if "Russian passport" in n.span.quote)
    assert "RU" in notice.jurisdiction
    at_risk = notice.at_risk or ""
    for who in ("in Russia", "Russia-controlled parts of Ukraine", "Russian passport", "stateless person"):
        assert who in at_risk
    assert {"share", "like", "comment", "save", "contact"} <= set(notice.acts)
    assert "fines or imprisonment" in (notice.penalty or "")


def test_row_4_dateline(record: Record) -> None:
    assert record.report.dateline == "BISHKEK"


def test_row_5_wire_credit(record: Record) -> None:
    assert ("Interfax", CreditKind.WIRE) in {(c.name, c.kind) for c in record.report.credits}


def test_row_6_publication_date(record: Record) -> None:
    published = record.report.published
    assert published.method is DatingMethod.INFERRED
    assert near(published.date, date(2019, 2, 4), days=1)
    assert published.date is not None
    assert published.date.approximate
    assert "December 2018" in published.basis
    assert "February" in published.basis


def test_row_7_denial(record: Record) -> None:
    statement = said(record, "Bishkek has not asked Moscow to open a second military base in Kyrgyzstan")
    assert (statement.form, statement.act, statement.speaker.name) == (Form.INDIRECT, Act.DENY, "Sergei Lavrov")
    assert statement.speaker.role == "foreign minister of Russia"
    assert near(statement.said_on.date, date(2019, 2, 4), days=1)


def test_row_7_venue(record: Record) -> None:
    asked = said(record, "whether Russia was prepared")
    assert asked.venue is not None
    assert "Kyrgyz-Russian Slavic University" in asked.venue.quote


def test_row_8_openness(record: Record) -> None:
    statement = said(record, "Russia is open to discussing the idea")
    assert (statement.form, statement.act) == (Form.INDIRECT, Act.EXPRESS_WILLINGNESS)
    assert statement.speaker.name == "Sergei Lavrov"
    assert statement.cue is not None
    assert statement.cue.quote == "suggested"


def test_row_9_question(record: Record) -> None:
    statement = said(record, "whether Russia was prepared to open a second base")
    assert statement.act is Act.QUESTION
    assert statement.speaker.kind is SpeakerKind.UNNAMED
    assert statement.speaker.name is None
    assert statement.addressee is not None
    assert statement.addressee.quote == "Lavrov"


def test_row_10_claim_about_the_past(record: Record) -> None:
    statement = said(record, "this is the first time we've heard about this")
    assert [c.quote for c in statement.content] == ["this is the first time we've heard about this"]
    assert (statement.form, statement.act, statement.speaker.name) == (
        Form.DIRECT,
        Act.CLAIM_IGNORANCE,
        "Sergei Lavrov",
    )


def test_row_11_the_quotation_goes_on(record: Record) -> None:
    statement = said(record, "This is not our initiative.")
    assert (statement.form, statement.act, statement.speaker.name) == (Form.DIRECT, Act.DENY, "Sergei Lavrov")
    statement = said(record, "We will be ready to discuss with our Kyrgyz friends")
    assert (statement.form, statement.act, statement.speaker.name) == (
        Form.DIRECT,
        Act.EXPRESS_WILLINGNESS,
        "Sergei Lavrov",
    )


def test_row_12_rumour(record: Record) -> None:
    statement = said(record, "Russia could open a second military base")
    assert statement.speaker.kind is SpeakerKind.UNNAMED
    assert statement.speaker.entity is None
    assert statement.act is Act.OTHER
    assert statement.said_on.date is None
    assert statement.cue is not None
    assert "rumors" in statement.cue.quote.lower()


def test_row_13_base(record: Record) -> None:
    fact = facts(record, Relation.OPERATES_BASE_AT, "Russia", "Kant")[0]
    assert (fact.valid_from.value, fact.valid_to.date, fact.voice) == ("2003", None, OUTLET)
    assert facts(record, Relation.LOCATED_IN, "Kant", "northern Kyrgyzstan")


def test_row_14_memberships(record: Record) -> None:
    members = {f.subject for f in facts(record, Relation.MEMBER_OF, "", "Collective Security Treaty Organization")}
    assert members == {"Russia", "Kyrgyzstan", "Armenia", "Belarus", "Kazakhstan", "Tajikistan"}
    for fact in facts(record, Relation.MEMBER_OF, "", "Collective Security Treaty Organization"):
        assert near(fact.held_on.date, date(2019, 2, 4), days=1)
        assert fact.valid_to.date is None


def test_row_15_the_base_that_was_shut(record: Record) -> None:
    fact = next(f for f in record.facts if f.relation is Relation.HOSTS and "Kyrgyzstan" in f.subject)
    assert "U.S." in fact.object or "US" in fact.object
    assert (fact.valid_from.value, fact.valid_to.value) == ("2001", "2014")
    event = happened(record, "Kyrgyzstan shut it")
    assert (event.when.value, event.status, event.voice) == ("2014", Status.HAPPENED, OUTLET)
    assert "Kyrgyzstan" in event.actor


def test_row_16_pressure(record: Record) -> None:
    event = happened(record, "pressed Kyrgyzstan for its closure")
    assert event.status is Status.HAPPENED
    assert "Russia" in event.actor
    assert event.when.date is None or (event.when.date.last is not None and event.when.date.last <= date(2014, 12, 31))
    assert event.when.value == "../2014"


def test_row_17_december(record: Record) -> None:
    statement = said(record, "Bishkek was not negotiating with Moscow")
    assert (statement.form, statement.act, statement.said_on.value) == (Form.INDIRECT, Act.DENY, "2018-12")
    assert statement.speaker.name in ("Sooronbay Jeenbekov", "Sooronbai Jeenbekov")
    entity = next(e for e in record.entities if e.id == statement.speaker.entity)
    assert {"Sooronbay Jeenbekov", "Sooronbai Jeenbekov", "Jeenbekov"} == {entity.name, *entity.variants}


def test_row_18_march_is_behind(record: Record) -> None:
    statement = said(record, "the idea of a second Russian base was discussed")
    assert statement.said_on.value == "2018-03"
    assert statement.speaker.name in ("Sooronbay Jeenbekov", "Sooronbai Jeenbekov")


def test_row_19_two_claims_and_the_election(record: Record) -> None:
    claims = said(record, "was discussed before he was elected president in October 2017")
    assert "no decision was made" in claims.content[-1].quote
    event = happened(record, "he was elected president in October 2017")
    assert (event.when.value, event.status) == ("2017-10", Status.HAPPENED)
    office = [
        f for f in facts(record, Relation.HOLDS_OFFICE, "Jeenbekov", "resident") if f.valid_from.value == "2017-10"
    ]
    assert office
    assert office[0].valid_to.date is None


def test_row_20_a_former_president(record: Record) -> None:
    statement = said(record, "Russia could deploy troops in the Batken region")
    assert statement.speaker.name == "Almazbek Atambaev"
    assert statement.act is Act.PROPOSE
    said_on = statement.said_on.date
    assert said_on is not None
    assert said_on.first == date(2017, 1, 1)
    assert said_on.last is not None
    assert said_on.last < date(2017, 12, 31)
    office = facts(record, Relation.HOLDS_OFFICE, "Atambaev", "resident")[0]
    ended = office.valid_to.date
    assert ended is not None
    assert ended.last is not None
    assert ended.last <= date(2017, 12, 31)


def test_row_21_pronoun(record: Record) -> None:
    statement = said(record, "the issue had been discussed years ago")
    assert statement.speaker.name == "Almazbek Atambaev"
    assert statement.speaker.span is not None
    assert statement.speaker.span.quote == "He"
    said_on = statement.said_on.date
    assert said_on is not None
    assert said_on.within(Edtf.parse("2017"))


def test_row_22_bases_combined(record: Record) -> None:
    event = happened(record, "formally combined into a single base")
    assert (event.when.value, event.status) == ("2017", Status.HAPPENED)


def test_row_23_planned_visits(record: Record) -> None:
    first, second = happened(record, "visit Tajikistan on February 5"), happened(record, "Turkmenistan on February 6")
    assert first.id != second.id
    assert (first.when.value, first.status, second.when.value, second.status) == (
        "2019-02-05",
        Status.PLANNED,
        "2019-02-06",
        Status.PLANNED,
    )
