"""What a matter takes from elsewhere: utterances, copies, dates of other reports, and what only looks opposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import queries
from onrecord.dates import Edtf
from onrecord.intake import add_pages
from onrecord.ledger import Ledger
from onrecord.matters import Said
from onrecord.matters.likeness import Saying
from onrecord.matters.utterances import utterances
from onrecord.matters.when_said import by_publication, by_utterances
from onrecord.model import (
    Act,
    ActorKind,
    Block,
    Dating,
    DatingMethod,
    Entity,
    EntityKind,
    FindingKind,
    Form,
    Matter,
    Page,
    Report,
    Role,
    Speaker,
    SpeakerKind,
    Statement,
)
from tests.pages import Given

PORT = "Velmora opens a second naval base in Ostrany"


def page(name: str, text: str, day: str | None) -> Page:
    return Page(text.encode(), f"{name}.txt", "text/plain", outlet=name, published=Edtf.parse(day) if day else None)


def view(folder: Path, *pages: Page, proposition: str = PORT, **asked: date | bool) -> queries.MatterView:
    folder.mkdir(exist_ok=True)
    with Ledger.open(folder / "matter.db") as ledger:
        add_pages(ledger, Given(list(pages)))
        return queries.matter(ledger, Matter(proposition), **asked)  # type: ignore[arg-type]


def people(found: queries.MatterView) -> list[tuple[str, str | None, str]]:
    return [(p.speaker, p.when.value, p.stance.value) for p in found.positions if p.actor_kind is ActorKind.PERSON]


def said(words: str, when: str | None, *, at: int = 0, act: Act = Act.ASSERT, published: str | None = None) -> Said:
    text = " " * at + words
    out = Dating(Edtf.parse(published), "given") if published else Dating(None, "")
    report = Report("re", "p", None, None, "en", None, None, out, text, (Block(Role.BODY, 0, len(text), "it is"),))
    own = Dating(Edtf.parse(when), "the day beside it", DatingMethod.TIMEX) if when else Dating(None, "no date")
    speaker = Speaker(SpeakerKind.PERSON, "Ada Oren", "oren", None, None, 1.0, "named")
    span = report.span(at, len(text))
    statement = Statement(f"st-{at}-{when}", speaker, None, (span,), Form.DIRECT, act, 0.95, own)
    return Said(statement, report, Entity("oren", "Ada Oren", EntityKind.PERSON, ()), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        (None, "2024-05-03", "../2024-05-03"),
        (None, None, None),
        ("2024-05", "2024-05-03", "2024-05"),
        (None, "2024-05", "../2024-05"),
    ],
)
def test_publication_bounds_what_nothing_dates(when: str | None, published: str | None, expected: str | None) -> None:
    (found,) = by_publication([said("it will be built", when, published=published)])
    assert found.cited.when.value == expected


_DATES = st.sampled_from([None, "2024", "2024-05", "2024-05-02", "2023-11-30", "../2024-05-04"])


@given(st.lists(_DATES, min_size=2, max_size=4))
def test_a_date_is_narrowed_and_never_turned_into_another(dates: list[str | None]) -> None:
    its = []
    for at, when in enumerate(dates):
        it = said("we are ready to discuss a second base with our neighbours", when)
        own = replace(it.statement, id=f"st-{at}")
        its.append(replace(it, statement=own, report=replace(it.report, id=f"re-{at}")))
    told = utterances(Saying(it.statement, it.report.id, "en", f"outlet {it.id}", "oren") for it in its)
    found = {it.id: it.cited.when for it in by_utterances(its, told)}
    assert found == {it.id: it.cited.when for it in by_utterances(reversed(its), reversed(told))}
    for it in its:
        before, now = it.statement.said_on.date, found[it.id].date
        assert before is None or (now is not None and now.within(before))


def test_a_report_dates_what_another_does_not(tmp_path: Path) -> None:
    words = "We are ready to discuss a second naval base in Ostrany with our neighbours next year"
    found = view(
        tmp_path,
        page("One", f"SARN -- “{words},” Velmora's President Ada Oren said on May 2, 2023.", "2023-05-03"),
        page(
            "Two",
            "HALD -- The second naval base in Ostrany has no plan yet.\n\nThe sea was calm.\n\n"
            f"Ada Oren, the president of Velmora, had said: “{words}.”",
            "2023-05-05",
        ),
    )
    dates = {it.item.cited.report: it.item.cited.when.value for it in found.items if it.stance}
    assert set(dates.values()) == {"2023-05-02"}
    assert people(found) == [("Ada Oren", "2023-05-02", "is open")]


def test_a_copy_adds_no_weight_and_is_said(tmp_path: Path) -> None:
    body = (
        "SARN -- Velmora's President Ada Oren said on May 2, 2023 that she was ready to discuss a second naval base in "
        "Ostrany. The first base lies at Hald, where the railway ends and the old road to the lakes begins again. "
        "Fishermen at Hald mended their nets on the quay in the rain while the ministers drove past in their long cars."
    )
    one = view(tmp_path, page("First", body, "2023-05-02"))
    (tmp_path / "both").mkdir()
    both = view(tmp_path / "both", page("First", body, "2023-05-02"), page("Second", body, "2023-05-04"))
    (alone,) = (p for p in one.positions if p.actor_kind is ActorKind.PERSON)
    (copied,) = (p for p in both.positions if p.actor_kind is ActorKind.PERSON)
    assert copied.confidence == alone.confidence
    assert "only copied by Second" in copied.reason
    assert "only copied" not in alone.reason


def test_who_holds_to_a_position_has_it(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        page("A", "SARN -- President Ada Oren of Velmora said on May 2, 2023 that she opposed a second naval base in "
             "Ostrany.", "2023-05-02"),
        page("B", "SARN -- Velmora and the second naval base in Ostrany.\n\n“My position on the base has not changed,” "
             "President Ada Oren said on June 9, 2024.", "2024-06-09"),
    )  # fmt: skip
    assert ("Ada Oren", "2024-06-09", "opposes") in people(found)


def test_two_who_speak_as_one_have_one_position(tmp_path: Path) -> None:
    text = "SARN -- Velmora and Ostrany said in a statement on May 2, 2023 that they would open a second naval base."
    found = view(tmp_path, page("A", text, "2023-05-02"))
    actors = {(p.actor, p.stance.value) for p in found.positions if p.actor_kind is ActorKind.GOVERNMENT}
    assert {("Velmora", "supports"), ("Ostrany", "supports")} <= actors


def test_reports_that_date_one_opening_otherwise_are_a_finding(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        page("A", "SARN -- A second naval base is planned. The Hald base of Velmora in Ostrany was opened in 2003.",
             "2023-05-02"),
        page("B", "HALD -- Velmora's Hald base in Ostrany, where 600 sailors live, was opened in October 2015.",
             "2023-05-09"),
        page("C", "HALD -- Velmora's base in Ostrany at Hald was opened in 2003. The Kell base of Velmora in Ostrany "
             "was opened in 1999.", "2023-05-10"),
    )  # fmt: skip
    differing = [f for f in found.findings if f.kind is FindingKind.DATES_DIFFER]
    assert differing
    assert all("2015" in f.sentence and "2003" in f.sentence and "1999" not in f.sentence for f in differing)


def test_what_only_looks_opposed_is_marked_and_ranks_behind(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        page("A", "SARN -- Foreign Minister Jon Kell of Velmora said on May 2, 2023 that a second naval base in "
             "Ostrany was not being discussed.", "2023-05-02"),
        page("B", "SARN -- Foreign Minister Jon Kell of Velmora said on June 9, 2023 that he was ready to discuss a "
             "second naval base in Ostrany.", "2023-06-09"),
        page("C", "SARN -- President Ada Oren of Velmora said on May 2, 2023 that she opposed a second naval base in "
             "Ostrany. On July 4, 2023 Oren said that she supports a second naval base in Ostrany.", "2023-07-04"),
    )  # fmt: skip
    marked = [f.compatible for f in found.findings]
    assert None in marked
    assert any(marked)
    assert marked == sorted(marked, key=lambda why: why is not None)
    assert all("only look opposed" in f.sentence for f in found.findings if f.compatible)


def test_what_is_only_known_by_a_day_is_in_time_by_that_day(tmp_path: Path) -> None:
    pages = (
        page("A", "HALST -- The second naval base in Ostrany is on paper only.\n\nIn the harbour, the mayor of Hald, "
             "Rosa Hult, opposed a second naval base in Ostrany.", "2023-05-02"),
    )  # fmt: skip
    before = view(tmp_path, *pages, as_of=date(2023, 5, 1))
    after = view(tmp_path, *pages, as_of=date(2023, 5, 2))
    assert not before.positions
    assert {when for _, when, _ in people(after)} <= {"../2023-05-02", "2023-05-02~"}
    assert people(after)


@pytest.mark.parametrize(("known_by", "who"), [("2023-12-31", "Ada Oren"), ("2023-05-10", None)])
def test_an_office_speaks_by_its_holder_as_far_as_is_known(tmp_path: Path, known_by: str, who: str | None) -> None:
    found = view(
        tmp_path,
        page("A", "SARN -- A second naval base in Ostrany was the talk of the town. The president of Velmora said on "
             "May 9, 2023 that he opposed a second naval base in Ostrany.", "2023-05-09"),
        page("B", "SARN -- Ada Oren was sworn in as president of Velmora on Tuesday, March 7, 2023, the old hall was "
             "full, and the crowd sang. Velmoran President Ada Oren opened the quay on June 1, 2023.", "2023-06-01"),
        known_by=date.fromisoformat(known_by),
    )  # fmt: skip
    mine = [p for p in found.positions if p.actor_kind is ActorKind.PERSON and p.stance.value == "opposes"]
    assert [p.speaker for p in mine] == [who or "The president of Velmora"]
    assert ("told by the office" in mine[0].reason) == (who is not None)


def test_news_of_no_day_is_of_about_the_day_of_its_report_and_what_is_told_back_is_not() -> None:
    news = said("it is up to parliament", None, published="2024-03-08")
    back = Dating(None, "nothing ties it to the day", DatingMethod.PUBLICATION)
    news = replace(news, statement=replace(news.statement, said_on=back))
    told_back = said("it is up to the king", None, published="2024-03-08")
    assert [it.cited.when.value for it in by_publication([news, told_back])] == [
        "2024-03-08~",
        "../2024-03-08",
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2024-03-06", "2024-03-06~"),
        ("2024-03-08", "2024-03-08~"),
        ("2024-02-06", "2024-03-08~"),
        ("2024-03", "2024-03-08~"),
        ("2024-03-06~", "2024-03-08~"),
    ],
)
def test_news_of_no_day_is_of_about_the_day_that_the_opening_tells(told: str, expected: str) -> None:
    lead = said("the quay will be built", told, published="2024-03-08")
    later = said("it is up to parliament", None, published="2024-03-08")
    back = Dating(None, "nothing ties it to the day", DatingMethod.PUBLICATION)
    later = replace(later, statement=replace(later.statement, said_on=back))
    assert by_publication([later, lead])[0].cited.when.value == expected


def test_the_opening_tells_the_day_of_the_news_by_a_noun_too(tmp_path: Path) -> None:
    """No statement and no event has the day: "Sunday night's debate" has it."""
    found = view(
        tmp_path,
        page("Rivals clash over a second naval base",
             "The plan for a second naval base in Ostrany provoked the sharpest exchange of Sunday night's debate.\n\n"
             "Velmoran President Ada Oren said that a second naval base in Ostrany would not be built. The hall "
             "cheered, and the moderator asked for silence twice.", "2024-05-07"),
    )  # fmt: skip
    assert people(found) == [("Ada Oren", "2024-05-05~", "opposes")]


def test_a_report_of_a_month_gives_what_nothing_ties_to_a_day_the_month() -> None:
    news = said("it is up to parliament", None, published="2024-05")
    back = Dating(None, "nothing ties it to the day", DatingMethod.PUBLICATION)
    news = replace(news, statement=replace(news.statement, said_on=back))
    assert by_publication([news])[0].cited.when.value == "2024-05"


def test_reports_that_date_a_fact_otherwise_are_a_finding(tmp_path: Path) -> None:
    told = "HALD -- Velmora has leased the naval base at Sarn, in Ostrany, since {}."
    found = view(tmp_path, page("One", told.format(2003), "2024-03-01"), page("Two", told.format(2009), "2024-03-02"))
    (differs,) = [it for it in found.findings if it.kind is FindingKind.DATES_DIFFER]
    assert (differs.earlier.when.value, differs.later.when.value) == ("2003", "2009")
    assert differs.sentence.startswith("Reports differ on when it began: in 2003, says one report: “")


def test_figures_told_later_are_in_no_finding_as_of_a_day(tmp_path: Path) -> None:
    said_on = "HALD -- Premier Ada Oren said on May {}, {} that Velmora would open a second naval base in Ostrany."
    pages = (
        page("One", f"{said_on.format(3, 2021)} The base is to have a quay of 900 metres.", "2021-05-04"),
        page("Two", f"{said_on.format(3, 2021)} The base is to have a quay of 400 metres.", "2021-05-28"),
    )
    now, then = view(tmp_path / "now", *pages), view(tmp_path / "then", *pages, as_of=date(2021, 5, 14))
    told = [any(it.kind is FindingKind.FIGURES_DIFFER for it in found.findings) for found in (now, then)]
    assert told == [True, False]


def test_a_change_is_told_from_the_firmest_words_before_as_well(tmp_path: Path) -> None:
    said_by = "SARN -- Prime Minister Ada Oren of Ostrany said on Monday that {}."
    found = view(
        tmp_path,
        page("One", said_by.format("she would never allow a second Velmoran naval base in Ostrany"), "2024-01-01"),
        page("Two", said_by.format("she did not rule out a second Velmoran naval base in Ostrany"), "2024-03-04"),
        page("Three", said_by.format("she supported a second Velmoran naval base in Ostrany"), "2024-05-06"),
        by_words=True,
    )
    changes = {(it.earlier.when.value, it.later.when.value): it.kind for it in found.findings}
    assert changes["2024-01-01", "2024-05-06"] is FindingKind.REVERSAL
    assert changes["2024-01-01", "2024-03-04"] is FindingKind.REVERSAL
    assert ("2024-03-04", "2024-05-06") in changes


def test_a_matter_may_be_of_somebody_by_name(tmp_path: Path) -> None:
    text = (
        "Farrin must come home\n\nSARN -- Minister Ada Oren of Norvenia said on Monday that Farrin must be handed over."
    )
    asked = "Tolvia extradites the banker Ludo Farrin to Norvenia"
    found = view(tmp_path, page("One", text, "2024-03-04"), proposition=asked)
    assert people(found) == [("Ada Oren", "2024-03-04", "supports")]


def test_a_spokesman_without_a_name_speaks_for_another(tmp_path: Path) -> None:
    text = "SARN -- {} of Ostrany said on Monday that no talks were being held on a second naval base."
    named, anonymous = text.format("A spokesman for the government"), text.format("An official of the government")
    found = view(tmp_path, page("One", named, "2024-03-04"), page("Two", anonymous, "2024-03-05"))
    assert people(found) == [("A spokesman for the government of Ostrany", "2024-03-04", "denies under way")]


def test_a_paper_at_home_need_not_name_its_own_country(tmp_path: Path) -> None:
    abroad = (
        "SARN -- Ports Minister Ada Oren of Ostrany said on Monday that a second Velmoran naval base was not planned."
    )
    at_home = "SARN -- Minister Ada Oren said on Monday that she was against a second naval base."
    found = view(tmp_path, page("One", abroad, "2024-03-04"), page("Two", at_home, "2024-03-11"))
    assert ("Ada Oren", "2024-03-11", "opposes") in people(found)
    (tmp_path / "alone").mkdir()
    assert not people(view(tmp_path / "alone", page("Two", at_home, "2024-03-11")))
